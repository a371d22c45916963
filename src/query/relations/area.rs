/// Between cards of a row, and between columns; room in which lines fan out to rows, in points.
pub(super) const ROW_GAP: f32 = 12.0;
pub(super) const GUTTER: f32 = 52.0;
pub(super) const FAN: f32 = 40.0;

/// A rectangle in points, from the upper left corner of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The upper left corner.
    pub min: [f32; 2],
    /// Width and height.
    pub size: [f32; 2],
}

impl Area {
    /// The lower right corner.
    #[must_use]
    pub fn max(&self) -> [f32; 2] {
        [self.min[0] + self.size[0], self.min[1] + self.size[1]]
    }

    /// The middle.
    #[must_use]
    pub fn center(&self) -> [f32; 2] {
        [
            self.min[0] + self.size[0] / 2.0,
            self.min[1] + self.size[1] / 2.0,
        ]
    }

    /// Whether both have a point in common, edges aside.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let (a, b) = (self.max(), other.max());
        (0..2).all(|axis| self.min[axis] < b[axis] && other.min[axis] < a[axis])
    }

    pub(super) fn around([x, y]: [f32; 2], size: [f32; 2]) -> Self {
        Self {
            min: [x - size[0] / 2.0, y - size[1] / 2.0],
            size,
        }
    }
}

/// Where a node stands among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slot {
    /// In the middle.
    Focus,
    /// In a column of a wing: −2 and −1 at the left, 1 and 2 at the right.
    Wing(i8),
    /// In a row above (negative) or below, counted from the focus.
    Band(i8),
}
