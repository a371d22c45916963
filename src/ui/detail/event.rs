use egui::Ui;

use super::super::reading::words_ui;
use super::claims::{claims_ui, disputes_ui};
use super::facts::{fact_ui, sources_of_ui, sources_ui};
use super::journey::stops_ui;
use super::notes::notes_ui;
use super::people::people_ui;
use super::{called, event_link_ui, more_ui, muted, thing_link_ui, title_ui};
use crate::dataset::{Claim, EventIx, Status};
use crate::explorer::{Command, Explorer};
use crate::query::{who_dates, who_says};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// Parts of an event that are listed.
const PARTS_SHOWN: usize = 50;

/// One event.
pub(super) fn event_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let event = explorer.dataset().event(ix);
    let status = (event.status != Status::Happened).then(|| event.status.to_string());
    let kind = Some(event.kind.clone()).filter(|kind| !kind.trim().is_empty());
    let kind = kind.unwrap_or_else(|| text::FOUND_EVENT.to_owned());
    let above: Vec<String> = std::iter::once(kind).chain(status).collect();
    title_ui(ui, explorer, &above.join(" · "), &event.title);
    why_ui(ui, explorer, ix);
    when_ui(ui, explorer, ix, commands);
    where_ui(ui, explorer, ix, commands);
    people_ui(ui, explorer, ix, commands);
    relations_ui(ui, explorer, ix, commands);
    stops_ui(ui, explorer, ix, commands);
    figures_ui(ui, explorer, ix, commands);
    summary_ui(ui, explorer, ix);
    disputes_ui(ui, explorer, ix, commands);
    notes_ui(ui, explorer, ix, commands);
    claims_ui(ui, explorer, ix, commands);
    if !event.extra.is_empty() {
        super::super::widgets::section_ui(ui, theme, text::OTHER_FIELDS, "");
        for (key, value) in &event.extra {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            fact_ui(ui, explorer, key, |ui| {
                words_ui(ui, value.into());
            });
        }
    }
}

/// Why it answers a query that asks for more than words.
fn why_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx) {
    let answer = explorer.visible().answer();
    if !answer.has_fields() {
        return;
    }
    let reasons = answer.why(explorer.dataset(), ix);
    if !reasons.is_empty() {
        words_ui(ui, muted(text::matches(&reasons), explorer.theme()));
        ui.add_space(space::SMALL);
    }
}

/// The summary, or why there is none: it was written with all sources of the event before one's eyes.
fn summary_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx) {
    let event = explorer.dataset().event(ix);
    if !event.summary.is_empty() {
        ui.add_space(space::SMALL);
        words_ui(ui, (&event.summary).into());
        return;
    }
    let whole = explorer.whole();
    let before = whole.find_event(&event.id).map(|ix| whole.event(ix));
    if before.is_some_and(|before| !before.summary.is_empty()) {
        ui.add_space(space::SMALL);
        ui.label(muted(text::SUMMARY_IS_OFF, explorer.theme()).size(size::BODY));
    }
}

/// When an event was, and who says so; where sources leave several dates, each with its own.
fn when_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let event = dataset.event(ix);
    fact_ui(ui, explorer, text::WHEN, |ui| {
        if event.whens().next().is_none() {
            ui.label(text::UNDATED);
        }
        for when in event.whens() {
            ui.label(text::date(when));
            sources_ui(ui, explorer, who_dates(dataset, ix, when), commands);
        }
        if let Some(derivation) = &event.when_derivation {
            words_ui(ui, muted(derivation, explorer.theme()));
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
        } else {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::MEDIUM;
                for venue in venues {
                    let venue = dataset.venue(venue);
                    let selection = Selection::Venue(venue.id.clone());
                    thing_link_ui(ui, explorer, called(&venue.name), selection, commands);
                }
            });
        }
        if dataset.implied_source() {
            return;
        }
        sources_ui(ui, explorer, who_says(dataset, ix, &["venues"]), commands);
        let precision = dataset.event(ix).precision;
        ui.label(muted(text::known_to(&precision.to_string()), theme));
    });
}

fn relations_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let event = dataset.event(ix);
    let part_of = |forward| text::relation("part_of", forward);
    let who = |ix| who_says(dataset, ix, &["part_of"]).collect();
    let whole = event.part_of.iter();
    let whole = whole.map(|id| (part_of(true), id.as_str(), who(ix)));
    let mut rows: Vec<(String, &str, Vec<&Claim>)> = whole.collect();
    let parts = dataset.parts_of(ix).iter();
    let parts = parts.map(|part| {
        let id = dataset.event(*part).id.as_str();
        (part_of(false), id, who(*part))
    });
    rows.extend(parts.take(PARTS_SHOWN));
    let unlisted = dataset.parts_of(ix).len().saturating_sub(PARTS_SHOWN);
    for relation in dataset.relations_of(ix) {
        let forward = relation.from == event.id;
        let other = if forward {
            &relation.to
        } else {
            &relation.from
        };
        let claims = relation.claims.iter();
        let claims = claims.filter_map(|id| dataset.find_claim(id)).collect();
        rows.push((text::relation(&relation.kind, forward), other, claims));
    }
    for rows in rows.chunk_by(|a, b| a.0 == b.0) {
        fact_ui(ui, explorer, &rows[0].0, |ui| {
            for (_, id, claims) in rows {
                match dataset.find_event(id) {
                    Some(other) => event_link_ui(ui, explorer, other, commands),
                    None => {
                        ui.label(muted(text::not_in_file(id), explorer.theme()));
                    }
                }
                sources_ui(ui, explorer, claims.iter().copied(), commands);
            }
        });
    }
    more_ui(ui, explorer, unlisted);
}

fn figures_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    for figure in explorer.dataset().figures_of(ix) {
        let value = match &figure.value {
            serde_json::Value::String(value) => value.clone(),
            serde_json::Value::Number(number) => number
                .as_u64()
                .and_then(|number| usize::try_from(number).ok())
                .map_or_else(|| number.to_string(), text::number),
            value => value.to_string(),
        };
        let said = |field: &str| figure.extra.get(field).and_then(|it| it.as_str());
        let unit = figure.unit.as_deref().unwrap_or_default();
        fact_ui(ui, explorer, text::FIGURE, |ui| {
            words_ui(ui, text::figure(said("qualifier"), &value, unit).into());
            let printed = said("printed").map(text::printed);
            let below = Some(figure.label.clone()).filter(|label| !label.is_empty());
            let below: Vec<String> = below.into_iter().chain(printed).collect();
            if !below.is_empty() {
                words_ui(ui, muted(below.join("; "), explorer.theme()));
            }
            sources_of_ui(ui, explorer, &figure.claims, commands);
        });
    }
}
