//! How many events there may be in each stretch of an axis.

use super::axis::{self, Axis};
use super::moment::Moment;
use super::span::Span;
use super::window::{Membership, Window};

/// The counts of one bin. An event counts at most once in a bin: as certain or as possible, not as both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bin {
    /// Events that are certainly inside the bin's window.
    pub certain: u32,
    /// Events that are possibly inside the bin's window, and not certainly.
    pub possible: u32,
}

impl Bin {
    /// All events that may be inside.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.certain.saturating_add(self.possible)
    }
}

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
    pub fn compute<'a>(
        spans: impl IntoIterator<Item = &'a Span>,
        axis: &Axis,
        bins: usize,
    ) -> Self {
        let mut histogram = Self::default();
        histogram.refill(spans, axis, bins);
        histogram
    }

    /// As [`Histogram::compute`], reusing the memory: nothing is allocated unless there are more bins than before.
    ///
    /// Costs `O(log bins)` for each event (`O(bins)` for one with a set as its date), and `O(bins)` once.
    pub fn refill<'a>(
        &mut self,
        spans: impl IntoIterator<Item = &'a Span>,
        axis: &Axis,
        bins: usize,
    ) {
        self.place_edges(axis, bins);
        let count = self.edges.len().saturating_sub(1);
        self.bins.clear();
        // While counting, bins hold differences to the bin before, which may wrap, and `possible` has the certain.
        self.bins.resize(count + 1, Bin::default());
        for span in spans {
            self.add(span);
        }
        let mut sum = Bin::default();
        for bin in &mut self.bins {
            sum.certain = sum.certain.wrapping_add(bin.certain);
            sum.possible = sum.possible.wrapping_add(bin.possible);
            *bin = Bin {
                certain: sum.certain,
                possible: sum.possible.wrapping_sub(sum.certain),
            };
        }
        self.bins.truncate(count);
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

    fn add(&mut self, span: &Span) {
        let Some(bounds) = span.bounds() else {
            self.add_set(span);
            return;
        };
        let (from, to) = self.touched(bounds.first, bounds.last);
        if from >= to {
            return;
        }
        self.bins[from].possible = self.bins[from].possible.wrapping_add(1);
        self.bins[to].possible = self.bins[to].possible.wrapping_sub(1);
        let (from, to) = self.touched(bounds.late, bounds.early);
        if from >= to {
            return;
        }
        self.bins[from].certain = self.bins[from].certain.wrapping_add(1);
        self.bins[to].certain = self.bins[to].certain.wrapping_sub(1);
    }

    /// The range of bins that end after `after` and start before `before`.
    fn touched(&self, after: i64, before: i64) -> (usize, usize) {
        let count = self.edges.len().saturating_sub(1);
        let ended = self.edges.partition_point(|edge| edge.seconds() <= after);
        let started = self.edges.partition_point(|edge| edge.seconds() < before);
        (ended.saturating_sub(1), started.min(count))
    }

    fn add_set(&mut self, span: &Span) {
        let (from, to) = self.touched(span.earliest().seconds(), span.latest().seconds());
        for index in from..to {
            let Some(window) = self.window(index) else {
                continue;
            };
            let membership = span.membership(&window);
            let certain = u32::from(membership == Membership::Certain);
            let possible = u32::from(membership != Membership::Outside);
            for (bin, add) in [(index, true), (index + 1, false)] {
                let bin = &mut self.bins[bin];
                let change = |value: u32, by: u32| {
                    if add {
                        value.wrapping_add(by)
                    } else {
                        value.wrapping_sub(by)
                    }
                };
                *bin = Bin {
                    certain: change(bin.certain, certain),
                    possible: change(bin.possible, possible),
                };
            }
        }
    }
}
