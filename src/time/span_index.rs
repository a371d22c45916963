//! Many spans, ready to be asked about one window after the other.
//!
//! A window that moves must not cost a look at every event. So an index keeps what decides membership (see the four
//! comparisons in [`Bounds`]) as sorted columns, and counts by binary search:
//!
//! - *possibly inside* are those that have begun before the window ends, less those that ended before it began; the
//!   latter are all among the former;
//! - *certainly inside* is the same with the other two comparisons, but for those that fail both (`Certainty`);
//! - rows are the positions among those that end late enough, which a `Wavelet` over the order of ends counts and
//!   selects without a list.
//!
//! Sets with gaps fit no columns. They are copied, kept aside and asked one by one: what an index costs for each window
//! is linear in their number, and in nothing else. It keeps no titles, no filters and no words.

mod certainty;
mod column;
mod inside;
mod presence;
mod unbounded;
mod wavelet;

pub use inside::{Inside, Positions};
pub use presence::Presence;

use self::certainty::Certainty;
use self::column::{Column, ranked};
use self::unbounded::{Sides, Unbounded};
use self::wavelet::Wavelet;
use super::bin::Bin;
use super::moment::Moment;
use super::span::{Bounds, Span};
use super::window::{Membership, Window};

/// Spans in the order of time, to be counted and found by window in `O(log n)`.
///
/// A *position* is the number of a span in that order, from 0. About 70 bytes a span.
#[derive(Clone, Debug, Default)]
pub struct SpanIndex {
    /// What decides membership, by position. Sets have the bounds of the whole, but `late` and `early` so that they
    /// are never certain.
    firsts: Vec<i64>,
    lasts: Vec<i64>,
    lates: Vec<i64>,
    earlies: Vec<i64>,
    /// `lasts`, sorted.
    ends: Column,
    /// The positions in the order of `ends`.
    by_end: Wavelet,
    certainty: Certainty,
    unbounded: Unbounded,
    /// Sets with gaps and their positions, rising.
    sets: Vec<(u32, Span)>,
}

/// `early` of a set: below that of any other span.
const SET: i64 = i64::MIN;

impl SpanIndex {
    /// Of spans that come in the order of [`Span::earliest`] (and among equals in any order that their rows shall
    /// have); answers about spans in another order are wrong. At most `u32::MAX` spans: what comes after them is left
    /// out. `O(n log n)`.
    #[must_use]
    pub fn new<'a>(spans: impl IntoIterator<Item = &'a Span>) -> Self {
        let spans = spans.into_iter();
        let mut index = Self::with_capacity(spans.size_hint().0);
        let mut sides = Sides::default();
        for (position, span) in (0..u32::MAX).zip(spans) {
            index.push(position, span, &mut sides);
        }
        debug_assert!(index.firsts.is_sorted(), "spans come in the order of time");
        let order;
        (index.ends, order) = ranked(&index.firsts, &index.lasts);
        index.by_end = Wavelet::new(order);
        index.certainty = Certainty::new(&index.firsts, &index.lates, &index.earlies);
        index.unbounded = sides.finish();
        index
    }

    fn with_capacity(spans: usize) -> Self {
        Self {
            firsts: Vec::with_capacity(spans),
            lasts: Vec::with_capacity(spans),
            lates: Vec::with_capacity(spans),
            earlies: Vec::with_capacity(spans),
            ..Self::default()
        }
    }

    fn push(&mut self, position: u32, span: &Span, sides: &mut Sides) {
        let bounds = if let Some(bounds) = span.bounds() {
            sides.add(&bounds, span.lasts());
            bounds
        } else {
            self.sets.push((position, span.clone()));
            Bounds {
                first: span.earliest().seconds(),
                last: span.latest().seconds(),
                late: i64::MAX,
                early: SET,
            }
        };
        self.firsts.push(bounds.first);
        self.lasts.push(bounds.last);
        self.lates.push(bounds.late);
        self.earlies.push(bounds.early);
    }

    /// How many spans there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty()
    }

    /// How a span stands to a window; outside when there is no such position. Constant time, but for sets with gaps:
    /// there a search for the set, and its own cost.
    #[must_use]
    pub fn membership(&self, position: usize, window: &Window) -> Membership {
        let (start, end) = (window.start().seconds(), window.end().seconds());
        if position >= self.len() || self.firsts[position] >= end || start >= self.lasts[position] {
            return Membership::Outside;
        }
        if self.earlies[position] == SET {
            return self
                .set_at(position)
                .map_or(Membership::Outside, |set| set.membership(window));
        }
        if self.lates[position] < end && start < self.earlies[position] {
            Membership::Certain
        } else {
            Membership::Possible
        }
    }

    /// How many spans are how surely inside a window. `O(log n)`, and a question to each set with gaps that begins
    /// before the window ends.
    #[must_use]
    pub fn counts(&self, window: &Window) -> Bin {
        let mut bin = self.counts_by_bounds(window);
        for (_, set) in self.sets_before(self.begun(window.end().seconds())) {
            if window.start() < set.latest() {
                bin.settle(set.membership(window));
            }
        }
        bin
    }

    /// As [`SpanIndex::counts`], but a set that overlaps the window as a whole counts as possible, gap or not.
    pub(super) fn counts_by_bounds(&self, window: &Window) -> Bin {
        let (start, end) = (window.start().seconds(), window.end().seconds());
        // What has ended before the window begins has begun before the window ends.
        let all = self.begun(end) - self.ends.up_to(start);
        let certain = self.certainty.count(start, end);
        let unbounded = self.unbounded.count(start, end);
        // There are no more than `u32::MAX` spans.
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Bin {
            certain: count(certain),
            possible: count(all - certain - unbounded),
            unbounded: count(unbounded),
        }
    }

    /// The earliest start or latest end of a span that is nearest to a moment; `None` when none is bounded.
    /// `O(log n)`.
    #[must_use]
    pub fn nearest_edge(&self, moment: Moment) -> Option<Moment> {
        let at = moment.seconds();
        let around = |column: &[i64]| {
            let next = column.partition_point(|edge| *edge < at);
            [next.checked_sub(1), Some(next)].map(|index| column.get(index?).copied())
        };
        let starts = around(&self.firsts).into_iter();
        let edges = starts.chain(around(self.ends.sorted())).flatten();
        edges
            .map(Moment::from_seconds)
            .filter(|edge| edge.is_bounded())
            .min_by_key(|edge| edge.seconds().abs_diff(at))
    }

    /// Sets with gaps.
    pub(super) fn sets(&self) -> impl Iterator<Item = &Span> {
        self.sets.iter().map(|(_, set)| set)
    }

    /// How many begin before a moment: the positions below.
    fn begun(&self, end: i64) -> usize {
        self.firsts.partition_point(|first| *first < end)
    }

    fn set_at(&self, position: usize) -> Option<&Span> {
        let position = u32::try_from(position).ok()?;
        let at = self.sets.binary_search_by_key(&position, |(at, _)| *at);
        at.ok().map(|at| &self.sets[at].1)
    }

    /// Sets with positions below one, with their positions.
    fn sets_before(&self, position: usize) -> impl Iterator<Item = (u32, &Span)> {
        let sets = self.sets.iter().map(|(at, set)| (*at, set));
        sets.take_while(move |(at, _)| (*at as usize) < position)
    }
}
