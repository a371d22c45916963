use egui::{PointerButton, Response, Ui, Vec2};

use super::measure::measured_click;
use super::readout::local;
use crate::explorer::Command;
use crate::geo::Viewport;

/// Points of scrolling for one level of zoom: two notches of a usual wheel.
const SCROLL_PER_LEVEL: f64 = 100.0;
/// Points per second from which on a released drag goes on gliding, and the fastest glide.
const GLIDE: [f32; 2] = [150.0, 3000.0];
/// A drag of fewer moves than this does not glide: its speed says nothing.
const MOVES_TO_GLIDE: u32 = 3;

/// What hands were doing in the last frame.
#[derive(Debug, Default)]
pub(super) struct Hands {
    /// Whether the wheel was turning.
    scrolling: bool,
    /// Frames in which the drag that is under way moved.
    moves: u32,
}

/// What hands do to the map, as commands.
///
/// Scrolling is egui's smoothed amount, whose sum does not depend on the frame rate, and so does
/// the zoom that comes of it.
pub(super) fn gestures_ui(
    ui: &Ui,
    response: &Response,
    viewport: &Viewport,
    measuring: bool,
    hands: &mut Hands,
    commands: &mut Vec<Command>,
) {
    let origin = response.rect.min;
    // Hovered: nothing else lies on the map there.
    let touched = response.hovered() && response.is_pointer_button_down_on();
    if touched && ui.input(|i| i.pointer.any_pressed()) {
        response.request_focus();
        commands.extend([Command::EndStroke, Command::Stop]);
        hands.moves = 0;
    }
    if two_fingers_ui(ui, response, hands, commands) {
        return;
    }
    drag_ui(ui, response, hands, commands);
    if measuring {
        commands.extend(measured_click(response, origin, viewport));
    }
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let at = local(origin, pointer);
    if response.double_clicked_by(PointerButton::Primary) && !measuring {
        commands.push(Command::FlyTo(viewport.zoomed_at(at, 1.0)));
    }
    let (scroll, pinch) = ui.input_mut(|i| {
        let scroll = std::mem::take(&mut i.smooth_scroll_delta);
        (f64::from(scroll.y), f64::from(i.zoom_delta()))
    });
    let levels = scroll / SCROLL_PER_LEVEL + pinch.log2();
    let scrolls = levels.abs() > 1e-6;
    // One turn of the wheel is one step of undo.
    if hands.scrolling && !scrolls {
        commands.push(Command::EndStroke);
    }
    hands.scrolling = scrolls;
    if scrolls {
        commands.push(Command::ZoomAt(at, levels));
    }
}

/// One finger or the first button: moves the map, and lets it glide when it is thrown.
fn drag_ui(ui: &Ui, response: &Response, hands: &mut Hands, commands: &mut Vec<Command>) {
    if response.dragged_by(PointerButton::Primary) {
        let Vec2 { x, y } = response.drag_delta();
        if (x, y) != (0.0, 0.0) {
            hands.moves += 1;
            commands.push(Command::Pan([f64::from(x), f64::from(y)]));
        }
    }
    if response.drag_stopped_by(PointerButton::Primary) {
        let velocity = ui.input(|i| i.pointer.velocity());
        let [slowest, fastest] = GLIDE;
        let speed = velocity.length();
        if speed > slowest && hands.moves >= MOVES_TO_GLIDE {
            let Vec2 { x, y } = velocity * (fastest / speed).min(1.0);
            commands.push(Command::Glide([f64::from(x), f64::from(y)]));
        }
        commands.push(Command::EndStroke);
    }
}

/// Two fingers on a touch screen move the map and zoom it about the middle between them. Returns
/// whether there are two.
fn two_fingers_ui(
    ui: &Ui,
    response: &Response,
    hands: &mut Hands,
    commands: &mut Vec<Command>,
) -> bool {
    let Some(touch) = ui.input(egui::InputState::multi_touch) else {
        return false;
    };
    if !response.rect.contains(touch.center_pos) {
        return false;
    }
    // What is left of them when one finger is lifted is no throw.
    hands.moves = 0;
    let Vec2 { x, y } = touch.translation_delta;
    if (x, y) != (0.0, 0.0) {
        commands.push(Command::Pan([f64::from(x), f64::from(y)]));
    }
    let levels = f64::from(touch.zoom_delta).log2();
    if levels.abs() > 1e-6 {
        let at = local(response.rect.min, touch.center_pos);
        commands.push(Command::ZoomAt(at, levels));
    }
    true
}
