//! The list as a table: rows of events with the columns that one likes, sorted by a click on their heads, copied as CSV.
//!
//! It shows what the list shows, in the same order and under the same headings.

mod columns;
mod head;
mod row;

use egui::{Align, Align2, Id, Layout, ScrollArea, Ui, Window, WindowDrag, pos2, vec2};

use super::listed::{Listed, row_keys_ui};
use super::widgets::{command_ui, muted};
use crate::explorer::{Command, Explorer, Panel};
use crate::query::Line;
use crate::text;
use crate::theme::space;
use crate::view::Selection;
use columns::{Columns, columns_ui};
use head::head_ui;
use row::{heading_ui, row_id, row_ui};

/// Size of the panel at first and at least, and its distance from the upper edge of the window, in points.
const SIZE: [f32; 2] = [1180.0, 520.0];
const LEAST: [f32; 2] = [320.0, 200.0];
const FROM_TOP: f32 = 56.0;
/// The part of the window's height that it takes at first: below it there is still some of the map.
const AT_MOST: f32 = 0.42;
/// Height of a line, in points.
const LINE: f32 = 24.0;

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct TableState {
    listed: Listed,
    columns: Columns,
    /// The row of the selected event.
    row: usize,
    /// The selection that was scrolled to.
    scrolled_to: Option<Selection>,
}

/// The panel, if it is open.
pub(super) fn table_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut TableState,
    commands: &mut Vec<Command>,
) {
    if explorer.transient().panel != Some(Panel::Table) {
        return;
    }
    state.listed.update(explorer);
    state.columns.update(explorer);
    let window = ui.ctx().content_rect();
    let room = window.size() - vec2(2.0 * space::LARGE, FROM_TOP + space::LARGE);
    let mut open = true;
    Window::new(text::TABLE)
        .id(Id::unique("table"))
        .open(&mut open)
        .collapsible(false)
        // A title that is dragged would be a tab stop without a name.
        .drag_area(WindowDrag::Anywhere)
        .pivot(Align2::CENTER_TOP)
        .default_pos(pos2(window.center().x, FROM_TOP))
        .default_size(vec2(SIZE[0], SIZE[1].min(window.height() * AT_MOST)).min(room))
        .min_size(vec2(LEAST[0], LEAST[1]).min(room))
        .max_size(room)
        .show(ui.ctx(), |ui| {
            bar_ui(ui, explorer, &state.columns, commands);
            rows_ui(ui, explorer, state, commands);
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::Table));
    }
}

/// How many there are, and what can be done with them.
fn bar_ui(ui: &mut Ui, explorer: &Explorer, columns: &Columns, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let count = text::events(explorer.listed().len());
        ui.label(muted(count, explorer.theme()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            command_ui(ui, &Command::CopyTable, true, commands);
            columns_ui(ui, explorer, columns, commands);
        });
    });
    ui.add_space(space::TINY);
}

/// The heads and, below them, as many lines as are in sight.
fn rows_ui(ui: &mut Ui, explorer: &Explorer, state: &mut TableState, commands: &mut Vec<Command>) {
    let TableState {
        listed,
        columns,
        row,
        scrolled_to,
    } = state;
    let selected = explorer.selected_event();
    let at = selected.and_then(|event| listed.row_of(explorer, event, *row));
    *row = at.unwrap_or(0);
    let width = columns.width().max(ui.available_width());
    let across = ScrollArea::horizontal().auto_shrink([false, false]);
    across.show(ui, |ui| {
        ui.set_width(width);
        head_ui(ui, explorer, columns, width, commands);
        let mut area = ScrollArea::vertical().auto_shrink([false, false]);
        let selection = &explorer.view().selection;
        if selection != scrolled_to {
            scrolled_to.clone_from(selection);
            if let Some(at) = at {
                let middle = listed.listing().line_of(at);
                area = area.vertical_scroll_offset(offset(middle, ui.available_height()));
            }
        }
        let lines = listed.listing().lines();
        area.show_rows(ui, LINE, lines, |ui, shown| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let stop = stop(explorer, listed, at, shown.clone());
            for line in shown {
                match listed.line(explorer, line) {
                    Some(Line::Heading(heading, count)) => {
                        heading_ui(ui, explorer, heading, count, width);
                    }
                    Some(Line::Event(event, under)) => {
                        let id = row_id(ui, event, under);
                        let is_stop = stop == Some(line);
                        let response =
                            row_ui(ui, explorer, columns, (event, id, is_stop), width, commands);
                        let this = line - listed.listing().headings_before(line);
                        if response.clicked() || response.has_focus() {
                            *row = this;
                        }
                        if response.has_focus() {
                            let at = (&*listed, this);
                            row_keys_ui(ui, &response, explorer, at, row_id, commands);
                        }
                    }
                    None => {}
                }
            }
        });
    });
}

/// The line that is the table's tab stop: its selected row, or the first one in sight.
fn stop(
    explorer: &Explorer,
    listed: &Listed,
    row: Option<usize>,
    mut shown: std::ops::Range<usize>,
) -> Option<usize> {
    let selected = row.map(|row| listed.listing().line_of(row));
    let is_row = |line: &usize| matches!(listed.line(explorer, *line), Some(Line::Event(..)));
    selected
        .filter(|line| shown.contains(line))
        .or_else(|| shown.find(is_row))
}

/// How far down the table is when a line stands in its middle.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "points of the screen"
)]
fn offset(line: usize, room: f32) -> f32 {
    ((line as f64 + 0.5) * f64::from(LINE) - f64::from(room) / 2.0).max(0.0) as f32
}
