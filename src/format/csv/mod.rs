//! A table of events: CSV (RFC 4180) or with semicolons or tabs, one event a row, the first line names the columns.
//!
//! # Reading
//! Columns come in any order and are known by their names, case and separators aside: `Start date`, `start_date` and
//! `STARTDATE` are one. Each field has its usual names ([`FIELDS`] lists them); where several columns could be meant,
//! the first of those names wins. Every other column is kept in [`Event::extra`](crate::dataset::Event::extra) under
//! its name, and comes back when the table is written. A file is one source, and each row one implied claim.
//!
//! - Dates are EDTF, or of a common form that can be read in one way only: `9 October 2025`, `2025/10/09`, `10.10.2025`
//!   (day first, as dots are used). What can be read in two ways (`10/09/2025`) is told and kept as one of both.
//!   `start` and `end` make an interval; `year`, `month`, `day` a date that is no more precise than they are.
//! - Longitude and latitude are in degrees, with a point or a comma. A place without them has a name, no mark.
//! - Several items in one field (themes, places, countries, sources) are set apart by `;` or `|`; `\` before one of
//!   them, or before itself, makes it a part of the item.
//! - Text is UTF-8, with or without a byte order mark, or UTF-16 with one; any other encoding is recognised by its
//!   letters, and told. A line `sep=;` before the header is understood.
//!
//! What cannot be used is told with line and column and kept as it is; no row is left out, but for rows in which nothing
//! stands, which are counted. At most [`MOST_COLUMNS`] columns are read, and [`MOST_TOLD`] problems are told.
//!
//! # Writing
//! [`write()`] gives UTF-8 without a mark, `\r\n` after each line, the columns of [`Column::of`]. A spreadsheet takes a
//! field that begins with `=`, `+`, `-` or `@` for a formula, and some look past a tab or a new line: such a field gets an
//! apostrophe before it, which reading takes off again; coordinates are numbers and get none. What a table has no place for
//! (claims, journeys, events at several places) is named as lost; coordinates of such events are left empty rather than
//! reduced to one of them.
//!
//! It does not look places up by their names. Attendances have a table of their own:
//! [`attendance_csv`](super::attendance_csv).

mod columns;
mod dates;
mod header;
mod places;
mod row;
mod row_dates;
mod table;
mod told;
mod write;

use std::sync::Arc;

pub use columns::{Column, FIELDS, MOST_COLUMNS};
pub use told::MOST_TOLD;
pub use write::{write, write_rows, write_rows_beside, write_table, write_with};

use super::Reading;
use crate::dataset::{Dataset, Parts};
use crate::problem::Problem;
use header::Header;
use places::Places;
use row::Row;
use table::Table;
use told::Told;

/// What to do with a file that is no table of events.
const FIRST_LINE: &str =
    "name the columns in the first line, for example title,when,latitude,longitude";

/// Reads the bytes of a file called `name`.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let mut told = Told::default();
    let parts = read_parts(bytes, &mut told);
    let mut problems = told.all();
    let dataset = parts.map(|parts| {
        let (dataset, found) = Dataset::new(name, parts);
        problems.extend(found);
        Arc::new(dataset)
    });
    locate(name, bytes, &mut problems);
    Reading { dataset, problems }
}

/// Says of problems of a file in which file and on which line they are.
pub fn locate(name: &str, bytes: &[u8], problems: &mut [Problem]) {
    let mut lines = None;
    for problem in problems {
        problem.place.file = Some(name.to_owned());
        let row = problem
            .place
            .record
            .filter(|record| record.list == "features");
        if let (None, Some(record)) = (problem.place.line, row) {
            let lines = lines.get_or_insert_with(|| {
                Table::open(bytes).map_or_else(|_| Vec::new(), |it| it.rows())
            });
            problem.place.line = lines.get(record.row).copied();
        }
    }
}

/// Whether the bytes begin like a table of events: text, with a first line of several columns of which at least two are
/// known.
#[must_use]
pub fn looks_like_a_table(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(table::LOOKED_AT)];
    Table::open(beginning).is_ok_and(|table| table.header().known() >= 2)
}

fn read_parts(bytes: &[u8], told: &mut Told) -> Option<Parts> {
    let table = match Table::open(bytes) {
        Ok(table) => table,
        Err(problem) => {
            told.tell(problem);
            return None;
        }
    };
    told.extend(table.problems());
    let header = table.header();
    if header.len() > MOST_COLUMNS {
        let message = format!("the first line names {} columns", header.len());
        let hint = format!("at most {MOST_COLUMNS} are read: leave out those that are not needed");
        told.tell(
            Problem::error(message)
                .at_line(table.first_line())
                .hint(hint),
        );
        return None;
    }
    if !header.has_events() {
        let message = "no column of the first line is known to hold events";
        let problem = Problem::error(message).at_line(table.first_line());
        told.tell(problem.hint(FIRST_LINE));
        return None;
    }
    told.extend(header.problems(table.first_line()));
    Some(read_rows(&table, &header, told))
}

fn read_rows(table: &Table<'_>, header: &Header, told: &mut Told) -> Parts {
    let mut parts = Parts::default();
    let mut places = Places::default();
    let mut empty = None;
    let open_quote = table.each(|record, line| {
        if table::is_empty(record) {
            let (count, _) = empty.get_or_insert((0_usize, line));
            *count += 1;
            return;
        }
        let row = Row::new(header, record, line, parts.events.len(), told);
        parts.events.push(row.event(&mut places));
    });
    if let Some((count, line)) = empty {
        told.tell(
            Problem::warning(format!(
                "rows in which nothing stands: {count}; they are no events"
            ))
            .at_line(line),
        );
    }
    told.extend(open_quote);
    (parts.venues, parts.sources) = places.finish();
    parts
}

#[cfg(test)]
mod tests;
