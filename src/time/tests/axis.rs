//! The axis, its ticks and the histogram.

use proptest::prelude::*;

use super::{config, day, span, window};
use crate::time::{Axis, Bin, Folds, Histogram, Moment, SpanIndex, Tick, TickLabel, Window};

/// Some ten thousand years to each side of year 0, in seconds since 1970.
const FAR: std::ops::Range<i64> = -377_000_000_000..253_000_000_000;

/// Axes of any zoom, at any place, with folds all over time and near what is visible.
fn axis() -> impl Strategy<Value = Axis> {
    let folds = proptest::collection::vec((0..1000_u32, 0..1000_u32, any::<bool>()), 0..6);
    (FAR, 1.0..36.0_f64, 50.0..4000.0_f64, folds).prop_map(|(start, doublings, width, folds)| {
        let start = Moment::from_seconds(start);
        let window = Window::new(start, start.plus(60)).unwrap();
        let plain = Axis::fitted(window, width).zoomed_at(0.0, 2.0_f64.powf(-doublings));
        let seen = plain.window();
        let (from, length) = (seen.start().seconds(), seen.duration().unwrap());
        let folds = folds.into_iter().filter_map(|(at, size, near)| {
            let length = if near { length } else { 60_000_000_000 };
            let from = if near { from } else { from - length / 2 };
            // Thousandths are fine enough.
            let part = |part: u32| length / 1000 * i64::from(part);
            let start = Moment::from_seconds(from + part(at));
            Window::new(start, start.plus(part(size).max(1)))
        });
        Axis::folded(seen, width, &Folds::new(folds))
    })
}

/// Whether nothing in sight is squeezed into a fold.
fn is_linear(axis: &Axis) -> bool {
    axis.folds_in_sight().next().is_none()
}

/// Whether an end of the supported range is in sight.
fn is_at_an_end(axis: &Axis) -> bool {
    let seen = axis.window();
    seen.start() == Moment::MIN || seen.end() == Moment::MAX
}

#[test]
fn a_fold_is_as_wide_at_any_zoom() {
    let folds = Folds::new([window("1992", "2020")]);
    let axis = Axis::folded(window("1991", "2026"), 728.0, &folds);
    let fold = *axis.folds_in_sight().next().unwrap();
    assert_eq!(fold.window, window("1992", "2020"));
    // Seven years are left for 700 points.
    assert!((fold.left - 100.0).abs() < 0.2, "{fold:?}");
    assert!((fold.right - 128.0).abs() < 0.2);
    let zoomed = axis.zoomed_at(114.0, 4.0);
    let fold = *zoomed.folds_in_sight().next().unwrap();
    assert!((fold.left - 100.0).abs() < 0.2 && (fold.right - 128.0).abs() < 0.2);
    assert_eq!(
        labels(&axis.ticks(60.0)).join(" "),
        "1991 2020! 2021 2022 2023 2024 2025 2026"
    );
    // What is as narrow as a fold need not be folded.
    let centuries = Axis::folded(window("1000", "3000"), 728.0, &folds);
    assert!(is_linear(&centuries));
    // Whoever looks into a fold sees it open.
    let inside = Axis::folded(window("2000", "2010"), 728.0, &folds);
    assert!(is_linear(&inside));
    assert_eq!(inside.window(), window("2000", "2010"));
}

#[test]
fn many_folds_leave_half_of_the_room() {
    let gaps = (0..40).map(|n| {
        let start = day(1900 + 4 * n, 1, 1);
        Window::new(start, day(1903 + 4 * n, 1, 1)).unwrap()
    });
    let axis = Axis::folded(window("1900", "2060"), 400.0, &Folds::new(gaps));
    assert_eq!(axis.window(), window("1900", "2060"));
    assert_eq!(axis.folds_in_sight().count(), 40);
    for fold in axis.folds_in_sight() {
        assert!((fold.right - fold.left - 5.0).abs() < 0.01, "{fold:?}");
    }
}

#[test]
fn labels_keep_off_what_is_taken() {
    let axis = Axis::fitted(window("1990", "2000"), 1000.0);
    let ticks = axis.ticks_fitting(8.0, |_| 50.0, &[290.0..350.0]);
    assert_eq!(
        labels(&ticks).join(" "),
        "1990! 1991 1992 1994 1995 1996 1997 1998 1999 2000!"
    );
    let nowhere = axis.ticks_fitting(8.0, |_| 50.0, &[0.0..1000.0]);
    assert_eq!(nowhere, []);
}

#[test]
fn limits() {
    let minute = window("2025-10-09T14:30:00Z", "2025-10-09T14:30:01Z");
    let shortest = Axis::fitted(minute, 1000.0);
    assert_eq!(shortest.window().duration(), Some(61));
    assert_eq!(shortest.zoomed_at(10.0, 1000.0), shortest);
    let all = Axis::fitted(Window::ALL, 1000.0);
    assert_eq!(all.window(), Window::SUPPORTED);
    assert_eq!(all.zoomed_at(500.0, 0.01), all);
    assert_eq!(all.panned(250.0), all);
    assert_eq!(all.moment_from_x(f64::INFINITY), Moment::MAX);
    assert!((all.x_from_moment(Moment::END) - all.width()).abs() < 1e-6);
    for strange in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        assert_eq!(all.zoomed_at(0.0, strange), all);
        assert!(Axis::fitted(Window::ALL, strange).width() >= 1.0);
        assert!(!all.ticks(strange).is_empty());
    }
    assert_eq!(all.panned(f64::NAN), all);
}

#[test]
fn panning_to_the_right_shows_the_past() {
    let october = window("2025-10-01", "2025-10-11");
    let axis = Axis::fitted(october, 100.0).panned(10.0);
    assert_eq!(axis.window(), window("2025-09-30", "2025-10-10"));
}

/// The labels in short.
fn labels(ticks: &[Tick]) -> Vec<String> {
    let label = |tick: &Tick| {
        let text = match tick.label {
            TickLabel::Year(year) => format!("{year}"),
            TickLabel::Month { month, .. } => format!("m{month}"),
            TickLabel::Day { day, .. } => format!("d{day}"),
            TickLabel::Time {
                hour,
                minute,
                second: None,
            } => format!("{hour}:{minute:02}"),
            TickLabel::Time {
                second: Some(second),
                ..
            } => format!(":{second:02}"),
        };
        if tick.major { format!("{text}!") } else { text }
    };
    ticks.iter().map(label).collect()
}

#[test]
fn labels_go_from_years_to_seconds() {
    let ticks =
        |from: &str, to: &str| labels(&Axis::fitted(window(from, to), 600.0).ticks(70.0)).join(" ");
    assert_eq!(ticks("-9999", "9999-12-31"), "-5000 0! 5000");
    assert_eq!(ticks("1900", "2000"), "1900! 1920 1940 1960 1980 2000!");
    assert_eq!(
        ticks("1990", "1998"),
        "1990! 1991 1992 1993 1994 1995 1996 1997 1998"
    );
    assert_eq!(ticks("2024-02", "2025-08"), "m4 m7 m10 2025! m4 m7");
    assert_eq!(ticks("2025-01", "2025-07"), "2025! m2 m3 m4 m5 m6 m7");
    assert_eq!(ticks("2025-02-05", "2025-03-10"), "d6 d11 d16 d21 m3! d6");
    assert_eq!(
        ticks("2025-02-25", "2025-03-04"),
        "d25 d26 d27 d28 m3! d2 d3 d4"
    );
    assert_eq!(
        ticks("2025-02-28", "2025-03-02"),
        "d28! 6:00 12:00 18:00 d1! 6:00 12:00 18:00 d2!"
    );
    assert_eq!(
        ticks("2025-02-28T23:50:00Z", "2025-03-01T00:20:00Z"),
        "23:50 23:55 d1! 0:05 0:10 0:15 0:20"
    );
    assert_eq!(
        ticks("2025-02-28T12:00:00Z", "2025-02-28T12:01:00Z"),
        ":00! :10 :20 :30 :40 :50 :00!"
    );
}

#[test]
fn wide_labels_get_a_coarser_unit() {
    let axis = Axis::fitted(window("2025-01", "2025-07"), 600.0);
    let width = |label: &TickLabel| match label {
        TickLabel::Month { .. } => 120.0,
        _ => 30.0,
    };
    assert_eq!(
        labels(&axis.ticks_fitting(10.0, width, &[])).join(" "),
        "2025! m4 m7"
    );
    assert_eq!(axis.ticks(1e9).len(), 1);
}

#[test]
fn bins_are_seconds_at_least() {
    let axis = Axis::fitted(
        window("2025-10-09T14:30:00Z", "2025-10-09T14:31:00Z"),
        600.0,
    );
    let index = SpanIndex::new(&[span("2025-10-09T14:30:10Z")]);
    let histogram = Histogram::compute(&index, &axis, 500);
    assert_eq!(histogram.bins().len(), 60);
    assert_eq!(
        histogram.bins()[10],
        Bin {
            certain: 1,
            possible: 0,
            unbounded: 0
        }
    );
    assert_eq!(histogram.highest(), 1);
    assert_eq!(Histogram::compute(&index, &axis, 0).bins(), []);
    assert_eq!(histogram.window(60), None);
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn points_and_moments_agree(axis in axis(), part in -0.5..1.5_f64) {
        let x = part * axis.width();
        let seconds = axis.seconds_from_x(x);
        let off = axis.x_from_seconds(seconds) - x;
        prop_assert!(off.abs() < 0.01, "{} points", off);
        let within = (0.0..=1.0).contains(&part);
        let moment = axis.moment_from_x(x);
        let back = axis.x_from_moment(moment);
        let half_second = 0.5 / axis.seconds_per_point();
        prop_assert!(!within || (back - x).abs() <= half_second + 0.01);
        let again = axis.moment_from_x(axis.x_from_moment(moment));
        let off = (again.seconds() - moment.seconds()).abs();
        prop_assert!(!within || off <= 1 + i64::from(!is_linear(&axis)), "{} s", off);
    }

    #[test]
    fn time_never_stands_still(axis in axis(), part in -0.2..1.2_f64, step in 0.001..0.3_f64) {
        let (a, b) = (part * axis.width(), (part + step) * axis.width());
        prop_assert!(axis.seconds_from_x(a) < axis.seconds_from_x(b));
    }

    #[test]
    fn what_was_asked_for_is_visible(axis in axis(), width in 100.0..2000.0_f64) {
        let seen = axis.window();
        let other = Axis::folded(seen, width, &Folds::NONE);
        prop_assert!(other.window().covers(&seen));
        prop_assert!(axis.x_from_moment(seen.start()) <= 0.01);
        prop_assert!(axis.x_from_moment(seen.end()) >= axis.width() - 0.01);
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer(axis in axis(), part in 0.0..1.0_f64, factor in 0.2..5.0_f64) {
        let x = part * axis.width();
        let zoomed = axis.zoomed_at(x, factor);
        let moved = zoomed.x_from_seconds(axis.seconds_from_x(x)) - x;
        prop_assert!(is_at_an_end(&zoomed) || moved.abs() < 0.1, "{}", moved);
        prop_assert!(Window::SUPPORTED.covers(&zoomed.window()));
        prop_assert!(Window::SUPPORTED.covers(&axis.panned(x * factor).window()));
    }

    #[test]
    fn panning_carries_everything_along(axis in axis(), part in 0.0..1.0_f64, by in -0.4..0.4_f64) {
        let (x, dx) = (part * axis.width(), by * axis.width());
        let panned = axis.panned(dx);
        let moved = panned.x_from_seconds(axis.seconds_from_x(x)) - x;
        let expected = is_at_an_end(&panned) || (moved - dx).abs() < 0.1;
        prop_assert!(expected, "{} instead of {}", moved, dx);
    }

    #[test]
    fn ticks_keep_their_distance(axis in axis(), gap in 1.0..400.0_f64) {
        let ticks = axis.ticks(gap);
        prop_assert!(!ticks.is_empty() || !is_linear(&axis));
        prop_assert!(ticks.len() < 1100);
        for fold in axis.folds_in_sight() {
            let inside = |tick: &Tick| fold.left + 0.01 < tick.x && tick.x + 0.01 < fold.right;
            prop_assert!(!ticks.iter().any(inside));
        }
        for tick in &ticks {
            prop_assert!((0.0..=axis.width()).contains(&tick.x));
            let civil = tick.moment.civil();
            let starts = match tick.label {
                TickLabel::Year(year) => day_start(year.min(285_000_000), 1, 1, tick.moment),
                TickLabel::Month { year, month } => day_start(year, month, 1, tick.moment),
                TickLabel::Day { year, month, day } => day_start(year, month, day, tick.moment),
                TickLabel::Time { hour, minute, second } => {
                    (hour, minute, second.unwrap_or(0)) == (civil.hour, civil.minute, civil.second)
                }
            };
            prop_assert!(starts, "{:?}", tick);
        }
        for pair in ticks.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= gap - 0.01, "{:?}", pair);
        }
    }

    #[test]
    fn labels_never_collide(axis in axis(), gap in 0.0..20.0_f64, widths in 10.0..150.0_f64) {
        let width = |label: &TickLabel| match label {
            TickLabel::Year(_) => widths,
            TickLabel::Month { .. } => widths * 1.5,
            TickLabel::Day { .. } => widths * 0.7,
            TickLabel::Time { .. } => widths * 0.9,
        };
        let ticks = axis.ticks_fitting(gap, width, &[]);
        prop_assert!(!ticks.is_empty() || !is_linear(&axis));
        for pair in ticks.windows(2) {
            let need = width(&pair[0].label) + gap;
            prop_assert!(pair[1].x - pair[0].x >= need - 0.01);
        }
    }
}

fn day_start(year: i32, month: u8, date: u8, moment: Moment) -> bool {
    day(year, month, date) == moment || moment == Moment::MAX
}
