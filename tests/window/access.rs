//! Everything can be reached and has a name: by keyboard, by menu, by a screen reader.

use std::collections::BTreeSet;

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::app::App;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::jobs::Pace;
use summit_atlas::text;
use summit_atlas::theme::ThemeName;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open, window};

/// Everything that can have the keyboard: its sort and its name.
fn focusable(desk: &Desk) -> Vec<(Role, String)> {
    desk.0
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| node.data().supports_action(Action::Focus) && !node.is_hidden())
        .map(|node| {
            (
                node.role(),
                node.label().or_else(|| node.value()).unwrap_or_default(),
            )
        })
        .collect()
}

/// What has the keyboard.
pub(super) fn focused(desk: &Desk) -> Option<(Role, String)> {
    let mut nodes = desk.0.root().children_recursive();
    let node = nodes.find(egui_kittest::Node::is_focused)?.accesskit_node();
    Some((
        node.role(),
        node.label().or_else(|| node.value()).unwrap_or_default(),
    ))
}

#[test]
fn everything_that_can_be_focused_has_a_name() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    for command in [
        Command::Deselect,
        Command::Select(Selection::Event("azal-crash-aktau-2024".to_owned())),
        Command::Select(Selection::Venue("dushanbe".to_owned())),
        Command::Select(Selection::Source("001".to_owned())),
        Command::TogglePanel(Panel::Shortcuts),
        Command::TogglePanel(Panel::About),
        Command::TogglePanel(Panel::Borders),
        Command::TogglePanel(Panel::Attendance),
        Command::TogglePanel(Panel::Relations),
        Command::TogglePanel(Panel::Bookmarks),
        Command::AddBookmark,
    ] {
        desk.command(command.clone());
        let all = focusable(&desk);
        let unnamed: Vec<_> = all
            .iter()
            .filter(|(_, name)| name.trim().is_empty())
            .collect();
        assert!(
            unnamed.is_empty(),
            "after {command:?}: {unnamed:?} of {}",
            all.len()
        );
        assert!(all.len() > 20, "{} things after {command:?}", all.len());
        assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    }
}

/// Everything that Tab comes by, until it is where it began.
fn tabbed(desk: &mut Desk) -> Vec<(Role, String)> {
    let mut reached = Vec::new();
    for _ in 0..200 {
        desk.press(Modifiers::NONE, Key::Tab);
        match focused(desk) {
            Some(again) if reached.len() > 10 && reached.first() == Some(&again) => return reached,
            other => reached.extend(other),
        }
    }
    panic!("Tab does not come around: {reached:?}");
}

/// How the rows of the list are called, newest first.
fn rows(desk: &Desk) -> Vec<String> {
    let rows: Vec<_> = desk.explorer().visible().rows().collect();
    let rows = rows.iter().rev();
    rows.map(|row| desk.row(&desk.explorer().dataset().event(row.event).id))
        .collect()
}

#[test]
fn tab_reaches_every_control_once_and_comes_around() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    let reached = tabbed(&mut desk);
    let times = |name: &str| {
        reached
            .iter()
            .filter(|(_, reached)| reached == name)
            .count()
    };
    for name in [
        text::MENU_FILE,
        text::MENU_VIEW,
        text::MENU_MAP,
        text::MENU_HELP,
        "Borders: UN",
        "Names: English",
        text::BORDERS_ARE_SCHEMATIC,
        text::SEARCH,
        text::MAP,
        text::PLAY,
        text::SPEED,
        text::INSTANT,
        text::WINDOW_START,
        text::WINDOW_END,
    ] {
        assert_eq!(times(name), 1, "{name:?} among {reached:?}");
    }
    let rows: Vec<_> = rows(&desk)
        .into_iter()
        .filter(|row| times(row) > 0)
        .collect();
    assert_eq!(rows.len(), 1, "the list is one tab stop: {rows:?}");
    // Marks and signs are no tab stops; a screen reader can press them all the same.
    let signs = desk.0.get_all_by_label_contains("Timeline: ");
    assert!(
        signs
            .last()
            .is_some_and(|m| m.accesskit_node().data().supports_action(Action::Click))
    );
    let marks = desk.0.get_all_by_label_contains("Dushanbe: ");
    assert!(
        marks
            .last()
            .is_some_and(|m| m.accesskit_node().data().supports_action(Action::Click))
    );
}

#[test]
fn the_list_is_a_tab_stop_wherever_it_is_scrolled_to() {
    let mut desk = open();
    let first = rows(&desk)[0].clone();
    let row = desk.button(&first);
    let at = row.rect().center();
    desk.0.hover_at(at);
    desk.0.step();
    for _ in 0..20 {
        desk.0.event(super::map::wheel(-3.0, Modifiers::NONE));
    }
    desk.rest();
    assert!(!desk.shows(&first), "the list was scrolled");
    let reached = tabbed(&mut desk);
    let rows = rows(&desk);
    assert!(
        reached.iter().any(|(_, name)| rows.contains(name)),
        "no row among {reached:?}"
    );
}

#[test]
fn keys_of_time_are_letters_while_text_is_typed() {
    let mut desk = open();
    let info = Command::FocusSearch.info().expect("a command with a name");
    let shortcut = info.shortcut.expect("a shortcut");
    assert!(shortcut.ctrl && shortcut.key == "F");
    desk.press(CTRL, Key::F);
    desk.rest();
    assert_eq!(focused(&desk).map(|(role, _)| role), Some(Role::TextInput));
    let time = desk.explorer().view().time;
    desk.0.event(egui::Event::Text("two".to_owned()));
    desk.0.key_press(Key::Space);
    desk.0.event(egui::Event::Text(" words".to_owned()));
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::NONE, Key::Home);
    desk.rest();
    assert!(!desk.explorer().playback().playing);
    assert_eq!(desk.explorer().view().time, time);
    assert_eq!(desk.explorer().view().filter.words, "two words");
}

#[test]
fn the_theme_is_changed_in_the_menu_and_remembered() {
    let mut desk = open();
    assert_eq!(desk.explorer().settings().theme, ThemeName::Light);
    let title = Command::ToggleTheme
        .info()
        .expect("a command with a name")
        .title;
    desk.0.get_by_label(text::MENU_VIEW).click();
    desk.rest();
    desk.0.get_by_label(title).click();
    desk.rest();
    assert_eq!(desk.explorer().settings().theme, ThemeName::Dark);
    assert_eq!(desk.0.ctx.theme(), egui::Theme::Dark);
    let paper = desk.0.ctx.global_style().visuals.panel_fill;
    assert_eq!(paper, egui::Color32::from(ThemeName::Dark.tokens().panel));
    assert!(!desk.explorer().can_undo(), "a setting is not a view");
}

#[test]
fn every_command_of_the_catalogue_is_on_the_sheet_or_in_a_menu() {
    let mut desk = open();
    let mut shown = BTreeSet::new();
    for (menu, submenu) in [
        (text::MENU_FILE, None),
        (text::MENU_VIEW, None),
        (text::MENU_MAP, Some(text::STYLE)),
        (text::MENU_MAP, Some(text::BORDERS)),
        (text::MENU_HELP, None),
    ] {
        desk.0.get_by_label(menu).click();
        desk.rest();
        if let Some(submenu) = submenu {
            desk.0.get_by_role_and_label(Role::Button, submenu).click();
            desk.rest();
        }
        let titles = Command::catalogue().into_iter().map(|(_, info)| info.title);
        shown.extend(titles.filter(|title| desk.shows_part(title)));
        desk.press(Modifiers::NONE, Key::Escape);
        desk.rest();
    }
    desk.press(Modifiers::NONE, Key::F1);
    desk.rest();
    for (command, info) in Command::catalogue() {
        let there = shown.contains(info.title) || desk.shows(info.title);
        let on_a_button = matches!(command, Command::CycleLoop);
        assert!(there || on_a_button, "{:?} is nowhere", info.title);
    }
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(desk.explorer().transient().panel, None);
}

#[test]
fn about_names_licences_and_sources() {
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::About));
    assert!(desk.shows(&text::version(env!("CARGO_PKG_VERSION"))));
    for (name, words) in text::ATTRIBUTIONS {
        assert!(desk.shows(name) && desk.shows(words), "{name}: {words}");
    }
}

#[test]
fn a_session_comes_back() {
    let remembered =
        r#"{"settings":{"theme":"dark"},"view":"center=12.5,55.7&zoom=6.5&mode=to-end"}"#;
    let ctx = egui::Context::default();
    let app =
        App::new(&ctx, Some(remembered), Vec::new(), Pace::AtOnce).expect("the program starts");
    let (view, settings) = (app.explorer().view(), app.explorer().settings());
    assert_eq!(settings.theme, ThemeName::Dark);
    assert!((view.camera.zoom - 6.5).abs() < 1e-9);
    assert!(app.explorer().notices().is_empty());
    let app = App::new(&ctx, Some("{"), Vec::new(), Pace::AtOnce).expect("it starts all the same");
    assert_eq!(app.explorer().notices().len(), 1, "and says that it forgot");
}
