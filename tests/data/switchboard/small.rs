//! The rules one by one, in files that are small enough to be worked out by hand.

use std::sync::Arc;

use summit_atlas::dataset::{Dataset, Event, Geometry, PlacePrecision, Role, Status, without};
use summit_atlas::format::geojson;
use summit_atlas::geo::LonLat;

use super::{agree, program, set};

/// Three documents, three towns, a country and two people.
const WORLD: &str = r#"
  "sources": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}],
  "venues": [
    {"id": "tartu", "name": "Tartu", "precision": "city", "coordinates": [26.7251, 58.3806]},
    {"id": "narva", "name": "Narva", "precision": "city", "coordinates": [28.1903, 59.3772]},
    {"id": "riga", "name": "Riga", "precision": "city", "coordinates": [24.1059, 56.946]},
    {"id": "estonia", "name": "Estonia", "precision": "country", "coordinates": null}
  ],
  "persons": [{"id": "ada", "name": "Ada"}, {"id": "bo", "name": "Bo"}]"#;

/// A file of that world with further lists and one event or more.
pub(super) fn file(lists: &str, features: &str) -> String {
    format!(
        r#"{{"type": "FeatureCollection", "summit_atlas": 1, {WORLD}, {lists}, "features": [{features}]}}"#
    )
}

fn read(text: &str) -> Arc<Dataset> {
    let reading = geojson::read("small.geojson", text.as_bytes());
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    reading.dataset.expect("a dataset")
}

/// What a file is without some sources; the oracle sees it the same.
pub(super) fn left(text: &str, off: &[&str]) -> Dataset {
    let json = serde_json::from_str(text).expect("JSON");
    agree(&read(text), &json, &set(off)).0
}

pub(super) fn event<'a>(dataset: &'a Dataset, id: &str) -> &'a Event {
    dataset.event(dataset.find_event(id).expect("an event by its id"))
}

/// All dates of an event that stand equal.
pub(super) fn whens(dataset: &Dataset, id: &str) -> Vec<String> {
    let event = event(dataset, id);
    let whens = event.when.iter().chain(&event.other_whens);
    whens.map(ToString::to_string).collect()
}

pub(super) fn at(places: &[(f64, f64)]) -> Vec<LonLat> {
    let place = |(lon, lat): &(f64, f64)| LonLat {
        lon: *lon,
        lat: *lat,
    };
    places.iter().map(place).collect()
}

const TARTU: (f64, f64) = (26.7251, 58.3806);
pub(super) const NARVA: (f64, f64) = (28.1903, 59.3772);
pub(super) const RIGA: (f64, f64) = (24.1059, 56.946);

/// A fair of which the documents tell differently: the first is preferred, the two others stand equal.
pub(super) fn fair() -> String {
    file(
        r#""claims": [
          {"id": "1", "event": "fair", "field": "when", "value": "2030-05-08/2030-05-09", "source": "a", "rank": "preferred"},
          {"id": "2", "event": "fair", "field": "when", "value": "2030-05-10", "source": "b"},
          {"id": "3", "event": "fair", "field": "when", "value": "2030-06", "source": "c", "rank": "normal"},
          {"id": "4", "event": "fair", "field": "when", "value": "2031", "source": "c", "rank": "deprecated"},
          {"id": "5", "event": "fair", "field": "venues", "value": ["tartu"], "source": "a", "rank": "preferred"},
          {"id": "6", "event": "fair", "field": "venues", "value": ["narva"], "source": "b"},
          {"id": "7", "event": "fair", "field": "venues", "value": ["riga", "narva"], "source": "c"},
          {"id": "8", "event": "fair", "field": "status", "value": "cancelled", "source": "a", "rank": "preferred"},
          {"id": "9", "event": "fair", "field": "status", "value": "expected", "source": "b"},
          {"id": "10", "event": "fair", "field": "status", "value": "announced", "source": "c"}]"#,
        r#"{"type": "Feature", "id": "fair", "geometry": {"type": "Point", "coordinates": [26.7251, 58.3806]},
          "properties": {"id": "fair", "title": "Fair", "when": "2030-05-08/2030-05-09", "venues": ["tartu"],
            "precision": "city", "status": "cancelled", "sources": ["a", "b", "c"]}}"#,
    )
}

#[test]
fn a_preferred_claim_that_is_off_leaves_the_normal_one() {
    let dataset = left(&fair(), &["a", "c"]);
    let event = event(&dataset, "fair");
    assert_eq!(whens(&dataset, "fair"), ["2030-05-10"]);
    assert_eq!(event.venues, ["narva"]);
    assert_eq!(event.status, Status::Expected);
    assert_eq!(event.sources, ["b"]);
    assert_eq!(event.geometry, Geometry::Points(at(&[NARVA])));
    let marks = dataset.marks(dataset.find_event("fair").expect("the fair"));
    assert_eq!(marks, at(&[NARVA]));
    assert!(dataset.find_source("a").is_none());
}

#[test]
fn a_preferred_claim_that_is_on_stands_above_the_others() {
    for off in [&[][..], &["b"], &["c"], &["b", "c"]] {
        let dataset = left(&fair(), off);
        let event = event(&dataset, "fair");
        assert_eq!(whens(&dataset, "fair"), ["2030-05-08/2030-05-09"]);
        assert_eq!(event.venues, ["tartu"]);
        assert_eq!(event.status, Status::Cancelled);
        assert_eq!(event.geometry, Geometry::Points(at(&[TARTU])));
    }
}

#[test]
fn the_same_date_twice_is_one_and_what_nobody_dates_any_more_is_undated() {
    let text = file(
        r#""claims": [
          {"id": "1", "event": "walk", "field": "when", "value": "2030-05", "source": "b"},
          {"id": "2", "event": "walk", "field": "when", "value": "2030-05", "source": "c"},
          {"id": "3", "event": "walk", "field": "venues", "value": ["tartu"], "source": "b"},
          {"id": "4", "event": "walk", "field": "status", "value": "announced", "source": "b"},
          {"id": "5", "event": "walk", "field": "part_of", "value": "fair", "source": "b"},
          {"id": "6", "event": "walk", "field": "weather", "value": "fine", "source": "a"},
          {"id": "7", "event": "walk", "field": "when", "value": "2029", "source": "a", "rank": "deprecated"},
          {"id": "8", "event": "fair", "field": "weather", "value": "fine", "source": "a"},
          {"id": "9", "event": "fair", "field": "weather", "value": "fair", "source": "b"}]"#,
        r#"{"type": "Feature", "id": "walk", "geometry": {"type": "Point", "coordinates": [26.7251, 58.3806]},
          "properties": {"id": "walk", "title": "Walk", "when": "2030-05", "venues": ["tartu"], "precision": "city",
            "status": "announced", "part_of": "fair", "sources": ["a", "b", "c"]}},
        {"type": "Feature", "id": "fair", "geometry": {"type": "Point", "coordinates": [28.1903, 59.3772]},
          "properties": {"id": "fair", "title": "Fair", "when": "2030-05", "venues": ["narva"], "precision": "city",
            "status": "expected", "part_of": null, "sources": ["a", "b"]}}"#,
    );
    assert_eq!(whens(&left(&text, &["a"]), "walk"), ["2030-05"]);
    let dataset = left(&text, &["b", "c"]);
    let walk = event(&dataset, "walk");
    assert_eq!((&walk.when, walk.other_whens.len()), (&None, 0));
    assert!(walk.venues.is_empty());
    assert_eq!(walk.geometry, Geometry::Nowhere);
    assert_eq!(walk.status, Status::Happened);
    assert_eq!(walk.part_of, None);
    // Of the fair no claim ever spoke of these.
    let fair = event(&dataset, "fair");
    assert_eq!(whens(&dataset, "fair"), ["2030-05"]);
    assert_eq!(fair.venues, ["narva"]);
    assert_eq!(fair.geometry, Geometry::Points(at(&[NARVA])));
    assert_eq!(fair.status, Status::Expected);
}

#[test]
fn a_dispute_dissolves_when_one_side_is_left() {
    let text = file(
        r#""claims": [
          {"id": "1", "event": "vote", "field": "result", "value": "yes", "source": "a"},
          {"id": "2", "event": "vote", "field": "result", "value": "yes", "source": "b"},
          {"id": "3", "event": "vote", "field": "result", "value": "no", "source": "c"},
          {"id": "4", "event": "talk", "field": "topic", "value": "bread", "source": "a"},
          {"id": "5", "event": "talk", "field": "topic", "value": "salt", "source": "b"},
          {"id": "6", "event": "talk", "field": "topic", "value": "wine", "source": "c"}],
        "disputes": [
          {"id": "d-result", "event": "vote", "field": "result", "question": "Yes or no?", "sides": [["1", "2"], ["3"]]},
          {"id": "d-topic", "event": "talk", "field": "topic", "question": "Of what?", "sides": [["4"], ["5"], ["6"]]}]"#,
        r#"{"type": "Feature", "id": "vote", "geometry": null, "properties": {"id": "vote", "title": "Vote", "when": null,
            "sources": ["a", "b", "c"], "disputed": true}},
        {"type": "Feature", "id": "talk", "geometry": null, "properties": {"id": "talk", "title": "Talk", "when": null,
            "sources": ["a", "b", "c"], "disputed": true}}"#,
    );
    for (off, sides_of_vote, sides_of_talk) in [
        (
            &[][..],
            vec![vec!["1", "2"], vec!["3"]],
            vec![vec!["4"], vec!["5"], vec!["6"]],
        ),
        (
            &["a"],
            vec![vec!["2"], vec!["3"]],
            vec![vec!["5"], vec!["6"]],
        ),
        (&["c"], vec![], vec![vec!["4"], vec!["5"]]),
        (&["a", "b"], vec![], vec![]),
    ] {
        let dataset = left(&text, off);
        for (id, expected) in [("vote", sides_of_vote), ("talk", sides_of_talk)] {
            let disputes = dataset.disputes_about(dataset.find_event(id).expect("an event"));
            let sides: Vec<&Vec<String>> = disputes.flat_map(|it| &it.sides).collect();
            assert_eq!(
                sides,
                expected.iter().collect::<Vec<_>>(),
                "{id} without {off:?}"
            );
            assert_eq!(
                event(&dataset, id).disputed,
                !expected.is_empty(),
                "{id} without {off:?}"
            );
        }
    }
}

#[test]
fn an_event_of_which_nobody_speaks_any_more_is_gone_with_all_that_is_tied_to_it() {
    let text = file(
        r#""claims": [
          {"id": "1", "event": "vote", "field": "when", "value": "2030", "source": "a"},
          {"id": "2", "event": "talk", "field": "when", "value": "2030", "source": "b"},
          {"id": "3", "event": "talk", "field": "reason", "value": "the vote", "source": "b"},
          {"id": "4", "event": "talk", "field": "guests", "value": 7, "source": "a"}],
        "relations": [
          {"id": "r-1", "from": "talk", "to": "vote", "kind": "follows", "claims": ["3"]},
          {"id": "r-2", "from": "vote", "to": "talk", "kind": "leads_to"}],
        "participations": [
          {"id": "p-1", "event": "vote", "person": "ada", "role": "participant"},
          {"id": "p-2", "event": "talk", "person": "ada", "role": "participant"}],
        "figures": [
          {"id": "f-1", "event": "talk", "label": "guests", "value": 7, "claims": ["4"]},
          {"id": "f-2", "event": "talk", "label": "hosts", "value": 1},
          {"id": "f-3", "event": "vote", "label": "votes", "value": 9}]"#,
        r#"{"type": "Feature", "id": "vote", "geometry": null, "properties": {"id": "vote", "title": "Vote", "when": "2030",
            "sources": ["a"]}},
        {"type": "Feature", "id": "talk", "geometry": null, "properties": {"id": "talk", "title": "Talk", "when": "2030",
            "sources": ["a", "b"]}}"#,
    );
    let dataset = left(&text, &["a"]);
    assert_eq!(program::in_order(&dataset), ["talk"]);
    let parts = dataset.parts();
    assert!(parts.relations.is_empty());
    let part: Vec<&str> = parts.participations.iter().map(|it| &*it.event).collect();
    assert_eq!(
        part,
        ["talk"],
        "it never had a claim and stands with its event"
    );
    let figures: Vec<&str> = parts.figures.iter().map(|it| &*it.id).collect();
    assert_eq!(figures, ["f-2"]);
    assert_eq!(left(&text, &[]).parts().relations.len(), 2);
    assert!(left(&text, &["a", "b"]).is_empty());
}

/// A journey that one document tells shorter.
fn journey() -> String {
    file(
        r#""claims": [
          {"id": "1", "event": "trip", "field": "venues", "value": ["tartu", "narva", "riga"], "source": "a", "rank": "preferred"},
          {"id": "2", "event": "trip", "field": "venues", "value": ["tartu", "riga"], "source": "b"},
          {"id": "3", "event": "trip", "field": "when", "value": "2030-05", "source": "b", "rank": "preferred"},
          {"id": "4", "event": "trip", "field": "when", "value": "2030", "source": "a"}],
        "stops": [
          {"id": "s-1", "event": "trip", "order": 1, "venue": "tartu", "status": "reached", "claims": ["1", "2"]},
          {"id": "s-2", "event": "trip", "order": 2, "venue": "narva", "status": "not_reached", "claims": ["1"]},
          {"id": "s-3", "event": "trip", "order": 3, "venue": "riga", "status": "reached", "claims": ["1", "2"]}]"#,
        r#"{"type": "Feature", "id": "trip",
          "geometry": {"type": "LineString", "coordinates": [[26.7251, 58.3806], [28.1903, 59.3772], [24.1059, 56.946]]},
          "properties": {"id": "trip", "title": "Trip", "when": "2030-05", "kind": "journey", "precision": "line",
            "venues": ["tartu", "narva", "riga"], "sources": ["a", "b"]}}"#,
    )
}

#[test]
fn a_journey_loses_a_stop() {
    let dataset = left(&journey(), &["a"]);
    let trip = event(&dataset, "trip");
    assert_eq!(trip.venues, ["tartu", "riga"]);
    assert_eq!(trip.geometry, Geometry::Lines(vec![at(&[TARTU, RIGA])]));
    let stops = dataset.stops_of(dataset.find_event("trip").expect("the trip"));
    let stops: Vec<(&str, &[String])> = stops.map(|it| (&*it.id, &*it.claims)).collect();
    let claims = ["2".to_owned()];
    assert_eq!(stops, [("s-1", &claims[..]), ("s-3", &claims[..])]);
    let whole = left(&journey(), &["b"]);
    let trip = event(&whole, "trip");
    assert_eq!(
        trip.geometry,
        Geometry::Lines(vec![at(&[TARTU, NARVA, RIGA])])
    );
    assert_eq!(whens(&whole, "trip"), ["2030"]);
    assert_eq!(trip.precision, PlacePrecision::Line);
}

#[test]
fn somebody_of_whom_nobody_says_any_more_that_they_stayed_away_is_not_absent() {
    let text = file(
        r#""claims": [
          {"id": "1", "event": "talk", "field": "participants", "value": {"person": "ada", "role": "absent"}, "source": "a"},
          {"id": "2", "event": "talk", "field": "participants", "value": ["bo"], "source": "a"},
          {"id": "3", "event": "talk", "field": "participants", "value": ["bo", "ada"], "source": "b"}],
        "participations": [
          {"id": "p-1", "event": "talk", "person": "ada", "role": "absent", "claims": ["1"]},
          {"id": "p-2", "event": "talk", "person": "bo", "role": "participant", "claims": ["2", "3"]},
          {"id": "p-3", "event": "talk", "person": "ada", "role": "participant", "claims": ["3"]}],
        "disputes": [{"id": "d", "event": "talk", "field": "participants", "question": "Was Ada there?", "sides": [["1"], ["3"]]}]"#,
        r#"{"type": "Feature", "id": "talk", "geometry": null, "properties": {"id": "talk", "title": "Talk", "when": null,
            "sources": ["a", "b"], "disputed": true}}"#,
    );
    for (off, expected) in [
        (
            "a",
            vec![
                ("bo", Role::Participant, "3"),
                ("ada", Role::Participant, "3"),
            ],
        ),
        (
            "b",
            vec![("ada", Role::Absent, "1"), ("bo", Role::Participant, "2")],
        ),
    ] {
        let dataset = left(&text, &[off]);
        let talk = dataset.find_event("talk").expect("the talk");
        let found: Vec<(&str, Role, String)> = dataset
            .participations_in(talk)
            .map(|it| (&*it.person, it.role, it.claims.join(" ")))
            .collect();
        let expected = expected.into_iter().map(|(a, b, c)| (a, b, c.to_owned()));
        assert_eq!(found, expected.collect::<Vec<_>>(), "without {off}");
    }
}

#[test]
fn a_plain_file_is_one_source_of_its_own() {
    let text = r#"{"type": "FeatureCollection", "features": [
      {"type": "Feature", "id": "x", "properties": {"title": "X", "when": "2030"},
       "geometry": {"type": "Point", "coordinates": [26.7251, 58.3806]}}]}"#;
    let before = read(text);
    let (after, _) = Dataset::new("left", without(before.parts(), &set(&["a"])));
    assert_eq!(after.parts().events, before.parts().events);
}

#[test]
fn a_date_is_not_explained_by_what_is_off() {
    let text = fair().replace(
        r#""title": "Fair","#,
        r#""title": "Fair", "when_derivation": "the two days before the tenth","#,
    );
    let derivation = |off: &[&str]| event(&left(&text, off), "fair").when_derivation.clone();
    assert!(derivation(&["b"]).is_some(), "the date is still that one");
    assert_eq!(derivation(&["a"]), None);
}

#[test]
fn the_precision_of_a_place_is_that_of_the_venues_that_are_left() {
    let text = fair().replace(r#"["narva"]"#, r#"["estonia"]"#);
    let precision = |off: &[&str]| event(&left(&text, off), "fair").precision;
    assert_eq!(precision(&["c"]), PlacePrecision::City);
    assert_eq!(precision(&["a", "c"]), PlacePrecision::Country);
    let mut unplaced = fair().replace(
        r#""field": "venues", "value": ["narva"]"#,
        r#""field": "size", "value": 3"#,
    );
    unplaced = unplaced.replace(
        r#""field": "venues", "value": ["riga", "narva"]"#,
        r#""field": "size", "value": 4"#,
    );
    let dataset = left(&unplaced, &["a"]);
    assert_eq!(event(&dataset, "fair").geometry, Geometry::Nowhere);
    assert_eq!(event(&dataset, "fair").precision, PlacePrecision::None);
}
