//! Sorted seconds.

use std::sync::Arc;

use super::part::Part;

/// Sorted seconds, to count by binary search: all of them, or a part, which shares their memory with the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    all: Arc<[i64]>,
    /// Which of them count, by rank; `None` is all.
    part: Option<Part>,
}

impl Column {
    pub(super) fn of_sorted(values: Vec<i64>) -> Self {
        debug_assert!(values.is_sorted(), "the values are sorted");
        Self {
            all: values.into(),
            part: None,
        }
    }

    /// Those of some ranks, of as many as there are here.
    pub(super) fn restricted(&self, ranks: Part) -> Self {
        let part = match &self.part {
            Some(part) => part.narrowed(&ranks),
            None => ranks,
        };
        Self {
            all: Arc::clone(&self.all),
            part: Some(part),
        }
    }

    /// How many are less.
    pub(super) fn below(&self, seconds: i64) -> usize {
        self.counted(self.all.partition_point(|value| *value < seconds))
    }

    /// How many are less or the same.
    pub(super) fn up_to(&self, seconds: i64) -> usize {
        self.counted(self.all.partition_point(|value| *value <= seconds))
    }

    /// How many are the same or more.
    pub(super) fn from(&self, seconds: i64) -> usize {
        self.len() - self.below(seconds)
    }

    /// How many are more.
    pub(super) fn above(&self, seconds: i64) -> usize {
        self.len() - self.up_to(seconds)
    }

    /// The last that is less than a moment, and the first that is not.
    pub(super) fn around(&self, seconds: i64) -> [Option<i64>; 2] {
        let next = self.all.partition_point(|value| *value < seconds);
        let (before, from) = match &self.part {
            Some(part) => (part.last_before(next), part.first_from(next)),
            None => (next.checked_sub(1), Some(next)),
        };
        [before, from].map(|rank| self.all.get(rank?).copied())
    }

    pub(super) fn len(&self) -> usize {
        self.part.as_ref().map_or(self.all.len(), Part::len)
    }

    /// How many of the first ranks of the whole count.
    fn counted(&self, ranks: usize) -> usize {
        self.part.as_ref().map_or(ranks, |part| part.rank(ranks))
    }
}

/// The values sorted, and which of them (by index) came to stand where. `firsts` rise, and there are as many, at most
/// `u32::MAX`.
pub(super) fn ranked(firsts: &[i64], values: &[i64]) -> (Column, Vec<u32>) {
    let mut pairs = by_length(firsts, values);
    pairs.sort_by_key(|(value, _)| *value);
    let (values, order) = pairs.into_iter().unzip();
    (Column::of_sorted(values), order)
}

/// Where in a permutation of `0..n` each value is.
pub(super) fn inverse(sequence: &[u32]) -> Vec<u32> {
    let mut inverse = vec![0; sequence.len()];
    for (value, at) in sequence.iter().zip(0..) {
        inverse[*value as usize] = at;
    }
    inverse
}

/// The values with their indices, those about equally far from their `first` side by side. Days come in order then, so
/// do months, and years: runs that the stable sort has but to merge.
fn by_length(firsts: &[i64], values: &[i64]) -> Vec<(i64, u32)> {
    let length = |first: &i64, value: &i64| first.abs_diff(*value).leading_zeros() as usize;
    let mut next = [0_usize; 66];
    for (first, value) in firsts.iter().zip(values) {
        next[length(first, value) + 1] += 1;
    }
    for length in 1..next.len() {
        next[length] += next[length - 1];
    }
    let mut pairs = vec![(0, 0); values.len()];
    for ((first, value), at) in firsts.iter().zip(values).zip(0..) {
        let next = &mut next[length(first, value)];
        pairs[*next] = (*value, at);
        *next += 1;
    }
    pairs
}
