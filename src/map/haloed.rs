use std::sync::Arc;

use egui::{Color32, Galley, Painter, Rect, vec2};

/// A line of text over the map, with light around its letters.
pub(super) struct Haloed {
    galley: Arc<Galley>,
    rect: Rect,
    color: Color32,
}

impl Haloed {
    /// Text that is already laid out, at its place.
    pub(super) fn new(galley: Arc<Galley>, rect: Rect, color: Color32) -> Self {
        Self {
            galley,
            rect,
            color,
        }
    }

    /// Paints the text over its halo.
    pub(super) fn paint(self, painter: &Painter, halo: Color32) {
        // Four corners make an even outline at these sizes, at half the cost of eight.
        for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let at = self.rect.min + vec2(dx, dy);
            painter.galley_with_override_text_color(at, Arc::clone(&self.galley), halo);
        }
        painter.galley(self.rect.min, self.galley, self.color);
    }
}
