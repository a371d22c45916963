//! Queries find the events that a person finds by reading the file.

use std::collections::BTreeSet;

use summit_atlas::query::{Answer, Index, evaluate};

use super::summits;

/// Each query with the ids that were read off the file.
fn expected() -> Vec<(&'static str, BTreeSet<&'static str>)> {
    let mut queries: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for line in include_str!("queries.txt").lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if !line.starts_with(' ') {
            queries.push((text, BTreeSet::new()));
            continue;
        }
        let (query, ids) = queries.last_mut().expect("a query stands above its events");
        assert!(ids.insert(text), "{query}: {text} stands there twice");
    }
    queries
}

#[test]
fn queries_find_what_a_person_finds_in_the_file() {
    let dataset = summits();
    let index = Index::new(&dataset);
    let queries = expected();
    assert!(queries.len() >= 50, "{} queries", queries.len());
    let mut wrong = Vec::new();
    for (query, expected) in queries {
        let answer = Answer::new(&dataset, &index, query);
        assert_eq!(answer.parsed().error, None, "{query}");
        assert_eq!(answer.notes(), [""; 0], "{query}");
        let condition = answer.parsed().condition.as_ref().expect(query);
        let events = answer.events().expect(query);
        assert_eq!(&evaluate(&dataset, &index, condition), events, "{query}");
        let found: BTreeSet<&str> = events
            .events(&dataset)
            .map(|ix| dataset.event(ix).id.as_str())
            .collect();
        if found != expected {
            let more: Vec<_> = found.difference(&expected).collect();
            let less: Vec<_> = expected.difference(&found).collect();
            wrong.push(format!("{query}: found besides {more:?}, missed {less:?}"));
        }
        // Each of them, and no other event, says why.
        for ix in dataset.in_order() {
            let is_found = found.contains(dataset.event(*ix).id.as_str());
            let reasons = answer.why(&dataset, *ix);
            assert_eq!(!reasons.is_empty(), is_found, "{query}: {reasons:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
