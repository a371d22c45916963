//! Textures and how they are sampled.

use std::sync::Arc;

use egui::epaint::ImageDelta;
use egui::{Color32, ColorImage, ImageData, Pos2, TextureFilter, TextureOptions, TextureWrapMode};

use super::outline::Plane;
use super::pixel::Lanes;

/// Binary digits after the point of a place in a texture.
const FRACTION: u32 = 24;
/// Of those, the ones that weights of neighbouring texels keep: 8, as on graphics cards.
const WEIGHT: u32 = 8;
/// One texel.
const TEXEL: f64 = 16_777_216.0;
/// Half of the smallest weight, to round to it.
const HALF_WEIGHT: f64 = TEXEL / 512.0;
/// Places this little before a texel belong to it when the nearest one is asked for, so that places which are on the
/// border between two texels but for rounding are all treated alike.
const NEAREST_SLACK: f64 = TEXEL / 1024.0;

/// An image, and how egui wants it sampled.
pub(super) struct Texture {
    image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Texture {
    /// None when the image has no pixels, or not as many as its size says.
    pub(super) fn new(whole: ImageDelta) -> Option<Self> {
        let ImageData::Color(image) = whole.image;
        let [width, height] = image.size;
        let fits = !image.pixels.is_empty() && image.pixels.len() == width * height;
        fits.then_some(Self {
            image,
            options: whole.options,
        })
    }

    /// Replaces a part, if that lies within the texture.
    pub(super) fn update(&mut self, part: &ImageDelta) {
        let ImageData::Color(patch) = &part.image;
        let [x, y] = part.pos.unwrap_or_default();
        let [width, height] = patch.size;
        if width == 0
            || patch.pixels.len() != width * height
            || x + width > self.image.size[0]
            || y + height > self.image.size[1]
        {
            return;
        }
        self.options = part.options;
        let stride = self.image.size[0];
        let rows = Arc::make_mut(&mut self.image)
            .pixels
            .chunks_exact_mut(stride);
        for (row, patch) in rows.skip(y).zip(patch.pixels.chunks_exact(width)) {
            row[x..x + width].copy_from_slice(patch);
        }
    }

    /// Texture coordinates (0–1) in texels.
    pub(super) fn texels(&self, uv: Pos2) -> [f64; 2] {
        let [width, height] = self.image.size.map(real);
        [f64::from(uv.x) * width, f64::from(uv.y) * height]
    }

    /// The colour in one place. Where all of an outline has one place, it is magnified without end.
    pub(super) fn texel(&self, uv: Pos2) -> Lanes {
        let sampler = self.filtered(self.options.magnification);
        sampler.sample(&sampler.walk(self.texels(uv), [0.0, 0.0]))
    }

    /// A sampler for a place that varies as the planes say, in texels.
    ///
    /// OpenGL 4.6, section 8.14: the texture is made smaller, and `minification` decides, where one pixel is more than
    /// one texel along the longer of the two axes.
    pub(super) fn sampler(&self, [u, v]: &[Plane; 2]) -> Sampler<'_> {
        let along_row = u.right * u.right + v.right * v.right;
        let along_column = u.down * u.down + v.down * v.down;
        // Not 1: the planes carry rounding errors.
        if along_row.max(along_column) > 1.0001 {
            self.filtered(self.options.minification)
        } else {
            self.filtered(self.options.magnification)
        }
    }

    fn filtered(&self, filter: TextureFilter) -> Sampler<'_> {
        Sampler {
            pixels: &self.image.pixels,
            size: self.image.size.map(signed),
            wrap: self.options.wrap_mode,
            linear: filter == TextureFilter::Linear,
        }
    }
}

/// A texture with its filter decided.
#[derive(Clone, Copy)]
pub(super) struct Sampler<'a> {
    pixels: &'a [Color32],
    size: [i64; 2],
    wrap: TextureWrapMode,
    linear: bool,
}

/// A place in a texture, in 1/2²⁴ texel, prepared for the sampler's filter.
#[derive(Clone, Copy)]
struct Place {
    u: i64,
    v: i64,
}

/// Places along one row of pixels.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    place: Place,
    step: Place,
}

/// How a row of pixels is to be sampled.
pub(super) enum Row<'a> {
    /// These texels as they are, one for each pixel.
    Texels(&'a [Color32]),
    /// Between two rows of texels (which may be the same), with the weight of the lower one.
    Between([&'a [Color32]; 2], u64),
    /// The nearest texel, or between any four.
    Any,
}

impl<'a> Sampler<'a> {
    /// From a place in texels, by steps in texels.
    pub(super) fn walk(&self, place: [f64; 2], step: [f64; 2]) -> Walk {
        let [u, v] = if self.linear {
            // Texels have their colour in their centre.
            place.map(|it| fixed((it - 0.5) * TEXEL + HALF_WEIGHT))
        } else {
            place.map(|it| fixed(it * TEXEL + NEAREST_SLACK))
        };
        let [right, down] = step.map(|it| fixed(it * TEXEL));
        Walk {
            place: Place { u, v },
            step: Place { u: right, v: down },
        }
    }

    /// The quickest way that samples `count` places (at least one) along `walk` right.
    pub(super) fn row(&self, walk: &Walk, count: usize) -> Row<'a> {
        let Walk { place, step } = *walk;
        let clamps = self.wrap == TextureWrapMode::ClampToEdge;
        if !self.linear || step.v != 0 || !clamps {
            return Row::Any;
        }
        let (line, bottom) = split(place.v);
        let (first, first_weight) = split(place.u);
        let last_place = place.u.wrapping_add(step.u.wrapping_mul(signed(count - 1)));
        let (last, last_weight) = split(last_place);
        let upper = self.line(line);
        if bottom == 0
            && first_weight == 0
            && last_weight == 0
            && first >= 0
            && last < self.size[0]
            && last - first == signed(count - 1)
        {
            return Row::Texels(&upper[index(first)..=index(last)]);
        }
        Row::Between([upper, self.line(line + 1)], bottom)
    }

    fn line(&self, line: i64) -> &'a [Color32] {
        let line = index(line.clamp(0, self.size[1] - 1));
        let width = index(self.size[0]);
        &self.pixels[line * width..][..width]
    }

    /// The colour in any place.
    #[inline]
    pub(super) fn sample(&self, walk: &Walk) -> Lanes {
        let Place { u, v } = walk.place;
        let (x, right) = split(u);
        let (y, bottom) = split(v);
        if self.linear {
            let texel = |dx: i64, dy: i64| self.texel(x + dx, y + dy);
            let upper = (texel(0, 0), texel(1, 0));
            let lower = (texel(0, 1), texel(1, 1));
            Lanes::bilinear(upper, lower, right, bottom)
        } else {
            self.texel(x, y)
        }
    }

    #[inline]
    fn texel(&self, x: i64, y: i64) -> Lanes {
        let x = wrapped(x, self.size[0], self.wrap);
        let y = wrapped(y, self.size[1], self.wrap);
        lanes(self.pixels[index(y * self.size[0] + x)])
    }
}

impl Walk {
    /// To the next pixel.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.place.u = self.place.u.wrapping_add(self.step.u);
        self.place.v = self.place.v.wrapping_add(self.step.v);
    }

    /// The colour between two rows of texels of the same length, which is not 0.
    #[inline]
    pub(super) fn between(&self, [upper, lower]: [&[Color32]; 2], bottom: u64) -> Lanes {
        let lower = &lower[..upper.len()];
        let last = upper.len() - 1;
        let (x, right) = split(self.place.u);
        let left = index(x.max(0)).min(last);
        let next = index((x + 1).max(0)).min(last);
        let upper = (lanes(upper[left]), lanes(upper[next]));
        let lower = (lanes(lower[left]), lanes(lower[next]));
        Lanes::bilinear(upper, lower, right, bottom)
    }
}

#[inline]
pub(super) fn lanes(color: Color32) -> Lanes {
    Lanes::new(color.to_array())
}

/// The texel that a coordinate outside of the texture stands for.
#[inline]
fn wrapped(coordinate: i64, size: i64, wrap: TextureWrapMode) -> i64 {
    match wrap {
        TextureWrapMode::ClampToEdge => coordinate.clamp(0, size - 1),
        TextureWrapMode::Repeat => coordinate.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let phase = coordinate.rem_euclid(2 * size);
            phase.min(2 * size - 1 - phase)
        }
    }
}

/// The texel, and the weight of the next one in 1/256.
#[expect(clippy::cast_sign_loss, reason = "masked")]
#[inline]
fn split(place: i64) -> (i64, u64) {
    let weight = (place >> (FRACTION - WEIGHT)) & 0xff;
    (place >> FRACTION, weight as u64)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn fixed(value: f64) -> i64 {
    value.floor() as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "textures have less than 2^53 texels a side"
)]
fn real(value: usize) -> f64 {
    value as f64
}

#[expect(
    clippy::cast_possible_wrap,
    reason = "textures have less than 2^63 texels a side"
)]
fn signed(value: usize) -> i64 {
    value as i64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "wrapped into the texture"
)]
#[inline]
fn index(value: i64) -> usize {
    value as usize
}
