//! `MBTiles` version 1.3: the tiles of a map in one `SQLite` database.
//!
//! The database is only read. Grids of texts (`UTFGrid`) are left alone.

use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use thiserror::Error;

use crate::basemap::{
    GzipError, MAX_TILE_BYTES, Metadata, Schema, SourceError, TileContent, TileId, TileSource,
    gunzip, is_gzip, plain_text,
};
use crate::geo::{Bounds, LonLat};

/// The longest value that is taken from the database, in bytes: a tile, or its metadata.
const LONGEST_VALUE: i32 = 32 << 20;

/// An open database of tiles.
#[derive(Debug)]
pub struct MbTiles {
    /// One question after the other: a connection is not made for several threads.
    connection: Mutex<Connection>,
    about: About,
}

/// What the database says about itself.
#[derive(Clone, Debug, PartialEq)]
struct About {
    name: String,
    attribution: String,
    zooms: RangeInclusive<u8>,
    bounds: Option<Bounds>,
    content: TileContent,
}

/// Why a database of tiles cannot be opened.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MbTilesError {
    /// It is no database, is damaged, or lacks the tables.
    #[error("this is not an MBTiles map, or it is damaged: {0}")]
    Database(#[from] rusqlite::Error),
    /// No tile is in it.
    #[error("there are no tiles in this map")]
    Empty,
    /// Its tiles cannot be shown.
    #[error("this map holds {0:?} tiles; vector tiles (pbf), png, jpg and webp can be shown")]
    Format(String),
    /// The zooms make no sense.
    #[error("this map says that its zooms run from {min} to {max}")]
    Zooms {
        /// The first.
        min: i64,
        /// The last.
        max: i64,
    },
    /// The row `json` is no JSON object.
    #[error("the metadata of this map is not a JSON object: {0}")]
    Metadata(#[from] serde_json::Error),
}

impl MbTiles {
    /// Opens a database and reads what it says about itself.
    ///
    /// # Errors
    ///
    /// When the file is no such database, is damaged, or holds tiles that cannot be shown.
    pub fn open(path: &Path) -> Result<Self, MbTilesError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
        // What a stranger wrote into the database runs no functions with side effects, and a page
        // is looked at before it is believed.
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        let about = About::read(&connection)?;
        Ok(Self {
            connection: Mutex::new(connection),
            about,
        })
    }

    /// What the map calls itself; may be empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.about.name
    }

    /// Where the map has tiles, when it says so.
    #[must_use]
    pub const fn bounds(&self) -> Option<Bounds> {
        self.about.bounds
    }
}

impl About {
    fn read(connection: &Connection) -> Result<Self, MbTilesError> {
        let value = |name: &str| -> Result<Option<String>, rusqlite::Error> {
            let sql = "SELECT CAST(value AS TEXT) FROM metadata WHERE name = ?1 LIMIT 1";
            let found = connection.query_row(sql, [name], |row| row.get(0));
            Ok(found.optional()?.flatten())
        };
        let json = match value("json")? {
            Some(json) if !json.trim().is_empty() => Metadata::read(json.as_bytes())?,
            _ => Metadata::default(),
        };
        let attribution = value("attribution")?.map(|text| plain_text(&text));
        let format = value("format")?.unwrap_or_default();
        let content = match format.trim().to_ascii_lowercase().as_str() {
            "png" | "jpg" | "jpeg" | "webp" => TileContent::Raster,
            "" if any_picture(connection)? => TileContent::Raster,
            "pbf" | "mvt" | "" => TileContent::Vector(json.schema.unwrap_or(Schema::Atlas)),
            _ => return Err(MbTilesError::Format(format)),
        };
        let told = |name: &str| -> Result<Option<i64>, rusqlite::Error> {
            Ok(value(name)?.and_then(|text| text.trim().parse().ok()))
        };
        Ok(Self {
            name: plain_text(&value("name")?.unwrap_or_default()),
            attribution: attribution.unwrap_or(json.attribution),
            zooms: zooms(connection, told("minzoom")?, told("maxzoom")?)?,
            bounds: value("bounds")?.and_then(|text| bounds(&text)),
            content,
        })
    }
}

/// The zooms that are told, or, where they are not, those of the tiles.
fn zooms(
    connection: &Connection,
    min: Option<i64>,
    max: Option<i64>,
) -> Result<RangeInclusive<u8>, MbTilesError> {
    let found = |sql: &str| -> Result<i64, MbTilesError> {
        let zoom: Option<i64> = connection.query_row(sql, [], |row| row.get(0))?;
        zoom.ok_or(MbTilesError::Empty)
    };
    // Each question alone is answered from the index.
    let min = min.map_or_else(|| found("SELECT min(zoom_level) FROM tiles"), Ok)?;
    let max = max.map_or_else(|| found("SELECT max(zoom_level) FROM tiles"), Ok)?;
    let zoom = |zoom: i64| u8::try_from(zoom).ok().filter(|z| *z <= TileId::MAX_ZOOM);
    match (zoom(min), zoom(max)) {
        (Some(from), Some(to)) if from <= to => Ok(from..=to),
        _ => Err(MbTilesError::Zooms { min, max }),
    }
}

/// Whether the tiles are pictures, judged by any one of them.
fn any_picture(connection: &Connection) -> Result<bool, MbTilesError> {
    let sql = "SELECT tile_data FROM tiles LIMIT 1";
    let picture = connection.query_row(sql, [], |row| {
        Ok(match row.get_ref(0)? {
            ValueRef::Blob(bytes) => TileContent::is_picture(bytes),
            _ => false,
        })
    });
    picture.optional()?.ok_or(MbTilesError::Empty)
}

/// `west,south,east,north` in degrees; `None` when it is something else.
fn bounds(text: &str) -> Option<Bounds> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    let [west, south, east, north] = numbers.ok()?.try_into().ok()?;
    let (min, max) = (LonLat::new(west, south)?, LonLat::new(east, north)?);
    (west <= east && south <= north).then_some(Bounds { min, max })
}

impl TileSource for MbTiles {
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, SourceError> {
        // Rows are counted from the south.
        let row = (1_u32 << id.zoom()) - 1 - id.y();
        let sql = "SELECT tile_data FROM tiles \
                   WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";
        let connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let found = connection.query_row(sql, (id.zoom(), id.x(), row), |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Null => Ok(None),
                ValueRef::Blob(bytes) => Ok(Some(bytes.to_vec())),
                other => Err(format!("a tile is kept as {}", other.data_type())),
            })
        });
        drop(connection);
        let too_large = SourceError::TooLarge {
            limit: MAX_TILE_BYTES,
        };
        let bytes = match found.optional() {
            Ok(None | Some(Ok(None))) => return Ok(None),
            Ok(Some(Ok(Some(bytes)))) => bytes,
            Ok(Some(Err(what))) => return Err(SourceError::Damaged(what)),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::TooBig) => {
                return Err(too_large);
            }
            Err(error) => return Err(SourceError::Damaged(error.to_string())),
        };
        if bytes.len() as u64 > MAX_TILE_BYTES {
            return Err(too_large);
        }
        if !is_gzip(&bytes) {
            return Ok(Some(bytes));
        }
        match gunzip(&bytes, MAX_TILE_BYTES) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(GzipError::TooLarge) => Err(too_large),
            Err(GzipError::Damaged(error)) => Err(SourceError::Damaged(format!(
                "a tile cannot be decompressed: {error}"
            ))),
        }
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        self.about.zooms.clone()
    }

    fn attribution(&self) -> &str {
        &self.about.attribution
    }

    fn content(&self) -> TileContent {
        self.about.content
    }
}

#[cfg(test)]
mod tests;
