//! What had been published by a day.

use std::sync::Arc;

use summit_atlas::explorer::Command;

use super::{explorer, moment};

fn known_on(day: (i32, u8, u8)) -> Command {
    Command::SetKnownBefore(Some(moment(day)))
}

#[test]
fn nothing_is_worked_out_anew_between_two_publications() {
    let mut explorer = explorer();
    explorer.apply(known_on((2025, 11, 5)));
    let (before, revision) = (explorer.shared_dataset(), explorer.visible().revision());
    assert_eq!(explorer.sources_read(), (2, 5));
    for day in 6..=30 {
        explorer.apply(known_on((2025, 11, day)));
    }
    assert!(Arc::ptr_eq(&before, &explorer.shared_dataset()));
    assert_eq!(explorer.visible().revision(), revision);
    explorer.apply(known_on((2025, 12, 24)));
    assert_eq!(explorer.sources_read(), (3, 5));
    assert!(!Arc::ptr_eq(&before, &explorer.shared_dataset()));
    explorer.apply(known_on((2027, 1, 1)));
    assert_eq!(explorer.sources_read(), (5, 5));
    assert_eq!(explorer.dataset().len(), explorer.whole().len());
}

#[test]
fn a_drag_of_the_day_is_one_step() {
    let mut explorer = explorer();
    for day in 1..=9 {
        explorer.apply(known_on((2025, 10, day)));
    }
    explorer.apply(Command::EndStroke);
    explorer.apply(known_on((2026, 1, 1)));
    explorer.apply(Command::Undo);
    assert_eq!(explorer.view().known_before, Some(moment((2025, 10, 9))));
    explorer.apply(Command::Undo);
    assert_eq!(explorer.view().known_before, None);
    assert_eq!(explorer.dataset().len(), explorer.whole().len());
}

#[test]
fn a_source_that_is_off_is_not_read_whenever_it_had_come_out() {
    let mut explorer = explorer();
    explorer.apply(Command::ToggleSource("004".to_owned()));
    explorer.apply(known_on((2022, 6, 1)));
    assert_eq!(explorer.sources_read(), (0, 5));
    explorer.apply(Command::ToggleSource("004".to_owned()));
    assert_eq!(explorer.sources_read(), (1, 5));
}
