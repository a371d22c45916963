//! One date or date-time: the parts that were stated, and the time that they may mean.

use crate::time::calendar::{self, DAY};
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::window::Window;

/// A date or date-time with as many parts as were stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EdtfDate {
    pub(super) year: YearDigits,
    pub(super) part: Part,
    pub(super) time: Option<TimeOfDay>,
    pub(super) qualifier: Qualifier,
}

/// The year as stated: four digits of which the last may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct YearDigits {
    pub(super) negative: bool,
    /// The number with 0 for each unknown digit, 0 to 9999.
    pub(super) magnitude: u16,
    /// How many trailing digits are unknown, 0 to 3.
    pub(super) unknown: u8,
}

/// What is stated below the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Year,
    Season(Season),
    /// `None` is `XX`.
    Month(Option<u8>),
    /// `None` is `XX`; an unknown month has an unknown day.
    Day(Option<(u8, Option<u8>)>),
}

/// A season without a hemisphere: codes 21 to 24.
///
/// They are read as three whole months by the northern meteorological reckoning; winter starts in December of the
/// year that is written and ends in the February after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 21: March to May.
    Spring,
    /// 22: June to August.
    Summer,
    /// 23: September to November.
    Autumn,
    /// 24: December to February of the following year.
    Winter,
}

/// A time of day with what was said about its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; `None` when only the minute is stated.
    pub second: Option<u8>,
    /// The stated zone.
    pub zone: Zone,
}

/// The zone of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Nothing was said; it is taken as UTC.
    Unstated,
    /// `Z`
    Utc,
    /// Minutes ahead of UTC, −1439 to 1439: `+04:30` is 270.
    Offset(i16),
}

/// What was said about a date as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Nothing.
    #[default]
    None,
    /// `?`: the source is not certain. It never widens.
    Uncertain,
    /// `~`: about then.
    Approximate,
    /// `%`: both.
    UncertainApproximate,
}

impl EdtfDate {
    /// The astronomical year (0 is 1 BC), −9999 to 9999; `None` when one of its digits is unknown.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        let (first, last) = self.years();
        (first == last).then_some(first)
    }

    /// First and last astronomical year that it may be in: the same unless digits are unknown.
    #[must_use]
    pub fn years(&self) -> (i32, i32) {
        self.year.range()
    }

    /// The month, 1 to 12, when it is known.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        match self.part {
            Part::Month(month) => month,
            Part::Day(day) => day.map(|(month, _)| month),
            Part::Year | Part::Season(_) => None,
        }
    }

    /// The day of the month, 1 to 31, when it is known.
    #[must_use]
    pub fn day(&self) -> Option<u8> {
        match self.part {
            Part::Day(day) => day.and_then(|(_, day)| day),
            Part::Year | Part::Season(_) | Part::Month(_) => None,
        }
    }

    /// The season, when the date states one.
    #[must_use]
    pub fn season(&self) -> Option<Season> {
        match self.part {
            Part::Season(season) => Some(season),
            Part::Year | Part::Month(_) | Part::Day(_) => None,
        }
    }

    /// The time of day, when the date states one.
    #[must_use]
    pub fn time(&self) -> Option<TimeOfDay> {
        self.time
    }

    /// What was said about the date as a whole.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// How fine the date is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match (self.time, self.part) {
            (Some(time), _) if time.second.is_some() => Precision::Second,
            (Some(_), _) => Precision::Minute,
            (None, Part::Day(Some((_, Some(_))))) => Precision::Day,
            (None, Part::Day(Some(_)) | Part::Month(Some(_))) => Precision::Month,
            (None, Part::Season(_)) => Precision::Season,
            (None, Part::Year | Part::Month(None) | Part::Day(None)) => match self.year.unknown {
                0 => Precision::Year,
                1 => Precision::Decade,
                2 => Precision::Century,
                _ => Precision::Millennium,
            },
        }
    }

    /// From the first instant that it may mean to the end of the last, as stated: marks do not widen it.
    ///
    /// A date without a zone is a day in UTC; a time of day is a second or a minute long.
    #[must_use]
    pub fn extent(&self) -> Window {
        let (first, last) = self.raw_seconds();
        let (first, last) = (Moment::from_seconds(first), Moment::from_seconds(last));
        // A date is never empty.
        Window::new(first.bounded(), last.bounded()).unwrap_or(Window::SUPPORTED)
    }

    /// Whether all its digits are known and nothing marks it as approximate.
    pub(super) fn is_exact(&self) -> bool {
        let unknown = matches!(
            self.part,
            Part::Month(None) | Part::Day(None | Some((_, None)))
        );
        !unknown && self.year.unknown == 0 && !self.qualifier.is_approximate()
    }

    /// The extent in seconds since 1970; a time of day near the ends of the supported range may fall outside it.
    pub(super) fn raw_seconds(&self) -> (i64, i64) {
        let (year, last_year) = self.year.range();
        let months = |month: u8, count: i64| {
            let first = calendar::month_number(year, month);
            let day = calendar::first_day_of_month;
            (day(first) * DAY, day(first + count) * DAY)
        };
        match self.part {
            Part::Year | Part::Month(None) | Part::Day(None) => {
                let count = i64::from(last_year - year + 1) * 12;
                months(1, count)
            }
            Part::Season(season) => months(season.first_month(), 3),
            Part::Month(Some(month)) | Part::Day(Some((month, None))) => months(month, 1),
            Part::Day(Some((month, Some(day)))) => {
                let start = months(month, 1).0 + i64::from(day - 1) * DAY;
                let Some(time) = self.time else {
                    return (start, start + DAY);
                };
                let minutes = i64::from(time.hour) * 60 + i64::from(time.minute)
                    - i64::from(time.zone.minutes());
                let start = start + minutes * 60 + i64::from(time.second.unwrap_or(0));
                (start, start + if time.second.is_some() { 1 } else { 60 })
            }
        }
    }
}

impl YearDigits {
    /// First and last year it may be. `-0000` is no year, so `-000X` ends with −1.
    pub(super) fn range(self) -> (i32, i32) {
        let low = i32::from(self.magnitude);
        let high = low + 10_i32.pow(u32::from(self.unknown)) - 1;
        if self.negative {
            (-high, -low.max(1))
        } else {
            (low, high)
        }
    }
}

impl Season {
    /// The first of its three months, 1 to 12.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    /// The EDTF code, 21 to 24.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }
}

impl Zone {
    /// Minutes ahead of UTC.
    #[must_use]
    pub const fn minutes(self) -> i16 {
        match self {
            Self::Unstated | Self::Utc => 0,
            Self::Offset(minutes) => minutes,
        }
    }
}

impl Qualifier {
    /// Whether it says `?` or `%`.
    #[must_use]
    pub const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::UncertainApproximate)
    }

    /// Whether it says `~` or `%`.
    #[must_use]
    pub const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::UncertainApproximate)
    }
}
