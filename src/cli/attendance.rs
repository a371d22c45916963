use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{Attendance as Arguments, AttendanceFormat};
use super::input::{dataset, read_as};
use super::progress::Progress;
use super::{Exit, print, say, tell, wrote};
use crate::dataset::{Attendance, Attendee, Gathering, Mention, Tally};
use crate::format::attendance_csv;
use crate::jobs::{Input, People, is_workspace};

/// Prints who was at which event.
pub(super) fn attendance(arguments: &Arguments) -> Exit {
    let attendance = match read(arguments) {
        Ok(attendance) => attendance,
        Err(exit) => return exit,
    };
    match arguments.format {
        AttendanceFormat::Csv => wrote(attendance_csv::write_to(&attendance, std::io::stdout())),
        AttendanceFormat::Json => print(format_args!("{:#}", listing(&attendance))),
    }
}

fn read(arguments: &Arguments) -> Result<Attendance, Exit> {
    let without = &arguments.without_source;
    let events = match arguments.files.as_slice() {
        [file] if file.as_os_str() == "-" || !is_workspace(file) => match people(file) {
            People::Events(reading) => {
                reading.problems.iter().for_each(tell);
                reading.dataset.ok_or(Exit::BadInput)?
            }
            People::Attendance(_) if !without.is_empty() => {
                say(
                    "error: a CSV file says only what came of all its sources. Hint: leave sources out of the file of events",
                );
                return Err(Exit::Usage);
            }
            // Lines that cannot be used are said, as with any file.
            People::Attendance(reading) => {
                reading.problems.iter().for_each(tell);
                return reading.attendance.ok_or(Exit::BadInput);
            }
        },
        files => dataset(files)?,
    };
    let events = read_as(events, without, None)?;
    Ok(Attendance::of(&events, arguments.events.into()))
}

fn people(file: &Path) -> People {
    let input = Input::named(file);
    let _progress = Progress::of(&[input]);
    input.read_people()
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
