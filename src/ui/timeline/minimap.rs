use egui::{
    CursorIcon, EventFilter, Key, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::TimelineState;
use super::bars::bins_of;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::time::{Axis, Moment, Window};

/// Height in points.
pub(super) const HEIGHT: f32 = 20.0;
/// Width of a sign for some events, in points.
const BIN: f32 = 3.0;
/// The frame around what the axis shows is at least so wide, in points.
const NARROWEST: f32 = 6.0;
/// The part of the axis that an arrow key pans by.
const KEY_PART: f64 = 0.1;

/// All of time in small: where there is anything, the window, and a frame around what the axis shows,
/// which can be dragged.
pub(super) fn minimap_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let room = vec2(ui.available_width(), HEIGHT);
    let (outer, _) = ui.allocate_exact_size(room, Sense::hover());
    let rect = outer.shrink2(vec2(space::MEDIUM, 4.0));
    let seen = explorer.view().axis;
    let all = explorer
        .dataset()
        .extent()
        .map_or(seen, |all| all.hull(&seen));
    let axis = Axis::folded(all, f64::from(rect.width()), &explorer.view().folds);
    let theme = explorer.theme();
    let painter = ui.painter().clone();
    painter.rect_filled(rect, 3.0, theme.line.with_alpha(120));
    let stretch = |window: &Window| {
        let x = |moment: Moment| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "screen coordinates are f32"
            )]
            let x = axis.x_from_moment(moment) as f32;
            rect.min.x + x.clamp(0.0, rect.width())
        };
        Rect::from_x_y_ranges(x(window.start())..=x(window.end()), rect.y_range())
    };
    painter.rect_filled(
        stretch(&explorer.window()),
        0.0,
        theme.selection.with_alpha(45),
    );
    let bins = bins_of(rect.width(), BIN);
    let histogram = state.counted_all.on(explorer, &axis, bins);
    for (index, bin) in histogram.bins().iter().enumerate() {
        let Some(window) = histogram.window(index).filter(|_| bin.certain > 0) else {
            continue;
        };
        let x = stretch(&window).center().x;
        let most = f32::from(u8::try_from(bin.certain.min(4)).unwrap_or(4));
        let half = 1.5 + most;
        let line = [
            pos2(x, rect.center().y - half),
            pos2(x, rect.center().y + half),
        ];
        painter.line_segment(line, Stroke::new(1.0, theme.muted));
    }
    for fold in axis.folds_in_sight() {
        let strip = stretch(&fold.window);
        painter.rect_filled(strip, 0.0, theme.paper);
        for x in [strip.min.x, strip.max.x] {
            painter.vline(x, rect.y_range(), Stroke::new(1.0, theme.faint));
        }
    }
    let mut frame = stretch(&seen);
    if frame.width() < NARROWEST {
        frame = Rect::from_center_size(frame.center(), vec2(NARROWEST, frame.height()));
    }
    frame_ui(
        ui,
        rect,
        frame,
        &axis,
        (explorer, &mut state.grip),
        commands,
    );
}

/// The frame: dragged it moves the axis, and a press beside it brings it there.
fn frame_ui(
    ui: &Ui,
    rect: Rect,
    frame: Rect,
    axis: &Axis,
    (explorer, grip): (&Explorer, &mut f64),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let seen = explorer.view().axis;
    let response = ui
        .interact(rect, ui.scope_id().with("minimap"), Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::Grab);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, text::MINIMAP);
        info.current_text_value = Some(text::window(&seen));
        info
    });
    let pointer = response.interact_pointer_pos();
    let x_of = |at: egui::Pos2| f64::from(at.x - rect.min.x);
    let origin = ui.input(|i| i.pointer.press_origin()).or(pointer);
    let starts = response.drag_started_by(PointerButton::Primary);
    if starts {
        commands.push(Command::EndStroke);
    }
    if (starts || response.clicked())
        && let Some(from) = origin
    {
        // What lies in the middle goes along with the pointer; pressed beside the frame, it comes there.
        let is_inside = frame.x_range().contains(from.x);
        *grip = if is_inside {
            x_of(from) - axis.x_from_moment(middle(seen))
        } else {
            0.0
        };
    }
    let dragged = response.dragged_by(PointerButton::Primary);
    let moved = dragged && response.drag_delta().x != 0.0;
    let beside = pointer.is_some_and(|at| !frame.x_range().contains(at.x));
    if let Some(pointer) = pointer
        && (moved || (beside && (starts || response.clicked())))
    {
        let to = axis.moment_from_x(x_of(pointer) - *grip);
        commands.push(Command::SetAxis(centered(seen, to)));
    }
    if response.drag_stopped() {
        commands.push(Command::EndStroke);
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input(|i| i.key_pressed(key));
        let steps = f64::from(u8::from(pressed(Key::ArrowLeft)))
            - f64::from(u8::from(pressed(Key::ArrowRight)));
        if steps != 0.0 {
            let axis = explorer.axis(f64::from(rect.width()));
            let by = steps * KEY_PART * axis.width();
            commands.push(Command::SetAxis(axis.panned(by).window()));
        }
    }
    let taken = response.hovered() || response.has_focus();
    let stroke = Stroke::new(if taken { 2.0 } else { 1.25 }, theme.selection);
    ui.painter()
        .rect_stroke(frame, 3.0, stroke, StrokeKind::Middle);
}

/// The moment in the middle of a bounded stretch.
fn middle(stretch: Window) -> Moment {
    let half = stretch.duration().unwrap_or(0) / 2;
    stretch.start().plus(half)
}

/// A stretch of the same length around a moment, as far as time goes.
fn centered(stretch: Window, middle: Moment) -> Window {
    let half = stretch.duration().unwrap_or(0) / 2;
    stretch.shifted(middle.seconds() - half - stretch.start().seconds())
}
