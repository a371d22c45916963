//! One unknown day among days that are not one run.

use crate::time::calendar::DAY;
use crate::time::edtf::Pattern;
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::window::Window;

/// Days that are found by their digits, each of them widened alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spread {
    pattern: Pattern,
    unit: Precision,
    /// To each side.
    units: u8,
    hull: Window,
}

impl Spread {
    /// The days of a pattern, each widened to both sides by so many units.
    pub(super) fn new(pattern: Pattern, unit: Precision, units: u8) -> Self {
        // Reading made sure that there is a day.
        let hull = pattern.hull();
        let hull = hull
            .and_then(|(start, end)| Window::new(start, end))
            .unwrap_or(Window::SUPPORTED);
        let spread = Self {
            pattern,
            unit,
            units,
            hull,
        };
        let (start, end) = spread.widened((hull.start(), hull.end()));
        Self {
            hull: Window::new(start, end).unwrap_or(hull),
            ..spread
        }
    }

    /// From the first to the last of them, widened.
    pub(super) fn hull(&self) -> Window {
        self.hull
    }

    pub(super) fn is_certain(&self, window: &Window) -> bool {
        window.covers(&self.hull)
    }

    /// Whether the stretch of one of the days overlaps a window.
    pub(super) fn is_possible(&self, window: &Window) -> bool {
        let Some(seen) = self.hull.intersection(window) else {
            return false;
        };
        // Stretches start and end in the order of their days, so the first that ends inside the window decides. No day
        // so far back ends inside; the four days are more than what steps by months may lose in short months.
        let back = self.step(seen.start(), -1);
        let back = Precision::Month.step(back, -self.pattern.months());
        let mut from = back.seconds().div_euclid(DAY) - 4;
        while let Some(day) = self.pattern.day_from(from) {
            let (start, end) = self.widened(self.pattern.stretch(day));
            if end > seen.start() {
                return start < seen.end();
            }
            from = day + 1;
        }
        false
    }

    fn widened(&self, (start, end): (Moment, Moment)) -> (Moment, Moment) {
        (self.step(start, -1), self.step(end, 1))
    }

    /// As far as it is widened, to one side.
    fn step(&self, moment: Moment, side: i64) -> Moment {
        match self.units {
            0 => moment,
            units => self.unit.step(moment, side * i64::from(units)),
        }
    }
}
