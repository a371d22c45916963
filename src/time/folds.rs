//! Stretches of time that an axis leaves out, so that a long emptiness does not take the room of what happened.
//!
//! Which stretches those are; how they look on an axis is the business of [`Axis`](super::Axis).

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::span::Span;
use super::unit::Unit;
use super::window::Window;

/// An empty stretch is folded automatically when it is longer than this fraction of what would be left to show.
const PART: i64 = 6;
/// At most so many stretches are folded automatically, the longest ones.
const MOST: usize = 12;
/// A fold has at least so many of the units that it begins and ends with.
const UNITS: i64 = 4;

/// Bounded stretches of time that are left out, in order; they neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Window>", into = "Vec<Window>")]
pub struct Folds {
    gaps: Vec<Window>,
}

impl Folds {
    /// Nothing is left out.
    pub const NONE: Self = Self { gaps: Vec::new() };

    /// Leaves out these stretches; those that overlap or touch become one, unbounded ones are passed over.
    #[must_use]
    pub fn new(gaps: impl IntoIterator<Item = Window>) -> Self {
        let bounded = gaps.into_iter().filter(Window::is_bounded);
        Self {
            gaps: joined(bounded.collect()),
        }
    }

    /// The stretches that are worth leaving out: those in which nothing can have been, longer than a sixth of what
    /// is left to show, at most twelve, each rounded inward to whole units of the calendar.
    ///
    /// A side of a span that is unbounded (`[..2025-12]`, `2024-12-25/`) keeps nothing open: it says *any time
    /// before* or *after*, so only its known end counts. `O(n log n)`.
    #[must_use]
    pub fn of_empty<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Self {
        let taken = joined(spans.into_iter().filter_map(known).collect());
        let (Some(first), Some(last)) = (taken.first(), taken.last()) else {
            return Self::NONE;
        };
        let mut shown = last.end().seconds() - first.start().seconds();
        let between = |pair: &[Window]| Window::new(pair[0].end(), pair[1].start());
        let mut empty: Vec<Window> = taken.windows(2).filter_map(between).collect();
        empty.sort_by_key(|gap| std::cmp::Reverse(gap.duration()));
        let mut folds = Vec::new();
        for gap in empty.into_iter().take(MOST) {
            let length = gap.duration().unwrap_or(0);
            if length.saturating_mul(PART) <= shown {
                break;
            }
            if let Some(rounded) = rounded(gap) {
                shown -= rounded.duration().unwrap_or(0);
                folds.push(rounded);
            }
        }
        Self::new(folds)
    }

    /// The longest stretch around a moment in which none of the spans can have been, rounded inward to whole units;
    /// `None` when something may have been there, or nothing is on one side. Unbounded sides count as in
    /// [`Folds::of_empty`]. `O(n)`.
    #[must_use]
    pub fn empty_around<'a>(
        moment: Moment,
        spans: impl IntoIterator<Item = &'a Span>,
    ) -> Option<Window> {
        let (mut before, mut after) = (Moment::BEGINNING, Moment::END);
        for taken in spans.into_iter().filter_map(known) {
            if taken.contains(moment) {
                return None;
            }
            if taken.end() <= moment {
                before = before.max(taken.end());
            } else {
                after = after.min(taken.start());
            }
        }
        let gap = Window::new(before, after).filter(Window::is_bounded)?;
        rounded(gap)
    }

    /// With one more stretch left out.
    #[must_use]
    pub fn with(&self, gap: Window) -> Self {
        Self::new(self.gaps.iter().copied().chain([gap]))
    }

    /// Without the fold that a moment lies in.
    #[must_use]
    pub fn without(&self, moment: Moment) -> Self {
        let kept = self.gaps.iter().filter(|gap| !gap.contains(moment));
        Self {
            gaps: kept.copied().collect(),
        }
    }

    /// The fold that a moment lies in.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Option<Window> {
        let next = self.gaps.partition_point(|gap| gap.end() <= moment);
        let gap = self.gaps.get(next)?;
        gap.contains(moment).then_some(*gap)
    }

    /// The stretches that are left out, in order.
    #[must_use]
    pub fn gaps(&self) -> &[Window] {
        &self.gaps
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gaps.is_empty()
    }
}

impl From<Vec<Window>> for Folds {
    fn from(gaps: Vec<Window>) -> Self {
        Self::new(gaps)
    }
}

impl From<Folds> for Vec<Window> {
    fn from(folds: Folds) -> Self {
        folds.gaps
    }
}

/// What of a span keeps time open: all of it if it is bounded, else its known end.
fn known(span: &Span) -> Option<Window> {
    let (first, last) = (span.earliest(), span.latest());
    match (first.is_bounded(), last.is_bounded()) {
        (true, true) => Window::new(first, last),
        (true, false) => Window::new(first, first.plus(1)),
        (false, true) => Window::new(last.plus(-1), last),
        (false, false) => None,
    }
}

/// In order, with those that overlap or touch as one.
fn joined(mut windows: Vec<Window>) -> Vec<Window> {
    windows.sort_unstable_by_key(Window::start);
    windows.dedup_by(|next, kept| {
        let touches = next.start() <= kept.end();
        if touches {
            *kept = kept.hull(next);
        }
        touches
    });
    windows
}

/// The whole units of the calendar in a stretch, of the longest unit of which there are a few.
fn rounded(gap: Window) -> Option<Window> {
    let units = [
        Unit::Year,
        Unit::Month,
        Unit::Day,
        Unit::Hour,
        Unit::Minute,
        Unit::Second,
    ];
    units.into_iter().find_map(|unit| {
        let start = ceil(unit, gap.start());
        let end = unit.floor(gap.end());
        Window::new(start, end).filter(|whole| unit.step(whole.start(), UNITS) <= whole.end())
    })
}

/// The start of the unit at a moment or after it.
fn ceil(unit: Unit, moment: Moment) -> Moment {
    let floor = unit.floor(moment);
    if floor == moment {
        floor
    } else {
        unit.next(floor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Widening;

    fn window(text: &str) -> Window {
        let edtf = text.parse().expect(text);
        Span::from_edtf(&edtf, Widening::NONE).extent()
    }

    fn spans(texts: &[&str]) -> Vec<Span> {
        let span = |text: &&str| Span::from_edtf(&text.parse().expect(text), Widening::default());
        texts.iter().map(span).collect()
    }

    fn gaps(texts: &[&str]) -> Vec<String> {
        let gap = |gap: &Window| format!("{}/{}", gap.start(), gap.end());
        Folds::of_empty(&spans(texts))
            .gaps()
            .iter()
            .map(gap)
            .collect()
    }

    #[test]
    fn a_long_emptiness_is_folded_in_whole_years() {
        let found = gaps(&[
            "1991-12-08",
            "1991-12-21",
            "2020-09-27",
            "2025-10-09/2025-10-10",
        ]);
        assert_eq!(found, ["1992-01-01/2020-01-01", "2021-01-01/2025-01-01"]);
        assert_eq!(gaps(&["2025-10-09", "2025-10-10", "2025-10-11"]), [""; 0]);
        assert_eq!(gaps(&[]), [""; 0]);
        assert_eq!(gaps(&["2025"]), [""; 0]);
    }

    #[test]
    fn what_may_be_there_keeps_it_open_but_for_ever_does_not() {
        assert_eq!(
            gaps(&["1991-12", "199X", "1999-12-01", "2010"]),
            ["2000-01-01/2010-01-01"]
        );
        let open = ["1991-12-01", "1992-01-01/", "[..2025-12]", "2024-12-25"];
        assert_eq!(
            gaps(&open),
            ["1993-01-01/2024-01-01", "2025-01-01/2025-12-01"]
        );
        assert_eq!(gaps(&["1991", "1991/2025", "2025"]), [""; 0]);
    }

    #[test]
    fn short_gaps_are_folded_in_short_units() {
        let found = gaps(&[
            "2025-10-09T10:00:00Z",
            "2025-10-09T10:00:20Z",
            "2025-10-12T08:30:00Z",
        ]);
        assert_eq!(found, ["2025-10-09T11:00:00Z/2025-10-12T08:00:00Z"]);
    }

    #[test]
    fn a_fold_is_made_and_opened_by_hand() {
        let spans = spans(&["1991", "2025-10-09", "[..2026]"]);
        let moment = window("2000").start();
        let gap = Folds::empty_around(moment, &spans).expect("empty");
        assert_eq!(gap, window("1992/2024"));
        assert_eq!(Folds::empty_around(window("1991-05").start(), &spans), None);
        assert_eq!(Folds::empty_around(window("1980").start(), &spans), None);
        let folds = Folds::NONE.with(gap).with(window("2025-01"));
        assert_eq!(folds.gaps(), [window("1992/2025-01")]);
        assert_eq!(folds.at(moment), Some(window("1992/2025-01")));
        assert_eq!(folds.at(window("2026").start()), None);
        assert!(folds.without(moment).is_empty());
        assert!(Folds::new([Window::ALL]).is_empty());
    }
}
