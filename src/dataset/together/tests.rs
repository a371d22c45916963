use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use crate::dataset::{Event, Participation, Person, Venue, without};

fn event(id: &str, venues: &[&str]) -> Event {
    Event {
        id: id.to_owned(),
        title: format!("Event {id}"),
        venues: venues.iter().map(|it| (*it).to_owned()).collect(),
        ..Event::default()
    }
}

fn record<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn file(name: &str, parts: Parts) -> Dataset {
    Dataset::new(name, parts).0
}

/// A file without claims.
fn plain(name: &str, ids: &[&str]) -> Dataset {
    let venue: Venue = record(json!({"id": "aktau", "name": "Aktau"}));
    let events = ids.iter().map(|id| event(id, &["aktau"]));
    file(
        name,
        Parts {
            events: events.collect(),
            venues: vec![venue],
            ..Parts::default()
        },
    )
}

/// A file with one event, a claim about it and somebody who was there.
fn claimed(name: &str, title: &str, person: &str) -> Dataset {
    let claim = json!({"id": "c-1", "event": "row-1", "field": "participants", "value": ["somebody", "row-1"],
        "source": "000", "by": "somebody"});
    let part: Participation = record(
        json!({"event": "row-1", "person": "somebody", "role": "speaker", "claims": ["c-1"]}),
    );
    let person: Person = record(json!({"id": "somebody", "name": person}));
    let mut one = event("row-1", &[]);
    one.sources.push("000".to_owned());
    file(
        name,
        Parts {
            declared: true,
            events: vec![one],
            persons: vec![person],
            sources: vec![record(json!({"id": "000", "title": title}))],
            claims: vec![record(claim)],
            participations: vec![part],
            ..Parts::default()
        },
    )
}

fn ids(dataset: &Dataset) -> Vec<&str> {
    let events = dataset.parts().events.iter();
    events.map(|event| event.id.as_str()).collect()
}

#[test]
fn one_file_stays_as_it_is() {
    let (one, problems) = together(vec![plain("a/b.csv", &["row-1"])]);
    assert_eq!((one.name(), problems.len()), ("a/b.csv", 0));
    assert!(one.implied_source());
}

#[test]
fn each_file_without_claims_is_a_source_that_can_be_switched_off() {
    let files = vec![
        plain("x/a.csv", &["row-1", "row-2"]),
        plain("y/b.csv", &["row-1"]),
    ];
    let (both, problems) = together(files);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(both.name(), "a.csv + b.csv");
    assert_eq!(ids(&both), ["row-1", "row-2", "b/row-1"]);
    assert_eq!(both.parts().venues.len(), 1, "the same place is one");
    let sources: Vec<&str> = both.parts().sources.iter().map(|it| &*it.id).collect();
    assert_eq!(sources, ["a.csv", "b.csv"]);
    let third = both.find_event("b/row-1").unwrap();
    let claims: Vec<&Claim> = both.claims_about(third).collect();
    assert!(claims.len() == 1 && claims[0].is_of_whole() && claims[0].source == "b.csv");
    assert_eq!(both.event(third).sources, ["b.csv"]);
    let off = BTreeSet::from(["a.csv".to_owned()]);
    let left = Dataset::new("left", without(both.parts(), &off)).0;
    assert_eq!(ids(&left), ["b/row-1"]);
    let there = left.event(left.find_event("b/row-1").unwrap());
    assert_eq!(
        (there.venues.len(), there.title.as_str()),
        (1, "Event row-1")
    );
}

#[test]
fn files_of_one_name_are_told_apart() {
    let files = ["x/a.csv", "y/a.csv", "z/a.csv"].map(|name| plain(name, &["row-1"]));
    let (all, _) = together(files.into());
    assert_eq!(all.name(), "a.csv + a.csv (2) + a.csv (3)");
    assert_eq!(ids(&all), ["row-1", "a/row-1", "a/row-1~2"]);
    assert_eq!(all.parts().sources.len(), 3);
}

#[test]
fn the_same_file_twice_is_the_file() {
    let one = claimed("a.geojson", "A", "Somebody");
    let expected = format!("{:?}", one.parts());
    let (both, problems) = together(vec![one, claimed("b.geojson", "A", "Somebody")]);
    assert!(problems.is_empty());
    assert_eq!(format!("{:?}", both.parts()), expected);
}

#[test]
fn what_has_a_taken_id_has_another_one_and_everything_that_names_it_follows() {
    let first = claimed("a.geojson", "A", "Somebody");
    let other = claimed("b.geojson", "B", "Somebody Else");
    let (both, problems) = together(vec![first, other]);
    assert!(problems.is_empty(), "{problems:?}");
    // The event differs by its source alone, and so it is another one.
    assert_eq!(ids(&both), ["row-1", "b/row-1"]);
    let it = both.find_event("b/row-1").unwrap();
    assert_eq!(both.event(it).sources, ["b/000"]);
    let claim = both.claims_about(it).next().unwrap();
    let told = (
        claim.id.as_str(),
        claim.source.as_str(),
        claim.by.as_deref(),
    );
    assert_eq!(told, ("b/c-1", "b/000", Some("b/somebody")));
    assert_eq!(claim.value, json!(["b/somebody", "b/row-1"]));
    let part = both.participations_in(it).next().unwrap();
    assert_eq!((&*part.person, &*part.claims[0]), ("b/somebody", "b/c-1"));
    assert_eq!(both.parts().participations.len(), 2);
    let (_, faults) = Dataset::new("again", both.into_parts());
    assert!(
        faults.is_empty(),
        "every reference leads somewhere: {faults:?}"
    );
}

#[test]
fn what_is_described_in_two_ways_is_told() {
    let mut other = plain("b.csv", &["row-9"]).into_parts();
    other.venues[0].country = Some("KZ".to_owned());
    let files = vec![plain("a.csv", &["row-1"]), file("x/b.csv", other)];
    let (both, problems) = together(files);
    assert_eq!(both.parts().venues[0].country, None, "as in the first file");
    let told = problems[0].to_string();
    assert!(
        told.starts_with("x/b.csv") && told.contains("1 place"),
        "{told}"
    );
}

#[test]
fn one_file_can_speak_of_what_stands_in_another() {
    let mut other = plain("b.csv", &[]).into_parts();
    other.venues.clear();
    other.events.push(event("row-2", &["aktau"]));
    let (both, _) = together(vec![plain("a.csv", &["row-1"]), file("b.csv", other)]);
    let aktau = both.find_venue("aktau").unwrap();
    assert_eq!(both.events_at(aktau).len(), 2);
}
