//! What was typed, and the best places for it.

use std::cmp::Ordering;
use std::ops::Range;

use super::Gazetteer;
use super::entry::Entry;
use super::index::Record;
use super::store::{FORMER, Name};
use crate::geo::LonLat;
use crate::text::Language;
use crate::text::folding::{Folded, Spelling, fold, folded_with_key, sound};
use crate::text::slips;

/// The most places that one search gives, however many are asked for.
pub const MAX_FOUND: usize = 100;

/// The longest text that is looked for, in bytes; no name is as long.
const MAX_TYPED: usize = 400;

/// How a name answers what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is the name.
    Exact,
    /// The name begins with it.
    Prefix,
    /// A later word of the name begins with it.
    WordPrefix,
    /// A word of the name, or its beginning, is so many letters away from it.
    Typo(u8),
}

/// A place that answers what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// The place.
    pub entry: Entry<'a>,
    /// The name that answers.
    pub name: &'a str,
    /// A language it is in, where that is known.
    pub language: Option<Language>,
    /// Whether the place is no longer called so.
    pub former: bool,
    /// The bytes of the name that answer; whole letters.
    pub range: Range<usize>,
    /// How it answers.
    pub how: How,
}

impl Gazetteer {
    /// The places that best answer what was typed so far, the best first: exact names before beginnings of names,
    /// these before beginnings of later words, and slips last; among these the important ones; among places of about
    /// the same importance the nearest, or the most populous if `near` is not given. Beginnings of further names come
    /// after those of today's and former ones, and so do further names of four letters and fewer.
    ///
    /// Each place comes once, with the name that answers best; never more than [`MAX_FOUND`] of them.
    #[must_use]
    pub fn search(&self, typed: &str, near: Option<LonLat>, limit: usize) -> Vec<Found<'_>> {
        let typed = typed.trim();
        let limit = limit.min(MAX_FOUND);
        if typed.len() > MAX_TYPED || limit == 0 {
            return Vec::new();
        }
        let letters = fold(typed);
        if letters.is_empty() {
            return Vec::new();
        }
        let mut best = Best::new(self, near, limit);
        best.add_beginnings(letters.as_bytes(), false);
        let sounds = sound(&letters);
        if sounds != letters && !sounds.is_empty() {
            best.add_beginnings(sounds.as_bytes(), true);
        }
        for most in 1..=slips::forgiven(letters.len()) {
            if best.hits.len() < limit {
                best.add_slips(letters.as_bytes(), most);
            }
        }
        let hits = best.hits.iter();
        hits.map(|hit| self.found(hit, typed, &letters)).collect()
    }

    /// What is told about a hit.
    fn found(&self, hit: &Hit, typed: &str, letters: &str) -> Found<'_> {
        let entry = Entry::new(self, hit.record.row());
        let names = self.store.names_of(entry.row());
        let as_typed = || {
            let lower = typed.to_lowercase();
            let mut names = names.iter().copied();
            names.find_map(|name| {
                let text = entry.text(name);
                let alike = text.to_lowercase().contains(&lower);
                let range = alike.then(|| answering(text, letters, hit.how)).flatten();
                range.map(|range| (name, range))
            })
        };
        let by_key = || {
            let name = names[hit.record.name()];
            let (key, word) = self.index.key(hit.record);
            let folded = folded_with_key(entry.text(name), key).unwrap_or_default();
            (name, folded.source(word..word + hit.letters))
        };
        // Several names may have one key: the one in the letters that were typed is told.
        let (name, range): (Name, _) = as_typed().unwrap_or_else(by_key);
        Found {
            entry,
            name: entry.text(name),
            language: name.language(),
            former: name.roles & FORMER != 0,
            range,
            how: hit.how,
        }
    }
}

/// The bytes of a name that answer folded letters in this way.
fn answering(name: &str, letters: &str, how: How) -> Option<Range<usize>> {
    let folded = Folded::new(name, Spelling::Sounded);
    let text = folded.text();
    let at = match how {
        How::Exact => (text == letters).then_some(0)?,
        How::Prefix => text.starts_with(letters).then_some(0)?,
        How::WordPrefix => text.find(&format!(" {letters}"))? + 1,
        How::Typo(_) => return None,
    };
    Some(folded.source(at..at + letters.len()))
}

/// A record that answers.
#[derive(Clone, Copy, Debug)]
struct Hit {
    rank: Rank,
    record: Record,
    /// How many letters of the key answer.
    letters: usize,
    how: How,
}

/// The place of a hit among others: the least is the best.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rank {
    /// How it answers, then importance, then whether by a further name.
    coarse: u32,
    distance: f32,
    /// People, the other way round.
    few: u32,
    row: usize,
}

impl Rank {
    fn compare(&self, other: &Self) -> Ordering {
        let fine = |it: &Self| (it.few, it.row);
        self.coarse
            .cmp(&other.coarse)
            .then_with(|| self.distance.total_cmp(&other.distance))
            .then_with(|| fine(self).cmp(&fine(other)))
    }
}

/// The best hits so far, the best first, one for each place.
struct Best<'a> {
    gazetteer: &'a Gazetteer,
    near: Option<LonLat>,
    limit: usize,
    hits: Vec<Hit>,
}

/// Tiers of answers. How a name sounds counts a little less than its letters.
const EXACT: u32 = 0;
const PREFIX: u32 = 2;
const FURTHER_PREFIX: u32 = 4;
const WORD_PREFIX: u32 = 6;
const SLIPS: u32 = 8;

/// Fewer letters than these answer to a further name as to its beginning.
const SHORT: usize = 5;

impl<'a> Best<'a> {
    fn new(gazetteer: &'a Gazetteer, near: Option<LonLat>, limit: usize) -> Self {
        Self {
            gazetteer,
            near,
            limit,
            hits: Vec::with_capacity(limit + 1),
        }
    }

    /// Adds the names of which a word begins with the letters.
    fn add_beginnings(&mut self, letters: &[u8], by_sound: bool) {
        let index = &self.gazetteer.index;
        for at in index.beginning_with(letters) {
            let record = index.record(at);
            let (tier, how) = if !index.is_first(record) {
                (WORD_PREFIX, How::WordPrefix)
            } else if index.letter(record, letters.len()) == 0 {
                // Half of all short beginnings are somebody's name for some town.
                let obscure = record.is_alias() && letters.len() < SHORT;
                let tier = if obscure { FURTHER_PREFIX } else { EXACT };
                (tier, How::Exact)
            } else if record.is_alias() {
                (FURTHER_PREFIX, How::Prefix)
            } else {
                (PREFIX, How::Prefix)
            };
            let by_sound = by_sound || record.is_sound();
            self.add(tier + u32::from(by_sound), record, letters.len(), how);
        }
    }

    /// Adds the names with a word so many slips away from the letters.
    fn add_slips(&mut self, letters: &[u8], most: u8) {
        let index = &self.gazetteer.index;
        slips::near(index, letters, most, |near| {
            let record = index.record(near.word);
            let whole = matches!(index.letter(record, near.letters), 0 | b' ');
            let tier = SLIPS + 2 * u32::from(near.slips) + u32::from(!whole);
            // Names without a slip are there already, and rank higher.
            if near.slips > 0 {
                self.add(tier, record, near.letters, How::Typo(near.slips));
            }
        });
    }

    /// Adds a hit if it is among the best.
    fn add(&mut self, tier: u32, record: Record, letters: usize, how: How) {
        let store = &self.gazetteer.store;
        let row = record.row();
        let weight = u32::from(u8::MAX - store.weights[row]);
        let coarse = tier << 16 | weight << 8 | u32::from(record.is_alias());
        let full = self.hits.len() == self.limit;
        let worst = self.hits.last().filter(|_| full).map(|it| it.rank);
        if worst.is_some_and(|it| coarse > it.coarse) {
            return;
        }
        let distance = self.near.map_or(0.0, |near| rough(near, store.at(row)));
        let rank = Rank {
            coarse,
            distance,
            few: u32::MAX - store.populations[row],
            row,
        };
        let behind = |it: &Rank| it.compare(&rank) != Ordering::Greater;
        if worst.as_ref().is_some_and(behind) {
            return;
        }
        if let Some(at) = self.hits.iter().position(|it| it.record.row() == row) {
            if behind(&self.hits[at].rank) {
                return;
            }
            self.hits.remove(at);
        }
        let at = self.hits.partition_point(|it| behind(&it.rank));
        let hit = Hit {
            rank,
            record,
            letters,
            how,
        };
        self.hits.insert(at, hit);
        self.hits.truncate(self.limit);
    }
}

/// About how far two places are from one another, to compare: squared degrees at the equator.
fn rough(a: LonLat, b: LonLat) -> f32 {
    let east = (a.lon - b.lon).abs();
    let east = east.min(360.0 - east) * f64::midpoint(a.lat, b.lat).to_radians().cos();
    let north = a.lat - b.lat;
    #[expect(clippy::cast_possible_truncation, reason = "enough to compare")]
    let squared = (east * east + north * north) as f32;
    squared
}
