use super::*;
use crate::dataset::{Geometry, PlacePrecision, Status};

fn read_text(text: &str) -> (Arc<Dataset>, Vec<String>) {
    let reading = read("x.geojson", text.as_bytes());
    let problems = reading.problems.iter().map(ToString::to_string).collect();
    (reading.dataset.expect("a dataset"), problems)
}

/// A collection of one feature with these properties and this geometry.
fn one(properties: &str, geometry: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[
            {{"type":"Feature","properties":{properties},"geometry":{geometry}}}]}}"#
    )
}

const DUSHANBE: &str = r#"{"type":"Point","coordinates":[68.78,38.54]}"#;

#[test]
fn a_plain_file_is_one_source_and_keeps_what_it_does_not_know() {
    let text = one(
        r#"{"name":"A flood","date":"1969-07","depth_m":3,"title":null}"#,
        DUSHANBE,
    );
    let (dataset, problems) = read_text(&text);
    assert_eq!(problems, [""; 0]);
    assert!(dataset.implied_source());
    let event = &dataset.parts().events[0];
    assert_eq!(
        (event.id.as_str(), event.title.as_str()),
        ("feature-1", "A flood")
    );
    assert_eq!(
        event.when.as_ref().map(ToString::to_string),
        Some("1969-07".to_owned())
    );
    assert_eq!(event.precision, PlacePrecision::Site);
    assert_eq!(event.status, Status::Happened);
    assert_eq!(event.extra.get("depth_m"), Some(&Value::from(3)));
    assert!(!event.extra.contains_key("title"));
}

#[test]
fn start_and_end_make_an_interval_and_a_year_may_be_a_number() {
    let when = |properties: &str| {
        let (dataset, problems) = read_text(&one(properties, "null"));
        assert_eq!(problems, [""; 0]);
        dataset.parts().events[0]
            .when
            .as_ref()
            .map(ToString::to_string)
    };
    let lasting = when(r#"{"start":"2025-10-09","end":"2025-10-10"}"#);
    assert_eq!(lasting, Some("2025-10-09/2025-10-10".to_owned()));
    assert_eq!(when(r#"{"start":"2025-10"}"#), Some("2025-10".to_owned()));
    assert_eq!(when(r#"{"year":988}"#), Some("0988".to_owned()));
    assert_eq!(when(r#"{"year":1991.0}"#), Some("1991".to_owned()));
    assert_eq!(when(r#"{"year":-500}"#), Some("-0500".to_owned()));
    assert_eq!(when("{}"), None);
}

#[test]
fn what_is_wrong_with_a_feature_is_said_and_the_feature_stays() {
    for (properties, geometry, problem) in [
        (
            r#"{"id":"moon","when":"1969-13"}"#,
            DUSHANBE,
            "x.geojson:2, feature 1 \"moon\", \"when\": month 13 does not exist",
        ),
        (
            r#"{"id":"a","when":true}"#,
            DUSHANBE,
            "x.geojson:2, feature 1 \"a\", \"when\": true is not a date",
        ),
        (
            r#"{"id":"a"}"#,
            r#"{"type":"Point","coordinates":[38.54,168.78]}"#,
            "x.geojson:2, feature 1 \"a\", \"geometry\": longitude 38.54, latitude 168.78 is not on the globe",
        ),
        (
            r#"{"id":"a"}"#,
            r#"{"type":"Point","coordinates":[1]}"#,
            "x.geojson:2, feature 1 \"a\", \"geometry\"",
        ),
        (
            r#"{"id":"a"}"#,
            r#"{"type":"GeometryCollection","geometries":[]}"#,
            "x.geojson:2, feature 1 \"a\", \"geometry\": a GeometryCollection has no place",
        ),
    ] {
        let (dataset, problems) = read_text(&one(properties, geometry));
        assert_eq!(dataset.len(), 1, "{properties} {geometry}");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with(problem), "{problems:?}");
        assert!(problems[0].contains(". Hint: "), "{problems:?}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_kept_as_it_is() {
    let (dataset, problems) = read_text(&one(r#"{"start":"spring","end":"2025"}"#, DUSHANBE));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("\"start, end\""), "{problems:?}");
    let extra = &dataset.parts().events[0].extra;
    assert_eq!(extra.get("start"), Some(&Value::from("spring")));
}

#[test]
fn words_of_ours_mean_what_they_like_in_a_plain_file() {
    let properties = r#"{"status":"reviewed","sources":",us,","venues":"City hall","precision":3}"#;
    let (dataset, problems) = read_text(&one(properties, DUSHANBE));
    assert_eq!(problems, [""; 0]);
    let event = &dataset.parts().events[0];
    assert_eq!(event.extra.get("status"), Some(&Value::from("reviewed")));
    let declared = one(properties, DUSHANBE).replacen('{', "{\"summit_atlas\":1,", 1);
    let (_, problems) = read_text(&declared);
    assert_eq!(problems.len(), 4, "{problems:?}");
    assert!(
        problems
            .iter()
            .any(|p| p.contains("\"status\": unknown variant `reviewed`"))
    );
}

#[test]
fn a_feature_without_geometry_is_told_and_listed() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"a","when":"2025"}}, 7]}"#;
    let (dataset, problems) = read_text(text);
    assert_eq!(dataset.len(), 1);
    assert_eq!(dataset.parts().events[0].geometry, Geometry::Nowhere);
    assert_eq!(
        problems,
        [
            "x.geojson:2, feature 1 \"a\", \"geometry\": there is none. Hint: write \"geometry\": null \
             for an event without a place",
            "x.geojson:2, feature 2: this is not a feature. Hint: write { \"type\": \"Feature\", … }",
        ]
    );
}

#[test]
fn what_is_no_geojson_is_said_with_its_line() {
    for (bytes, problem) in [
        (
            "",
            "x.geojson: the file is empty. Hint: open a GeoJSON file",
        ),
        (
            "  \n",
            "x.geojson: the file is empty. Hint: open a GeoJSON file",
        ),
        (
            "PK\u{3}\u{4}",
            "x.geojson:1: this is not JSON. Hint: open a GeoJSON file",
        ),
        (
            "[1]",
            "x.geojson: the file is JSON, but not an object. Hint: open a GeoJSON file",
        ),
        (
            "{\"type\":\"FeatureCollection\",\n\"features\":[",
            "x.geojson:2: the file ends in the middle. Hint: it was cut off: get it again",
        ),
        (
            "{\"type\":\n!}",
            "x.geojson:2: not JSON from column 1 on: expected value. Hint: look at that line, or \
             get the file again",
        ),
        (
            "{}",
            "x.geojson, \"type\": there is no GeoJSON \"type\". Hint: open a GeoJSON file \
             (RFC 7946) with events as features",
        ),
        (
            "{\"type\":\"FeatureCollection\"}",
            "x.geojson, \"features\": a FeatureCollection without a list of features. Hint: write \
             \"features\": [ … ]",
        ),
    ] {
        let reading = read("x.geojson", bytes.as_bytes());
        assert!(reading.dataset.is_none());
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [problem]);
    }
}

#[test]
fn references_that_lead_nowhere_are_told() {
    let text = r#"{"type":"FeatureCollection","summit_atlas":1,
        "venues":[{"id":"v","name":"V","coordinates":[190,0]},{"name":"nameless"}],
        "claims":[{"id":"c","event":"gone","field":"when","source":"s"}],
        "features":[{"type":"Feature","properties":{"id":"a","venues":["v","w"]},"geometry":null},
                    {"type":"Feature","properties":{"id":"a"},"geometry":null},
                    {"type":"Feature","properties":{"id":"a~2"},"geometry":null}]}"#;
    let (dataset, problems) = read_text(text);
    let ids: Vec<&str> = dataset
        .parts()
        .events
        .iter()
        .map(|e| e.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "a~2", "a~2~2"]);
    let starts = [
        "x.geojson:2, venues 2: missing field `id`",
        "x.geojson:2, venue \"v\", \"coordinates\": longitude 190",
        "x.geojson:5, event \"a\", \"id\": the id is taken; this one is called \"a~2\"",
        "x.geojson:6, event \"a~2\", \"id\": the id is taken; this one is called \"a~2~2\"",
        "x.geojson:4, a, \"venues\": \"w\" is not in this file",
        "x.geojson:3, c, \"event\": \"gone\" is not in this file",
        "x.geojson:3, c, \"source\": \"s\" is not in this file",
    ];
    assert_eq!(problems.len(), starts.len(), "{problems:#?}");
    for (problem, start) in problems.iter().zip(starts) {
        assert!(
            problem.starts_with(start),
            "{problem} does not start with {start}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        let reading = read("x", &bytes);
        proptest::prop_assert!(reading.dataset.is_some() || !reading.problems.is_empty());
    }

    #[test]
    fn a_file_cut_anywhere_is_told(cut in 1..400_usize) {
        let text = one(r#"{"id":"a","when":"2025-10-09","x":"äöü"}"#, DUSHANBE);
        let bytes = text.as_bytes();
        let reading = read("x", &bytes[..bytes.len().saturating_sub(cut)]);
        proptest::prop_assert!(!reading.problems.is_empty());
    }
}
