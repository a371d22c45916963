//! Words with a slip of the finger: a letter too many, too few, wrong, or two swapped.
//!
//! The sorted words are walked as a tree: what begins alike is compared once, and what can no longer come near is
//! passed over at once. Distances are optimal string alignment (Damerau 1964, without edits inside a swap).
//!
//! Letters are bytes of folded text ([`super::folding`]). Where the words are kept is the affair of whoever has them:
//! [`SortedWords`]. Which of several near words was meant is not decided here.

use std::ops::Range;

/// The longest text that is compared; nothing so long is a slip away from a name.
pub const MAX_LETTERS: usize = 40;

/// Words, or names from each of their words on, in the order of their letters.
pub trait SortedWords {
    /// How many there are.
    fn count(&self) -> usize;

    /// Those that begin with some letters.
    fn beginning_with(&self, letters: &[u8]) -> Range<usize>;

    /// Where the letters of a word are, for [`SortedWords::letter`].
    fn start(&self, word: usize) -> usize;

    /// The letter of a word that starts there, after so many; zero behind the last.
    fn letter(&self, start: usize, after: usize) -> u8;

    /// How many letters a word shares with the one before it.
    fn shared(&self, word: usize) -> usize;

    /// The first word from `word` on that shares fewer than so many letters with the one before it.
    fn end_of_shared(&self, word: usize, letters: usize) -> usize;
}

/// How many slips are forgiven in a text of so many letters.
#[must_use]
pub const fn forgiven(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Words near a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// Which word.
    pub word: usize,
    /// How many of its letters are near the text.
    pub letters: usize,
    /// How many slips apart they are.
    pub slips: u8,
}

/// Gives every word that ends, or of which a beginning ends in the last letter typed, at most so many slips away.
///
/// Who slips more than once is taken to have begun with the right letter: this leaves a small part of the tree.
pub fn near(words: &impl SortedWords, typed: &[u8], most: u8, mut give: impl FnMut(Near)) {
    if typed.is_empty() || typed.len() > MAX_LETTERS {
        return;
    }
    let mut walk = Walk::new(typed, most);
    let range = match most {
        0 | 1 => 0..words.count(),
        _ => words.beginning_with(&typed[..1]),
    };
    let mut at = range.start;
    // Rows of the table that hold for the letters of the word at hand.
    let mut known = 0;
    while at < range.end {
        let start = words.start(at);
        let mut depth = known.min(words.shared(at));
        let end = loop {
            let letter = words.letter(start, depth);
            if matches!(letter, 0 | b' ') && walk.slips(depth) <= most {
                // Behind a space all that share it are as near; at the end only this one.
                let end = match letter {
                    0 => at + 1,
                    _ => words.end_of_shared(at + 1, depth + 1),
                };
                break Some((end, walk.slips(depth)));
            }
            if letter == 0 {
                known = depth;
                break None;
            }
            let least = walk.step(depth, letter);
            depth += 1;
            if walk.ends_in_last(depth) {
                break Some((words.end_of_shared(at + 1, depth), walk.slips(depth)));
            }
            if least > most {
                known = depth - 1;
                at = words.end_of_shared(at + 1, depth) - 1;
                break None;
            }
        };
        if let Some((end, slips)) = end {
            for word in at..end {
                give(Near {
                    word,
                    letters: depth,
                    slips,
                });
            }
            known = depth;
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The first beginning of one word that is at most so many slips away; `None` if it is not near.
#[must_use]
pub fn between(typed: &[u8], word: &[u8], most: u8) -> Option<Near> {
    let mut found = None;
    near(&OneWord(word), typed, most, |near| found = Some(near));
    found
}

/// The nearest of some words to one that was typed, whatever its case; `None` where none is near enough to be meant.
#[must_use]
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let typed = typed.as_bytes();
    let most = forgiven(typed.len()).max(1);
    let near = words.into_iter().filter_map(|word| {
        let near = between(typed, word.as_bytes(), most)?;
        // Letters that are missing at the end count less than wrong ones.
        let missing = word.len() - near.letters.min(word.len());
        Some(((near.slips, missing), word))
    });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// A single word as a list of words.
struct OneWord<'a>(&'a [u8]);

impl SortedWords for OneWord<'_> {
    fn count(&self) -> usize {
        1
    }

    fn beginning_with(&self, letters: &[u8]) -> Range<usize> {
        0..usize::from(self.0.starts_with(letters))
    }

    fn start(&self, _: usize) -> usize {
        0
    }

    fn letter(&self, start: usize, after: usize) -> u8 {
        self.0.get(start + after).copied().unwrap_or(0)
    }

    fn shared(&self, _: usize) -> usize {
        0
    }

    fn end_of_shared(&self, word: usize, _: usize) -> usize {
        word.max(1)
    }
}

/// The table of distances between beginnings of a word and of what was typed.
struct Walk<'a> {
    typed: &'a [u8],
    most: u8,
    /// A row for each letter of the word, with a column for each typed.
    rows: Vec<[u8; MAX_LETTERS + 1]>,
    word: Vec<u8>,
}

impl<'a> Walk<'a> {
    fn new(typed: &'a [u8], most: u8) -> Self {
        let deepest = typed.len() + usize::from(most) + 2;
        let far = most + 1;
        let mut rows = vec![[far; MAX_LETTERS + 1]; deepest + 1];
        for (cell, distance) in rows[0].iter_mut().zip(0..far) {
            *cell = distance;
        }
        Self {
            typed,
            most,
            rows,
            word: vec![0; deepest + 1],
        }
    }

    /// How far so many letters of the word are from all that was typed.
    fn slips(&self, depth: usize) -> u8 {
        self.rows[depth][self.typed.len()]
    }

    /// Adds a letter behind so many of the word; the least distance of any beginning of what was typed.
    fn step(&mut self, depth: usize, letter: u8) -> u8 {
        let far = self.most + 1;
        let most = usize::from(self.most);
        self.word[depth] = letter;
        let row = depth + 1;
        let mut new = [far; MAX_LETTERS + 1];
        if let Ok(distance) = u8::try_from(row)
            && distance <= self.most
        {
            new[0] = distance;
        }
        let mut least = new[0];
        let before = &self.rows[depth];
        for column in row.saturating_sub(most).max(1)..=(row + most).min(self.typed.len()) {
            let typed = self.typed[column - 1];
            let mut cost = before[column - 1] + u8::from(typed != letter);
            cost = cost.min(before[column] + 1).min(new[column - 1] + 1);
            let swapped = row > 1
                && column > 1
                && typed == self.word[depth - 1]
                && letter == self.typed[column - 2];
            if swapped {
                cost = cost.min(self.rows[depth - 1][column - 2] + 1);
            }
            new[column] = cost.min(far);
            least = least.min(cost);
        }
        self.rows[row] = new;
        least
    }

    /// Whether so many letters of the word are near what was typed and end in its last letter, or in its last two
    /// swapped. Without this the first three letters of four would do.
    fn ends_in_last(&self, depth: usize) -> bool {
        let (count, most) = (self.typed.len(), self.most);
        let letter = self.word[depth - 1];
        let same = letter == self.typed[count - 1] && self.rows[depth - 1][count - 1] <= most;
        let swapped = depth > 1
            && count > 1
            && letter == self.typed[count - 2]
            && self.word[depth - 2] == self.typed[count - 1]
            && self.rows[depth - 2][count - 2] < most;
        same || swapped
    }
}
