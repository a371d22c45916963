//! What is left of a file when sources are off, in plain words: the oracle and the program each fill it in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::dates::{self, Date, Days, Inside};

/// What is left of a file.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Left {
    /// Ids of the sources, in order.
    pub(crate) sources: Vec<String>,
    /// Ids of the claims, in order.
    pub(crate) claims: Vec<String>,
    /// By id.
    pub(crate) events: BTreeMap<String, LeftEvent>,
    /// By id, the claims of each side.
    pub(crate) disputes: BTreeMap<String, BTreeSet<BTreeSet<String>>>,
    /// Event, person, role, claims; sorted.
    pub(crate) participations: Vec<[String; 4]>,
    /// From, to, kind, claims; sorted.
    pub(crate) relations: Vec<[String; 4]>,
    /// Id, event, venue, claims; sorted.
    pub(crate) stops: Vec<[String; 4]>,
    /// Id, event, label, claims; sorted.
    pub(crate) figures: Vec<[String; 4]>,
}

/// What is left of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LeftEvent {
    /// All dates that stand equal, in order.
    pub(crate) whens: Vec<String>,
    pub(crate) venues: Vec<String>,
    pub(crate) status: String,
    pub(crate) part_of: Option<String>,
    pub(crate) sources: Vec<String>,
    pub(crate) disputed: bool,
    /// `nowhere`, `points` or `line`.
    pub(crate) shape: &'static str,
    /// Longitude and latitude, each to 1e-9 degrees, in order.
    pub(crate) places: Vec<String>,
}

/// How a file stands to a window of time.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Answer {
    /// By id, the events that are or may be inside.
    pub(crate) inside: BTreeMap<String, Inside>,
    pub(crate) certain: usize,
    pub(crate) possible: usize,
    pub(crate) undated: usize,
    pub(crate) all: usize,
}

/// Longitude and latitude as they are compared.
pub(super) fn place(lon: f64, lat: f64) -> String {
    format!("{lon:.9} {lat:.9}")
}

/// A record of four words; those of the claims stand in one.
pub(super) fn record<'a>(
    words: [&str; 3],
    claims: impl IntoIterator<Item = &'a str>,
) -> [String; 4] {
    let [a, b, c] = words.map(str::to_owned);
    [a, b, c, claims.into_iter().collect::<Vec<_>>().join(" ")]
}

impl LeftEvent {
    pub(crate) fn dates(&self) -> Vec<Date> {
        self.whens.iter().map(|when| Date::of(when)).collect()
    }
}

impl Left {
    /// Which events are inside of a window, by the oracle's own dates.
    pub(crate) fn answer(&self, window: Days) -> Answer {
        let inside = self
            .events
            .iter()
            .map(|(id, event)| (id.clone(), dates::inside(&event.dates(), window)))
            .filter(|(_, inside)| *inside != Inside::Outside);
        let inside: BTreeMap<String, Inside> = inside.collect();
        let count = |which| inside.values().filter(|it| **it == which).count();
        let undated = self.events.values().filter(|it| it.whens.is_empty());
        Answer {
            certain: count(Inside::Certain),
            possible: count(Inside::Possible),
            undated: undated.count(),
            all: self.events.len(),
            inside,
        }
    }

    /// From the first to the last day that has a number and on which anything may have been.
    pub(crate) fn extent(&self) -> Option<Days> {
        let dates = self.events.values().flat_map(LeftEvent::dates);
        let days: Vec<Days> = dates.map(|date| date.extent()).collect();
        let ends = || days.iter().flat_map(|days| [days.from, days.to]);
        let known = || ends().filter(|end| *end != i64::MIN && *end != i64::MAX);
        Some(Days {
            from: known().min()?,
            to: known().max()?,
        })
    }

    /// The ids of the events by the first day that they may be on, the day after the last, and id; undated ones last.
    pub(crate) fn in_order(&self) -> Vec<&str> {
        let key = |event: &LeftEvent| {
            let days: Vec<Days> = event.dates().iter().map(Date::extent).collect();
            let days = dates::hull(&days);
            days.map_or((true, i64::MAX, i64::MAX), |days| {
                (false, days.from, days.to)
            })
        };
        let mut order: Vec<(&String, &LeftEvent)> = self.events.iter().collect();
        order.sort_by_key(|(id, event)| (key(event), *id));
        order.into_iter().map(|(id, _)| id.as_str()).collect()
    }
}

/// A text in a record; empty when it is not there.
pub(super) fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or("")
}
