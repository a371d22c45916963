//! A part of a file: some of its events, with everything that belongs to them.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::without::keep_named;
use super::{EventIx, Note, Parts};

/// The lists of ids that an editor's note is about.
const ABOUT: [&str; 2] = ["events", "claims"];

/// What a file says about some events, in that order: the claims about them with their sources, the people, places and
/// bodies that these name, disputes, journeys, figures and notes; relations between two of them. What else stands at
/// the top of the file stays.
#[must_use]
pub fn only(parts: &Parts, events: &[EventIx]) -> Parts {
    let chosen = events.iter().filter_map(|ix| parts.events.get(ix.get()));
    let mut left = Parts {
        declared: parts.declared,
        events: chosen.cloned().collect(),
        extra: parts.extra.clone(),
        ..Parts::default()
    };
    let ids: HashSet<String> = left.events.iter().map(|event| event.id.clone()).collect();
    let has = |id: &str| ids.contains(id);
    left.claims = some(&parts.claims, |it| has(&it.event));
    left.disputes = some(&parts.disputes, |it| has(&it.event));
    left.participations = some(&parts.participations, |it| has(&it.event));
    left.relations = some(&parts.relations, |it| has(&it.from) && has(&it.to));
    left.stops = some(&parts.stops, |it| has(&it.event));
    left.figures = some(&parts.figures, |it| it.event.as_deref().is_some_and(has));
    for event in &mut left.events {
        event.part_of.take_if(|whole| !has(whole));
    }
    for stop in &mut left.stops {
        stop.at.take_if(|event| !has(event));
    }
    let claims: HashSet<String> = left.claims.iter().map(|claim| claim.id.clone()).collect();
    carried(&mut left, &claims);
    let makers: HashSet<&str> = left.claims.iter().map(|it| it.source.as_str()).collect();
    let named = left.events.iter().flat_map(|it| &it.sources);
    let named: HashSet<&str> = named.map(String::as_str).chain(makers).collect();
    left.sources = some(&parts.sources, |it| named.contains(it.id.as_str()));
    keep_named(parts, &mut left, &BTreeSet::new());
    let notes = left.editor_notes.into_iter();
    left.editor_notes = notes
        .filter_map(|note| about(note, &ids, &claims))
        .collect();
    left
}

fn some<T: Clone>(records: &[T], belongs: impl Fn(&T) -> bool) -> Vec<T> {
    records.iter().filter(|it| belongs(it)).cloned().collect()
}

/// Leaves only claims that are there, and of what they carry what some claim still carries.
fn carried(left: &mut Parts, claims: &HashSet<String>) {
    let carries = |of_record: &mut Vec<String>| {
        let had = !of_record.is_empty();
        of_record.retain(|claim| claims.contains(claim));
        !had || !of_record.is_empty()
    };
    left.participations.retain_mut(|it| carries(&mut it.claims));
    left.relations.retain_mut(|it| carries(&mut it.claims));
    left.stops.retain_mut(|it| carries(&mut it.claims));
    left.figures.retain_mut(|it| carries(&mut it.claims));
    for dispute in &mut left.disputes {
        for side in &mut dispute.sides {
            side.retain(|claim| claims.contains(claim));
        }
        dispute.sides.retain(|side| !side.is_empty());
    }
    left.disputes.retain(|it| it.sides.len() > 1);
}

/// A note, if it is about something that is left, without what is not.
fn about(mut note: Note, events: &HashSet<String>, claims: &HashSet<String>) -> Option<Note> {
    let (mut had, mut has) = (false, false);
    for (list, left) in ABOUT.into_iter().zip([events, claims]) {
        let Some(Value::Array(ids)) = note.extra.get_mut(list) else {
            continue;
        };
        had |= !ids.is_empty();
        ids.retain(|id| id.as_str().is_some_and(|id| left.contains(id)));
        has |= !ids.is_empty();
    }
    (has || !had).then_some(note)
}
