//! The fields of queries, with what they mean and an example of each.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Grid, PopupCloseBehavior, Role, ScrollArea, Ui, WidgetInfo, vec2};

use super::super::widgets::{bold, muted};
use crate::explorer::Explorer;
use crate::text;
use crate::theme::{size, space};
use crate::view::query::QueryField;

/// Size of the help in points.
const WIDTH: f32 = 440.0;
const HEIGHT: f32 = 460.0;
/// Height of a row in points.
const ROW: f32 = 18.0;
/// Width of the button in points.
pub(super) const BUTTON: f32 = 24.0;

/// The button behind the search field that opens the help, as high as the field.
pub(super) fn help_ui(ui: &mut Ui, explorer: &Explorer, height: f32) {
    let theme = explorer.theme();
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(muted(text::QUERY_HELP_SIGN, theme)).min_size(vec2(BUTTON, height));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_width(WIDTH);
        ui.label(text::QUERY_HELP_WORDS);
        ui.label(muted(text::QUERY_HELP_OPERATORS, theme));
        ui.add_space(space::SMALL);
        ui.spacing_mut().interact_size.y = ROW;
        ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
            Grid::new("fields")
                .num_columns(2)
                .spacing([space::LARGE, space::TINY])
                .show(ui, |ui| {
                    for field in QueryField::ALL {
                        let key = field.key();
                        ui.label(bold(text::query_example(key), size::BODY));
                        ui.label(muted(text::query_meaning(key), theme));
                        ui.end_row();
                    }
                });
        });
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text::QUERY_HELP));
    response.on_hover_text(text::QUERY_HELP_TOOLTIP);
}
