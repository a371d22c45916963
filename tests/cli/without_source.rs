//! `list --without-source`: what is listed is what the other sources leave.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{GOOD, Ran, folder, folder_with, run};
use crate::data::switchboard::{Days, Inside, Left, SOURCES, left_of_summits};

/// Each source alone, and two pairs.
const CHOICES: [&[&str]; 7] = [
    &["000"],
    &["001"],
    &["002"],
    &["003"],
    &["004"],
    &["000", "001"],
    &["001", "003"],
];

/// Runs `list` without some sources, with further arguments.
fn listed(off: &[&str], more: &[&str]) -> Ran {
    let folder = folder();
    let mut arguments = vec!["list"];
    for source in off {
        arguments.extend(["--without-source", *source]);
    }
    arguments.extend(["--format", "json"]);
    arguments.extend(more);
    run(folder.path(), &arguments)
}

fn listing(ran: Ran) -> Value {
    serde_json::from_str(&ran.good()).expect("one JSON object")
}

fn events(listing: &Value) -> &[Value] {
    listing["events"].as_array().expect("a list of events")
}

fn ids(listing: &Value) -> Vec<&str> {
    let ids = events(listing).iter().map(|event| event["id"].as_str());
    ids.map(|id| id.expect("an id")).collect()
}

/// An event says of itself what is left of it.
fn is_as_left(event: &Value, left: &Left) {
    let id = event["id"].as_str().expect("an id");
    let expected = &left.events[id];
    let when = expected.whens.first();
    assert_eq!(event["when"], json!(when), "{id}");
    assert_eq!(event["venues"], json!(expected.venues), "{id}");
    assert_eq!(event["sources"], json!(expected.sources), "{id}");
    assert_eq!(event["status"], json!(expected.status), "{id}");
    assert_eq!(event["disputed"], json!(expected.disputed), "{id}");
    let nowhere = expected.shape == "nowhere";
    assert_eq!(event["geometry"].is_null(), nowhere, "{id}");
}

#[test]
fn without_a_source_the_events_of_the_others_are_listed() {
    for off in CHOICES {
        let (listing, left) = (listing(listed(off, &[])), left_of_summits(off));
        assert_eq!(ids(&listing), left.in_order(), "without {off:?}");
        let answer = left.answer(Days::between("..", ".."));
        let counts = json!({"certain": answer.certain, "possible": answer.possible,
            "undated": answer.undated, "all": answer.all});
        assert_eq!(listing["counts"], counts, "without {off:?}");
        for event in events(&listing) {
            is_as_left(event, &left);
        }
    }
}

#[test]
fn without_a_source_a_window_holds_what_the_others_say() {
    for off in CHOICES {
        for (from, to) in [
            ("2025-10-01", "2025-11-01"),
            ("2025-10-09", "2025-10-10"),
            ("2024", "2025"),
        ] {
            let listing = listing(listed(off, &["--from", from, "--to", to]));
            let left = left_of_summits(off);
            let answer = left.answer(Days::between(from, to));
            let found: BTreeSet<(&str, &str)> = events(&listing)
                .iter()
                .map(|event| (&event["id"], &event["membership"]))
                .map(|(id, inside)| (id.as_str().unwrap_or(""), inside.as_str().unwrap_or("")))
                .collect();
            let expected = answer.inside.iter().map(|(id, inside)| match inside {
                Inside::Certain => (id.as_str(), "certain"),
                Inside::Possible => (id.as_str(), "possible"),
                Inside::Outside => (id.as_str(), "outside"),
            });
            assert_eq!(found, expected.collect(), "from {from} without {off:?}");
            let counts = json!({"certain": answer.certain, "possible": answer.possible,
                "undated": answer.undated, "all": answer.all});
            assert_eq!(listing["counts"], counts, "from {from} without {off:?}");
        }
    }
}

#[test]
fn the_order_and_the_number_of_times_do_not_matter() {
    let (there, back) = (
        listed(&["001", "003"], &[]),
        listed(&["003", "001", "003"], &[]),
    );
    assert_eq!(there.good(), back.good());
}

#[test]
fn without_all_sources_nothing_is_listed() {
    let listing = listing(listed(&SOURCES, &[]));
    assert_eq!(listing["events"], json!([]));
    let counts = json!({"certain": 0, "possible": 0, "undated": 0, "all": 0});
    assert_eq!(listing["counts"], counts);
}

#[test]
fn an_unknown_source_is_wrong_usage_and_the_known_ones_are_named() {
    for off in [&["005"][..], &["004", "005"], &["4"], &[""]] {
        let ran = listed(off, &[]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (2, ""),
            "{off:?}: {}",
            ran.err
        );
        for known in SOURCES {
            assert!(ran.err.contains(known), "{off:?}: {}", ran.err);
        }
    }
    let ran = listed(&["nobody"], &[]);
    assert!(ran.err.contains("nobody"), "{}", ran.err);
    let folder = folder_with("good.geojson", GOOD);
    let ran = run(
        folder.path(),
        &["list", "good.geojson", "--without-source", "000"],
    );
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (2, ""),
        "a plain file names no source: {}",
        ran.err
    );
}
