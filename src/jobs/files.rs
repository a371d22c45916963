use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;

use super::bundled;
use super::told::told;
use super::workspace_file::fault_of_named;
use crate::format::attendance_csv::{self, AttendanceReading};
use crate::format::{Format, Reading};
use crate::places::CountriesError;
use crate::problem::Problem;
use crate::rules;
use crate::view::Origin;
use crate::workspace::looks_like_workspace;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 4 << 30;

/// Where the bytes of a file come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'a> {
    /// The dataset that comes along.
    Summits,
    /// A file on the disk.
    File(&'a Path),
    /// What a workspace names: a file, and nothing else that a path may lead to.
    Named(&'a Path),
    /// Standard input.
    Standard,
}

impl<'a> Input<'a> {
    /// What a person names: `-` is standard input, `./-` a file of that name; `bundled:summits` is what comes along.
    #[must_use]
    pub fn named(path: &'a Path) -> Self {
        if path.as_os_str() == "-" {
            Self::Standard
        } else if path.as_os_str() == Origin::SUMMITS {
            Self::Summits
        } else {
            Self::File(path)
        }
    }

    /// What it is called where something is wrong with it.
    #[must_use]
    pub fn name(self) -> Cow<'a, str> {
        match self {
            Self::Summits => Cow::Borrowed(bundled::SUMMITS_NAME),
            Self::File(path) | Self::Named(path) => path.to_string_lossy(),
            Self::Standard => Cow::Borrowed("standard input"),
        }
    }

    /// How many bytes it has, where that is known before it is read.
    #[must_use]
    pub fn size(self) -> Option<u64> {
        match self {
            Self::File(path) | Self::Named(path) => Some(std::fs::metadata(path).ok()?.len()),
            Self::Summits | Self::Standard => None,
        }
    }

    fn bytes(self) -> Result<Cow<'static, [u8]>, Problem> {
        let too_large = || Problem::error("the file is larger than 4 GiB").hint("split it");
        let mut bytes = Vec::new();
        let read = match self {
            Self::Summits => return Ok(Cow::Borrowed(bundled::SUMMITS)),
            Self::File(path) | Self::Named(path) => {
                let about = std::fs::metadata(path).map_err(|e| told(&e))?;
                if about.is_dir() {
                    return Err(Problem::error("this is a folder").hint("open a file inside it"));
                }
                if about.len() > LARGEST {
                    return Err(too_large());
                }
                bytes.reserve(usize::try_from(about.len()).unwrap_or_default());
                let file = std::fs::File::open(path).map_err(|e| told(&e))?;
                // A device has no length, and perhaps no end.
                file.take(LARGEST + 1).read_to_end(&mut bytes)
            }
            Self::Standard => std::io::stdin()
                .lock()
                .take(LARGEST + 1)
                .read_to_end(&mut bytes),
        };
        read.map_err(|e| told(&e))?;
        if bytes.len() as u64 > LARGEST {
            return Err(too_large());
        }
        Ok(Cow::Owned(bytes))
    }

    fn read_bytes(self) -> Result<Cow<'static, [u8]>, Reading> {
        let name = self.name();
        if let Self::Named(path) = self
            && let Some(problem) = fault_of_named(path)
        {
            return Err(Reading {
                dataset: None,
                problems: vec![problem],
            });
        }
        let events = self.bytes().and_then(|bytes| {
            if looks_like_workspace(&bytes) {
                return Err(
                    Problem::error("this is a workspace, which names files of events")
                        .hint("open it by itself"),
                );
            }
            Ok(bytes)
        });
        events.map_err(|problem| Reading {
            dataset: None,
            problems: vec![problem.in_file(name)],
        })
    }

    /// Reads events, whatever may be wrong with them.
    #[must_use]
    pub fn read(self) -> Reading {
        let name = self.name();
        match self.read_bytes() {
            Ok(bytes) => Format::of(&name, &bytes).read(&name, &bytes),
            Err(reading) => reading,
        }
    }

    /// As [`Input::read`], with the format that was found.
    #[must_use]
    pub fn read_with_format(self) -> (Reading, Option<Format>) {
        let name = self.name();
        match self.read_bytes() {
            Ok(bytes) => {
                let format = Format::of(&name, &bytes);
                (format.read(&name, &bytes), Some(format))
            }
            Err(reading) => (reading, None),
        }
    }

    /// As [`Input::read`], and holds what was read against the rules of a dataset with claims.
    ///
    /// # Errors
    /// Only in a broken build: when the outlines of the countries that are built in cannot be read.
    pub fn check(self) -> Result<Reading, CountriesError> {
        let name = self.name();
        let bytes = match self.read_bytes() {
            Ok(bytes) => bytes,
            Err(reading) => return Ok(reading),
        };
        let format = Format::of(&name, &bytes);
        let mut reading = format.read(&name, &bytes);
        if let Some(dataset) = reading.dataset.as_ref().filter(|it| it.parts().declared) {
            let mut broken = rules::check(dataset, &bundled::countries()?);
            format.locate(&name, &bytes, &mut broken);
            reading.problems.extend(broken);
        }
        // As they stand in the file, so that one can go through it once.
        reading.problems.sort_by_key(|problem| problem.place.line);
        Ok(reading)
    }

    /// Reads events with people, or a table of who was where that was written earlier.
    #[must_use]
    pub fn read_people(self) -> People {
        let name = self.name();
        let bytes = match self.read_bytes() {
            Ok(bytes) => bytes,
            Err(reading) => return People::Events(reading),
        };
        if !attendance_csv::looks_like_one(&bytes) {
            return People::Events(Format::of(&name, &bytes).read(&name, &bytes));
        }
        let mut reading = attendance_csv::read(&bytes);
        for problem in &mut reading.problems {
            problem.place.file = Some(name.clone().into_owned());
        }
        People::Attendance(reading)
    }
}

/// What can say who was where.
#[derive(Clone, Debug)]
pub enum People {
    /// Events with the people in them.
    Events(Reading),
    /// A table that was made of some.
    Attendance(AttendanceReading),
}

/// Reads a file of events, whatever may be wrong with it.
#[must_use]
pub fn read_file(path: &Path) -> Reading {
    Input::File(path).read()
}
