use std::cmp::Reverse;

use super::candidates::{Candidates, event_weight, said, standing};
use super::together::{self, Whom};
use super::{Group, Link, Standing};
use crate::dataset::{
    Cell, ClaimIx, Dataset, EventIx, OrganisationIx, Participation, PersonIx, Role, SourceIx, Stop,
    StopStatus, VenueIx,
};
use crate::query::attendance;
use crate::view::Selection;

/// Of more events than this only what is tied to them is looked at before the choice, and not their claims.
const WEIGHED: usize = 500;

/// Everything that is tied to the focus.
pub(super) fn gather(dataset: &Dataset, focus: &Selection, all: &mut Candidates<'_>) {
    match focus {
        Selection::Event(id) => {
            if let Some(ix) = dataset.find_event(id) {
                of_event(dataset, ix, all);
            }
        }
        Selection::Venue(id) => {
            if let Some(ix) = dataset.find_venue(id) {
                of_venue(dataset, ix, all);
            }
        }
        Selection::Person(id) => {
            if let Some(ix) = dataset.find_person(id) {
                of_person(dataset, ix, all);
            }
        }
        Selection::Organisation(id) => {
            if let Some(ix) = dataset.find_organisation(id) {
                of_organisation(dataset, ix, all);
            }
        }
        Selection::Source(id) => {
            if let Some(ix) = dataset.find_source(id) {
                of_source(dataset, ix, all);
            }
        }
    }
}

fn event(id: &str) -> Selection {
    Selection::Event(id.to_owned())
}

fn of_event(dataset: &Dataset, ix: EventIx, all: &mut Candidates<'_>) {
    // First what says most about where an event belongs.
    wholes_and_parts(dataset, ix, all);
    journeys(dataset, ix, all);
    let id = dataset.event(ix).id.as_str();
    for relation in dataset.relations_of(ix) {
        let forward = relation.from == id;
        let other = if forward {
            &relation.to
        } else {
            &relation.from
        };
        let before = comes_before(&relation.kind, forward);
        let before = before.unwrap_or_else(|| is_earlier(dataset, other, ix));
        let group = if before { Group::Before } else { Group::After };
        let tie = said(
            Link::Relation(relation.kind.clone()),
            forward,
            relation.claims.clone(),
        );
        all.tie(event(other), group, standing(dataset, &tie.claims), tie);
    }
    let mut parts: Vec<&Participation> = dataset.participations_in(ix).collect();
    parts.sort_by_key(|part| part.person.as_str());
    for parts in parts.chunk_by(|a, b| a.person == b.person) {
        let person = Selection::Person(parts[0].person.clone());
        taking_part(dataset, ix, (&person, Group::People), parts, all);
    }
    for venue in &dataset.event(ix).venues {
        let tie = said(Link::Venue, true, naming(dataset, ix, "venues", venue));
        let standing = standing(dataset, &tie.claims);
        all.tie(
            Selection::Venue(venue.clone()),
            Group::Setting,
            standing,
            tie,
        );
    }
    organisations(dataset, ix, all);
}

/// The parts that somebody has in an event, or an event has for somebody.
fn taking_part(
    dataset: &Dataset,
    ix: EventIx,
    (what, group): (&Selection, Group),
    parts: &[&Participation],
    all: &mut Candidates<'_>,
) {
    for part in parts {
        let link = Link::Part(part.role, part.office.clone());
        let tie = said(link, true, part.claims.clone());
        all.tie(what.clone(), group, Standing::Said, tie);
    }
    let standing = match attendance::cell(dataset, ix, parts) {
        Cell::Present(_) | Cell::NotMentioned => Standing::Said,
        Cell::Expected => Standing::Expected,
        Cell::Absent => Standing::Absent,
        Cell::Disputed => Standing::Disputed,
    };
    all.set_standing(what, standing);
}

fn wholes_and_parts(dataset: &Dataset, ix: EventIx, all: &mut Candidates<'_>) {
    if let Some(whole) = &dataset.event(ix).part_of {
        let tie = said(Link::PartOf, true, naming(dataset, ix, "part_of", whole));
        let standing = standing(dataset, &tie.claims);
        all.tie(event(whole), Group::Before, standing, tie);
    }
    let id = dataset.event(ix).id.as_str();
    for &part in dataset.parts_of(ix) {
        let tie = said(Link::PartOf, false, naming(dataset, part, "part_of", id));
        let standing = standing(dataset, &tie.claims);
        all.tie(event(&dataset.event(part).id), Group::After, standing, tie);
    }
}

/// The stops of a journey, and the journeys of which an event was at a stop.
fn journeys(dataset: &Dataset, ix: EventIx, all: &mut Candidates<'_>) {
    for stop in dataset.stops_of(ix) {
        let venue = Selection::Venue(stop.venue.clone());
        all.tie(
            venue,
            Group::Setting,
            stop_standing(dataset, stop),
            stop_tie(stop, true),
        );
        if let Some(at) = &stop.at {
            let standing = stop_standing(dataset, stop);
            all.tie(event(at), Group::After, standing, stop_tie(stop, true));
        }
    }
    let id = dataset.event(ix).id.as_str();
    let stops = dataset.parts().stops.iter();
    for stop in stops.filter(|stop| stop.at.as_deref() == Some(id)) {
        let standing = stop_standing(dataset, stop);
        all.tie(
            event(&stop.event),
            Group::Before,
            standing,
            stop_tie(stop, false),
        );
    }
}

fn stop_tie(stop: &Stop, forward: bool) -> super::Tie {
    let link = Link::Stop(stop.order, stop.status);
    said(link, forward, stop.claims.clone())
}

fn stop_standing(dataset: &Dataset, stop: &Stop) -> Standing {
    let standing = standing(dataset, &stop.claims);
    standing.max(match stop.status {
        StopStatus::Reached => Standing::Said,
        StopStatus::Planned => Standing::Expected,
        StopStatus::NotReached => Standing::Absent,
    })
}

/// The organisations that claims see in an event.
fn organisations(dataset: &Dataset, ix: EventIx, all: &mut Candidates<'_>) {
    let claims = dataset.claims_about(ix);
    for claim in claims.filter(|claim| claim.field == "organisations") {
        let ids = claim.value.as_array().into_iter().flatten();
        for id in ids.filter_map(serde_json::Value::as_str) {
            let claims = vec![claim.id.clone()];
            let standing = standing(dataset, &claims);
            let organisation = Selection::Organisation(id.to_owned());
            let tie = said(Link::Organisation, true, claims);
            all.tie(organisation, Group::Setting, standing, tie);
        }
    }
}

fn of_venue(dataset: &Dataset, ix: VenueIx, all: &mut Candidates<'_>) {
    let id = dataset.venue(ix).id.as_str();
    for at in heaviest(dataset, dataset.events_at(ix), all) {
        let tie = said(Link::Venue, false, naming(dataset, at, "venues", id));
        let standing = standing(dataset, &tie.claims);
        all.tie(event(&dataset.event(at).id), Group::Events, standing, tie);
    }
    let stops = dataset.parts().stops.iter();
    for stop in stops.filter(|stop| stop.venue == id) {
        let standing = stop_standing(dataset, stop);
        all.tie(
            event(&stop.event),
            Group::Events,
            standing,
            stop_tie(stop, false),
        );
    }
    together::gather(dataset, dataset.events_at(ix), Whom::Everybody, all);
}

fn of_person(dataset: &Dataset, ix: PersonIx, all: &mut Candidates<'_>) {
    let mut parts: Vec<&Participation> = dataset.participations_by(ix).collect();
    parts.sort_by_key(|part| part.event.as_str());
    let mut events = Vec::new();
    let mut known: Vec<(bool, EventIx, &[&Participation])> = Vec::new();
    for parts in parts.chunk_by(|a, b| a.event == b.event) {
        let Some(at) = dataset.find_event(&parts[0].event) else {
            unknown_event(parts, all);
            continue;
        };
        let cell = attendance::cell(dataset, at, parts);
        events.push(at);
        known.push((matches!(cell, Cell::Absent | Cell::Disputed), at, parts));
    }
    // What is denied or disputed is left out last.
    let heavy = |(matters, at, _): &(bool, EventIx, &[&Participation])| {
        (Reverse(*matters), Reverse(event_weight(dataset, *at)), *at)
    };
    if known.len() > WEIGHED {
        all.leave_out(Group::Events, known.len() - WEIGHED);
        known.sort_by_cached_key(heavy);
        known.truncate(WEIGHED);
    }
    for (_, at, parts) in known {
        let what = event(&dataset.event(at).id);
        taking_part(dataset, at, (&what, Group::Events), parts, all);
    }
    let id = dataset.person(ix).id.as_str();
    together::gather(dataset, &events, Whom::With(id), all);
}

/// Somebody's parts in an event that the file does not have.
fn unknown_event(parts: &[&Participation], all: &mut Candidates<'_>) {
    for part in parts {
        let link = Link::Part(part.role, part.office.clone());
        let tie = said(link, false, part.claims.clone());
        let standing = match part.role {
            Role::Absent => Standing::Absent,
            Role::Expected => Standing::Expected,
            _ => Standing::Said,
        };
        all.tie(event(&part.event), Group::Events, standing, tie);
    }
}

fn of_organisation(dataset: &Dataset, ix: OrganisationIx, all: &mut Candidates<'_>) {
    let id = dataset.organisation(ix).id.as_str();
    let events = dataset.events_of(ix);
    for at in heaviest(dataset, events, all) {
        let claims = naming(dataset, at, "organisations", id);
        let tie = said(Link::Organisation, false, claims);
        let standing = standing(dataset, &tie.claims);
        all.tie(event(&dataset.event(at).id), Group::Events, standing, tie);
    }
    together::gather(dataset, events, Whom::Everybody, all);
}

fn of_source(dataset: &Dataset, ix: SourceIx, all: &mut Candidates<'_>) {
    let id = dataset.source(ix).id.as_str();
    let mut rows: Vec<(EventIx, ClaimIx)> = dataset
        .claim_rows_by(ix)
        .iter()
        .filter_map(|row| Some((dataset.find_event(&dataset.claim(*row).event)?, *row)))
        .collect();
    rows.sort_unstable();
    let spoken_of: Vec<EventIx> = rows.chunk_by(|a, b| a.0 == b.0).map(|it| it[0].0).collect();
    let mut events = spoken_of.clone();
    events.extend(dataset.in_order().iter().filter(|at| {
        let mut listed = dataset.event(**at).sources.iter();
        listed.any(|source| source == id) && spoken_of.binary_search(at).is_err()
    }));
    for at in heaviest(dataset, &events, all) {
        let start = rows.partition_point(|(of, _)| *of < at);
        let claims = rows[start..].iter().take_while(|(of, _)| *of == at);
        let claims = claims.map(|(_, row)| dataset.claim(*row).id.clone());
        let tie = said(Link::SpeaksOf, true, claims.collect());
        let standing = standing(dataset, &tie.claims);
        all.tie(event(&dataset.event(at).id), Group::Events, standing, tie);
    }
    together::gather(dataset, &events, Whom::NamedBy(id), all);
}

/// Of very many events those to which most is tied; the others are left out.
fn heaviest(dataset: &Dataset, events: &[EventIx], all: &mut Candidates<'_>) -> Vec<EventIx> {
    if events.len() <= WEIGHED {
        return events.to_vec();
    }
    let rank = |ix: &EventIx| (Reverse(event_weight(dataset, *ix)), *ix);
    let mut ranks: Vec<_> = events.iter().map(rank).collect();
    ranks.select_nth_unstable(WEIGHED);
    ranks.truncate(WEIGHED);
    all.leave_out(Group::Events, events.len() - WEIGHED);
    ranks.into_iter().map(|(_, ix)| ix).collect()
}

/// The claims about a field of an event that give it this id, alone or in a list.
pub(super) fn naming(dataset: &Dataset, ix: EventIx, field: &str, id: &str) -> Vec<String> {
    let claims = dataset.claims_about(ix).filter(|claim| {
        let names = |value: &serde_json::Value| value.as_str() == Some(id);
        let list = claim.value.as_array();
        claim.field == field
            && (names(&claim.value) || list.is_some_and(|list| list.iter().any(names)))
    });
    claims.map(|claim| claim.id.clone()).collect()
}

/// Whether the other end of a relation comes before the focus, by what the relation says; `None` where it says nothing
/// of the kind. `forward`: it is read from the focus.
fn comes_before(kind: &str, forward: bool) -> Option<bool> {
    match kind {
        "leads_to" => Some(!forward),
        "follows" | "refers_to" | "responds_to" => Some(forward),
        _ => None,
    }
}

/// Whether an event stands before another one in the order of time.
fn is_earlier(dataset: &Dataset, id: &str, than: EventIx) -> bool {
    let Some(ix) = dataset.find_event(id) else {
        return false;
    };
    let mut both = [than, ix];
    dataset.sort_by_time(&mut both);
    both[0] == ix
}
