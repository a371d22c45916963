//! Tests of time, one file for each concern.

mod axis;
mod brute;
mod calendar;
mod edtf;
mod errors;
mod examples;
mod membership;
mod restricted;
mod robust;
mod span_index;
mod window;

use super::{Edtf, Moment, Span, Widening, Window};

/// Reads an expression that has to be right.
fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

/// The span of an expression with the default widening.
fn span(text: &str) -> Span {
    Span::from_edtf(&edtf(text), Widening::default())
}

/// The start of a day.
fn day(year: i32, month: u8, day: u8) -> Moment {
    Moment::from_ymd(year, month, day).unwrap()
}

/// The window from the start of the first to the start of the last date; `..` is unbounded.
fn window(from: &str, to: &str) -> Window {
    let at = |text: &str| span(text).earliest();
    let start = if from == ".." {
        Moment::BEGINNING
    } else {
        at(from)
    };
    let end = if to == ".." { Moment::END } else { at(to) };
    Window::new(start, end).unwrap()
}

/// Test runs of the property tests, without files for failures beside the source.
fn config(cases: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    }
}
