//! Around the search field: what can follow while a query is typed, what is wrong with it, and the mark under the
//! mistake.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat, TextWrapping};
use egui::text_edit::TextEditState;
use egui::{
    Button, EventFilter, FontFamily, FontId, Galley, Id, Key, Modifiers, Response, Role, Stroke,
    TextBuffer, Ui, WidgetInfo, vec2,
};

use super::EventsPanelState;
use crate::explorer::{Command, Completion, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::ui::reading::in_order;
use crate::ui::widgets::muted;
use crate::view::query::QueryError;

/// Height of a row in points.
const ROW: f32 = 24.0;
/// The part of a row that a name takes at the most, if what it is needs the rest.
const NAME: f32 = 0.6;
/// Width of the line under a mistake in points.
const UNDERLINE: f32 = 2.0;

/// What completing keeps from one frame to the next.
#[derive(Default)]
pub(super) struct CompletionState {
    /// What is offered, for a query, a place of the caret, and what is listed.
    offered: Option<(OfferedFor, Vec<Completion>)>,
    /// The query for which the list was closed.
    closed: Option<String>,
    /// Whether the keyboard goes from the field to the list.
    to_rows: bool,
    /// Whether a row of the list has the keyboard.
    in_rows: bool,
    /// Behind which letter the caret goes when the query of a completion stands in the field.
    caret: Option<usize>,
}

/// For what something is offered.
type OfferedFor = (String, usize, u64);

impl CompletionState {
    fn rows(&self) -> &[Completion] {
        self.offered.as_ref().map_or(&[], |(_, rows)| rows)
    }

    /// Finds out anew what can follow, if anything has changed.
    fn update(&mut self, explorer: &Explorer, caret: Option<usize>) {
        let query = &explorer.view().filter.words;
        let caret = caret.filter(|_| self.closed.as_ref() != Some(query));
        let Some(caret) = caret else {
            self.offered = None;
            return;
        };
        self.closed = None;
        let revision = explorer.visible().listed_revision();
        let is_fresh = self
            .offered
            .as_ref()
            .is_some_and(|((of, at, then), _)| (of, *at, *then) == (query, caret, revision));
        if !is_fresh {
            let rows = explorer.completions(caret);
            self.offered = Some(((query.clone(), caret, revision), rows));
        }
    }
}

/// The keys of the field while something is offered, before the field sees them: ↓ goes to the list, Tab takes its
/// first row, Enter does where that is a value, Esc closes it.
pub(super) fn field_keys_ui(
    ui: &Ui,
    explorer: &Explorer,
    field: Id,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let completion = &mut state.completion;
    if let Some(caret) = completion.caret.take() {
        let caret = CCursorRange::one(CCursor::new(caret));
        let mut edit = TextEditState::load(ui.ctx(), field).unwrap_or_default();
        edit.cursor.set_char_range(Some(caret));
        edit.store(ui.ctx(), field);
    }
    let Some(first) = completion.rows().first().cloned() else {
        return;
    };
    if !ui.memory(|memory| memory.has_focus(field)) {
        return;
    }
    let query = &explorer.view().filter.words;
    let is_written = query.trim_end() == first.query.trim_end();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        completion.to_rows = true;
    } else if pressed(Key::Escape) {
        completion.closed = Some(query.clone());
        completion.offered = None;
    } else if first.is_value && !is_written && pressed(Key::Enter) || pressed(Key::Tab) {
        take(ui, field, &first, completion, commands);
    }
}

/// Lays a query out in its field, with a line under what is wrong.
pub(super) fn galley_ui(
    ui: &Ui,
    explorer: &Explorer,
    completion: &CompletionState,
    words: &dyn TextBuffer,
) -> Arc<Galley> {
    let theme = explorer.theme();
    let words = words.as_str();
    let font = FontId::new(size::BODY, FontFamily::Proportional);
    let format = TextFormat::simple(font, theme.ink.into());
    // The answer is to the query of the last frame: what was typed since is looked at in the next one.
    let is_same = explorer.view().filter.words == words;
    let wrong = mistake(explorer, completion)
        .filter(|_| is_same)
        .map(QueryError::range);
    let mut job = LayoutJob {
        break_on_newline: false,
        ..LayoutJob::default()
    };
    match wrong.map(|range| visible_range(words, range)) {
        Some(range) => {
            let marked = TextFormat {
                underline: Stroke::new(UNDERLINE, theme.dispute),
                ..format.clone()
            };
            job.append(&words[..range.start], 0.0, format.clone());
            job.append(&words[range.clone()], 0.0, marked);
            job.append(&words[range.end..], 0.0, format);
        }
        None => job.append(words, 0.0, format),
    }
    ui.painter().layout_job(job)
}

/// What is wrong with the query, unless it is where somebody types and can still be completed.
fn mistake<'a>(explorer: &'a Explorer, completion: &CompletionState) -> Option<&'a QueryError> {
    let error = explorer.visible().answer().parsed().error.as_ref()?;
    let offered = completion.offered.as_ref();
    let typed = offered.filter(|(_, rows)| !rows.is_empty());
    let caret = typed.map(|((_, caret, _), _)| *caret);
    (caret != Some(error.range().end)).then_some(error)
}

/// The bytes under which a line is drawn: the last letter before, where nothing is there.
fn visible_range(words: &str, range: Range<usize>) -> Range<usize> {
    let inside = |range: &Range<usize>| words.get(range.clone()).is_some();
    if !inside(&range) {
        return 0..0;
    }
    if !range.is_empty() {
        return range;
    }
    let before = words[..range.start].char_indices().next_back();
    before.map_or(range.clone(), |(at, _)| at..range.start)
}

/// What stands below the field: what is wrong, what nothing is called, and what can follow.
pub(super) fn below_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    field: &Response,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let completion = &mut state.completion;
    let words = &explorer.view().filter.words;
    let caret = if completion.in_rows {
        completion.offered.as_ref().map(|((_, caret, _), _)| *caret)
    } else {
        caret(ui, field.id, words).filter(|_| field.has_focus())
    };
    completion.update(explorer, caret);
    completion.in_rows = false;
    said_ui(ui, explorer, completion);
    if completion.rows().is_empty() {
        completion.to_rows = false;
        return;
    }
    // What is offered takes the keys that otherwise lead out of the field.
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
    ui.add_space(space::TINY);
    let rows: Vec<Response> = completion
        .rows()
        .iter()
        .enumerate()
        .map(|(at, row)| {
            ui.push_id(("completion", at), |ui| row_ui(ui, explorer.theme(), row))
                .inner
        })
        .collect();
    if let Some(at) = rows.iter().position(Response::clicked) {
        let row = completion.rows()[at].clone();
        take(ui, field.id, &row, completion, commands);
        return;
    }
    if std::mem::take(&mut completion.to_rows) {
        rows[0].request_focus();
        completion.in_rows = true;
    } else if let Some(at) = rows.iter().position(Response::has_focus) {
        completion.in_rows = true;
        row_keys_ui(ui, explorer, (&rows, at), field.id, state, commands);
    }
}

/// What is wrong with the query, and which names nothing has.
fn said_ui(ui: &mut Ui, explorer: &Explorer, completion: &CompletionState) {
    let theme = explorer.theme();
    let answer = explorer.visible().answer();
    if let Some(error) = mistake(explorer, completion) {
        ui.add_space(space::TINY);
        let words = text::query_error_with_hint(&error.to_string(), error.hint());
        ui.label(muted(words, theme).color(theme.dispute));
    }
    for note in answer.notes() {
        ui.add_space(space::TINY);
        ui.label(muted(note, theme));
    }
}

/// The byte at which the caret stands; `None` where something is selected.
fn caret(ui: &Ui, field: Id, words: &str) -> Option<usize> {
    let range = TextEditState::load(ui.ctx(), field)?.cursor.char_range()?;
    let at = range.primary.index;
    if at != range.secondary.index {
        return None;
    }
    let mut starts = words.char_indices().map(|(at, _)| at);
    Some(starts.nth(at.0).unwrap_or(words.len()))
}

/// One completion, with what it is at the right in the room that is left: the panel never grows with what is offered.
fn row_ui(ui: &mut Ui, theme: &Theme, row: &Completion) -> Response {
    let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
    let laid = |words: &str, points: f32, room: f32| {
        let font = FontId::new(points, FontFamily::Proportional);
        let mut job = LayoutJob::simple(words.to_owned(), font, theme.muted.into(), room);
        job.wrap = TextWrapping::truncate_at_width(room);
        let painter = ui.painter();
        painter.layout_job(in_order(painter, job, room))
    };
    let shown = text::bidi::elided(row.shown(), 40);
    let name = laid(&shown, size::BODY, room * NAME).size().x;
    let meaning = text::bidi::elided(&row.meaning, 60);
    let meaning = laid(&meaning, size::SMALL, room - name - space::LARGE);
    let button = Button::selectable(false, &*shown)
        .right_text(meaning)
        .truncate()
        .min_size(vec2(ui.available_width(), ROW));
    let response = ui.add(button);
    let spoken = text::spoken_completion(row.shown(), &row.meaning);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    response.on_hover_text(&row.meaning)
}

/// The row that has the keyboard: arrows go to its neighbours, up to the field and down to what was found; Esc closes
/// the list.
fn row_keys_ui(
    ui: &Ui,
    explorer: &Explorer,
    (rows, at): (&[Response], usize),
    field: Id,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter {
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[at].id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        match rows.get(at + 1) {
            Some(next) => next.request_focus(),
            None => state.to_hits = !explorer.found().is_empty(),
        }
    }
    if pressed(Key::ArrowUp) {
        match at.checked_sub(1) {
            Some(before) => rows[before].request_focus(),
            None => ui.memory_mut(|memory| memory.request_focus(field)),
        }
    }
    if pressed(Key::Escape) {
        // It closes what lies on top, and no more than that.
        commands.retain(|command| *command != Command::Deselect);
        state.completion.closed = Some(explorer.view().filter.words.clone());
        state.completion.offered = None;
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

/// Writes a completion into the field, with the caret behind it.
fn take(
    ui: &Ui,
    field: Id,
    row: &Completion,
    state: &mut CompletionState,
    commands: &mut Vec<Command>,
) {
    let behind = row.query.get(..row.caret).unwrap_or(&row.query);
    state.caret = Some(behind.chars().count());
    ui.memory_mut(|memory| memory.request_focus(field));
    state.offered = None;
    commands.push(Command::SetWords(row.query.clone()));
}
