//! What is visible is written to files: tables, GeoJSON, pictures.

use std::path::Path;

use summit_atlas::explorer::{Command, Export, Panel};
use summit_atlas::jobs::{Input, read_file};
use summit_atlas::text;

use super::{Desk, open, open_painted, window};

/// Ids of what is listed.
fn listed(desk: &Desk) -> Vec<String> {
    let explorer = desk.explorer();
    let listed = explorer.listed_in_order().into_iter();
    listed
        .map(|ix| explorer.dataset().event(ix).id.clone())
        .collect()
}

/// Ids of what a file has.
fn ids(path: &Path) -> Vec<String> {
    let reading = read_file(path);
    assert_eq!(reading.problems, Vec::new());
    let dataset = reading.dataset.expect("events");
    let events = dataset.parts().events.iter();
    events.map(|event| event.id.clone()).collect()
}

#[test]
fn what_is_listed_is_written_as_a_table_and_as_geojson_that_keeps_the_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 6, 1), (2026, 1, 1))));
    desk.command(Command::SetWords("summit".to_owned()));
    let listed = listed(&desk);
    assert!(listed.len() > 3, "{listed:?}");
    for (export, name) in [(Export::Csv, "a.csv"), (Export::GeoJson, "a.geojson")] {
        let path = folder.path().join(name);
        desk.command(Command::ExportTo(export, path.clone()));
        assert!(desk.shows(&text::written(&path.display().to_string())));
        assert_eq!(ids(&path), listed);
    }
    let path = folder.path().join("a.geojson");
    let checked = Input::File(&path).check().expect("a good build");
    assert_eq!(checked.problems, Vec::new());
    let dataset = checked.dataset.expect("events");
    assert!(dataset.parts().claims.len() >= listed.len());
    let left = std::fs::read_dir(folder.path()).expect("the folder");
    assert_eq!(left.count(), 2, "nothing else is left");
}

#[test]
fn a_target_that_cannot_be_written_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = open();
    for (export, name) in [
        (Export::Csv, "missing/a.csv"),
        (Export::GeoJson, "missing/a.geojson"),
        (Export::Picture(1), "missing/a.png"),
    ] {
        let path = folder.path().join(name);
        desk.command(Command::ExportTo(export, path.clone()));
        assert!(
            desk.shows(&text::not_written(&path.display().to_string())),
            "{name}"
        );
        let notices = desk.explorer().notices();
        let told = notices.last().expect("a notice").problems[0].to_string();
        assert!(told.contains("Hint: make the folder first"), "{told}");
    }
}

#[test]
fn a_picture_is_the_window_as_it_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = open_painted(None);
    for command in [
        Command::ToggleReducedMotion,
        Command::SetWindow(window((2025, 6, 1), (2026, 1, 1))),
        Command::ToggleTheme,
        Command::TogglePanel(Panel::About),
        Command::SaveWorkspaceTo(folder.path().join("trip.atlas")),
        Command::ToggleGraticule,
    ] {
        desk.command(command);
    }
    let path = folder.path().join("a.png");
    let seen = desk.0.render().expect("the window is painted");
    desk.command(Command::ExportTo(Export::Picture(1), path.clone()));
    let picture = image::open(&path).expect("a picture").to_rgba8();
    assert_eq!(picture.dimensions(), seen.dimensions());
    let pairs = picture.pixels().zip(seen.pixels());
    let differ = |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
        a.0.iter().zip(&b.0).any(|(a, b)| a.abs_diff(*b) > 2)
    };
    let others = pairs.filter(differ).count();
    assert!(others < 1000, "{others} of 1024000 pixels differ");
    desk.command(Command::ExportTo(Export::Picture(2), path.clone()));
    let twice = image::open(&path).expect("a picture");
    assert_eq!((twice.width(), twice.height()), (2560, 1600));
}
