//! Text for a painter that sets what it is given from left to right.
//!
//! The painter of the window shapes each unbroken run of right-to-left letters by itself, and sets that run from right
//! to left; but it sets the runs, the spaces between them and everything else in the order of the text. So words of
//! such scripts are put into the order in which they stand on a line (UAX 9), each with its letters in their own order.
//! (A word is a run of its own because its letters come from another font than the spaces around it.)
//! A line must be broken before it is put in order: [`visual_line`] is for one line.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, BidiInfo, bidi_class};
use unicode_normalization::char::is_combining_mark;

/// Whether there is anything to be put in order.
#[must_use]
pub fn is_right_to_left_within(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(turns)
}

/// Whether a letter is written from right to left, or says that others are.
fn turns(letter: char) -> bool {
    use BidiClass::{AL, AN, R, RLE, RLI, RLO};
    matches!(bidi_class(letter), R | AL | AN | RLE | RLI | RLO)
}

/// One line as it is to be painted.
#[must_use]
pub fn visual_line(line: &str) -> Cow<'_, str> {
    if !is_right_to_left_within(line) {
        return Cow::Borrowed(line);
    }
    let info = BidiInfo::new(line, None);
    let mut painted = String::with_capacity(line.len());
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        let pieces: Vec<Piece> = runs
            .into_iter()
            .flat_map(|run| {
                let right_to_left = levels
                    .get(run.start)
                    .is_some_and(unicode_bidi::Level::is_rtl);
                let mut pieces = pieces(line.get(run).unwrap_or_default(), right_to_left);
                if right_to_left {
                    pieces.reverse();
                }
                pieces
            })
            .collect();
        for piece in pieces {
            piece.write(&mut painted);
        }
    }
    Cow::Owned(painted)
}

/// What stays together when the order is turned round.
struct Piece<'a> {
    text: &'a str,
    /// Whether brackets are to look the other way.
    mirrored: bool,
}

impl Piece<'_> {
    fn write(&self, into: &mut String) {
        for letter in self.text.chars() {
            let direction_mark = matches!(
                letter,
                '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            );
            if !direction_mark {
                into.push(if self.mirrored {
                    mirror(letter)
                } else {
                    letter
                });
            }
        }
    }
}

/// A run of one direction in the pieces that the painter keeps in order: whole words of right-to-left letters, and
/// everything else letter by letter, each with the marks over it.
fn pieces(run: &str, right_to_left: bool) -> Vec<Piece<'_>> {
    if !right_to_left {
        return vec![Piece {
            text: run,
            mirrored: false,
        }];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (at, letter) in run.char_indices() {
        let is_letter = matches!(bidi_class(letter), BidiClass::R | BidiClass::AL);
        let goes_on = is_combining_mark(letter)
            || bidi_class(letter) == BidiClass::NSM
            || letter == '\u{200D}'
            || in_word && is_letter;
        if at > start && !goes_on {
            pieces.push(piece(run, start..at, in_word));
            start = at;
        }
        if !goes_on {
            in_word = is_letter;
        }
    }
    if start < run.len() {
        pieces.push(piece(run, start..run.len(), in_word));
    }
    pieces
}

fn piece(run: &str, range: std::ops::Range<usize>, is_word: bool) -> Piece<'_> {
    Piece {
        text: run.get(range).unwrap_or_default(),
        mirrored: !is_word,
    }
}

/// A bracket that looks the other way.
fn mirror(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

/// At most so many characters, with a sign that something was left out; marks stay with their letter.
#[must_use]
pub fn elided(text: &str, most: usize) -> Cow<'_, str> {
    let Some((mut cut, _)) = text.char_indices().nth(most) else {
        return Cow::Borrowed(text);
    };
    let mut before: Vec<(usize, char)> = text[..cut].char_indices().collect();
    let mut next = text[cut..].chars().next();
    while next.is_some_and(is_combining_mark) {
        let Some((at, letter)) = before.pop() else {
            break;
        };
        cut = at;
        next = Some(letter);
    }
    Cow::Owned(format!("{}…", text[..cut].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_from_left_to_right_is_left_alone() {
        for text in ["", "Dushanbe", "Гянджа", "Գանձակ", "e\u{301}te\u{301} (1)"] {
            assert!(matches!(visual_line(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn words_stand_from_right_to_left_with_their_letters_in_their_order() {
        assert_eq!(visual_line("שלום עולם"), "עולם שלום");
        assert_eq!(visual_line("دریای خزر"), "خزر دریای");
        assert_eq!(visual_line("a שלום עולם b"), "a עולם שלום b");
    }

    #[test]
    fn numbers_keep_their_order_and_brackets_look_the_other_way() {
        assert_eq!(visual_line("שנת 1995 בבאקו"), "בבאקו 1995 שנת");
        assert_eq!(visual_line("עולם (שלום)"), "(שלום) עולם");
    }

    #[test]
    fn marks_stay_on_their_letter() {
        let vowels = "שָׁלוֹם עוֹלָם";
        assert_eq!(visual_line(vowels), "עוֹלָם שָׁלוֹם");
        assert_eq!(visual_line("عُمان"), "عُمان");
    }

    #[test]
    fn signs_of_direction_are_obeyed_and_not_painted() {
        assert_eq!(visual_line("\u{200F}שלום\u{200E}"), "שלום");
    }

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(elided("short", 5), "short");
        assert_eq!(elided("longer", 5), "longe…");
        assert_eq!(
            elided("cafe\u{301}s", 4),
            "caf…",
            "never a letter without its mark"
        );
        assert_eq!(elided("\u{301}\u{301}", 1), "…");
        assert_eq!(elided(&"x".repeat(10_000), 300).chars().count(), 301);
    }
}
