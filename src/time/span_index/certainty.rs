//! How many are certainly inside, and which.

use super::column::{Column, inverse, ranked};
use super::grid::Grid;
use super::part::Part;

/// Counts the spans with `late < end` and `start < early` (see [`Bounds`](crate::time::span::Bounds)).
///
/// Of those with `late < end` it takes away the ones with `early <= start`. Not all of these are among the former:
/// what is vaguer than the window is long may fail both, and was then taken away once too often. How many fail both
/// no sorted column tells; it takes the order by the one in the order by the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Certainty {
    lates: Column,
    earlies: Column,
    /// By position, each span's rank by `late` and by `early`.
    late_ranks: Vec<u32>,
    early_ranks: Vec<u32>,
    /// In the order of `late`, each span's rank by `early`.
    early_by_late: Grid,
}

/// A window as [`Certainty`] sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sure {
    /// So many have `late < end`: the first ones in that order.
    late: usize,
    /// So many have `early <= start`: the first ones in that order.
    early: usize,
}

impl Certainty {
    /// Of `first`, `late` and `early` of each span; `first` rises. `O(n log n)`.
    pub(super) fn new(firsts: &[i64], lates: &[i64], earlies: &[i64]) -> Self {
        let (earlies, by_early) = ranked(firsts, earlies);
        let (lates, by_late) = ranked(firsts, lates);
        Self::of(lates, earlies, inverse(&by_late), inverse(&by_early))
    }

    fn of(lates: Column, earlies: Column, late_ranks: Vec<u32>, early_ranks: Vec<u32>) -> Self {
        let mut early_by_late = vec![0; late_ranks.len()];
        let mut late_by_early = vec![0; late_ranks.len()];
        for (late, early) in late_ranks.iter().zip(&early_ranks) {
            early_by_late[*late as usize] = *early;
            late_by_early[*early as usize] = *late;
        }
        Self {
            lates,
            earlies,
            late_ranks,
            early_ranks,
            early_by_late: Grid::new(early_by_late, late_by_early),
        }
    }

    /// The same of a part of the positions. `O(n)`.
    pub(super) fn restricted(&self, part: &Part) -> Self {
        let (late, late_ranks) = part.ranked(&self.late_ranks);
        let (early, early_ranks) = part.ranked(&self.early_ranks);
        let lates = self.lates.restricted(late);
        let earlies = self.earlies.restricted(early);
        Self::of(lates, earlies, late_ranks, early_ranks)
    }

    /// What decides in the window `[start, end)`. Two binary searches.
    pub(super) fn sure(&self, start: i64, end: i64) -> Sure {
        Sure {
            late: self.lates.below(end),
            early: self.earlies.up_to(start),
        }
    }

    /// How many are certain. Costs as [`Grid::count_below`].
    pub(super) fn count(&self, sure: Sure) -> usize {
        sure.late + self.early_by_late.count_below(sure.late, sure.early) - sure.early
    }

    /// Whether a position is certain; not when there is no such position.
    pub(super) fn is_certain(&self, position: usize, sure: Sure) -> bool {
        let late = self.late_ranks.get(position);
        let early = self.early_ranks.get(position);
        late.is_some_and(|rank| (*rank as usize) < sure.late)
            && early.is_some_and(|rank| *rank as usize >= sure.early)
    }

    /// Whether a position is among so many with the least `early`.
    pub(super) fn is_early(&self, position: usize, count: usize) -> bool {
        let early = self.early_ranks.get(position);
        early.is_some_and(|rank| (*rank as usize) < count)
    }
}
