use std::ops::Range;

/// Width and height of a cell of the table, in points.
pub(super) const CELL: [f32; 2] = [50.0, 26.0];

/// So many cells in a row, in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a table of millions is not read to the point"
)]
pub(super) fn along(count: usize, step: f32) -> f32 {
    count as f32 * step
}

/// Which of so many cells reach into a stretch.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to what there is"
)]
pub(super) fn within(stretch: Range<f32>, step: f32, count: usize) -> Range<usize> {
    let first = (stretch.start / step).floor().max(0.0) as usize;
    let end = (stretch.end / step).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}
