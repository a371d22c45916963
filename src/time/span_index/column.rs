//! Sorted seconds.

/// Sorted seconds, to count by binary search.
#[derive(Clone, Debug, Default)]
pub(super) struct Column(Vec<i64>);

impl Column {
    pub(super) fn new(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        Self(values)
    }

    /// How many are less.
    pub(super) fn below(&self, seconds: i64) -> usize {
        self.0.partition_point(|value| *value < seconds)
    }

    /// How many are less or the same.
    pub(super) fn up_to(&self, seconds: i64) -> usize {
        self.0.partition_point(|value| *value <= seconds)
    }

    /// How many are the same or more.
    pub(super) fn from(&self, seconds: i64) -> usize {
        self.0.len() - self.below(seconds)
    }

    /// How many are more.
    pub(super) fn above(&self, seconds: i64) -> usize {
        self.0.len() - self.up_to(seconds)
    }

    /// From the least to the greatest.
    pub(super) fn sorted(&self) -> &[i64] {
        &self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The values sorted, and which of them (by index) came to stand where. `firsts` rise, and there are as many, at most
/// `u32::MAX`.
pub(super) fn ranked(firsts: &[i64], values: &[i64]) -> (Column, Vec<u32>) {
    let mut pairs = by_length(firsts, values);
    pairs.sort_by_key(|(value, _)| *value);
    let (values, order) = pairs.into_iter().unzip();
    (Column(values), order)
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
