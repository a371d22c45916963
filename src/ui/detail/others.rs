use egui::Ui;

use super::super::widgets::section_ui;
use super::claims::claim_ui;
use super::facts::fact_ui;
use super::{events_ui, link_ui, muted, title_ui};
use crate::dataset::{OrganisationIx, PersonIx, Role, SourceIx, VenueIx};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;

/// Claims of a source that are listed at once.
const CLAIMS_SHOWN: usize = 200;

/// One place and what happened there.
pub(super) fn venue_ui(ui: &mut Ui, explorer: &Explorer, ix: VenueIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let venue = dataset.venue(ix);
    let above = text::place_of(&venue.precision.to_string(), venue.country.as_deref());
    title_ui(ui, explorer, &above, &venue.name);
    let others: Vec<&str> = venue
        .names
        .values()
        .map(String::as_str)
        .filter(|name| *name != venue.name)
        .collect();
    if !others.is_empty() {
        fact_ui(ui, explorer, text::ALSO, |ui| {
            ui.label(others.join(" · "));
        });
    }
    if let Some(pin) = venue.pin() {
        fact_ui(ui, explorer, text::WHERE, |ui| {
            ui.label(text::degrees(pin));
        });
    }
    if let Some(note) = &venue.note {
        ui.label(muted(note, explorer.theme()));
    }
    let events = dataset.events_at(ix);
    section_ui(
        ui,
        explorer.theme(),
        text::EVENTS_HERE,
        &events.len().to_string(),
    );
    ui.add_space(space::TINY);
    events_ui(ui, explorer, events.iter().copied(), commands);
}

/// One person, where they were and where they were not.
pub(super) fn person_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: PersonIx,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let person = dataset.person(ix);
    let offices: std::collections::BTreeSet<&str> = dataset
        .participations_by(ix)
        .filter_map(|part| part.office.as_deref())
        .collect();
    let offices: Vec<&str> = offices.into_iter().collect();
    let above = if offices.is_empty() {
        text::PERSON.to_owned()
    } else {
        offices.join(" · ")
    };
    title_ui(ui, explorer, &above, &person.name);
    if let Some(note) = &person.note {
        ui.label(muted(note, explorer.theme()));
    }
    for (label, absent) in [(text::TOOK_PART, false), (text::WAS_ABSENT, true)] {
        let events: Vec<_> = dataset
            .participations_by(ix)
            .filter(|part| (part.role == Role::Absent) == absent)
            .filter_map(|part| dataset.find_event(&part.event))
            .collect();
        if !events.is_empty() {
            section_ui(ui, explorer.theme(), label, &events.len().to_string());
            ui.add_space(space::TINY);
            events_ui(ui, explorer, events.into_iter(), commands);
        }
    }
}

/// One organisation and the events in which it is seen.
pub(super) fn organisation_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: OrganisationIx,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let organisation = dataset.organisation(ix);
    title_ui(ui, explorer, text::ORGANISATION, &organisation.name);
    if let Some(short) = &organisation.short {
        fact_ui(ui, explorer, text::ALSO, |ui| {
            ui.label(short);
        });
    }
    if let Some(note) = &organisation.note {
        ui.label(muted(note, explorer.theme()));
    }
    let events = dataset.events_of(ix);
    section_ui(
        ui,
        explorer.theme(),
        text::TOOK_PART,
        &events.len().to_string(),
    );
    ui.add_space(space::TINY);
    events_ui(ui, explorer, events.iter().copied(), commands);
}

/// One source and what it claims.
pub(super) fn source_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: SourceIx,
    commands: &mut Vec<Command>,
) {
    let dataset = explorer.dataset();
    let source = dataset.source(ix);
    let kind = source.kind.as_deref().unwrap_or(text::SOURCE);
    title_ui(
        ui,
        explorer,
        &format!("{kind} {}", source.id),
        &source.title,
    );
    if !source.authors.is_empty() {
        fact_ui(ui, explorer, text::BY, |ui| {
            ui.label(source.authors.join(", "));
        });
    }
    if let Some(publisher) = &source.publisher {
        fact_ui(ui, explorer, text::PUBLISHED_BY, |ui| {
            ui.label(publisher);
        });
    }
    fact_ui(ui, explorer, text::WHEN, |ui| {
        let date = source
            .published
            .as_deref()
            .and_then(|date| date.parse().ok());
        ui.label(
            date.as_ref()
                .map_or_else(|| text::UNDATED.to_owned(), text::date),
        );
        if let Some(derivation) = &source.published_derivation {
            ui.label(muted(derivation, explorer.theme()));
        }
    });
    if let Some(url) = &source.url {
        fact_ui(ui, explorer, text::LINK, |ui| {
            ui.hyperlink(url);
        });
    }
    ui.add_space(space::TINY);
    if link_ui(ui, explorer.theme(), text::SWITCH_OFF).clicked() {
        commands.push(Command::ToggleSource(source.id.clone()));
    }
    let claims: Vec<_> = dataset.claims_by(ix).collect();
    section_ui(
        ui,
        explorer.theme(),
        text::CLAIMS,
        &text::claims(claims.len()),
    );
    for claim in claims.iter().take(CLAIMS_SHOWN) {
        claim_ui(ui, explorer, claim, commands);
        if let Some(event) = dataset.find_event(&claim.event) {
            events_ui(ui, explorer, std::iter::once(event), commands);
        }
        super::super::widgets::hairline_ui(ui, explorer.theme());
        ui.add_space(space::TINY);
    }
    if let Some(more) = claims
        .len()
        .checked_sub(CLAIMS_SHOWN)
        .filter(|more| *more > 0)
    {
        ui.label(muted(text::and_more(more), explorer.theme()));
    }
}
