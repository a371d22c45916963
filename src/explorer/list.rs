use std::sync::Arc;

use super::work::Indexed;
use crate::dataset::{Dataset, EventIx};
use crate::format::csv::{Column, write_rows};
use crate::query::{EventSet, Listing};
use crate::view::ListOrder;

/// What is listed, each event once: its order, and what is written of it, take a while for a large file.
#[derive(Clone, Debug)]
pub struct List {
    pub(super) shown: Indexed,
    pub(super) listed: EventSet,
    pub(super) order: ListOrder,
    /// The names of the columns of the table.
    pub(super) columns: Vec<String>,
}

impl List {
    /// The dataset that its events are of.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.shown.dataset
    }

    /// Its events, in the order of the list. `O(n log n)`.
    #[must_use]
    pub fn in_order(&self) -> Vec<EventIx> {
        let Indexed { dataset, index } = &self.shown;
        let arrangement = index.arranged(dataset, self.order);
        let mut listing = Listing::default();
        listing.refill(&arrangement, &self.listed);
        listing.events(dataset).collect()
    }

    /// With the columns of the table, as CSV.
    #[must_use]
    pub fn as_csv(&self) -> String {
        let mut columns = Column::of(self.dataset());
        columns.retain(|column| self.columns.iter().any(|name| name == column.name()));
        write_rows(self.dataset(), self.in_order(), &columns)
    }
}

impl PartialEq for List {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shown.dataset, &other.shown.dataset)
            && self.listed == other.listed
            && (self.order, &self.columns) == (other.order, &other.columns)
    }
}
