//! All words that anything is found by: each once, sorted, in one piece of memory.

use std::ops::Range;

use crate::text::slips::{MAX_LETTERS, SortedWords};

/// Words as they come in, each with a number of its own.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The letters of all words, a zero behind each.
    letters: Vec<u8>,
    /// Where each word begins.
    starts: Vec<u32>,
    /// By their hash, the numbers of words plus one; zero where none is. A power of two, at most half full.
    slots: Vec<u32>,
}

impl Gathered {
    /// The number of a word, a new one if it is new. Words are cut to [`MAX_LETTERS`].
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() <= 2 * self.starts.len() {
            self.grow();
        }
        let word = cut(word);
        let mut slot = self.slot(word);
        while self.slots[slot] != 0 {
            let number = self.slots[slot] - 1;
            if self.word(number) == word {
                return number;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        // The words of any file that fits into memory have fewer letters than that.
        let number = u32::try_from(self.starts.len()).unwrap_or(u32::MAX - 1);
        self.slots[slot] = number + 1;
        self.starts
            .push(u32::try_from(self.letters.len()).unwrap_or(u32::MAX));
        self.letters.extend_from_slice(word);
        self.letters.push(0);
        number
    }

    fn word(&self, number: u32) -> &[u8] {
        until_zero(self.letters.get(self.starts[number as usize] as usize..))
    }

    fn slot(&self, word: &[u8]) -> usize {
        // FNV-1a, with its upper bits mixed in.
        let hash = word.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mixed = usize::try_from((hash ^ hash >> 32) & 0xffff_ffff).unwrap_or(0);
        mixed & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        let size = (4 * self.starts.len()).next_power_of_two().max(1024);
        self.slots.clear();
        self.slots.resize(size, 0);
        for number in (0_u32..).take(self.starts.len()) {
            let mut slot = self.slot(self.word(number));
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = number + 1;
        }
    }

    /// The words in order, and for each number the place of its word there.
    pub(super) fn sorted(self) -> (Words, Vec<u32>) {
        let numbers = (0_u32..).take(self.starts.len());
        let mut order: Vec<(u64, u32)> = numbers.map(|it| (eight(self.word(it)), it)).collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| self.word(a.1).cmp(self.word(b.1)))
        });
        let mut words = Words {
            letters: Vec::with_capacity(self.letters.len()),
            starts: Vec::with_capacity(order.len()),
            shared: Vec::with_capacity(order.len()),
        };
        let mut places = vec![0; order.len()];
        let mut before: &[u8] = &[];
        for (place, (_, number)) in (0_u32..).zip(&order) {
            let word = self.word(*number);
            let both = before.iter().zip(word);
            let shared = both.take_while(|(a, b)| a == b).count();
            // Words are cut: this fits.
            words.shared.push(u8::try_from(shared).unwrap_or(u8::MAX));
            words
                .starts
                .push(u32::try_from(words.letters.len()).unwrap_or(u32::MAX));
            words.letters.extend_from_slice(word);
            words.letters.push(0);
            places[*number as usize] = place;
            before = word;
        }
        (words, places)
    }
}

/// Sorted words.
#[derive(Debug)]
pub(super) struct Words {
    /// The letters of all words in order, a zero behind each.
    letters: Vec<u8>,
    /// Where each word begins.
    starts: Vec<u32>,
    /// How many letters each shares with the one before it.
    shared: Vec<u8>,
}

impl Words {
    /// How many bytes of memory they take.
    pub(super) fn bytes(&self) -> usize {
        self.letters.capacity() + self.starts.capacity() * size_of::<u32>() + self.shared.capacity()
    }

    /// The letters from a word on.
    fn rest(&self, start: u32) -> &[u8] {
        self.letters.get(start as usize..).unwrap_or_default()
    }
}

impl SortedWords for Words {
    fn count(&self) -> usize {
        self.starts.len()
    }

    fn beginning_with(&self, letters: &[u8]) -> Range<usize> {
        let begin = |start: &u32| {
            let rest = self.rest(*start);
            &rest[..rest.len().min(letters.len())]
        };
        let from = self.starts.partition_point(|it| begin(it) < letters);
        let count = self.starts[from..].partition_point(|it| begin(it) == letters);
        from..from + count
    }

    fn start(&self, word: usize) -> usize {
        self.starts[word] as usize
    }

    fn letter(&self, start: usize, after: usize) -> u8 {
        self.letters.get(start + after).copied().unwrap_or(0)
    }

    fn shared(&self, word: usize) -> usize {
        usize::from(self.shared[word])
    }

    fn end_of_shared(&self, word: usize, letters: usize) -> usize {
        let rest = &self.shared[word..];
        let other = rest.iter().position(|it| usize::from(*it) < letters);
        word + other.unwrap_or(rest.len())
    }
}

/// As many letters of a folded word as are kept.
pub(super) fn cut(word: &str) -> &[u8] {
    &word.as_bytes()[..word.len().min(MAX_LETTERS)]
}

fn until_zero(letters: Option<&[u8]>) -> &[u8] {
    let letters = letters.unwrap_or_default();
    let end = letters.iter().position(|it| *it == 0);
    &letters[..end.unwrap_or(letters.len())]
}

/// The first eight letters of a word as a number that sorts like them.
fn eight(letters: &[u8]) -> u64 {
    let mut first = [0; 8];
    let len = letters.len().min(8);
    first[..len].copy_from_slice(&letters[..len]);
    u64::from_be_bytes(first)
}
