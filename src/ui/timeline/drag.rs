use crate::time::{Edge, Moment};

/// What a drag on the axis does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Drag {
    /// Draws a new window from a moment.
    Select(Moment),
    /// Moves the window: how many points its start lay before the pointer.
    Move(f64),
    /// Moves an edge.
    Edge(Edge),
}
