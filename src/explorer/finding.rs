use std::sync::Arc;

use super::command::Effect;
use super::state::Explorer;
use crate::dataset::{Dataset, as_known};
use crate::query::{Hit, Index, SearchIndex};

/// People, places, organisations and sources that are listed beside the events.
const FOUND: usize = 6;

impl Explorer {
    /// Works out anew what the events are by the sources that are on. Linear in the size of the file.
    pub(super) fn reread(&mut self) {
        let (off, before) = (&self.view.sources_off, self.view.known_before);
        let known = |id: &String| self.whole.find_source(id).is_some();
        let names_sources = !self.whole.parts().sources.is_empty();
        self.dataset = if off.iter().any(known) || before.is_some() && names_sources {
            let left = as_known(self.whole.parts(), off, before);
            // What leads nowhere now was told when the file was opened, or led to what is off.
            let (dataset, _) = Dataset::new(self.whole.name(), left);
            Arc::new(dataset)
        } else {
            Arc::clone(&self.whole)
        };
        self.index = Index::opened(&self.dataset);
        self.transient.hovered = None;
        self.ask_for_words();
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
            self.refilter();
        }
    }

    /// The people, places, organisations and sources that the words of the filter may mean, the likeliest first. The
    /// events are those that pass the filter.
    #[must_use]
    pub fn found(&self) -> &[Hit] {
        &self.found
    }

    /// Finds out anew what passes the filter, and what of it is in the window.
    pub(super) fn refilter(&mut self) {
        let window = self.window();
        let filter = &self.view.filter;
        self.visible
            .set_filter(&self.dataset, &self.index, Some(&window), filter);
        let search = self.index.search();
        self.found = search.map_or_else(Vec::new, |search| {
            search.search_names(&self.dataset, &filter.words, FOUND)
        });
    }

    /// Finds out anew what is in the window.
    pub(super) fn rewindow(&mut self) {
        let window = self.window();
        self.visible.set_window(Some(&window));
    }
}
