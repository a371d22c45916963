//! Calendar units: rounding down, the start of the following one, and steps.

use serde::{Deserialize, Serialize};

use super::calendar::{self, DAY};
use super::moment::Moment;

/// A unit of the calendar, ordered from the shortest to the longest. UTC, without leap seconds.
///
/// Decades, centuries and millennia are those of the digits, as `199X` means them: the century of 1950 starts in
/// 1900, and astronomical years are used throughout (the decade of −5 is −10 to −1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// One second.
    Second,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours from midnight UTC.
    Day,
    /// Seven days from Monday, as in ISO 8601.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Ten years from a year that ends in 0.
    Decade,
    /// A hundred years from a year that ends in 00.
    Century,
    /// A thousand years from a year that ends in 000.
    Millennium,
}

/// More months than the supported range has.
const ALL_MONTHS: i64 = 12 * (calendar::LAST_YEAR as i64 - calendar::FIRST_YEAR as i64 + 2);

/// How a unit is counted.
enum Length {
    /// So many seconds, from an offset against 1970-01-01.
    Seconds { length: i64, offset: i64 },
    /// So many months, from January of year 0.
    Months(i64),
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 10] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];

    const fn length(self) -> Length {
        let (length, offset) = match self {
            Self::Second => (1, 0),
            Self::Minute => (60, 0),
            Self::Hour => (3600, 0),
            Self::Day => (DAY, 0),
            // 1970-01-01 was a Thursday.
            Self::Week => (7 * DAY, -3 * DAY),
            Self::Month => return Length::Months(1),
            Self::Year => return Length::Months(12),
            Self::Decade => return Length::Months(120),
            Self::Century => return Length::Months(1200),
            Self::Millennium => return Length::Months(12_000),
        };
        Length::Seconds { length, offset }
    }

    /// The start of the unit that a moment lies in, not before [`Moment::MIN`]. The unbounded ends stay.
    #[must_use]
    pub fn floor(self, moment: Moment) -> Moment {
        if !moment.is_bounded() {
            return moment;
        }
        match self.length() {
            Length::Seconds { length, offset } => {
                moment.plus(-(moment.seconds() - offset).rem_euclid(length))
            }
            Length::Months(months) => floor_months(moment, months, 0),
        }
    }

    /// The start of the following unit, not after [`Moment::MAX`]. The unbounded ends stay.
    #[must_use]
    pub fn next(self, moment: Moment) -> Moment {
        if !moment.is_bounded() {
            return moment;
        }
        match self.length() {
            Length::Seconds { length, offset } => {
                moment.plus(length - (moment.seconds() - offset).rem_euclid(length))
            }
            Length::Months(months) => next_months(moment, months, 0),
        }
    }

    /// `n` units later (earlier when negative), stopping at the ends of the supported range. Months and longer keep
    /// the day of the month and the time of day; where the month is too short its last day is taken (31 January
    /// and one month is 28 or 29 February). The unbounded ends stay.
    #[must_use]
    pub fn step(self, moment: Moment, n: i64) -> Moment {
        match self.length() {
            Length::Seconds { length, .. } => moment.plus(length.saturating_mul(n)),
            Length::Months(months) => step_months(moment, months.saturating_mul(n)),
        }
    }
}

/// Start of the run of `months` months that a moment lies in, where one run starts in the month `first` (0 is
/// January of year 0).
pub(super) fn floor_months(moment: Moment, months: i64, first: i64) -> Moment {
    let number = moment.month_number();
    Moment::start_of_month(number - (number - first).rem_euclid(months))
}

/// Start of the following run of `months` months.
pub(super) fn next_months(moment: Moment, months: i64, first: i64) -> Moment {
    let number = moment.month_number();
    Moment::start_of_month(number - (number - first).rem_euclid(months) + months)
}

/// So many months later, keeping day of the month (or the last there is) and time of day.
pub(super) fn step_months(moment: Moment, months: i64) -> Moment {
    if !moment.is_bounded() {
        return moment;
    }
    let civil = moment.civil();
    // Beyond the length of the supported range every step ends at the same end.
    let number =
        calendar::month_number(civil.year, civil.month) + months.clamp(-ALL_MONTHS, ALL_MONTHS);
    let (year, month) = calendar::month_of_number(number);
    if !(calendar::FIRST_YEAR..=calendar::LAST_YEAR).contains(&year) {
        return Moment::start_of_month(number);
    }
    let day = i64::from(civil.day.min(calendar::days_in_month(year, month))) - 1;
    let time = moment.seconds().rem_euclid(DAY);
    Moment::start_of_month(number).plus(day * DAY + time)
}
