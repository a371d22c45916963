//! Who was where, in the table over the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::explorer::{Command, Panel};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open};

const ST_PETERSBURG: &str =
    "Ilham Aliyev, Informal CIS summit in St Petersburg, 22 December 2025: ";
const BISHKEK: &str = "Nikol Pashinyan, CIS summit in Bishkek, October 2023: absent (1 claim)";
const DUSHANBE: &str =
    "Ilham Aliyev, CIS summit in Dushanbe, 9–10 October 2025: present (2 claims)";

fn panel(desk: &Desk) -> Option<Panel> {
    desk.explorer().transient().panel
}

/// The program with the table open.
fn open_table() -> Desk {
    let mut desk = open();
    desk.command(Command::TogglePanel(Panel::Attendance));
    assert_eq!(panel(&desk), Some(Panel::Attendance));
    desk
}

/// Where the table lies.
fn table(desk: &Desk) -> egui::Rect {
    let window = desk.0.get_by_role_and_label(Role::Window, text::ATTENDANCE);
    window.rect()
}

/// Presses a button as a screen reader does.
fn press(desk: &mut Desk, label: &str) {
    desk.button(label).click_accesskit();
    desk.rest();
}

/// How the cell is called that has the keyboard.
fn focused(desk: &Desk) -> String {
    let mut nodes = desk.0.root().children_recursive();
    let node = nodes.find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

/// The names of all buttons with such an end.
fn ending(desk: &Desk, end: &str) -> Vec<String> {
    let nodes = desk.0.root().children_recursive();
    let buttons = nodes
        .map(|it| it.accesskit_node())
        .filter(|it| it.role() == Role::Button);
    let labels = buttons.filter_map(|it| it.label());
    labels.filter(|label| label.contains(end)).collect()
}

#[test]
fn the_table_opens_from_the_menu_and_says_who_was_absent_where() {
    let mut desk = open();
    desk.click(text::MENU_VIEW);
    let item = desk.0.get_all_by_label_contains(text::ATTENDANCE).last();
    item.expect("an item of the menu").click();
    desk.rest();
    assert_eq!(panel(&desk), Some(Panel::Attendance));
    assert_eq!(ending(&desk, ": absent"), [BISHKEK]);
    let disputed = format!("{ST_PETERSBURG}disputed (2 claims)");
    assert_eq!(ending(&desk, ": disputed"), [disputed]);
    let expected = "Aliyev and Pashinyan expected to meet, 22 December 2025: expected (1 claim)";
    assert_eq!(
        ending(&desk, ": expected"),
        [
            format!("Ilham Aliyev, {expected}"),
            format!("Nikol Pashinyan, {expected}")
        ]
    );
    let nothing = "Vladimir Putin, CIS summit in Bishkek, October 2023: not mentioned";
    assert_eq!(ending(&desk, nothing), [nothing]);
    desk.button("Ilham Aliyev: 7 present, 1 expected, 1 disputed");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert_eq!(panel(&desk), None);
}

#[test]
fn the_bar_and_a_key_open_and_close_it() {
    let mut desk = open();
    desk.click(text::ATTENDANCE);
    assert_eq!(panel(&desk), Some(Panel::Attendance));
    desk.click(text::ATTENDANCE);
    assert_eq!(panel(&desk), None);
    let keys = Modifiers {
        shift: true,
        ..CTRL
    };
    desk.press(keys, Key::A);
    desk.rest();
    assert_eq!(panel(&desk), Some(Panel::Attendance));
}

#[test]
fn a_cell_moves_map_and_time_and_shows_its_claims() {
    let mut desk = open_table();
    let claim = "Aliyev did not attend.";
    assert!(!desk.shows(claim));
    // It is out of sight at the right: a screen reader presses it all the same.
    press(&mut desk, &format!("{ST_PETERSBURG}disputed (2 claims)"));
    let cell = format!("{ST_PETERSBURG}disputed (2 claims)");
    let (cell, table) = (desk.button(&cell).rect(), table(&desk));
    assert!(table.contains_rect(cell), "{cell:?} comes into sight");
    desk.command(Command::Stop);
    let view = desk.explorer().view();
    let id = "cis-informal-summit-st-petersburg-2025";
    assert_eq!(view.selection, Some(Selection::Event(id.to_owned())));
    let (ix, _) = desk.event(id);
    assert_ne!(
        desk.explorer().visible().membership(ix),
        summit_atlas::time::Membership::Outside
    );
    assert!(
        desk.shows(claim),
        "at the foot of the table, or beside the map"
    );
    assert!(desk.shows("absent · president") && desk.shows("participant · president"));
    // A source at the foot leads to it.
    let locators: Vec<_> = desk.0.get_all_by_label("003 ¶3, 8, 16").collect();
    locators.last().expect("a locator").click();
    desk.rest();
    let source = Selection::Source("003".to_owned());
    assert_eq!(desk.explorer().view().selection, Some(source));
    assert_eq!(panel(&desk), Some(Panel::Attendance), "the table stays");
}

#[test]
fn what_nobody_says_is_not_called_absent() {
    let mut desk = open_table();
    desk.click("Vladimir Putin, CIS summit in Bishkek, October 2023: not mentioned");
    assert!(desk.shows(text::NOT_MENTIONED_IS_NOT_ABSENT));
}

#[test]
fn arrows_move_from_cell_to_cell_and_enter_selects() {
    let mut desk = open_table();
    desk.click(BISHKEK);
    desk.command(Command::Deselect);
    desk.command(Command::TogglePanel(Panel::Attendance));
    desk.rest();
    assert_eq!(focused(&desk), BISHKEK, "it is where it was");
    let time = desk.explorer().view().time;
    for (key, name) in [
        (
            Key::ArrowUp,
            "Jeyhun Bayramov, CIS summit in Bishkek, October 2023: not mentioned",
        ),
        (
            Key::ArrowUp,
            "Ilham Aliyev, CIS summit in Bishkek, October 2023: not mentioned",
        ),
        (
            Key::ArrowUp,
            "Ilham Aliyev, CIS summit in Bishkek, October 2023: not mentioned",
        ),
        (
            Key::ArrowRight,
            "Ilham Aliyev, UN climate conference in Baku, 2024: not mentioned",
        ),
        (
            Key::ArrowLeft,
            "Ilham Aliyev, CIS summit in Bishkek, October 2023: not mentioned",
        ),
        (
            Key::End,
            "Ilham Aliyev, Informal CIS summit in St Petersburg, ",
        ),
        (
            Key::ArrowDown,
            "Jeyhun Bayramov, Informal CIS summit in St Petersburg, ",
        ),
    ] {
        desk.press(Modifiers::NONE, key);
        desk.rest();
        let focused = focused(&desk);
        assert!(
            focused.starts_with(name),
            "{key:?}: {focused} is not {name}"
        );
    }
    assert_eq!(desk.explorer().view().time, time, "time stands still");
    assert_eq!(
        desk.explorer()
            .view()
            .selection
            .as_ref()
            .and_then(Selection::event),
        Some("cis-summit-bishkek-2023")
    );
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let selection = Selection::Event("cis-informal-summit-st-petersburg-2025".to_owned());
    assert_eq!(desk.explorer().view().selection, Some(selection));
}

#[test]
fn the_table_is_one_tab_stop() {
    let mut desk = open_table();
    let first = focused(&desk);
    let is_cell = |name: &str| name.ends_with(" claims)") || name.ends_with(": not mentioned");
    assert!(is_cell(&first) || first.ends_with(" claim)"), "{first}");
    let mut reached = Vec::new();
    for _ in 0..200 {
        desk.press(Modifiers::NONE, Key::Tab);
        reached.push(focused(&desk));
        if reached.last() == Some(&first) {
            break;
        }
    }
    assert_eq!(reached.last(), Some(&first), "Tab comes around");
    reached.pop();
    let others: Vec<_> = reached.iter().filter(|it| is_cell(it)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn sources_that_are_off_and_other_events_change_it() {
    let mut desk = open_table();
    desk.command(Command::ToggleSource("002".to_owned()));
    assert_eq!(
        ending(&desk, ": absent"),
        [
            BISHKEK.to_owned(),
            format!("{ST_PETERSBURG}absent (1 claim)")
        ]
        .into_iter()
        .rev()
        .collect::<Vec<_>>()
    );
    desk.command(Command::AllSources);
    desk.click(text::SUMMITS_ALONE);
    assert!(desk.shows(&text::table_size(4, 9)));
    desk.button(DUSHANBE);
    desk.click(text::ALL_GATHERINGS);
    assert!(!ending(&desk, "Vasif Huseynov, ").is_empty());
    for id in ["000", "001", "002", "003", "004"] {
        desk.command(Command::ToggleSource(id.to_owned()));
    }
    assert!(desk.shows(text::NOBODY_IS_MENTIONED));
}

#[test]
fn the_table_is_copied_as_csv() {
    let mut desk = open_table();
    desk.button(text::COPY_AS_CSV).click();
    desk.0.step();
    desk.0.step();
    let commands = &desk.0.output().platform_output.commands;
    let copied = commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a text on the clipboard");
    let reading = summit_atlas::format::attendance_csv::read(copied.as_bytes());
    assert_eq!(reading.problems, []);
    let attendance = reading.attendance.expect("an attendance");
    assert_eq!(
        (attendance.people().len(), attendance.events().len()),
        (7, 22)
    );
}

#[test]
fn a_part_of_the_map_stays_in_sight_and_the_wheel_turns_over_the_names() {
    let mut desk = open();
    desk.0.set_size(egui::vec2(1280.0, 720.0));
    desk.rest();
    desk.command(Command::TogglePanel(Panel::Attendance));
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    let panel = table(&desk);
    let seen = panel.top() - map.top();
    assert!(seen > 200.0, "{seen} points of {map:?} above {panel:?}");
    assert!(panel.bottom() <= 720.0, "{panel:?}");
    let name = desk.button("Ilham Aliyev: 7 present, 1 expected, 1 disputed");
    let name = name.rect().center();
    let before = desk.button(DUSHANBE).rect();
    desk.0.hover_at(name);
    desk.0.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(-60.0, -50.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    desk.rest();
    let after = desk.button(DUSHANBE).rect();
    assert!(
        after.top() < before.top() - 20.0 && after.left() < before.left() - 20.0,
        "{before:?} {after:?}"
    );
}
