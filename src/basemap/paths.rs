//! Lines and rings, many in one place: the points in one list, with marks where each ends.

/// One line or ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Path<'a> {
    /// At least two points of a line, three of a ring; a ring does not repeat its first. In tile
    /// units: 0 ..= 4096 from the north-west corner, buffers beyond.
    pub points: &'a [[f32; 2]],
    /// The least `x` and `y` and the greatest `x` and `y` of the points.
    pub bounds: [f32; 4],
}

/// Many lines or rings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paths {
    points: Vec<[f32; 2]>,
    ends: Vec<End>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct End {
    index: usize,
    bounds: [f32; 4],
}

impl Paths {
    /// The paths in the order in which they were in the tile.
    pub fn iter(&self) -> impl Iterator<Item = Path<'_>> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end.index));
        starts.zip(&self.ends).map(|(start, end)| Path {
            points: self.points.get(start..end.index).unwrap_or_default(),
            bounds: end.bounds,
        })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many points all of them have.
    #[must_use]
    pub fn point_count(&self) -> usize {
        self.points.len()
    }

    /// Adds a point to the path under way.
    pub(super) fn push(&mut self, point: [f32; 2]) {
        self.points.push(point);
    }

    /// Ends the path under way; it is dropped when it has fewer than `least` different points in a
    /// row.
    pub(super) fn finish(&mut self, least: usize, closed: bool) {
        let start = self.ends.last().map_or(0, |end| end.index);
        if closed && self.points.len() > start + 1 && self.points.last() == self.points.get(start) {
            self.points.pop();
        }
        let points = self.points.get(start..).unwrap_or_default();
        if points.len() < least {
            self.points.truncate(start);
            return;
        }
        let mut bounds = [
            f32::INFINITY,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::NEG_INFINITY,
        ];
        for &[x, y] in points {
            bounds[0] = bounds[0].min(x);
            bounds[1] = bounds[1].min(y);
            bounds[2] = bounds[2].max(x);
            bounds[3] = bounds[3].max(y);
        }
        self.ends.push(End {
            index: self.points.len(),
            bounds,
        });
    }
}

/// The middle of the widest row inside a ring, and its width, among a few rows around the middle of
/// its height. In tile units.
pub(super) fn widest_middle(ring: Path<'_>) -> Option<([f32; 2], f32)> {
    const ROWS: [f32; 5] = [0.5, 0.4, 0.6, 0.3, 0.7];
    let [_, top, _, bottom] = ring.bounds;
    let mut best: Option<([f32; 2], f32)> = None;
    let mut crossings = Vec::new();
    for row in ROWS {
        let y = top + (bottom - top) * row;
        crossings.clear();
        let next = ring.points.iter().cycle().skip(1);
        let crossed = |(a, b): &(&[f32; 2], &[f32; 2])| (a[1] > y) != (b[1] > y);
        let edges = ring.points.iter().zip(next).filter(crossed);
        crossings.extend(edges.map(|(a, b)| a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])));
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let width = pair[1] - pair[0];
            if best.is_none_or(|(_, widest)| width > widest) {
                best = Some(([f32::midpoint(pair[0], pair[1]), y], width));
            }
        }
    }
    best
}
