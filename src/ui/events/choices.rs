use egui::{Ui, vec2};

use super::super::category::Category;
use super::super::widgets::chip_ui;
use super::EventsPanelState;
use super::facets::facets_ui;
use crate::explorer::{Command, Explorer};
use crate::query::value_title;
use crate::text;
use crate::theme::CATEGORIES;
use crate::view::{DISPUTED, Facet, PLANNED};

/// Kinds of events that have a switch of their own: those that have a sign.
const KINDS_SHOWN: usize = CATEGORIES;

/// Switches for what is shown, each with how many events it would leave; and the way to all others.
pub(super) fn choices_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let choices = &explorer.view().filter.choices;
    let kinds = explorer.index().kinds();
    let count = |facet, value: &str| explorer.facet_count(facet, value);
    // Everything keeps its place while time plays: only the numbers change.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if !explorer.dataset().parts().claims.is_empty() || !kinds.is_empty() {
            let disputed = count(Facet::Disputed, DISPUTED[0]);
            let on = choices.only_disputed();
            if chip_ui(ui, theme, on, (None, text::DISPUTED), disputed).clicked() {
                commands.push(Command::ToggleDisputed);
            }
            let planned = PLANNED.iter().map(|status| count(Facet::Status, status));
            let (on, planned) = (choices.only_planned(), planned.sum());
            if chip_ui(ui, theme, on, (None, text::PLANNED), planned).clicked() {
                commands.push(Command::TogglePlanned);
            }
        }
        for kind in kinds.iter().take(KINDS_SHOWN) {
            let sign = Category::of(explorer, kind);
            let on = choices.contains(Facet::Kind, kind);
            let events = count(Facet::Kind, kind);
            if chip_ui(ui, theme, on, (Some(sign), kind), events).clicked() {
                commands.push(Command::ToggleChoice(Facet::Kind, kind.clone()));
            }
        }
        others_ui(ui, explorer, commands);
        facets_ui(ui, explorer, &mut state.choosing, commands);
    });
}

/// What is chosen besides, each to be let go of.
fn others_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let choices = &explorer.view().filter.choices;
    let kinds = explorer.index().kinds();
    let has_switch = |facet, value: &String| match facet {
        Facet::Kind => kinds.iter().take(KINDS_SHOWN).any(|kind| kind == value),
        Facet::Disputed => choices.only_disputed(),
        Facet::Status => choices.only_planned(),
        _ => false,
    };
    for (facet, values) in choices.iter() {
        for value in values.iter().filter(|value| !has_switch(facet, value)) {
            let title = value_title(explorer.dataset(), facet, value);
            let words = format!("{}: {title}", text::facet(facet.key()));
            let count = explorer.facet_count(facet, value);
            if chip_ui(ui, explorer.theme(), true, (None, &words), count).clicked() {
                commands.push(Command::ToggleChoice(facet, value.clone()));
            }
        }
    }
}
