use egui::{Layout, Ui, vec2};

use super::muted;
use crate::explorer::Explorer;
use crate::theme::space;

/// Width of the words before a fact, in points.
const LABELS: f32 = 64.0;

/// A fact: what it is on the left, what is known on the right.
pub(super) fn fact_ui(ui: &mut Ui, explorer: &Explorer, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let room = vec2(LABELS, 18.0);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(egui::Align::Min), |ui| {
            ui.set_min_width(LABELS);
            ui.label(muted(label, explorer.theme()).size(crate::theme::size::BODY));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::TINY, 2.0);
            add(ui);
        });
    });
}
