//! The oracle's own dates: the forms that the dataset uses and no others, days counted here, and the three answers of
//! the contract. Nothing of the program is used.

/// How a date stands to a window of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Inside {
    Outside,
    Possible,
    Certain,
}

/// Days in a row, numbered from 1970-01-01; `to` is the first one after them. The ends of `i64` are open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// A date as the dataset writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Date {
    /// One unknown day in one of these.
    OneOf(Vec<Days>),
    /// One unknown day in each of these.
    EachOf(Vec<Days>),
    /// It lasts from an unknown day to an unknown day that is not before it.
    Lasts { start: Days, end: Days },
}

impl Days {
    /// The days that a year, a month or a day may mean: `2025`, `199X`, `2025-10`, `2025-10-09`, each perhaps with `~`.
    pub(crate) fn of(text: &str) -> Self {
        let about = i64::from(text.ends_with('~'));
        let parts: Vec<&str> = text.trim_end_matches('~').split('-').collect();
        let number = |part: &str| -> i64 {
            let number = part.parse();
            number.unwrap_or_else(|_| panic!("the oracle cannot read {text:?}"))
        };
        match parts[..] {
            [year] => {
                assert!(about == 0 || !year.contains('X'), "{text:?}");
                let first = number(&year.replace('X', "0")) - about;
                let last = number(&year.replace('X', "9")) + about;
                Self {
                    from: month(first * 12),
                    to: month((last + 1) * 12),
                }
            }
            [year, of_year] => {
                let of_year = number(of_year);
                assert!((1..=12).contains(&of_year), "{text:?} is no month");
                let at = number(year) * 12 + of_year - 1;
                Self {
                    from: month(at - about),
                    to: month(at + about + 1),
                }
            }
            [year, of_year, of_month] => {
                let at = number(year) * 12 + number(of_year) - 1;
                let day = month(at) + number(of_month) - 1;
                assert!(day < month(at + 1), "{text:?} is no day");
                Self {
                    from: day - about,
                    to: day + about + 1,
                }
            }
            _ => panic!("the oracle cannot read {text:?}"),
        }
    }

    /// From the first day of one date up to the first day of another, which is not inside; `..` is open.
    pub(crate) fn between(from: &str, to: &str) -> Self {
        let first = |text, open| {
            if text == ".." {
                open
            } else {
                Self::of(text).from
            }
        };
        Self {
            from: first(from, i64::MIN),
            to: first(to, i64::MAX),
        }
    }

    fn covers(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// The number of the first day of a month, counted from January of the year 0.
fn month(at: i64) -> i64 {
    const LENGTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    /// From 0001-01-01 to 1970-01-01.
    const DAYS_TO_1970: i64 = 719_162;
    let (year, of_year) = (at.div_euclid(12), at.rem_euclid(12));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let months = (0..of_year).zip(LENGTHS);
    let in_year: i64 = months
        .map(|(n, days)| days + i64::from(n == 1 && leap))
        .sum();
    let years = year - 1;
    let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
    years * 365 + leap_days + in_year - DAYS_TO_1970
}

impl Date {
    /// Reads a date; one of a form that the dataset does not use is refused with a panic.
    pub(crate) fn of(text: &str) -> Self {
        let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        if let Some(members) = inner('[', ']') {
            let member = |text: &str| match text.split_once("..") {
                None => Days::of(text),
                Some((first, last)) => Days {
                    from: open_or(first, i64::MIN, |days| days.from),
                    to: open_or(last, i64::MAX, |days| days.to),
                },
            };
            Self::OneOf(members.split(',').map(member).collect())
        } else if let Some(members) = inner('{', '}') {
            Self::EachOf(members.split(',').map(Days::of).collect())
        } else if let Some((start, end)) = text.split_once('/') {
            // An end that is not known is any day that the other one allows.
            let other = Days::of(if start.is_empty() { end } else { start });
            Self::Lasts {
                start: Days {
                    from: open_or(start, i64::MIN, |days| days.from),
                    to: open_or(start, other.to, |days| days.to),
                },
                end: Days {
                    from: open_or(end, other.from, |days| days.from),
                    to: open_or(end, i64::MAX, |days| days.to),
                },
            }
        } else {
            Self::OneOf(vec![Days::of(text)])
        }
    }

    /// How it stands to a window.
    pub(crate) fn inside(&self, window: Days) -> Inside {
        let all = |days: &[Days]| days.iter().all(|days| window.covers(*days));
        let any = |days: &[Days]| days.iter().any(|days| window.overlaps(*days));
        let (certain, possible) = match self {
            Self::OneOf(days) => (all(days), any(days)),
            Self::EachOf(each) => (each.iter().any(|one| window.covers(*one)), any(each)),
            Self::Lasts { start, end } => {
                // Of all choices, the one that starts last and the one that ends first.
                let after_last_start = start.to.min(end.to);
                let first_end = end.from.max(start.from);
                (
                    after_last_start <= window.to && window.from <= first_end,
                    start.from < window.to && window.from < end.to,
                )
            }
        };
        match (certain, possible) {
            (true, _) => Inside::Certain,
            (false, true) => Inside::Possible,
            (false, false) => Inside::Outside,
        }
    }

    /// All days that it may take.
    pub(crate) fn extent(&self) -> Days {
        let days = match self {
            Self::OneOf(days) | Self::EachOf(days) => days.clone(),
            Self::Lasts { start, end } => vec![*start, *end],
        };
        hull(&days).expect("a date has days")
    }
}

/// From the first to the last of some days.
pub(crate) fn hull(days: &[Days]) -> Option<Days> {
    Some(Days {
        from: days.iter().map(|days| days.from).min()?,
        to: days.iter().map(|days| days.to).max()?,
    })
}

fn open_or(text: &str, open: i64, end: impl Fn(Days) -> i64) -> i64 {
    if text.is_empty() {
        open
    } else {
        end(Days::of(text))
    }
}

/// How an event stands to a window of which several dates stand equal: certain when all of them are certainly inside,
/// possible when any may be. Without dates it is in no window.
pub(crate) fn inside(dates: &[Date], window: Days) -> Inside {
    let answers = || dates.iter().map(|date| date.inside(window));
    match (answers().min(), answers().max()) {
        (Some(Inside::Certain), _) => Inside::Certain,
        (_, Some(Inside::Possible | Inside::Certain)) => Inside::Possible,
        _ => Inside::Outside,
    }
}

#[test]
fn days_are_numbered_from_1970() {
    for (text, from, length) in [
        ("1970-01-01", 0, 1),
        ("1970", 0, 365),
        ("1969-12-31", -1, 1),
        ("2000-02", 10_988, 29),
        ("1900-02", -25_536, 28),
        ("2024-12-25", 20_082, 1),
        ("2025-10-31", 20_392, 1),
        ("2025-10-09~", 20_369, 3),
        ("2025-10~", 20_332, 91),
        ("2024~", 19_358, 1096),
        ("199X", 7305, 3652),
    ] {
        let days = Days::of(text);
        assert_eq!((days.from, days.to - days.from), (from, length), "{text}");
    }
}

#[test]
fn the_oracle_sees_dates_as_the_contract_does() {
    use Inside::{Certain, Outside, Possible};
    let october = Days::between("2025-10-01", "2025-11-01");
    for (text, expected) in [
        ("2025-10-31", Certain),
        ("2025-11-01", Outside),
        ("2025-10", Certain),
        ("2025-10~", Possible),
        ("2025-12~", Outside),
        ("2025", Possible),
        ("202X", Possible),
        ("2025-01-01/2025-12-31", Certain),
        ("2025/2025", Possible),
        ("2025-09/2025-10-01", Certain),
        ("2025-10-31/2025-12", Certain),
        ("2025-09/2025-10", Certain),
        ("2025-11/2025-12", Outside),
        ("2024-12-25/", Possible),
        ("2025-10/", Certain),
        ("202X/", Possible),
        ("2025-11/", Outside),
        ("/2025-10-10", Certain),
        ("/2025-11-10", Possible),
        ("/2025-09", Outside),
        ("[..2025-10]", Possible),
        ("[2025-10-05..2025-10-31]", Certain),
        ("[2025-10-05..2025-11-01]", Possible),
        ("[2025-09-15,2025-11-15]", Outside),
        ("[2025-10-05,2025-11-15]", Possible),
        ("{2025-09-15,2025-10-15}", Certain),
        ("{2025-09-15,2025}", Possible),
        ("{2025-09-15,2025-11-15}", Outside),
    ] {
        assert_eq!(Date::of(text).inside(october), expected, "{text}");
    }
    for (dates, expected) in [
        (&[][..], Outside),
        (&["2025-10-09", "2025-10"], Certain),
        (&["2025-10-09", "2025-11"], Possible),
        (&["2025-10-09", "2025"], Possible),
        (&["2025", "2024"], Possible),
        (&["2025-09", "2025-11"], Outside),
    ] {
        let read: Vec<Date> = dates.iter().map(|text| Date::of(text)).collect();
        assert_eq!(inside(&read, october), expected, "{dates:?}");
    }
}
