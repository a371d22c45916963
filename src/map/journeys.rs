use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, vec2};

use crate::dataset::{Dataset, EventIx, Geometry, Stop, StopStatus};
use crate::explorer::{Attention, Command, Explorer};
use crate::geo::{LonLat, Viewport, distance_km, great_circle};
use crate::query::Row;
use crate::time::Membership;
use crate::view::Selection;

/// Length of a piece of a great circle between two stops, and how many pieces at the most.
const KM_PER_STEP: f64 = 60.0;
const MOST_STEPS: f64 = 96.0;
/// Points beyond the edge of the map up to which dashes are made.
const EDGE: f32 = 20.0;
/// Length of the arrow's head in points.
const HEAD: f32 = 8.0;
/// Points from a journey within which it is pointed at; of more journeys than these none is.
const REACH: f32 = 4.0;
const MOST_TAKEN: usize = 200;

/// Paints the journeys and areas of some visible events, below the marks.
pub(super) fn journeys_ui(
    painter: &Painter,
    explorer: &Explorer,
    viewport: &Viewport,
    drawn: &[Row],
) {
    let theme = explorer.marks_theme();
    let dataset = explorer.dataset();
    let attended = explorer.attended();
    for row in drawn {
        let possible = row.membership != Membership::Certain;
        let width = match attended.event(row.event) {
            Attention::None => 1.5,
            Attention::Related => 2.0,
            Attention::Pointed | Attention::Selected => 2.5,
        };
        match &dataset.event(row.event).geometry {
            Geometry::Lines(lines) => {
                let stroke = Stroke::new(width, theme.selection);
                let reached = reached(dataset, row.event);
                for line in lines {
                    for (at, leg) in line.windows(2).enumerate() {
                        // A leg towards a stop that was not reached, or on from it, was not travelled as drawn.
                        let is_sure = [at, at + 1]
                            .iter()
                            .all(|stop| reached.get(*stop).copied().unwrap_or(true));
                        let dashed = possible || !is_sure;
                        leg_ui(painter, viewport, [leg[0], leg[1]], stroke, dashed);
                    }
                }
            }
            Geometry::Areas(rings) => {
                let stroke = Stroke::new(width, theme.mark);
                for ring in rings {
                    let points: Vec<Pos2> =
                        ring.iter().map(|p| screen(painter, viewport, *p)).collect();
                    path_ui(painter, &points, stroke, possible);
                }
            }
            Geometry::Nowhere | Geometry::Points(_) => {}
        }
    }
}

/// Says which of the drawn journeys is pointed at, where nothing covers the map; a click selects it.
pub(super) fn journeys_hover_ui(
    ui: &Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    (drawn, pointer, covered): (&[Row], Option<Pos2>, &[Rect]),
    commands: &mut Vec<Command>,
) {
    let free = |at: &Pos2| !covered.iter().any(|rect| rect.contains(*at));
    let journey = pointer
        .filter(free)
        .and_then(|at| journey_at(ui.painter(), explorer, viewport, (drawn, at)));
    let Some(event) = journey else { return };
    let measuring = explorer.transient().measurement.is_some();
    if ui.input(|i| i.pointer.primary_clicked()) && !measuring {
        commands.push(Command::Select(event.clone()));
    }
    commands.push(Command::Hover(Some(event)));
}

/// The journey that is painted under the pointer, the last of them on top.
fn journey_at(
    painter: &Painter,
    explorer: &Explorer,
    viewport: &Viewport,
    (drawn, at): (&[Row], Pos2),
) -> Option<Selection> {
    if drawn.len() > MOST_TAKEN {
        return None;
    }
    let dataset = explorer.dataset();
    let is_near = |points: &Vec<Pos2>| {
        let mut sides = points.windows(2);
        sides.any(|side| distance(at, [side[0], side[1]]) <= REACH)
    };
    let hits = drawn.iter().rev().find(|row| {
        let Geometry::Lines(lines) = &dataset.event(row.event).geometry else {
            return false;
        };
        let legs = lines.iter().flat_map(|line| line.windows(2));
        let mut ways = legs.flat_map(|leg| way(painter, viewport, [leg[0], leg[1]]));
        ways.any(|points| is_near(&points))
    });
    hits.map(|row| Selection::Event(dataset.event(row.event).id.clone()))
}

/// How far a point is from a segment.
fn distance(at: Pos2, [from, to]: [Pos2; 2]) -> f32 {
    let way = to - from;
    let part = (at - from).dot(way) / way.length_sq().max(f32::EPSILON);
    at.distance(from + way * part.clamp(0.0, 1.0))
}

/// Whether each stop of a journey that is on the map was reached, in order; none where nothing is said.
fn reached(dataset: &Dataset, event: EventIx) -> Vec<bool> {
    let is_pinned = |stop: &&Stop| {
        let venue = dataset.find_venue(&stop.venue);
        venue.is_some_and(|venue| dataset.venue(venue).pin().is_some())
    };
    let pinned = dataset.stops_of(event).filter(is_pinned);
    pinned
        .map(|stop| stop.status == StopStatus::Reached)
        .collect()
}

/// One leg along the great circle, with an arrow's head in the middle that shows its direction.
fn leg_ui(
    painter: &Painter,
    viewport: &Viewport,
    [from, to]: [LonLat; 2],
    stroke: Stroke,
    possible: bool,
) {
    for points in way(painter, viewport, [from, to]) {
        arrow_ui(painter, &points, stroke);
        path_ui(painter, &points, stroke, possible);
    }
}

/// The great circle between two places on the screen. The map ends at the antimeridian: where it leads across, it goes on at
/// the other edge.
pub(super) fn way(
    painter: &Painter,
    viewport: &Viewport,
    [from, to]: [LonLat; 2],
) -> Vec<Vec<Pos2>> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "brought into range before"
    )]
    let steps = (distance_km(from, to) / KM_PER_STEP).clamp(1.0, MOST_STEPS) as u16;
    let places = great_circle(from, to, steps);
    let parts = places.chunk_by(|a, b| (a.lon - b.lon).abs() < 180.0);
    let on_screen = |place: &LonLat| screen(painter, viewport, *place);
    parts
        .map(|part| part.iter().map(on_screen).collect())
        .collect()
}

/// The head of an arrow in the middle of a line that is long enough for one.
fn arrow_ui(painter: &Painter, points: &[Pos2], stroke: Stroke) {
    let middle = points.len() / 2;
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return;
    };
    let before = middle.checked_sub(1).and_then(|at| points.get(at));
    let (Some(a), Some(b)) = (before, points.get(middle)) else {
        return;
    };
    let direction = (*b - *a).normalized();
    if !direction.is_finite() || first.distance(*last) < 4.0 * HEAD {
        return;
    }
    let side = vec2(-direction.y, direction.x) * HEAD * 0.5;
    let tip = a.lerp(*b, 0.5) + direction * HEAD * 0.5;
    let back = tip - direction * HEAD;
    let head = vec![tip, back + side, back - side];
    painter.add(Shape::convex_polygon(head, stroke.color, Stroke::NONE));
}

/// A line, solid or dashed; dashes are only made where they can be seen.
fn path_ui(painter: &Painter, points: &[Pos2], stroke: Stroke, possible: bool) {
    if !possible {
        painter.add(Shape::line(points.to_vec(), stroke));
        return;
    }
    let seen = painter.clip_rect().expand(EDGE);
    for segment in points.windows(2) {
        if let Some([from, to]) = clipped(seen, segment[0], segment[1]) {
            painter.extend(Shape::dashed_line(&[from, to], stroke, 5.0, 4.0));
        }
    }
}

/// The part of a segment inside a rectangle (Liang and Barsky, ACM Transactions on Graphics 3,
/// 1984).
pub(super) fn clipped(rect: Rect, from: Pos2, to: Pos2) -> Option<[Pos2; 2]> {
    let way = to - from;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-way.x, from.x - rect.min.x),
        (way.x, rect.max.x - from.x),
        (-way.y, from.y - rect.min.y),
        (way.y, rect.max.y - from.y),
    ] {
        if step.abs() < f32::EPSILON {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    (enter <= leave).then(|| [from + way * enter, from + way * leave])
}

pub(super) fn screen(painter: &Painter, viewport: &Viewport, place: LonLat) -> Pos2 {
    let [x, y] = viewport.screen_from_geo(place);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let at = vec2(x as f32, y as f32);
    painter.clip_rect().min + at
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn what_is_beside_a_segment_is_as_far_as_from_its_nearest_point() {
        let segment = [pos2(0.0, 0.0), pos2(10.0, 0.0)];
        assert!((distance(pos2(5.0, 3.0), segment) - 3.0).abs() < 1e-6);
        assert!((distance(pos2(13.0, 4.0), segment) - 5.0).abs() < 1e-6);
        assert!((distance(pos2(3.0, 4.0), [segment[0]; 2]) - 5.0).abs() < 1e-6);
    }

    #[test]
    fn segments_are_cut_at_the_edges_of_what_is_seen() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        let cut = clipped(rect, pos2(-5.0, 5.0), pos2(15.0, 5.0));
        assert_eq!(cut, Some([pos2(0.0, 5.0), pos2(10.0, 5.0)]));
        let inside = [pos2(1.0, 1.0), pos2(2.0, 3.0)];
        assert_eq!(clipped(rect, inside[0], inside[1]), Some(inside));
        assert_eq!(clipped(rect, pos2(-5.0, -1.0), pos2(15.0, -1.0)), None);
        assert_eq!(clipped(rect, pos2(20.0, 0.0), pos2(30.0, 10.0)), None);
    }
}
