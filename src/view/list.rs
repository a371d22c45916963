/// Under which headings the list of events stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The month in which an event begins, or as much as is known of it.
    #[default]
    Time,
    /// Its places; an event with several stands under each.
    Place,
    /// Its themes; an event with several stands under each.
    Theme,
    /// What sort of event.
    Kind,
    /// None.
    Nothing,
}

impl Grouping {
    /// All, with their words in links.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Time, "time"),
        (Self::Place, "place"),
        (Self::Theme, "theme"),
        (Self::Kind, "kind"),
        (Self::Nothing, "nothing"),
    ];

    /// Its word in links.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(it, _)| *it == self);
        found.map_or("", |(_, word)| word)
    }
}

/// By what events are sorted, within their headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// Earliest start, then latest end; undated ones last either way.
    #[default]
    Time,
    /// Title, regardless of case and marks.
    Title,
    /// Kind.
    Kind,
    /// The first place.
    Place,
    /// The country of the first place.
    Country,
    /// Whether it took place.
    Status,
    /// How well its place is known.
    Precision,
    /// How many sources speak of it.
    Sources,
    /// What sources disagree about.
    Disputed,
}

impl SortKey {
    /// All, with their words in links.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Time, "time"),
        (Self::Title, "title"),
        (Self::Kind, "kind"),
        (Self::Place, "place"),
        (Self::Country, "country"),
        (Self::Status, "status"),
        (Self::Precision, "precision"),
        (Self::Sources, "sources"),
        (Self::Disputed, "disputed"),
    ];

    /// Its word in links.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(it, _)| *it == self);
        found.map_or("", |(_, word)| word)
    }
}

/// How events are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ListOrder {
    /// Under which headings.
    pub grouping: Grouping,
    /// By what.
    pub key: SortKey,
    /// Whether from the last to the first: the newest above.
    pub descending: bool,
}

impl ListOrder {
    /// The same sorted by something else: time, sources and disputes from the most, whatever has letters from the first.
    #[must_use]
    pub fn sorted_by(self, key: SortKey) -> Self {
        let descending = matches!(key, SortKey::Time | SortKey::Sources | SortKey::Disputed);
        Self {
            key,
            descending,
            ..self
        }
    }
}

impl Default for ListOrder {
    /// By month, the newest above.
    fn default() -> Self {
        Self {
            grouping: Grouping::Time,
            key: SortKey::Time,
            descending: true,
        }
    }
}
