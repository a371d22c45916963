//! The timeline as a person finds it: what it shows of all time, the keys that move it, edges that
//! are drawn to events, and events that share one sign.

mod dates;
mod folds;
mod known;
mod minimap;
mod playing;

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::{Membership, Moment, Window};

use super::{CTRL, Desk, moment, open, window};

/// A day in seconds.
const DAY: i64 = 86_400;

/// The window with a quarter of 2025 chosen on an axis of that year.
fn opened() -> Desk {
    on_a_year(open())
}

fn on_a_year(mut desk: Desk) -> Desk {
    desk.command(Command::SetAxis(window((2025, 1, 1), (2026, 1, 1))));
    desk.command(Command::SetWindow(window((2025, 4, 1), (2025, 7, 1))));
    desk
}

/// A thumb of the window, or whatever else slides.
fn slider<'a>(desk: &'a Desk, name: &'a str) -> Node<'a> {
    desk.0.get_by_role_and_label(Role::Slider, name)
}

fn has_slider(desk: &Desk, name: &str) -> bool {
    desk.0.query_by_role_and_label(Role::Slider, name).is_some()
}

/// Where a moment lies on the axis, low enough that no event is in the way.
fn place(desk: &Desk, moment: Moment) -> Pos2 {
    let rect = desk
        .0
        .get_by_role_and_label(Role::Group, text::TIMELINE)
        .rect();
    let axis = desk.explorer().axis(f64::from(rect.width()));
    pos2(
        rect.min.x + points(axis.x_from_moment(moment)),
        rect.max.y - 26.0,
    )
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen coordinates are f32"
)]
fn points(x: f64) -> f32 {
    x as f32
}

/// Drags with a key of modification held down.
fn drag_with(desk: &mut Desk, modifiers: Modifiers, from: Pos2, to: Pos2) {
    desk.0.event(Event::ModifiersChanged(modifiers));
    desk.drag(from, to);
    desk.0.event(Event::ModifiersChanged(Modifiers::NONE));
    desk.rest();
}

fn undo(desk: &mut Desk) {
    desk.press(CTRL, Key::Z);
    desk.rest();
}

/// Everything in the row above the axis: its sort, its words and its place, from left to right.
fn transport(desk: &Desk) -> Vec<(Role, String, Rect)> {
    let play = [text::PLAY, text::PAUSE]
        .into_iter()
        .find_map(|name| desk.0.query_by_role_and_label(Role::Button, name))
        .expect("a button that plays");
    let row = play.rect().expand2(egui::vec2(f32::INFINITY, 14.0));
    let mut found: Vec<_> = desk
        .0
        .root()
        .children_recursive()
        .filter(|node| {
            let sort = node.accesskit_node().role();
            let sorts = [
                Role::Button,
                Role::RadioButton,
                Role::SpinButton,
                Role::TextInput,
                Role::CheckBox,
                Role::Label,
            ];
            sorts.contains(&sort) && row.contains_rect(node.rect())
        })
        .map(|node| {
            let it = node.accesskit_node();
            let words = it.label().or_else(|| it.value()).unwrap_or_default();
            (it.role(), words, node.rect())
        })
        .collect();
    found.sort_by(|(_, _, a), (_, _, b)| a.min.x.total_cmp(&b.min.x));
    assert!(found.len() > 8, "{found:?}");
    found
}

/// Whether the row above the axis says a window, and how many events are in it: counted here one by
/// one.
fn assert_told(desk: &Desk, window: &Window) {
    assert_eq!(desk.explorer().window(), *window);
    let dataset = desk.explorer().dataset();
    let count = |membership| {
        let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
        spans
            .filter(|span| span.membership(window) == membership)
            .count()
    };
    let (certain, possible) = (count(Membership::Certain), count(Membership::Possible));
    let said = [
        text::window(window),
        text::counts(certain, possible, dataset.len()),
    ];
    let row = transport(desk);
    for words in said {
        assert!(
            row.iter()
                .any(|(sort, told, _)| *sort == Role::Label && *told == words),
            "{words:?} among {row:?}"
        );
    }
}

#[test]
fn ctrl_and_the_arrows_up_and_down_zoom_the_timeline_around_the_window() {
    let mut desk = opened();
    desk.command(Command::EndStroke);
    let before = desk.explorer().view().clone();
    desk.press(CTRL, Key::ArrowUp);
    desk.rest();
    let closer = desk.explorer().view().clone();
    let length = |axis: Window| axis.duration().expect("an axis has two ends");
    assert!(
        (length(closer.axis) * 2 - length(before.axis)).abs() <= 2,
        "{:?}",
        closer.axis
    );
    assert_eq!(
        closer.time, before.time,
        "what is looked at stays as it was"
    );
    assert!(closer.axis.covers(&closer.time.window));
    // A thumb that has the keyboard leaves the key to the timeline.
    slider(&desk, text::WINDOW_END).focus();
    desk.rest();
    desk.press(CTRL, Key::ArrowDown);
    desk.rest();
    let back = desk.explorer().view().axis;
    assert!((back.start().seconds() - before.axis.start().seconds()).abs() <= 2);
    assert!((back.end().seconds() - before.axis.end().seconds()).abs() <= 2);
    desk.press(CTRL, Key::ArrowDown);
    desk.rest();
    assert!((length(desk.explorer().view().axis) - 2 * length(before.axis)).abs() <= 4);
    while desk.explorer().view().axis != before.axis {
        assert!(desk.explorer().can_undo());
        undo(&mut desk);
    }
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn a_window_that_steps_off_the_timeline_takes_it_along() {
    for (key, name) in [
        (Key::ArrowRight, text::WINDOW_START),
        (Key::ArrowLeft, text::WINDOW_END),
    ] {
        let mut desk = opened();
        let axis = desk.explorer().view().axis;
        let mut moved = 0;
        for step in 0..12 {
            let before = desk.explorer().view().axis;
            desk.press(Modifiers::NONE, key);
            desk.rest();
            let view = desk.explorer().view();
            let seen = view.axis.intersection(&view.time.window);
            assert!(seen.is_some(), "{key:?} {step}: {:?}", view.axis);
            assert_eq!(view.axis.duration(), axis.duration(), "it is not zoomed");
            if view.axis == before {
                continue;
            }
            moved += 1;
            assert_eq!(before.intersection(&view.time.window), None, "not before");
            assert!(has_slider(&desk, name), "{name:?} can be taken again");
            let stepped = view.time.window;
            undo(&mut desk);
            assert_eq!(
                desk.explorer().view().axis,
                before,
                "both went in one step: {stepped:?}"
            );
            desk.press(Modifiers::NONE, key);
            desk.rest();
        }
        assert_eq!(moved, 1, "twelve months cross the end of a year once");
    }
}

#[test]
fn both_thumbs_are_tabbed_to_and_speak_the_date_they_are_moved_to() {
    let mut desk = opened();
    for (name, key, date) in [
        (text::WINDOW_START, Key::ArrowRight, (2025, 4, 2)),
        (text::WINDOW_END, Key::ArrowLeft, (2025, 6, 30)),
    ] {
        let mut tabs = 0;
        while !slider(&desk, name).is_focused() {
            desk.press(Modifiers::NONE, Key::Tab);
            tabs += 1;
            assert!(tabs < 200, "Tab never comes to {name:?}");
        }
        desk.press(Modifiers::NONE, key);
        desk.rest();
        let thumb = slider(&desk, name);
        assert!(thumb.is_focused(), "it keeps the keyboard");
        assert_eq!(thumb.value(), Some(text::moment(moment(date))));
    }
    let moved = window((2025, 4, 2), (2025, 6, 30));
    assert_told(&desk, &moved);
    let value = slider(&desk, text::WINDOW_END).value();
    assert_eq!(value.as_deref(), Some("30 June 2025"));
}

/// The moment at which any event begins or ends that is nearest to another one.
fn nearest_boundary(desk: &Desk, to: Moment) -> Moment {
    let dataset = desk.explorer().dataset();
    let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
    spans
        .flat_map(|span| [span.earliest(), span.latest()])
        .filter(|edge| edge.is_bounded())
        .min_by_key(|edge| edge.seconds().abs_diff(to.seconds()))
        .expect("an event with a date")
}

#[test]
fn with_shift_an_edge_is_drawn_to_where_an_event_begins_or_ends() {
    let near = moment((2025, 12, 19)).plus(DAY / 2 + 3600);
    for (modifiers, snaps) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
        let mut desk = opened();
        let boundary = nearest_boundary(&desk, near);
        assert_eq!(boundary, moment((2025, 12, 21)));
        let from = slider(&desk, text::WINDOW_END).rect().center();
        let to = pos2(place(&desk, near).x, from.y);
        drag_with(&mut desk, modifiers, from, to);
        let end = desk.explorer().window().end();
        let expected = if snaps {
            boundary
        } else {
            moment((2025, 12, 20))
        };
        assert_eq!(end, expected, "{modifiers:?}");
        assert_eq!(desk.explorer().window().start(), moment((2025, 4, 1)));
    }
    // The window as a whole and a new window are drawn there, too.
    let mut desk = opened();
    let start = place(&desk, moment((2025, 4, 15)));
    let by = place(&desk, near).x - place(&desk, moment((2025, 4, 1))).x;
    drag_with(
        &mut desk,
        Modifiers::SHIFT,
        start,
        pos2(start.x + by, start.y),
    );
    assert_eq!(desk.explorer().window().start(), moment((2025, 12, 21)));
    let length = desk.explorer().window().duration();
    assert_eq!(length, Some(91 * DAY), "it keeps its length");
}

#[test]
fn with_shift_an_edge_far_from_any_event_goes_where_it_is_dragged() {
    let mut desk = opened();
    let far = moment((2025, 8, 5));
    let boundary = nearest_boundary(&desk, far);
    assert!(boundary.seconds().abs_diff(far.seconds()) > 20 * 86_400);
    let from = slider(&desk, text::WINDOW_END).rect().center();
    let to = pos2(place(&desk, far).x, from.y);
    drag_with(&mut desk, Modifiers::SHIFT, from, to);
    assert_eq!(desk.explorer().window().end(), far);
}

/// The signs of several events: how they are called and where they are, the fullest first.
fn heaps(desk: &Desk) -> Vec<(String, Pos2)> {
    let mut found: Vec<_> = desk
        .0
        .query_all_by_label_contains("Timeline, ")
        .map(|node| {
            let it = node.accesskit_node();
            assert_eq!(it.role(), Role::Button);
            (it.label().unwrap_or_default(), node.rect().center())
        })
        .collect();
    let count = |name: &str| name.matches("; ").count() + 1;
    found.sort_by_key(|(name, _)| std::cmp::Reverse(count(name)));
    for (name, _) in &found {
        let told = format!("Timeline, {} events: ", count(name));
        assert!(name.starts_with(&told), "{name}");
    }
    found
}

/// The titles that the sign of several events names.
fn members(name: &str) -> BTreeSet<String> {
    let (_, titles) = name.split_once(": ").unwrap_or_default();
    titles.split("; ").map(str::to_owned).collect()
}

fn selected(desk: &Desk) -> Option<String> {
    let ix = desk.explorer().selected_event()?;
    Some(desk.explorer().dataset().event(ix).title.clone())
}

/// The window with so much on the timeline that events share signs.
fn crowded() -> Desk {
    let mut desk = open();
    desk.command(Command::ShowAllTime);
    desk
}

#[test]
fn events_that_find_no_room_share_a_sign_and_a_click_selects_one_of_them() {
    let mut desk = crowded();
    let heaps = heaps(&desk);
    let (name, _) = heaps.first().expect("events without room").clone();
    assert!(members(&name).len() > 1, "{name}");
    desk.click(&name);
    let first = selected(&desk).expect("something is selected");
    assert!(members(&name).contains(&first), "{first:?} of {name}");
    // What is selected has a sign of its own, which says so.
    let id = desk.explorer().view().selection.clone();
    let id = id.expect("a selection");
    assert_eq!(desk.chosen(&desk.sign(id.id())), Some(true));
}

#[test]
fn more_clicks_on_a_shared_sign_go_on_to_its_other_events() {
    let mut desk = crowded();
    let (_, at) = heaps(&desk).first().expect("events without room").clone();
    let mut seen = Vec::new();
    for _ in 0..4 {
        // What is selected leaves the sign, so its name changes; it is found again by its place.
        // A screen reader presses it: to a mouse an edge of the window may be in the way.
        let heaps = heaps(&desk);
        let nearest = heaps
            .iter()
            .min_by(|(_, a), (_, b)| a.distance(at).total_cmp(&b.distance(at)));
        let (name, _) = nearest.expect("there are still too many");
        desk.button(name).click_accesskit();
        desk.rest();
        seen.extend(selected(&desk));
    }
    let different: BTreeSet<_> = seen.iter().collect();
    assert_eq!(different.len(), 4, "each click another one: {seen:?}");
}

#[test]
fn an_edge_of_the_window_does_not_keep_clicks_from_the_events_under_it() {
    let mut desk = crowded();
    let (_, at) = heaps(&desk).first().expect("events without room").clone();
    let rect = desk
        .0
        .get_by_role_and_label(Role::Group, text::TIMELINE)
        .rect();
    let axis = desk.explorer().axis(f64::from(rect.width()));
    let end = axis.moment_from_x(f64::from(at.x - rect.min.x));
    let start = end.plus(-400 * DAY);
    desk.command(Command::SetWindow(
        Window::new(start, end).expect("not empty"),
    ));
    let thumb = slider(&desk, text::WINDOW_END).rect();
    assert!((thumb.center().x - at.x).abs() < 2.0);
    let (name, _) = heaps(&desk).first().expect("events without room").clone();
    desk.click(&name);
    let first = selected(&desk).expect("a click selects");
    assert!(members(&name).contains(&first), "{first:?} of {name}");
}
