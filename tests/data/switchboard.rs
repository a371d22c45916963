//! With sources switched off the atlas shows what the others leave, as if those had never been read.
//!
//! An oracle that knows only the JSON of the file and the contract works out every one of the 32 choices of sources by
//! itself, dates included, and the program is held against it.

mod dates;
mod equal;
mod left;
mod oracle;
mod program;
mod small;

use std::collections::BTreeSet;

use serde_json::Value;
use summit_atlas::dataset::{Dataset, without};
use summit_atlas::query::{Index, Visible};
use summit_atlas::view::Filter;

pub(crate) use dates::{Days, Inside};
pub(crate) use left::Left;

/// The five documents.
pub(crate) const SOURCES: [&str; 5] = ["000", "001", "002", "003", "004"];

/// Windows of days, months, years and more, as first dates and first dates after them.
const WINDOWS: [(&str, &str); 22] = [
    ("2025-10-01", "2025-11-01"),
    ("2025-10-09", "2025-10-10"),
    ("2025-10-10", "2025-10-11"),
    ("2025-10-09", "2025-10-11"),
    ("2025-10-11", "2026"),
    ("2024-12-25", "2024-12-26"),
    ("2022-05-13", "2022-05-14"),
    ("2022-05", "2022-06"),
    ("2024-12", "2025"),
    ("2025-06", "2025-07"),
    ("2025-12", "2026"),
    ("2025-12-20", "2025-12-24"),
    ("1990", "2000"),
    ("2020", "2021"),
    ("2022", "2023"),
    ("2024", "2025"),
    ("2025", "2026"),
    ("2026", "2027"),
    ("1900", "2100"),
    ("..", "2025-10-10"),
    ("2025-10-10", ".."),
    ("..", ".."),
];

/// What the oracle says is left of the bundled dataset when some sources are off.
pub(crate) fn left_of_summits(off: &[&str]) -> Left {
    oracle::left(&summits_as_json(), &set(off))
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Every choice of sources to be off, from none to all five.
fn choices() -> impl Iterator<Item = BTreeSet<String>> {
    (0..1_u32 << SOURCES.len()).map(|bits| {
        let sources = (0..).zip(SOURCES);
        let off = sources.filter(|(n, _)| bits >> n & 1 == 1);
        off.map(|(_, id)| id.to_owned()).collect()
    })
}

/// The windows, and every day, month and year around which the dataset has much to tell.
fn windows() -> Vec<Days> {
    let named = WINDOWS.map(|(from, to)| Days::between(from, to));
    let day = |from: &str, to: &str| {
        let days = Days::between(from, to);
        (days.from..days.to).map(|from| Days { from, to: from + 1 })
    };
    let years = (1988..2030).map(|year| Days::of(&format!("{year}")));
    let months = (2022..2027)
        .flat_map(|year| (1..=12).map(move |month| Days::of(&format!("{year}-{month:02}"))));
    let days = day("2025-09-25", "2025-10-15").chain(day("2025-12-18", "2025-12-27"));
    named
        .into_iter()
        .chain(years)
        .chain(months)
        .chain(days)
        .collect()
}

/// Holds the program against the oracle, for a choice of sources to be off.
fn agree(before: &Dataset, file: &Value, off: &BTreeSet<String>) -> (Dataset, Left) {
    let (dataset, problems) = Dataset::new("left", without(before.parts(), off));
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new(), "without {off:?}");
    let (expected, found) = (oracle::left(file, off), program::left(&dataset));
    let ids = |left: &Left| left.events.keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(&found), ids(&expected), "events without {off:?}");
    for (id, event) in &expected.events {
        assert_eq!(&found.events[id], event, "{id} without {off:?}");
    }
    assert_eq!(found.sources, expected.sources, "without {off:?}");
    assert_eq!(found.claims, expected.claims, "without {off:?}");
    assert_eq!(found.disputes, expected.disputes, "without {off:?}");
    assert_eq!(
        found.participations, expected.participations,
        "without {off:?}"
    );
    assert_eq!(found.relations, expected.relations, "without {off:?}");
    assert_eq!(found.stops, expected.stops, "without {off:?}");
    assert_eq!(found.figures, expected.figures, "without {off:?}");
    assert_eq!(found, expected, "without {off:?}");
    (dataset, expected)
}

fn summits_as_json() -> Value {
    serde_json::from_str(super::FILE).expect("the dataset is JSON")
}

#[test]
fn for_every_choice_of_sources_the_oracle_and_the_program_agree() {
    let (before, file) = (super::summits(), summits_as_json());
    let mut sizes = Vec::new();
    for off in choices() {
        let (dataset, left) = agree(&before, &file, &off);
        assert!(dataset.parts().declared, "it is the same file");
        sizes.push(left.events.len());
    }
    assert_eq!(sizes.len(), 32);
    assert_eq!((sizes[0], sizes[31]), (before.len(), 0));
    // One source less, in the order of the sources.
    assert_eq!([1, 2, 4, 8, 16].map(|n| sizes[n]), [76, 92, 99, 77, 86]);
}

#[test]
fn for_every_choice_of_sources_every_window_holds_what_the_oracle_says() {
    let (before, file) = (super::summits(), summits_as_json());
    for off in choices() {
        let (dataset, _) = Dataset::new("left", without(before.parts(), &off));
        let left = oracle::left(&file, &off);
        let mut visible = Visible::default();
        let index = Index::new(&dataset);
        for days in windows().into_iter().chain(left.extent()) {
            let window = program::window(days);
            if visible.revision() == 0 {
                visible.set_filter(&dataset, &index, Some(&window), &Filter::default());
            } else {
                visible.set_window(Some(&window));
            }
            let found = program::answer(&dataset, &visible);
            assert_eq!(found, left.answer(days), "in {window:?} without {off:?}");
        }
        visible.set_filter(&dataset, &index, None, &Filter::default());
        let always = left.answer(Days::between("..", ".."));
        let found = program::answer(&dataset, &visible);
        assert_eq!(found, always, "at any time without {off:?}");
        assert_eq!(always.possible, 0);
        assert_eq!(always.certain + always.undated, always.all);
    }
}

#[test]
fn for_every_choice_of_sources_order_and_extent_are_of_what_is_left() {
    let (before, file) = (super::summits(), summits_as_json());
    for off in choices() {
        let (dataset, _) = Dataset::new("left", without(before.parts(), &off));
        let left = oracle::left(&file, &off);
        assert_eq!(
            program::in_order(&dataset),
            left.in_order(),
            "without {off:?}"
        );
        let extent = left.extent().map(program::window);
        assert_eq!(dataset.extent(), extent, "without {off:?}");
    }
}

#[test]
fn with_every_source_on_nothing_changes() {
    let before = super::summits();
    let (before, after) = (before.parts(), without(before.parts(), &BTreeSet::new()));
    assert_eq!(after.declared, before.declared);
    assert_eq!(after.events, before.events);
    assert_eq!(after.venues, before.venues);
    assert_eq!(after.persons, before.persons);
    assert_eq!(after.organisations, before.organisations);
    assert_eq!(after.sources, before.sources);
    assert_eq!(after.claims, before.claims);
    assert_eq!(after.disputes, before.disputes);
    assert_eq!(after.participations, before.participations);
    assert_eq!(after.relations, before.relations);
    assert_eq!(after.stops, before.stops);
    assert_eq!(after.figures, before.figures);
    assert_eq!(after.editor_notes, before.editor_notes);
}

#[test]
fn the_oracle_finds_equal_dates_and_lost_places() {
    let left = left_of_summits(&["001"]);
    let meeting = &left.events["aliyev-putin-meeting-dushanbe-2025"];
    assert_eq!(meeting.whens, ["[2025-10-09,2025-10-10]", "2025-10"]);
    let left = left_of_summits(&["000"]);
    let summit = &left.events["cis-summit-dushanbe-2025"];
    assert_eq!(summit.whens, ["2025-10-09", "2025-10"]);
    let left = left_of_summits(&["001", "003"]);
    let crash = &left.events["azal-crash-aktau-2024"];
    assert_eq!(crash.whens, ["2024-12"]);
    assert_eq!((crash.shape, crash.venues.len()), ("nowhere", 0));
    assert!(crash.part_of.is_none());
}
