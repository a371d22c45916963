//! The menus of the map, and the search for places.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::PlaceHit;
use summit_atlas::geo::LonLat;
use summit_atlas::places::Worldview;
use summit_atlas::text::{self, Language};
use summit_atlas::theme::MapStyle;
use summit_atlas::view::{Lettering, Tongue};

use super::map_tools::CTRL_SHIFT;
use super::{CTRL, Desk, open};

#[test]
fn the_map_menu_changes_style_names_and_borders() {
    let mut desk = open();
    let choose = |desk: &mut Desk, path: &[&str], words: &str| {
        desk.click(text::MENU_MAP);
        for menu in path {
            desk.0.get_by_role_and_label(Role::Button, menu).click();
            desk.rest();
        }
        // The same language may be offered twice: the menu that was opened last is meant.
        let mut choices: Vec<_> = desk.0.get_all_by_label(words).collect();
        let choice = choices.pop().expect("a choice");
        assert_eq!(choice.accesskit_node().role(), Role::RadioButton);
        let chosen = choice.accesskit_node().toggled();
        choice.click();
        desk.rest();
        chosen == Some(Toggled::True)
    };
    assert!(choose(&mut desk, &[text::STYLE], "As the theme"));
    assert!(!choose(&mut desk, &[text::STYLE], "Plain"));
    assert_eq!(desk.explorer().settings().map_style, Some(MapStyle::Plain));
    assert!(choose(&mut desk, &[text::STYLE], "Plain"), "it is marked");
    let russian = text::language(Language::Russian);
    assert_eq!(russian, "Русский · Russian");
    choose(&mut desk, &[text::NAMES], &russian);
    let lettering = |desk: &Desk| desk.explorer().settings().lettering;
    let tongue = Tongue::In(Language::Russian);
    assert_eq!(lettering(&desk), Lettering::in_one(tongue));
    choose(
        &mut desk,
        &[text::NAMES, text::TWO_AT_ONCE],
        text::LOCAL_NAMES,
    );
    assert_eq!(lettering(&desk).second, Some(Tongue::Local));
    assert!(desk.shows("Names: Russian + as there"));
    choose(&mut desk, &[text::BORDERS], "As administered");
    assert_eq!(
        desk.explorer().view().map.borders,
        Worldview::AsAdministered
    );
    assert!(desk.shows("Borders: as administered"));
    assert!(desk.explorer().can_undo(), "borders are part of the view");
}

#[test]
fn buttons_say_how_the_map_is_and_are_worked_by_keyboard() {
    let mut desk = open();
    desk.button("Borders: UN").focus();
    desk.rest();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert!(desk.shows("As territory is run, where a stable, dated line exists"));
    let choice = desk
        .0
        .get_by_role_and_label(Role::RadioButton, "As administered");
    choice.focus();
    desk.rest();
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert!(desk.shows("Borders: as administered"));
    desk.click("Names: English");
    assert!(desk.shows("Azərbaycanca · Azerbaijani"));
}

#[test]
fn the_note_on_borders_leads_to_what_they_mean() {
    let mut desk = open();
    desk.click(text::BORDERS_ARE_SCHEMATIC);
    assert!(desk.shows(text::BORDERS_HEADING));
    for rule in text::BORDERS_RULES {
        assert!(desk.shows(rule), "{rule}");
    }
}

/// Three places and what they are called.
fn three_places(typed: &str, _: LonLat, _: Lettering, limit: usize) -> Vec<PlaceHit> {
    let place = |name: &str, other: &str, detail: &str, lon, lat| PlaceHit {
        name: name.to_owned(),
        matched: (!name.to_lowercase().contains(typed)).then(|| other.to_owned()),
        detail: detail.to_owned(),
        at: LonLat { lon, lat },
        zoom: 9.0,
    };
    let all = [
        place("Baku", "Bakı", "Azerbaijan · 2.3 million", 49.867, 40.409),
        place("Bakuriani", "ბაკურიანი", "Georgia · 2 000", 43.53, 41.75),
        place(
            "Dushanbe",
            "Душанбе",
            "Tajikistan · 1.2 million",
            68.779,
            38.536,
        ),
    ];
    let fits = |it: &PlaceHit| {
        let names = [Some(&it.name), it.matched.as_ref()];
        names
            .into_iter()
            .flatten()
            .any(|it| it.to_lowercase().contains(&typed.to_lowercase()))
    };
    all.into_iter().filter(fits).take(limit).collect()
}

#[test]
fn a_place_is_found_by_its_name_with_the_keyboard_alone() {
    let mut desk = open();
    desk.0.state_mut().set_place_finder(Arc::new(three_places));
    desk.press(CTRL_SHIFT, Key::F);
    desk.rest();
    assert!(desk.shows(text::PLACES_BEGIN));
    desk.enter("baku");
    let first = text::found_place("Baku", None, "Azerbaijan · 2.3 million");
    let second = text::found_place("Bakuriani", None, "Georgia · 2 000");
    assert_eq!(desk.chosen(&first), Some(true));
    assert!(desk.shows("2 places"));
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert_eq!(desk.chosen(&second), Some(true));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let camera = desk.explorer().view().camera;
    assert!((camera.zoom - 9.0).abs() < 1e-9 && (camera.center.lon - 43.53).abs() < 1e-9);
    assert_eq!(desk.explorer().transient().panel, None);
    // What was typed is still there; a name in another script is said beside.
    desk.press(CTRL_SHIFT, Key::F);
    desk.rest();
    assert!(desk.shows(&first));
    desk.press(CTRL, Key::A);
    desk.enter("душ");
    let other = text::found_place("Dushanbe", Some("Душанбе"), "Tajikistan · 1.2 million");
    assert!(desk.shows(&other));
    desk.press(CTRL, Key::A);
    desk.enter("nowhere");
    assert!(desk.shows(text::PLACES_NONE));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(desk.explorer().transient().panel, None);
    assert_eq!(desk.explorer().view().camera, camera);
}

#[test]
fn a_found_place_is_clicked() {
    let mut desk = open();
    desk.0.state_mut().set_place_finder(Arc::new(three_places));
    desk.press(CTRL_SHIFT, Key::F);
    desk.rest();
    desk.enter("dush");
    let found = text::found_place("Dushanbe", None, "Tajikistan · 1.2 million");
    desk.click(&found);
    assert!((desk.explorer().view().camera.center.lon - 68.779).abs() < 1e-9);
    assert_eq!(desk.explorer().transient().panel, None);
}
