//! How fine a date is known, which is also the unit that `~` widens by.

use super::moment::Moment;
use super::unit::{self, Unit};

/// A month in which a season starts: March of year 0.
const FIRST_SEASON: i64 = 2;

/// How fine a date states its time, ordered from the finest to the coarsest: the unit of its last digit that is
/// *known*. `2004-XX` is of the precision [`Precision::Year`], since the month is not known, and `201X` of
/// [`Precision::Decade`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2025-10-09T14:30:00Z`
    Second,
    /// `2025-10-09T14:30Z`
    Minute,
    /// `2025-10-09`, and `156X-12-25` though the year is not known
    Day,
    /// `2025-10`, `2025-10-XX` and `2025-10-2X`
    Month,
    /// `2025-23`: three months that start in March, June, September or December
    Season,
    /// `2025-33`: three months that start in January, April, July or October
    Quarter,
    /// `2025-37`: four months
    Quadrimester,
    /// `2025-40`: six months
    Semester,
    /// `2025`, `2025-XX`, `2025-XX-XX` and `2025-1X`
    Year,
    /// `202X`
    Decade,
    /// `20XX` and `1950S2`
    Century,
    /// `2XXX`
    Millennium,
    /// Ten to this power of years, 4 to 8: `XXXX` is 4 (10 000 years), `Y171010000S3` is 6 (a million).
    Years(u8),
}

/// How the units of a precision are counted.
enum Counted {
    In(Unit),
    /// Runs of so many months, one of which starts in a month by its number.
    Months(i64, i64),
}

impl Precision {
    /// The calendar unit of this length; `None` where there is none: for parts of a year that are no months, and for
    /// more than a thousand years.
    #[must_use]
    pub const fn unit(self) -> Option<Unit> {
        match self.counted() {
            Counted::In(unit) => Some(unit),
            Counted::Months(..) => None,
        }
    }

    const fn counted(self) -> Counted {
        Counted::In(match self {
            Self::Second => Unit::Second,
            Self::Minute => Unit::Minute,
            Self::Day => Unit::Day,
            Self::Month => Unit::Month,
            Self::Season => return Counted::Months(3, FIRST_SEASON),
            Self::Quarter => return Counted::Months(3, 0),
            Self::Quadrimester => return Counted::Months(4, 0),
            Self::Semester => return Counted::Months(6, 0),
            Self::Year => Unit::Year,
            Self::Decade => Unit::Decade,
            Self::Century => Unit::Century,
            Self::Millennium => Unit::Millennium,
            Self::Years(power) => {
                // Ten digits are more than any supported year has.
                let power = if power < 10 { power as u32 } else { 10 };
                return Counted::Months(12 * 10_i64.pow(power), 0);
            }
        })
    }

    /// `n` units of this precision later (earlier when negative), as [`Unit::step`].
    pub(super) fn step(self, moment: Moment, n: i64) -> Moment {
        match self.counted() {
            Counted::In(unit) => unit.step(moment, n),
            Counted::Months(months, _) => unit::step_months(moment, n.saturating_mul(months)),
        }
    }

    /// The start of the following unit of this precision, as [`Unit::next`].
    pub(super) fn next(self, moment: Moment) -> Moment {
        match self.counted() {
            Counted::In(unit) => unit.next(moment),
            Counted::Months(months, first) if moment.is_bounded() => {
                unit::next_months(moment, months, first)
            }
            Counted::Months(..) => moment,
        }
    }

    /// The start of the unit of this precision that a moment lies in, as [`Unit::floor`].
    pub(super) fn floor(self, moment: Moment) -> Moment {
        match self.counted() {
            Counted::In(unit) => unit.floor(moment),
            Counted::Months(months, first) if moment.is_bounded() => {
                unit::floor_months(moment, months, first)
            }
            Counted::Months(..) => moment,
        }
    }
}
