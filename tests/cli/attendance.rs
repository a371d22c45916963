//! `attendance`: who was where, as CSV that can be read again, or as JSON.

use serde_json::{Value, json};

use super::{BAD, folder, folder_with, run};

const HEADER: &str = "person_id,person,event_id,event,when,cell,role,sources,claims";

#[test]
fn csv_says_who_was_where_with_claims_and_sources() {
    let folder = folder();
    let out = run(folder.path(), &["attendance"]).good();
    assert!(out.starts_with(&format!("{HEADER}\r\n")), "{out}");
    for line in [
        "nikol-pashinyan,Nikol Pashinyan,cis-summit-bishkek-2023,CIS summit in Bishkek,2023-10,absent,absent,003,c-071",
        "ilham-aliyev,Ilham Aliyev,cis-informal-summit-st-petersburg-2025,Informal CIS summit in St Petersburg,2025-12-22,disputed,participant;absent,002;003,c-256;c-257",
        ",,cop29-baku-2024,UN climate conference in Baku,2024,not mentioned,,,",
    ] {
        assert!(out.lines().any(|it| it == line), "no {line:?} in:\n{out}");
    }
}

#[test]
fn what_it_writes_it_reads_again() {
    let at = folder();
    for events in ["summits", "summits-and-meetings", "all"] {
        let out = run(at.path(), &["attendance", "--events", events]).good();
        let kept = folder_with("kept.csv", &out);
        let again = run(kept.path(), &["attendance", "kept.csv"]).good();
        assert_eq!(again, out);
        let json = ["attendance", "--format", "json", "--events", events];
        let json = run(at.path(), &json).good();
        let again = run(kept.path(), &["attendance", "kept.csv", "--format", "json"]).good();
        assert_eq!(again, json);
    }
}

#[test]
fn json_has_people_and_events_with_their_counts() {
    let folder = folder();
    let arguments = ["attendance", "--format", "json", "--events", "summits"];
    let out = run(folder.path(), &arguments).good();
    let listing: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(listing["schema"], "summit-atlas/attendance/1");
    let first = &listing["people"][0];
    assert_eq!(first["id"], "ilham-aliyev");
    let cells = first["cells"].as_array().expect("cells");
    let of = |event: &str| {
        cells
            .iter()
            .find(|it| it["event"] == event)
            .expect("a cell")
    };
    assert_eq!(
        of("cis-summit-dushanbe-2025"),
        &json!({
            "event": "cis-summit-dushanbe-2025", "cell": "present", "roles": ["participant"],
            "sources": ["000", "001"], "claims": ["c-219", "c-220"],
        })
    );
    let events = listing["events"].as_array().expect("events");
    assert_eq!(events.len(), 9);
    let summit = events.iter().find(|it| it["id"] == "cis-summit-2022");
    assert_eq!(
        *summit.expect("a summit"),
        json!({
            "id": "cis-summit-2022", "title": "CIS summit of 2022", "whens": ["2022"],
            "counts": {"present": 1, "absent": 0, "expected": 0, "disputed": 0},
        })
    );
}

#[test]
fn a_source_can_be_left_out() {
    let folder = folder();
    let cell = |off: &[&str]| {
        let out = run(folder.path(), &[&["attendance"], off].concat()).good();
        let line = out
            .lines()
            .find(|it| it.starts_with("ilham-aliyev,") && it.contains("st-petersburg"));
        line.and_then(|line| line.split(',').nth(5))
            .map(str::to_owned)
    };
    assert_eq!(cell(&[]).as_deref(), Some("disputed"));
    assert_eq!(
        cell(&["--without-source", "002"]).as_deref(),
        Some("absent")
    );
    assert_eq!(
        cell(&["--without-source", "003"]).as_deref(),
        Some("present")
    );
    let ran = run(folder.path(), &["attendance", "--without-source", "9"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("its sources are 000, 001"), "{}", ran.err);
}

#[test]
fn bad_lines_are_told_with_line_and_column_and_the_rest_is_there() {
    let text = format!(
        "{HEADER}\na,Anna,s,Summit,2025,absent,absent,0,c\nb,Ben,s,Summit,2025,away,absent,0,c\n"
    );
    let folder = folder_with("kept.csv", &text);
    let ran = run(folder.path(), &["attendance", "kept.csv"]);
    assert_eq!(ran.code, 1, "as with any file");
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    let told = "error: kept.csv:3, \"cell\": \"away\" is no cell. Hint: write present, absent, expected, disputed, not mentioned\n";
    assert_eq!(ran.err, told);
    for (arguments, code, said) in [
        (
            &["attendance", "missing.csv"][..],
            1,
            "missing.csv: there is no such file",
        ),
        (
            &["attendance", "missing.geojson"],
            1,
            "there is no such file",
        ),
        (
            &["attendance", "kept.csv", "--without-source", "0"],
            2,
            "Hint: ",
        ),
        (&["attendance", "--format", "xml"], 2, "json"),
        (&["attendance", "--events", "some"], 2, "summits"),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let folder = folder_with("empty.csv", "");
    let ran = run(folder.path(), &["attendance", "empty.csv"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("empty.csv: the file is empty. Hint: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_file_without_people_has_a_header_and_its_summits() {
    let folder = folder_with("bad.geojson", BAD);
    let ran = run(folder.path(), &["attendance", "bad.geojson"]);
    assert_eq!((ran.code, ran.out.trim_end()), (1, HEADER));
    assert!(
        ran.err.contains("warning: ") || ran.err.contains("error: "),
        "{}",
        ran.err
    );
}
