use egui::text::{CCursor, CCursorRange};
use egui::{
    EventFilter, Key, Modifiers, PointerButton, Rect, Response, Role, Sense, Stroke, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::reading::in_order;
use super::BookmarksState;
use super::actions::{Action, menu_ui};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};

/// Height of a row and room for its number, in points.
const ROW: f32 = 42.0;
const NUMBER: f32 = 28.0;
/// Points between a name and the time below it.
const BETWEEN: f32 = 1.0;

/// All bookmarks, one below the other.
pub(super) fn rows_ui(
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
        if state.current == at && state.focus {
            // A panel that has just opened is laid out twice.
            state.focus = ui.is_sizing_pass();
            response.request_focus();
            response.scroll_to_me(None);
        }
        response.context_menu(|ui| menu_ui(ui, explorer, at, state, commands));
        if response.clicked() {
            state.current = at;
            commands.push(Command::ShowBookmark(at));
        } else if response.has_focus() && !state.focus {
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
            state.move_row(from, to, commands);
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
    let left = rect.min.x + NUMBER;
    let name = text::without_time(&bookmark.name, &when);
    let name = line(name, size::BODY, theme.ink);
    // What the name says already is not said below it.
    let below = (!text::is_when(&bookmark.name, &when)).then(|| {
        let when = line(&when, size::SMALL, theme.muted);
        (name.size().y + BETWEEN, when)
    });
    let height = below
        .as_ref()
        .map_or(name.size().y, |(at, when)| at + when.size().y);
    let top = rect.center().y - height / 2.0;
    let number = line(&(at + 1).to_string(), size::SMALL, theme.muted);
    let on_line = name.size().y - number.size().y - 1.0;
    let number_at = pos2(left - space::SMALL - number.size().x, top + on_line);
    painter.galley(number_at, number, theme.muted.into());
    painter.galley(pos2(left, top), name, theme.ink.into());
    if let Some((at, when)) = below {
        painter.galley(pos2(left, top + at), when, theme.muted.into());
    }
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
    let keys = Action::ALL.into_iter().find(|action| {
        let key = action.key().filter(|_| action.is_possible(at, last));
        key.is_some_and(|(modifiers, key)| pressed(modifiers, key))
    });
    if let Some(action) = keys {
        state.perform(action, at, explorer, commands);
        state.focus = action != Action::Rename;
        return;
    }
    if pressed(Modifiers::NONE, Key::ArrowUp) {
        to = at.saturating_sub(1);
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        to = (at + 1).min(last);
    } else if pressed(Modifiers::NONE, Key::Home) {
        to = 0;
    } else if pressed(Modifiers::NONE, Key::End) {
        to = last;
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
        // What is typed takes the place of the name; an arrow keeps it.
        let whole = CCursorRange::two(CCursor::new(0), CCursor::new(typed.chars().count()));
        let mut edit = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
        edit.cursor.set_char_range(Some(whole));
        edit.store(ui.ctx(), id);
    }
}
