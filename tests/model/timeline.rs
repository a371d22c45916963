//! The timeline's own commands: what each of them promises, wherever one is.

use proptest::prelude::*;
use summit_atlas::explorer::{Command, Explorer, LoopMode};
use summit_atlas::time::{Membership, Moment, Window, WindowMode};

use super::random::{
    after, any_window, at_rest, bounded, check, config, day, of_the_timeline, steps,
};
use super::{explorer, moment, window};

fn length(stretch: Window) -> i64 {
    stretch.duration().expect("both ends are known")
}

/// Somewhere, at rest, with all strokes ended.
fn somewhere(steps: &[super::random::Step]) -> Explorer {
    let mut explorer = after(steps);
    at_rest(&mut explorer);
    explorer.apply(Command::EndStroke);
    explorer
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_command_of_the_timeline_is_one_step_or_none(
        steps in steps(),
        command in of_the_timeline(),
    ) {
        let mut explorer = somewhere(&steps);
        let before = explorer.view().clone();
        explorer.apply(command.clone());
        check(&explorer)?;
        let after = explorer.view().clone();
        if after != before {
            explorer.apply(Command::Undo);
            prop_assert_eq!(explorer.view(), &before, "{:?} undone", command);
            explorer.apply(Command::Redo);
            prop_assert_eq!(explorer.view(), &after, "{:?} redone", command);
        }
    }

    #[test]
    fn what_folds_the_timeline_leaves_what_is_looked_at(
        steps in steps(),
        command in of_the_timeline(),
    ) {
        prop_assume!(!matches!(command, Command::GoTo(_)));
        let mut explorer = somewhere(&steps);
        let (before, counts) = (explorer.view().clone(), explorer.visible().counts);
        explorer.apply(command);
        let after = explorer.view();
        prop_assert_eq!(after.time, before.time);
        prop_assert_eq!(&after.filter, &before.filter);
        prop_assert_eq!(after.camera, before.camera);
        prop_assert_eq!(&after.selection, &before.selection);
        prop_assert_eq!(explorer.visible().counts, counts);
    }

    #[test]
    fn a_date_that_is_gone_to_is_looked_at_and_in_sight(
        steps in steps(),
        to in any_window(),
    ) {
        let mut explorer = somewhere(&steps);
        let mode = explorer.view().time.mode;
        explorer.apply(Command::GoTo(to));
        let view = explorer.view();
        let time = view.time;
        match mode {
            WindowMode::Window => prop_assert_eq!(time.window, to),
            WindowMode::Instant | WindowMode::ToEnd if to.start().is_bounded()
                && to.start() < Moment::MAX => {
                prop_assert_eq!((time.mode, time.window.start()), (mode, to.start()));
            }
            WindowMode::FromStart if to.end().is_bounded() => {
                prop_assert_eq!((time.mode, time.window.end()), (mode, to.end()));
            }
            _ => {}
        }
        if to.is_bounded() {
            prop_assert!(view.axis.covers(&to), "{to:?} on {:?}", view.axis);
        } else {
            prop_assert!(view.axis.intersection(&to).is_some(), "{:?}", view.axis);
        }
    }

    #[test]
    fn what_is_folded_is_a_fold_until_it_is_opened(
        steps in steps(),
        gap in bounded(),
        at in day(),
    ) {
        let mut explorer = somewhere(&steps);
        explorer.apply(Command::Fold(gap));
        let folds = &explorer.view().folds;
        prop_assert!(folds.gaps().iter().any(|fold| fold.covers(&gap)));
        explorer.apply(Command::UnfoldAt(gap.start()));
        prop_assert_eq!(explorer.view().folds.at(gap.start()), None);
        let before = explorer.view().folds.clone();
        let empty = explorer.empty_around(at);
        explorer.apply(Command::FoldAt(at));
        let folds = &explorer.view().folds;
        if let Some(empty) = empty {
            prop_assert!(folds.gaps().iter().any(|fold| fold.covers(&empty)));
        } else {
            prop_assert_eq!(folds, &before);
        }
    }

    #[test]
    fn nothing_can_have_been_in_a_stretch_that_is_empty(steps in steps(), at in day()) {
        let explorer = somewhere(&steps);
        let Some(empty) = explorer.empty_around(at) else { return Ok(()) };
        for ix in explorer.visible().dated() {
            let span = explorer.dataset().span(ix).expect("it has a date");
            let open = !span.earliest().is_bounded() || !span.latest().is_bounded();
            let inside = span.membership(&empty) != Membership::Outside;
            prop_assert!(open || !inside, "{:?}", explorer.dataset().event(ix).id);
        }
    }

    #[test]
    fn zooming_in_shows_less_and_zooming_out_more(steps in steps(), factor in 1.01..50.0) {
        let mut explorer = somewhere(&steps);
        let before = explorer.view().axis;
        explorer.apply(Command::ZoomAxis(factor));
        let closer = explorer.view().axis;
        prop_assert!(length(closer) <= length(before) + 2, "{before:?} {closer:?}");
        let mut explorer = somewhere(&steps);
        explorer.apply(Command::ZoomAxis(1.0 / factor));
        let farther = explorer.view().axis;
        prop_assert!(length(farther) + 2 >= length(before), "{before:?} {farther:?}");
    }
}

#[test]
fn the_window_and_all_of_time_are_shown_with_room_around_them() {
    let mut explorer = explorer();
    let month = window((2023, 10, 1), (2023, 11, 1));
    explorer.apply(Command::SetWindow(month));
    explorer.apply(Command::ShowWindow);
    let axis = explorer.view().axis;
    assert!(axis.covers(&month) && axis.start() < month.start() && month.end() < axis.end());
    assert!(length(axis) < 2 * length(month));
    explorer.apply(Command::ShowAllTime);
    let axis = explorer.view().axis;
    for ix in explorer.dataset().in_order() {
        let Some(span) = explorer.dataset().span(*ix) else {
            continue;
        };
        for edge in [span.earliest(), span.latest()] {
            assert!(!edge.is_bounded() || axis.contains(edge), "{edge:?}");
        }
    }
    assert_eq!(explorer.view().time.window, month);
    // A window without an end cannot be shown as a whole: the timeline stays where it is.
    explorer.apply(Command::SetWindow(Window::ALL));
    explorer.apply(Command::ShowWindow);
    assert_eq!(explorer.view().axis, axis);
}

#[test]
fn folds_are_toggled_off_and_found_again() {
    let mut explorer = explorer();
    let found = explorer.view().folds.clone();
    let long = window((2000, 1, 1), (2020, 1, 1));
    assert_eq!(found.gaps(), [long]);
    explorer.apply(Command::ToggleFolds);
    assert!(explorer.view().folds.is_empty());
    explorer.apply(Command::ToggleFolds);
    assert_eq!(explorer.view().folds, found);
    // Made by hand they are joined to what they touch, and opened as one.
    explorer.apply(Command::Fold(window((2019, 1, 1), (2020, 6, 1))));
    let joined = window((2000, 1, 1), (2020, 6, 1));
    assert_eq!(explorer.view().folds.gaps(), [joined]);
    explorer.apply(Command::UnfoldAt(moment((2020, 5, 31))));
    assert!(explorer.view().folds.is_empty());
    explorer.apply(Command::Fold(Window::ALL));
    assert!(explorer.view().folds.is_empty(), "not everything");
}

#[test]
fn what_happens_at_the_end_is_chosen_without_a_step_of_undo() {
    let mut explorer = explorer();
    let view = explorer.view().clone();
    for mode in LoopMode::ALL {
        explorer.apply(Command::SetLoop(mode));
        assert_eq!(explorer.playback().loop_mode, mode);
    }
    assert_eq!(*explorer.view(), view);
    assert!(!explorer.can_undo());
}

#[test]
fn an_end_that_is_not_seen_is_in_nobodys_way_even_where_there_is_no_start() {
    let early = Window::new(Moment::BEGINNING, moment((1980, 1, 1))).expect("a window");
    let late = Window::new(moment((2030, 1, 1)), Moment::END).expect("a window");
    let day = window((2025, 10, 9), (2025, 10, 10));
    for (hidden, mode) in [
        (early, WindowMode::ToEnd),
        (early, WindowMode::Instant),
        (late, WindowMode::FromStart),
    ] {
        let mut explorer = explorer();
        explorer.apply(Command::SetWindow(hidden));
        explorer.apply(Command::SetMode(mode));
        explorer.apply(Command::GoTo(day));
        let time = explorer.view().time;
        assert_eq!((time.mode, time.window), (mode, day), "{hidden:?}");
    }
}
