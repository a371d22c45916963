//! Going to a date that is typed, as EDTF or in plain words.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::{Edtf, Moment, Window, WindowMode};

use super::super::{CTRL, Desk, moment, open, window};
use super::{assert_told, has_slider, opened, undo};

/// What stands in the date field.
fn typed(desk: &Desk) -> String {
    let field = desk
        .0
        .get_by_role_and_label(Role::TextInput, text::DATE_FIELD);
    field.value().unwrap_or_default()
}

fn is_typing(desk: &Desk) -> bool {
    desk.0
        .get_by_role_and_label(Role::TextInput, text::DATE_FIELD)
        .is_focused()
}

/// Types a date, and nothing more.
fn write(desk: &mut Desk, words: &str) {
    desk.press(CTRL, Key::G);
    desk.rest();
    assert!(is_typing(desk), "Ctrl+G puts the cursor into the field");
    desk.enter(words);
    assert_eq!(typed(desk), words);
}

/// Types a date and the key that ends it.
fn go_to(desk: &mut Desk, words: &str) {
    write(desk, words);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
}

#[test]
fn a_typed_date_becomes_the_window_and_is_one_step() {
    let since = Window::new(moment((2024, 12, 25)), Moment::END).expect("not empty");
    for (words, expected, said) in [
        (
            "2025-10",
            window((2025, 10, 1), (2025, 11, 1)),
            "October 2025",
        ),
        (
            "9 October 2025",
            window((2025, 10, 9), (2025, 10, 10)),
            "9 October 2025",
        ),
        (
            "autumn 2023",
            window((2023, 9, 1), (2023, 12, 1)),
            "September – November 2023",
        ),
        ("2024-12-25/..", since, "from 25 December 2024"),
        ("199X", window((1990, 1, 1), (2000, 1, 1)), "1990–1999"),
    ] {
        let mut desk = opened();
        let before = desk.explorer().view().clone();
        go_to(&mut desk, words);
        assert_eq!(desk.explorer().view().time.window, expected, "{words}");
        assert_eq!(text::window(&expected), said);
        assert_told(&desk, &expected);
        let axis = desk.explorer().view().axis;
        if expected.is_bounded() {
            assert!(axis.covers(&expected), "{words}: {axis:?}");
            assert!(has_slider(&desk, text::WINDOW_END), "{words}");
        }
        assert!(has_slider(&desk, text::WINDOW_START), "{words}");
        assert_eq!(typed(&desk), "", "the field is ready for the next date");
        assert!(
            !is_typing(&desk),
            "the keyboard is free for the keys of time"
        );
        undo(&mut desk);
        assert_eq!(*desk.explorer().view(), before, "{words} is one step");
    }
}

#[test]
fn while_a_date_is_typed_what_is_understood_is_said() {
    let mut desk = opened();
    let before = desk.explorer().view().clone();
    desk.press(CTRL, Key::G);
    desk.rest();
    assert!(desk.shows(text::DATE_EXAMPLES), "examples before a word");
    desk.enter("about 1991");
    let date: Edtf = "1991~".parse().expect("a date");
    let bounds = text::bounds(&window((1990, 1, 1), (1993, 1, 1)));
    assert!(desk.shows(&format!("1991~ · {bounds}")));
    assert_eq!(*desk.explorer().view(), before, "nothing moves yet");
    desk.click(&text::date(&date));
    assert_told(&desk, &window((1990, 1, 1), (1993, 1, 1)));
    assert_eq!(typed(&desk), "");
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn a_wrong_date_says_why_and_stays_to_be_mended() {
    let mut desk = opened();
    let before = desk.explorer().view().clone();
    go_to(&mut desk, "2025-13");
    let error = "2025-13".parse::<Edtf>().expect_err("there is no month 13");
    assert_eq!(error.reason(), "month 13 does not exist");
    assert!(desk.shows(&error.reason()));
    let hint = error.hint().expect("advice on what to write instead");
    assert!(desk.shows(&hint), "{hint:?} is not in the window");
    assert_eq!(*desk.explorer().view(), before);
    assert_eq!(typed(&desk), "2025-13");
    assert!(is_typing(&desk), "one can go on typing");
    for _ in 0..2 {
        desk.press(Modifiers::NONE, Key::Backspace);
    }
    desk.enter("12");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_told(&desk, &window((2025, 12, 1), (2026, 1, 1)));
    assert!(!desk.shows(&error.reason()));
}

#[test]
fn a_date_with_two_readings_is_asked_about_and_never_guessed() {
    let mut desk = opened();
    let before = desk.explorer().view().clone();
    go_to(&mut desk, "12/09/1986");
    assert_eq!(*desk.explorer().view(), before, "nothing is guessed");
    assert_eq!(typed(&desk), "12/09/1986");
    assert!(desk.shows(text::DATE_CHOICE));
    let readings = ["12 September 1986", "9 December 1986"];
    for reading in readings {
        desk.button(reading);
    }
    desk.click(readings[1]);
    assert_told(&desk, &window((1986, 12, 9), (1986, 12, 10)));
    assert!(!desk.shows(text::DATE_CHOICE));
    assert_eq!(typed(&desk), "");
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn escape_leaves_the_field_and_moves_nothing() {
    let mut desk = opened();
    let before = desk.explorer().view().clone();
    for words in ["2025-10", "31.02.2025"] {
        write(&mut desk, words);
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
        assert!(!is_typing(&desk) && typed(&desk).is_empty(), "{words}");
        assert_eq!(*desk.explorer().view(), before);
    }
}

#[test]
fn in_the_other_modes_the_edge_that_counts_goes_to_the_date() {
    let first = moment((2025, 10, 9));
    let next = moment((2025, 10, 10));
    for (words, mode) in [
        (text::INSTANT, WindowMode::Instant),
        (text::FROM_START, WindowMode::FromStart),
        (text::TO_END, WindowMode::ToEnd),
    ] {
        let mut desk = opened();
        desk.0
            .get_by_role_and_label(Role::RadioButton, words)
            .click();
        desk.rest();
        let before = desk.explorer().view().clone();
        go_to(&mut desk, "9 October 2025");
        let time = desk.explorer().view().time;
        assert_eq!(time.mode, mode, "a date does not change what counts");
        assert_eq!(
            time.window.duration(),
            before.time.window.duration(),
            "the length is kept for when the mode changes back"
        );
        let (expected, thumb) = match mode {
            WindowMode::Instant => (Window::second_at(first), text::WINDOW_INSTANT),
            WindowMode::FromStart => (
                Window::new(Moment::BEGINNING, next).expect("not empty"),
                text::WINDOW_END,
            ),
            _ => (
                Window::new(first, Moment::END).expect("not empty"),
                text::WINDOW_START,
            ),
        };
        assert_told(&desk, &expected);
        assert!(has_slider(&desk, thumb), "{thumb:?} is in sight");
        undo(&mut desk);
        assert_eq!(*desk.explorer().view(), before);
    }
}

#[test]
fn a_date_far_away_takes_the_timeline_along_and_leaves_the_map() {
    let mut desk = open();
    desk.command(Command::SetAxis(window((2025, 1, 1), (2025, 7, 1))));
    let camera = desk.explorer().view().camera;
    go_to(&mut desk, "1066-10-14");
    let day = window((1066, 10, 14), (1066, 10, 15));
    assert_told(&desk, &day);
    assert!(desk.explorer().view().axis.covers(&day));
    assert!(has_slider(&desk, text::WINDOW_START) && has_slider(&desk, text::WINDOW_END));
    assert_eq!(desk.explorer().view().camera, camera);
    go_to(&mut desk, "2025-02");
    let month = window((2025, 2, 1), (2025, 3, 1));
    assert_told(&desk, &month);
    assert!(desk.explorer().view().axis.covers(&month));
}
