use std::hash::{Hash, Hasher};

use egui::{Color32, ColorImage};
use vello_cpu::kurbo::{BezPath, Cap, Join, Stroke};
use vello_cpu::peniko::Color;
use vello_cpu::{Pixmap, RenderContext, Resources};

use super::fonts::{Fonts, Glyph, LoneGlyph, Weight};
use crate::theme::Rgba;

/// Height of a line in ems, and of its baseline below its top.
pub(crate) const LINE_HEIGHT: f32 = 1.18;
const BASELINE: f32 = 0.92;
/// How much oblique letters lean, as a part of their height.
const SLANT: f32 = 0.19;
/// Pixels around what is painted, so that its edges can be smoothed and filtered.
const PADDING: f32 = 1.5;
/// The most pixels along a side of a sprite.
const MAX_SIDE: u16 = 1024;

/// How letters look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TypeStyle {
    /// Size of an em in points.
    pub(crate) size: f32,
    pub(crate) weight: Weight,
    /// Whether letters lean: the names of water do.
    pub(crate) oblique: bool,
    /// Room added between letters, in ems.
    pub(crate) tracking: f32,
    pub(crate) color: Rgba,
    pub(crate) halo: Rgba,
    /// How far the halo reaches, in points.
    pub(crate) halo_width: f32,
}

impl TypeStyle {
    /// The same as whole numbers: lengths bit by bit.
    fn bits(&self) -> ([u32; 3], Weight, bool, [Rgba; 2]) {
        let lengths = [self.size, self.tracking, self.halo_width].map(f32::to_bits);
        (lengths, self.weight, self.oblique, [self.color, self.halo])
    }
}

impl PartialEq for TypeStyle {
    fn eq(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }
}

impl Eq for TypeStyle {}

impl Hash for TypeStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bits().hash(state);
    }
}

/// On which side the lines of a name are even.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Align {
    Left,
    Center,
    Right,
}

/// A line of a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TextLine {
    pub(crate) text: String,
    pub(crate) style: TypeStyle,
}

/// What is painted, and where its own origin lies in it: the top left corner of the lines, or the middle of the
/// baseline of a glyph.
pub(super) struct Sprite {
    pub(super) image: ColorImage,
    /// In pixels from the top left corner of the image.
    pub(super) origin: [f32; 2],
}

impl TextLine {
    /// Width and height in points.
    pub(crate) fn size(&self, fonts: &mut Fonts) -> [f32; 2] {
        let line = fonts.line(&self.text, self.style.weight);
        #[expect(clippy::cast_precision_loss, reason = "some letters")]
        let gaps = line.glyphs.len().saturating_sub(1) as f32;
        let width = line.width + gaps * self.style.tracking;
        [width * self.style.size, LINE_HEIGHT * self.style.size]
    }
}

/// Paints lines, one below the other.
pub(super) fn lines(fonts: &mut Fonts, lines: &[TextLine], align: Align, scale: f32) -> Sprite {
    let sizes: Vec<[f32; 2]> = lines.iter().map(|line| line.size(fonts)).collect();
    let width = sizes.iter().map(|size| size[0]).fold(0.0, f32::max);
    let height: f32 = sizes.iter().map(|size| size[1]).sum();
    let reach = reach(lines.iter().map(|line| line.style), scale);
    let mut canvas = Canvas::new([width * scale + 2.0 * reach, height * scale + 2.0 * reach]);
    let mut top = 0.0;
    for (line, size) in lines.iter().zip(&sizes) {
        let left = match align {
            Align::Left => 0.0,
            Align::Center => (width - size[0]) / 2.0,
            Align::Right => width - size[0],
        };
        let style = line.style;
        let baseline = (top + BASELINE * style.size) * scale + reach;
        let mut path = BezPath::new();
        let set = fonts.line(&line.text, style.weight);
        let mut tracked = 0.0;
        for glyph in &set.glyphs {
            let x = (left + (glyph.x + tracked) * style.size) * scale + reach;
            let y = baseline - glyph.y * style.size * scale;
            fonts.outline(glyph, [x, y], style.size * scale, slant(style), &mut path);
            tracked += style.tracking;
        }
        canvas.letters(&path, style, scale);
        top += size[1];
    }
    canvas.finish([reach, reach])
}

/// Paints one glyph around the middle of its baseline.
pub(super) fn glyph(fonts: &Fonts, glyph: LoneGlyph, style: TypeStyle, scale: f32) -> Sprite {
    let glyph = Glyph::from(glyph);
    let em = style.size * scale;
    let reach = reach(std::iter::once(style), scale) + 0.1 * em;
    let width = glyph.advance * em + 2.0 * reach;
    let mut canvas = Canvas::new([width, LINE_HEIGHT * em + 2.0 * reach]);
    let origin = [width / 2.0, reach + BASELINE * em];
    let at = [
        origin[0] - glyph.advance * em / 2.0,
        origin[1] - glyph.y * em,
    ];
    let mut path = BezPath::new();
    fonts.outline(&glyph, at, em, slant(style), &mut path);
    canvas.letters(&path, style, scale);
    canvas.finish(origin)
}

fn slant(style: TypeStyle) -> f32 {
    if style.oblique { SLANT } else { 0.0 }
}

/// How far anything is painted beyond the box of the letters, in pixels.
fn reach(styles: impl Iterator<Item = TypeStyle>, scale: f32) -> f32 {
    let widest = styles.map(|style| {
        let lean = slant(style) * style.size;
        style.halo_width + lean
    });
    (widest.fold(0.0, f32::max) * scale + PADDING).ceil()
}

struct Canvas {
    context: RenderContext,
    size: [u16; 2],
}

impl Canvas {
    fn new(size: [f32; 2]) -> Self {
        let pixels = size.map(|length| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to a small number"
            )]
            let whole = length.ceil().clamp(1.0, f32::from(MAX_SIDE)) as u16;
            whole
        });
        Self {
            context: RenderContext::new(pixels[0], pixels[1]),
            size: pixels,
        }
    }

    /// Letters over their halo.
    fn letters(&mut self, path: &BezPath, style: TypeStyle, scale: f32) {
        let halo = f64::from(style.halo_width * scale * 2.0);
        self.context.set_paint(color(style.halo));
        let stroke = Stroke::new(halo)
            .with_join(Join::Round)
            .with_caps(Cap::Round);
        self.context.set_stroke(stroke);
        self.context.stroke_path(path);
        self.context.set_paint(color(style.color));
        self.context.fill_path(path);
    }

    fn finish(mut self, origin: [f32; 2]) -> Sprite {
        let [width, height] = self.size;
        let mut pixmap = Pixmap::new(width, height);
        self.context.flush();
        self.context.render(&mut pixmap, &mut Resources::new());
        let pixels = pixmap
            .data()
            .iter()
            .map(|p| Color32::from_rgba_premultiplied(p.r, p.g, p.b, p.a));
        let size = [usize::from(width), usize::from(height)];
        Sprite {
            image: ColorImage::new(size, pixels.collect()),
            origin,
        }
    }
}

fn color(Rgba { r, g, b, a }: Rgba) -> Color {
    Color::from_rgba8(r, g, b, a)
}
