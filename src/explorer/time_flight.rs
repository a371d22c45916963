use super::motion::eased;
use super::playback::grain;
use crate::time::{Moment, TimeView, Window};

/// A window of time that moves by itself to another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeFlight {
    from: Window,
    to: TimeView,
    /// What it looked at last: once something else is looked at, somebody has taken over.
    now: TimeView,
    elapsed: f64,
    duration: f64,
}

impl TimeFlight {
    /// The way from what is looked at to a window in the same mode, in so many seconds; nothing where there is no way.
    pub(super) fn new(now: TimeView, to: Window, duration: f64) -> Option<Self> {
        (now.window != to).then_some(Self {
            from: now.window,
            to: now.with_window(to),
            now,
            elapsed: 0.0,
            duration,
        })
    }

    /// Where it leads, unless somebody has taken over.
    pub(super) fn destination(&self, time: TimeView) -> Option<TimeView> {
        (self.now == time).then_some(self.to)
    }

    /// What is looked at after `dt` seconds, and whether it goes on.
    pub(super) fn advance(&mut self, dt: f64) -> (TimeView, bool) {
        self.elapsed += dt;
        let part = (self.elapsed / self.duration).clamp(0.0, 1.0);
        self.now = if part < 1.0 {
            self.to.with_window(self.between(eased(part)))
        } else {
            self.to
        };
        (self.now, part < 1.0)
    }

    /// Both edges on their way. One that begins or ends nowhere is where it will be at once.
    fn between(&self, part: f64) -> Window {
        let edge = |from: Moment, to: Moment| {
            if from.is_bounded() && to.is_bounded() {
                on_the_way(from, to, part)
            } else {
                to
            }
        };
        let to = self.to.window;
        let start = edge(self.from.start(), to.start());
        Window::new(start, edge(self.from.end(), to.end())).unwrap_or(to)
    }
}

/// A moment between two, in whole days or hours where the way is long: times of day would flicker by.
fn on_the_way(from: Moment, to: Moment, part: f64) -> Moment {
    let way = to.seconds() - from.seconds();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "seconds of history fit into f64"
    )]
    let gone = (way as f64 * part) as i64;
    from.plus(gone - gone % grain(way.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::WindowMode;

    fn year(year: i32) -> Moment {
        Moment::from_ymd(year, 1, 1).expect("a day")
    }

    fn window(from: Moment, to: Moment) -> Window {
        Window::new(from, to).expect("not empty")
    }

    fn at(window: Window) -> TimeView {
        TimeView {
            mode: WindowMode::Window,
            window,
        }
    }

    #[test]
    fn both_edges_go_along_evenly_in_one_direction_and_arrive() {
        let (from, to) = (
            window(year(1992), year(1994)),
            window(year(2025), year(2026)),
        );
        let mut flight = TimeFlight::new(at(from), to, 2.0).expect("a way");
        let mut before = from;
        for _ in 0..59 {
            let (now, goes_on) = flight.advance(1.0 / 30.0);
            assert!(goes_on);
            assert!(now.window.start() >= before.start() && now.window.end() >= before.end());
            assert_eq!(now.window.start().seconds() % 86_400, 0, "whole days");
            before = now.window;
        }
        assert!(before.start() > year(2020) && before.start() < year(2025));
        assert_eq!(flight.advance(0.1), (at(to), false));
    }

    #[test]
    fn a_window_without_an_edge_is_never_empty_on_the_way() {
        let bounded = window(year(2010), year(2011));
        let windows = [
            Window::ALL,
            bounded,
            window(Moment::BEGINNING, year(1990)),
            window(year(2024), Moment::END),
            window(year(2024), year(2025)),
        ];
        for from in windows {
            for to in windows.into_iter().filter(|to| *to != from) {
                let mut flight = TimeFlight::new(at(from), to, 1.0).expect("a way");
                while flight.advance(0.1).1 {}
                assert_eq!(flight.advance(0.1).0.window, to);
            }
        }
    }

    #[test]
    fn who_looks_elsewhere_has_taken_over() {
        let flight = TimeFlight::new(at(Window::ALL), window(year(2000), year(2001)), 1.0);
        let flight = flight.expect("a way");
        assert!(flight.destination(at(Window::ALL)).is_some());
        let elsewhere = at(window(year(1990), year(1991)));
        assert_eq!(flight.destination(elsewhere), None);
    }
}
