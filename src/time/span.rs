//! When an event may have been, and how that stands to a window.
//!
//! The definitions are in the documentation of the [module](super).

mod resolve;
mod spread;

use serde::{Deserialize, Serialize};

use super::edtf::Edtf;
use super::moment::Moment;
use super::precision::Precision;
use super::window::{Membership, Window};
use spread::Spread;

/// How much approximation widens: a setting, the same for all events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Widening {
    /// `~` and `%` widen a date to each side by so many units of its [`Precision`]: `1991~` by years, `1991-06~`
    /// by months, `199X~` by decades; on parts of a date, by units of the coarsest part that they stand at
    /// ([`EdtfDate::approximate_precision`](super::EdtfDate::approximate_precision)). 0 widens nothing. `?` never
    /// widens.
    pub approximate_units: u8,
}

impl Widening {
    /// No widening.
    pub const NONE: Self = Self {
        approximate_units: 0,
    };
}

impl Default for Widening {
    /// One unit.
    fn default() -> Self {
        Self {
            approximate_units: 1,
        }
    }
}

/// Every time that an event may have had, made ready for the question whether it is in a window.
///
/// It takes no heap for dates and intervals, nor for a one-of set without gaps. Otherwise it takes what its members do:
/// less than 100 bytes each, and so for a date with unknown digits before known ones, whose days are found when asked for
/// (`XXXX-12-25` has 10 000 of them). Moments are whole seconds, so an event whose end is known to the second has
/// occupied that second.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    bounds: Bounds,
    lasts: bool,
    parts: Option<Box<Parts>>,
}

/// What decides membership in `[start, end)` by four comparisons.
///
/// The event is possibly inside when `first < end` and `start < last`: something that it may occupy lies inside. It
/// is certainly inside when `late < end` and `start < early`: the same holds for the choice that starts latest and
/// for the choice that ends earliest. For an interval `late` is its latest start and `early` its earliest end. One
/// unknown day has to lie inside wholly, so there `late` is the last second it may have and `early` the end of the
/// first.
///
/// Raw seconds, where `i64::MIN` and `i64::MAX` are the unbounded ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Bounds {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) late: i64,
    pub(super) early: i64,
}

/// What a set has beyond its bounds; parts are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Parts {
    /// One unknown day in one of these stretches, which neither overlap nor touch, or in one of the spreads.
    OneOf(Box<[Bounds]>, Box<[Spread]>),
    /// One day in each of these.
    AllOf(Box<[Each]>, Box<[Spread]>),
    /// One of these, whatever each of them is.
    Either(Box<[Span]>),
    /// This, if it was at all.
    Doubtful(Span),
}

/// One day in each unit of a stretch (its first and last unit may be cut off).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Each {
    first: Moment,
    last: Moment,
    /// `None`: the stretch is one piece.
    unit: Option<Precision>,
}

impl Bounds {
    /// One unknown day (or instant) in `[first, last)`.
    fn one_day(first: Moment, last: Moment) -> Self {
        let (first, last) = (first.seconds(), last.seconds());
        Self {
            first,
            last,
            late: last - 1,
            early: first + 1,
        }
    }

    fn is_possible(&self, window: &Window) -> bool {
        self.first < window.end().seconds() && window.start().seconds() < self.last
    }

    fn is_certain(&self, window: &Window) -> bool {
        self.late < window.end().seconds() && window.start().seconds() < self.early
    }
}

/// Whether one of some stretches that are sorted and apart overlaps a window.
fn any_is_possible(parts: &[Bounds], window: &Window) -> bool {
    let ended = parts.partition_point(|part| part.last <= window.start().seconds());
    parts
        .get(ended)
        .is_some_and(|part| part.is_possible(window))
}

impl Each {
    fn is_possible(&self, window: &Window) -> bool {
        self.first < window.end() && window.start() < self.last
    }

    /// Whether the window covers one of the pieces.
    fn is_certain(&self, window: &Window) -> bool {
        let Some(unit) = self.unit else {
            return window.start() <= self.first && self.last <= window.end();
        };
        let piece = if window.start() <= self.first {
            self.first
        } else {
            let floor = unit.floor(window.start());
            if floor == window.start() {
                floor
            } else {
                unit.next(floor)
            }
        };
        // The unbounded past has no first piece: its first whole unit within the calendar stands for it.
        let piece = piece.bounded();
        let end = unit.next(piece).min(self.last);
        piece < end && end <= window.end()
    }
}

impl Span {
    /// Every time that an expression may mean.
    #[must_use]
    pub fn from_edtf(edtf: &Edtf, widening: Widening) -> Self {
        resolve::span(edtf, widening)
    }

    /// What several answers to one question may mean, none of which is better than another: certainly inside a window when
    /// all of them are, possibly when any may be. `None` of none.
    #[must_use]
    pub fn either(spans: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut spans = spans.into_iter();
        let first = spans.next()?;
        let mut all = vec![first.clone()];
        all.extend(spans.filter(|span| *span != first));
        if all.len() == 1 {
            return Some(first);
        }
        let least = |part: fn(&Bounds) -> i64| all.iter().map(|it| part(&it.bounds)).min();
        let most = |part: fn(&Bounds) -> i64| all.iter().map(|it| part(&it.bounds)).max();
        Some(Self {
            bounds: Bounds {
                first: least(|it| it.first)?,
                last: most(|it| it.last)?,
                late: most(|it| it.late)?,
                early: least(|it| it.early)?,
            },
            lasts: all.iter().all(|span| span.lasts),
            parts: Some(Box::new(Parts::Either(all.into()))),
        })
    }

    /// The same, but certain in no window: of what may not have been at all.
    #[must_use]
    pub fn doubtful(self) -> Self {
        Self {
            bounds: self.bounds,
            lasts: self.lasts,
            parts: Some(Box::new(Parts::Doubtful(self))),
        }
    }

    /// How it stands to a window. Constant time, but for sets with gaps: there it rises with the logarithm of the members
    /// of a one-of set and with the number of those of an all-of set, and of those with unknown digits before known ones.
    #[must_use]
    pub fn membership(&self, window: &Window) -> Membership {
        if !self.bounds.is_possible(window) {
            return Membership::Outside;
        }
        let (certain, possible) = match self.parts.as_deref() {
            None => (self.bounds.is_certain(window), true),
            Some(Parts::OneOf(parts, spreads)) => (
                self.bounds.is_certain(window),
                any_is_possible(parts, window) || spreads.iter().any(|it| it.is_possible(window)),
            ),
            Some(Parts::AllOf(parts, spreads)) => (
                parts.iter().any(|part| part.is_certain(window))
                    || spreads.iter().any(|it| it.is_certain(window)),
                parts.iter().any(|part| part.is_possible(window))
                    || spreads.iter().any(|it| it.is_possible(window)),
            ),
            Some(Parts::Doubtful(span)) => (false, span.membership(window) != Membership::Outside),
            Some(Parts::Either(spans)) => {
                let answers = || spans.iter().map(|span| span.membership(window));
                (
                    answers().all(|answer| answer == Membership::Certain),
                    answers().any(|answer| answer != Membership::Outside),
                )
            }
        };
        match (certain, possible) {
            (true, _) => Membership::Certain,
            (false, true) => Membership::Possible,
            (false, false) => Membership::Outside,
        }
    }

    /// First instant that it may occupy; [`Moment::BEGINNING`] when nothing bounds it.
    #[must_use]
    pub fn earliest(&self) -> Moment {
        Moment::from_seconds(self.bounds.first)
    }

    /// End (exclusive) of all that it may occupy; [`Moment::END`] when nothing bounds it.
    #[must_use]
    pub fn latest(&self) -> Moment {
        Moment::from_seconds(self.bounds.last)
    }

    /// From [`Span::earliest`] to [`Span::latest`].
    #[must_use]
    pub fn extent(&self) -> Window {
        // A span is never empty.
        Window::new(self.earliest(), self.latest()).unwrap_or(Window::ALL)
    }

    /// The half-open stretch that an interval surely covers, from its latest possible start to its earliest possible
    /// end. `None` when there is no such stretch, and for all that does not last.
    #[must_use]
    pub fn certain_core(&self) -> Option<(Moment, Moment)> {
        if let Some(Parts::Doubtful(_)) = self.parts.as_deref() {
            return None;
        }
        let Bounds { late, early, .. } = self.bounds;
        let core = (Moment::from_seconds(late), Moment::from_seconds(early));
        (self.lasts && late < early).then_some(core)
    }

    /// Whether it is an interval: something that occupies all the time from its start to its end.
    #[must_use]
    pub fn lasts(&self) -> bool {
        self.lasts
    }

    /// What decides both answers by itself; `None` for a set, which has to be asked window by window.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        self.parts.is_none().then_some(self.bounds)
    }
}
