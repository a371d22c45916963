//! The line above the list: how many there are, in which order, and whether they follow the map.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Layout, PopupCloseBehavior, Role, Ui, WidgetInfo};

use super::super::widgets::{muted, outlined, tooltip};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::view::{Grouping, SortKey};

pub(super) fn order_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.add_space(space::MEDIUM);
        ui.label(muted(text::events(explorer.listed().len()), theme));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::SMALL);
            let command = Command::ToggleOnlyInSight;
            let is_on = explorer.view().only_in_sight;
            let button = Button::selectable(is_on, muted(text::IN_SIGHT, theme));
            let response = ui.add(button.frame_when_inactive(false));
            let response = match command.info() {
                Some(info) => response.on_hover_text(tooltip(&info)),
                None => response,
            };
            if response.clicked() {
                commands.push(command);
            }
            menu_ui(ui, explorer, commands);
        });
    });
}

/// The menu of headings and orders.
fn menu_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let order = explorer.view().list;
    let words = text::list_order(order.grouping.word(), order.key.word(), order.descending);
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(muted(words, explorer.theme()))
        .frame(false)
        .truncate();
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(220.0);
        let mut new = order;
        outlined(ui, |ui| {
            ui.label(muted(text::GROUP_BY, explorer.theme()));
            for (grouping, word) in Grouping::ALL {
                let is_on = order.grouping == grouping;
                if radio_ui(ui, is_on, text::GROUP_BY, text::grouping(word)) {
                    new.grouping = grouping;
                }
            }
            ui.separator();
            ui.label(muted(text::SORT_BY, explorer.theme()));
            for (key, word) in SortKey::ALL {
                let is_on = order.key == key;
                if radio_ui(ui, is_on, text::SORT_BY, text::sort_key(word)) && !is_on {
                    new = new.sorted_by(key);
                }
            }
            ui.separator();
            ui.checkbox(&mut new.descending, text::DESCENDING);
        });
        if new != order {
            commands.push(Command::SetList(new));
        }
    });
    response.on_hover_text(text::LIST_ORDER);
}

/// One of several; whether it was chosen.
fn radio_ui(ui: &mut Ui, is_on: bool, of: &str, words: &str) -> bool {
    let response = ui.radio(is_on, words);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::RadioButton,
            true,
            is_on,
            text::spoken_order(of, words),
        )
    });
    response.clicked()
}
