use std::collections::HashMap;
use std::sync::Arc;

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use vello_cpu::kurbo::BezPath;

use crate::theme::fonts;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

/// A glyph of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    face: usize,
    id: u32,
    /// Where its origin stands on the line, in ems.
    pub(super) x: f32,
    pub(super) y: f32,
    /// How far it moves the next one, in ems, tracking aside.
    pub(crate) advance: f32,
}

impl Glyph {
    /// The glyph wherever it stands on its line.
    pub(super) fn alone(self) -> LoneGlyph {
        LoneGlyph {
            face: self.face,
            id: self.id,
            raised: self.y.to_bits(),
            advance: self.advance.to_bits(),
        }
    }

    /// The middle of its advance on its line, in ems.
    pub(crate) fn middle(&self) -> f32 {
        self.x + self.advance / 2.0
    }
}

/// A glyph by itself, as something to look up by: its lengths are the bits of floating-point numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct LoneGlyph {
    face: usize,
    id: u32,
    raised: u32,
    advance: u32,
}

impl From<LoneGlyph> for Glyph {
    fn from(glyph: LoneGlyph) -> Self {
        Self {
            face: glyph.face,
            id: glyph.id,
            x: 0.0,
            y: f32::from_bits(glyph.raised),
            advance: f32::from_bits(glyph.advance),
        }
    }
}

/// A line of text that is set, in ems.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SetLine {
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) width: f32,
}

struct Face {
    font: FontRef<'static>,
    shaper: ShaperData,
    per_em: f32,
}

/// The bundled fonts, ready to set and to draw.
pub(crate) struct Fonts {
    faces: Vec<Face>,
    /// Lines that were set, for each weight.
    lines: [HashMap<String, Arc<SetLine>>; 2],
}

/// Lines of a weight that are remembered.
const KEPT: usize = 4096;

impl Fonts {
    /// All of them.
    pub(crate) fn new() -> Self {
        let files = [
            fonts::INTER,
            fonts::INTER_SEMIBOLD,
            fonts::ARMENIAN,
            fonts::GEORGIAN,
        ];
        let faces = files.into_iter().filter_map(|file| {
            let font = FontRef::new(file).ok()?;
            let shaper = ShaperData::new(&font);
            let metrics = font.metrics(Size::unscaled(), LocationRef::default());
            Some(Face {
                font,
                shaper,
                per_em: f32::from(metrics.units_per_em),
            })
        });
        Self {
            faces: faces.collect(),
            lines: Default::default(),
        }
    }

    /// Sets a line. What no font has is left out.
    pub(crate) fn line(&mut self, text: &str, weight: Weight) -> Arc<SetLine> {
        let known = &self.lines[weight as usize];
        if let Some(line) = known.get(text) {
            return Arc::clone(line);
        }
        let line = Arc::new(self.set(text, weight));
        let known = &mut self.lines[weight as usize];
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(text.to_owned(), Arc::clone(&line));
        line
    }

    fn set(&self, text: &str, weight: Weight) -> SetLine {
        let order = match weight {
            Weight::Regular => [0, 2, 3],
            Weight::SemiBold => [1, 2, 3],
        };
        let face_of = |letter: char| {
            order.into_iter().find(|face| {
                let face = self.faces.get(*face);
                face.is_some_and(|face| face.font.charmap().map(letter).is_some())
            })
        };
        let mut runs: Vec<(usize, String)> = Vec::new();
        for letter in text.chars() {
            let Some(face) = face_of(letter) else {
                continue;
            };
            match runs.last_mut() {
                // A space or a dash goes with what stands before it, if its font has one.
                Some((last, run)) if *last == face || self.has(*last, letter) => run.push(letter),
                _ => runs.push((face, letter.to_string())),
            }
        }
        let mut line = SetLine::default();
        for (face, run) in runs {
            self.shape(face, &run, &mut line);
        }
        line
    }

    fn has(&self, face: usize, letter: char) -> bool {
        let face = self.faces.get(face);
        face.is_some_and(|face| face.font.charmap().map(letter).is_some())
    }

    fn shape(&self, index: usize, run: &str, line: &mut SetLine) {
        let Some(face) = self.faces.get(index) else {
            return;
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        let shaper = face.shaper.shaper(&face.font).build();
        let glyphs = shaper.shape(buffer, ShapeOptions::new());
        let em = |units: i32| {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand units")]
            let units = units as f32;
            units / face.per_em
        };
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            line.glyphs.push(Glyph {
                face: index,
                id: info.glyph_id,
                x: line.width + em(position.x_offset),
                y: em(position.y_offset),
                advance: em(position.x_advance),
            });
            line.width += em(position.x_advance);
        }
    }

    /// Adds the outline of a glyph to a path: its origin at `at` in pixels, an em so many pixels high, its upright
    /// strokes leaning by `slant` of their height.
    pub(super) fn outline(
        &self,
        glyph: &Glyph,
        at: [f32; 2],
        em: f32,
        slant: f32,
        path: &mut BezPath,
    ) {
        let Some(face) = self.faces.get(glyph.face) else {
            return;
        };
        let outlines = face.font.outline_glyphs();
        let Some(outline) = outlines.get(GlyphId::new(glyph.id)) else {
            return;
        };
        let mut pen = Pen {
            path,
            at,
            scale: em / face.per_em,
            slant,
        };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // A damaged glyph stays as far as it could be drawn.
        drop(outline.draw(settings, &mut pen));
    }
}

/// Draws from font units, y up, to pixels, y down.
struct Pen<'a> {
    path: &'a mut BezPath,
    at: [f32; 2],
    scale: f32,
    slant: f32,
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> (f64, f64) {
        let x = self.at[0] + (x + y * self.slant) * self.scale;
        let y = self.at[1] - y * self.scale;
        (f64::from(x), f64::from(y))
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, to) = (self.point(cx, cy), self.point(x, y));
        self.path.quad_to(control, to);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, to) = (self.point(ax, ay), self.point(bx, by), self.point(x, y));
        self.path.curve_to(a, b, to);
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
