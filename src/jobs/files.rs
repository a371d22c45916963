use std::path::Path;

use super::bundled;
use crate::format::attendance_csv::{self, AttendanceReading};
use crate::format::{Reading, geojson};
use crate::places::CountriesError;
use crate::problem::Problem;
use crate::rules;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 4 << 30;

/// Reads a file of events, whatever may be wrong with it.
#[must_use]
pub fn read_file(path: &Path) -> Reading {
    let name = path.display().to_string();
    match read_bytes(path) {
        Ok(bytes) => geojson::read(&name, &bytes),
        Err(problem) => Reading {
            dataset: None,
            problems: vec![problem.in_file(name)],
        },
    }
}

/// Reads an attendance that was written as CSV, whatever may be wrong with it.
#[must_use]
pub fn read_attendance_file(path: &Path) -> AttendanceReading {
    let name = path.display().to_string();
    let mut reading = match read_bytes(path) {
        Ok(bytes) => attendance_csv::read(&bytes),
        Err(problem) => AttendanceReading {
            attendance: None,
            problems: vec![problem],
        },
    };
    for problem in &mut reading.problems {
        problem.place.file = Some(name.clone());
    }
    reading
}

/// As [`read_file`], and holds what was read against the rules of a dataset with claims.
///
/// # Errors
/// Only in a broken build: when the outlines of the countries that are built in cannot be read.
pub fn check_file(path: &Path) -> Result<Reading, CountriesError> {
    let countries = bundled::countries()?;
    let name = path.display().to_string();
    let bytes = match read_bytes(path) {
        Ok(bytes) => bytes,
        Err(problem) => {
            return Ok(Reading {
                dataset: None,
                problems: vec![problem.in_file(name)],
            });
        }
    };
    let mut reading = geojson::read(&name, &bytes);
    if let Some(dataset) = &reading.dataset {
        let mut broken = rules::check(dataset, &countries);
        geojson::locate(&name, &bytes, &mut broken);
        reading.problems.extend(broken);
        // As they stand in the file, so that one can go through it once.
        reading.problems.sort_by_key(|problem| problem.place.line);
    }
    Ok(reading)
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let about = std::fs::metadata(path).map_err(|e| told(&e))?;
    if about.is_dir() {
        return Err(Problem::error("this is a folder").hint("open a file inside it"));
    }
    if about.len() > LARGEST {
        return Err(Problem::error("the file is larger than 4 GiB").hint("split it"));
    }
    std::fs::read(path).map_err(|e| told(&e))
}

/// What the system says about a file, told to a person.
pub(super) fn told(error: &std::io::Error) -> Problem {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => {
            Problem::error("there is no such file").hint("look at the name and the folder")
        }
        ErrorKind::PermissionDenied => {
            Problem::error("the file may not be read").hint("look at its permissions")
        }
        _ => Problem::error(format!("the file cannot be read: {error}"))
            .hint("look whether the disk is there"),
    }
}
