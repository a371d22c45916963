use super::RelationsGraph;
use super::area::{Area, FAN, GUTTER, ROW_GAP, Slot};

/// Points of a bend.
const POINTS: u8 = 14;
/// Part of a side of the focus along which lines leave it.
const PORTS: f32 = 0.72;
/// How far a line between two cards of a column goes out, in points.
const BULGE: f32 = 0.5 * GUTTER;
/// How far above the focus a line from one wing to the other passes, in points.
const ABOVE: f32 = 10.0;

type Point = [f32; 2];

/// The line of each edge.
pub(super) fn routes(graph: &RelationsGraph, places: &[(Slot, Area)]) -> Vec<Vec<Point>> {
    let ports = ports(graph, places);
    let edges = graph.edges().iter().zip(ports);
    edges
        .map(|(edge, port)| match (edge.ends, port) {
            ([0, to], Some(port)) => from_focus(port, places[to]),
            ([from, to], _) => between(places[from].1, places[to].1, places[0].1),
        })
        .collect()
}

/// The sides of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Left,
    Right,
    Above,
    Below,
}

fn face(slot: Slot) -> Option<Face> {
    match slot {
        Slot::Focus => None,
        Slot::Wing(column) if column < 0 => Some(Face::Left),
        Slot::Wing(_) => Some(Face::Right),
        Slot::Band(row) if row < 0 => Some(Face::Above),
        Slot::Band(_) => Some(Face::Below),
    }
}

/// Where each edge leaves the focus: spread along the side, in the order of what they lead to, so that none cross there.
fn ports(graph: &RelationsGraph, places: &[(Slot, Area)]) -> Vec<Option<Point>> {
    let focus = places[0].1;
    let mut ports = vec![None; graph.edges().len()];
    for side in [Face::Left, Face::Right, Face::Above, Face::Below] {
        let is_upright = matches!(side, Face::Left | Face::Right);
        let along = usize::from(is_upright);
        let mut edges: Vec<(usize, f32)> = graph
            .edges()
            .iter()
            .enumerate()
            .filter(|(_, edge)| edge.ends[0] == 0 && face(places[edge.ends[1]].0) == Some(side))
            .map(|(at, edge)| (at, places[edge.ends[1]].1.center()[along]))
            .collect();
        edges.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (min, max, center) = (focus.min, focus.max(), focus.center());
        #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
        let step = PORTS * focus.size[along] / edges.len().max(1) as f32;
        for (rank, (edge, _)) in edges.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
            let off = (rank as f32 - (edges.len() - 1) as f32 / 2.0) * step;
            ports[*edge] = Some(match side {
                Face::Left => [min[0], center[1] + off],
                Face::Right => [max[0], center[1] + off],
                Face::Above => [center[0] + off, min[1]],
                Face::Below => [center[0] + off, max[1]],
            });
        }
    }
    ports
}

/// From the focus to a card: through the room beside it, and through a gap where the card is farther out.
fn from_focus(port: Point, (slot, card): (Slot, Area)) -> Vec<Point> {
    let [x, y] = card.center();
    let mut line = vec![port];
    match slot {
        Slot::Focus => {}
        Slot::Wing(column) => {
            let way = f32::from(column.signum());
            let end = [x - way * card.size[0] / 2.0, y];
            bend(&mut line, port, [port[0] + way * GUTTER, y], false);
            line.push(end);
        }
        Slot::Band(row) => {
            let way = f32::from(row.signum());
            let end = [x, y - way * card.size[1] / 2.0];
            let rows = f32::from(row.abs() - 1);
            let near = end[1] - way * rows * (card.size[1] + ROW_GAP);
            let from = [port[0], near - way * FAN];
            line.push(from);
            bend(&mut line, from, [x, near], true);
            line.push(end);
        }
    }
    line.dedup();
    line
}

/// Adds an S from one point to another that leaves and arrives upright, or level.
fn bend(line: &mut Vec<Point>, from: Point, to: Point, upright: bool) {
    let along = usize::from(upright);
    let half = f32::midpoint(from[along], to[along]);
    let (mut a, mut b) = (from, to);
    a[along] = half;
    b[along] = half;
    curve(line, [from, a, b, to]);
}

/// Between two cards beside the focus: on the outer side of a column, else from side to side, and over the focus from
/// one wing to the other.
fn between(from: Area, to: Area, focus: Area) -> Vec<Point> {
    let (a, b) = (from.center(), to.center());
    let middle = focus.center()[0];
    let half = from.size[0] / 2.0;
    if (a[0] - b[0]).abs() < 1.0 {
        let away = if a[0] < middle { -1.0 } else { 1.0 };
        return beside(
            [a[0] + away * half, a[1]],
            [b[0] + away * half, b[1]],
            away * BULGE,
        );
    }
    let way = if b[0] > a[0] { 1.0 } else { -1.0 };
    let (start, end) = ([a[0] + way * half, a[1]], [b[0] - way * half, b[1]]);
    let mut line = vec![start];
    if (a[0] < middle) == (b[0] < middle) {
        bend(&mut line, start, end, false);
        return line;
    }
    let height = focus.min[1] - ABOVE;
    let [near, far] = [-1.0, 1.0].map(|side| middle + side * way * focus.size[0] / 2.0);
    let [before, after] = [near - way * GUTTER, far + way * GUTTER];
    line.push([before, a[1]]);
    bend(&mut line, [before, a[1]], [near, height], false);
    line.push([far, height]);
    bend(&mut line, [far, height], [after, b[1]], false);
    line.push(end);
    line.dedup();
    line
}

/// An arc from one card of a column to another one.
fn beside(start: Point, end: Point, bulge: f32) -> Vec<Point> {
    let mut line = vec![start];
    let (top, foot) = ([start[0] + bulge, start[1]], [end[0] + bulge, end[1]]);
    curve(&mut line, [start, top, foot, end]);
    line
}

/// Adds a cubic Bézier curve, its beginning aside.
fn curve(line: &mut Vec<Point>, [start, a, b, end]: [Point; 4]) {
    for step in 1..=POINTS {
        let t = f32::from(step) / f32::from(POINTS);
        let u = 1.0 - t;
        let point = |axis: usize| {
            u * u * u * start[axis]
                + 3.0 * u * u * t * a[axis]
                + 3.0 * u * t * t * b[axis]
                + t * t * t * end[axis]
        };
        line.push([point(0), point(1)]);
    }
}
