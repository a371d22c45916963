use std::ops::Range;

use egui::style::ScrollAnimation;
use egui::{
    CornerRadius, Id, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::Table;
use super::foot::tooltip_ui;
use super::grid::{CELL, along, within};
use super::heads::{band_ui, corner_ui, names_ui, selected_column, titles_ui};
use super::keys::next_cell;
use super::sign::sign_ui;
use crate::explorer::{Command, Explorer};
use crate::map::points_at;
use crate::theme::space;
use crate::view::Selection;

/// Width of the names and height of the titles, in points.
const NAMES: f32 = 176.0;
const TITLES: f32 = 168.0;
/// How much of the height the titles take at most.
const TITLES_AT_MOST: f32 = 0.6;
/// Tables with more cells are made as far as they are in sight; of smaller ones a screen reader finds everything.
const ALL_MADE: usize = 2000;

/// What is chosen in the table: the cell that has the keyboard, the one whose claims are shown, and whether the panel
/// has just been opened.
type Chosen<'a> = (&'a mut [usize; 2], Option<[usize; 2]>, bool);

/// The table in the room that there is: names stay at the left, titles above. Answers with the cell that was clicked.
pub(super) fn table_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    table: &Table,
    (at, chosen, opens): Chosen<'_>,
    commands: &mut Vec<Command>,
) -> Option<[usize; 2]> {
    let whole = ui.max_rect();
    let titles = TITLES.min(whole.height() * TITLES_AT_MOST);
    let names = NAMES.min(whole.width() / 2.0);
    let body = Rect::from_min_max(whole.min + vec2(names, titles), whole.max);
    let area = ScrollArea::both().auto_shrink([false, false]);
    let beside = wheel_beside(ui, whole, body);
    let output = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        area.show_viewport(ui, |ui, viewport| {
            if let Some(by) = beside {
                ui.scroll_with_delta_animation(by, ScrollAnimation::none());
            }
            let cells = Cells {
                explorer,
                table,
                origin: ui.max_rect().min,
                chosen,
            };
            ui.set_min_size(vec2(
                along(table.attendance.events().len(), CELL[0]),
                along(table.attendance.people().len(), CELL[1]),
            ));
            if opens && let Some(column) = selected_column(explorer, table) {
                at[1] = column;
            }
            let clicked = cells.all_ui(ui, viewport, at, commands);
            if opens {
                cells.focus_ui(ui, *at);
            }
            (cells.origin, clicked)
        })
    });
    let scrolled = output.inner;
    let (origin, clicked) = scrolled.inner;
    let inner = scrolled.inner_rect;
    let left = Rect::from_x_y_ranges(whole.min.x..=body.min.x, inner.y_range());
    names_ui(ui, explorer, table, (left, origin.y), commands);
    let above = Rect::from_x_y_ranges(inner.x_range(), whole.min.y..=body.min.y);
    titles_ui(ui, explorer, table, (above, origin.x), commands);
    corner_ui(ui, explorer, Rect::from_min_max(whole.min, body.min));
    let line = Stroke::new(1.0, explorer.theme().line);
    ui.painter().hline(whole.x_range(), body.min.y, line);
    ui.painter().vline(body.min.x, whole.y_range(), line);
    clicked
}

/// How far the wheel turns over the names and the titles, which go along with the cells.
fn wheel_beside(ui: &Ui, whole: Rect, body: Rect) -> Option<Vec2> {
    let is_beside = |at: egui::Pos2| whole.contains(at) && !body.contains(at);
    if !ui.rect_contains_pointer(whole)
        || !ui.input(|i| i.pointer.hover_pos().is_some_and(is_beside))
    {
        return None;
    }
    let turned = ui.input_mut(|i| std::mem::take(&mut i.smooth_scroll_delta));
    (turned != Vec2::ZERO).then_some(turned)
}

fn cell_id(ui: &Ui, [row, column]: [usize; 2]) -> Id {
    ui.scope_id().with(("cell", row, column))
}

/// The cells, in the part of the table that scrolls.
struct Cells<'a> {
    explorer: &'a Explorer,
    table: &'a Table,
    /// Where the first one begins on the screen.
    origin: Pos2,
    chosen: Option<[usize; 2]>,
}

impl Cells<'_> {
    fn size(&self) -> [usize; 2] {
        let attendance = &self.table.attendance;
        [attendance.people().len(), attendance.events().len()]
    }

    fn rect(&self, [row, column]: [usize; 2]) -> Rect {
        let at = self.origin + vec2(along(column, CELL[0]), along(row, CELL[1]));
        Rect::from_min_size(at, CELL.into())
    }

    fn all_ui(
        &self,
        ui: &Ui,
        viewport: Rect,
        at: &mut [usize; 2],
        commands: &mut Vec<Command>,
    ) -> Option<[usize; 2]> {
        let [rows, columns] = self.size();
        let (mut shown_rows, mut shown_columns) = (0..rows, 0..columns);
        if rows.saturating_mul(columns) > ALL_MADE {
            shown_rows = within(viewport.min.y..viewport.max.y, CELL[1], rows);
            shown_columns = within(viewport.min.x..viewport.max.x, CELL[0], columns);
        }
        self.bands_ui(ui, shown_rows.clone(), shown_columns.clone());
        // The table is one tab stop. Where that cell is out of sight and not made, the first one in sight stands in.
        let [row, column] = *at;
        let stop = if shown_rows.contains(&row) && shown_columns.contains(&column) {
            *at
        } else {
            [shown_rows.start, shown_columns.start]
        };
        let mut clicked = None;
        let mut next = None;
        for row in shown_rows {
            for column in shown_columns.clone() {
                let cell = [row, column];
                let id = cell_id(ui, cell);
                // What the arrows have just given the keyboard to must keep it in this frame.
                let sense = if cell == stop || ui.memory(|memory| memory.has_focus(id)) {
                    Sense::click()
                } else {
                    Sense::CLICK
                };
                let response = ui.interact(self.rect(cell), id, sense);
                if self.cell_ui(ui, response.clone(), cell, commands) {
                    clicked = Some(cell);
                }
                if response.has_focus() {
                    next = next.or_else(|| next_cell(ui, &response, cell, self.size()));
                }
            }
        }
        if let Some(cell) = next.or(clicked) {
            *at = cell;
            self.focus_ui(ui, cell);
        }
        clicked
    }

    /// Gives the keyboard to a cell and brings it into sight.
    fn focus_ui(&self, ui: &Ui, cell: [usize; 2]) {
        ui.memory_mut(|memory| memory.request_focus(cell_id(ui, cell)));
        ui.scroll_to_rect_animation(self.rect(cell), None, ScrollAnimation::none());
    }

    /// What lies behind the cells: the columns and rows of what is selected and pointed at, and lines between the people.
    fn bands_ui(&self, ui: &Ui, rows: Range<usize>, columns: Range<usize>) {
        let theme = self.explorer.theme();
        let painter = ui.painter();
        let clip = ui.clip_rect();
        let attention = |selection| self.explorer.attention(&selection);
        let events = self.table.attendance.events();
        for column in columns {
            let id = events[column].id.clone();
            let band = Rect::from_x_y_ranges(self.rect([0, column]).x_range(), clip.y_range());
            band_ui(painter, band, attention(Selection::Event(id)), theme);
        }
        let people = self.table.attendance.people();
        for row in rows {
            let id = people[row].id.clone();
            let band = Rect::from_x_y_ranges(clip.x_range(), self.rect([row, 0]).y_range());
            band_ui(painter, band, attention(Selection::Person(id)), theme);
            let below = band.max.y;
            painter.hline(clip.x_range(), below, Stroke::new(1.0, theme.line));
        }
    }

    /// One cell. Answers whether it was clicked, or Enter was pressed on it.
    fn cell_ui(
        &self,
        ui: &Ui,
        response: Response,
        cell: [usize; 2],
        commands: &mut Vec<Command>,
    ) -> bool {
        let theme = self.explorer.theme();
        let [row, column] = cell;
        let is_chosen = self.chosen == Some(cell);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, is_chosen, self.table.spoken(cell))
        });
        let card = response.rect.shrink(2.0);
        let radius = CornerRadius::same(space::RADIUS);
        let fill = match (is_chosen, response.hovered()) {
            (true, _) => Some(theme.selection_tint),
            (false, true) => Some(theme.hover),
            (false, false) => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(card, radius, fill);
        }
        if is_chosen || response.has_focus() {
            let width = if response.has_focus() { 1.5 } else { 1.0 };
            let ring = Stroke::new(width, theme.selection);
            ui.painter()
                .rect_stroke(card, radius, ring, StrokeKind::Inside);
        }
        let known = self.table.attendance.cell(row, column);
        sign_ui(ui.painter(), theme, response.rect.center(), known);
        let event = &self.table.attendance.events()[column].id;
        let clicked = response.clicked();
        if clicked {
            commands.push(Command::Select(Selection::Event(event.clone())));
        }
        points_at(&response, || Selection::Event(event.clone()), commands);
        response.on_hover_ui(|ui| tooltip_ui(ui, self.explorer, self.table, cell));
        clicked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_cells_that_reach_into_sight_are_made() {
        assert_eq!(within(0.0..100.0, 26.0, 1000), 0..4);
        assert_eq!(within(25.0..27.0, 26.0, 1000), 0..2);
        assert_eq!(within(26.0..52.0, 26.0, 1000), 1..2);
        assert_eq!(within(-50.0..10.0, 26.0, 1000), 0..1);
        assert_eq!(within(25_900.0..26_100.0, 26.0, 1000), 996..1000);
        assert_eq!(within(90_000.0..90_100.0, 26.0, 1000), 1000..1000);
        assert_eq!(within(0.0..100.0, 26.0, 0), 0..0);
    }
}
