//! An attendance (people × events) as CSV: RFC 4180, UTF-8, a header and one line a cell that is mentioned.
//!
//! The columns are those of [`HEADER`]. Lines come by event, in the order of time; an event at which nobody is
//! mentioned has one line without a person, so that reading gives exactly what was written. Several dates, roles,
//! sources or claims in one field are set apart by `;`, and a `;` or a `\` that belongs to one of them has a `\` before it.
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula, and some look past a tab or a new
//! line: such a field is written with an apostrophe before it, which reading takes off again. A field that has such an
//! apostrophe by itself is given another one.
//!
//! It does not read other tables, and does not hold what it reads against a dataset.

mod read;

use std::io::Write;

pub use read::{AttendanceReading, looks_like_one, read};

use crate::dataset::{Attendance, Attendee, Cell, Gathering, Mention};
use crate::format::fields::{SEPARATOR, guarded, joined};

/// The first line.
pub const HEADER: [&str; 9] = [
    "person_id",
    "person",
    "event_id",
    "event",
    "when",
    "cell",
    "role",
    "sources",
    "claims",
];

/// The attendance as text.
#[must_use]
pub fn write(attendance: &Attendance) -> String {
    let mut bytes = Vec::new();
    // Memory takes whatever is written.
    drop(write_to(attendance, &mut bytes));
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes the attendance to `out`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_to(attendance: &Attendance, out: impl Write) -> std::io::Result<()> {
    let mut lines = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    lines.write_record(HEADER)?;
    for (at, event) in attendance.events().iter().enumerate() {
        let mut mentioned = (0..attendance.people().len())
            .filter_map(|row| Some((attendance.people().get(row)?, attendance.mention(row, at)?)))
            .peekable();
        if mentioned.peek().is_none() {
            lines.write_record(line(event, None))?;
        }
        for mention in mentioned {
            lines.write_record(line(event, Some(mention)))?;
        }
    }
    lines.flush()
}

/// One line: somebody at an event, or nobody.
fn line(event: &Gathering, mentioned: Option<(&Attendee, &Mention)>) -> [String; 9] {
    let (person, mention) = mentioned.unzip();
    let list =
        |of: fn(&Mention) -> Vec<String>| joined(mention.map(of).unwrap_or_default(), &[SEPARATOR]);
    let fields = [
        person.map_or_else(String::new, |it| it.id.clone()),
        person.map_or_else(String::new, |it| it.name.clone()),
        event.id.clone(),
        event.title.clone(),
        joined(event.whens.iter().map(ToString::to_string), &[SEPARATOR]),
        mention
            .map_or(Cell::NotMentioned, Mention::cell)
            .word()
            .to_owned(),
        list(|it| it.roles().iter().map(ToString::to_string).collect()),
        list(|it| it.sources.clone()),
        list(|it| it.claims.clone()),
    ];
    fields.map(guarded)
}

#[cfg(test)]
mod tests;
