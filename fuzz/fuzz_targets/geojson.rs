//! Files from arbitrary bytes: nothing panics, and a file of which nothing is shown says why.
//!
//! Run with `cargo +nightly fuzz run geojson`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::format::geojson;

fuzz_target!(|bytes: &[u8]| {
    let reading = geojson::read("fuzz", bytes);
    assert!(reading.dataset.is_some() || !reading.problems.is_empty());
});
