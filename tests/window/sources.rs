//! The switchboard of sources: what is off counts as never read, in every panel.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::text;
use summit_atlas::time::Moment;
use summit_atlas::view::Selection;

use super::{Desk, open};

const MEETING: &str = "aliyev-putin-meeting-dushanbe-2025";
const QUESTION: &str = "Did Putin acknowledge responsibility?";

impl Desk {
    /// Works the switch of a source in the menu of sources, and closes it.
    fn switch(&mut self, now: &str, id: &str) {
        self.click(now);
        self.switch_there(id);
        self.press(Modifiers::NONE, Key::Escape);
        self.rest();
    }

    /// Works the switch of a source while the menu is open.
    fn switch_there(&mut self, id: &str) {
        let whole = self.explorer().whole();
        let source = whole.find_source(id).expect("a source");
        let switch = text::source_switch(id, &whole.source(source).title);
        self.0
            .get_by_role_and_label(Role::CheckBox, &switch)
            .click();
        self.rest();
    }
}

#[test]
fn a_dispute_dissolves_when_one_of_its_sides_was_never_read() {
    let mut desk = open();
    desk.command(Command::Select(Selection::Event(MEETING.to_owned())));
    assert!(desk.shows_part(QUESTION));
    let all = desk.explorer().dataset().len();
    desk.switch("Sources: 5 of 5", "001");
    assert!(desk.shows("Sources: 4 of 5"));
    assert!(!desk.shows_part(QUESTION), "one side is left");
    assert!(desk.shows_part(text::SUMMARY_IS_OFF));
    assert!(desk.explorer().dataset().len() < all);
    desk.told_counts();
    desk.command(Command::Undo);
    assert!(desk.shows("Sources: 5 of 5"));
    assert!(desk.shows_part(QUESTION));
    assert_eq!(desk.explorer().dataset().len(), all);
}

#[test]
fn several_sources_are_switched_one_after_the_other() {
    let mut desk = open();
    desk.click("Sources: 5 of 5");
    for id in ["001", "003", "004"] {
        desk.switch_there(id);
    }
    assert!(desk.shows("Sources: 2 of 5"));
}

#[test]
fn what_nobody_says_any_more_is_told_and_comes_back() {
    let mut desk = open();
    let only = "publication-004";
    let (_, event) = desk.event(only);
    let title = event.title.clone();
    desk.command(Command::Select(Selection::Event(only.to_owned())));
    desk.command(Command::ToggleSource("004".to_owned()));
    assert!(desk.explorer().dataset().find_event(only).is_none());
    assert!(desk.shows(&title), "its name is known");
    assert!(desk.shows(text::NOT_LEFT));
    desk.command(Command::AllSources);
    assert!(desk.explorer().dataset().find_event(only).is_some());
    assert!(!desk.shows(text::NOT_LEFT));
}

#[test]
fn a_source_is_switched_off_and_on_where_it_is_shown() {
    let mut desk = open();
    desk.command(Command::Select(Selection::Source("002".to_owned())));
    desk.click(text::SWITCH_OFF);
    assert!(desk.shows("Sources: 4 of 5"));
    assert!(desk.shows(text::SOURCE_IS_OFF));
    desk.click(text::SWITCH_ON);
    assert!(desk.shows("Sources: 5 of 5"));
    assert!(!desk.shows(text::SOURCE_IS_OFF));
}

#[test]
fn without_any_source_there_is_nothing_and_a_way_back() {
    let mut desk = open();
    for id in ["000", "001", "002", "003", "004"] {
        desk.command(Command::ToggleSource(id.to_owned()));
    }
    assert!(desk.shows("Sources: 0 of 5"));
    assert!(desk.explorer().dataset().is_empty());
    desk.click("Sources: 0 of 5");
    let back = Command::AllSources.info().expect("a name").title;
    desk.click(back);
    assert!(desk.shows("Sources: 5 of 5"));
}

#[test]
fn what_was_known_on_a_day_is_what_had_come_out_by_then() {
    let mut desk = open();
    let all = desk.explorer().dataset().len();
    desk.click("As known on: today");
    // Document 004 is the only one of 2022.
    let choices = desk.0.query_all_by_label_contains("had come out");
    let first = choices.into_iter().next().expect("a publication");
    first.click();
    desk.rest();
    let known = desk.explorer().dataset().len();
    assert!(0 < known && known < all, "{known} of {all}");
    assert!(!desk.shows("As known on: today"));
    let sources = &desk.explorer().dataset().parts().sources;
    assert_eq!(
        sources.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
        ["004"]
    );
    desk.command(Command::Select(Selection::Source("001".to_owned())));
    desk.command(Command::SetKnownBefore(Moment::from_ymd(1990, 1, 1)));
    assert!(desk.explorer().dataset().is_empty(), "nothing was out");
    desk.command(Command::Undo);
    desk.command(Command::Undo);
    assert!(desk.shows("As known on: today"));
    assert_eq!(desk.explorer().dataset().len(), all);
}

#[test]
fn a_day_is_typed_as_anywhere_else() {
    let mut desk = open();
    desk.click("As known on: today");
    desk.0.get_by_label(text::KNOWN_FIELD).focus();
    desk.rest();
    desk.enter("1 January 2024");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let known = desk.explorer().view().known_before;
    assert_eq!(known, Moment::from_ymd(2024, 1, 2));
    assert_eq!(desk.explorer().dataset().parts().sources.len(), 1);
}
