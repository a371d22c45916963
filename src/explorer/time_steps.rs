use super::home::step_unit;
use crate::time::{Moment, TimeView, Window, WindowMode};

/// The window moved by steps: a large step is its own length, a small one a calendar unit that
/// suits the axis. Windows that begin and end with a unit stay so.
pub(super) fn stepped(time: TimeView, axis: Window, steps: i64, large: bool) -> TimeView {
    let window = time.window;
    let Some(length) = window.duration() else {
        return time;
    };
    let unit = step_unit(axis);
    let moved = if large && !is_whole(window, axis) {
        window.shifted(length.saturating_mul(steps))
    } else {
        let steps = if large {
            steps.saturating_mul(units_in(window, axis))
        } else {
            steps
        };
        let (start, end) = (
            unit.step(window.start(), steps),
            unit.step(window.end(), steps),
        );
        Window::new(start, end).unwrap_or(window)
    };
    TimeView {
        window: moved,
        ..time
    }
}

/// Whether the window begins and ends with a unit of the axis.
fn is_whole(window: Window, axis: Window) -> bool {
    let unit = step_unit(axis);
    [window.start(), window.end()]
        .into_iter()
        .all(|moment| unit.floor(moment) == moment)
}

/// How many units of the axis a whole window has.
fn units_in(window: Window, axis: Window) -> i64 {
    let unit = step_unit(axis);
    let mut count = 0;
    let mut moment = window.start();
    while moment < window.end() && count < 10_000 {
        moment = unit.next(moment);
        count += 1;
    }
    count
}

/// The window moved so that it starts at a moment; what an open mode does not look at stays.
pub(super) fn starting_at(time: TimeView, start: Moment) -> TimeView {
    let window = time.window;
    let moved = if window.is_bounded() {
        window.shifted(start.seconds() - window.start().seconds())
    } else {
        window
    };
    TimeView {
        window: moved,
        ..time
    }
}

/// The window moved the shortest way so that an extent of time comes into it.
pub(super) fn reaching(time: TimeView, extent: Window) -> TimeView {
    let window = time.window;
    let (Some(length), Some(extent)) = (window.duration(), extent.intersection(&Window::SUPPORTED))
    else {
        return time;
    };
    let (first, last) = (extent.start(), extent.end());
    let window = match time.mode {
        WindowMode::Instant | WindowMode::ToEnd => return starting_at(time, first),
        WindowMode::FromStart => {
            let end = last.max(window.start().plus(1));
            Window::new(window.start(), end)
        }
        WindowMode::Window
            if first < window.start() || last.seconds() - first.seconds() > length =>
        {
            return starting_at(time, first);
        }
        WindowMode::Window => return starting_at(time, last.plus(-length)),
    };
    TimeView {
        window: window.unwrap_or(time.window),
        ..time
    }
}
