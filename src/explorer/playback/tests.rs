use super::*;
use crate::time::Moment;

fn days(from: i64, to: i64) -> Window {
    let day = |n: i64| Moment::from_seconds(n * 86_400);
    Window::new(day(from), day(to)).expect("not empty")
}

/// Plays ten days on a timeline of a hundred for so many seconds.
fn play(
    mode: WindowMode,
    loop_mode: LoopMode,
    folds: &Folds,
    (seconds, frames): (f64, u32),
) -> (TimeView, bool) {
    let mut playback = Playback {
        loop_mode,
        ..Playback::default()
    };
    let chosen = TimeView {
        mode,
        window: days(0, 10),
    };
    let mut time = playback.begin(chosen, days(0, 100));
    for _ in 0..frames {
        let dt = seconds / f64::from(frames);
        time = playback.advance(time, days(0, 100), folds, dt);
    }
    (time, playback.playing)
}

#[expect(clippy::cast_precision_loss, reason = "a hundred days of seconds")]
fn days_at(moment: Moment) -> f64 {
    moment.seconds() as f64 / 86_400.0
}

/// Days from the start of the timeline to the start of the window.
fn start(time: TimeView) -> f64 {
    days_at(time.window.start())
}

#[test]
fn ten_seconds_cross_the_stage_at_any_frame_rate() {
    for frames in [50, 600, 3001] {
        let way = (5.0, frames);
        let (time, playing) = play(WindowMode::Window, LoopMode::Off, &Folds::NONE, way);
        assert!(playing);
        let off = time.window.start().seconds() - 50 * 86_400;
        assert!((-3600..=0).contains(&off), "{off} s after {frames} frames");
        assert_eq!(off % 3600, 0, "whole hours");
        assert_eq!(time.window.duration(), Some(10 * 86_400));
    }
}

#[test]
fn playing_stops_exactly_at_the_end() {
    for mode in [WindowMode::Window, WindowMode::FromStart] {
        let (time, playing) = play(mode, LoopMode::Off, &Folds::NONE, (11.0, 400));
        assert_eq!((time.window, playing), (days(90, 100), false));
    }
}

#[test]
fn a_loop_starts_again() {
    let way = (9.5, 950);
    let (time, playing) = play(WindowMode::Window, LoopMode::All, &Folds::NONE, way);
    assert!(playing);
    assert!(start(time) < 20.0);
}

#[test]
fn once_ends_where_it_began() {
    let way = (11.0, 950);
    let (time, playing) = play(WindowMode::Window, LoopMode::Once, &Folds::NONE, way);
    assert_eq!((time.window, playing), (days(0, 10), false));
}

#[test]
fn bouncing_goes_there_and_back() {
    let at = |seconds| {
        let way = (seconds, 1200);
        let (time, playing) = play(WindowMode::Window, LoopMode::Bounce, &Folds::NONE, way);
        assert!(playing);
        start(time)
    };
    assert!((at(4.0) - 40.0).abs() < 0.3);
    // At 90 after nine seconds, so at 70 two seconds later and at 0 after eighteen.
    assert!((at(11.0) - 70.0).abs() < 0.3, "{}", at(11.0));
    assert!((at(20.0) - 20.0).abs() < 0.6, "{}", at(20.0));
    let way = (15.0, 1200);
    let (time, _) = play(WindowMode::FromStart, LoopMode::Bounce, &Folds::NONE, way);
    // Its end goes from 10 to 100 in nine seconds, and back to 40 in six.
    assert!((start(time) + 10.0 - 40.0).abs() < 0.6, "{time:?}");
}

#[test]
fn a_selection_is_played_over_and_over() {
    let mut playback = Playback {
        loop_mode: LoopMode::Selection,
        ..Playback::default()
    };
    for mode in [
        WindowMode::Window,
        WindowMode::Instant,
        WindowMode::FromStart,
        WindowMode::ToEnd,
    ] {
        playback.forget();
        let window = days(40, 60);
        let mut time = playback.begin(TimeView { mode, window }, days(0, 100));
        assert_eq!(playback.selection(), Some(days(40, 60)));
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for _ in 0..500 {
            time = playback.advance(time, days(0, 100), &Folds::NONE, 0.05);
            let leading = days_at(time.leading());
            (least, most) = (least.min(leading), most.max(leading));
        }
        assert!(playback.playing);
        assert!((39.9..=60.1).contains(&least) && (39.9..=60.1).contains(&most));
        assert!(most - least > 15.0, "{mode:?}: {least} to {most}");
    }
}

#[test]
fn a_paused_selection_goes_on_where_it_was() {
    let mut playback = Playback {
        loop_mode: LoopMode::Selection,
        ..Playback::default()
    };
    let mode = WindowMode::Window;
    let window = days(40, 60);
    let mut time = playback.begin(TimeView { mode, window }, days(0, 100));
    for _ in 0..50 {
        time = playback.advance(time, days(0, 100), &Folds::NONE, 0.05);
    }
    playback.pause();
    assert_eq!(
        playback.advance(time, days(0, 100), &Folds::NONE, 1.0),
        time
    );
    assert_eq!(playback.begin(time, days(0, 100)), time);
    assert_eq!(playback.selection(), Some(days(40, 60)));
}

#[test]
fn what_is_folded_takes_no_time() {
    let folds = Folds::new([days(20, 70)]);
    for mode in [
        WindowMode::Instant,
        WindowMode::FromStart,
        WindowMode::ToEnd,
    ] {
        let (time, playing) = play(mode, LoopMode::Off, &folds, (7.0, 800));
        assert!(playing, "{mode:?}");
        let leading = time.leading().seconds() / 86_400;
        assert!(leading >= 84, "{mode:?}: {leading}");
    }
    // A window is seen to leave and to come: only what would show nothing but the fold is passed over.
    let mut last = 0.0;
    for tenths in 0..120 {
        let way = (f64::from(tenths) / 10.0, 1000);
        let (time, _) = play(WindowMode::Window, LoopMode::Off, &folds, way);
        let hidden = folds.gaps()[0].covers(&time.window);
        let at_the_far_end = time.window.end() == folds.gaps()[0].end();
        assert!(!hidden || at_the_far_end, "{time:?}");
        assert!(start(time) >= last);
        last = start(time);
    }
    assert!((last - 90.0).abs() < 0.1, "{last}");
}

#[test]
fn from_start_the_end_moves_on() {
    let way = (3.0, 100);
    let (time, _) = play(WindowMode::FromStart, LoopMode::Off, &Folds::NONE, way);
    assert_eq!(time.window.duration(), Some(10 * 86_400));
    let off = time.window.end().seconds() - 40 * 86_400;
    assert!((-3600..=0).contains(&off), "{off}");
}
