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

    /// The path of a number, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Path<'_>> {
        let end = self.ends.get(index)?;
        let before = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        Some(Path {
            points: self
                .points
                .get(before.map_or(0, |end| end.index)..end.index)?,
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
