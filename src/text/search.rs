//! Phrases of the search: what was found beside events.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const FOUND_PERSON: &str = "person";
pub const FOUND_PLACE: &str = "place";
pub const FOUND_ORGANISATION: &str = "organisation";
pub const FOUND_EVENT: &str = "event";
pub const FOUND_SOURCE: &str = "source";

/// What a screen reader says of something that was found: its title, the name that answers if it is another one, and
/// what it is.
#[must_use]
pub fn spoken_hit(title: &str, matched: Option<&str>, sort: &str) -> String {
    let matched = matched.map_or_else(String::new, |matched| format!(" ({matched})"));
    format!("{title}{matched}, {sort}")
}

/// That the words of a large file are being read; `part` from 0 to 1.
#[must_use]
pub fn reading_words(part: f32) -> String {
    format!("Reading the words of this file: {:.0} %", part * 100.0)
}

pub const CLEAR_SIGN: &str = "×";
pub const CLEAR_SEARCH: &str = "Clear the search";
pub const CLEAR_SEARCH_TOOLTIP: &str = "Take the words away; undo brings them back";
