//! The time the viewer looks at: half-open windows, their modes, and the three answers to "is it inside?".

use serde::{Deserialize, Serialize};

use super::calendar;
use super::moment::Moment;

/// How an event stands to a window, ordered by certainty.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// Wherever the event may lie, it is not inside.
    #[default]
    Outside,
    /// It is inside for some of the times that it may have, not for all.
    Possible,
    /// Wherever the event may lie, it is inside.
    Certain,
}

/// A half-open stretch of time `[start, end)` that is never empty: `start < end`.
///
/// Either side may be unbounded ([`Moment::BEGINNING`], [`Moment::END`]). Serde writes
/// `{"start": seconds, "end": seconds}` with `null` for an unbounded side, and refuses a window that is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Sides", into = "Sides")]
pub struct Window {
    start: Moment,
    end: Moment,
}

impl Window {
    /// All of time.
    pub const ALL: Self = Self {
        start: Moment::BEGINNING,
        end: Moment::END,
    };
    /// The whole supported range, [`Moment::MIN`] to [`Moment::MAX`].
    pub const SUPPORTED: Self = Self {
        start: Moment::MIN,
        end: Moment::MAX,
    };

    /// The years of four digits, −9999 to 9999: what to show of time when nothing says more.
    pub const HISTORY: Self = Self {
        start: Moment::from_seconds(calendar::JIFF_FIRST * calendar::DAY),
        end: Moment::from_seconds(calendar::JIFF_END * calendar::DAY),
    };

    /// The window `[start, end)`; `None` unless `start < end`.
    #[must_use]
    pub fn new(start: Moment, end: Moment) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The one second that starts at a moment; at the ends of time the first or last supported second.
    #[must_use]
    pub fn second_at(moment: Moment) -> Self {
        let start = moment.bounded().min(Moment::MAX.plus(-1));
        Self {
            start,
            end: start.plus(1),
        }
    }

    /// First instant inside.
    #[must_use]
    pub const fn start(&self) -> Moment {
        self.start
    }

    /// First instant no longer inside.
    #[must_use]
    pub const fn end(&self) -> Moment {
        self.end
    }

    /// Whether both sides are bounded.
    #[must_use]
    pub const fn is_bounded(&self) -> bool {
        self.start.is_bounded() && self.end.is_bounded()
    }

    /// Whether a moment is inside; the end is not.
    #[must_use]
    pub fn contains(&self, moment: Moment) -> bool {
        self.start <= moment && moment < self.end
    }

    /// Whether all of another window is inside.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What is inside both; `None` when they do not overlap.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The shortest window that covers both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same up to its end, from the beginning of time.
    #[must_use]
    pub const fn from_the_beginning(&self) -> Self {
        Self {
            start: Moment::BEGINNING,
            end: self.end,
        }
    }

    /// The same from its start, to the end of time.
    #[must_use]
    pub const fn without_end(&self) -> Self {
        Self {
            start: self.start,
            end: Moment::END,
        }
    }

    /// Length in seconds, at least 1; `None` when a side is unbounded.
    #[must_use]
    pub fn duration(&self) -> Option<i64> {
        self.is_bounded()
            .then(|| self.end.seconds() - self.start.seconds())
    }

    /// Moved by so many seconds (to the past when negative), as far as the supported range allows; a bounded
    /// window keeps its length, an unbounded side stays unbounded.
    #[must_use]
    pub fn shifted(&self, seconds: i64) -> Self {
        let mut room = seconds;
        for side in [self.start, self.end] {
            if side.is_bounded() {
                room = room.clamp(
                    Moment::MIN.seconds() - side.seconds(),
                    Moment::MAX.seconds() - side.seconds(),
                );
            }
        }
        let (start, end) = (self.start.plus(room), self.end.plus(room));
        Self::new(start, end).unwrap_or(*self)
    }

    /// Moved the shortest way to lie inside another window, keeping its length; where it is longer, the other
    /// window itself. An unbounded window is cut instead.
    #[must_use]
    pub fn clamped(&self, outer: &Self) -> Self {
        if outer.covers(self) {
            return *self;
        }
        let (Some(length), true) = (self.duration(), self.shorter_than(outer)) else {
            let rest = self.intersection(outer).filter(|_| !self.is_bounded());
            return rest.unwrap_or(*outer);
        };
        if self.start < outer.start {
            Self {
                start: outer.start,
                end: outer.start.plus(length),
            }
        } else {
            Self {
                start: outer.end.plus(-length),
                end: outer.end,
            }
        }
    }

    /// Whether it is no longer than another window.
    fn shorter_than(&self, outer: &Self) -> bool {
        match (self.duration(), outer.duration()) {
            (Some(own), Some(room)) => own <= room,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }
}

/// The serialised form of a window.
#[derive(Serialize, Deserialize)]
struct Sides {
    start: Option<Moment>,
    end: Option<Moment>,
}

/// Why a serialised window was refused.
#[derive(Debug, thiserror::Error)]
#[error("the window is empty: it has to end after it starts")]
struct EmptyWindow;

impl TryFrom<Sides> for Window {
    type Error = EmptyWindow;

    fn try_from(sides: Sides) -> Result<Self, EmptyWindow> {
        let start = sides.start.unwrap_or(Moment::BEGINNING);
        let end = sides.end.unwrap_or(Moment::END);
        Self::new(start, end).ok_or(EmptyWindow)
    }
}

impl From<Window> for Sides {
    fn from(window: Window) -> Self {
        let side = |moment: Moment| moment.is_bounded().then_some(moment);
        Self {
            start: side(window.start),
            end: side(window.end),
        }
    }
}
