//! What is pointed at in one place stands out in all others: for each pair of where it is pointed at and where it is shown.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::geo::Camera;
use summit_atlas::query::Placeless;
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{Desk, open, window};

const SUMMIT: &str = "cis-summit-bishkek-2023";
const PERSON: &str = "nikol-pashinyan";
const VENUE: &str = "bishkek";
const SOURCE: &str = "003";
/// A place in the window that stands for nothing.
const NOWHERE: Pos2 = pos2(640.0, 20.0);

fn event() -> Selection {
    Selection::Event(SUMMIT.to_owned())
}

fn person() -> Selection {
    Selection::Person(PERSON.to_owned())
}

fn venue() -> Selection {
    Selection::Venue(VENUE.to_owned())
}

fn source() -> Selection {
    Selection::Source(SOURCE.to_owned())
}

/// Where something is shown, and whether it is pointed at there as well.
struct Shown {
    place: &'static str,
    label: String,
    /// Of several of that name the one at this place from the top.
    nth: usize,
    points: bool,
}

fn shown(place: &'static str, label: impl Into<String>) -> Shown {
    Shown {
        place,
        label: label.into(),
        nth: 0,
        points: true,
    }
}

/// The same where something of it is shown, but what is pointed at is another thing.
fn part(place: &'static str, label: impl Into<String>) -> Shown {
    Shown {
        points: false,
        ..shown(place, label)
    }
}

impl Desk {
    /// The window about the year of a summit, with its place in the middle.
    fn at_the_summit() -> Self {
        let mut desk = open();
        let year = window((2023, 1, 1), (2024, 1, 1));
        let data = desk.explorer().dataset();
        let place = data.find_venue(VENUE).expect("a place");
        let pin = data.venue(place).pin().expect("a pin");
        for command in [
            Command::SetWindow(year),
            Command::SetAxis(window((2022, 1, 1), (2026, 6, 1))),
            Command::FlyTo(Camera::new(pin, 6.0)),
        ] {
            desk.command(command);
        }
        desk
    }

    fn rect(&self, shown: &Shown) -> Rect {
        let nodes = self
            .0
            .query_all_by_role_and_label(Role::Button, &shown.label);
        let mut rects: Vec<Rect> = nodes.map(|node| node.rect()).collect();
        rects.sort_by(|a, b| a.min.y.total_cmp(&b.min.y));
        let rect = rects.get(shown.nth).copied();
        rect.unwrap_or_else(|| panic!("{}: no {:?}", shown.place, shown.label))
    }

    /// What is painted in a rectangle and next to it.
    fn painted(&self, rect: Rect) -> Vec<String> {
        let near = rect.expand(3.0);
        let shapes = self.0.output().shapes.iter();
        let here = shapes.filter(|it| {
            let room = it.shape.visual_bounding_rect();
            room.intersect(it.clip_rect).intersects(near)
        });
        here.map(|it| format!("{:?}", it.shape)).collect()
    }

    fn hovered(&self) -> Option<Selection> {
        self.explorer().transient().hovered.clone()
    }

    fn pointer(&mut self, at: Pos2) {
        self.0.event(Event::PointerMoved(at));
        // As long as no card comes.
        self.0.run_steps(4);
    }

    /// Points at something in each place, and looks whether it stands out in all; and in none when it is let go of.
    fn assert_both_ways(&mut self, selection: &Selection, places: &[Shown]) {
        self.pointer(NOWHERE);
        self.rest();
        let quiet = |desk: &Self| -> BTreeMap<&str, (Rect, Vec<String>)> {
            let all = places.iter().map(|it| {
                let rect = desk.rect(it);
                (it.place, (rect, desk.painted(rect)))
            });
            all.collect()
        };
        let before = quiet(self);
        // The keyboard may be on something else.
        let resting = self.hovered();
        let mut pointed = 0;
        for from in places.iter().filter(|it| it.points) {
            self.pointer(before[from.place].0.center());
            assert_eq!(self.hovered().as_ref(), Some(selection), "{}", from.place);
            for (place, (rect, without)) in quiet(self) {
                assert_eq!(rect, before[place].0, "{place} stays where it is");
                assert_ne!(
                    without, before[place].1,
                    "{selection}, pointed at in the {}, in the {place}",
                    from.place
                );
            }
            self.pointer(NOWHERE);
            self.rest();
            assert_eq!(self.hovered(), resting);
            for (place, (_, without)) in quiet(self) {
                assert_eq!(without, before[place].1, "{place}, let go of");
            }
            pointed += 1;
        }
        assert!(pointed > 0, "{selection} can be pointed at");
    }

    /// The name of the mark of the summit, of its sign on a strip, of its column and its cell.
    fn names(&self) -> [String; 4] {
        let (_, record) = self.event(SUMMIT);
        let when = record.when.as_ref().map_or_else(String::new, text::date);
        let title = text::dated_title(&record.title, &when);
        let name = &self.explorer().title_of(&person()).to_owned();
        [
            text::mark_of_event("Bishkek", &record.title),
            text::on_strip(&record.title, &when, Some(text::REMARK_ABSENT)),
            text::with_tally(&title, &text::tally([0, 1, 0, 0])),
            text::attendance_cell(name, &title, "absent", Some(1)),
        ]
    }
}

#[test]
fn an_event_stands_out_wherever_it_is_pointed_at() {
    let mut desk = Desk::at_the_summit();
    desk.command(Command::Select(person()));
    let [mark, strip, ..] = desk.names();
    let places = [
        shown("map", mark),
        shown("list", desk.row(SUMMIT)),
        shown("timeline", desk.sign(SUMMIT)),
        shown("strip", strip),
    ];
    desk.assert_both_ways(&event(), &places);
    desk.command(Command::Select(venue()));
    let title = desk.event(SUMMIT).1.title.clone();
    let places = [
        shown("list", desk.row(SUMMIT)),
        shown("timeline", desk.sign(SUMMIT)),
        shown("links", title),
    ];
    desk.assert_both_ways(&event(), &places);
}

#[test]
fn an_event_stands_out_in_the_table_of_who_was_where() {
    let mut desk = Desk::at_the_summit();
    desk.command(Command::TogglePanel(Panel::Attendance));
    let [_, _, column, cell] = desk.names();
    let places = [
        shown("heads", column),
        shown("cells", cell),
        part("timeline", desk.sign(SUMMIT)),
        part("list", desk.row(SUMMIT)),
    ];
    desk.assert_both_ways(&event(), &places);
}

#[test]
fn a_person_stands_out_with_their_events() {
    let mut desk = Desk::at_the_summit();
    desk.command(Command::Select(event()));
    desk.command(Command::SetWords("pashinyan".to_owned()));
    let name = desk.explorer().title_of(&person()).to_owned();
    let hit = text::spoken_hit(&name, None, text::FOUND_PERSON);
    let places = [shown("hits", hit.clone()), shown("links", name.clone())];
    desk.assert_both_ways(&person(), &places);
    // What is selected stands out already.
    desk.command(Command::Deselect);
    let [mark, ..] = desk.names();
    let places = [
        shown("hits", hit),
        part("map", mark),
        part("timeline", desk.sign(SUMMIT)),
    ];
    desk.assert_both_ways(&person(), &places);
    desk.command(Command::SetWords(String::new()));
    desk.command(Command::TogglePanel(Panel::Attendance));
    let begins = format!("{name}: ");
    let mut rows = desk.0.get_all_by_label_contains(&begins);
    let row = rows.find_map(|node| node.accesskit_node().label());
    drop(rows);
    let [_, _, column, _] = desk.names();
    let places = [
        shown("table", row.expect("a row")),
        part("heads", column),
        part("timeline", desk.sign(SUMMIT)),
    ];
    desk.assert_both_ways(&person(), &places);
}

#[test]
fn a_place_stands_out_with_its_events() {
    let mut desk = Desk::at_the_summit();
    desk.command(Command::SetWords("bishkek".to_owned()));
    let [mark, ..] = desk.names();
    let hit = text::spoken_hit("Bishkek", None, text::FOUND_PLACE);
    let places = [
        shown("hits", hit.clone()),
        part("map", mark),
        part("timeline", desk.sign(SUMMIT)),
    ];
    desk.assert_both_ways(&venue(), &places);
    desk.command(Command::Select(event()));
    let places = [shown("hits", hit), shown("links", "Bishkek")];
    desk.assert_both_ways(&venue(), &places);
}

#[test]
fn a_source_stands_out_with_its_events() {
    let mut desk = Desk::at_the_summit();
    let [mark, ..] = desk.names();
    let published = text::published(SOURCE, "23 December 2025");
    let places = [
        shown("publications", published.clone()),
        part("map", mark),
        part("timeline", desk.sign(SUMMIT)),
    ];
    desk.assert_both_ways(&source(), &places);
    desk.command(Command::Select(event()));
    let (ix, _) = desk.event(SUMMIT);
    let claim = desk.explorer().dataset().claims_about(ix).next();
    let claim = claim.expect("a claim");
    let link = text::locator(&claim.source, &claim.paragraphs);
    let places = [shown("publications", published), shown("links", link)];
    desk.assert_both_ways(&source(), &places);
}

#[test]
fn what_has_no_mark_is_in_the_tray_and_the_tray_stands_out() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    desk.command(Command::SetAxis(window((2025, 12, 1), (2026, 1, 1))));
    let id = "aliyev-cancels-st-petersburg-2025";
    let title = desk.event(id).1.title.clone();
    desk.command(Command::SetWords(title));
    let explorer = desk.explorer();
    let placeless = Placeless::of(explorer.dataset(), explorer.visible());
    let tray = text::not_on_the_map(placeless.events.len(), placeless.by_country);
    let places = [shown("list", desk.row(id)), part("tray", tray)];
    desk.assert_both_ways(&Selection::Event(id.to_owned()), &places);
}

#[test]
fn the_keyboard_points_as_the_pointer_does_while_that_is_on_nothing() {
    let mut desk = Desk::at_the_summit();
    desk.command(Command::Select(event()));
    desk.pointer(NOWHERE);
    assert_eq!(desk.hovered(), None);
    desk.button("Bishkek").focus();
    desk.0.run_steps(4);
    assert_eq!(desk.hovered(), Some(venue()));
    let name = desk.sign(SUMMIT);
    let at = desk.button(&name).rect().center();
    desk.pointer(at);
    assert_eq!(desk.hovered(), Some(event()), "the pointer comes first");
    desk.pointer(NOWHERE);
    assert_eq!(desk.hovered(), Some(venue()));
    desk.press(Modifiers::NONE, Key::Tab);
    desk.0.run_steps(4);
    assert_ne!(desk.hovered(), Some(venue()), "another control has it");
}
