//! A file as if some of its sources had never been read.
//!
//! What an event is, is carried by claims. Where the claims of a source are taken away, each property is worked out
//! anew from those that remain: the value of the preferred ones; if none of those is left, every value that remains,
//! side by side; if nothing is left, nothing. An event that nobody speaks of any more is gone, and a dispute with one
//! side left is none. Titles and kinds are the editors' own words and stay; what they wrote about an event as a whole
//! stays only while everything that it rests on does.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::{Claim, Dispute, Event, Geometry, Parts, PlacePrecision, Rank, Status, Stop, Venue};
use crate::geo::LonLat;
use crate::time::Edtf;

/// The fields of an event that claims carry.
const CARRIED: [&str; 4] = ["when", "venues", "status", "part_of"];

/// What a file says without the sources of these ids. A file without claims is itself the one source, and stays as it is.
#[must_use]
pub fn without(parts: &Parts, off: &BTreeSet<String>) -> Parts {
    let makes_claims = parts.declared || !parts.claims.is_empty();
    if off.is_empty() || !makes_claims {
        return parts.clone();
    }
    let evidence = Evidence::new(parts, off);
    let mut left = Parts {
        declared: parts.declared,
        extra: parts.extra.clone(),
        sources: parts
            .sources
            .iter()
            .filter(|source| !off.contains(&source.id))
            .cloned()
            .collect(),
        claims: evidence
            .remaining
            .iter()
            .map(|claim| (*claim).clone())
            .collect(),
        disputes: parts
            .disputes
            .iter()
            .filter_map(|dispute| evidence.dispute(dispute))
            .collect(),
        ..Parts::default()
    };
    let disputed: HashSet<&str> = left.disputes.iter().map(|it| it.event.as_str()).collect();
    let stops = evidence.carried(&parts.stops, |stop| &mut stop.claims);
    let venues = parts.venues.iter().map(|venue| (venue.id.as_str(), venue));
    let pins = Pins {
        venues: venues.collect(),
        stops: &stops,
    };
    let events = parts.events.iter();
    left.events = events
        .filter_map(|event| evidence.event(event, &disputed, &pins))
        .collect();
    let ids: HashSet<&str> = left.events.iter().map(|event| event.id.as_str()).collect();
    left.stops = stops;
    left.participations = evidence.carried(&parts.participations, |it| &mut it.claims);
    left.relations = evidence.carried(&parts.relations, |it| &mut it.claims);
    left.figures = evidence.carried(&parts.figures, |it| &mut it.claims);
    left.stops.retain(|it| ids.contains(it.event.as_str()));
    left.participations
        .retain(|it| ids.contains(it.event.as_str()));
    left.relations
        .retain(|it| ids.contains(it.from.as_str()) && ids.contains(it.to.as_str()));
    left.figures
        .retain(|it| it.event.as_deref().is_none_or(|event| ids.contains(event)));
    forget_gone(&mut left);
    keep_named(parts, &mut left, off);
    left
}

/// What is part of an event that is gone, or leads to it, does so no longer.
fn forget_gone(left: &mut Parts) {
    let ids: HashSet<String> = left.events.iter().map(|event| event.id.clone()).collect();
    for event in &mut left.events {
        event.part_of.take_if(|whole| !ids.contains(whole));
    }
    for stop in &mut left.stops {
        stop.at.take_if(|event| !ids.contains(event));
    }
}

/// The claims that remain, by what they are about.
struct Evidence<'a> {
    off: &'a BTreeSet<String>,
    remaining: Vec<&'a Claim>,
    /// Ids of those that remain.
    ids: HashSet<&'a str>,
    /// Those that remain, by event.
    by_event: HashMap<&'a str, Vec<&'a Claim>>,
    /// Fields of events of which some source speaks, on or off.
    spoken_of: HashSet<(&'a str, &'a str)>,
}

impl<'a> Evidence<'a> {
    fn new(parts: &'a Parts, off: &'a BTreeSet<String>) -> Self {
        let claims = || parts.claims.iter();
        let remaining: Vec<&Claim> = claims().filter(|it| !off.contains(&it.source)).collect();
        let mut by_event: HashMap<&str, Vec<&Claim>> = HashMap::new();
        for claim in &remaining {
            by_event.entry(&claim.event).or_default().push(claim);
        }
        Self {
            off,
            ids: remaining.iter().map(|claim| claim.id.as_str()).collect(),
            by_event,
            spoken_of: claims()
                .map(|it| (it.event.as_str(), it.field.as_str()))
                .collect(),
            remaining,
        }
    }

    fn is_left(&self, claim: &str) -> bool {
        self.ids.contains(claim)
    }

    /// The event as the remaining claims have it; `None` when there are none.
    fn event(&self, event: &Event, disputed: &HashSet<&str>, pins: &Pins<'_>) -> Option<Event> {
        let claims = self.by_event.get(event.id.as_str())?;
        let sources: Vec<String> = event
            .sources
            .iter()
            .filter(|source| !self.off.contains(*source))
            .cloned()
            .collect();
        let is_whole = !event.sources.iter().any(|source| self.off.contains(source));
        let mut left = Event {
            disputed: disputed.contains(event.id.as_str()),
            sources,
            ..event.clone()
        };
        if !is_whole {
            left.summary.clear();
        }
        let is_carried = claims.iter().any(|claim| claim.is_of_whole());
        for field in CARRIED.into_iter().filter(|_| !is_carried) {
            if self.spoken_of.contains(&(event.id.as_str(), field)) {
                set(&mut left, field, &values(claims, field));
            }
        }
        if left.when != event.when || !left.other_whens.is_empty() {
            left.when_derivation = None;
        }
        pins.place(&mut left, event);
        if left.geometry != event.geometry
            && let Some(beside) = &mut left.beside
        {
            beside.shift_remove("geometry");
        }
        Some(left)
    }

    /// The sides of a dispute that somebody still takes; `None` when there are not two any more.
    fn dispute(&self, dispute: &Dispute) -> Option<Dispute> {
        let sides = dispute.sides.iter().map(|side| {
            let left = side.iter().filter(|claim| self.is_left(claim));
            left.cloned().collect::<Vec<String>>()
        });
        let sides: Vec<Vec<String>> = sides.filter(|side| !side.is_empty()).collect();
        let is_whole = sides == dispute.sides;
        (sides.len() > 1).then(|| Dispute {
            sides,
            note: dispute.note.clone().filter(|_| is_whole),
            ..dispute.clone()
        })
    }

    /// The records that a claim still carries, and those that none ever did.
    fn carried<T: Clone>(
        &self,
        records: &[T],
        claims: impl Fn(&mut T) -> &mut Vec<String>,
    ) -> Vec<T> {
        let left = records.iter().filter_map(|record| {
            let mut left = record.clone();
            let of_record = claims(&mut left);
            let had = !of_record.is_empty();
            of_record.retain(|claim| self.is_left(claim));
            (!had || !of_record.is_empty()).then_some(left)
        });
        left.collect()
    }
}

/// What claims say a field is: the preferred ones, or else all of them, each value once.
fn values<'a>(claims: &[&'a Claim], field: &str) -> Vec<&'a Value> {
    let of_rank = |rank: Rank| {
        let said = claims
            .iter()
            .filter(|claim| claim.field == field && claim.rank == rank);
        let mut values: Vec<&Value> = Vec::new();
        for claim in said {
            if !values.contains(&&claim.value) {
                values.push(&claim.value);
            }
        }
        values
    };
    let preferred = of_rank(Rank::Preferred);
    if preferred.is_empty() {
        of_rank(Rank::Normal)
    } else {
        preferred
    }
}

/// Gives a property the values that claims have for it.
fn set(event: &mut Event, field: &str, values: &[&Value]) {
    match field {
        "when" => {
            let mut dates = values
                .iter()
                .filter_map(|value| value.as_str()?.parse::<Edtf>().ok());
            event.when = dates.next();
            event.other_whens = dates.collect();
        }
        "venues" => {
            event.venues.clear();
            for id in values
                .iter()
                .flat_map(|value| value.as_array().into_iter().flatten())
            {
                let id = id.as_str().unwrap_or_default();
                if !id.is_empty() && !event.venues.iter().any(|venue| venue == id) {
                    event.venues.push(id.to_owned());
                }
            }
        }
        "status" => {
            let status = |value: &&Value| serde_json::from_value::<Status>((*value).clone()).ok();
            event.status = values.iter().find_map(status).unwrap_or_default();
        }
        _ => {
            let whole = values.iter().find_map(|value| value.as_str());
            event.part_of = whole.map(str::to_owned);
        }
    }
}

/// Where venues and stops are.
struct Pins<'a> {
    venues: HashMap<&'a str, &'a Venue>,
    stops: &'a [Stop],
}

impl Pins<'_> {
    fn pin(&self, id: &str) -> Option<LonLat> {
        self.venues.get(id)?.pin()
    }

    /// Places an event whose venues may have changed.
    fn place(&self, left: &mut Event, before: &Event) {
        if let Geometry::Lines(_) = before.geometry {
            let mut stops: Vec<&Stop> =
                self.stops.iter().filter(|it| it.event == left.id).collect();
            stops.sort_by_key(|stop| stop.order);
            let line: Vec<LonLat> = stops.iter().filter_map(|it| self.pin(&it.venue)).collect();
            if line.len() > 1 {
                left.geometry = Geometry::Lines(vec![line]);
                return;
            }
        } else if left.venues == before.venues {
            return;
        }
        let points: Vec<LonLat> = left.venues.iter().filter_map(|id| self.pin(id)).collect();
        if left.venues != before.venues {
            let first = left
                .venues
                .iter()
                .find_map(|id| self.venues.get(id.as_str()));
            left.precision = first.map_or(PlacePrecision::None, |venue| venue.precision);
        }
        left.geometry = if points.is_empty() {
            Geometry::Nowhere
        } else {
            Geometry::Points(points)
        };
    }
}

/// Keeps the people, places and bodies that what is left still names, and the notes that rest on no source that is off.
pub(super) fn keep_named(parts: &Parts, left: &mut Parts, off: &BTreeSet<String>) {
    let mut named: HashSet<&str> = HashSet::new();
    for claim in &left.claims {
        words(&claim.value, &mut named);
        named.extend(claim.by.as_deref());
    }
    named.extend(
        left.events
            .iter()
            .flat_map(|it| &it.venues)
            .map(String::as_str),
    );
    named.extend(left.stops.iter().map(|stop| stop.venue.as_str()));
    named.extend(left.participations.iter().map(|it| it.person.as_str()));
    let is_named = |id: &str, name: &str| named.contains(id) || named.contains(name);
    let venues = parts.venues.iter();
    left.venues = venues
        .filter(|it| is_named(&it.id, &it.name))
        .cloned()
        .collect();
    let persons = parts.persons.iter();
    left.persons = persons
        .filter(|it| is_named(&it.id, &it.name))
        .cloned()
        .collect();
    let bodies = parts.organisations.iter();
    left.organisations = bodies
        .filter(|it| is_named(&it.id, &it.name))
        .cloned()
        .collect();
    let rests_on_off = |value: &Value| value.as_str().is_some_and(|source| off.contains(source));
    let notes = parts.editor_notes.iter().filter(|note| {
        let sources = note.extra.get("sources").and_then(Value::as_array);
        !sources.into_iter().flatten().any(rests_on_off)
    });
    left.editor_notes = notes.cloned().collect();
}

/// All texts in a value.
fn words<'a>(value: &'a Value, into: &mut HashSet<&'a str>) {
    match value {
        Value::String(text) => {
            into.insert(text);
        }
        Value::Array(values) => values.iter().for_each(|value| words(value, into)),
        Value::Object(members) => members.values().for_each(|value| words(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
