//! Phrases of the choices beside the search field, and of how the list is ordered.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::plural;
use crate::time::Window;

pub const CHOOSE: &str = "Choose…";
pub const CHOOSE_TOOLTIP: &str =
    "Choose themes, countries, people, sources and more; each says how many events it leaves";
pub const FIND_CHOICE: &str = "Find a choice";
pub const FIND_CHOICE_HINT: &str = "Find a choice";
pub const NO_CHOICE: &str = "No choice has these words.";
pub const LET_GO: &str = "Let all of it through again";
pub const TABLE: &str = "Table";
pub const COLUMNS: &str = "Columns";
pub const COLUMNS_HINT: &str = "What the table shows, and what is copied";
pub const LIST_ORDER: &str = "Order of the list";
pub const GROUP_BY: &str = "Headings";
pub const SORT_BY: &str = "Sorted by";
pub const DESCENDING: &str = "from the last to the first";
pub const IN_SIGHT: &str = "in sight";
pub const NOTHING_IN_SIGHT: &str = "Nothing of what is listed lies on this part of the map.";
pub const WITHOUT_PLACE: &str = "Without a place";
pub const NOTHING_SAID: &str = "Nothing said";

/// The name of a facet by its key.
#[must_use]
pub fn facet(key: &str) -> &'static str {
    match key {
        "theme" => "Theme",
        "kind" => "Kind",
        "country" => "Country",
        "person" => "Person",
        "organisation" => "Organisation",
        "source" => "Source",
        "date" => "Date known",
        "precision" => "Place known",
        "status" => "Took place",
        _ => "Disputed",
    }
}

/// A value of a facet that has words of its own; `None` where the value is a name or an id.
#[must_use]
pub fn facet_value(key: &str, value: &str) -> Option<&'static str> {
    Some(match (key, value) {
        ("date", "day") => "to the day",
        ("date", "month") => "to the month or season",
        ("date", "year") => "to the year at best",
        ("date", "doubtful") => "about, perhaps, or open",
        ("precision", "site") => "to the site",
        ("precision", "city") => "to the town",
        ("precision", "region") => "to the region",
        ("precision", "country") => "to the country",
        ("precision", "line") => "along a journey",
        ("date", "undated") | ("precision", "none") => "not at all",
        ("status", "happened") => "took place",
        ("status", "announced") => "announced",
        ("status", "expected") => "expected",
        ("status", "cancelled") => "called off",
        ("disputed", "yes") => "sources disagree",
        ("disputed", "no") => "nobody disagrees",
        _ => return None,
    })
}

/// What a list is grouped by.
#[must_use]
pub fn grouping(word: &str) -> &'static str {
    match word {
        "time" => "month",
        "place" => "place",
        "theme" => "theme",
        "kind" => "kind",
        _ => "none",
    }
}

/// What a list is sorted by.
#[must_use]
pub fn sort_key(word: &str) -> &'static str {
    match word {
        "time" => "time",
        "title" => "title",
        "kind" => "kind",
        "place" => "place",
        "country" => "country",
        "status" => "whether it took place",
        "precision" => "how well the place is known",
        "sources" => "number of sources",
        _ => "dispute",
    }
}

/// How a list is ordered, in a few words: `by month, newest first`.
#[must_use]
pub fn list_order(grouping_word: &str, key: &str, descending: bool) -> String {
    let sorted = match (key, descending) {
        ("time", true) => "newest first".to_owned(),
        ("time", false) => "oldest first".to_owned(),
        (key, false) => format!("by {}", sort_key(key)),
        (key, true) => format!("by {}, backwards", sort_key(key)),
    };
    match grouping_word {
        "nothing" => sorted,
        word => format!("{}, {sorted}", grouping(word)),
    }
}

/// What a screen reader says of a heading or an order that can be chosen.
#[must_use]
pub fn spoken_order(of: &str, words: &str) -> String {
    format!("{of}: {words}")
}

/// How many values of a facet are chosen.
#[must_use]
pub fn chosen(count: usize) -> String {
    format!("{count} chosen")
}

/// How many events a list has.
#[must_use]
pub fn events(count: usize) -> String {
    plural(count, "event", "events")
}

/// The heading over events that begin in a period; without one they may have begun at any time before.
#[must_use]
pub fn period(period: Option<&Window>) -> String {
    period.map_or_else(|| "at an unknown time before".to_owned(), super::window)
}

/// What a screen reader says of the head of a column, which may be what the table is sorted by.
#[must_use]
pub fn spoken_head(title: &str, descending: Option<bool>) -> String {
    match descending {
        None => title.to_owned(),
        Some(false) => format!("{title}, sorted upward"),
        Some(true) => format!("{title}, sorted downward"),
    }
}

/// What a screen reader says of a choice.
#[must_use]
pub fn spoken_choice(facet: &str, value: &str, count: usize) -> String {
    format!("{facet}: {value} ({count})")
}
