//! What is built into the program, so that one file is all of it.

use crate::basemap::{Archive, ArchiveError};
use crate::format::{Reading, geojson};
use crate::places::{Countries, CountriesError};

/// What the bundled dataset is called.
pub const SUMMITS_NAME: &str = "summits.geojson";

static SUMMITS: &[u8] = include_bytes!("../../geodata/summits.geojson");
static COUNTRIES: &[u8] = include_bytes!("../../geodata/countries.geojson");
static BASEMAP: &[u8] = include_bytes!("../../geodata/basemap.pmtiles");

/// The summit dataset.
#[must_use]
pub fn summits() -> Reading {
    geojson::read(SUMMITS_NAME, SUMMITS)
}

/// The outlines of the countries.
///
/// # Errors
/// Only in a broken build.
pub fn countries() -> Result<Countries, CountriesError> {
    Countries::read(COUNTRIES)
}

/// The offline map.
///
/// # Errors
/// Only in a broken build.
pub fn basemap() -> Result<Archive, ArchiveError> {
    Archive::open(std::sync::Arc::new(BASEMAP))
}
