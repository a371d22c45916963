//! Moving through time: with the mouse on the axis, with the keyboard, and by itself.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::WindowMode;

use super::{CTRL, Desk, open, window};

/// The window with a quarter of 2025 chosen on an axis of a year.
fn opened() -> Desk {
    let mut desk = open();
    desk.command(Command::SetAxis(window((2025, 1, 1), (2026, 1, 1))));
    desk.command(Command::SetWindow(window((2025, 4, 1), (2025, 7, 1))));
    desk
}

/// Where an edge of the window can be taken.
fn edge(desk: &Desk, name: &str) -> Rect {
    desk.0.get_by_role_and_label(Role::Slider, name).rect()
}

/// A point low on the axis, where no event is in the way, so far between the edges of the window:
/// 0 is its start and 1 its end.
fn on_axis(desk: &Desk, part: f32) -> Pos2 {
    let (start, end) = (edge(desk, text::WINDOW_START), edge(desk, text::WINDOW_END));
    let x = egui::lerp(start.center().x..=end.center().x, part);
    pos2(x, start.max.y - 4.0)
}

#[test]
fn dragging_an_edge_resizes_the_window_and_changes_what_is_in_it() {
    let mut desk = opened();
    let (before, counts) = (desk.explorer().window(), desk.told_counts());
    let from = edge(&desk, text::WINDOW_END).center();
    desk.drag(from, from + vec2(250.0, 0.0));
    let after = desk.explorer().window();
    assert_eq!(after.start(), before.start());
    assert!(after.end() > before.end());
    assert_ne!(desk.told_counts(), counts);
    assert!(
        desk.shows(&text::window(&after)),
        "{}",
        text::window(&after)
    );
    let from = edge(&desk, text::WINDOW_START).center();
    desk.drag(from, from - vec2(80.0, 0.0));
    let wider = desk.explorer().window();
    assert_eq!(wider.end(), after.end());
    assert!(wider.start() < after.start());
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().window(), after, "a drag is one step");
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().window(), before);
    assert_eq!(desk.told_counts(), counts);
}

#[test]
fn dragging_the_window_moves_it_and_dragging_beside_it_draws_a_new_one() {
    let mut desk = opened();
    let rows = |desk: &Desk| desk.explorer().visible().rows().collect::<Vec<_>>();
    let (before, rows_before) = (desk.explorer().window(), rows(&desk));
    let from = on_axis(&desk, 0.5);
    desk.drag(from, from + vec2(350.0, 0.0));
    let moved = desk.explorer().window();
    assert_eq!(moved.duration(), before.duration(), "it keeps its length");
    assert!(moved.start() > before.start());
    assert_ne!(rows(&desk), rows_before);
    desk.told_counts();
    let (from, to) = (on_axis(&desk, -0.9), on_axis(&desk, -0.3));
    desk.drag(from, to);
    let drawn = desk.explorer().window();
    assert!(drawn.end() < moved.start(), "{drawn:?} {moved:?}");
    desk.press(CTRL, Key::Z);
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().window(), before, "each drag was one step");
}

#[test]
fn an_edge_that_has_the_keyboard_moves_with_the_arrows_and_says_its_date() {
    let mut desk = opened();
    let before = desk.explorer().window();
    desk.0
        .get_by_role_and_label(Role::Slider, text::WINDOW_START)
        .focus();
    desk.rest();
    let value = |desk: &Desk| {
        let node = desk
            .0
            .get_by_role_and_label(Role::Slider, text::WINDOW_START);
        node.accesskit_node().numeric_value()
    };
    let told = value(&desk).expect("a slider has a value");
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.rest();
    let after = desk.explorer().window();
    assert_eq!(
        after.start().seconds() - before.start().seconds(),
        86_400,
        "by a day"
    );
    assert_eq!(after.end(), before.end());
    assert!((value(&desk).expect("a value") - told - 86_400.0).abs() < 0.5);
    desk.press(Modifiers::SHIFT, Key::ArrowLeft);
    desk.rest();
    let days = (after.start().seconds() - desk.explorer().window().start().seconds()) / 86_400;
    assert_eq!(days, 10);
}

#[test]
fn space_plays_and_pauses() {
    let mut desk = opened();
    let before = desk.explorer().view().clone();
    let counts = desk.told_counts();
    assert!(desk.shows(text::PLAY) && !desk.shows(text::PAUSE));
    desk.press(Modifiers::NONE, Key::Space);
    assert!(desk.explorer().playback().playing);
    desk.0.run_steps(120);
    assert!(desk.shows(text::PAUSE), "what it does now is on the button");
    assert!(desk.asks_for_a_frame(), "it goes on by itself");
    let playing = desk.explorer().window();
    assert!(playing.start() > before.time.window.start());
    assert_eq!(playing.duration(), before.time.window.duration());
    desk.press(Modifiers::NONE, Key::Space);
    desk.rest();
    assert!(!desk.explorer().playback().playing);
    let paused = desk.explorer().window();
    // Two seconds of ten, and the frames of the keys.
    let year = 365.0 * 86_400.0;
    #[expect(clippy::cast_precision_loss, reason = "some months in seconds")]
    let moved = (paused.start().seconds() - before.time.window.start().seconds()) as f64 / year;
    assert!((0.19..0.23).contains(&moved), "{moved} of a year");
    assert_ne!(desk.told_counts(), counts);
    desk.0.run_steps(30);
    assert_eq!(desk.explorer().window(), paused);
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn playing_ends_by_itself_and_the_button_plays_again_from_the_start() {
    let mut desk = opened();
    desk.button(text::PLAY).click();
    desk.0.run_steps(4);
    assert!(desk.explorer().playback().playing);
    desk.rest();
    assert!(!desk.explorer().playback().playing);
    assert_eq!(
        desk.explorer().window().end(),
        desk.explorer().view().axis.end()
    );
    desk.button(text::PLAY).click();
    desk.0.run_steps(10);
    assert!(desk.explorer().playback().playing);
    let axis = desk.explorer().view().axis;
    assert!(desk.explorer().window().start().seconds() - axis.start().seconds() < 10 * 86_400);
}

#[test]
fn arrows_step_home_and_end_go_to_the_ends() {
    let mut desk = open();
    desk.command(Command::SetAxis(window((2025, 1, 1), (2026, 7, 1))));
    desk.command(Command::SetWindow(window((2025, 4, 1), (2025, 7, 1))));
    for (modifiers, key, from, to) in [
        (Modifiers::NONE, Key::ArrowRight, (2025, 5, 1), (2025, 8, 1)),
        (
            Modifiers::SHIFT,
            Key::ArrowRight,
            (2025, 8, 1),
            (2025, 11, 1),
        ),
        (Modifiers::SHIFT, Key::ArrowLeft, (2025, 5, 1), (2025, 8, 1)),
        (Modifiers::NONE, Key::ArrowLeft, (2025, 4, 1), (2025, 7, 1)),
    ] {
        desk.press(modifiers, key);
        desk.rest();
        assert_eq!(
            desk.explorer().window(),
            window(from, to),
            "{modifiers:?} {key:?}"
        );
    }
    desk.press(Modifiers::NONE, Key::End);
    desk.rest();
    let axis = desk.explorer().view().axis;
    assert_eq!(desk.explorer().window().end(), axis.end());
    desk.press(Modifiers::NONE, Key::Home);
    desk.rest();
    assert_eq!(desk.explorer().window().start(), axis.start());
}

#[test]
fn the_modes_are_one_choice_of_four() {
    let mut desk = opened();
    for (words, mode) in [
        (text::INSTANT, WindowMode::Instant),
        (text::FROM_START, WindowMode::FromStart),
        (text::TO_END, WindowMode::ToEnd),
        (text::WINDOW, WindowMode::Window),
    ] {
        desk.0
            .get_by_role_and_label(Role::RadioButton, words)
            .click();
        desk.rest();
        assert_eq!(desk.explorer().view().time.mode, mode);
        desk.told_counts();
    }
}

#[test]
fn the_wheel_zooms_the_axis_with_ctrl_and_a_double_click_resets_it() {
    let mut desk = opened();
    let axis = desk.explorer().view().axis;
    let at = on_axis(&desk, 2.0);
    desk.0.hover_at(at);
    desk.0.step();
    desk.0.event_modifiers(super::map::wheel(1.0, CTRL), CTRL);
    desk.rest();
    let closer = desk.explorer().view().axis;
    assert!(closer.duration() < axis.duration(), "{closer:?}");
    assert_eq!(desk.explorer().window(), window((2025, 4, 1), (2025, 7, 1)));
    desk.command(Command::ResetAxis);
    let home = desk.explorer().view().axis;
    desk.command(Command::SetAxis(axis));
    let at = on_axis(&desk, 2.0);
    for _ in 0..2 {
        desk.0.hover_at(at);
        desk.0.drag_at(at);
        desk.0.drop_at(at);
    }
    desk.rest();
    assert_eq!(desk.explorer().view().axis, home);
}
