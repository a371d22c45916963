//! Words that are looked for while those of a large file are still being read.

use std::sync::Arc;

use summit_atlas::dataset::Dataset;
use summit_atlas::explorer::{Command, Deferral, Doing, Effect, Explorer, Work};
use summit_atlas::format::geojson;
use summit_atlas::query::{Index, SearchIndex};
use summit_atlas::view::{Selection, Settings};

use super::summits;

/// More events than have their words read at once, one of them in a town with a name.
fn large() -> Arc<Dataset> {
    let event = |i: usize| {
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"id":"e{i}","title":"Event {i}","when":"2025"}}}}"#
        )
    };
    let mut features: Vec<String> = (0..20_001).map(event).collect();
    features.push(
        r#"{"type":"Feature","geometry":null,"properties":{"id":"there","title":"Şəki","when":"2025","venues":["sheki"]}}"#
            .to_owned(),
    );
    let text = format!(
        r#"{{"type":"FeatureCollection","summit_atlas":1,"venues":[{{"id":"sheki","name":"Sheki"}}],"features":[{}]}}"#,
        features.join(",")
    );
    geojson::read("large", text.as_bytes())
        .dataset
        .expect("a dataset")
}

#[test]
fn a_large_file_is_searched_at_once_and_better_once_its_words_are_read() {
    let mut explorer = Explorer::new(summits(), Settings::default());
    assert_eq!(explorer.transient().reading_words, None);
    assert!(!explorer.take_effects().contains(&Effect::ReadWords));
    let before = explorer.shared_dataset();
    let large = large();
    let index = Index::opened(&large);
    explorer.open(large, index);
    assert_eq!(explorer.take_effects(), [Effect::ReadWords]);
    assert_eq!(explorer.transient().reading_words, Some(0.0));

    explorer.apply(Command::SetWords("event 777".to_owned()));
    assert_eq!(explorer.visible().len(), 1 + 10, "777 and 7770 to 7779");
    explorer.apply(Command::SetWords("sheki".to_owned()));
    assert_eq!(explorer.visible().len(), 1);
    assert!(explorer.found().is_empty());

    // What belongs to the file before comes too late.
    explorer.words_are_read(&before, 0.9);
    assert_eq!(explorer.transient().reading_words, Some(0.0));
    explorer.set_words(&before, SearchIndex::new(&before));
    assert!(explorer.index().search().is_none());

    let dataset = explorer.shared_dataset();
    let mut told = Vec::new();
    let search = SearchIndex::with_progress(&dataset, |part| told.push(part));
    assert!(!told.is_empty());
    assert!(told.is_sorted() && told.iter().all(|part| (0.0..1.0).contains(part)));
    explorer.words_are_read(&dataset, told[0]);
    assert_eq!(explorer.transient().reading_words, Some(told[0]));
    explorer.set_words(&dataset, search);
    assert_eq!(explorer.transient().reading_words, None);
    assert_eq!(explorer.visible().len(), 1);
    let found: Vec<Selection> = explorer
        .found()
        .iter()
        .map(|hit| hit.what.selection(explorer.dataset()))
        .collect();
    assert_eq!(found, [Selection::Venue("sheki".to_owned())]);
    // Now slips are forgiven, too.
    explorer.apply(Command::SetWords("evnet 777".to_owned()));
    assert_eq!(explorer.visible().len(), 11);
}

/// What an explorer leaves to others.
fn work(explorer: &mut Explorer) -> Work {
    match explorer.take_effects().pop() {
        Some(Effect::Work(work)) => *work,
        other => panic!("nothing is left to others, but {other:?}"),
    }
}

#[test]
fn what_was_looked_for_without_the_words_is_looked_for_again_with_them() {
    let large = large();
    let mut explorer = Explorer::new(Arc::clone(&large), Settings::default());
    explorer.defer(Deferral::Always);
    explorer.take_effects();
    explorer.apply(Command::SetWords("evnet 777".to_owned()));
    let scan = work(&mut explorer);
    let scanned = scan.run().expect("it is wanted");
    explorer.set_words(&large, SearchIndex::new(&large));
    let search = work(&mut explorer);
    drop(explorer.take_work(scanned));
    assert_eq!(explorer.doing(), Some(Doing::Filtering));
    assert_eq!(explorer.visible().counts.all, explorer.visible().len());
    drop(explorer.take_work(search.run().expect("it is wanted")));
    assert_eq!(explorer.doing(), None);
    assert_eq!(explorer.visible().len(), 11);
}
