use egui::{Ui, WidgetInfo};

use super::links::thing_link_ui;
use super::widgets::{command_ui, muted, outlined};
use crate::dataset::Source;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::view::Selection;

/// Width of the list in points.
const WIDTH: f32 = 380.0;

/// How many sources are on, in a few words.
pub(super) fn sources_now(explorer: &Explorer) -> String {
    if explorer.whole().implied_source() {
        return text::ONE_FILE_ONE_SOURCE.to_owned();
    }
    let all = explorer.sources().count();
    let on = explorer.sources().filter(|(_, is_on)| *is_on).count();
    text::sources_on(on, all)
}

/// All sources, each with a switch: what is off counts as never read.
pub(super) fn sources_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    ui.set_min_width(WIDTH);
    ui.set_max_width(WIDTH);
    let theme = explorer.theme();
    if explorer.whole().implied_source() {
        ui.label(muted(text::ONE_FILE_ONE_SOURCE_HINT, theme));
        return;
    }
    ui.label(muted(text::SOURCES_HINT, theme));
    ui.add_space(space::TINY);
    for (source, is_on) in explorer.sources() {
        source_ui(ui, explorer, source, is_on, commands);
    }
    let any_off = explorer.sources().any(|(_, is_on)| !is_on);
    ui.separator();
    command_ui(ui, &Command::AllSources, any_off, commands);
}

/// One source: its switch, and the way to what it says.
fn source_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    source: &Source,
    is_on: bool,
    commands: &mut Vec<Command>,
) {
    let whole = explorer.whole();
    let claims = whole
        .find_source(&source.id)
        .map_or(0, |ix| whole.claims_by(ix).count());
    ui.horizontal(|ui| {
        let mut on = is_on;
        let spoken = text::source_switch(&source.id, &source.title);
        let switch = outlined(ui, |ui| ui.checkbox(&mut on, source.id.as_str()));
        switch.widget_info(|| {
            WidgetInfo::selected(egui::Role::CheckBox, true, is_on, spoken.as_str())
        });
        if switch.changed() {
            commands.push(Command::ToggleSource(source.id.clone()));
        }
        ui.vertical(|ui| {
            let selection = Selection::Source(source.id.clone());
            let title = thing_link_ui(ui, explorer, &source.title, selection, commands);
            if title.clicked() && is_on {
                ui.close();
            }
            let date = source.published.as_deref().and_then(|it| it.parse().ok());
            let date = date
                .as_ref()
                .map_or_else(|| text::UNDATED.to_owned(), text::date);
            ui.label(muted(
                format!("{date} · {}", text::claims(claims)),
                explorer.theme(),
            ));
        });
    });
    ui.add_space(space::TINY);
}
