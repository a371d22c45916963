use super::CATEGORIES;

/// The form of a kind of events, so that colour is never its only sign. All have about the area of a circle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// What has no form of its own.
    #[default]
    Circle,
    /// A square on its tip.
    Diamond,
    /// A square.
    Square,
    /// A triangle on its side.
    Triangle,
    /// A hexagon with points left and right.
    Hexagon,
    /// A triangle on its tip.
    Wedge,
}

impl Form {
    /// The forms of the most frequent kinds, the most frequent first; the others share the circle.
    pub const OF_KINDS: [Self; CATEGORIES] = [
        Self::Diamond,
        Self::Square,
        Self::Triangle,
        Self::Hexagon,
        Self::Wedge,
    ];

    /// Its corners for radius 1, clockwise, `y` downward; none for a circle.
    #[must_use]
    pub const fn corners(self) -> Option<&'static [[f32; 2]]> {
        Some(match self {
            Self::Circle => return None,
            Self::Diamond => &[[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]],
            Self::Square => &[[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
            Self::Triangle => &[[0.0, -1.2], [1.3, 0.95], [-1.3, 0.95]],
            Self::Hexagon => &[
                [-0.55, -0.95],
                [0.55, -0.95],
                [1.1, 0.0],
                [0.55, 0.95],
                [-0.55, 0.95],
                [-1.1, 0.0],
            ],
            Self::Wedge => &[[1.3, -0.95], [0.0, 1.2], [-1.3, -0.95]],
        })
    }
}
