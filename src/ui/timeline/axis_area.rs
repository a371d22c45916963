use egui::{
    Align2, Color32, CursorIcon, FontFamily, FontId, Key, PointerButton, Rect, Response, Role,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::TimelineState;
use super::lanes::{LANE, lanes_ui};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};
use crate::time::{Axis, Edge, Moment, Tick, TimeView, Unit, Window, WindowMode};

/// Height of the labels below the axis in points.
const LABELS: f32 = 20.0;
/// Height of the histogram in points, if there is room for lanes as well.
const HISTOGRAM: f32 = 44.0;
/// Width of a bar of the histogram in points.
const BIN: f32 = 8.0;
/// Points to either side within which an edge of the window can be taken.
const GRIP: f32 = 5.0;
/// Points of scrolling that halve what is visible.
const SCROLL_PER_DOUBLE: f64 = 200.0;

/// What a drag on the axis does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drag {
    /// Draws a new window from a moment.
    Select(Moment),
    /// Moves the window: how many seconds its start lay before the pointer.
    Move(i64),
    /// Moves an edge.
    Edge(Edge),
}

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
    let plot = Rect::from_min_max(rect.min, rect.max - vec2(0.0, LABELS));
    let theme = explorer.theme();
    let response = ui.interact(rect, ui.scope_id().with("axis"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, text::TIMELINE));
    drag_ui(ui, &response, &axis, explorer, state, commands);
    scroll_ui(ui, &response, &axis, commands);
    if response.double_clicked() {
        commands.push(Command::ResetAxis);
    }
    let clipped = ui.painter_at(outer);
    let (left, right) = window_xs(&axis, plot, explorer);
    let band = Rect::from_x_y_ranges(left..=right, plot.y_range()).intersect(plot);
    clipped.rect_filled(band, 0.0, theme.selection.with_alpha(20));
    histogram_ui(ui, plot, &axis, explorer, state);
    ticks_ui(ui, rect, plot, &axis, explorer);
    let lanes = Rect::from_min_max(plot.min, pos2(plot.max.x, plot.max.y - HISTOGRAM));
    if lanes.height() >= LANE {
        lanes_ui(ui, lanes, &axis, explorer, commands);
    }
    for (edge, x) in [(Edge::Start, left), (Edge::End, right)] {
        handle_ui(ui, plot, &axis, explorer, state, (edge, x), commands);
    }
    ui.allocate_rect(outer, Sense::hover());
}

/// Where the window begins and ends on the screen; open sides lie beyond the edge.
fn window_xs(axis: &Axis, plot: Rect, explorer: &Explorer) -> (f32, f32) {
    let window = explorer.window();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let x = |moment: Moment| {
        let x = axis.x_from_moment(moment.bounded()) as f32;
        plot.min.x + x.clamp(-50.0, plot.width() + 50.0)
    };
    let (left, right) = (x(window.start()), x(window.end()));
    (left, right.max(left + 1.5))
}

/// The moment under a point of the screen, rounded so that windows begin and end with a day or
/// whatever unit can still be told apart.
fn moment_at(axis: &Axis, plot: Rect, x: f32) -> Moment {
    let unit = match axis.seconds_per_point() {
        s if s > 4.0 * 3600.0 => Unit::Day,
        s if s > 240.0 => Unit::Hour,
        s if s > 4.0 => Unit::Minute,
        _ => Unit::Second,
    };
    let moment = axis.moment_from_x(f64::from(x - plot.min.x));
    let (before, after) = (unit.floor(moment), unit.next(moment));
    let closer_to_end = after.seconds() - moment.seconds() < moment.seconds() - before.seconds();
    if closer_to_end { after } else { before }
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
    let plot = response.rect;
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
    let under = axis.moment_from_x(f64::from(pointer.x - plot.min.x));
    if response.drag_started_by(PointerButton::Primary) {
        commands.push(Command::EndStroke);
        let from = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        let pressed = axis.moment_from_x(f64::from(from.x - plot.min.x));
        state.drag = Some(match time.mode {
            WindowMode::Window if window.is_bounded() && window.contains(pressed) => {
                Drag::Move(pressed.seconds() - window.start().seconds())
            }
            WindowMode::Window => Drag::Select(moment_at(axis, plot, from.x)),
            WindowMode::Instant | WindowMode::ToEnd => Drag::Edge(Edge::Start),
            WindowMode::FromStart => Drag::Edge(Edge::End),
        });
    }
    if response.dragged_by(PointerButton::Primary) {
        let here = moment_at(axis, plot, pointer.x);
        let moved = match state.drag {
            Some(Drag::Move(grip)) => {
                let x = axis.x_from_moment(under.plus(-grip));
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "screen coordinates are f32"
                )]
                let start = moment_at(axis, plot, plot.min.x + x as f32);
                Some(window.shifted(start.seconds() - window.start().seconds()))
            }
            Some(Drag::Select(from)) => Window::new(from.min(here), from.max(here)),
            Some(Drag::Edge(edge)) => Some(time.with_edge(edge, here).window),
            None => None,
        };
        commands.extend(
            moved
                .filter(|moved| *moved != window)
                .map(Command::SetWindow),
        );
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

/// An edge of the window that can be taken, tabbed to and moved with the arrows.
fn handle_ui(
    ui: &Ui,
    plot: Rect,
    axis: &Axis,
    explorer: &Explorer,
    state: &mut TimelineState,
    (edge, x): (Edge, f32),
    commands: &mut Vec<Command>,
) {
    let time = explorer.view().time;
    let used = match edge {
        Edge::Start => time.mode != WindowMode::FromStart,
        Edge::End => matches!(time.mode, WindowMode::Window | WindowMode::FromStart),
    };
    let window = time.window;
    if !used || !plot.x_range().expand(1.0).contains(x) {
        return;
    }
    let theme = explorer.theme();
    let grip = Rect::from_x_y_ranges(x - GRIP..=x + GRIP, plot.y_range());
    let response = ui
        .interact(
            grip,
            ui.scope_id().with(("edge", edge == Edge::Start)),
            Sense::click_and_drag(),
        )
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    let (moment, name) = match edge {
        Edge::Start => (window.start(), text::WINDOW_START),
        Edge::End => (window.end(), text::WINDOW_END),
    };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, name);
        #[expect(
            clippy::cast_precision_loss,
            reason = "seconds of history fit into f64"
        )]
        let value = moment.seconds() as f64;
        info.value = Some(value);
        info.current_text_value = Some(text::moment(moment));
        info
    });
    if response.drag_started() {
        commands.push(Command::EndStroke);
        state.drag = Some(Drag::Edge(edge));
    }
    if response.dragged_by(PointerButton::Primary)
        && let Some(pointer) = response.interact_pointer_pos()
    {
        commands.extend(with_edge(time, edge, moment_at(axis, plot, pointer.x)));
    }
    if response.drag_stopped() {
        state.drag = None;
        commands.push(Command::EndStroke);
    }
    if response.has_focus() {
        commands.extend(edge_keys_ui(ui, &response, axis, time, edge));
    }
    let wide = if response.hovered() || response.has_focus() {
        4.0
    } else {
        2.5
    };
    let stroke = Stroke::new(wide, theme.selection);
    ui.painter()
        .line_segment([pos2(x, plot.min.y), pos2(x, plot.max.y)], stroke);
}

fn with_edge(time: TimeView, edge: Edge, moment: Moment) -> Option<Command> {
    let moved = time.with_edge(edge, moment).window;
    (moved != time.window).then_some(Command::SetWindow(moved))
}

/// Arrows move an edge that has the keyboard by what can just be told apart; with Shift ten times.
fn edge_keys_ui(
    ui: &Ui,
    response: &Response,
    axis: &Axis,
    time: TimeView,
    edge: Edge,
) -> Option<Command> {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (left, right, shift) = ui.input(|i| {
        (
            i.key_pressed(Key::ArrowLeft),
            i.key_pressed(Key::ArrowRight),
            i.modifiers.shift,
        )
    });
    let steps = i64::from(right) - i64::from(left);
    if steps == 0 {
        return None;
    }
    let unit = if axis.seconds_per_point() > 300.0 {
        Unit::Day
    } else {
        Unit::Minute
    };
    let moment = match edge {
        Edge::Start => time.window.start(),
        Edge::End => time.window.end(),
    };
    let steps = if shift { 10 * steps } else { steps };
    with_edge(time, edge, unit.step(moment, steps))
}

/// Bars for what certainly lies there, a line above them for what possibly does as well.
fn histogram_ui(ui: &Ui, plot: Rect, axis: &Axis, explorer: &Explorer, state: &mut TimelineState) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred bars"
    )]
    let bins = (plot.width() / BIN).floor().max(1.0) as u32;
    let key = (
        explorer.visible().filter_revision(),
        explorer.view().axis,
        bins,
    );
    if state.counted != Some(key) {
        state.counted = Some(key);
        let dataset = explorer.dataset();
        let spans = explorer.visible().dated().filter_map(|ix| dataset.span(ix));
        state.histogram.refill(spans, axis, bins as usize);
    }
    let theme = explorer.theme();
    let painter = ui.painter();
    #[expect(clippy::cast_precision_loss, reason = "counts are drawn, not read")]
    let height = |count: u32| {
        let room = HISTOGRAM.min(plot.height()) - 4.0;
        count as f32 / state.histogram.highest().max(1) as f32 * room
    };
    #[expect(clippy::cast_precision_loss, reason = "a few hundred bars")]
    let width = plot.width() / bins as f32;
    let mut outline = Vec::with_capacity(2 * bins as usize);
    for (bin, x) in state.histogram.bins().iter().zip(0_u16..) {
        let left = plot.min.x + f32::from(x) * width;
        let (sure, all) = (height(bin.certain), height(bin.certain + bin.possible));
        let bar = |from: f32, to: f32| {
            let (low, high) = (plot.max.y - from, plot.max.y - to);
            Rect::from_min_max(pos2(left + 1.0, high), pos2(left + width - 1.0, low))
        };
        if bin.certain > 0 {
            painter.rect_filled(bar(0.0, sure), 0.0, theme.histogram);
        }
        let high = plot.max.y - all;
        outline.extend([pos2(left, high), pos2(left + width, high)]);
    }
    painter.add(egui::Shape::line(outline, Stroke::new(1.0, theme.faint)));
}

fn ticks_ui(ui: &Ui, rect: Rect, plot: Rect, axis: &Axis, explorer: &Explorer) {
    let theme = explorer.theme();
    let painter = ui.painter();
    let font = |major: bool| {
        let family = if major {
            FontFamily::Name("bold".into())
        } else {
            FontFamily::Proportional
        };
        FontId::new(size::SMALL, family)
    };
    let y = plot.max.y;
    painter.line_segment(
        [pos2(rect.min.x, y), pos2(rect.max.x, y)],
        Stroke::new(1.0, theme.line),
    );
    let width = |label: &crate::time::TickLabel| {
        let galley = painter.layout_no_wrap(text::tick(*label), font(true), Color32::BLACK);
        f64::from(galley.size().x)
    };
    for Tick {
        x, major, label, ..
    } in axis.ticks_fitting(16.0, width, &[])
    {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "screen coordinates are f32"
        )]
        let x = rect.min.x + x as f32;
        let length = if major { 7.0 } else { 4.0 };
        painter.line_segment(
            [pos2(x, y), pos2(x, y + length)],
            Stroke::new(1.0, theme.faint),
        );
        let color: Color32 = if major {
            theme.ink.into()
        } else {
            theme.muted.into()
        };
        let at = pos2(x + 3.0, y + 4.0);
        painter.text(at, Align2::LEFT_TOP, text::tick(label), font(major), color);
    }
}
