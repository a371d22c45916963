//! Single dates from random numbers, with every day that they may be.

use proptest::prelude::*;

use super::calendar::{
    Atom, DAY, FIRST_YEAR, FUTURE, LAST_YEAR, MILLENNIUM, MONTH, PAST, YEAR, clipped, days_of,
    matching, month_length, widened,
};

/// A date as random numbers choose it.
#[derive(Clone, Debug)]
pub(super) struct Date {
    pub(super) text: String,
    /// Days or seconds it may be, in order.
    pub(super) atoms: Vec<Atom>,
    /// From the first to the last of them when no mark widens.
    pub(super) stated: Atom,
    /// Index into the keys of a day: how fine it is; `None` for a time of day.
    pub(super) key: Option<usize>,
    pub(super) exact: bool,
}

fn digits(year: i64, month: i64, day: i64) -> [u8; 8] {
    let text = format!("{year:04}{month:02}{day:02}");
    text.as_bytes().try_into().unwrap()
}

/// Random numbers that a date is made from.
#[derive(Clone, Copy, Debug)]
struct Seed {
    kind: usize,
    year: i64,
    month: i64,
    day: i64,
    second: i64,
    zone: usize,
    /// Which of eight digits are unknown.
    unknown: u8,
    /// To the left of the month and of the day, and to the right of year, month and day.
    marks: [usize; 6],
}

/// Dates from 1997 to 2003.
pub(super) fn date() -> impl Strategy<Value = Date> {
    let numbers = (1997..=2003_i64, 1..=12_i64, 1..=31_i64, 0..DAY);
    let marks = proptest::array::uniform6(0..24_usize);
    (
        0..12_usize,
        numbers,
        0..4_usize,
        any::<u8>(),
        any::<u8>(),
        marks,
    )
        .prop_map(
            |(kind, (year, month, day, second), zone, one, other, marks)| {
                let seed = Seed {
                    kind,
                    year,
                    month,
                    day: day.min(month_length(year, month)),
                    second,
                    zone,
                    // Rarely the first two digits: these dates have very many days.
                    unknown: one & other & if zone == 0 { 0xFF } else { 0xFC },
                    marks,
                };
                match kind {
                    0 => instant(seed),
                    1 | 2 => estimate(seed),
                    3 | 4 => group(seed),
                    _ => digital(seed),
                }
            },
        )
}

fn instant(seed: Seed) -> Date {
    let zones = [("Z", 0), ("", 0), ("+04:30", 16_200), ("-11:00", -39_600)];
    let (zone, offset) = zones[seed.zone];
    let (year, month, day, time) = (seed.year, seed.month, seed.day, seed.second);
    let clock = format!("{:02}:{:02}", time / 3600, time / 60 % 60);
    let (clock, first, count) = if seed.unknown.is_multiple_of(2) {
        (format!("{clock}:{:02}", time % 60), time, 1)
    } else {
        (clock, time - time % 60, 60)
    };
    let day_number = matching(digits(year, month, day))[0];
    let first = day_number * DAY - offset + first;
    let seconds = first..first + count;
    Date {
        text: format!("{year}-{month:02}-{day:02}T{clock}{zone}"),
        atoms: seconds.map(|second| (second, second + 1)).collect(),
        stated: (first, first + count),
        key: None,
        exact: true,
    }
}

/// Text and number of a mark: none, `?`, `~`, `%`, mostly none.
fn mark(number: usize) -> (&'static str, bool) {
    match number {
        0 | 1 => ("?", false),
        2 | 3 => ("~", true),
        4 => ("%", true),
        _ => ("", false),
    }
}

/// Puts marks around parts, and widens by the coarsest part that one of approximation stands at. Each part comes with
/// the key of its unit.
fn marked(parts: &[(String, usize)], days: &[i64], exact: bool, seed: Seed) -> Date {
    let (mut text, mut widen) = (String::new(), None);
    for (index, (part, key)) in parts.iter().enumerate() {
        let (left, right) = (mark(seed.marks[index]), mark(seed.marks[index + 3]));
        // The year has its marks on its right, and what stands on both sides is written once.
        let (left, right) = match index {
            0 => (("", false), right),
            _ if left.0 == right.0 || right.0 == "%" => (("", false), right),
            _ if left.0 == "%" && right.0 == "?" => (("~", true), right),
            _ if left.0 == "%" && right.0 == "~" => (("?", false), right),
            _ => (left, right),
        };
        if left.1 || right.1 {
            widen = widen.max(Some(*key));
        }
        let dash = if index > 0 { "-" } else { "" };
        text = format!("{text}{dash}{}{part}{}", left.0, right.0);
    }
    let stated = clipped(days);
    let atoms = match widen {
        Some(key) => clipped(&widened(days, key)),
        None => stated.clone(),
    };
    Date {
        text,
        atoms,
        stated: (stated[0].0, stated[stated.len() - 1].1),
        key: Some(parts[parts.len() - 1].1),
        exact: exact && widen.is_none(),
    }
}

/// A year with significant digits, or with `Y` and an exponent.
fn estimate(seed: Seed) -> Date {
    let year = seed.year;
    let (text, open) = match seed.zone {
        0 => (format!("{year}S3"), 1),
        1 => (format!("{year}S4"), 0),
        2 if year == 2000 => ("Y2E3".to_owned(), 0),
        2 if seed.unknown.is_multiple_of(2) => (format!("{year}S2"), 2),
        2 => (format!("{year}S1"), 3),
        _ if year == 2000 => ("Y20E2S3".to_owned(), 1),
        _ => (format!("{year}"), 0),
    };
    let length = 10_i64.pow(open);
    let first = year / length * length;
    let mut found: Vec<i64> = days_of(YEAR, first, first + length - 1)
        .iter()
        .map(|day| day.number)
        .collect();
    if first < FIRST_YEAR {
        found.insert(0, PAST);
    }
    if first + length - 1 > LAST_YEAR {
        found.push(FUTURE);
    }
    let key = YEAR + usize::try_from(open).unwrap();
    marked(&[(text, key)], &found, open == 0, seed)
}

/// A season or another group of months, also of a year of which the last digit is not known.
fn group(seed: Seed) -> Date {
    let code = 21 + (seed.second % 21);
    let (first, length, key) = match code {
        21..=24 => (3 + (code - 21) * 3, 3, 2),
        25..=28 => (3 + (code - 25) * 3, 3, 2),
        29 => (9, 3, 2),
        30 => (12, 3, 2),
        31 => (3, 3, 2),
        32 => (6, 3, 2),
        33..=36 => (1 + (code - 33) * 3, 3, 3),
        37..=39 => (1 + (code - 37) * 4, 4, 4),
        _ => (1 + (code - 40) * 6, 6, 5),
    };
    let unknown = seed.unknown % 4 == 1;
    let years = if unknown {
        let decade = seed.year / 10 * 10;
        decade..=decade + 9
    } else {
        seed.year..=seed.year
    };
    let found: Vec<i64> = years
        .flat_map(|year| {
            let month = year * 12 + first - 1;
            days_of(MONTH, month, month + length - 1)
        })
        .map(|day| day.number)
        .collect();
    let (year, year_key) = if unknown {
        (format!("{}X", seed.year / 10), YEAR + 1)
    } else {
        (format!("{}", seed.year), YEAR)
    };
    marked(
        &[(year, year_key), (code.to_string(), key)],
        &found,
        !unknown,
        seed,
    )
}

/// One to three parts of which any digit may be unknown.
fn digital(seed: Seed) -> Date {
    let count = 1 + seed.kind % 3;
    let known = digits(seed.year, seed.month, seed.day);
    let mut pattern = known;
    for (index, digit) in pattern.iter_mut().enumerate() {
        if seed.unknown >> index & 1 == 1 {
            *digit = b'X';
        }
    }
    // Years without a known digit have no unit that is counted here.
    if pattern[..4] == *b"XXXX" {
        pattern[0] = known[0];
    }
    let given = [4, 6, 8][count - 1];
    pattern[given..].fill(b'X');
    let text = |range: std::ops::Range<usize>| String::from_utf8(pattern[range].to_vec()).unwrap();
    let open = pattern[..4]
        .iter()
        .rev()
        .take_while(|digit| **digit == b'X')
        .count();
    let year_key = YEAR + open;
    let month_key = if pattern[5] == b'X' { year_key } else { MONTH };
    let day_key = if pattern[7] == b'X' { month_key } else { 0 };
    let parts = [
        (text(0..4), year_key),
        (text(4..6), month_key),
        (text(6..8), day_key),
    ];
    let exact = !pattern[..given].contains(&b'X');
    assert!(year_key <= MILLENNIUM);
    marked(&parts[..count], &matching(pattern), exact, seed)
}
