//! Choosing an event in one place shows it in all.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::explorer::Command;
use summit_atlas::geo::Camera;
use summit_atlas::text;
use summit_atlas::time::Window;
use summit_atlas::view::{Facet, Selection};

use super::{CTRL, Desk, open, window};

/// An event that is alone at its place.
const RAIDS: &str = "yekaterinburg-raids-2025";
/// Its mark on the map.
const RAIDS_MARK: &str = "Yekaterinburg: Raids on Azerbaijanis in Yekaterinburg";

/// The window with only that event in the list.
fn searched() -> Desk {
    let mut desk = open();
    desk.0
        .get_by_role_and_label(Role::TextInput, text::SEARCH)
        .click();
    desk.rest();
    desk.enter("yekaterinburg raids");
    desk
}

/// Whether the event is shown as chosen everywhere, or nowhere; anything else fails.
fn chosen_everywhere(desk: &Desk) -> bool {
    let places = [desk.row(RAIDS), desk.sign(RAIDS), RAIDS_MARK.to_owned()];
    let chosen = places.map(|label| (desk.chosen(&label), label));
    let first = chosen[0].0;
    assert!(
        chosen.iter().all(|(chosen, _)| *chosen == first),
        "{chosen:?}"
    );
    first.expect("a row says whether it is chosen")
}

#[test]
fn a_search_leaves_what_it_finds_and_can_be_cleared() {
    let mut desk = searched();
    assert_eq!(desk.explorer().view().filter.words, "yekaterinburg raids");
    assert_eq!(desk.explorer().visible().len(), 1);
    assert!(desk.shows(&desk.row(RAIDS)));
    desk.enter(" no such word");
    assert!(desk.shows(text::NOTHING_HERE));
    let clear = Command::ClearFilter.info().expect("a command with a name");
    desk.click(clear.title);
    assert!(desk.explorer().view().filter.is_empty());
    assert!(!desk.shows(text::NOTHING_HERE));
}

#[test]
fn an_event_chosen_in_the_list_is_shown_in_detail_on_the_map_and_on_the_timeline() {
    let mut desk = searched();
    assert!(!chosen_everywhere(&desk));
    assert!(desk.shows(text::WELCOME));
    let row = desk.row(RAIDS);
    desk.click(&row);
    let (ix, event) = desk.event(RAIDS);
    assert_eq!(desk.explorer().selected_event(), Some(ix));
    assert!(!desk.shows(text::WELCOME));
    assert!(desk.shows(&event.title), "the title");
    let when = event.when.as_ref().map(text::date).expect("a date");
    assert!(desk.shows(&when), "when: {when}");
    let claims: Vec<_> = desk.explorer().dataset().claims_about(ix).collect();
    assert!(!claims.is_empty());
    for claim in claims {
        assert!(desk.shows(&claim.summary), "{}", claim.summary);
        assert!(
            desk.shows(&text::locator(&claim.source, &claim.paragraphs)),
            "{}",
            claim.id
        );
    }
    assert!(chosen_everywhere(&desk));
}

#[test]
fn a_click_on_a_mark_or_a_sign_chooses_as_well() {
    let mut desk = searched();
    desk.click(RAIDS_MARK);
    assert!(chosen_everywhere(&desk));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.rest();
    assert!(!chosen_everywhere(&desk));
    let sign = desk.sign(RAIDS);
    desk.click(&sign);
    assert!(chosen_everywhere(&desk));
}

#[test]
fn a_mark_of_several_events_shows_its_place_and_from_there_each_event() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 1, 1), (2025, 7, 1))));
    let dataset = desk.explorer().dataset();
    let lachin = dataset.find_venue("lachin").expect("a place");
    let visible = desk.explorer().visible();
    let events = dataset.events_at(lachin).iter();
    let events = events.filter(|ix| visible.rank_of(**ix).is_some()).count();
    assert!(events > 1, "{events}");
    let there = dataset.venue(lachin).pin().expect("a pin");
    let lachin = text::mark_of_place("Lachin", events);
    // Close enough for a mark of its own.
    desk.command(Command::FlyTo(Camera::new(there, 9.0)));
    desk.rest();
    desk.click(&lachin);
    let selection = desk.explorer().view().selection.clone();
    assert_eq!(selection, Some(Selection::Venue("lachin".to_owned())));
    let title = desk
        .event("lachin-cultural-capital-opening-2025")
        .1
        .title
        .clone();
    // Be it further down in the panel.
    desk.button(&title).click_accesskit();
    desk.rest();
    let chosen = desk.explorer().selected_event();
    assert_eq!(
        chosen,
        Some(desk.event("lachin-cultural-capital-opening-2025").0)
    );
}

#[test]
fn both_sides_of_a_dispute_are_shown() {
    let mut desk = open();
    let id = "azal-crash-aktau-2024";
    desk.command(Command::Select(Selection::Event(id.to_owned())));
    let (ix, _) = desk.event(id);
    let dataset = desk.explorer().dataset();
    let dispute = dataset.disputes_about(ix).next().expect("a dispute");
    assert!(desk.shows(&dispute.question));
    for side in &dispute.sides {
        for claim in dataset
            .claims_about(ix)
            .filter(|claim| side.contains(&claim.id))
        {
            let shown = desk.0.query_all_by_label(&claim.summary).count();
            assert_eq!(
                shown, 2,
                "{}: in the dispute, and among all claims",
                claim.summary
            );
        }
    }
}

#[test]
fn people_places_and_sources_are_a_click_away() {
    let mut desk = open();
    desk.command(Command::Select(Selection::Event(
        "cis-summit-dushanbe-2025".to_owned(),
    )));
    let selection = |desk: &Desk| desk.explorer().view().selection.clone();
    desk.click("Dushanbe");
    assert_eq!(
        selection(&desk),
        Some(Selection::Venue("dushanbe".to_owned()))
    );
    desk.press(CTRL, Key::Z);
    desk.rest();
    let (ix, _) = desk.event("cis-summit-dushanbe-2025");
    let part = desk
        .explorer()
        .dataset()
        .participations_in(ix)
        .next()
        .expect("somebody");
    let person = part.person.clone();
    let found = desk
        .explorer()
        .dataset()
        .find_person(&person)
        .expect("a person");
    let name = desk.explorer().dataset().person(found).name.clone();
    desk.0
        .get_all_by_label(&name)
        .next()
        .expect("a link")
        .click();
    desk.rest();
    assert_eq!(selection(&desk), Some(Selection::Person(person)));
}

#[test]
fn rows_are_walked_with_arrows_and_enter_flies_there() {
    let mut desk = open();
    desk.command(Command::SetWords("dushanbe summit".to_owned()));
    desk.command(Command::SetWindow(window((2025, 10, 1), (2025, 10, 20))));
    let first = desk.row("cis-summit-dushanbe-2025");
    desk.click(&first);
    let before = desk.explorer().selected_event();
    desk.press(Modifiers::NONE, Key::ArrowUp);
    desk.rest();
    assert_ne!(desk.explorer().selected_event(), before);
    let camera = desk.explorer().view().camera;
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), before);
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.explorer().moving());
    desk.rest();
    assert!(desk.explorer().view().camera.zoom > camera.zoom);
}

#[test]
fn events_are_stepped_through_with_the_keyboard_and_taken_back() {
    let mut desk = open();
    desk.command(Command::SetWindow(window((2025, 10, 6), (2025, 10, 8))));
    let first = desk.explorer().view().clone();
    let mut steps = Vec::new();
    for _ in 0..3 {
        desk.press(CTRL, Key::ArrowRight);
        desk.rest();
        steps.push(desk.explorer().selected_event().expect("an event"));
    }
    let dated: Vec<_> = desk.explorer().visible().dated().collect();
    let at = dated
        .iter()
        .position(|event| *event == steps[0])
        .expect("a dated event");
    assert_eq!(steps, dated[at..at + 3], "in the order of time");
    let last = desk.explorer().view().clone();
    desk.press(CTRL, Key::ArrowLeft);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(steps[1]));
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(*desk.explorer().view(), last);
    for _ in 0..3 {
        desk.press(CTRL, Key::Z);
    }
    desk.rest();
    assert_eq!(*desk.explorer().view(), first);
    desk.press(CTRL | Modifiers::SHIFT, Key::Z);
    desk.rest();
    assert_eq!(desk.explorer().selected_event(), Some(steps[0]));
}

#[test]
fn a_choice_of_kinds_is_a_click_and_shows_how_many_it_leaves() {
    let mut desk = open();
    desk.command(Command::SetWindow(Window::ALL));
    let disputed = desk.explorer().facet_count(Facet::Disputed, "yes");
    let chip = format!("{} ({disputed})", text::DISPUTED);
    let dated = |desk: &Desk| desk.explorer().listed().len();
    let before = dated(&desk);
    desk.0.get_by_label(&chip).click();
    desk.rest();
    assert_eq!(dated(&desk), disputed);
    desk.0.get_by_label(&chip).click();
    desk.rest();
    assert_eq!(dated(&desk), before);
}
