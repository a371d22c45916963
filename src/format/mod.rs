//! Files in, datasets out, and datasets into files: one module per format. [`attendance_csv`] is a table made from a
//! dataset, [`csv`] is one of events.
//!
//! Reading never fails half-way: it gives what could be read, and a [`Problem`] with file, place
//! and hint for what could not. Writing gives bytes and names what the format could not carry. Only bytes come and go
//! here; files are the work of `jobs`.

pub mod attendance_csv;
pub mod csv;
mod fields;
pub mod geojson;
mod losses;

use std::sync::Arc;

pub use losses::{Loss, Writing, losses};

use crate::dataset::Dataset;
use crate::problem::Problem;

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What could be read; `None` when nothing could.
    pub dataset: Option<Arc<Dataset>>,
    /// What could not, and what should be looked at.
    pub problems: Vec<Problem>,
}

/// A format that files of events have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// GeoJSON (RFC 7946), plain or with sources and claims.
    GeoJson,
    /// A table, one event a row, its cells set apart by commas.
    Csv,
    /// The same with tabs.
    Tsv,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::GeoJson, Self::Csv, Self::Tsv];

    /// The format that the end of a file's name stands for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "geojson" | "json" => Some(Self::GeoJson),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// The format of a file: that of its name, unless it is called a table and is JSON; without a name that says
    /// anything, that of its first lines.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        match Self::of_name(name) {
            Some(Self::GeoJson) => Self::GeoJson,
            _ if looks_like_json(bytes) => Self::GeoJson,
            Some(table) => table,
            None if csv::looks_like_a_table(bytes) => Self::Csv,
            None => Self::GeoJson,
        }
    }

    /// Its name, and the end of the name of its files: `geojson`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
        }
    }

    /// Reads the bytes of a file called `name`.
    #[must_use]
    pub fn read(self, name: &str, bytes: &[u8]) -> Reading {
        match self {
            Self::GeoJson => geojson::read(name, bytes),
            Self::Csv | Self::Tsv => csv::read(name, bytes),
        }
    }

    /// Says of problems of a file in which file and on which line they are.
    pub fn locate(self, name: &str, bytes: &[u8], problems: &mut [Problem]) {
        match self {
            Self::GeoJson => geojson::locate(name, bytes, problems),
            Self::Csv | Self::Tsv => csv::locate(name, bytes, problems),
        }
    }

    /// A dataset as a file, and what is lost by it.
    #[must_use]
    pub fn write(self, dataset: &Dataset) -> Writing {
        match self {
            Self::GeoJson => geojson::write(dataset),
            Self::Csv => csv::write(dataset),
            Self::Tsv => csv::write_with(dataset, b'\t'),
        }
    }
}

fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'['))
}
