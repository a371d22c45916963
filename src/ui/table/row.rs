use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::LINE;
use super::columns::{Columns, words};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::map::{lit, points_at};
use crate::query::Heading;
use crate::text;
use crate::theme::size;
use crate::ui::listed::heading_words;
use crate::view::Selection;

/// The most characters of a cell that are laid out.
const CELL: usize = 160;

pub(super) fn row_id(ui: &Ui, event: EventIx, under: usize) -> Id {
    ui.scope_id().with(("row", event, under))
}

pub(super) fn heading_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    heading: &Heading,
    count: usize,
    width: f32,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
    let words = format!("{}  {count}", heading_words(explorer, heading));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let at = rect.left_center() + vec2(6.0, 2.0);
    let ink = explorer.theme().muted.into();
    ui.painter().text(at, Align2::LEFT_CENTER, words, font, ink);
}

/// One event: a click selects it.
pub(super) fn row_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    columns: &Columns,
    (event, id, is_stop): (EventIx, Id, bool),
    width: f32,
    commands: &mut Vec<Command>,
) -> Response {
    let theme = explorer.theme();
    let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
    let sense = if is_stop || ui.memory(|memory| memory.has_focus(id)) {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id, sense);
    let dataset = explorer.dataset();
    let record = dataset.event(event);
    let is_selected = explorer.selected_event() == Some(event);
    let selection = || Selection::Event(record.id.clone());
    let membership = dataset.span(event).is_some();
    let membership = membership.then(|| explorer.visible().membership(event));
    let when = text::dates(record.whens());
    let spoken = text::spoken_event(&record.title, &when, membership, record.disputed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    points_at(&response, selection, commands);
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Select(selection()));
    }
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, theme.selection_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    } else {
        let attention = explorer.attended().event(event);
        ui.painter().add(lit(rect, attention, theme));
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.selection);
        ui.painter()
            .rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
    }
    for (column, left, wide) in columns.places(width) {
        let cell = Rect::from_min_size(rect.min + vec2(left, 0.0), vec2(wide, LINE));
        cell_ui(
            ui,
            cell,
            &words(explorer, column, event),
            column.is_number(),
            theme.ink.into(),
        );
    }
    let line = Stroke::new(1.0, theme.line);
    ui.painter().hline(rect.x_range(), rect.max.y, line);
    response
}

fn cell_ui(ui: &Ui, cell: Rect, words: &str, is_number: bool, ink: Color32) {
    if words.is_empty() {
        return;
    }
    let one_line = words.replace(['\n', '\r', '\t'], " ");
    let words = text::bidi::elided(&one_line, CELL);
    let format = TextFormat::simple(FontId::new(size::SMALL, FontFamily::Proportional), ink);
    let room = cell.width() - 12.0;
    let mut job = LayoutJob::single_section(words.into_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(room);
    let job = super::super::reading::in_order(ui.painter(), job, room);
    let galley = ui.painter().layout_job(job);
    let left = if is_number {
        cell.max.x - 6.0 - galley.size().x
    } else {
        cell.min.x + 6.0
    };
    let at = egui::pos2(left, cell.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}
