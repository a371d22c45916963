//! Where tiles come from, as far as a map needs to know it, and what can go wrong on the way.
//!
//! A [`TileSource`] answers at once, from a file or from memory. What comes over a network does
//! not: that is `jobs`, which shares the errors and [`TileContent`] with it.

use std::ops::RangeInclusive;
use std::time::Duration;

use thiserror::Error;

use super::error::ArchiveError;
use super::tile_id::TileId;
use crate::problem::Problem;

/// The most bytes a tile has once decompressed. The biggest tiles in use have one or two million.
pub const MAX_TILE_BYTES: u64 = 16 << 20;

/// Tiles that can be had at once, by several threads at any time.
pub trait TileSource: Send + Sync {
    /// The decompressed bytes of a tile, or `None` when there is no such tile.
    ///
    /// # Errors
    ///
    /// When the tile is there, or should be, and cannot be had.
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, SourceError>;

    /// The zooms that have tiles.
    fn zooms(&self) -> RangeInclusive<u8>;

    /// Who is to be named beside the map, as plain text; empty when nobody says.
    fn attribution(&self) -> &str;

    /// What a tile is.
    fn content(&self) -> TileContent;
}

/// What a tile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TileContent {
    /// A Mapbox Vector Tile with these layers.
    Vector(Schema),
    /// A picture: PNG, JPEG or WebP.
    Raster,
}

/// By which names the layers of a vector tile go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Schema {
    /// Those of the basemap that is built in.
    Atlas,
    /// Those of the Protomaps basemap, version 4.
    Protomaps,
    /// Those of `OpenMapTiles`, version 3.
    OpenMapTiles,
}

impl Schema {
    const ALL: [Self; 3] = [Self::Atlas, Self::Protomaps, Self::OpenMapTiles];

    /// The layers by which it is told from the others.
    const fn layers(self) -> &'static [&'static str] {
        match self {
            Self::Atlas => &[
                "land",
                "glaciers",
                "lakes",
                "rivers",
                "seas",
                "country_labels",
            ],
            Self::Protomaps => &["earth", "roads", "pois", "buildings"],
            Self::OpenMapTiles => &[
                "boundary",
                "building",
                "mountain_peak",
                "place",
                "transportation",
                "water_name",
                "waterway",
            ],
        }
    }

    /// The schema that most of these layers belong to; `None` when they belong to none.
    #[must_use]
    pub fn of_layers(names: &[&str]) -> Option<Self> {
        let known = |schema: Self| schema.layers().iter().filter(|name| names.contains(name));
        Self::ALL
            .into_iter()
            .map(|schema| (known(schema).count(), schema))
            .filter(|(count, _)| *count > 0)
            // Of two that fit equally well the first.
            .rev()
            .max_by_key(|(count, _)| *count)
            .map(|(_, schema)| schema)
    }
}

impl TileContent {
    /// Looks at the first bytes of a tile, decompressed and not empty: whether they can be what is
    /// expected. That they decode is not said.
    ///
    /// # Errors
    ///
    /// [`SourceError::WrongContent`] with what they are instead.
    pub fn check(self, bytes: &[u8]) -> Result<(), SourceError> {
        let found = Sniffed::of(bytes);
        match (self, found) {
            (Self::Raster, Sniffed::Picture) | (Self::Vector(_), Sniffed::Other) => Ok(()),
            _ => Err(SourceError::WrongContent {
                found: found.told(),
            }),
        }
    }

    /// What tiles are, found from the bytes of one of them.
    pub(crate) fn is_picture(bytes: &[u8]) -> bool {
        Sniffed::of(bytes) == Sniffed::Picture
    }
}

/// What bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sniffed {
    Picture,
    Page,
    Json,
    Other,
}

impl Sniffed {
    fn of(bytes: &[u8]) -> Self {
        let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xFF\xD8\xFF") || webp {
            return Self::Picture;
        }
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match text.trim_ascii_start().first() {
            Some(b'<') => Self::Page,
            Some(b'{' | b'[') => Self::Json,
            _ => Self::Other,
        }
    }

    const fn told(self) -> &'static str {
        match self {
            Self::Picture => "a picture",
            Self::Page => "a web page",
            Self::Json => "a JSON text",
            Self::Other => "something unknown",
        }
    }
}

/// Why a tile could not be had.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceError {
    /// The bytes are there and contradict themselves.
    #[error("the map data is damaged: {0}")]
    Damaged(String),
    /// Nobody answers.
    #[error("{0}")]
    Unreachable(String),
    /// The server asks for patience.
    #[error("the tile server says: {} (HTTP status {status})", refusal(*status))]
    Busy {
        /// The HTTP status: 429 or 503.
        status: u16,
        /// After what time to ask again, where it says so.
        retry_after: Option<Duration>,
    },
    /// The server says no.
    #[error("the tile server says: {} (HTTP status {status})", refusal(*status))]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The server has nothing of what it was asked for.
    #[error("the tile server has none of the tiles that were asked for so far")]
    NothingThere,
    /// Something else came instead of a tile.
    #[error("{found} came instead of a tile")]
    WrongContent {
        /// What came.
        found: &'static str,
    },
    /// A tile is longer than anything sensible.
    #[error("a tile has more than {limit} bytes")]
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
}

const fn refusal(status: u16) -> &'static str {
    match status {
        401 => "a key or a password is missing or wrong",
        402 => "this has to be paid for",
        403 => "this is not allowed",
        404 | 410 => "there is no such tile",
        429 => "that was asked too often",
        451 => "this may not be shown for legal reasons",
        400..=499 => "this question is wrong",
        503 => "come back later",
        500..=599 => "something is broken here",
        _ => "this is no answer to the question",
    }
}

impl SourceError {
    /// What to do about it, as a phrase without a full stop.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "fetch the file again, or choose another map",
            Self::Unreachable(_) | Self::Busy { .. } | Self::Refused { status: 500.. } => {
                "the offline map stays; the program tries again by itself"
            }
            Self::Refused { .. } => {
                "look at the address and the key of the map, then choose it again"
            }
            Self::NothingThere => {
                "look at the address of the map, or go where it has tiles; the offline map stays"
            }
            Self::WrongContent { .. } => {
                "look at the address of the map, and whether the network asks for a login"
            }
            Self::TooLarge { .. } => "the address or the file is probably not that of map tiles",
        }
    }
}

impl From<&SourceError> for Problem {
    fn from(error: &SourceError) -> Self {
        Self::error(error.to_string()).hint(error.hint())
    }
}

impl From<ArchiveError> for SourceError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::TooLarge { limit, .. } => Self::TooLarge { limit },
            ArchiveError::Read { .. } => Self::Unreachable(error.to_string()),
            _ => Self::Damaged(error.to_string()),
        }
    }
}
