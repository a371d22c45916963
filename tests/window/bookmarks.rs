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
    desk.press(CTRL, Key::A);
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
