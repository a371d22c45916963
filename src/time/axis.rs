//! The visible stretch of time and how it maps to points on the screen.
//!
//! Pure arithmetic: it does not draw, and it folds no gaps yet.

use super::moment::Moment;
use super::window::Window;

/// Shortest visible stretch, in seconds.
const SHORTEST: f64 = 60.0;

/// A visible stretch of time laid over a width in points (logical pixels), linearly.
///
/// The stretch is at least one minute and at most the supported range, and never leaves that range. Points count
/// from the left edge. Positions are kept as fractional seconds, exact to about a ten-thousandth of a second at the
/// far ends, so that panning and zooming are smooth where a second is many points wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Seconds since 1970 at the left edge.
    start: f64,
    /// Visible seconds.
    visible: f64,
    /// Points, at least 1.
    width: f64,
}

impl Axis {
    /// Shows a window over a width in points. An unbounded side is taken at the end of the supported range; less
    /// than a minute is shown as a minute around it. A width that is not a number above 1 is taken as 1.
    #[must_use]
    pub fn fitted(window: Window, width: f64) -> Self {
        let start = float(window.start().bounded().seconds());
        let end = float(window.end().bounded().seconds());
        let visible = (end - start).max(SHORTEST);
        Self::placed(f64::midpoint(start, end) - visible / 2.0, visible, width)
    }

    /// Puts a stretch inside the limits.
    fn placed(start: f64, visible: f64, width: f64) -> Self {
        let (first, last) = (float(Moment::MIN.seconds()), float(Moment::MAX.seconds()));
        let visible = visible.clamp(SHORTEST, last - first);
        Self {
            start: start.clamp(first, last - visible),
            visible,
            width: if width.is_finite() {
                width.max(1.0)
            } else {
                1.0
            },
        }
    }

    /// Width in points, at least 1.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The same visible stretch over another width in points.
    #[must_use]
    pub fn with_width(&self, width: f64) -> Self {
        Self::placed(self.start, self.visible, width)
    }

    /// Seconds to a point.
    #[must_use]
    pub fn seconds_per_point(&self) -> f64 {
        self.visible / self.width
    }

    /// What is visible, widened to whole seconds.
    #[must_use]
    pub fn window(&self) -> Window {
        let start = whole(self.start.floor());
        let end = whole((self.start + self.visible).ceil());
        // At least a minute.
        Window::new(start, end).unwrap_or(Window::SUPPORTED)
    }

    /// Points from the left edge at a fractional number of seconds since 1970; may lie outside `0..=width`.
    #[must_use]
    pub fn x_from_seconds(&self, seconds: f64) -> f64 {
        (seconds - self.start) / self.visible * self.width
    }

    /// Fractional seconds since 1970 at a point: the exact inverse of [`Axis::x_from_seconds`].
    #[must_use]
    pub fn seconds_from_x(&self, x: f64) -> f64 {
        self.start + x / self.width * self.visible
    }

    /// Points from the left edge at a moment; may lie outside `0..=width`. The unbounded ends lie at the ends of the
    /// supported range.
    #[must_use]
    pub fn x_from_moment(&self, moment: Moment) -> f64 {
        self.x_from_seconds(float(moment.bounded().seconds()))
    }

    /// The moment at a point, rounded to the nearest second and kept inside the supported range. Going back with
    /// [`Axis::x_from_moment`] ends within half a second of the point, so within a point wherever a point is at
    /// least half a second.
    #[must_use]
    pub fn moment_from_x(&self, x: f64) -> Moment {
        whole(self.seconds_from_x(x).round())
    }

    /// Zoomed by a factor (2 shows half as much time, 0.5 twice as much); the time at `x` stays there, unless an end
    /// of the supported range is in the way. A factor that is not a number above 0 changes nothing.
    #[must_use]
    pub fn zoomed_at(&self, x: f64, factor: f64) -> Self {
        let usable = factor.is_finite() && factor > 0.0 && x.is_finite();
        if !usable {
            return *self;
        }
        let (first, last) = (float(Moment::MIN.seconds()), float(Moment::MAX.seconds()));
        let visible = (self.visible / factor).clamp(SHORTEST, last - first);
        let start = self.seconds_from_x(x) - x / self.width * visible;
        Self::placed(start, visible, self.width)
    }

    /// The content moved by so many points: positive to the right, so that earlier time comes into sight. Stops at
    /// the ends of the supported range.
    #[must_use]
    pub fn panned(&self, dx: f64) -> Self {
        if !dx.is_finite() {
            return *self;
        }
        let start = self.start - dx * self.seconds_per_point();
        Self::placed(start, self.visible, self.width)
    }
}

/// Seconds as a float: exact, since the supported range is below 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "the supported range is below 2^53 seconds"
)]
pub(super) fn float(seconds: i64) -> f64 {
    seconds as f64
}

/// A whole number of seconds as a moment of the supported range; what is no number becomes 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "float casts saturate, and the result is kept in the supported range"
)]
fn whole(seconds: f64) -> Moment {
    Moment::from_seconds(seconds as i64).bounded()
}
