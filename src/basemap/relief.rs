//! The shape of the land under a tile: a picture with the tints of heights and the shades of slopes.
//!
//! An archive of raster tiles is put together to a picture of what lies under a tile of the map and a little beyond,
//! so that no seam shows when it is enlarged. Where the archive has no tile, the one above it is enlarged. It does not
//! know where land ends: that is cut out with the coast of the vector tile.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use image::{ImageReader, Limits, RgbImage};

use super::archive::Archive;
use super::tile_id::TileId;

/// Pixels beyond the edges of a tile that are read, too.
const MARGIN: i64 = 2;
/// Decoded tiles that are kept.
const KEPT: usize = 96;
/// The most pixels along a side of a tile of the archive.
const MAX_SIDE: u32 = 1024;
/// The pixels along a side of a tile of the map, beyond which more detail would not be seen.
const ENOUGH: u32 = 512;

/// A picture of what lies under a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct ReliefPatch {
    /// Width and height in pixels.
    pub size: [u16; 2],
    /// Red, green and blue of each pixel, row by row from the north.
    pub rgb: Vec<[u8; 3]>,
    /// The north-west corner of the tile, in pixels from that of the picture.
    pub corner: [f64; 2],
    /// Side of the tile in pixels.
    pub side: f64,
}

/// The relief of the world.
pub struct Relief {
    archive: Archive,
    /// Pixels along a side of a tile, as the world's own tile has them.
    side: u32,
    decoded: Mutex<HashMap<TileId, Option<Arc<RgbImage>>>>,
}

impl Relief {
    /// The relief in an archive of raster tiles; `None` when its first tile is not there or cannot be read.
    #[must_use]
    pub fn new(archive: Archive) -> Option<Self> {
        let relief = Self {
            archive,
            side: 0,
            decoded: Mutex::default(),
        };
        let world = relief.image(TileId::WORLD)?;
        Some(Self {
            side: world.width(),
            ..relief
        })
    }

    /// Whose data it is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        self.archive.attribution()
    }

    /// What lies under a tile of the map; `None` when nothing of it can be read.
    #[must_use]
    pub fn under(&self, tile: TileId) -> Option<ReliefPatch> {
        // As fine as the tile is shown, as far as the archive goes.
        let finer = (ENOUGH / self.side).max(1).ilog2();
        let wanted = tile.zoom().saturating_add(u8::try_from(finer).unwrap_or(0));
        let zoom = (0..=wanted.min(*self.archive.zooms().end()))
            .rev()
            .find(|zoom| self.has(tile, *zoom))?;
        let (corner, side) = self.place(tile, zoom);
        let first = corner.map(|at| whole_below(at) - MARGIN);
        let last = corner.map(|at| whole_below(at + side) + MARGIN);
        let counts = [0, 1].map(|axis| u16::try_from(last[axis] - first[axis] + 1).unwrap_or(1));
        let mut mosaic = Mosaic {
            relief: self,
            zoom,
            sources: HashMap::new(),
            last: None,
        };
        let columns = first[0]..=last[0];
        let rgb = (first[1]..=last[1])
            .flat_map(|y| columns.clone().map(move |x| [x, y]))
            .map(|at| mosaic.pixel(at))
            .collect::<Option<Vec<_>>>()?;
        Some(ReliefPatch {
            size: counts,
            rgb,
            corner: [0, 1].map(|axis| corner[axis] - pixels(first[axis])),
            side,
        })
    }

    /// The north-west corner of a tile and its side, in pixels of the world at a zoom of the archive.
    fn place(&self, tile: TileId, zoom: u8) -> ([f64; 2], f64) {
        let side = f64::from(self.side) * (f64::from(zoom) - f64::from(tile.zoom())).exp2();
        (
            [f64::from(tile.x()) * side, f64::from(tile.y()) * side],
            side,
        )
    }

    /// Whether the archive has what lies in the middle of a tile at a zoom.
    fn has(&self, tile: TileId, zoom: u8) -> bool {
        let (corner, side) = self.place(tile, zoom);
        let middle = corner.map(|at| (at + side / 2.0) / f64::from(self.side));
        let index = middle.map(|at| u32::try_from(whole_below(at)).unwrap_or(0));
        TileId::new(zoom, index[0], index[1]).is_some_and(|id| self.image(id).is_some())
    }

    /// A decoded tile of the archive; `None` when there is none, or it is damaged.
    fn image(&self, id: TileId) -> Option<Arc<RgbImage>> {
        let lock = || self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&id) {
            return known.clone();
        }
        let bytes = self.archive.tile(id).ok().flatten();
        let image = bytes.and_then(|bytes| decode(&bytes)).map(Arc::new);
        let mut decoded = lock();
        if decoded.len() >= KEPT {
            decoded.clear();
        }
        decoded.insert(id, image.clone());
        image
    }
}

/// Reads a PNG, JPEG or WebP of a bearable size.
fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let image = reader.decode().ok()?.into_rgb8();
    (image.width() == image.height() && image.width() > 0).then_some(image)
}

/// A tile of the archive, or the part of one above it that stands in.
#[derive(Clone)]
struct Source {
    image: Arc<RgbImage>,
    /// How many tiles of the wanted zoom lie along its side.
    parts: u32,
}

/// Many tiles as one picture.
struct Mosaic<'a> {
    relief: &'a Relief,
    zoom: u8,
    sources: HashMap<[u32; 2], Option<Source>>,
    /// The one that the pixel before lay in: the next one mostly does, too.
    last: Option<([u32; 2], Option<Source>)>,
}

impl Mosaic<'_> {
    /// The colour of a pixel of the world; past the edges of the world that of the nearest one inside.
    fn pixel(&mut self, at: [i64; 2]) -> Option<[u8; 3]> {
        let side = self.relief.side;
        let world = i64::from(side) << self.zoom;
        let at = at.map(|at| u32::try_from(at.clamp(0, world - 1)).unwrap_or(0));
        let tile = at.map(|at| at / side);
        if self.last.as_ref().is_none_or(|(last, _)| *last != tile) {
            let (relief, zoom) = (self.relief, self.zoom);
            let found = self.sources.entry(tile);
            let found = found.or_insert_with(|| relief.source(zoom, tile));
            self.last = Some((tile, found.clone()));
        }
        let Source { image, parts } = self.last.as_ref()?.1.as_ref()?;
        if *parts == 1 {
            let [x, y] = at.map(|at| at % side);
            return image.get_pixel_checked(x, y).map(|pixel| pixel.0);
        }
        let within = [0, 1].map(|axis| {
            let pixels = f64::from(at[axis] % (side * parts)) + 0.5;
            pixels / f64::from(*parts) - 0.5
        });
        Some(between(image, within))
    }
}

impl Relief {
    /// The tile of the archive for a tile at a zoom, or the nearest above it.
    fn source(&self, zoom: u8, [x, y]: [u32; 2]) -> Option<Source> {
        let id = TileId::new(zoom, x, y)?;
        (0..=zoom).rev().find_map(|above| {
            let (ancestor, _) = id.ancestor(above);
            let image = self.image(ancestor)?;
            let parts = 1 << (zoom - above);
            (image.width() == self.side).then_some(Source { image, parts })
        })
    }
}

/// The colour between four pixels.
fn between(image: &RgbImage, at: [f64; 2]) -> [u8; 3] {
    let last = f64::from(image.width() - 1);
    let at = at.map(|at| at.clamp(0.0, last));
    let low = at.map(|at| u32::try_from(whole_below(at)).unwrap_or(0));
    let high = low.map(|at| (at + 1).min(image.width() - 1));
    let part = [at[0] - f64::from(low[0]), at[1] - f64::from(low[1])];
    let pixel = |x: u32, y: u32| image.get_pixel(x, y).0.map(f64::from);
    let (a, b) = (pixel(low[0], low[1]), pixel(high[0], low[1]));
    let (c, d) = (pixel(low[0], high[1]), pixel(high[0], high[1]));
    std::array::from_fn(|channel| {
        let upper = a[channel] + (b[channel] - a[channel]) * part[0];
        let lower = c[channel] + (d[channel] - c[channel]) * part[0];
        byte(upper + (lower - upper) * part[1])
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two bytes"
)]
fn byte(number: f64) -> u8 {
    number.round() as u8
}

#[expect(clippy::cast_possible_truncation, reason = "a pixel of the world")]
fn whole_below(number: f64) -> i64 {
    number.floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a pixel of the world")]
fn pixels(number: i64) -> f64 {
    number as f64
}
