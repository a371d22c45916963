//! How many are possible only because nothing bounds them.

use std::sync::Arc;

use super::column::Column;
use super::part::Part;
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
    after: Side,
    /// Intervals: windows that end at it or earlier.
    before: Side,
    /// One day, no upper bound: the first moment.
    firsts: Side,
    /// One day, a lower side without bound only: the end.
    lasts: Side,
}

/// Sorted moments, and the position of the span of each.
#[derive(Clone, Debug, Default)]
struct Side {
    moments: Column,
    /// By the rank of the moment.
    positions: Arc<[u32]>,
}

/// What [`Unbounded`] is made from.
#[derive(Debug, Default)]
pub(super) struct Sides {
    after: Vec<(i64, u32)>,
    before: Vec<(i64, u32)>,
    firsts: Vec<(i64, u32)>,
    lasts: Vec<(i64, u32)>,
}

const BEGINNING: i64 = Moment::BEGINNING.seconds();
const END: i64 = Moment::END.seconds();

impl Sides {
    pub(super) fn add(&mut self, position: u32, bounds: &Bounds, lasts: bool) {
        let (no_start, no_end) = (bounds.first == BEGINNING, bounds.last == END);
        if lasts {
            // It has to be not certain, too: `early <= start` or `end <= late`.
            if no_end && bounds.early < END {
                let moment = bounds.early.max(bounds.late + 1);
                self.after.push((moment, position));
            }
            if no_start && bounds.late > BEGINNING {
                let moment = bounds.late.min(bounds.early - 1);
                self.before.push((moment, position));
            }
        } else if no_end {
            self.firsts.push((bounds.first, position));
        } else if no_start {
            self.lasts.push((bounds.last, position));
        }
    }

    pub(super) fn finish(self) -> Unbounded {
        Unbounded {
            after: Side::new(self.after),
            before: Side::new(self.before),
            firsts: Side::new(self.firsts),
            lasts: Side::new(self.lasts),
        }
    }
}

impl Unbounded {
    /// The same of a part of the positions. As many steps as there are moments.
    pub(super) fn restricted(&self, part: &Part) -> Self {
        Self {
            after: self.after.restricted(part),
            before: self.before.restricted(part),
            firsts: self.firsts.restricted(part),
            lasts: self.lasts.restricted(part),
        }
    }

    /// How many in the window `[start, end)`. Four binary searches.
    pub(super) fn count(&self, start: i64, end: i64) -> usize {
        // A day without bound is certain only in a window that is unbounded to the same side and covers the other.
        let firsts = if end == END { start } else { end };
        let lasts = if start == BEGINNING { end } else { start };
        self.after.moments.up_to(start)
            + self.before.moments.from(end)
            + self.firsts.moments.below(firsts)
            + self.lasts.moments.above(lasts)
    }
}

impl Side {
    fn new(mut moments: Vec<(i64, u32)>) -> Self {
        moments.sort_unstable();
        let (moments, positions): (_, Vec<u32>) = moments.into_iter().unzip();
        Self {
            moments: Column::of_sorted(moments),
            positions: positions.into(),
        }
    }

    fn restricted(&self, part: &Part) -> Self {
        let ranks = self.positions.iter().zip(0..);
        let kept = ranks.filter_map(|(position, rank)| Some((rank, part.find(*position)?)));
        let (ranks, positions): (Vec<u32>, Vec<u32>) = kept.unzip();
        Self {
            moments: self
                .moments
                .restricted(Part::new(self.positions.len(), ranks)),
            positions: positions.into(),
        }
    }
}
