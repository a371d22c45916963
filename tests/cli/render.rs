//! `render`: a picture of the window without a window.

use std::fs;
use std::path::Path;

use super::{BAD, folder, folder_with, run};

const SMALL: [&str; 3] = ["render", "--size", "640x480"];

/// Renders into `a.png` and gives its bytes.
fn rendered(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let arguments = [&SMALL[..], &["--out", "a.png"], arguments].concat();
    assert_eq!(run(folder, &arguments).good(), "");
    fs::read(folder.join("a.png")).expect("the picture")
}

/// Names of everything in a folder.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry.expect("an entry")))
        .collect();
    names.sort();
    names
}

/// Width and height of a PNG.
pub(super) fn size(png: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory_with_format(png, image::ImageFormat::Png);
    let picture = picture.expect("a PNG");
    (picture.width(), picture.height())
}

#[test]
fn a_picture_has_its_size_times_the_scale_and_is_the_same_again() {
    let folder = folder();
    let once = rendered(folder.path(), &[]);
    assert_eq!(size(&once), (640, 480));
    assert!(
        once == rendered(folder.path(), &[]),
        "the second picture differs"
    );
    assert_eq!(
        size(&rendered(folder.path(), &["--scale", "2"])),
        (1280, 960)
    );
    assert_eq!(names(folder.path()), ["a.png"], "nothing else is left");
}

#[test]
fn what_is_asked_for_is_seen() {
    let folder = folder();
    let plain = rendered(folder.path(), &[]);
    for arguments in [
        &["--theme", "dark"][..],
        &["--center", "68.8,38.5"],
        &["--center", "-21.9,64.1"],
        &["--zoom", "8"],
        &["--text-size", "150%"],
        &["--from", "2025-10", "--to", "2025-11"],
        &["--select", "event:cis-summit-dushanbe-2025"],
    ] {
        assert!(
            rendered(folder.path(), arguments) != plain,
            "{arguments:?} changes nothing"
        );
    }
}

#[test]
fn what_could_be_read_of_a_bad_file_is_drawn() {
    let folder = folder_with("bad.geojson", BAD);
    let ran = run(
        folder.path(),
        &[&SMALL[..], &["--out", "a.png", "bad.geojson"]].concat(),
    );
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("feature 2 \"no-date\""), "{}", ran.err);
    assert_eq!(
        size(&fs::read(folder.path().join("a.png")).expect("a picture")),
        (640, 480)
    );
    let ran = run(
        folder.path(),
        &["render", "--out", "b.png", "missing.geojson"],
    );
    assert_eq!(ran.code, 1);
    assert_eq!(names(folder.path()), ["a.png", "bad.geojson"]);
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_nothing_is_left_there() {
    let folder = folder_with("file", "kept");
    fs::create_dir_all(folder.path().join("full.png/inside")).expect("a folder in the way");
    for out in ["missing/a.png", "file/a.png", "full.png", "/"] {
        let ran = run(folder.path(), &[&SMALL[..], &["--out", out]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{out}: {}", ran.err);
        assert!(ran.err.contains("Hint: "), "{out}: {}", ran.err);
        assert_eq!(names(folder.path()), ["file", "full.png"], "{out}");
        assert_eq!(names(&folder.path().join("full.png")), ["inside"], "{out}");
        assert_eq!(
            fs::read(folder.path().join("file")).ok().as_deref(),
            Some(&b"kept"[..])
        );
    }
}

#[test]
fn a_map_that_cannot_look_there_says_where_it_looks() {
    let folder = folder();
    let said = |arguments: &[&str]| {
        let out = ["render", "--out", "a.png", "--size", "1280x720"];
        let ran = run(folder.path(), &[&out[..], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.err
    };
    let said_far = said(&["--with", "map", "--center", "179,66", "--zoom", "3"]);
    assert!(said_far.contains("does not repeat"), "{said_far}");
    assert!(
        said_far.contains("--center 67.5,66 --zoom 3\n"),
        "{said_far}"
    );
    let said_wide = said(&["--with", "map", "--zoom", "0"]);
    assert!(said_wide.ends_with(" --zoom 1.45\n"), "{said_wide}");
    assert_eq!(said(&["--center", "48,41", "--zoom", "5"]), "");
}

#[test]
fn letters_that_no_font_has_are_named() {
    let folder = folder();
    let title = ["--title", "Саммит 日本 \u{1f389}日", "--with", "map"];
    let arguments = [&SMALL[..], &["--out", "a.png"], &title].concat();
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with("note: no font here has 日本"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains('С'), "{}", ran.err);
}
