//! The basemap without a window: tile archives, vector tiles, and tiles as pixels.
//!
//! The way of a tile: [`Archive::tile`] gives its bytes, [`VectorTile::decode`] what is on it,
//! [`rasterise`] paints that in a [`Style`] over the [`Relief`], and [`TileWords`] lists the names to be placed above.
//! Past the last zoom of an archive a [`Patch`] says which part of which tile stands in, so that
//! lines stay crisp however far one zooms in.
//!
//! A [`TileSource`] is an archive or whatever else has tiles; where none answers at once, a
//! [`SourceError`] says why.
//!
//! Every function is pure, works on bytes it is given and answers with an error, never a panic,
//! whatever these bytes are. Nothing here has threads, files, a cache of tiles or a clock: that is
//! `jobs`. Names are not placed here either, only proposed: that is `map`.

mod archive;
mod atlas_names;
mod clip;
mod dashes;
mod decode;
mod directory;
mod error;
mod geometry;
mod gzip;
mod kinds;
mod labels;
mod message;
mod metadata;
mod paths;
mod photo;
mod properties;
mod raster;
mod relief;
mod schema;
mod source;
mod style;
mod tile_id;
mod wire;

#[cfg(test)]
mod tests;

pub use archive::{Archive, ByteSource};
pub use atlas_names::{AtlasName, NamesError, read_atlas_names};
pub use decode::{LabelPoint, VectorTile};
pub use error::{ArchiveError, DecodeError, WireError};

pub(crate) use gzip::{GzipError, gunzip, is_gzip};
pub use kinds::{AreaKind, LabelKind, LineKind};
pub use labels::{ContestedLine, LabelCandidate, LabelKey, RiverLine, TileWords};
pub(crate) use metadata::{Metadata, plain_text};
pub use paths::{Path, Paths};
pub use photo::{Photo, PhotoError, mosaic, sources};
pub use raster::{Drawing, MAX_SIDE, Pixels, rasterise};
pub use relief::{Relief, ReliefPatch};
pub use source::{MAX_TILE_BYTES, Schema, SourceError, TileContent, TileSource};
pub use style::{Look, Style};
pub use tile_id::{Patch, SubTile, TileId};

pub use crate::places::Drawn;
