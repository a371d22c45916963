//! Views from arbitrary text: nothing panics, and what is read prints as something that reads the same.
//!
//! Run with `cargo +nightly fuzz run view`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::view::{TypedDate, View};

fuzz_target!(|text: &str| {
    if let Ok(view) = View::from_text(text) {
        assert_eq!(View::from_text(&view.to_text()), Ok(view), "{text:?}");
    }
    if let TypedDate::Several(choices) = TypedDate::read(text) {
        assert!(choices.len() > 1, "{text:?}");
    }
});
