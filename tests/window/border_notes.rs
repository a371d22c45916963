//! Signs of notes on borders on the map, and the list of lines and rules.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::bundled;
use summit_atlas::places::{BorderNote, Worldview, Worldviews};
use summit_atlas::text;

use super::{Desk, open};

fn worldviews() -> Arc<Worldviews> {
    bundled::map().expect("the offline map").worldviews
}

fn note<'a>(worldviews: &'a Worldviews, id: &str) -> &'a BorderNote {
    let mut notes = worldviews.notes().iter();
    notes.find(|note| note.id == id).expect("a note")
}

fn place(note: &BorderNote) -> LonLat {
    note.place().expect("a place of the world")
}

/// How the sign of a note is called.
fn sign(note: &BorderNote) -> String {
    text::border_note(&note.title, &note.text)
}

fn list_title() -> &'static str {
    let (title, _) = text::BORDER_LIST_COMMAND;
    title
}

fn panel(desk: &Desk) -> Option<Panel> {
    desk.explorer().transient().panel
}

/// Looks at the place of a note, with the borders as administered.
fn go(desk: &mut Desk, note: &BorderNote) {
    desk.command(Command::SetBorders(Worldview::AsAdministered));
    desk.command(Command::FlyTo(Camera::new(place(note), 6.0)));
}

#[test]
fn the_list_opens_from_the_menu_and_says_rules_lines_and_notes() {
    let worldviews = worldviews();
    let mut desk = open();
    desk.click(text::MENU_MAP);
    desk.click(text::BORDERS);
    desk.click(list_title());
    assert_eq!(panel(&desk), Some(Panel::Borders));
    for worldview in Worldview::ALL {
        assert!(desk.shows(worldviews.rule(worldview)), "{worldview:?}");
    }
    assert!(desk.shows(text::ON_THE_MAP_NOW));
    for line in worldviews.lines() {
        assert!(desk.shows(&line.title), "{}", line.title);
        for worldview in Worldview::ALL {
            assert!(desk.shows(&line.view(worldview).why), "{}", line.title);
        }
        let note = line.note.as_ref();
        assert!(note.is_none_or(|note| desk.shows(note)), "{}", line.title);
    }
    for words in [
        "A/RES/62/249, A/RES/63/307",
        "since September 1993",
        "United Nations: not drawn",
        "As administered: dashed line",
        "As administered: solid line",
    ] {
        assert!(desk.shows(words), "{words}");
    }
    for note in worldviews.notes() {
        assert!(desk.shows(&note.title) && desk.shows(&note.text));
    }
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(panel(&desk), None);
}

#[test]
fn what_the_program_says_of_itself_leads_to_the_list() {
    let mut desk = open();
    desk.click(text::BORDERS_ARE_SCHEMATIC);
    desk.click(list_title());
    assert_eq!(panel(&desk), Some(Panel::Borders));
    assert!(
        !desk.shows(text::ABOUT_PROGRAM),
        "it takes the other's place"
    );
}

#[test]
fn the_list_is_scrolled_with_the_keyboard_as_soon_as_it_is_open() {
    let worldviews = worldviews();
    let first = worldviews.rule(Worldview::UnitedNations);
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Borders));
    let time = desk.explorer().view().time;
    let top = |desk: &Desk| desk.0.get_by_label(first).rect().min.y;
    let before = top(&desk);
    for (key, down) in [
        (Key::ArrowDown, 10.0),
        (Key::PageDown, 100.0),
        (Key::End, 1000.0),
    ] {
        let last = top(&desk);
        desk.press(Modifiers::NONE, key);
        desk.rest();
        assert!(top(&desk) < last - down, "{key:?}");
    }
    desk.press(Modifiers::NONE, Key::Home);
    desk.rest();
    assert!((top(&desk) - before).abs() < 1.0);
    assert_eq!(desk.explorer().view().time, time, "time stands still");
}

#[test]
fn the_list_is_as_high_as_it_is_pulled() {
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Borders));
    let rect = |desk: &Desk| {
        let window = desk
            .0
            .get_by_role_and_label(Role::Window, text::BORDER_LIST);
        window.rect()
    };
    let before = rect(&desk);
    let edge = before.center_bottom();
    desk.drag(edge, edge - egui::vec2(0.0, 120.0));
    let after = rect(&desk);
    assert_eq!(after.min, before.min);
    assert!((after.height() - before.height() + 120.0).abs() < 10.0);
}

#[test]
fn a_note_in_the_list_is_shown_on_the_map() {
    let worldviews = worldviews();
    let note = note(&worldviews, "ukraine-regions");
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Borders));
    // It is the last one.
    desk.press(Modifiers::NONE, Key::End);
    desk.rest();
    desk.click(&text::show_on_the_map(&note.title));
    let center = desk.explorer().view().camera.center;
    let LonLat { lon, lat } = place(note);
    assert!((center.lon - lon).abs() < 1e-9 && (center.lat - lat).abs() < 1e-9);
    assert_eq!(panel(&desk), None, "nothing lies over it");
}

#[test]
fn notes_have_signs_as_administered_and_none_in_the_view_of_the_united_nations() {
    let worldviews = worldviews();
    let note = note(&worldviews, "falklands");
    let mut desk = open();
    desk.command(Command::FlyTo(Camera::new(place(note), 6.0)));
    assert!(!desk.shows(&sign(note)));
    go(&mut desk, note);
    let name = sign(note);
    let button = desk.button(&name);
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    assert!(map.contains_rect(button.rect()));
    assert!(button.rect().center().distance(map.center()) < 30.0);
    let others = worldviews.notes().iter().filter(|it| it.id != note.id);
    for other in others {
        assert!(!desk.shows(&sign(other)), "{} is far away", other.id);
    }
    desk.command(Command::FlyTo(Camera::new(place(note), 3.0)));
    assert!(!desk.shows(&name), "from far away there are none");
}

#[test]
fn a_sign_that_is_clicked_keeps_its_card_and_selects_nothing() {
    let worldviews = worldviews();
    let note = note(&worldviews, "chagos");
    let mut desk = open();
    go(&mut desk, note);
    let before = desk.explorer().view().clone();
    assert!(!desk.shows(&note.text));
    let at = desk.button(&sign(note)).rect().center();
    desk.0.hover_at(at);
    desk.0.drag_at(at);
    desk.0.drop_at(at);
    desk.rest();
    desk.0.run_steps(60);
    assert!(desk.shows(&note.title) && desk.shows(&note.text));
    assert_eq!(*desk.explorer().view(), before);
    assert!(!desk.asks_for_a_frame(), "a card costs nothing");
    let aside = at + egui::vec2(90.0, 60.0);
    desk.0.hover_at(aside);
    desk.rest();
    assert!(desk.shows(&note.text), "it stays when the pointer goes");
    desk.0.drag_at(aside);
    desk.0.drop_at(aside);
    desk.rest();
    assert!(!desk.shows(&note.text), "a click elsewhere closes it");
}

#[test]
fn who_measures_may_click_on_a_sign_as_on_the_map() {
    let worldviews = worldviews();
    let note = note(&worldviews, "chagos");
    let mut desk = open();
    go(&mut desk, note);
    desk.command(Command::ToggleMeasure);
    let at = desk.button(&sign(note)).rect().center();
    desk.0.hover_at(at);
    desk.0.drag_at(at);
    desk.0.drop_at(at);
    desk.rest();
    let measured = &desk.explorer().transient().measurement;
    assert_eq!(measured.as_ref().map(|it| it.points().len()), Some(1));
}

#[test]
fn the_keyboard_reaches_a_sign_and_shows_its_card() {
    let worldviews = worldviews();
    let note = note(&worldviews, "ukraine-regions");
    let mut desk = open();
    go(&mut desk, note);
    let name = sign(note);
    let focused = |desk: &Desk| desk.button(&name).is_focused();
    for _ in 0..200 {
        if focused(&desk) {
            break;
        }
        desk.press(Modifiers::NONE, Key::Tab);
    }
    assert!(focused(&desk), "Tab comes by it");
    desk.rest();
    assert!(desk.shows(&note.text));
    let card = desk.0.get_by_label(&note.text);
    assert_eq!(card.accesskit_node().role(), Role::Label);
    assert!(card.rect().width() <= 320.0);
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(!desk.shows(&note.text));
}
