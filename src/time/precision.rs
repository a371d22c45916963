//! How fine a date is known, which is also the unit that `~` widens by.

use super::moment::Moment;
use super::unit::{self, Unit};

/// A month in which a season starts: March of year 0.
const FIRST_SEASON: i64 = 2;

/// How fine a date states its time, ordered from the finest to the coarsest. It is what is *known*: `2004-XX` is of
/// the precision [`Precision::Year`], since the month is not known, and `201X` of [`Precision::Decade`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2025-10-09T14:30:00Z`
    Second,
    /// `2025-10-09T14:30Z`
    Minute,
    /// `2025-10-09`
    Day,
    /// `2025-10` and `2025-10-XX`
    Month,
    /// `2025-23`: three months
    Season,
    /// `2025`, `2025-XX` and `2025-XX-XX`
    Year,
    /// `202X`
    Decade,
    /// `20XX`
    Century,
    /// `2XXX`
    Millennium,
}

impl Precision {
    /// The calendar unit of this length; `None` for a season, which is three months.
    #[must_use]
    pub const fn unit(self) -> Option<Unit> {
        Some(match self {
            Self::Second => Unit::Second,
            Self::Minute => Unit::Minute,
            Self::Day => Unit::Day,
            Self::Month => Unit::Month,
            Self::Season => return None,
            Self::Year => Unit::Year,
            Self::Decade => Unit::Decade,
            Self::Century => Unit::Century,
            Self::Millennium => Unit::Millennium,
        })
    }

    /// `n` units of this precision later (earlier when negative), as [`Unit::step`].
    pub(super) fn step(self, moment: Moment, n: i64) -> Moment {
        match self.unit() {
            Some(unit) => unit.step(moment, n),
            None => unit::step_months(moment, n.saturating_mul(3)),
        }
    }

    /// The start of the following unit of this precision, as [`Unit::next`]; seasons start in March, June,
    /// September and December.
    pub(super) fn next(self, moment: Moment) -> Moment {
        match self.unit() {
            Some(unit) => unit.next(moment),
            None if moment.is_bounded() => unit::next_months(moment, 3, FIRST_SEASON),
            None => moment,
        }
    }

    /// The start of the unit of this precision that a moment lies in, as [`Unit::floor`].
    pub(super) fn floor(self, moment: Moment) -> Moment {
        match self.unit() {
            Some(unit) => unit.floor(moment),
            None if moment.is_bounded() => unit::floor_months(moment, 3, FIRST_SEASON),
            None => moment,
        }
    }
}
