use super::super::Facet;

/// What a link can say, each by one key: `zoom=5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKey {
    /// The version of the link.
    Version,
    /// The dataset that it was made with.
    Dataset,
    /// The middle of the map.
    Center,
    /// How close the map is.
    Zoom,
    /// What of the window of time counts.
    Mode,
    /// Where the window of time begins.
    From,
    /// Where it ends.
    To,
    /// All of the timeline.
    Axis,
    /// A stretch of it that is folded.
    Fold,
    /// Whether anything is folded at all.
    Folds,
    /// What is asked for in the search field.
    Words,
    /// A value that is chosen of a facet.
    Choice(Facet),
    /// A source that is left out.
    Without,
    /// What had been published by when.
    Known,
    /// What is shown in detail.
    Select,
    /// Under which headings events are listed.
    Group,
    /// By what they are sorted.
    Sort,
    /// In which direction.
    Order,
    /// Whether only what is in sight is listed.
    Listed,
    /// Whose borders are drawn.
    Borders,
    /// Whether meridians and parallels are.
    Graticule,
}

/// Other words under which people look for a key.
const OTHERS: [(&str, LinkKey); 17] = [
    ("q", LinkKey::Words),
    ("query", LinkKey::Words),
    ("search", LinkKey::Words),
    ("where", LinkKey::Words),
    ("text", LinkKey::Words),
    ("lon", LinkKey::Center),
    ("lat", LinkKey::Center),
    ("map", LinkKey::Center),
    ("position", LinkKey::Center),
    ("z", LinkKey::Zoom),
    ("start", LinkKey::From),
    ("end", LinkKey::To),
    ("until", LinkKey::To),
    ("event", LinkKey::Select),
    ("selected", LinkKey::Select),
    ("id", LinkKey::Select),
    ("grid", LinkKey::Graticule),
];

impl LinkKey {
    /// All, in the order in which they are explained.
    pub const ALL: [Self; 30] = [
        Self::Center,
        Self::Zoom,
        Self::From,
        Self::To,
        Self::Mode,
        Self::Axis,
        Self::Fold,
        Self::Folds,
        Self::Words,
        Self::Choice(Facet::Theme),
        Self::Choice(Facet::Kind),
        Self::Choice(Facet::Country),
        Self::Choice(Facet::Person),
        Self::Choice(Facet::Organisation),
        Self::Choice(Facet::Source),
        Self::Choice(Facet::Date),
        Self::Choice(Facet::Precision),
        Self::Choice(Facet::Status),
        Self::Choice(Facet::Disputed),
        Self::Without,
        Self::Known,
        Self::Select,
        Self::Group,
        Self::Sort,
        Self::Order,
        Self::Listed,
        Self::Borders,
        Self::Graticule,
        Self::Dataset,
        Self::Version,
    ];

    /// Its word.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Version => "v",
            Self::Dataset => "dataset",
            Self::Center => "center",
            Self::Zoom => "zoom",
            Self::Mode => "mode",
            Self::From => "from",
            Self::To => "to",
            Self::Axis => "axis",
            Self::Fold => "fold",
            Self::Folds => "folds",
            Self::Words => "words",
            Self::Choice(facet) => facet.key(),
            Self::Without => "without",
            Self::Known => "known",
            Self::Select => "select",
            Self::Group => "group",
            Self::Sort => "sort",
            Self::Order => "order",
            Self::Listed => "listed",
            Self::Borders => "borders",
            Self::Graticule => "graticule",
        }
    }

    /// The key of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// The key that was probably meant by a word that is none.
    #[must_use]
    pub fn near(word: &str) -> Option<Self> {
        let small = word.to_lowercase();
        let mut others = OTHERS.into_iter();
        let known = Self::from_key(&small).or_else(|| {
            let found = others.find(|(other, _)| *other == small);
            found.map(|(_, key)| key)
        });
        known.or_else(|| {
            let nearest = crate::text::slips::nearest(word, Self::ALL.into_iter().map(Self::key));
            nearest.and_then(Self::from_key)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Link, View};

    #[test]
    fn words_lead_to_their_keys() {
        for key in LinkKey::ALL {
            assert_eq!(LinkKey::from_key(key.key()), Some(key));
            assert!(!crate::text::link_meaning(key.key()).is_empty(), "{key:?}");
            let example = crate::text::link_example(key.key());
            assert!(example.starts_with(&format!("{}=", key.key())), "{example}");
            let home = View::from_text("").unwrap();
            let link = Link::read(&format!("summit-atlas:?{example}"), &home).unwrap();
            assert_eq!(link.problems, [], "{example}");
        }
        for (other, _) in OTHERS {
            assert_eq!(LinkKey::from_key(other), None, "{other} is a key itself");
        }
        for (word, key) in [
            ("ZOOM", Some("zoom")),
            ("zom", Some("zoom")),
            ("query", Some("words")),
            ("centre", Some("center")),
            ("thema", Some("theme")),
            ("glow", None),
            ("", None),
        ] {
            assert_eq!(LinkKey::near(word).map(LinkKey::key), key, "{word}");
        }
    }
}
