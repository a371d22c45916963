//! Several files on the command line are one dataset.

use serde_json::Value;

use super::{GOOD, TABLE, folder, folder_with, run, run_with};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn events_of_several_files_stand_in_one_list() {
    let folder = folder_with("a.geojson", GOOD);
    std::fs::write(
        folder.path().join("b.csv"),
        "title,when\nA fair,2025-06\nA race,2025-10-03\n",
    )
    .expect("a table");
    let out = run(folder.path(), &["list", "a.geojson", "b.csv"]).good();
    assert_eq!(json(&out)["counts"]["all"], 5);
    let without = [
        "list",
        "a.geojson",
        "b.csv",
        "--without-source",
        "a.geojson",
    ];
    let out = json(&run(folder.path(), &without).good());
    let ids = out["events"].as_array().expect("events").iter();
    let ids: Vec<&str> = ids.filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(ids, ["row-1", "row-2"]);
    let arguments = ["list", "a.geojson", "bundled:summits", "--format", "ndjson"];
    let both = run(folder.path(), &arguments).good();
    let one = run(folder.path(), &["list", "--format", "ndjson"]).good();
    assert_eq!(both.lines().count(), one.lines().count() + 3);
    let arguments = ["list", "-", "b.csv", "--format", "ndjson"];
    let ran = run_with(folder.path(), &arguments, GOOD);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 5), "{}", ran.err);
    let out = json(
        &run(
            folder.path(),
            &["info", "a.geojson", "b.csv", "--format", "json"],
        )
        .good(),
    );
    assert_eq!(
        (&out["file"], &out["format"], &out["counts"]["events"]),
        (&"a.geojson + b.csv".into(), &Value::Null, &5.into())
    );
}

#[test]
fn several_files_are_written_as_one_that_holds_all_of_them() {
    let folder = folder_with("a.geojson", GOOD);
    std::fs::write(folder.path().join("b.csv"), TABLE).expect("a table");
    let arguments = ["convert", "a.geojson", "b.csv", "both.geojson"];
    let ran = run(folder.path(), &arguments);
    assert!(ran.err.contains("b.csv"), "of its own faults: {}", ran.err);
    let of = |names: &[&str]| {
        let arguments = [&["list"], names].concat();
        json(&run(folder.path(), &arguments).out)["events"].clone()
    };
    assert_eq!(of(&["both.geojson"]), of(&["a.geojson", "b.csv"]));
    let twice = ["list", "both.geojson", "a.geojson"];
    let out = json(&run(folder.path(), &twice).out);
    let whole = of(&["both.geojson"]).as_array().expect("events").len();
    assert_eq!(
        out["counts"]["all"],
        whole + 3,
        "ids differ, nothing is lost"
    );
}

#[test]
fn what_is_written_of_files_without_claims_keeps_the_rules() {
    let folder = folder_with(
        "a.csv",
        "title,when,lat,lon,place,status,source\nA fair,2025-06,53.2,63.6,Qostanay,announced,A paper\n",
    );
    let plain = GOOD
        .replace(
            "\"title\": \"B\"",
            "\"title\": \"B\", \"disputed\": true, \"venues\": [\"v\"]",
        )
        .replace(
            "\"features\"",
            "\"venues\": [{\"id\": \"v\", \"name\": \"V\", \"precision\": \"city\"}],
            \"persons\": [{\"id\": \"p\", \"name\": \"P\"}],
            \"participations\": [{\"event\": \"b\", \"person\": \"p\", \"role\": \"host\"}],
            \"figures\": [{\"id\": \"f\", \"event\": \"z\", \"label\": \"seats\", \"value\": 3}],
            \"features\"",
        );
    std::fs::write(folder.path().join("b.geojson"), plain).expect("a file");
    for files in [
        &["a.csv", "b.geojson"][..],
        &["b.geojson", "a.csv", "bundled:summits"],
    ] {
        let arguments = [&["convert"], files, &["out.geojson"]].concat();
        run(folder.path(), &arguments).good();
        let out = run(folder.path(), &["check", "out.geojson"]).out;
        assert!(out.ends_with(" 0 errors, 0 warnings\n"), "{files:?}: {out}");
    }
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let folder = folder_with("a.csv", TABLE);
    let once = run(folder.path(), &["list", "a.csv"]);
    let whole = folder.path().join("a.csv");
    let whole = whole.to_str().expect("a path of text");
    for other in ["a.csv", "./a.csv", whole] {
        let twice = run(folder.path(), &["list", "a.csv", other]);
        assert_eq!((&twice.out, &twice.err), (&once.out, &once.err), "{other}");
    }
    let text = r#"{"summit_atlas_workspace": 1, "files": ["a.csv"]}"#;
    std::fs::write(folder.path().join("t.atlas"), text).expect("a workspace");
    let twice = run(folder.path(), &["list", "a.csv", "t.atlas"]);
    assert_eq!(twice.out, once.out);
    let summits = run(folder.path(), &["info"]).good();
    let arguments = ["info", "bundled:summits", "bundled:summits"];
    assert_eq!(run(folder.path(), &arguments).good(), summits);
}

#[test]
fn where_one_of_them_cannot_be_read_nothing_is_listed() {
    let folder = folder_with("a.geojson", GOOD);
    for order in ["list", "info", "attendance"] {
        let ran = run(folder.path(), &[order, "a.geojson", "missing.csv"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{order}");
        assert!(ran.err.contains("missing.csv"), "{}", ran.err);
    }
    let ran = run(
        folder.path(),
        &["convert", "a.geojson", "missing.csv", "x.csv"],
    );
    assert_eq!(ran.code, 1);
    assert!(!folder.path().join("x.csv").exists());
}

#[test]
fn a_picture_shows_several_files_as_a_link_says() {
    let folder = folder();
    std::fs::write(
        folder.path().join("b.csv"),
        "title,when,latitude,longitude\nA fair,2025-06,53.2,63.6\n",
    )
    .expect("a table");
    let picture = |files: &[&str], out: &str| {
        let rest = [
            "summit-atlas:?center=63.6,53.2&zoom=6",
            "--size",
            "600x400",
            "--with",
            "map",
            "--out",
            out,
        ];
        run(folder.path(), &[&["render"], files, &rest].concat()).good();
        std::fs::read(folder.path().join(out)).expect("a picture")
    };
    let both = picture(&["bundled:summits", "b.csv"], "both.png");
    assert_ne!(both, picture(&["bundled:summits"], "one.png"));
    assert_eq!(both, picture(&["bundled:summits", "b.csv"], "again.png"));
    let two_links = [
        "render",
        "summit-atlas:?zoom=3",
        "summit-atlas:?zoom=4",
        "--out",
        "x.png",
    ];
    assert_eq!(run(folder.path(), &two_links).code, 2);
}
