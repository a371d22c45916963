use super::home::step_unit;
use crate::time::{Edge, Moment, TimeView, Unit, Window, WindowMode};

/// The window moved by steps: a large step is its own length, a small one a calendar unit that
/// suits the axis. Windows that begin and end with a unit stay so.
pub(super) fn stepped(time: TimeView, axis: Window, steps: i64, large: bool) -> TimeView {
    let window = time.window;
    let Some(length) = window.duration() else {
        return time;
    };
    let unit = step_unit(axis);
    let seconds = match (large, is_whole(window, axis)) {
        (true, false) => length.saturating_mul(steps),
        (false, false) => {
            let start = unit.step(window.start(), steps);
            start.seconds() - window.start().seconds()
        }
        (_, true) => {
            let units = if large { units_in(window, axis) } else { 1 };
            return on_units(time, unit, steps.saturating_mul(units));
        }
    };
    time.shifted(seconds)
}

/// A window of whole units moved by units: it stays one, whatever their lengths.
fn on_units(time: TimeView, unit: Unit, steps: i64) -> TimeView {
    let edge = |moment| unit.step(moment, steps);
    let window = time.window;
    let moved = Window::new(edge(window.start()), edge(window.end()));
    time.with_window(moved.unwrap_or(window))
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

/// The ends of an extent of time; where one is unbounded, the other one stands for it. `None`
/// when both are.
fn known_ends(extent: Window) -> Option<(Moment, Moment)> {
    match (extent.start().is_bounded(), extent.end().is_bounded()) {
        (true, true) => Some((extent.start(), extent.end())),
        (true, false) => Some((extent.start(), extent.start().plus(1))),
        (false, true) => Some((extent.end().plus(-1), extent.end())),
        (false, false) => None,
    }
}

/// The stretch of time that the timeline shows, moved so that an extent is in sight on it: a third
/// from the left, unless it is in sight already.
pub(super) fn axis_showing(axis: Window, extent: Window) -> Window {
    let Some((first, last)) = known_ends(extent) else {
        return axis;
    };
    if first < axis.end() && last > axis.start() {
        return axis;
    }
    let third = axis.duration().unwrap_or(0) / 3;
    axis.shifted(first.seconds() - third - axis.start().seconds())
}

/// The stretch of time that the timeline shows, so that a window can be seen on it and its edges taken: as it is
/// where that holds, moved where the window is about as long, and fitted to the window otherwise.
pub(super) fn axis_around(axis: Window, window: Window) -> Window {
    /// A window shorter than this part of the timeline has edges too close to each other.
    const PART: i64 = 40;
    let (Some(seen), Some(length)) = (axis.duration(), window.duration()) else {
        return axis_showing(axis, window);
    };
    if length > seen || length < seen / PART {
        return super::home::axis(window);
    }
    if axis.covers(&window) {
        return axis;
    }
    let start = window.start().seconds() - (seen - length) / 2;
    axis.shifted(start - axis.start().seconds())
}

/// The window moved the shortest way so that an extent of time comes into it. Of an extent
/// without a beginning its end is meant, and the other way round.
pub(super) fn reaching(time: TimeView, axis: Window, extent: Window) -> TimeView {
    let window = time.window;
    let Some(length) = window.duration() else {
        return time;
    };
    let Some((first, last)) = known_ends(extent) else {
        return time;
    };
    match time.mode {
        WindowMode::Instant | WindowMode::ToEnd => return time.with_edge(Edge::Start, first),
        WindowMode::FromStart => return time.with_edge(Edge::End, last),
        WindowMode::Window => {}
    }
    let unit = step_unit(axis);
    let whole = is_whole(window, axis);
    let units = if whole { units_in(window, axis) } else { 0 };
    let earlier = first < window.start() || last.seconds() - first.seconds() > length;
    let moved = match (earlier, whole) {
        (true, true) => {
            let start = unit.floor(first);
            Window::new(start, unit.step(start, units))
        }
        (false, true) => {
            let end = unit.next(last.plus(-1));
            Window::new(unit.step(end, -units), end)
        }
        (true, false) => Some(window.shifted(first.seconds() - window.start().seconds())),
        (false, false) => Some(window.shifted(last.seconds() - window.end().seconds())),
    };
    time.with_window(moved.unwrap_or(window))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Edtf, Span, Widening};
    use crate::view::moment_from_text;

    fn window(from: &str, to: &str) -> Window {
        let moment = |text| moment_from_text(text).unwrap();
        Window::new(moment(from), moment(to)).unwrap()
    }

    fn view(mode: WindowMode, from: &str, to: &str) -> TimeView {
        let window = window(from, to);
        TimeView { mode, window }
    }

    fn extent(when: &str) -> Window {
        let edtf: Edtf = when.parse().unwrap();
        Span::from_edtf(&edtf, Widening::default()).extent()
    }

    #[test]
    fn a_window_of_months_stays_one() {
        let axis = window("2024-01-01", "2027-01-01");
        let time = view(WindowMode::Window, "2025-01-01", "2025-03-01");
        let next = stepped(time, axis, 1, false).window;
        assert_eq!(next, window("2025-02-01", "2025-04-01"));
        let leap = stepped(time, axis, -1, true).window;
        assert_eq!(leap, window("2024-11-01", "2025-01-01"));
    }

    #[test]
    fn steps_over_the_end_of_a_month_never_get_stuck() {
        let axis = window("2024-01-01", "2027-01-01");
        let mut time = view(WindowMode::Window, "2025-01-30", "2025-01-31");
        for _ in 0..5 {
            let before = time.window;
            time = stepped(time, axis, 1, false);
            assert!(time.window.start() > before.start());
            assert_eq!(time.window.duration(), before.duration());
        }
    }

    #[test]
    fn the_timeline_shows_what_is_selected() {
        let axis = window("2025-01-01", "2025-02-01");
        assert_eq!(axis_showing(axis, extent("2025-01-31")), axis);
        assert_eq!(
            axis_showing(axis, extent("[..2026]")).duration(),
            axis.duration()
        );
        for when in ["2024-12-25", "2025-06", "[..2026]", "2030-01-01/"] {
            let extent = extent(when);
            assert!(
                axis_showing(axis, extent).intersection(&extent).is_some(),
                "{when}"
            );
        }
    }

    #[test]
    fn the_timeline_makes_room_for_what_was_typed() {
        let axis = window("2025-01-01", "2025-07-01");
        let same = window("2025-02-01", "2025-03-01");
        assert_eq!(axis_around(axis, same), axis);
        let moved = axis_around(axis, window("2024-10-01", "2024-11-01"));
        assert_eq!(moved.duration(), axis.duration());
        assert!(moved.covers(&window("2024-10-01", "2024-11-01")));
        let day = axis_around(axis, window("2025-02-01", "2025-02-02"));
        assert!(day.duration() < Some(2 * 86_400), "{day:?}");
        let years = window("1990-01-01", "2000-01-01");
        assert!(axis_around(axis, years).covers(&years));
        let since = Window::new(window("2030-01-01", "2031-01-01").start(), Moment::END);
        let shown = axis_around(axis, since.unwrap());
        assert_eq!(shown.duration(), axis.duration());
        assert!(shown.intersection(&since.unwrap()).is_some());
    }

    #[test]
    fn what_may_have_been_at_any_time_before_is_reached_by_its_end() {
        let axis = window("2025-01-01", "2027-01-01");
        let time = view(WindowMode::Window, "2026-02-01", "2026-03-01");
        let reached = reaching(time, axis, extent("[..2025-12]")).window;
        assert_eq!(reached, window("2025-12-01", "2026-01-01"));
        let since = view(WindowMode::FromStart, "2024-01-01", "2024-03-01");
        let reached = reaching(since, axis, extent("2024-12-25/")).window;
        assert_eq!(reached.duration(), since.window.duration());
        assert_eq!(reached.end(), extent("2024-12-25").start().plus(1));
        let all = reaching(time, axis, Window::ALL);
        assert_eq!(all, time);
    }
}
