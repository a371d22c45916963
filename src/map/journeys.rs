use egui::{Painter, Pos2, Shape, Stroke, vec2};

use crate::dataset::Geometry;
use crate::explorer::Explorer;
use crate::geo::{LonLat, Viewport, great_circle};
use crate::time::Membership;

/// Pieces of a great circle between two stops.
const STEPS: u16 = 48;
/// Length of the arrow's head in points.
const HEAD: f32 = 8.0;

/// Paints the journeys and areas of visible events, below the marks.
pub(super) fn journeys_ui(painter: &Painter, explorer: &Explorer, viewport: &Viewport) {
    let theme = explorer.theme();
    let dataset = explorer.dataset();
    let selected = explorer.selected_event();
    for row in &explorer.visible().rows {
        let is_selected = selected == Some(row.event);
        let possible = row.membership != Membership::Certain;
        let width = if is_selected { 2.5 } else { 1.5 };
        match &dataset.event(row.event).geometry {
            Geometry::Lines(lines) => {
                let stroke = Stroke::new(width, theme.selection);
                for line in lines {
                    for leg in line.windows(2) {
                        leg_ui(painter, viewport, [leg[0], leg[1]], stroke, possible);
                    }
                }
            }
            Geometry::Areas(rings) => {
                let stroke = Stroke::new(width, theme.mark);
                for ring in rings {
                    let points: Vec<Pos2> =
                        ring.iter().map(|p| screen(painter, viewport, *p)).collect();
                    path_ui(painter, points, stroke, possible);
                }
            }
            Geometry::Nowhere | Geometry::Points(_) => {}
        }
    }
}

/// One leg along the great circle, with an arrow's head in the middle that shows its direction.
fn leg_ui(
    painter: &Painter,
    viewport: &Viewport,
    [from, to]: [LonLat; 2],
    stroke: Stroke,
    possible: bool,
) {
    let points: Vec<Pos2> = great_circle(from, to, STEPS)
        .into_iter()
        .map(|place| screen(painter, viewport, place))
        .collect();
    let middle = points.len() / 2;
    if let (Some(a), Some(b)) = (points.get(middle - 1), points.get(middle)) {
        let direction = (*b - *a).normalized();
        let side = vec2(-direction.y, direction.x) * HEAD * 0.5;
        let back = *b - direction * HEAD;
        if direction.is_finite() && points[0].distance(points[points.len() - 1]) > 4.0 * HEAD {
            let head = vec![*b, back + side, back - side];
            painter.add(Shape::convex_polygon(head, stroke.color, Stroke::NONE));
        }
    }
    path_ui(painter, points, stroke, possible);
}

fn path_ui(painter: &Painter, points: Vec<Pos2>, stroke: Stroke, possible: bool) {
    if possible {
        painter.extend(Shape::dashed_line(&points, stroke, 5.0, 4.0));
    } else {
        painter.add(Shape::line(points, stroke));
    }
}

fn screen(painter: &Painter, viewport: &Viewport, place: LonLat) -> Pos2 {
    let [x, y] = viewport.screen_from_geo(place);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let at = vec2(x as f32, y as f32);
    painter.clip_rect().min + at
}
