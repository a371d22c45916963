//! Membership by enumeration of days, written without any of the code under test: a naive calendar, expressions made
//! from random numbers, and the definitions of the contract applied to every single day.

use std::fmt;
use std::sync::OnceLock;

use proptest::prelude::*;

const DAY: i64 = 86_400;
const FIRST_YEAR: i64 = 1960;
const LAST_YEAR: i64 = 2039;

/// A stretch of seconds `[start, end)` that is not divided further: a day, or a second.
type Atom = (i64, i64);

/// The numbers of the units that a day lies in: day, month, season, year, decade.
#[derive(Clone, Copy)]
struct Day {
    number: i64,
    keys: [i64; 5],
}

/// Every day of the years 1960 to 2039, one by one.
fn days() -> &'static [Day] {
    static DAYS: OnceLock<Vec<Day>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let mut days = Vec::new();
        // 1960-01-01 is 3653 days before 1970-01-01.
        let mut number = -3653;
        for year in FIRST_YEAR..=LAST_YEAR {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            for month in 1..=12 {
                let length = match month {
                    2 if leap => 29,
                    2 => 28,
                    4 | 6 | 9 | 11 => 30,
                    _ => 31,
                };
                for _ in 0..length {
                    let months = year * 12 + month - 1;
                    let keys = [number, months, (months - 2).div_euclid(3), year, year / 10];
                    days.push(Day { number, keys });
                    number += 1;
                }
            }
        }
        days
    })
}

/// A date as random numbers choose it.
#[derive(Clone, Debug)]
pub(super) struct Date {
    text: String,
    /// Days or seconds it may be.
    atoms: Vec<Atom>,
    /// From the first to the last of them when no mark widens.
    stated: Atom,
    /// Index into the keys of a day; `None` for a time of day.
    key: Option<usize>,
    exact: bool,
}

/// An expression with the choices that it leaves.
#[derive(Clone)]
pub(super) struct Expression {
    pub(super) text: String,
    meaning: Meaning,
}

#[derive(Clone)]
enum Meaning {
    /// One atom of these.
    One(Vec<Atom>),
    /// From a start to an end; `None` is without start or end.
    Lasts(Option<Vec<Atom>>, Option<Vec<Atom>>),
    /// One atom of each.
    All(Vec<Vec<Atom>>),
}

/// Its text: the days would fill pages.
impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Inside certainly and possibly.
pub(super) fn answer(expression: &Expression, start: i64, end: i64) -> (bool, bool) {
    let covered = |atom: &Atom| start <= atom.0 && atom.1 <= end;
    let touched = |atom: &Atom| atom.0 < end && start < atom.1;
    match &expression.meaning {
        Meaning::One(atoms) => (atoms.iter().all(covered), atoms.iter().any(touched)),
        Meaning::All(members) => (
            members.iter().any(|atoms| atoms.iter().all(covered)),
            members.iter().flatten().any(touched),
        ),
        Meaning::Lasts(starts, ends) => {
            let forever = vec![(i64::MIN, i64::MIN)];
            let never = vec![(i64::MAX, i64::MAX)];
            let (mut all, mut any) = (true, false);
            for first in starts.as_ref().unwrap_or(&forever) {
                for last in ends.as_ref().unwrap_or(&never) {
                    let meets = first.0 < end && start < last.1;
                    if first.0 < last.1 {
                        all &= meets;
                        any |= meets;
                    }
                }
                if any && !all {
                    break;
                }
            }
            (all, any)
        }
    }
}

/// The days whose number of a unit is between two values, both included.
fn days_of(key: usize, first: i64, last: i64) -> &'static [Day] {
    // Days are in order, and so are the numbers of their units.
    let start = days().partition_point(|day| day.keys[key] < first);
    let end = days().partition_point(|day| day.keys[key] <= last);
    &days()[start..end]
}

fn atoms(days: &[Day]) -> Vec<Atom> {
    let atoms = days
        .iter()
        .map(|day| (day.number * DAY, (day.number + 1) * DAY));
    atoms.collect()
}

/// Random numbers that a date is made from.
#[derive(Clone, Copy, Debug)]
struct Seed {
    year: i64,
    month: i64,
    day: i64,
    second: i64,
    mark: usize,
    zone: usize,
}

/// Dates from 1997 to 2003 of the first so many kinds of: time of day, day, month, season, year, decade.
fn date(kinds: usize) -> impl Strategy<Value = Date> {
    let numbers = (1997..=2003_i64, 1..=12_i64, 1..=28_i64, 0..DAY);
    (0..kinds, numbers, 0..6_usize, 0..4_usize).prop_map(
        |(kind, (year, month, day, second), mark, zone)| {
            let seed = Seed {
                year,
                month,
                day,
                second,
                mark,
                zone,
            };
            match kind {
                0 => instant(seed),
                _ => imprecise(seed, kind),
            }
        },
    )
}

fn day_number(seed: Seed) -> i64 {
    let months = seed.year * 12 + seed.month - 1;
    days_of(1, months, months)[0].number + seed.day - 1
}

fn instant(seed: Seed) -> Date {
    let zones = [("Z", 0), ("", 0), ("+04:30", 16_200), ("-11:00", -39_600)];
    let (zone, offset) = zones[seed.zone];
    let (year, month, day, time) = (seed.year, seed.month, seed.day, seed.second);
    let clock = format!("{:02}:{:02}", time / 3600, time / 60 % 60);
    let to_the_second = seed.mark > 2;
    let (clock, first, count) = if to_the_second {
        (format!("{clock}:{:02}", time % 60), time, 1)
    } else {
        (clock, time - time % 60, 60)
    };
    let first = day_number(seed) * DAY - offset + first;
    let seconds = first..first + count;
    Date {
        text: format!("{year}-{month:02}-{day:02}T{clock}{zone}"),
        atoms: seconds.map(|second| (second, second + 1)).collect(),
        stated: (first, first + count),
        key: None,
        exact: true,
    }
}

fn imprecise(seed: Seed, kind: usize) -> Date {
    let (year, month, day) = (seed.year, seed.month, seed.day);
    let months = year * 12 + month - 1;
    let season = month % 4;
    let unknown = seed.zone == 0;
    let (text, key, value) = match kind {
        1 => (format!("{year}-{month:02}-{day:02}"), 0, day_number(seed)),
        2 if unknown => (format!("{year}-{month:02}-XX"), 1, months),
        2 => (format!("{year}-{month:02}"), 1, months),
        3 => (format!("{year}-{}", 21 + season), 2, year * 4 + season),
        4 if unknown => (format!("{year}-XX"), 3, year),
        4 if seed.zone == 1 => (format!("{year}-XX-XX"), 3, year),
        4 => (format!("{year}"), 3, year),
        _ => (format!("{}X", year / 10), 4, year / 10),
    };
    let marks = [("", 0), ("", 0), ("", 0), ("?", 0), ("~", 1), ("%", 1)];
    let (mark, widen) = marks[seed.mark];
    let stated = atoms(days_of(key, value, value));
    Date {
        exact: !text.contains('X') && widen == 0,
        text: format!("{text}{mark}"),
        atoms: atoms(days_of(key, value - widen, value + widen)),
        stated: (stated[0].0, stated[stated.len() - 1].1),
        key: Some(key),
    }
}

/// Intervals whose ends are not decades: choices of both ends are gone through pair by pair.
fn interval() -> impl Strategy<Value = Expression> {
    (date(5), date(5), 0..9_usize)
        .prop_map(|(a, b, form)| {
            if in_order(&a, &b) {
                (a, b, form)
            } else {
                (b, a, form)
            }
        })
        .prop_map(|(first, last, form)| {
            // Beyond every window: the latest begins in 2005 and lasts 1500 days.
            let any = || atoms(days_of(3, 1990, 2011));
            // A side that is not known is counted as finely as the other; seconds are too many to list.
            let timed = first.key.is_none() || last.key.is_none();
            let form = if timed { form % 6 } else { form };
            let (start, end) = (first.text.as_str(), last.text.as_str());
            let (text, start, end) = match form {
                0..=3 => {
                    let text = format!("{start}/{end}");
                    (text, Some(first.atoms), Some(last.atoms))
                }
                4 => (format!("{start}/.."), Some(first.atoms), None),
                5 => (format!("../{end}"), None, Some(last.atoms)),
                6 => (format!("{start}/"), Some(first.atoms), Some(any())),
                7 => (format!("/{end}"), Some(any()), Some(last.atoms)),
                _ => ("/..".to_owned(), Some(any()), None),
            };
            Expression {
                text,
                meaning: Meaning::Lasts(start, end),
            }
        })
}

/// Whether something may last from one date to the other, as stated.
fn in_order(first: &Date, last: &Date) -> bool {
    first.stated.0 < last.stated.1
}

/// A member of a set: its text and the pieces that each hold a day.
fn member(all_of: bool) -> impl Strategy<Value = (String, Vec<Vec<Atom>>)> {
    (date(6), date(6), 0..5_usize).prop_map(move |(a, b, form)| {
        let (first, last) = if in_order(&a, &b) { (a, b) } else { (b, a) };
        let usable = |date: &Date| date.key.is_some() && (date.exact || !all_of);
        if form < 2 || !usable(&first) || !usable(&last) {
            return (first.text, vec![first.atoms]);
        }
        let (from, to) = (first.atoms[0].0, last.atoms[last.atoms.len() - 1].1);
        let (start, end) = (&first.text, &last.text);
        let (text, from, to, key) = match form {
            2 => (format!("{start}..{end}"), from, to, first.key.max(last.key)),
            3 => (format!("{start}.."), from, i64::MAX, first.key),
            _ => (format!("..{end}"), i64::MIN, to, last.key),
        };
        let key = key.unwrap_or(0);
        let inside = days_of(0, from.div_euclid(DAY), to.div_euclid(DAY) - 1);
        let pieces = inside.chunk_by(|a, b| !all_of || a.keys[key] == b.keys[key]);
        (text, pieces.map(atoms).collect())
    })
}

fn set(all_of: bool) -> impl Strategy<Value = Expression> {
    proptest::collection::vec(member(all_of), 1..4).prop_map(move |members| {
        let (texts, pieces): (Vec<String>, Vec<_>) = members.into_iter().unzip();
        let (text, pieces) = (texts.join(","), pieces.into_iter().flatten());
        if all_of {
            let meaning = Meaning::All(pieces.collect());
            Expression {
                text: format!("{{{text}}}"),
                meaning,
            }
        } else {
            let meaning = Meaning::One(pieces.flatten().collect());
            Expression {
                text: format!("[{text}]"),
                meaning,
            }
        }
    })
}

/// Any expression that brute force understands.
pub(super) fn expression() -> impl Strategy<Value = Expression> {
    let single = date(6).prop_map(|date| Expression {
        text: date.text,
        meaning: Meaning::One(date.atoms),
    });
    prop_oneof![single, interval(), set(false), set(true)]
}

/// A window near the dates: seconds since 1970, `i64::MIN` and `i64::MAX` where unbounded.
pub(super) fn window() -> impl Strategy<Value = (i64, i64)> {
    let days = days_of(3, 1994, 2005).iter().map(|day| day.number);
    let days: Vec<i64> = days.collect();
    let lengths = proptest::sample::select(vec![
        1,
        60,
        3600,
        DAY,
        2 * DAY,
        31 * DAY,
        366 * DAY,
        1500 * DAY,
    ]);
    let offsets = proptest::sample::select(vec![0, 0, 0, 1, -1, 43_200]);
    let start =
        (proptest::sample::select(days), offsets.clone()).prop_map(|(day, by)| day * DAY + by);
    (start, lengths, offsets, 0..12_u8).prop_map(|(start, length, by, open)| {
        let end = (start + length + by).max(start + 1);
        match open {
            0 => (i64::MIN, end),
            1 => (start, i64::MAX),
            2 => (i64::MIN, i64::MAX),
            _ => (start, end),
        }
    })
}

/// An expression with a window, whose sides often lie where the answer may change: at the first and the last day of
/// a choice, or a second or a day beside.
pub(super) fn case() -> impl Strategy<Value = (Expression, (i64, i64))> {
    let pick = || {
        let beside = proptest::sample::select(vec![0, 0, 0, 1, -1, DAY, -DAY]);
        (any::<proptest::sample::Index>(), beside, any::<bool>())
    };
    (expression(), window(), pick(), pick()).prop_map(|(expression, (start, end), a, b)| {
        let edges = expression.edges();
        let [first, last] = [a, b].map(|(index, beside, _)| index.get(&edges) + beside);
        let at = match (a.2, b.2) {
            (true, true) => (first.min(last), first.max(last).max(first.min(last) + 1)),
            (true, false) => (first, end.max(first + 1)),
            (false, true) => (start.min(last - 1), last),
            (false, false) => (start, end),
        };
        (expression, at)
    })
}

impl Expression {
    /// Start and end of the first and of the last day of each choice.
    fn edges(&self) -> Vec<i64> {
        let choices: Vec<&Vec<Atom>> = match &self.meaning {
            Meaning::One(atoms) => vec![atoms],
            Meaning::All(members) => members.iter().collect(),
            Meaning::Lasts(start, end) => start.iter().chain(end).collect(),
        };
        let near = |atoms: &Vec<Atom>| {
            let (first, last) = (atoms[0], atoms[atoms.len() - 1]);
            [first.0, first.1, last.0, last.1]
        };
        // Not where the enumeration itself ends and eternity begins.
        let years = days_of(3, 1992, 2007);
        let inside = years[0].number * DAY..years[years.len() - 1].number * DAY;
        let edges = choices.into_iter().flat_map(near);
        let edges: Vec<i64> = edges.filter(|edge| inside.contains(edge)).collect();
        if edges.is_empty() {
            vec![days_of(3, 2000, 2000)[0].number * DAY]
        } else {
            edges
        }
    }
}
