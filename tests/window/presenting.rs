//! Bookmarks on the whole screen, led by keys and clickers.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Panel, Present, Presentation};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open, window};

const NONE: Modifiers = Modifiers::NONE;

/// Two bookmarks, and a view that is neither.
fn two() -> Desk {
    let mut desk = open();
    let summit = Selection::Event("cis-summit-dushanbe-2025".to_owned());
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 11, 1))));
    desk.command(Command::Show(summit));
    desk.command(Command::AddBookmark);
    desk.command(Command::SetWindow(window((2025, 12, 1), (2026, 1, 1))));
    desk.command(Command::FitAll);
    desk.command(Command::Deselect);
    desk.command(Command::Deselect);
    desk.command(Command::AddBookmark);
    desk.command(Command::SetWindow(window((2025, 6, 1), (2025, 7, 1))));
    desk.command(Command::TogglePanel(Panel::Table));
    desk
}

fn index(desk: &Desk) -> Option<usize> {
    desk.explorer().presentation().map(Presentation::index)
}

/// Whether the program asked for the whole screen in the last frame, or to leave it.
fn full_screen(desk: &Desk) -> Option<bool> {
    let output = &desk.0.output().viewport_output[&ViewportId::ROOT];
    output.commands.iter().find_map(|command| match command {
        ViewportCommand::Fullscreen(full) => Some(*full),
        _ => None,
    })
}

#[test]
fn keys_and_clickers_lead_and_esc_leads_back() {
    let mut desk = two();
    let before = desk.explorer().view().clone();
    desk.press(NONE, Key::F5);
    desk.rest();
    assert_eq!(index(&desk), Some(0));
    assert!(desk.shows("Bookmark 1 of 2") && desk.shows("October 2025"));
    assert!(
        !desk.shows(text::SEARCH) && !desk.shows(text::LEGEND),
        "only the map"
    );
    assert!(desk.shows(text::MAP));
    assert!(
        !desk.asks_for_a_frame(),
        "nothing moves, nothing is painted"
    );
    for (key, at) in [
        (Key::PageUp, 0),
        (Key::PageDown, 1),
        (Key::Space, 1),
        (Key::ArrowLeft, 0),
        (Key::Enter, 1),
        (Key::Home, 0),
        (Key::ArrowDown, 1),
        (Key::Backspace, 0),
        (Key::End, 1),
        (Key::F5, 1),
        (Key::F11, 1),
    ] {
        desk.press(NONE, key);
        desk.rest();
        assert_eq!(index(&desk), Some(at), "{key:?}");
        let told = text::spoken_of_how_many(at, 2);
        assert!(desk.shows(&told), "{told}");
        assert!(!desk.asks_for_a_frame(), "{key:?}");
    }
    assert!(desk.shows("December 2025"));
    desk.press(CTRL, Key::D);
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().bookmarks().len(), 2, "no other key holds");
    desk.press(NONE, Key::Escape);
    desk.rest();
    assert_eq!(index(&desk), None);
    assert_eq!(*desk.explorer().view(), before);
    assert_eq!(desk.explorer().transient().panel, Some(Panel::Table));
    assert!((desk.0.ctx.zoom_factor() - 1.0).abs() < 1e-6);
    assert!(desk.shows(text::SEARCH));
}

#[test]
fn the_whole_screen_is_asked_for_and_left_as_it_was() {
    let mut desk = two();
    for (step, full) in [(Present::Begin, Some(true)), (Present::End, Some(false))] {
        desk.0.state_mut().command(Command::Present(step));
        desk.0.step();
        assert_eq!(full_screen(&desk), full, "{step:?}");
        desk.rest();
    }
}

#[test]
fn names_and_dates_are_at_least_a_twentieth_of_the_window() {
    let mut desk = two();
    desk.command(Command::TogglePanel(Panel::Table));
    desk.press(NONE, Key::F5);
    desk.rest();
    let window = desk.0.ctx.content_rect();
    let title = desk.explorer().bookmarks()[0].name.clone();
    let title = text::without_time(&title, "October 2025").to_owned();
    for words in [title.as_str(), "October 2025"] {
        let label = desk.0.get_by_role_and_label(Role::Label, words);
        let line = label.rect().height();
        // A line is about 1.2 times as high as its type.
        assert!(line >= window.height() / 20.0 * 1.1, "{words:?}: {line}");
        assert!(window.contains_rect(label.rect()), "{words:?}");
    }
    let scale = desk.0.ctx.pixels_per_point();
    assert!(scale > 1.3, "names on the map grow, too: {scale}");
}

#[test]
fn a_blank_screen_shows_nothing_and_comes_back() {
    let mut desk = two();
    desk.press(NONE, Key::F5);
    desk.rest();
    desk.press(NONE, Key::Period);
    desk.rest();
    assert!(desk.shows(text::BLANK_SCREEN) && !desk.shows(text::MAP));
    assert!(!desk.asks_for_a_frame());
    desk.press(NONE, Key::PageDown);
    desk.rest();
    assert!(!desk.shows(text::BLANK_SCREEN));
    assert_eq!(index(&desk), Some(0));
}

#[test]
fn without_a_clicker_there_are_buttons() {
    let mut desk = two();
    desk.command(Command::Present(Present::Begin));
    assert_eq!(desk.0.unnamed_widgets(), Vec::<String>::new());
    desk.click(text::PRESENT_NEXT);
    assert_eq!(index(&desk), Some(1));
    desk.click(text::PRESENT_PREVIOUS);
    assert_eq!(index(&desk), Some(0));
    desk.click(text::PRESENT_END);
    assert_eq!(index(&desk), None);
}

#[test]
fn a_window_that_is_closed_while_presenting_remembers_the_view_from_before() {
    let mut desk = two();
    let before = desk.explorer().view().to_text();
    desk.press(NONE, Key::F5);
    desk.rest();
    let session: serde_json::Value = serde_json::from_str(&desk.remembered()).expect("JSON");
    assert_eq!(session["view"].as_str(), Some(before.as_str()));
}

#[test]
fn without_bookmarks_the_panel_says_how_to_make_one() {
    let mut desk = open();
    desk.press(NONE, Key::F5);
    desk.rest();
    assert_eq!(index(&desk), None);
    assert!(desk.shows(text::NO_BOOKMARKS) && desk.shows(text::NO_BOOKMARKS_HINT));
}

#[test]
fn larger_type_keeps_in_sight_what_was_in_sight_and_changes_while_presenting() {
    let mut desk = open();
    desk.command(Command::AddBookmark);
    desk.press(NONE, Key::Escape);
    desk.rest();
    let map = desk.explorer().viewport();
    let corners = [[0.0, 0.0], [map.width, map.height]].map(|at| map.geo_from_screen(at));
    desk.press(NONE, Key::F5);
    desk.rest();
    let mut last = desk.0.ctx.zoom_factor();
    for step in 0..5 {
        desk.press(CTRL, Key::Plus);
        desk.rest();
        let now = desk.0.ctx.zoom_factor();
        assert!(now > last + 0.05, "step {step}: {now} after {last}");
        last = now;
        let map = desk.explorer().viewport();
        for corner in corners {
            let [x, y] = map.screen_from_geo(corner);
            assert!(
                (-1.0..=map.width + 1.0).contains(&x),
                "{x} of {}",
                map.width
            );
            assert!(
                (-1.0..=map.height + 1.0).contains(&y),
                "{y} of {}",
                map.height
            );
        }
        assert!(map.height > 100.0, "the map is the page: {}", map.height);
    }
    desk.press(CTRL, Key::Num0);
    desk.rest();
    assert_eq!(desk.explorer().settings().text_size.percent(), 100);
    assert_eq!(index(&desk), Some(0));
}
