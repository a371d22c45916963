use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::labels::labels;
use crate::explorer::Explorer;
use crate::text;
use crate::time::{Axis, Window};

/// Height of the strip in units of the band.
pub(super) const STRIP: f32 = 34.0;
/// Size of its type, and what lies around its line, in the same units.
const LABEL: f32 = 13.0;
const LINE: f32 = 9.0;
const BAR: f32 = 6.0;
const DOT: f32 = 3.0;
const GAP: f64 = 60.0;

/// Where in time one is: a line from the first bookmark to the last, each bookmark on it, and the window that moves along.
pub(super) fn strip_ui(ui: &Ui, explorer: &Explorer, rect: Rect, unit: f32, index: usize) {
    let theme = explorer.theme();
    let stretch = explorer.presented_stretch();
    let width = f64::from(rect.width());
    let axis = Axis::folded(stretch, width, &explorer.view().folds);
    let y = rect.min.y + LINE * unit;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.hline(rect.x_range(), y, Stroke::new(1.5 * unit, theme.faint));
    for fold in axis.folds_in_sight() {
        let [left, right] = [fold.left, fold.right].map(|x| rect.min.x + points(x));
        let gap = Rect::from_x_y_ranges(left..=right, y - 3.0 * unit..=y + 3.0 * unit);
        painter.rect_filled(gap, 0.0, theme.panel);
        for x in [left, right] {
            let slant = [
                pos2(x - 2.0 * unit, y + 4.0 * unit),
                pos2(x + 2.0 * unit, y - 4.0 * unit),
            ];
            painter.line_segment(slant, Stroke::new(unit, theme.faint));
        }
    }
    labels_ui(&painter, rect, unit, &axis, theme.muted.into());
    let span = |window: &Window| {
        let [left, right] = [window.start(), window.end()].map(|moment| {
            let x = rect.min.x + points(axis.x_from_moment(moment));
            x.clamp(rect.min.x, rect.max.x)
        });
        (left, right)
    };
    for (at, bookmark) in explorer.bookmarks().iter().enumerate() {
        let (left, right) = span(&explorer.window_of(&bookmark.view));
        let center = pos2(f32::midpoint(left, right), y);
        // Those that were shown are filled, as well as dark.
        if at <= index {
            painter.circle_filled(center, DOT * unit, theme.muted);
        } else {
            let stroke = Stroke::new(unit, theme.muted);
            painter.circle(center, DOT * unit, theme.panel, stroke);
        }
    }
    let now = explorer.window();
    let (left, right) = span(&now);
    let middle = f32::midpoint(left, right);
    let half = ((right - left) / 2.0).max(BAR * unit * 0.75);
    let bar = Rect::from_center_size(pos2(middle, y), vec2(2.0 * half, 2.0 * BAR * unit));
    // Two shapes with plain corners: thin rounded ones are torn at some scales.
    painter.rect_filled(bar, 0.0, Color32::from(theme.selection.with_alpha(70)));
    let edge = Stroke::new(2.0 * unit, theme.selection);
    painter.rect_stroke(bar, 0.0, edge, egui::StrokeKind::Inside);
    let response = ui.interact(rect, ui.scope_id().with("presented time"), Sense::hover());
    let spoken = text::spoken_strip(
        &text::window(&explorer.arriving_window()),
        &text::window(&stretch),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// Years, months or days, in small below the line.
fn labels_ui(painter: &Painter, rect: Rect, unit: f32, axis: &Axis, ink: Color32) {
    let font = FontId::new(LABEL * unit, FontFamily::Proportional);
    let width = |words: &str| {
        let galley = painter.layout_no_wrap(words.to_owned(), font.clone(), ink);
        f64::from(galley.size().x)
    };
    for (x, _, words) in labels(axis, GAP * f64::from(unit), width) {
        let at = pos2(rect.min.x + points(x), rect.max.y);
        painter.text(at, Align2::LEFT_BOTTOM, words, font.clone(), ink);
    }
}

fn points(x: f64) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let points = x as f32;
    points
}
