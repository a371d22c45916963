use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::{
    Claim, ClaimIx, Dataset, DisputeIx, Event, EventIx, Participation, PersonIx, Role, SourceIx,
};
use crate::time::Edtf;

/// The fields of an event that come first, in their order; the others follow as they are first spoken of.
const FIRST: [&str; 4] = ["when", "venues", "status", "participants"];

/// The claims about one field of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldClaims<'a> {
    /// The field, as the file calls it.
    pub field: &'a str,
    /// In the order of the file.
    pub claims: Vec<&'a Claim>,
}

/// The claims about an event by the field that they speak of.
#[must_use]
pub fn claims_by_field(dataset: &Dataset, event: EventIx) -> Vec<FieldClaims<'_>> {
    let mut fields: Vec<FieldClaims<'_>> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in dataset.claims_about(event) {
        let index = *at.entry(&claim.field).or_insert_with(|| {
            fields.push(FieldClaims {
                field: &claim.field,
                claims: Vec::new(),
            });
            fields.len() - 1
        });
        fields[index].claims.push(claim);
    }
    let rank = |field: &str| FIRST.iter().position(|first| *first == field);
    fields.sort_by_key(|it| rank(it.field).unwrap_or(FIRST.len()));
    fields
}

/// The claims that say that an event was on that very date.
pub fn who_dates<'a>(
    dataset: &'a Dataset,
    event: EventIx,
    when: &'a Edtf,
) -> impl Iterator<Item = &'a Claim> {
    let says = move |claim: &&Claim| {
        let date = claim.value.as_str().filter(|_| claim.field == "when");
        date.is_some_and(|date| date.parse::<Edtf>().is_ok_and(|date| date == *when))
            || (claim.is_of_whole() && dataset.event(event).when.as_ref() == Some(when))
    };
    dataset.claims_about(event).filter(says)
}

/// The claims about an event that are about one of some fields, or about all of them.
pub fn who_says<'a>(
    dataset: &'a Dataset,
    event: EventIx,
    fields: &'a [&str],
) -> impl Iterator<Item = &'a Claim> {
    let claims = dataset.claims_about(event);
    claims.filter(|claim| claim.is_of_whole() || fields.contains(&claim.field.as_str()))
}

/// What one source says, held against all others.
///
/// A source speaks of an event when it makes a claim about it or is listed among its sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceEvidence {
    /// The events that it speaks of in the order of time, each with what it claims about it.
    pub events: Vec<EventEvidence>,
    /// The disputes in which a claim of it stands on a side, in the order of their events.
    pub disputed: Vec<Contradiction>,
    /// The events that no other source speaks of, in the order of time.
    pub only_events: Vec<EventIx>,
    /// The claims on a field of which it alone says something, of events that others speak of as well.
    pub only_claims: Vec<ClaimIx>,
}

/// What a source claims about an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventEvidence {
    /// The event.
    pub event: EventIx,
    /// In the order of the file.
    pub claims: Vec<ClaimIx>,
}

/// A dispute as one source is a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The event.
    pub event: EventIx,
    /// The dispute.
    pub dispute: DisputeIx,
    /// What the source says.
    pub own: Vec<ClaimIx>,
    /// What stands against it: the claims of the other sides; those of all others, if it is on several sides itself.
    pub others: Vec<ClaimIx>,
}

impl SourceEvidence {
    /// Goes through all events once, and through the claims about those that the source speaks of.
    #[must_use]
    pub fn new(dataset: &Dataset, source: SourceIx) -> Self {
        let id = dataset.source(source).id.as_str();
        let mut by_event: BTreeMap<EventIx, Vec<ClaimIx>> = BTreeMap::new();
        for &row in dataset.claim_rows_by(source) {
            if let Some(event) = dataset.find_event(&dataset.claim(row).event) {
                by_event.entry(event).or_default().push(row);
            }
        }
        for &ix in dataset.in_order() {
            if dataset.event(ix).sources.iter().any(|listed| listed == id) {
                by_event.entry(ix).or_default();
            }
        }
        let mut order: Vec<EventIx> = by_event.keys().copied().collect();
        dataset.sort_by_time(&mut order);
        let mut evidence = Self::default();
        for event in order {
            let claims = by_event.remove(&event).unwrap_or_default();
            evidence.hold_against_others(dataset, id, event, &claims);
            evidence.events.push(EventEvidence { event, claims });
        }
        evidence
    }

    fn hold_against_others(
        &mut self,
        dataset: &Dataset,
        id: &str,
        event: EventIx,
        claims: &[ClaimIx],
    ) {
        let disputes = dataset.dispute_rows_about(event).iter();
        self.disputed
            .extend(disputes.filter_map(|row| contradiction(dataset, id, event, *row)));
        let others = || {
            let claims = dataset.claims_about(event);
            claims.filter(|claim| claim.source != id)
        };
        let listed = dataset.event(event).sources.iter();
        if others().next().is_none() && listed.into_iter().all(|listed| listed == id) {
            self.only_events.push(event);
            return;
        }
        let shared: BTreeSet<&str> = others().map(|claim| claim.field.as_str()).collect();
        let alone = claims.iter().copied();
        self.only_claims
            .extend(alone.filter(|row| !shared.contains(dataset.claim(*row).field.as_str())));
    }

    /// How many claims it makes about events of the file.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.events.iter().map(|event| event.claims.len()).sum()
    }

    /// How many of its claims stand on a side of a dispute.
    #[must_use]
    pub fn disputed_claims(&self) -> usize {
        let own = self.disputed.iter().flat_map(|it| &it.own);
        own.collect::<BTreeSet<_>>().len()
    }
}

/// The dispute, if the source has a claim on a side of it.
fn contradiction(
    dataset: &Dataset,
    id: &str,
    event: EventIx,
    row: DisputeIx,
) -> Option<Contradiction> {
    let dispute = dataset.dispute(row);
    let rows = dataset.claim_rows_about(event);
    let find = |claim: &String| {
        let mut rows = rows.iter().copied();
        rows.find(|row| dataset.claim(*row).id == *claim)
    };
    let is_own = |row: &ClaimIx| dataset.claim(*row).source == id;
    let sides: Vec<Vec<ClaimIx>> = dispute
        .sides
        .iter()
        .map(|side| side.iter().filter_map(find).collect())
        .collect();
    let own: Vec<ClaimIx> = sides.iter().flatten().copied().filter(is_own).collect();
    if own.is_empty() {
        return None;
    }
    let own_sides = sides.iter().filter(|side| side.iter().any(is_own)).count();
    let others = sides
        .iter()
        .filter(|side| own_sides > 1 || !side.iter().any(is_own));
    Some(Contradiction {
        event,
        dispute: row,
        others: others
            .flatten()
            .copied()
            .filter(|row| !is_own(row))
            .collect(),
        own,
    })
}

/// The events in which somebody had each part, in the order of time; parts without events are left out.
#[must_use]
pub fn parts_by_role(dataset: &Dataset, person: PersonIx) -> Vec<(Role, Vec<&Participation>)> {
    let roles = [
        Role::Participant,
        Role::Speaker,
        Role::Host,
        Role::Expected,
        Role::Absent,
    ];
    let of = |role: Role| {
        let parts = dataset.participations_by(person);
        let mut parts: Vec<&Participation> = parts.filter(|part| part.role == role).collect();
        let earliest = |part: &&Participation| {
            let span = dataset
                .find_event(&part.event)
                .and_then(|ix| dataset.span(ix));
            span.map_or(crate::time::Moment::END, crate::time::Span::earliest)
        };
        parts.sort_by_key(earliest);
        parts
    };
    let by_role = roles.into_iter().map(|role| (role, of(role)));
    by_role.filter(|(_, parts)| !parts.is_empty()).collect()
}

/// The journeys that somebody took a part in, or was to.
#[must_use]
pub fn journeys_of(dataset: &Dataset, person: PersonIx) -> Vec<EventIx> {
    let parts = dataset.participations_by(person);
    let events: BTreeSet<EventIx> = parts
        .filter_map(|part| dataset.find_event(&part.event))
        .filter(|ix| is_journey(dataset, dataset.event(*ix), *ix))
        .collect();
    let mut events: Vec<EventIx> = events.into_iter().collect();
    dataset.sort_by_time(&mut events);
    events
}

fn is_journey(dataset: &Dataset, event: &Event, ix: EventIx) -> bool {
    event.kind == "journey" || dataset.stops_of(ix).next().is_some()
}

#[cfg(test)]
mod tests;
