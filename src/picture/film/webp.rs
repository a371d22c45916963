//! The container of an animated WebP around frames that another crate encodes without loss (RFC 9649, section 2.7.1).

use std::num::NonZeroUsize;

use image::ExtendedColorType;
use image::codecs::webp::WebPEncoder;

use super::super::{Picture, PictureError};
use super::changed::{Area, changed};
use super::{Film, shown};

/// The bits of the header: it moves, and it has clear pixels.
const FLAGS: u8 = 0x02 | 0x10;
/// A frame replaces what is below it, or lies over it.
const REPLACES: u8 = 0x02;
const LIES_OVER: u8 = 0x00;
/// Where the chunks begin, behind `RIFF`, a size and `WEBP`.
const CHUNKS: usize = 12;
/// A pixel that leaves what is below it.
const CLEAR: [u8; 4] = [0; 4];

impl Film {
    /// The film as an animated WebP without loss that begins again and again, the same bytes for the same film. `told` hears of
    /// each frame.
    ///
    /// # Errors
    /// When a frame cannot be made, or is too large for the form.
    pub fn to_webp(
        &self,
        threads: NonZeroUsize,
        fps: u32,
        mut told: impl FnMut(usize),
    ) -> Result<Vec<u8>, PictureError> {
        let size @ [width, height] = self.pixels();
        let mut file = b"RIFF\0\0\0\0WEBP".to_vec();
        let header = [&[FLAGS, 0, 0, 0][..], &u24(width - 1), &u24(height - 1)].concat();
        chunk(&mut file, *b"VP8X", &header);
        // On nothing, without end.
        chunk(&mut file, *b"ANIM", &[0; 6]);
        let mut before: Option<Vec<[u8; 4]>> = None;
        self.shoot(threads, Ok, |number, picture: Picture| {
            let now = picture.pixels;
            let (area, pixels, flags) = match &before {
                None => (Area::whole(size), now.clone(), REPLACES),
                Some(before) => {
                    let (area, pixels) = difference(before, &now, width);
                    (area, pixels, LIES_OVER)
                }
            };
            let lasts = shown(number, fps, 1000) as usize;
            let head = [area.left / 2, area.top / 2, area.width - 1, area.height - 1];
            let mut frame: Vec<u8> = head.into_iter().chain([lasts]).flat_map(u24).collect();
            frame.push(flags);
            frame.extend(encoded(pixels.as_flattened(), area)?);
            chunk(&mut file, *b"ANMF", &frame);
            before = Some(now);
            told(number);
            Ok::<(), PictureError>(())
        })?;
        let Ok(length) = u32::try_from(file.len() - 8) else {
            return Err(PictureError::TooLong);
        };
        file[4..8].copy_from_slice(&length.to_le_bytes());
        Ok(file)
    }
}

/// What is new, over what was there before; a single clear pixel, where nothing is.
fn difference(before: &[[u8; 4]], now: &[[u8; 4]], width: usize) -> (Area, Vec<[u8; 4]>) {
    let Some(area) = changed(before, now, width) else {
        return (Area::whole([1, 1]), vec![CLEAR]);
    };
    let area = area.evened();
    let old = area.rows(before, width).flatten();
    let new = area.rows(now, width).flatten();
    let pixels = old.zip(new).map(|(a, b)| if a == b { CLEAR } else { *b });
    (area, pixels.collect())
}

/// The chunks of a still picture.
fn encoded(rgba: &[u8], area: Area) -> Result<Vec<u8>, PictureError> {
    let [width, height] =
        [area.width, area.height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut still = Vec::new();
    WebPEncoder::new_lossless(&mut still).encode(rgba, width, height, ExtendedColorType::Rgba8)?;
    Ok(still.split_off(CHUNKS))
}

/// Three bytes of a number, the lowest first.
fn u24(number: usize) -> [u8; 3] {
    let [a, b, c, ..] = number.to_le_bytes();
    [a, b, c]
}

/// A name, a length, the bytes, and one more if their number is odd.
fn chunk(file: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) {
    file.extend(name);
    file.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(bytes);
    file.extend(vec![0; bytes.len() % 2]);
}
