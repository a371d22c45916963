//! What is listed: choices with their counts, headings and orders, what is in sight, and the table.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::query::{Heading, Line, Listing};
use summit_atlas::text;
use summit_atlas::time::Window;
use summit_atlas::view::{Facet, Grouping, SortKey};

use super::{Desk, open};

/// The lines of the list, headings as they are.
fn headings(desk: &Desk) -> Vec<Heading> {
    let explorer = desk.explorer();
    let mut listing = Listing::default();
    listing.refill(explorer.arrangement(), explorer.listed());
    (0..listing.lines())
        .filter_map(|line| {
            let line = listing.line(explorer.dataset(), explorer.arrangement(), line);
            match line {
                Some(Line::Heading(heading, _)) => Some(heading.clone()),
                _ => None,
            }
        })
        .collect()
}

#[test]
fn a_country_is_chosen_from_the_menu_which_says_how_many_it_leaves() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    desk.0.get_by_label(text::CHOOSE).click();
    desk.rest();
    let country = text::facet("country");
    desk.0.get_by_role_and_label(Role::Button, country).click();
    desk.rest();
    let count = desk.explorer().facet_count(Facet::Country, "AZ");
    assert!(count > 3);
    let choice = text::spoken_choice(country, "Azerbaijan", count);
    desk.0
        .get_by_role_and_label(Role::CheckBox, &choice)
        .click();
    desk.rest();
    assert_eq!(desk.explorer().listed().len(), count);
    // Other countries are still counted: a further choice brings theirs, too.
    let armenia = desk.explorer().facet_count(Facet::Country, "AM");
    assert!(armenia > 0);
    desk.press(egui::Modifiers::NONE, Key::Escape);
    desk.rest();
    // What is chosen has a switch of its own, to be let go of.
    let chip = format!("{country}: Azerbaijan ({count})");
    desk.0.get_by_role_and_label(Role::CheckBox, &chip).click();
    desk.rest();
    assert!(desk.explorer().view().filter.is_empty());
}

#[test]
fn the_list_is_grouped_and_sorted_as_one_likes() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    assert!(matches!(headings(&desk)[0], Heading::Period(_)));
    let order = |desk: &Desk| desk.explorer().view().list;
    let opens = text::list_order("time", "time", true);
    desk.0.get_by_label(&opens).click();
    desk.rest();
    desk.0
        .get_by_role_and_label(
            Role::RadioButton,
            &text::spoken_order(text::GROUP_BY, text::grouping("place")),
        )
        .click();
    desk.rest();
    assert_eq!(order(&desk).grouping, Grouping::Place);
    assert!(matches!(headings(&desk)[0], Heading::Place(_)));
    desk.0
        .get_by_role_and_label(
            Role::RadioButton,
            &text::spoken_order(text::SORT_BY, text::sort_key("title")),
        )
        .click();
    desk.rest();
    assert_eq!(
        (order(&desk).key, order(&desk).descending),
        (SortKey::Title, false)
    );
    desk.press(egui::Modifiers::NONE, Key::Escape);
    desk.rest();
    desk.command(Command::Undo);
    assert_eq!(order(&desk).key, SortKey::Time);
    desk.command(Command::Undo);
    assert_eq!(order(&desk).grouping, Grouping::Time);
}

#[test]
fn a_list_of_what_is_in_sight_follows_the_map() {
    let mut desk = open();
    desk.command(Command::ToggleReducedMotion);
    desk.command(Command::SetWindow(Window::ALL));
    let all = desk.explorer().listed().len();
    let in_azerbaijan = |desk: &Desk| desk.explorer().facet_count(Facet::Country, "AZ");
    let everywhere = in_azerbaijan(&desk);
    desk.0.get_by_label(text::IN_SIGHT).click();
    desk.rest();
    let some = desk.explorer().listed().len();
    assert!(some < all, "what has no place is in no sight");
    let dushanbe = LonLat {
        lon: 68.78,
        lat: 38.56,
    };
    desk.command(Command::FlyTo(Camera::new(dushanbe, 9.0)));
    let there = desk.explorer().listed().len();
    assert!(there > 0 && there < some, "{there} of {some}");
    assert!(in_azerbaijan(&desk) < everywhere, "counts follow, too");
    let nowhere = LonLat {
        lon: -150.0,
        lat: -40.0,
    };
    desk.command(Command::FlyTo(Camera::new(nowhere, 9.0)));
    assert!(desk.shows(text::NOTHING_IN_SIGHT));
    desk.command(Command::ClearFilter);
    assert_eq!(desk.explorer().listed().len(), all);
}

#[test]
fn the_table_has_the_columns_one_chooses_sorts_by_its_heads_and_is_copied() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    desk.command(Command::TogglePanel(Panel::Table));
    desk.rest();
    let head = text::spoken_head(text::column_title("title"), None);
    desk.0.get_by_role_and_label(Role::Button, &head).click();
    desk.rest();
    let order = desk.explorer().view().list;
    assert_eq!((order.key, order.descending), (SortKey::Title, false));
    let head = text::spoken_head(text::column_title("title"), Some(false));
    desk.0.get_by_role_and_label(Role::Button, &head).click();
    desk.rest();
    assert!(desk.explorer().view().list.descending);
    desk.0.get_by_label(text::COLUMNS).click();
    desk.rest();
    let summary = text::column_title("summary");
    desk.0
        .get_by_role_and_label(Role::CheckBox, summary)
        .click();
    desk.rest();
    desk.press(egui::Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(
        desk.0
            .query_by_role_and_label(Role::Label, summary)
            .is_some()
    );
    let copy = Command::CopyTable.info().expect("a name").title;
    desk.0.get_by_role_and_label(Role::Button, copy).click();
    desk.0.step();
    desk.0.step();
    let commands = &desk.0.output().platform_output.commands;
    let copied = commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a text on the clipboard");
    let mut lines = csv::Reader::from_reader(copied.as_bytes());
    let header: Vec<String> = lines.headers().unwrap().iter().map(str::to_owned).collect();
    assert!(header.contains(&"summary".to_owned()) && header.contains(&"when".to_owned()));
    assert!(!header.contains(&"id".to_owned()));
    assert_eq!(lines.records().count(), desk.explorer().listed().len());
    assert!(desk.shows(text::COPIED));
}

#[test]
fn the_table_is_walked_with_the_keyboard() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    desk.command(Command::TogglePanel(Panel::Table));
    desk.rest();
    let first = {
        let explorer = desk.explorer();
        let mut listing = Listing::default();
        listing.refill(explorer.arrangement(), explorer.listed());
        [0, 1].map(|row| listing.event(explorer.dataset(), row).unwrap())
    };
    let name = {
        let event = desk.explorer().dataset().event(first[0]);
        let membership = desk.explorer().visible().membership(first[0]);
        let when = text::dates(event.whens());
        text::spoken_event(&event.title, &when, Some(membership), event.disputed)
    };
    // The same event is in the list and in the table, which lies above.
    let rows: Vec<_> = desk.0.get_all_by_label(&name).collect();
    let row = rows.into_iter().max_by(|a, b| {
        let width = |node: &egui_kittest::Node<'_>| node.rect().width();
        width(a).total_cmp(&width(b))
    });
    let row = row.expect("a row");
    row.click();
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(first[0]));
    desk.press(egui::Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(first[1]));
    desk.press(egui::Modifiers::NONE, Key::ArrowUp);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(first[0]));
}
