use std::ops::Range;

use egui::{Color32, CursorIcon, FontFamily, FontId, Rect, Role, Sense, Shape, Stroke, Ui, pos2};
use egui::{Painter, WidgetInfo};

use super::menu::place_menu_ui;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::size;
use crate::time::{Axis, Folded};

/// Half the width and half the height of a tooth of the torn edge, in points.
const TOOTH: [f32; 2] = [2.5, 4.0];

/// The room that the label of a fold takes below the axis, in points from its left edge.
pub(super) struct FoldLabel {
    pub(super) room: Range<f64>,
}

/// The folds in sight as torn strips that say how much they hide; a click opens them. Returns
/// where their labels lie.
pub(super) fn folds_ui(
    ui: &Ui,
    plot: Rect,
    axis: &Axis,
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) -> Vec<FoldLabel> {
    let mut labels: Vec<FoldLabel> = Vec::new();
    let folds: Vec<Folded> = axis.folds_in_sight().copied().collect();
    for fold in folds {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "screen coordinates are f32"
        )]
        let x = |points: f64| plot.min.x + points as f32;
        let strip = Rect::from_x_y_ranges(x(fold.left)..=x(fold.right), plot.y_range());
        let hidden = explorer.known_inside(&fold.window);
        strip_ui(ui, plot, strip, (fold, hidden), explorer, commands);
        let words = text::fold_label(&fold.window, hidden);
        let label = label_ui(
            ui.painter(),
            plot,
            axis,
            (&fold, words),
            labels.last(),
            explorer,
        );
        labels.extend(label);
    }
    labels
}

fn strip_ui(
    ui: &Ui,
    plot: Rect,
    strip: Rect,
    (fold, hidden): (Folded, usize),
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let id = ui.scope_id().with(("fold", fold.window));
    let response = ui
        .interact(strip.intersect(plot), id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let spoken = text::fold(&fold.window, hidden);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let lit = response.hovered() || response.has_focus();
    let painter = ui.painter().with_clip_rect(plot);
    let fill: Color32 = theme.line.with_alpha(if lit { 200 } else { 110 }).into();
    painter.rect_filled(strip, 0.0, fill);
    let color = if lit { theme.selection } else { theme.faint };
    for x in [strip.min.x, strip.max.x] {
        painter.add(Shape::line(torn(x, strip), Stroke::new(1.0, color)));
    }
    if response.clicked() {
        commands.push(Command::UnfoldAt(fold.window.start()));
    }
    place_menu_ui(&response, fold.window.start(), explorer, commands);
    response.on_hover_text(spoken);
}

/// A zigzag from top to bottom.
fn torn(x: f32, strip: Rect) -> Vec<egui::Pos2> {
    let [width, height] = TOOTH;
    let mut points = Vec::new();
    let (mut y, mut side) = (strip.min.y, -1.0);
    while y < strip.max.y + height {
        points.push(pos2(x + side * width, y.min(strip.max.y)));
        y += height;
        side = -side;
    }
    points
}

/// How much is hidden, below the fold; nothing where the label before it takes the room.
fn label_ui(
    painter: &Painter,
    plot: Rect,
    axis: &Axis,
    (fold, words): (&Folded, String),
    before: Option<&FoldLabel>,
    explorer: &Explorer,
) -> Option<FoldLabel> {
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let galley = painter.layout_no_wrap(words, font, explorer.theme().muted.into());
    let width = f64::from(galley.size().x);
    let middle = f64::midpoint(fold.left, fold.right);
    let left = (middle - width / 2.0).clamp(0.0, (axis.width() - width).max(0.0));
    let room = left..left + width;
    if before.is_some_and(|before| left < before.room.end + 6.0) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let at = pos2(plot.min.x + left as f32, plot.max.y + 4.0);
    painter.galley(at, galley, Color32::PLACEHOLDER);
    Some(FoldLabel { room })
}
