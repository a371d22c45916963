//! Order statistics of a permutation.

/// A permutation of `0..n` that tells, for any stretch of its sequence, how many entries lie below a value and which
/// is the k-th smallest.
///
/// A wavelet matrix ([Claude, Navarro and Ordóñez](https://doi.org/10.1016/j.is.2014.06.002)): from the highest bit
/// of the values to the lowest, each level holds that bit of every entry, and then sorts the entries stably by it for
/// the level below. Every answer takes two looks a level, `⌈log₂ n⌉` levels; every level takes `n` bits, and as much
/// again for counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Wavelet {
    /// From the highest bit down.
    levels: Vec<Level>,
    len: usize,
}

#[derive(Clone, Debug)]
struct Level {
    /// One word more than is needed, so that there is a word for the end.
    words: Vec<Word>,
    zeros: usize,
}

/// Sixty-four bits with the number of ones before them, side by side: one look at memory answers.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    bits: u64,
    before: u32,
}

impl Word {
    const BITS: usize = 64;

    /// The word after this one, still empty.
    fn following(self) -> Self {
        Self {
            bits: 0,
            before: self.before + self.bits.count_ones(),
        }
    }
}

impl Level {
    /// Takes a bit of each value, and sorts the values stably by it into `sorted`, which is as long.
    fn sorting(values: &[u32], sorted: &mut [u32], bit: usize) -> Self {
        let zeros = zeros_below(values.len(), bit);
        let mut words = Vec::with_capacity(values.len() / Word::BITS + 1);
        let mut word = Word::default();
        let (mut next_zero, mut next_one) = (0, zeros);
        for chunk in values.chunks(Word::BITS) {
            for (at, value) in chunk.iter().enumerate() {
                let one = value >> bit & 1;
                word.bits |= u64::from(one) << at;
                // Chosen without a branch, which could not be foreseen.
                sorted[if one == 0 { next_zero } else { next_one }] = *value;
                next_one += one as usize;
                next_zero += 1 - one as usize;
            }
            words.push(word);
            word = word.following();
        }
        words.push(word);
        Self { words, zeros }
    }

    /// Ones before an entry.
    fn ones_before(&self, at: usize) -> usize {
        let word = self.words[at / Word::BITS];
        let below = (1 << (at % Word::BITS)) - 1;
        (word.before + (word.bits & below).count_ones()) as usize
    }
}

/// How many of the numbers `0..n` have a 0 at a bit.
fn zeros_below(n: usize, bit: usize) -> usize {
    let half = 1 << bit;
    let (whole, rest) = (n >> (bit + 1), n & (2 * half - 1));
    whole * half + rest.min(half)
}

impl Wavelet {
    /// Of a permutation of `0..n`, as a sequence. `O(n log n)`.
    pub(super) fn new(mut values: Vec<u32>) -> Self {
        let len = values.len();
        let bits = (usize::BITS - len.saturating_sub(1).leading_zeros()) as usize;
        let mut sorted = vec![0; len];
        let mut levels = Vec::with_capacity(bits);
        for bit in (0..bits).rev() {
            levels.push(Level::sorting(&values, &mut sorted, bit));
            std::mem::swap(&mut values, &mut sorted);
        }
        Self { levels, len }
    }

    /// How many entries from `from` on are below a value.
    pub(super) fn count_below(&self, from: usize, value: usize) -> usize {
        if value >= self.len {
            return self.len.saturating_sub(from);
        }
        let (mut from, mut to) = (from, self.len);
        let mut count = 0;
        for (level, bit) in self.levels.iter().zip((0..self.levels.len()).rev()) {
            if from >= to {
                break;
            }
            let (ones_from, ones_to) = (level.ones_before(from), level.ones_before(to));
            if value >> bit & 1 == 0 {
                (from, to) = (from - ones_from, to - ones_to);
            } else {
                count += (to - ones_to) - (from - ones_from);
                (from, to) = (level.zeros + ones_from, level.zeros + ones_to);
            }
        }
        count
    }

    /// The k-th smallest of the entries from `from` on, counted from 0; `None` when there are no more than `k`.
    pub(super) fn nth(&self, from: usize, k: usize) -> Option<usize> {
        let (mut from, mut to, mut k) = (from, self.len, k);
        if k >= to.saturating_sub(from) {
            return None;
        }
        let mut value = 0;
        for level in &self.levels {
            let (ones_from, ones_to) = (level.ones_before(from), level.ones_before(to));
            let zeros = (to - ones_to) - (from - ones_from);
            value <<= 1;
            if k < zeros {
                (from, to) = (from - ones_from, to - ones_to);
            } else {
                k -= zeros;
                value |= 1;
                (from, to) = (level.zeros + ones_from, level.zeros + ones_to);
            }
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::Wavelet;

    #[test]
    fn it_counts_and_finds_what_sorting_does() {
        for n in [0, 1, 2, 3, 63, 64, 65, 128, 200] {
            // A fixed scramble: 7919 is prime, so that every value comes once.
            let values: Vec<u32> = (0..n).map(|at| at * 7919 % n.max(1)).collect();
            let wavelet = Wavelet::new(values.clone());
            for from in 0..=values.len() {
                let mut rest = values[from..].to_vec();
                rest.sort_unstable();
                for value in 0..=values.len() + 1 {
                    let below = rest.partition_point(|it| (*it as usize) < value);
                    assert_eq!(wavelet.count_below(from, value), below);
                    let nth = rest.get(value).map(|it| *it as usize);
                    assert_eq!(wavelet.nth(from, value), nth);
                }
            }
        }
    }
}
