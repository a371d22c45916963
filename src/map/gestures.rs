use egui::{PointerButton, Response, Ui, Vec2};

use crate::explorer::Command;
use crate::geo::Viewport;

/// Points of scrolling for one level of zoom: two notches of a usual wheel.
const SCROLL_PER_LEVEL: f64 = 100.0;
/// Points per second from which on a released drag goes on gliding.
const GLIDE_FROM: f32 = 150.0;

/// What hands do to the map, as commands.
///
/// Scrolling is egui's smoothed amount, whose sum does not depend on the frame rate, and so does
/// the zoom that comes of it.
pub(super) fn gestures_ui(
    ui: &Ui,
    response: &Response,
    viewport: &Viewport,
    scrolling: &mut bool,
    commands: &mut Vec<Command>,
) {
    let local = |at: egui::Pos2| {
        let at = at - response.rect.min;
        [f64::from(at.x), f64::from(at.y)]
    };
    // Hovered: nothing else lies on the map there.
    let touched = response.hovered() && response.is_pointer_button_down_on();
    if touched && ui.input(|i| i.pointer.any_pressed()) {
        response.request_focus();
        commands.extend([Command::EndStroke, Command::Stop]);
    }
    if response.dragged_by(PointerButton::Primary) {
        let Vec2 { x, y } = response.drag_delta();
        if (x, y) != (0.0, 0.0) {
            commands.push(Command::Pan([f64::from(x), f64::from(y)]));
        }
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        let velocity = ui.input(|i| i.pointer.velocity());
        if velocity.length() > GLIDE_FROM {
            commands.push(Command::Glide([
                f64::from(velocity.x),
                f64::from(velocity.y),
            ]));
        }
        commands.push(Command::EndStroke);
    }
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    if response.double_clicked_by(PointerButton::Primary) {
        commands.push(Command::FlyTo(viewport.zoomed_at(local(pointer), 1.0)));
    } else if response.double_clicked_by(PointerButton::Secondary) {
        commands.push(Command::FlyTo(viewport.zoomed_at(local(pointer), -1.0)));
    }
    let (scroll, pinch) = ui.input_mut(|i| {
        let scroll = std::mem::take(&mut i.smooth_scroll_delta);
        (f64::from(scroll.y), f64::from(i.zoom_delta()))
    });
    let levels = scroll / SCROLL_PER_LEVEL + pinch.log2();
    let scrolls = levels.abs() > 1e-6;
    // One turn of the wheel is one step of undo.
    if *scrolling && !scrolls {
        commands.push(Command::EndStroke);
    }
    *scrolling = scrolls;
    if scrolls {
        commands.push(Command::ZoomAt(local(pointer), levels));
    }
}
