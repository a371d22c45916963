use egui::{Align, Layout, Ui, containers::menu::MenuButton};

use super::widgets::{bold, command_ui, muted};
use crate::explorer::{Command, Explorer, Panel};
use crate::text;
use crate::theme::{size, space};

/// The bar at the top: the name of what is open, and the menus.
pub(super) fn top_bar_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.set_height(40.0);
    ui.horizontal_centered(|ui| {
        ui.add_space(space::MEDIUM);
        ui.label(bold(text::PROGRAM, size::BODY));
        ui.add_space(space::SMALL);
        menu_ui(ui, text::MENU_FILE, |ui| {
            command_ui(ui, &Command::Open, true, commands);
            command_ui(ui, &Command::OpenBundled, true, commands);
            ui.separator();
            command_ui(ui, &Command::Quit, true, commands);
        });
        menu_ui(ui, text::MENU_VIEW, |ui| {
            command_ui(ui, &Command::Undo, explorer.can_undo(), commands);
            command_ui(ui, &Command::Redo, explorer.can_redo(), commands);
            ui.separator();
            for command in [
                Command::FitAll,
                Command::ShowWindow,
                Command::ShowAllTime,
                Command::ResetAxis,
                Command::ClearFilter,
                Command::ToggleTheme,
                Command::ToggleReducedMotion,
                Command::ToggleFullScreen,
            ] {
                command_ui(ui, &command, true, commands);
            }
        });
        menu_ui(ui, text::MENU_HELP, |ui| {
            command_ui(ui, &Command::TogglePanel(Panel::Shortcuts), true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::About), true, commands);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::MEDIUM);
            let dataset = explorer.dataset();
            let sources = dataset.parts().sources.len();
            let words = if dataset.implied_source() {
                text::ONE_FILE_ONE_SOURCE.to_owned()
            } else {
                text::sources(sources)
            };
            ui.label(muted(words, theme));
            ui.add_space(space::SMALL);
            ui.label(muted(dataset.name(), theme));
            if let Some(file) = &explorer.transient().reading {
                ui.add_space(space::SMALL);
                ui.label(muted(text::reading(file), theme));
            }
        });
    });
    super::widgets::hairline_ui(ui, theme);
}

fn menu_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    let button = egui::Button::new(title).frame(false);
    MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        add(ui);
    });
}
