//! A view is shared as a link, and a link is only a view.

use summit_atlas::explorer::{Command, Effect, Explorer};
use summit_atlas::format::geojson;
use summit_atlas::text;
use summit_atlas::view::{Facet, LinkKey, Selection, Settings};

use super::{summits, window};

fn copied(explorer: &mut Explorer) -> String {
    explorer.apply(Command::CopyLink);
    let effects = explorer.take_effects();
    let found = effects.into_iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text),
        _ => None,
    });
    found.expect("a link on the clipboard")
}

#[test]
fn a_link_leads_another_window_to_the_same_view() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    for command in [
        Command::SetWindow(window((2025, 6, 1), (2026, 1, 1))),
        Command::SetWords("summit".to_owned()),
        Command::ToggleChoice(Facet::Country, "RU".to_owned()),
        Command::ToggleSource("004".to_owned()),
        Command::Select(Selection::Venue("st-petersburg".to_owned())),
    ] {
        explorer.apply(command);
    }
    while explorer.advance(0.1) {}
    let link = copied(&mut explorer);
    assert!(link.len() < 300, "{} bytes: {link}", link.len());
    let mut other = Explorer::new(summits(), Settings::default());
    other.apply(Command::OpenLink(link.clone()));
    assert!(other.notices().is_empty(), "{:?}", other.notices());
    assert_eq!(copied(&mut other), link);
    assert_eq!(other.dataset().len(), explorer.dataset().len());
    assert_eq!(other.listed(), explorer.listed());
    // It is one step, to be taken back.
    let before = Explorer::new(summits(), Settings::default());
    other.apply(Command::Undo);
    assert_eq!(other.view(), before.view());
}

#[test]
fn what_a_link_cannot_say_is_told() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    let before = explorer.view().clone();
    explorer.apply(Command::OpenLink("https://example.org".to_owned()));
    assert_eq!(*explorer.view(), before);
    assert!(explorer.notices()[0].failed);
    let text = "summit-atlas:?dataset=mine.geojson&glow=much&select=event:azal-crash-aktau-2024";
    explorer.apply(Command::OpenLink(text.to_owned()));
    let [notice] = explorer.notices() else {
        panic!("what was told of the link before is gone");
    };
    assert_eq!((notice.failed, notice.problems.len()), (false, 2));
    let effects = explorer.take_effects();
    assert!(
        effects.iter().all(|it| matches!(it, Effect::Copy(_))),
        "a link opens nothing: {effects:?}"
    );
    assert!(copied(&mut explorer).ends_with("&glow=much"));
}

#[test]
fn a_link_names_a_file_and_not_where_it_lies() {
    let feature =
        r#"{"type":"Feature","geometry":null,"properties":{"id":"a","title":"A","when":"2025"}}"#;
    let text = format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#);
    let opened = |name: &str| {
        let reading = geojson::read(name, text.as_bytes());
        Explorer::new(reading.dataset.expect("a dataset"), Settings::default())
    };
    let mut here = opened("/private/somewhere/events.geojson");
    let link = copied(&mut here);
    assert!(link.contains("dataset=events.geojson"), "{link}");
    assert!(!link.contains("private"), "{link}");
    // The same file in another folder is the same file.
    let mut there = opened("elsewhere\\events.geojson");
    there.apply(Command::OpenLink(link));
    assert!(there.notices().is_empty(), "{:?}", there.notices());
}

#[test]
fn what_a_link_names_and_the_file_lacks_is_told() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    let text = "summit-atlas:?select=event:nope&theme=nosuch&theme=sport&without=009&without=004\
                &country=AZ&disputed=maybe&words=theme:sport)&query=x";
    explorer.apply(Command::OpenLink(text.to_owned()));
    let notice = &explorer.notices()[0];
    assert!(!notice.failed);
    let mut told: Vec<String> = notice.problems.iter().map(ToString::to_string).collect();
    told.sort();
    let expected = [
        ("\"disputed\"", "no event has \"maybe\""),
        ("\"query\"", "did you mean words?"),
        ("\"select\"", "there is no event \"nope\""),
        ("\"theme\"", "no event has \"nosuch\""),
        ("\"without\"", "there is no source \"009\""),
        ("\"words\"", "column 12: this parenthesis closes nothing"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, (key, words)) in told.iter().zip(expected) {
        assert!(told.starts_with(key) && told.contains(words), "{told}");
    }
    // The rest holds.
    let view = explorer.view();
    assert!(view.filter.choices.contains(Facet::Theme, "sport"));
    assert!(view.sources_off.contains("004"));
}

#[test]
fn every_example_of_a_key_names_something_that_is_there() {
    for key in LinkKey::ALL
        .map(LinkKey::key)
        .into_iter()
        .filter(|key| *key != "dataset")
    {
        let mut explorer = Explorer::new(summits(), Settings::default());
        let link = format!("summit-atlas:?{}", text::link_example(key));
        explorer.apply(Command::OpenLink(link));
        assert!(explorer.notices().is_empty(), "{:?}", explorer.notices());
    }
}
