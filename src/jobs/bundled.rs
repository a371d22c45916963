//! What is built into the program, so that one file is all of it.

use std::sync::Arc;

use crate::basemap::{Archive, ArchiveError, AtlasName, NamesError, Relief, read_atlas_names};
use crate::format::{Reading, geojson};
use crate::places::{
    Countries, CountriesError, Gazetteer, GazetteerError, Worldviews, WorldviewsError,
};

/// What the bundled dataset is called.
pub const SUMMITS_NAME: &str = "summits.geojson";

pub(super) static SUMMITS: &[u8] = include_bytes!("../../geodata/summits.geojson");
static COUNTRIES: &[u8] = include_bytes!("../../geodata/countries.geojson");
static BASEMAP: &[u8] = include_bytes!("../../geodata/basemap.pmtiles");
static GAZETTEER: &[u8] = include_bytes!("../../geodata/gazetteer.tsv.gz");
static RELIEF: &[u8] = include_bytes!("../../geodata/relief.pmtiles");
static LABELS: &[u8] = include_bytes!("../../geodata/labels.geojson");
static WORLDVIEWS: &[u8] = include_bytes!("../../geodata/worldviews.json");

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

/// The offline map: everything that is painted below the events.
#[derive(Clone)]
pub struct OfflineMap {
    /// Land, water, borders, towns.
    pub archive: Arc<Archive>,
    /// The shape of the land.
    pub relief: Arc<Relief>,
    /// Names along lines.
    pub names: Arc<[AtlasName]>,
    /// What is to be said about borders.
    pub worldviews: Arc<Worldviews>,
}

/// A part of the offline map is broken.
#[derive(Debug, thiserror::Error)]
pub enum OfflineMapError {
    /// The tiles.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The names along lines.
    #[error("the names of seas and ranges: {0}")]
    Names(#[from] NamesError),
    /// The explanations of borders.
    #[error(transparent)]
    Worldviews(#[from] WorldviewsError),
}

/// The places of the world by their names. Reading takes a tenth of a second.
///
/// # Errors
/// Only in a broken build.
pub fn gazetteer() -> Result<Gazetteer, GazetteerError> {
    Gazetteer::read(GAZETTEER)
}

/// The offline map.
///
/// # Errors
/// Only in a broken build.
pub fn map() -> Result<OfflineMap, OfflineMapError> {
    Ok(OfflineMap {
        archive: Arc::new(Archive::open(Arc::new(BASEMAP))?),
        relief: Arc::new(Relief::new(Archive::open(Arc::new(RELIEF))?)),
        names: read_atlas_names(LABELS)?.into(),
        worldviews: Arc::new(Worldviews::read(WORLDVIEWS)?),
    })
}
