//! Windows and their modes.

use super::{day, window};
use crate::time::{Moment, TimeView, Window, WindowMode};

#[test]
fn windows_are_half_open_and_never_empty() {
    let october = window("2025-10", "2025-11");
    assert!(october.contains(day(2025, 10, 1)));
    assert!(october.contains(day(2025, 11, 1).plus(-1)));
    assert!(!october.contains(day(2025, 11, 1)));
    assert_eq!(october.duration(), Some(31 * 86_400));
    assert_eq!(Window::ALL.duration(), None);
    assert_eq!(Window::new(day(2025, 1, 1), day(2025, 1, 1)), None);
    assert_eq!(Window::new(day(2025, 1, 2), day(2025, 1, 1)), None);
}

#[test]
fn shifting_keeps_the_length_and_stops_at_the_ends() {
    let october = window("2025-10-01", "2025-10-11");
    assert_eq!(
        october.shifted(10 * 86_400),
        window("2025-10-11", "2025-10-21")
    );
    let last = october.shifted(i64::MAX);
    assert_eq!(
        (last.end(), last.duration()),
        (Moment::MAX, october.duration())
    );
    let first = october.shifted(i64::MIN);
    assert_eq!(
        (first.start(), first.duration()),
        (Moment::MIN, october.duration())
    );
    let since = window("2025", "..").shifted(86_400);
    assert_eq!(since, window("2025-01-02", ".."));
    assert_eq!(Window::ALL.shifted(5), Window::ALL);
}

#[test]
fn clamping_moves_before_it_cuts() {
    let year = window("2025", "2026");
    let early = window("2024-12-20", "2025-01-20").clamped(&year);
    assert_eq!(
        (early.start(), early.duration()),
        (year.start(), Some(31 * 86_400))
    );
    let late = window("2026-05-01", "2026-05-02").clamped(&year);
    assert_eq!(late, window("2025-12-31", "2026-01-01"));
    assert_eq!(window("2020", "2030").clamped(&year), year);
    assert_eq!(
        window("2025-05", "..").clamped(&year),
        window("2025-05", "2026")
    );
    assert_eq!(year.clamped(&Window::ALL), year);
}

#[test]
fn modes() {
    let chosen = window("2025-10", "2025-11");
    let extent = window("2000", "2030");
    let effective = |mode| {
        TimeView {
            mode,
            window: chosen,
        }
        .effective(extent)
    };
    assert_eq!(effective(WindowMode::Window), chosen);
    assert_eq!(effective(WindowMode::FromStart), window("..", "2025-11"));
    assert_eq!(effective(WindowMode::ToEnd), window("2025-10", ".."));
    let instant = effective(WindowMode::Instant);
    assert_eq!(
        (instant.start(), instant.duration()),
        (chosen.start(), Some(1))
    );
    let all = TimeView {
        mode: WindowMode::Instant,
        window: Window::ALL,
    };
    assert_eq!(all.effective(extent).start(), extent.start());
    assert_eq!(Window::second_at(Moment::END).end(), Moment::MAX);
}

#[test]
fn windows_travel_as_json() {
    let since = window("1970-01-02", "..");
    let json = serde_json::to_string(&since).unwrap();
    assert_eq!(json, r#"{"start":86400,"end":null}"#);
    assert_eq!(serde_json::from_str::<Window>(&json).unwrap(), since);
    let empty = serde_json::from_str::<Window>(r#"{"start":5,"end":5}"#);
    assert_eq!(
        empty.unwrap_err().to_string(),
        "the window is empty: it has to end after it starts"
    );
}
