use crate::text::Language;

/// What kind of thing a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is what it is named after")]
pub enum PlaceKind {
    Country,
    Capital,
    Town,
    Region,
    Ocean,
    Sea,
    Strait,
    Bay,
    Lake,
    River,
    Range,
    Plateau,
    Plain,
    Desert,
    Peninsula,
    Island,
    Islands,
}

impl PlaceKind {
    /// The words of the file.
    const WORDS: [(Self, &'static str); 17] = [
        (Self::Country, "country"),
        (Self::Capital, "capital"),
        (Self::Town, "town"),
        (Self::Region, "region"),
        (Self::Ocean, "ocean"),
        (Self::Sea, "sea"),
        (Self::Strait, "strait"),
        (Self::Bay, "bay"),
        (Self::Lake, "lake"),
        (Self::River, "river"),
        (Self::Range, "range"),
        (Self::Plateau, "plateau"),
        (Self::Plain, "plain"),
        (Self::Desert, "desert"),
        (Self::Peninsula, "peninsula"),
        (Self::Island, "island"),
        (Self::Islands, "islands"),
    ];

    /// The kind a word of the file stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let known = Self::WORDS.into_iter().find(|(_, it)| *it == word);
        known.map(|(kind, _)| kind)
    }

    /// Its word in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        let known = Self::WORDS.into_iter().find(|(kind, _)| *kind == self);
        known.map_or("", |(_, word)| word)
    }

    /// Whether it is a town, a capital among them.
    #[must_use]
    pub const fn is_town(self) -> bool {
        matches!(self, Self::Capital | Self::Town)
    }
}

/// An official name that a place no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerName<'a> {
    /// The name.
    pub text: &'a str,
    /// The language it is in.
    pub language: Language,
    /// The first year, where it is certain.
    pub first: Option<i16>,
    /// The last year, where it is certain.
    pub last: Option<i16>,
}
