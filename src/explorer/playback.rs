use serde::{Deserialize, Serialize};

use super::home::step_unit;
use crate::theme::duration::FULL_PLAY;
use crate::time::{Edge, Folds, TimeView, Window, WindowMode};

/// What happens when playing reaches the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoopMode {
    /// It stops there.
    #[default]
    Off,
    /// The whole timeline starts again.
    All,
    /// It stays in the window that was chosen when it began, and starts that again.
    Selection,
    /// It turns round, at the end and at the beginning.
    Bounce,
    /// It stops, and the window is again what it was when playing began.
    Once,
}

impl LoopMode {
    /// Every mode, in the order in which they follow each other.
    pub const ALL: [Self; 5] = [
        Self::Off,
        Self::All,
        Self::Selection,
        Self::Bounce,
        Self::Once,
    ];

    /// The one after it; the first after the last.
    #[must_use]
    pub fn following(self) -> Self {
        let at = Self::ALL.iter().position(|mode| *mode == self);
        let next = at.map_or(0, |at| (at + 1) % Self::ALL.len());
        Self::ALL[next]
    }
}

/// The window's way through time. At speed 1 it crosses the stage in ten seconds, whatever the
/// stage's length; what is folded takes no time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// Multiplier, [`Playback::SLOWEST`] ..= [`Playback::FASTEST`].
    pub speed: f64,
    /// What happens at the end.
    pub loop_mode: LoopMode,
    /// Whether it is on its way back.
    backwards: bool,
    /// What was looked at when playing began.
    began: Option<TimeView>,
    /// The part of a second that is not yet played.
    rest: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 1.0,
            loop_mode: LoopMode::Off,
            backwards: false,
            began: None,
            rest: 0.0,
        }
    }
}

/// Playing from a window that fills the stage begins with this part of it.
const PLAYED_PART: i64 = 8;

impl Playback {
    /// The slowest speed.
    pub const SLOWEST: f64 = 0.01;
    /// The fastest speed.
    pub const FASTEST: f64 = 100.0;

    /// Begins to play on a timeline, and says with which window.
    #[must_use]
    pub fn begin(&mut self, time: TimeView, timeline: Window) -> TimeView {
        self.playing = true;
        self.backwards = false;
        self.rest = 0.0;
        let resumes = self.loop_mode == LoopMode::Selection && self.began.is_some();
        if !resumes {
            self.began = Some(time);
        }
        let stage = self.stage(timeline);
        let length = stage.duration().unwrap_or(0);
        // A window that fills the stage would have nowhere to go.
        let long = time.mode == WindowMode::Window
            && time
                .window
                .duration()
                .is_none_or(|window| window > length / 2);
        if long {
            let unit = step_unit(stage);
            let start = unit.floor(stage.start()).max(stage.start());
            let end = unit.next(start.plus(length / PLAYED_PART));
            return time.with_window(Window::new(start, end.min(stage.end())).unwrap_or(stage));
        }
        if resumes || !(self.loop_mode == LoopMode::Selection || Self::is_at_end(time, stage)) {
            return time;
        }
        Self::at_start(time, stage)
    }

    /// Stops where it is.
    pub fn pause(&mut self) {
        self.playing = false;
    }

    /// Forgets what was chosen when playing began: something else is chosen now.
    pub fn forget(&mut self) {
        self.began = None;
    }

    /// The stretch that is played over and over, if one is.
    #[must_use]
    pub fn selection(&self) -> Option<Window> {
        let began = self.began.filter(|_| self.loop_mode == LoopMode::Selection);
        began.map(|time| time.window).filter(Window::is_bounded)
    }

    fn stage(&self, timeline: Window) -> Window {
        self.selection().unwrap_or(timeline)
    }

    /// The window `dt` seconds later on a bounded timeline; stops itself at the end.
    #[must_use]
    pub fn advance(
        &mut self,
        time: TimeView,
        timeline: Window,
        folds: &Folds,
        dt: f64,
    ) -> TimeView {
        let stage = self.stage(timeline);
        let Some(length) = stage.duration().filter(|_| self.playing) else {
            return time;
        };
        let hidden: i64 = folds
            .gaps()
            .iter()
            .filter_map(|gap| gap.intersection(&stage)?.duration())
            .sum();
        let shown = (length - hidden).max(1);
        let time = Self::bounded(time, stage);
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds of history fit into f64"
        )]
        let way = shown as f64 * self.speed * dt / FULL_PLAY + self.rest;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "floored, and far below 2^63"
        )]
        let whole = way.floor() as i64;
        // Whole days or hours, as far as the eye cannot tell: times of day would flicker by.
        let seconds = whole - whole % grain(shown);
        #[expect(clippy::cast_precision_loss, reason = "below a year of seconds")]
        let played = seconds as f64;
        self.rest = way - played;
        let sign = if self.backwards { -1 } else { 1 };
        let moved = self.past_folds(time.shifted(sign * seconds), folds);
        let turned = if self.backwards {
            Self::is_at_start(moved, stage)
        } else {
            Self::is_at_end(moved, stage)
        };
        if turned {
            self.turn(moved, stage)
        } else {
            moved
        }
    }

    /// What happens at an end of the stage.
    fn turn(&mut self, time: TimeView, stage: Window) -> TimeView {
        match self.loop_mode {
            LoopMode::Off => {
                self.playing = false;
                Self::at_end(time, stage)
            }
            LoopMode::Once => {
                self.playing = false;
                // A window that was chosen on the way has no other to go back to.
                self.began.unwrap_or_else(|| Self::at_end(time, stage))
            }
            LoopMode::All | LoopMode::Selection => Self::at_start(time, stage),
            LoopMode::Bounce if self.backwards => {
                self.backwards = false;
                Self::at_start(time, stage)
            }
            LoopMode::Bounce => {
                self.backwards = true;
                Self::at_end(time, stage)
            }
        }
    }

    /// What would show nothing but a fold goes on to the fold's other side.
    fn past_folds(&self, time: TimeView, folds: &Folds) -> TimeView {
        let seen = match time.mode {
            WindowMode::Window => Some(time.window),
            WindowMode::Instant | WindowMode::FromStart | WindowMode::ToEnd => {
                let leading = time.leading();
                Window::new(leading, leading.plus(1))
            }
        };
        let covering = |gap: &&Window| seen.is_some_and(|seen| gap.covers(&seen));
        let Some(gap) = folds.gaps().iter().find(covering) else {
            return time;
        };
        let by = match (self.backwards, time.mode) {
            (false, _) => gap.end().seconds() - time.leading().seconds(),
            (true, WindowMode::Window) => gap.start().seconds() - time.window.start().seconds(),
            (true, _) => gap.start().seconds() - time.leading().seconds(),
        };
        time.shifted(by)
    }

    /// Whether there is nothing left to play backwards.
    fn is_at_start(time: TimeView, stage: Window) -> bool {
        match time.mode {
            WindowMode::FromStart => time.window.end() <= stage.start(),
            _ => time.window.start() <= stage.start(),
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
pub(super) fn grain(length: i64) -> i64 {
    const STEPS: i64 = 300;
    let units = [86_400, 3_600, 60];
    let fits = units.into_iter().find(|unit| unit * STEPS <= length);
    fits.unwrap_or(1)
}

#[cfg(test)]
mod tests;
