use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::theme::Form;

/// Part of a side, from each corner, that is drawn where an outline is broken.
const CORNER: f32 = 0.3;

/// Paints a form around a point.
pub fn form_ui(
    painter: &Painter,
    form: Form,
    at: Pos2,
    radius: f32,
    fill: impl Into<Color32>,
    stroke: Stroke,
) {
    match corners(form, at, radius) {
        None => painter.circle(at, radius, fill, stroke),
        Some(corners) => painter.add(Shape::convex_polygon(corners, fill, stroke)),
    };
}

/// A broken outline: the sign for "possibly".
pub(super) fn broken_form_ui(painter: &Painter, form: Form, at: Pos2, radius: f32, stroke: Stroke) {
    let Some(corners) = corners(form, at, radius) else {
        ring_ui(painter, at, radius, stroke);
        return;
    };
    for (n, corner) in corners.iter().enumerate() {
        let before = corners[(n + corners.len() - 1) % corners.len()];
        let after = corners[(n + 1) % corners.len()];
        let angle = [
            corner.lerp(before, CORNER),
            *corner,
            corner.lerp(after, CORNER),
        ];
        painter.add(Shape::line(angle.to_vec(), stroke));
    }
}

/// A dashed ring: the sign for "possibly".
pub fn ring_ui(painter: &Painter, at: Pos2, radius: f32, stroke: Stroke) {
    const DASHES: u8 = 7;
    let point = |part: f32| {
        let angle = part * std::f32::consts::TAU;
        at + vec2(angle.cos(), angle.sin()) * radius
    };
    for dash in 0..DASHES {
        let start = f32::from(dash) / f32::from(DASHES);
        let points =
            (0..=4).map(|step: u8| point(start + f32::from(step) * 0.15 / f32::from(DASHES)));
        painter.add(Shape::line(points.collect(), stroke));
    }
}

/// A hollow, crossed-out circle: the sign of a stop that was not reached.
pub(super) fn missed_ui(painter: &Painter, at: Pos2, radius: f32, ground: Color32, stroke: Stroke) {
    painter.circle(at, radius, ground, stroke);
    let half = radius * 0.55;
    for way in [vec2(half, half), vec2(half, -half)] {
        painter.line_segment([at - way, at + way], stroke);
    }
}

fn corners(form: Form, at: Pos2, radius: f32) -> Option<Vec<Pos2>> {
    let corners = form.corners()?.iter();
    Some(corners.map(|[x, y]| at + vec2(*x, *y) * radius).collect())
}
