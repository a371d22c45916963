//! `convert`: one format to another, with what is lost by it.

use serde_json::Value;

use super::{BAD, GOOD, TABLE, folder, folder_with, run, run_with};

fn written(folder: &tempfile::TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("a written file")
}

#[test]
fn a_table_becomes_geojson_and_comes_back() {
    let folder = folder_with("events.csv", TABLE);
    let ran = run(folder.path(), &["convert", "events.csv", "events.geojson"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, ""),
        "a date could not be read"
    );
    insta::assert_snapshot!(ran.err);
    insta::assert_snapshot!(written(&folder, "events.geojson"));
    let out = run(folder.path(), &["convert", "events.geojson", "again.csv"]).good();
    assert_eq!(out, "");
    insta::assert_snapshot!(written(&folder, "again.csv").replace("\r\n", "\n"));
    let once = written(&folder, "again.csv");
    let ran = run(folder.path(), &["convert", "again.csv", "twice.csv"]);
    assert!(ran.err.contains("month 13 does not exist"), "{}", ran.err);
    assert_eq!(written(&folder, "twice.csv"), once);
}

#[test]
fn what_a_table_has_no_place_for_is_named() {
    let folder = folder();
    let summits = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/summits.geojson");
    let ran = run(folder.path(), &["convert", summits, "s.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    insta::assert_snapshot!(ran.err);
    let out = run(folder.path(), &["check", "s.csv"]).good();
    assert!(out.ends_with(" events, 0 errors, 0 warnings\n"), "{out}");
    run(folder.path(), &["convert", summits, "s.geojson"]).good();
    let out = run(folder.path(), &["check", "s.geojson"]).good();
    assert!(out.ends_with(" events, 0 errors, 0 warnings\n"), "{out}");
}

#[test]
fn standard_input_and_output_are_files_like_others() {
    let folder = folder();
    let arguments = ["convert", "-", "-", "--to", "csv"];
    let ran = run_with(folder.path(), &arguments, GOOD);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("id,title,when,"), "{}", ran.out);
    assert!(
        ran.err
            .starts_with("warning: -, events, \"geometry\": 1 are written in part: a."),
        "{}",
        ran.err
    );
    let arguments = ["convert", "-", "-", "--to", "geojson"];
    let again = run_with(folder.path(), &arguments, &ran.out);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let file: Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!(file["features"][0]["properties"]["title"], "B");
    let tabs = run_with(folder.path(), &["convert", "-", "x.tsv"], GOOD);
    assert_eq!(tabs.code, 0);
    assert!(written(&folder, "x.tsv").starts_with("id\ttitle\twhen\t"));
    let left = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 1, "nothing else was written");
}

#[test]
fn what_cannot_be_converted_says_why_and_leaves_the_target_as_it_was() {
    let folder = folder_with("kept.csv", "kept");
    let path = folder.path();
    std::fs::write(path.join("cut.geojson"), &GOOD[..GOOD.len() / 2]).expect("a file");
    std::fs::write(path.join("good.geojson"), GOOD).expect("a file");
    std::fs::create_dir(path.join("folder")).expect("a folder");
    let huge = std::fs::File::create(path.join("huge.csv")).expect("a file");
    huge.set_len(5 << 30).expect("a file with a hole");
    for (input, output, code, said) in [
        (
            "missing.csv",
            "kept.csv",
            1,
            "error: missing.csv: there is no such file. Hint: look at the name and the folder",
        ),
        (
            "folder",
            "kept.csv",
            1,
            "error: folder: this is a folder. Hint: open a file inside it",
        ),
        (
            "cut.geojson",
            "kept.csv",
            1,
            "error: cut.geojson:4: the file ends in the middle. Hint: it was cut off: get it again",
        ),
        (
            "huge.csv",
            "kept.csv",
            1,
            "error: huge.csv: the file is larger than 4 GiB. Hint: split it",
        ),
        (
            "good.geojson",
            "kept",
            2,
            "error: kept: the end of this name says nothing about what to write. Hint: add --to geojson, --to csv or --to tsv",
        ),
        (
            "good.geojson",
            "-",
            2,
            "error: standard output has no name that says what to write. Hint: add --to ",
        ),
        (
            "good.geojson",
            "folder/x/y.csv",
            3,
            "error: folder/x/y.csv: its folder is not there. Hint: make the folder first",
        ),
        (
            "good.geojson",
            "good.geojson/y.csv",
            3,
            "error: good.geojson/y.csv: what should be its folder is a file. Hint: look at the name",
        ),
    ] {
        let ran = run(path, &["convert", input, output]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (code, ""),
            "{input} {output}: {}",
            ran.err
        );
        let last = ran.err.lines().last().unwrap_or_default();
        assert!(last.starts_with(said), "{input} {output}: {}", ran.err);
        assert_eq!(written(&folder, "kept.csv"), "kept", "{input} {output}");
    }
    let parts = std::fs::read_dir(path)
        .expect("the folder")
        .filter_map(Result::ok);
    let parts: Vec<_> = parts
        .filter(|it| it.path().extension().is_some_and(|it| it == "part"))
        .collect();
    assert!(parts.is_empty(), "{parts:?}");
}

#[test]
fn what_could_be_read_of_a_bad_file_is_written_and_a_folder_is_no_file() {
    let folder = folder_with("bad.geojson", BAD);
    let path = folder.path();
    std::fs::create_dir(path.join("folder")).expect("a folder");
    let ran = run(path, &["convert", "bad.geojson", "folder", "--to", "csv"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err
            .ends_with("error: folder: this is a folder. Hint: name a file inside it\n"),
        "{}",
        ran.err
    );
    let ran = run(path, &["convert", "bad.geojson", "kept.csv"]);
    assert_eq!(
        ran.code, 1,
        "what could be read was written, and what could not was said"
    );
    assert_eq!(written(&folder, "kept.csv").lines().count(), 5);
    assert!(ran.err.contains("this is not a feature"), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn a_target_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_with("good.geojson", GOOD);
    let target = folder.path().join("kept.csv");
    std::fs::write(&target, "kept").expect("a file");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o444)).expect("permissions");
    let ran = run(folder.path(), &["convert", "good.geojson", "kept.csv"]);
    assert_eq!(ran.code, 3);
    let said = "error: kept.csv: the file may not be written. Hint: look at its permissions and at those of its folder\n";
    assert!(ran.err.ends_with(said), "{}", ran.err);
    assert_eq!(written(&folder, "kept.csv"), "kept");
}

#[test]
fn words_in_a_file_give_no_orders_to_the_terminal() {
    let folder = folder_with("events.csv", "title,when\nA,\u{1b}[31m\n");
    let ran = run(folder.path(), &["list", "events.csv"]);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    let folder = folder_with("events.csv", "title,kind\n\u{1b}[31mred\u{7},x\n");
    let ran = run(folder.path(), &["list", "events.csv", "--format", "table"]);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{:?}", ran.out);
}
