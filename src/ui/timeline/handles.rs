use egui::{
    CursorIcon, Key, PointerButton, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::TimelineState;
use super::bars::HISTOGRAM;
use super::drag::Drag;
use super::snapping::{moment_at, unit};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::Theme;
use crate::time::{Axis, Edge, Moment, TimeView, WindowMode};

/// Points to either side within which an edge of the window can be taken.
const GRIP: f32 = 5.0;
/// Width and height of the thumb in points.
const THUMB: [f32; 2] = [7.0, 22.0];

/// An edge of the window on the axis, to be painted over what lies there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handle {
    x: f32,
    is_taken: bool,
    has_focus: bool,
}

/// An edge of the window that can be taken, tabbed to and moved with the arrows; none where the mode has
/// none, or it is out of sight.
pub(super) fn handle_ui(
    ui: &Ui,
    plot: Rect,
    axis: &Axis,
    explorer: &Explorer,
    state: &mut TimelineState,
    (edge, x): (Edge, f32),
    commands: &mut Vec<Command>,
) -> Option<Handle> {
    let time = explorer.view().time;
    let used = match edge {
        Edge::Start => time.mode != WindowMode::FromStart,
        Edge::End => matches!(time.mode, WindowMode::Window | WindowMode::FromStart),
    };
    if !used || !plot.x_range().expand(1.0).contains(x) {
        return None;
    }
    let grip = Rect::from_x_y_ranges(x - GRIP..=x + GRIP, plot.y_range());
    let id = ui.scope_id().with(("edge", edge == Edge::Start));
    let response = ui
        // No clicks: those are for the signs that lie over it.
        .interact(grip, id, Sense::drag())
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    let moment = moment_of(time, edge);
    response.widget_info(|| spoken(time.mode, edge, moment));
    if response.drag_started() {
        commands.push(Command::EndStroke);
        state.drag = Some(Drag::Edge(edge));
    }
    if response.dragged_by(PointerButton::Primary)
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let at = f64::from(pointer.x - plot.min.x);
        let snaps = ui.input(|i| i.modifiers.shift);
        commands.extend(with_edge(time, edge, moment_at(explorer, axis, at, snaps)));
    }
    if response.drag_stopped() {
        state.drag = None;
        commands.push(Command::EndStroke);
    }
    if response.has_focus() {
        commands.extend(edge_keys_ui(ui, &response, axis, time, edge));
    }
    let is_taken = response.hovered() || response.has_focus() || response.dragged();
    Some(Handle {
        x,
        is_taken,
        has_focus: response.has_focus(),
    })
}

fn moment_of(time: TimeView, edge: Edge) -> Moment {
    match edge {
        Edge::Start => time.window.start(),
        Edge::End => time.window.end(),
    }
}

/// A slider that says its date.
fn spoken(mode: WindowMode, edge: Edge, moment: Moment) -> WidgetInfo {
    let name = match (mode, edge) {
        (WindowMode::Instant, _) => text::WINDOW_INSTANT,
        (_, Edge::Start) => text::WINDOW_START,
        (_, Edge::End) => text::WINDOW_END,
    };
    let mut info = WidgetInfo::labeled(Role::Slider, true, name);
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds of history fit into f64"
    )]
    let value = moment.seconds() as f64;
    info.value = Some(value);
    info.current_text_value = Some(text::moment(moment));
    info
}

impl Handle {
    /// A line over the whole height with a thumb.
    pub(super) fn paint(self, ui: &Ui, plot: Rect, theme: &Theme) {
        let painter = ui.painter();
        let stroke = Stroke::new(if self.is_taken { 3.0 } else { 2.0 }, theme.selection);
        let x = self.x;
        painter.line_segment([pos2(x, plot.min.y), pos2(x, plot.max.y)], stroke);
        // Beside the histogram, where it covers no name.
        let y = plot.max.y - HISTOGRAM.min(plot.height()) / 2.0;
        let thumb = Rect::from_center_size(pos2(x, y), THUMB.into());
        painter.rect_filled(thumb, 3.0, theme.selection);
        for y in [-3.0, 0.0, 3.0] {
            let at = thumb.center() + vec2(0.0, y);
            let notch = Rect::from_center_size(at, vec2(3.0, 1.0));
            painter.rect_filled(notch, 0.0, theme.panel);
        }
        if self.has_focus {
            let ring = Stroke::new(1.5, theme.selection);
            let around = thumb.expand(3.0);
            painter.rect_stroke(around, 5.0, ring, egui::StrokeKind::Outside);
        }
    }
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
            i.num_presses(Key::ArrowLeft),
            i.num_presses(Key::ArrowRight),
            i.modifiers.shift,
        )
    });
    let steps = i64::try_from(right).unwrap_or(0) - i64::try_from(left).unwrap_or(0);
    if steps == 0 {
        return None;
    }
    let steps = if shift { 10 * steps } else { steps };
    let moment = unit(axis).step(moment_of(time, edge), steps);
    with_edge(time, edge, moment)
}
