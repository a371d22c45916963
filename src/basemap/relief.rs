//! The shape of the land under a tile: a picture with the tints of heights and the shades of slopes.
//!
//! Each picture of the archive shows a little more than its tile, so that one picture is all that a tile of the map
//! needs and no seam shows when it is enlarged. Where the archive has no tile, a part of the one above it stands in. It
//! does not know where land ends: that is cut out with the coast of the vector tile.

use std::collections::VecDeque;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use image::{ImageReader, Limits, RgbImage};
use vello_cpu::Pixmap;
use vello_cpu::color::PremulRgba8;

use crate::theme::{ReliefTone, Rgba};

use super::archive::Archive;
use super::tile_id::{SubTile, TileId};

/// Pixels along a side of a tile of the archive.
const SIDE: u32 = 512;
/// Pixels beyond each side of a tile that its picture shows, too.
const EDGE: u32 = 8;
/// Pixels along a side of a picture.
const PICTURE: u32 = SIDE + 2 * EDGE;
/// Pixels beyond the edges of a part of a tile that are taken, so that it can be enlarged.
const MARGIN: u32 = 2;
/// Decoded pictures that are kept, of 0.8 MB each: past the archive's last zoom many tiles of the map share one.
const KEPT: usize = 12;

/// A picture of what lies under a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct ReliefPatch {
    image: Arc<RgbImage>,
    /// The first column and row of the picture that are taken.
    first: [u32; 2],
    /// Columns and rows that are taken.
    size: [u32; 2],
    /// The north-west corner of the tile, in pixels from that of what is taken.
    pub(super) corner: [f64; 2],
    /// Side of the tile in pixels.
    pub(super) side: f64,
}

impl ReliefPatch {
    /// All of a picture that shows a tile of `side` pixels, whose north-west corner it has at `corner`.
    #[must_use]
    pub fn new(image: RgbImage, corner: [f64; 2], side: f64) -> Self {
        Self {
            first: [0, 0],
            size: [image.width(), image.height()],
            image: Arc::new(image),
            corner,
            side,
        }
    }

    /// A part of a picture of the archive.
    fn part(image: Arc<RgbImage>, part: SubTile) -> Self {
        let side = f64::from(SIDE) * part.size;
        let corner = part.origin.map(|at| f64::from(EDGE) + f64::from(SIDE) * at);
        let first = corner.map(|at| below(at).saturating_sub(MARGIN));
        let end = corner.map(|at| (below(at + side) + 1 + MARGIN).min(PICTURE));
        Self {
            image,
            first,
            size: [end[0] - first[0], end[1] - first[1]],
            corner: [0, 1].map(|axis| corner[axis] - f64::from(first[axis])),
            side,
        }
    }

    /// What is taken as a picture, over a colour of land and toned.
    pub(super) fn toned(&self, under: Rgba, tone: ReliefTone) -> Pixmap {
        let [x, y] = self.first.map(|at| at as usize);
        let [width, height] = self.size.map(|at| at as usize);
        let stride = self.image.width() as usize;
        let (pixels, _) = self.image.as_raw().as_chunks::<3>();
        let tones = Tones::new(under, tone);
        let mut picture = Vec::with_capacity(width * height);
        for row in pixels.chunks_exact(stride).skip(y).take(height) {
            let part = row.get(x..x + width).unwrap_or_default();
            picture.extend(part.iter().map(|rgb| tones.of(*rgb)));
        }
        let [width, height] = self
            .size
            .map(|side| u16::try_from(side).unwrap_or(u16::MAX));
        Pixmap::from_parts_with_opacity(picture, width, height, false)
    }
}

/// The relief of the world.
pub struct Relief {
    archive: Archive,
    /// The newest last; `None` where there is no picture, or it is damaged.
    decoded: Mutex<VecDeque<(TileId, Option<Arc<RgbImage>>)>>,
}

impl Relief {
    /// The relief in an archive of pictures of 528 × 528 pixels, each of a tile of 512 and 8 more on every side.
    #[must_use]
    pub fn new(archive: Archive) -> Self {
        Self {
            archive,
            decoded: Mutex::default(),
        }
    }

    /// Whose data it is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        self.archive.attribution()
    }

    /// What lies under a tile of the map; `None` when nothing of it can be read.
    #[must_use]
    pub fn under(&self, tile: TileId) -> Option<ReliefPatch> {
        let zooms = self.archive.zooms();
        (*zooms.start()..=tile.zoom().min(*zooms.end()))
            .rev()
            .find_map(|zoom| {
                let (ancestor, part) = tile.ancestor(zoom);
                Some(ReliefPatch::part(self.picture(ancestor)?, part))
            })
    }

    /// A decoded picture of the archive; `None` when there is none, or it is damaged.
    fn picture(&self, id: TileId) -> Option<Arc<RgbImage>> {
        let lock = || self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = lock().iter().find(|(known, _)| *known == id) {
            return known.clone();
        }
        let bytes = self.archive.tile(id).ok().flatten();
        let picture = bytes.and_then(|bytes| decode(&bytes)).map(Arc::new);
        let mut decoded = lock();
        if decoded.len() >= KEPT {
            decoded.pop_front();
        }
        decoded.push_back((id, picture.clone()));
        picture
    }
}

/// What each value of each channel becomes, toned and over the colour of the land.
struct Tones([[u8; 256]; 3]);

impl Tones {
    fn new(under: Rgba, tone: ReliefTone) -> Self {
        let part = u32::from(tone.opacity);
        let channel = |tint: u8, under: u8| {
            std::array::from_fn(|value| {
                let color = u32::try_from(value).unwrap_or(0) * u32::from(tint) / 255;
                let mixed = (color * part + u32::from(under) * (255 - part) + 127) / 255;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            })
        };
        let ReliefTone { tint, .. } = tone;
        Self([
            channel(tint.r, under.r),
            channel(tint.g, under.g),
            channel(tint.b, under.b),
        ])
    }

    fn of(&self, [r, g, b]: [u8; 3]) -> PremulRgba8 {
        let [reds, greens, blues] = &self.0;
        PremulRgba8 {
            r: reds[usize::from(r)],
            g: greens[usize::from(g)],
            b: blues[usize::from(b)],
            a: u8::MAX,
        }
    }
}

/// Reads a PNG, JPEG or WebP of the right size.
fn decode(bytes: &[u8]) -> Option<RgbImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE);
    limits.max_image_height = Some(PICTURE);
    reader.limits(limits);
    let image = reader.decode().ok()?.into_rgb8();
    (image.dimensions() == (PICTURE, PICTURE)).then_some(image)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a pixel of a picture"
)]
fn below(number: f64) -> u32 {
    number.floor() as u32
}
