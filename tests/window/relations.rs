//! What the selection is tied to, in the diagram over the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open};

const SUMMIT: &str = "event: CIS summit in Dushanbe, 9–10 October 2025; in the middle";
const ALIYEV: &str = "person: Ilham Aliyev; present";
const PLENARY: &str =
    "event: Plenary session in Dushanbe, 9 October 2025 or 10 October 2025; Contains";

fn select(desk: &mut Desk, selection: &str) {
    let selection: Selection = selection.parse().expect("a selection");
    desk.command(Command::Select(selection));
}

/// The program with the diagram of something open.
fn open_diagram(selection: &str) -> Desk {
    let mut desk = open();
    select(&mut desk, selection);
    desk.command(Command::TogglePanel(Panel::Relations));
    desk
}

fn panel(desk: &Desk) -> Option<Panel> {
    desk.explorer().transient().panel
}

fn selection(desk: &Desk) -> String {
    let selection = desk.explorer().view().selection.as_ref();
    selection.map_or_else(String::new, ToString::to_string)
}

/// How the card or the line is called that has the keyboard.
fn focused(desk: &Desk) -> String {
    let mut nodes = desk.0.root().children_recursive();
    let node = nodes.find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

/// The names of all buttons with such words in them.
fn named(desk: &Desk, words: &str) -> Vec<String> {
    let nodes = desk.0.root().children_recursive();
    let buttons = nodes
        .map(|it| it.accesskit_node())
        .filter(|it| it.role() == Role::Button);
    let labels = buttons.filter_map(|it| it.label());
    labels.filter(|label| label.contains(words)).collect()
}

/// Presses a button as a screen reader does.
fn press(desk: &mut Desk, label: &str) {
    desk.button(label).click_accesskit();
    desk.rest();
}

#[test]
fn the_menu_opens_it_and_one_clicks_from_the_summit_to_a_person_and_on() {
    let mut desk = open();
    select(&mut desk, "event:cis-summit-dushanbe-2025");
    desk.click(text::MENU_VIEW);
    let item = desk.0.get_all_by_label_contains(text::RELATIONS).last();
    item.expect("an item of the menu").click();
    desk.rest();
    assert_eq!(panel(&desk), Some(Panel::Relations));
    desk.button(SUMMIT);
    desk.button(PLENARY);
    desk.button("place: Dushanbe; place");
    desk.button("organisation: Commonwealth of Independent States; organisation");
    assert!(desk.shows(&text::ties_of_sort(text::TIES_PEOPLE, 3, 0)));
    desk.click(ALIYEV);
    assert_eq!(selection(&desk), "person:ilham-aliyev");
    assert_eq!(panel(&desk), Some(Panel::Relations), "it stays");
    desk.button("person: Ilham Aliyev; in the middle");
    desk.button("person: Vladimir Putin; both at 3 events");
    let calls_off = named(&desk, "event: Aliyev calls off his trip");
    press(&mut desk, &calls_off[0]);
    assert!(selection(&desk).starts_with("event:aliyev-cancels"));
    let event = desk.explorer().selected_event().expect("an event");
    assert_ne!(
        desk.explorer().visible().membership(event),
        summit_atlas::time::Membership::Outside,
        "time goes along"
    );
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(panel(&desk), None);
    assert!(!selection(&desk).is_empty(), "Esc closes what lies on top");
}

#[test]
fn arrows_go_from_card_to_card_and_enter_puts_one_in_the_middle() {
    let mut desk = open();
    select(&mut desk, "event:cis-summit-dushanbe-2025");
    let keys = Modifiers {
        shift: true,
        ..CTRL
    };
    desk.press(keys, Key::R);
    desk.rest();
    assert_eq!(panel(&desk), Some(Panel::Relations));
    assert_eq!(focused(&desk), SUMMIT);
    let time = desk.explorer().view().time;
    assert!(desk.shows(text::CHOOSE_A_TIE));
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.rest();
    assert_eq!(focused(&desk), "person: Nikol Pashinyan; present");
    assert!(desk.shows("CIS summit in Dushanbe – Nikol Pashinyan: present (1 claim)"));
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.rest();
    assert_eq!(focused(&desk), ALIYEV);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    let below = focused(&desk);
    assert!(
        below.starts_with("place: ") || below.starts_with("organisation: "),
        "{below}"
    );
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.rest();
    let right = focused(&desk);
    assert!(right.starts_with("event: "), "{right}");
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.rest();
    assert_eq!(focused(&desk), ALIYEV);
    assert_eq!(desk.explorer().view().time, time, "time stands still");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(selection(&desk), "person:ilham-aliyev");
    assert_eq!(
        focused(&desk),
        "person: Ilham Aliyev; in the middle",
        "the keyboard goes along"
    );
}

#[test]
fn the_cards_are_one_tab_stop() {
    let mut desk = open_diagram("event:cis-summit-dushanbe-2025");
    assert_eq!(focused(&desk), SUMMIT);
    let mut reached = Vec::new();
    for _ in 0..200 {
        desk.press(Modifiers::NONE, Key::Tab);
        reached.push(focused(&desk));
        if reached.last().is_some_and(|it| it == SUMMIT) {
            break;
        }
    }
    assert_eq!(reached.pop().as_deref(), Some(SUMMIT), "Tab comes around");
    let is_card = |it: &&String| it.starts_with("person: ") || it.ends_with("; Contains");
    let others: Vec<_> = reached.iter().filter(is_card).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn a_line_leads_to_its_claims_and_they_lead_to_their_sources() {
    let mut desk = open_diagram("event:cis-informal-summit-st-petersburg-2025");
    let tie = "Informal CIS summit in St Petersburg – Ilham Aliyev: sources disagree (2 claims)";
    assert_eq!(named(&desk, tie), [tie]);
    press(&mut desk, tie);
    assert_eq!(
        selection(&desk),
        "event:cis-informal-summit-st-petersburg-2025",
        "only its claims are shown"
    );
    assert!(desk.shows("was not there · president") && desk.shows("present · president"));
    let locators: Vec<_> = desk.0.get_all_by_label("003 ¶3, 8, 16").collect();
    locators.last().expect("a locator").click_accesskit();
    desk.rest();
    assert_eq!(selection(&desk), "source:003");
    let middle = named(&desk, "source: ");
    assert!(
        middle.iter().any(|it| it.ends_with("; in the middle")),
        "{middle:?}"
    );
    assert!(
        !named(&desk, "claims").is_empty(),
        "the events it speaks of"
    );
}

#[test]
fn a_line_is_clicked_where_it_is_painted() {
    let mut desk = open_diagram("event:cis-summit-dushanbe-2025");
    let tie = "CIS summit in Dushanbe – Nikol Pashinyan: present (1 claim)";
    let card = desk.button("person: Nikol Pashinyan; present").rect();
    let at = card
        .center_bottom()
        .lerp(desk.button(SUMMIT).rect().center_top(), 0.6);
    desk.0.hover_at(at);
    desk.0.run_steps(60);
    assert!(
        desk.0.get_all_by_label(tie).count() > 1,
        "a tooltip says what it is"
    );
    desk.drag(at, at);
    desk.0.hover_at(egui::pos2(2.0, 2.0));
    desk.rest();
    let shown = desk.0.get_all_by_label(tie);
    assert!(shown.count() > 1, "its claims stand at the foot");
}

#[test]
fn a_card_that_is_pointed_at_is_lit_everywhere() {
    let mut desk = open_diagram("person:ilham-aliyev");
    let card = named(&desk, "event: CIS summit in Dushanbe");
    let at = desk.button(&card[0]).rect().center();
    desk.0.hover_at(at);
    desk.rest();
    let hovered = desk.explorer().transient().hovered.clone();
    let summit = Selection::Event("cis-summit-dushanbe-2025".to_owned());
    assert_eq!(hovered, Some(summit));
}

#[test]
fn absence_is_said_and_so_is_what_is_only_expected() {
    let desk = open_diagram("person:nikol-pashinyan");
    assert_eq!(named(&desk, "; was not there").len(), 1);
    assert_eq!(named(&desk, "; was to come").len(), 1);
    for words in [text::TIE_SORTS[1], text::TIE_SORTS[2], text::TIE_SORTS[3]] {
        assert!(desk.shows(words), "the legend says {words:?}");
    }
}

#[test]
fn sources_that_are_off_take_their_ties_along() {
    let mut desk = open_diagram("event:cis-informal-summit-st-petersburg-2025");
    desk.command(Command::ToggleSource("002".to_owned()));
    assert_eq!(named(&desk, "person: Ilham Aliyev; was not there").len(), 1);
    for id in ["000", "001", "003", "004"] {
        desk.command(Command::ToggleSource(id.to_owned()));
    }
    assert!(desk.shows(text::NOT_LEFT));
}

#[test]
fn without_a_selection_it_says_what_can_be_selected() {
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Relations));
    assert!(desk.shows(text::RELATIONS_OF_NOTHING));
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    select(&mut desk, "venue:ganja");
    assert!(!desk.shows(text::RELATIONS_OF_NOTHING));
    desk.button("place: Ganja; in the middle");
}

#[test]
fn the_detail_panel_leads_to_it() {
    let mut desk = open();
    select(&mut desk, "organisation:cis");
    desk.click(text::RELATIONS);
    assert_eq!(panel(&desk), Some(Panel::Relations));
    desk.button("organisation: Commonwealth of Independent States; in the middle");
}

/// A file with many people and very long titles.
fn crowd() -> String {
    let persons: Vec<String> = (0..500)
        .map(|n| format!(r#"{{"id": "p{n:03}", "name": "LONG {n:03}"}}"#))
        .collect();
    let parts: Vec<String> = (0..500)
        .map(|n| format!(r#"{{"event": "e", "person": "p{n:03}", "role": "participant"}}"#))
        .collect();
    let long = format!("{}{}", "a word ".repeat(700), "unbroken".repeat(700));
    format!(
        r#"{{"type": "FeatureCollection", "summit_atlas": 1, "persons": [{}], "participations": [{},
        {{"event": "e", "person": "nobody", "role": "absent"}}],
        "relations": [{{"from": "e", "to": "gone", "kind": "leads_to"}}],
        "features": [
          {{"type": "Feature", "id": "e", "geometry": null, "properties": {{"title": "LONG"}}}},
          {{"type": "Feature", "id": "f", "geometry": null, "properties": {{"title": "שלום (עולם) a"}}}}
        ]}}"#,
        persons.join(","),
        parts.join(",")
    )
    .replace("LONG", &long)
}

#[test]
fn crowds_long_titles_and_what_leads_nowhere_have_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("crowd.geojson");
    std::fs::write(&path, crowd()).expect("a file");
    let mut desk = open();
    desk.0
        .ctx
        .set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    desk.command(Command::OpenFile(path));
    select(&mut desk, "event:e");
    desk.command(Command::TogglePanel(Panel::Relations));
    assert!(desk.shows(&text::ties_of_sort(text::TIES_PEOPLE, 9, 492)));
    desk.button("event: gone; Leads to");
    desk.button("person: nobody; was not there");
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    press(&mut desk, "event: gone; Leads to");
    assert_eq!(selection(&desk), "event:e", "there is nothing to go to");
    for card in named(&desk, "person: ") {
        assert!(card.chars().count() < 200, "{card}");
    }
    select(&mut desk, "event:f");
    assert!(desk.shows(text::NO_TIES));
}

#[test]
fn it_fits_small_and_large_windows() {
    let mut desk = open_diagram("event:cis-summit-dushanbe-2025");
    for size in [[1280.0, 720.0], [640.0, 420.0], [2560.0, 1440.0]] {
        desk.0.set_size(size.into());
        desk.rest();
        desk.command(Command::TogglePanel(Panel::Relations));
        desk.command(Command::TogglePanel(Panel::Relations));
        let panel = desk.0.get_by_role_and_label(Role::Window, text::RELATIONS);
        let rect = panel.rect();
        assert!(
            rect.max.x <= size[0] && rect.max.y <= size[1],
            "{rect:?} in {size:?}"
        );
        let card = desk.button(SUMMIT).rect();
        assert!(rect.intersects(card), "{card:?} in {rect:?}");
    }
}
