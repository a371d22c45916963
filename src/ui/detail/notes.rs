use egui::{Frame, Margin, Stroke, Ui};

use super::super::reading::words_ui;
use super::super::widgets::{bold, muted};
use super::facts::sources_ui;
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};

/// What the editors say about an event: their own words, set apart from what sources say, with where they read it. What
/// does not rest on the sources is told to.
pub(super) fn notes_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    for note in explorer.dataset().notes_on(ix) {
        let Some(words) = note.text() else { continue };
        let outside = note.is_not_from_the_sources();
        let heading = if outside {
            text::EDITORS_ONLY
        } else {
            text::EDITORS
        };
        let words = if outside {
            text::without_not_from_the_sources(words)
        } else {
            words.into()
        };
        ui.add_space(space::SMALL);
        Frame::new()
            .fill(if outside { theme.paper } else { theme.panel }.into())
            .stroke(Stroke::new(1.0, theme.line))
            .corner_radius(space::RADIUS)
            .inner_margin(Margin::same(10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(bold(heading, size::SMALL).color(theme.muted));
                words_ui(ui, muted(words, theme));
                let claims = note.about("claims");
                let claims = claims.filter_map(|id| explorer.dataset().find_claim(id));
                sources_ui(ui, explorer, claims, commands);
            });
    }
}
