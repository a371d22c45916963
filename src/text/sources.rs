//! What is said of the sources that are read.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const ONE_FILE_ONE_SOURCE: &str = "this file is the one source";
pub const ONE_FILE_ONE_SOURCE_HINT: &str =
    "The file makes no claims: it is itself the one source, and each of its rows is one claim.";
pub const SOURCES_TOOLTIP: &str = "Which sources are read";
pub const SOURCES_HINT: &str = "What is switched off counts as never read: events, counts, disputes and people are worked out anew from what the others say.";
pub const SUMMARY_IS_OFF: &str = "The editors' summary also rests on a source that is switched off. What the others say stands below.";
pub const SOURCE_IS_OFF: &str = "This source is switched off.";
pub const SWITCH_ON: &str = "Switch it on";
pub const SWITCH_OFF: &str = "Switch this source off";
pub const NOT_LEFT: &str = "No source that is read speaks of this.";
pub const NOT_OUT_YET: &str = "This source had not come out yet.";

pub const KNOWN_TOOLTIP: &str = "Count only what had been published by a day";
pub const KNOWN_HINT: &str = "Only what had been published by then counts. Where it is not sure whether a source had been, what rests on it is possible at the most.";
pub const KNOWN_TODAY: &str = "today: everything";
pub const KNOWN_FIELD: &str = "As known on";

pub const MORE_STATES: &str = "More of what the bar says";

/// `Sources: 4 of 5`
#[must_use]
pub fn sources_on(on: usize, all: usize) -> String {
    format!("Sources: {on} of {all}")
}

/// What a screen reader says of the switch of a source.
#[must_use]
pub fn source_switch(id: &str, title: &str) -> String {
    format!("Read source {id}: {title}")
}

/// `As known on: 31 October 2025`
#[must_use]
pub fn as_known(day: Option<&str>) -> String {
    format!("{KNOWN_FIELD}: {}", day.unwrap_or("today"))
}

/// `31 October 2025, when 000, 001 had come out`
#[must_use]
pub fn known_after(day: &str, sources: &str) -> String {
    format!("{day}, when {sources} had come out")
}

pub const KNOWN_HANDLE: &str = "What had been published";
pub const PUBLISHED: &str = "published";
pub const KNOWN_ALL: &str = "all sources";
pub const KNOWN_HANDLE_HINT: &str = "Drag to see what had been published by a day; drag back to the right edge, or press Delete, to see all";

/// What a screen reader says of where that handle stands: `As known on 31 October 2025; 3 of 5 sources`.
#[must_use]
pub fn known_spoken(day: Option<&str>, read: usize, all: usize) -> String {
    day.map_or_else(
        || KNOWN_ALL.to_owned(),
        |day| format!("{KNOWN_FIELD} {day}; {}", sources_of(read, all)),
    )
}

/// What stands beside that handle: `As known on 31 October 2025`, and in full `… · 3 of 5 sources`.
#[must_use]
pub fn known_flag(day: &str, counts: Option<(usize, usize)>) -> String {
    let counts = counts.map(|(read, all)| format!(" · {}", sources_of(read, all)));
    format!("{KNOWN_FIELD} {day}{}", counts.unwrap_or_default())
}

/// `3 of 5 sources`, `all sources`
fn sources_of(read: usize, all: usize) -> String {
    if read == all {
        KNOWN_ALL.to_owned()
    } else {
        format!("{read} of {all} sources")
    }
}

/// When a source came out: `Source 003, published 23 December 2025`.
#[must_use]
pub fn published(id: &str, when: &str) -> String {
    format!("Source {id}, published {when}")
}
