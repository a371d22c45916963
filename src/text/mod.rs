//! Everything a person reads, in one place: phrases, and dates and numbers in words.
//!
//! One language so far, English. Dates are worded exactly as precisely as they are known: June 2025
//! is never the first of June. Which words a *dataset* uses is its own affair.

mod attendance;
pub mod bidi;
mod bookmarks;
mod command_line;
mod coordinates;
mod dates;
mod evidence;
mod facets;
mod files;
pub mod folding;
mod language;
mod links;
mod map;
mod names;
mod one_date;
mod phrases;
mod pictures;
mod query;
mod relations;
mod search;
mod signs;
pub mod slips;
mod sources;
mod tables;
mod timeline;
mod topics;
mod windows;
mod working;
mod workspaces;

pub use attendance::*;
pub use bookmarks::*;
pub use command_line::*;
pub use coordinates::*;
pub use dates::{date, dates, short_dates, short_dates_with_year};
pub use evidence::*;
pub use facets::*;
pub use files::*;
pub use language::Language;
pub use links::*;
pub use map::*;
pub use names::Names;
pub use phrases::*;
pub use pictures::*;
pub use query::*;
pub use relations::*;
pub use search::*;
pub use signs::*;
pub use sources::*;
pub use tables::*;
pub use timeline::*;
pub use topics::*;
pub use windows::{
    bounds, fold, fold_empty, fold_label, last_day, length, moment, tick, tick_context, unfold,
    window,
};
pub use working::*;
pub use workspaces::*;

/// Names of the months, January first.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
fn month_name(month: u8) -> &'static str {
    let at = usize::from(month).wrapping_sub(1);
    MONTHS.get(at).copied().unwrap_or("?")
}

/// A month in three letters (May, June and July are short enough).
fn short_month(month: u8) -> &'static str {
    match month_name(month) {
        "June" => "June",
        "July" => "July",
        "September" => "Sept",
        name => name.get(..3).unwrap_or(name),
    }
}

/// An astronomical year as people write it: 0 is 1 BC. More than four digits are grouped: `12 000`.
fn year_name(year: i32) -> String {
    if year > 0 {
        grouped(i64::from(year))
    } else {
        format!("{} BC", grouped(1 - i64::from(year)))
    }
}

/// A number that is not negative, with thin spaces between its thousands when it has more than four digits.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() <= 4 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}
