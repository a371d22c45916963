//! Order statistics of a permutation.

/// A permutation of `0..n` that tells, for all entries of its sequence from one on, how many are below a value and
/// which is the k-th smallest.
///
/// Entries and values are cut into blocks of `b = 2^⌈½ log₂ n⌉`, which is `√n` to `2 √n`; `T[i][j]` says how many entries
/// of the first `i` blocks have a value of the first `j` blocks. Of the entries before `f`, those below `v` are
///
/// > `T[i][j] ± |entries from i·b to f that are below j·b| ± |values from j·b to v that stand before f|`
///
/// with the edges of blocks `i·b` and `j·b` that are nearest to `f` and `v`, and minus where the edge lies beyond. So a
/// count is one look at the table and a run over at most `b` numbers side by side, in the sequence and in its inverse:
/// `O(√n)` steps, many of them at once. Selecting searches the row for the block of the value first: `O(√n log n)`. It is
/// made in `O(n)`. The table takes at most 4 bytes an entry; with the sequence and its inverse that is 12.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    sequence: Vec<u32>,
    /// Where in the sequence each value is.
    inverse: Vec<u32>,
    /// A block is `2^bits` long.
    bits: u32,
    /// `T`, row after row, each with one count more than there are blocks.
    table: Vec<u32>,
    blocks: usize,
}

/// No block is shorter than `2^SHORTEST`.
const SHORTEST: u32 = 6;
/// Numbers that are looked at together.
const CHUNK: usize = 32;

impl Grid {
    /// Of a permutation of `0..n`, as a sequence, and its inverse. `O(n)`.
    pub(super) fn new(sequence: Vec<u32>, inverse: Vec<u32>) -> Self {
        debug_assert_eq!(
            sequence.len(),
            inverse.len(),
            "one is the inverse of the other"
        );
        let bits = usize::BITS - sequence.len().saturating_sub(1).leading_zeros();
        let bits = bits.div_ceil(2).max(SHORTEST);
        let blocks = sequence.len().div_ceil(1 << bits);
        Self {
            table: table(&sequence, bits, blocks),
            sequence,
            inverse,
            bits,
            blocks,
        }
    }

    /// Where in the sequence each value is.
    pub(super) fn inverse(&self) -> &[u32] {
        &self.inverse
    }

    /// How many entries from `from` on are below a value.
    pub(super) fn count_below(&self, from: usize, value: usize) -> usize {
        let len = self.sequence.len();
        let (from, value) = (from.min(len), value.min(len));
        if from == len {
            return 0;
        }
        // There are as many values below a value as it says.
        value - self.before(from, value)
    }

    /// The k-th smallest of the entries from `from` on, counted from 0; `None` when there are no more than `k`.
    pub(super) fn nth(&self, from: usize, k: usize) -> Option<usize> {
        let len = self.sequence.len();
        if k >= len.saturating_sub(from) {
            return None;
        }
        // The last edge of a block of values with no more than `k` below it.
        let below = |block: usize| self.edge(block) - self.before_edge(from, block);
        let (mut block, mut beyond) = (0, self.blocks);
        while block + 1 < beyond {
            let middle = usize::midpoint(block, beyond);
            if below(middle) <= k {
                block = middle;
            } else {
                beyond = middle;
            }
        }
        let edge = self.edge(block);
        let found = select(&self.inverse[edge..], from, k - below(block))?;
        Some(edge + found)
    }

    /// The first of so many values from one on that stands at `from` or later.
    pub(super) fn next_of(&self, values: usize, value: usize, from: usize) -> Option<usize> {
        let rest = self.inverse.get(value..)?;
        let near = &rest[..values.min(rest.len())];
        let first = near.first()?;
        if *first as usize >= from {
            return Some(value);
        }
        select(near, from, 0).map(|found| value + found)
    }

    /// How many entries before `from` are below a value; neither is greater than `n`.
    fn before(&self, from: usize, value: usize) -> usize {
        let block = self.nearest(value);
        let (count, edge) = (self.before_edge(from, block), self.edge(block));
        if edge <= value {
            count + below(&self.inverse[edge..value], from)
        } else {
            count - below(&self.inverse[value..edge], from)
        }
    }

    /// How many entries before `from` have a value of the first blocks.
    fn before_edge(&self, from: usize, blocks: usize) -> usize {
        let block = self.nearest(from);
        let count = self.table[block * (self.blocks + 1) + blocks] as usize;
        let (value, edge) = (self.edge(blocks), self.edge(block));
        if edge <= from {
            count + below(&self.sequence[edge..from], value)
        } else {
            count - below(&self.sequence[from..edge], value)
        }
    }

    /// The block whose beginning is nearest.
    fn nearest(&self, at: usize) -> usize {
        (at + (1 << self.bits >> 1)) >> self.bits
    }

    /// Where a block begins.
    fn edge(&self, block: usize) -> usize {
        (block << self.bits).min(self.sequence.len())
    }
}

fn table(sequence: &[u32], bits: u32, blocks: usize) -> Vec<u32> {
    let width = blocks + 1;
    let mut table = vec![0; width * width];
    // Of each block of values, how many there were so far.
    let mut tally = vec![0_u32; blocks];
    let rows = table.chunks_exact_mut(width).skip(1);
    for (entries, row) in sequence.chunks(1 << bits).zip(rows) {
        for value in entries {
            tally[(value >> bits) as usize] += 1;
        }
        let mut sum = 0;
        for (count, tally) in row[1..].iter_mut().zip(&tally) {
            sum += tally;
            *count = sum;
        }
    }
    table
}

/// How many numbers are below one.
fn below(numbers: &[u32], limit: usize) -> usize {
    // No number is `u32::MAX`: there are no more than that.
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let count: u32 = numbers.iter().map(|it| u32::from(*it < limit)).sum();
    count as usize
}

/// Which number is the k-th that is not below one, counted from 0.
fn select(numbers: &[u32], from: usize, k: usize) -> Option<usize> {
    let mut left = k;
    for (chunk, at) in numbers.chunks(CHUNK).zip((0..).step_by(CHUNK)) {
        let count = chunk.len() - below(chunk, from);
        if left < count {
            let mut found = (at..).zip(chunk).filter(|(_, it)| **it as usize >= from);
            return found.nth(left).map(|(at, _)| at);
        }
        left -= count;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::column::inverse;
    use super::Grid;

    #[test]
    fn it_counts_and_finds_what_sorting_does() {
        for n in [0, 1, 2, 3, 31, 32, 63, 64, 65, 95, 96, 97, 128, 200] {
            // A fixed scramble: 7919 is prime, so that every value comes once.
            let values: Vec<u32> = (0..n).map(|at| at * 7919 % n.max(1)).collect();
            let grid = Grid::new(values.clone(), inverse(&values));
            for from in 0..=values.len() + 1 {
                let mut rest = values[from.min(values.len())..].to_vec();
                rest.sort_unstable();
                for value in 0..=values.len() + 1 {
                    let below = rest.partition_point(|it| (*it as usize) < value);
                    assert_eq!(grid.count_below(from, value), below);
                    let nth = rest.get(value).map(|it| *it as usize);
                    assert_eq!(grid.nth(from, value), nth);
                }
            }
        }
        let none = Grid::default();
        assert_eq!((none.count_below(0, 1), none.nth(0, 0)), (0, None));
    }

    #[test]
    fn it_does_so_in_many_blocks() {
        let n = 70_001_u32;
        let values: Vec<u32> = (0..n).map(|at| at * 7919 % n).collect();
        let grid = Grid::new(values.clone(), inverse(&values));
        let picks = [
            0, 1, 127, 128, 255, 256, 257, 5_000, 35_017, 69_888, 70_000, 70_001,
        ];
        for from in picks {
            let mut rest = values[from..].to_vec();
            rest.sort_unstable();
            for value in picks {
                let below = rest.partition_point(|it| (*it as usize) < value);
                assert_eq!(grid.count_below(from, value), below);
                let nth = rest.get(value).map(|it| *it as usize);
                assert_eq!(grid.nth(from, value), nth);
            }
        }
    }
}
