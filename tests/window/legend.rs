//! The legend, which folds.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::Command;
use summit_atlas::text;

use super::{Desk, open, open_painted};

fn shows_signs(desk: &Desk) -> bool {
    desk.shows_part(&format!("{}: ", text::CERTAINLY))
}

#[test]
fn the_legend_is_folded_and_opened_by_hand_and_keyboard() {
    let mut desk = open();
    assert!(shows_signs(&desk), "there is room for it");
    assert_eq!(desk.chosen(text::LEGEND), Some(true));
    desk.click(text::LEGEND);
    assert!(!shows_signs(&desk));
    assert_eq!(desk.chosen(text::LEGEND), Some(false));
    desk.button(text::LEGEND).focus();
    desk.rest();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert!(shows_signs(&desk));
    let view = desk.explorer().view().clone();
    desk.command(Command::ToggleLegend);
    assert!(!shows_signs(&desk));
    assert_eq!(*desk.explorer().view(), view, "it is no part of the view");
    let kept = desk.remembered();
    let again = open_painted(Some(&kept));
    assert!(!shows_signs(&again), "it comes back as it was left");
}

#[test]
fn on_a_small_map_it_is_folded_at_first() {
    let mut desk = open();
    desk.0.set_size(egui::vec2(1280.0, 720.0));
    desk.rest();
    assert!(!shows_signs(&desk));
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    let legend = desk.button(text::LEGEND).rect();
    assert!(map.contains_rect(legend));
    desk.click(text::LEGEND);
    assert!(shows_signs(&desk));
    desk.0.set_size(egui::vec2(1280.0, 800.0));
    desk.rest();
    assert!(shows_signs(&desk), "what was chosen stays");
    assert_eq!(
        desk.button(text::LEGEND).accesskit_node().role(),
        Role::Button
    );
}
