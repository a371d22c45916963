//! The left panel: search, choices, and the list of what is visible.

mod choices;
mod clear;
mod completion;
mod facets;
mod help;
mod hits;
mod layout;
mod list;
mod order;
mod row;

use egui::{Key, Modifiers, TextEdit, Ui, WidgetInfo};

use super::widgets::{command_ui, hairline_ui, muted};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::time::WindowMode;
use crate::view::Selection;
use completion::CompletionState;
use facets::Choosing;
use layout::ListLayout;

/// What the list keeps from one frame to the next.
#[derive(Default)]
pub(super) struct EventsPanelState {
    pub(super) focus_search: bool,
    /// The search field, once it was there.
    field: Option<egui::Id>,
    /// Whether the keyboard goes from the field to what was found.
    to_hits: bool,
    /// What can follow in the search field.
    completion: CompletionState,
    /// The menu of what can be chosen.
    choosing: Choosing,
    layout: ListLayout,
    /// The row of the selected event: it may have several.
    row: usize,
    /// Which file is listed, by where it lies in memory.
    file: usize,
    /// The selection that was scrolled to.
    scrolled_to: Option<Selection>,
}

/// Search, choices and the list of what is visible.
pub(super) fn events_panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    ui.spacing_mut().item_spacing.y = 0.0;
    state.layout.update(explorer);
    egui::Frame::new()
        .inner_margin(space::MEDIUM)
        .show(ui, |ui| {
            search_ui(ui, explorer, state, commands);
            hits::hits_ui(ui, explorer, state, commands);
            ui.add_space(space::SMALL);
            choices::choices_ui(ui, explorer, state, commands);
        });
    hairline_ui(ui, theme);
    order::order_ui(ui, explorer, commands);
    hairline_ui(ui, theme);
    if state.layout.listing().rows() == 0 {
        nothing_ui(ui, explorer, commands);
        return;
    }
    list::list_ui(ui, explorer, state, commands);
}

fn search_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let id = ui.scope_id().with("search");
    state.field = Some(id);
    if std::mem::take(&mut state.focus_search) {
        // Before the field is there, so that it has what is typed in this very frame.
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    completion::field_keys_ui(ui, explorer, id, state, commands);
    // Taken from the field before it sees it.
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    state.to_hits = has_keyboard
        && !explorer.found().is_empty()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    if has_keyboard {
        hits::field_keys_ui(ui, explorer, &state.layout, commands);
    }
    let words_before = &explorer.view().filter.words;
    let mut words = words_before.clone();
    let completion = &state.completion;
    let mut layouter = |ui: &Ui, words: &dyn egui::TextBuffer, _: f32| {
        completion::galley_ui(ui, explorer, completion, words)
    };
    let edit = TextEdit::singleline(&mut words)
        .id(id)
        .hint_text(text::SEARCH_HINT)
        .layouter(&mut layouter)
        .margin(clear::margin(!words_before.is_empty()));
    let response = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TINY;
            let room = ui.available_width() - help::BUTTON - space::TINY;
            let response = ui.add(edit.desired_width(room));
            if !words_before.is_empty() {
                clear::clear_ui(ui, explorer.theme(), &response, commands);
            }
            help::help_ui(ui, explorer, response.rect.height());
            response
        })
        .inner;
    response.widget_info(|| WidgetInfo {
        label: Some(text::SEARCH.to_owned()),
        ..WidgetInfo::text_edit(true, words_before, &words, text::SEARCH_HINT)
    });
    if response.changed() {
        commands.push(Command::SetWords(words));
    }
    if response.lost_focus() {
        commands.push(Command::EndStroke);
    }
    completion::below_ui(ui, explorer, &response, state, commands);
}

fn nothing_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    egui::Frame::new()
        .inner_margin(space::LARGE)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL;
            if explorer.dataset().is_empty() {
                ui.label(text::NO_EVENTS);
                ui.label(muted(text::NO_EVENTS_HINT, theme));
                command_ui(ui, &Command::Open, true, commands);
                return;
            }
            if explorer.view().only_in_sight && !explorer.visible().is_empty() {
                ui.label(text::NOTHING_IN_SIGHT);
                command_ui(ui, &Command::ToggleOnlyInSight, true, commands);
                return;
            }
            ui.label(text::NOTHING_HERE);
            ui.label(muted(text::NOTHING_HERE_HINT, theme));
            if !explorer.view().filter.is_empty() {
                command_ui(ui, &Command::ClearFilter, true, commands);
            }
            if let Some(extent) = explorer.dataset().extent()
                && ui.button(text::SHOW_ALL_TIME).clicked()
            {
                commands.push(Command::SetMode(WindowMode::Window));
                commands.push(Command::SetWindow(extent));
            }
        });
}
