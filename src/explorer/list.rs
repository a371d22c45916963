use std::sync::Arc;

use super::command::Effect;
use super::state::Explorer;
use super::work::{Deferral, Indexed};
use crate::dataset::{Dataset, EventIx};
use crate::format::csv::{Column, write_rows};
use crate::query::{EventSet, Listing};
use crate::view::{Grouping, ListOrder};

/// A table of at most so many rows is written at once: within 4 ms.
const AT_ONCE: usize = 1_000;

/// What is listed, each event once: its order, and what is written of it, take a while for a large file.
#[derive(Clone, Debug)]
pub struct List {
    shown: Indexed,
    listed: EventSet,
    order: ListOrder,
    /// The names of the columns of the table.
    columns: Vec<String>,
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

impl Explorer {
    /// What is listed now, to be put into its order elsewhere.
    #[must_use]
    pub fn list(&self) -> List {
        List {
            shown: Indexed {
                dataset: Arc::clone(&self.dataset),
                index: Arc::clone(&self.index),
            },
            listed: self.listed().clone(),
            order: ListOrder {
                grouping: Grouping::Nothing,
                ..self.view.list
            },
            columns: self.settings.table_columns(),
        }
    }

    /// The events that are listed, each once and in the order of the list.
    #[must_use]
    pub fn listed_in_order(&self) -> Vec<EventIx> {
        self.list().in_order()
    }

    /// Has what is listed copied.
    pub(super) fn copy_table(&self) -> Effect {
        let list = self.list();
        let is_left = match self.pursuit.deferral() {
            Deferral::Never => false,
            Deferral::Large => list.listed.len() > AT_ONCE,
            Deferral::Always => true,
        };
        if is_left {
            Effect::CopyTable(Box::new(list))
        } else {
            Effect::Copy(list.as_csv())
        }
    }
}
