use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::query::Gatherings;

#[derive(Debug, Args)]
pub(in crate::cli) struct Attendance {
    /// Files of events, which are taken as one, a CSV file that this order wrote, or - for standard input; the summit dataset if none is given.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = AttendanceFormat::Csv)]
    pub(in crate::cli) format: AttendanceFormat,
    /// Which events; those of a CSV file are all taken.
    #[arg(long, value_enum, default_value_t = Columns::SummitsAndMeetings)]
    pub(in crate::cli) events: Columns,
    /// Leave a source out, as if it had never been read; may be given again.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) without_source: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum AttendanceFormat {
    /// One line a cell that is mentioned, in the form that can be read again.
    Csv,
    /// One object with the schema summit-atlas/attendance/1.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Columns {
    /// Summits and meetings.
    SummitsAndMeetings,
    /// Summits alone.
    Summits,
    /// Every event at which somebody is mentioned.
    All,
}

impl From<Columns> for Gatherings {
    fn from(columns: Columns) -> Self {
        match columns {
            Columns::SummitsAndMeetings => Self::SummitsAndMeetings,
            Columns::Summits => Self::Summits,
            Columns::All => Self::All,
        }
    }
}
