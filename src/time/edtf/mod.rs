//! Dates as ISO 8601-2 (EDTF) writes them: what was stated, neither more nor less.
//!
//! This is the syntax tree. What an expression *means* for a window is in [`Span`](super::Span).

mod cursor;
mod date;
mod error;
mod fault;
mod hint;
mod marks;
mod parse;
mod parse_date;
mod parse_time;
mod parse_year;
mod part;
mod pattern;
mod print;
mod year;

pub use date::{EdtfDate, TimeOfDay, Zone};
pub use error::EdtfError;
pub use marks::{DatePart, Qualifier};
pub use part::{Hemisphere, Season, YearPart};
pub(super) use pattern::{Days, Pattern};

use super::calendar;
use super::precision::Precision;

/// An expression of the Extended Date/Time Format: read with [`str::parse`], written with [`ToString`].
///
/// Reading ignores space around the expression. Writing gives the one canonical form, which reads back as the same
/// value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date or date-time: `2025-10`, `1985-04-12T23:20:30Z`, `199X`, `2023-23`, `1991~`, `Y-17E7`.
    Date(EdtfDate),
    /// Something that lasts: `2025-10-09/2025-10-10`, `2024-12-25/`, `1985/..`.
    Interval(Interval),
    /// One of several dates, not known which: `[1667,1668,1670..1672]`, `[..2025-12]`.
    OneOf(EdtfSet),
    /// All of several dates: `{1960,1961-12}`.
    AllOf(EdtfSet),
}

/// Something that lasts from one end to the other, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    start: IntervalEnd,
    end: IntervalEnd,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntervalEnd {
    /// Nothing is written: there is an end, not known when.
    Unknown,
    /// `..`: there is no end (or no beginning).
    Open,
    /// A date or date-time.
    Date(EdtfDate),
}

/// The members of a set, in the order they were written; at least one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EdtfSet {
    members: Vec<SetMember>,
}

/// One member of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetMember {
    /// A single date.
    One(EdtfDate),
    /// `a..b`: every date from the first to the last, both included.
    Between(EdtfDate, EdtfDate),
    /// `a..`: that date or any later one.
    From(EdtfDate),
    /// `..b`: that date or any earlier one.
    UpTo(EdtfDate),
}

impl Edtf {
    /// How fine it states its time: the precision of the date, or the coarsest among the ends or the members.
    /// `None` for an interval without a single date (`../..`).
    #[must_use]
    pub fn precision(&self) -> Option<Precision> {
        match self {
            Self::Date(date) => Some(date.precision()),
            Self::Interval(interval) => {
                let ends = [interval.start, interval.end];
                let dates = ends.iter().filter_map(IntervalEnd::date);
                dates.map(EdtfDate::precision).max()
            }
            Self::OneOf(set) | Self::AllOf(set) => {
                let dates = set.members.iter().flat_map(SetMember::dates);
                dates.map(|date| date.precision()).max()
            }
        }
    }

    /// Whether any of its dates, or a part of one, is marked `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.any_date(EdtfDate::is_uncertain)
    }

    /// Whether any of its dates, or a part of one, is marked `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.any_date(EdtfDate::is_approximate)
    }

    fn any_date(&self, test: impl Fn(&EdtfDate) -> bool) -> bool {
        match self {
            Self::Date(date) => test(date),
            Self::Interval(interval) => [interval.start, interval.end]
                .iter()
                .filter_map(IntervalEnd::date)
                .any(test),
            Self::OneOf(set) | Self::AllOf(set) => {
                let mut dates = set.members.iter().flat_map(SetMember::dates);
                dates.any(|date| test(&date))
            }
        }
    }
}

impl Interval {
    /// Where it starts.
    #[must_use]
    pub fn start(&self) -> IntervalEnd {
        self.start
    }

    /// Where it ends, included.
    #[must_use]
    pub fn end(&self) -> IntervalEnd {
        self.end
    }
}

impl IntervalEnd {
    /// The date, when there is one.
    #[must_use]
    pub fn date(&self) -> Option<&EdtfDate> {
        match self {
            Self::Date(date) => Some(date),
            Self::Unknown | Self::Open => None,
        }
    }
}

impl EdtfSet {
    /// The members in the order they were written; never empty.
    #[must_use]
    pub fn members(&self) -> &[SetMember] {
        &self.members
    }
}

impl SetMember {
    /// The one or two dates that it is written with.
    pub fn dates(&self) -> impl Iterator<Item = EdtfDate> + use<> {
        let (first, second) = match *self {
            Self::One(date) | Self::From(date) | Self::UpTo(date) => (date, None),
            Self::Between(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }
}
