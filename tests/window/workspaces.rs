//! Workspaces: what is saved comes back, what cannot be opened is told, and nothing of a file is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Key;
use serde_json::{Value, json};
use summit_atlas::explorer::Command;
use summit_atlas::jobs::{bundled, read_session};
use summit_atlas::text;
use summit_atlas::theme::MapStyle;
use summit_atlas::view::{BaseSource, Lettering, Selection};
use tempfile::TempDir;

use super::files::{Dropped, GOOD, file};
use super::{CTRL, Desk, open, open_painted};

const NAME: &str = "trip.atlas";

fn unsaved() -> String {
    text::workspace_state(NAME, true)
}

/// What stands in a workspace.
fn written(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a workspace");
    serde_json::from_str(&text).expect("JSON")
}

/// A folder with a file of events, and a workspace with these fields.
fn folder_with(fields: &Value) -> (TempDir, PathBuf) {
    let (folder, _) = file("space.geojson", GOOD);
    let path = folder.path().join(NAME);
    let mut text = json!({"summit_atlas_workspace": 1});
    let fields = fields.as_object().expect("fields").clone();
    text.as_object_mut().expect("fields").extend(fields);
    std::fs::write(&path, text.to_string()).expect("a workspace");
    (folder, path)
}

fn opened(path: &Path) -> Desk {
    let mut desk = open();
    desk.command(Command::OpenFile(path.to_path_buf()));
    desk
}

/// What is told, a line each.
fn told(desk: &Desk) -> Vec<String> {
    let notices = desk.explorer().notices().iter();
    let problems = notices.flat_map(|notice| &notice.problems);
    problems.map(ToString::to_string).collect()
}

/// A window on a file of its own, as somebody has arranged it, and its workspace.
fn arranged() -> (TempDir, PathBuf, Desk) {
    let (folder, data) = file("space.geojson", GOOD);
    let path = folder.path().join(NAME);
    let mut desk = open();
    for command in [
        Command::OpenFile(data),
        Command::Show(Selection::Event("launch".to_owned())),
        Command::SetMapStyle(Some(MapStyle::Plain)),
        Command::SetLettering(Lettering::try_from("az+ru".to_owned()).expect("languages")),
        Command::ToggleGraticule,
        Command::SaveWorkspaceTo(path.clone()),
    ] {
        desk.command(command);
    }
    (folder, path, desk)
}

#[test]
fn a_workspace_brings_back_file_view_and_map_wherever_its_folder_is() {
    let (folder, path, desk) = arranged();
    assert_eq!(told(&desk), Vec::<String>::new());
    assert!(desk.shows(NAME) && !desk.shows(&unsaved()));
    assert_eq!(written(&path)["files"], json!(["space.geojson"]));
    let elsewhere = tempfile::tempdir().expect("a folder");
    let moved = elsewhere.path().join("moved");
    std::fs::rename(folder.path(), &moved).expect("it is moved");
    let other = opened(&moved.join(NAME));
    assert_eq!(told(&other), Vec::<String>::new());
    assert_eq!(other.explorer().view(), desk.explorer().view());
    assert_eq!(other.explorer().dataset().len(), 2);
    let settings = other.explorer().settings();
    assert_eq!(settings.map_style(), MapStyle::Plain);
    assert_eq!(settings.lettering, desk.explorer().settings().lettering);
    assert!(
        other.shows(NAME) && !other.shows(&unsaved()),
        "nothing is unsaved"
    );
    std::fs::rename(&moved, folder.path()).expect("it is moved back");
}

#[test]
fn what_is_changed_is_unsaved_until_it_is_saved_and_the_version_before_is_kept() {
    let (_folder, path, mut desk) = arranged();
    let before = std::fs::read(&path).expect("a workspace");
    desk.command(Command::ToggleGraticule);
    assert!(desk.shows(&unsaved()));
    desk.command(Command::Undo);
    assert!(!desk.shows(&unsaved()), "as it was saved");
    desk.command(Command::SetMapStyle(Some(MapStyle::HighContrast)));
    assert!(desk.shows(&unsaved()));
    desk.press(CTRL, Key::S);
    desk.rest();
    assert!(desk.shows(NAME) && !desk.shows(&unsaved()));
    assert!(desk.shows(text::WORKSPACE_SAVED));
    desk.command(Command::CopyLink);
    assert!(desk.shows(text::LINK_COPIED) && !desk.shows(text::WORKSPACE_SAVED));
    desk.command(Command::Deselect);
    assert!(
        !desk.shows(text::LINK_COPIED),
        "it is said until something is done"
    );
    assert_eq!(written(&path)["map"]["style"], "high-contrast");
    let kept = std::fs::read(path.with_extension("atlas~")).expect("a kept copy");
    assert_eq!(kept, before);
    // The kept copy opens as well.
    let other = opened(&path.with_extension("atlas~"));
    assert_eq!(other.explorer().settings().map_style(), MapStyle::Plain);
}

#[test]
fn the_workspace_and_what_is_unsaved_come_back_with_the_session() {
    let (_folder, path, mut desk) = arranged();
    desk.command(Command::ToggleGraticule);
    let again = open_painted(Some(&desk.remembered()));
    assert_eq!(again.explorer().view(), desk.explorer().view());
    assert!(again.shows(&unsaved()));
    desk.command(Command::ToggleGraticule);
    let mut again = open_painted(Some(&desk.remembered()));
    assert!(again.shows(NAME) && !again.shows(&unsaved()));
    // Without its file the session is there all the same.
    std::fs::remove_file(&path).expect("it is there");
    let remembered = again.remembered();
    let without = open_painted(Some(&remembered));
    assert_eq!(without.explorer().view(), again.explorer().view());
    assert!(told(&without)[0].contains("there is no such file"));
}

#[test]
fn the_session_is_kept_in_a_file_that_is_replaced_as_a_whole() {
    let (folder, _, mut desk) = arranged();
    let kept = folder.path().join("new/session.json");
    desk.0.state_mut().keep_session_in(kept.clone());
    for command in [Command::ToggleGraticule, Command::ToggleTheme] {
        desk.command(command);
        let remembered = desk.remembered();
        assert_eq!(read_session(&kept), Some(remembered));
    }
    let inside = std::fs::read_dir(folder.path().join("new")).expect("a folder");
    assert_eq!(inside.count(), 1, "nothing else is left");
    assert_eq!(read_session(&folder.path().join("none")), None);
    let again = open_painted(read_session(&kept).as_deref());
    assert_eq!(again.explorer().view(), desk.explorer().view());
}

#[test]
fn a_workspace_that_cannot_be_read_leaves_the_window_as_it_was() {
    let (_folder, path, desk) = arranged();
    let text = std::fs::read_to_string(&path).expect("a workspace");
    for (text, said) in [
        (&text[..text.len() / 2], "the file ends in the middle"),
        ("", "the file is empty"),
        (
            "{\"type\": \"FeatureCollection\", \"features\": []}",
            "not a workspace",
        ),
    ] {
        std::fs::write(&path, text).expect("it is written");
        let other = opened(&path);
        assert_eq!(other.explorer().dataset().name(), bundled::SUMMITS_NAME);
        assert!(other.shows(&text::notice_title(&path.display().to_string(), true, 1)));
        let told = told(&other);
        assert!(
            told[0].contains(said) && told[0].contains("Hint: "),
            "{told:?}"
        );
        assert!(!other.shows(NAME), "it is not open");
    }
    drop(desk);
}

#[test]
fn a_file_that_is_missing_is_told_and_the_others_are_shown_together() {
    let fields = json!({"files": ["gone.csv", "space.geojson", "bundled:summits"],
        "view": "center=-80,28&zoom=5&select=event:launch"});
    let (folder, path) = folder_with(&fields);
    let desk = opened(&path);
    let summits = bundled::summits().dataset.expect("it is built in").len();
    assert_eq!(desk.explorer().dataset().len(), 2 + summits);
    assert!(
        desk.shows("A rocket starts"),
        "the view is that of the workspace"
    );
    let told = told(&desk);
    let tried = folder.path().join("gone.csv").display().to_string();
    assert!(
        told[0].starts_with(&tried) && told[0].contains("not there. Hint: "),
        "{told:?}"
    );
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_workspace_of_which_nothing_opens_loses_nothing_when_it_is_saved() {
    let fields = json!({"files": ["gone.csv", "https://h/a.csv"], "view": "center=-80,28&zoom=5"});
    let (_folder, path) = folder_with(&fields);
    let mut desk = opened(&path);
    assert_eq!(desk.explorer().dataset().name(), bundled::SUMMITS_NAME);
    let lines = told(&desk);
    assert!(lines[0].contains("another computer"), "{lines:?}");
    assert!(lines[1].contains("is not there"), "{lines:?}");
    assert!(lines[2].contains(text::OPENED_NONE), "{lines:?}");
    let before = written(&path);
    desk.command(Command::SaveWorkspace);
    let after = written(&path);
    assert_eq!(after["files"], before["files"]);
    assert!(after["view"].as_str().expect("a view").contains("zoom=5"));
    // Once something is opened, it is what the workspace has.
    desk.command(Command::OpenBundled);
    desk.command(Command::SaveWorkspace);
    assert_eq!(
        written(&path)["files"],
        json!(["bundled:summits", "gone.csv", "https://h/a.csv"])
    );
}

#[test]
fn an_online_map_is_not_asked_for_tiles_and_stays_in_the_workspace() {
    let fields = json!({"files": ["space.geojson"], "map": {"source": "openstreetmap"}});
    let (_folder, path) = folder_with(&fields);
    let mut desk = opened(&path);
    assert_eq!(desk.explorer().settings().base, BaseSource::Offline);
    assert!(told(&desk)[0].contains(text::STAYS_OFFLINE));
    desk.command(Command::SaveWorkspace);
    assert_eq!(written(&path)["map"]["source"], "openstreetmap");
}

#[test]
fn what_a_newer_program_wrote_is_still_there_after_saving() {
    let fields = json!({"summit_atlas_workspace": 7, "files": ["space.geojson"],
        "stories": [{"title": "A walk"}], "pages": {"a": 1},
        "views": [{"name": "Home", "view": "center=1,2&zoom=3", "colour": "red"}]});
    let (_folder, path) = folder_with(&fields);
    let mut desk = opened(&path);
    assert!(told(&desk)[0].contains("this program reads version 1"));
    desk.command(Command::SaveWorkspace);
    let after = written(&path);
    for key in ["summit_atlas_workspace", "stories", "pages"] {
        assert_eq!(after[key], fields[key], "{key}");
    }
    assert_eq!(after["views"][0]["colour"], "red");
}

#[test]
fn where_nothing_can_be_written_it_is_told_and_the_workspace_stays_unsaved() {
    let (folder, path, mut desk) = arranged();
    let missing = folder.path().join("missing").join(NAME);
    desk.command(Command::SaveWorkspaceTo(missing.clone()));
    assert!(desk.shows(&text::not_written(&missing.display().to_string())));
    assert!(told(&desk)[0].contains("Hint: make the folder first"));
    desk.command(Command::ToggleGraticule);
    desk.command(Command::SaveWorkspace);
    assert!(!desk.shows(&unsaved()), "it is still the one before");
    assert!(path.exists());
}

#[test]
fn a_workspace_in_another_folder_names_the_same_files() {
    let (folder, path, mut desk) = arranged();
    let mut before = written(&path);
    before["files"] = json!(["space.geojson", "other.csv"]);
    std::fs::write(&path, before.to_string()).expect("it is written");
    desk.command(Command::OpenFile(path));
    let deeper = folder.path().join("deeper");
    std::fs::create_dir(&deeper).expect("a folder");
    desk.command(Command::SaveWorkspaceTo(deeper.join("b.atlas")));
    assert_eq!(
        written(&deeper.join("b.atlas"))["files"],
        json!(["../space.geojson", "../other.csv"])
    );
    assert!(desk.shows("b.atlas"));
    let again = opened(&deeper.join("b.atlas"));
    assert_eq!(again.explorer().dataset().len(), 2);
    assert!(again.shows("b.atlas"));
}

#[test]
fn a_dropped_workspace_opens_and_a_link_waits_for_the_file() {
    let (_folder, path, _) = arranged();
    let mut desk = open();
    desk.0
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(path)));
    let link = "summit-atlas:?zoom=4&select=event:moon";
    desk.0.state_mut().follow(link.to_owned());
    desk.rest();
    assert_eq!(desk.explorer().dataset().len(), 2);
    assert!(desk.shows("A walk on the Moon"));
    assert!((desk.explorer().view().camera.zoom - 4.0).abs() < 1e-9);
    assert!(desk.shows(&unsaved()));
}

#[test]
fn what_a_view_does_not_say_is_as_the_files_open() {
    let fields = json!({"files": ["space.geojson"], "view": "center=-70,30&zoom=6",
        "views": [{"name": "Near", "view": "zoom=9"}]});
    let (folder, path) = folder_with(&fields);
    let desk = opened(&path);
    let plain = opened(&folder.path().join("space.geojson"));
    let (view, usual) = (desk.explorer().view(), plain.explorer().view());
    assert_eq!((view.time, view.axis), (usual.time, usual.axis));
    assert_eq!(view.folds, usual.folds);
    assert!((view.camera.zoom - 6.0).abs() < 1e-9);
    let near = &desk.explorer().bookmarks()[0].view;
    assert_eq!(near.axis, usual.axis);
    // It comes back with the session, and nothing is unsaved.
    let mut desk = desk;
    let again = open_painted(Some(&desk.remembered()));
    assert!(again.shows(NAME) && !again.shows(&unsaved()));
}

#[test]
fn what_is_not_understood_of_the_map_stays_until_another_one_is_chosen() {
    let map = json!({"style": "neon", "names": "zz+qq", "source": {"newer": 1}, "roads": true});
    let fields = json!({"files": ["space.geojson"], "map": map});
    let (_folder, path) = folder_with(&fields);
    let mut desk = opened(&path);
    assert_eq!(told(&desk).len(), 3, "{:?}", told(&desk));
    desk.command(Command::ToggleGraticule);
    desk.command(Command::SaveWorkspace);
    assert_eq!(written(&path)["map"], map);
    desk.command(Command::SetMapStyle(Some(MapStyle::Plain)));
    desk.command(Command::SaveWorkspace);
    let after = written(&path)["map"].clone();
    assert_eq!(
        (&after["style"], &after["source"]),
        (&json!("plain"), &map["source"])
    );
}

#[test]
fn whatever_is_told_is_counted_where_one_thing_is_shown() {
    let fields = json!({"summit_atlas_workspace": 9, "files": ["gone.csv", "space.geojson"]});
    let (_folder, path) = folder_with(&fields);
    let mut desk = opened(&path);
    assert_eq!(desk.explorer().notices().len(), 2);
    assert!(desk.shows(&text::more_notices(1)));
    desk.click(text::DISMISS_ALL);
    assert!(desk.explorer().notices().is_empty());
}
