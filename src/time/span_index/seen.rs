//! A window as an index sees it.

use super::SpanIndex;
use super::certainty::Sure;
use crate::time::window::{Membership, Window};

/// What of a [`SpanIndex`] a window divides, as counts of what comes first in each of its orders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) window: Window,
    /// So many have begun before the window ends: the positions below.
    pub(super) begun: usize,
    /// So many have ended before the window begins: the first ones in the order of ends.
    pub(super) ended: usize,
    pub(super) sure: Sure,
}

impl Seen {
    /// How many overlap the window, sets taken as wholes.
    pub(super) fn overlapping(&self) -> usize {
        // What has ended before the window begins has begun before the window ends.
        self.begun.saturating_sub(self.ended)
    }

    /// How a position stands to the window; outside when there is no such position.
    pub(super) fn membership(&self, index: &SpanIndex, position: usize) -> Membership {
        let end_rank = index.by_end.inverse().get(position);
        let has_ended = end_rank.is_none_or(|rank| (*rank as usize) < self.ended);
        if position >= self.begun || has_ended {
            return Membership::Outside;
        }
        // Of all spans, sets have the least `early`.
        if index.certainty.is_early(position, index.sets.len()) {
            let set = index.sets.at(position);
            return set.map_or(Membership::Outside, |set| set.membership(&self.window));
        }
        if index.certainty.is_certain(position, self.sure) {
            Membership::Certain
        } else {
            Membership::Possible
        }
    }
}
