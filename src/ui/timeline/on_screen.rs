use egui::Rect;

use crate::time::{Axis, Moment};

/// Where a moment lies on the screen; what is far outside lies just outside.
pub(super) fn x_of(axis: &Axis, plot: Rect, moment: Moment) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let x = axis.x_from_moment(moment) as f32;
    plot.min.x + x.clamp(-50.0, plot.width() + 50.0)
}
