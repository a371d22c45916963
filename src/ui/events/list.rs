use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Key, Rect, Response, Role, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::EventsPanelState;
use super::layout::{HEADING, Item, ListLayout, ROW};
use super::row::paint_row;
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::query::Needle;
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::Membership;
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
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    if selection != state.scrolled_to {
        state.scrolled_to = selection;
        let stretch = selected.and_then(|event| layout.stretch_of(event));
        if let Some(stretch) = stretch {
            let room = ui.available_height();
            let middle = f32::midpoint(stretch.start, stretch.end) - room / 2.0;
            area =
                area.vertical_scroll_offset(middle.clamp(0.0, (layout.height() - room).max(0.0)));
        }
    }
    let needle = Needle::new(&explorer.view().filter.words);
    // The list is one tab stop: its selected row, or its first one.
    let stop = selected
        .filter(|event| layout.stretch_of(*event).is_some())
        .or_else(|| layout.neighbour(None, 0));
    area.show_viewport(ui, |ui, viewport| {
        // Rows out of sight are not made: then the first one in sight stands in.
        let shown = || {
            let items = layout.within(viewport.min.y..viewport.max.y);
            items.filter_map(|(_, item)| match item {
                Item::Event(event, _) => Some(event),
                Item::Period(..) | Item::Undated(_) => None,
            })
        };
        let stop = stop
            .filter(|stop| shown().any(|event| event == *stop))
            .or_else(|| shown().next());
        ui.set_height(layout.height());
        let left_top = ui.max_rect().min;
        let width = ui.available_width();
        for (top, item) in layout.within(viewport.min.y..viewport.max.y) {
            let at = left_top + vec2(0.0, top);
            match item {
                Item::Period(period, count) => {
                    let words = text::period(period.as_ref());
                    heading_ui(ui, explorer.theme(), at, width, &words, count);
                }
                Item::Undated(count) => {
                    heading_ui(ui, explorer.theme(), at, width, text::UNDATED, count);
                }
                Item::Event(event, membership) => {
                    let rect = Rect::from_min_size(at, vec2(width, ROW));
                    // What the arrows have just given the keyboard to must keep it in this frame.
                    let id = row_id(ui, event);
                    let sense = if stop == Some(event) || ui.memory(|m| m.has_focus(id)) {
                        Sense::click()
                    } else {
                        Sense::CLICK
                    };
                    let response = ui.interact(rect, row_id(ui, event), sense);
                    row_ui(
                        ui,
                        &response,
                        explorer,
                        (event, membership),
                        &needle,
                        commands,
                    );
                    if response.has_focus() {
                        list_keys_ui(ui, &response, explorer, layout, event, commands);
                    }
                }
            }
        }
    });
}

fn row_id(ui: &Ui, event: EventIx) -> egui::Id {
    ui.scope_id().with(("event", event))
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
    (ix, membership): (EventIx, Option<Membership>),
    needle: &Needle,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let event = explorer.dataset().event(ix);
    let is_selected = explorer.selected_event() == Some(ix);
    let when = text::dates(event.whens());
    let spoken = text::spoken_event(&event.title, &when, membership, event.disputed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    let hovered = explorer.transient().hovered.as_ref();
    let is_hovered = hovered.and_then(Selection::event) == Some(event.id.as_str());
    if response.hovered() {
        commands.push(Command::Hover(Some(Selection::Event(event.id.clone()))));
    }
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Select(Selection::Event(event.id.clone())));
    }
    let fill = match (is_selected, is_hovered || response.hovered()) {
        (true, _) => Some(theme.selection_tint),
        (false, true) => Some(theme.hover),
        (false, false) => None,
    };
    let painter = ui.painter();
    let card = response.rect.shrink2(vec2(6.0, 1.0));
    let radius = CornerRadius::same(space::RADIUS);
    if let Some(fill) = fill {
        painter.rect_filled(card, radius, fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.selection);
        painter.rect_stroke(card, radius, stroke, egui::StrokeKind::Inside);
    }
    paint_row(painter, response.rect, explorer, ix, membership, needle);
}

/// A list row that has the keyboard: arrows go to its neighbours, Enter flies there.
fn list_keys_ui(
    ui: &Ui,
    response: &Response,
    explorer: &Explorer,
    layout: &ListLayout,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    let filter = egui::EventFilter {
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // Taken, so that the row that gets the keyboard now does not go on with the same press.
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let step = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    if step != 0
        && let Some(next) = layout.neighbour(Some(ix), step)
    {
        let event = explorer.dataset().event(next);
        commands.push(Command::Select(Selection::Event(event.id.clone())));
        ui.memory_mut(|memory| memory.request_focus(row_id(ui, next)));
    }
    if pressed(Key::Enter) {
        let event = explorer.dataset().event(ix);
        commands.push(Command::Show(Selection::Event(event.id.clone())));
    }
}
