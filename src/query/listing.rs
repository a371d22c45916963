use super::{Arrangement, EventSet, Heading};
use crate::dataset::{Dataset, EventIx};

/// One line of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line<'a> {
    /// A heading, and how many events stand under it.
    Heading(&'a Heading, usize),
    /// An event, and the number of the heading that it stands under: with it, a row is told from another one of the same
    /// event.
    Event(EventIx, usize),
}

/// What is to be seen of an [`Arrangement`]: the events of a set, under those headings that have any.
///
/// *Rows* are events, *lines* are rows and headings; both are numbered from 0. It holds four bytes for each row; to refill
/// it takes a short look at each event of the dataset.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Ranks.
    rows: Vec<u32>,
    headings: Vec<Shown>,
}

/// A heading that is shown.
#[derive(Clone, Copy, Debug)]
struct Shown {
    /// Its number in the arrangement.
    heading: usize,
    first_row: usize,
}

impl Listing {
    /// Picks the events of a set.
    pub fn refill(&mut self, arrangement: &Arrangement, listed: &EventSet) {
        self.rows.clear();
        self.headings.clear();
        let all = arrangement.rows();
        let flags = listed.flags(all.len());
        let headings = arrangement.headings();
        let ends = headings.iter().skip(1).map(|(_, from)| *from);
        let ends = ends.chain([all.len()]);
        for (heading, ((_, from), to)) in headings.iter().zip(ends).enumerate() {
            let first_row = self.rows.len();
            let rows = all[*from..to].iter();
            self.rows.extend(rows.filter(|rank| flags.get(**rank)));
            if self.rows.len() > first_row {
                self.headings.push(Shown { heading, first_row });
            }
        }
        if headings.is_empty() {
            self.rows
                .extend(all.iter().filter(|rank| flags.get(**rank)));
        }
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.rows.len() + self.headings.len()
    }

    /// How many rows there are. An event under several headings has several.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// How many headings stand on the lines before one.
    #[must_use]
    pub fn headings_before(&self, line: usize) -> usize {
        partition(self.headings.len(), |at| self.line_of_heading(at) < line)
    }

    /// A line; `None` when there are no more than that. The arrangement is the one that the listing was filled from.
    #[must_use]
    pub fn line<'a>(
        &self,
        dataset: &Dataset,
        arrangement: &'a Arrangement,
        line: usize,
    ) -> Option<Line<'a>> {
        let headings = self.headings_before(line + 1);
        if let Some(at) = headings.checked_sub(1)
            && self.line_of_heading(at) == line
        {
            let next = self.headings.get(at + 1).map(|next| next.first_row);
            let count = next.unwrap_or(self.rows.len()) - self.headings[at].first_row;
            let (heading, _) = arrangement.headings().get(self.headings[at].heading)?;
            return Some(Line::Heading(heading, count));
        }
        let event = self.event(dataset, line - headings)?;
        let under = headings.checked_sub(1).map(|at| self.headings[at].heading);
        Some(Line::Event(event, under.unwrap_or(0)))
    }

    /// The event of a row; `None` when there are no more than that.
    #[must_use]
    pub fn event(&self, dataset: &Dataset, row: usize) -> Option<EventIx> {
        let rank = *self.rows.get(row)?;
        dataset.in_order().get(rank as usize).copied()
    }

    /// The events of all rows.
    pub fn events<'a>(&'a self, dataset: &'a Dataset) -> impl Iterator<Item = EventIx> + 'a {
        let order = dataset.in_order();
        self.rows
            .iter()
            .filter_map(move |rank| order.get(*rank as usize).copied())
    }

    /// The first row of an event from a row on, or else the first one; `None` when it is not listed. Linear.
    #[must_use]
    pub fn row_of(&self, dataset: &Dataset, event: EventIx, from: usize) -> Option<usize> {
        let is = |rank: &u32| dataset.in_order().get(*rank as usize) == Some(&event);
        let from = from.min(self.rows.len());
        let later = self.rows[from..].iter().position(is).map(|at| from + at);
        later.or_else(|| self.rows[..from].iter().position(is))
    }

    /// The line on which a row stands.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        row + partition(self.headings.len(), |at| self.headings[at].first_row <= row)
    }

    fn line_of_heading(&self, at: usize) -> usize {
        self.headings[at].first_row + at
    }
}

/// How many of the numbers below `n` fulfil what the first ones do and the others do not.
fn partition(n: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, n);
    while from < to {
        let middle = usize::midpoint(from, to);
        if holds(middle) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    from
}
