use super::columns::Role;
use super::dates::{Said, common_year, either_hint, one_of, said};
use super::row::Row;
use crate::problem::{Problem, Subject};
use crate::time::Edtf;

impl Row<'_> {
    fn no_date(&mut self, roles: &[Role], message: String, hint: Option<String>) {
        self.tell(Problem::error(message).about(Subject::Date), roles, hint);
    }

    /// The date with how it follows where the row says it in two ways. What cannot be read stays as it is.
    pub(super) fn when(&mut self) -> (Option<Edtf>, Option<String>) {
        if let Some(text) = self.text(Role::When) {
            return self.date(&[Role::When], text);
        }
        match (self.text(Role::Start), self.text(Role::End)) {
            (Some(start), None) => self.date(&[Role::Start], start),
            (start, Some(end)) => self.interval(start, end),
            (None, None) => self.parts_of_date(),
        }
    }

    fn date(&mut self, roles: &[Role], text: &str) -> (Option<Edtf>, Option<String>) {
        match said(text) {
            Said::Date(date) => {
                self.mark_used(roles);
                (Some(date), None)
            }
            Said::Either(dates) => {
                let hint = Some(either_hint(&dates));
                let message = format!("\"{text}\" can be read in two ways");
                let Some(either) = one_of(&dates) else {
                    self.no_date(roles, message, hint);
                    return (None, None);
                };
                self.tell(
                    Problem::warning(format!("{message}, and is kept as one of both")),
                    roles,
                    hint,
                );
                self.mark_used(roles);
                (Some(either), Some(message))
            }
            Said::No(message, hint) => {
                self.no_date(roles, message, hint);
                (None, None)
            }
        }
    }

    /// What lasts from the date in one column to that in another.
    fn interval(&mut self, start: Option<&str>, end: &str) -> (Option<Edtf>, Option<String>) {
        let (roles, mut derivation) = ([Role::Start, Role::End], None);
        let mut ends = [String::new(), String::new()];
        for (at, (role, text)) in [(Role::Start, start), (Role::End, Some(end))]
            .into_iter()
            .enumerate()
        {
            let Some(text) = text else { continue };
            ends[at] = match said(text) {
                _ if text == ".." => "..".to_owned(),
                Said::Date(Edtf::Date(date)) => date.to_string(),
                Said::Date(_) => {
                    let message = format!("\"{text}\" is more than one date");
                    self.no_date(
                        &[role],
                        message,
                        Some("write one date here, such as 2025-10-09".to_owned()),
                    );
                    return (None, None);
                }
                Said::Either(dates) => {
                    let message = format!("\"{text}\" can be read in two ways");
                    let hint = Some(either_hint(&dates));
                    let Some(year) = common_year(&dates) else {
                        self.no_date(&[role], message, hint);
                        return (None, None);
                    };
                    self.tell(
                        Problem::warning(format!("{message}, and only its year is taken")),
                        &[role],
                        hint,
                    );
                    derivation = Some(message);
                    year
                }
                Said::No(message, hint) => {
                    self.no_date(&[role], message, hint);
                    return (None, None);
                }
            };
        }
        match ends.join("/").parse::<Edtf>() {
            Ok(date) => {
                self.mark_used(&roles);
                (Some(date), derivation)
            }
            Err(error) => {
                self.no_date(&roles, error.to_string(), error.hint());
                (None, None)
            }
        }
    }

    /// A date from its year, month and day, as far as they are there.
    fn parts_of_date(&mut self) -> (Option<Edtf>, Option<String>) {
        let [year, month, day] = [Role::Year, Role::Month, Role::Day].map(|role| self.text(role));
        let number = |text: &str| text.parse::<i32>().ok();
        let Some(year) = year else {
            let roles = [Role::Month, Role::Day];
            if month.or(day).is_some() {
                self.no_date(
                    &roles,
                    "a date needs its year".to_owned(),
                    Some("fill in the year".to_owned()),
                );
            }
            return (None, None);
        };
        let sign = if year.starts_with('-') { "-" } else { "" };
        let year = number(year).map_or_else(
            || year.to_owned(),
            |it| format!("{sign}{:04}", it.unsigned_abs()),
        );
        let (text, roles) = match (month, day) {
            (None, None) => (year, &[Role::Year][..]),
            (None, Some(_)) => {
                let problem = Problem::warning("a day without its month says nothing");
                self.tell(problem, &[Role::Day], Some("fill in the month".to_owned()));
                (year, &[Role::Year][..])
            }
            (Some(month), day) => {
                let roles = [Role::Year, Role::Month, Role::Day];
                let day = day.unwrap_or_default();
                let text = match (number(month), number(day)) {
                    (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
                    (Some(month), None) if day.is_empty() => format!("{year}-{month:02}"),
                    _ => format!("{day} {month} {year}"),
                };
                return self.date(&roles, &text);
            }
        };
        self.date(roles, &text)
    }
}
