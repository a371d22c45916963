use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::{Align, Layout, Ui};

use super::known::{known_now, known_ui};
use super::map_menu::{borders_now, borders_ui, map_menu_ui, names_now, names_ui};
use super::sources::{sources_now, sources_ui};
use super::widgets::{bold, command_ui, muted, tooltip};
use super::working::working_ui;
use crate::explorer::{Command, Explorer, Export, Panel, Present};
use crate::text;
use crate::theme::{size, space};
use crate::view::TextSize;

/// A bar narrower than this in points has room for the menus and for how things are, and for nothing else.
const WIDE: f32 = 880.0;

/// The most characters of the name of a file in the bar.
const FILE_NAME: usize = 32;
/// What the name of the file needs at least, in points.
const NAME_LEAST: f32 = 60.0;
/// The most characters of the name of a workspace in the bar.
const WORKSPACE_NAME: usize = 24;
/// The least room for it, in points.
const WORKSPACE_ROOM: f32 = 120.0;

/// The bar at the top: the name of what is open, and the menus.
///
/// `typed` is the day that somebody is typing up to which sources count.
pub(super) fn top_bar_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let is_wide = ui.available_width() >= WIDE;
    ui.set_height(40.0);
    ui.horizontal_centered(|ui| {
        ui.add_space(space::MEDIUM);
        if is_wide {
            ui.label(bold(text::PROGRAM, size::BODY));
            ui.add_space(space::SMALL);
        }
        menu_ui(ui, text::MENU_FILE, |ui| {
            command_ui(ui, &Command::Open, true, commands);
            command_ui(ui, &Command::OpenBundled, true, commands);
            ui.separator();
            workspace_menu_ui(ui, commands);
            ui.separator();
            command_ui(ui, &Command::CopyLink, true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::Link), true, commands);
            ui.separator();
            command_ui(ui, &Command::Quit, true, commands);
        });
        menu_ui(ui, text::MENU_VIEW, |ui| {
            command_ui(ui, &Command::Undo, explorer.can_undo(), commands);
            command_ui(ui, &Command::Redo, explorer.can_redo(), commands);
            ui.separator();
            command_ui(ui, &Command::AddBookmark, true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::Bookmarks), true, commands);
            command_ui(ui, &Command::Present(Present::Begin), true, commands);
            ui.separator();
            for command in [
                Command::TogglePanel(Panel::Places),
                Command::TogglePanel(Panel::Table),
                Command::CopyTable,
                Command::TogglePanel(Panel::Attendance),
                Command::TogglePanel(Panel::Relations),
                Command::ShowWindow,
                Command::ShowAllTime,
                Command::ResetAxis,
                Command::ClearFilter,
                Command::ToggleOnlyInSight,
                Command::AllSources,
                Command::ToggleTheme,
                Command::ToggleReducedMotion,
                Command::ToggleFullScreen,
            ] {
                command_ui(ui, &command, true, commands);
            }
            text_size_ui(ui, explorer, commands);
        });
        menu_ui(ui, text::MENU_MAP, |ui| map_menu_ui(ui, explorer, commands));
        menu_ui(ui, text::MENU_HELP, |ui| {
            command_ui(ui, &Command::TogglePanel(Panel::Shortcuts), true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::About), true, commands);
        });
        if is_wide {
            panel_ui(ui, explorer, Panel::Table, commands);
            panel_ui(ui, explorer, Panel::Attendance, commands);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            states_ui(ui, explorer, (typed, is_wide), commands);
        });
    });
    super::widgets::hairline_ui(ui, theme);
}

/// How things are, from the right: names, borders, sources, the file. Each button opens the menu to change it.
fn states_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    (typed, is_wide): (&mut String, bool),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    ui.add_space(space::SMALL);
    state_ui(
        ui,
        explorer,
        &names_now(explorer),
        text::NAMES_TOOLTIP,
        |ui| {
            names_ui(ui, explorer, commands);
        },
    );
    state_ui(
        ui,
        explorer,
        &borders_now(explorer),
        text::BORDERS_TOOLTIP,
        |ui| {
            borders_ui(ui, explorer, commands);
        },
    );
    ui.add_space(space::SMALL);
    state_ui(
        ui,
        explorer,
        &sources_now(explorer),
        text::SOURCES_TOOLTIP,
        |ui| {
            sources_ui(ui, explorer, commands);
        },
    );
    ui.add_space(space::SMALL);
    state_ui(
        ui,
        explorer,
        &known_now(explorer),
        text::KNOWN_TOOLTIP,
        |ui| {
            known_ui(ui, explorer, typed, commands);
        },
    );
    ui.add_space(space::SMALL);
    // In a narrow window the menus come first: the name is cut, or left out.
    if is_wide && ui.available_width() > NAME_LEAST {
        let file = explorer.dataset();
        let name = muted(text::bidi::elided(file.file_name(), FILE_NAME), theme);
        ui.add(egui::Label::new(name).truncate())
            .on_hover_text(file.name());
    }
    // Where there is no room for it, the title of the window says it.
    let has_room = ui.available_width() > WORKSPACE_ROOM;
    if let Some(workspace) = explorer.transient().workspace.as_ref().filter(|_| has_room) {
        ui.add_space(space::SMALL);
        let name = text::bidi::elided(&workspace.name, WORKSPACE_NAME);
        let words = text::workspace_state(&name, workspace.unsaved);
        ui.add(egui::Label::new(muted(words, theme)).truncate())
            .on_hover_text(text::WORKSPACE);
    }
    if let Some(file) = &explorer.transient().writing {
        ui.add_space(space::SMALL);
        ui.label(muted(text::writing(file), theme));
    }
    if let Some(file) = &explorer.transient().reading {
        ui.add_space(space::SMALL);
        ui.label(muted(text::reading(file), theme));
    }
    working_ui(ui, explorer);
}

/// What is done with workspaces, and what is written to files.
fn workspace_menu_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    for command in [Command::SaveWorkspace, Command::SaveWorkspaceAs] {
        command_ui(ui, &command, true, commands);
    }
    ui.separator();
    for export in [
        Export::Csv,
        Export::GeoJson,
        Export::Picture(1),
        Export::Picture(2),
    ] {
        command_ui(ui, &Command::Export(export), true, commands);
    }
}

/// A quiet button that says how something is, and opens the menu to change it.
fn state_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    words: &str,
    tooltip: &str,
    add: impl FnOnce(&mut Ui),
) {
    let button = egui::Button::new(muted(words, explorer.theme())).frame(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        add(ui);
    });
    response.on_hover_text(tooltip);
}

/// A button that opens a panel over the window, or closes it.
fn panel_ui(ui: &mut Ui, explorer: &Explorer, panel: Panel, commands: &mut Vec<Command>) {
    let command = Command::TogglePanel(panel);
    let Some(info) = command.info() else { return };
    let is_open = explorer.transient().panel == Some(panel);
    let button = egui::Button::selectable(is_open, info.title).frame_when_inactive(false);
    if ui.add(button).on_hover_text(tooltip(&info)).clicked() {
        commands.push(command);
    }
}

fn menu_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    let button = egui::Button::new(title).frame(false);
    MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        add(ui);
    });
}

/// How large everything is, and what changes it.
fn text_size_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    SubMenuButton::new(text::TEXT_SIZE).ui(ui, |ui| {
        ui.set_min_width(220.0);
        let size = explorer.settings().text_size;
        ui.label(muted(text::percent(size.percent()), explorer.theme()));
        command_ui(ui, &Command::LargerText, size.larger() > size, commands);
        command_ui(ui, &Command::SmallerText, size.smaller() < size, commands);
        let is_usual = size == TextSize::default();
        command_ui(ui, &Command::UsualText, !is_usual, commands);
    });
}
