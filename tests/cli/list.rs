//! `list`: the schema `summit-atlas/list/1`.

use serde_json::{Value, json};
use summit_atlas::jobs::bundled;

use super::{BAD, GOOD, folder, folder_with, run};

/// What `list` prints for the bundled dataset.
fn listed(arguments: &[&str]) -> Value {
    let folder = folder();
    let arguments = [&["list"], arguments].concat();
    let out = run(folder.path(), &arguments).good();
    serde_json::from_str(&out).expect("one JSON object")
}

/// One field of all listed events.
fn all<'a>(listing: &'a Value, field: &str) -> Vec<&'a str> {
    let events = listing["events"].as_array().expect("a list of events");
    events
        .iter()
        .map(|event| event[field].as_str().unwrap_or("null"))
        .collect()
}

#[test]
fn without_a_window_everything_is_listed_and_the_undated_comes_last() {
    let listing = listed(&[]);
    assert_eq!(listing["schema"], "summit-atlas/list/1");
    assert_eq!(listing["window"], Value::Null);
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let order: Vec<&str> = dataset
        .in_order()
        .iter()
        .map(|ix| dataset.event(*ix).id.as_str())
        .collect();
    assert_eq!(all(&listing, "id"), order);
    assert_eq!(listing["counts"]["all"], order.len());
    assert!(
        all(&listing, "membership")
            .iter()
            .all(|membership| *membership == "null")
    );
    let dated = all(&listing, "when")
        .iter()
        .position(|when| *when == "null");
    let undated = listing["counts"]["undated"].as_u64().expect("a count");
    assert_eq!(
        dated.map(|at| order.len() - at),
        usize::try_from(undated).ok()
    );
    assert!(undated > 0);
}

#[test]
fn with_a_window_only_what_is_or_may_be_inside_is_listed() {
    let listing = listed(&["--from", "2025-10", "--to", "2025-10-10"]);
    assert_eq!(
        listing["window"],
        json!({"mode": "window", "from": "2025-10-01", "to": "2025-10-10"})
    );
    let count = |name: &str| {
        let count = listing["counts"][name].as_u64().expect("a count");
        usize::try_from(count).expect("a small number")
    };
    let memberships = all(&listing, "membership");
    let inside = |which: &str| memberships.iter().filter(|m| **m == which).count();
    assert_eq!(inside("certain"), count("certain"));
    assert_eq!(inside("possible"), count("possible"));
    assert_eq!(memberships.len(), count("certain") + count("possible"));
    assert!(count("certain") > 0 && count("possible") > 0);
    assert!(memberships.len() < count("all"));
    let ids = all(&listing, "id");
    assert!(ids.contains(&"ots-summit-gabala-2025"));
    assert!(!ids.contains(&"lachin-cultural-capital-opening-2025"));
    assert!(
        !all(&listing, "when").contains(&"null"),
        "what is undated is counted only"
    );
}

#[test]
fn memberships_are_written_the_same_in_both_formats() {
    let window = ["--from", "2025-10-01", "--to", "2025-11-01"];
    let listing = listed(&[&window[..], &["--format", "json"]].concat());
    assert_eq!(
        listing["window"],
        json!({"mode": "window", "from": "2025-10-01", "to": "2025-11-01"})
    );
    let events = listing["events"].as_array().expect("a list of events");
    let count = |which: &str| events.iter().filter(|it| it["membership"] == which).count();
    let (certain, possible) = (count("certain"), count("possible"));
    assert_eq!(
        certain + possible,
        events.len(),
        "nothing else is a membership"
    );
    assert!(certain > 0 && possible > 0);
    let all = listed(&[])["counts"]["all"].clone();
    assert_eq!(
        listing["counts"],
        json!({"certain": certain, "possible": possible, "undated": 4, "all": all})
    );
    let folder = folder();
    let arguments = [&["list", "--format", "ndjson"], &window[..]].concat();
    let lines = run(folder.path(), &arguments).good();
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(Value::from(lines), listing["events"]);
}

/// Dates with what they are in October 2025, worked out by hand; `""` is outside.
const IN_OCTOBER: [(&str, &str); 34] = [
    // One unknown day: certain when every day that it may be is inside.
    ("2025-10-01", "certain"),
    ("2025-10-09", "certain"),
    ("2025-10-31", "certain"),
    ("2025-09-30", ""),
    ("2025-11-01", ""),
    ("2025-10", "certain"),
    ("2025-11", ""),
    ("2025", "possible"),
    ("202X", "possible"),
    ("2025-23", "possible"),
    ("2025-22", ""),
    // About: a day, a month, a year to either side. Perhaps: nothing to either side.
    ("2025-10-15~", "certain"),
    ("2025-11-01~", "possible"),
    ("2025-10~", "possible"),
    ("2025-12~", ""),
    ("2026~", "possible"),
    ("2025-10-31?", "certain"),
    ("2025-11-01?", ""),
    // What lasts is inside when it touches the window.
    ("2025-01-01/2025-12-31", "certain"),
    ("2025-09-20/2025-10-01", "certain"),
    ("2025-09-20/2025-09-30", ""),
    ("2025-10-31/2025-11-05", "certain"),
    ("2025-11-01/2025-11-05", ""),
    ("2025-09-15/2025-10~", "possible"),
    ("2024-12-25/..", "certain"),
    ("2024-12-25/", "possible"),
    // One of some days: in the gap between them there is nothing.
    ("[2025-09-15,2025-11-15]", ""),
    ("[2025-10-05,2025-11-15]", "possible"),
    ("[2025-10-05,2025-10-06]", "certain"),
    ("[..2025-12]", "possible"),
    // All of some days: one is enough.
    ("{2025-09-15,2025-10-15}", "certain"),
    ("{2025-09-15,2025-11-15}", ""),
    ("{2025-09-15,2025}", "possible"),
    ("../2025-12", "certain"),
];

#[test]
fn vague_dates_are_certain_possible_or_outside_as_worked_out_by_hand() {
    let feature = |when: &str| json!({"type": "Feature", "id": when, "properties": {"when": when}, "geometry": null});
    let mut features: Vec<Value> = IN_OCTOBER.iter().map(|(when, _)| feature(when)).collect();
    features.push(json!({"type": "Feature", "id": "undated", "properties": {}, "geometry": null}));
    let file = json!({"type": "FeatureCollection", "features": features}).to_string();
    let folder = folder_with("vague.geojson", &file);
    let arguments = [
        "list",
        "vague.geojson",
        "--from",
        "2025-10-01",
        "--to",
        "2025-11-01",
    ];
    let out = run(folder.path(), &arguments).good();
    let listing: Value = serde_json::from_str(&out).expect("JSON");
    let events = listing["events"].as_array().expect("a list of events");
    for (when, expected) in IN_OCTOBER {
        let event = events.iter().find(|event| event["id"] == when);
        let membership = event.map_or("", |it| it["membership"].as_str().unwrap_or("null"));
        assert_eq!(membership, expected, "{when}");
    }
    let count = |which: &str| IN_OCTOBER.iter().filter(|(_, it)| *it == which).count();
    let counts = json!({
        "certain": count("certain"),
        "possible": count("possible"),
        "undated": 1,
        "all": IN_OCTOBER.len() + 1,
    });
    assert_eq!(listing["counts"], counts);
    assert_eq!(events.len(), count("certain") + count("possible"));
    // Nothing at all is certain in a gap, and the first instant of the end is not inside.
    let none = [
        "list",
        "vague.geojson",
        "--from",
        "2025-09-16",
        "--to",
        "2025-09-16",
    ];
    assert_eq!(run(folder.path(), &none).code, 2, "a window has a length");
}

#[test]
fn an_event_says_all_that_the_contract_names() {
    let listing = listed(&["--from", "2025-10-09", "--to", "2025-10-11"]);
    let events = listing["events"].as_array().expect("a list of events");
    let summit = events
        .iter()
        .find(|event| event["id"] == "cis-summit-dushanbe-2025");
    let summit = summit
        .expect("the summit in Dushanbe")
        .as_object()
        .expect("an object");
    let fields: Vec<&str> = summit.keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "id",
            "title",
            "when",
            "membership",
            "status",
            "precision",
            "venues",
            "sources",
            "disputed",
            "grave",
            "geometry"
        ]
    );
    assert_eq!(summit["when"], "2025-10-09/2025-10-10");
    assert_eq!(summit["membership"], "certain");
    assert_eq!(summit["status"], "happened");
    assert_eq!(summit["precision"], "city");
    assert_eq!(summit["venues"], json!(["dushanbe"]));
    assert_eq!(summit["disputed"], false);
    let place = json!({"type": "Point", "coordinates": [68.7791, 38.5358]});
    assert_eq!(summit["geometry"], place);
}

#[test]
fn a_file_is_listed_in_the_order_of_time_with_its_geometries() {
    let folder = folder_with("good.geojson", GOOD);
    let out = run(folder.path(), &["list", "good.geojson"]).good();
    let listing: Value = serde_json::from_str(&out).expect("JSON");
    // Both may start on the first of June; the one that may last less long comes first.
    assert_eq!(all(&listing, "id"), ["a", "b", "z"]);
    assert_eq!(
        listing["counts"],
        json!({"certain": 2, "possible": 0, "undated": 1, "all": 3})
    );
    let line = json!({"type": "LineString", "coordinates": [[46.4, 40.7], [68.8, 38.5]]});
    assert_eq!(listing["events"][0]["geometry"], line);
    assert_eq!(listing["events"][2]["geometry"], Value::Null);
}

#[test]
fn the_end_of_a_window_is_not_inside_and_either_end_may_be_open() {
    let folder = folder_with("good.geojson", GOOD);
    let ids = |arguments: &[&str]| {
        let arguments = [&["list", "good.geojson"], arguments].concat();
        let out = run(folder.path(), &arguments).good();
        let listing: Value = serde_json::from_str(&out).expect("JSON");
        all(&listing, "id")
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--to", "2025-06-01"]), Vec::<String>::new());
    assert_eq!(ids(&["--to", "2025-06-02"]), ["a", "b"]);
    assert_eq!(ids(&["--from", "2025-06-04"]), ["b"]);
    assert_eq!(ids(&["--from", "2025-07"]), Vec::<String>::new());
    assert_eq!(ids(&["--from=-0500"]), ["a", "b"]);
}

#[test]
fn ndjson_is_one_event_a_line() {
    let folder = folder();
    let out = run(folder.path(), &["list", "--format", "ndjson"]).good();
    let lines: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(Value::from(lines), listed(&[])["events"]);
    let folder = folder_with("good.geojson", GOOD);
    let arguments = ["list", "good.geojson", "--format", "ndjson", "--to", "2025"];
    assert_eq!(
        run(folder.path(), &arguments).good(),
        "",
        "nothing is no line"
    );
}

#[test]
fn what_could_be_read_of_a_bad_file_is_listed_and_the_rest_is_said() {
    let folder = folder_with("bad.geojson", BAD);
    let ran = run(folder.path(), &["list", "bad.geojson"]);
    assert_eq!(ran.code, 1);
    let listing: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(
        all(&listing, "id"),
        ["far-out", "good", "no-place", "no-date"]
    );
    let checked = run(folder.path(), &["check", "bad.geojson"]).out;
    let mut problems: Vec<&str> = checked.lines().collect();
    problems.pop();
    assert_eq!(
        ran.err.lines().collect::<Vec<_>>(),
        problems,
        "the same words as check"
    );
    let ran = run(folder.path(), &["list", "missing.geojson"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .contains("missing.geojson: there is no such file. Hint: "),
        "{}",
        ran.err
    );
}

#[test]
fn the_whole_of_a_listing_is_as_it_was() {
    let folder = folder_with("good.geojson", GOOD);
    let arguments = [
        "list",
        "good.geojson",
        "--from",
        "2025-06-02",
        "--to",
        "2025-07",
    ];
    insta::assert_snapshot!(run(folder.path(), &arguments).good(), @r#"
    {
      "schema": "summit-atlas/list/1",
      "window": {
        "mode": "window",
        "from": "2025-06-02",
        "to": "2025-07-01"
      },
      "counts": {
        "certain": 1,
        "possible": 1,
        "undated": 1,
        "all": 3
      },
      "events": [
        {
          "id": "a",
          "title": "A",
          "when": "2025-06-01/2025-06-03",
          "membership": "certain",
          "status": "happened",
          "precision": "line",
          "venues": [],
          "sources": [],
          "disputed": false,
          "grave": false,
          "geometry": {
            "type": "LineString",
            "coordinates": [
              [
                46.4,
                40.7
              ],
              [
                68.8,
                38.5
              ]
            ]
          }
        },
        {
          "id": "b",
          "title": "B",
          "when": "2025-06",
          "membership": "possible",
          "status": "happened",
          "precision": "site",
          "venues": [],
          "sources": [],
          "disputed": false,
          "grave": false,
          "geometry": {
            "type": "Point",
            "coordinates": [
              46.4,
              40.7
            ]
          }
        }
      ]
    }
    "#);
}
