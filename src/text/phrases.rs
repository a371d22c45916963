//! Phrases in English. Constants where nothing varies, functions where something does.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use crate::time::Membership;

pub const PROGRAM: &str = "Summit Atlas";
pub const MENU_FILE: &str = "File";
pub const MENU_VIEW: &str = "View";
pub const MENU_HELP: &str = "Help";
pub const DISPUTED_SIGN: &str = "≠";
pub const UNNAMED_PLACE: &str = "A place without a name";
pub const NO_PLACE: &str = "no place that could be pinned";

pub const CERTAINLY: &str = "certainly in the window";
pub const POSSIBLY: &str = "possibly in the window";
pub const NOT_YET: &str = "planned or called off";
pub const SOURCES_DISAGREE: &str = "sources disagree";
pub const JOURNEY: &str = "a journey, in order";

pub const SEARCH: &str = "Search events";
pub const SEARCH_HINT: &str = "Events, places, people";
pub const DISPUTED: &str = "disputed";
pub const PLANNED: &str = "planned";
pub const UNDATED: &str = "without a date";
pub const NO_EVENTS: &str = "There are no events in this file.";
pub const NO_EVENTS_HINT: &str = "Open another one, or drop it on the window.";
pub const NOTHING_HERE: &str = "Nothing is visible.";
pub const NOTHING_HERE_HINT: &str =
    "No event that passes the search and the choices lies in this window of time.";
pub const SHOW_ALL_TIME: &str = "Show all time";

pub const WELCOME: &str = "Choose an event";
pub const WELCOME_HINTS: [&str; 5] = [
    "Click a mark on the map, a row in the list or a sign on the timeline: it is shown in all three, and here with everybody who says something about it.",
    "A filled mark is certainly in the window of time; a dashed ring is possibly in it, because no source says exactly when it was.",
    "≠ marks what sources disagree about. Both sides are shown.",
    "Press Space to play through time, drag on the timeline to choose a window.",
    "Drop a GeoJSON or CSV file on the window to see your own events. F1 lists all keys.",
];

pub const WHEN: &str = "When";
pub const WHERE: &str = "Where";
pub const PRESENT: &str = "Present";
pub const EXPECTED: &str = "Expected";
pub const ABSENT: &str = "Absent";
pub const PART_OF: &str = "Part of";
pub const FIGURE: &str = "Figure";
pub const CLAIMS: &str = "What was said";
pub const OTHER_FIELDS: &str = "Also in the file";
pub const ALSO: &str = "Also";
pub const EVENTS_HERE: &str = "Events here";
pub const ORGANISATION: &str = "organisation";
pub const PERSON: &str = "person";
pub const WAS_ABSENT: &str = "Was not there";
pub const SOURCE: &str = "source";
pub const BY: &str = "By";
pub const PUBLISHED_BY: &str = "In";
pub const LINK: &str = "Link";

pub const OWN_FAULT: &str = "a fault of the program's own; the rest goes on";
pub const EARLIER_FAULT: &str = "the last run met a fault of its own and left a report here";
pub const EARLIER_FAULT_HINT: &str = "please send it to the authors";
pub const DISMISS: &str = "Dismiss";
pub const COPY: &str = "Copy";
pub const ABOUT: &str = "About";
pub const SHORTCUTS: &str = "Shortcuts";
pub const KEYS_EVERYWHERE: &str = "Everywhere";
pub const KEYS_OF_TIME: &str = "Time, unless something else has the keyboard";
pub const KEYS_OF_THE_MAP: &str = "While the map has the keyboard";
pub const MOUSE: &str = "With the mouse";
pub const MOUSE_HINTS: &[&str] = &[
    "Map: drag to move, turn the wheel or pinch to zoom, double-click to come closer, double-click right to go farther out",
    "Map: right-click for coordinates and measuring; the back and forward buttons undo and redo",
    "Timeline: drag beside the window for a new one, drag it to move it, drag an edge to resize it",
    "Timeline: Ctrl and the wheel zoom, Shift and the wheel or the middle button move, double-click resets",
    "List: Enter on a row flies there",
];
pub const ABOUT_PROGRAM: &str = "An offline map explorer: events on a map, with the people, the sources and the time they belong to.";
pub const ATTRIBUTIONS: &[(&str, &str)] = &[
    ("Program", "MIT or Apache-2.0, as you like"),
    (
        "Map",
        "Made with Natural Earth (public domain), through world-atlas (ISC) and Magics (Apache-2.0).",
    ),
    ("Towns", "Place data © GeoNames, CC BY 4.0, modified"),
    (
        "Fonts",
        "Inter, Noto Sans Armenian, Noto Sans Georgian: SIL Open Font License 1.1. Hack, Ubuntu and emoji fonts come with egui under their own licences.",
    ),
    (
        "Summit dataset",
        "Curated from five articles; the words are ours, the statements are theirs",
    ),
    (
        "Built with",
        "egui, eframe, walkers, vello, geo, jiff, serde and others, under MIT, Apache-2.0 and similar licences",
    ),
];

/// `4 events, 1 error, 0 warnings`
#[must_use]
pub fn checked(events: usize, errors: usize, warnings: usize) -> String {
    format!(
        "{}, {}, {}",
        plural(events, "event", "events"),
        plural(errors, "error", "errors"),
        plural(warnings, "warning", "warnings")
    )
}

/// `5 sources`
#[must_use]
pub fn sources(count: usize) -> String {
    plural(count, "source", "sources")
}

/// `3 claims`
#[must_use]
pub fn claims(count: usize) -> String {
    plural(count, "claim", "claims")
}

#[must_use]
pub fn reading(file: &str) -> String {
    format!("reading {file} …")
}

/// `31 certain · 6 possible · of 79`
#[must_use]
pub fn counts(certain: usize, possible: usize, all: usize) -> String {
    let [certain, possible, all] = [certain, possible, all].map(number);
    format!("{certain} certain · {possible} possible · of {all}")
}

/// A count, with thin spaces between thousands where it has more than four digits: `12 000`.
#[must_use]
pub fn number(count: usize) -> String {
    super::grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A count in the little room of a mark, rounded down: `8`, `950`, `1k`, `28k`, `3M`.
#[must_use]
pub fn badge(count: usize) -> String {
    match count {
        0..1000 => count.to_string(),
        1000..1_000_000 => format!("{}k", count / 1000),
        _ => format!("{}M", count / 1_000_000),
    }
}

#[must_use]
pub fn version(number: &str) -> String {
    format!("{PROGRAM} {number}")
}

#[must_use]
pub fn mark_of_event(place: &str, title: &str) -> String {
    format!("{place}: {title}")
}

#[must_use]
pub fn mark_of_place(place: &str, events: usize) -> String {
    format!("{place}: {}", plural(events, "event", "events"))
}

#[must_use]
pub fn mark_of_places(place: &str, others: usize, events: usize) -> String {
    let others = plural(others, "other place", "other places");
    format!(
        "{place} and {others}: {}",
        plural(events, "event", "events")
    )
}

/// The name of a mark that stands for several places: `Gabala + 3`.
#[must_use]
pub fn and_others(place: &str, others: usize) -> String {
    format!("{place} + {others}")
}

#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

#[must_use]
pub fn and_more_problems(count: usize, file: &str) -> String {
    format!("and {count} more; summit-atlas check {file} lists all")
}

/// What a screen reader says of a row in the list.
#[must_use]
pub fn spoken_event(
    title: &str,
    when: &str,
    membership: Option<Membership>,
    disputed: bool,
) -> String {
    let certainty = match membership {
        Some(Membership::Certain) => "",
        Some(_) => ", possibly in the window",
        None => ", without a date",
    };
    let disputed = if disputed { ", disputed" } else { "" };
    let when = if when.is_empty() {
        String::new()
    } else {
        format!(", {when}")
    };
    format!("{title}{when}{certainty}{disputed}")
}

/// How well a place is known, from the word of the file.
#[must_use]
pub fn known_to(precision: &str) -> &'static str {
    match precision {
        "site" => "known to the site",
        "city" => "known to the town",
        "region" => "known to the region",
        "country" => "known to the country",
        "line" => "along a line",
        _ => "not known",
    }
}

/// `city · AZ`
#[must_use]
pub fn place_of(precision: &str, country: Option<&str>) -> String {
    match country {
        Some(country) => format!("{precision} · {country}"),
        None => precision.to_string(),
    }
}

/// A relation as a label: `Follows`, `Leads to`, and from the other end `Followed by`, `Led to by`.
#[must_use]
pub fn relation(kind: &str, forward: bool) -> String {
    let words = match (kind, forward) {
        ("follows", true) => "Follows",
        ("follows", false) => "Then",
        ("leads_to", true) => "Leads to",
        ("leads_to", false) => "Comes of",
        ("responds_to", true) => "Answers",
        ("responds_to", false) => "Answer",
        ("refers_to", true) => "Speaks of",
        ("refers_to", false) => "Told in",
        ("on_the_sidelines_of", true) => "Beside",
        ("on_the_sidelines_of", false) => "Beside it",
        ("coincides_with", _) => "With",
        ("same_journey", _) => "Same trip",
        ("part_of", true) => PART_OF,
        ("part_of", false) => "Contains",
        _ => return kind.replace('_', " "),
    };
    words.to_owned()
}

#[must_use]
pub fn editor_note(note: &str) -> String {
    format!("Editor: {note}")
}

#[must_use]
pub fn implied_claim(file: &str) -> String {
    format!("This row of {file} is itself the one claim; the file is its source.")
}

/// `001 ¶12–13, 15`
#[must_use]
pub fn locator(source: &str, paragraphs: &[u32]) -> String {
    let runs = paragraphs.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let runs: Vec<String> = runs
        .map(|run| match run {
            [only] => only.to_string(),
            [first, .., last] => format!("{first}–{last}"),
            [] => String::new(),
        })
        .collect();
    if runs.is_empty() {
        source.to_owned()
    } else {
        format!("{source} ¶{}", runs.join(", "))
    }
}

/// `500 km`, `200 m`
#[must_use]
pub fn kilometres(km: f64) -> String {
    if km < 1.0 {
        format!("{:.0} m", km * 1000.0)
    } else {
        format!("{km:.0} km")
    }
}

/// `38.536° N, 68.779° E`
#[must_use]
pub fn degrees(place: crate::geo::LonLat) -> String {
    let side = |degrees: f64, plus, minus| if degrees < 0.0 { minus } else { plus };
    let (lat, lon) = (place.lat, place.lon);
    format!(
        "{:.3}° {}, {:.3}° {}",
        lat.abs(),
        side(lat, "N", "S"),
        lon.abs(),
        side(lon, "E", "W")
    )
}

#[must_use]
pub fn notice_title(file: &str, failed: bool, problems: usize) -> String {
    let problems = plural(problems, "problem", "problems");
    if failed {
        format!("{file} could not be opened")
    } else {
        format!("{file}: {problems}; everything else is shown")
    }
}

/// How many events stay without a date because theirs could not be read.
#[must_use]
pub fn unread_dates(events: usize) -> String {
    if events == 1 {
        "1 date could not be read; its event is listed without a date".to_owned()
    } else {
        format!("{events} dates could not be read; their events are listed without a date")
    }
}

/// How many records of each sort a file has: `5 sources, 1 venue, …`.
#[must_use]
pub fn contents(counts: Vec<(usize, &str, &str)>) -> String {
    let words = counts
        .into_iter()
        .map(|(count, one, many)| plural(count, one, many));
    words.collect::<Vec<_>>().join(", ")
}

pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locators_join_neighbouring_paragraphs() {
        assert_eq!(locator("001", &[12, 13, 15]), "001 ¶12–13, 15");
        assert_eq!(locator("001", &[]), "001");
    }

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(sources(1), "1 source");
        assert_eq!(claims(0), "0 claims");
        assert_eq!(checked(4, 1, 0), "4 events, 1 error, 0 warnings");
        assert_eq!(kilometres(0.2), "200 m");
        assert_eq!(counts(3, 0, 9999), "3 certain · 0 possible · of 9999");
        assert_eq!(number(200_000), "200\u{2009}000");
        for (count, words) in [(8, "8"), (999, "999"), (1999, "1k"), (3_200_000, "3M")] {
            assert_eq!(badge(count), words);
        }
    }
}
