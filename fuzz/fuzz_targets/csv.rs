//! Tables from arbitrary bytes: nothing panics, a file of which nothing is shown says why, and what was read is written
//! and read again without a loss.
//!
//! Run with `cargo +nightly fuzz run csv`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use summit_atlas::format::csv;

fuzz_target!(|bytes: &[u8]| {
    let reading = csv::read("fuzz", bytes);
    assert!(reading.dataset.is_some() || !reading.problems.is_empty());
    if let Some(dataset) = reading.dataset
        && csv::Column::of(&dataset).len() <= csv::MOST_COLUMNS
    {
        assert_eq!(csv::write(&dataset).lost, []);
    }
});
