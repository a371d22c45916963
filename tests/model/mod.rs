//! Lists of commands against the explorer: what a person does, without a window and without egui.

mod bookmarks;
mod bounds;
mod completing;
mod deferring;
mod exporting;
mod knowing;
mod links;
mod playing;
mod presenting;
mod random;
mod scrubbing;
mod searching;
mod timeline;

use std::path::PathBuf;
use std::sync::Arc;

use summit_atlas::dataset::{Dataset, Status};
use summit_atlas::explorer::{Command, Effect, Explorer, Panel};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::bundled;
use summit_atlas::time::{Membership, Moment, Window};
use summit_atlas::view::{Facet, Filter, Selection, Settings};

/// A window onto the summit dataset whose map has a usual size.
fn explorer() -> Explorer {
    explorer_with(Settings::default())
}

fn explorer_with(settings: Settings) -> Explorer {
    let mut explorer = Explorer::new(summits(), settings);
    explorer.set_map_size([700.0, 500.0]);
    explorer
}

fn summits() -> Arc<Dataset> {
    bundled::summits()
        .dataset
        .expect("the bundled dataset can be read")
}

fn moment((year, month, day): (i32, u8, u8)) -> Moment {
    Moment::from_ymd(year, month, day).expect("a day of the calendar")
}

fn window(from: (i32, u8, u8), to: (i32, u8, u8)) -> Window {
    Window::new(moment(from), moment(to)).expect("a window that is not empty")
}

fn event(id: &str) -> Selection {
    Selection::Event(id.to_owned())
}

/// Lets a flight or a glide end.
fn settle(explorer: &mut Explorer) {
    for _ in 0..10_000 {
        if !explorer.advance(1.0 / 60.0) {
            return;
        }
    }
    panic!("the explorer does not come to rest");
}

/// How surely an event is inside the window.
fn membership(explorer: &Explorer, id: &str) -> Membership {
    let ix = explorer
        .dataset()
        .find_event(id)
        .expect("an event of the dataset");
    explorer.visible().membership(ix)
}

/// The ids of what is visible and dated, in order.
fn rows(explorer: &Explorer) -> Vec<&str> {
    let rows = explorer.visible().rows();
    rows.map(|row| explorer.dataset().event(row.event).id.as_str())
        .collect()
}

const ST_PETERSBURG: LonLat = LonLat {
    lon: 30.3141,
    lat: 59.9386,
};
const SUMMIT: &str = "cis-informal-summit-st-petersburg-2025";

#[test]
fn selecting_moves_the_window_and_the_camera() {
    let mut explorer = explorer();
    let june = window((2025, 6, 1), (2025, 7, 1));
    explorer.apply(Command::SetWindow(june));
    explorer.apply(Command::FlyTo(Camera::new(
        LonLat {
            lon: 46.5,
            lat: 40.0,
        },
        7.0,
    )));
    settle(&mut explorer);
    assert_eq!(membership(&explorer, SUMMIT), Membership::Outside);
    explorer.apply(Command::Select(event(SUMMIT)));
    assert_eq!(
        explorer.selected_event(),
        explorer.dataset().find_event(SUMMIT)
    );
    assert_eq!(membership(&explorer, SUMMIT), Membership::Certain);
    assert_eq!(
        explorer.window(),
        window((2025, 12, 1), (2026, 1, 1)),
        "a window of a month becomes the next one that shows it"
    );
    assert!(explorer.moving(), "a place out of sight is flown to");
    settle(&mut explorer);
    let [x, y] = explorer.viewport().screen_from_geo(ST_PETERSBURG);
    assert!(
        (0.0..700.0).contains(&x) && (0.0..500.0).contains(&y),
        "{x} {y}"
    );
    assert!(
        (explorer.view().camera.zoom - 7.0).abs() < 1e-9,
        "as close as before"
    );
}

#[test]
fn selecting_what_is_in_sight_leaves_the_map_alone_and_showing_it_does_not() {
    let mut explorer = explorer();
    let before = explorer.view().clone();
    explorer.apply(Command::Select(event(SUMMIT)));
    assert!(!explorer.moving());
    assert_eq!(explorer.view().camera, before.camera);
    assert_eq!(
        explorer.view().time,
        before.time,
        "it is in the window already"
    );
    explorer.apply(Command::Show(event(SUMMIT)));
    assert!(explorer.moving());
    settle(&mut explorer);
    let camera = explorer.view().camera;
    assert!(
        (camera.center.lat - ST_PETERSBURG.lat).abs() < 1e-6,
        "{camera:?}"
    );
    assert!(
        (camera.center.lon - ST_PETERSBURG.lon).abs() < 1e-6,
        "{camera:?}"
    );
    assert!(camera.zoom > before.camera.zoom);
}

#[test]
fn reduced_motion_jumps_to_where_a_flight_would_end() {
    let end = |reduced_motion| {
        let mut explorer = explorer_with(Settings {
            reduced_motion,
            ..Settings::default()
        });
        explorer.apply(Command::Show(event(SUMMIT)));
        assert_eq!(explorer.moving(), !reduced_motion);
        settle(&mut explorer);
        explorer.view().clone()
    };
    assert_eq!(end(true), end(false));
}

#[test]
fn a_drag_is_one_step_of_undo() {
    let mut explorer = explorer();
    let first = explorer.view().clone();
    for by in [[3.0, 0.0], [10.0, -4.0], [25.0, 1.0]] {
        explorer.apply(Command::Pan(by));
    }
    explorer.apply(Command::EndStroke);
    let second = explorer.view().clone();
    for day in 1..=5 {
        explorer.apply(Command::SetWindow(window((2025, 6, day), (2025, 9, day))));
    }
    explorer.apply(Command::EndStroke);
    let third = explorer.view().clone();
    explorer.apply(Command::SetWindow(window((2025, 6, 9), (2025, 9, 9))));
    explorer.apply(Command::EndStroke);
    for word in ["d", "du", "dus"] {
        explorer.apply(Command::SetWords(word.to_owned()));
    }
    let last = explorer.view().clone();
    for _ in 0..2 {
        explorer.apply(Command::Undo);
    }
    assert_eq!(*explorer.view(), third);
    explorer.apply(Command::Undo);
    assert_eq!(*explorer.view(), second);
    explorer.apply(Command::Undo);
    assert_eq!(*explorer.view(), first);
    assert!(!explorer.can_undo());
    for _ in 0..4 {
        explorer.apply(Command::Redo);
    }
    assert_eq!(*explorer.view(), last);
    assert!(!explorer.can_redo());
}

#[test]
fn a_glide_belongs_to_the_drag_before_it() {
    let mut explorer = explorer();
    let first = explorer.view().clone();
    explorer.apply(Command::Pan([5.0, 0.0]));
    explorer.apply(Command::Glide([600.0, 0.0]));
    explorer.apply(Command::EndStroke);
    let released = explorer.view().camera.center.lon;
    settle(&mut explorer);
    assert!(
        explorer.view().camera.center.lon < released,
        "it went on to the west"
    );
    explorer.apply(Command::Undo);
    assert_eq!(*explorer.view(), first);
}

#[test]
fn undone_in_flight_a_flight_is_redone_to_its_end() {
    let mut explorer = explorer();
    let first = explorer.view().clone();
    let there = Camera::new(ST_PETERSBURG, 8.0);
    explorer.apply(Command::FlyTo(there));
    explorer.advance(0.1);
    assert!(explorer.moving());
    assert_ne!(explorer.view().camera, first.camera);
    explorer.apply(Command::Undo);
    assert!(!explorer.moving());
    assert_eq!(*explorer.view(), first);
    explorer.apply(Command::Redo);
    assert_eq!(explorer.view().camera, there);
}

#[test]
fn filters_let_through_what_they_say() {
    let mut explorer = explorer();
    let all = rows(&explorer).len();
    explorer.apply(Command::SetWords("DUSHANBE summit".to_owned()));
    assert!(rows(&explorer).contains(&"cis-summit-dushanbe-2025"));
    assert!(!rows(&explorer).contains(&"lachin-cis-cultural-capital-2025"));
    explorer.apply(Command::ClearFilter);
    assert_eq!(rows(&explorer).len(), all);

    explorer.apply(Command::ToggleDisputed);
    let disputed = explorer.visible();
    assert!(!disputed.is_empty() && disputed.len() < all);
    assert!(
        disputed
            .rows()
            .all(|row| explorer.dataset().event(row.event).disputed)
    );
    explorer.apply(Command::ToggleDisputed);

    explorer.apply(Command::TogglePlanned);
    let planned = explorer.visible().rows();
    let statuses: Vec<Status> = planned
        .map(|row| explorer.dataset().event(row.event).status)
        .collect();
    assert!(
        !statuses.is_empty() && !statuses.contains(&Status::Happened),
        "{statuses:?}"
    );
    explorer.apply(Command::ClearFilter);

    explorer.apply(Command::ToggleChoice(Facet::Kind, "sport".to_owned()));
    assert_eq!(rows(&explorer), ["cis-games-2025"]);
    explorer.apply(Command::ToggleChoice(Facet::Kind, "summit".to_owned()));
    assert!(rows(&explorer).len() > 1, "one kind or the other");
    explorer.apply(Command::SetWords("no such word anywhere".to_owned()));
    assert!(rows(&explorer).is_empty() && explorer.visible().undated.is_empty());
    explorer.apply(Command::ClearFilter);
    assert_eq!(explorer.view().filter, Filter::default());
    assert_eq!(rows(&explorer).len(), all);
}

#[test]
fn a_window_sorts_events_by_certainty_and_its_end_is_not_inside() {
    let mut explorer = explorer();
    explorer.apply(Command::SetWindow(window((2025, 10, 1), (2025, 10, 9))));
    assert_eq!(
        membership(&explorer, "cis-summit-dushanbe-2025"),
        Membership::Outside
    );
    assert_eq!(
        membership(&explorer, "ots-summit-gabala-2025"),
        Membership::Certain
    );
    assert_eq!(
        membership(&explorer, "hajiyev-three-summits-remark-2025"),
        Membership::Possible
    );
    explorer.apply(Command::SetWindow(window((2025, 10, 1), (2025, 10, 10))));
    assert_eq!(
        membership(&explorer, "cis-summit-dushanbe-2025"),
        Membership::Certain
    );
    assert_eq!(
        membership(&explorer, "aliyev-speech-dushanbe-2025"),
        Membership::Possible
    );
    let counts = explorer.visible().counts;
    explorer.apply(Command::SetWindow(window((1800, 1, 1), (1801, 1, 1))));
    let long_ago = explorer.visible().counts;
    assert_eq!((long_ago.certain, long_ago.all), (0, counts.all));
    assert_eq!(
        long_ago.undated, counts.undated,
        "what has no date is lost in no window"
    );
}

#[test]
fn events_are_stepped_through_in_the_order_of_time() {
    let mut explorer = explorer();
    explorer.apply(Command::SetWindow(Window::ALL));
    let dated: Vec<_> = explorer.visible().dated().collect();
    let mut visited = Vec::new();
    for _ in 0..dated.len() + 3 {
        explorer.apply(Command::StepEvent(1));
        visited.extend(explorer.selected_event());
    }
    visited.dedup();
    assert_eq!(visited, dated);
    explorer.apply(Command::StepEvent(-1));
    assert_eq!(
        explorer.selected_event(),
        dated.iter().rev().nth(1).copied()
    );
}

#[test]
fn time_steps_keep_the_window_whole_and_come_back() {
    let mut explorer = explorer();
    explorer.apply(Command::SetAxis(window((2025, 1, 1), (2026, 7, 1))));
    let month = window((2025, 1, 1), (2025, 2, 1));
    explorer.apply(Command::SetWindow(month));
    explorer.apply(Command::StepTime {
        steps: 1,
        large: true,
    });
    assert_eq!(explorer.window(), window((2025, 2, 1), (2025, 3, 1)));
    explorer.apply(Command::StepTime {
        steps: -1,
        large: true,
    });
    assert_eq!(explorer.window(), month);
    explorer.apply(Command::ToLast);
    assert_eq!(explorer.window().end(), moment((2026, 7, 1)));
    explorer.apply(Command::ToFirst);
    assert_eq!(explorer.window(), month);
}

#[test]
fn settings_and_panels_are_not_undone() {
    let mut explorer = explorer();
    let theme = explorer.settings().theme;
    for command in [
        Command::ToggleTheme,
        Command::ToggleReducedMotion,
        Command::TogglePanel(Panel::About),
        Command::Hover(Some(event(SUMMIT))),
        Command::CycleLoop,
        Command::SetSpeed(3.0),
    ] {
        explorer.apply(command);
    }
    assert!(!explorer.can_undo());
    assert_ne!(explorer.settings().theme, theme);
    explorer.apply(Command::Select(event(SUMMIT)));
    explorer.apply(Command::Deselect);
    assert_eq!(
        explorer.transient().panel,
        None,
        "Esc closes the panel first"
    );
    assert!(explorer.selected_event().is_some());
    explorer.apply(Command::Deselect);
    assert_eq!(explorer.view().selection, None);
}

#[test]
fn what_only_the_world_outside_can_do_comes_out_as_effects() {
    let mut explorer = explorer();
    let path = PathBuf::from("a.geojson");
    explorer.apply(Command::OpenFile(path.clone()));
    explorer.apply(Command::Copy("words".to_owned()));
    assert_eq!(
        explorer.take_effects(),
        [Effect::Read(path), Effect::Copy("words".to_owned())]
    );
    assert_eq!(explorer.take_effects(), []);
}
