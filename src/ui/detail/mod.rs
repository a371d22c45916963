//! The right panel: what is selected, with who says so.

mod claims;
mod event;
mod facts;
mod journey;
mod notes;
mod organisation;
mod people;
mod person;
mod source;
mod venue;

pub(super) use claims::claim_ui;
use facts::sources_after_ui;

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::links::thing_link_ui;
use super::reading::words_ui;
use super::strip::{StripSign, strip_ui};
use super::widgets::{bold, link_ui, muted, section_ui, sized_link_ui, tooltip, when_words};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer, Panel};
use crate::query::{SourceEvidence, who_says};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// Events that are listed at once.
const EVENTS_SHOWN: usize = 200;
/// The most characters of a title that stand at the head of the panel.
const TITLE: usize = 400;
/// The most characters above it.
const ABOVE: usize = 120;
/// Room at the right of that for a link, in points.
const CORNER: f32 = 72.0;

/// What claims say of an event that stands in a list: when and where it was, and who was seen there.
const PLACED_BY: [&str; 3] = ["when", "venues", "organisations"];

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct DetailState {
    /// What a source says, by its id and the revision of the filter, which changes with the dataset.
    evidence: Option<(String, u64, SourceEvidence)>,
}

/// What is selected in detail, or how to begin.
pub(super) fn detail_panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut DetailState,
    commands: &mut Vec<Command>,
) {
    let selection = explorer.view().selection.clone();
    ScrollArea::vertical()
        .id_salt(&selection)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(space::LARGE)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    // Whatever a file holds, it makes the panel longer and not wider.
                    let room = ui.available_rect_before_wrap();
                    let mut page = ui.new_child(UiBuilder::new().max_rect(room));
                    selected_ui(&mut page, explorer, selection.as_ref(), state, commands);
                    let used = vec2(room.width(), page.min_size().y);
                    ui.advance_cursor_after_rect(Rect::from_min_size(room.min, used));
                });
        });
}

fn selected_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    selection: Option<&Selection>,
    state: &mut DetailState,
    commands: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = space::TINY;
    // Links stand in running text: they are as high as a line.
    ui.spacing_mut().interact_size.y = 16.0;
    ui.spacing_mut().button_padding.y = 0.0;
    let data = explorer.dataset();
    if selection.is_some_and(|selection| explorer.has(selection)) {
        relations_link_ui(ui, explorer, commands);
    }
    let shown = match selection {
        None => None,
        Some(Selection::Event(id)) => data
            .find_event(id)
            .map(|ix| event::event_ui(ui, explorer, ix, commands)),
        Some(Selection::Venue(id)) => data
            .find_venue(id)
            .map(|ix| venue::venue_ui(ui, explorer, ix, commands)),
        Some(Selection::Person(id)) => data
            .find_person(id)
            .map(|ix| person::person_ui(ui, explorer, ix, commands)),
        Some(Selection::Organisation(id)) => data
            .find_organisation(id)
            .map(|ix| organisation::organisation_ui(ui, explorer, ix, commands)),
        Some(Selection::Source(id)) => data
            .find_source(id)
            .map(|ix| source::source_ui(ui, explorer, ix, state, commands)),
    };
    match selection {
        _ if shown.is_some() => {}
        Some(selection) if explorer.knows(selection) => {
            off_ui(ui, explorer, selection, commands);
        }
        _ => welcome_ui(ui, explorer),
    }
}

/// The way to what is selected with everything that it is tied to, at the right of its sort.
fn relations_link_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let command = Command::TogglePanel(Panel::Relations);
    let Some(info) = command.info() else { return };
    let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
    let row = Rect::from_min_size(ui.cursor().min, row);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
    let link = sized_link_ui(&mut corner, explorer.theme(), info.title, size::SMALL);
    if link.on_hover_text(tooltip(&info)).clicked() {
        commands.push(command);
    }
}

/// What is selected and in the file, but not said by any source that is on.
fn off_ui(ui: &mut Ui, explorer: &Explorer, selection: &Selection, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    title_ui(ui, explorer, "", explorer.title_of(selection));
    let off = &explorer.view().sources_off;
    if let Selection::Source(id) = selection
        && off.contains(id)
    {
        ui.label(muted(text::SOURCE_IS_OFF, theme).size(size::BODY));
        if link_ui(ui, theme, text::SWITCH_ON).clicked() {
            commands.push(Command::ToggleSource(id.clone()));
        }
    } else {
        let why = match selection {
            Selection::Source(_) => text::NOT_OUT_YET,
            _ => text::NOT_LEFT,
        };
        ui.label(muted(why, theme).size(size::BODY));
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
    if !above.is_empty() {
        let above = text::bidi::elided(above, ABOVE);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - CORNER);
            words_ui(ui, muted(above, explorer.theme()));
        });
    }
    let title = text::bidi::elided(called(title), TITLE);
    words_ui(ui, bold(title, size::TITLE));
    ui.add_space(space::SMALL);
}

/// A title, or that there is none.
fn called(title: &str) -> &str {
    if title.trim().is_empty() {
        text::NO_TITLE
    } else {
        title
    }
}

/// A heading with the events of something over time below it, and then each of them as a link.
fn events_of_it_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    heading: &str,
    events: &[EventIx],
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    section_ui(ui, theme, heading, &text::number(events.len()));
    ui.add_space(space::TINY);
    if events.is_empty() {
        ui.label(muted(text::NO_EVENTS_OF_IT, theme));
        return;
    }
    let mut events = events.to_vec();
    explorer.dataset().sort_by_time(&mut events);
    over_time_ui(ui, explorer, events.iter().map(|ix| (*ix, None)), commands);
    events_ui(ui, explorer, events.into_iter(), commands);
}

/// Events on a strip, each with what is to be said of it.
fn over_time_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    events: impl Iterator<Item = (EventIx, Option<&'static str>)>,
    commands: &mut Vec<Command>,
) {
    let signs: Vec<StripSign> = events
        .map(|(event, remark)| StripSign { event, remark })
        .collect();
    strip_ui(ui, explorer, &signs, commands);
}

/// Events as links, each with its date and who says so.
fn events_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    mut events: impl Iterator<Item = EventIx>,
    commands: &mut Vec<Command>,
) {
    for ix in events.by_ref().take(EVENTS_SHOWN) {
        event_link_ui(ui, explorer, ix, commands);
        let when = when_words(explorer.dataset().event(ix));
        let data = explorer.dataset();
        let mut who: Vec<_> = who_says(data, ix, &PLACED_BY).collect();
        if who.is_empty() {
            who.extend(data.claims_about(ix));
        }
        sources_after_ui(ui, explorer, &when, who.into_iter(), commands);
        ui.add_space(space::TINY);
    }
    more_ui(ui, explorer, events.count());
}

/// An event as a link.
fn event_link_ui(ui: &mut Ui, explorer: &Explorer, ix: EventIx, commands: &mut Vec<Command>) {
    let event = explorer.dataset().event(ix);
    let selection = Selection::Event(event.id.clone());
    thing_link_ui(ui, explorer, called(&event.title), selection, commands);
}

/// That a list goes on.
fn more_ui(ui: &mut Ui, explorer: &Explorer, more: usize) {
    if more > 0 {
        ui.label(muted(text::and_more(more), explorer.theme()));
    }
}
