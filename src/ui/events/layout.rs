use std::ops::Range;

use crate::dataset::Dataset;
use crate::query::{Row, Visible};
use crate::time::Unit;
use crate::{dataset::EventIx, time::Membership, time::Moment};

/// Height of an event and of a heading in the list, in points.
pub(super) const ROW: f32 = 58.0;
pub(super) const HEADING: f32 = 30.0;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    /// The month in which the following events begin, and how many they are.
    Month(Moment, usize),
    /// Events without a date follow.
    Undated(usize),
    /// An event; without membership when it is undated.
    Event(EventIx, Option<Membership>),
}

impl Item {
    fn height(self) -> f32 {
        match self {
            Self::Month(..) | Self::Undated(_) => HEADING,
            Self::Event(..) => ROW,
        }
    }
}

/// The list of visible events, newest first, grouped by month; made anew only when what is
/// visible has changed.
#[derive(Debug, Default)]
pub(super) struct ListLayout {
    revision: Option<u64>,
    items: Vec<Item>,
    /// Where each item starts, and where the last one ends.
    tops: Vec<f32>,
}

impl ListLayout {
    pub(super) fn update(&mut self, dataset: &Dataset, visible: &Visible) {
        if self.revision == Some(visible.revision()) {
            return;
        }
        self.revision = Some(visible.revision());
        self.items.clear();
        let month = |row: &Row| {
            let start = dataset.span(row.event).map(crate::time::Span::earliest);
            start.map_or(Moment::BEGINNING, |start| {
                if start.is_bounded() {
                    Unit::Month.floor(start)
                } else {
                    start
                }
            })
        };
        for group in visible.rows.chunk_by(|a, b| month(a) == month(b)).rev() {
            self.items.push(Item::Month(month(&group[0]), group.len()));
            let rows = group.iter().rev();
            self.items
                .extend(rows.map(|row| Item::Event(row.event, Some(row.membership))));
        }
        if !visible.undated.is_empty() {
            self.items.push(Item::Undated(visible.undated.len()));
            self.items.extend(
                visible
                    .undated
                    .iter()
                    .map(|event| Item::Event(*event, None)),
            );
        }
        self.tops.clear();
        let mut top = 0.0;
        for item in &self.items {
            self.tops.push(top);
            top += item.height();
        }
        self.tops.push(top);
    }

    /// Height of everything in points.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The items that reach into a stretch of the list, with their tops.
    pub(super) fn within(&self, stretch: Range<f32>) -> impl Iterator<Item = (f32, Item)> + '_ {
        let first = self
            .tops
            .partition_point(|top| *top <= stretch.start)
            .saturating_sub(1);
        let items = self.items.iter().zip(&self.tops).skip(first);
        items
            .take_while(move |(_, top)| **top < stretch.end)
            .map(|(item, top)| (*top, *item))
    }

    /// The stretch of an event.
    pub(super) fn stretch_of(&self, event: EventIx) -> Option<Range<f32>> {
        let is = |item: &Item| matches!(item, Item::Event(ix, _) if *ix == event);
        let at = self.items.iter().position(is)?;
        Some(self.tops[at]..self.tops[at + 1])
    }

    /// The event `steps` lines further down from another one, headings aside.
    pub(super) fn neighbour(&self, event: Option<EventIx>, steps: isize) -> Option<EventIx> {
        let events = || {
            self.items.iter().filter_map(|item| match item {
                Item::Event(ix, _) => Some(*ix),
                _ => None,
            })
        };
        let at = event.and_then(|event| events().position(|ix| ix == event));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(steps))?;
        events().nth(next)
    }
}
