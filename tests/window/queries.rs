//! A query is typed, completed and mended, and each event says why it answers, all without a pointer.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open};

/// The window with a query in the search field, which has the keyboard.
fn asked(query: &str) -> Desk {
    let mut desk = open();
    desk.press(CTRL, Key::F);
    desk.rest();
    desk.enter(query);
    desk
}

fn query(desk: &Desk) -> &str {
    &desk.explorer().view().filter.words
}

fn field_has_keyboard(desk: &Desk) -> bool {
    let field = desk.0.get_by_role_and_label(Role::TextInput, text::SEARCH);
    field.is_focused()
}

/// The names of the buttons that begin with some words.
fn offered(desk: &Desk, words: &str) -> Vec<String> {
    let nodes = desk.0.root().children_recursive();
    let buttons = nodes.filter(|node| node.accesskit_node().role() == Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with(words)).collect()
}

fn passing(desk: &Desk) -> Vec<String> {
    let dataset = desk.explorer().dataset();
    let mut ids: Vec<String> = desk
        .explorer()
        .visible()
        .dated()
        .map(|ix| dataset.event(ix).id.clone())
        .collect();
    ids.sort();
    ids
}

#[test]
fn a_field_and_its_value_are_completed_and_the_event_says_why_it_answers() {
    let mut desk = asked("the");
    let theme = text::spoken_completion("theme:", text::query_meaning("theme"));
    assert!(desk.shows(&theme));
    desk.press(Modifiers::NONE, Key::Tab);
    desk.rest();
    assert_eq!(query(&desk), "theme:");
    assert!(field_has_keyboard(&desk));
    // What is about to be written is no mistake yet.
    assert!(!desk.shows_part("column"));
    desk.enter("sp");
    let sport = offered(&desk, "sport, ");
    assert_eq!(sport.len(), 1, "{sport:?}");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(query(&desk), "theme:sport ");
    assert_eq!(offered(&desk, "sport, "), [""; 0]);
    let sport = ["aliyev-speech-dushanbe-2025", "cis-games-2025"];
    assert_eq!(passing(&desk), sport);
    // The caret stands behind what was written.
    desk.enter("place:gan");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.rest();
    assert_eq!(query(&desk), "theme:sport place:Ganja ");
    assert_eq!(passing(&desk), ["cis-games-2025"]);
    let games = Selection::Event("cis-games-2025".to_owned());
    desk.command(Command::Select(games));
    assert!(desk.shows("matches: theme: sport · place: Ganja"));
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    // Plain words need no reason.
    desk.command(Command::SetWords("games".to_owned()));
    assert!(!desk.shows_part("matches:"));
}

#[test]
fn arrows_walk_through_what_is_offered_and_enter_takes_it() {
    let mut desk = asked("absent:");
    let rows: Vec<String> = desk
        .explorer()
        .completions("absent:".len())
        .iter()
        .map(|row| text::spoken_completion(row.shown(), &row.meaning))
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    let has_keyboard = |desk: &Desk, row: &str| desk.button(row).is_focused();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert!(has_keyboard(&desk, &rows[0]));
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.rest();
    assert!(field_has_keyboard(&desk));
    for _ in 0..2 {
        desk.press(Modifiers::NONE, Key::ArrowDown);
        desk.rest();
    }
    assert!(has_keyboard(&desk, &rows[1]));
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    assert_eq!(query(&desk), "absent:\"Nikol Pashinyan\" ");
    assert!(field_has_keyboard(&desk));
    assert_eq!(passing(&desk), ["cis-summit-bishkek-2023"]);
    // It is a step of its own.
    desk.command(Command::Undo);
    assert_eq!(query(&desk), "absent:");
}

#[test]
fn escape_closes_what_is_offered_and_nothing_else() {
    let mut desk = asked("kind:");
    let chosen = Selection::Venue("ganja".to_owned());
    desk.command(Command::Select(chosen.clone()));
    assert!(!offered(&desk, "summit, ").is_empty());
    for key in [None, Some(Key::ArrowDown)] {
        if let Some(key) = key {
            desk.press(Modifiers::NONE, key);
            desk.rest();
        }
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
        assert_eq!(offered(&desk, "summit, "), [""; 0]);
        assert_eq!(query(&desk), "kind:");
        assert_eq!(desk.explorer().view().selection, Some(chosen.clone()));
        assert!(field_has_keyboard(&desk));
        // Whoever goes on typing is offered more.
        desk.enter("s");
        assert!(!offered(&desk, "summit, ").is_empty());
        desk.press(Modifiers::NONE, Key::Backspace);
        desk.rest();
    }
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    desk.press(Modifiers::NONE, Key::Tab);
    desk.rest();
    assert_eq!(query(&desk), "kind:");
    assert!(!field_has_keyboard(&desk));
}

#[test]
fn a_mistake_is_told_with_its_column_and_what_stands_before_it_counts() {
    let desk = asked("theme:sport durng:2025");
    assert!(desk.shows("column 13: there is no field \"durng\" (did you mean during?)"));
    assert_eq!(passing(&desk).len(), 2);
    let desk = asked("absent:Nobody");
    assert!(desk.shows("Nobody here is called \"Nobody\"."));
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn the_fields_are_listed_behind_a_button() {
    let mut desk = open();
    desk.click(text::QUERY_HELP);
    assert!(desk.shows("near:Ganja~50km"));
    assert!(desk.shows(text::query_meaning("near")));
}

#[test]
fn the_row_of_an_event_says_on_hover_why_it_answers() {
    let mut desk = open();
    desk.command(Command::SetWords("theme:sport place:Ganja".to_owned()));
    let row = desk.row("cis-games-2025");
    let at = desk.button(&row).rect().center();
    assert!(!desk.shows_part("matches:"));
    desk.0.hover_at(at);
    desk.0.run_steps(60);
    assert!(desk.shows("matches: theme: sport · place: Ganja"));
}

#[test]
fn what_hints_speak_of_is_listed_where_they_say() {
    let mut desk = asked("glow:x ");
    assert!(desk.shows_part(text::QUERY_FIELDS_HINT));
    desk.click(text::QUERY_HELP);
    desk.rest();
    assert!(desk.shows(text::query_example("near")));
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Link));
    desk.rest();
    let example = text::link_example("words");
    assert!(!desk.shows(&example));
    desk.0.get_by_label(text::LINK_HELP).click();
    desk.rest();
    assert!(desk.shows(&example));
    assert!(desk.shows(text::link_meaning("words")));
}

#[test]
fn what_is_offered_never_makes_the_panel_wider() {
    let mut desk = open();
    let map = |desk: &Desk| desk.0.get_by_label(text::MAP).rect();
    let before = map(&desk);
    desk.press(CTRL, Key::F);
    desk.rest();
    for words in [
        r#"theme:sport or "trade & co" near:"#,
        " absent:",
        " source:",
        " person:",
        " di",
    ] {
        desk.enter(words);
        assert_eq!(map(&desk), before, "{:?}", query(&desk));
    }
}
