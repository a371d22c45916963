use egui::Ui;

use super::super::reading::words_ui;
use super::facts::{fact_ui, sources_of_ui};
use super::{called, event_link_ui, muted, thing_link_ui};
use crate::dataset::{EventIx, Stop, StopStatus};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::view::Selection;

/// The stops of a journey in order, each with whether it was reached and what took place there.
pub(super) fn stops_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let mut stops = explorer.dataset().stops_of(ix).peekable();
    if stops.peek().is_none() {
        return;
    }
    fact_ui(ui, explorer, text::STOPS, |ui| {
        for stop in stops {
            stop_ui(ui, explorer, stop, commands);
        }
    });
}

fn stop_ui(ui: &mut Ui, explorer: &Explorer, stop: &Stop, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let theme = explorer.theme();
    ui.horizontal_top(|ui| {
        ui.label(text::ordinal(stop.order));
        ui.vertical(|ui| {
            if let Some(venue) = dataset.find_venue(&stop.venue) {
                let selection = Selection::Venue(stop.venue.clone());
                let name = called(&dataset.venue(venue).name);
                thing_link_ui(ui, explorer, name, selection, commands);
            } else {
                words_ui(ui, muted(text::not_in_file(&stop.venue), theme));
            }
            let status = match stop.status {
                StopStatus::Reached => text::STOP_REACHED,
                StopStatus::NotReached => text::STOP_NOT_REACHED,
                StopStatus::Planned => text::STOP_PLANNED,
            };
            let when = stop.when.as_deref().map(|when| {
                let date = when.parse().map(|date| text::date(&date));
                date.unwrap_or_else(|_| when.to_owned())
            });
            let words: Vec<String> = when.into_iter().chain([status.to_owned()]).collect();
            ui.label(muted(words.join(" · "), theme));
            if let Some(at) = stop.at.as_deref().and_then(|id| dataset.find_event(id)) {
                event_link_ui(ui, explorer, at, commands);
            }
            sources_of_ui(ui, explorer, &stop.claims, commands);
        });
    });
}
