use super::month_name;
use super::one_date::{is_year, listed, one, plain, short_one, year};
use crate::time::{Edtf, EdtfDate, EdtfSet, Interval, IntervalEnd, SetMember};

/// A range that lasts longer, in seconds (10 months), is written with its years where there is little room: without them
/// it would look like a few days.
const LONG_RANGE: i64 = 304 * 86_400;

/// A date in full: `9–10 October 2025`, `June 2025`, `c. 1991`, `before the end of 2025`.
#[must_use]
pub fn date(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => one(date),
        Edtf::Interval(interval) => lasting(interval),
        Edtf::OneOf(set) => members(set, "or"),
        Edtf::AllOf(set) => members(set, "and"),
    }
}

/// Dates one of which is meant, in full; empty without any.
#[must_use]
pub fn dates<'a>(edtfs: impl IntoIterator<Item = &'a Edtf>) -> String {
    let all: Vec<String> = edtfs.into_iter().map(date).collect();
    all.join(" or ")
}

/// The same in little room: of several the first, and that there are others.
#[must_use]
pub fn short_dates<'a>(edtfs: impl IntoIterator<Item = &'a Edtf>) -> String {
    let mut edtfs = edtfs.into_iter();
    let first = edtfs.next().map_or_else(String::new, short_date);
    if edtfs.next().is_some() {
        format!("{first} …")
    } else {
        first
    }
}

/// The same with the year, where it stands in no heading: `9–10 Oct 2025`, `≤ 23 Dec 2025`; in full where there is more
/// than one year.
#[must_use]
pub fn short_dates_with_year(edtfs: &[Edtf]) -> String {
    let stated: Vec<EdtfDate> = edtfs.iter().flat_map(stated).collect();
    if stated.iter().any(is_year) {
        return short_dates(edtfs);
    }
    let mut years: Vec<String> = stated.iter().map(year).collect();
    years.dedup();
    match years.as_slice() {
        [year] => {
            let short = short_dates(edtfs);
            match short.strip_suffix('–') {
                // A long range has its years already.
                _ if short.ends_with(&format!(" {year}")) => short,
                Some(open) => format!("{open}{year} –"),
                None => format!("{short} {year}"),
            }
        }
        _ => dates(edtfs),
    }
}

/// The dates that one is written with.
fn stated(edtf: &Edtf) -> Vec<EdtfDate> {
    let end = |end| match end {
        IntervalEnd::Date(date) => Some(date),
        IntervalEnd::Unknown | IntervalEnd::Open => None,
    };
    match edtf {
        Edtf::Date(date) => vec![*date],
        Edtf::Interval(interval) => {
            let ends = [interval.start(), interval.end()];
            ends.into_iter().filter_map(end).collect()
        }
        Edtf::OneOf(set) | Edtf::AllOf(set) => {
            set.members().iter().flat_map(SetMember::dates).collect()
        }
    }
}

/// A date in little room, without its year unless that is all there is: `9–10 Oct`, `June`,
/// `1991`, `≤ Dec`.
#[must_use]
pub(super) fn short_date(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => short_one(date),
        Edtf::Interval(interval) => match (interval.start(), interval.end()) {
            (IntervalEnd::Date(a), IntervalEnd::Date(b)) => short_range(&a, &b),
            (IntervalEnd::Date(a), _) => format!("{} –", short_one(&a)),
            (_, IntervalEnd::Date(b)) => format!("– {}", short_one(&b)),
            _ => "–".to_owned(),
        },
        Edtf::OneOf(set) => short_members(set, "or"),
        Edtf::AllOf(set) => short_members(set, "and"),
    }
}

/// The members of a set in little room; of many only the first.
fn short_members(set: &EdtfSet, conjunction: &str) -> String {
    match set.members() {
        [SetMember::UpTo(date)] => format!("≤ {}", short_one(date)),
        [SetMember::From(date)] => format!("≥ {}", short_one(date)),
        [SetMember::Between(a, b)] => short_range(a, b),
        [SetMember::One(date)] => short_one(date),
        [SetMember::One(a), SetMember::One(b)] => match (plain_day(a), plain_day(b)) {
            (Some((year, month, first)), Some((other_year, other_month, _)))
                if (year, month) == (other_year, other_month) =>
            {
                format!("{first} {conjunction} {}", short_one(b))
            }
            _ => format!("{} {conjunction} {}", short_one(a), short_one(b)),
        },
        [first, ..] => first
            .dates()
            .next()
            .map_or_else(String::new, |date| format!("{} …", short_one(&date))),
        [] => String::new(),
    }
}

fn lasting(interval: &Interval) -> String {
    match (interval.start(), interval.end()) {
        (IntervalEnd::Date(a), IntervalEnd::Date(b)) => range(&a, &b),
        (IntervalEnd::Date(a), IntervalEnd::Unknown) => format!("since {}, end not known", one(&a)),
        (IntervalEnd::Date(a), IntervalEnd::Open) => format!("since {}, without end", one(&a)),
        (IntervalEnd::Unknown, IntervalEnd::Date(b)) => {
            format!("until {}, beginning not known", one(&b))
        }
        (IntervalEnd::Open, IntervalEnd::Date(b)) => format!("always until {}", one(&b)),
        _ => "at all times".to_owned(),
    }
}

/// Two dates with a dash, without saying twice what they share.
fn range(a: &EdtfDate, b: &EdtfDate) -> String {
    if let (Some((year, month, first)), Some((last_year, last_month, _))) =
        (plain_day(a), plain_day(b))
        && year == last_year
    {
        return if month == last_month {
            format!("{first}–{}", plain(b))
        } else {
            format!("{first} {} – {}", month_name(month), plain(b))
        };
    }
    let plain_year = |date: &EdtfDate| {
        let doubtful = date.is_uncertain() || date.is_approximate();
        is_year(date) && date.year().is_some() && !doubtful
    };
    if plain_year(a) && plain_year(b) {
        return format!("{}–{}", plain(a), plain(b));
    }
    format!("{} – {}", one(a), one(b))
}

/// Year, month and day, when all that is stated are these, and without doubt.
fn plain_day(date: &EdtfDate) -> Option<(i32, u8, u8)> {
    let more = date.is_uncertain() || date.is_approximate() || date.time().is_some();
    let day = (date.year()?, date.month()?, date.day()?);
    (!more).then_some(day)
}

fn members(set: &EdtfSet, conjunction: &str) -> String {
    let words: Vec<String> = set.members().iter().map(member).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    listed(&words, conjunction)
}

fn member(member: &SetMember) -> String {
    match member {
        SetMember::One(date) => one(date),
        SetMember::Between(a, b) => format!("between {} and {}", one(a), one(b)),
        SetMember::From(date) => format!("{} or later", one(date)),
        SetMember::UpTo(date) => format!("{} or earlier", one(date)),
    }
}

fn short_range(a: &EdtfDate, b: &EdtfDate) -> String {
    let seconds = b.extent().end().seconds() - a.extent().start().seconds();
    if seconds > LONG_RANGE {
        return format!("{} – {}", short_with_year(a), short_with_year(b));
    }
    match (plain_day(a), plain_day(b)) {
        (Some((year, month, first)), Some((last_year, last_month, _)))
            if (year, month) == (last_year, last_month) =>
        {
            format!("{first}–{}", short_one(b))
        }
        _ if a.extent().hull(&b.extent()).duration() <= Some(86_400) => short_one(a),
        _ => format!("{} – {}", short_one(a), short_one(b)),
    }
}

fn short_with_year(date: &EdtfDate) -> String {
    if is_year(date) {
        short_one(date)
    } else {
        format!("{} {}", short_one(date), year(date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> (String, String) {
        let edtf: Edtf = text.parse().expect(text);
        (date(&edtf), short_date(&edtf))
    }

    #[test]
    fn in_a_table_each_date_has_its_year() {
        for (edtf, words) in [
            ("2025-10-09/2025-10-10", "9–10 Oct 2025"),
            ("[..2025-12-23]", "≤ 23 Dec 2025"),
            ("[2022-05-12,2022-05-13]", "12 or 13 May 2022"),
            ("2024-12-25/", "25 Dec 2024 –"),
            ("2025-01-01/2025-12-31", "1 Jan 2025 – 31 Dec 2025"),
            ("0020-10-20", "20 Oct 20"),
            ("2023-10", "Oct 2023"),
            ("2022", "2022"),
            ("1991~", "c. 1991"),
            ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ] {
            let dates: Vec<Edtf> = vec![edtf.parse().expect(edtf)];
            assert_eq!(short_dates_with_year(&dates), words);
        }
        assert_eq!(short_dates_with_year(&[]), "");
    }

    #[test]
    fn dates_are_worded_as_precisely_as_they_are_known() {
        for (edtf, long, short) in [
            ("2025-10-09", "9 October 2025", "9 Oct"),
            ("2025-06", "June 2025", "June"),
            ("1991", "1991", "1991"),
            ("1991~", "c. 1991", "c. 1991"),
            ("1991?", "1991 (uncertain)", "? 1991"),
            ("202X", "2020s", "2020s"),
            ("20XX", "2000–2099", "2000–2099"),
            ("2023-23", "autumn 2023", "autumn"),
            ("2025-10-09/2025-10-10", "9–10 October 2025", "9–10 Oct"),
            (
                "2025-09-28/2025-10-08",
                "28 September – 8 October 2025",
                "28 Sept – 8 Oct",
            ),
            (
                "2025-12-30/2026-01-02",
                "30 December 2025 – 2 January 2026",
                "30 Dec – 2 Jan",
            ),
            ("2022/2024", "2022–2024", "2022 – 2024"),
            (
                "2024-12-25/2025-12-23",
                "25 December 2024 – 23 December 2025",
                "25 Dec 2024 – 23 Dec 2025",
            ),
            (
                "2024-11/2025-09",
                "November 2024 – September 2025",
                "Nov 2024 – Sept 2025",
            ),
            (
                "2025-01-01/2025-12-31",
                "1 January – 31 December 2025",
                "1 Jan 2025 – 31 Dec 2025",
            ),
            (
                "2025-05/2025-06~",
                "May 2025 – c. June 2025",
                "May – c. June",
            ),
            (
                "2024-12-25/",
                "since 25 December 2024, end not known",
                "25 Dec –",
            ),
            ("1985/..", "since 1985, without end", "1985 –"),
            ("[..2025-12]", "December 2025 or earlier", "≤ Dec"),
            ("[2025-10-10..]", "10 October 2025 or later", "≥ 10 Oct"),
            (
                "[2025-10-09,2025-10-10]",
                "9 October 2025 or 10 October 2025",
                "9 or 10 Oct",
            ),
            ("{1960,1961-12}", "1960 and December 1961", "1960 and Dec"),
            ("2025-10-09T14:30:00Z", "9 October 2025, 14:30 UTC", "9 Oct"),
            (
                "2025-10-09T14:30:05+04:30",
                "9 October 2025, 14:30:05 UTC+04:30",
                "9 Oct",
            ),
            ("-0043", "44 BC", "44 BC"),
            (
                "2025-10-09T14:30/2025-10-09T16:00",
                "9 October 2025, 14:30 – 9 October 2025, 16:00",
                "9 Oct",
            ),
        ] {
            assert_eq!(both(edtf), (long.to_owned(), short.to_owned()), "{edtf}");
        }
    }
}
