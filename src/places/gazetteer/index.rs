//! Every key of every name from each of its words on, sorted.

use std::ops::Range;

use super::store::{FURTHER, Name, Store};
use crate::text::folding::{Keys, fold_into, sound_into};
use crate::text::slips::SortedWords;

/// The most places and names of a place: what fits into a record.
pub(super) const MAX_ROWS: usize = 1 << 20;
pub(super) const MAX_NAMES: usize = NAME as usize;

/// The parts of a record: twenty bits of row, one for further names, one for how names sound, ten of name.
const ROW_SHIFT: u32 = 12;
const ALIAS: u32 = 1 << 11;
const SOUND: u32 = 1 << 10;
const NAME: u32 = SOUND - 1;

/// Where the writings of East Asia begin.
const HAN: char = '\u{2e80}';

/// A word of a key, and whose key it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// Where the word begins among the letters of all keys.
    at: u32,
    what: u32,
}

impl Record {
    /// The row of the place.
    pub(super) fn row(self) -> usize {
        (self.what >> ROW_SHIFT) as usize
    }

    /// The number of the name among those of the place.
    pub(super) fn name(self) -> usize {
        (self.what & NAME) as usize
    }

    /// Whether it is how the name sounds, not how it is spelled.
    pub(super) fn is_sound(self) -> bool {
        self.what & SOUND != 0
    }

    /// Whether it is a further name.
    pub(super) fn is_alias(self) -> bool {
        self.what & ALIAS != 0
    }
}

/// The index.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The letters of all keys, a zero before and behind each.
    letters: Vec<u8>,
    /// Words in the order of the letters from there to the end of the key.
    records: Vec<Record>,
    /// How many letters each record shares with the one before it, at most 255.
    shared: Vec<u8>,
}

impl Index {
    /// Indexes all names.
    pub(super) fn new(store: &Store) -> Self {
        let mut all = Builder::new(store.names.len());
        for row in 0..store.len() {
            all.add_place(store, row);
        }
        let mut letters = all.letters.into_bytes();
        letters.shrink_to_fit();
        let mut words = all.words;
        sort(&letters, &mut words);
        let records: Vec<Record> = words
            .iter()
            .map(|&(_, at, what)| Record { at, what })
            .collect();
        drop(words);
        let shared = shared(&letters, &records);
        Self {
            letters,
            records,
            shared,
        }
    }

    /// The records whose words begin with the letters.
    pub(super) fn beginning_with(&self, wanted: &[u8]) -> Range<usize> {
        let begin = |it: &Record| {
            let rest = &self.letters[it.at as usize..];
            &rest[..rest.len().min(wanted.len())]
        };
        let from = self.records.partition_point(|it| begin(it) < wanted);
        let count = self.records[from..].partition_point(|it| begin(it) == wanted);
        from..from + count
    }

    /// A record.
    pub(super) fn record(&self, at: usize) -> Record {
        self.records[at]
    }

    /// The letter of a record after so many; zero behind the last.
    pub(super) fn letter(&self, record: Record, after: usize) -> u8 {
        let at = record.at as usize + after;
        self.letters.get(at).copied().unwrap_or(0)
    }

    /// Whether the word of a record is the first one of its key.
    pub(super) fn is_first(&self, record: Record) -> bool {
        self.letters[record.at as usize - 1] == 0
    }

    /// The whole key of a record, and where in it the word begins.
    pub(super) fn key(&self, record: Record) -> (&str, usize) {
        let at = record.at as usize;
        let before = self.letters[..at].iter().rev();
        let word = before.take_while(|it| **it != 0).count();
        let key = &self.letters[at - word..];
        let len = key.iter().position(|it| *it == 0).unwrap_or(key.len());
        (std::str::from_utf8(&key[..len]).unwrap_or_default(), word)
    }

    /// How many bytes of memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let records = self.records.capacity() * size_of::<Record>();
        self.letters.capacity() + records + self.shared.capacity()
    }
}

impl SortedWords for Index {
    fn count(&self) -> usize {
        self.records.len()
    }

    fn beginning_with(&self, letters: &[u8]) -> Range<usize> {
        self.beginning_with(letters)
    }

    fn start(&self, word: usize) -> usize {
        self.records[word].at as usize
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

/// Whose key it is, in 32 bits.
fn label(row: usize, name: usize, it: Name) -> u32 {
    // The reader keeps both below their limits.
    let row = u32::try_from(row).unwrap_or(0) << ROW_SHIFT;
    let alias = if it.roles & FURTHER == 0 { 0 } else { ALIAS };
    row | alias | (u32::try_from(name).unwrap_or(0) & NAME)
}

/// What the index is made from.
struct Builder {
    letters: String,
    /// Each word: its first eight letters, where it begins, and whose key it is in.
    words: Vec<(u64, u32, u32)>,
    keys: Keys,
    /// Marks of the keys of the place at hand.
    seen: Vec<u64>,
    /// Where the keys of the place at hand are that may sound otherwise.
    spelled: Vec<(Range<usize>, u32)>,
    folded: String,
}

impl Builder {
    /// Room for the keys of so many names.
    fn new(names: usize) -> Self {
        let mut letters = String::with_capacity(names * 14);
        letters.push('\0');
        Self {
            letters,
            words: Vec::with_capacity(names * 3 / 2),
            keys: Keys::default(),
            seen: Vec::new(),
            spelled: Vec::new(),
            folded: String::new(),
        }
    }

    /// Adds the keys of a place: all spellings of each name, then how they sound. Further names are spellings already,
    /// and need no others.
    fn add_place(&mut self, store: &Store, row: usize) {
        self.seen.clear();
        let mut keys = std::mem::take(&mut self.keys);
        let mut folded = std::mem::take(&mut self.folded);
        for (number, name) in store.names_of(row).iter().copied().enumerate() {
            let text = store.text(name);
            // Han characters are romanised as in Chinese wherever they stand: such keys count for less.
            let foreign = if text.starts_with(|it| it >= HAN) {
                ALIAS
            } else {
                0
            };
            let what = label(row, number, name) | foreign;
            if what & ALIAS != 0 {
                fold_into(text, &mut folded);
                self.add(&folded, what);
                continue;
            }
            for (spelling, key) in keys.of(text).enumerate() {
                let added = self.add(key, what).filter(|_| spelling == 0);
                self.spelled.extend(added.map(|range| (range, what)));
            }
        }
        while let Some((range, what)) = self.spelled.pop() {
            sound_into(&self.letters[range], &mut folded);
            self.add(&folded, what | SOUND);
        }
        (self.keys, self.folded) = (keys, folded);
    }

    /// Adds a key and its words; where it is, if it is a new one of its place.
    fn add(&mut self, key: &str, what: u32) -> Option<Range<usize>> {
        let hash = hash(key);
        if key.is_empty() || self.seen.contains(&hash) {
            return None;
        }
        self.seen.push(hash);
        let start = self.letters.len();
        self.letters.push_str(key);
        let range = start..self.letters.len();
        self.letters.push('\0');
        let letters = &self.letters.as_bytes()[start..];
        let mut before = b' ';
        for (at, &letter) in letters.iter().enumerate() {
            if before == b' ' {
                // The text has a limit, and so has what is made of it.
                let begin = u32::try_from(start + at).unwrap_or(0);
                self.words.push((eight(&letters[at..]), begin, what));
            }
            before = letter;
        }
        Some(range)
    }
}

/// The first eight letters of a word as a number that sorts like them; what is behind the word must be missing or zero.
fn eight(letters: &[u8]) -> u64 {
    let mut first = [0; 8];
    let len = letters.len().min(8);
    first[..len].copy_from_slice(&letters[..len]);
    u64::from_be_bytes(first)
}

/// Sorts words by their letters up to the end of the key, and what is alike by row and name.
fn sort(letters: &[u8], words: &mut [(u64, u32, u32)]) {
    words.sort_unstable_by_key(|it| it.0);
    for alike in words.chunk_by_mut(|a, b| a.0 == b.0) {
        if alike.len() > 1 {
            let rest = |at: u32| tail(letters, at as usize + 8);
            let long = alike[0].0 & 0xff != 0;
            if long {
                alike.sort_unstable_by(|a, b| rest(a.1).cmp(rest(b.1)).then_with(|| a.2.cmp(&b.2)));
            } else {
                alike.sort_unstable_by_key(|it| it.2);
            }
        }
    }
}

/// The letters from a place on to the end of the key.
fn tail(letters: &[u8], at: usize) -> &[u8] {
    let rest = letters.get(at..).unwrap_or_default();
    let len = rest.iter().position(|it| *it == 0).unwrap_or(rest.len());
    &rest[..len]
}

/// How many letters each record shares with the one before it.
fn shared(letters: &[u8], records: &[Record]) -> Vec<u8> {
    let mut shared = Vec::with_capacity(records.len());
    let mut before: &[u8] = &[];
    for record in records {
        let rest = &letters[record.at as usize..];
        let both = before.iter().zip(rest).take(255);
        let same = both.take_while(|(a, b)| a == b && **a != 0).count();
        shared.push(u8::try_from(same).unwrap_or(u8::MAX));
        before = rest;
    }
    shared
}

/// FNV-1a: enough to tell the few hundred keys of one place apart.
fn hash(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
