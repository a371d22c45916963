use std::sync::Arc;

use super::command::Effect;
use super::list::List;
use super::state::Explorer;
use super::work::{Deferral, Indexed};
use crate::dataset::EventIx;
use crate::text;
use crate::view::{Grouping, ListOrder};

/// A table of at most so many rows is written at once; an estimate of what nobody notices.
const AT_ONCE: usize = 1_000;

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

    /// Has what is listed copied. That it is copied is said when it is: of a large file by whoever copies it.
    pub(super) fn copy_table(&mut self) -> Effect {
        let list = self.list();
        let is_left = match self.pursuit.deferral() {
            Deferral::Never => false,
            Deferral::Large => list.listed.len() > AT_ONCE,
            Deferral::Always => true,
        };
        if is_left {
            Effect::CopyTable(Box::new(list))
        } else {
            self.say(text::COPIED);
            Effect::Copy(list.as_csv())
        }
    }
}
