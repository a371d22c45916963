//! The proleptic Gregorian calendar as day and month numbers: a thin layer over `jiff`, and the only place that knows it.
//!
//! It does not know zones, leap seconds or times of day.

use jiff::SignedDuration;
use jiff::civil::Date;

/// Seconds in a day; there are no leap seconds.
pub(super) const DAY: i64 = 86_400;

/// First supported year, astronomical (year 0 is 1 BC).
pub(super) const FIRST_YEAR: i32 = -9999;
/// Last supported year.
pub(super) const LAST_YEAR: i32 = 9999;

/// Number of -9999-01-01, counted in days from 1970-01-01.
pub(super) const FIRST_DAY: i64 = -4_371_587;
/// Number of the day after 9999-12-31.
pub(super) const END_DAY: i64 = 2_932_897;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Days from 1970-01-01 to the given day; `None` for a day that does not exist or a year outside ±9999.
pub(super) fn day_number(year: i32, month: u8, day: u8) -> Option<i64> {
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Some(date.ok()?.duration_since(EPOCH).as_secs().div_euclid(DAY))
}

/// Year, month and day of a day number; numbers beyond the supported range give its nearest end, where the
/// end after the last day is 10000-01-01.
pub(super) fn date_of_day(number: i64) -> (i32, u8, u8) {
    if number >= END_DAY {
        return (LAST_YEAR + 1, 1, 1);
    }
    let since = SignedDuration::from_secs(number.max(FIRST_DAY) * DAY);
    let date = EPOCH.checked_add(since).unwrap_or(Date::MIN);
    (
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// How many days a month has; 0 for a month outside 1..=12 or a year outside ±9999.
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    let (Ok(year), Ok(month)) = (i16::try_from(year), i8::try_from(month)) else {
        return 0;
    };
    Date::new(year, month, 1).map_or(0, |first| first.days_in_month().unsigned_abs())
}

/// Months from January of year 0 to the given month (1..=12).
pub(super) fn month_number(year: i32, month: u8) -> i64 {
    i64::from(year) * 12 + i64::from(month) - 1
}

/// Year and month (1..=12) of a month number; years beyond `i32` saturate.
pub(super) fn month_of_number(number: i64) -> (i32, u8) {
    let year = number.div_euclid(12);
    let year = i32::try_from(year).unwrap_or(if year < 0 { FIRST_YEAR } else { LAST_YEAR + 1 });
    let month = u8::try_from(number.rem_euclid(12) + 1).unwrap_or(1);
    (year, month)
}

/// Day number of the first day of a month, kept inside the supported range (whose end is the day after the last).
pub(super) fn first_day_of_month(number: i64) -> i64 {
    let (year, month) = month_of_number(number);
    match day_number(year, month, 1) {
        Some(day) => day,
        None if year < 0 => FIRST_DAY,
        None => END_DAY,
    }
}
