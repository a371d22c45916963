use std::collections::BTreeMap;

use super::Index;
use crate::dataset::{Dataset, Event, EventIx, Status};
use crate::time::{Membership, Window};
use crate::view::Filter;

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

/// How many events a further choice would leave, among those in the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind, whatever kinds are chosen now.
    pub kinds: BTreeMap<String, usize>,
    /// About which sources disagree.
    pub disputed: usize,
    /// That did not (yet) happen.
    pub planned: usize,
}

/// The answer to a window and a filter.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    /// Visible events by earliest start, latest end, id.
    pub rows: Vec<Row>,
    /// Undated events that pass the filter: in no window, but never lost.
    pub undated: Vec<EventIx>,
    /// How many of what.
    pub counts: Counts,
    /// What else could be chosen.
    pub facets: Facets,
    /// Per event, how it is shown; see [`Visible::membership`].
    memberships: Vec<Membership>,
    passing: Vec<Passing>,
    revision: u64,
    filter_revision: u64,
}

/// A dated event that passes the filter, its kind perhaps aside.
#[derive(Clone, Copy, Debug)]
struct Passing {
    event: EventIx,
    of_kind: bool,
}

impl Visible {
    /// Finds the events that pass a filter, and then those in the window.
    pub fn set_filter(
        &mut self,
        dataset: &Dataset,
        index: &Index,
        window: Option<&Window>,
        filter: &Filter,
    ) {
        self.filter_revision += 1;
        self.passing.clear();
        self.undated.clear();
        let needle = filter.words.to_lowercase();
        for &event in dataset.in_order() {
            if !index.passes_but_for_kind(dataset, event, filter, &needle) {
                continue;
            }
            let kind = &dataset.event(event).kind;
            let of_kind = filter.kinds.is_empty() || filter.kinds.contains(kind);
            if dataset.span(event).is_some() {
                self.passing.push(Passing { event, of_kind });
            } else if of_kind {
                self.undated.push(event);
            }
        }
        self.set_window(dataset, window, filter);
    }

    /// Sorts the events that pass the filter anew by a window. Without one every dated event
    /// counts as certainly inside.
    pub fn set_window(&mut self, dataset: &Dataset, window: Option<&Window>, filter: &Filter) {
        self.revision += 1;
        self.rows.clear();
        self.facets.kinds.values_mut().for_each(|count| *count = 0);
        (self.facets.disputed, self.facets.planned) = (0, 0);
        self.memberships.clear();
        self.memberships.resize(dataset.len(), Membership::Outside);
        let passing = std::mem::take(&mut self.passing);
        for &Passing { event, of_kind } in &passing {
            let membership = match (dataset.span(event), window) {
                (Some(span), Some(window)) => span.membership(window),
                (Some(_), None) => Membership::Certain,
                (None, _) => Membership::Outside,
            };
            if membership == Membership::Outside {
                continue;
            }
            self.facets.count(dataset.event(event), of_kind);
            if of_kind {
                self.memberships[event.get()] = membership;
                self.rows.push(Row { event, membership });
            }
        }
        self.passing = passing;
        self.facets
            .kinds
            .retain(|kind, count| *count > 0 || filter.kinds.contains(kind));
        // A chosen kind stays, even of nothing: it must be there to be let go of.
        for kind in &filter.kinds {
            if !self.facets.kinds.contains_key(kind) {
                self.facets.kinds.insert(kind.clone(), 0);
            }
        }
        let certain = |row: &&Row| row.membership == Membership::Certain;
        let certain = self.rows.iter().filter(certain).count();
        self.counts = Counts {
            certain,
            possible: self.rows.len() - certain,
            undated: self.undated.len(),
            all: dataset.len(),
        };
    }

    /// The dated events that pass the filter, in whatever window, in the order of time.
    pub fn dated(&self) -> impl Iterator<Item = EventIx> + '_ {
        let passing = self.passing.iter().filter(|passing| passing.of_kind);
        passing.map(|passing| passing.event)
    }

    /// Changes when other events pass the filter.
    #[must_use]
    pub fn filter_revision(&self) -> u64 {
        self.filter_revision
    }

    /// Changes with every answer, so that what is made from one can be kept until the next.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How surely an event is inside the window; outside also when the filter hides it.
    #[must_use]
    pub fn membership(&self, event: EventIx) -> Membership {
        let found = self.memberships.get(event.get()).copied();
        found.unwrap_or(Membership::Outside)
    }
}

impl Facets {
    fn count(&mut self, event: &Event, of_kind: bool) {
        match self.kinds.get_mut(&event.kind) {
            Some(count) => *count += 1,
            None if event.kind.is_empty() => {}
            None => {
                self.kinds.insert(event.kind.clone(), 1);
            }
        }
        self.disputed += usize::from(of_kind && event.disputed);
        self.planned += usize::from(of_kind && event.status != Status::Happened);
    }
}
