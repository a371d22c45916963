//! What can be wrong with an archive or a tile, said so that a person can act on it.

use std::io;

use thiserror::Error;

use crate::problem::Problem;

/// Why a field could not be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WireError {
    /// A field is longer than the bytes that are left.
    #[error("the data ends in the middle of a field")]
    Truncated,
    /// A number has more bits than its field.
    #[error("a number is too long")]
    Varint,
    /// Wire types 3, 4, 6 and 7 do not occur in tiles.
    #[error("a field has the unknown wire type {0}")]
    WireType(u32),
    /// Fields are numbered from 1.
    #[error("a field has the number 0")]
    FieldZero,
}

/// Why a tile could not be decoded.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes are not a protocol-buffer message.
    #[error("the tile is damaged: {0}")]
    Wire(#[from] WireError),
    /// A message, but not a tile.
    #[error("this is not a vector tile: it has a field {0}, which tiles do not have")]
    NotATile(u32),
    /// Only versions 1 and 2 of the Mapbox Vector Tile specification exist.
    #[error("a layer has version {0} of the tile format; 1 and 2 are known")]
    Version(u64),
    /// The extent of a layer is zero or absurd.
    #[error("a layer has an extent of {0} units")]
    Extent(u64),
    /// A name is not UTF-8.
    #[error("a name is not valid UTF-8")]
    Utf8,
    /// Tags do not come in pairs, or point outside the tables of their layer.
    #[error("the properties of a feature point outside their table")]
    Tags,
    /// A geometry command is unknown, misplaced or has the wrong count.
    #[error("a geometry has a command {0:#x} where it cannot be")]
    Command(u32),
    /// A coordinate is too far from its tile.
    #[error("a geometry runs far outside its tile")]
    FarOutside,
    /// More of something than any real tile has.
    #[error("the tile has more than {limit} {what}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
}

/// Why an archive, or a tile in it, could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file does not start as a `PMTiles` archive does.
    #[error("this is not a PMTiles archive")]
    NotPmTiles,
    /// Only version 3 is read.
    #[error("the archive has version {0} of the PMTiles format; this program reads version 3")]
    Version(u8),
    /// The archive holds tiles that cannot be shown.
    #[error("the archive holds {0} tiles; this map needs vector tiles (MVT), PNG, JPEG or WebP")]
    TileType(&'static str),
    /// Only gzip and no compression are read.
    #[error("{part} compressed with {method}; this program reads gzip and uncompressed archives")]
    Compression {
        /// What is compressed: "the directories are".
        part: &'static str,
        /// The name of the method.
        method: &'static str,
    },
    /// The zooms in the header make no sense.
    #[error("the archive says that its zooms run from {min} to {max}")]
    Zooms {
        /// The first zoom.
        min: u8,
        /// The last zoom.
        max: u8,
    },
    /// A part lies beyond the end of the file.
    #[error("{part} should end at byte {end}, but the file has only {len} bytes")]
    Truncated {
        /// Which part.
        part: &'static str,
        /// Where it should end, in bytes.
        end: u64,
        /// Length of the file in bytes.
        len: u64,
    },
    /// A part is longer than anything sensible.
    #[error("{part} has more than {limit} bytes")]
    TooLarge {
        /// Which part.
        part: &'static str,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Decompression failed.
    #[error("{part} cannot be decompressed: {cause}")]
    Decompress {
        /// Which part.
        part: &'static str,
        /// What the decompressor says.
        cause: io::Error,
    },
    /// A directory contradicts itself.
    #[error("a directory of the archive is damaged: {0}")]
    Directory(&'static str),
    /// The metadata is not a JSON object.
    #[error("the metadata of the archive is not a JSON object: {0}")]
    Metadata(String),
    /// The file could not be read.
    #[error("reading {part} failed: {cause}")]
    Read {
        /// Which part.
        part: &'static str,
        /// What the system says.
        cause: io::Error,
    },
}

impl ArchiveError {
    /// What to do about it, as a phrase without a full stop.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty | Self::Truncated { .. } => {
                "the copy or download was probably cut short; fetch the file again"
            }
            Self::NotPmTiles => "choose a file that ends in .pmtiles",
            Self::Version(_) => "convert it with `pmtiles convert`",
            Self::TileType(_) => "choose an archive of vector tiles or of pictures",
            Self::Compression { .. } => "write the archive again with gzip compression",
            Self::Zooms { .. }
            | Self::TooLarge { .. }
            | Self::Decompress { .. }
            | Self::Directory(_)
            | Self::Metadata(_) => {
                "the file is damaged; fetch it again or check it with `pmtiles verify`"
            }
            Self::Read { .. } => "check that the file is still there and may be read",
        }
    }
}

impl From<&ArchiveError> for Problem {
    fn from(error: &ArchiveError) -> Self {
        Self::error(error.to_string()).hint(error.hint())
    }
}

impl From<&DecodeError> for Problem {
    fn from(error: &DecodeError) -> Self {
        Self::error(error.to_string())
            .hint("the archive is damaged or not a vector map; the tile is drawn from its parent")
    }
}
