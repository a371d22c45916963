//! The panel of what is selected: what is claimed and by whom, how a source is cited, events over time.

use std::collections::BTreeSet;

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use summit_atlas::dataset::{Citation, StopStatus};
use summit_atlas::explorer::Command;
use summit_atlas::query::{SourceEvidence, claims_by_field};
use summit_atlas::text;
use summit_atlas::view::Selection;

use super::{CTRL, Desk, open};

const MEETING: &str = "aliyev-putin-meeting-dushanbe-2025";

/// What signs on a strip begin with.
const SIGN: &str = "Over time: ";

impl Desk {
    pub(super) fn selected(&self) -> Option<Selection> {
        self.explorer().view().selection.clone()
    }

    pub(super) fn select(&mut self, selection: Selection) {
        self.command(Command::Select(selection));
    }

    /// Presses the first of the buttons of that name, be it out of sight.
    fn click_first(&self, label: &str) {
        let mut buttons = self.0.get_all_by_role_and_label(Role::Button, label);
        buttons.next().expect("a button").click_accesskit();
    }

    /// What was copied, in one of the next frames.
    fn copied(&mut self) -> String {
        for _ in 0..5 {
            self.0.step();
            let commands = &self.0.output().platform_output.commands;
            let text = commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            });
            if let Some(text) = text {
                return text;
            }
        }
        panic!("nothing was copied");
    }

    /// The sign on a strip that has the keyboard.
    fn focused_sign(&self) -> Option<String> {
        let mut nodes = self.0.root().children_recursive();
        let node = nodes.find(egui_kittest::Node::is_focused)?.accesskit_node();
        node.label().filter(|label| label.starts_with(SIGN))
    }
}

#[test]
fn a_claim_leads_to_its_source_and_back() {
    let mut desk = open();
    let event = Selection::Event(MEETING.to_owned());
    desk.select(event.clone());
    let (ix, _) = desk.event(MEETING);
    let claim = desk.explorer().dataset().claims_about(ix).last();
    let claim = claim.expect("a claim").clone();
    desk.click_first(&text::locator(&claim.source, &claim.paragraphs));
    desk.rest();
    assert_eq!(
        desk.selected(),
        Some(Selection::Source(claim.source.clone()))
    );
    let source = desk.explorer().dataset().find_source(&claim.source);
    let source = desk.explorer().dataset().source(source.expect("a source"));
    assert!(desk.shows(&source.title));
    desk.press(CTRL, Key::Z);
    desk.rest();
    assert_eq!(desk.selected(), Some(event));
}

#[test]
fn where_several_dates_are_left_each_stands_with_its_sources() {
    let mut desk = open();
    desk.command(Command::ToggleSource("001".to_owned()));
    desk.select(Selection::Event(MEETING.to_owned()));
    let whens: Vec<String> = desk.event(MEETING).1.whens().map(text::date).collect();
    assert_eq!(whens, ["9 October 2025 or 10 October 2025", "October 2025"]);
    let first = |label: &str| {
        let node = desk.0.query_all_by_label(label).next();
        node.map(|node| node.rect().top()).expect(label)
    };
    let said = [
        first(&whens[0]),
        first(&text::locator("000", &[2, 13])),
        first(&whens[1]),
        first(&text::locator("002", &[5])),
        first(&text::locator("003", &[9])),
    ];
    assert!(said.is_sorted(), "each above who says so: {said:?}");
}

#[test]
fn claims_stand_by_what_they_are_about() {
    let mut desk = open();
    desk.select(Selection::Event(MEETING.to_owned()));
    let (ix, _) = desk.event(MEETING);
    let fields = claims_by_field(desk.explorer().dataset(), ix);
    let headings: Vec<_> = fields.iter().map(|it| text::field(it.field)).collect();
    assert!(headings.len() > 5, "{headings:?}");
    assert_eq!(headings[..2], ["when", "where"]);
    let top = |label: &str| {
        let node = desk.0.query_all_by_label(label).last();
        node.map(|node| node.rect().top()).expect("a heading")
    };
    let tops: Vec<f32> = headings.iter().map(|heading| top(heading)).collect();
    assert!(tops.is_sorted(), "{headings:?} at {tops:?}");
}

#[test]
fn who_was_not_there_is_told_apart_with_who_says_so() {
    let mut desk = open();
    desk.select(Selection::Event(
        "cis-informal-summit-st-petersburg-2025".to_owned(),
    ));
    assert!(desk.shows(text::ABSENT));
    assert!(desk.shows(text::PRESENT), "another document sees him there");
    let (ix, _) = desk.event("cis-informal-summit-st-petersburg-2025");
    let notes: Vec<_> = desk.explorer().dataset().notes_on(ix).collect();
    assert_eq!(notes.len(), 2);
    for note in notes {
        let words = note.text().expect("words");
        assert!(desk.shows(&text::without_not_from_the_sources(words)));
    }
    assert!(desk.shows(text::EDITORS));
    assert!(desk.shows(text::EDITORS_ONLY));
}

#[test]
fn stops_of_a_journey_say_whether_they_were_reached() {
    let mut desk = open();
    desk.select(Selection::Event("azal-flight-2024".to_owned()));
    let (ix, _) = desk.event("azal-flight-2024");
    let dataset = desk.explorer().dataset();
    let missed = dataset
        .stops_of(ix)
        .filter(|stop| stop.status == StopStatus::NotReached)
        .count();
    assert_eq!(missed, 1);
    assert!(desk.shows(&text::ordinal(2)));
    assert!(desk.shows_part(text::STOP_NOT_REACHED));
    desk.click_first("Grozny");
    desk.rest();
    assert_eq!(desk.selected(), Some(Selection::Venue("grozny".to_owned())));
}

#[test]
fn a_whole_and_its_parts_are_linked_both_ways() {
    let mut desk = open();
    let dataset = desk.explorer().dataset();
    let whole = dataset
        .in_order()
        .iter()
        .find(|ix| !dataset.parts_of(**ix).is_empty());
    let whole = *whole.expect("an event with parts");
    let part = dataset.event(dataset.parts_of(whole)[0]).clone();
    let whole = dataset.event(whole).clone();
    desk.select(Selection::Event(whole.id.clone()));
    assert!(desk.shows(&text::relation("part_of", false)));
    desk.click_first(&part.title);
    desk.rest();
    assert_eq!(desk.selected(), Some(Selection::Event(part.id)));
    assert!(desk.shows(&text::relation("part_of", true)));
    desk.click_first(&whole.title);
    desk.rest();
    assert_eq!(desk.selected(), Some(Selection::Event(whole.id)));
}

#[test]
fn a_citation_is_copied_in_three_forms() {
    let mut desk = open();
    desk.select(Selection::Source("002".to_owned()));
    let source = desk.explorer().dataset().find_source("002");
    let source = desk
        .explorer()
        .dataset()
        .source(source.expect("a source"))
        .clone();
    let citation = Citation::new(&source);
    for (button, text) in [
        (text::COPY_TEXT, citation.text()),
        (text::COPY_BIBTEX, citation.bibtex()),
        (text::COPY_CSL, citation.csl_json()),
    ] {
        desk.button(button).click();
        assert_eq!(desk.copied(), text);
    }
    assert!(citation.bibtex().contains("month = feb"));
}

#[test]
fn a_source_tells_what_it_claims_what_is_disputed_and_what_only_it_says() {
    let mut desk = open();
    desk.select(Selection::Source("003".to_owned()));
    let dataset = desk.explorer().dataset();
    let ix = dataset.find_source("003").expect("a source");
    let evidence = SourceEvidence::new(dataset, ix);
    let view_of = dataset
        .source(ix)
        .said("view_of")
        .expect("whose view")
        .to_owned();
    let about = text::claims_about_events(evidence.claims(), evidence.events.len());
    let only = text::events_and_claims(evidence.only_events.len(), evidence.only_claims.len());
    let disputed = text::claims(evidence.disputed_claims());
    let question = text::disputed("Was there an apology?");
    let other = "c-193";
    let other = dataset.find_claim(other).expect("a claim").summary.clone();
    let only_event = dataset.event(evidence.only_events[0]).title.clone();
    for words in [&view_of, &about, &only, &disputed] {
        assert!(desk.shows(words), "{words}");
    }
    assert!(!desk.shows(&other), "closed at first");
    desk.click_first(&question);
    desk.rest();
    assert!(desk.shows(&other), "what another one says");
    desk.click_first(text::ONLY_EVENTS);
    desk.rest();
    desk.click_first(&only_event);
    desk.rest();
    assert!(matches!(desk.selected(), Some(Selection::Event(_))));
}

#[test]
fn a_place_is_called_by_all_its_names() {
    let mut desk = open();
    let dataset = desk.explorer().dataset();
    let mut venues = dataset.parts().venues.iter();
    let venue = venues.find(|venue| venue.names.get("ru").is_some_and(|name| name == "Гянджа"));
    let venue = venue.expect("a place of that name").clone();
    desk.select(Selection::Venue(venue.id.clone()));
    for name in [
        "Ganja",
        "Gəncə",
        "Գանձակ",
        "Гянджа",
        "Kirovabad",
        "Кировабад",
    ] {
        assert!(desk.shows(name), "{name}");
    }
    for words in [
        "Russian",
        "Azerbaijani",
        "Armenian",
        "former name, Russian",
        "other spelling, Armenian, in Latin letters",
        "586523",
    ] {
        assert!(desk.shows(words), "{words}");
    }
    let pin = venue.pin().expect("a pin");
    assert!(desk.shows(&text::degrees(pin)));
}

#[test]
fn a_strip_is_one_tab_stop_and_walked_with_arrows() {
    let mut desk = open();
    desk.select(Selection::Venue("dushanbe".to_owned()));
    let signs: Vec<String> = desk
        .0
        .get_all_by_label_contains(SIGN)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(signs.len() > 3, "{signs:?}");
    let stops: Vec<_> = desk
        .0
        .get_all_by_label_contains(SIGN)
        .filter(|node| node.accesskit_node().data().supports_action(Action::Focus))
        .collect();
    assert_eq!(stops.len(), 1, "{signs:?}");
    stops[0].focus();
    desk.rest();
    let first = desk.focused_sign().expect("the first sign");
    let time = desk.explorer().view().time;
    let mut seen = BTreeSet::from([first.clone()]);
    for _ in 1..signs.len() {
        desk.press(Modifiers::NONE, Key::ArrowRight);
        desk.rest();
        seen.extend(desk.focused_sign());
    }
    assert_eq!(seen, signs.into_iter().collect(), "each sign is reached");
    desk.press(Modifiers::NONE, Key::Home);
    desk.rest();
    assert_eq!(desk.focused_sign(), Some(first.clone()));
    desk.press(Modifiers::NONE, Key::End);
    desk.rest();
    let last = desk.focused_sign().expect("the last sign");
    assert_ne!(last, first);
    assert_eq!(desk.explorer().view().time, time, "time stands still");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.rest();
    let (_, event) = match desk.selected() {
        Some(Selection::Event(id)) => desk.event(&id),
        other => panic!("{other:?}"),
    };
    assert!(last.contains(&event.title), "{last}");
}

#[test]
fn a_person_has_offices_journeys_and_parts() {
    let mut desk = open();
    desk.select(Selection::Person("ilham-aliyev".to_owned()));
    assert!(desk.shows_part("president, Azerbaijan"));
    for words in [
        text::JOURNEYS,
        text::WAS_THERE,
        text::TO_COME,
        text::WAS_ABSENT,
    ] {
        assert!(desk.shows(words), "{words}");
    }
    for remark in [text::REMARK_EITHER, text::REMARK_EXPECTED] {
        assert!(desk.shows_part(remark), "{remark}: on the strip as well");
    }
}
