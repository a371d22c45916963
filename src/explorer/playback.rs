use serde::{Deserialize, Serialize};

use crate::theme::duration::FULL_PLAY;
use crate::time::{Edge, TimeView, Window, WindowMode};

/// What happens when playing reaches the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoopMode {
    /// It stops.
    #[default]
    Off,
    /// It starts again.
    All,
}

/// The window's way through time. At speed 1 it crosses the stage in ten seconds, whatever the
/// stage's length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// Multiplier, [`Playback::SLOWEST`] ..= [`Playback::FASTEST`].
    pub speed: f64,
    /// What happens at the end.
    pub loop_mode: LoopMode,
    /// The part of a second that is not yet played.
    rest: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 1.0,
            loop_mode: LoopMode::Off,
            rest: 0.0,
        }
    }
}

impl Playback {
    /// The slowest speed.
    pub const SLOWEST: f64 = 0.01;
    /// The fastest speed.
    pub const FASTEST: f64 = 100.0;

    /// The window `dt` seconds later on a bounded stage; stops itself at the end.
    #[must_use]
    pub fn advance(&mut self, time: TimeView, stage: Window, dt: f64) -> TimeView {
        let Some(length) = stage.duration().filter(|_| self.playing) else {
            return time;
        };
        let time = Self::bounded(time, stage);
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds of history fit into f64"
        )]
        let way = length as f64 * self.speed * dt / FULL_PLAY + self.rest;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "floored, and far below 2^63"
        )]
        let whole = way.floor() as i64;
        // Whole days or hours, as far as the eye cannot tell: times of day would flicker by.
        let seconds = whole - whole % grain(length);
        #[expect(clippy::cast_precision_loss, reason = "below a year of seconds")]
        let played = seconds as f64;
        self.rest = way - played;
        let moved = time.shifted(seconds);
        if !Self::is_at_end(moved, stage) {
            return moved;
        }
        match self.loop_mode {
            LoopMode::Off => {
                self.playing = false;
                self.rest = 0.0;
                Self::at_end(moved, stage)
            }
            LoopMode::All => Self::at_start(time, stage),
        }
    }

    /// Whether there is nothing left to play.
    #[must_use]
    pub fn is_at_end(time: TimeView, stage: Window) -> bool {
        time.leading() >= stage.end()
    }

    /// The window at the start of the stage: what is seen begins there, or has just begun.
    #[must_use]
    pub fn at_start(time: TimeView, stage: Window) -> TimeView {
        let time = Self::bounded(time, stage);
        match time.mode {
            WindowMode::FromStart => {
                let first = stage.duration().map_or(1, grain);
                time.with_edge(Edge::End, stage.start().plus(first))
            }
            WindowMode::ToEnd => time.with_edge(Edge::Start, stage.start()),
            WindowMode::Instant | WindowMode::Window => {
                time.shifted(stage.start().seconds() - time.window.start().seconds())
            }
        }
    }

    /// The window at the end of the stage.
    #[must_use]
    pub fn at_end(time: TimeView, stage: Window) -> TimeView {
        let time = Self::bounded(time, stage);
        time.shifted(stage.end().seconds() - time.leading().seconds())
    }

    /// A window without end moves nowhere: the stage stands in for it.
    fn bounded(time: TimeView, stage: Window) -> TimeView {
        TimeView {
            window: time
                .window
                .intersection(&Window::SUPPORTED)
                .filter(|_| time.window.is_bounded())
                .unwrap_or(stage),
            ..time
        }
    }
}

/// The smallest step in seconds on a stage of some length: a day, an hour, a minute or a second,
/// so that a full play has at least 300 of them.
fn grain(length: i64) -> i64 {
    const STEPS: i64 = 300;
    let units = [86_400, 3_600, 60];
    let fits = units.into_iter().find(|unit| unit * STEPS <= length);
    fits.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Moment;

    fn days(from: i64, to: i64) -> Window {
        let day = |n: i64| Moment::from_seconds(n * 86_400);
        Window::new(day(from), day(to)).expect("not empty")
    }

    fn play(mode: WindowMode, loop_mode: LoopMode, seconds: f64, frames: u32) -> (TimeView, bool) {
        let mut playback = Playback {
            playing: true,
            loop_mode,
            ..Playback::default()
        };
        let mut time = TimeView {
            mode,
            window: days(0, 10),
        };
        for _ in 0..frames {
            time = playback.advance(time, days(0, 100), seconds / f64::from(frames));
        }
        (time, playback.playing)
    }

    #[test]
    fn ten_seconds_cross_the_stage_at_any_frame_rate() {
        for frames in [50, 600, 3001] {
            let (time, playing) = play(WindowMode::Window, LoopMode::Off, 5.0, frames);
            assert!(playing);
            let off = time.window.start().seconds() - 50 * 86_400;
            assert!((-3600..=0).contains(&off), "{off} s after {frames} frames");
            assert_eq!(off % 3600, 0, "whole hours");
            assert_eq!(time.window.duration(), Some(10 * 86_400));
        }
    }

    #[test]
    fn playing_stops_exactly_at_the_end() {
        let (time, playing) = play(WindowMode::Window, LoopMode::Off, 11.0, 400);
        assert_eq!((time.window, playing), (days(90, 100), false));
        let (time, playing) = play(WindowMode::FromStart, LoopMode::Off, 11.0, 400);
        assert_eq!((time.window, playing), (days(90, 100), false));
    }

    #[test]
    fn a_loop_starts_again() {
        let (time, playing) = play(WindowMode::Window, LoopMode::All, 9.5, 950);
        assert!(playing);
        assert!(time.window.start() < Moment::from_seconds(20 * 86_400));
    }

    #[test]
    fn from_start_the_end_moves_on() {
        let (time, _) = play(WindowMode::FromStart, LoopMode::Off, 3.0, 100);
        assert_eq!(time.window.duration(), Some(10 * 86_400));
        let off = time.window.end().seconds() - 40 * 86_400;
        assert!((-3600..=0).contains(&off), "{off}");
    }
}
