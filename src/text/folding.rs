//! Names and words without case, marks and scripts, so that what was typed on one keyboard finds what was written in
//! another: "Гянджа", "Gəncə" and "gence".
//!
//! [`fold`] writes letters in the Latin alphabet one by one, so that the beginning of a word stays a beginning. Where a
//! letter is written in several ways, the others are further [`Spelling`]s. [`sound`] goes on to make alike what
//! different romanisations write for one sound (kh, x, h; dzh, dj, j). What is looked for is indexed under all of its
//! [`Keys`] and the sound of the first; what was typed is folded once, and sounded once.
//!
//! Letters are taken one at a time from `any_ascii`, corrected for the languages of the atlas. Nothing here knows which
//! language a text is in, and nothing is said about meaning: no stems, no stop words.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::{compose, is_combining_mark};

/// Which of the plausible Latin spellings is taken for the letters that have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As it sounds: ş is sh, ə is e, ё is yo. What was typed is folded like this.
    Sounded,
    /// As one writes without marks: ş is s, ə is a, ё is e.
    Bare,
    /// A mixture that people use: ş is s, but ə is e; x is ks.
    Mixed,
}

impl Spelling {
    /// All of them, the first choice first.
    pub const ALL: [Self; 3] = [Self::Sounded, Self::Bare, Self::Mixed];
}

/// A text in lower-case Latin letters, digits and single spaces, of which each byte knows where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each byte, the range of bytes of the source.
    from: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn new(text: &str, spelling: Spelling) -> Self {
        let mut folded = Self::default();
        letters(text, spelling, |letters, start, end| {
            add(&mut folded.text, letters);
            folded.from.resize(folded.text.len(), offsets(start, end));
        });
        folded
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What [`sound`] makes of it.
    #[must_use]
    pub fn sounded(&self) -> Self {
        let mut sounded = Self::default();
        sounds(self.text.as_bytes(), |byte, start, end| {
            sounded.text.push(char::from(byte));
            let source = self.source(start..end);
            sounded.from.push(offsets(source.start, source.end));
        });
        sounded
    }

    /// The bytes of the source that a range of bytes of the folded text stands for; an empty range where it is empty
    /// or lies outside.
    #[must_use]
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let bytes = self.from.get(range).unwrap_or_default();
        match (bytes.first(), bytes.last()) {
            (Some(first), Some(last)) => first.0 as usize..last.1 as usize,
            _ => 0..0,
        }
    }
}

/// A text in lower-case Latin letters, digits and single spaces, in its first spelling.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, in place of what is in the buffer.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    letters(text, Spelling::Sounded, |it, _, _| add(folded, it));
}

/// Adds ASCII letters.
fn add(to: &mut String, letters: &[u8]) {
    for letter in letters {
        to.push(char::from(*letter));
    }
}

/// A folded text with the spellings of one sound made alike.
#[must_use]
pub fn sound(folded: &str) -> String {
    let mut sounded = String::with_capacity(folded.len());
    sound_into(folded, &mut sounded);
    sounded
}

/// The same, in place of what is in the buffer.
pub fn sound_into(folded: &str, sounded: &mut String) {
    sounded.clear();
    if sounds_as_spelled(folded.as_bytes()) {
        sounded.push_str(folded);
        return;
    }
    sounds(folded.as_bytes(), |byte, _, _| {
        sounded.push(char::from(byte));
    });
}

/// What a name is to be found under; buffers are kept between names.
#[derive(Debug, Default)]
pub struct Keys {
    found: [String; 3],
    scratch: String,
}

impl Keys {
    /// The different spellings of a name, the first choice first. The [`sound`] of that one is a further key.
    pub fn of(&mut self, name: &str) -> impl Iterator<Item = &str> {
        let mut count = 0;
        for spelling in Spelling::ALL {
            self.scratch.clear();
            let scratch = &mut self.scratch;
            let several = letters(name, spelling, |it, _, _| add(scratch, it));
            if !self.scratch.is_empty() && !self.found[..count].contains(&self.scratch) {
                self.found[count].clone_from(&self.scratch);
                count += 1;
            }
            if !several {
                break;
            }
        }
        self.found[..count].iter().map(String::as_str)
    }
}

/// The folded text for which a name has this key, with the way back to the name.
#[must_use]
pub fn folded_with_key(name: &str, key: &str) -> Option<Folded> {
    let mut spelled = Spelling::ALL.into_iter().map(|it| Folded::new(name, it));
    spelled.find(|it| it.text == key).or_else(|| {
        let sounded = Folded::new(name, Spelling::Sounded).sounded();
        (sounded.text == key).then_some(sounded)
    })
}

/// A range of bytes in 32 bits; names are short.
fn offsets(start: usize, end: usize) -> (u32, u32) {
    let short = |at| u32::try_from(at).unwrap_or(u32::MAX);
    (short(start), short(end))
}

/// Gives the Latin letters of each letter with its range of bytes, and a space between words. Tells whether any letter
/// has several spellings.
fn letters(text: &str, spelling: Spelling, mut give: impl FnMut(&[u8], usize, usize)) -> bool {
    let known = KNOWN.as_slice();
    let mut several = false;
    let (mut begun, mut gap) = (false, None);
    let mut rest = text.char_indices().peekable();
    while let Some((start, mut letter)) = rest.next() {
        let mut end = start + letter.len_utf8();
        while let Some(&(at, next)) = rest.peek() {
            let Some(whole) = joined(letter, next) else {
                break;
            };
            (letter, end) = (whole, at + next.len_utf8());
            rest.next();
        }
        let sign = known.get(letter as usize).copied();
        let sign = sign.unwrap_or_else(|| Sign::of(letter));
        let latin = sign.latin(spelling);
        if !latin.is_empty() {
            if let (true, Some((from, to))) = (begun, gap.take()) {
                give(b" ", from, to);
            }
            begun = true;
            several |= sign.kind == Kind::Several;
            give(latin, start, end);
        } else if sign.kind == Kind::Gap {
            gap = Some((start, end));
        }
    }
    several
}

/// What kind of character it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stands between words.
    Gap,
    /// It counts for nothing.
    Silent,
    /// A letter or digit with one spelling.
    Letter,
    /// A letter with several spellings.
    Several,
}

/// The most Latin letters that stand for a character; longer transcriptions are cut.
const LONGEST: usize = 7;

/// What a character is for folding, with its spellings.
#[derive(Clone, Copy)]
struct Sign {
    kind: Kind,
    lens: [u8; 3],
    spelled: [[u8; LONGEST]; 3],
}

/// The characters of alphabets, worked out once.
static KNOWN: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let characters = (0..0x2070).map(|it| char::from_u32(it).unwrap_or(' '));
    characters.map(Sign::of).collect()
});

impl Sign {
    /// Works out what a character is.
    fn of(character: char) -> Self {
        let mut sign = Self {
            kind: Kind::Silent,
            lens: [0; 3],
            spelled: [[0; LONGEST]; 3],
        };
        if is_silent(character) {
            return sign;
        }
        if !character.is_alphanumeric() {
            sign.kind = Kind::Gap;
            return sign;
        }
        let lower = character.to_lowercase().next().unwrap_or(character);
        let several = choices(lower);
        sign.kind = several.map_or(Kind::Letter, |_| Kind::Several);
        let spellings = several.unwrap_or_else(|| [any_ascii::any_ascii_char(lower); 3]);
        for (at, latin) in spellings.into_iter().enumerate() {
            let plain = latin.bytes().filter(u8::is_ascii_alphanumeric);
            for (letter, to) in plain.zip(&mut sign.spelled[at]) {
                *to = letter.to_ascii_lowercase();
                sign.lens[at] += 1;
            }
        }
        sign
    }

    /// Its letters in a spelling.
    fn latin(&self, spelling: Spelling) -> &[u8] {
        let at = spelling as usize;
        &self.spelled[at][..usize::from(self.lens[at])]
    }
}

/// A letter and what follows it as one: a mark over it, or the two letters of the Armenian u.
fn joined(letter: char, next: char) -> Option<char> {
    match next {
        '\0'..'\u{300}' | '\u{370}'..'\u{483}' | '\u{48a}'..'\u{580}' => None,
        'ւ' => matches!(letter, 'ո' | 'Ո').then_some('у'),
        _ => is_combining_mark(next).then(|| compose(letter, next).unwrap_or(letter)),
    }
}

/// What is neither a letter nor a gap between words: apostrophes, marks, signs that only direct the writing.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '"' | '’' | '‘' | '´' | '′' | '″' | '“' | '”' | '«' | '»' | '·' | '\u{ad}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
            | '\u{2b0}'..='\u{2ff}'
    ) || is_combining_mark(letter)
}

/// The spellings of a lower-case letter, where `any_ascii` has not the one of our languages or there are several.
const fn choices(letter: char) -> Option<[&'static str; 3]> {
    Some(match letter {
        'ə' | 'ǝ' => ["e", "a", "e"],
        'ş' | 'š' | 'ș' => ["sh", "s", "s"],
        'ç' | 'č' => ["ch", "c", "c"],
        'ž' => ["zh", "z", "z"],
        'x' => ["x", "x", "ks"],
        'я' => ["ya", "a", "ya"],
        'ю' => ["yu", "u", "yu"],
        'ё' => ["yo", "e", "o"],
        'є' => ["ye", "e", "ie"],
        'ї' => ["yi", "i", "yi"],
        'х' => ["kh", "h", "x"],
        'қ' => ["q", "k", "q"],
        'ғ' => ["gh", "g", "gh"],
        'ң' => ["ng", "n", "ng"],
        'ў' | 'ӯ' => ["u", "o", "u"],
        _ => return None,
    })
}

/// Gives the sounds of a folded text with the range of bytes of each.
fn sounds(folded: &[u8], mut give: impl FnMut(u8, usize, usize)) {
    let mut last = b' ';
    let mut at = 0;
    while let Some(rest) = folded.get(at..).filter(|rest| !rest.is_empty()) {
        let (taken, sound) = first_sound(rest, last);
        // Doubled letters sound once; digits stay.
        let doubled = sound[0] == last && last.is_ascii_lowercase();
        for &byte in sound.iter().filter(|it| **it != 0 && !doubled) {
            give(byte, at, at + taken);
            last = byte;
        }
        at += taken;
    }
}

/// Whether each letter certainly has the sound it is written with: true for most names, and quick to tell.
fn sounds_as_spelled(folded: &[u8]) -> bool {
    let mut last = 0;
    let mut other = 0;
    for byte in folded {
        other |= PAIRS[usize::from(last & 31)] >> (byte & 31);
        last = *byte;
    }
    other & 1 == 0
}

/// For the last five bits of a letter, a bit for each next one with which it may sound as it is not spelled.
static PAIRS: [u32; 32] = {
    let mut pairs = [1 << (b'y' & 31) | 1 << (b'q' & 31) | 1 << (b'w' & 31) | 1 << (b'x' & 31); 32];
    let known = b"shchckdjzhkhghphtstzoudzsctc";
    let mut at = 0;
    while at < known.len() {
        pairs[(known[at] & 31) as usize] |= 1 << (known[at + 1] & 31);
        at += 2;
    }
    let mut letter = 1;
    while letter <= 26 {
        pairs[letter] |= 1 << letter;
        letter += 1;
    }
    pairs
};

/// How many letters make the first sound after another, and how it is written: in one or two letters, or in none.
fn first_sound(letters: &[u8], last: u8) -> (usize, [u8; 2]) {
    match *letters {
        [b's', b'h', b'c', b'h', ..] => (4, *b"sh"),
        [b't', b's', b'c', b'h', ..] => (4, *b"ch"),
        [b's', b'c', b'h', ..] => (3, *b"sh"),
        [b't', b'c', b'h', ..] => (3, *b"ch"),
        [b'd', b'z', b'h' | b'j', ..] => (3, *b"j\0"),
        [b's', b'h', ..] => (2, *b"sh"),
        [b'c', b'h', ..] => (2, *b"ch"),
        [b'c', b'k', ..] => (2, *b"k\0"),
        [b'd', b'j', ..] | [b'z', b'h', ..] => (2, *b"j\0"),
        [b'k', b'h', ..] => (2, *b"h\0"),
        [b'g', b'h', ..] => (2, *b"g\0"),
        [b'p', b'h', ..] => (2, *b"f\0"),
        [b't', b's' | b'z', ..] => (2, *b"c\0"),
        [b'o', b'u', ..] => (2, *b"u\0"),
        [b'y', next, ..] if is_glide(last, next) => (1, *b"\0\0"),
        [b'y', ..] => (1, *b"i\0"),
        [b'q', ..] => (1, *b"k\0"),
        [b'w', ..] => (1, *b"v\0"),
        [b'x', ..] => (1, *b"h\0"),
        [other, ..] => (1, [other, 0]),
        [] => (1, *b"\0\0"),
    }
}

/// Whether a y only softens: between a consonant and a vowel, or before the e that begins a word.
fn is_glide(last: u8, next: u8) -> bool {
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    match last {
        b' ' => next == b'e',
        _ => vowel(next) && !vowel(last),
    }
}

#[cfg(test)]
mod tests;
