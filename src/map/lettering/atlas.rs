use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Context, Mesh, Pos2, Rect, TextureHandle, TextureOptions, Vec2, pos2, vec2,
};

use super::fonts::{Fonts, Glyph, LoneGlyph};
use super::sprite::{self, Align, Sprite, TextLine, TypeStyle};

/// Pixels along a side of the texture, per device pixel of a point.
const SIDE: f32 = 1024.0;
const MAX_SIDE: usize = 2048;

/// What a sprite shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SpriteKey {
    /// Lines, one below the other. The origin is the top left corner of the lines.
    Lines(Vec<TextLine>, Align),
    /// One glyph. The origin is the middle of its baseline.
    Glyph(LoneGlyph, TypeStyle),
}

impl SpriteKey {
    /// Lines, one below the other.
    pub(crate) fn lines(lines: Vec<TextLine>, align: Align) -> Self {
        Self::Lines(lines, align)
    }

    /// One glyph, wherever it stands on its line.
    pub(crate) fn glyph(glyph: Glyph, style: TypeStyle) -> Self {
        Self::Glyph(glyph.alone(), style)
    }
}

/// Where a sprite is shown: its origin on the screen, and how far it is turned, in radians clockwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stamp {
    pub(crate) at: Pos2,
    pub(crate) angle: f32,
    /// From 0 to 1.
    pub(crate) opacity: f32,
}

/// A sprite in the texture.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Slot {
    /// In pixels of the texture.
    rect: Rect,
    origin: [f32; 2],
}

/// All sprites in one texture.
pub(crate) struct SpriteAtlas {
    fonts: Fonts,
    texture: Option<TextureHandle>,
    side: usize,
    scale: f32,
    slots: HashMap<SpriteKey, Slot>,
    shelves: Shelves,
    mesh: Mesh,
    /// Whether something was left out for want of room.
    full: bool,
}

/// Rows of the texture that are filled from the left.
#[derive(Default)]
struct Shelves {
    /// Top, height, and where the free part begins.
    rows: Vec<[usize; 3]>,
}

impl Shelves {
    /// A free rectangle in a square.
    fn take(&mut self, [width, height]: [usize; 2], side: usize) -> Option<[usize; 2]> {
        let fits = |row: &&mut [usize; 3]| {
            let snug = row[1] >= height && row[1] <= height + height / 2 + 2;
            snug && row[2] + width <= side
        };
        if let Some(row) = self.rows.iter_mut().find(fits) {
            let at = [row[2], row[0]];
            row[2] += width;
            return Some(at);
        }
        let top = self.rows.last().map_or(0, |row| row[0] + row[1]);
        if top + height > side || width > side {
            return None;
        }
        self.rows.push([top, height, width]);
        Some([0, top])
    }
}

impl SpriteAtlas {
    pub(crate) fn new() -> Self {
        Self {
            fonts: Fonts::new(),
            texture: None,
            side: 0,
            scale: 0.0,
            slots: HashMap::new(),
            shelves: Shelves::default(),
            mesh: Mesh::default(),
            full: false,
        }
    }

    /// The fonts, to measure with.
    pub(crate) fn fonts(&mut self) -> &mut Fonts {
        &mut self.fonts
    }

    /// Begins the mesh of a frame, at so many device pixels per point.
    pub(crate) fn begin(&mut self, ctx: &Context, scale: f32) {
        if self.texture.is_none() || (self.scale - scale).abs() > f32::EPSILON || self.full {
            self.restart(ctx, scale);
        }
        self.mesh = self
            .texture
            .as_ref()
            .map_or_else(Mesh::default, |texture| Mesh::with_texture(texture.id()));
    }

    fn restart(&mut self, ctx: &Context, scale: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand pixels"
        )]
        let side = (SIDE * scale.max(1.0).ceil()) as usize;
        self.side = side.min(MAX_SIDE);
        self.scale = scale;
        self.slots.clear();
        self.shelves = Shelves::default();
        self.full = false;
        let empty = ColorImage::filled([self.side, self.side], Color32::TRANSPARENT);
        self.texture = Some(ctx.load_texture("names", empty, TextureOptions::LINEAR));
    }

    /// Adds a sprite to the mesh, painting it first if it is new.
    pub(crate) fn stamp(&mut self, key: &SpriteKey, stamp: Stamp) {
        let Some(slot) = self.slot(key) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let side = self.side as f32;
        let (min, room) = (slot.rect.min, slot.rect.size());
        let origin = vec2(slot.origin[0], slot.origin[1]);
        let turn = egui::emath::Rot2::from_angle(stamp.angle);
        // Upright sprites are shown pixel by pixel.
        let at = if stamp.angle == 0.0 {
            ((stamp.at.to_vec2() * self.scale) - origin).round() + origin
        } else {
            stamp.at.to_vec2() * self.scale
        };
        let color = Color32::WHITE.gamma_multiply(stamp.opacity);
        #[expect(clippy::cast_possible_truncation, reason = "some thousand vertices")]
        let first = self.mesh.vertices.len() as u32;
        for corner in [
            vec2(0.0, 0.0),
            vec2(1.0, 0.0),
            vec2(0.0, 1.0),
            vec2(1.0, 1.0),
        ] {
            let part: Vec2 = corner * room;
            let place = (at + turn * (part - origin)) / self.scale;
            self.mesh.vertices.push(egui::epaint::Vertex {
                pos: place.to_pos2(),
                uv: pos2((min.x + part.x) / side, (min.y + part.y) / side),
                color,
            });
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first + 2, first + 1, first + 3);
    }

    /// The mesh of the frame.
    pub(crate) fn finish(&mut self) -> Mesh {
        std::mem::take(&mut self.mesh)
    }

    /// Whether something did not fit: the next frame begins with an empty texture.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }

    fn slot(&mut self, key: &SpriteKey) -> Option<Slot> {
        if let Some(slot) = self.slots.get(key) {
            return Some(*slot);
        }
        let Sprite { image, origin } = match key {
            SpriteKey::Lines(lines, align) => {
                sprite::lines(&mut self.fonts, lines, *align, self.scale)
            }
            SpriteKey::Glyph(glyph, style) => {
                sprite::glyph(&self.fonts, *glyph, *style, self.scale)
            }
        };
        let [width, height] = image.size;
        let Some([x, y]) = self.shelves.take([width + 1, height + 1], self.side) else {
            self.full = true;
            return None;
        };
        self.texture
            .as_mut()?
            .set_partial([x, y], image, TextureOptions::LINEAR);
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let rect = Rect::from_min_size(pos2(x as f32, y as f32), vec2(width as f32, height as f32));
        let slot = Slot { rect, origin };
        self.slots.insert(key.clone(), slot);
        Some(slot)
    }
}
