use egui::Ui;

use super::claims::{claims_ui, disputes_ui};
use super::facts::fact_ui;
use super::{link_ui, muted, title_ui};
use crate::dataset::{Event, EventIx, Participation, Role, Status};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// One event.
pub(super) fn event_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let event = explorer.dataset().event(ix);
    let status = (event.status != Status::Happened).then(|| event.status.to_string());
    let kind = Some(event.kind.clone()).filter(|kind| !kind.is_empty());
    let above: Vec<String> = kind.into_iter().chain(status).collect();
    title_ui(ui, explorer, &above.join(" · "), &event.title);
    when_ui(ui, explorer, ix);
    where_ui(ui, explorer, ix, commands);
    people_ui(ui, explorer, ix, commands);
    relations_ui(ui, explorer, ix, commands);
    figures_ui(ui, explorer, ix);
    summary_ui(ui, explorer, ix);
    disputes_ui(ui, explorer, ix, commands);
    claims_ui(ui, explorer, ix, commands);
    if !event.extra.is_empty() {
        super::super::widgets::section_ui(ui, theme, text::OTHER_FIELDS, "");
        for (key, value) in &event.extra {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            fact_ui(ui, explorer, key, |ui| {
                ui.label(value);
            });
        }
    }
}

/// The summary, or why there is none: it was written with all sources of the event before one's eyes.
fn summary_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx) {
    let event = explorer.dataset().event(ix);
    if !event.summary.is_empty() {
        ui.add_space(space::SMALL);
        ui.label(&event.summary);
        return;
    }
    let whole = explorer.whole();
    let before = whole.find_event(&event.id).map(|ix| whole.event(ix));
    if before.is_some_and(|before| !before.summary.is_empty()) {
        ui.add_space(space::SMALL);
        ui.label(muted(text::SUMMARY_IS_OFF, explorer.theme()).size(size::BODY));
    }
}

/// When an event was, in full.
pub(super) fn when_words(event: &Event) -> String {
    let words = text::dates(event.whens());
    if words.is_empty() {
        text::UNDATED.to_owned()
    } else {
        words
    }
}

fn when_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx) {
    let event = explorer.dataset().event(ix);
    fact_ui(ui, explorer, text::WHEN, |ui| {
        ui.label(when_words(event));
        if let Some(derivation) = &event.when_derivation {
            ui.label(muted(derivation, explorer.theme()));
        }
    });
}

fn where_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let theme = explorer.theme();
    fact_ui(ui, explorer, text::WHERE, |ui| {
        let venues: Vec<_> = dataset.venues_of(ix).collect();
        if venues.is_empty() {
            let places = dataset.marks(ix).len();
            let words = if places == 0 {
                text::NO_PLACE
            } else {
                text::UNNAMED_PLACE
            };
            ui.label(words);
            if places == 0 {
                return;
            }
        }
        ui.horizontal_wrapped(|ui| {
            for venue in venues {
                let venue = dataset.venue(venue);
                let link = link_ui(ui, theme, &venue.name);
                let selection = Selection::Venue(venue.id.clone());
                if link.clicked() {
                    commands.push(Command::Select(selection));
                } else if link.hovered() {
                    commands.push(Command::Hover(Some(selection)));
                }
            }
        });
        if dataset.implied_source() {
            return;
        }
        let precision = dataset.event(ix).precision;
        ui.label(muted(text::known_to(&precision.to_string()), theme));
    });
}

fn people_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let parts: Vec<&Participation> = explorer.dataset().participations_in(ix).collect();
    let present = |part: &&&Participation| !matches!(part.role, Role::Absent | Role::Expected);
    for (label, group) in [
        (
            text::PRESENT,
            parts.iter().filter(present).collect::<Vec<_>>(),
        ),
        (
            text::EXPECTED,
            parts.iter().filter(|p| p.role == Role::Expected).collect(),
        ),
        (
            text::ABSENT,
            parts.iter().filter(|p| p.role == Role::Absent).collect(),
        ),
    ] {
        if group.is_empty() {
            continue;
        }
        fact_ui(ui, explorer, label, |ui| {
            for part in group {
                person_link_ui(ui, explorer, part, commands);
            }
        });
    }
}

fn person_link_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    part: &Participation,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let person = dataset
        .find_person(&part.person)
        .map(|ix| dataset.person(ix));
    ui.horizontal_wrapped(|ui| {
        let Some(person) = person else {
            ui.label(&part.person);
            return;
        };
        if link_ui(ui, explorer.theme(), &person.name).clicked() {
            commands.push(Command::Select(Selection::Person(part.person.clone())));
        }
        if let Some(office) = &part.office {
            ui.label(muted(office, explorer.theme()));
        }
    });
}

fn relations_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let event = dataset.event(ix);
    let mut rows: Vec<(String, &str)> = Vec::new();
    if let Some(whole) = &event.part_of {
        rows.push((text::PART_OF.to_owned(), whole));
    }
    for relation in dataset.relations_of(ix) {
        let forward = relation.from == event.id;
        let other = if forward {
            &relation.to
        } else {
            &relation.from
        };
        rows.push((text::relation(&relation.kind, forward), other));
    }
    for (label, id) in rows {
        let Some(other) = dataset.find_event(id) else {
            continue;
        };
        fact_ui(ui, explorer, &label, |ui| {
            let title = &dataset.event(other).title;
            if link_ui(ui, explorer.theme(), title).clicked() {
                commands.push(Command::Select(Selection::Event(id.to_owned())));
            }
        });
    }
}

fn figures_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx) {
    for figure in explorer.dataset().figures_of(ix) {
        let value = figure
            .value
            .as_str()
            .map_or_else(|| figure.value.to_string(), str::to_owned);
        let unit = figure.unit.as_deref().unwrap_or_default();
        fact_ui(ui, explorer, text::FIGURE, |ui| {
            ui.label(format!("{value} {unit}"));
            ui.label(muted(&figure.label, explorer.theme()));
        });
    }
}
