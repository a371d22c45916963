//! Tiles that are pictures: decoded, and put together to the tiles of the map.

use std::io::Cursor;
use std::ops::RangeInclusive;
use std::sync::Arc;

use image::imageops::{FilterType, crop_imm, resize};
use image::{ImageReader, Limits, RgbaImage};

use super::raster::{MAX_SIDE, Pixels};
use super::source::TileContent;
use super::tile_id::{Patch, TileId};

/// The most pixels along a side of a picture.
const MOST_PIXELS: u32 = 2048;

/// Why a picture could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the picture cannot be read: {0}")]
pub struct PhotoError(String);

/// A picture of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo(RgbaImage);

impl Photo {
    /// Reads a PNG, JPEG or WebP of at most 2048 pixels to a side.
    ///
    /// # Errors
    /// When the bytes are something else, are damaged, or the picture is too large.
    pub fn decode(bytes: &[u8]) -> Result<Self, PhotoError> {
        let told = |error: &dyn std::error::Error| PhotoError(error.to_string());
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .map_err(|error| told(&error))?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(MOST_PIXELS);
        limits.max_image_height = Some(MOST_PIXELS);
        reader.limits(limits);
        let image = reader.decode().map_err(|error| told(&error))?;
        Ok(Self(image.into_rgba8()))
    }
}

/// Which tiles of a source a tile of the map is made from. Pictures are 256 points wide, half a tile of the map, so that
/// four of the next zoom make one.
#[must_use]
pub fn sources(content: TileContent, zooms: RangeInclusive<u8>, id: TileId) -> Vec<Patch> {
    let deepest = *zooms.end();
    match (content, id.children()) {
        (TileContent::Raster, Some(children)) if id.zoom() < deepest => {
            let shallow = id.zoom() + 1 < *zooms.start();
            let children = children.into_iter().filter(|_| !shallow);
            children.map(Patch::whole).collect()
        }
        _ if id.zoom() < *zooms.start() => Vec::new(),
        _ => vec![id.patch(deepest)],
    }
}

/// A tile of the map from the pictures that are there; `None` when none is. `side` is in pixels.
#[must_use]
pub fn mosaic(id: TileId, pieces: &[(Patch, Arc<Photo>)], side: u32) -> Option<Pixels> {
    if pieces.is_empty() {
        return None;
    }
    let side = side.clamp(2, MAX_SIDE);
    let mut canvas = RgbaImage::new(side, side);
    for (patch, photo) in pieces {
        let Photo(image) = &**photo;
        let part = cut(image, patch);
        // A piece is a child of the tile, or (part of) the tile itself.
        let (at, room) = if patch.source.zoom() > id.zoom() {
            let first = side / 2;
            let place = |odd: bool| {
                if odd {
                    (first, side - first)
                } else {
                    (0, first)
                }
            };
            let (x, width) = place(patch.source.x() % 2 == 1);
            let (y, height) = place(patch.source.y() % 2 == 1);
            ([x, y], [width, height])
        } else {
            ([0, 0], [side, side])
        };
        let shown = resize(&part, room[0].max(1), room[1].max(1), FilterType::Triangle);
        image::imageops::replace(&mut canvas, &shown, at[0].into(), at[1].into());
    }
    Some(Pixels {
        side,
        rgba: premultiplied(canvas),
    })
}

/// The part of a picture that is wanted.
fn cut(image: &RgbaImage, patch: &Patch) -> RgbaImage {
    let pixels = |part: f64, of: u32| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of a picture"
        )]
        let pixels = (part * f64::from(of)).round() as u32;
        pixels
    };
    let [width, height] = [image.width(), image.height()];
    let x = pixels(patch.origin[0], width).min(width.saturating_sub(1));
    let y = pixels(patch.origin[1], height).min(height.saturating_sub(1));
    let part = [
        pixels(patch.size, width).max(1),
        pixels(patch.size, height).max(1),
    ];
    crop_imm(image, x, y, part[0], part[1]).to_image()
}

fn premultiplied(image: RgbaImage) -> Vec<u8> {
    let mut rgba = image.into_raw();
    for [red, green, blue, alpha] in rgba.as_chunks_mut().0 {
        let by = u16::from(*alpha);
        for channel in [red, green, blue] {
            *channel = u8::try_from(u16::from(*channel) * by / 255).unwrap_or(u8::MAX);
        }
    }
    rgba
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Schema;

    fn id(zoom: u8, x: u32, y: u32) -> TileId {
        TileId::new(zoom, x, y).unwrap()
    }

    fn photo(color: [u8; 4]) -> Arc<Photo> {
        Arc::new(Photo(RgbaImage::from_pixel(256, 256, image::Rgba(color))))
    }

    #[test]
    fn four_pictures_make_a_tile_and_what_is_missing_stays_clear() {
        let tile = id(3, 2, 5);
        let patches = sources(TileContent::Raster, 0..=19, tile);
        assert_eq!(patches.len(), 4);
        assert!(mosaic(tile, &[], 512).is_none());
        let pieces = [
            (patches[0], photo([255, 0, 0, 255])),
            (patches[3], photo([0, 0, 255, 128])),
        ];
        let pixels = mosaic(tile, &pieces, 512).unwrap();
        let at = |x: usize, y: usize| pixels.rgba[4 * (y * 512 + x)..][..4].to_vec();
        assert_eq!(at(10, 10), [255, 0, 0, 255]);
        assert_eq!(at(500, 500), [0, 0, 128, 128]);
        assert_eq!(at(500, 10), [0, 0, 0, 0]);
    }

    #[test]
    fn past_the_last_zoom_a_part_is_enlarged_and_before_the_first_is_nothing() {
        let deep = id(7, 64, 3);
        let patches = sources(TileContent::Raster, 2..=5, deep);
        assert_eq!(patches, [deep.patch(5)]);
        assert!(sources(TileContent::Raster, 2..=5, id(0, 0, 0)).is_empty());
        assert_eq!(sources(TileContent::Raster, 2..=5, id(1, 0, 0)).len(), 4);
        let schema = TileContent::Vector(Schema::Atlas);
        assert_eq!(sources(schema, 0..=5, deep), [deep.patch(5)]);
        assert!(mosaic(deep, &[(patches[0], photo([9; 4]))], 300).is_some());
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert!(Photo::decode(b"<html>").is_err());
        assert!(Photo::decode(b"").is_err());
    }
}
