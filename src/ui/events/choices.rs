use egui::{Ui, vec2};

use super::super::widgets::{chip_ui, muted};
use crate::explorer::{Command, Explorer};
use crate::text;

/// Kinds of events that have a switch of their own.
const KINDS_SHOWN: usize = 5;

/// Switches for what is shown, each with how many events it would leave.
pub(super) fn choices_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let (visible, filter) = (explorer.visible(), &explorer.view().filter);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let facets = &visible.facets;
        if facets.disputed > 0 || filter.disputed {
            let chip = chip_ui(ui, theme, filter.disputed, text::DISPUTED, facets.disputed);
            if chip.clicked() {
                commands.push(Command::ToggleDisputed);
            }
        }
        if facets.planned > 0 || filter.planned {
            let chip = chip_ui(ui, theme, filter.planned, text::PLANNED, facets.planned);
            if chip.clicked() {
                commands.push(Command::TogglePlanned);
            }
        }
        // The largest kinds first; all others behind a switch of their own.
        let mut kinds: Vec<_> = facets.kinds.iter().collect();
        kinds.sort_by_key(|(kind, count)| {
            (!filter.kinds.contains(*kind), std::cmp::Reverse(**count))
        });
        for (kind, count) in kinds.iter().take(KINDS_SHOWN) {
            if chip_ui(ui, theme, filter.kinds.contains(*kind), kind, **count).clicked() {
                commands.push(Command::ToggleKind((*kind).clone()));
            }
        }
        if kinds.len() > KINDS_SHOWN {
            ui.menu_button(muted(text::MORE_KINDS, theme), |ui| {
                for (kind, count) in &kinds[KINDS_SHOWN..] {
                    let mut on = filter.kinds.contains(*kind);
                    if ui.checkbox(&mut on, format!("{kind}  {count}")).changed() {
                        commands.push(Command::ToggleKind((*kind).clone()));
                    }
                }
            });
        }
    });
}
