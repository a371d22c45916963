//! The right panel: what is selected, with who says so.

mod claims;
mod event;
mod facts;
mod others;

pub(super) use claims::claim_ui;

use egui::{ScrollArea, Ui};

use super::widgets::{bold, link_ui, muted};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// What is selected in detail, or how to begin.
pub(super) fn detail_panel_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let selection = explorer.view().selection.clone();
    ScrollArea::vertical()
        .id_salt(&selection)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(space::LARGE)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::TINY;
                    // Links stand in running text: they are as high as a line.
                    ui.spacing_mut().interact_size.y = 16.0;
                    ui.spacing_mut().button_padding.y = 0.0;
                    let data = explorer.dataset();
                    let shown = match &selection {
                        None => None,
                        Some(Selection::Event(id)) => data
                            .find_event(id)
                            .map(|ix| event::event_ui(ui, explorer, ix, commands)),
                        Some(Selection::Venue(id)) => data
                            .find_venue(id)
                            .map(|ix| others::venue_ui(ui, explorer, ix, commands)),
                        Some(Selection::Person(id)) => data
                            .find_person(id)
                            .map(|ix| others::person_ui(ui, explorer, ix, commands)),
                        Some(Selection::Organisation(id)) => data
                            .find_organisation(id)
                            .map(|ix| others::organisation_ui(ui, explorer, ix, commands)),
                        Some(Selection::Source(id)) => data
                            .find_source(id)
                            .map(|ix| others::source_ui(ui, explorer, ix, commands)),
                    };
                    match &selection {
                        _ if shown.is_some() => {}
                        Some(selection) if explorer.knows(selection) => {
                            off_ui(ui, explorer, selection, commands);
                        }
                        _ => welcome_ui(ui, explorer),
                    }
                });
        });
}

/// What is selected and in the file, but not said by any source that is on.
fn off_ui(ui: &mut Ui, explorer: &Explorer, selection: &Selection, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.label(bold(explorer.title_of(selection), size::TITLE));
    ui.add_space(space::SMALL);
    if let Selection::Source(id) = selection {
        ui.label(muted(text::SOURCE_IS_OFF, theme).size(size::BODY));
        if link_ui(ui, theme, text::SWITCH_ON).clicked() {
            commands.push(Command::ToggleSource(id.clone()));
        }
    } else {
        ui.label(muted(text::NOT_LEFT, theme).size(size::BODY));
        super::widgets::command_ui(ui, &Command::AllSources, true, commands);
    }
}

/// How to begin, where otherwise nothing would be.
fn welcome_ui(ui: &mut Ui, explorer: &Explorer) {
    let theme = explorer.theme();
    ui.label(bold(text::WELCOME, size::TITLE));
    ui.add_space(space::SMALL);
    for hint in text::WELCOME_HINTS {
        ui.label(muted(hint, theme).size(size::BODY));
        ui.add_space(space::TINY);
    }
}

/// The name of what is shown, with its sort above it.
fn title_ui(ui: &mut Ui, explorer: &Explorer, above: &str, title: &str) {
    ui.label(muted(above, explorer.theme()));
    ui.label(bold(title, size::TITLE));
    ui.add_space(space::SMALL);
}

/// Events as links, each with its date.
fn events_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    events: impl Iterator<Item = EventIx>,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    for ix in events {
        let event = explorer.dataset().event(ix);
        let when = event::when_words(event);
        let link = link_ui(ui, theme, &event.title);
        if link.clicked() {
            commands.push(Command::Select(Selection::Event(event.id.clone())));
        }
        if link.hovered() {
            commands.push(Command::Hover(Some(Selection::Event(event.id.clone()))));
        }
        ui.label(muted(when, theme));
        ui.add_space(space::TINY);
    }
}
