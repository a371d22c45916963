//! Cutting lines and rings to a rectangle, in `f64`, before they are scaled to pixels.
//!
//! At zoom 19 a tile of zoom 6 is two hundred thousand pixels wide per visible tile; scaled first, its
//! far corners would cost the near ones their accuracy. Cut first, every number stays small.

/// A point.
pub(super) type Point = [f64; 2];

/// An axis-parallel rectangle, edges included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    /// The least `x` and `y`.
    pub(super) min: Point,
    /// The greatest `x` and `y`.
    pub(super) max: Point,
}

impl Rect {
    /// Whether `bounds` (least `x`, `y`, greatest `x`, `y`) has a point in common with it.
    pub(super) fn meets(&self, bounds: [f32; 4]) -> bool {
        let [west, north, east, south] = bounds.map(f64::from);
        west <= self.max[0] && east >= self.min[0] && north <= self.max[1] && south >= self.min[1]
    }

    /// Whether `bounds` lies inside.
    pub(super) fn holds(&self, bounds: [f32; 4]) -> bool {
        let [west, north, east, south] = bounds.map(f64::from);
        west >= self.min[0] && east <= self.max[0] && north >= self.min[1] && south <= self.max[1]
    }

    /// The part of a segment inside, as fractions of its length (Liang and Barsky, 1984).
    pub(super) fn cut(&self, a: Point, b: Point) -> Option<(f64, f64)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for axis in 0..2 {
            let step = b[axis] - a[axis];
            let to_min = self.min[axis] - a[axis];
            let to_max = self.max[axis] - a[axis];
            if step == 0.0 {
                if to_min > 0.0 || to_max < 0.0 {
                    return None;
                }
                continue;
            }
            let (near, far) = (to_min / step, to_max / step);
            enter = enter.max(near.min(far));
            leave = leave.min(near.max(far));
        }
        (enter <= leave).then_some((enter, leave))
    }
}

/// The point at a fraction of the way; exact at both ends.
pub(super) fn along(a: Point, b: Point, fraction: f64) -> Point {
    if fraction <= 0.0 {
        a
    } else if fraction >= 1.0 {
        b
    } else {
        [
            a[0] + (b[0] - a[0]) * fraction,
            a[1] + (b[1] - a[1]) * fraction,
        ]
    }
}

/// Length of a line, in the unit of its points.
pub(super) fn length(line: &[Point]) -> f64 {
    let steps = line.windows(2);
    steps.map(|pair| distance(pair[0], pair[1])).sum()
}

/// Distance of two points, in their unit.
pub(super) fn distance(a: Point, b: Point) -> f64 {
    // All points lie near a picture: their squares do not overflow, and this takes a fraction of the time of `hypot`.
    ((b[0] - a[0]).powi(2) + (b[1] - a[1]).powi(2)).sqrt()
}

/// Joins the visible parts of segments into lines and hands each to `emit`. `line` is scratch space.
/// Segments that do not begin where the one before ended begin a new line.
pub(super) fn visible_lines(
    segments: impl Iterator<Item = (Point, Point)>,
    window: &Rect,
    line: &mut Vec<Point>,
    mut emit: impl FnMut(&[Point]),
) {
    let mut flush = |line: &mut Vec<Point>| {
        if line.len() > 1 {
            emit(line);
        }
        line.clear();
    };
    line.clear();
    for (a, b) in segments {
        let Some((enter, leave)) = window.cut(a, b) else {
            flush(line);
            continue;
        };
        let start = along(a, b, enter);
        if line.last() != Some(&start) {
            flush(line);
            line.push(start);
        }
        line.push(along(a, b, leave));
    }
    flush(line);
}

/// Leaves out corners that are nearer than `closest` to the corner before and seen as one with it. A line still begins and
/// ends where it did, unless it is all seen as one point.
pub(super) fn thin(line: &mut Vec<Point>, closest: f64) {
    let end = line.last().copied();
    let mut last = [f64::INFINITY; 2];
    line.retain(|point| {
        let seen = distance(last, *point) >= closest;
        if seen {
            last = *point;
        }
        seen
    });
    if line.len() > 1
        && let Some((last, end)) = line.last_mut().zip(end)
    {
        *last = end;
    }
}

/// Scratch space for [`clip_ring`].
#[derive(Debug, Default)]
pub(super) struct RingBuffer {
    ring: Vec<Point>,
    next: Vec<Point>,
}

/// The part of a ring inside the window, as one ring (Sutherland and Hodgman, 1974). Where a ring
/// leaves and comes back the result runs along the edge of the window.
pub(super) fn clip_ring<'a>(
    points: impl Iterator<Item = Point>,
    window: &Rect,
    buffer: &'a mut RingBuffer,
) -> &'a [Point] {
    buffer.ring.clear();
    buffer.ring.extend(points);
    for (axis, edge, sign) in [
        (0, window.min[0], 1.0),
        (0, window.max[0], -1.0),
        (1, window.min[1], 1.0),
        (1, window.max[1], -1.0),
    ] {
        let inside = |point: &Point| (point[axis] - edge) * sign >= 0.0;
        buffer.next.clear();
        let mut last = buffer.ring.last().copied();
        for &point in &buffer.ring {
            if let Some(before) = last
                && inside(&before) != inside(&point)
            {
                let fraction = (edge - before[axis]) / (point[axis] - before[axis]);
                let mut crossing = along(before, point, fraction);
                crossing[axis] = edge;
                buffer.next.push(crossing);
            }
            if inside(&point) {
                buffer.next.push(point);
            }
            last = Some(point);
        }
        std::mem::swap(&mut buffer.ring, &mut buffer.next);
    }
    &buffer.ring
}
