//! The list of bookmarks: shown by a click or `Enter`, renamed in place, moved by keys, buttons or with the mouse.

use egui::{
    Button, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Role, ScrollArea,
    Sense, Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, Window, WindowDrag, pos2, vec2,
};

use super::reading::in_order;
use super::widgets::{bold, command_ui, muted};
use crate::explorer::{Command, Explorer, Panel, Present};
use crate::text;
use crate::theme::{size, space};

/// Width of the panel and height of the list at the most, in points, and the panel's distance from the top of the window.
const WIDTH: f32 = 440.0;
const HEIGHT: f32 = 330.0;
const FROM_TOP: f32 = 56.0;
/// Height of a row and room for its number, in points.
const ROW: f32 = 42.0;
const NUMBER: f32 = 28.0;

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct BookmarksState {
    /// The row that buttons act upon, and that Tab comes to.
    current: usize,
    /// How many there were: a new one becomes the current row.
    count: usize,
    /// The row that is being renamed, and what was typed so far.
    renaming: Option<(usize, String)>,
    /// Whether the current row is to have the keyboard.
    focus: bool,
}

/// The panel, if it is open.
pub(super) fn bookmarks_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let count = explorer.bookmarks().len();
    if count > state.count || state.current >= count {
        state.current = count.saturating_sub(1);
    }
    state.count = count;
    if explorer.transient().panel != Some(Panel::Bookmarks) {
        state.renaming = None;
        return;
    }
    let window = ui.ctx().content_rect();
    let room = window.size() - vec2(2.0 * space::LARGE, FROM_TOP + space::LARGE);
    let width = WIDTH.min(room.x);
    let mut open = true;
    Window::new(text::BOOKMARKS)
        .id(Id::unique("bookmarks"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        // A title that is dragged would be a tab stop without a name.
        .drag_area(WindowDrag::Anywhere)
        // Over the list: the map is what bookmarks are made of.
        .default_pos(pos2(space::LARGE, FROM_TOP))
        .default_width(width)
        .show(ui.ctx(), |ui| {
            ui.set_width(width - 2.0 * space::MEDIUM);
            panel_ui(ui, explorer, state, commands);
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::Bookmarks));
    }
}

fn panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let some = !explorer.bookmarks().is_empty();
    ui.horizontal(|ui| {
        command_ui(ui, &Command::AddBookmark, true, commands);
        command_ui(ui, &Command::Present(Present::Begin), some, commands);
    });
    ui.add_space(space::TINY);
    if let Some(removed) = explorer.removed_bookmark() {
        ui.horizontal(|ui| {
            let name = text::bidi::elided(&removed.name, 40);
            ui.label(muted(text::removed(&name), theme));
            if ui.button(text::BRING_BACK).clicked() {
                commands.push(Command::RestoreBookmark);
            }
        });
    }
    if !some {
        ui.label(bold(text::NO_BOOKMARKS, size::BODY));
        ui.label(muted(text::NO_BOOKMARKS_HINT, theme).size(size::BODY));
        return;
    }
    let height = HEIGHT.min(ui.ctx().content_rect().height() * 0.5);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        rows_ui(ui, explorer, state, commands);
    });
    ui.add_space(space::TINY);
    buttons_ui(ui, explorer, state, commands);
    ui.label(muted(text::BOOKMARK_KEYS, theme));
}

/// What is done with the current row.
fn buttons_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let (at, last) = (state.current, explorer.bookmarks().len() - 1);
    ui.horizontal_wrapped(|ui| {
        let mut button = |words: &str, enabled: bool| {
            let response = ui.add_enabled(enabled, Button::new(words));
            response.clicked()
        };
        if button(text::RENAME, true) {
            begin_to_rename(explorer, state);
        }
        if button(text::MOVE_UP, at > 0) {
            move_row(state, at, at.saturating_sub(1), commands);
        }
        if button(text::MOVE_DOWN, at < last) {
            move_row(state, at, at + 1, commands);
        }
        if button(text::COPY_ITS_LINK, true) {
            commands.push(Command::CopyBookmarkLink(at));
        }
        if button(text::REMOVE, true) {
            commands.push(Command::RemoveBookmark(at));
        }
    });
}

fn begin_to_rename(explorer: &Explorer, state: &mut BookmarksState) {
    let bookmark = explorer.bookmarks().get(state.current);
    state.renaming = bookmark.map(|it| (state.current, it.name.clone()));
}

fn move_row(state: &mut BookmarksState, from: usize, to: usize, commands: &mut Vec<Command>) {
    commands.push(Command::MoveBookmark { from, to });
    state.current = to;
}

fn rows_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let count = explorer.bookmarks().len();
    let room = vec2(ui.available_width(), ROW * row_count(count));
    let (list, _) = ui.allocate_exact_size(room, Sense::hover());
    let mut dropped = None;
    for at in 0..count {
        let top = list.min.y + ROW * row_count(at);
        let rect = Rect::from_min_size(pos2(list.min.x, top), vec2(room.x, ROW));
        if state.renaming.as_ref().is_some_and(|(row, _)| *row == at) {
            rename_ui(ui, rect, state, commands);
            continue;
        }
        let response = row_ui(ui, explorer, rect, (at, state.current == at));
        if state.current == at && std::mem::take(&mut state.focus) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.clicked() {
            state.current = at;
            commands.push(Command::ShowBookmark(at));
        } else if response.has_focus() {
            state.current = at;
            keys_ui(ui, explorer, &response, state, commands);
        }
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.dragged_by(PointerButton::Primary) || response.drag_stopped())
        {
            dropped = Some((
                at,
                row_under(list, pointer.y, count),
                response.drag_stopped(),
            ));
        }
    }
    let Some((from, to, is_dropped)) = dropped else {
        return;
    };
    if is_dropped {
        if from != to {
            move_row(state, from, to, commands);
        }
    } else {
        let below = row_count(to) + if to > from { 1.0 } else { 0.0 };
        let y = list.min.y + ROW * below;
        let line = Stroke::new(2.0, explorer.theme().selection);
        ui.painter().hline(list.x_range(), y, line);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a list that people read")]
fn row_count(rows: usize) -> f32 {
    rows as f32
}

/// The row at a height of the list.
fn row_under(list: Rect, y: f32, count: usize) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative, and a list that people read"
    )]
    let row = ((y - list.min.y) / ROW).max(0.0) as usize;
    row.min(count.saturating_sub(1))
}

/// One bookmark: its number, its name, and when.
fn row_ui(ui: &Ui, explorer: &Explorer, rect: Rect, (at, is_stop): (usize, bool)) -> Response {
    let theme = explorer.theme();
    let id = ui.scope_id().with(("bookmark", at));
    // What the arrows have just given the keyboard to must keep it in this frame.
    let is_stop = is_stop || ui.memory(|memory| memory.has_focus(id));
    let sense = if is_stop {
        Sense::click_and_drag()
    } else {
        Sense::CLICK | Sense::DRAG
    };
    let response = ui.interact(rect, id, sense);
    let all = explorer.bookmarks();
    let bookmark = &all[at];
    let when = text::window(&explorer.window_of(&bookmark.view));
    let is_shown = explorer.shown_bookmark() == Some(at);
    let spoken = text::spoken_bookmark(at, all.len(), &bookmark.name, &when);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let fill = match (is_shown, response.hovered()) {
        (true, _) => theme.selection_tint,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    painter.rect_filled(rect, f32::from(space::RADIUS), fill);
    if response.has_focus() {
        let (stroke, inside) = (Stroke::new(1.5, theme.selection), egui::StrokeKind::Inside);
        painter.rect_stroke(rect, f32::from(space::RADIUS), stroke, inside);
    }
    let line = |words: &str, points: f32, ink: crate::theme::Rgba| {
        let font = egui::FontId::new(points, egui::FontFamily::Proportional);
        let room = rect.width() - NUMBER - space::SMALL;
        let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, ink.into(), room);
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        painter.layout_job(in_order(painter, job, room))
    };
    let (left, top) = (rect.min.x + NUMBER, rect.min.y + 4.0);
    let number = line(&(at + 1).to_string(), size::SMALL, theme.muted);
    let number_at = pos2(left - space::SMALL - number.size().x, top + 2.0);
    painter.galley(number_at, number, theme.muted.into());
    let name = line(
        text::without_time(&bookmark.name, &when),
        size::BODY,
        theme.ink,
    );
    let below = top + name.size().y + 1.0;
    painter.galley(pos2(left, top), name, theme.ink.into());
    let when = line(&when, size::SMALL, theme.muted);
    painter.galley(pos2(left, below), when, theme.muted.into());
    response
}

/// A row that has the keyboard.
fn keys_ui(
    ui: &Ui,
    explorer: &Explorer,
    row: &Response,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row.id, filter));
    // Taken, so that the row that gets the keyboard now does not go on with the same press.
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let (at, last) = (state.current, explorer.bookmarks().len() - 1);
    let mut to = at;
    if pressed(Modifiers::ALT, Key::ArrowUp) && at > 0 {
        move_row(state, at, at - 1, commands);
        state.focus = true;
    } else if pressed(Modifiers::ALT, Key::ArrowDown) && at < last {
        move_row(state, at, at + 1, commands);
        state.focus = true;
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        to = at.saturating_sub(1);
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        to = (at + 1).min(last);
    } else if pressed(Modifiers::NONE, Key::Home) {
        to = 0;
    } else if pressed(Modifiers::NONE, Key::End) {
        to = last;
    } else if pressed(Modifiers::NONE, Key::F2) {
        begin_to_rename(explorer, state);
    } else if pressed(Modifiers::NONE, Key::Delete) {
        commands.push(Command::RemoveBookmark(at));
        state.current = at.min(last.saturating_sub(1));
        state.focus = true;
    }
    if to != at {
        state.current = to;
        state.focus = true;
    }
}

/// A row whose name is being typed: `Enter` takes it, `Esc` leaves it as it was.
fn rename_ui(ui: &mut Ui, rect: Rect, state: &mut BookmarksState, commands: &mut Vec<Command>) {
    let Some((at, typed)) = &mut state.renaming else {
        return;
    };
    let at = *at;
    let room = Rect::from_min_max(rect.min + vec2(NUMBER, 8.0), rect.max - vec2(4.0, 8.0));
    let id = ui.scope_id().with(("rename", at));
    let begins = !ui.memory(|memory| memory.had_focus_last_frame(id));
    let edit = TextEdit::singleline(typed)
        .id(id)
        .desired_width(room.width());
    let mut child = ui.new_child(UiBuilder::new().max_rect(room));
    let response = child.add(edit);
    response.widget_info(|| WidgetInfo {
        label: Some(text::BOOKMARK_NAME.to_owned()),
        ..WidgetInfo::text_edit(true, typed.as_str(), typed.as_str(), "")
    });
    if response.lost_focus() {
        if !ui.input(|input| input.key_pressed(Key::Escape)) {
            commands.push(Command::RenameBookmark(at, std::mem::take(typed)));
        }
        state.renaming = None;
        state.focus = true;
    } else if begins && !response.has_focus() {
        response.request_focus();
    }
}
