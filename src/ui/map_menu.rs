use egui::Ui;
use egui::containers::menu::SubMenuButton;

use super::widgets::{command_ui, muted, outlined};
use crate::explorer::{Command, Explorer, Panel};
use crate::places::Worldview;
use crate::text::{self, Language};
use crate::view::{BaseSource, Lettering, Tongue};

/// The menu of the map: how it looks, and what is done with it.
pub(super) fn map_menu_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    submenu_ui(ui, text::STYLE, |ui| style_ui(ui, explorer, commands));
    submenu_ui(ui, text::NAMES, |ui| names_ui(ui, explorer, commands));
    submenu_ui(ui, text::BORDERS, |ui| borders_ui(ui, explorer, commands));
    submenu_ui(ui, text::MAP_SOURCE, |ui| source_ui(ui, explorer, commands));
    ui.separator();
    let switches = [
        (Command::ToggleGraticule, explorer.view().map.graticule),
        (Command::ToggleLegend, explorer.legend_is_open()),
        (
            Command::ToggleMeasure,
            explorer.transient().measurement.is_some(),
        ),
    ];
    for (command, on) in switches {
        switch_ui(ui, &command, on, commands);
    }
    ui.separator();
    for command in [Command::CopyCoordinates, Command::FitAll] {
        command_ui(ui, &command, true, commands);
    }
}

/// The languages of the map, one or two.
pub(super) fn names_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let now = explorer.settings().lettering;
    for tongue in tongues() {
        let lettering = Lettering {
            first: tongue,
            second: now.second.filter(|second| *second != tongue),
        };
        let command = Command::SetLettering(lettering);
        let words = in_full(tongue);
        choice_ui(ui, now.first == tongue, &words, "", &command, commands);
    }
    ui.separator();
    submenu_ui(ui, text::TWO_AT_ONCE, |ui| {
        let others = tongues().filter(|tongue| *tongue != now.first).map(Some);
        for second in std::iter::once(None).chain(others) {
            let words = second.map_or_else(|| text::NO_SECOND.to_owned(), in_full);
            let command = Command::SetLettering(Lettering { second, ..now });
            choice_ui(ui, now.second == second, &words, "", &command, commands);
        }
    });
}

/// Whose borders are drawn, with the rule of each.
pub(super) fn borders_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let now = explorer.view().map.borders;
    for borders in Worldview::ALL {
        let command = Command::SetBorders(borders);
        let Some(info) = command.info() else { continue };
        let chosen = now == borders;
        choice_ui(ui, chosen, info.title, info.tooltip, &command, commands);
        ui.label(muted(info.tooltip, explorer.theme()));
    }
    ui.separator();
    command_ui(ui, &Command::TogglePanel(Panel::Borders), true, commands);
}

/// Where the map comes from.
fn source_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let now = &explorer.settings().base;
    let offline = Command::SetBase(BaseSource::Offline);
    let chosen = *now == BaseSource::Offline;
    let (words, tooltip) = text::MAP_OFFLINE;
    choice_ui(ui, chosen, words, tooltip, &offline, commands);
    let street = Command::SetBase(BaseSource::OpenStreetMap);
    let chosen = *now == BaseSource::OpenStreetMap;
    let (words, tooltip) = text::MAP_STREET;
    choice_ui(ui, chosen, words, tooltip, &street, commands);
    let chosen = matches!(now, BaseSource::File(_));
    let (words, tooltip) = text::MAP_FILE;
    choice_ui(ui, chosen, words, tooltip, &Command::OpenMap, commands);
    let server = Command::TogglePanel(Panel::MapServer);
    let chosen = matches!(now, BaseSource::Online(_));
    let (words, tooltip) = text::MAP_OTHER_SERVER;
    choice_ui(ui, chosen, words, tooltip, &server, commands);
}

/// How the lettering is called on a button: `Names: English`.
pub(super) fn names_now(explorer: &Explorer) -> String {
    let Lettering { first, second } = explorer.settings().lettering;
    text::names_are(in_short(first), second.map(in_short))
}

/// How the borders are called on a button: `Borders: UN`.
pub(super) fn borders_now(explorer: &Explorer) -> String {
    text::borders_are(match explorer.view().map.borders {
        Worldview::UnitedNations => text::BORDERS_UN,
        Worldview::AsAdministered => text::BORDERS_ADMINISTERED,
    })
}

fn style_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let now = explorer.settings().map_style;
    for (command, info) in Command::catalogue() {
        if let Command::SetMapStyle(style) = command {
            let chosen = style == now;
            choice_ui(ui, chosen, info.title, info.tooltip, &command, commands);
        }
    }
}

/// Everything that names can be written in.
fn tongues() -> impl Iterator<Item = Tongue> {
    let languages = Language::ALL.map(Tongue::In);
    std::iter::once(Tongue::Local).chain(languages)
}

fn in_full(tongue: Tongue) -> String {
    match tongue {
        Tongue::Local => text::LOCAL_NAMES.to_owned(),
        Tongue::In(language) => text::language(language),
    }
}

fn in_short(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Local => text::LOCAL_SHORT,
        Tongue::In(language) => language.english(),
    }
}

fn submenu_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    SubMenuButton::new(title).ui(ui, |ui| {
        ui.set_min_width(200.0);
        add(ui);
    });
}

/// One of several, of which one is chosen.
fn choice_ui(
    ui: &mut Ui,
    chosen: bool,
    words: &str,
    tooltip: &str,
    command: &Command,
    commands: &mut Vec<Command>,
) {
    let mut response = outlined(ui, |ui| ui.radio(chosen, words));
    if !tooltip.is_empty() {
        response = response.on_hover_text(tooltip);
    }
    if response.clicked() {
        commands.push(command.clone());
        ui.close();
    }
}

/// A command that is on or off.
fn switch_ui(ui: &mut Ui, command: &Command, mut on: bool, commands: &mut Vec<Command>) {
    let Some(info) = command.info() else { return };
    let response = outlined(ui, |ui| ui.checkbox(&mut on, info.title))
        .on_hover_text(super::widgets::tooltip(&info));
    if response.clicked() {
        commands.push(command.clone());
        ui.close();
    }
}
