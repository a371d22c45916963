//! The window as the viewer set it, and what of it counts.

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::window::Window;

/// An edge of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Its first instant.
    Start,
    /// The first instant no longer inside.
    End,
}

/// What of the chosen window counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum WindowMode {
    /// The one second at its start.
    Instant,
    /// All of it.
    #[default]
    Window,
    /// Everything before its end: cumulative.
    FromStart,
    /// Everything from its start.
    ToEnd,
}

/// The chosen window and how it counts. The window is kept when the mode changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TimeView {
    /// What of the window counts.
    pub mode: WindowMode,
    /// The window as the viewer set it.
    pub window: Window,
}

impl Default for TimeView {
    /// All of time.
    fn default() -> Self {
        Self {
            mode: WindowMode::Window,
            window: Window::ALL,
        }
    }
}

impl TimeView {
    /// The same mode with another window.
    #[must_use]
    pub const fn with_window(self, window: Window) -> Self {
        Self {
            mode: self.mode,
            window,
        }
    }

    /// The moment that moves when time plays: the end of what is seen, or its start where that is
    /// all there is.
    #[must_use]
    pub const fn leading(&self) -> Moment {
        match self.mode {
            WindowMode::Instant | WindowMode::ToEnd => self.window.start(),
            WindowMode::Window | WindowMode::FromStart => self.window.end(),
        }
    }

    /// With an edge of the window at a moment.
    ///
    /// In *window* the other edge stays, and a moment beyond it changes nothing. In the other modes
    /// only one edge is seen: the other one goes along, so that the window keeps its length for when
    /// the mode changes back.
    #[must_use]
    pub fn with_edge(self, edge: Edge, moment: Moment) -> Self {
        let window = self.window;
        let resized = match edge {
            Edge::Start => Window::new(moment, window.end()),
            Edge::End => Window::new(window.start(), moment),
        };
        let pushed = || {
            let from = match edge {
                Edge::Start => window.start(),
                Edge::End => window.end(),
            };
            let bounded = window.is_bounded() && moment.is_bounded();
            let pushed = bounded.then(|| window.shifted(moment.seconds() - from.seconds()))?;
            let reached = match edge {
                Edge::Start => pushed.start(),
                Edge::End => pushed.end(),
            };
            // At the end of the supported range there may be no room for all of its length.
            (reached == moment).then_some(pushed)
        };
        let moved = match self.mode {
            WindowMode::Window => resized,
            WindowMode::Instant | WindowMode::FromStart | WindowMode::ToEnd => pushed().or(resized),
        };
        self.with_window(moved.unwrap_or(window))
    }

    /// Moved by so many seconds, as [`Window::shifted`].
    #[must_use]
    pub fn shifted(self, seconds: i64) -> Self {
        self.with_window(self.window.shifted(seconds))
    }

    /// The window that events are held against.
    ///
    /// *Instant*: the second at the window's start (at the start of `extent`, the time that the data cover, when
    /// the window has none). *Window*: as it is. *From start*: from the beginning of time to the window's end.
    /// *To end*: from the window's start to the end of time.
    #[must_use]
    pub fn effective(&self, extent: Window) -> Window {
        let start = self.window.start();
        match self.mode {
            WindowMode::Instant if start.is_bounded() => Window::second_at(start),
            WindowMode::Instant => Window::second_at(extent.start()),
            WindowMode::Window => self.window,
            WindowMode::FromStart => self.window.from_the_beginning(),
            WindowMode::ToEnd => self.window.without_end(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: i64, to: i64) -> Window {
        let day = |n: i64| Moment::from_seconds(n * 86_400);
        Window::new(day(from), day(to)).unwrap()
    }

    fn view(mode: WindowMode) -> TimeView {
        TimeView {
            mode,
            window: days(10, 20),
        }
    }

    #[test]
    fn an_edge_that_is_not_seen_is_in_nobodys_way() {
        let day = |n: i64| Moment::from_seconds(n * 86_400);
        for (mode, edge, to, window) in [
            (WindowMode::Window, Edge::Start, 15, days(15, 20)),
            (WindowMode::Window, Edge::Start, 25, days(10, 20)),
            (WindowMode::Window, Edge::End, 5, days(10, 20)),
            (WindowMode::Instant, Edge::Start, 25, days(25, 35)),
            (WindowMode::ToEnd, Edge::Start, 15, days(15, 25)),
            (WindowMode::ToEnd, Edge::Start, 25, days(25, 35)),
            (WindowMode::FromStart, Edge::End, 15, days(5, 15)),
            (WindowMode::FromStart, Edge::End, 5, days(-5, 5)),
        ] {
            let moved = view(mode).with_edge(edge, day(to));
            assert_eq!(moved.window, window, "{mode:?} {edge:?} to {to}");
        }
    }

    #[test]
    fn an_unbounded_window_can_be_given_an_edge() {
        let all = TimeView {
            mode: WindowMode::Instant,
            window: Window::ALL,
        };
        let moment = Moment::from_seconds(0);
        assert_eq!(all.with_edge(Edge::Start, moment).window.start(), moment);
        assert_eq!(all.shifted(5).window, Window::ALL);
    }
}
