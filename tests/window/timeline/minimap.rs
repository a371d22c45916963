//! All of time in small, and the frame around what the axis shows.

use egui::{Key, Modifiers, Pos2, vec2};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::{Axis, Moment, Window};

use super::super::{Desk, moment, open, window};
use super::{points, slider, undo};

/// The minimap with a part of time on the axis, and no folds.
fn plain(axis: Window) -> Desk {
    let mut desk = open();
    if !desk.explorer().view().folds.is_empty() {
        desk.command(Command::ToggleFolds);
    }
    desk.command(Command::SetAxis(axis));
    desk.command(Command::EndStroke);
    desk
}

/// Where a moment lies on the minimap.
fn place(desk: &Desk, moment: Moment) -> Pos2 {
    let rect = slider(desk, text::MINIMAP).rect();
    let seen = desk.explorer().view().axis;
    let all = desk.explorer().dataset().extent().expect("dated events");
    let width = f64::from(rect.width());
    let axis = Axis::folded(all.hull(&seen), width, &desk.explorer().view().folds);
    let x = rect.min.x + points(axis.x_from_moment(moment));
    egui::pos2(x, rect.center().y)
}

fn middle(stretch: Window) -> Moment {
    stretch.start().plus(stretch.duration().unwrap_or(0) / 2)
}

/// What the minimap says.
fn spoken(desk: &Desk) -> Option<String> {
    slider(desk, text::MINIMAP).value()
}

#[test]
fn the_minimap_says_what_the_axis_shows() {
    let mut desk = plain(window((2022, 1, 1), (2024, 1, 1)));
    assert_eq!(spoken(&desk).as_deref(), Some("2022–2023"));
    desk.command(Command::SetAxis(window((2025, 10, 1), (2025, 11, 1))));
    assert_eq!(spoken(&desk).as_deref(), Some("October 2025"));
}

#[test]
fn dragging_the_frame_moves_the_axis_in_one_step() {
    let mut desk = plain(window((2008, 1, 1), (2012, 1, 1)));
    let before = desk.explorer().view().clone();
    let from = place(&desk, middle(before.axis));
    let by = vec2(200.0, 0.0);
    desk.drag(from, from + by);
    let after = desk.explorer().view().clone();
    assert_eq!(after.axis.duration(), before.axis.duration());
    assert_eq!(after.time, before.time, "what is looked at stays");
    assert!(after.axis.start() > before.axis.start());
    let now = place(&desk, middle(after.axis));
    assert!(
        (now.x - from.x - by.x).abs() < 2.0,
        "it follows the pointer"
    );
    assert_eq!(spoken(&desk), Some(text::window(&after.axis)));
    desk.drag(now, now - vec2(90.0, 0.0));
    assert!(desk.explorer().view().axis.start() < after.axis.start());
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), after, "a drag is one step");
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn a_click_beside_the_frame_brings_it_there() {
    let mut desk = plain(window((2008, 1, 1), (2010, 1, 1)));
    let before = desk.explorer().view().clone();
    let there = moment((2020, 1, 1));
    let at = place(&desk, there);
    desk.0.hover_at(at);
    desk.0.drag_at(at);
    desk.0.drop_at(at);
    desk.rest();
    let after = desk.explorer().view().clone();
    assert_eq!(after.axis.duration(), before.axis.duration());
    let apart = middle(after.axis).seconds() - there.seconds();
    assert!(apart.abs() < 30 * super::DAY, "{apart} s");
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn arrows_move_the_axis_while_the_minimap_has_the_keyboard() {
    let mut desk = plain(window((2008, 1, 1), (2012, 1, 1)));
    let before = desk.explorer().view().clone();
    slider(&desk, text::MINIMAP).focus();
    desk.rest();
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.rest();
    let later = desk.explorer().view().clone();
    let length = before.axis.duration().unwrap_or(0);
    let moved = later.axis.start().seconds() - before.axis.start().seconds();
    assert!((moved - length / 10).abs() <= 2, "a tenth of it: {moved} s");
    assert_eq!(later.axis.duration(), before.axis.duration());
    assert_eq!(later.time, before.time, "the keys of time are not meant");
    assert_eq!(spoken(&desk), Some(text::window(&later.axis)));
    assert!(slider(&desk, text::MINIMAP).is_focused());
    for _ in 0..2 {
        desk.press(Modifiers::NONE, Key::ArrowLeft);
    }
    desk.rest();
    assert!(desk.explorer().view().axis.start() < before.axis.start());
}

#[test]
fn the_frame_stays_where_it_is_held_even_over_a_fold() {
    let mut desk = open();
    // A third of the frame lies before the fold, two thirds are in it and behind it.
    desk.command(Command::SetAxis(window((1998, 1, 1), (2024, 1, 1))));
    desk.command(Command::EndStroke);
    assert!(!desk.explorer().view().folds.is_empty());
    let from = place(&desk, moment((2023, 1, 1)));
    desk.0.hover_at(from);
    desk.0.drag_at(from);
    desk.0.hover_at(from - vec2(10.0, 0.0));
    desk.0.step();
    desk.0.step();
    let held = desk.explorer().view().axis;
    for _ in 0..30 {
        desk.0.hover_at(from - vec2(10.0, 0.0));
    }
    desk.0.step();
    let still = desk.explorer().view().axis;
    desk.0.drop_at(from);
    desk.rest();
    let drift = still.start().seconds() - held.start().seconds();
    assert_eq!(drift / super::DAY, 0, "days that it crept on by itself");
}
