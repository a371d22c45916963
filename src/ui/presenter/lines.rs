//! Lines of words in the band below the map.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{FontId, Galley, Rect, Role, Sense, Ui, WidgetInfo};

use crate::theme::Rgba;

/// Between a name and its date, in units of the band.
pub(super) const APART: f32 = 26.0;

/// Words in the room that there is, in so many lines.
pub(super) fn laid(
    ui: &Ui,
    words: &str,
    font: FontId,
    (room, lines): (f32, usize),
    ink: Rgba,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font, ink.into(), room);
    job.wrap = TextWrapping {
        max_width: room,
        max_rows: lines,
        ..TextWrapping::default()
    };
    let job = super::super::reading::in_order(ui.painter(), job, room);
    ui.painter().layout_job(job)
}

/// Paints words, and says them to a screen reader.
pub(super) fn said(ui: &Ui, at: egui::Pos2, galley: Arc<Galley>, ink: Rgba, words: &str) {
    let rect = Rect::from_min_size(at, galley.size());
    let id = ui.scope_id().with(("said", words));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter()
        .galley_with_override_text_color(at, galley, ink.into());
}
