//! Paints outlines, row by row.

use super::Band;
use super::outline::{Clip, Outline, Plane, Span};
use super::pixel::Lanes;
use super::texture::{Row, Sampler, Walk, lanes};

/// Binary digits after the point of a channel that varies.
const FRACTION: u32 = 16;
const ONE: f64 = 65_536.0;

/// What an outline is filled with.
pub(super) enum Fill<'a> {
    /// One colour.
    Flat(Lanes),
    /// A colour that varies.
    Shaded(Gradient),
    /// A texture, at a place in texels that varies, times a colour.
    Textured {
        sampler: Sampler<'a>,
        place: [Plane; 2],
        tint: Tint,
    },
}

/// What a texture is multiplied with.
pub(super) enum Tint {
    White,
    Flat(Lanes),
    Shaded(Gradient),
}

/// A colour whose channels (0–255: red, green, blue, alpha) vary, times one colour.
pub(super) struct Gradient {
    pub(super) channels: [Plane; 4],
    pub(super) texel: Lanes,
}

/// A gradient along one row.
struct GradientWalk {
    channels: [i32; 4],
    step: [i32; 4],
    texel: Lanes,
}

/// Fills the part of `outline` inside of `clip`, which must have been made by `band`.
pub(super) fn fill(band: &mut Band<'_>, clip: &Clip, outline: &Outline, fill: &Fill<'_>) {
    outline.for_each_span(clip, |Span { y, x0, x1 }| {
        let span = band.span(y, x0, x1);
        match fill {
            Fill::Flat(color) => color.paint_all(span),
            Fill::Shaded(gradient) => {
                let mut color = gradient.walk(x0, y);
                paint_each(span, || color.next());
            }
            Fill::Textured {
                sampler,
                place,
                tint,
            } => {
                let walk = sampler.walk(
                    [place[0].at(x0, y), place[1].at(x0, y)],
                    [place[0].right, place[1].right],
                );
                match tint {
                    Tint::White => paint_texture(span, sampler, walk, |texel| texel),
                    Tint::Flat(tint) => {
                        paint_texture(span, sampler, walk, |texel| texel.times(*tint));
                    }
                    Tint::Shaded(gradient) => {
                        let mut color = gradient.walk(x0, y);
                        paint_texture(span, sampler, walk, |texel| texel.times(color.next()));
                    }
                }
            }
        }
    });
}

#[inline]
fn paint_texture(
    span: &mut [[u8; 4]],
    sampler: &Sampler<'_>,
    mut walk: Walk,
    mut tinted: impl FnMut(Lanes) -> Lanes,
) {
    match sampler.row(&walk, span.len()) {
        Row::Texels(texels) => {
            for (pixel, texel) in span.iter_mut().zip(texels) {
                tinted(lanes(*texel)).paint(pixel);
            }
        }
        Row::Between(lines, bottom) => paint_each(span, || {
            let texel = walk.between(lines, bottom);
            walk.advance();
            tinted(texel)
        }),
        Row::Any => paint_each(span, || {
            let texel = sampler.sample(&walk);
            walk.advance();
            tinted(texel)
        }),
    }
}

#[inline]
fn paint_each(span: &mut [[u8; 4]], mut color: impl FnMut() -> Lanes) {
    for pixel in span {
        color().paint(pixel);
    }
}

impl Gradient {
    fn walk(&self, x: usize, y: usize) -> GradientWalk {
        GradientWalk {
            channels: self.channels.each_ref().map(|it| fixed(it.at(x, y) + 0.5)),
            step: self.channels.each_ref().map(|it| fixed(it.right)),
            texel: self.texel,
        }
    }
}

impl GradientWalk {
    /// The colour here, and on to the next pixel.
    #[inline]
    fn next(&mut self) -> Lanes {
        let [red, green, blue, alpha] = self.channels;
        let color = Lanes::new([byte(red), byte(green), byte(blue), byte(alpha)]);
        for (channel, step) in self.channels.iter_mut().zip(self.step) {
            *channel = channel.wrapping_add(step);
        }
        if self.texel == Lanes::WHITE {
            color
        } else {
            color.times(self.texel)
        }
    }
}

#[expect(clippy::cast_sign_loss, reason = "clamped")]
#[inline]
fn byte(channel: i32) -> u8 {
    (channel >> FRACTION).clamp(0, 255) as u8
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates, for slivers less than a pixel wide"
)]
fn fixed(value: f64) -> i32 {
    (value * ONE) as i32
}
