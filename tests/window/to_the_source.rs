//! From whatever is said to whoever says it: at most two actions, whatever is looked at.
//!
//! | what says it | first | second |
//! |---|---|---|
//! | a row of the list, a sign on the timeline or on a strip, a mark, a journey, a row of the tray | select its event | a source beside the fact |
//! | a mark or a country with several events | select the place | a source below one of its events |
//! | a cell of the table of who was where | choose it | a source of one of its claims |
//! | a name or a title at the edge of that table | select it | a source below a part, or beside a fact |
//! | something found: a person, a place, an organisation | select it | a source below one of its events |
//! | something found: a source | select it | |
//! | a date, a place, a person, a relation, a stop, a figure, a dispute, a note or a claim in the panel of an event | its source | |
//! | an event in the panel of a person, a place or an organisation | its source | |
//! | a tick where a source had come out | select it | |
//!
//! Counts (of the legend, the tray, the filter) are said by the program, not by a source.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::dataset::Claim;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::geo::Camera;
use summit_atlas::query::Placeless;
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{Desk, open, window};

const SUMMIT: &str = "cis-summit-bishkek-2023";

fn event(id: &str) -> Selection {
    Selection::Event(id.to_owned())
}

/// Where a claim stands.
fn locator(claim: &Claim) -> String {
    text::locator(&claim.source, &claim.paragraphs)
}

impl Desk {
    fn act(&mut self, label: &str) {
        {
            let mut buttons = self.0.get_all_by_role_and_label(Role::Button, label);
            buttons.next().expect("a button").click_accesskit();
        }
        self.rest();
    }

    /// The names of all buttons that say where a source says something.
    fn locators(&self) -> Vec<String> {
        let data = self.explorer().whole();
        let ids: Vec<String> = data
            .parts()
            .sources
            .iter()
            .map(|it| format!("{} ¶", it.id))
            .collect();
        let nodes = self
            .0
            .root()
            .children_recursive()
            .map(|node| node.accesskit_node());
        let buttons = nodes.filter(|node| node.role() == Role::Button);
        let labels = buttons.filter_map(|node| node.label());
        let is_one = |label: &String| ids.iter().any(|id| label.starts_with(id.as_str()));
        labels.filter(is_one).collect()
    }

    /// That a source is reached with one more action, and is one of those that may say it.
    fn assert_source(&mut self, statement: &str, sources: &[&str]) {
        let found = self.locators();
        let first = found
            .iter()
            .find(|label| sources.iter().any(|id| label.starts_with(id)));
        let first =
            first.unwrap_or_else(|| panic!("{statement}: none of {sources:?} in {found:?}"));
        self.act(&first.clone());
        let selected = self.explorer().view().selection.clone();
        assert!(
            matches!(&selected, Some(Selection::Source(id)) if sources.contains(&id.as_str())),
            "{statement}: {selected:?}"
        );
    }
}

/// The window at the only summit that only one source speaks of.
fn at_the_summit() -> Desk {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2023, 1, 1), (2024, 1, 1))));
    desk.command(Command::SetAxis(window((2023, 1, 1), (2024, 1, 1))));
    let data = desk.explorer().dataset();
    let place = data.find_venue("bishkek").expect("a place");
    let pin = data.venue(place).pin().expect("a pin");
    desk.command(Command::FlyTo(Camera::new(pin, 6.0)));
    desk
}

#[test]
fn what_stands_for_an_event_leads_to_its_sources_in_two() {
    let title = at_the_summit().event(SUMMIT).1.title.clone();
    let mark = text::mark_of_event("Bishkek", &title);
    for name in ["list", "timeline", "map"] {
        let mut desk = at_the_summit();
        let first = match name {
            "list" => desk.row(SUMMIT),
            "timeline" => desk.sign(SUMMIT),
            _ => mark.clone(),
        };
        desk.act(&first);
        desk.assert_source(name, &["003"]);
    }
    let mut desk = at_the_summit();
    desk.command(Command::Select(Selection::Person(
        "nikol-pashinyan".to_owned(),
    )));
    let strip = text::on_strip(&title, "October 2023", Some(text::REMARK_ABSENT));
    desk.act(&strip);
    desk.assert_source("a strip", &["003"]);
}

#[test]
fn what_stands_for_several_events_leads_to_their_sources_in_two() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 1, 1), (2025, 7, 1))));
    let data = desk.explorer().dataset();
    let lachin = data.find_venue("lachin").expect("a place");
    let there = data.venue(lachin).pin().expect("a pin");
    let visible = desk.explorer().visible();
    let events = data.events_at(lachin).iter();
    let count = events.filter(|ix| visible.rank_of(**ix).is_some()).count();
    desk.command(Command::FlyTo(Camera::new(there, 9.0)));
    desk.act(&text::mark_of_place("Lachin", count));
    desk.assert_source("a mark of several", &["000"]);
    desk.command(Command::SetWindow(summit_atlas::time::Window::ALL));
    desk.command(Command::FlyTo(Camera::new(there, 6.0)));
    let explorer = desk.explorer();
    let placeless = Placeless::of(explorer.dataset(), explorer.visible());
    let rows = placeless.countries["AZ"].len();
    desk.act(&text::on_a_country("Azerbaijan", rows));
    desk.assert_source("a country", &["000", "001", "002", "003", "004"]);
}

#[test]
fn a_row_of_the_tray_and_a_journey_lead_to_their_sources_in_two() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    let explorer = desk.explorer();
    let placeless = Placeless::of(explorer.dataset(), explorer.visible());
    let tray = text::not_on_the_map(placeless.events.len(), placeless.by_country);
    desk.act(&tray);
    let begins = text::in_the_tray("");
    let row = {
        let mut rows = desk.0.get_all_by_label_contains(&begins);
        rows.find_map(|node| node.accesskit_node().label())
    };
    desk.act(&row.expect("a row"));
    desk.assert_source("the tray", &["000", "001", "002", "003", "004"]);

    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 10, 11))));
    let id = "aliyev-three-summits-2025";
    let (ix, _) = desk.event(id);
    let marks = desk.explorer().dataset().marks(ix);
    let view = desk.explorer().viewport();
    let [from, to] = [marks[0], marks[1]].map(|place| view.screen_from_geo(place));
    // A great circle bends: what is painted near the middle is found from below.
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    let [x, y] = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1])];
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let on_screen = |x: f64, y: f64| map.min + egui::vec2(x as f32, y as f32);
    let hit = (-40..40).find(|step| {
        desk.0.hover_at(on_screen(x, y - f64::from(*step)));
        desk.0.run_steps(2);
        desk.explorer().transient().hovered == Some(event(id))
    });
    let at = on_screen(x, y - f64::from(hit.expect("the journey is pointed at")));
    desk.0.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        desk.0.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    desk.rest();
    assert_eq!(desk.explorer().view().selection, Some(event(id)));
    desk.assert_source("a journey", &["000"]);
}

#[test]
fn the_table_of_who_was_where_leads_to_sources_in_two() {
    for begins in [
        "Nikol Pashinyan, CIS summit in Bishkek",
        "Nikol Pashinyan: ",
        "CIS summit in Bishkek, October 2023: ",
    ] {
        let mut desk = open();
        desk.command(Command::TogglePanel(Panel::Attendance));
        let nodes = desk
            .0
            .root()
            .children_recursive()
            .map(|node| node.accesskit_node());
        let labels = nodes.filter(|node| node.role() == Role::Button);
        let mut labels = labels.filter_map(|node| node.label());
        let first = labels.find(|label| label.starts_with(begins));
        drop(labels);
        desk.act(&first.expect(begins));
        desk.assert_source(begins, &["003", "000", "001", "002"]);
    }
}

#[test]
fn what_is_found_leads_to_sources_in_two() {
    for (words, name, sort) in [
        ("pashinyan", "Nikol Pashinyan", text::FOUND_PERSON),
        ("bishkek", "Bishkek", text::FOUND_PLACE),
    ] {
        let mut desk = open();
        desk.command(Command::SetWords(words.to_owned()));
        desk.act(&text::spoken_hit(name, None, sort));
        desk.assert_source(words, &["003", "000"]);
    }
    let mut desk = open();
    let data = desk.explorer().dataset();
    let organisation = data.parts().organisations.iter().find(|it| {
        let ix = data.find_organisation(&it.id);
        ix.is_some_and(|ix| !data.events_of(ix).is_empty())
    });
    let organisation = organisation
        .expect("an organisation with events")
        .id
        .clone();
    desk.command(Command::Select(Selection::Organisation(organisation)));
    desk.assert_source("an organisation", &["000", "001", "002", "003", "004"]);
}

#[test]
fn each_fact_about_an_event_has_its_sources_beside_it() {
    let data = open();
    let data = data.explorer().dataset();
    let parts = data.parts();
    let claims = |ids: &[String]| -> Vec<Claim> {
        ids.iter()
            .filter_map(|id| data.find_claim(id))
            .cloned()
            .collect()
    };
    let place = parts
        .claims
        .iter()
        .find(|it| it.field == "venues")
        .expect("a place");
    let relation = &parts.relations[0];
    let figure = parts
        .figures
        .iter()
        .find(|it| it.event.is_some())
        .expect("a figure");
    let stop = &parts.stops[0];
    let person = &parts.participations[0];
    let note = parts
        .editor_notes
        .iter()
        .find(|it| it.about("claims").next().is_some());
    let note = note.expect("a note with claims");
    let noted: Vec<String> = note.about("claims").map(str::to_owned).collect();
    let of_note = note.about("events").next().expect("an event").to_owned();
    let part = parts
        .claims
        .iter()
        .find(|it| it.field == "part_of")
        .expect("a part");
    let table: [(&str, String, Vec<Claim>); 7] = [
        ("a place", place.event.clone(), vec![place.clone()]),
        (
            "a relation",
            relation.from.clone(),
            claims(&relation.claims),
        ),
        (
            "a figure",
            figure.event.clone().unwrap_or_default(),
            claims(&figure.claims),
        ),
        ("a stop", stop.event.clone(), claims(&stop.claims)),
        ("a person", person.event.clone(), claims(&person.claims)),
        ("a note", of_note, claims(&noted)),
        ("a part", part.event.clone(), vec![part.clone()]),
    ];
    for (statement, id, claims) in table {
        let mut desk = open();
        desk.command(Command::Select(event(&id)));
        let sources: Vec<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
        assert!(!sources.is_empty(), "{statement}");
        // The same claims stand at the foot of the panel as well: beside the fact they stand a second time.
        let all: Vec<String> = desk.locators();
        let own = claims
            .iter()
            .map(locator)
            .filter(|it| all.iter().filter(|label| *label == it).count() > 1);
        assert!(
            own.count() > 0 || claims.len() > 1,
            "{statement} of {id} in {all:?}"
        );
        desk.assert_source(statement, &sources);
    }
}

#[test]
fn a_source_that_is_found_and_a_tick_lead_there_at_once_and_with_the_keyboard() {
    let mut desk = open();
    desk.command(Command::Select(event(SUMMIT)));
    let link = desk.locators().first().cloned().expect("a source");
    {
        let mut links = desk.0.get_all_by_role_and_label(Role::Button, &link);
        links.next().expect("a link").focus();
    }
    desk.rest();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let selected = desk.explorer().view().selection.clone();
    assert_eq!(selected, Some(Selection::Source("003".to_owned())));
}
