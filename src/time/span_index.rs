//! Many spans, ready to be asked about one window after the other.
//!
//! A window that moves must not cost a look at every event. So an index keeps what decides membership (see the four
//! comparisons in [`Bounds`]) as sorted columns, and counts by binary search:
//!
//! - *possibly inside* are those that have begun before the window ends, less those that ended before it began; the
//!   latter are all among the former;
//! - *certainly inside* is the same with the other two comparisons, but for those that fail both (`Certainty`);
//! - rows are the positions among those that end late enough, which a `Grid` over the order of ends counts and selects
//!   without a list.
//!
//! What is kept of each span beside that is its rank in each order. So an index of some of the spans sorts nothing: it
//! takes over the ranks, closes the gaps between them, and shares the columns, in which a bitmap marks what is its own.
//!
//! Sets with gaps fit no columns. They are copied, kept aside and asked one by one: what an index costs for each window
//! is linear in their number, and in nothing else but the square root of `n`. It keeps no titles, no filters and no
//! words.

mod certainty;
mod column;
mod grid;
mod inside;
mod part;
mod seen;
mod sets;
mod unbounded;

use std::sync::Arc;

pub use inside::{Inside, Positions};

use self::certainty::Certainty;
use self::column::{Column, inverse, ranked};
use self::grid::Grid;
use self::part::Part;
use self::seen::Seen;
use self::sets::Sets;
use self::unbounded::{Sides, Unbounded};
use super::bin::Bin;
use super::moment::Moment;
use super::span::{Bounds, Span};
use super::window::{Membership, Window};

/// Spans in the order of time, to be counted and found by window.
///
/// A *position* is the number of a span in that order, from 0. A *look-up* takes a few binary searches and runs over at
/// most `2 √n` numbers side by side: `O(√n)`, about a microsecond at a million spans.
///
/// About 60 bytes a span, and 12 more for one without a bound; what is
/// [restricted](SpanIndex::restricted) shares with the whole, and takes about 30 bytes for each of its spans and one for
/// each of the whole.
#[derive(Clone, Debug, Default)]
pub struct SpanIndex {
    /// First instants, in the order of positions.
    firsts: Column,
    ends: Column,
    /// The positions in the order of `ends`.
    by_end: Arc<Grid>,
    certainty: Arc<Certainty>,
    unbounded: Unbounded,
    sets: Sets,
}

/// What decides membership, by position, while it is gathered. Sets have the bounds of the whole, but `late` and `early`
/// so that they are never certain.
#[derive(Default)]
struct Gathered {
    firsts: Vec<i64>,
    lasts: Vec<i64>,
    lates: Vec<i64>,
    earlies: Vec<i64>,
    sides: Sides,
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
        let mut gathered = Gathered::with_capacity(spans.size_hint().0);
        for (position, span) in (0..u32::MAX).zip(spans) {
            gathered.push(position, span);
        }
        gathered.finish()
    }

    /// An index of some of the spans, by their positions (in any order; what is past the end or comes again is passed
    /// over). It answers as [`SpanIndex::new`] would of these, at a fraction of its cost: nothing is sorted. `O(n)`
    /// for those that are kept and those without a bound; a sixty-fourth of that for the others.
    #[must_use]
    pub fn restricted(&self, positions: impl IntoIterator<Item = u32>) -> Self {
        let part = Part::new(self.len(), positions);
        if part.len() == self.len() {
            return self.clone();
        }
        let (ended, end_ranks) = part.ranked(self.by_end.inverse());
        Self {
            ends: self.ends.restricted(ended),
            by_end: Arc::new(Grid::new(inverse(&end_ranks), end_ranks)),
            certainty: Arc::new(self.certainty.restricted(&part)),
            unbounded: self.unbounded.restricted(&part),
            sets: self.sets.restricted(&part),
            firsts: self.firsts.restricted(part),
        }
    }

    /// How many spans there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How a span stands to a window; outside when there is no such position. A look-up, and for a set with gaps its
    /// own cost. Where one window is asked for many positions, [`Inside::membership`] takes three comparisons.
    #[must_use]
    pub fn membership(&self, position: usize, window: &Window) -> Membership {
        self.seen(window).membership(self, position)
    }

    /// How many spans are how surely inside a window. A look-up, and a question to each set with gaps that begins before
    /// the window ends.
    #[must_use]
    pub fn counts(&self, window: &Window) -> Bin {
        let mut bin = self.counts_by_bounds(window);
        for (_, set) in self.sets.before(self.firsts.below(window.end().seconds())) {
            if window.start() < set.latest() {
                bin.settle(set.membership(window));
            }
        }
        bin
    }

    /// As [`SpanIndex::counts`], but a set that overlaps the window as a whole counts as possible, gap or not.
    pub(super) fn counts_by_bounds(&self, window: &Window) -> Bin {
        let (start, end) = (window.start().seconds(), window.end().seconds());
        let seen = self.seen(window);
        let (all, certain) = (seen.overlapping(), self.certainty.count(seen.sure));
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
    /// Two binary searches, and a run over as many bits as there are edges between that do not count, in an index that
    /// is [restricted](Self::restricted).
    #[must_use]
    pub fn nearest_edge(&self, moment: Moment) -> Option<Moment> {
        let at = moment.seconds();
        let edges = self
            .firsts
            .around(at)
            .into_iter()
            .chain(self.ends.around(at));
        edges
            .flatten()
            .map(Moment::from_seconds)
            .filter(|edge| edge.is_bounded())
            .min_by_key(|edge| edge.seconds().abs_diff(at))
    }

    /// Sets with gaps.
    pub(super) fn sets(&self) -> impl Iterator<Item = &Span> {
        self.sets.iter().map(|(_, set)| set)
    }

    fn seen(&self, window: &Window) -> Seen {
        let (start, end) = (window.start().seconds(), window.end().seconds());
        Seen {
            window: *window,
            begun: self.firsts.below(end),
            ended: self.ends.up_to(start),
            sure: self.certainty.sure(start, end),
        }
    }
}

impl Gathered {
    fn with_capacity(spans: usize) -> Self {
        Self {
            firsts: Vec::with_capacity(spans),
            lasts: Vec::with_capacity(spans),
            lates: Vec::with_capacity(spans),
            earlies: Vec::with_capacity(spans),
            ..Self::default()
        }
    }

    fn push(&mut self, position: u32, span: &Span) {
        let bounds = if let Some(bounds) = span.bounds() {
            self.sides.add(position, &bounds, span.lasts());
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

    fn finish(self) -> SpanIndex {
        debug_assert!(self.firsts.is_sorted(), "spans come in the order of time");
        let (ends, by_end) = ranked(&self.firsts, &self.lasts);
        let end_ranks = inverse(&by_end);
        let certainty = Certainty::new(&self.firsts, &self.lates, &self.earlies);
        SpanIndex {
            ends,
            by_end: Arc::new(Grid::new(by_end, end_ranks)),
            certainty: Arc::new(certainty),
            unbounded: self.sides.finish(),
            sets: Sets::new(self.sets),
            firsts: Column::of_sorted(self.firsts),
        }
    }
}
