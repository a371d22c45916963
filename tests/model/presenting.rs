//! Bookmarks on the whole screen: forward, back, blank, and exactly back to where one was.

use proptest::prelude::*;
use summit_atlas::explorer::{Command, Effect, Explorer, Panel, Present};
use summit_atlas::geo::Camera;
use summit_atlas::view::{Bookmark, View};

use super::random::{Step, after, at_rest, check, config, steps, take};
use super::{ST_PETERSBURG, SUMMIT, event, explorer, settle, window};

/// The size of a map that fills the screen.
const SCREEN: [f64; 2] = [1066.0, 470.0];

fn marked() -> Explorer {
    let mut explorer = explorer();
    let home = explorer.view().clone();
    let there = View {
        camera: Camera::new(ST_PETERSBURG, 7.0),
        time: home.time.with_window(window((2025, 12, 1), (2026, 1, 1))),
        selection: Some(event(SUMMIT)),
        ..home.clone()
    };
    let far = View {
        time: home.time.with_window(window((1993, 1, 1), (1994, 1, 1))),
        ..home.clone()
    };
    let all = [("home", home), ("there", there), ("far", far)];
    let all = all
        .into_iter()
        .map(|(name, view)| Bookmark::new(name, view));
    explorer.set_bookmarks(all.collect());
    explorer
}

fn present(explorer: &mut Explorer, step: Present) {
    explorer.apply(Command::Present(step));
}

/// Which bookmark is on the screen.
fn index(explorer: &Explorer) -> Option<usize> {
    explorer
        .presentation()
        .map(summit_atlas::explorer::Presentation::index)
}

#[test]
fn without_bookmarks_one_is_told_how_to_make_them() {
    let mut explorer = explorer();
    present(&mut explorer, Present::Begin);
    assert_eq!(index(&explorer), None);
    assert_eq!(explorer.transient().panel, Some(Panel::Bookmarks));
    assert_eq!(explorer.take_effects(), []);
}

#[test]
fn steps_fly_from_one_to_the_next_and_the_ends_hold() {
    let mut explorer = marked();
    present(&mut explorer, Present::Next);
    assert_eq!(index(&explorer), None, "nothing is presented yet");
    present(&mut explorer, Present::Begin);
    assert!(!explorer.moving(), "the first one is there at once");
    assert_eq!(explorer.take_effects(), [Effect::FillScreen]);
    for (step, at, moves) in [
        (Present::Previous, 0, false),
        (Present::Next, 1, true),
        (Present::Next, 2, true),
        (Present::Next, 2, false),
        (Present::Begin, 2, false),
        (Present::First, 0, true),
        (Present::Last, 2, true),
        (Present::Previous, 1, true),
    ] {
        present(&mut explorer, step);
        assert_eq!(
            (index(&explorer), explorer.moving()),
            (Some(at), moves),
            "{step:?}"
        );
        settle(&mut explorer);
        assert_eq!(*explorer.view(), explorer.bookmarks()[at].view, "{step:?}");
    }
    present(&mut explorer, Present::End);
    assert_eq!(explorer.take_effects(), [Effect::LeaveScreen]);
    present(&mut explorer, Present::BeginHere);
    assert_eq!(index(&explorer), Some(1), "where it was left");
}

#[test]
fn the_next_one_does_not_wait_for_the_flight_to_end() {
    let mut explorer = marked();
    present(&mut explorer, Present::Begin);
    present(&mut explorer, Present::Next);
    explorer.advance(0.2);
    let on_the_way = explorer.view().camera;
    present(&mut explorer, Present::Next);
    assert_eq!(explorer.view().camera, on_the_way, "it goes on from there");
    settle(&mut explorer);
    assert_eq!(*explorer.view(), explorer.bookmarks()[2].view);
}

#[test]
fn a_blank_screen_holds_everything_and_any_step_brings_it_back_first() {
    let mut explorer = marked();
    present(&mut explorer, Present::Begin);
    present(&mut explorer, Present::Next);
    explorer.advance(0.2);
    let view = explorer.view().clone();
    present(&mut explorer, Present::Blank);
    assert!(!explorer.moving() && !explorer.advance(1.0));
    assert_eq!(*explorer.view(), view);
    present(&mut explorer, Present::Next);
    assert_eq!(index(&explorer), Some(1), "first one sees where one is");
    assert!(explorer.moving(), "and it goes on");
    present(&mut explorer, Present::Blank);
    present(&mut explorer, Present::Blank);
    assert!(explorer.moving());
}

#[test]
fn what_was_framed_on_the_small_map_is_in_sight_on_the_whole_screen() {
    let mut explorer = marked();
    let corners = explorer.bookmarks()[1].view.camera.viewport(700.0, 500.0);
    let corners = [[0.0, 0.0], [700.0, 500.0]].map(|at| corners.geo_from_screen(at));
    present(&mut explorer, Present::Begin);
    for size in [SCREEN, [1900.0, 900.0], [400.0, 300.0]] {
        explorer.set_map_size(size);
        present(&mut explorer, Present::Last);
        settle(&mut explorer);
        present(&mut explorer, Present::Previous);
        settle(&mut explorer);
        let at = corners.map(|corner| explorer.viewport().screen_from_geo(corner));
        for [x, y] in at {
            assert!((-0.5..=size[0] + 0.5).contains(&x), "{x} on {size:?}");
            assert!((-0.5..=size[1] + 0.5).contains(&y), "{y} on {size:?}");
        }
        let fills = (at[1][0] - at[0][0] - size[0]).abs() < 1.0
            || (at[1][1] - at[0][1] - size[1]).abs() < 1.0;
        assert!(fills, "{at:?} on {size:?}");
    }
}

#[test]
fn what_was_in_sight_is_in_sight_whatever_the_size_of_type() {
    let mut explorer = explorer();
    explorer.apply(Command::FlyTo(Camera::new(ST_PETERSBURG, 5.0)));
    settle(&mut explorer);
    explorer.apply(Command::AddBookmark);
    let made = explorer.viewport();
    let corners = [[0.0, 0.0], [700.0, 500.0]].map(|at| made.geo_from_screen(at));
    for _ in 0..9 {
        explorer.apply(Command::LargerText);
    }
    // With twice as large type the panels leave little of the map.
    explorer.set_map_size([190.0, 170.0]);
    present(&mut explorer, Present::Begin);
    for size in [[533.0, 180.0], [1066.0, 470.0], [320.0, 400.0]] {
        explorer.set_map_size(size);
        for (corner, [x, y]) in corners.map(|it| (it, explorer.viewport().screen_from_geo(it))) {
            let is_in_sight =
                (-0.5..=size[0] + 0.5).contains(&x) && (-0.5..=size[1] + 0.5).contains(&y);
            assert!(is_in_sight, "{corner:?} at {x} {y} on {size:?}");
        }
    }
    // One that does not say how large its map was is taken for one with type of the usual size.
    let view = explorer.bookmarks()[0].view.clone();
    present(&mut explorer, Present::End);
    explorer.set_bookmarks(vec![Bookmark::new("old", view.clone())]);
    present(&mut explorer, Present::Begin);
    explorer.set_map_size([190.0, 170.0]);
    let zoom = explorer.view().camera.zoom;
    assert!((zoom - (view.camera.zoom - 1.0)).abs() < 1e-9, "{zoom}");
}

#[test]
fn bookmarks_stay_as_they_are_while_they_are_presented() {
    let mut explorer = marked();
    let all = explorer.bookmarks().to_vec();
    present(&mut explorer, Present::Begin);
    for command in [
        Command::AddBookmark,
        Command::UpdateBookmark(0),
        Command::RemoveBookmark(0),
        Command::RestoreBookmark,
        Command::RenameBookmark(0, "x".to_owned()),
        Command::MoveBookmark { from: 0, to: 1 },
    ] {
        explorer.apply(command);
    }
    assert_eq!(explorer.bookmarks(), all);
}

#[test]
fn esc_leads_back_to_view_panels_and_history() {
    let mut explorer = marked();
    let first = explorer.view().clone();
    explorer.apply(Command::SetWindow(window((2025, 3, 1), (2025, 4, 1))));
    explorer.apply(Command::MeasureFrom(ST_PETERSBURG));
    explorer.apply(Command::TogglePanel(Panel::Table));
    let (view, transient) = (explorer.view().clone(), explorer.transient().clone());
    present(&mut explorer, Present::Begin);
    explorer.set_map_size(SCREEN);
    assert_eq!(
        *explorer.lasting_view(),
        view,
        "what a closed window remembers"
    );
    assert_eq!(explorer.transient().panel, None);
    present(&mut explorer, Present::Next);
    explorer.apply(Command::Pan([50.0, 0.0]));
    explorer.apply(Command::Undo);
    present(&mut explorer, Present::End);
    explorer.set_map_size([700.0, 500.0]);
    assert_eq!((explorer.view(), explorer.transient()), (&view, &transient));
    assert_eq!(explorer.lasting_view(), &view);
    assert!(explorer.can_undo() && !explorer.can_redo());
    explorer.apply(Command::Undo);
    assert_eq!(
        *explorer.view(),
        first,
        "the steps before are those from before"
    );
}

#[test]
fn a_file_that_is_opened_ends_it() {
    let mut explorer = marked();
    present(&mut explorer, Present::Begin);
    explorer.set_bookmarks(Vec::new());
    assert_eq!(index(&explorer), None);
    let effects = explorer.take_effects();
    assert_eq!(effects, [Effect::FillScreen, Effect::LeaveScreen]);
}

/// What may happen while bookmarks are presented.
fn meanwhile() -> impl Strategy<Value = Vec<Step>> {
    let pressed = prop::sample::select(vec![
        Present::Next,
        Present::Previous,
        Present::First,
        Present::Last,
        Present::Blank,
        Present::Begin,
    ]);
    let pressed = prop::collection::vec(pressed, 1..12);
    (steps(), pressed).prop_map(|(steps, pressed)| {
        let mut all = Vec::new();
        let mut pressed = pressed.into_iter();
        for step in steps {
            all.push(step);
            let press = pressed.next().map(Command::Present);
            all.extend(press.map(Step::Do));
        }
        all
    })
}

fn size() -> impl Strategy<Value = [f64; 2]> {
    (200.0..2500.0, 200.0..1500.0).prop_map(|(width, height)| [width, height])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_done_in_the_meantime_esc_leads_back(
        before in steps(),
        meanwhile in meanwhile(),
        screen in size(),
        leaving in size(),
    ) {
        let mut explorer = after(&before);
        explorer.set_map_size([700.0, 500.0]);
        at_rest(&mut explorer);
        explorer.apply(Command::AddBookmark);
        let mut bookmarks = marked().bookmarks().to_vec();
        bookmarks.extend(explorer.bookmarks().to_vec());
        explorer.set_bookmarks(bookmarks);
        let (view, transient) = (explorer.view().clone(), explorer.transient().clone());
        let can = (explorer.can_undo(), explorer.can_redo());
        let rows = explorer.visible().len();
        explorer.apply(Command::Present(Present::Begin));
        explorer.set_map_size(screen);
        for step in &meanwhile {
            take(&mut explorer, step);
            check(&explorer)?;
        }
        explorer.apply(Command::Present(Present::End));
        // The window needs some frames to have its size again.
        explorer.set_map_size(leaving);
        explorer.set_map_size([700.0, 500.0]);
        prop_assert_eq!(explorer.view(), &view);
        prop_assert_eq!(explorer.transient().panel, transient.panel);
        prop_assert_eq!(&explorer.transient().measurement, &transient.measurement);
        prop_assert_eq!((explorer.can_undo(), explorer.can_redo()), can);
        prop_assert_eq!(explorer.visible().len(), rows);
        prop_assert!(!explorer.moving());
        check(&explorer)?;
    }
}
