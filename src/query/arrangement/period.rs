use crate::time::{Edtf, IntervalEnd, Moment, SetMember, Unit, Window};

/// The month in which something began, or the period that is known if no month is.
pub(super) fn of(when: &Edtf) -> Option<Window> {
    let date = match when {
        Edtf::Date(date) => *date,
        Edtf::Interval(interval) => match interval.start() {
            IntervalEnd::Date(date) => date,
            IntervalEnd::Unknown | IntervalEnd::Open => return None,
        },
        Edtf::OneOf(set) | Edtf::AllOf(set) => match set.members().first()? {
            SetMember::One(date) | SetMember::Between(date, _) | SetMember::From(date) => *date,
            SetMember::UpTo(_) => return None,
        },
    };
    let known = date.extent();
    if date.month().is_none() || date.year().is_none() {
        return Some(known);
    }
    let month: Moment = Unit::Month.floor(known.start());
    Window::new(month, Unit::Month.next(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_heading_claims_no_month_that_nobody_gave() {
        let heading = |when: &str| {
            let edtf: Edtf = when.parse().unwrap();
            of(&edtf).map(|window| text::window(&window))
        };
        for (when, words) in [
            ("2025-10-09", "October 2025"),
            ("2025-10~", "October 2025"),
            ("2024", "2024"),
            ("2023/", "2023"),
            ("2023-23", "September – November 2023"),
            ("199X", "1990–1999"),
            ("[2025-12-21,2025-12-22]", "December 2025"),
            ("2025-01-01/2025-12-31", "January 2025"),
            ("2024-34", "April – June 2024"),
            ("156X-12-25", "25 December 1560 – 25 December 1569"),
            ("156X-12", "December 1560 – December 1569"),
            ("2004-06~-1X", "June 2004"),
            ("1950S2", "1900–1999"),
            ("[2025-12-21,2025-12-22]", "December 2025"),
            ("2025-01-01/2025-12-31", "January 2025"),
        ] {
            assert_eq!(heading(when).as_deref(), Some(words), "{when}");
        }
        assert_eq!(heading("[..2025-12]"), None);
    }
}
