//! Dates from arbitrary bytes: nothing panics, what is read prints as something that reads the same, and no window holds
//! for certain what it does not possibly hold.
//!
//! Run with `cargo +nightly fuzz run edtf`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::time::{Edtf, Membership, Moment, Span, Widening, Window};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match text.parse::<Edtf>() {
        Ok(date) => {
            let printed = date.to_string();
            assert_eq!(
                printed.parse::<Edtf>().as_ref(),
                Ok(&date),
                "{text:?} as {printed}"
            );
            for approximate_units in [0, 1, 255] {
                hold(&Span::from_edtf(&date, Widening { approximate_units }));
            }
        }
        Err(error) => {
            assert!(text.is_char_boundary(error.offset()));
            for suggestion in error.suggestions() {
                assert!(
                    suggestion.parse::<Edtf>().is_ok(),
                    "{text:?} gave {suggestion}"
                );
            }
        }
    }
});

/// The span against windows of its own ends and of a few fixed moments.
fn hold(span: &Span) {
    assert!(span.earliest() < span.latest());
    assert_eq!(span.membership(&Window::ALL), Membership::Certain);
    let extent = span.extent();
    assert_ne!(span.membership(&extent), Membership::Outside);
    let ends = [span.earliest(), span.latest()];
    let fixed = [Moment::MIN, Moment::from_seconds(0), Moment::MAX];
    let beside = ends
        .into_iter()
        .flat_map(|end| [end.plus(-1), end, end.plus(86_400)]);
    let moments: Vec<Moment> = beside.chain(fixed).collect();
    for start in &moments {
        for end in &moments {
            let Some(window) = Window::new(*start, *end) else {
                continue;
            };
            let found = span.membership(&window);
            // A wider window holds no less.
            let wider = Window::new(start.plus(-1_000_000), end.plus(1_000_000)).unwrap_or(window);
            assert!(found <= span.membership(&wider));
            if window.intersection(&extent).is_none() {
                assert_eq!(found, Membership::Outside);
            }
            if window.covers(&extent) && !span.lasts() {
                assert_eq!(found, Membership::Certain);
            }
        }
    }
}
