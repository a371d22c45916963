use egui::{Align2, FontFamily, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::LINE;
use super::columns::{Columns, sort_key};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::size;
use crate::view::ListOrder;

/// The heads of the columns: a click sorts by one, another one turns the order round.
pub(super) fn head_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    columns: &Columns,
    width: f32,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
    let order = explorer.view().list;
    for (column, left, wide) in columns.places(width) {
        let cell = Rect::from_min_size(rect.min + vec2(left, 0.0), vec2(wide, LINE));
        let key = sort_key(column);
        let is_sorted = key == Some(order.key);
        let id = ui.scope_id().with(("head", column.name()));
        let sense = if key.is_some() {
            Sense::click()
        } else {
            Sense::hover()
        };
        let response = ui.interact(cell, id, sense);
        let title = text::bidi::elided(column.title(), 40);
        let spoken = text::spoken_head(&title, is_sorted.then_some(order.descending));
        let role = if key.is_some() {
            Role::Button
        } else {
            Role::Label
        };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
        if let Some(key) = key.filter(|_| response.clicked()) {
            commands.push(Command::SetList(if is_sorted {
                ListOrder {
                    descending: !order.descending,
                    ..order
                }
            } else {
                order.sorted_by(key)
            }));
        }
        let painter = ui.painter().with_clip_rect(cell.intersect(ui.clip_rect()));
        if response.has_focus() {
            let inside = egui::StrokeKind::Inside;
            painter.rect_stroke(cell, 0.0, Stroke::new(1.5, theme.selection), inside);
        }
        let ink = if response.hovered() && key.is_some() {
            theme.selection
        } else {
            theme.muted
        };
        let sign = match (is_sorted, order.descending) {
            (false, _) => "",
            (true, true) => " ↓",
            (true, false) => " ↑",
        };
        let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
        let at = cell.left_center() + vec2(6.0, 0.0);
        let words = format!("{title}{sign}");
        painter.text(at, Align2::LEFT_CENTER, words, font, ink.into());
    }
    ui.painter()
        .hline(rect.x_range(), rect.max.y, Stroke::new(1.0, theme.line));
}
