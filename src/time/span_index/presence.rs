//! How many may be inside, and nothing else.

use super::column::Column;
use crate::time::span::Span;
use crate::time::window::{Membership, Window};

/// Counts how many of some spans may be inside a window: for facets, of which nobody asks more.
///
/// Sixteen bytes a span. As in a [`SpanIndex`](super::SpanIndex), sets with gaps are copied, kept aside and asked one
/// by one.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    firsts: Column,
    lasts: Column,
    sets: Vec<Span>,
}

impl Presence {
    /// Of spans in any order; `O(n log n)`.
    #[must_use]
    pub fn new<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Self {
        let (mut firsts, mut lasts, mut sets) = (Vec::new(), Vec::new(), Vec::new());
        for span in spans {
            if let Some(bounds) = span.bounds() {
                firsts.push(bounds.first);
                lasts.push(bounds.last);
            } else {
                sets.push(span.clone());
            }
        }
        Self {
            firsts: Column::new(firsts),
            lasts: Column::new(lasts),
            sets,
        }
    }

    /// How many spans there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.firsts.len() + self.sets.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are possibly or certainly inside. Two binary searches, and a question to each set with gaps.
    #[must_use]
    pub fn count(&self, window: &Window) -> usize {
        let begun = self.firsts.below(window.end().seconds());
        // What has ended before the window begins has begun before the window ends.
        let ended = self.lasts.up_to(window.start().seconds());
        let inside = |set: &&Span| set.membership(window) != Membership::Outside;
        begun - ended + self.sets.iter().filter(inside).count()
    }
}
