use std::sync::Arc;

use super::command::Effect;
use super::state::Explorer;
use crate::dataset::Dataset;
use crate::query::{Arrangement, EventSet, Hit, SearchIndex};
use crate::view::Facet;

impl Explorer {
    /// How many sources count, and how many the file has.
    #[must_use]
    pub fn sources_read(&self) -> (usize, usize) {
        let all = self.whole.parts().sources.len();
        (all - self.pursuit.shown.reading.unread(), all)
    }

    /// Has the words of a large file read elsewhere.
    pub(super) fn ask_for_words(&mut self) {
        let asks = self.index.search().is_none();
        self.transient.reading_words = asks.then_some(0.0);
        if asks {
            self.effects.push(Effect::ReadWords);
        }
    }

    /// Which part of the words of a dataset is read, from 0 to 1. Nothing happens if it is not shown any more.
    pub fn words_are_read(&mut self, of: &Arc<Dataset>, part: f32) {
        if Arc::ptr_eq(of, &self.dataset) && self.index.search().is_none() {
            self.transient.reading_words = Some(part);
        }
    }

    /// Takes the words of a dataset, if it is still the one that is shown.
    pub fn set_words(&mut self, of: &Arc<Dataset>, search: SearchIndex) {
        if !Arc::ptr_eq(of, &self.dataset) {
            return;
        }
        self.index.set_search(search);
        self.transient.reading_words = None;
        if !self.view.filter.words.is_empty() {
            self.look_anew();
        }
    }

    /// The people, places, organisations and sources that the words of the filter may mean, the likeliest first. The
    /// events are those that pass the filter.
    #[must_use]
    pub fn found(&self) -> &[Hit] {
        &self.found
    }

    /// All events in the order in which they are listed.
    #[must_use]
    pub fn arrangement(&self) -> &Arc<Arrangement> {
        &self.arrangement
    }

    /// What is listed: what is visible and what has no date, as far as it is in sight if only that is asked for.
    #[must_use]
    pub fn listed(&self) -> &EventSet {
        self.visible.listed(&self.index)
    }

    /// How many of the events that are listed a value of a facet would leave.
    #[must_use]
    pub fn facet_count(&self, facet: Facet, value: &str) -> usize {
        self.visible.facet_count(&self.index, facet, value)
    }

    /// The values of a facet that any event has, each with how many of the events that are listed it would leave; and
    /// those that are chosen though no event has them.
    pub fn facet_values(&self, facet: Facet) -> impl Iterator<Item = (&str, usize)> {
        let values = self.index.facets().of(facet);
        let counts = self.visible.facet_counts(&self.index, facet);
        let names = values.names().iter().map(String::as_str);
        let chosen = self.view.filter.choices.of(facet).into_iter().flatten();
        let unheard_of = chosen.filter(|name| values.find(name).is_none());
        let unheard_of = unheard_of.map(|name| (name.as_str(), 0));
        names.zip(counts.iter().copied()).chain(unheard_of)
    }

    /// Finds out anew what is in the window.
    pub(super) fn rewindow(&mut self) {
        let window = self.window();
        self.visible.set_window(Some(&window));
    }
}
