//! The proleptic Gregorian calendar as day and month numbers: a thin layer over `jiff`, and the only place that knows it.
//!
//! It does not know zones, leap seconds or times of day. Years beyond the ±9999 of `jiff` are taken back by whole
//! cycles of 400 years, after which the calendar repeats itself.

use jiff::SignedDuration;
use jiff::civil::Date;

/// Seconds in a day; there are no leap seconds.
pub(super) const DAY: i64 = 86_400;

/// First supported year, astronomical (year 0 is 1 BC): every second of the supported years is below 2⁵³ and so exact
/// as a float.
pub(super) const FIRST_YEAR: i32 = -285_000_000;
/// Last supported year.
pub(super) const LAST_YEAR: i32 = 285_000_000;

/// Days in 400 years.
const CYCLE: i64 = 146_097;

/// Number of the first day of the year 2000.
const DAY_OF_2000: i64 = 10_957;

/// Number of the first day of the first supported year, counted in days from 1970-01-01.
pub(super) const FIRST_DAY: i64 = DAY_OF_2000 - (285_002_000 / 400) * CYCLE;
/// Number of the day after the last day of the last supported year: as far beyond 2000-01-01, less the 2000 years, plus
/// the leap year with which each cycle starts.
pub(super) const END_DAY: i64 = DAY_OF_2000 + ((285_000_000 - 2000) / 400) * CYCLE + 366;

/// The days that `jiff` knows, those of the years of four digits: -9999-01-01 and the day after 9999-12-31.
pub(super) const JIFF_FIRST: i64 = -4_371_587;
pub(super) const JIFF_END: i64 = 2_932_897;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// A year that `jiff` knows with the same calendar, and how many cycles lie between.
fn near(year: i32) -> (i16, i64) {
    match i16::try_from(year) {
        Ok(near) if (-9999..=9999).contains(&near) => (near, 0),
        _ => {
            // From 2000 to 2399.
            let near = i16::try_from(year.rem_euclid(400) + 2000).unwrap_or(2000);
            (near, i64::from(year.div_euclid(400)) - 5)
        }
    }
}

/// Days from 1970-01-01 to the given day; `None` for a day that does not exist or a year that is not supported.
pub(super) fn day_number(year: i32, month: u8, day: u8) -> Option<i64> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    let (near, cycles) = near(year);
    let date = Date::new(near, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let days = date.ok()?.duration_since(EPOCH).as_secs().div_euclid(DAY);
    Some(days + cycles * CYCLE)
}

/// Year, month and day of a day number; numbers beyond the supported range give its nearest end, where the
/// end after the last day is the first day of the year after.
pub(super) fn date_of_day(number: i64) -> (i32, u8, u8) {
    let number = number.clamp(FIRST_DAY, END_DAY);
    let cycles = if (JIFF_FIRST..JIFF_END).contains(&number) {
        0
    } else {
        (number - DAY_OF_2000).div_euclid(CYCLE)
    };
    let since = SignedDuration::from_secs((number - cycles * CYCLE) * DAY);
    let date = EPOCH.checked_add(since).unwrap_or(EPOCH);
    // Fewer than a million cycles.
    let years = i32::try_from(cycles * 400).unwrap_or(0);
    (
        i32::from(date.year()) + years,
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

/// How many days a month has, in whichever year; 0 for a month outside 1..=12.
pub(super) fn days_in_month(year: i32, month: u8) -> u8 {
    let Ok(month) = i8::try_from(month) else {
        return 0;
    };
    Date::new(near(year).0, month, 1).map_or(0, |first| first.days_in_month().unsigned_abs())
}

/// Months from January of year 0 to the given month (1..=12).
pub(super) fn month_number(year: i32, month: u8) -> i64 {
    i64::from(year) * 12 + i64::from(month) - 1
}

/// Year and month (1..=12) of a month number; years beyond `i32` saturate.
pub(super) fn month_of_number(number: i64) -> (i32, u8) {
    let year = number.div_euclid(12);
    let year = i32::try_from(year).unwrap_or(if year < 0 {
        FIRST_YEAR - 1
    } else {
        LAST_YEAR + 1
    });
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
