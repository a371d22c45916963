use egui::Ui;

use super::super::reading::words_ui;
use super::facts::{fact_ui, sources_of_ui};
use super::{called, muted, thing_link_ui};
use crate::dataset::{Dataset, EventIx, Participation, PlacePrecision, Role};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::view::Selection;

/// The most characters of an office.
const OFFICE: usize = 160;

/// What a part in an event is called before the names of those who had it.
const PARTS: [(Role, &str); 5] = [
    (Role::Host, text::HOST),
    (Role::Participant, text::PRESENT),
    (Role::Speaker, text::SPOKE),
    (Role::Expected, text::EXPECTED),
    (Role::Absent, text::ABSENT),
];

/// Who was at an event and in what part, who was to come, and who was not there, each with who says so.
pub(super) fn people_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    for (role, label) in PARTS {
        let parts = explorer.dataset().participations_in(ix);
        let mut parts = parts.filter(|part| part.role == role).peekable();
        if parts.peek().is_none() {
            continue;
        }
        fact_ui(ui, explorer, label, |ui| {
            for part in parts {
                part_ui(ui, explorer, part, commands);
            }
        });
    }
}

fn part_ui(ui: &mut Ui, explorer: &Explorer, part: &Participation, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let theme = explorer.theme();
    ui.horizontal_wrapped(|ui| {
        if let Some(ix) = dataset.find_person(&part.person) {
            let selection = Selection::Person(part.person.clone());
            let name = called(&dataset.person(ix).name);
            thing_link_ui(ui, explorer, name, selection, commands);
        } else {
            words_ui(ui, muted(text::not_in_file(&part.person), theme));
        }
        let country = part.country.as_deref().map(|code| country(dataset, code));
        if let Some(office) = text::office(part.office.as_deref(), country) {
            words_ui(ui, muted(text::bidi::elided(&office, OFFICE), theme));
        }
    });
    sources_of_ui(ui, explorer, &part.claims, commands);
}

/// The name of a country by its code, if it is one of the places of the file; its code otherwise.
pub(super) fn country<'a>(dataset: &'a Dataset, code: &'a str) -> &'a str {
    let is_it = |venue: &&crate::dataset::Venue| {
        venue.precision == PlacePrecision::Country && venue.country.as_deref() == Some(code)
    };
    let mut venues = dataset.parts().venues.iter();
    venues.find(is_it).map_or(code, |venue| venue.name.as_str())
}
