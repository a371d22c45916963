//! Queries from arbitrary text: nothing panics, a mistake lies inside, what is printed is read as the same condition, and
//! whatever is completed lies inside.
//!
//! Run with `cargo +nightly fuzz run query`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::view::query::{Completing, Parsed, completing, parse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Parsed { condition, error } = parse(text);
    if let Some(error) = error {
        assert!(text.get(error.range()).is_some(), "{text:?}: {error}");
        assert!(error.pointed_at(text)[1].ends_with('^'));
    }
    if let Some(condition) = condition {
        let printed = condition.to_string();
        let again = parse(&printed);
        // The canonical form may be longer than what is read of a query.
        if printed.chars().count() <= summit_atlas::view::query::MAX_LENGTH {
            assert_eq!(again.error, None, "{text:?} as {printed:?}");
            assert_eq!(again.condition, Some(condition), "{text:?} as {printed:?}");
        }
    }
    for caret in 0..=text.len().min(200) {
        if let Some(Completing::Field { range, .. } | Completing::Value { range, .. }) =
            completing(text, caret)
        {
            assert!(text.get(range).is_some());
        }
    }
});
