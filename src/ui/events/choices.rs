use egui::{Ui, vec2};

use super::super::category::Category;
use super::super::widgets::{chip_ui, muted};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::CATEGORIES;

/// Kinds of events that have a switch of their own: those that have a sign.
const KINDS_SHOWN: usize = CATEGORIES;

/// Switches for what is shown, each with how many events it would leave.
pub(super) fn choices_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let (visible, filter) = (explorer.visible(), &explorer.view().filter);
    let facets = &visible.facets;
    let kinds = explorer.index().kinds();
    let count = |kind: &String| facets.kind(kind);
    // Everything keeps its place while time plays: only the numbers change.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if explorer.dataset().parts().claims.is_empty() && kinds.is_empty() {
            return;
        }
        if chip_ui(
            ui,
            theme,
            filter.disputed,
            (None, text::DISPUTED),
            facets.disputed,
        )
        .clicked()
        {
            commands.push(Command::ToggleDisputed);
        }
        if chip_ui(
            ui,
            theme,
            filter.planned,
            (None, text::PLANNED),
            facets.planned,
        )
        .clicked()
        {
            commands.push(Command::TogglePlanned);
        }
        let (shown, more) = kinds.split_at(kinds.len().min(KINDS_SHOWN));
        let chosen = more.iter().filter(|kind| filter.kinds.contains(*kind));
        for kind in shown.iter().chain(chosen) {
            let sign = Category::of(explorer, kind);
            let on = filter.kinds.contains(kind);
            if chip_ui(ui, theme, on, (Some(sign), kind), count(kind)).clicked() {
                commands.push(Command::ToggleKind(kind.clone()));
            }
        }
        if more.is_empty() {
            return;
        }
        ui.menu_button(muted(text::MORE_KINDS, theme), |ui| {
            for kind in more {
                let mut on = filter.kinds.contains(kind);
                let words = format!("{kind}  {}", count(kind));
                if ui.checkbox(&mut on, words).changed() {
                    commands.push(Command::ToggleKind(kind.clone()));
                }
            }
        });
    });
}
