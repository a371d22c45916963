//! Views with a name: in order, flown to, and each visit one step of undo.

use proptest::prelude::*;
use summit_atlas::explorer::{Command, Effect, Explorer, Panel};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::query::Index;
use summit_atlas::time::Window;
use summit_atlas::view::{Bookmark, Settings, View};

use super::{ST_PETERSBURG, SUMMIT, event, explorer, explorer_with, settle, summits, window};

const DUSHANBE: &str = "cis-summit-dushanbe-2025";

/// Anything about bookmarks.
pub(super) fn commands() -> impl Strategy<Value = Command> {
    let at = || 0_usize..4;
    prop_oneof![
        3 => Just(Command::AddBookmark),
        3 => at().prop_map(Command::ShowBookmark),
        2 => (-2_i64..=2).prop_map(Command::StepBookmark),
        1 => at().prop_map(Command::RemoveBookmark),
        1 => at().prop_map(Command::UpdateBookmark),
        1 => Just(Command::RestoreBookmark),
        1 => (at(), at()).prop_map(|(from, to)| Command::MoveBookmark { from, to }),
        1 => (at(), "[a-z ]{0,3}").prop_map(|(at, name)| Command::RenameBookmark(at, name)),
        1 => at().prop_map(Command::CopyBookmarkLink),
    ]
}

fn october() -> Window {
    window((2025, 10, 1), (2025, 11, 1))
}

fn names(explorer: &Explorer) -> Vec<&str> {
    let all = explorer.bookmarks().iter();
    all.map(|it| it.name.as_str()).collect()
}

/// Three views with names: `a` of an autumn, `b` of a winter, `c` as the file opens.
fn marked() -> Explorer {
    let mut explorer = explorer();
    let home = explorer.view().clone();
    explorer.apply(Command::SetWindow(october()));
    explorer.apply(Command::Select(event(DUSHANBE)));
    settle(&mut explorer);
    let a = explorer.view().clone();
    explorer.apply(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    explorer.apply(Command::FlyTo(Camera::new(ST_PETERSBURG, 7.0)));
    settle(&mut explorer);
    let b = explorer.view().clone();
    explorer.apply(Command::ShowAllTime);
    let all = [("a", a), ("b", b), ("c", home)];
    let all = all
        .into_iter()
        .map(|(name, view)| Bookmark::new(name, view));
    explorer.set_bookmarks(all.collect());
    explorer
}

#[test]
fn a_bookmark_is_named_after_what_is_selected_and_when() {
    let mut explorer = explorer();
    explorer.apply(Command::SetWindow(october()));
    explorer.apply(Command::AddBookmark);
    explorer.apply(Command::Select(event(DUSHANBE)));
    explorer.apply(Command::AddBookmark);
    explorer.apply(Command::Pan([30.0, 0.0]));
    explorer.apply(Command::AddBookmark);
    let selection = event(DUSHANBE);
    let title = explorer.title_of(&selection).to_owned();
    let name = format!("{title} · October 2025");
    let second = format!("{title} (2) · October 2025");
    assert_eq!(names(&explorer), ["October 2025", &name, &second]);
    assert_eq!(
        explorer.transient().panel,
        Some(Panel::Bookmarks),
        "it is seen"
    );
    assert_eq!(explorer.shown_bookmark(), Some(2));
    explorer.apply(Command::RenameBookmark(0, "  Autumn ".to_owned()));
    explorer.apply(Command::RenameBookmark(1, "  ".to_owned()));
    explorer.apply(Command::RenameBookmark(9, "nobody".to_owned()));
    assert_eq!(names(&explorer)[..2], ["Autumn", &name]);
}

#[test]
fn an_untitled_view_is_named_after_what_is_special() {
    let mut explorer = explorer();
    explorer.apply(Command::SetWindow(october()));
    explorer.apply(Command::SetWords("theme:sport".to_owned()));
    explorer.apply(Command::AddBookmark);
    explorer.apply(Command::FlyTo(Camera::new(ST_PETERSBURG, 8.0)));
    settle(&mut explorer);
    explorer.apply(Command::AddBookmark);
    explorer.apply(Command::SetWords(String::new()));
    explorer.apply(Command::AddBookmark);
    // Nothing is in the middle of the Atlantic.
    let nowhere = LonLat {
        lon: -40.0,
        lat: 30.0,
    };
    explorer.apply(Command::FlyTo(Camera::new(nowhere, 5.0)));
    settle(&mut explorer);
    explorer.apply(Command::AddBookmark);
    assert_eq!(
        names(&explorer),
        [
            "theme:sport · October 2025",
            "theme:sport · St Petersburg · October 2025",
            "St Petersburg · October 2025",
            "October 2025",
        ]
    );
}

#[test]
fn a_view_is_kept_once() {
    let mut explorer = marked();
    explorer.apply(Command::ShowBookmark(1));
    settle(&mut explorer);
    explorer.apply(Command::ShowBookmark(0));
    settle(&mut explorer);
    let before = explorer.bookmarks().to_vec();
    explorer.apply(Command::AddBookmark);
    assert_eq!(explorer.bookmarks(), before);
    assert_eq!(explorer.shown_bookmark(), Some(0));
    assert_eq!(explorer.transient().panel, Some(Panel::Bookmarks));
    assert_eq!(explorer.take_effects(), [Effect::FocusBookmark(0)]);
}

#[test]
fn a_bookmark_is_given_the_present_view_and_that_is_taken_back() {
    let mut explorer = marked();
    let before = explorer.bookmarks().to_vec();
    explorer.apply(Command::SetWindow(october()));
    explorer.apply(Command::FlyTo(Camera::new(ST_PETERSBURG, 9.0)));
    settle(&mut explorer);
    let view = explorer.view().clone();
    explorer.apply(Command::UpdateBookmark(1));
    assert_eq!(explorer.bookmarks()[1].view, view);
    assert_eq!(names(&explorer), ["a", "b", "c"], "its name is its own");
    assert_eq!(explorer.bookmarks()[1].map_size(), Some([700.0, 500.0]));
    assert_eq!(explorer.updated_bookmark(), Some(&before[1]));
    assert_eq!(*explorer.view(), view, "nothing moves");
    // Wherever it is moved, and whatever it is called since.
    explorer.apply(Command::MoveBookmark { from: 0, to: 2 });
    explorer.apply(Command::RenameBookmark(0, "mine".to_owned()));
    explorer.apply(Command::RestoreBookmark);
    assert_eq!(names(&explorer), ["mine", "c", "a"]);
    assert_eq!(explorer.bookmarks()[0].view, before[1].view);
    assert_eq!(explorer.updated_bookmark(), None);
    for at in [0, 9] {
        explorer.apply(Command::UpdateBookmark(at));
    }
    explorer.apply(Command::RemoveBookmark(0));
    assert_eq!(explorer.updated_bookmark(), None, "it is gone");
    explorer.apply(Command::RestoreBookmark);
    assert_eq!(names(&explorer), ["mine", "c", "a"]);
    assert_eq!(explorer.bookmarks()[0].view, view);
}

#[test]
fn a_name_that_the_program_gave_goes_with_the_view() {
    let mut explorer = explorer();
    explorer.apply(Command::SetWindow(october()));
    explorer.apply(Command::AddBookmark);
    explorer.apply(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    explorer.apply(Command::UpdateBookmark(0));
    assert_eq!(names(&explorer), ["December 2025"]);
    explorer.apply(Command::RestoreBookmark);
    assert_eq!(names(&explorer), ["October 2025"]);
}

#[test]
fn a_bookmark_made_in_flight_is_of_where_the_flight_ends() {
    let mut explorer = explorer();
    let there = Camera::new(ST_PETERSBURG, 8.0);
    explorer.apply(Command::FlyTo(there));
    explorer.advance(0.1);
    explorer.apply(Command::AddBookmark);
    assert_eq!(explorer.bookmarks()[0].view.camera, there);
}

#[test]
fn showing_one_flies_there_takes_time_along_and_is_one_step() {
    let mut explorer = marked();
    let start = explorer.view().clone();
    explorer.apply(Command::ShowBookmark(0));
    assert!(explorer.moving());
    assert_eq!(explorer.view().selection, Some(event(DUSHANBE)), "at once");
    let mut ends = Vec::new();
    while explorer.advance(1.0 / 30.0) {
        ends.push(explorer.window().end());
    }
    assert!(ends.len() >= 20, "{} frames", ends.len());
    let came_closer = ends.windows(2).all(|pair| pair[1] >= pair[0]);
    let back = ends.windows(2).all(|pair| pair[1] <= pair[0]);
    assert!(came_closer || back, "time goes one way");
    assert_eq!(*explorer.view(), explorer.bookmarks()[0].view);
    explorer.apply(Command::Undo);
    assert_eq!(*explorer.view(), start);
    explorer.apply(Command::Redo);
    assert_eq!(*explorer.view(), explorer.bookmarks()[0].view);
}

#[test]
fn undone_in_flight_time_is_redone_to_its_end_as_well() {
    let mut explorer = marked();
    let start = explorer.view().clone();
    explorer.apply(Command::ShowBookmark(2));
    explorer.advance(0.2);
    explorer.apply(Command::Undo);
    assert!(!explorer.moving());
    assert_eq!(*explorer.view(), start);
    explorer.apply(Command::Redo);
    assert_eq!(*explorer.view(), explorer.bookmarks()[2].view);
}

#[test]
fn reduced_motion_jumps_through_time_as_well() {
    let settings = Settings {
        reduced_motion: true,
        ..Settings::default()
    };
    let mut explorer = explorer_with(settings);
    explorer.set_bookmarks(marked().bookmarks().to_vec());
    explorer.apply(Command::StepBookmark(1));
    assert!(!explorer.moving());
    assert_eq!(*explorer.view(), explorer.bookmarks()[0].view);
}

#[test]
fn hands_on_the_map_stop_the_map_and_hands_on_time_stop_time() {
    let mut explorer = marked();
    explorer.apply(Command::ShowBookmark(1));
    explorer.advance(0.2);
    explorer.apply(Command::Stop);
    let camera = explorer.view().camera;
    settle(&mut explorer);
    let bookmark = explorer.bookmarks()[1].view.clone();
    assert_eq!(explorer.view().camera, camera, "held where it was touched");
    assert_eq!(
        explorer.view().time,
        bookmark.time,
        "time arrives all the same"
    );

    let mut explorer = marked();
    explorer.apply(Command::ShowBookmark(1));
    explorer.advance(0.2);
    explorer.apply(Command::SetWindow(october()));
    settle(&mut explorer);
    assert_eq!(explorer.window(), october());
    assert_eq!(explorer.view().camera, bookmark.camera);
}

#[test]
fn next_and_previous_go_through_them_in_order_and_stay_at_the_ends() {
    let mut explorer = marked();
    let mut shown = Vec::new();
    for steps in [1, 1, 1, 1, -1, -1, -1] {
        explorer.apply(Command::StepBookmark(steps));
        settle(&mut explorer);
        shown.extend(explorer.shown_bookmark());
    }
    assert_eq!(shown, [0, 1, 2, 2, 1, 0, 0]);
}

#[test]
fn they_are_moved_removed_and_brought_back_without_touching_the_view() {
    let mut explorer = marked();
    let (view, can_undo) = (explorer.view().clone(), explorer.can_undo());
    explorer.apply(Command::MoveBookmark { from: 0, to: 2 });
    assert_eq!(names(&explorer), ["b", "c", "a"]);
    explorer.apply(Command::RemoveBookmark(1));
    assert_eq!(names(&explorer), ["b", "a"]);
    assert_eq!(
        explorer.removed_bookmark().map(|it| it.name.as_str()),
        Some("c")
    );
    explorer.apply(Command::RestoreBookmark);
    explorer.apply(Command::RestoreBookmark);
    assert_eq!(names(&explorer), ["b", "c", "a"]);
    explorer.apply(Command::RemoveBookmark(7));
    explorer.apply(Command::ShowBookmark(7));
    assert_eq!(*explorer.view(), view);
    assert_eq!(explorer.can_undo(), can_undo);
}

#[test]
fn one_is_copied_as_a_link_that_leads_to_it() {
    let mut explorer = marked();
    explorer.apply(Command::CopyBookmarkLink(0));
    let effects = explorer.take_effects();
    let [Effect::Copy(link)] = &effects[..] else {
        panic!("{effects:?}");
    };
    explorer.apply(Command::OpenLink(link.clone()));
    assert_eq!(explorer.window(), october());
    assert_eq!(explorer.view().selection, Some(event(DUSHANBE)));
}

#[test]
fn another_file_has_its_own() {
    let mut explorer = marked();
    let dataset = summits();
    let index = Index::opened(&dataset);
    explorer.open(dataset, index);
    assert_eq!(names(&explorer), [""; 0]);
    assert_eq!(explorer.removed_bookmark(), None);
}

#[test]
fn settings_are_no_part_of_a_bookmark() {
    let mut explorer = marked();
    explorer.apply(Command::LargerText);
    explorer.apply(Command::ToggleTheme);
    let settings = explorer.settings().clone();
    explorer.apply(Command::ShowBookmark(1));
    settle(&mut explorer);
    explorer.apply(Command::Undo);
    explorer.apply(Command::OpenLink("summit-atlas:?text_size=200".to_owned()));
    assert_eq!(*explorer.settings(), settings);
    assert_eq!(settings.text_size.percent(), 110);
}

#[test]
fn a_bookmark_of_something_that_is_gone_shows_the_rest() {
    let mut explorer = explorer();
    let gone = View {
        selection: Some(event("nobody")),
        ..explorer.view().clone()
    };
    explorer.set_bookmarks(vec![Bookmark::new("gone", gone.clone())]);
    explorer.apply(Command::Select(event(SUMMIT)));
    explorer.apply(Command::ShowBookmark(0));
    settle(&mut explorer);
    assert_eq!(*explorer.view(), gone);
}
