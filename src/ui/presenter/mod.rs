//! Bookmarks on the whole screen: the map, and one band that says what is shown, when, and where in time that is.
//!
//! Everything scales with the height of the window; names and dates are at least a twentieth of it, so that they are
//! read from the last row of a classroom.

mod band;
mod card;
mod labels;
mod lines;
mod strip;

use egui::{CentralPanel, Frame, Margin, Panel, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::explorer::{Command, Explorer};
use crate::map::{MapState, map_ui};
use crate::text;
use crate::theme::ThemeName;
use band::Band;

/// The whole window while bookmarks are presented.
pub(super) fn presenter_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    map: &mut MapState,
    commands: &mut Vec<Command>,
) {
    let Some(presentation) = explorer.presentation() else {
        return;
    };
    if presentation.is_blank() {
        blank_ui(ui);
        return;
    }
    let band = Band::new(ui, explorer, map.figure.parts);
    let fill = Frame::new().fill(explorer.theme().panel.into());
    Panel::bottom("presented")
        .frame(fill.inner_margin(Margin::ZERO))
        .resizable(false)
        .show_separator_line(false)
        .exact_size(band.height())
        .show(ui, |ui| {
            band.show(ui, explorer, presentation.index(), commands);
        });
    CentralPanel::no_frame().show(ui, |ui| {
        let mut room = ui.available_rect_before_wrap();
        // The map is as wide as whole points: what is left of the last one is covered, too.
        room.max.x = room.max.x.ceil();
        let mut page = ui.new_child(UiBuilder::new().max_rect(room));
        map_ui(&mut page, explorer, map, commands);
    });
}

/// Nothing to look at, in a dark room as well.
fn blank_ui(ui: &mut Ui) {
    let dark = ThemeName::Dark.tokens().paper;
    CentralPanel::no_frame().show(ui, |ui| {
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, dark);
        let response = ui.allocate_rect(rect, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::BLANK_SCREEN));
    });
}
