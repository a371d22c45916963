use super::{Answer, EventSet, Index};
use crate::dataset::Dataset;
use crate::view::{Facet, Filter};

/// What a filter lets through, part by part, so that it can be asked what it would let through without one of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Passing {
    /// What the query of the search field comes to.
    answer: Answer,
    /// What has one of the chosen values of a facet, for each of which any is chosen.
    chosen: Vec<(Facet, EventSet)>,
}

impl Passing {
    pub(super) fn new(dataset: &Dataset, index: &Index, filter: &Filter) -> Self {
        let chosen = filter.choices.iter().map(|(facet, names)| {
            let values = index.facets().of(facet);
            let mut events = EventSet::default();
            for set in names.iter().filter_map(|name| values.events(name)) {
                events.add(set);
            }
            (facet, events)
        });
        Self {
            answer: Answer::new(dataset, index, &filter.words),
            chosen: chosen.collect(),
        }
    }

    /// What the query comes to.
    pub(super) fn answer(&self) -> &Answer {
        &self.answer
    }

    /// What passes; `None` if everything does.
    pub(super) fn all(&self) -> Option<EventSet> {
        self.of(|_| true)
    }

    /// What passes all but a facet; `None` if everything does.
    pub(super) fn without(&self, facet: Facet) -> Option<EventSet> {
        self.of(|other| other != facet)
    }

    /// Whether anything is chosen of a facet.
    pub(super) fn chooses(&self, facet: Facet) -> bool {
        self.chosen.iter().any(|(chosen, _)| *chosen == facet)
    }

    fn of(&self, counts: impl Fn(Facet) -> bool) -> Option<EventSet> {
        let chosen = self.chosen.iter().filter(|(facet, _)| counts(*facet));
        let words = self.answer.events().into_iter();
        let mut parts = words.chain(chosen.map(|(_, set)| set));
        let mut all = parts.next()?.clone();
        for part in parts {
            all.keep(part);
        }
        Some(all)
    }
}
