//! Bookmarks by hand and by keyboard, and what a window remembers of them.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::access::focused;
use super::{CTRL, Desk, open, open_painted, window};

fn names(desk: &Desk) -> Vec<String> {
    let all = desk.explorer().bookmarks().iter();
    all.map(|it| it.name.clone()).collect()
}

/// Two bookmarks, made with the keyboard: of an event in October, and of a December.
fn two() -> Desk {
    let mut desk = open();
    let summit = Selection::Event("cis-summit-dushanbe-2025".to_owned());
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    desk.command(Command::Select(summit));
    desk.press(CTRL, Key::D);
    desk.rest();
    desk.command(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    desk.command(Command::Select(Selection::Source("001".to_owned())));
    desk.press(CTRL, Key::D);
    desk.rest();
    desk
}

/// Goes on with Tab until something has the keyboard whose name begins so.
fn tab_to(desk: &mut Desk, name: &str) {
    for _ in 0..200 {
        desk.press(Modifiers::NONE, Key::Tab);
        desk.rest();
        if focused(desk).is_some_and(|(_, at)| at.starts_with(name)) {
            return;
        }
    }
    panic!("Tab does not come to {name:?}");
}

const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

#[test]
fn they_are_made_renamed_moved_removed_and_shown_by_keyboard_alone() {
    let mut desk = two();
    assert_eq!(names(&desk).len(), 2);
    assert!(
        names(&desk)[0].ends_with(" · October 2025"),
        "{:?}",
        names(&desk)
    );
    assert!(desk.shows_part("Bookmark 1 of 2: "));
    tab_to(&mut desk, "Bookmark 2 of 2");
    desk.press(ALT, Key::ArrowUp);
    desk.rest();
    assert!(names(&desk)[0].ends_with(" · December 2025"));
    let at = focused(&desk).map(|(_, name)| name).unwrap_or_default();
    assert!(
        at.starts_with("Bookmark 1 of 2"),
        "the keyboard goes along: {at}"
    );
    desk.press(NONE, Key::F2);
    desk.rest();
    assert_eq!(
        focused(&desk),
        Some((Role::TextInput, text::BOOKMARK_NAME.to_owned()))
    );
    desk.enter("A winter");
    desk.press(NONE, Key::Enter);
    desk.rest();
    assert_eq!(names(&desk)[0], "A winter");
    desk.press(NONE, Key::F2);
    desk.rest();
    desk.enter("not this");
    desk.press(NONE, Key::Escape);
    desk.rest();
    assert_eq!(names(&desk)[0], "A winter", "Esc leaves it as it was");
    assert_eq!(desk.explorer().transient().panel, Some(Panel::Bookmarks));
    desk.press(NONE, Key::ArrowDown);
    desk.rest();
    desk.press(NONE, Key::Enter);
    desk.rest();
    assert_eq!(*desk.explorer().view(), desk.explorer().bookmarks()[1].view);
    desk.press(NONE, Key::Delete);
    desk.rest();
    assert_eq!(names(&desk), ["A winter"]);
    desk.click(text::BRING_BACK);
    assert_eq!(names(&desk).len(), 2);
    assert!(!desk.asks_for_a_frame());
}

#[test]
fn buttons_do_the_same_and_a_row_is_dragged() {
    let mut desk = two();
    desk.click(text::MOVE_UP);
    assert!(names(&desk)[1].ends_with(" · October 2025"));
    desk.click(text::MOVE_DOWN);
    assert!(names(&desk)[0].ends_with(" · October 2025"));
    let place = |name: &str| desk.0.get_by_label_contains(name).rect().center();
    let (first, second) = (place("Bookmark 1 of 2"), place("Bookmark 2 of 2"));
    desk.drag(first, second);
    assert!(
        names(&desk)[1].ends_with(" · October 2025"),
        "{:?}",
        names(&desk)
    );
    desk.click(text::COPY_ITS_LINK);
    desk.click(text::REMOVE);
    assert_eq!(names(&desk).len(), 1);
}

#[test]
fn back_and_forward_go_through_the_views() {
    let mut desk = open();
    let first = desk.explorer().view().clone();
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    let second = desk.explorer().view().clone();
    desk.press(ALT, Key::ArrowLeft);
    desk.rest();
    assert_eq!(*desk.explorer().view(), first);
    desk.press(ALT, Key::ArrowRight);
    desk.rest();
    assert_eq!(*desk.explorer().view(), second);
    // The buttons of the mouse hold everywhere, here over the list.
    let search = desk.0.get_by_label(text::SEARCH).rect().center();
    for (button, view) in [
        (PointerButton::Extra1, &first),
        (PointerButton::Extra2, &second),
    ] {
        for pressed in [true, false] {
            desk.0.event(Event::PointerMoved(search));
            desk.0.event(Event::PointerButton {
                pos: search,
                button,
                pressed,
                modifiers: NONE,
            });
        }
        desk.rest();
        assert_eq!(desk.explorer().view(), view, "{button:?}");
    }
    // What is typed has the arrows with Alt for itself.
    desk.press(CTRL, Key::F);
    desk.rest();
    desk.press(ALT, Key::ArrowLeft);
    desk.rest();
    assert_eq!(*desk.explorer().view(), second);
}

#[test]
fn a_window_remembers_them_with_what_it_cannot_read() {
    let mut desk = two();
    let before = desk.explorer().bookmarks().to_vec();
    let remembered = desk.remembered();
    let mut value: serde_json::Value = serde_json::from_str(&remembered).expect("JSON");
    value["bookmarks"][0]["later"] = 7.into();
    let listed = value["bookmarks"][0]["bookmarks"].as_array_mut();
    listed
        .expect("a list")
        .insert(1, serde_json::json!({"name": "odd", "view": "zoom=99"}));
    let mut desk = open_painted(Some(&value.to_string()));
    assert_eq!(desk.explorer().bookmarks(), before);
    assert_eq!(
        desk.explorer().notices().len(),
        1,
        "what is not read is told"
    );
    let again = desk.remembered();
    assert!(
        again.contains("\"later\":7") && again.contains("zoom=99"),
        "{again}"
    );
}

/// What has the keyboard is called.
fn at_keyboard(desk: &Desk) -> String {
    focused(desk).map(|(_, name)| name).unwrap_or_default()
}

#[test]
fn the_list_has_the_keyboard_while_it_is_open_and_gives_it_back() {
    let mut desk = open();
    desk.press(CTRL, Key::F);
    desk.rest();
    desk.enter("sport");
    desk.press(CTRL, Key::D);
    desk.rest();
    assert!(at_keyboard(&desk).starts_with("Bookmark 1 of 1"));
    desk.press(NONE, Key::F2);
    desk.rest();
    desk.enter("First view");
    desk.press(NONE, Key::Enter);
    desk.rest();
    assert_eq!(names(&desk), ["First view"]);
    assert_eq!(desk.explorer().view().filter.words, "sport");
    desk.press(NONE, Key::Escape);
    desk.rest();
    assert_eq!(desk.explorer().transient().panel, None);
    assert_eq!(at_keyboard(&desk), text::SEARCH, "where it was");
    // With nothing before, there is nothing to give it back to.
    desk.press(NONE, Key::Escape);
    desk.rest();
    for _ in 0..2 {
        desk.press(CTRL, Key::B);
        desk.rest();
        assert!(at_keyboard(&desk).starts_with("Bookmark 1 of 1"));
        // A row is pressed with Space, and nothing plays.
        desk.press(NONE, Key::Space);
        desk.rest();
        assert!(!desk.explorer().playback().playing);
        desk.press(CTRL, Key::B);
        desk.rest();
        assert_eq!(focused(&desk), None);
    }
}

#[test]
fn a_new_one_has_the_keyboard_and_a_view_that_is_kept_is_shown_where_it_stands() {
    let mut desk = two();
    assert!(at_keyboard(&desk).starts_with("Bookmark 2 of 2"));
    desk.command(Command::ShowBookmark(0));
    desk.press(CTRL, Key::F);
    desk.rest();
    desk.press(CTRL, Key::D);
    desk.rest();
    assert_eq!(names(&desk).len(), 2, "no twin");
    assert!(at_keyboard(&desk).starts_with("Bookmark 1 of 2"));
    desk.press(NONE, Key::Escape);
    desk.rest();
    assert_eq!(at_keyboard(&desk), text::SEARCH);
}

#[test]
fn without_bookmarks_the_button_that_makes_one_has_the_keyboard() {
    let mut desk = open();
    desk.press(CTRL, Key::B);
    desk.rest();
    assert!(at_keyboard(&desk).starts_with(text::ADD_BOOKMARK));
    desk.press(NONE, Key::Enter);
    desk.rest();
    assert!(at_keyboard(&desk).starts_with("Bookmark 1 of 1"));
    assert_eq!(desk.explorer().transient().panel, Some(Panel::Bookmarks));
}

#[test]
fn one_is_updated_to_what_is_looked_at_by_key_button_and_menu() {
    let mut desk = two();
    let before = desk.explorer().bookmarks().to_vec();
    for way in 0..3 {
        desk.command(Command::SetWindow(window((2024, 3, 1), (2024, 4, 1))));
        desk.command(Command::FocusSearch);
        match way {
            0 => {
                tab_to(&mut desk, "Bookmark 2 of 2");
                desk.press(CTRL, Key::U);
                desk.rest();
                assert!(at_keyboard(&desk).starts_with("Bookmark 2 of 2"));
            }
            1 => desk.click(text::UPDATE),
            _ => {
                let row = desk.0.get_by_label_contains("Bookmark 2 of 2");
                row.click_secondary();
                desk.rest();
                let all = desk.0.get_all_by_role_and_label(Role::Button, text::UPDATE);
                all.last().expect("the menu of the row").click();
                desk.rest();
            }
        }
        assert_eq!(
            desk.explorer().bookmarks()[1].view,
            *desk.explorer().view(),
            "{way}"
        );
        assert!(
            names(&desk)[1].ends_with(" · March 2024"),
            "{:?}",
            names(&desk)
        );
        desk.click(text::TAKE_BACK);
        assert_eq!(desk.explorer().bookmarks(), before, "{way}");
    }
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn a_name_that_says_when_says_it_once() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    desk.press(CTRL, Key::D);
    desk.rest();
    assert!(desk.shows("Bookmark 1 of 1: October 2025"));
    desk.press(NONE, Key::F5);
    desk.rest();
    let all = desk
        .0
        .query_all_by_role_and_label(Role::Label, "October 2025");
    assert_eq!(all.count(), 1, "the presenter says it once as well");
}

#[test]
fn the_menu_says_that_undo_is_back() {
    let mut desk = open();
    desk.click(text::MENU_VIEW);
    assert!(desk.shows_part(text::UNDO) && desk.shows_part(text::REDO));
    assert!(text::UNDO.contains("back") && text::REDO.contains("forward"));
}
