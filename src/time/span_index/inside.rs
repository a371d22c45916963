//! Which spans are inside: their positions in order, found when asked for.

use super::SpanIndex;
use super::certainty::Sure;
use super::seen::Seen;
use crate::time::window::{Membership, Window};

/// Positions that an iteration runs over before it asks the index for the next one that is inside. Measured: at a
/// million spans 2048 and 8192 are alike, 512 takes a fifth longer, and 64 up to three times as long.
const STRIDE: usize = 2048;

/// The spans of a [`SpanIndex`] that are possibly or certainly inside a window, as numbered rows in the order of
/// positions.
///
/// It holds no rows: they are found when asked for. It is refilled by [`SpanIndex::find`], and belongs to the index that
/// filled it: what another index answers with it means nothing.
#[derive(Clone, Debug)]
pub struct Inside {
    seen: Seen,
    /// Positions of the sets that overlap the window as a whole, but lie outside: the window is in a gap. Rising.
    hidden: Vec<u32>,
    certain: usize,
}

impl Default for Inside {
    /// Nothing, in all of time.
    fn default() -> Self {
        Self {
            seen: Seen {
                window: Window::ALL,
                begun: 0,
                ended: 0,
                sure: Sure::default(),
            },
            hidden: Vec::new(),
            certain: 0,
        }
    }
}

impl SpanIndex {
    /// Finds what is inside a window. A look-up (see [`SpanIndex`]), and a question to each set with gaps that begins
    /// before the window ends. Nothing is allocated, but for room for sets whose gap the window is in, when there are more of them than
    /// there ever were.
    pub fn find(&self, window: &Window, inside: &mut Inside) {
        inside.seen = self.seen(window);
        inside.certain = self.certainty.count(inside.seen.sure);
        inside.hidden.clear();
        for (position, set) in self.sets.before(inside.seen.begun) {
            if window.start() >= set.latest() {
                continue;
            }
            match set.membership(window) {
                Membership::Outside => inside.hidden.push(position),
                Membership::Possible => {}
                Membership::Certain => inside.certain += 1,
            }
        }
    }
}

impl Inside {
    /// The window that was asked for.
    #[must_use]
    pub fn window(&self) -> Window {
        self.seen.window
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.overlapping() - self.hidden.len()
    }

    /// Whether nothing is inside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are certainly inside.
    #[must_use]
    pub fn certain(&self) -> usize {
        self.certain
    }

    /// How many are possibly, but not certainly inside.
    #[must_use]
    pub fn possible(&self) -> usize {
        self.len() - self.certain
    }

    /// How a position stands to the window; see [`SpanIndex::membership`].
    #[must_use]
    pub fn membership(&self, index: &SpanIndex, position: usize) -> Membership {
        self.seen.membership(index, position)
    }

    /// The position of a row, counted from 0; `None` when there are no more than `row`. A look-up, and as many
    /// more as the logarithm of the number of sets whose gap the window is in.
    #[must_use]
    pub fn nth(&self, index: &SpanIndex, row: usize) -> Option<usize> {
        if row >= self.len() {
            return None;
        }
        self.nth_overlapping(index, row + self.hidden_before(index, row))
    }

    /// The row of a position; `None` when it is not inside. Costs as [`Inside::before`].
    #[must_use]
    pub fn rank(&self, index: &SpanIndex, position: usize) -> Option<usize> {
        let is_inside = self.membership(index, position) != Membership::Outside;
        is_inside.then(|| self.before(index, position))
    }

    /// How many rows come before a position, whether that is inside or not. A look-up.
    #[must_use]
    pub fn before(&self, index: &SpanIndex, position: usize) -> usize {
        let is_before = |hidden: &u32| (*hidden as usize) < position;
        let hidden = self.hidden.partition_point(is_before);
        self.overlapping_before(index, position)
            .saturating_sub(hidden)
    }

    /// The positions of all rows from one on, in order. To begin costs as [`Inside::nth`]; all of them together cost no
    /// more than a run over the ranks of all positions, and next to nothing for long stretches without any.
    #[must_use]
    pub fn iter_from<'a>(&'a self, index: &'a SpanIndex, row: usize) -> Positions<'a> {
        let row = row.min(self.len());
        let hidden = self.hidden_before(index, row);
        Positions {
            index,
            inside: self,
            next: self.nth_overlapping(index, row + hidden),
            left: self.len() - row,
            overlapping: row + hidden,
            hidden,
        }
    }

    fn nth_overlapping(&self, index: &SpanIndex, n: usize) -> Option<usize> {
        // Those that begin too late have higher positions than all that overlap.
        let overlaps = n < self.seen.overlapping();
        overlaps
            .then(|| index.by_end.nth(self.seen.ended, n))
            .flatten()
    }

    fn overlapping_before(&self, index: &SpanIndex, position: usize) -> usize {
        let position = position.min(self.seen.begun);
        index.by_end.count_below(self.seen.ended, position)
    }

    /// How many hidden sets come before a row.
    fn hidden_before(&self, index: &SpanIndex, row: usize) -> usize {
        let (mut from, mut to) = (0, self.hidden.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            // Before a hidden set are rows and the sets hidden before it.
            let before = self.overlapping_before(index, self.hidden[middle] as usize);
            if before.saturating_sub(middle) <= row {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }
}

/// Positions of rows; see [`Inside::iter_from`].
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    index: &'a SpanIndex,
    inside: &'a Inside,
    /// The next position that overlaps.
    next: Option<usize>,
    /// Rows still to come.
    left: usize,
    /// How many that overlap came before `next`.
    overlapping: usize,
    /// How many hidden sets came before `next`.
    hidden: usize,
}

impl Positions<'_> {
    /// The next position after one that overlaps: near by, or wherever it is.
    fn following(&self, position: usize) -> Option<usize> {
        if self.overlapping >= self.inside.seen.overlapping() {
            return None;
        }
        let near = self
            .index
            .by_end
            .next_of(STRIDE, position + 1, self.inside.seen.ended);
        near.or_else(|| self.inside.nth_overlapping(self.index, self.overlapping))
    }
}

impl Iterator for Positions<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let position = self.next?;
            self.overlapping += 1;
            self.next = self.following(position);
            let hidden = self.inside.hidden.get(self.hidden);
            if hidden.is_some_and(|hidden| *hidden as usize == position) {
                self.hidden += 1;
            } else {
                self.left = self.left.checked_sub(1)?;
                return Some(position);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Positions<'_> {}
impl std::iter::FusedIterator for Positions<'_> {}
