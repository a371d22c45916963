//! What was typed so far, and everything that it may mean: events, places, people, organisations and sources by all
//! their names, whatever the case, the marks and the script.
//!
//! A [`SearchIndex`] is made once for a dataset: each word of each text, folded ([`crate::text::folding`]), with the
//! records that have it. It keeps no texts. Every word that was typed is the beginning of a word that is looked for, as
//! it is spelled or, where that may be a name, as it sounds; all of them must be there. Where nothing begins like that,
//! one or two slips of the finger are forgiven ([`crate::text::slips`]).
//!
//! It knows nothing of time and of what is selected, and it does not look inside words: "stan" finds no Kazakhstan.

mod build;
mod found;
mod needle;
mod posting;
mod scan;
mod words;

use std::cmp::Reverse;
use std::ops::Range;

use super::EventSet;
use crate::dataset::Dataset;
use crate::text::slips::{self, SortedWords as _};
use found::Numbers;
use needle::Word;
use posting::{Asked, LINKED, NONE, Posting, Ranks};
use words::Words;

pub(super) use found::Field;
pub use found::Found;
pub use needle::{How, Needle};
pub(super) use scan::scan;

/// Fewer answers than these, and slips are forgiven as well.
const FEW: usize = 3;
/// So many of the likeliest answers are looked at closely, or more if more are asked for.
const LOOKED_AT: usize = 64;

/// Something that answers what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub what: Found,
    /// The one of its names that answers best.
    pub name: String,
    /// The bytes of the name that answer, from left to right, none over another; whole letters. None where only a
    /// text beside the names answers.
    pub ranges: Vec<Range<usize>>,
    /// How it answers.
    pub how: How,
}

/// The words of a dataset, and who has them.
#[derive(Debug)]
pub struct SearchIndex {
    numbers: Numbers,
    words: Words,
    /// Where the postings of each word begin, and where those of the last one end.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    links: Links,
}

/// For each record that is no event, the numbers of the events in which it is.
#[derive(Debug, Default)]
struct Links {
    starts: Vec<usize>,
    events: Vec<u32>,
}

impl Links {
    fn of(&self, number: usize) -> &[u32] {
        match (self.starts.get(number), self.starts.get(number + 1)) {
            (Some(&from), Some(&to)) => &self.events[from..to],
            _ => &[],
        }
    }
}

impl SearchIndex {
    /// Reads all texts of a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        Self::with_progress(dataset, |_| {})
    }

    /// The same; `progress` hears from time to time which part is done, from 0 to 1.
    #[must_use]
    pub fn with_progress(dataset: &Dataset, progress: impl FnMut(f32)) -> Self {
        build::build(dataset, progress)
    }

    /// How many bytes of memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let (starts, postings) = (self.starts.capacity(), self.postings.capacity());
        let (from, linked) = (self.links.starts.capacity(), self.links.events.capacity());
        (starts + postings + linked) * size_of::<u32>()
            + from * size_of::<usize>()
            + self.words.bytes()
    }

    /// What best answers what was typed so far, the best first: whole names, beginnings of names, beginnings of
    /// further words, words of other texts, slips. Among these titles come before further names, places, people,
    /// organisations and sources before events, and events in the order of time.
    ///
    /// Each record comes once, with the name that answers best. The dataset is the one that the index was made for.
    #[must_use]
    pub fn search(&self, dataset: &Dataset, typed: &str, limit: usize) -> Vec<Hit> {
        self.best(dataset, typed, limit, self.numbers.all())
    }

    /// The same without events.
    #[must_use]
    pub fn search_names(&self, dataset: &Dataset, typed: &str, limit: usize) -> Vec<Hit> {
        self.best(dataset, typed, limit, self.numbers.before_events())
    }

    /// The events in which each word that was typed begins a word: one of their own, or of the
    /// names of their places, of who took part and of who was absent, of the organisations that claims see there. A
    /// word that nothing begins with is forgiven slips. `None` when nothing was typed that could be looked for.
    #[must_use]
    pub fn matching_events(&self, typed: &str) -> Option<EventSet> {
        let needle = Needle::new(typed);
        let first = self.numbers.before_events();
        let mut passing: Option<Vec<bool>> = None;
        for word in needle.words() {
            let mut ranks = vec![NONE; self.numbers.all()];
            self.rank(word, &mut ranks);
            for most in 1..=word.forgiven() {
                if ranks.iter().all(|rank| *rank == NONE) {
                    self.rank_slips(word, most, &mut ranks);
                }
            }
            self.spread(&mut ranks);
            let answers = ranks[first..].iter().map(|rank| *rank != NONE);
            let both: Vec<bool> = match passing {
                None => answers.collect(),
                Some(before) => answers.zip(before).map(|(a, b)| a && b).collect(),
            };
            let none = !both.contains(&true);
            passing = Some(both);
            if none {
                break;
            }
        }
        passing.map(EventSet::of_flags)
    }

    /// Lets events answer for the records that they are linked to.
    fn spread(&self, ranks: &mut [u8]) {
        for number in 0..self.numbers.before_events() {
            if ranks[number] != NONE {
                for event in self.links.of(number) {
                    let rank = &mut ranks[*event as usize];
                    *rank = LINKED.min(*rank);
                }
            }
        }
    }

    fn best(&self, dataset: &Dataset, typed: &str, limit: usize, scope: usize) -> Vec<Hit> {
        let needle = Needle::new(typed);
        if needle.is_empty() || limit == 0 {
            return Vec::new();
        }
        let sought = Sought {
            dataset,
            needle: &needle,
            raw: typed.trim().to_lowercase(),
            limit,
            scope,
        };
        let hits = self.hits(&sought, false);
        let exact = hits.first().is_some_and(|hit| hit.how == How::Exact);
        if exact || hits.len() >= FEW.min(limit) {
            return hits;
        }
        self.hits(&sought, true)
    }

    /// The best hits among the first `scope` records; with `forgiving` those with slips, too.
    fn hits(&self, sought: &Sought<'_>, forgiving: bool) -> Vec<Hit> {
        let totals = self.totals(sought, forgiving);
        let wanted = LOOKED_AT.max(sought.limit);
        let mut hits: Vec<_> = likeliest(&totals, wanted)
            .into_iter()
            .filter_map(|number| {
                let hit = sought.hit(self.numbers.record(sought.dataset, number)?, forgiving);
                let events = Reverse(self.links.of(number).len());
                Some(((hit.how, totals[number], events, number), hit))
            })
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.truncate(sought.limit);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    /// For each of the first `scope` records how well it answers all words together, [`NOTHING`] if not each of them.
    fn totals(&self, sought: &Sought<'_>, forgiving: bool) -> Vec<u16> {
        let mut totals = vec![0; sought.scope];
        for word in sought.needle.words() {
            let mut ranks = vec![NONE; sought.scope];
            self.rank(word, &mut ranks);
            if forgiving && word.forgiven() > 0 {
                self.rank_slips(word, word.forgiven(), &mut ranks);
            }
            let mut left = false;
            for (total, rank) in totals.iter_mut().zip(ranks) {
                *total = if rank == NONE || *total == NOTHING {
                    NOTHING
                } else {
                    left = true;
                    (*total + u16::from(rank)).min(MOST)
                };
            }
            if !left {
                break;
            }
        }
        totals
    }

    /// Notes how well records answer a word without slips.
    fn rank(&self, word: &Word, ranks: &mut [u8]) {
        let spelled = if word.letters == word.sounds {
            Asked::SpelledAndSounding
        } else {
            Asked::Spelled
        };
        self.rank_beginnings(word.letters.as_bytes(), spelled, ranks);
        if word.sounds_otherwise() {
            self.rank_beginnings(word.sounds.as_bytes(), Asked::Sounding, ranks);
        }
    }

    fn rank_beginnings(&self, letters: &[u8], asked: Asked, ranks: &mut [u8]) {
        let mut range = self.words.beginning_with(letters);
        // A word sorts before those that begin with it.
        let start = range.clone().next().map(|word| self.words.start(word));
        if start.is_some_and(|start| self.words.letter(start, letters.len()) == 0) {
            let whole = range.start..range.start + 1;
            Ranks::new(asked, true).note(self.postings(&whole), ranks);
            range.start += 1;
        }
        Ranks::new(asked, false).note(self.postings(&range), ranks);
    }

    /// Notes how well records answer a word with so many slips.
    fn rank_slips(&self, word: &Word, most: u8, ranks: &mut [u8]) {
        let tables = [1, 2].map(|slips| {
            let asked = Asked::Slips(slips);
            [Ranks::new(asked, false), Ranks::new(asked, true)]
        });
        slips::near(&self.words, word.letters.as_bytes(), most, |near| {
            let Some(slips) = near.slips.checked_sub(1) else {
                return;
            };
            let whole = self.words.letter(self.words.start(near.word), near.letters) == 0;
            let table = &tables[usize::from(slips.min(1))][usize::from(whole)];
            table.note(self.postings(&(near.word..near.word + 1)), ranks);
        });
    }

    /// The postings of words that stand in a row.
    fn postings(&self, words: &Range<usize>) -> &[Posting] {
        let at = |word: usize| self.starts[word] as usize;
        &self.postings[at(words.start)..at(words.end)]
    }
}

/// The total of a record that does not answer, and the most that another one has.
const NOTHING: u16 = u16::MAX;
const MOST: u16 = 4095;

/// The numbers of the records with the least totals, about `wanted` of them, those of one total by their number.
fn likeliest(totals: &[u16], wanted: usize) -> Vec<usize> {
    let mut counts = vec![0_usize; usize::from(MOST) + 1];
    for total in totals.iter().filter(|total| **total != NOTHING) {
        counts[usize::from(*total)] += 1;
    }
    let mut sum = 0;
    let enough = counts.iter().position(|count| {
        sum += count;
        sum >= wanted
    });
    let last = enough.and_then(|it| u16::try_from(it).ok()).unwrap_or(MOST);
    // Of the last total there may be as many as there are records.
    let mut room = wanted.saturating_sub(sum - enough.map_or(0, |it| counts[it]));
    let numbers = totals.iter().enumerate().filter(|(_, total)| {
        if **total == last && enough.is_some() {
            let fits = room > 0;
            room = room.saturating_sub(1);
            return fits;
        }
        **total < last || **total == last && enough.is_none()
    });
    numbers.map(|(number, _)| number).collect()
}

/// What is looked for, and where.
struct Sought<'a> {
    dataset: &'a Dataset,
    needle: &'a Needle,
    /// In small letters, as it was typed.
    raw: String,
    limit: usize,
    scope: usize,
}

impl Sought<'_> {
    /// How a record answers, with the name that does it best; among several the one that has the letters themselves.
    fn hit(&self, what: Found, forgiving: bool) -> Hit {
        let all_first = what.has_last_name();
        let mut best: Option<((bool, How, bool, Field), Hit)> = None;
        what.texts(self.dataset, |field, name| {
            if field == Field::Text {
                return;
            }
            let answer = self.needle.answer(name, all_first, forgiving);
            let other_letters = !name.to_lowercase().contains(&self.raw);
            let partly = answer.how == How::Text;
            let rank = (partly, answer.how, other_letters, field);
            if best.as_ref().is_none_or(|(best, _)| rank < *best) {
                let hit = Hit {
                    what,
                    name: name.to_owned(),
                    ranges: answer.ranges,
                    how: answer.how,
                };
                best = Some((rank, hit));
            }
        });
        let mut hit = best.map_or_else(|| Hit::by_text(what), |(_, hit)| hit);
        if forgiving && hit.how == How::Text && !self.is_spelled_in(what) {
            hit.how = How::Typo(1);
        }
        hit
    }

    /// Whether all words stand somewhere in the texts of a record, as they are spelled.
    fn is_spelled_in(&self, what: Found) -> bool {
        self.needle.begins_words_of(&mut String::new(), |give| {
            what.texts(self.dataset, |_, text| give(text));
        })
    }
}

impl Hit {
    /// Something that answers with none of its names.
    fn by_text(what: Found) -> Self {
        Self {
            what,
            name: String::new(),
            ranges: Vec::new(),
            how: How::Text,
        }
    }
}

#[cfg(test)]
mod tests;
