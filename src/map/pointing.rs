use egui::{CornerRadius, Rect, Response, Shape, Stroke, StrokeKind, epaint::RectShape};

use crate::explorer::{Attention, Command};
use crate::theme::{Theme, space};
use crate::view::Selection;

/// Length of the dashes and gaps under what belongs to what is pointed at, in points.
const DASH: [f32; 2] = [2.0, 2.0];

/// Says that what a control stands for is pointed at, or has the keyboard.
pub fn points_at(
    response: &Response,
    selection: impl FnOnce() -> Selection,
    commands: &mut Vec<Command>,
) {
    if response.hovered() {
        commands.push(Command::Hover(Some(selection())));
    } else if response.has_focus() {
        commands.push(Command::FocusOn(selection()));
    }
}

/// What lies behind something that is pointed at elsewhere, or belongs to that: a tint in a thin frame, or a dotted line
/// below it. It takes no room.
pub fn lit(rect: Rect, attention: Attention, theme: &Theme) -> Shape {
    let line = Stroke::new(1.0, theme.selection);
    match attention {
        Attention::None | Attention::Selected => Shape::Noop,
        Attention::Related => {
            let foot = [rect.left_bottom(), rect.right_bottom()];
            let [dash, gap] = DASH;
            Shape::Vec(Shape::dashed_line(&foot, line, dash, gap))
        }
        Attention::Pointed => {
            let radius = CornerRadius::same(space::RADIUS);
            let inside = StrokeKind::Inside;
            Shape::Rect(RectShape::new(rect, radius, theme.hover, line, inside))
        }
    }
}
