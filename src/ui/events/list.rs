use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Rect, Response, Role, ScrollArea, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::EventsPanelState;
use super::layout::{HEADING, ListLayout, ROW};
use super::row::paint_row;
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::map::{lit, points_at};
use crate::query::{Line, Needle};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::ui::listed::{heading_words, row_keys_ui};
use crate::view::Selection;

/// The list. Only what is in sight is made, however long it is.
pub(super) fn list_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let selection = explorer.view().selection.clone();
    let selected = explorer.selected_event();
    let layout = &state.layout;
    let at = selected.and_then(|event| layout.row_of(explorer, event, state.row));
    state.row = at.unwrap_or(0);
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    let file = std::ptr::from_ref(explorer.whole()).addr();
    if file != state.file {
        // Another file begins at its beginning, wherever the list of the one before was.
        state.file = file;
        area = area.vertical_scroll_offset(0.0);
    }
    if selection != state.scrolled_to {
        state.scrolled_to = selection;
        if let Some(at) = at {
            area = area.vertical_scroll_offset(offset(layout, at, ui.available_height()));
        }
    }
    let needle = Needle::new(&explorer.visible().answer().marked_words());
    area.show_viewport(ui, |ui, viewport| {
        let stretch = f64::from(viewport.min.y)..f64::from(viewport.max.y);
        let lines = layout.within(stretch);
        // The list is one tab stop: its selected row, or the first one in sight. Rows out of sight are not made.
        let line = layout.listing().line_of(at.unwrap_or(0));
        let is_row = |line: &usize| matches!(layout.line(explorer, *line), Some(Line::Event(..)));
        let stop = lines.contains(&line).then_some(line).filter(is_row);
        let stop = stop.or_else(|| lines.clone().find(is_row));
        ui.set_height(narrow(layout.height()));
        let left_top = ui.max_rect().min + vec2(0.0, viewport.min.y);
        let width = ui.available_width();
        for line in lines {
            let below = layout.top(line) - f64::from(viewport.min.y);
            let at = left_top + vec2(0.0, narrow(below));
            match layout.line(explorer, line) {
                Some(Line::Heading(heading, count)) => {
                    let words = heading_words(explorer, heading);
                    heading_ui(ui, explorer.theme(), at, width, &words, count);
                }
                Some(Line::Event(event, under)) => {
                    let rect = Rect::from_min_size(at, vec2(width, ROW));
                    // What the arrows have just given the keyboard to must keep it in this frame.
                    let id = row_id(ui, event, under);
                    let sense = if stop == Some(line) || ui.memory(|m| m.has_focus(id)) {
                        Sense::click()
                    } else {
                        Sense::CLICK
                    };
                    let response = ui.interact(rect, id, sense);
                    row_ui(ui, &response, explorer, event, &needle, commands);
                    let row = line - layout.listing().headings_before(line);
                    if response.clicked() || response.has_focus() {
                        state.row = row;
                    }
                    if response.has_focus() {
                        let at = (layout.listed(), row);
                        row_keys_ui(ui, &response, explorer, at, row_id, commands);
                    }
                }
                None => {}
            }
        }
    });
}

/// How far down the list is when a row stands in its middle.
fn offset(layout: &ListLayout, row: usize, room: f32) -> f32 {
    let stretch = layout.stretch_of(row);
    let room = f64::from(room);
    let middle = f64::midpoint(stretch.start, stretch.end) - room / 2.0;
    narrow(middle.clamp(0.0, (layout.height() - room).max(0.0)))
}

/// Points of the screen.
#[expect(clippy::cast_possible_truncation, reason = "points of the screen")]
fn narrow(points: f64) -> f32 {
    points as f32
}

fn row_id(ui: &Ui, event: EventIx, under: usize) -> egui::Id {
    ui.scope_id().with(("event", event, under))
}

fn heading_ui(ui: &Ui, theme: &Theme, at: egui::Pos2, width: f32, words: &str, count: usize) {
    let room = Rect::from_min_size(at, vec2(width, HEADING));
    let spoken = format!("{words}: {count}");
    ui.interact(room, ui.scope_id().with(("heading", words)), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let y = at.y + HEADING - 8.0;
    let painter = ui.painter();
    let color: Color32 = theme.muted.into();
    let left = pos2(at.x + space::MEDIUM, y);
    painter.text(left, Align2::LEFT_BOTTOM, words, font.clone(), color);
    let right = pos2(at.x + width - space::LARGE, y);
    painter.text(right, Align2::RIGHT_BOTTOM, count, font, color);
}

fn row_ui(
    ui: &Ui,
    response: &Response,
    explorer: &Explorer,
    ix: EventIx,
    needle: &Needle,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let dated = explorer.dataset().span(ix).is_some();
    let membership = dated.then(|| explorer.visible().membership(ix));
    let event = explorer.dataset().event(ix);
    let is_selected = explorer.selected_event() == Some(ix);
    let when = text::dates(event.whens());
    let spoken = text::spoken_event(&event.title, &when, membership, event.disputed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    points_at(response, || Selection::Event(event.id.clone()), commands);
    let answer = explorer.visible().answer();
    if answer.has_fields() {
        response.clone().on_hover_ui(|ui| {
            ui.label(text::matches(&answer.why(explorer.dataset(), ix)));
        });
    }
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Select(Selection::Event(event.id.clone())));
    }
    let painter = ui.painter();
    let card = response.rect.shrink2(vec2(6.0, 1.0));
    let radius = CornerRadius::same(space::RADIUS);
    if is_selected {
        painter.rect_filled(card, radius, theme.selection_tint);
    } else if response.hovered() {
        painter.rect_filled(card, radius, theme.hover);
    } else {
        painter.add(lit(card, explorer.attended().event(ix), theme));
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.selection);
        painter.rect_stroke(card, radius, stroke, egui::StrokeKind::Inside);
    }
    paint_row(painter, response.rect, explorer, ix, membership, needle);
}
