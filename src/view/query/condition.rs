use super::super::Facet;
use super::field::{Countable, OwnWords, Part, Timing};
use crate::geo::LonLat;
use crate::time::{Edtf, Span, Widening, Window};

/// What is asked of an event.
///
/// Conditions of several parts are made by [`Condition::all`], [`Condition::any`] and [`Condition::negated`], which
/// keep one form for one meaning: no list in a list of its sort, no list of one, words that follow each other together.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// Plain words, a space between them: all of them begin words of the event or of names that are linked to it.
    Words(String),
    /// It has a value of a facet.
    Has(Facet, String),
    /// How its time stands to a date.
    Time(Timing, Edtf),
    /// Somebody had a part in it.
    Person(Part, String),
    /// It was at a place of that name.
    Place(String),
    /// It was no farther away than so many metres.
    Near(Centre, u32),
    /// Its own words.
    Own(OwnWords, String),
    /// How many of something it has.
    Count(Countable, Comparison, u32),
    /// Not this.
    Not(Box<Condition>),
    /// All of these.
    All(Vec<Condition>),
    /// One of these, or several.
    Any(Vec<Condition>),
}

/// From where a distance counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Centre {
    /// Every place of a name.
    Named(String),
    /// A point.
    At(LonLat),
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Condition {
    /// All of these; `None` of none.
    #[must_use]
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat: Vec<Self> = Vec::with_capacity(parts.len());
        let mut add = |part: Self| match (flat.last_mut(), part) {
            (Some(Self::Words(before)), Self::Words(words)) => {
                before.push(' ');
                before.push_str(&words);
            }
            (_, part) => flat.push(part),
        };
        for part in parts {
            match part {
                Self::All(inner) => inner.into_iter().for_each(&mut add),
                part => add(part),
            }
        }
        one_or(flat, Self::All)
    }

    /// One of these; `None` of none.
    #[must_use]
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let mut flat: Vec<Self> = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                part => flat.push(part),
            }
        }
        one_or(flat, Self::Any)
    }

    /// Not this.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Whether it is nothing but plain words.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Words(_))
    }

    /// The plain words that are looked for, with a space between them; those behind a `not` are none.
    #[must_use]
    pub fn plain_words(&self) -> String {
        let mut words = Vec::new();
        self.each_sought(&mut |leaf| {
            if let Self::Words(some) = leaf {
                words.push(some.as_str());
            }
        });
        words.join(" ")
    }

    /// The plain words, and those that are looked for in titles and summaries: what to mark where it is found.
    #[must_use]
    pub fn marked_words(&self) -> String {
        let mut words = Vec::new();
        self.each_sought(&mut |leaf| match leaf {
            Self::Words(some) | Self::Own(OwnWords::Text | OwnWords::Title, some) => {
                words.push(some.as_str());
            }
            _ => {}
        });
        words.join(" ")
    }

    /// Gives each part that has no parts itself, but for what stands behind a `not`.
    fn each_sought<'a>(&'a self, give: &mut impl FnMut(&'a Self)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.each_sought(give);
                }
            }
            Self::Not(_) => {}
            leaf => give(leaf),
        }
    }
}

fn one_or(
    mut parts: Vec<Condition>,
    several: impl FnOnce(Vec<Condition>) -> Condition,
) -> Option<Condition> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(several(parts)),
    }
}

impl Timing {
    /// The window in which an event has to be: of sets and of approximate dates all the time that they may mean. `None`
    /// where there is no time before or after.
    #[must_use]
    pub fn window(self, date: &Edtf) -> Option<Window> {
        let all = Span::from_edtf(date, Widening::default()).extent();
        match self {
            Self::During | Self::Certainly => Some(all),
            Self::Before => Window::new(Window::ALL.start(), all.start()),
            Self::After => Window::new(all.end(), Window::ALL.end()),
        }
    }
}

impl Comparison {
    /// All, with their signs; longer signs before their beginnings.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::AtMost, "<="),
        (Self::AtLeast, ">="),
        (Self::Unequal, "!="),
        (Self::Less, "<"),
        (Self::More, ">"),
        (Self::Equal, "="),
    ];

    /// How it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        let found = Self::ALL.iter().find(|(it, _)| *it == self);
        found.map_or("=", |(_, sign)| sign)
    }

    /// Whether it holds of a number and another.
    #[must_use]
    pub const fn holds(self, number: u32, other: u32) -> bool {
        match self {
            Self::Equal => number == other,
            Self::Unequal => number != other,
            Self::Less => number < other,
            Self::AtMost => number <= other,
            Self::More => number > other,
            Self::AtLeast => number >= other,
        }
    }
}
