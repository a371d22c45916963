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
    assert_eq!(claim.value, json!(["b/somebody", "row-1"]), "people only");
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

/// A file of one source whose events are as it says.
fn sourced(name: &str, events: Vec<Event>, claims: Vec<Value>) -> Dataset {
    file(
        name,
        Parts {
            declared: true,
            events,
            venues: vec![record(json!({"id": "aktau", "name": "Aktau"}))],
            sources: vec![record(json!({"id": "000", "title": "A"}))],
            claims: claims.into_iter().map(record).collect(),
            ..Parts::default()
        },
    )
}

/// An event that differs from all that have its id elsewhere.
fn titled(id: &str, title: &str) -> Event {
    Event {
        title: title.to_owned(),
        ..event(id, &["aktau"])
    }
}

#[test]
fn a_claim_names_what_its_field_is_about_and_words_and_dates_stay() {
    let claims = |title: &str| {
        let says = |field: &str, value: Value| json!({"id": format!("{title}-{field}"), "event": "aktau", "field": field, "value": value, "source": "000"});
        vec![
            says("venues", json!(["aktau"])),
            says("mentions", json!(["2025", "aktau"])),
            says("topics", json!(["aktau", "2025"])),
            says("part_of", json!("2025")),
            says("when", json!("2025")),
            says("since", json!("2025")),
            says("wording", json!("aktau")),
            says(
                "support",
                json!({"event": "aktau", "events": ["2025"], "relation": "2025"}),
            ),
            says(
                "unheard_of",
                json!(["aktau", {"events": ["aktau"], "said": "aktau"}]),
            ),
        ]
    };
    let one = |name: &str, title: &str| {
        let events = ["aktau", "2025"].map(|id| titled(id, title));
        sourced(name, events.into(), claims(title))
    };
    let (both, problems) = together(vec![one("a.geojson", "A"), one("b.geojson", "B")]);
    assert!(problems.is_empty(), "{problems:?}");
    let value = |field: &str| &both.find_claim(&format!("B-{field}")).unwrap().value;
    assert_eq!(value("venues"), &json!(["aktau"]));
    assert_eq!(value("mentions"), &json!(["2025", "aktau"]));
    assert_eq!(value("topics"), &json!(["b/aktau", "b/2025"]));
    assert_eq!(value("part_of"), &json!("b/2025"));
    assert_eq!(value("when"), &json!("2025"));
    assert_eq!(value("since"), &json!("2025"));
    assert_eq!(value("wording"), &json!("aktau"));
    assert_eq!(
        value("support"),
        &json!({"event": "b/aktau", "events": ["b/2025"], "relation": "2025"})
    );
    assert_eq!(
        value("unheard_of"),
        &json!(["aktau", {"events": ["b/aktau"], "said": "aktau"}])
    );
}

#[test]
fn a_part_of_an_event_that_is_another_one_is_another_one_as_well() {
    let one = |name: &str, title: &str| {
        let part = |id: &str, whole: &str| Event {
            part_of: Some(whole.to_owned()),
            ..event(id, &["aktau"])
        };
        let parts = [part("e3", "e2"), part("e2", "e1"), part("e5", "e4")];
        let wholes = [titled("e1", title), event("e4", &[])];
        sourced(name, parts.into_iter().chain(wholes).collect(), Vec::new())
    };
    let (both, problems) = together(vec![one("a.geojson", "A"), one("b.geojson", "B")]);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        ids(&both),
        ["e3", "e2", "e5", "e1", "e4", "b/e3", "b/e2", "b/e1"]
    );
    let whole = |id: &str| both.event(both.find_event(id).unwrap()).part_of.as_deref();
    assert_eq!((whole("b/e3"), whole("b/e2")), (Some("b/e2"), Some("b/e1")));
    assert_eq!((whole("e2"), whole("e5")), (Some("e1"), Some("e4")));
}
