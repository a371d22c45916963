//! All events of a dataset in the order of a list, under its headings.

mod period;

use std::cmp::Ordering;

use super::event_set::narrow;
use super::facets::countries;
use crate::dataset::{Dataset, EventIx, VenueIx};
use crate::text::folding::fold;
use crate::time::Window;
use crate::view::{Grouping, ListOrder, SortKey};

/// What stands above some events of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    /// The month in which they begin, or the longer period if no month is known; no period if they may have begun at
    /// any time before.
    Period(Option<Window>),
    /// They have no date.
    Undated,
    /// They were at a place.
    Place(VenueIx),
    /// They have no place.
    NoPlace,
    /// What they are about, or what sort of event they are.
    Word(String),
    /// Nothing is said of that.
    NoWord,
}

/// All events of a dataset in the order of a list, heading by heading. An event with several places or themes stands
/// under each.
///
/// It says nothing of windows and filters: [`Listing`](super::Listing) picks from it what is to be seen.
#[derive(Debug)]
pub struct Arrangement {
    order: ListOrder,
    /// Ranks.
    rows: Vec<u32>,
    /// With the number of their first row; empty where nothing is grouped.
    headings: Vec<(Heading, usize)>,
}

impl Arrangement {
    /// Arranges all events. `O(n log n)`, but `O(n)` by time.
    #[must_use]
    pub fn new(dataset: &Dataset, order: ListOrder) -> Self {
        let sorted = sorted(dataset, order);
        let (rows, headings) = match order.grouping {
            Grouping::Nothing => (sorted, Vec::new()),
            Grouping::Time => by_period(dataset, &sorted, order),
            Grouping::Place => by_place(dataset, &sorted),
            Grouping::Theme => by_word(&sorted, |rank| &event(dataset, rank).themes),
            Grouping::Kind => by_word(&sorted, |rank| {
                let kind = &event(dataset, rank).kind;
                if kind.is_empty() {
                    &[]
                } else {
                    std::slice::from_ref(kind)
                }
            }),
        };
        Self {
            order,
            rows,
            headings,
        }
    }

    /// The order it was made for.
    #[must_use]
    pub fn order(&self) -> ListOrder {
        self.order
    }

    /// The ranks of all events, heading by heading.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The headings with the number of their first row.
    pub(super) fn headings(&self) -> &[(Heading, usize)] {
        &self.headings
    }
}

fn event(dataset: &Dataset, rank: u32) -> &crate::dataset::Event {
    dataset.event(ix(dataset, rank))
}

fn ix(dataset: &Dataset, rank: u32) -> EventIx {
    dataset.in_order()[rank as usize]
}

/// All ranks, sorted; among equals the newest first, and undated ones last.
fn sorted(dataset: &Dataset, order: ListOrder) -> Vec<u32> {
    let n = narrow(dataset.len());
    let is_dated = |ix: &EventIx| dataset.span(*ix).is_some();
    let dated = narrow(dataset.in_order().partition_point(is_dated));
    if order.key == SortKey::Time && !order.descending {
        return (0..n).collect();
    }
    let mut ranks: Vec<u32> = (0..dated).rev().chain(dated..n).collect();
    let directed = |ordering: Ordering| {
        if order.descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    let mut by_text = |text: &dyn Fn(u32) -> String| {
        // What has no text comes last either way.
        let mut keyed: Vec<(String, u32)> = ranks.iter().map(|rank| (text(*rank), *rank)).collect();
        keyed.sort_by(|(a, _), (b, _)| {
            a.is_empty()
                .cmp(&b.is_empty())
                .then_with(|| directed(a.cmp(b)))
        });
        ranks = keyed.into_iter().map(|(_, rank)| rank).collect();
    };
    match order.key {
        SortKey::Time => {}
        SortKey::Title => by_text(&|rank| fold(&event(dataset, rank).title)),
        SortKey::Kind => by_text(&|rank| fold(&event(dataset, rank).kind)),
        SortKey::Place => by_text(&|rank| {
            let first = dataset.venues_of(ix(dataset, rank)).next();
            first.map_or_else(String::new, |venue| fold(&dataset.venue(venue).name))
        }),
        SortKey::Country => by_text(&|rank| {
            let first = countries(dataset, ix(dataset, rank)).next();
            first.map_or_else(String::new, str::to_owned)
        }),
        SortKey::Status => {
            ranks.sort_by(|a, b| directed(status(dataset, *a).cmp(&status(dataset, *b))));
        }
        SortKey::Precision => {
            ranks.sort_by(|a, b| directed(precision(dataset, *a).cmp(&precision(dataset, *b))));
        }
        SortKey::Sources => {
            let count = |rank: &u32| event(dataset, *rank).sources.len();
            ranks.sort_by(|a, b| directed(count(a).cmp(&count(b))));
        }
        SortKey::Disputed => {
            let is = |rank: &u32| event(dataset, *rank).disputed;
            ranks.sort_by(|a, b| directed(is(a).cmp(&is(b))));
        }
    }
    ranks
}

/// From what took place to what was called off.
fn status(dataset: &Dataset, rank: u32) -> u8 {
    event(dataset, rank).status as u8
}

/// From what is pinned best.
fn precision(dataset: &Dataset, rank: u32) -> u8 {
    event(dataset, rank).precision as u8
}

/// Rows under headings that are made from the sorted distinct `names`: each row stands under those whose places
/// `of` gives, the rest under the last one.
fn grouped(
    sorted: &[u32],
    headings: Vec<Heading>,
    of: impl Fn(u32, &mut Vec<usize>),
) -> (Vec<u32>, Vec<(Heading, usize)>) {
    let last = headings.len() - 1;
    let (mut places, mut pairs) = (Vec::new(), Vec::with_capacity(sorted.len()));
    let mut counts = vec![0; headings.len()];
    for rank in sorted {
        places.clear();
        of(*rank, &mut places);
        if places.is_empty() {
            places.push(last);
        }
        places.sort_unstable();
        places.dedup();
        for place in &places {
            counts[*place] += 1;
            pairs.push((*place, *rank));
        }
    }
    let mut next = vec![0; headings.len()];
    for at in 1..headings.len() {
        next[at] = next[at - 1] + counts[at - 1];
    }
    let used = headings.into_iter().zip(next.clone()).zip(&counts);
    let headings = used.filter(|(_, count)| **count > 0).map(|(it, _)| it);
    let headings = headings.collect();
    let mut rows = vec![0; pairs.len()];
    for (place, rank) in pairs {
        rows[next[place]] = rank;
        next[place] += 1;
    }
    (rows, headings)
}

fn by_period(
    dataset: &Dataset,
    sorted: &[u32],
    order: ListOrder,
) -> (Vec<u32>, Vec<(Heading, usize)>) {
    let dated = |rank: u32| event(dataset, rank).when.as_ref();
    let period = |rank| dated(rank).map(period::of);
    let key = |period: &Option<Window>| {
        let window = period.unwrap_or(Window::ALL);
        (window.start(), window.end())
    };
    // Neighbours in time are mostly of one period.
    let mut periods: Vec<Option<Window>> = Vec::new();
    for period in sorted.iter().filter_map(|rank| period(*rank)) {
        if periods.last() != Some(&period) {
            periods.push(period);
        }
    }
    periods.sort_by_key(key);
    periods.dedup();
    let newest_first = order.key != SortKey::Time || order.descending;
    let count = periods.len();
    let place = |period: &Option<Window>| {
        let at = periods.binary_search_by_key(&key(period), key).ok()?;
        Some(if newest_first { count - 1 - at } else { at })
    };
    let mut headings: Vec<Heading> = periods.iter().map(|it| Heading::Period(*it)).collect();
    if newest_first {
        headings.reverse();
    }
    headings.push(Heading::Undated);
    grouped(sorted, headings, |rank, places| {
        places.extend(period(rank).and_then(|period| place(&period)));
    })
}

fn by_place(dataset: &Dataset, sorted: &[u32]) -> (Vec<u32>, Vec<(Heading, usize)>) {
    let all = 0..dataset.parts().venues.len();
    let mut venues: Vec<VenueIx> = all.filter_map(VenueIx::new).collect();
    venues.sort_by_cached_key(|venue| fold(&dataset.venue(*venue).name));
    let mut places_of = vec![0; venues.len()];
    for (place, venue) in venues.iter().enumerate() {
        places_of[venue.get()] = place;
    }
    let mut headings: Vec<Heading> = venues.into_iter().map(Heading::Place).collect();
    headings.push(Heading::NoPlace);
    grouped(sorted, headings, |rank, places| {
        let venues = dataset.venues_of(ix(dataset, rank));
        places.extend(venues.map(|venue| places_of[venue.get()]));
    })
}

fn by_word<'a>(
    sorted: &[u32],
    words: impl Fn(u32) -> &'a [String],
) -> (Vec<u32>, Vec<(Heading, usize)>) {
    let mut all: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for word in sorted.iter().flat_map(|rank| words(*rank)) {
        if seen.insert(word.as_str()) {
            all.push(word);
        }
    }
    all.sort_unstable();
    let mut headings: Vec<Heading> = all
        .iter()
        .map(|it| Heading::Word((*it).to_owned()))
        .collect();
    headings.push(Heading::NoWord);
    grouped(sorted, headings, |rank, places| {
        let found = words(rank).iter();
        places.extend(found.filter_map(|word| all.binary_search(&word.as_str()).ok()));
    })
}

#[cfg(test)]
mod tests;
