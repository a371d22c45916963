//! The basemap without a window: tile archives, vector tiles, and tiles as pixels.
//!
//! The way of a tile: [`Archive::tile`] gives its bytes, [`VectorTile::decode`] what is on it,
//! [`rasterise`] paints that in a [`Style`], and [`candidates`] lists the names to be placed above.
//! Past the last zoom of an archive a [`Patch`] says which part of which tile stands in, so that
//! lines stay crisp however far one zooms in.
//!
//! Every function is pure, works on bytes it is given and answers with an error, never a panic,
//! whatever these bytes are. Nothing here has threads, files, a cache of tiles or a clock: that is
//! `jobs`. Names are not placed here either, only proposed: that is `map`.

mod archive;
mod clip;
mod dashes;
mod decode;
mod directory;
mod error;
mod geometry;
mod kinds;
mod labels;
mod paths;
mod properties;
mod raster;
mod style;
mod tile_id;
mod wire;

#[cfg(test)]
mod tests;

pub use archive::{Archive, ByteSource};
pub use decode::{LabelPoint, VectorTile};
pub use error::{ArchiveError, DecodeError, WireError};

pub use kinds::{AreaKind, LabelKind, LineKind};
pub use labels::{LabelCandidate, LabelKey, candidates};
pub use paths::{Path, Paths};
pub use raster::{MAX_SIDE, Pixels, rasterise};
pub use style::{Look, Style};
pub use tile_id::{Patch, SubTile, TileId};
