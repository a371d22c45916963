//! Conditions without parts: the events that fulfil each.

use super::super::search::Found;
use super::super::{EventSet, Index};
use super::names::{Sought, names_of, names_of_value};
use crate::dataset::{Dataset, EventIx, Participation, PersonIx, Role, VenueIx};
use crate::geo::{LonLat, distance_km};
use crate::query::event_set::narrow;
use crate::text;
use crate::text::folding::{Keys, fold};
use crate::time::{Edtf, Inside, Membership};
use crate::view::Facet;
use crate::view::query::{Centre, Condition, Countable, OwnWords, Part, QueryField, Timing};

/// Kilometres in a degree of latitude, rounded down a little.
const KM_IN_DEGREE: f64 = 111.0;
/// Signs that stand between the words of a title.
const JOINING: &str = "-–—−&+/·•,.:;…";
/// One event in so many is few.
const FEW: usize = 16;

/// A condition without parts, and what in the dataset it means.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) condition: Condition,
    pub(super) meant: Meant,
}

/// What names stand for.
#[derive(Clone, Debug)]
pub(super) enum Meant {
    /// The condition has no names.
    Itself,
    /// Values of a facet with who has them.
    Values(Vec<(String, EventSet)>),
    /// Rising.
    People(Vec<PersonIx>),
    /// Rising.
    Places(Vec<VenueIx>),
    /// Points with their names.
    Points(Vec<(String, LonLat)>),
    /// Nothing in the dataset.
    Nothing,
}

impl Leaf {
    /// What a condition means, and the events that fulfil it.
    pub(super) fn new(dataset: &Dataset, index: &Index, condition: &Condition) -> (Self, EventSet) {
        let (meant, events) = match condition {
            Condition::Words(words) => {
                let found = index.matching(dataset, words);
                // Signs alone ask for nothing.
                let all = || EventSet::range(0..dataset.len());
                (Meant::Itself, found.unwrap_or_else(all))
            }
            Condition::Has(facet, value) => has(dataset, index, *facet, value),
            Condition::Time(timing, date) => (Meant::Itself, at(index, *timing, date)),
            Condition::Person(part, name) => person(dataset, *part, name),
            Condition::Place(name) => {
                let places = places(dataset, name);
                let events = places.iter().flat_map(|ix| dataset.events_at(*ix));
                let events = these(dataset, events.copied());
                (Meant::Places(places), events)
            }
            Condition::Near(centre, metres) => near(dataset, centre, *metres),
            Condition::Own(which, words) => own(dataset, index, *which, words),
            Condition::Count(what, comparison, number) => {
                let holds = |ix| comparison.holds(count(dataset, *what, ix), *number);
                let events = all_that(dataset, holds);
                (Meant::Itself, events)
            }
            Condition::Not(_) | Condition::All(_) | Condition::Any(_) => {
                (Meant::Nothing, EventSet::default())
            }
        };
        let meant = if meant.is_empty() {
            Meant::Nothing
        } else {
            meant
        };
        let condition = condition.clone();
        (Self { condition, meant }, events)
    }

    /// That nothing has the name, or that a word asks for nothing.
    pub(super) fn note(&self) -> Option<String> {
        if let Condition::Words(words) = &self.condition {
            let empty = |word: &&str| fold(word).trim().is_empty();
            let mut all = words.split(' ').filter(|word| !word.is_empty());
            let alone = all.clone().all(|word| empty(&word));
            // Between words, such signs are part of a title.
            let joins = |word: &&str| word.chars().all(|c| JOINING.contains(c));
            let idle = all.find(|word| empty(word) && (alone || !joins(word)));
            return idle.map(text::query_no_letters);
        }
        if !matches!(self.meant, Meant::Nothing) {
            return None;
        }
        let (field, value) = match &self.condition {
            // What any dataset may lack needs no note.
            Condition::Has(facet, _) if QueryField::Facet(*facet).fixed_values().is_some() => {
                return None;
            }
            Condition::Has(facet, value) => (QueryField::Facet(*facet), value),
            Condition::Person(part, name) => (QueryField::Person(*part), name),
            Condition::Place(name) => (QueryField::Place, name),
            Condition::Near(Centre::Named(name), _) => (QueryField::Near, name),
            Condition::Own(OwnWords::Id, id) => (QueryField::Own(OwnWords::Id), id),
            _ => return None,
        };
        Some(text::query_unknown(field.key(), value))
    }
}

impl Meant {
    fn is_empty(&self) -> bool {
        match self {
            Self::Itself => false,
            Self::Values(values) => values.is_empty(),
            Self::People(people) => people.is_empty(),
            Self::Places(places) => places.is_empty(),
            Self::Points(points) => points.is_empty(),
            Self::Nothing => true,
        }
    }
}

/// A set of events that come in any order.
fn these(dataset: &Dataset, events: impl Iterator<Item = EventIx>) -> EventSet {
    let mut flags = vec![false; dataset.len()];
    for event in events {
        flags[event.get()] = true;
    }
    EventSet::of_flags(dataset.in_order().iter().map(|ix| flags[ix.get()]))
}

/// All events of which something holds. They are asked in the order of the file, as they lie in memory.
fn all_that(dataset: &Dataset, mut holds: impl FnMut(EventIx) -> bool) -> EventSet {
    let all = (0..dataset.len()).filter_map(EventIx::new);
    these(dataset, all.filter(|ix| holds(*ix)))
}

/// A value by itself, or else all that are called so.
fn has(dataset: &Dataset, index: &Index, facet: Facet, value: &str) -> (Meant, EventSet) {
    let values = index.facets().of(facet);
    let names: Vec<&str> = match values.find(value) {
        Some(_) => vec![value],
        None if QueryField::Facet(facet).fixed_values().is_some() => Vec::new(),
        None => {
            Sought::new(value).among(values.names().iter().map(String::as_str), |value, give| {
                names_of_value(dataset, facet, value, give);
            })
        }
    };
    let mut events = EventSet::default();
    let mut meant = Vec::new();
    for name in names {
        if let Some(set) = values.events(name) {
            events.add(set);
            meant.push((name.to_owned(), set.clone()));
        }
    }
    (Meant::Values(meant), events)
}

/// What is certainly, or at least possibly, at a time; never what has no date.
fn at(index: &Index, timing: Timing, date: &Edtf) -> EventSet {
    let Some(window) = timing.window(date) else {
        return EventSet::default();
    };
    let time = index.time();
    let mut inside = Inside::default();
    time.find(&window, &mut inside);
    let is_wanted = |at: usize| match inside.membership(time, at) {
        Membership::Outside => false,
        Membership::Possible => timing != Timing::Certainly,
        Membership::Certain => true,
    };
    // Of many, all are asked in turn: that is quicker than to find one after the other.
    if inside.len() > time.len() / FEW {
        return EventSet::of_flags((0..time.len()).map(is_wanted));
    }
    let ranks = inside.iter_from(time, 0).filter(|at| is_wanted(*at));
    EventSet::from_rising(ranks.map(narrow))
}

fn person(dataset: &Dataset, part: Part, name: &str) -> (Meant, EventSet) {
    let all = 0..dataset.parts().persons.len();
    let people = match dataset.find_person(name) {
        Some(itself) => vec![itself],
        None => Sought::new(name).among(all.filter_map(PersonIx::new), |ix, give| {
            names_of(Found::Person(*ix), dataset, give);
        }),
    };
    let parts = people.iter().flat_map(|ix| dataset.participations_by(*ix));
    let parts = parts.filter(|it| is_part(it, part));
    let events = these(
        dataset,
        parts.filter_map(|it| dataset.find_event(&it.event)),
    );
    (Meant::People(people), events)
}

/// Whether a participation is one of that sort.
pub(super) fn is_part(participation: &Participation, part: Part) -> bool {
    match part {
        Part::Present => participation.role.is_there(),
        Part::Absent => participation.role == Role::Absent,
        Part::Expected => participation.role == Role::Expected,
    }
}

/// The places of a name or an id.
fn places(dataset: &Dataset, name: &str) -> Vec<VenueIx> {
    if let Some(itself) = dataset.find_venue(name) {
        return vec![itself];
    }
    let all = 0..dataset.parts().venues.len();
    Sought::new(name).among(all.filter_map(VenueIx::new), |ix, give| {
        names_of(Found::Venue(*ix), dataset, give);
    })
}

fn near(dataset: &Dataset, centre: &Centre, metres: u32) -> (Meant, EventSet) {
    let points = match centre {
        Centre::At(at) => vec![(format!("{},{}", at.lon, at.lat), *at)],
        Centre::Named(name) => {
            let venues = places(dataset, name).into_iter();
            let pinned = venues.filter_map(|ix| {
                let venue = dataset.venue(ix);
                Some((venue.name.clone(), venue.pin()?))
            });
            pinned.collect()
        }
    };
    let most = f64::from(metres) / 1000.0;
    let degrees = most / KM_IN_DEGREE;
    let events = all_that(dataset, |ix| {
        let mut marks = dataset.marks(ix).iter();
        marks.any(|mark| {
            points.iter().any(|(_, point)| {
                (mark.lat - point.lat).abs() <= degrees && distance_km(*mark, *point) <= most
            })
        })
    });
    (Meant::Points(points), events)
}

fn own(dataset: &Dataset, index: &Index, which: OwnWords, words: &str) -> (Meant, EventSet) {
    if which == OwnWords::Id {
        let found = dataset.find_event(words);
        let meant = found.map_or(Meant::Nothing, |_| Meant::Itself);
        return (meant, these(dataset, found.into_iter()));
    }
    let sought = fold(words);
    let mut keys = Keys::default();
    // Whatever has the words in this order is among what has them in any.
    let candidates = index.matching(dataset, words).unwrap_or_default();
    let order = dataset.in_order();
    let found = candidates.iter().filter(|rank| {
        let event = dataset.event(order[*rank as usize]);
        has_phrase(&mut keys, &event.title, &sought)
            || which == OwnWords::Text && has_phrase(&mut keys, &event.summary, &sought)
    });
    (Meant::Itself, EventSet::from_rising(found))
}

/// Whether folded words follow each other somewhere in a text; the last one may be the beginning of a word.
pub(super) fn has_phrase(keys: &mut Keys, text: &str, sought: &str) -> bool {
    let begins_word = |key: &str, at: usize| at == 0 || key.as_bytes()[at - 1] == b' ';
    !sought.is_empty()
        && keys.of(text).any(|key| {
            let mut found = key.match_indices(sought);
            found.any(|(at, _)| begins_word(key, at))
        })
}

/// How many of something an event has. Of a file that makes no claims each row is one, of one source.
pub(super) fn count(dataset: &Dataset, what: Countable, ix: EventIx) -> u32 {
    let implied = usize::from(dataset.implied_source());
    narrow(match what {
        Countable::Sources => dataset.event(ix).sources.len().max(implied),
        Countable::Claims => dataset.claim_rows_about(ix).len().max(implied),
        Countable::Places => dataset.venues_of(ix).count(),
        Countable::People => {
            let parts = dataset.participations_in(ix);
            let mut people: Vec<&str> = parts.map(|part| part.person.as_str()).collect();
            people.sort_unstable();
            people.dedup();
            people.len()
        }
    })
}
