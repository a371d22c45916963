//! One date in words, exactly as precise as it is known.

use super::{month_name, short_month, year_name};
use crate::time::{DatePart, EdtfDate, Hemisphere, Qualifier, Season, TimeOfDay, YearPart, Zone};

/// A date in full, with what is doubtful about it.
pub(super) fn one(date: &EdtfDate) -> String {
    let whole = date.qualifier();
    let about = if whole.is_approximate() { "c. " } else { "" };
    let mut doubts = Vec::new();
    if whole.is_uncertain() {
        doubts.push("uncertain".to_owned());
    }
    let approximate = doubtful_parts(date, Qualifier::is_approximate);
    let uncertain = doubtful_parts(date, Qualifier::is_uncertain);
    if approximate == uncertain {
        doubts.extend(approximate.map(|parts| format!("{parts} approximate and uncertain")));
    } else {
        doubts.extend(approximate.map(|parts| format!("{parts} approximate")));
        doubts.extend(uncertain.map(|parts| format!("{parts} uncertain")));
    }
    let text = plain(date);
    if doubts.is_empty() {
        format!("{about}{text}")
    } else {
        format!("{about}{text} ({})", doubts.join(", "))
    }
}

/// `year and month`: the parts of which something is said that is not said of the whole date.
fn doubtful_parts(date: &EdtfDate, says: fn(Qualifier) -> bool) -> Option<String> {
    if says(date.qualifier()) {
        return None;
    }
    let name = match date.year_part() {
        None => "month",
        Some(YearPart::Season(..)) => "season",
        Some(YearPart::Quarter(_)) => "quarter",
        Some(YearPart::Quadrimester(_)) => "third",
        Some(YearPart::Semester(_)) => "half",
    };
    let parts = [
        (DatePart::Year, "year"),
        (DatePart::Month, name),
        (DatePart::Day, "day"),
    ];
    let said = parts
        .iter()
        .filter(|(part, _)| says(date.qualifier_of(*part)));
    let names: Vec<&str> = said.map(|(_, name)| *name).collect();
    (!names.is_empty()).then(|| listed(&names, "and"))
}

/// A date without its marks.
pub(super) fn plain(date: &EdtfDate) -> String {
    if let Some(part) = date.year_part() {
        return year_part(date, part);
    }
    let months: Vec<u8> = date.months().collect();
    let days: Vec<u8> = date.days().collect();
    let text = match (months.as_slice(), days.as_slice()) {
        ([month], [day]) => format!("{day} {}{}", month_name(*month), of_year(date)),
        ([month], days) if days.len() == 31 => format!("{}{}", month_name(*month), of_year(date)),
        ([month], days) => match run(days) {
            Some((first, last)) => {
                format!(
                    "between {first} and {last} {}{}",
                    month_name(*month),
                    of_year(date)
                )
            }
            None => format!("{} {}{}", numbers(days), month_name(*month), of_year(date)),
        },
        (months, days) if days.len() == 31 && months.len() == 12 => year(date),
        (months, days) if days.len() == 31 => {
            let between = run(months).map(|(first, last)| {
                format!("between {} and {}", month_name(first), month_name(last))
            });
            let names = || names(months);
            format!("{}{}", between.unwrap_or_else(names), of_year(date))
        }
        (months, days) if months.len() == 12 => {
            let year = match date.year() {
                Some(year) => format!(" of {}", year_name(year)),
                None => of_year(date),
            };
            format!("day {} of an unknown month{year}", day_numbers(days))
        }
        (months, days) => format!(
            "day {} of {}{}",
            day_numbers(days),
            names(months),
            of_year(date)
        ),
    };
    match date.time() {
        Some(time) => format!("{text}, {}", time_of_day(time)),
        None => text,
    }
}

/// A time of day with the zone that was stated: `14:30`, `14:30:05 UTC`, `14:30 UTC+04:30`.
fn time_of_day(time: TimeOfDay) -> String {
    let seconds = time.second.filter(|second| *second > 0);
    let seconds = seconds.map_or_else(String::new, |second| format!(":{second:02}"));
    let zone = match time.zone {
        Zone::Unstated => String::new(),
        Zone::Utc => " UTC".to_owned(),
        Zone::Offset(minutes) => {
            let sign = if minutes < 0 { '−' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    format!("{:02}:{:02}{seconds}{zone}", time.hour, time.minute)
}

/// The year that follows a month: ` 2025`, ` of the 1560s`.
fn of_year(date: &EdtfDate) -> String {
    match date.year() {
        Some(year) => format!(" {}", year_name(year)),
        None if is_decade(date) => format!(" of the {}", year(date)),
        None if date.years() == (0, 9999) && date.is_every_year() => {
            " of an unknown year".to_owned()
        }
        None if date.is_every_year() => format!(" of a year {}", year(date)),
        None => format!(" of {}", year(date)),
    }
}

/// The year, or the years that it may be.
pub(super) fn year(date: &EdtfDate) -> String {
    let (first, last) = date.years();
    if let Some((year, digits)) = date.estimate() {
        // Whether a year 0 was counted is of no account in an estimate.
        let year = if year < 0 { year + 1 } else { year };
        let plural = if digits == 1 { "" } else { "s" };
        return format!(
            "about {} ({digits} significant digit{plural})",
            year_name(year)
        );
    }
    match date.year() {
        Some(year) => year_name(year),
        None if is_decade(date) => format!("{first}s"),
        None if !date.is_every_year() => format!("a year of the form {}", date.year_as_written()),
        None if (first, last) == (0, 9999) => "unknown year".to_owned(),
        None => format!("{}–{}", year_name(first), year_name(last)),
    }
}

fn is_decade(date: &EdtfDate) -> bool {
    let (first, last) = date.years();
    first > 0 && last - first == 9 && date.is_every_year() && date.estimate().is_none()
}

fn year_part(date: &EdtfDate, part: YearPart) -> String {
    let of = match date.year() {
        Some(year) => format!(" of {}", year_name(year)),
        None => of_year(date),
    };
    match part {
        YearPart::Season(season, hemisphere) => {
            let year = match date.year() {
                // December and two months of the next year.
                Some(year @ 1..) if part.first_month() == 12 => {
                    format!(" {year}/{:02}", (year + 1) % 100)
                }
                _ => of_year(date),
            };
            format!(
                "{}{}{year}",
                hemisphere_name(hemisphere),
                season_name(season)
            )
        }
        YearPart::Quarter(number) => format!("{} quarter{of}", ordinal(number)),
        YearPart::Quadrimester(number) => format!("{}{of}", third(number)),
        YearPart::Semester(number) => format!("{} half{of}", ordinal(number)),
    }
}

fn hemisphere_name(hemisphere: Option<Hemisphere>) -> &'static str {
    match hemisphere {
        None => "",
        Some(Hemisphere::Northern) => "northern ",
        Some(Hemisphere::Southern) => "southern ",
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

/// A date in little room, without its year unless that is all there is.
pub(super) fn short_one(date: &EdtfDate) -> String {
    let mark = match (date.is_approximate(), date.is_uncertain()) {
        (true, _) => "c. ",
        (false, true) => "? ",
        (false, false) => "",
    };
    format!("{mark}{}", short_plain(date))
}

fn short_plain(date: &EdtfDate) -> String {
    match date.year_part() {
        Some(YearPart::Season(season, hemisphere)) => {
            return format!("{}{}", hemisphere_name(hemisphere), season_name(season));
        }
        Some(YearPart::Quarter(number)) => return format!("Q{number}"),
        Some(YearPart::Quadrimester(number)) => return third(number),
        Some(YearPart::Semester(number)) => return format!("{} half", ordinal(number)),
        None => {}
    }
    let months: Vec<u8> = date.months().collect();
    let days: Vec<u8> = date.days().collect();
    let month = match (months.as_slice(), run(&months)) {
        ([only], _) => short_month(*only).to_owned(),
        (_, Some((first, last))) => format!("{}–{}", short_month(first), short_month(last)),
        _ => listed(
            &months
                .iter()
                .map(|month| short_month(*month))
                .collect::<Vec<_>>(),
            "or",
        ),
    };
    match (months.len(), days.len()) {
        (12, 31) => match date.estimate() {
            Some((year, _)) => format!("c. {}", year_name(if year < 0 { year + 1 } else { year })),
            None if !date.is_every_year() => date.year_as_written(),
            None => year(date),
        },
        (_, 31) => month,
        (12, _) => format!("day {}", day_numbers(&days)),
        _ => format!("{} {month}", day_numbers(&days)),
    }
}

/// Whether a date states no more than its year.
pub(super) fn is_year(date: &EdtfDate) -> bool {
    date.year_part().is_none() && date.months().count() == 12 && date.days().count() == 31
}

fn third(number: u8) -> String {
    match number {
        3 => "last third".to_owned(),
        _ => format!("{} third", ordinal(number)),
    }
}

fn ordinal(number: u8) -> String {
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// First and last of numbers that follow each other, three or more.
fn run(numbers: &[u8]) -> Option<(u8, u8)> {
    let follows = numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    (follows && numbers.len() > 2).then_some((first, last))
}

fn day_numbers(days: &[u8]) -> String {
    match run(days) {
        Some((first, last)) => format!("{first}–{last}"),
        None => numbers(days),
    }
}

fn numbers(numbers: &[u8]) -> String {
    let words: Vec<String> = numbers.iter().map(u8::to_string).collect();
    listed(&words.iter().map(String::as_str).collect::<Vec<_>>(), "or")
}

fn names(months: &[u8]) -> String {
    listed(
        &months
            .iter()
            .map(|month| month_name(*month))
            .collect::<Vec<_>>(),
        "or",
    )
}

/// `a, b or c`
pub(super) fn listed(words: &[&str], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
