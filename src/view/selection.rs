use std::fmt;
use std::str::FromStr;

/// What is shown in detail, by its id: ids outlive a dataset, positions in it do not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// An event.
    Event(String),
    /// A venue.
    Venue(String),
    /// A person.
    Person(String),
    /// An organisation.
    Organisation(String),
    /// A source.
    Source(String),
}

/// A word and what it makes of an id.
type Kind = (&'static str, fn(String) -> Selection);

impl Selection {
    const KINDS: [Kind; 5] = [
        ("event", Self::Event),
        ("venue", Self::Venue),
        ("person", Self::Person),
        ("organisation", Self::Organisation),
        ("source", Self::Source),
    ];

    /// Its id in its own column.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Event(id)
            | Self::Venue(id)
            | Self::Person(id)
            | Self::Organisation(id)
            | Self::Source(id) => id,
        }
    }

    /// The id of the event, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<&str> {
        match self {
            Self::Event(id) => Some(id),
            _ => None,
        }
    }

    /// What it is, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Venue(_) => "venue",
            Self::Person(_) => "person",
            Self::Organisation(_) => "organisation",
            Self::Source(_) => "source",
        }
    }
}

impl fmt::Display for Selection {
    /// `event:aktau-crash`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind(), self.id())
    }
}

impl FromStr for Selection {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once(':').ok_or(())?;
        let make = Self::KINDS
            .iter()
            .find(|(name, _)| *name == kind)
            .ok_or(())?;
        Ok(make.1(id.to_owned()))
    }
}
