use std::collections::{BTreeMap, BTreeSet};

use egui::Ui;

use super::super::reading::words_ui;
use super::super::widgets::section_ui;
use super::facts::{fact_ui, sources_of_ui};
use super::people::country;
use super::{called, event_link_ui, events_ui, more_ui, muted, over_time_ui, title_ui, when_words};
use crate::dataset::{EventIx, Participation, PersonIx, Role};
use crate::explorer::{Command, Explorer};
use crate::query::{journeys_of, parts_by_role};
use crate::text;
use crate::theme::space;

/// Events of one part that are listed.
const SHOWN: usize = 200;

/// One person: in what offices, where they were, and where they were not.
pub(super) fn person_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: PersonIx,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let person = dataset.person(ix);
    title_ui(ui, explorer, text::PERSON, called(&person.name));
    offices_ui(ui, explorer, ix);
    let names = person
        .names
        .iter()
        .filter(|(_, name)| **name != person.name);
    let names: Vec<_> = names.collect();
    if !names.is_empty() {
        fact_ui(ui, explorer, text::NAMES_OF_PLACE, |ui| {
            for (tag, name) in names {
                ui.horizontal_wrapped(|ui| {
                    words_ui(ui, name.into());
                    ui.label(muted(text::language_name(tag), explorer.theme()));
                });
            }
        });
    }
    if let Some(note) = &person.note {
        words_ui(ui, muted(note, explorer.theme()));
    }
    let roles = parts_by_role(dataset, ix);
    if roles.is_empty() {
        ui.label(muted(text::NO_EVENTS_OF_IT, explorer.theme()));
        return;
    }
    let signs = signs(explorer, &roles);
    section_ui(
        ui,
        explorer.theme(),
        text::OVER_TIME,
        &text::number(signs.len()),
    );
    ui.add_space(space::TINY);
    over_time_ui(ui, explorer, signs.into_iter(), commands);
    let journeys = journeys_of(dataset, ix);
    if !journeys.is_empty() {
        let count = text::number(journeys.len());
        section_ui(ui, explorer.theme(), text::JOURNEYS, &count);
        ui.add_space(space::TINY);
        events_ui(ui, explorer, journeys.into_iter(), commands);
    }
    for (role, parts) in roles {
        section_ui(
            ui,
            explorer.theme(),
            heading(role),
            &text::number(parts.len()),
        );
        ui.add_space(space::TINY);
        for part in parts.iter().take(SHOWN) {
            part_ui(ui, explorer, part, commands);
        }
        more_ui(ui, explorer, parts.len().saturating_sub(SHOWN));
    }
}

/// The offices and the countries in which somebody is seen, and those of the record.
fn offices_ui(ui: &mut Ui, explorer: &Explorer, ix: PersonIx) {
    let dataset = explorer.dataset();
    let seen = dataset.participations_by(ix).map(|part| {
        let country = part.country.as_deref();
        (part.office.as_deref(), country)
    });
    let offices = dataset.person(ix).extra.get("offices");
    let offices = offices
        .and_then(|list| list.as_array())
        .into_iter()
        .flatten();
    let told = offices.map(|office| {
        let said = |field: &str| office.get(field).and_then(|it| it.as_str());
        (said("office"), said("country"))
    });
    let mut offices: BTreeSet<_> = seen.chain(told).collect();
    // A country alone says nothing beside an office there.
    let held: BTreeSet<Option<&str>> = offices
        .iter()
        .filter_map(|(office, country)| office.map(|_| *country))
        .collect();
    offices.retain(|(office, country)| office.is_some() || !held.contains(country));
    let offices: Vec<String> = offices
        .into_iter()
        .filter_map(|(office, code)| text::office(office, code.map(|code| country(dataset, code))))
        .collect();
    if offices.is_empty() {
        return;
    }
    fact_ui(ui, explorer, text::OFFICE, |ui| {
        for office in offices {
            words_ui(ui, office.into());
        }
    });
}

/// The events of all parts, each once; where somebody was not or was only to be, or sources disagree, it is said.
fn signs(
    explorer: &Explorer,
    roles: &[(Role, Vec<&Participation>)],
) -> Vec<(EventIx, Option<&'static str>)> {
    let mut by_event: BTreeMap<EventIx, BTreeSet<Role>> = BTreeMap::new();
    for (role, parts) in roles {
        for part in parts {
            if let Some(event) = explorer.dataset().find_event(&part.event) {
                by_event.entry(event).or_default().insert(*role);
            }
        }
    }
    let there = [Role::Host, Role::Participant, Role::Speaker];
    let remark = |roles: &BTreeSet<Role>| {
        let was_there = there.iter().any(|role| roles.contains(role));
        match (was_there, roles.contains(&Role::Absent)) {
            (true, true) => Some(text::REMARK_EITHER),
            (true, false) => None,
            (false, true) => Some(text::REMARK_ABSENT),
            (false, false) => Some(text::REMARK_EXPECTED),
        }
    };
    let events = by_event.into_iter();
    events.map(|(ix, roles)| (ix, remark(&roles))).collect()
}

fn heading(role: Role) -> &'static str {
    match role {
        Role::Host => text::HOST,
        Role::Participant => text::WAS_THERE,
        Role::Speaker => text::SPOKE,
        Role::Expected => text::TO_COME,
        Role::Absent => text::WAS_ABSENT,
    }
}

/// One event, its date, and who says that they had this part in it.
fn part_ui(ui: &mut Ui, explorer: &Explorer, part: &Participation, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let theme = explorer.theme();
    if let Some(event) = dataset.find_event(&part.event) {
        event_link_ui(ui, explorer, event, commands);
        ui.label(muted(when_words(dataset.event(event)), theme));
    } else {
        words_ui(ui, muted(text::not_in_file(&part.event), theme));
    }
    sources_of_ui(ui, explorer, &part.claims, commands);
    ui.add_space(space::TINY);
}
