//! `check` on a dataset with claims: every fault with its feature or record, its field and its line.

use insta::assert_snapshot;

use super::{folder_with, run};

const SUMMITS: &str = include_str!("../../geodata/summits.geojson");

/// A small dataset that keeps every rule, one record a line.
const GOOD: &str = r#"{"type": "FeatureCollection", "summit_atlas": 1,
"sources": [
{"id": "s", "title": "A paper", "published": "2025-10-11"}
],
"venues": [
{"id": "dushanbe", "name": "Dushanbe", "country": "TJ", "precision": "city", "coordinates": [68.7791, 38.5358]}
],
"persons": [
{"id": "p", "name": "Somebody"}
],
"claims": [
{"id": "c1", "event": "e", "field": "when", "value": "2025-10-10", "source": "s", "paragraphs": [1], "summary": "Gives the day.", "rank": "preferred"},
{"id": "c2", "event": "e", "field": "venues", "value": ["dushanbe"], "source": "s", "paragraphs": [1, 2], "summary": "Gives the town.", "rank": "preferred"}
],
"disputes": [],
"participations": [
{"event": "e", "person": "p", "role": "host", "claims": ["c2"]}
],
"features": [
{"type": "Feature", "id": "e", "geometry": {"type": "Point", "coordinates": [68.7791, 38.5358]}, "properties": {"id": "e", "title": "A meeting", "when": "2025-10-10", "venues": ["dushanbe"], "precision": "city", "sources": ["s"], "disputed": false}}
]}
"#;

fn checked(text: &str) -> (i32, String) {
    let folder = folder_with("d.geojson", text);
    let ran = run(folder.path(), &["check", "d.geojson"]);
    assert_eq!(ran.err, "");
    (ran.code, ran.out)
}

#[test]
fn a_dataset_that_keeps_the_rules_is_good() {
    let good = "d.geojson: 1 source, 1 venue, 1 person, 0 organisations, 2 claims, 0 disputes, \
                1 participation, 0 relations, 0 stops, 0 figures, 0 editor's notes\n\
                d.geojson: 1 event, 0 errors, 0 warnings\n";
    assert_eq!(checked(GOOD), (0, good.to_owned()));
    let (code, out) = checked(SUMMITS);
    assert_eq!(code, 0, "{out}");
    assert_eq!(out.lines().count(), 2, "{out}");
}

#[test]
fn every_fault_is_told_in_one_pass_with_its_line() {
    let mut bad = GOOD.to_owned();
    for (from, to) in [
        (
            "\"published\": \"2025-10-11\"",
            "\"published\": \"2025-13\"",
        ),
        ("\"country\": \"TJ\"", "\"country\": \"KZ\""),
        ("\"paragraphs\": [1, 2]", "\"paragraphs\": [2, 1]"),
        ("\"summary\": \"Gives the day.\"", "\"summary\": \"\""),
        (
            "\"value\": \"2025-10-10\", \"source\": \"s\"",
            "\"value\": \"2025-10-09\", \"source\": \"t\"",
        ),
        (
            "\"role\": \"host\", \"claims\": [\"c2\"]",
            "\"role\": \"host\", \"claims\": []",
        ),
        ("\"person\": \"p\"", "\"person\": \"nobody\""),
        (
            "\"name\": \"Somebody\"",
            "\"name\": \"Somebody\", \"offce\": \"president\"",
        ),
        (
            "\"disputed\": false",
            "\"disputed\": true, \"part_of\": \"e\"",
        ),
        (
            "\"disputes\": []",
            "\"disputes\": [{\"id\": \"d\", \"event\": \"e\", \"field\": \"when\", \"question\": \"When?\", \"sides\": [[\"c1\"], [\"c2\"]]}]",
        ),
        (
            "\"coordinates\": [68.7791, 38.5358]}, \"prop",
            "\"coordinates\": [38.5358, 68.7791]}, \"prop",
        ),
    ] {
        assert!(bad.contains(from), "{from}");
        bad = bad.replacen(from, to, 1);
    }
    let (code, out) = checked(&bad);
    assert_eq!(code, 1);
    assert_snapshot!(out);
}

#[test]
fn an_event_that_nobody_claims_and_an_id_that_is_given_twice_are_told() {
    let twice = GOOD.replace(
        "\n]}\n",
        ",\n{\"type\": \"Feature\", \"id\": \"e\", \"geometry\": null, \"properties\": {\"title\": \"Again\"}}\n]}\n",
    );
    let (code, out) = checked(&twice);
    assert_eq!(code, 1);
    assert_snapshot!(out);
}

#[test]
fn a_plain_file_has_no_such_rules() {
    let plain = GOOD.replace("\"summit_atlas\": 1,", "");
    assert_eq!(checked(&plain).0, 0);
}
