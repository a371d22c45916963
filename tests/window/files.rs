//! Files: good ones are shown, bad ones told, and the window stays.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::jobs::bundled;
use summit_atlas::text;
use tempfile::TempDir;

use super::{Desk, open};

pub(super) const GOOD: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "moon", "properties": {"title": "A walk on the Moon",
   "when": "1969-07-20", "crew": 3}, "geometry": null},
  {"type": "Feature", "id": "launch", "properties": {"title": "A rocket starts",
   "when": "1969-07-16"}, "geometry": {"type": "Point", "coordinates": [-80.6, 28.6]}}
]}"#;

const PARTLY: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "fine", "properties": {"title": "A fine day", "when": "1970-01-01"},
   "geometry": {"type": "Point", "coordinates": [10.0, 50.0]}},
  {"type": "Feature", "id": "odd", "properties": {"title": "An odd day", "when": "1970-13-01"},
   "geometry": {"type": "Point", "coordinates": [10.0, 150.0]}}
]}"#;

/// A file that is gone after the test.
pub(super) fn file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file for a test");
    (folder, path)
}

fn opened(path: &Path) -> Desk {
    let mut desk = open();
    desk.command(Command::OpenFile(path.to_path_buf()));
    desk
}

/// A file in the air above the window.
#[derive(Debug)]
pub(super) struct Dropped(pub(super) PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_table_is_shown_with_its_own_fields_whatever_its_name_ends_in() {
    let table = "Event;Date;Place;Lat;Lon;Crew\nA walk on the Moon;20 July 1969;;;;3\n\
                 A rocket starts;1969-07-16;Cape Canaveral;28,6;-80,6;3\n";
    for name in ["space.csv", "space.tsv", "space.txt"] {
        let (_folder, path) = file(name, table);
        let mut desk = opened(&path);
        assert!(desk.explorer().notices().is_empty(), "{name}");
        assert_eq!(desk.explorer().dataset().len(), 2, "{name}");
        assert!(desk.shows(text::ONE_FILE_ONE_SOURCE));
        let row = desk.row("row-2");
        desk.click(&row);
        assert!(desk.shows("A rocket starts") && desk.shows("Crew") && desk.shows("3"));
        assert!(desk.shows_part("Cape Canaveral"), "{name}");
    }
}

#[test]
fn a_good_file_is_shown_with_its_own_fields_and_the_summits_come_back() {
    let (_folder, path) = file("space.geojson", GOOD);
    let mut desk = opened(&path);
    assert!(desk.explorer().notices().is_empty());
    assert_eq!(desk.explorer().dataset().len(), 2);
    assert!(desk.shows_part("space.geojson"), "the name of the file");
    assert!(desk.shows(text::ONE_FILE_ONE_SOURCE));
    let row = desk.row("moon");
    desk.click(&row);
    assert!(desk.shows("A walk on the Moon") && desk.shows("crew") && desk.shows("3"));
    let summits = Command::OpenBundled.info().expect("a command with a name");
    desk.0.get_by_label(text::MENU_FILE).click();
    desk.rest();
    desk.0.get_by_label(summits.title).click();
    desk.rest();
    let bundled = bundled::summits().dataset.expect("the bundled dataset");
    assert_eq!(desk.explorer().dataset().len(), bundled.len());
}

#[test]
fn a_file_that_is_partly_bad_is_shown_and_a_notice_names_file_feature_and_hint() {
    let (_folder, path) = file("partly.geojson", PARTLY);
    let mut desk = opened(&path);
    assert_eq!(desk.explorer().dataset().len(), 2, "no row is dropped");
    assert!(desk.shows(&desk.row("fine")));
    let name = path.display().to_string();
    assert!(desk.shows(&text::notice_title(&name, false, 2)));
    for said in [
        "\"when\": month 13 does not exist",
        "\"geometry\": longitude 10, latitude 150",
    ] {
        let line = desk.0.get_by_label_contains(said);
        let line = format!("{line:?}");
        assert!(line.contains("partly.geojson"), "{line}");
        assert!(line.contains("feature 2"), "{line}");
        assert!(line.contains("Hint: "), "{line}");
    }
    let problems = desk.explorer().notices()[0].problems.clone();
    assert!(
        problems
            .iter()
            .all(|problem| desk.shows(&problem.to_string())),
        "{problems:?}"
    );
    desk.click(text::DISMISS);
    assert!(desk.explorer().notices().is_empty());
    assert!(!desk.shows_part("month 13"));
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_window_as_it_was() {
    let (folder, path) = file("cut.geojson", &GOOD[..100]);
    let missing = folder.path().join("missing.geojson");
    let (_other, empty) = file("empty.geojson", "");
    for (path, said) in [
        (&path, "the file ends in the middle"),
        (&missing, "there is no such file"),
        (&empty, "the file is empty"),
    ] {
        let mut desk = open();
        let view = desk.explorer().view().clone();
        desk.command(Command::OpenFile(path.clone()));
        assert_eq!(*desk.explorer().view(), view);
        assert_eq!(desk.explorer().dataset().name(), bundled::SUMMITS_NAME);
        let name = path.display().to_string();
        assert!(desk.shows(&text::notice_title(&name, true, 1)), "{name}");
        let line = format!("{:?}", desk.0.get_by_label_contains(said));
        assert!(line.contains("Hint: "), "{line}");
        assert_eq!(
            desk.explorer().transient().reading,
            None,
            "it is read no longer"
        );
    }
}

#[test]
fn a_dropped_file_opens() {
    let (_folder, path) = file("space.geojson", GOOD);
    let mut desk = open();
    desk.0
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(path)));
    desk.rest();
    assert_eq!(desk.explorer().dataset().len(), 2);
    assert!(desk.shows(&desk.row("launch")));
}

#[test]
fn a_file_without_events_says_so() {
    let (_folder, path) = file(
        "none.geojson",
        r#"{"type": "FeatureCollection", "features": []}"#,
    );
    let desk = opened(&path);
    assert!(desk.explorer().dataset().is_empty());
    assert!(desk.shows(text::NO_EVENTS));
}

/// Seven events with dates that are none, each for a reason of its own.
const BROKEN: [(&str, &str); 7] = [
    ("2025-13", "month 13 does not exist"),
    ("2025-02-30", ""),
    ("9 October 2025", ""),
    ("once upon a time", ""),
    ("2025-10-09/2025-10-01", ""),
    ("20251009", ""),
    ("12/09/1986", ""),
];

/// A file of so many of them.
fn broken(count: usize) -> String {
    let features = BROKEN[..count].iter().enumerate().map(|(at, (when, _))| {
        format!(
            r#"{{"type": "Feature", "id": "e{at}", "properties": {{"title": "Event {at}",
                "when": "{when}"}}, "geometry": {{"type": "Point", "coordinates": [10, 50]}}}}"#
        )
    });
    let features: Vec<String> = features.collect();
    let features = features.join(",");
    format!(r#"{{"type": "FeatureCollection", "features": [{features}]}}"#)
}

#[test]
fn a_file_without_one_good_date_opens_and_says_how_many_are_wrong_and_why() {
    for count in [3, 7] {
        let (_folder, path) = file("broken.geojson", &broken(count));
        let desk = opened(&path);
        assert_eq!(desk.explorer().dataset().len(), count, "no row is dropped");
        let undated = &desk.explorer().visible().undated;
        assert_eq!(undated.len(), count);
        for at in 0..count {
            let row = desk.row(&format!("e{at}"));
            assert!(row.ends_with(", without a date"), "{row}");
            assert!(desk.shows(&row), "{row:?} is not in the list");
        }
        assert!(desk.shows(&text::counts(0, 0, count)));
        let problems = desk.explorer().notices()[0].problems.clone();
        assert_eq!(problems.len(), count, "one for each date: {problems:?}");
        let title = desk.0.get_by_label_contains("broken.geojson: ");
        let title = format!("{title:?}");
        assert!(title.contains(&format!("{count} ")), "{title}");
        for (at, (when, reason)) in BROKEN[..count.min(5)].iter().enumerate() {
            let line = problems[at].to_string();
            assert!(desk.shows(&line), "{line:?} is not in the notice");
            assert!(
                line.contains(&format!("\"e{at}\"")) && line.contains(reason),
                "{line}"
            );
            assert!(line.contains("Hint: "), "{when:?} without advice: {line}");
        }
        let more = count.saturating_sub(5);
        let name = path.display().to_string();
        assert_eq!(desk.shows(&text::and_more_problems(more, &name)), more > 0);
    }
}

#[test]
fn a_notice_says_how_many_of_its_problems_are_dates() {
    let both = broken(3).replace("[10, 50]", "[10, 150]");
    let (_folder, path) = file("both.geojson", &both);
    let desk = opened(&path);
    let problems = desk.explorer().notices()[0].problems.len();
    assert_eq!(problems, 6, "three dates, three places");
    let words = desk.0.query_all_by_label_contains("3 dates").count();
    assert!(words > 0, "nothing says that 3 dates could not be read");
}

#[test]
fn without_a_date_in_the_file_the_timeline_does_no_harm() {
    let (_folder, path) = file("broken.geojson", &broken(3));
    let mut desk = opened(&path);
    for command in [
        Command::ShowAllTime,
        Command::ShowWindow,
        Command::ToggleFolds,
        Command::StepEvent(1),
        Command::ToLast,
        Command::ZoomAxis(4.0),
        Command::ResetAxis,
        Command::TogglePlay,
        Command::TogglePlay,
        Command::GoTo(super::window((2025, 10, 1), (2025, 11, 1))),
    ] {
        desk.0.state_mut().command(command);
        desk.0.run_steps(5);
        assert!(desk.explorer().view().axis.is_bounded());
        assert!(desk.shows(&text::counts(0, 0, 3)));
    }
    let row = desk.row("e1");
    desk.click(&row);
    assert!(desk.explorer().selected_event().is_some());
}
