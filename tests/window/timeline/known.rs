//! The handle that restricts everything to what had been published by a day.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::dataset::{Dataset, as_known};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::{Membership, Moment};
use summit_atlas::view::Selection;

use super::super::files::{GOOD, file};
use super::{Desk, drag_with, moment, on_a_year, open, place, slider, undo};

const SHIFT: Modifiers = Modifiers::SHIFT;

/// What the handle says.
fn said(desk: &Desk) -> String {
    let node = slider(desk, text::KNOWN_HANDLE).accesskit_node();
    node.value().unwrap_or_default()
}

/// Where its flag is, and where it would be at a moment.
fn flag(desk: &Desk) -> Pos2 {
    slider(desk, text::KNOWN_HANDLE).rect().center_top() + egui::vec2(0.0, 8.0)
}

fn flag_at(desk: &Desk, moment: Moment) -> Pos2 {
    pos2(place(desk, moment).x, flag(desk).y)
}

/// The events that are left and how surely each is in the window, and what `--known-on` leaves of the file.
fn assert_known(desk: &Desk, before: Moment) {
    let explorer = desk.explorer();
    assert_eq!(explorer.view().known_before, Some(before));
    let parts = explorer.whole().parts();
    let (left, _) = Dataset::new("left", as_known(parts, &BTreeSet::new(), Some(before)));
    let window = explorer.window();
    let count = |membership| {
        let spans = left.in_order().iter().filter_map(|ix| left.span(*ix));
        spans
            .filter(|span| span.membership(&window) == membership)
            .count()
    };
    let (certain, possible) = (count(Membership::Certain), count(Membership::Possible));
    let told = text::counts(certain, possible, left.len());
    assert_eq!(desk.told_counts(), told);
    let whole = explorer.whole().len();
    assert!(left.len() < whole, "{} of {whole}", left.len());
}

#[test]
fn it_waits_at_the_edge_and_is_dragged_to_a_day_and_back() {
    let mut desk = on_a_year(open());
    assert_eq!(said(&desk), text::KNOWN_ALL);
    let all = desk.told_counts();
    let parked = flag(&desk);
    let december = moment((2025, 12, 1));
    let to = flag_at(&desk, december);
    desk.drag(parked, to);
    assert_known(&desk, december);
    assert_eq!(said(&desk), "As known on 30 November 2025; 2 of 5 sources");
    assert!(desk.shows(&text::as_known(Some("30 November 2025"))));
    let window = desk.explorer().view().time;
    desk.drag(flag(&desk), parked);
    assert_eq!(desk.explorer().view().known_before, None);
    assert_eq!(
        (said(&desk), desk.told_counts()),
        (text::KNOWN_ALL.to_owned(), all)
    );
    assert_eq!(desk.explorer().view().time, window, "nothing else moves");
    undo(&mut desk);
    assert_known(&desk, december);
    undo(&mut desk);
    assert_eq!(
        desk.explorer().view().known_before,
        None,
        "a drag is one step"
    );
}

#[test]
fn shift_draws_it_to_where_a_source_had_come_out() {
    let mut desk = on_a_year(open());
    let out = moment((2025, 12, 24));
    let near = flag_at(&desk, moment((2025, 12, 20)));
    let parked = flag(&desk);
    drag_with(&mut desk, SHIFT, parked, near);
    assert_known(&desk, out);
    assert_eq!(said(&desk), "As known on 23 December 2025; 3 of 5 sources");
    let flag = flag(&desk);
    desk.0.event(Event::PointerMoved(flag));
    for pressed in [true, false, true, false] {
        desk.0.event(Event::PointerButton {
            pos: flag,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    desk.rest();
    assert_eq!(said(&desk), text::KNOWN_ALL, "a double click takes it back");
}

#[test]
fn keys_move_it_by_days_and_from_source_to_source() {
    let mut desk = on_a_year(open());
    slider(&desk, text::KNOWN_HANDLE).focus();
    desk.rest();
    let mut pressed = |modifiers, key, day: Option<(i32, u8, u8)>| {
        desk.press(modifiers, key);
        desk.rest();
        let known = desk.explorer().view().known_before;
        assert_eq!(known, day.map(moment), "{key:?}");
        if let Some(day) = day {
            assert_known(&desk, moment(day));
        }
    };
    let none = Modifiers::NONE;
    pressed(none, Key::ArrowLeft, Some((2025, 12, 31)));
    pressed(none, Key::ArrowLeft, Some((2025, 12, 30)));
    pressed(SHIFT, Key::ArrowLeft, Some((2025, 12, 20)));
    pressed(none, Key::ArrowRight, Some((2025, 12, 21)));
    pressed(none, Key::PageDown, Some((2025, 11, 1)));
    pressed(none, Key::PageUp, Some((2025, 12, 24)));
    pressed(none, Key::Home, Some((2022, 5, 16)));
    pressed(none, Key::Delete, None);
    pressed(none, Key::ArrowRight, None);
}

#[test]
fn ticks_say_which_source_had_come_out_and_lead_to_it() {
    let mut desk = on_a_year(open());
    let source = |desk: &Desk, id: &str| {
        let mut sources = desk.explorer().publications();
        let found = sources.find(|it| it.source.id == id);
        let found = found.expect("a source with a date");
        text::published(id, &text::date(&found.when))
    };
    let name = source(&desk, "003");
    assert_eq!(name, "Source 003, published 23 December 2025");
    let tick = desk.button(&name).rect().center();
    let out = place(&desk, moment((2025, 12, 24)));
    assert!((tick.x - out.x).abs() < 1.0, "{tick} {out}");
    desk.0.hover_at(tick);
    desk.0.run_steps(3);
    let source = Selection::Source("003".to_owned());
    assert_eq!(desk.explorer().transient().hovered, Some(source.clone()));
    desk.click(&name);
    assert_eq!(desk.explorer().view().selection, Some(source));
}

#[test]
fn a_file_without_sources_has_no_such_handle() {
    let mut desk = open();
    let handles = |desk: &Desk| {
        let handle = desk
            .0
            .query_by_role_and_label(Role::Slider, text::KNOWN_HANDLE);
        usize::from(handle.is_some())
    };
    assert_eq!(handles(&desk), 1);
    let (_folder, path) = file("plain.geojson", GOOD);
    desk.command(Command::OpenFile(path));
    assert_eq!(desk.explorer().dataset().len(), 2);
    assert_eq!(handles(&desk), 0);
}
