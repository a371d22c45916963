use super::super::{DISPUTED, DateClass, Facet};

/// What a condition can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryField {
    /// A value by which events are counted, too: `theme:sport`.
    Facet(Facet),
    /// Time: `during:2025-10`.
    Time(Timing),
    /// Somebody in a part: `absent:Aliyev`.
    Person(Part),
    /// A place by its name: `place:Ganja`.
    Place,
    /// A distance from a place: `near:Ganja~50km`.
    Near,
    /// The event's own words: `text:"trade"`.
    Own(OwnWords),
    /// How many of something: `sources>=2`.
    Count(Countable),
}

/// How the time of an event stands to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timing {
    /// It may overlap the date.
    During,
    /// It overlaps the date for certain.
    Certainly,
    /// It may have been, at least in part, before the date begins.
    Before,
    /// It may have been, at least in part, after the date ends.
    After,
}

/// What part somebody has in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Was there: as host, participant or speaker.
    Present,
    /// Was not there, and a source says so.
    Absent,
    /// Was to come.
    Expected,
}

/// Which words of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnWords {
    /// Title and summary.
    Text,
    /// The title alone.
    Title,
    /// The id, whole.
    Id,
}

/// What is counted of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Countable {
    /// Sources that speak of it.
    Sources,
    /// Claims about it.
    Claims,
    /// People who were there, were expected or were absent.
    People,
    /// Its places.
    Places,
}

impl QueryField {
    /// All, those that are asked for most come first.
    pub const ALL: [Self; 26] = [
        Self::Facet(Facet::Theme),
        Self::Facet(Facet::Kind),
        Self::Facet(Facet::Country),
        Self::Place,
        Self::Near,
        Self::Time(Timing::During),
        Self::Time(Timing::Certainly),
        Self::Time(Timing::Before),
        Self::Time(Timing::After),
        Self::Facet(Facet::Person),
        Self::Person(Part::Present),
        Self::Person(Part::Absent),
        Self::Person(Part::Expected),
        Self::Facet(Facet::Organisation),
        Self::Facet(Facet::Source),
        Self::Facet(Facet::Disputed),
        Self::Facet(Facet::Status),
        Self::Facet(Facet::Date),
        Self::Facet(Facet::Precision),
        Self::Own(OwnWords::Text),
        Self::Own(OwnWords::Title),
        Self::Own(OwnWords::Id),
        Self::Count(Countable::Sources),
        Self::Count(Countable::Claims),
        Self::Count(Countable::People),
        Self::Count(Countable::Places),
    ];

    /// Its word.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.key(),
            Self::Time(Timing::During) => "during",
            Self::Time(Timing::Certainly) => "certainly",
            Self::Time(Timing::Before) => "before",
            Self::Time(Timing::After) => "after",
            Self::Person(Part::Present) => "present",
            Self::Person(Part::Absent) => "absent",
            Self::Person(Part::Expected) => "expected",
            Self::Place => "place",
            Self::Near => "near",
            Self::Own(OwnWords::Text) => "text",
            Self::Own(OwnWords::Title) => "title",
            Self::Own(OwnWords::Id) => "id",
            Self::Count(Countable::Sources) => "sources",
            Self::Count(Countable::Claims) => "claims",
            Self::Count(Countable::People) => "people",
            Self::Count(Countable::Places) => "places",
        }
    }

    /// The field of a word, in capitals or small letters.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|field| field.key().eq_ignore_ascii_case(key))
    }

    /// All values that it can have, where these are the same in every dataset.
    #[must_use]
    pub fn fixed_values(self) -> Option<&'static [&'static str]> {
        const DATES: [&str; 5] = [
            DateClass::Day.key(),
            DateClass::Month.key(),
            DateClass::Year.key(),
            DateClass::Doubtful.key(),
            DateClass::Undated.key(),
        ];
        match self {
            Self::Facet(Facet::Date) => Some(&DATES),
            Self::Facet(Facet::Precision) => {
                Some(&["site", "city", "region", "country", "line", "none"])
            }
            Self::Facet(Facet::Status) => Some(&["happened", "announced", "expected", "cancelled"]),
            Self::Facet(Facet::Disputed) => Some(&DISPUTED),
            _ => None,
        }
    }
}
