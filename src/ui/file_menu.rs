use std::path::Path;

use egui::{Ui, WidgetInfo};

use super::widgets::{command_ui, muted};
use crate::explorer::{Command, Explorer, Export, Panel};
use crate::text;
use crate::view::Origin;

/// The most characters of a name in the list of what is open.
const NAME: usize = 40;

/// What is done with files: open, close, save, export, share.
pub(super) fn file_menu_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    command_ui(ui, &Command::Open, true, commands);
    command_ui(ui, &Command::Add, true, commands);
    let has_summits = explorer.origins().contains(&Origin::Summits);
    command_ui(ui, &Command::OpenBundled, true, commands);
    command_ui(ui, &Command::AddBundled, !has_summits, commands);
    if explorer.origins().len() > 1 {
        ui.separator();
        ui.label(muted(text::OPEN_TOGETHER, explorer.theme()));
        for origin in explorer.origins() {
            origin_ui(ui, origin, commands);
        }
    }
    ui.separator();
    let has_workspace = explorer.transient().workspace.is_some();
    for (command, is_on) in [
        (Command::SaveWorkspace, true),
        (Command::SaveWorkspaceAs, true),
        (Command::CloseWorkspace, has_workspace),
    ] {
        command_ui(ui, &command, is_on, commands);
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
    ui.separator();
    command_ui(ui, &Command::CopyLink, true, commands);
    command_ui(ui, &Command::TogglePanel(Panel::Link), true, commands);
    ui.separator();
    command_ui(ui, &Command::Quit, true, commands);
}

/// One of several files that are open together, and what closes it.
fn origin_ui(ui: &mut Ui, origin: &Origin, commands: &mut Vec<Command>) {
    let name = match origin {
        Origin::Summits => text::SUMMITS.to_owned(),
        Origin::File(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            crate::workspace::shown(Path::new(name))
        }
    };
    let words = text::close_file(&text::bidi::elided(&name, NAME));
    let close = ui.button(words.as_str());
    close.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, words.as_str()));
    let place = origin.path().map(crate::workspace::shown);
    let close = match place {
        Some(place) => close.on_hover_text(place),
        None => close,
    };
    if close.clicked() {
        commands.push(Command::CloseOrigin(origin.clone()));
        ui.close();
    }
}
