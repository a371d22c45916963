use std::sync::OnceLock;

use super::event_set::narrow;
use super::{Answer, EventSet, Index, Passed};
use crate::dataset::{Dataset, EventIx};
use crate::time::{Inside, Membership, SpanIndex, Window};
use crate::view::{Facet, Filter};

/// One visible event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub event: EventIx,
    /// How surely it is inside the window; never [`Membership::Outside`].
    pub membership: Membership,
}

/// How many events there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Certainly inside the window, among those that pass the filter.
    pub certain: usize,
    /// Possibly inside the window, among those that pass the filter.
    pub possible: usize,
    /// Without a date, among those that pass the filter.
    pub undated: usize,
    /// In the whole dataset.
    pub all: usize,
}

/// The answer to a window and a filter.
///
/// The filter is answered with sets of events. The window then costs `O(log n)`, and a question to each set of dates
/// with gaps; rows are found when asked for. So a window that moves costs next to nothing and allocates nothing. What
/// lists and facets need, the set of all that is listed, is found at the first question after a move.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    /// Undated events that pass the filter: in no window, but never lost.
    pub undated: Vec<EventIx>,
    /// How many of what.
    pub counts: Counts,
    /// What passes the filter, those without a date aside.
    passed: Passed,
    inside: Inside,
    window: Option<Window>,
    /// Where the map looks, if only that is listed.
    sight: Option<EventSet>,
    /// Found when asked for.
    asked: Asked,
    revision: u64,
    filter_revision: u64,
    listed_revision: u64,
}

/// Answers that only lists and facets ask for.
#[derive(Clone, Debug, Default)]
struct Asked {
    /// What may be inside the window and what has no date, whatever the filter says, as far as it is in sight.
    in_window: OnceLock<EventSet>,
    /// What of it passes the filter.
    listed: OnceLock<EventSet>,
    /// How many events each value of a facet would leave.
    counts: [OnceLock<Vec<usize>>; Facet::ALL.len()],
}

impl Visible {
    /// Finds the events that pass a filter, and then those in the window. Linear in the number of all events, beside
    /// what finding words takes.
    pub fn set_filter(
        &mut self,
        dataset: &Dataset,
        index: &Index,
        window: Option<&Window>,
        filter: &Filter,
    ) {
        self.set_passed(Passed::new(dataset, index, filter), window);
    }

    /// Takes what passes another filter, or is in another dataset.
    pub fn set_passed(&mut self, mut passed: Passed, window: Option<&Window>) {
        self.filter_revision += 1;
        self.undated = std::mem::take(&mut passed.undated);
        self.counts.undated = self.undated.len();
        self.counts.all = passed.all();
        self.passed = passed;
        self.set_window(window);
    }

    /// Sorts the events that pass the filter anew by a window. Without one every dated event
    /// counts as certainly inside.
    pub fn set_window(&mut self, window: Option<&Window>) {
        self.revision += 1;
        // Whatever has a date is certainly in all of time.
        let all = window.unwrap_or(&Window::ALL);
        self.passed.index.find(all, &mut self.inside);
        self.window = window.copied();
        self.listed_revision += 1;
        self.counts.certain = self.inside.certain();
        self.counts.possible = self.inside.possible();
        self.asked = Asked::default();
    }

    /// Lists only events that are in sight, or whatever is in the window.
    pub fn set_sight(&mut self, sight: Option<EventSet>) {
        if self.sight != sight {
            self.listed_revision += 1;
            self.sight = sight;
            self.asked = Asked::default();
        }
    }

    /// What is listed: what passes the filter and may be inside the window or has no date, and of that what is in sight
    /// if only that is asked for.
    pub fn listed(&self, index: &Index) -> &EventSet {
        self.asked.listed.get_or_init(|| {
            let in_window = self.in_window(index);
            match self.passed.passing.all() {
                None => in_window.clone(),
                Some(mut passing) => {
                    passing.keep(in_window);
                    passing
                }
            }
        })
    }

    /// How many of the events that are listed have each value of a facet, in the order of
    /// [`FacetValues::names`](super::FacetValues::names). What is chosen of the facet itself does not count: it says
    /// how many a further choice would bring.
    pub fn facet_counts(&self, index: &Index, facet: Facet) -> &[usize] {
        self.asked.counts[facet as usize].get_or_init(|| {
            let values = index.facets().of(facet);
            if !self.passed.passing.chooses(facet) {
                return values.counts(self.listed(index));
            }
            match self.passed.passing.without(facet) {
                None => values.counts(self.in_window(index)),
                Some(mut others) => {
                    others.keep(self.in_window(index));
                    values.counts(&others)
                }
            }
        })
    }

    /// How many of the events that are listed have a value of a facet; see [`Visible::facet_counts`].
    #[must_use]
    pub fn facet_count(&self, index: &Index, facet: Facet, value: &str) -> usize {
        let at = index.facets().of(facet).find(value);
        at.map_or(0, |at| self.facet_counts(index, facet)[at])
    }

    fn in_window(&self, index: &Index) -> &EventSet {
        self.asked.in_window.get_or_init(|| {
            let time = index.time();
            let mut inside = Inside::default();
            time.find(self.window.as_ref().unwrap_or(&Window::ALL), &mut inside);
            let ranks = inside.iter_from(time, 0).map(narrow);
            let mut found = EventSet::of_many(self.counts.all, ranks);
            found.add(&EventSet::range(time.len()..self.counts.all));
            if let Some(sight) = &self.sight {
                found.keep(sight);
            }
            found
        })
    }

    /// What the query of the filter comes to.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        self.passed.passing.answer()
    }

    /// How many dated events are visible.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inside.len()
    }

    /// Whether no dated event is visible.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inside.is_empty()
    }

    /// A visible event by its number, from 0, in the order of earliest start, latest end, id; `None` when there are no
    /// more than `n`. `O(log n)`: for several in a row use [`Visible::rows_from`].
    #[must_use]
    pub fn row(&self, n: usize) -> Option<Row> {
        let position = self.inside.nth(&self.passed.index, n)?;
        Some(self.row_at(position))
    }

    /// All visible events, in the order of [`Visible::row`].
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row> + '_ {
        self.rows_from(0)
    }

    /// The visible events from a number on.
    #[must_use]
    pub fn rows_from(&self, n: usize) -> impl ExactSizeIterator<Item = Row> + '_ {
        let positions = self.inside.iter_from(&self.passed.index, n);
        positions.map(|position| self.row_at(position))
    }

    /// The number of a visible event; `None` when it is not visible. `O(log n)`.
    #[must_use]
    pub fn rank_of(&self, event: EventIx) -> Option<usize> {
        self.inside.rank(&self.passed.index, self.position(event)?)
    }

    fn row_at(&self, position: usize) -> Row {
        Row {
            event: self.passed.dated[position],
            membership: self.inside.membership(&self.passed.index, position),
        }
    }

    /// How surely an event is inside the window; outside also when the filter hides it.
    #[must_use]
    pub fn membership(&self, event: EventIx) -> Membership {
        let position = self.position(event);
        position.map_or(Membership::Outside, |position| {
            self.inside.membership(&self.passed.index, position)
        })
    }

    /// The dated events that pass the filter, in whatever window, in the order of time.
    #[must_use]
    pub fn dated(&self) -> impl ExactSizeIterator<Item = EventIx> + '_ {
        self.passed.dated.iter().copied()
    }

    /// The same as a list: at each position of [`Visible::span_index`] its event.
    #[must_use]
    pub fn timeline(&self) -> &[EventIx] {
        &self.passed.dated
    }

    /// The position of a dated event in [`Visible::timeline`]; `None` when the filter hides it.
    #[must_use]
    pub fn position(&self, event: EventIx) -> Option<usize> {
        self.passed.position(event)
    }

    /// The spans of the dated events that pass the filter, to be asked about other windows. It changes with
    /// [`Visible::filter_revision`].
    #[must_use]
    pub fn span_index(&self) -> &SpanIndex {
        &self.passed.index
    }

    /// Changes when other events pass the filter.
    #[must_use]
    pub fn filter_revision(&self) -> u64 {
        self.filter_revision
    }

    /// Changes whenever something else may be listed.
    #[must_use]
    pub fn listed_revision(&self) -> u64 {
        self.listed_revision
    }

    /// Changes with every answer, so that what is made from one can be kept until the next.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }
}
