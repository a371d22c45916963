//! Workspaces and links on the command line, and how a desktop learns of them.

use std::collections::BTreeMap;
use std::path::Path;

use super::{GOOD, folder_with, run, run_with};

/// A file of the repository.
fn asset(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(name);
    std::fs::read_to_string(path).expect("an asset")
}

#[test]
fn a_workspace_is_checked_with_the_files_that_it_names() {
    let folder = folder_with("a.geojson", GOOD);
    let whole = r#"{"summit_atlas_workspace": 1, "files": ["a.geojson", "bundled:summits"]}"#;
    for (text, code, said) in [
        (
            whole.to_owned(),
            0,
            "t.atlas: 2 files, 0 errors, 0 warnings",
        ),
        (
            whole.replace("a.geo", "b.geo"),
            1,
            "b.geojson: the workspace names this file, and it is not there. Hint: ",
        ),
        (
            whole.replace("a.geo", "https://h/a.geo"),
            1,
            "another computer",
        ),
        (
            whole.replace(": 1", ": 2"),
            0,
            "this program reads version 1",
        ),
        (
            whole[..40].to_owned(),
            1,
            "t.atlas: the file ends in the middle. Hint: ",
        ),
        ("7".to_owned(), 1, "not a workspace"),
    ] {
        std::fs::write(folder.path().join("t.atlas"), &text).expect("a workspace");
        let ran = run(folder.path(), &["check", "t.atlas"]);
        assert_eq!(ran.code, code, "{text}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(said), "{text}: {}", ran.out);
    }
}

#[test]
fn a_workspace_stands_for_its_files() {
    let folder = folder_with("a.csv", "title,when\nA fair,2025-06\n");
    let workspace = |text: &str| std::fs::write(folder.path().join("t.atlas"), text);
    workspace(r#"{"summit_atlas_workspace": 1, "files": ["a.csv", "bundled:summits"]}"#)
        .expect("it is written");
    let by_hand = run(folder.path(), &["list", "a.csv", "bundled:summits"]).good();
    assert_eq!(run(folder.path(), &["list", "t.atlas"]).good(), by_hand);
    let info = run(folder.path(), &["info", "t.atlas"]).good();
    assert!(info.starts_with("a.csv + summits.geojson"), "{info}");
    run(folder.path(), &["convert", "t.atlas", "all.geojson"]).good();
    let all = run(
        folder.path(),
        &["list", "all.geojson", "--format", "ndjson"],
    )
    .good();
    let whole = run(folder.path(), &["list", "t.atlas", "--format", "ndjson"]).good();
    assert_eq!(all, whole);
    let text = std::fs::read_to_string(folder.path().join("t.atlas")).expect("a workspace");
    let piped = run_with(folder.path(), &["list", "-"], &text);
    assert!(piped.err.contains("Hint: open it by itself"));
    for (text, said) in [
        (
            r#"{"summit_atlas_workspace": 1, "files": ["gone.csv"]}"#,
            "gone.csv",
        ),
        (
            r#"{"summit_atlas_workspace": 1, "files": ["https://h/a.csv"]}"#,
            "another computer",
        ),
        (r#"{"summit_atlas_work"#, "ends in the middle"),
    ] {
        workspace(text).expect("it is written");
        let ran = run(folder.path(), &["list", "t.atlas"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
#[cfg(unix)]
fn a_workspace_leads_to_files_and_to_nothing_else() {
    let folder = folder_with("a.csv", "title,when\nA fair,2025-06\n");
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe"))
        .status();
    assert!(pipe.expect("a pipe is made").success());
    for (named, said) in [
        ("/dev/zero", "it is not a file"),
        ("pipe", "it is not a file"),
        ("-", "it is not there"),
    ] {
        let text = format!(r#"{{"summit_atlas_workspace": 1, "files": ["a.csv", "{named}"]}}"#);
        std::fs::write(folder.path().join("t.atlas"), text).expect("a workspace");
        for order in [
            &["list", "t.atlas"][..],
            &["info", "t.atlas"],
            &["attendance", "t.atlas"],
            &["convert", "t.atlas", "x.csv"],
        ] {
            let ran = run_with(folder.path(), order, GOOD);
            assert_eq!(
                (ran.code, ran.out.as_str()),
                (1, ""),
                "{order:?}: {}",
                ran.err
            );
            assert!(ran.err.contains(said), "{order:?}: {}", ran.err);
        }
    }
}

#[test]
fn a_picture_of_a_workspace_looks_as_it_does_or_as_one_of_its_bookmarks() {
    let text = r#"{"summit_atlas_workspace": 1, "view": "center=46,41&zoom=6",
        "views": [{"name": "Aktau", "view": "center=51,43&zoom=7&select=venue:aktau"}],
        "map": {"style": "plain", "names": "ru"}}"#;
    let folder = folder_with("t.atlas", text);
    let picture = |arguments: &[&str]| {
        let whole = [
            "render", "--size", "640x400", "--with", "map", "--out", "a.png",
        ];
        run(folder.path(), &[&whole[..], arguments].concat()).good();
        std::fs::read(folder.path().join("a.png")).expect("a picture")
    };
    let of_it = picture(&["t.atlas"]);
    let looks = ["--style", "plain", "--lang", "ru"];
    assert!(of_it == picture(&[&looks[..], &["--center", "46,41", "--zoom", "6"]].concat()));
    let bookmark = picture(&["t.atlas", "--bookmark", "Aktau"]);
    let there = [
        "--center",
        "51,43",
        "--zoom",
        "7",
        "--select",
        "venue:aktau",
    ];
    assert!(bookmark == picture(&[&looks[..], &there].concat()));
    assert!(
        picture(&["t.atlas", "--lang", "en"]) != of_it,
        "flags come last"
    );
    for (arguments, said) in [
        (
            &["t.atlas", "--bookmark", "Baku"][..],
            "Hint: its bookmarks are Aktau",
        ),
        (&["t.atlas", "t.atlas"], "second workspace"),
        (&["--bookmark", "Aktau"], "name a workspace"),
    ] {
        let ran = run(
            folder.path(),
            &[&["render", "--out", "b.png"], arguments].concat(),
        );
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_window_takes_files_workspaces_and_links() {
    let folder = folder_with("a.atlas", "{");
    std::fs::write(folder.path().join("b.csv"), "").expect("a file");
    let address = format!("file://{}/a.atlas", folder.path().display());
    for (arguments, said) in [
        (&["summit-atlas:?zoom=5"][..], ""),
        (&["a.atlas", "summit-atlas:?zoom=5"], ""),
        (&[&address], ""),
        (
            &[
                "a.atlas",
                "summit-atlas:?zoom=5",
                "b.csv",
                "summit-atlas:?zoom=6",
            ],
            "warning: summit-atlas:?zoom=6 is not followed as well. Hint: ",
        ),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
        assert!(ran.err.contains("no display"), "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn the_desktop_entry_registers_the_scheme_and_the_types() {
    let text = asset("summit-atlas.desktop");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("[Desktop Entry]"));
    let entries: BTreeMap<&str, &str> = lines
        .map(|line| line.split_once('=').expect("a key and a value"))
        .collect();
    assert_eq!(entries["Type"], "Application");
    assert_eq!(entries["Exec"], "summit-atlas %U");
    assert_eq!(entries["Terminal"], "false");
    assert_eq!(entries["StartupWMClass"], summit_atlas::app::APP_ID);
    for key in ["Name", "Comment", "Icon", "Categories", "Version"] {
        assert!(!entries[key].is_empty(), "{key}");
    }
    for list in ["MimeType", "Categories", "Keywords"] {
        assert!(entries[list].ends_with(';'), "{list}");
    }
    let types: Vec<&str> = entries["MimeType"].split_terminator(';').collect();
    let scheme = summit_atlas::view::SCHEME.trim_end_matches(':');
    assert_eq!(
        types,
        [
            &format!("x-scheme-handler/{scheme}"),
            "application/vnd.summit-atlas+json",
            "application/geo+json",
            "text/csv"
        ]
    );
}

#[test]
fn the_types_of_files_are_well_formed_and_know_the_ending() {
    let text = asset("summit-atlas-mime.xml");
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with(['?', '!']) || tag.ends_with('/') {
            continue;
        }
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let ending = summit_atlas::workspace::ENDING;
    for part in [
        "<mime-type type=\"application/vnd.summit-atlas+json\">".to_owned(),
        format!("<glob pattern=\"*.{ending}\"/>"),
        "<mime-type type=\"application/geo+json\">".to_owned(),
        "<glob pattern=\"*.geojson\"/>".to_owned(),
        "value=\"&quot;summit_atlas_workspace&quot;\"".to_owned(),
    ] {
        assert!(text.contains(&part), "{part}");
    }
}
