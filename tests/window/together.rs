//! Several files that are open together.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Event, Key, Modifiers};
use serde_json::{Value, json};
use summit_atlas::explorer::Command;
use summit_atlas::jobs::bundled;
use summit_atlas::text;
use summit_atlas::view::{Origin, Selection};
use tempfile::TempDir;

use super::files::{Dropped, GOOD, file};
use super::{Desk, open, open_painted};

const TABLE: &str =
    "title,when,latitude,longitude\nA fair,2025-06,53.2,63.6\nA race,2025-10-03,40.7,46.4\n";

/// A folder with a file of two events, a table of two, and where they are.
fn two() -> (TempDir, PathBuf, PathBuf) {
    let (folder, space) = file("space.geojson", GOOD);
    let table = folder.path().join("steppe.csv");
    std::fs::write(&table, TABLE).expect("a table");
    (folder, space, table)
}

fn events(desk: &Desk) -> usize {
    desk.explorer().dataset().len()
}

fn summits() -> usize {
    bundled::summits().dataset.expect("it is built in").len()
}

#[test]
fn ones_own_events_are_added_to_what_is_open_and_it_is_looked_at_as_before() {
    let (_folder, _, table) = two();
    let mut desk = open();
    desk.command(Command::Show(Selection::Venue("ganja".to_owned())));
    desk.command(Command::AddBookmark);
    let view = desk.explorer().view().clone();
    desk.command(Command::AddAll(vec![Origin::File(table.clone())]));
    assert_eq!(events(&desk), summits() + 2);
    assert_eq!(*desk.explorer().view(), view);
    assert_eq!(desk.explorer().bookmarks().len(), 1, "they come along");
    assert_eq!(
        desk.explorer().origins(),
        [Origin::Summits, Origin::File(table.clone())]
    );
    // A file is a source like any other.
    desk.command(Command::ToggleSource("steppe.csv".to_owned()));
    assert_eq!(events(&desk), summits());
    desk.command(Command::Undo);
    assert_eq!(events(&desk), summits() + 2);
    // What is open already is not opened again, and one of several can be closed.
    desk.command(Command::AddAll(vec![Origin::File(table.clone())]));
    assert_eq!(events(&desk), summits() + 2);
    desk.command(Command::CloseOrigin(Origin::Summits));
    assert_eq!(events(&desk), 2);
    assert!(desk.shows(text::ONE_FILE_ONE_SOURCE));
    desk.command(Command::CloseOrigin(Origin::File(table)));
    assert_eq!(events(&desk), 2, "something is always open");
}

#[test]
fn a_row_of_a_table_says_whose_it_is() {
    let (_folder, _, table) = two();
    let mut desk = open();
    desk.command(Command::AddAll(vec![Origin::File(table)]));
    desk.command(Command::Show(Selection::Event("row-2".to_owned())));
    assert!(desk.shows(text::field("event").as_ref()));
    assert!(desk.shows_part("steppe.csv"));
}

#[test]
fn files_that_are_dropped_open_together_and_with_shift_beside_what_is_open() {
    let (_folder, space, table) = two();
    let mut desk = open();
    let drop = |desk: &mut Desk, paths: &[&PathBuf]| {
        let files = paths.iter().map(|path| {
            let dropped: Arc<dyn egui::DroppedFile + Send + Sync> =
                Arc::new(Dropped((*path).clone()));
            dropped
        });
        desk.0.input_mut().dropped_files.extend(files);
        desk.rest();
    };
    drop(&mut desk, &[&space, &table]);
    assert_eq!(events(&desk), 4);
    drop(&mut desk, &[&table]);
    assert_eq!(events(&desk), 2);
    desk.0.event(Event::ModifiersChanged(Modifiers::SHIFT));
    drop(&mut desk, &[&space]);
    assert_eq!(events(&desk), 4);
}

#[test]
fn one_that_cannot_be_read_is_told_and_the_others_are_shown() {
    let (folder, space, table) = two();
    std::fs::write(&space, &GOOD[..100]).expect("it is written");
    let missing = folder.path().join("missing.csv");
    let mut desk = open();
    let all = [&space, &table, &missing].map(|path| Origin::File(path.clone()));
    desk.command(Command::OpenAll(all.into()));
    assert_eq!(events(&desk), 2);
    assert_eq!(desk.explorer().origins(), [Origin::File(table)]);
    for (path, said) in [(missing, "no such file"), (space, "ends in the middle")] {
        let name = path.display().to_string();
        assert!(desk.shows(&text::notice_title(&name, true, 1)), "{name}");
        assert!(desk.shows_part(said), "{said}");
        desk.click(text::DISMISS);
    }
}

#[test]
fn they_come_back_with_the_session_and_with_a_workspace() {
    let (folder, space, table) = two();
    let mut desk = open();
    let both = vec![Origin::Summits, Origin::File(table)];
    desk.command(Command::OpenAll(both.clone()));
    desk.command(Command::Show(Selection::Event("row-2".to_owned())));
    let again = open_painted(Some(&desk.remembered()));
    assert_eq!(again.explorer().origins(), both);
    assert_eq!(again.explorer().view(), desk.explorer().view());
    let path = folder.path().join("trip.atlas");
    desk.command(Command::SaveWorkspaceTo(path.clone()));
    let written: Value =
        serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
    assert_eq!(written["files"], json!(["bundled:summits", "steppe.csv"]));
    let mut other = open();
    other.command(Command::OpenFile(path.clone()));
    assert_eq!(other.explorer().origins(), both);
    assert_eq!(other.explorer().view(), desk.explorer().view());
    assert!(other.shows("trip.atlas"));
    // Another set of files is another state, and closing the workspace writes nothing.
    other.command(Command::AddAll(vec![Origin::File(space)]));
    assert!(other.shows(&text::workspace_state("trip.atlas", true)));
    let before = std::fs::read(&path).expect("a file");
    other.command(Command::CloseWorkspace);
    assert!(!other.shows_part("trip.atlas"));
    assert_eq!(events(&other), summits() + 4, "what is shown stays");
    assert_eq!(std::fs::read(&path).expect("a file"), before);
}

#[test]
fn the_menu_names_what_is_open_and_closes_it() {
    let (_folder, space, table) = two();
    let mut desk = open();
    let close = text::close_file("steppe.csv");
    let open_menu = |desk: &mut Desk| {
        desk.click(text::MENU_FILE);
        desk.rest();
    };
    open_menu(&mut desk);
    assert!(!desk.shows(text::OPEN_TOGETHER), "one file is not a list");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.command(Command::OpenAll(vec![
        Origin::File(space),
        Origin::File(table),
    ]));
    open_menu(&mut desk);
    assert!(desk.shows(text::OPEN_TOGETHER) && desk.shows(&close));
    desk.click(&close);
    desk.rest();
    assert_eq!(events(&desk), 2);
    assert!(!desk.shows(&close));
}

#[test]
fn what_is_done_while_a_file_is_being_added_stays() {
    let (_folder, space, table) = two();
    let mut desk = open();
    let [first, second] = [space, table].map(Origin::File);
    // All of it before the first file is there.
    for command in [
        Command::AddAll(vec![first.clone()]),
        Command::AddAll(vec![second.clone()]),
        Command::Pan([60.0, 20.0]),
        Command::AddBookmark,
    ] {
        desk.0.state_mut().command(command);
    }
    desk.0.step();
    let camera = desk.explorer().view().camera;
    desk.rest();
    assert_eq!(desk.explorer().origins(), [Origin::Summits, first, second]);
    assert_eq!(desk.explorer().view().camera, camera);
    assert_eq!(desk.explorer().bookmarks().len(), 1);
}

#[test]
fn what_a_file_takes_along_when_it_is_closed_is_not_taken_for_something_else() {
    let (folder, _, table) = two();
    let other = folder.path().join("other.csv");
    std::fs::write(&other, "title,when\nA play,2024\n").expect("a table");
    let mut desk = open();
    let again = folder.path().join("./steppe.csv");
    let files = [&table, &other, &again].map(|path| Origin::File(path.clone()));
    desk.command(Command::OpenAll(files.to_vec()));
    assert_eq!(events(&desk), 3, "one file is open once");
    desk.command(Command::Show(Selection::Event("row-1".to_owned())));
    desk.command(Command::AddBookmark);
    desk.command(Command::ToggleSource("steppe.csv".to_owned()));
    desk.command(Command::CloseOrigin(files[0].clone()));
    let ids: Vec<&str> = {
        let events = desk.explorer().dataset().parts().events.iter();
        events.map(|event| event.id.as_str()).collect()
    };
    assert_eq!(ids, ["row-1"], "it has an id of its own again");
    let view = desk.explorer().view();
    assert_eq!((&view.selection, view.sources_off.len()), (&None, 0));
    assert_eq!(desk.explorer().bookmarks()[0].view.selection, None);
}

#[test]
fn files_beside_a_workspace_are_added_to_it() {
    let (folder, space, table) = two();
    let path = folder.path().join("trip.atlas");
    let text = json!({"summit_atlas_workspace": 1, "files": ["space.geojson"], "view": "zoom=5"});
    std::fs::write(&path, text.to_string()).expect("a workspace");
    let mut desk = open();
    let both = [&table, &path].map(|path| {
        let dropped: Arc<dyn egui::DroppedFile + Send + Sync> = Arc::new(Dropped(path.clone()));
        dropped
    });
    desk.0.input_mut().dropped_files.extend(both);
    desk.rest();
    let [space, table] = [space, table].map(Origin::File);
    assert_eq!(desk.explorer().origins(), [space, table]);
    assert!((desk.explorer().view().camera.zoom - 5.0).abs() < 1e-9);
    assert!(desk.shows(&text::workspace_state("trip.atlas", true)));
}

#[test]
fn a_file_that_is_opened_while_a_workspace_is_read_is_not_taken_for_it() {
    let (folder, _, table) = two();
    let path = folder.path().join("trip.atlas");
    let text = json!({"summit_atlas_workspace": 1, "files": ["space.geojson"],
        "views": [{"name": "Near", "view": "zoom=9"}]});
    std::fs::write(&path, text.to_string()).expect("a workspace");
    let mut desk = open();
    desk.0.state_mut().command(Command::OpenFile(path));
    desk.0.step();
    // The workspace is read with the next frame, and its files with the one after.
    desk.command(Command::OpenFile(table.clone()));
    assert_eq!(desk.explorer().origins(), [Origin::File(table)]);
    assert!(!desk.shows_part("trip.atlas"));
    assert!(desk.explorer().bookmarks().is_empty());
}
