use egui::Ui;

use super::super::reading::words_ui;
use super::facts::fact_ui;
use super::{called, events_of_it_ui, muted, title_ui};
use crate::dataset::OrganisationIx;
use crate::explorer::{Command, Explorer};
use crate::text;

/// One organisation and the events in which it is seen.
pub(super) fn organisation_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: OrganisationIx,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let organisation = dataset.organisation(ix);
    title_ui(ui, explorer, text::ORGANISATION, called(&organisation.name));
    if let Some(short) = &organisation.short {
        fact_ui(ui, explorer, text::ALSO, |ui| {
            words_ui(ui, short.into());
        });
    }
    let country = organisation.extra.get("country").and_then(|it| it.as_str());
    if let Some(code) = country {
        fact_ui(ui, explorer, text::COUNTRY, |ui| {
            ui.label(super::people::country(dataset, code));
        });
    }
    if let Some(note) = &organisation.note {
        words_ui(ui, muted(note, explorer.theme()));
    }
    events_of_it_ui(ui, explorer, text::SEEN_IN, dataset.events_of(ix), commands);
}
