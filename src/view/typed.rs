use crate::time::{Edtf, EdtfError, Span, Widening, Window};

/// What somebody who types a date may want to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedDate {
    /// One date, and all the time that it may mean.
    One(Edtf, Window),
    /// One of these: `12/09/1986` is read differently here and there.
    Several(Vec<(Edtf, Window)>),
    /// No date, and why.
    None(EdtfError),
}

impl TypedDate {
    /// Reads EDTF, or a plain date as people write it in English: `9 October 2025`, `autumn 2023`,
    /// `about 1991`, `June 2025 – December 2025`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let error = match text.parse::<Edtf>() {
            Ok(edtf) => return Self::one(edtf),
            Err(error) if error.is_reversed() => return Self::None(error),
            Err(error) => error,
        };
        let suggested = error.suggestions();
        let mut meant: Vec<Edtf> = suggested.iter().filter_map(|it| it.parse().ok()).collect();
        match meant.len() {
            0 => Self::None(error),
            1 => Self::one(meant.remove(0)),
            _ => Self::Several(meant.into_iter().map(with_window).collect()),
        }
    }

    fn one(edtf: Edtf) -> Self {
        let (edtf, window) = with_window(edtf);
        Self::One(edtf, window)
    }
}

fn with_window(edtf: Edtf) -> (Edtf, Window) {
    let window = Span::from_edtf(&edtf, Widening::default()).extent();
    (edtf, window)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let show = |(edtf, window): (Edtf, Window)| {
            format!("{edtf} [{}, {})", window.start(), window.end())
        };
        match TypedDate::read(text) {
            TypedDate::One(edtf, window) => vec![show((edtf, window))],
            TypedDate::Several(all) => all.into_iter().map(show).collect(),
            TypedDate::None(error) => vec![error.reason()],
        }
    }

    #[test]
    fn any_edtf_or_plain_date_is_read() {
        for (text, read_as) in [
            ("2025-10", "2025-10 [2025-10-01, 2025-11-01)"),
            ("9 October 2025", "2025-10-09 [2025-10-09, 2025-10-10)"),
            ("autumn 2023", "2023-23 [2023-09-01, 2023-12-01)"),
            ("about 1991", "1991~ [1990-01-01, 1993-01-01)"),
            (
                "2025-06/2025-12",
                "2025-06/2025-12 [2025-06-01, 2026-01-01)",
            ),
            (
                "June 2025 – December 2025",
                "2025-06/2025-12 [2025-06-01, 2026-01-01)",
            ),
            ("2024-12-25/..", "2024-12-25/.. [2024-12-25, ..)"),
            ("1990s", "199X [1990-01-01, 2000-01-01)"),
        ] {
            assert_eq!(read(text), [read_as], "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_never_guessed() {
        assert_eq!(
            read("12/09/1986"),
            [
                "1986-09-12 [1986-09-12, 1986-09-13)",
                "1986-12-09 [1986-12-09, 1986-12-10)"
            ]
        );
        for (text, wrong) in [
            ("2025-13", "month 13 does not exist"),
            ("2025-10/2025-09", "it ends before it starts"),
            ("October 2025 – September 2025", "it ends before it starts"),
            ("31.02.2025", "day 31 does not exist in 2025-02"),
            ("31 February 2025", "day 31 does not exist in 2025-02"),
            ("10 October", "the year is missing"),
        ] {
            assert_eq!(read(text), [wrong], "{text}");
        }
    }
}
