//! The visible stretch of time and how it maps to points on the screen.
//!
//! Pure arithmetic: it does not draw.

use super::folds::Folds;
use super::moment::Moment;
use super::window::Window;

/// Shortest visible stretch, in seconds.
const SHORTEST: f64 = 60.0;

/// Width of a fold, in points.
const FOLD: f64 = 28.0;

/// A visible stretch of time laid over a width in points (logical pixels): linear, but for its folds.
///
/// The stretch is at least one minute and at most the supported range, and never leaves that range. Points count
/// from the left edge. A fold is 28 points wide at any zoom (less when folds would take more than half of the
/// width), and time runs through it evenly, so that the axis rises strictly everywhere. Where a stretch would be
/// narrower than a fold anyway, and where all that is visible lies in one, it is not folded.
///
/// Positions are kept as fractional seconds, exact to about a ten-thousandth of a second within some ten thousand
/// years, so that panning and zooming are smooth where a second is many points wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// A moment in sight, in seconds since 1970, and the point where it lies.
    anchor: (f64, f64),
    /// Points to a second outside of folds.
    scale: f64,
    /// Points, at least 1.
    width: f64,
    /// Points to a fold.
    fold_width: f64,
    folds: Folds,
    /// The folds that are narrower than what they hide, in order.
    folded: Vec<Folded>,
}

/// A fold as it lies on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Folded {
    /// What it hides.
    pub window: Window,
    /// Points from the left edge of the axis where it begins; may lie outside the axis.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
}

impl Folded {
    fn start(&self) -> f64 {
        float(self.window.start().seconds())
    }

    fn end(&self) -> f64 {
        float(self.window.end().seconds())
    }
}

/// First and last supported second.
fn limits() -> (f64, f64) {
    (float(Moment::MIN.seconds()), float(Moment::MAX.seconds()))
}

impl Axis {
    /// Shows a window over a width in points, nothing folded. An unbounded side is taken at the end of the
    /// supported range; less than a minute is shown as a minute around it. A width that is not a number above 1
    /// is taken as 1.
    #[must_use]
    pub fn fitted(window: Window, width: f64) -> Self {
        Self::folded(window, width, &Folds::NONE)
    }

    /// As [`Axis::fitted`], with folds.
    #[must_use]
    pub fn folded(window: Window, width: f64, folds: &Folds) -> Self {
        let width = if width.is_finite() {
            width.max(1.0)
        } else {
            1.0
        };
        let (first, last) = limits();
        let start = float(window.start().bounded().seconds());
        let end = float(window.end().bounded().seconds());
        let visible = (end - start).max(SHORTEST);
        let start = (f64::midpoint(start, end) - visible / 2.0).clamp(first, last - visible);
        let end = start + visible;
        let inside = |gap: &&Window| {
            let (from, to) = (float(gap.start().seconds()), float(gap.end().seconds()));
            from <= start && end <= to
        };
        let folds = match folds.gaps().iter().find(inside) {
            Some(gap) => folds.without(gap.start()),
            None => folds.clone(),
        };
        let (scale, fold_width) = scale_of(start, end, width, &folds);
        Self {
            anchor: (start, 0.0),
            scale,
            width,
            fold_width,
            folds,
            folded: Vec::new(),
        }
        .laid()
    }

    /// Lays the folds out around the anchor and keeps the stretch inside the supported range.
    fn laid(mut self) -> Self {
        self.lay();
        let (first, last) = limits();
        let (from, to) = (self.x_from_seconds(first), self.x_from_seconds(last));
        if to - from < self.width - 1e-6 {
            // More than everything would be visible: all of it is.
            let (scale, fold_width) = scale_of(first, last, self.width, &self.folds);
            (self.scale, self.fold_width) = (scale, fold_width);
            self.anchor = (first, 0.0);
        } else if from > 0.0 {
            self.anchor = (first, 0.0);
        } else if to < self.width {
            self.anchor = (last, self.width);
        } else {
            return self;
        }
        self.lay();
        self
    }

    /// Lays the folds out to both sides of the anchor.
    fn lay(&mut self) {
        let (at, x) = self.anchor;
        let is_narrower = |window: &&Window| {
            let length = window.duration().unwrap_or(0);
            float(length) * self.scale > self.fold_width
        };
        let place = |window: &Window| Folded {
            window: *window,
            left: 0.0,
            right: 0.0,
        };
        let mut folded: Vec<Folded> = self
            .folds
            .gaps()
            .iter()
            .filter(is_narrower)
            .map(place)
            .collect();
        let next = folded.partition_point(|fold| fold.end() <= at);
        let (before, after) = folded.split_at_mut(next);
        let (mut seconds, mut points) = (at, x);
        if let Some(fold) = after.first()
            && fold.start() < at
        {
            // The anchor lies in a fold.
            let part = (at - fold.start()) / (fold.end() - fold.start());
            (seconds, points) = (fold.start(), x - part * self.fold_width);
        }
        let (mut left_seconds, mut left_points) = (seconds, points);
        for fold in after {
            fold.left = points + (fold.start() - seconds) * self.scale;
            fold.right = fold.left + self.fold_width;
            (seconds, points) = (fold.end(), fold.right);
        }
        for fold in before.iter_mut().rev() {
            fold.right = left_points - (left_seconds - fold.end()) * self.scale;
            fold.left = fold.right - self.fold_width;
            (left_seconds, left_points) = (fold.start(), fold.left);
        }
        self.folded = folded;
    }

    /// Width in points, at least 1.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Seconds to a point, outside of folds.
    #[must_use]
    pub fn seconds_per_point(&self) -> f64 {
        1.0 / self.scale
    }

    /// The folds in sight, from left to right.
    pub fn folds_in_sight(&self) -> impl Iterator<Item = &Folded> {
        let folds = self.folded.iter();
        folds.filter(|fold| fold.right > 0.0 && fold.left < self.width)
    }

    /// The stretches in sight that are not folded, from left to right, widened to whole seconds; they may be empty.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Moment, Moment)> + '_ {
        let window = self.window();
        let starts = std::iter::once(window.start());
        let starts = starts.chain(self.folds_in_sight().map(|fold| fold.window.end()));
        let ends = self.folds_in_sight().map(|fold| fold.window.start());
        let ends = ends.chain(std::iter::once(window.end()));
        starts.zip(ends)
    }

    /// What is visible, widened to whole seconds.
    #[must_use]
    pub fn window(&self) -> Window {
        let start = whole(self.seconds_from_x(0.0).floor());
        let end = whole(self.seconds_from_x(self.width).ceil());
        // At least a minute, or the edges of folds.
        Window::new(start, end).unwrap_or(Window::SUPPORTED)
    }

    /// Points from the left edge at a fractional number of seconds since 1970; may lie outside `0..=width`.
    #[must_use]
    pub fn x_from_seconds(&self, seconds: f64) -> f64 {
        let next = self.folded.partition_point(|fold| fold.end() <= seconds);
        match self.folded.get(next) {
            Some(fold) if fold.start() < seconds => {
                let part = (seconds - fold.start()) / (fold.end() - fold.start());
                fold.left + part * self.fold_width
            }
            _ => {
                let (at, x) = self.anchor_of(next);
                x + (seconds - at) * self.scale
            }
        }
    }

    /// Fractional seconds since 1970 at a point: the exact inverse of [`Axis::x_from_seconds`].
    #[must_use]
    pub fn seconds_from_x(&self, x: f64) -> f64 {
        let next = self.folded.partition_point(|fold| fold.right <= x);
        match self.folded.get(next) {
            Some(fold) if fold.left < x => {
                let part = (x - fold.left) / self.fold_width;
                fold.start() + part * (fold.end() - fold.start())
            }
            _ => {
                let (at, from) = self.anchor_of(next);
                at + (x - from) / self.scale
            }
        }
    }

    /// A known place in the stretch before a fold (by its index; after the last one for their number), the nearest
    /// to what is visible, so that nothing far away costs exactness.
    fn anchor_of(&self, next: usize) -> (f64, f64) {
        let (at, x) = self.anchor;
        let home = self.folded.partition_point(|fold| fold.end() <= at);
        let before = next.checked_sub(1).and_then(|index| self.folded.get(index));
        match (self.folded.get(next), before) {
            (Some(fold), _) if next < home => (fold.start(), fold.left),
            (Some(fold), _) if next == home && fold.start() < at => (fold.start(), fold.left),
            (_, Some(fold)) if next > home => (fold.end(), fold.right),
            _ => (at, x),
        }
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

    /// Zoomed by a factor (2 shows half as much time, 0.5 twice as much, folds aside); the time at `x` stays there,
    /// unless an end of the supported range is in the way. A factor that is not a number above 0 changes nothing.
    #[must_use]
    pub fn zoomed_at(&self, x: f64, factor: f64) -> Self {
        let usable = factor.is_finite() && factor > 0.0 && x.is_finite();
        let scale = (self.scale * factor).min(self.width / SHORTEST);
        if !usable || scale.total_cmp(&self.scale).is_eq() {
            return self.clone();
        }
        Self {
            anchor: (self.seconds_from_x(x), x),
            scale,
            ..self.clone()
        }
        .laid()
    }

    /// The content moved by so many points: positive to the right, so that earlier time comes into sight. Stops at
    /// the ends of the supported range.
    #[must_use]
    pub fn panned(&self, dx: f64) -> Self {
        if !dx.is_finite() {
            return self.clone();
        }
        // What comes to lie in the middle is in sight before and after.
        let middle = self.width / 2.0;
        Self {
            anchor: (self.seconds_from_x(middle - dx), middle),
            ..self.clone()
        }
        .laid()
    }
}

/// The points to a second outside of folds, and to a fold, with which a stretch fills a width.
fn scale_of(start: f64, end: f64, width: f64, folds: &Folds) -> (f64, f64) {
    let in_sight: Vec<(f64, f64)> = folds
        .gaps()
        .iter()
        .map(|gap| (float(gap.start().seconds()), float(gap.end().seconds())))
        .filter(|(from, to)| *from < end && start < *to)
        .map(|(from, to)| (to.min(end) - from.max(start), to - from))
        .collect();
    let parts: f64 = in_sight.iter().map(|(seen, length)| seen / length).sum();
    let fold_width = FOLD.min(width / 2.0 / parts.max(1e-9));
    let mut scale = width / (end - start);
    // With every fold that begins to save room the scale grows, so that others may begin to.
    for _ in 0..=in_sight.len() {
        let narrower = in_sight
            .iter()
            .filter(|(_, length)| length * scale > fold_width);
        let (hidden, taken) = narrower.fold((0.0, 0.0), |(hidden, taken), (seen, length)| {
            (hidden + seen, taken + fold_width * seen / length)
        });
        scale = (width - taken) / (end - start - hidden).max(SHORTEST);
    }
    (scale.min(width / SHORTEST), fold_width)
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
