use egui::{Align2, Grid, ScrollArea, Ui, Window};

use super::border_list::border_list_ui;
use super::places::{PlacesState, places_ui};
use super::widgets::{bold, command_ui, keys, muted};
use crate::explorer::{Command, CommandInfo, Explorer, Panel, Scope};
use crate::places::Worldviews;
use crate::text;
use crate::theme::{size, space};

/// Panels that lie over the window.
pub(super) fn overlays_ui(
    ui: &Ui,
    explorer: &Explorer,
    worldviews: &Worldviews,
    places: &mut PlacesState,
    commands: &mut Vec<Command>,
) {
    places_ui(ui, explorer, places, commands);
    let Some(panel) = explorer.transient().panel else {
        return;
    };
    let (title, content): (_, fn(&mut Ui, &Explorer, &mut Vec<Command>)) = match panel {
        Panel::About => (text::ABOUT, about_ui),
        Panel::Shortcuts => (text::SHORTCUTS, sheet_ui),
        Panel::Borders => return border_list_ui(ui, explorer, worldviews, commands),
        Panel::Places
        | Panel::MapServer
        | Panel::Link
        | Panel::Attendance
        | Panel::Table
        | Panel::Bookmarks
        | Panel::Relations => return,
    };
    let mut open = true;
    Window::new(title)
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .default_width(460.0)
        .show(ui.ctx(), |ui| content(ui, explorer, commands));
    if !open {
        commands.push(Command::TogglePanel(panel));
    }
}

fn about_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.set_max_width(460.0);
    ui.label(bold(text::version(env!("CARGO_PKG_VERSION")), size::TITLE));
    ui.label(text::ABOUT_PROGRAM);
    ui.add_space(space::SMALL);
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (name, words) in text::ATTRIBUTIONS {
            ui.label(bold(*name, size::BODY));
            ui.label(muted(*words, theme).size(size::BODY));
            ui.add_space(space::TINY);
        }
        ui.label(bold(text::BORDERS_HEADING, size::BODY));
        for words in text::BORDERS_RULES {
            ui.label(muted(words, theme).size(size::BODY));
        }
    });
    ui.add_space(space::SMALL);
    command_ui(ui, &Command::TogglePanel(Panel::Borders), true, commands);
}

fn sheet_ui(ui: &mut Ui, explorer: &Explorer, _: &mut Vec<Command>) {
    let theme = explorer.theme();
    ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
        for (scope, heading) in [
            (Scope::Window, text::KEYS_EVERYWHERE),
            (Scope::Time, text::KEYS_OF_TIME),
            (Scope::Map, text::KEYS_OF_THE_MAP),
            (Scope::Presentation, text::KEYS_OF_PRESENTING),
        ] {
            ui.label(bold(heading, size::BODY));
            Grid::new(heading)
                .num_columns(2)
                .spacing([24.0, 4.0])
                .show(ui, |ui| {
                    for (pressed, info) in rows(scope) {
                        ui.label(muted(pressed, theme).size(size::BODY));
                        ui.label(info.title).on_hover_text(info.tooltip);
                        ui.end_row();
                    }
                });
            ui.add_space(space::SMALL);
        }
        ui.label(bold(text::MOUSE, size::BODY));
        for line in text::MOUSE_HINTS {
            ui.label(muted(*line, theme).size(size::BODY));
        }
    });
}

/// What is called the same stands in one row, with all keys for it.
fn rows(scope: Scope) -> Vec<(String, CommandInfo)> {
    let mut rows: Vec<(String, CommandInfo)> = Vec::new();
    for (_, info) in Command::catalogue() {
        let Some(shortcut) = info.shortcut.filter(|shortcut| shortcut.scope == scope) else {
            continue;
        };
        match rows.last_mut().filter(|(_, last)| last.title == info.title) {
            Some((pressed, _)) => {
                pressed.push_str("  ");
                pressed.push_str(&keys(shortcut));
            }
            None => rows.push((keys(shortcut), info)),
        }
    }
    rows
}
