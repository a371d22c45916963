use crate::time::{Edtf, EdtfError};

/// What a cell says of a date.
pub(super) enum Said {
    /// One date.
    Date(Edtf),
    /// One of these: the order of day and month is not known.
    Either(Vec<Edtf>),
    /// None that can be read: why not, and what to write.
    No(String, Option<String>),
}

/// Digits of the day number of a spreadsheet: 10 000 is in 1927, 99 999 in 2173.
const DAY_NUMBER: usize = 5;

/// Reads EDTF, or a common form of date. What could be meant in two ways is not decided.
pub(super) fn said(text: &str) -> Said {
    let error = match text.parse::<Edtf>() {
        Ok(date) => return Said::Date(date),
        Err(error) => error,
    };
    if text.len() == DAY_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("\"{text}\" is the number of a day in a spreadsheet");
        let hint = "show the column as dates there, such as 2025-10-09, and save again";
        return Said::No(message, Some(hint.to_owned()));
    }
    let meant = error.suggestions();
    let mut dates: Vec<Edtf> = meant.iter().filter_map(|it| it.parse().ok()).collect();
    match dates.len() {
        0 => no(&error),
        1 => Said::Date(dates.remove(0)),
        _ => Said::Either(dates),
    }
}

fn no(error: &EdtfError) -> Said {
    Said::No(error.to_string(), error.hint())
}

/// One of several dates, as a date.
pub(super) fn one_of(dates: &[Edtf]) -> Option<Edtf> {
    format!("[{}]", sorted(dates).join(",")).parse().ok()
}

/// What all of several dates have in common: their year.
pub(super) fn common_year(dates: &[Edtf]) -> Option<String> {
    let mut years = dates.iter().map(|date| match date {
        Edtf::Date(date) => date.year(),
        _ => None,
    });
    let first = years.next()??;
    (years.all(|year| year == Some(first)) && (0..=9999).contains(&first))
        .then(|| format!("{first:04}"))
}

/// `write 2025-09-10 or 2025-10-09`
pub(super) fn either_hint(dates: &[Edtf]) -> String {
    format!("write {}", sorted(dates).join(" or "))
}

fn sorted(dates: &[Edtf]) -> Vec<String> {
    let mut texts: Vec<String> = dates.iter().map(ToString::to_string).collect();
    texts.sort();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match said(text) {
            Said::Date(date) => date.to_string(),
            Said::Either(dates) => format!("either {}", one_of(&dates).unwrap()),
            Said::No(message, _) => message,
        }
    }

    #[test]
    fn common_forms_are_read_and_what_is_ambiguous_is_not_decided() {
        for (text, date) in [
            ("2025-10-09", "2025-10-09"),
            ("1991~", "1991~"),
            ("9 October 2025", "2025-10-09"),
            ("October 9, 2025", "2025-10-09"),
            ("2025/10/09", "2025-10-09"),
            ("10.10.2025", "2025-10-10"),
            ("09.10.2025", "2025-10-09"),
            ("31/12/2024", "2024-12-31"),
            ("10/09/2025", "either [2025-09-10,2025-10-09]"),
            ("12/12/2025", "2025-12-12"),
            ("autumn 2023", "2023-23"),
            ("2025-10-09 14:30", "2025-10-09T14:30"),
            ("45939", "\"45939\" is the number of a day in a spreadsheet"),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
        assert!(read("2025-13").starts_with("month 13 does not exist"));
        assert!(!read("soon").starts_with("either"));
    }

    #[test]
    fn the_year_is_what_two_readings_have_in_common() {
        let Said::Either(dates) = said("10/09/2025") else {
            panic!("one date");
        };
        assert_eq!(common_year(&dates).as_deref(), Some("2025"));
        assert_eq!(either_hint(&dates), "write 2025-09-10 or 2025-10-09");
    }
}
