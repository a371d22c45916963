//! `check`: one line for each problem, one for all of them.

use super::{BAD, GOOD, folder, folder_with, run};

#[test]
fn a_good_file_is_good() {
    let folder = folder_with("good.geojson", GOOD);
    let out = run(folder.path(), &["check", "good.geojson"]).good();
    assert_eq!(out, "good.geojson: 3 events, 0 errors, 0 warnings\n");
}

#[test]
fn a_bad_file_is_told_feature_by_feature_with_hints() {
    let folder = folder_with("bad.geojson", BAD);
    let ran = run(folder.path(), &["check", "bad.geojson"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    insta::assert_snapshot!(ran.out, @r#"
    error: bad.geojson:2, feature 1 "no-place", "geometry": there is none. Hint: write "geometry": null for an event without a place
    error: bad.geojson:3, feature 2 "no-date", "when": month 13 does not exist, at column 6 of "2025-13". Hint: write a month from 01 to 12, such as 1969-07, or a season from 21 to 24
    error: bad.geojson:4, feature 3 "far-out", "geometry": longitude 68.8, latitude 138.5 is not on the globe. Hint: GeoJSON writes the longitude first, −180 … 180, then the latitude, −90 … 90
    error: bad.geojson:6, feature 4: this is not a feature. Hint: write { "type": "Feature", … }
    bad.geojson: 4 events, 4 errors, 0 warnings
    "#);
}

#[test]
fn a_file_that_cannot_be_read_at_all_says_why_and_what_to_do() {
    let half = &GOOD[..GOOD.len() / 2];
    for (text, said) in [
        (
            Some(""),
            "x.geojson: the file is empty. Hint: open a GeoJSON file",
        ),
        (
            Some(" \n\t"),
            "x.geojson: the file is empty. Hint: open a GeoJSON file",
        ),
        (
            Some(half),
            "x.geojson:4: the file ends in the middle. Hint: it was cut off: get it again",
        ),
        (
            Some("a,b\n1,2\n"),
            "x.geojson:1: this is not JSON. Hint: open a GeoJSON file",
        ),
        (
            Some("{\"type\":\n oops}"),
            "x.geojson:2: not JSON from column 2 on: expected value. \
             Hint: look at that line, or get the file again",
        ),
        (
            Some("[1]"),
            "x.geojson: the file is JSON, but not an object. Hint: open a GeoJSON file",
        ),
        (
            Some("{\"a\": 1}"),
            "x.geojson, \"type\": there is no GeoJSON \"type\". \
             Hint: open a GeoJSON file (RFC 7946) with events as features",
        ),
        (
            Some("{\"type\": \"FeatureCollection\"}"),
            "x.geojson, \"features\": a FeatureCollection without a list of features. \
             Hint: write \"features\": [ … ]",
        ),
        (
            None,
            "x.geojson: there is no such file. Hint: look at the name and the folder",
        ),
    ] {
        let folder = text.map_or_else(folder, |text| folder_with("x.geojson", text));
        let ran = run(folder.path(), &["check", "x.geojson"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{text:?}");
        let mut lines = ran.out.lines();
        assert_eq!(
            lines.next(),
            Some(format!("error: {said}").as_str()),
            "{text:?}"
        );
        let last = lines.next().expect("a last line");
        assert!(last.starts_with("x.geojson: 0 events, 1 error"), "{last}");
        assert_eq!(lines.next(), None);
    }
}

#[test]
fn bytes_that_are_no_text_and_folders_are_told_too() {
    let folder = folder_with("x.geojson", [0x89, b'P', b'N', b'G', 0xFF, 0x00]);
    let ran = run(folder.path(), &["check", "x.geojson"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with("error: x.geojson:1: this is not JSON"),
        "{}",
        ran.out
    );
    let ran = run(folder.path(), &["check", "."]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.starts_with("error: .: this is a folder. Hint: "),
        "{}",
        ran.out
    );
}

#[test]
fn the_bundled_file_is_good() {
    let summits = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/summits.geojson");
    let folder = folder();
    let out = run(folder.path(), &["check", summits]).good();
    assert!(out.ends_with(" events, 0 errors, 0 warnings\n"), "{out}");
    assert_eq!(out.lines().count(), 2);
}
