use std::num::NonZeroUsize;

use gif::{DisposalMethod, Encoder, Frame, Repeat};

use super::super::{Picture, PictureError};
use super::changed::{Area, changed};
use super::palette::{COLORS, Palette};
use super::{Film, shown};

/// Pictures whose colours stand for those of all frames.
const SAMPLES: usize = 5;
/// The index that leaves a pixel as it is.
#[expect(clippy::cast_possible_truncation, reason = "255 is the largest")]
const KEPT: u8 = COLORS as u8;

impl Film {
    /// The film as a GIF that begins again and again, the same bytes for the same film. 256 colours, the same in all frames,
    /// stand for all; nothing is dithered, so what does not change does not flicker. `told` hears of each frame.
    ///
    /// # Errors
    /// When a frame cannot be made, or is too large for the form.
    pub fn to_gif(
        &self,
        threads: NonZeroUsize,
        fps: u32,
        mut told: impl FnMut(usize),
    ) -> Result<Vec<u8>, PictureError> {
        let palette = self.palette(threads)?;
        let size @ [width, _] = self.pixels();
        let [short_width, short_height] = size.map(|side| u16::try_from(side).unwrap_or(0));
        let mut file = Vec::new();
        let table = palette.table();
        let mut encoder = Encoder::new(&mut file, short_width, short_height, &table)?;
        encoder.set_repeat(Repeat::Infinite)?;
        let mut before: Option<Vec<u8>> = None;
        let develop = |picture: Picture| Ok(palette.indices(&picture));
        self.shoot(threads, develop, |number, now: Vec<u8>| {
            let frame = match &before {
                None => framed(Area::whole(size), now.clone()),
                Some(before) => difference(before, &now, width),
            };
            let delay = shown(number, fps, 100);
            encoder.write_frame(&Frame {
                delay: u16::try_from(delay).unwrap_or(u16::MAX),
                dispose: DisposalMethod::Keep,
                transparent: before.is_some().then_some(KEPT),
                ..frame
            })?;
            before = Some(now);
            told(number);
            Ok::<(), PictureError>(())
        })?;
        encoder.into_inner()?;
        Ok(file)
    }

    /// The colours of a few frames, spread over the film.
    fn palette(&self, threads: NonZeroUsize) -> Result<Palette, PictureError> {
        let last = self.times.len().saturating_sub(1);
        let mut samples: Vec<usize> = (0..SAMPLES).map(|n| n * last / (SAMPLES - 1)).collect();
        samples.dedup();
        let times = samples.iter().filter_map(|at| self.times.get(*at).copied());
        let mut pictures = Vec::new();
        self.at(times.collect())
            .shoot(threads, Ok, |_, picture: Picture| {
                pictures.push(picture);
                Ok::<(), PictureError>(())
            })?;
        Ok(Palette::of(&pictures))
    }
}

/// What is new, on what was there before; a single pixel that stays, where nothing is.
fn difference(before: &[u8], now: &[u8], width: usize) -> Frame<'static> {
    let Some(area) = changed(before, now, width) else {
        return framed(Area::whole([1, 1]), vec![KEPT]);
    };
    let old = area.rows(before, width).flatten();
    let new = area.rows(now, width).flatten();
    let kept = old.zip(new).map(|(a, b)| if a == b { KEPT } else { *b });
    framed(area, kept.collect())
}

fn framed(area: Area, pixels: Vec<u8>) -> Frame<'static> {
    let short = |side: usize| u16::try_from(side).unwrap_or(u16::MAX);
    Frame {
        left: short(area.left),
        top: short(area.top),
        width: short(area.width),
        height: short(area.height),
        buffer: pixels.into(),
        ..Frame::default()
    }
}
