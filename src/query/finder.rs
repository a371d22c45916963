//! Values of facets, found by what they are called.

use std::sync::{Arc, Weak};

use super::{FacetIndex, value_title};
use crate::dataset::Dataset;
use crate::text::folding::fold;
use crate::view::Facet;

/// Finds the values of all facets whose titles have some words in them. The titles are read once for a dataset, and once
/// for other words; to ask again for the same costs nothing.
#[derive(Debug, Default)]
pub struct ValueFinder {
    /// The dataset that was looked through.
    of: Weak<Dataset>,
    /// For each facet the folded titles of its values; empty until words are looked for.
    titles: Vec<Vec<String>>,
    /// Folded; empty when nothing is looked for.
    words: String,
    /// For each facet the values that were found, by their places, rising.
    found: Vec<Vec<usize>>,
    /// How many titles were read, to say what it cost.
    read: usize,
}

impl ValueFinder {
    /// Looks for folded words among the values of a dataset. The index is one of that dataset.
    pub fn look_for(&mut self, dataset: &Arc<Dataset>, facets: &FacetIndex, words: &str) {
        let is_same = std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(dataset));
        if is_same && self.words == words {
            return;
        }
        if !is_same {
            self.titles = Vec::new();
            self.of = Arc::downgrade(dataset);
        }
        words.clone_into(&mut self.words);
        self.found.clear();
        if words.is_empty() {
            return;
        }
        if self.titles.is_empty() {
            let titles = Facet::ALL.map(|facet| {
                let names = facets.of(facet).names().iter();
                let titles = names.map(|name| fold(&value_title(dataset, facet, name)));
                titles.collect::<Vec<String>>()
            });
            self.titles = titles.to_vec();
            self.read += self.titles.iter().map(Vec::len).sum::<usize>();
        }
        for titles in &self.titles {
            let found = titles.iter().enumerate();
            let found = found.filter(|(_, title)| title.contains(words));
            self.found.push(found.map(|(at, _)| at).collect());
            self.read += titles.len();
        }
    }

    /// The values of a facet that were found, by their places in [`FacetValues::names`](super::FacetValues::names), rising;
    /// `None` when nothing is looked for, so that all are.
    #[must_use]
    pub fn found(&self, facet: Facet) -> Option<&[usize]> {
        self.found.get(facet as usize).map(Vec::as_slice)
    }

    /// How many titles were read in all: it stays as it is while the same words are looked for in the same dataset.
    #[must_use]
    pub fn titles_read(&self) -> usize {
        self.read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::geojson;

    fn summits() -> Arc<Dataset> {
        let bytes = include_bytes!("../../geodata/summits.geojson");
        let read = geojson::read("summits", bytes);
        read.dataset.expect("the bundled dataset")
    }

    #[test]
    fn titles_are_read_once_and_what_is_found_is_kept() {
        let dataset = summits();
        let facets = FacetIndex::new(&dataset);
        let mut finder = ValueFinder::default();
        finder.look_for(&dataset, &facets, "");
        assert_eq!(finder.found(Facet::Country), None);
        assert_eq!(finder.titles_read(), 0, "nothing is looked for");
        finder.look_for(&dataset, &facets, "azer");
        let names = facets.of(Facet::Country).names();
        let found = finder.found(Facet::Country).expect("looked for");
        let found: Vec<&str> = found.iter().map(|at| names[*at].as_str()).collect();
        assert_eq!(found, ["AZ"], "by its title");
        assert_eq!(finder.found(Facet::Disputed), Some(&[][..]));
        let all: usize = Facet::ALL
            .iter()
            .map(|it| facets.of(*it).names().len())
            .sum();
        assert_eq!(
            finder.titles_read(),
            2 * all,
            "made, and held against the words"
        );
        for _ in 0..100 {
            finder.look_for(&dataset, &facets, "azer");
        }
        assert_eq!(finder.titles_read(), 2 * all, "the same words");
        finder.look_for(&dataset, &facets, "azerb");
        assert_eq!(finder.titles_read(), 3 * all, "other words");
        let other = summits();
        finder.look_for(&other, &facets, "azerb");
        assert_eq!(finder.titles_read(), 5 * all, "another dataset");
        finder.look_for(&other, &facets, "");
        assert_eq!(finder.found(Facet::Country), None);
    }
}
