use roaring::RoaringBitmap;

use crate::dataset::{Dataset, EventIx};

/// Some of the events of a dataset.
///
/// Events are told apart by their *rank*: their place in [`Dataset::in_order`], from 0. So a set is in the order of
/// time, undated events last. Kept as a compressed bitmap: two bytes an event or less, and what two sets have in common
/// costs a step for every 64 ranks at the most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventSet(RoaringBitmap);

impl EventSet {
    /// Of ranks that rise. What comes after one that does not is left out.
    #[must_use]
    pub fn from_rising(ranks: impl IntoIterator<Item = u32>) -> Self {
        let mut set = RoaringBitmap::new();
        // A rank out of order stands for no event that was meant.
        drop(set.append(ranks));
        Self(set)
    }

    /// Of ranks below `n` in any order: many of them, since it takes an eighth of a byte for each that there might be.
    #[must_use]
    pub fn of_many(n: usize, ranks: impl IntoIterator<Item = u32>) -> Self {
        let mut bytes = vec![0_u8; n.div_ceil(8)];
        for rank in ranks {
            if let Some(byte) = bytes.get_mut(rank as usize / 8) {
                *byte |= 1 << (rank % 8);
            }
        }
        Self(RoaringBitmap::from_lsb0_bytes(0, &bytes))
    }

    /// The ranks from one on, and before another.
    #[must_use]
    pub fn range(ranks: std::ops::Range<usize>) -> Self {
        let mut set = RoaringBitmap::new();
        set.insert_range(narrow(ranks.start)..narrow(ranks.end));
        Self(set)
    }

    /// Those that have a flag, one flag for each rank.
    #[must_use]
    pub fn of_flags(flags: impl IntoIterator<Item = bool>) -> Self {
        let mut bytes = Vec::new();
        let mut flags = flags.into_iter();
        loop {
            let (mut byte, mut read) = (0_u8, 0);
            for flag in flags.by_ref().take(8) {
                byte |= u8::from(flag) << read;
                read += 1;
            }
            if read == 0 {
                break;
            }
            bytes.push(byte);
        }
        Self(RoaringBitmap::from_lsb0_bytes(0, &bytes))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::try_from(self.0.len()).unwrap_or(usize::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a rank is among them.
    #[must_use]
    pub fn contains(&self, rank: u32) -> bool {
        self.0.contains(rank)
    }

    /// Adds one by its rank.
    pub fn insert(&mut self, rank: u32) {
        self.0.insert(rank);
    }

    /// Adds those of another set.
    pub fn add(&mut self, other: &Self) {
        self.0 |= &other.0;
    }

    /// Keeps those that are in another set, too.
    pub fn keep(&mut self, other: &Self) {
        self.0 &= &other.0;
    }

    /// Takes out those of another set.
    pub fn remove(&mut self, other: &Self) {
        self.0 -= &other.0;
    }

    /// How many are in both sets.
    #[must_use]
    pub fn common(&self, other: &Self) -> usize {
        usize::try_from(self.0.intersection_len(&other.0)).unwrap_or(usize::MAX)
    }

    /// The ranks, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter()
    }

    /// The events, in the order of time.
    pub fn events<'a>(&'a self, dataset: &'a Dataset) -> impl Iterator<Item = EventIx> + 'a {
        let order = dataset.in_order();
        self.iter()
            .filter_map(move |rank| order.get(rank as usize).copied())
    }

    /// A flag for each rank below `n`, to be asked for many of them.
    #[must_use]
    pub(super) fn flags(&self, n: usize) -> Flags {
        let mut flags = vec![0_u64; n.div_ceil(64)];
        let mut ranks = [0; 256];
        let mut iter = self.0.iter();
        loop {
            let read = next_many(&mut iter, &mut ranks);
            for rank in &ranks[..read] {
                if let Some(word) = flags.get_mut(*rank as usize / 64) {
                    *word |= 1 << (rank % 64);
                }
            }
            if read < ranks.len() {
                return Flags(flags);
            }
        }
    }
}

/// Fills a buffer with the ranks that come next; how many there were.
fn next_many(iter: &mut roaring::bitmap::Iter<'_>, ranks: &mut [u32]) -> usize {
    let mut read = 0;
    for (slot, rank) in ranks.iter_mut().zip(iter) {
        *slot = rank;
        read += 1;
    }
    read
}

/// A set as one bit for each rank.
#[derive(Clone, Debug, Default)]
pub(super) struct Flags(Vec<u64>);

impl Flags {
    /// Whether a rank is set.
    pub(super) fn get(&self, rank: u32) -> bool {
        let word = self.0.get(rank as usize / 64);
        word.is_some_and(|word| word >> (rank % 64) & 1 == 1)
    }
}

/// A number of events; there are no more than `u32::MAX`.
pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_ranks_say_the_same() {
        let is_in = |rank: &u32| rank.is_multiple_of(3) || (100..200).contains(rank);
        let ranks: Vec<u32> = (0..1000).filter(is_in).collect();
        let set = EventSet::from_rising(ranks.iter().copied());
        assert_eq!(set, EventSet::of_flags((0..1000).map(|rank| is_in(&rank))));
        let flags = set.flags(1000);
        assert!((0..2000).all(|rank| flags.get(rank) == (rank < 1000 && is_in(&rank))));
        assert!(set.iter().eq(ranks.iter().copied()));
        assert_eq!(set, EventSet::of_many(1000, ranks.iter().rev().copied()));
        let even = EventSet::of_flags((0..1000).map(|rank| rank % 2 == 0));
        let both = set.iter().filter(|rank| rank % 2 == 0).count();
        assert_eq!(set.common(&even), both);
        assert_eq!(EventSet::range(3..5).iter().collect::<Vec<_>>(), [3, 4]);
        assert!(EventSet::of_flags([]).is_empty());
    }
}
