//! How large everything is: a setting, by keys and in the menu.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::view::TextSize;

use super::{CTRL, Desk, open, open_painted};

fn percent(desk: &Desk) -> u16 {
    desk.explorer().settings().text_size.percent()
}

fn zoom(desk: &Desk) -> f32 {
    desk.0.ctx.zoom_factor()
}

#[test]
fn keys_make_everything_larger_and_smaller_and_usual_again() {
    let mut desk = open();
    for (key, size) in [
        (Key::Plus, 110),
        (Key::Equals, 125),
        (Key::Minus, 110),
        (Key::Num0, 100),
        (Key::Minus, 90),
        (Key::Minus, 80),
        (Key::Minus, 80),
    ] {
        desk.press(CTRL, key);
        desk.rest();
        assert_eq!(percent(&desk), size, "{key:?}");
        assert!(
            (zoom(&desk) - f32::from(size) / 100.0).abs() < 1e-3,
            "{key:?}"
        );
        assert!(!desk.asks_for_a_frame());
    }
    assert!(!desk.explorer().can_undo(), "a setting is not a view");
}

#[test]
fn plus_and_minus_are_letters_while_text_is_typed() {
    let mut desk = open();
    desk.press(CTRL, Key::F);
    desk.rest();
    for key in [Key::Plus, Key::Minus, Key::Num0, Key::Period, Key::B] {
        desk.press(Modifiers::NONE, key);
    }
    desk.enter("+-0.b");
    assert_eq!(percent(&desk), 100);
    assert_eq!(desk.explorer().view().filter.words, "+-0.b");
}

#[test]
fn the_size_is_remembered() {
    let mut desk = open();
    for _ in 0..9 {
        desk.command(Command::LargerText);
    }
    assert_eq!(percent(&desk), 200);
    let desk = open_painted(Some(&desk.remembered()));
    assert_eq!(desk.explorer().settings().text_size, TextSize::new(200));
    assert!((zoom(&desk) - 2.0).abs() < 1e-3);
    let odd = open_painted(Some(r#"{"settings":{"text_size":9999}}"#));
    assert_eq!(percent(&odd), 200, "as far as it goes");
}

#[test]
fn panels_that_large_type_leaves_no_room_for_come_back_with_the_room() {
    let mut desk = open();
    desk.0.set_size(egui::vec2(1280.0, 720.0));
    desk.rest();
    let map = |desk: &Desk| desk.0.get_by_label(text::MAP).rect();
    let usual = map(&desk);
    for is_chosen in [false, true] {
        if is_chosen {
            let edge = egui::pos2(usual.min.x - 2.0, usual.center().y);
            desk.drag(edge, edge + egui::vec2(80.0, 0.0));
            let edge = egui::pos2(usual.center().x, usual.max.y + 2.0);
            desk.drag(edge, edge - egui::vec2(0.0, 60.0));
        }
        let before = map(&desk);
        for _ in 0..12 {
            desk.press(CTRL, Key::Plus);
            desk.rest();
        }
        assert_ne!(map(&desk), before);
        desk.press(CTRL, Key::Num0);
        desk.rest();
        assert_eq!(map(&desk), before, "{is_chosen}");
    }
    let chosen = map(&desk);
    let is_smaller = chosen.min.x > usual.min.x + 60.0 && chosen.max.y < usual.max.y - 40.0;
    assert!(is_smaller, "{chosen:?} of {usual:?}");
    let mut again = open_painted(Some(&desk.remembered()));
    again.0.set_size(egui::vec2(1280.0, 720.0));
    again.rest();
    assert_eq!(map(&again), chosen, "what was chosen is remembered");
    again.command(Command::UsualPanels);
    assert_eq!(map(&again), usual);
    assert!(!again.explorer().can_undo(), "a setting is not a view");
}

#[test]
fn a_link_that_does_not_say_where_shows_all_of_it_at_every_size() {
    let mut desk = open();
    let usual = desk.explorer().view().camera;
    for _ in 0..12 {
        desk.command(Command::LargerText);
    }
    desk.command(Command::OpenLink(
        "summit-atlas:?from=2025&to=2026".to_owned(),
    ));
    assert!(desk.explorer().view().camera.zoom < usual.zoom);
    desk.command(Command::UsualText);
    desk.rest();
    assert_eq!(desk.explorer().view().camera, usual);
}
