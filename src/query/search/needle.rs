//! What was typed, and where in a name it is.

use std::ops::Range;

use super::build::{has_spellings, is_name};
use super::words::cut;
use crate::text::folding::{Folded, Spelling, fold, sound};
use crate::text::slips;

/// How something answers what was typed; the less, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is the name.
    Exact,
    /// The name begins with it; so does that of a person with a further word of it.
    Prefix,
    /// Further words of the name begin with it.
    WordPrefix,
    /// Words beside the name do: of the summary, the kind, the themes.
    Text,
    /// Words of the name, or their beginnings, are so many letters away from it, taken together.
    Typo(u8),
}

/// What was typed, in words that are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    letters: String,
    sounds: String,
    words: Vec<Word>,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its folded letters, no more than are kept of any word.
    pub(super) letters: String,
    /// What it sounds like.
    pub(super) sounds: String,
}

impl Word {
    fn new(folded: &str) -> Self {
        let letters: String = folded.chars().take(cut(folded).len()).collect();
        let sounds = sound(&letters);
        Self { letters, sounds }
    }

    /// Whether it is asked for by its sound as well. A single sound is not enough of a name.
    pub(super) fn sounds_otherwise(&self) -> bool {
        self.sounds != self.letters && self.sounds.len() > 1
    }

    /// How many slips are forgiven: in numbers none, which would be others.
    pub(super) fn forgiven(&self) -> u8 {
        if self.letters.bytes().any(|it| it.is_ascii_digit()) {
            0
        } else {
            slips::forgiven(self.letters.len())
        }
    }
}

/// Where a word that was typed is in a name.
struct Spot {
    /// Behind how many words of the name.
    place: usize,
    /// Whether it is all of that word.
    whole: bool,
    slips: u8,
    range: Range<usize>,
}

/// How a name answers.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) how: How,
    /// The bytes of the name that answer, from left to right; whole letters.
    pub(super) ranges: Vec<Range<usize>>,
}

impl Needle {
    /// Takes what was typed apart.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let letters = fold(typed);
        let mut words: Vec<Word> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for word in letters.split(' ').filter(|word| !word.is_empty()) {
            if seen.insert(word) {
                words.push(Word::new(word));
            }
        }
        Self {
            words,
            sounds: sound(&letters),
            letters,
        }
    }

    /// Whether there is nothing to look for: no letter and no digit was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Where words of a name begin with what was typed: ranges of bytes that hold whole letters, from left to right,
    /// none over another.
    #[must_use]
    pub fn ranges_in(&self, name: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        self.answer(name, false, true).ranges
    }

    /// How a name answers; `all_first` when each of its words is as good as the first, `forgiving` when slips do not
    /// matter.
    pub(super) fn answer(&self, name: &str, all_first: bool, forgiving: bool) -> Answer {
        let spelled = spellings(name);
        let sounded = spelled[0].sounded();
        let spots: Vec<Option<Spot>> = self
            .words
            .iter()
            .map(|word| spot(word, name, &spelled, &sounded, forgiving))
            .collect();
        let exact = spelled.iter().any(|it| it.text() == self.letters)
            || sounded.text() == self.sounds && is_name(name);
        let how = how(&spots, exact, all_first);
        let mut ranges: Vec<Range<usize>> =
            spots.into_iter().flatten().map(|spot| spot.range).collect();
        ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        ranges.dedup_by(|next, before| next.start < before.end);
        Answer { how, ranges }
    }

    /// Whether all words that were typed begin words of a text, as they are spelled: what a search does that has no
    /// index. `folded` is a buffer for it.
    pub(in super::super) fn begins_words_of(
        &self,
        folded: &mut String,
        give: impl FnOnce(&mut dyn FnMut(&str)),
    ) -> bool {
        let mut missing: Vec<&Word> = self.words.iter().collect();
        give(&mut |text| {
            if missing.is_empty() {
                return;
            }
            crate::text::folding::fold_into(text, folded);
            missing.retain(|it| {
                let mut words = folded.split(' ');
                !words.any(|word| word.starts_with(it.letters.as_str()))
            });
        });
        missing.is_empty()
    }
}

/// The different ways to spell a name, the first choice first; one at least.
fn spellings(name: &str) -> Vec<Folded> {
    let mut spelled = vec![Folded::new(name, Spelling::Sounded)];
    if has_spellings(name) {
        for spelling in [Spelling::Bare, Spelling::Mixed] {
            let folded = Folded::new(name, spelling);
            if spelled.iter().all(|it| it.text() != folded.text()) {
                spelled.push(folded);
            }
        }
    }
    spelled
}

fn how(spots: &[Option<Spot>], exact: bool, all_first: bool) -> How {
    if exact {
        return How::Exact;
    }
    if spots.iter().any(Option::is_none) {
        return How::Text;
    }
    let slips: u8 = spots.iter().flatten().map(|spot| spot.slips).sum();
    if slips > 0 {
        return How::Typo(slips);
    }
    let last = spots.len().saturating_sub(1);
    let begins = spots
        .iter()
        .flatten()
        .enumerate()
        .all(|(at, spot)| spot.place == at && (spot.whole || at == last));
    if begins || all_first {
        How::Prefix
    } else {
        How::WordPrefix
    }
}

/// Where a word is: as it is spelled, else as it sounds, else with slips.
fn spot(
    word: &Word,
    name: &str,
    spelled: &[Folded],
    sounded: &Folded,
    forgiving: bool,
) -> Option<Spot> {
    let named = |range: Range<usize>| name.get(range).is_some_and(is_name);
    let (first, others) = spelled.split_first()?;
    let as_spelled = beginning(first, &word.letters, |_| true).or_else(|| {
        let mut others = others.iter();
        others.find_map(|it| beginning(it, &word.letters, named))
    });
    as_spelled
        .or_else(|| {
            let sounds = word.sounds.as_str();
            let enough = sounds == word.letters || word.sounds_otherwise();
            let mut all = std::iter::once(sounded).chain(spelled);
            enough
                .then(|| all.find_map(|it| beginning(it, sounds, named)))
                .flatten()
        })
        .or_else(|| forgiving.then(|| nearest(first, word)).flatten())
}

/// The words of a folded name with where each begins.
fn words_of(folded: &Folded) -> impl Iterator<Item = (usize, &str)> {
    let text = folded.text();
    let mut at = 0;
    text.split(' ').map(move |word| {
        let start = at;
        at += word.len() + 1;
        (start, word)
    })
}

/// The first word that is these letters, else the first that begins with them, among those of which the bytes of the
/// source will do.
fn beginning(
    folded: &Folded,
    letters: &str,
    will_do: impl Fn(Range<usize>) -> bool,
) -> Option<Spot> {
    let mut found: Option<Spot> = None;
    for (place, (start, word)) in words_of(folded).enumerate() {
        let whole = cut(word) == letters.as_bytes();
        if !word.starts_with(letters)
            || found.is_some() && !whole
            || !will_do(folded.source(start..start + word.len()))
        {
            continue;
        }
        found = Some(Spot {
            place,
            whole,
            slips: 0,
            range: folded.source(start..start + letters.len()),
        });
        if whole {
            break;
        }
    }
    found
}

/// The word with the fewest slips, if they are few enough.
fn nearest(folded: &Folded, word: &Word) -> Option<Spot> {
    let most = word.forgiven();
    if most == 0 {
        return None;
    }
    let spots = words_of(folded)
        .enumerate()
        .filter_map(|(place, (start, it))| {
            let near = slips::between(word.letters.as_bytes(), cut(it), most)?;
            let letters = near.letters.min(it.len());
            Some(Spot {
                place,
                whole: letters == it.len(),
                slips: near.slips.max(1),
                range: folded.source(start..start + letters),
            })
        });
    spots.min_by_key(|spot| (spot.slips, spot.place))
}
