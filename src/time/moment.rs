//! A point in time to the second, and its calendar reading.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::{self, DAY};

/// Seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar, without leap seconds.
///
/// A moment either lies in the supported range [`Moment::MIN`]`..=`[`Moment::MAX`] (years −285 000 000 to
/// 285 000 000, and the instant after them) or is one of the two unbounded ends, [`Moment::BEGINNING`] and [`Moment::END`]. Every way of
/// making one keeps that, so moments compare, hash and subtract without surprises.
///
/// It is written as a plain integer by serde. It knows no time zone: everything is UTC.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(from = "i64", into = "i64")]
pub struct Moment(i64);

/// The calendar reading of a [`Moment`], UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// Astronomical year: 0 is 1 BC. −285 000 000 to 285 000 000, and 285 000 001 for [`Moment::MAX`] alone.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Moment {
    /// First supported moment, the start of the year −285 000 000.
    pub const MIN: Self = Self(calendar::FIRST_DAY * DAY);
    /// End of the supported range, the instant after the last second of the year 285 000 000.
    pub const MAX: Self = Self(calendar::END_DAY * DAY);
    /// Before everything: the start of what has no start.
    pub const BEGINNING: Self = Self(i64::MIN);
    /// After everything: the end of what has no end.
    pub const END: Self = Self(i64::MAX);

    /// The moment so many seconds after 1970-01-01T00:00:00Z; what lies before the supported range becomes
    /// [`Moment::BEGINNING`], what lies after it [`Moment::END`].
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        if seconds < Self::MIN.0 {
            Self::BEGINNING
        } else if seconds > Self::MAX.0 {
            Self::END
        } else {
            Self(seconds)
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z; `i64::MIN` and `i64::MAX` for the unbounded ends.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Midnight at the start of a day; `None` when there is no such day or the year is outside −285 000 000 to
    /// 285 000 000.
    #[must_use]
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        Some(Self(calendar::day_number(year, month, day)? * DAY))
    }

    /// The calendar reading. The unbounded ends read as the ends of the supported range.
    #[must_use]
    pub fn civil(self) -> Civil {
        let seconds = self.bounded().0;
        let (year, month, day) = calendar::date_of_day(seconds.div_euclid(DAY));
        let (hour, minute, second) = time_of_day(seconds.rem_euclid(DAY));
        Civil {
            year,
            month,
            day,
            hour,
            minute,
            second,
        }
    }

    /// Whether it is neither [`Moment::BEGINNING`] nor [`Moment::END`].
    #[must_use]
    pub const fn is_bounded(self) -> bool {
        self.0 != i64::MIN && self.0 != i64::MAX
    }

    /// The nearest moment of the supported range: only the unbounded ends change.
    #[must_use]
    pub const fn bounded(self) -> Self {
        if self.0 < Self::MIN.0 {
            Self::MIN
        } else if self.0 > Self::MAX.0 {
            Self::MAX
        } else {
            self
        }
    }

    /// So many seconds later (earlier when negative), stopping at the ends of the supported range; the unbounded
    /// ends stay where they are.
    #[must_use]
    pub const fn plus(self, seconds: i64) -> Self {
        if self.is_bounded() {
            Self(self.0.saturating_add(seconds)).bounded()
        } else {
            self
        }
    }

    /// Months from January of year 0 to the month it lies in.
    pub(super) fn month_number(self) -> i64 {
        let civil = self.civil();
        calendar::month_number(civil.year, civil.month)
    }

    /// The first instant of a month by its number, kept inside the supported range.
    pub(super) fn start_of_month(number: i64) -> Self {
        Self(calendar::first_day_of_month(number) * DAY)
    }
}

/// Hour, minute and second of a second of the day (0 to 86 399).
fn time_of_day(seconds: i64) -> (u8, u8, u8) {
    let part = |value: i64| u8::try_from(value).unwrap_or(0);
    (
        part(seconds / 3600),
        part(seconds / 60 % 60),
        part(seconds % 60),
    )
}

impl From<i64> for Moment {
    fn from(seconds: i64) -> Self {
        Self::from_seconds(seconds)
    }
}

impl From<Moment> for i64 {
    fn from(moment: Moment) -> Self {
        moment.seconds()
    }
}

/// ISO 8601 as short as it is exact: a plain date at midnight, else a date-time with `Z`; `..` for the unbounded ends.
///
/// A year of more than four digits is led by `Y`: `Y12000-05-03T10:00:00Z`, `Y-12000-05-03`. EDTF writes years that way,
/// but knows no months below them.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_bounded() {
            return f.write_str("..");
        }
        let civil = self.civil();
        let long = if (-9999..=9999).contains(&civil.year) {
            ""
        } else {
            "Y"
        };
        let sign = if civil.year < 0 { "-" } else { "" };
        write!(
            f,
            "{long}{sign}{:04}-{:02}-{:02}",
            civil.year.unsigned_abs(),
            civil.month,
            civil.day
        )?;
        if (civil.hour, civil.minute, civil.second) == (0, 0, 0) {
            return Ok(());
        }
        write!(
            f,
            "T{:02}:{:02}:{:02}Z",
            civil.hour, civil.minute, civil.second
        )
    }
}
