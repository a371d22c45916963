//! A naive calendar: a list of days.

use std::sync::OnceLock;

pub(super) const DAY: i64 = 86_400;
pub(super) const FIRST_YEAR: i64 = 1976;
pub(super) const LAST_YEAR: i64 = 2023;
/// Number of 1976-01-01, counted in days from 1970-01-01.
const FIRST_DAY: i64 = 2191;

/// A day before, and a day after, every window with two sides: stands for all that lie beyond the years above.
pub(super) const PAST: i64 = -10_000_000_000;
pub(super) const FUTURE: i64 = 10_000_000_000;

/// A stretch of seconds `[start, end)` that is not divided further: a day, or a second.
pub(super) type Atom = (i64, i64);

/// How many keys a day has.
const KEYS: usize = 10;
/// The keys of months, years and the coarsest ones.
pub(super) const MONTH: usize = 1;
pub(super) const YEAR: usize = 6;
pub(super) const MILLENNIUM: usize = 9;

/// A day of the calendar, with the numbers of the units that it lies in, finest first: day, month, season, quarter,
/// quadrimester, semester, year, decade, century, millennium.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) number: i64,
    pub(super) keys: [i64; KEYS],
}

pub(super) fn month_length(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Every day of the years above, one by one.
fn days() -> &'static [Day] {
    static DAYS: OnceLock<Vec<Day>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let mut days = Vec::new();
        let mut number = FIRST_DAY;
        for year in FIRST_YEAR..=LAST_YEAR {
            for month in 1..=12 {
                let months = year * 12 + month - 1;
                for _ in 0..month_length(year, month) {
                    let keys = [
                        number,
                        months,
                        (months - 2).div_euclid(3),
                        months / 3,
                        months / 4,
                        months / 6,
                        year,
                        year / 10,
                        year / 100,
                        year / 1000,
                    ];
                    days.push(Day { number, keys });
                    number += 1;
                }
            }
        }
        days
    })
}

/// The days whose number of a unit is between two values, both included.
pub(super) fn days_of(key: usize, first: i64, last: i64) -> &'static [Day] {
    // Days are in order, and so are the numbers of their units.
    let start = days().partition_point(|day| day.keys[key] < first);
    let end = days().partition_point(|day| day.keys[key] <= last);
    &days()[start..end.max(start)]
}

pub(super) fn atom(day: i64) -> Atom {
    (day * DAY, (day + 1) * DAY)
}

pub(super) fn atoms(days: &[Day]) -> Vec<Atom> {
    days.iter().map(|day| atom(day.number)).collect()
}

/// All days from one to another, both included; what lies beyond the years above is one day.
pub(super) fn all_days(first: i64, last: i64) -> Vec<Atom> {
    let mut found = Vec::new();
    if first < FIRST_DAY {
        found.push(atom(PAST));
    }
    found.extend(atoms(days_of(0, first, last)));
    if last > days()[days().len() - 1].number {
        found.push(atom(FUTURE));
    }
    found
}

/// So many months after a day: the same day of that month, or its last. [`PAST`] or [`FUTURE`] beyond the years above.
fn months_after(number: i64, months: i64) -> i64 {
    let day = match usize::try_from(number - FIRST_DAY).map(|at| days().get(at)) {
        Ok(Some(day)) => day,
        _ if number < FIRST_DAY => return PAST,
        _ => return FUTURE,
    };
    let of_month = number - days_of(MONTH, day.keys[MONTH], day.keys[MONTH])[0].number;
    let month = day.keys[MONTH] + months;
    match days_of(MONTH, month, month) {
        [] if months < 0 => PAST,
        [] => FUTURE,
        there => {
            let last = there[there.len() - 1].number;
            last.min(there[0].number + of_month)
        }
    }
}

/// Every day with those around it that an approximation adds: around the first and the last of days in a row.
pub(super) fn widened(days: &[i64], key: usize) -> Vec<i64> {
    // How many months a unit of each key has.
    let months = [0, 1, 3, 3, 4, 6, 12, 120, 1200, 12_000][key];
    let mut found = Vec::new();
    let mut next = i64::MIN;
    for run in days.chunk_by(|a, b| a + 1 == *b) {
        let (first, last) = (run[0], run[run.len() - 1]);
        if first == PAST || first == FUTURE {
            // What is so far away comes no nearer than what is near already.
            found.push(first);
            continue;
        }
        let (first, last) = if key == 0 {
            (first - 1, last + 1)
        } else {
            (
                months_after(first, -months),
                months_after(last + 1, months) - 1,
            )
        };
        let (first, last) = (first.max(FIRST_DAY - 1), last.min(FIRST_DAY + 40_000));
        found.extend(first.max(next)..=last);
        next = next.max(last + 1);
    }
    found
}

/// Atoms of days of which some may lie beyond the years above.
pub(super) fn clipped(days_in_order: &[i64]) -> Vec<Atom> {
    let last = days()[days().len() - 1].number;
    let (mut past, mut future) = (false, false);
    let mut found = Vec::new();
    for &day in days_in_order {
        past |= day < FIRST_DAY;
        future |= day > last;
        if (FIRST_DAY..=last).contains(&day) {
            found.push(atom(day));
        }
    }
    if past {
        found.insert(0, atom(PAST));
    }
    if future {
        found.push(atom(FUTURE));
    }
    found
}

/// The days that match eight digits, of which some are `X`; one day far away stands for all beyond the years above.
pub(in crate::time::tests) fn matching(pattern: [u8; 8]) -> Vec<i64> {
    let pattern = &pattern;
    let years = |first: i64, last: i64| (first..=last).filter(|year| fits(&pattern[..4], *year));
    let days_of_year = |year: i64| {
        let months = (1..=12).filter(|month| fits(&pattern[4..6], *month));
        months.flat_map(move |month| {
            let days = 1..=month_length(year, month);
            days.filter(|day| fits(&pattern[6..], *day))
                .map(move |day| (month, day))
        })
    };
    let somewhere =
        |first: i64, last: i64| years(first, last).any(|year| days_of_year(year).next().is_some());
    let mut found = Vec::new();
    if somewhere(0, FIRST_YEAR - 1) {
        found.push(PAST);
    }
    for year in years(FIRST_YEAR, LAST_YEAR) {
        for (month, day) in days_of_year(year) {
            let month = year * 12 + month - 1;
            found.push(days_of(MONTH, month, month)[0].number + day - 1);
        }
    }
    if somewhere(LAST_YEAR + 1, 9999) {
        found.push(FUTURE);
    }
    found
}

/// Whether a number has digits, of which some are `X`.
fn fits(digits: &[u8], number: i64) -> bool {
    let mut rest = number;
    for digit in digits.iter().rev() {
        if *digit != b'X' && i64::from(*digit - b'0') != rest % 10 {
            return false;
        }
        rest /= 10;
    }
    true
}
