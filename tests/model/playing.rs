//! Playing: the window moves by itself, as far at any frame rate.

use summit_atlas::explorer::{Command, LoopMode};
use summit_atlas::time::{Moment, TimeView, WindowMode};

use super::{explorer, rows, window};

/// Plays for some seconds in steps of `dt` and then pauses.
fn play(mode: WindowMode, speed: f64, dt: f64, steps: u32) -> (TimeView, Vec<String>) {
    let mut explorer = explorer();
    explorer.apply(Command::SetAxis(window((2025, 1, 1), (2026, 1, 1))));
    explorer.apply(Command::SetWindow(window((2025, 1, 1), (2025, 2, 1))));
    explorer.apply(Command::SetMode(mode));
    explorer.apply(Command::SetSpeed(speed));
    explorer.apply(Command::TogglePlay);
    for _ in 0..steps {
        explorer.advance(dt);
    }
    if explorer.playback().playing {
        explorer.apply(Command::TogglePlay);
    }
    assert!(!explorer.moving());
    (
        explorer.view().time,
        rows(&explorer).into_iter().map(str::to_owned).collect(),
    )
}

#[test]
fn playback_ends_the_same_at_any_frame_rate() {
    for mode in [
        WindowMode::Window,
        WindowMode::FromStart,
        WindowMode::Instant,
        WindowMode::ToEnd,
    ] {
        for speed in [0.37, 1.0, 2.0] {
            // Four seconds each.
            let (smooth, seen) = play(mode, speed, 1.0 / 128.0, 512);
            for (dt, steps) in [(1.0 / 32.0, 128), (0.25, 16), (1.0, 4)] {
                let (rough, seen_rough) = play(mode, speed, dt, steps);
                let apart = |a: Moment, b: Moment| (a.seconds() - b.seconds()).abs();
                let (a, b) = (smooth.window, rough.window);
                assert!(
                    apart(a.start(), b.start()) <= 1,
                    "{mode:?} {speed} {dt}: {a:?} {b:?}"
                );
                assert!(
                    apart(a.end(), b.end()) <= 1,
                    "{mode:?} {speed} {dt}: {a:?} {b:?}"
                );
                assert_eq!(seen, seen_rough, "{mode:?} {speed} {dt}");
            }
        }
    }
}

#[test]
fn playing_takes_ten_seconds_for_the_timeline_and_stops_at_its_end() {
    let (half, _) = play(WindowMode::Window, 1.0, 1.0 / 64.0, 320);
    let year = window((2025, 1, 1), (2026, 1, 1));
    let middle = year.start().seconds() + year.duration().unwrap_or(0) / 2;
    // Time goes by in whole days on a timeline of a year.
    let start = half.window.start().seconds();
    assert!((0..=86_400).contains(&(middle - start)), "{half:?}");
    assert_eq!(start % 86_400, 0, "{half:?}");
    let (end, _) = play(WindowMode::Window, 1.0, 1.0 / 64.0, 700);
    assert_eq!(
        end.window,
        window((2025, 12, 1), (2026, 1, 1)),
        "it keeps its length"
    );
}

#[test]
fn playing_in_a_loop_goes_on() {
    let mut explorer = explorer();
    explorer.apply(Command::CycleLoop);
    assert_eq!(explorer.playback().loop_mode, LoopMode::All);
    explorer.apply(Command::TogglePlay);
    for _ in 0..30 {
        assert!(explorer.advance(1.0));
    }
    explorer.apply(Command::SetLoop(LoopMode::Off));
    for _ in 0..30 {
        explorer.advance(1.0);
    }
    assert!(!explorer.moving(), "without the loop it stops");
}

#[test]
fn playing_is_one_step_of_undo() {
    let mut explorer = explorer();
    let first = explorer.view().clone();
    explorer.apply(Command::TogglePlay);
    assert_ne!(
        explorer.view().time,
        first.time,
        "a window that fills the timeline is made short"
    );
    for _ in 0..20 {
        explorer.advance(0.05);
    }
    explorer.apply(Command::TogglePlay);
    explorer.apply(Command::Undo);
    assert_eq!(*explorer.view(), first);
}

#[test]
fn a_loop_that_is_chosen_while_time_plays_holds_at_once() {
    let mut explorer = explorer();
    let chosen = window((2025, 4, 1), (2025, 7, 1));
    explorer.apply(Command::SetAxis(window((2025, 1, 1), (2026, 1, 1))));
    explorer.apply(Command::SetWindow(chosen));
    explorer.apply(Command::TogglePlay);
    explorer.apply(Command::SetLoop(LoopMode::Selection));
    for _ in 0..400 {
        assert!(explorer.advance(0.05));
        let now = explorer.view().time.window;
        assert!(chosen.covers(&now), "{now:?}");
    }
}

#[test]
fn once_ends_at_the_end_when_another_window_was_chosen_on_the_way() {
    let mut explorer = explorer();
    let year = window((2025, 1, 1), (2026, 1, 1));
    explorer.apply(Command::SetAxis(year));
    explorer.apply(Command::SetWindow(window((2025, 1, 1), (2025, 2, 1))));
    explorer.apply(Command::SetLoop(LoopMode::Once));
    explorer.apply(Command::TogglePlay);
    explorer.advance(1.0);
    explorer.apply(Command::SetWindow(window((2025, 6, 1), (2025, 7, 1))));
    for _ in 0..40 {
        explorer.advance(0.5);
    }
    assert!(!explorer.moving());
    assert_eq!(explorer.view().time.window.end(), year.end());
}
