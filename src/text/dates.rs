use super::{month_name, short_month, year_name};
use crate::time::{
    Edtf, EdtfDate, EdtfSet, Interval, IntervalEnd, Precision, Qualifier, Season, SetMember,
};

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

/// A date in little room, without its year unless that is all there is: `9–10 Oct`, `June`,
/// `1991`, `≤ Dec`.
#[must_use]
pub fn short_date(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => short_one(date),
        Edtf::Interval(interval) => match (interval.start(), interval.end()) {
            (IntervalEnd::Date(a), IntervalEnd::Date(b)) => short_range(&a, &b),
            (IntervalEnd::Date(a), _) => format!("{} –", short_one(&a)),
            (_, IntervalEnd::Date(b)) => format!("– {}", short_one(&b)),
            _ => "–".to_owned(),
        },
        Edtf::OneOf(set) | Edtf::AllOf(set) => match set.members() {
            [SetMember::UpTo(date)] => format!("≤ {}", short_one(date)),
            [SetMember::From(date)] => format!("≥ {}", short_one(date)),
            [SetMember::Between(a, b)] => short_range(a, b),
            [SetMember::One(date)] => short_one(date),
            [SetMember::One(a), SetMember::One(b)] => match (a.day(), b.day()) {
                (Some(first), Some(_)) if a.month() == b.month() && a.years() == b.years() => {
                    format!("{first} or {}", short_one(b))
                }
                _ => format!("{} or {}", short_one(a), short_one(b)),
            },
            [first, ..] => first
                .dates()
                .next()
                .map_or_else(String::new, |date| format!("{} …", short_one(&date))),
            [] => String::new(),
        },
    }
}

fn one(date: &EdtfDate) -> String {
    let text = plain(date);
    match date.qualifier() {
        Qualifier::None => text,
        Qualifier::Uncertain => format!("{text} (uncertain)"),
        Qualifier::Approximate => format!("c. {text}"),
        Qualifier::UncertainApproximate => format!("c. {text} (uncertain)"),
    }
}

/// A date without its qualifier.
fn plain(date: &EdtfDate) -> String {
    let year = years(date);
    let day = match (date.season(), date.month(), date.day()) {
        (Some(season), _, _) => format!("{} {year}", season_name(season)),
        (_, Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (_, Some(month), None) => format!("{} {year}", month_name(month)),
        _ => year,
    };
    match date.time() {
        Some(time) => format!("{day}, {:02}:{:02}", time.hour, time.minute),
        None => day,
    }
}

/// The year, or the years that it may be.
fn years(date: &EdtfDate) -> String {
    let (first, last) = date.years();
    match date.precision() {
        _ if first == last => year_name(first),
        Precision::Decade => format!("{}s", year_name(first)),
        _ => format!("{}–{}", year_name(first), year_name(last)),
    }
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
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
    let plain_days = |date: &EdtfDate| {
        date.qualifier() == Qualifier::None && date.time().is_none() && date.day().is_some()
    };
    if plain_days(a)
        && plain_days(b)
        && a.years() == b.years()
        && let Some(first) = a.day()
    {
        if a.month() == b.month() {
            return format!("{first}–{}", plain(b));
        }
        let month = a.month().map_or("", month_name);
        return format!("{first} {month} – {}", plain(b));
    }
    if a.qualifier() == Qualifier::None
        && b.qualifier() == Qualifier::None
        && a.precision() == Precision::Year
        && b.precision() == Precision::Year
    {
        return format!("{}–{}", plain(a), plain(b));
    }
    format!("{} – {}", one(a), one(b))
}

fn members(set: &EdtfSet, conjunction: &str) -> String {
    let words: Vec<String> = set.members().iter().map(member).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

fn member(member: &SetMember) -> String {
    match member {
        SetMember::One(date) => one(date),
        SetMember::Between(a, b) => format!("between {} and {}", one(a), one(b)),
        SetMember::From(date) => format!("{} or later", one(date)),
        SetMember::UpTo(date) => format!("{} or earlier", one(date)),
    }
}

fn short_one(date: &EdtfDate) -> String {
    let mark = match date.qualifier() {
        Qualifier::None => "",
        Qualifier::Uncertain => "? ",
        Qualifier::Approximate | Qualifier::UncertainApproximate => "c. ",
    };
    let text = match (date.season(), date.month(), date.day()) {
        (Some(season), _, _) => season_name(season).to_owned(),
        (_, Some(month), Some(day)) => format!("{day} {}", short_month(month)),
        (_, Some(month), None) => short_month(month).to_owned(),
        _ => years(date),
    };
    format!("{mark}{text}")
}

fn short_range(a: &EdtfDate, b: &EdtfDate) -> String {
    match (a.day(), b.day()) {
        (Some(first), Some(_)) if a.month() == b.month() && a.years() == b.years() => {
            format!("{first}–{}", short_one(b))
        }
        _ => format!("{} – {}", short_one(a), short_one(b)),
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
            ("{1960,1961-12}", "1960 and December 1961", "1960 or Dec"),
            ("2025-10-09T14:30:00Z", "9 October 2025, 14:30", "9 Oct"),
            ("-0043", "44 BC", "44 BC"),
        ] {
            assert_eq!(both(edtf), (long.to_owned(), short.to_owned()), "{edtf}");
        }
    }
}
