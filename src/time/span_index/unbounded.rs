//! How many are possible only because nothing bounds them.

use super::column::Column;
use crate::time::moment::Moment;
use crate::time::span::Bounds;

/// Counts spans that are possibly, not certainly, inside a window, and that only because a side of them is unbounded.
///
/// - One unknown day with an unbounded side (`[..2025-12]`) is so wherever it is possible.
/// - An interval whose end is not known (`2024-12-25/`) is so where the window starts after its latest start: that it
///   lasted so long is not excluded, and no more. One whose start is not known is so where the window ends before its
///   earliest end. An end that is open (`2024-12-25/..`) is not unknown.
///
/// Each of these comes down to one comparison, so each has a sorted column.
#[derive(Clone, Debug, Default)]
pub(super) struct Unbounded {
    /// Intervals: windows that start at it or later.
    after: Column,
    /// Intervals: windows that end at it or earlier.
    before: Column,
    /// One day, no upper bound: the first moment.
    firsts: Column,
    /// One day, a lower side without bound only: the end.
    lasts: Column,
}

/// What [`Unbounded`] is made from.
#[derive(Debug, Default)]
pub(super) struct Sides {
    after: Vec<i64>,
    before: Vec<i64>,
    firsts: Vec<i64>,
    lasts: Vec<i64>,
}

const BEGINNING: i64 = Moment::BEGINNING.seconds();
const END: i64 = Moment::END.seconds();

impl Sides {
    pub(super) fn add(&mut self, bounds: &Bounds, lasts: bool) {
        let (no_start, no_end) = (bounds.first == BEGINNING, bounds.last == END);
        if lasts {
            // It has to be not certain, too: `early <= start` or `end <= late`.
            if no_end && bounds.early < END {
                self.after.push(bounds.early.max(bounds.late + 1));
            }
            if no_start && bounds.late > BEGINNING {
                self.before.push(bounds.late.min(bounds.early - 1));
            }
        } else if no_end {
            self.firsts.push(bounds.first);
        } else if no_start {
            self.lasts.push(bounds.last);
        }
    }

    pub(super) fn finish(self) -> Unbounded {
        Unbounded {
            after: Column::new(self.after),
            before: Column::new(self.before),
            firsts: Column::new(self.firsts),
            lasts: Column::new(self.lasts),
        }
    }
}

impl Unbounded {
    /// How many in the window `[start, end)`. Four binary searches.
    pub(super) fn count(&self, start: i64, end: i64) -> usize {
        // A day without bound is certain only in a window that is unbounded to the same side and covers the other.
        let firsts = self.firsts.below(if end == END { start } else { end });
        let lasts = self
            .lasts
            .above(if start == BEGINNING { end } else { start });
        self.after.up_to(start) + self.before.from(end) + firsts + lasts
    }
}
