//! The days that a date with unknown digits may be, when they are not one run.

use super::part::YearPart;
use super::year::YearDigits;
use crate::time::calendar::{self, DAY};
use crate::time::moment::Moment;
use crate::time::unit;

/// Two decimal digits of which any may be unknown: four bits each, 15 for an unknown one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TwoDigits(u8);

/// What a date may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::time) enum Days {
    /// All from the first instant to the end of the last.
    Run(Moment, Moment),
    /// Some.
    Pattern(Pattern),
}

/// Days that are found by their digits, or the runs of months that start on them.
///
/// They are computed when asked for, not listed: `XXXX-12-25` has 10 000 and takes no more room than any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::time) struct Pattern {
    /// Of four digits.
    year: YearDigits,
    /// Bit n is set for month n.
    months: u16,
    /// Bit n is set for day n of the month.
    days: u32,
    /// How many months each lasts; 0 for a day.
    length: u8,
}

impl TwoDigits {
    /// `XX`
    pub(super) const UNKNOWN: Self = Self(0xFF);

    /// From `0` to `9` or `X` each.
    pub(super) fn new(tens: u8, ones: u8) -> Self {
        let digit = |byte: u8| {
            if byte == b'X' {
                15
            } else {
                byte.wrapping_sub(b'0') & 15
            }
        };
        Self(digit(tens) << 4 | digit(ones))
    }

    /// The number, when both digits are known.
    pub(super) const fn known(self) -> Option<u8> {
        let (tens, ones) = (self.0 >> 4, self.0 & 15);
        if tens == 15 || ones == 15 {
            None
        } else {
            Some(tens * 10 + ones)
        }
    }

    /// Whether the last digit is known.
    pub(super) const fn is_whole(self) -> bool {
        self.0 & 15 != 15
    }

    /// Bit n is set for each number n from 1 to `last` (at most 31) that it may be.
    pub(super) const fn matching(self, last: u8) -> u32 {
        let (tens, ones) = (self.0 >> 4, self.0 & 15);
        let mut found = 0;
        let mut number = 1;
        while number <= last {
            if (tens == 15 || tens == number / 10) && (ones == 15 || ones == number % 10) {
                found |= 1 << number;
            }
            number += 1;
        }
        found
    }

    /// First and count of the numbers that it may be, when they follow each other.
    pub(super) fn run(self, last: u8) -> Option<(u8, u8)> {
        let found = self.matching(last);
        let first = found.trailing_zeros();
        let count = (found >> first.min(31)).trailing_ones();
        let one_run = count > 0 && count == found.count_ones();
        let narrow = |bits: u32| u8::try_from(bits).ok();
        one_run.then_some(()).and(narrow(first).zip(narrow(count)))
    }

    pub(super) const fn characters(self) -> [char; 2] {
        const DIGITS: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', 'X', 'X', 'X', 'X', 'X',
        ];
        [
            DIGITS[(self.0 >> 4) as usize],
            DIGITS[(self.0 & 15) as usize],
        ]
    }
}

impl Days {
    pub(super) fn run(first: i64, last: i64) -> Self {
        Self::Run(Moment::from_seconds(first), Moment::from_seconds(last))
    }

    pub(super) fn run_of_months(first: i64, count: i64) -> Self {
        Self::Run(
            Moment::start_of_month(first),
            Moment::start_of_month(first + count),
        )
    }
}

impl Pattern {
    pub(super) fn of_days(year: YearDigits, month: TwoDigits, day: TwoDigits) -> Self {
        Self {
            year,
            // Bits 1 to 12.
            months: u16::try_from(month.matching(12)).unwrap_or(0),
            days: day.matching(31),
            length: 0,
        }
    }

    pub(super) fn of_part(year: YearDigits, part: YearPart) -> Self {
        Self {
            year,
            months: 1 << part.first_month(),
            days: 1 << 1,
            length: part.months(),
        }
    }

    /// The first of its days that is not before a day, by number.
    pub(in crate::time) fn day_from(&self, number: i64) -> Option<i64> {
        let (year, month, day) = calendar::date_of_day(number);
        let years = (self.year.before(year)..self.year.count()).map(|index| self.year.nth(index));
        years.into_iter().find_map(|found| {
            let (month, day) = if found == year { (month, day) } else { (1, 1) };
            self.in_year(found, month, day)
        })
    }

    /// The first of its days in a year from a month and a day on.
    fn in_year(&self, year: i32, month: u8, day: u8) -> Option<i64> {
        let mut months = self.months & (u16::MAX << month);
        while months != 0 {
            let found = u8::try_from(months.trailing_zeros()).ok()?;
            let from = if found == month { day } else { 1 };
            let days = self.days_of(year, found) & (u32::MAX << from);
            if days != 0 {
                let first = calendar::first_day_of_month(calendar::month_number(year, found));
                return Some(first + i64::from(days.trailing_zeros()) - 1);
            }
            months &= months - 1;
        }
        None
    }

    /// The last of its days in a year.
    fn last_in_year(&self, year: i32) -> Option<i64> {
        let months = (1..=12_u8)
            .rev()
            .filter(|month| self.months >> month & 1 == 1);
        months.into_iter().find_map(|month| {
            let last = self.days_of(year, month).checked_ilog2()?;
            let first = calendar::first_day_of_month(calendar::month_number(year, month));
            Some(first + i64::from(last) - 1)
        })
    }

    /// Its days in a month, those that the month has.
    fn days_of(&self, year: i32, month: u8) -> u32 {
        self.days & (u32::MAX >> (31 - calendar::days_in_month(year, month).min(31)))
    }

    /// The stretch of one of its days.
    pub(in crate::time) fn stretch(&self, day: i64) -> (Moment, Moment) {
        let start = Moment::from_seconds(day * DAY);
        let end = match self.length {
            0 => start.plus(DAY),
            months => unit::step_months(start, i64::from(months)),
        };
        (start, end)
    }

    /// How many months each of its stretches lasts; 0 for a day.
    pub(in crate::time) fn months(&self) -> i64 {
        i64::from(self.length)
    }

    /// Whether any filling is a day.
    pub(super) fn is_possible(&self) -> bool {
        // A leap year has all days that there are; without this, ten thousand years might be gone through in vain.
        let in_leap_years =
            (1..=12).any(|month| self.months >> month & 1 == 1 && self.days_of(2000, month) != 0);
        in_leap_years && self.day_from(calendar::FIRST_DAY).is_some()
    }

    /// From the start of its first stretch to the end of its last; `None` when no filling is a day.
    pub(in crate::time) fn hull(&self) -> Option<(Moment, Moment)> {
        let first = self.day_from(calendar::FIRST_DAY)?;
        let years = (0..self.year.count())
            .rev()
            .map(|index| self.year.nth(index));
        let last = years.into_iter().find_map(|year| self.last_in_year(year))?;
        Some((self.stretch(first).0, self.stretch(last).1))
    }
}
