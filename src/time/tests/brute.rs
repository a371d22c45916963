//! Membership by enumeration of days, written without any of the code under test: a naive calendar, expressions made
//! from random numbers, and the definitions of the contract applied to every single day.

mod calendar;
mod dates;

use std::fmt;

use proptest::prelude::*;

pub(super) use calendar::matching;
use calendar::{Atom, DAY, YEAR, all_days, atoms, days_of};
use dates::{Date, date};

/// An interval's end has no more days than this: the choices of both ends are gone through pair by pair.
const LONGEST_END: i64 = 1200;

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

/// A date as the end of an interval: any day from the first to the last that it may be.
fn end() -> impl Strategy<Value = Date> {
    date().prop_filter_map("too long", |date| {
        let (first, last) = (date.atoms[0].0, date.atoms[date.atoms.len() - 1].1);
        let days = (last - first).div_euclid(DAY);
        let atoms = match date.key {
            None => date.atoms,
            Some(_) => all_days(first.div_euclid(DAY), last.div_euclid(DAY) - 1),
        };
        (days <= LONGEST_END).then_some(Date { atoms, ..date })
    })
}

fn interval() -> impl Strategy<Value = Expression> {
    (end(), end(), 0..9_usize)
        .prop_map(|(a, b, form)| {
            if in_order(&a, &b) {
                (a, b, form)
            } else {
                (b, a, form)
            }
        })
        .prop_map(|(first, last, form)| {
            // Beyond every window: the latest begins in 2005 and lasts 1500 days.
            let any = || atoms(days_of(YEAR, 1990, 2011));
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
    (date(), date(), 0..5_usize).prop_map(move |(a, b, form)| {
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
    let single = date().prop_map(|date| Expression {
        text: date.text,
        meaning: Meaning::One(date.atoms),
    });
    prop_oneof![single, interval(), set(false), set(true)]
}

/// A window near the dates: seconds since 1970, `i64::MIN` and `i64::MAX` where unbounded.
pub(super) fn window() -> impl Strategy<Value = (i64, i64)> {
    let days = days_of(YEAR, 1994, 2005).iter().map(|day| day.number);
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

/// An expression with four windows, whose sides often lie where the answer may change: at the first and the last day of
/// a choice or of a gap, or a second or a day beside.
pub(super) fn case() -> impl Strategy<Value = (Expression, [(i64, i64); 4])> {
    let pick = || {
        let beside = proptest::sample::select(vec![0, 0, 0, 1, -1, DAY, -DAY]);
        (any::<proptest::sample::Index>(), beside, any::<bool>())
    };
    let windows = proptest::array::uniform4((window(), pick(), pick()));
    (expression(), windows).prop_map(|(expression, windows)| {
        let edges = expression.edges();
        let windows = windows.map(|((start, end), a, b)| {
            let [first, last] = [a, b].map(|(index, beside, _)| index.get(&edges) + beside);
            match (a.2, b.2) {
                (true, true) => (first.min(last), first.max(last).max(first.min(last) + 1)),
                (true, false) => (first, end.max(first + 1)),
                (false, true) => (start.min(last - 1), last),
                (false, false) => (start, end),
            }
        });
        (expression, windows)
    })
}

impl Expression {
    /// Start and end of the first and of the last day of each choice, and where there are gaps.
    fn edges(&self) -> Vec<i64> {
        let choices: Vec<&Vec<Atom>> = match &self.meaning {
            Meaning::One(atoms) => vec![atoms],
            Meaning::All(members) => members.iter().collect(),
            Meaning::Lasts(start, end) => start.iter().chain(end).collect(),
        };
        let near = |atoms: &Vec<Atom>| {
            let gaps = atoms.windows(2).filter(|pair| pair[0].1 < pair[1].0);
            let (first, last) = (atoms[0], atoms[atoms.len() - 1]);
            let ends = [first.0, first.1, last.0, last.1];
            let inner = gaps.flat_map(|pair| [pair[0].1, pair[1].0]);
            ends.into_iter().chain(inner).collect::<Vec<i64>>()
        };
        // Not where the enumeration itself ends and eternity begins.
        let years = days_of(YEAR, 1992, 2007);
        let inside = years[0].number * DAY..years[years.len() - 1].number * DAY;
        let edges = choices.into_iter().flat_map(near);
        let edges: Vec<i64> = edges.filter(|edge| inside.contains(edge)).collect();
        if edges.is_empty() {
            vec![days_of(YEAR, 2000, 2000)[0].number * DAY]
        } else {
            edges
        }
    }
}
