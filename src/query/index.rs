use std::sync::{Arc, OnceLock};

use super::search::{SearchIndex, scan};
use super::{Arrangement, EventSet, FacetIndex, MapColumns, Opening};
use crate::dataset::Dataset;
use crate::theme::Form;
use crate::time::SpanIndex;
use crate::view::{Facet, ListOrder};

/// A file of at most so many events has its words read while it is opened: about 40 ms.
const AT_ONCE: usize = 20_000;

/// What filters and lists need to know about a dataset.
#[derive(Debug)]
pub struct Index {
    /// Its words; nothing while they are being read.
    search: OnceLock<SearchIndex>,
    facets: FacetIndex,
    /// The spans of all dated events, at the position of their ranks.
    time: Arc<SpanIndex>,
    /// The order in which a list opens.
    usual: Arc<Arrangement>,
    columns: MapColumns,
    opening: Opening,
}

impl Index {
    /// Reads a dataset with all its words, however long it takes: some seconds for a million events.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let index = Self::without_words(dataset);
        index.set_search(SearchIndex::new(dataset));
        index
    }

    /// The same, but the words of a large file are left for later: [`Index::set_search`] brings them.
    #[must_use]
    pub fn opened(dataset: &Dataset) -> Self {
        if dataset.len() <= AT_ONCE {
            return Self::new(dataset);
        }
        Self::without_words(dataset)
    }

    fn without_words(dataset: &Dataset) -> Self {
        let dated = dataset.in_order().iter();
        let spans = dated.filter_map(|ix| dataset.span(*ix));
        let facets = FacetIndex::new(dataset);
        let kinds = facets.of(Facet::Kind).names();
        Self {
            search: OnceLock::new(),
            columns: MapColumns::new(dataset, |kind| form(kinds, kind)),
            opening: Opening::new(dataset),
            facets,
            time: Arc::new(SpanIndex::new(spans)),
            usual: Arc::new(Arrangement::new(dataset, ListOrder::default())),
        }
    }

    /// The words of the dataset; `None` while they are being read.
    #[must_use]
    pub fn search(&self) -> Option<&SearchIndex> {
        self.search.get()
    }

    /// Takes the words of the dataset that the index is about, unless it has them.
    pub fn set_search(&self, search: SearchIndex) {
        self.search.get_or_init(|| search);
    }

    /// Where and when the dataset has anything.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// What the signs on the map are counted by.
    #[must_use]
    pub fn columns(&self) -> &MapColumns {
        &self.columns
    }

    /// The values by which events can be chosen, with who has them.
    #[must_use]
    pub fn facets(&self) -> &FacetIndex {
        &self.facets
    }

    /// All events in an order. That in which a list opens is there already; another one is made for the asking, in
    /// `O(n log n)`.
    #[must_use]
    pub fn arranged(&self, dataset: &Dataset, order: ListOrder) -> Arc<Arrangement> {
        if order == ListOrder::default() {
            return Arc::clone(&self.usual);
        }
        Arc::new(Arrangement::new(dataset, order))
    }

    /// The spans of all dated events, each at the position of its rank.
    #[must_use]
    pub(super) fn time(&self) -> &Arc<SpanIndex> {
        &self.time
    }

    /// The kinds of events in the dataset, the most frequent first. Unlike counts they stay as
    /// they are while time plays.
    #[must_use]
    pub fn kinds(&self) -> &[String] {
        self.facets.of(Facet::Kind).names()
    }

    /// The form of the signs of a kind: the most frequent kinds have one each, the others share one.
    #[must_use]
    pub fn form(&self, kind: &str) -> Form {
        form(self.kinds(), kind)
    }

    /// The events with these plain words; `None` when there is no word to look for. While the words of the dataset are being
    /// read all texts are looked through, which takes a moment and forgives nothing.
    pub(super) fn matching(&self, dataset: &Dataset, words: &str) -> Option<EventSet> {
        match self.search() {
            Some(search) => search.matching_events(words),
            None => scan(dataset, words),
        }
    }
}

fn form(kinds: &[String], kind: &str) -> Form {
    let mut forms = kinds.iter().zip(Form::OF_KINDS);
    let found = forms.find(|(name, _)| *name == kind);
    found.map_or(Form::default(), |(_, form)| form)
}
