//! What is typed finds people, places, organisations and sources beside events, without a pointer.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::view::{Grouping, ListOrder, Selection, SortKey};

use super::{CTRL, Desk, open};

/// The window with words in the search field, which has the keyboard.
fn searched(words: &str) -> Desk {
    let mut desk = open();
    desk.press(CTRL, Key::F);
    desk.rest();
    desk.enter(words);
    desk
}

fn selection(desk: &Desk) -> Option<Selection> {
    desk.explorer().view().selection.clone()
}

fn has_keyboard(desk: &Desk, role: Role, label: &str) -> bool {
    desk.0.get_by_role_and_label(role, label).is_focused()
}

#[test]
fn a_town_is_found_by_its_name_in_another_script_and_opened_by_keyboard() {
    let mut desk = searched("Гянджа");
    let ganja = text::spoken_hit("Ganja", Some("Гянджа"), text::FOUND_PLACE);
    assert!(desk.shows(&ganja));
    assert_eq!(selection(&desk), None);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert!(has_keyboard(&desk, Role::Button, &ganja));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let chosen = Some(Selection::Venue("ganja".to_owned()));
    assert_eq!(selection(&desk), chosen);
    assert_eq!(desk.chosen(&ganja), Some(true));
    // The events stay those that have to do with the town.
    let data = desk.explorer().dataset();
    let there = data.find_venue("ganja").expect("a place");
    let visible = desk.explorer().visible();
    assert!(!visible.is_empty());
    for event in visible.dated() {
        assert!(data.events_at(there).contains(&event));
    }
}

#[test]
fn arrows_walk_through_what_was_found_and_back_to_the_field() {
    let mut desk = searched("al");
    let hits = desk.explorer().found().len();
    assert!((3..=6).contains(&hits), "{hits}");
    let named = |desk: &Desk, at: usize| {
        let hit = &desk.explorer().found()[at];
        let title = hit.what.title(desk.explorer().dataset()).to_owned();
        move |label: &str| label.starts_with(&title)
    };
    let focused = |desk: &Desk| {
        let mut nodes = desk.0.root().children_recursive();
        let node = nodes.find(egui_kittest::Node::is_focused);
        node.map(|node| node.accesskit_node().label().unwrap_or_default())
    };
    for at in 0..hits {
        desk.press(Modifiers::NONE, Key::ArrowDown);
        desk.rest();
        let label = focused(&desk).expect("something has the keyboard");
        assert!(named(&desk, at)(&label), "{at}: {label}");
    }
    // Below the last one there is none.
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    let label = focused(&desk).expect("something has the keyboard");
    assert!(named(&desk, hits - 1)(&label), "{label}");
    for _ in 0..hits {
        desk.press(Modifiers::NONE, Key::ArrowUp);
        desk.rest();
    }
    assert!(has_keyboard(&desk, Role::TextInput, text::SEARCH));
    assert_eq!(selection(&desk), None);
}

#[test]
fn people_organisations_and_sources_are_a_click_away_as_well() {
    for (words, title, sort, chosen) in [
        (
            "алиев",
            ("Ilham Aliyev", Some("Ильхам Алиев")),
            text::FOUND_PERSON,
            Selection::Person("ilham-aliyev".to_owned()),
        ),
        (
            "csto",
            ("Collective Security Treaty Organization", Some("CSTO")),
            text::FOUND_ORGANISATION,
            Selection::Organisation("csto".to_owned()),
        ),
        (
            "decisions in dushanbe",
            ("Decisions in Dushanbe?", None),
            text::FOUND_SOURCE,
            Selection::Source("004".to_owned()),
        ),
        (
            "pashinan",
            ("Nikol Pashinyan", None),
            text::FOUND_PERSON,
            Selection::Person("nikol-pashinyan".to_owned()),
        ),
    ] {
        let mut desk = searched(words);
        let (title, other) = title;
        desk.click(&text::spoken_hit(title, other, sort));
        assert_eq!(selection(&desk), Some(chosen), "{words}");
        assert_eq!(desk.explorer().view().filter.words, words);
        assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    }
}

#[test]
fn without_words_nothing_is_listed() {
    let mut desk = searched("ganja");
    assert!(!desk.explorer().found().is_empty());
    desk.press(CTRL, Key::A);
    desk.press(Modifiers::NONE, Key::Backspace);
    desk.rest();
    assert!(desk.explorer().found().is_empty());
    assert!(!desk.shows(&text::spoken_hit("Ganja", None, text::FOUND_PLACE)));
    // ↓ in the empty field leads nowhere, and nothing is chosen.
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert_eq!(selection(&desk), None);
}

/// From a name in another script to the document: what the panels are for.
#[test]
fn ganja_is_found_by_its_russian_name_an_event_there_opened_and_followed_to_its_source() {
    let mut desk = searched("гянджа");
    let ganja = text::spoken_hit("Ganja", Some("Гянджа"), text::FOUND_PLACE);
    desk.0.get_by_label(&ganja).click();
    desk.rest();
    assert_eq!(selection(&desk), Some(Selection::Venue("ganja".to_owned())));
    // The town's panel has its names and its events; one of them is a click away.
    let (_, games) = desk.event("cis-games-2025");
    let (title, source) = (games.title.clone(), games.sources[0].clone());
    let links: Vec<_> = desk.0.get_all_by_role(Role::Button).collect();
    let is_the_event = |node: &egui_kittest::Node<'_>| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(&title) && node.rect().min.x > 900.0
    };
    let link = links.into_iter().find(is_the_event);
    link.expect("the games among the events of the town")
        .click();
    desk.rest();
    let event = Selection::Event("cis-games-2025".to_owned());
    assert_eq!(selection(&desk), Some(event));
    // What is said of it leads to who says it.
    let (ix, _) = desk.event("cis-games-2025");
    let mut claims = desk.explorer().dataset().claims_about(ix);
    let claim = claims.find(|claim| claim.field == "when").cloned();
    drop(claims);
    let claim = claim.expect("a date");
    let locator = text::locator(&claim.source, &claim.paragraphs);
    assert_eq!(claim.source, source);
    let link = desk.0.get_all_by_label(&locator).next();
    link.expect("a way to the source").click();
    desk.rest();
    assert_eq!(selection(&desk), Some(Selection::Source(source)));
    assert!(desk.shows(text::CITE));
}

/// What stands in the search field.
fn words(desk: &Desk) -> String {
    desk.explorer().view().filter.words.clone()
}

#[test]
fn enter_goes_to_what_was_found_first() {
    let mut desk = searched("bishkek");
    assert!(has_keyboard(&desk, Role::TextInput, text::SEARCH));
    let before = desk.explorer().view().camera;
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(
        selection(&desk),
        Some(Selection::Venue("bishkek".to_owned()))
    );
    assert_ne!(desk.explorer().view().camera, before, "it flies there");
}

#[test]
fn esc_leaves_the_field_first_and_takes_the_words_away_last() {
    let mut desk = searched("kind:sum");
    desk.command(Command::Select(Selection::Venue("bishkek".to_owned())));
    let escape = |desk: &mut Desk| {
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
    };
    escape(&mut desk);
    let is_in_field = |desk: &Desk| has_keyboard(desk, Role::TextInput, text::SEARCH);
    assert!(is_in_field(&desk), "what is offered closes first");
    escape(&mut desk);
    assert!(!is_in_field(&desk) && selection(&desk).is_some());
    escape(&mut desk);
    assert_eq!(selection(&desk), None);
    assert_eq!(words(&desk), "kind:sum");
    escape(&mut desk);
    assert_eq!(words(&desk), "");
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(words(&desk), "kind:sum", "undo brings them back");
}

#[test]
fn the_words_have_a_button_that_takes_them_away() {
    let mut desk = open();
    assert!(!desk.shows(text::CLEAR_SEARCH), "there are none");
    desk.command(Command::SetWords("ganja".to_owned()));
    desk.click(text::CLEAR_SEARCH);
    assert_eq!(words(&desk), "");
    assert!(has_keyboard(&desk, Role::TextInput, text::SEARCH));
    assert!(!desk.shows(text::CLEAR_SEARCH));
    desk.command(Command::Undo);
    assert_eq!(words(&desk), "ganja");
}

#[test]
fn enter_goes_to_the_first_row_of_the_list_however_it_is_arranged() {
    let orders = [
        ListOrder::default(),
        ListOrder {
            descending: false,
            ..ListOrder::default()
        },
        ListOrder {
            grouping: Grouping::Place,
            key: SortKey::Title,
            ..ListOrder::default()
        },
    ];
    let mut firsts = Vec::new();
    for order in orders {
        let mut desk = open();
        desk.command(Command::SetList(order));
        desk.press(CTRL, Key::F);
        desk.rest();
        desk.enter("theme:sport or kind:journey");
        assert!(desk.explorer().found().is_empty());
        let ids: Vec<&str> = desk
            .explorer()
            .dataset()
            .parts()
            .events
            .iter()
            .map(|event| event.id.as_str())
            .collect();
        let rows = ids.iter().filter_map(|id| {
            let row = desk.row(id);
            let node = desk.0.query_all_by_label(&row).next()?;
            Some((node.rect().min.y, (*id).to_owned()))
        });
        let first = rows.min_by(|a, b| a.0.total_cmp(&b.0));
        let (_, first) = first.expect("something is listed");
        desk.press(Modifiers::NONE, Key::Enter);
        desk.rest();
        assert_eq!(selection(&desk), Some(Selection::Event(first.clone())));
        firsts.push(first);
    }
    firsts.dedup();
    assert!(firsts.len() > 1, "{firsts:?}");
}

#[test]
fn a_source_that_is_found_is_selected_and_its_events_are_not_spread_to() {
    let mut desk = searched("aliyev's absence from cis summit");
    let source = Selection::Source("003".to_owned());
    let found = desk.explorer().found();
    assert!(
        found
            .iter()
            .any(|hit| hit.what.selection(desk.explorer().dataset()) == source)
    );
    let data = desk.explorer().dataset();
    let spoken = data
        .parts()
        .claims
        .iter()
        .filter(|claim| claim.source == "003");
    let spoken: std::collections::BTreeSet<&str> = spoken.map(|it| it.event.as_str()).collect();
    assert!(desk.explorer().visible().len() < spoken.len());
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(selection(&desk), Some(source));
}

#[test]
fn what_is_typed_right_after_the_key_of_the_search_field_is_not_lost() {
    let mut desk = open();
    desk.press(CTRL, Key::F);
    desk.0.step();
    desk.0.event(Event::Text("Aktau".to_owned()));
    desk.rest();
    assert_eq!(desk.explorer().view().filter.words, "Aktau");
}
