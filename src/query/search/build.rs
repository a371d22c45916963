//! From the texts of a dataset to words and who has them.

use super::found::{Field, Found, Numbers};
use super::posting::{MAX_RECORDS, Place, Posting};
use super::words::{Gathered, Words};
use super::{Links, SearchIndex};
use crate::dataset::{Dataset, EventIx};
use crate::text::folding::{Keys, fold_into, sound_into};

/// So many records are read between two reports of progress.
const STEP: usize = 1 << 14;

/// Reads all texts. `progress` hears from time to time which part is done, from 0 to 1.
pub(super) fn build(dataset: &Dataset, mut progress: impl FnMut(f32)) -> SearchIndex {
    let numbers = Numbers::of(dataset);
    let count = numbers.all().min(MAX_RECORDS);
    let mut builder = Builder::default();
    for number in 0..count {
        if number % STEP == STEP - 1 {
            // Sorting takes about as long as a quarter of the reading.
            progress(0.8 * part(number, count));
        }
        if let Some(record) = numbers.record(dataset, number) {
            builder.add_record(dataset, number, record);
        }
    }
    let (words, starts, postings) = builder.finish();
    SearchIndex {
        numbers,
        words,
        starts,
        postings,
        links: links(dataset, numbers),
    }
}

/// Which part of all it is.
#[expect(clippy::cast_precision_loss, reason = "enough for a percentage")]
fn part(done: usize, all: usize) -> f32 {
    done as f32 / all.max(1) as f32
}

/// For each record that is no event, the numbers of the events in which it is.
fn links(dataset: &Dataset, numbers: Numbers) -> Links {
    let mut places = vec![0_u32; dataset.len()];
    for (place, event) in (0_u32..).zip(dataset.in_order()) {
        places[event.get()] = place;
    }
    let first = u32::try_from(numbers.before_events()).unwrap_or(0);
    let mut links = Links::default();
    links.starts.push(0);
    for number in 0..numbers.before_events() {
        let mut add = |event: EventIx| links.events.push(first + places[event.get()]);
        match numbers.record(dataset, number) {
            Some(Found::Venue(ix)) => dataset.events_at(ix).iter().for_each(|it| add(*it)),
            Some(Found::Organisation(ix)) => dataset.events_of(ix).iter().for_each(|it| add(*it)),
            Some(Found::Person(ix)) => {
                let parts = dataset.participations_by(ix);
                parts
                    .filter_map(|it| dataset.find_event(&it.event))
                    .for_each(add);
            }
            Some(Found::Source(_) | Found::Event(_)) | None => {}
        }
        links.starts.push(links.events.len());
    }
    links
}

#[derive(Default)]
struct Builder {
    words: Gathered,
    /// Numbers of words, each with a record that has it, in the order of records.
    postings: Vec<(u32, Posting)>,
    /// Those of the record at hand, without it.
    of_record: Vec<(u32, Posting)>,
    keys: Keys,
    folded: String,
    sounded: String,
}

/// What holds for all words of a text.
#[derive(Clone, Copy)]
struct Text {
    field: Field,
    /// Whether each word is as good as the first.
    all_first: bool,
}

impl Builder {
    fn add_record(&mut self, dataset: &Dataset, number: usize, record: Found) {
        self.of_record.clear();
        record.texts(dataset, |field, text| {
            let all_first = record.has_last_name();
            self.add_text(Text { field, all_first }, text);
        });
        // Of each word the best place, once as it is spelled and once as it sounds.
        self.of_record.sort_unstable();
        self.of_record.dedup_by(|next, kept| {
            let same = next.0 == kept.0 && next.1.by_sound() == kept.1.by_sound();
            if same {
                kept.1 = kept.1.or_name(next.1);
            }
            same
        });
        let record = self.of_record.iter();
        self.postings
            .extend(record.map(|(word, posting)| (*word, posting.of(number))));
    }

    fn add_text(&mut self, text: Text, letters: &str) {
        let from = self.of_record.len();
        let mut keys = std::mem::take(&mut self.keys);
        let (mut folded, mut sounded) = (
            std::mem::take(&mut self.folded),
            std::mem::take(&mut self.sounded),
        );
        let mut place = 0;
        for chunk in chunks(letters) {
            let name = is_name(chunk);
            fold_into(chunk, &mut folded);
            let count = self.add_key(&folded, text, place, (false, name));
            if has_spellings(chunk) && name {
                for key in keys.of(chunk).skip(1) {
                    self.add_key(key, text, place, (false, name));
                }
            }
            if name {
                sound_into(&folded, &mut sounded);
                if sounded != folded {
                    self.add_key(&sounded, text, place, (true, name));
                }
            }
            place += count;
        }
        if place == 1 {
            for (_, posting) in &mut self.of_record[from..] {
                *posting = posting.alone();
            }
        }
        (self.keys, self.folded, self.sounded) = (keys, folded, sounded);
    }

    /// Adds the words of a key that stands behind so many others; how many they are.
    fn add_key(
        &mut self,
        key: &str,
        text: Text,
        place: usize,
        (sound, name): (bool, bool),
    ) -> usize {
        let words = key.split(' ').filter(|word| !word.is_empty());
        let mut count = 0;
        for word in words {
            let at = if text.all_first || place + count == 0 {
                Place::First
            } else {
                Place::Later
            };
            let posting = Posting::new(at, text.field, sound, name);
            let number = self.words.number(word);
            self.of_record.push((number, posting));
            count += 1;
        }
        count
    }

    /// Sorted words, where the postings of each begin, and all postings, those of each word by record.
    fn finish(self) -> (Words, Vec<u32>, Vec<Posting>) {
        let (words, places) = self.words.sorted();
        let mut starts = vec![0_u32; places.len() + 1];
        for (word, _) in &self.postings {
            starts[places[*word as usize] as usize + 1] += 1;
        }
        for word in 0..places.len() {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let nothing = Posting::new(Place::Later, Field::Text, false, false);
        let mut postings = vec![nothing; self.postings.len()];
        for (word, posting) in self.postings {
            let next = &mut next[places[word as usize] as usize];
            postings[*next as usize] = posting;
            *next += 1;
        }
        (words, starts, postings)
    }
}

/// The pieces of a text that are folded one by one.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let gap = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '/');
    text.split(gap).filter(|chunk| !chunk.is_empty())
}

/// Whether a word may be spelled in several ways in Latin letters.
pub(super) fn has_spellings(word: &str) -> bool {
    !word.is_ascii() || word.contains(['x', 'X'])
}

/// Whether a word may be a name, of which people know the sound better than the spelling: it has a capital letter in
/// front, or is not written in plain Latin letters. So "will" is not found by "vil".
pub(super) fn is_name(word: &str) -> bool {
    let first = word.chars().find(|letter| letter.is_alphanumeric());
    !word.is_ascii() || first.is_some_and(char::is_uppercase)
}
