use std::collections::BTreeMap;

use super::search::{SearchIndex, scan};
use crate::dataset::{Dataset, EventIx, Status};
use crate::theme::Form;
use crate::view::Filter;

/// A file of at most so many events has its words read while it is opened: about 40 ms.
const AT_ONCE: usize = 20_000;

/// What filters need to know about each event of a dataset.
#[derive(Debug)]
pub struct Index {
    /// Its words; `None` while they are being read.
    search: Option<SearchIndex>,
    /// Kinds of events, the most frequent first.
    kinds: Vec<String>,
}

impl Index {
    /// Reads a dataset with all its words, however long it takes: about three seconds for a million events.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        Self {
            search: Some(SearchIndex::new(dataset)),
            kinds: kinds(dataset),
        }
    }

    /// The same, but the words of a large file are left for later: [`Index::set_search`] brings them.
    #[must_use]
    pub fn opened(dataset: &Dataset) -> Self {
        if dataset.len() <= AT_ONCE {
            return Self::new(dataset);
        }
        Self {
            search: None,
            kinds: kinds(dataset),
        }
    }

    /// The words of the dataset; `None` while they are being read.
    #[must_use]
    pub fn search(&self) -> Option<&SearchIndex> {
        self.search.as_ref()
    }

    /// Takes the words of the dataset that the index is about.
    pub fn set_search(&mut self, search: SearchIndex) {
        self.search = Some(search);
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

    /// The events with these words in the order of time; `None` when there is no word to look for. While the words of
    /// the dataset are being read all texts are looked through, which takes a moment and forgives nothing.
    pub(super) fn matching(&self, dataset: &Dataset, words: &str) -> Option<Vec<EventIx>> {
        match &self.search {
            Some(search) => search.matching_events(dataset, words),
            None => scan(dataset, words),
        }
    }
}

/// Whether an event passes a filter, its words and kinds aside (see [`super::Facets`]).
pub(super) fn passes_choices(dataset: &Dataset, ix: EventIx, filter: &Filter) -> bool {
    let event = dataset.event(ix);
    (!filter.disputed || event.disputed) && (!filter.planned || event.status != Status::Happened)
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
