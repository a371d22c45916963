//! Signs of events on the map: the tray of what has no place, counts on countries, lists at marks, and the legend.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::dataset::EventIx;
use summit_atlas::explorer::{Command, Explorer};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::query::Placeless;
use summit_atlas::text;
use summit_atlas::time::Window;
use summit_atlas::view::Selection;

use super::{Desk, open, window};

/// The visible events without a mark, and those without a date, counted one by one.
fn unmarked(explorer: &Explorer) -> Vec<EventIx> {
    let dataset = explorer.dataset();
    let visible = explorer.visible();
    let dated = visible.rows().map(|row| row.event);
    let dated = dated.filter(|event| dataset.marks(*event).is_empty());
    dated.chain(visible.undated.iter().copied()).collect()
}

/// How the button of the tray is called now.
fn tray(desk: &Desk) -> String {
    let explorer = desk.explorer();
    let placeless = Placeless::of(explorer.dataset(), explorer.visible());
    let unmarked = unmarked(explorer);
    assert_eq!(placeless.events.len(), unmarked.len());
    text::not_on_the_map(unmarked.len(), placeless.by_country)
}

/// How an event is called in the tray, and in the list at a place.
fn spoken(desk: &Desk, event: EventIx) -> String {
    let explorer = desk.explorer();
    let record = explorer.dataset().event(event);
    let dated = explorer.dataset().span(event).is_some();
    let membership = dated.then(|| explorer.visible().membership(event));
    let when = text::dates(record.whens());
    text::spoken_event(&record.title, &when, membership, record.disputed)
}

/// What has the keyboard.
fn focused(desk: &Desk) -> Option<String> {
    let mut nodes = desk.0.root().children_recursive();
    let node = nodes.find(egui_kittest::Node::is_focused)?;
    node.accesskit_node().label()
}

#[test]
fn the_tray_counts_what_is_visible_and_has_no_mark() {
    let mut desk = open();
    assert!(desk.shows(&tray(&desk)));
    desk.command(Command::SetWindow(Window::ALL));
    let all = tray(&desk);
    assert!(unmarked(desk.explorer()).len() > 50);
    assert!(desk.shows(&all));
    desk.command(Command::ToggleDisputed);
    assert_ne!(tray(&desk), all);
    assert!(desk.shows(&tray(&desk)));
    desk.command(Command::ToggleDisputed);
    desk.command(Command::SetWords("yekaterinburg raids".to_owned()));
    assert!(!desk.shows_part("not on the map"));
}

#[test]
fn the_tray_stands_clear_of_everything_else_on_the_map() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    let tray = desk.button(&tray(&desk)).rect();
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    assert!(map.contains_rect(tray));
    for part in [text::CERTAINLY, "Scale", text::BORDERS_ARE_SCHEMATIC] {
        for node in desk.0.query_all_by_label_contains(part) {
            if map.contains_rect(node.rect()) {
                assert!(!node.rect().intersects(tray), "{part} lies on the tray");
            }
        }
    }
}

#[test]
fn the_tray_is_opened_and_walked_with_the_keyboard() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    let name = tray(&desk);
    for _ in 0..200 {
        if focused(&desk).as_deref() == Some(name.as_str()) {
            break;
        }
        desk.press(Modifiers::NONE, Key::Tab);
    }
    assert_eq!(focused(&desk), Some(name.clone()));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let events = unmarked(desk.explorer());
    let row = |desk: &Desk, at: usize| text::in_the_tray(&spoken(desk, events[at]));
    assert_eq!(focused(&desk), Some(row(&desk, 0)), "the list has it");
    for _ in 0..20 {
        desk.press(Modifiers::NONE, Key::ArrowDown);
        desk.rest();
    }
    assert_eq!(
        focused(&desk),
        Some(row(&desk, 20)),
        "rows come as they are needed"
    );
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(events[20]));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(
        !desk.shows_part(&text::in_the_tray("")),
        "Esc closes the list"
    );
    assert_eq!(desk.explorer().selected_event(), Some(events[20]));
}

#[test]
fn what_is_known_to_the_country_is_counted_on_it() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    let middle = LonLat {
        lon: 48.0,
        lat: 40.5,
    };
    desk.command(Command::FlyTo(Camera::new(middle, 6.0)));
    let explorer = desk.explorer();
    let placeless = Placeless::of(explorer.dataset(), explorer.visible());
    let rows = placeless.countries["AZ"].clone();
    assert!(rows.len() > 2);
    let name = text::on_a_country("Azerbaijan", rows.len());
    desk.click(&name);
    let selection = desk.explorer().view().selection.clone();
    assert_eq!(selection, Some(Selection::Venue("azerbaijan".to_owned())));
    assert_eq!(desk.chosen(&name), Some(true));
    let second = text::at_the_place(&spoken(&desk, rows[1].event));
    desk.click(&second);
    assert_eq!(desk.explorer().selected_event(), Some(rows[1].event));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.command(Command::FlyTo(Camera::new(middle, 12.0)));
    assert!(!desk.shows(&name), "closer than the outlines are true");
    desk.command(Command::FlyTo(Camera::new(middle, 6.0)));
    assert!(desk.shows(&name));
    desk.command(Command::SetWords("yekaterinburg raids".to_owned()));
    assert!(!desk.shows_part("Somewhere in"));
}

#[test]
fn a_mark_of_several_events_opens_their_list() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 1, 1), (2025, 7, 1))));
    let dataset = desk.explorer().dataset();
    let lachin = dataset.find_venue("lachin").expect("a place");
    let visible = desk.explorer().visible();
    let events = dataset.events_at(lachin).iter().copied();
    let mut events: Vec<_> = events.filter(|ix| visible.rank_of(*ix).is_some()).collect();
    events.sort_by_key(|ix| visible.rank_of(*ix));
    assert!(events.len() > 1);
    let there = dataset.venue(lachin).pin().expect("a pin");
    let mark = text::mark_of_place("Lachin", events.len());
    desk.command(Command::FlyTo(Camera::new(there, 9.0)));
    let rows = |desk: &Desk| -> Vec<String> {
        let rows = events
            .iter()
            .map(|ix| text::at_the_place(&spoken(desk, *ix)));
        rows.collect()
    };
    assert!(rows(&desk).iter().all(|row| !desk.shows(row)));
    desk.click(&mark);
    assert!(rows(&desk).iter().all(|row| desk.shows(row)));
    assert_eq!(focused(&desk), rows(&desk).first().cloned());
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(events[1]));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(rows(&desk).iter().all(|row| !desk.shows(row)));
}

#[test]
fn the_legend_tells_of_signs_in_use_and_switches_what_can_be_chosen() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    let disputed = |desk: &Desk| {
        let count = desk
            .explorer()
            .visible()
            .rows()
            .filter(|row| desk.explorer().dataset().event(row.event).disputed)
            .count();
        format!("{}: {count}", text::SOURCES_DISAGREE)
    };
    let toggled = |desk: &Desk, name: &str| {
        let switch = desk.0.get_by_role_and_label(Role::CheckBox, name);
        switch.accesskit_node().toggled() == Some(Toggled::True)
    };
    let name = disputed(&desk);
    assert!(!toggled(&desk, &name));
    desk.0.get_by_role_and_label(Role::CheckBox, &name).click();
    desk.rest();
    assert!(desk.explorer().view().filter.choices.only_disputed());
    let name = disputed(&desk);
    assert!(toggled(&desk, &name));
    desk.0.get_by_role_and_label(Role::CheckBox, &name).click();
    desk.rest();
    assert!(desk.explorer().view().filter.is_empty());
    for sign in [
        text::JOURNEY,
        text::SIGN_OF_MISSED_STOP,
        text::KNOWN_TO_COUNTRY,
    ] {
        assert!(desk.shows_part(sign), "{sign}");
    }
    desk.command(Command::SetWords("yekaterinburg raids".to_owned()));
    for sign in [
        text::JOURNEY,
        text::SIGN_OF_MISSED_STOP,
        text::KNOWN_TO_COUNTRY,
    ] {
        assert!(!desk.shows_part(sign), "{sign}");
    }
}
