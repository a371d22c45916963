//! Files with holes: every panel opens, says what it can, and says what is missing.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{Desk, open};

/// Written by hand: what refers to nothing, what is empty, what is too long or runs the other way.
const ODD: &str = r#"{
"type": "FeatureCollection", "summit_atlas": 1,
"sources": [
  {"id": "s", "title": ""},
  {"id": "t", "title": "LONG", "authors": [""], "publisher": "", "published": "no date", "url": "",
   "kind": "", "view_of": 7, "language": "qaa", "note": ""}
],
"venues": [
  {"id": "v", "name": ""},
  {"id": "w", "name": "שלום (עולם)", "names": {"he": "שלום", "ar": "عُمان", "": "LONG", "qaa": "x"},
   "aliases": [{"name": ""}, {"name": "e\u0301\u0301\u0301", "language": "zz-Qaaa", "kind": 3}],
   "coordinates": [900.0, 900.0], "country": "ZZ", "precision": "city", "geonames": "none", "note": "LONG"}
],
"persons": [
  {"id": "p", "name": ""},
  {"id": "q", "name": "LONG", "names": {"ar": "عمر"}, "offices": [3, {"office": 4}, {"country": "ZZ"}]},
  {"id": "r", "name": "Nobody anywhere"}
],
"organisations": [{"id": "o", "name": ""}, {"id": "u", "name": "LONG", "short": ""}],
"claims": [
  {"id": "c1", "event": "empty", "field": "when", "value": "2025", "source": "nobody", "paragraphs": [1]},
  {"id": "c2", "event": "empty", "field": "", "value": null, "source": "", "summary": ""},
  {"id": "c3", "event": "empty", "field": "strange_field", "value": {"a": [1]}, "source": "s", "summary": " "},
  {"id": "c4", "event": "long", "field": "LONG", "value": "LONG", "source": "t", "summary": "LONG", "by": "LONG"},
  {"id": "c5", "event": "long", "field": "organisations", "value": ["o", "u", "x", 5], "source": "t"},
  {"id": "c6", "event": "gone", "field": "when", "value": "2025", "source": "s"},
  {"id": "c7", "event": "turned", "field": "wording", "value": 1, "source": "s", "summary": "אמר (2025) a b"}
],
"disputes": [
  {"id": "d", "event": "empty", "question": "", "sides": []},
  {"id": "e", "event": "empty", "question": "LONG", "sides": [["c1"], ["c2", "c3", "zz"], [], ["c4"]], "note": ""}
],
"participations": [
  {"event": "empty", "person": "nobody", "role": "absent", "claims": ["zz"]},
  {"event": "empty", "person": "p", "role": "host", "claims": ["c1"]},
  {"event": "gone", "person": "p", "role": "participant"},
  {"event": "long", "person": "q", "role": "speaker", "office": "LONG", "country": "ZZ"},
  {"event": "turned", "person": "q", "role": "expected"}
],
"relations": [{"from": "empty", "to": "gone", "kind": ""}, {"from": "long", "to": "turned", "kind": "LONG"}],
"stops": [
  {"id": "s1", "event": "empty", "order": 0, "venue": "nowhere", "when": "no date", "at": "gone"},
  {"id": "s2", "event": "empty", "order": 4294967295, "venue": "v", "status": "not_reached"}
],
"figures": [{"id": "f", "event": "empty"}, {"id": "g", "event": "empty", "value": -1.5, "unit": "LONG"}],
"editor_notes": [
  {"id": "n", "events": ["empty", "gone", 7], "text": ""}, {"id": "m", "events": "empty", "text": "x"},
  {"id": "k", "events": ["empty"], "basis": "not from the sources", "text": "Not from the sources: "}
],
"features": [
  {"type": "Feature", "id": "empty", "geometry": null, "properties":
    {"title": "", "venues": ["nowhere"], "part_of": "gone", "sources": ["nobody"], "kind": "", "status": "odd"}},
  {"type": "Feature", "id": "long", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties":
    {"title": "LONG", "when": "2025-13", "summary": "LONG", "venues": ["w", "v"], "kind": "LONG", "other": "LONG"}},
  {"type": "Feature", "id": "turned", "geometry": null, "properties":
    {"title": "ב-1995 שלום (עולם) a", "when": "1995", "summary": "שלום עולם, שלום לכולם. A b c.", "venues": ["w"],
     "part_of": "turned"}},
  {"type": "Feature", "id": "marks", "geometry": null, "properties":
    {"title": "Z\u0351\u036b\u0343a\u0301\u0301\u0301l\u0335g\u0338o\u0321 \u202e turned \u2066", "when": "../.."}}
]}"#;

fn desk() -> Desk {
    let mut long = "a word ".repeat(700);
    long.push_str(&"unbroken".repeat(700));
    let file = tempfile::tempdir().expect("a folder");
    let path = file.path().join("odd.geojson");
    std::fs::write(&path, ODD.replace("LONG", &long)).expect("a file");
    let mut desk = open();
    // Letters that no font has are boxes in the program; only tests are stricter.
    let ctx = &desk.0.ctx;
    ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    desk.command(Command::OpenFile(path));
    assert_eq!(desk.explorer().dataset().len(), 4, "no row is dropped");
    desk
}

#[test]
fn every_panel_opens_and_keeps_its_width() {
    let mut desk = desk();
    let parts = desk.explorer().dataset().parts();
    let mut all: Vec<Selection> = Vec::new();
    all.extend(
        parts
            .events
            .iter()
            .map(|it| Selection::Event(it.id.clone())),
    );
    all.extend(
        parts
            .venues
            .iter()
            .map(|it| Selection::Venue(it.id.clone())),
    );
    all.extend(
        parts
            .persons
            .iter()
            .map(|it| Selection::Person(it.id.clone())),
    );
    all.extend(
        parts
            .organisations
            .iter()
            .map(|it| Selection::Organisation(it.id.clone())),
    );
    all.extend(
        parts
            .sources
            .iter()
            .map(|it| Selection::Source(it.id.clone())),
    );
    let map = desk.map_rect().width();
    let count = all.len();
    for (at, selection) in all.iter().chain(&all).cloned().enumerate() {
        if at == count {
            desk.command(Command::TogglePanel(Panel::Relations));
        }
        desk.select(selection.clone());
        assert_eq!(desk.selected(), Some(selection.clone()));
        let now = desk.map_rect().width();
        assert!(
            (now - map).abs() < 1.0,
            "{selection}: the map is {now} wide, and was {map}"
        );
        let unnamed = desk.0.unnamed_widgets();
        assert_eq!(unnamed, Vec::<String>::new(), "{selection}");
    }
}

impl Desk {
    /// Where the map is.
    fn map_rect(&self) -> egui::Rect {
        self.0.get_by_role_and_label(Role::Canvas, text::MAP).rect()
    }
}

#[test]
fn what_is_missing_is_said() {
    let mut desk = desk();
    desk.select(Selection::Event("empty".to_owned()));
    for words in [
        text::unknown_source("nobody"),
        text::unknown_source(""),
        text::not_in_file("gone"),
        text::not_in_file("nowhere"),
        text::NO_TITLE.to_owned(),
        text::UNDATED.to_owned(),
        text::field("strange_field").into_owned(),
        text::NO_SUMMARY.to_owned(),
    ] {
        assert!(desk.shows(&words), "{words}");
    }
    desk.select(Selection::Person("r".to_owned()));
    assert!(desk.shows(text::NO_EVENTS_OF_IT));
    desk.select(Selection::Source("s".to_owned()));
    assert!(desk.shows(text::NO_TITLE) && desk.shows(text::UNDATED));
    desk.select(Selection::Venue("w".to_owned()));
    assert!(desk.shows_part(text::NO_LETTERS), "no font has Hebrew");
}

#[test]
fn a_screen_reader_gets_words_in_their_own_order() {
    let mut desk = desk();
    desk.select(Selection::Event("turned".to_owned()));
    let title = desk.event("turned").1.title.clone();
    assert!(desk.shows(&title));
    assert!(desk.shows("שלום עולם, שלום לכולם. A b c."));
    assert!(desk.shows("אמר (2025) a b"));
}
