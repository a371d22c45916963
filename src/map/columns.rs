use std::collections::HashMap;
use std::sync::Arc;

use super::place_key::{PlaceKey, is_missed, key};
use crate::dataset::{Dataset, EventIx, Geometry, Status};
use crate::explorer::Explorer;
use crate::geo::{LonLat, World};
use crate::theme::Form;

/// What the signs on the map are counted by, worked out once for a dataset: a look at what is visible reads nothing else.
#[derive(Debug, Default)]
pub(super) struct Columns {
    of: Option<Arc<Dataset>>,
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
pub(super) enum Drawn {
    Nothing,
    Lines,
    Areas,
}

/// What is counted of one event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    pub(super) form: Form,
    pub(super) drawn: Drawn,
    pub(super) is_disputed: bool,
    /// Whether it did not take place (yet).
    pub(super) is_planned: bool,
    /// How many of its stops were not reached.
    pub(super) missed: u32,
    /// Where its places begin, and how many there are.
    first: u32,
    marks: u32,
}

impl Columns {
    /// Works them out, if it is another dataset than before. Linear in its size.
    pub(super) fn update(&mut self, explorer: &Explorer) {
        let dataset = explorer.shared_dataset();
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &dataset)) {
            return;
        }
        let mut numbers: HashMap<PlaceKey, u32> = HashMap::new();
        self.events.clear();
        self.places.clear();
        self.worlds.clear();
        self.some_have_several = false;
        self.order.clear();
        self.order.extend_from_slice(dataset.in_order());
        for &event in dataset.in_order() {
            let first = self.places.len();
            let mut missed = 0;
            for place in dataset.marks(event) {
                let number = *numbers.entry(key(*place)).or_insert_with(|| {
                    self.worlds.push((*place, World::from(*place)));
                    short(self.worlds.len() - 1)
                });
                self.places.push(number);
                missed += u32::from(is_missed(&dataset, event, *place));
            }
            self.some_have_several |= self.places.len() - first > 1;
            let record = dataset.event(event);
            let drawn = match record.geometry {
                Geometry::Lines(_) => Drawn::Lines,
                Geometry::Areas(_) => Drawn::Areas,
                Geometry::Nowhere | Geometry::Points(_) => Drawn::Nothing,
            };
            self.events.push(Facts {
                form: explorer.index().form(&record.kind),
                drawn,
                is_disputed: record.disputed,
                is_planned: record.status != Status::Happened,
                missed,
                first: short(first),
                marks: short(self.places.len() - first),
            });
        }
        self.of = Some(dataset);
    }

    /// Goes through some events in the order of time.
    pub(super) fn walk(&self) -> Walk<'_> {
        Walk {
            columns: self,
            at: 0,
        }
    }

    /// How many places there are: their numbers are below that.
    pub(super) fn places(&self) -> usize {
        self.worlds.len()
    }

    /// Where a place is, by its number.
    pub(super) fn place(&self, number: u32) -> (LonLat, World) {
        self.worlds[number as usize]
    }

    /// Whether some event has several places.
    pub(super) fn some_have_several(&self) -> bool {
        self.some_have_several
    }
}

/// A way through the columns: what lies between two events is passed over, not looked up.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    columns: &'a Columns,
    at: usize,
}

impl<'a> Walk<'a> {
    /// What is counted of an event, with the numbers of its places. Events that come in the order of time are found at
    /// once; another one is looked for from the beginning.
    pub(super) fn event(&mut self, event: EventIx) -> Option<(Facts, &'a [u32])> {
        let Columns {
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
