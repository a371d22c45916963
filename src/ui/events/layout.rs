use std::ops::Range;

use crate::dataset::{Dataset, EventIx};
use crate::query::{Row, Visible};
use crate::time::{Edtf, IntervalEnd, Membership, Moment, SetMember, Unit, Window};

/// Height of an event and of a heading in the list, in points.
pub(super) const ROW: f32 = 58.0;
pub(super) const HEADING: f32 = 30.0;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    /// The month in which the following events begin, or the longer period if no month is known,
    /// and how many they are; no period if they may have begun at any time before.
    Period(Option<Window>, usize),
    /// Events without a date follow.
    Undated(usize),
    /// An event; without membership when it is undated.
    Event(EventIx, Option<Membership>),
}

impl Item {
    fn height(self) -> f32 {
        match self {
            Self::Period(..) | Self::Undated(_) => HEADING,
            Self::Event(..) => ROW,
        }
    }
}

/// The list of visible events, newest first, grouped by the month in which they begin or, where
/// no month is known, by what is known; made anew only when what is visible has changed.
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
        let mut rows: Vec<(Option<Window>, Row)> = visible
            .rows()
            .map(|row| (period(dataset.event(row.event).when.as_ref()), row))
            .collect();
        rows.sort_by_key(|(period, _)| {
            let window = period.map_or(Window::ALL, |period| period);
            (window.start(), window.end())
        });
        for group in rows.chunk_by(|a, b| a.0 == b.0).rev() {
            self.items.push(Item::Period(group[0].0, group.len()));
            let rows = group.iter().rev();
            self.items
                .extend(rows.map(|(_, row)| Item::Event(row.event, Some(row.membership))));
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

/// The month in which something began, or the period that is known if no month is.
fn period(when: Option<&Edtf>) -> Option<Window> {
    let date = match when? {
        Edtf::Date(date) => *date,
        Edtf::Interval(interval) => match interval.start() {
            IntervalEnd::Date(date) => date,
            IntervalEnd::Unknown | IntervalEnd::Open => return None,
        },
        Edtf::OneOf(set) | Edtf::AllOf(set) => match set.members().first()? {
            SetMember::One(date) | SetMember::Between(date, _) | SetMember::From(date) => *date,
            SetMember::UpTo(_) => return None,
        },
    };
    let known = date.extent();
    if date.month().is_none() || date.year().is_none() {
        return Some(known);
    }
    let month: Moment = Unit::Month.floor(known.start());
    Window::new(month, Unit::Month.next(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn a_heading_claims_no_month_that_nobody_gave() {
        let heading = |when: &str| {
            let edtf: Edtf = when.parse().unwrap();
            period(Some(&edtf)).map(|window| text::window(&window))
        };
        for (when, words) in [
            ("2025-10-09", "October 2025"),
            ("2025-10~", "October 2025"),
            ("2024", "2024"),
            ("2023/", "2023"),
            ("2023-23", "September – November 2023"),
            ("199X", "1990–1999"),
            ("[2025-12-21,2025-12-22]", "December 2025"),
            ("2025-01-01/2025-12-31", "January 2025"),
            ("2024-34", "April – June 2024"),
            ("156X-12-25", "25 December 1560 – 25 December 1569"),
            ("156X-12", "December 1560 – December 1569"),
            ("2004-06~-1X", "June 2004"),
            ("1950S2", "1900–1999"),
            ("[2025-12-21,2025-12-22]", "December 2025"),
            ("2025-01-01/2025-12-31", "January 2025"),
        ] {
            assert_eq!(heading(when).as_deref(), Some(words), "{when}");
        }
        assert_eq!(heading("[..2025-12]"), None);
        assert_eq!(period(None), None);
    }
}
