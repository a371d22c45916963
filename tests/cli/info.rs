//! `info`: a file in a few lines, and the schema `summit-atlas/info/1`.

use serde_json::{Value, json};

use super::{BAD, TABLE, folder, folder_with, run, run_with};

#[test]
fn a_file_is_summed_up_for_people() {
    let folder = folder_with("events.csv", TABLE);
    let ran = run(folder.path(), &["info", "events.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "a date is bad");
    insta::assert_snapshot!(ran.out);
    insta::assert_snapshot!("info_summits", run(folder.path(), &["info"]).good());
}

#[test]
fn json_has_a_schema() {
    let folder = folder_with("events.csv", TABLE);
    let ran = run(folder.path(), &["info", "events.csv", "--format", "json"]);
    let info: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(info["schema"], "summit-atlas/info/1");
    assert_eq!(
        (&info["file"], &info["format"]),
        (&json!("events.csv"), &json!("csv"))
    );
    assert_eq!(info["counts"]["events"], 4);
    assert_eq!(
        (&info["counts"]["dated"], &info["counts"]["undated"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(
        (&info["counts"]["placed"], &info["counts"]["placeless"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(
        info["time"],
        json!({"from": "2025-01-01", "to": "2026-01-01"})
    );
    assert_eq!(
        info["space"],
        json!({"west": 47.85, "south": 38.54, "east": 68.78, "north": 40.98})
    );
    assert_eq!(info["kinds"][0], json!({"kind": "meeting", "events": 2}));
    assert_eq!(info["problems"], json!({"errors": 1, "warnings": 1}));
    assert_eq!(info["has_claims"], false);
    let whole = run(folder.path(), &["info", "--format", "json"]).good();
    let whole: Value = serde_json::from_str(&whole).expect("JSON");
    assert_eq!(whole["sources"][0]["id"], "000");
    assert_eq!(whole["has_claims"], true);
    let piped = run_with(folder.path(), &["info", "-", "--format", "json"], BAD);
    let piped: Value = serde_json::from_str(&piped.out).expect("JSON");
    assert_eq!(
        (&piped["file"], &piped["format"]),
        (&json!("standard input"), &json!("geojson"))
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = folder();
    for (arguments, input, said) in [
        (
            ["info", "missing.csv"],
            "",
            "error: missing.csv: there is no such file. Hint: ",
        ),
        (
            ["info", "-"],
            "",
            "error: standard input: the file is empty. Hint: ",
        ),
        (
            ["info", "-"],
            "a,b\n1,2\n",
            "error: standard input:1: this is not JSON. Hint: ",
        ),
    ] {
        let ran = run_with(folder.path(), &arguments, input);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{arguments:?}");
        assert!(ran.err.starts_with(said), "{}", ran.err);
    }
}
