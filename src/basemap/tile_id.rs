//! Which square of the world a tile is, and which tile stands in for another.

use crate::geo::{LonLat, World};

/// A tile of the Web-Mercator pyramid in the XYZ scheme: at zoom `z` the world is 2^z tiles wide,
/// `x` grows east from 180° west, `y` grows south. Always a tile that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileId {
    zoom: u8,
    x: u32,
    y: u32,
}

/// A square part of a tile, in fractions of its side from its north-west corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubTile {
    /// West and north edge, 0 ..= 1.
    pub origin: [f64; 2],
    /// Length of an edge, above 0 and at most 1; a power of two.
    pub size: f64,
}

impl SubTile {
    /// All of a tile.
    pub const WHOLE: Self = Self {
        origin: [0.0, 0.0],
        size: 1.0,
    };
}

/// What a tile is painted from: a square part of a tile that the archive has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patch {
    /// The tile to read.
    pub source: TileId,
    /// West and north edge of the part, in fractions of the side of `source`, 0 ..= 1.
    pub origin: [f64; 2],
    /// Length of an edge of the part in the same fractions, above 0 and at most 1.
    pub size: f64,
}

impl TileId {
    /// The one tile that is the whole world.
    pub const WORLD: Self = Self {
        zoom: 0,
        x: 0,
        y: 0,
    };

    /// The deepest zoom a tile can have.
    pub const MAX_ZOOM: u8 = 30;

    /// The tile, or `None` when there is none: `zoom` past [`Self::MAX_ZOOM`], `x` or `y` not below
    /// 2^zoom.
    #[must_use]
    pub const fn new(zoom: u8, x: u32, y: u32) -> Option<Self> {
        if zoom <= Self::MAX_ZOOM && x >> zoom == 0 && y >> zoom == 0 {
            Some(Self { zoom, x, y })
        } else {
            None
        }
    }

    /// Depth in the pyramid, 0 ..= [`Self::MAX_ZOOM`].
    #[must_use]
    pub const fn zoom(self) -> u8 {
        self.zoom
    }

    /// Column, 0 at 180° west.
    #[must_use]
    pub const fn x(self) -> u32 {
        self.x
    }

    /// Row, 0 at the north.
    #[must_use]
    pub const fn y(self) -> u32 {
        self.y
    }

    /// The tile one zoom up that contains this one; `None` for the world.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        (self.zoom > 0).then(|| self.ancestor(self.zoom - 1).0)
    }

    /// The tile at `zoom` that contains this one, and which part of it this one is. From this
    /// tile's own zoom down it is the tile itself.
    #[must_use]
    pub fn ancestor(self, zoom: u8) -> (Self, SubTile) {
        let levels = self.zoom.saturating_sub(zoom);
        let parts = f64::from(1_u32 << levels);
        let within = |index: u32| f64::from(index & ((1 << levels) - 1)) / parts;
        let ancestor = Self {
            zoom: self.zoom - levels,
            x: self.x >> levels,
            y: self.y >> levels,
        };
        let part = SubTile {
            origin: [within(self.x), within(self.y)],
            size: 1.0 / parts,
        };
        (ancestor, part)
    }

    /// The four tiles one zoom down, north-west, north-east, south-west, south-east; `None` at
    /// [`Self::MAX_ZOOM`].
    #[must_use]
    pub fn children(self) -> Option<[Self; 4]> {
        if self.zoom == Self::MAX_ZOOM {
            return None;
        }
        let child = |dx, dy| Self {
            zoom: self.zoom + 1,
            x: self.x * 2 + dx,
            y: self.y * 2 + dy,
        };
        Some([child(0, 0), child(1, 0), child(0, 1), child(1, 1)])
    }

    /// What to paint this tile from when the archive ends at `max_zoom`.
    #[must_use]
    pub fn patch(self, max_zoom: u8) -> Patch {
        let (source, part) = self.ancestor(max_zoom);
        Patch {
            source,
            origin: part.origin,
            size: part.size,
        }
    }

    /// The place at a fraction of the tile's width and height, 0 ..= 1 each, from its north-west
    /// corner.
    #[must_use]
    pub fn lon_lat(self, fraction: [f64; 2]) -> LonLat {
        LonLat::from(self.world(fraction))
    }

    /// The point of the plane at a fraction of the tile's width and height from its north-west corner.
    #[must_use]
    pub fn world(self, fraction: [f64; 2]) -> World {
        let tiles = f64::from(1_u32 << self.zoom);
        World {
            x: (f64::from(self.x) + fraction[0]) / tiles,
            y: (f64::from(self.y) + fraction[1]) / tiles,
        }
    }

    /// The number of the tile in a `PMTiles` archive: tiles of all lower zooms first, then along the
    /// Hilbert curve of its own (`PMTiles` version 3 specification, section 4.1.1).
    pub(super) fn archive_number(self) -> u64 {
        let zoom = u32::from(self.zoom);
        let before = ((1_u64 << (2 * zoom)) - 1) / 3;
        let (mut x, mut y) = (self.x, self.y);
        let mut along = 0_u64;
        for level in (0..zoom).rev() {
            let side = 1_u32 << level;
            let (east, south) = (x & side != 0, y & side != 0);
            let quarter = match (east, south) {
                (false, false) => 0,
                (false, true) => 1,
                (true, true) => 2,
                (true, false) => 3,
            };
            along += quarter << (2 * level);
            // Turn the quarter so that the curve runs through it from corner to corner.
            let mask = side - 1;
            (x, y) = (x & mask, y & mask);
            if !south {
                if east {
                    (x, y) = (mask - x, mask - y);
                }
                (x, y) = (y, x);
            }
        }
        before + along
    }
}

impl Patch {
    /// All of a tile.
    #[must_use]
    pub const fn whole(source: TileId) -> Self {
        Self {
            source,
            origin: SubTile::WHOLE.origin,
            size: SubTile::WHOLE.size,
        }
    }
}
