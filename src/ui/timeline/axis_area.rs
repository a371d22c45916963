use egui::{PointerButton, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::TimelineState;
use super::bars::{HISTOGRAM, histogram_ui};
use super::drag::Drag;
use super::folds::folds_ui;
use super::handles::handle_ui;
use super::known_handle::{STRIP, known_handle_ui};
use super::lanes::{LANE, lanes_ui};
use super::menu::axis_menu_ui;
use super::on_screen::x_of;
use super::publications::publications_ui;
use super::scale::{LABELS, scale_ui};
use super::snapping::moment_at;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::time::{Axis, Edge, Window, WindowMode};

/// Points of scrolling that halve what is visible.
const SCROLL_PER_DOUBLE: f64 = 200.0;

/// The axis with the window of time, the events and the histogram.
pub(super) fn axis_area_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let outer = ui.available_rect_before_wrap();
    let rect = outer.shrink2(vec2(space::MEDIUM, 0.0));
    let axis = explorer.axis(f64::from(rect.width()));
    let mut plot = Rect::from_min_max(rect.min, rect.max - vec2(0.0, LABELS));
    // Above the events stands what had been published when, if the file says so and there is room for it.
    let has_room = plot.height() >= STRIP + HISTOGRAM;
    let is_said = || explorer.publications().next().is_some();
    let strip = (has_room && is_said()).then(|| {
        let strip = Rect::from_min_size(plot.min, vec2(plot.width(), STRIP));
        plot.min.y = strip.max.y;
        strip
    });
    let theme = explorer.theme();
    let response = ui.interact(rect, ui.scope_id().with("axis"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, text::TIMELINE));
    drag_ui(ui, &response, &axis, explorer, state, commands);
    scroll_ui(ui, &response, &axis, commands);
    axis_menu_ui(&response, &axis, explorer, state, commands);
    if response.double_clicked() {
        commands.push(Command::ResetAxis);
    }
    let clipped = ui.painter_at(outer);
    let (left, right) = window_xs(&axis, plot, explorer);
    let band = Rect::from_x_y_ranges(left..=right, plot.y_range()).intersect(plot);
    clipped.rect_filled(band, 0.0, theme.selection.with_alpha(20));
    selection_ui(ui, plot, &axis, explorer);
    histogram_ui(ui, plot, &axis, explorer, &mut state.counted);
    let folds = folds_ui(ui, plot, &axis, explorer, commands);
    scale_ui(ui, rect, plot, &axis, explorer, &folds);
    let known = strip.map(|strip| {
        publications_ui(ui, strip, &axis, explorer, commands);
        let rooms = (strip, plot);
        (known_handle_ui(ui, rooms, &axis, explorer, commands), rooms)
    });
    let handles = [(Edge::Start, left), (Edge::End, right)]
        .map(|edge| handle_ui(ui, plot, &axis, explorer, state, edge, commands));
    let lanes = Rect::from_min_max(plot.min, pos2(plot.max.x, plot.max.y - HISTOGRAM));
    if lanes.height() >= LANE {
        lanes_ui(ui, lanes, &axis, explorer, &mut state.in_sight, commands);
    }
    for handle in handles.into_iter().flatten() {
        handle.paint(ui, plot, theme);
    }
    if let Some((known, rooms)) = known {
        known.paint(ui, rooms, theme);
    }
    ui.allocate_rect(outer, Sense::hover());
}

/// A bracket over what is played over and over.
fn selection_ui(ui: &Ui, plot: Rect, axis: &Axis, explorer: &Explorer) {
    let Some(window) = explorer.playback().selection() else {
        return;
    };
    let (left, right) = (
        x_of(axis, plot, window.start()),
        x_of(axis, plot, window.end()),
    );
    let stroke = egui::Stroke::new(2.0, explorer.theme().selection);
    let y = plot.min.y + 1.0;
    let corners = [
        pos2(left, y + 6.0),
        pos2(left, y),
        pos2(right, y),
        pos2(right, y + 6.0),
    ];
    let bracket = egui::Shape::line(corners.to_vec(), stroke);
    ui.painter().with_clip_rect(plot.expand(1.0)).add(bracket);
}

/// Where the window begins and ends on the screen; open sides lie beyond the edge.
fn window_xs(axis: &Axis, plot: Rect, explorer: &Explorer) -> (f32, f32) {
    let window = explorer.window();
    let (left, right) = (
        x_of(axis, plot, window.start()),
        x_of(axis, plot, window.end()),
    );
    (left, right.max(left + 1.5))
}

/// Drags beside the handles: a new window, the window as a whole, or the axis itself.
fn drag_ui(
    ui: &Ui,
    response: &Response,
    axis: &Axis,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let left = response.rect.min.x;
    if response.dragged_by(PointerButton::Middle) {
        let by = f64::from(response.drag_delta().x);
        commands.push(Command::SetAxis(axis.panned(by).window()));
        return;
    }
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let time = explorer.view().time;
    let window = time.window;
    let snaps = ui.input(|i| i.modifiers.shift);
    let moment = |x: f64| moment_at(explorer, axis, x, snaps);
    if response.drag_started_by(PointerButton::Primary) {
        commands.push(Command::EndStroke);
        let from = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        let from = f64::from(from.x - left);
        state.drag = Some(match time.mode {
            WindowMode::Window
                if window.is_bounded() && window.contains(axis.moment_from_x(from)) =>
            {
                Drag::Move(from - axis.x_from_moment(window.start()))
            }
            WindowMode::Window => Drag::Select(moment(from)),
            WindowMode::Instant | WindowMode::ToEnd => Drag::Edge(Edge::Start),
            WindowMode::FromStart => Drag::Edge(Edge::End),
        });
    }
    if response.dragged_by(PointerButton::Primary) {
        let x = f64::from(pointer.x - left);
        let here = moment(x);
        let moved = match state.drag {
            Some(Drag::Move(grip)) => {
                let start = moment(x - grip);
                Some(window.shifted(start.seconds() - window.start().seconds()))
            }
            Some(Drag::Select(from)) => Window::new(from.min(here), from.max(here)),
            Some(Drag::Edge(edge)) => Some(time.with_edge(edge, here).window),
            None => None,
        };
        let moved = moved.filter(|moved| *moved != window);
        commands.extend(moved.map(Command::SetWindow));
    }
    if response.drag_stopped() {
        state.drag = None;
        commands.push(Command::EndStroke);
    }
}

/// Ctrl and the wheel zoom at the pointer, Shift and the wheel pan.
fn scroll_ui(ui: &Ui, response: &Response, axis: &Axis, commands: &mut Vec<Command>) {
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let (pan, zoom) = ui.input(|i| {
        (
            f64::from(i.smooth_scroll_delta.x),
            f64::from(i.zoom_delta()),
        )
    });
    let at = f64::from(pointer.x - response.rect.min.x);
    if (zoom - 1.0).abs() > 1e-6 {
        let factor = zoom.powf(200.0 / SCROLL_PER_DOUBLE);
        commands.push(Command::SetAxis(axis.zoomed_at(at, factor).window()));
    } else if pan.abs() > 1e-6 {
        commands.push(Command::SetAxis(axis.panned(pan).window()));
    }
}
