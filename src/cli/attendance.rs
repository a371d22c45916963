use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{Attendance as Arguments, AttendanceFormat};
use super::list::{dataset, read_as};
use super::{Exit, print, say, wrote};
use crate::dataset::{Attendance, Attendee, Gathering, Mention, Tally};
use crate::format::attendance_csv;
use crate::jobs::read_attendance_file;

/// Prints who was at which event.
pub(super) fn attendance(arguments: &Arguments) -> Exit {
    let read = match arguments.file.as_deref() {
        Some(file) if is_csv(file) => from_csv(file, &arguments.without_source),
        file => dataset(file)
            .and_then(|dataset| read_as(dataset, &arguments.without_source, None))
            .map(|dataset| Attendance::of(&dataset, arguments.events.into())),
    };
    let attendance = match read {
        Ok(attendance) => attendance,
        Err(exit) => return exit,
    };
    match arguments.format {
        AttendanceFormat::Csv => wrote(attendance_csv::write_to(&attendance, std::io::stdout())),
        AttendanceFormat::Json => print(format_args!("{:#}", listing(&attendance))),
    }
}

fn is_csv(file: &Path) -> bool {
    let extension = file.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// The attendance that was written earlier. Lines that cannot be used are said, as with any file.
fn from_csv(file: &Path, without: &[String]) -> Result<Attendance, Exit> {
    if !without.is_empty() {
        say(
            "error: a CSV file says only what came of all its sources. Hint: leave sources out of the file of events",
        );
        return Err(Exit::Usage);
    }
    let reading = read_attendance_file(file);
    for problem in &reading.problems {
        say(format_args!("{}: {problem}", problem.severity));
    }
    reading.attendance.ok_or(Exit::BadInput)
}

fn listing(attendance: &Attendance) -> Value {
    let tallies = attendance.of_events();
    let events = attendance.events().iter().zip(tallies);
    let events: Vec<Value> = events.map(|(it, tally)| event(it, tally)).collect();
    let people = attendance.people().iter();
    let people: Vec<Value> = people.map(|it| person(it, attendance.events())).collect();
    json!({"schema": "summit-atlas/attendance/1", "events": events, "people": people})
}

fn counts(tally: Tally) -> Value {
    json!({
        "present": tally.present,
        "absent": tally.absent,
        "expected": tally.expected,
        "disputed": tally.disputed,
    })
}

fn event(event: &Gathering, tally: Tally) -> Value {
    let whens = event.whens.iter().map(ToString::to_string);
    json!({
        "id": event.id,
        "title": event.title,
        "whens": whens.collect::<Vec<String>>(),
        "counts": counts(tally),
    })
}

fn person(person: &Attendee, events: &[Gathering]) -> Value {
    let cell = |mention: &Mention| {
        json!({
            "event": events[mention.event].id,
            "cell": mention.cell().word(),
            "roles": mention.roles(),
            "sources": mention.sources,
            "claims": mention.claims,
        })
    };
    let cells = person.mentions.iter().map(cell);
    json!({
        "id": person.id,
        "name": person.name,
        "counts": counts(person.tally()),
        "cells": cells.collect::<Vec<Value>>(),
    })
}
