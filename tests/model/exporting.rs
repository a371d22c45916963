//! What is listed can be written, and what only the floors above can do is asked of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use summit_atlas::explorer::{Command, Effect, Explorer, Export};
use summit_atlas::view::{Grouping, ListOrder, Settings, SortKey};

use super::{summits, window};

#[test]
fn what_is_listed_comes_once_and_in_the_order_of_the_list() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    explorer.apply(Command::SetWindow(window((2025, 1, 1), (2026, 1, 1))));
    let mut orders = BTreeSet::new();
    for (grouping, key) in [
        (Grouping::Nothing, SortKey::Time),
        (Grouping::Place, SortKey::Time),
        (Grouping::Nothing, SortKey::Title),
    ] {
        let order = ListOrder {
            grouping,
            key,
            ..ListOrder::default()
        };
        explorer.apply(Command::SetList(order));
        let listed = explorer.listed_in_order();
        let once: BTreeSet<usize> = listed.iter().map(|ix| ix.get()).collect();
        assert_eq!(once.len(), listed.len(), "each once");
        assert!(!listed.is_empty() && listed.len() < explorer.dataset().len());
        orders.insert(listed.iter().map(|ix| ix.get()).collect::<Vec<_>>());
    }
    assert_eq!(orders.len(), 2, "headings change nothing, sorting does");
    let words = "no such words anywhere";
    explorer.apply(Command::SetWords(words.to_owned()));
    assert_eq!(explorer.listed_in_order(), []);
}

#[test]
fn saving_and_exporting_are_asked_of_the_floors_above() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    let before = explorer.view().clone();
    let path = PathBuf::from("a.atlas");
    for (command, effect) in [
        (Command::SaveWorkspace, Effect::SaveWorkspace),
        (Command::SaveWorkspaceAs, Effect::SaveWorkspaceAs),
        (
            Command::SaveWorkspaceTo(path.clone()),
            Effect::SaveWorkspaceTo(path.clone()),
        ),
        (
            Command::Export(Export::Csv),
            Effect::AskWhereTo(Export::Csv),
        ),
        (
            Command::ExportTo(Export::GeoJson, path.clone()),
            Effect::ExportTo(Export::GeoJson, path),
        ),
    ] {
        explorer.apply(command);
        assert_eq!(explorer.take_effects(), [effect]);
    }
    assert_eq!((explorer.view(), explorer.can_undo()), (&before, false));
}

#[test]
fn the_last_file_that_was_written_is_told_and_what_is_wrong_stays() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    explorer.apply(Command::OpenLink("nonsense".to_owned()));
    for name in ["a.csv", "b.csv"] {
        explorer.notify_written(name);
    }
    let files = explorer.notices().iter().map(|notice| notice.file.as_str());
    assert_eq!(files.collect::<Vec<_>>(), ["Link", "Written: b.csv"]);
}
