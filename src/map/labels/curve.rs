//! Lines on the screen along which names are set.

/// A point on the screen, in points.
pub(super) type Point = [f64; 2];

/// How far to either side of a glyph its direction is measured, in points: small kinks do not turn letters.
const REACH: f64 = 5.0;

/// A line with the length up to each of its points.
pub(super) struct Curve {
    points: Vec<Point>,
    lengths: Vec<f64>,
}

impl Curve {
    /// A line through some points.
    pub(super) fn new(points: Vec<Point>) -> Self {
        let mut total = 0.0;
        let mut lengths = vec![0.0];
        for pair in points.windows(2) {
            total += (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]);
            lengths.push(total);
        }
        Self { points, lengths }
    }

    /// Length in points.
    pub(super) fn length(&self) -> f64 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The point at a length from the beginning; at an end for a length beyond it.
    pub(super) fn at(&self, length: f64) -> Point {
        let after = self.lengths.partition_point(|at| *at <= length);
        let before = after.saturating_sub(1);
        match (self.points.get(before), self.points.get(after)) {
            (Some(a), Some(b)) => {
                let (from, to) = (self.lengths[before], self.lengths[after]);
                let part = if to > from {
                    (length - from) / (to - from)
                } else {
                    0.0
                };
                [0, 1].map(|axis| a[axis] + (b[axis] - a[axis]) * part.clamp(0.0, 1.0))
            }
            (Some(last), None) => *last,
            (None, _) => [0.0, 0.0],
        }
    }

    /// The direction at a length from the beginning, as a step of length 1; to the right where the line does not move.
    pub(super) fn direction(&self, length: f64) -> Point {
        let (a, b) = (self.at(length - REACH), self.at(length + REACH));
        let way = [b[0] - a[0], b[1] - a[1]];
        let far = way[0].hypot(way[1]);
        if far > 0.0 {
            way.map(|step| step / far)
        } else {
            [1.0, 0.0]
        }
    }
}

/// Points on a smooth line through a few given ones (centripetal would differ little: they lie about evenly), `per` for
/// each stretch between two. Catmull–Rom splines: E. Catmull and R. Rom, *A class of local interpolating splines*, 1974.
pub(super) fn smooth(points: &[Point], per: u8) -> Vec<Point> {
    let Some(last) = points.last() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for index in 1..points.len() {
        let (from, to) = (points[index - 1], points[index]);
        let before = if index > 1 { points[index - 2] } else { from };
        let after = points.get(index + 1).copied().unwrap_or(to);
        for step in 0..per {
            let t = f64::from(step) / f64::from(per);
            out.push([0, 1].map(|i| {
                let (t2, t3) = (t * t, t * t * t);
                let bend = 2.0 * before[i] - 5.0 * from[i] + 4.0 * to[i] - after[i];
                let twist = 3.0 * from[i] - before[i] - 3.0 * to[i] + after[i];
                0.5 * (2.0 * from[i] + (to[i] - before[i]) * t + bend * t2 + twist * t3)
            }));
        }
    }
    out.push(*last);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        (a[0] - b[0]).hypot(a[1] - b[1]) < 1e-9
    }

    #[test]
    fn a_curve_is_walked_by_its_length() {
        let curve = Curve::new(vec![[0.0, 0.0], [30.0, 0.0], [30.0, 40.0]]);
        assert!((curve.length() - 70.0).abs() < 1e-9);
        assert!(near(curve.at(10.0), [10.0, 0.0]));
        assert!(near(curve.at(50.0), [30.0, 20.0]));
        assert!(near(curve.at(-5.0), [0.0, 0.0]));
        assert!(near(curve.at(99.0), [30.0, 40.0]));
        assert!(near(curve.direction(10.0), [1.0, 0.0]));
        assert!(near(curve.direction(55.0), [0.0, 1.0]));
        assert!(near(Curve::new(Vec::new()).direction(1.0), [1.0, 0.0]));
    }

    #[test]
    fn a_smooth_line_goes_through_its_points() {
        let given = [[0.0, 0.0], [10.0, 5.0], [20.0, 0.0]];
        let line = smooth(&given, 4);
        assert_eq!(line.len(), 9);
        assert!(near(line[4], [10.0, 5.0]) && near(line[8], [20.0, 0.0]));
        assert!(smooth(&[], 4).is_empty());
    }
}
