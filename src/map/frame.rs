use egui::{Painter, Rect, Stroke, StrokeKind, pos2};

use crate::explorer::Explorer;
use crate::geo::{ScreenPoint, Viewport};

/// The world as a rectangle on the screen, on a map whose top left corner is that of the painter.
pub(super) fn world_rect(painter: &Painter, viewport: &Viewport) -> Rect {
    let origin = painter.clip_rect().min;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let on_screen = |[x, y]: ScreenPoint| pos2(origin.x + x as f32, origin.y + y as f32);
    let [min, max] = viewport.world_on_screen();
    Rect::from_min_max(on_screen(min), on_screen(max))
}

/// The fine double line around the world, where its edges are in sight.
pub(super) fn frame_ui(painter: &Painter, explorer: &Explorer, viewport: &Viewport) {
    let world = world_rect(painter, viewport);
    if world.contains_rect(painter.clip_rect()) {
        return;
    }
    let ink = explorer.map_tokens().frame;
    for (aside, width) in [(0.0, 0.75), (3.0, 1.25)] {
        let stroke = Stroke::new(width, ink);
        painter.rect_stroke(world.expand(aside), 0.0, stroke, StrokeKind::Outside);
    }
}
