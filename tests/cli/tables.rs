//! Tables as input of every order, and as the output of `list`.

use serde_json::Value;

use super::{GOOD, TABLE, folder, folder_with, run, run_with};

#[test]
fn a_table_is_checked_line_by_line() {
    let folder = folder_with("events.csv", TABLE);
    let ran = run(folder.path(), &["check", "events.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn several_files_are_checked_and_the_worst_of_them_counts() {
    let folder = folder_with("events.csv", TABLE);
    std::fs::write(folder.path().join("good.geojson"), GOOD).expect("a file");
    let arguments = [
        "check",
        "good.geojson",
        "events.csv",
        "missing.csv",
        "good.geojson",
    ];
    let ran = run(folder.path(), &arguments);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let last: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| !line.starts_with("error: ") && !line.starts_with("warning: "))
        .collect();
    assert_eq!(
        last,
        [
            "good.geojson: 3 events, 0 errors, 0 warnings",
            "events.csv: 4 events, 1 error, 1 warning",
            "missing.csv: 0 events, 1 error, 0 warnings",
            "good.geojson: 3 events, 0 errors, 0 warnings",
        ]
    );
    let piped = run_with(folder.path(), &["check", "-"], GOOD);
    assert_eq!(
        (piped.code, piped.out.as_str()),
        (0, "standard input: 3 events, 0 errors, 0 warnings\n")
    );
}

#[test]
fn a_table_is_listed_for_people() {
    let folder = folder_with("events.csv", TABLE);
    let all = run(folder.path(), &["list", "events.csv", "--format", "table"]);
    assert_eq!(all.code, 1, "a row has no date");
    insta::assert_snapshot!(all.out);
    let window = [
        "list",
        "events.csv",
        "--format",
        "table",
        "--from",
        "2025-10",
        "--to",
        "2025-11",
    ];
    insta::assert_snapshot!(run(folder.path(), &window).out);
    let none = ["list", "events.csv", "--format", "table", "--to", "2020"];
    insta::assert_snapshot!(run(folder.path(), &none).out);
    insta::assert_snapshot!(
        "list_summits",
        run(
            folder.path(),
            &["list", "--format", "table", "--to", "2023"]
        )
        .good()
    );
}

#[test]
fn what_is_listed_is_a_table_or_geojson_again() {
    let folder = folder_with("events.csv", TABLE);
    let window = [
        "list",
        "events.csv",
        "--from",
        "2025-10",
        "--to",
        "2025-11",
        "--format",
    ];
    let csv = run(folder.path(), &[&window[..], &["csv"]].concat()).out;
    insta::assert_snapshot!(csv.replace("\r\n", "\n"));
    let geojson = run(folder.path(), &[&window[..], &["geojson"]].concat()).out;
    let file: Value = serde_json::from_str(&geojson).expect("JSON");
    assert_eq!(file["features"].as_array().map(Vec::len), Some(3));
    assert_eq!(file["features"][0]["properties"]["membership"], "possible");
    let checked = run_with(folder.path(), &["check", "-"], &geojson).good();
    assert!(
        checked.ends_with(": 3 events, 0 errors, 0 warnings\n"),
        "{checked}"
    );
    let checked = run_with(folder.path(), &["check", "-"], &csv).good();
    assert!(
        checked.ends_with(": 3 events, 0 errors, 0 warnings\n"),
        "{checked}"
    );
    for format in ["csv", "geojson"] {
        let summits = run(
            folder.path(),
            &["list", "--from", "2025-10", "--format", format],
        )
        .good();
        let checked = run_with(folder.path(), &["check", "-"], &summits).good();
        assert!(
            checked.ends_with(" events, 0 errors, 0 warnings\n"),
            "{checked}"
        );
    }
}

#[test]
fn sources_cannot_be_left_out_of_a_file_that_makes_no_claims() {
    let folder = folder_with("events.csv", "title,source\nA,us\n");
    let ran = run(
        folder.path(),
        &["list", "events.csv", "--without-source", "us"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("it is itself the one source"),
        "{}",
        ran.err
    );
}

#[test]
fn a_picture_is_made_of_a_table_from_standard_input_to_standard_output() {
    let folder = folder();
    let arguments = ["render", "-", "--out", "picture.png", "--size", "640x480"];
    let ran = run_with(folder.path(), &arguments, TABLE);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    let file = std::fs::read(folder.path().join("picture.png")).expect("a picture");
    let output = super::program(folder.path())
        .args(["render", "--out", "-", "--size", "640x480"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    for bytes in [&file, &output.stdout] {
        assert!(bytes.starts_with(b"\x89PNG"), "a picture");
    }
}
