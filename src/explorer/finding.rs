use std::sync::Arc;

use super::command::Effect;
use super::state::Explorer;
use crate::dataset::{Dataset, Reading};
use crate::query::{Hit, Index, SearchIndex};

/// People, places, organisations and sources that are listed beside the events.
const FOUND: usize = 6;

impl Explorer {
    /// Works out anew what the events are by the sources that count, unless it is the same ones that counted before.
    /// Linear in the size of the file. Returns whether something was worked out.
    pub(super) fn reread(&mut self) -> bool {
        let reading = self.reading_of_view();
        let changes = reading != self.reading;
        if changes {
            self.read();
        }
        changes
    }

    /// Works out what the events are by the sources that count.
    pub(super) fn read(&mut self) {
        self.reading = self.reading_of_view();
        self.dataset = if self.reading.is_whole() {
            Arc::clone(&self.whole)
        } else {
            // What leads nowhere now was told when the file was opened, or led to what is off.
            let left = self.reading.of(self.whole.parts());
            Arc::new(Dataset::new(self.whole.name(), left).0)
        };
        self.index = Index::opened(&self.dataset);
        self.point_at(None);
        self.ask_for_words();
    }

    fn reading_of_view(&self) -> Reading {
        let (off, before) = (&self.view.sources_off, self.view.known_before);
        Reading::new(self.whole.parts(), off, before)
    }

    /// How many sources count, and how many the file has.
    #[must_use]
    pub fn sources_read(&self) -> (usize, usize) {
        let all = self.whole.parts().sources.len();
        (all - self.reading.unread(), all)
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
