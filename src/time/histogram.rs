//! How many events there may be in each stretch of an axis.

use super::axis::{self, Axis};
use super::bin::Bin;
use super::moment::Moment;
use super::span::Span;
use super::span_index::SpanIndex;
use super::window::Window;

/// Counts of events along an axis: each event counts in every bin that its possible extent touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    bins: Vec<Bin>,
    /// One more than bins; strictly rising.
    edges: Vec<Moment>,
}

impl Histogram {
    /// Counts events in `bins` bins of equal width over the visible stretch of an axis, their edges rounded to whole
    /// seconds. There are fewer bins when fewer seconds are visible, and none when `bins` is 0.
    #[must_use]
    pub fn compute(index: &SpanIndex, axis: &Axis, bins: usize) -> Self {
        let mut histogram = Self::default();
        histogram.refill(index, axis, bins);
        histogram
    }

    /// As [`Histogram::compute`], reusing the memory: nothing is allocated unless there are more bins than before.
    ///
    /// Costs a look-up (see [`SpanIndex`]) a bin, and for each set with gaps a question for each bin that it touches as a whole.
    pub fn refill(&mut self, index: &SpanIndex, axis: &Axis, bins: usize) {
        self.place_edges(axis, bins);
        self.bins.clear();
        let windows = self.edges.windows(2);
        let windows = windows.filter_map(|edges| Window::new(edges[0], edges[1]));
        self.bins
            .extend(windows.map(|window| index.counts_by_bounds(&window)));
        for set in index.sets() {
            self.settle(set);
        }
    }

    /// The bins from left to right.
    #[must_use]
    pub fn bins(&self) -> &[Bin] {
        &self.bins
    }

    /// The window of a bin; `None` when there is no such bin.
    #[must_use]
    pub fn window(&self, index: usize) -> Option<Window> {
        let edge = |index: usize| self.edges.get(index).copied();
        Window::new(edge(index)?, edge(index + 1)?)
    }

    /// The highest [`Bin::total`]; 0 when there is none.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.bins.iter().map(Bin::total).max().unwrap_or(0)
    }

    fn place_edges(&mut self, axis: &Axis, bins: usize) {
        self.edges.clear();
        if bins == 0 {
            return;
        }
        let visible = axis.window().duration().unwrap_or(1);
        let bins = i64::try_from(bins).unwrap_or(i64::MAX).min(visible);
        let mut last = None;
        for index in 0..=bins {
            let x = axis.width() * axis::float(index) / axis::float(bins);
            let edge = axis.moment_from_x(x);
            if last.is_none_or(|last| last < edge) {
                self.edges.push(edge);
                last = Some(edge);
            }
        }
    }

    /// Counts a set, so far possible in every bin that it touches as a whole, as what it is.
    fn settle(&mut self, set: &Span) {
        let extent = set.extent();
        let from = self.edges.partition_point(|edge| *edge <= extent.start());
        let to = self.edges.partition_point(|edge| *edge < extent.end());
        for index in from.saturating_sub(1)..to.min(self.bins.len()) {
            if let Some(window) = self.window(index) {
                self.bins[index].settle(set.membership(&window));
            }
        }
    }
}
