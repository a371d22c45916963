//! What stands equal: several dates of one event, each of which may be the one, and several places together.

use std::collections::BTreeMap;

use summit_atlas::dataset::{Dataset, Geometry, Status};
use summit_atlas::query::{Index, Visible};
use summit_atlas::view::Filter;

use super::dates::{Days, Inside};
use super::small::{NARVA, RIGA, at, event, fair, file, left, whens};
use super::{oracle, program, set};

/// Which events of a dataset are inside from one date up to another.
fn inside(dataset: &Dataset, from: &str, to: &str) -> BTreeMap<String, Inside> {
    let mut visible = Visible::default();
    let window = program::window(Days::between(from, to));
    let index = Index::new(dataset);
    visible.set_filter(dataset, &index, Some(&window), &Filter::default());
    program::answer(dataset, &visible).inside
}

#[test]
fn claims_that_stand_equal_leave_all_of_what_they_say() {
    use Inside::{Certain, Possible};
    let dataset = left(&fair(), &["a"]);
    let event = event(&dataset, "fair");
    assert_eq!(whens(&dataset, "fair"), ["2030-05-10", "2030-06"]);
    assert_eq!(event.venues, ["narva", "riga"]);
    assert_eq!(event.status, Status::Expected);
    assert_eq!(event.geometry, Geometry::Points(at(&[NARVA, RIGA])));
    for (from, to, expected) in [
        ("2030-05", "2030-06", Some(Possible)),
        ("2030-05-10", "2030-05-11", Some(Possible)),
        ("2030-06", "2030-07", Some(Possible)),
        ("2030-06-15", "2030-06-16", Some(Possible)),
        ("2030-05", "2030-06-30", Some(Possible)),
        ("2030-05-10", "2030-07", Some(Certain)),
        ("2030", "2031", Some(Certain)),
        ("..", "..", Some(Certain)),
        ("2030-05-11", "2030-06", None),
        ("2030-05-08", "2030-05-10", None),
        ("2030-07", "2032", None),
    ] {
        let found = inside(&dataset, from, to).get("fair").copied();
        assert_eq!(found, expected, "from {from} to {to}");
    }
    let extent = program::window(Days::between("2030-05-10", "2030-07-01"));
    assert_eq!(dataset.extent(), Some(extent));
}

/// A feast that one document dates to a year, another lets last a month, and the third tells of two days.
fn feast() -> String {
    file(
        r#""claims": [
          {"id": "1", "event": "feast", "field": "when", "value": "2030", "source": "a", "rank": "preferred"},
          {"id": "2", "event": "feast", "field": "when", "value": "2030-05-01/2030-05-31", "source": "b"},
          {"id": "3", "event": "feast", "field": "when", "value": "{2030-05-10,2031-05-10}", "source": "c"},
          {"id": "4", "event": "late", "field": "when", "value": "2030-05-02", "source": "c"},
          {"id": "5", "event": "early", "field": "when", "value": "2030-04-30", "source": "b"}]"#,
        r#"{"type": "Feature", "id": "late", "geometry": null,
          "properties": {"id": "late", "title": "Late", "when": "2030-05-02", "sources": ["c"]}},
        {"type": "Feature", "id": "feast", "geometry": null,
          "properties": {"id": "feast", "title": "Feast", "when": "2030", "sources": ["a", "b", "c"]}},
        {"type": "Feature", "id": "early", "geometry": null,
          "properties": {"id": "early", "title": "Early", "when": "2030-04-30", "sources": ["b"]}}"#,
    )
}

#[test]
fn dates_of_all_sorts_may_stand_equal() {
    use Inside::{Certain, Possible};
    let text = feast();
    let json = serde_json::from_str(&text).expect("JSON");
    let expected = oracle::left(&json, &set(&["a"]));
    let dataset = left(&text, &["a"]);
    assert_eq!(
        whens(&dataset, "feast"),
        ["2030-05-01/2030-05-31", "{2030-05-10,2031-05-10}"]
    );
    assert_eq!(program::in_order(&dataset), ["early", "feast", "late"]);
    let extent = program::window(Days::between("2030-04-30", "2031-05-11"));
    assert_eq!(dataset.extent(), Some(extent));
    for (from, to, membership) in [
        ("2030-05-10", "2030-05-11", Some(Certain)),
        ("2030-05", "2030-06", Some(Certain)),
        ("2030-05-20", "2030-05-21", Some(Possible)),
        ("2030-05-11", "2032", Some(Certain)),
        ("2031-05", "2031-06", Some(Possible)),
        ("2030-04", "2030-05-10", Some(Possible)),
        ("2030-06", "2031-05-10", None),
        ("2030-04", "2030-05", None),
    ] {
        let answer = expected.answer(Days::between(from, to));
        assert_eq!(
            answer.inside.get("feast").copied(),
            membership,
            "from {from} to {to}"
        );
        assert_eq!(
            inside(&dataset, from, to),
            answer.inside,
            "from {from} to {to}"
        );
    }
}
