//! How many are certainly inside.

use super::column::{Column, ranked};
use super::wavelet::Wavelet;

/// Counts the spans with `late < end` and `start < early` (see [`Bounds`](crate::time::span::Bounds)).
///
/// Of those with `late < end` it takes away the ones with `early <= start`. Not all of these are among the former:
/// what is vaguer than the window is long may fail both, and was then taken away once too often. How many fail both
/// no sorted column tells; it takes the order by the one in the order by the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Certainty {
    lates: Column,
    earlies: Column,
    /// In the order of `late`, each span's rank by `early`.
    early_by_late: Wavelet,
}

impl Certainty {
    /// Of `first`, `late` and `early` of each span; `first` rises. `O(n log n)`.
    pub(super) fn new(firsts: &[i64], lates: &[i64], earlies: &[i64]) -> Self {
        let (earlies, by_early) = ranked(firsts, earlies);
        let mut rank_by_early = vec![0; by_early.len()];
        for (rank, at) in (0..).zip(by_early) {
            rank_by_early[at as usize] = rank;
        }
        let (lates, by_late) = ranked(firsts, lates);
        let ranks = by_late.into_iter().map(|at| rank_by_early[at as usize]);
        Self {
            lates,
            earlies,
            early_by_late: Wavelet::new(ranks.collect()),
        }
    }

    /// How many are certain in the window `[start, end)`. `O(log n)`.
    pub(super) fn count(&self, start: i64, end: i64) -> usize {
        let late = self.lates.below(end);
        let early = self.earlies.up_to(start);
        late + self.early_by_late.count_below(late, early) - early
    }
}
