use std::collections::BTreeMap;

use crate::dataset::{Dataset, EventIx, Status};
use crate::theme::Form;
use crate::view::Filter;

/// What filters need to know about each event of a dataset.
#[derive(Debug)]
pub struct Index {
    /// Per event, everything that words are looked for in, in lower case.
    haystacks: Vec<String>,
    /// Kinds of events, the most frequent first.
    kinds: Vec<String>,
}

impl Index {
    /// Gathers the words of each event: its own, and the names of its venues and people.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let events = (0..dataset.len()).filter_map(EventIx::new);
        Self {
            haystacks: events.map(|ix| haystack(dataset, ix)).collect(),
            kinds: kinds(dataset),
        }
    }

    /// The kinds of events in the dataset, the most frequent first. Unlike counts they stay as
    /// they are while time plays.
    #[must_use]
    pub fn kinds(&self) -> &[String] {
        &self.kinds
    }

    /// The form of the signs of a kind: the most frequent kinds have one each, the others share one.
    #[must_use]
    pub fn form(&self, kind: &str) -> Form {
        let mut forms = self.kinds.iter().zip(Form::OF_KINDS);
        let found = forms.find(|(name, _)| *name == kind);
        found.map_or(Form::default(), |(_, form)| form)
    }

    /// Whether an event passes a filter, its kinds aside (see [`super::Facets`]).
    pub(super) fn passes_but_for_kind(
        &self,
        dataset: &Dataset,
        ix: EventIx,
        filter: &Filter,
        needle: &str,
    ) -> bool {
        let event = dataset.event(ix);
        (!filter.disputed || event.disputed)
            && (!filter.planned || event.status != Status::Happened)
            && needle
                .split_whitespace()
                .all(|word| self.haystacks[ix.get()].contains(word))
    }
}

fn kinds(dataset: &Dataset) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for event in &dataset.parts().events {
        if !event.kind.is_empty() {
            *counts.entry(&event.kind).or_default() += 1;
        }
    }
    let mut kinds: Vec<(&str, usize)> = counts.into_iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    kinds.into_iter().map(|(kind, _)| kind.to_owned()).collect()
}

fn haystack(dataset: &Dataset, ix: EventIx) -> String {
    let event = dataset.event(ix);
    let mut words = vec![event.title.as_str(), &event.summary, &event.kind];
    words.extend(event.themes.iter().map(String::as_str));
    for venue in dataset.venues_of(ix) {
        let venue = dataset.venue(venue);
        words.push(&venue.name);
        words.extend(venue.names.values().map(String::as_str));
        words.extend(venue.aliases.iter().map(|alias| alias.name.as_str()));
    }
    for part in dataset.participations_in(ix) {
        if let Some(person) = dataset.find_person(&part.person) {
            let person = dataset.person(person);
            words.push(&person.name);
            words.extend(person.names.values().map(String::as_str));
        }
    }
    words.join("\n").to_lowercase()
}
