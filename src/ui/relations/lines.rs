use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

use super::super::attendance::{RADIUS, sign_ui};
use crate::dataset::Cell;
use crate::query::{Edge, Link, Standing};
use crate::theme::{Theme, size};

/// From the end of a line to its sign, without and with an arrow, and to its arrow, in points.
const SIGN: f32 = 12.0;
const SIGN_BY_ARROW: f32 = 19.0;
const ARROW: [f32; 2] = [3.0, 9.0];
/// Width of lines, and of those that are lit.
const WIDTH: f32 = 1.2;
const LIT: f32 = 2.2;
/// Half the distance between the two lines of what is disputed.
const DOUBLE: f32 = 1.6;

/// A line as it is painted.
pub(super) struct Line<'a> {
    pub(super) points: &'a [Pos2],
    pub(super) edge: &'a Edge,
    /// Whether it comes from the one in the middle; others are quieter.
    pub(super) of_focus: bool,
    pub(super) lit: bool,
}

/// Paints a line with its sign: by its form, not by its colour alone, it says how it stands.
pub(super) fn line_ui(painter: &Painter, theme: &Theme, line: &Line<'_>) {
    let quiet = if line.of_focus {
        theme.muted
    } else {
        theme.faint
    };
    let color = match (line.lit, line.edge.standing) {
        (true, _) => theme.selection,
        (false, Standing::Disputed) => theme.dispute,
        (false, _) => quiet,
    };
    let width = match (line.lit, line.of_focus) {
        (true, _) => LIT,
        (false, true) => WIDTH,
        (false, false) => 0.8,
    };
    stroke_ui(
        painter,
        line.points,
        Stroke::new(width, color),
        line.edge.standing,
    );
    if let Some(forward) = line.edge.direction() {
        arrow_ui(painter, line.points, forward, color.into());
    }
    // Among the events the form of a line suffices until it is pointed at.
    if line.of_focus || line.lit {
        edge_sign_ui(
            painter,
            theme,
            sign_place(line.points, line.edge),
            line.edge,
        );
    }
}

/// A line by how it stands: whole, dotted, dashed, in short dashes, double.
pub(super) fn stroke_ui(painter: &Painter, points: &[Pos2], stroke: Stroke, standing: Standing) {
    let width = stroke.width;
    match standing {
        Standing::Said => {
            painter.add(Shape::line(points.to_vec(), stroke));
        }
        Standing::Derived => {
            let dots = Shape::dotted_line(points, stroke.color, 4.0, 0.4 + width / 2.0);
            painter.extend(dots);
        }
        Standing::Expected => painter.extend(Shape::dashed_line(points, stroke, 9.0, 4.0)),
        Standing::Absent => painter.extend(Shape::dashed_line(points, stroke, 3.0, 3.0)),
        Standing::Disputed => {
            for side in [-DOUBLE, DOUBLE] {
                painter.add(Shape::line(beside(points, side), stroke));
            }
        }
    }
}

/// A line at some distance beside another one.
fn beside(points: &[Pos2], distance: f32) -> Vec<Pos2> {
    let last = points.len().saturating_sub(1);
    let point = |at: usize| {
        let way = points[(at + 1).min(last)] - points[at.saturating_sub(1)];
        points[at] + way.normalized().rot90() * distance
    };
    (0..points.len()).map(point).collect()
}

/// The sign that goes with a line: who was not there, who was to come, what is disputed, how often people were together.
fn edge_sign_ui(painter: &Painter, theme: &Theme, at: Pos2, edge: &Edge) {
    let cell = match edge.standing {
        Standing::Said => return,
        Standing::Derived => {
            count_ui(painter, theme, at, edge);
            return;
        }
        Standing::Expected => Cell::Expected,
        Standing::Absent => Cell::Absent,
        Standing::Disputed => Cell::Disputed,
    };
    painter.circle_filled(at, RADIUS + 2.0, theme.panel);
    sign_ui(painter, theme, at, cell);
}

fn count_ui(painter: &Painter, theme: &Theme, at: Pos2, edge: &Edge) {
    let count = edge.ties.iter().map(|tie| match &tie.link {
        Link::Together { certain, .. } => certain.len(),
        _ => 0,
    });
    let words = crate::text::badge(count.sum());
    let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
    let galley = painter.layout_no_wrap(words, font, theme.ink.into());
    let room = Rect::from_center_size(at, galley.size() + vec2(4.0, 0.0));
    painter.rect_filled(room, 2.0, theme.panel);
    let at = Align2::CENTER_CENTER.anchor_size(at, galley.size()).min;
    painter.galley(at, galley, theme.ink.into());
}

/// An arrow near the end of a line: to it, or away from it.
fn arrow_ui(painter: &Painter, points: &[Pos2], forward: bool, color: Color32) {
    let [tip, foot] = ARROW.map(|distance| from_end(points, distance));
    let (tip, foot) = if forward { (tip, foot) } else { (foot, tip) };
    let side = (tip - foot).normalized().rot90() * 3.6;
    let corners = vec![tip, foot + side, foot - side];
    painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
}

/// Where the sign of a line stands: near the card that it leads to, or in the middle.
pub(super) fn sign_place(points: &[Pos2], edge: &Edge) -> Pos2 {
    if edge.ends[0] == 0 {
        let has_arrow = edge.direction().is_some();
        return from_end(points, if has_arrow { SIGN_BY_ARROW } else { SIGN });
    }
    let length: f32 = points.windows(2).map(|it| it[0].distance(it[1])).sum();
    from_end(points, length / 2.0)
}

/// The point of a line at some distance from its end.
fn from_end(points: &[Pos2], distance: f32) -> Pos2 {
    let mut left = distance;
    for part in points.windows(2).rev() {
        let length = part[0].distance(part[1]);
        if length >= left && length > 0.0 {
            return part[1].lerp(part[0], left / length);
        }
        left -= length;
    }
    points.first().copied().unwrap_or(Pos2::ZERO)
}

/// How far a point is from a line.
pub(super) fn near(points: &[Pos2], at: Pos2) -> f32 {
    let far = points.windows(2).map(|part| {
        let way: Vec2 = part[1] - part[0];
        let along = (at - part[0]).dot(way) / way.length_sq().max(f32::MIN_POSITIVE);
        (part[0] + way * along.clamp(0.0, 1.0)).distance(at)
    });
    far.fold(f32::MAX, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_line_is_met_where_it_is_and_its_sign_stands_before_its_end() {
        let line = [pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 50.0)];
        assert!((near(&line, pos2(50.0, 3.0)) - 3.0).abs() < 1e-4);
        assert!((near(&line, pos2(104.0, 25.0)) - 4.0).abs() < 1e-4);
        assert_eq!(from_end(&line, 12.0), pos2(100.0, 38.0));
        assert_eq!(from_end(&line, 75.0), pos2(75.0, 0.0));
        assert_eq!(from_end(&line, 1000.0), line[0]);
        assert_eq!(from_end(&[], 1.0), Pos2::ZERO);
    }
}
