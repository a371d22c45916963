use std::collections::HashMap;

use super::place_key::{PlaceKey, is_missed, place_key};
use crate::dataset::{Dataset, EventIx, Geometry, Status};
use crate::geo::{LonLat, World};
use crate::theme::Form;

/// What the signs on the map are counted by, worked out once for a dataset: a look at what is visible reads nothing else.
#[derive(Debug, Default)]
pub struct MapColumns {
    /// All events in the order of time, and what is counted of each: who goes through what is visible goes through memory.
    order: Vec<EventIx>,
    events: Vec<Facts>,
    /// The number of the place of each mark, event by event.
    places: Vec<u32>,
    /// Where each place is, in degrees and on the plane of the map.
    worlds: Vec<(LonLat, World)>,
    /// Whether some event has several places.
    some_have_several: bool,
}

/// What is drawn of an event beside its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Nothing.
    Nothing,
    /// The lines of a journey.
    Lines,
    /// Areas.
    Areas,
}

/// What is counted of one event.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The form of its sign.
    pub form: Form,
    /// What is drawn of it beside its marks.
    pub drawn: Drawn,
    /// Whether sources disagree about it.
    pub is_disputed: bool,
    /// Whether it did not take place (yet).
    pub is_planned: bool,
    /// How many of its stops were not reached.
    pub missed: u32,
    /// Where its places begin, and how many there are.
    first: u32,
    marks: u32,
}

impl MapColumns {
    /// Works them out; `form` is the form of the signs of a kind. Linear in the size of the dataset.
    pub(super) fn new(dataset: &Dataset, form: impl Fn(&str) -> Form) -> Self {
        let mut numbers: HashMap<PlaceKey, u32> = HashMap::new();
        let mut columns = Self {
            order: dataset.in_order().to_vec(),
            events: Vec::with_capacity(dataset.len()),
            ..Self::default()
        };
        let Self {
            events,
            places,
            worlds,
            some_have_several,
            ..
        } = &mut columns;
        for &event in dataset.in_order() {
            let first = places.len();
            let mut missed = 0;
            for place in dataset.marks(event) {
                let number = *numbers.entry(place_key(*place)).or_insert_with(|| {
                    worlds.push((*place, World::from(*place)));
                    short(worlds.len() - 1)
                });
                places.push(number);
                missed += u32::from(is_missed(dataset, event, *place));
            }
            *some_have_several |= places.len() - first > 1;
            let record = dataset.event(event);
            let drawn = match record.geometry {
                Geometry::Lines(_) => Drawn::Lines,
                Geometry::Areas(_) => Drawn::Areas,
                Geometry::Nowhere | Geometry::Points(_) => Drawn::Nothing,
            };
            events.push(Facts {
                form: form(&record.kind),
                drawn,
                is_disputed: record.disputed,
                is_planned: record.status != Status::Happened,
                missed,
                first: short(first),
                marks: short(places.len() - first),
            });
        }
        columns
    }

    /// Goes through some events in the order of time.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk {
            columns: self,
            at: 0,
        }
    }

    /// How many places there are: their numbers are below that.
    #[must_use]
    pub fn places(&self) -> usize {
        self.worlds.len()
    }

    /// Where a place is, by its number.
    ///
    /// # Panics
    /// When there are no more places than that.
    #[must_use]
    pub fn place(&self, number: u32) -> (LonLat, World) {
        self.worlds[number as usize]
    }

    /// Whether some event has several places.
    #[must_use]
    pub fn some_have_several(&self) -> bool {
        self.some_have_several
    }
}

/// A way through the columns: what lies between two events is passed over, not looked up.
#[derive(Debug)]
pub struct Walk<'a> {
    columns: &'a MapColumns,
    at: usize,
}

impl<'a> Walk<'a> {
    /// What is counted of an event, with the numbers of its places. Events that come in the order of time are found at
    /// once; another one is looked for from the beginning.
    pub fn event(&mut self, event: EventIx) -> Option<(Facts, &'a [u32])> {
        let MapColumns {
            order,
            events,
            places,
            ..
        } = self.columns;
        let ahead = order.get(self.at..)?.iter();
        let at = ahead.into_iter().position(|it| *it == event);
        let at = at.map(|far| self.at + far);
        let at = at.or_else(|| order.iter().position(|it| *it == event))?;
        self.at = at;
        let facts = *events.get(at)?;
        let first = facts.first as usize;
        Some((facts, places.get(first..first + facts.marks as usize)?))
    }
}

/// There are no more marks than can be told apart.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
