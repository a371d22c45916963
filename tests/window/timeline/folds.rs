//! Stretches that the timeline leaves out.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::{Membership, Window};

use super::super::{CTRL, Desk, moment, open, window};
use super::{has_slider, place, slider, undo};

/// How the one long emptiness of the summit dataset is called: between the nineties and 2020.
const LONG: &str = "20 years without events folded: 2000–2019. Click to unfold";

/// All of time on the timeline, with its folds.
fn all_time() -> Desk {
    let mut desk = open();
    desk.command(Command::ShowAllTime);
    desk
}

fn long() -> Window {
    window((2000, 1, 1), (2020, 1, 1))
}

/// How the folds on the timeline are called.
fn folds(desk: &Desk) -> Vec<String> {
    desk.0
        .query_all_by_label_contains("Click to unfold")
        .map(|node| node.accesskit_node())
        .filter(|node| node.role() == Role::Button)
        .filter_map(|node| node.label())
        .collect()
}

/// What the switch says: whether anything is folded.
fn switched_on(desk: &Desk) -> Option<bool> {
    let title = Command::ToggleFolds.info()?.title;
    let switch = desk.0.get_by_role_and_label(Role::CheckBox, title);
    let toggled = switch.accesskit_node().toggled();
    toggled.map(|toggled| toggled == Toggled::True)
}

fn press_ctrl_e(desk: &mut Desk) {
    desk.press(CTRL, Key::E);
    desk.rest();
}

/// Presses the second button of the mouse there.
fn click_second(desk: &mut Desk, at: Pos2) {
    desk.0.hover_at(at);
    for pressed in [true, false] {
        desk.0.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    desk.rest();
}

#[test]
fn a_fold_says_how_long_it_is_and_a_click_opens_it() {
    let mut desk = all_time();
    assert!(
        folds(&desk).contains(&LONG.to_owned()),
        "{:?}",
        folds(&desk)
    );
    let before = desk.explorer().view().clone();
    let width = desk.button(LONG).rect().width();
    assert!(
        (10.0..=40.0).contains(&width),
        "{width} points for 20 years"
    );
    desk.click(LONG);
    assert!(!folds(&desk).contains(&LONG.to_owned()));
    assert_eq!(desk.explorer().view().folds.at(moment((2010, 1, 1))), None);
    assert_eq!(desk.explorer().view().axis, before.axis);
    assert_eq!(
        desk.explorer().view().time,
        before.time,
        "a click is no drag"
    );
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
    assert!(folds(&desk).contains(&LONG.to_owned()));
}

#[test]
fn ctrl_e_and_the_switch_open_all_folds_and_make_them_again() {
    let mut desk = all_time();
    let before = desk.explorer().view().clone();
    let all = folds(&desk);
    assert_eq!(switched_on(&desk), Some(true));
    press_ctrl_e(&mut desk);
    assert_eq!(
        (folds(&desk), switched_on(&desk)),
        (Vec::new(), Some(false))
    );
    press_ctrl_e(&mut desk);
    assert_eq!(
        (folds(&desk), switched_on(&desk)),
        (all.clone(), Some(true))
    );
    let title = Command::ToggleFolds.info().expect("a name").title;
    for expected in [false, true] {
        desk.0.get_by_role_and_label(Role::CheckBox, title).click();
        desk.rest();
        assert_eq!(switched_on(&desk), Some(expected));
    }
    for expected in [false, true, false, true] {
        undo(&mut desk);
        assert_eq!(switched_on(&desk), Some(expected), "each was one step");
    }
    assert_eq!(*desk.explorer().view(), before);
    assert_eq!(folds(&desk), all);
}

/// How many events may have been in a window, those aside that may have been at any time before or after;
/// more than one.
fn known_in(desk: &Desk, window: &Window) -> usize {
    let dataset = desk.explorer().dataset();
    let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
    let bounded = spans.filter(|span| span.extent().is_bounded());
    let events = bounded.filter(|span| span.membership(window) != Membership::Outside);
    let events = events.count();
    assert!(events > 1, "{events}");
    events
}

#[test]
fn the_window_is_folded_away_and_the_fold_counts_its_events() {
    let mut desk = open();
    press_ctrl_e(&mut desk);
    desk.command(Command::SetAxis(window((2020, 1, 1), (2022, 1, 1))));
    desk.command(Command::SetWindow(window((2020, 11, 1), (2020, 12, 1))));
    let before = desk.explorer().view().clone();
    // What is known to have a beginning and an end, and may have been then.
    let month = window((2020, 11, 1), (2020, 12, 1));
    let events = known_in(&desk, &month);
    let month = format!("30 days with {events} events folded: November 2020. Click to unfold");
    desk.click(text::TIMELINE_MENU);
    desk.click(text::FOLD_WINDOW);
    assert_eq!(folds(&desk), [month]);
    assert_eq!(switched_on(&desk), Some(true));
    assert_eq!(
        desk.explorer().view().time,
        before.time,
        "what is folded is looked at all the same"
    );
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
    desk.command(Command::Fold(window((2020, 11, 9), (2020, 11, 10))));
    assert_eq!(folds(&desk), [""; 0], "what is narrow anyway is not torn");
    desk.command(Command::SetAxis(window((2020, 11, 1), (2020, 11, 20))));
    let events = known_in(&desk, &window((2020, 11, 9), (2020, 11, 10)));
    let day = format!("24 hours with {events} events folded: 9 November 2020. Click to unfold");
    assert_eq!(folds(&desk), [day]);
}

#[test]
fn the_second_button_offers_to_fold_the_empty_stretch_there() {
    let mut desk = all_time();
    press_ctrl_e(&mut desk);
    let before = desk.explorer().view().clone();
    let offer = text::fold_empty(&long());
    assert_eq!(offer, "Fold the empty 20 years here: 2000–2019");
    let busy = place(&desk, moment((2025, 10, 9)));
    click_second(&mut desk, busy);
    assert!(desk.shows(text::FOLD_WINDOW), "the menu is open");
    assert!(!desk.shows_part("Fold the empty"), "nothing is empty there");
    desk.press(egui::Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(!desk.shows(text::FOLD_WINDOW), "the menu is closed");
    let empty = place(&desk, moment((2010, 6, 1)));
    click_second(&mut desk, empty);
    desk.click(&offer);
    assert_eq!(folds(&desk), [LONG]);
    assert_eq!(desk.explorer().view().time, before.time);
    assert!(!desk.shows(text::FOLD_WINDOW), "the menu is closed");
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before);
}

#[test]
fn the_second_button_offers_to_open_the_fold_there() {
    let mut desk = all_time();
    let at = desk.button(LONG).rect().center();
    click_second(&mut desk, at);
    assert!(
        folds(&desk).contains(&LONG.to_owned()),
        "not without a word"
    );
    desk.click(&text::unfold(&long()));
    assert!(!folds(&desk).contains(&LONG.to_owned()));
}

#[test]
fn a_window_dragged_over_a_fold_keeps_its_length() {
    let mut desk = all_time();
    desk.command(Command::SetWindow(window((1995, 1, 1), (1997, 1, 1))));
    desk.command(Command::EndStroke);
    let before = desk.explorer().view().clone();
    let length = before.time.window.duration();
    let from = place(&desk, moment((1996, 1, 1)));
    let to = place(&desk, moment((2022, 6, 1)));
    desk.0.hover_at(from);
    desk.0.drag_at(from);
    let mut starts = Vec::new();
    for part in 0..=40_u8 {
        desk.0.hover_at(from.lerp(to, f32::from(part) / 40.0));
        desk.0.step();
        let window = desk.explorer().window();
        assert_eq!(window.duration(), length, "at {part}: {window:?}");
        starts.push(window.start());
    }
    desk.0.drop_at(to);
    desk.rest();
    assert!(starts.is_sorted(), "it never goes back");
    let after = desk.explorer().window();
    assert_eq!(after.duration(), length);
    // Its start is as far from the pointer as it was, in points; there are days to a point.
    let start = moment((2021, 6, 1)).seconds();
    assert!(
        (after.start().seconds() - start).abs() < 20 * super::DAY,
        "{after:?}"
    );
    assert!(has_slider(&desk, text::WINDOW_START) && has_slider(&desk, text::WINDOW_END));
    undo(&mut desk);
    assert_eq!(*desk.explorer().view(), before, "a drag is one step");
}

#[test]
fn an_edge_is_dragged_into_a_fold_and_out_of_it() {
    let mut desk = all_time();
    desk.command(Command::SetWindow(window((1995, 1, 1), (1997, 1, 1))));
    let from = slider(&desk, text::WINDOW_END).rect().center();
    let inside = desk.button(LONG).rect().center().x;
    desk.drag(from, pos2(inside, from.y));
    let end = desk.explorer().window().end();
    assert!(long().contains(end), "{end:?}");
    let from = slider(&desk, text::WINDOW_END).rect().center();
    assert!((from.x - inside).abs() < 2.0, "it stays under the pointer");
    let beyond = place(&desk, moment((2023, 1, 1))).x;
    desk.drag(from, pos2(beyond, from.y));
    let end = desk.explorer().window().end().seconds();
    assert!((end - moment((2023, 1, 1)).seconds()).abs() < 10 * super::DAY);
    assert_eq!(desk.explorer().window().start(), moment((1995, 1, 1)));
}
