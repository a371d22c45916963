//! The one way anything tells a person what is wrong.
//!
//! The window's notices and the command line print the same [`Problem`] in the same words. It does
//! not decide what happens next: whoever reads a file goes on with what could be read.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Everything is there; something should be looked at.
    Warning,
    /// Something could not be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One record of a file: which list of it, and where in that list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// The name of the list: `features`, `claims`.
    pub list: &'static str,
    /// From 0.
    pub row: usize,
}

/// Where it is wrong: each part as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Name of the file as it was given.
    pub file: Option<String>,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// The record that is meant, by which its line can be found.
    pub record: Option<Record>,
    /// What is meant inside the file: `feature 3 "aktau-crash"`.
    pub item: Option<String>,
    /// The field of it: `when`.
    pub field: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            parts.push(
                self.line
                    .map_or_else(|| file.clone(), |line| format!("{file}:{line}")),
            );
        } else if let Some(line) = self.line {
            parts.push(format!("line {line}"));
        }
        parts.extend(self.item.clone());
        parts.extend(self.field.as_ref().map(|field| format!("\"{field}\"")));
        f.write_str(&parts.join(", "))
    }
}

/// What could not be used, so that many problems can be summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The date of an event, which is undated now.
    Date,
    /// A file that was to be written.
    Target,
    /// Anything else.
    #[default]
    Other,
}

/// What is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, as a phrase without a full stop.
    pub message: String,
    /// What to do about it, as a phrase without a full stop.
    pub hint: Option<String>,
    /// What it is about.
    pub subject: Subject,
}

impl Problem {
    /// The same, said to be about something.
    #[must_use]
    pub fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }

    /// Something that could not be used.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: Place::default(),
            message: message.into(),
            hint: None,
            subject: Subject::default(),
        }
    }

    /// Something to look at.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message)
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }

    /// The same with the file it is about.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// The same with the thing inside the file it is about.
    #[must_use]
    pub fn at_item(mut self, item: impl Into<String>) -> Self {
        self.place.item = Some(item.into());
        self
    }

    /// The same with the record it is about: a list of the file and the place in it, from 0.
    #[must_use]
    pub fn at_record(mut self, list: &'static str, row: usize) -> Self {
        self.place.record = Some(Record { list, row });
        self
    }

    /// The same with the field it is about.
    #[must_use]
    pub fn at_field(mut self, field: impl Into<String>) -> Self {
        self.place.field = Some(field.into());
        self
    }

    /// The same with the line it is about, from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.place.line = Some(line);
        self
    }
}

impl fmt::Display for Problem {
    /// `events.geojson, feature 3 "aktau", "when": month 13 does not exist. Hint: write 1969-07`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)?;
        match &self.hint {
            Some(hint) => write!(f, ". Hint: {hint}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_one_line() {
        let problem = Problem::error("month 13 does not exist")
            .in_file("events.geojson")
            .at_item("feature 3 \"aktau\"")
            .at_field("when")
            .hint("write 1969-07");
        assert_eq!(
            problem.to_string(),
            "events.geojson, feature 3 \"aktau\", \"when\": month 13 does not exist. \
             Hint: write 1969-07"
        );
        assert_eq!(
            Problem::warning("empty")
                .in_file("a")
                .at_line(4)
                .to_string(),
            "a:4: empty"
        );
    }
}
