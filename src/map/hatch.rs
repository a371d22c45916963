use egui::{Pos2, Rect, pos2};

/// A stretch of a line of the hatching: from and to, along it, in points.
type Stretch = [f64; 2];

/// Points of the screen in `f64`.
type Point = [f64; 2];

/// The hatching of an area: parallel lines that rise to the right, cut to its outline and to what is seen.
///
/// Lines are those on which `x + y` is a multiple of [`Hatch::step`]; places along one are told by `x − y`. So an area
/// is filled by even-odd crossings, holes included, without triangles and without a line around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hatch {
    step: f64,
    /// The number of the first line.
    first: i64,
    lines: Vec<Vec<Stretch>>,
}

impl Hatch {
    /// Hatches the area inside some closed rings, as far as `seen` reaches, with lines `step` apart along the axes.
    /// Linear in the outline.
    pub(super) fn new(rings: impl Iterator<Item = Vec<Point>>, seen: Rect, step: f64) -> Self {
        let [low, high] = across(seen);
        let number = |u: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "lines on a screen")]
            let line = (u / step).ceil() as i64;
            line
        };
        let (first, end) = (number(low), number(high).max(number(low)));
        let count = usize::try_from(end - first).unwrap_or(0);
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); count];
        for ring in rings {
            for side in ring.windows(2) {
                let [a, b] = [side[0], side[1]].map(|[x, y]| [x + y, x - y]);
                let (from, to) = (a[0].min(b[0]), a[0].max(b[0]));
                let lines = number(from.clamp(low, high))..number(to.clamp(low, high));
                for line in lines {
                    #[expect(clippy::cast_precision_loss, reason = "lines on a screen")]
                    let part = (line as f64 * step - a[0]) / (b[0] - a[0]);
                    if let Ok(at) = usize::try_from(line - first)
                        && let Some(line) = crossings.get_mut(at)
                    {
                        line.push(a[1] + (b[1] - a[1]) * part);
                    }
                }
            }
        }
        let [least, most] = along(seen);
        let lines = crossings.into_iter().map(|mut line| {
            line.sort_by(f64::total_cmp);
            let pairs = line.chunks_exact(2);
            let cut = pairs.map(|pair| [pair[0].max(least), pair[1].min(most)]);
            cut.filter(|[from, to]| from < to).collect()
        });
        Self {
            step,
            first,
            lines: lines.collect(),
        }
    }

    /// Its lines on the screen.
    pub(super) fn segments(&self) -> impl Iterator<Item = [Pos2; 2]> + '_ {
        let numbered = (self.first..).zip(&self.lines);
        numbered.flat_map(move |(line, stretches)| {
            let ends = move |[from, to]: &Stretch| [self.point(line, *from), self.point(line, *to)];
            stretches.iter().map(ends)
        })
    }

    /// Points inside the area that keep `room` points from its edge along the hatching, on every so many-th line.
    pub(super) fn inside(&self, every: i64, room: f64) -> impl Iterator<Item = Pos2> + '_ {
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let spacing = (every.max(1) as f64) * self.step;
        let numbered = (self.first..).zip(&self.lines);
        let some = numbered.filter(move |(line, _)| line.rem_euclid(every.max(1)) == 0);
        some.flat_map(move |(line, stretches)| {
            stretches.iter().flat_map(move |[from, to]| {
                let first = ((from + room) / spacing).ceil() * spacing;
                let along = std::iter::successors(Some(first), move |at| Some(at + spacing));
                let along = along.take_while(move |at| *at <= to - room);
                along.map(move |at| self.point(line, at))
            })
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "points of a screen"
    )]
    fn point(&self, line: i64, along: f64) -> Pos2 {
        let across = line as f64 * self.step;
        pos2(
            f64::midpoint(across, along) as f32,
            f64::midpoint(across, -along) as f32,
        )
    }
}

/// From where to where `x + y` goes in a rectangle.
fn across(seen: Rect) -> [f64; 2] {
    [seen.min.x + seen.min.y, seen.max.x + seen.max.y].map(f64::from)
}

/// From where to where `x − y` goes in a rectangle.
fn along(seen: Rect) -> [f64; 2] {
    [seen.min.x - seen.max.y, seen.max.x - seen.min.y].map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> Vec<Point> {
        vec![[from, from], [to, from], [to, to], [from, to], [from, from]]
    }

    fn seen() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 200.0))
    }

    /// The length of all lines.
    fn ink(hatch: &Hatch) -> f32 {
        hatch.segments().map(|[from, to]| from.distance(to)).sum()
    }

    #[test]
    fn lines_lie_inside_and_leave_holes_free() {
        let rings = || [square(20.0, 120.0), square(50.0, 90.0)].into_iter();
        let hatch = Hatch::new(rings(), seen(), 8.0);
        let outer = Rect::from_min_max(pos2(20.0, 20.0), pos2(120.0, 120.0)).expand(0.01);
        let hole = Rect::from_min_max(pos2(50.0, 50.0), pos2(90.0, 90.0)).shrink(0.01);
        assert!(hatch.segments().count() > 20);
        for [from, to] in hatch.segments() {
            assert!(outer.contains(from) && outer.contains(to));
            assert!(!hole.contains(from.lerp(to, 0.5)));
        }
        // Lines are 8/√2 apart: their length is the area by that distance.
        let expected = (10_000.0 - 1600.0) / (8.0 / 2.0_f32.sqrt());
        assert!(
            (ink(&hatch) / expected - 1.0).abs() < 0.05,
            "{}",
            ink(&hatch)
        );
    }

    #[test]
    fn what_is_not_seen_is_not_hatched() {
        let far = Hatch::new([square(300.0, 400.0)].into_iter(), seen(), 8.0);
        assert_eq!(far.segments().count(), 0);
        let wide = Hatch::new([square(-1e6, 1e6)].into_iter(), seen(), 8.0);
        assert!(wide.segments().count() <= 51);
        assert!(ink(&wide) < 51.0 * 283.0);
    }

    #[test]
    fn points_inside_keep_away_from_the_edge() {
        let hatch = Hatch::new([square(20.0, 180.0)].into_iter(), seen(), 8.0);
        let points: Vec<Pos2> = hatch.inside(4, 12.0).collect();
        assert!(points.len() > 10, "{}", points.len());
        let inner = Rect::from_min_max(pos2(25.9, 25.9), pos2(174.1, 174.1));
        assert!(points.iter().all(|at| inner.contains(*at)));
    }
}
