use std::sync::Arc;

use super::event_set::narrow;
use super::passing::Passing;
use super::{Answer, Index};
use crate::dataset::{Dataset, EventIx};
use crate::time::SpanIndex;
use crate::view::Filter;

/// The position of an event that does not pass the filter or has no date.
const NOWHERE: u32 = u32::MAX;

/// What a filter lets through, whatever the window.
#[derive(Clone, Debug, Default)]
pub struct Passed {
    pub(super) passing: Passing,
    /// What has no date.
    pub(super) undated: Vec<EventIx>,
    /// What has one, by its position in `index`.
    pub(super) dated: Vec<EventIx>,
    /// Per event of the dataset its position, or [`NOWHERE`].
    positions: Vec<u32>,
    pub(super) index: Arc<SpanIndex>,
}

impl Passed {
    /// Finds the events that pass a filter. Linear in the number of all events, beside what finding words takes.
    #[must_use]
    pub fn new(dataset: &Dataset, index: &Index, filter: &Filter) -> Self {
        let passing = Passing::new(dataset, index, filter);
        let count = index.time().len();
        let (dated, undated, spans): (Vec<EventIx>, Vec<EventIx>, _) =
            if let Some(passing) = passing.all() {
                let is_dated = |rank: &u32| (*rank as usize) < count;
                let kept: Vec<u32> = passing.iter().take_while(is_dated).collect();
                let event = |rank: u32| dataset.in_order()[rank as usize];
                let dated = kept.iter().map(|rank| event(*rank)).collect();
                let undated = passing.iter().skip(kept.len()).map(event).collect();
                (dated, undated, Arc::new(index.time().restricted(kept)))
            } else {
                let (with, without) = dataset.in_order().split_at(count);
                (with.to_vec(), without.to_vec(), Arc::clone(index.time()))
            };
        let mut positions = vec![NOWHERE; dataset.len()];
        for (position, event) in dated.iter().enumerate() {
            positions[event.get()] = narrow(position);
        }
        Self {
            passing,
            undated,
            dated,
            positions,
            index: spans,
        }
    }

    /// What the query of the filter comes to.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        self.passing.answer()
    }

    /// How many events the dataset has.
    pub(super) fn all(&self) -> usize {
        self.positions.len()
    }

    /// The position of a dated event among those that pass; `None` when it does not.
    pub(super) fn position(&self, event: EventIx) -> Option<usize> {
        let position = *self.positions.get(event.get())?;
        (position != NOWHERE).then_some(position as usize)
    }
}
