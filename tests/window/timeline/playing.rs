//! Playing: what happens at the end, how fast, and that nothing jitters meanwhile.

use std::collections::BTreeSet;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, LoopMode};
use summit_atlas::text;
use summit_atlas::time::Moment;

use super::super::{CTRL, Desk, open, open_at, window};
use super::{on_a_year, opened, transport, undo};

/// All that may happen at the end, in the words of the menu.
const LOOPS: [(LoopMode, &str); 5] = [
    (LoopMode::Off, text::LOOP_OFF),
    (LoopMode::All, text::LOOP_ALL),
    (LoopMode::Selection, text::LOOP_SELECTION),
    (LoopMode::Bounce, text::LOOP_BOUNCE),
    (LoopMode::Once, text::LOOP_ONCE),
];

/// How the button is called that opens the menu.
fn menu(mode: LoopMode) -> String {
    let (_, words) = LOOPS[LOOPS.iter().position(|(it, _)| *it == mode).unwrap_or(0)];
    format!("{}: {words}", text::LOOP)
}

/// Chooses in the menu what happens at the end.
fn choose(desk: &mut Desk, mode: LoopMode) {
    let (_, words) = LOOPS[LOOPS.iter().position(|(it, _)| *it == mode).unwrap_or(0)];
    desk.click(&menu(desk.explorer().playback().loop_mode));
    desk.0
        .get_by_role_and_label(Role::RadioButton, words)
        .click();
    desk.rest();
}

/// Types a speed into its field.
fn type_speed(desk: &mut Desk, words: &str) {
    desk.0
        .get_by_role_and_label(Role::SpinButton, text::SPEED)
        .click();
    desk.rest();
    desk.press(CTRL, Key::A);
    desk.enter(words);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    // The keyboard is free again for the keys of time.
    if desk.0.ctx.memory(|memory| memory.focused().is_some()) {
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
    }
}

/// Where the window begins after each of so many frames.
fn starts(desk: &mut Desk, frames: usize) -> Vec<Moment> {
    let mut starts = Vec::new();
    for _ in 0..frames {
        desk.0.step();
        starts.push(desk.explorer().window().start());
    }
    starts
}

#[test]
fn the_menu_chooses_what_happens_at_the_end() {
    let mut desk = opened();
    let view = desk.explorer().view().clone();
    for (mode, words) in LOOPS.into_iter().rev() {
        choose(&mut desk, mode);
        assert_eq!(desk.explorer().playback().loop_mode, mode);
        assert!(desk.shows(&menu(mode)), "the button says {words:?}");
        desk.click(&menu(mode));
        for (_, other) in LOOPS {
            let choice = desk.0.get_by_role_and_label(Role::RadioButton, other);
            let on = choice.accesskit_node().toggled() == Some(Toggled::True);
            assert_eq!(on, other == words, "{other:?} while {words:?} is chosen");
        }
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
    }
    assert_eq!(*desk.explorer().view(), view, "how it plays is no view");
}

#[test]
fn bounce_comes_back_from_the_end_and_from_the_beginning() {
    let mut desk = on_a_year(open_at(0.1));
    choose(&mut desk, LoopMode::Bounce);
    let (axis, length) = (
        desk.explorer().view().axis,
        desk.explorer().window().duration(),
    );
    desk.press(Modifiers::NONE, Key::Space);
    let mut turns = Vec::new();
    let mut before = desk.explorer().window();
    let mut forwards = true;
    for _ in 0..300 {
        desk.0.step();
        let now = desk.explorer().window();
        assert_eq!(now.duration(), length);
        assert!(axis.covers(&now), "{now:?} is not on {axis:?}");
        let step = now.start().seconds() - before.start().seconds();
        if step != 0 && (step > 0) != forwards {
            turns.push(before);
            forwards = !forwards;
        }
        before = now;
    }
    assert!(desk.explorer().playback().playing, "it never ends");
    assert!(turns.len() >= 2, "{turns:?}");
    assert_eq!(turns[0].end(), axis.end(), "it goes to the end");
    assert_eq!(turns[1].start(), axis.start(), "and back to the beginning");
    desk.press(Modifiers::NONE, Key::Space);
    desk.rest();
}

#[test]
fn once_ends_with_the_window_it_began_with() {
    let mut desk = on_a_year(open_at(0.1));
    choose(&mut desk, LoopMode::Once);
    let before = desk.explorer().view().clone();
    desk.press(Modifiers::NONE, Key::Space);
    let (mut frames, mut last) = (0, before.time.window);
    while desk.explorer().playback().playing {
        last = desk.explorer().window();
        desk.0.step();
        frames += 1;
        assert!(frames < 200, "it does not end");
    }
    assert!(last.start() > before.time.window.start(), "it did play");
    let left = before.axis.end().seconds() - last.end().seconds();
    assert!(left < 10 * super::DAY, "up to the end: {left} s are left");
    desk.rest();
    assert_eq!(*desk.explorer().view(), before);
    assert!(desk.shows(text::PLAY));
    // It can be played again, from the same window.
    desk.press(Modifiers::NONE, Key::Space);
    desk.0.run_steps(3);
    assert!(desk.explorer().playback().playing);
    let soon = desk.explorer().window().start();
    assert!(soon > before.time.window.start() && soon < last.start());
}

#[test]
fn playing_once_leaves_no_step_of_undo_that_changes_nothing() {
    let mut desk = on_a_year(open_at(0.5));
    desk.command(Command::EndStroke);
    choose(&mut desk, LoopMode::Once);
    let before = desk.explorer().view().clone();
    desk.press(Modifiers::NONE, Key::Space);
    desk.rest();
    assert_eq!(*desk.explorer().view(), before);
    undo(&mut desk);
    assert_ne!(*desk.explorer().view(), before, "Ctrl+Z does something");
}

#[test]
fn loop_window_stays_in_the_window() {
    let mut desk = on_a_year(open_at(0.1));
    choose(&mut desk, LoopMode::Selection);
    let stage = window((2025, 4, 1), (2025, 7, 1));
    desk.press(Modifiers::NONE, Key::Space);
    let mut wraps = 0;
    let mut before = desk.explorer().window();
    for _ in 0..250 {
        desk.0.step();
        let now = desk.explorer().window();
        assert!(stage.covers(&now), "{now:?} is not in {stage:?}");
        assert!(now.duration() < stage.duration(), "a part of it moves");
        wraps += u32::from(now.start() < before.start());
        before = now;
    }
    assert_eq!(wraps, 2, "25 s of 10 s each, less the length of what moves");
    desk.press(Modifiers::NONE, Key::Space);
    desk.rest();
    let paused = desk.explorer().window();
    desk.press(Modifiers::NONE, Key::Space);
    for start in starts(&mut desk, 150) {
        assert!(stage.contains(start), "it goes on in the same stretch");
    }
    assert!(stage.covers(&paused));
    desk.press(Modifiers::NONE, Key::Space);
    desk.rest();
}

#[test]
fn a_typed_speed_is_how_many_times_farther_it_goes() {
    let gone = |words: &str| {
        let mut desk = opened();
        type_speed(&mut desk, words);
        let before = desk.explorer().window().start();
        desk.0.state_mut().command(Command::TogglePlay);
        // The frame in which it begins to play does not count for all of them alike.
        desk.0.run_steps(2);
        let first = desk.explorer().window().start();
        desk.0.run_steps(60);
        let last = desk.explorer().window().start();
        assert!(first >= before);
        let speed = desk.explorer().playback().speed;
        (speed, (last.seconds() - first.seconds()) / super::DAY)
    };
    let (plain, once) = gone("1");
    let (quick, far) = gone("4×");
    assert!((plain - 1.0).abs() < 1e-9 && (quick - 4.0).abs() < 1e-9);
    // A second of ten, in whole days.
    assert!((36 - once).abs() <= 1, "{once} days");
    assert!((4 * 365 - 10 * far).abs() <= 20, "{far} days, {once} at 1×");
}

#[test]
fn a_speed_that_is_none_changes_nothing() {
    let mut desk = opened();
    type_speed(&mut desk, "4×");
    type_speed(&mut desk, "fast");
    assert!((desk.explorer().playback().speed - 4.0).abs() < 1e-9);
    type_speed(&mut desk, "1000000");
    assert!((desk.explorer().playback().speed - 100.0).abs() < 1e-9);
    let field = desk.0.get_by_role_and_label(Role::SpinButton, text::SPEED);
    let value = field.accesskit_node().numeric_value();
    assert_eq!(value.map(|value| (value - 100.0).abs() < 1e-9), Some(true));
}

/// The window while it plays over a turn of the year, where its name is longest.
fn playing(size: [f32; 2]) -> Desk {
    let mut desk = open();
    desk.0.set_size(size.into());
    desk.rest();
    desk.command(Command::SetAxis(window((2024, 11, 1), (2025, 11, 1))));
    desk.command(Command::SetWindow(window((2024, 11, 20), (2025, 1, 5))));
    desk.press(Modifiers::NONE, Key::Space);
    desk.0.run_steps(2);
    desk
}

const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [1000.0, 700.0], [1600.0, 900.0]];

#[test]
fn while_time_plays_no_control_moves() {
    let mut moved = BTreeSet::new();
    for size in SIZES {
        let mut desk = playing(size);
        let controls = |desk: &Desk| {
            let mut all = transport(desk);
            all.retain(|(sort, ..)| *sort != Role::Label);
            all
        };
        let first = controls(&desk);
        let mut said = BTreeSet::new();
        for _ in 0..400 {
            desk.0.step();
            let now = controls(&desk);
            assert_eq!(now.len(), first.len(), "none comes or goes");
            for (before, now) in first.iter().zip(&now) {
                if before != now {
                    moved.insert(format!("{size:?}: {before:?} is {now:?}"));
                }
            }
            said.insert(text::window(&desk.explorer().window()));
        }
        assert!(said.len() > 50, "it did play: {said:?}");
    }
    assert!(moved.is_empty(), "{moved:#?}");
}

#[test]
fn while_time_plays_nothing_is_written_over_anything_else() {
    for size in SIZES {
        let mut desk = playing(size);
        let mut said = BTreeSet::new();
        for _ in 0..400 {
            desk.0.step();
            let row = transport(&desk);
            for (at, (_, words, rect)) in row.iter().enumerate() {
                said.insert(words.clone());
                let under = row[..at]
                    .iter()
                    .find(|it| it.2.shrink(1.0).intersects(*rect));
                assert_eq!(under, None, "{words:?} at {rect:?}, {size:?}");
            }
        }
        assert!(said.len() > 50, "the readout did change: {said:?}");
    }
}
