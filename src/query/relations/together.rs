use std::collections::HashMap;

use super::candidates::{Candidates, said};
use super::{Edge, Group, Link, Node, Standing};
use crate::dataset::{Cell, Dataset, EventIx, Participation, Status};
use crate::query::attendance;
use crate::view::Selection;

/// Events of which the claims are listed for two people, the first ones in the order of time. All events count.
const LISTED: usize = 24;

/// Who is looked for at some events.
#[derive(Clone, Copy)]
pub(super) enum Whom<'a> {
    /// Whoever was there.
    Everybody,
    /// Who was there when this person was.
    With(&'a str),
    /// Of whom a claim of this source says that they were there.
    NamedBy(&'a str),
}

/// At which of the events somebody was.
struct Seen<'a> {
    person: &'a str,
    certain: Vec<EventIx>,
    doubtful: Vec<EventIx>,
}

/// Ties the people who were at some events to the focus. Linear in all who took part in them.
pub(super) fn gather(
    dataset: &Dataset,
    events: &[EventIx],
    whom: Whom<'_>,
    all: &mut Candidates<'_>,
) {
    let mut seen: Vec<Seen<'_>> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    let mut parts: Vec<&Participation> = Vec::new();
    // Nobody has been at what did not happen, or not yet.
    let happened = |ix: &&EventIx| dataset.event(**ix).status == Status::Happened;
    for &ix in events.iter().filter(happened) {
        parts.clear();
        parts.extend(dataset.participations_in(ix));
        parts.sort_by_key(|part| part.person.as_str());
        let people = || parts.chunk_by(|a, b| a.person == b.person);
        let is_other = |parts: &[&Participation]| match whom {
            Whom::With(person) => parts[0].person != person,
            Whom::NamedBy(source) => is_named_by(dataset, parts, source),
            Whom::Everybody => true,
        };
        let own = match whom {
            Whom::With(person) => people()
                .find(|parts| parts[0].person == person)
                .and_then(|parts| presence(dataset, ix, parts)),
            _ => Some(true),
        };
        let Some(own) = own else { continue };
        for parts in people().filter(|parts| is_other(parts)) {
            let Some(certain) = presence(dataset, ix, parts) else {
                continue;
            };
            let person = parts[0].person.as_str();
            let at = *at.entry(person).or_insert_with(|| {
                seen.push(Seen {
                    person,
                    certain: Vec::new(),
                    doubtful: Vec::new(),
                });
                seen.len() - 1
            });
            let list = if own && certain {
                &mut seen[at].certain
            } else {
                &mut seen[at].doubtful
            };
            list.push(ix);
        }
    }
    for person in seen {
        let standing = if person.certain.is_empty() {
            Standing::Disputed
        } else {
            Standing::Derived
        };
        let link = Link::Together {
            certain: person.certain,
            doubtful: person.doubtful,
        };
        let what = Selection::Person(person.person.to_owned());
        all.tie(what, Group::People, standing, said(link, true, Vec::new()));
    }
}

/// Whether somebody was at an event: for certain, as far as sources agree, or not at all.
fn presence(dataset: &Dataset, ix: EventIx, parts: &[&Participation]) -> Option<bool> {
    match attendance::cell(dataset, ix, parts) {
        Cell::Present(_) => Some(true),
        Cell::Disputed if parts.iter().any(|part| part.role.is_there()) => Some(false),
        _ => None,
    }
}

fn is_named_by(dataset: &Dataset, parts: &[&Participation], source: &str) -> bool {
    let there = parts.iter().filter(|part| part.role.is_there());
    let mut claims = there.flat_map(|part| &part.claims);
    claims.any(|id| {
        let claim = dataset.find_claim(id);
        claim.is_some_and(|claim| claim.source == source)
    })
}

/// Puts what ties that were worked out rest on in the order of time, and gives them the claims on which they rest: those that see either of both at the events.
pub(super) fn add_claims(dataset: &Dataset, focus: &Selection, nodes: &[Node], edges: &mut [Edge]) {
    for edge in edges {
        let person = nodes[edge.ends[1]].what.id();
        for tie in &mut edge.ties {
            let Link::Together { certain, doubtful } = &mut tie.link else {
                continue;
            };
            dataset.sort_by_time(certain);
            dataset.sort_by_time(doubtful);
            for ix in certain.iter().chain(&*doubtful).take(LISTED) {
                let parts = dataset.participations_in(*ix);
                let parts = parts.filter(|part| match focus {
                    Selection::Person(id) => part.person == person || part.person == *id,
                    _ => part.person == person,
                });
                let claims = parts.flat_map(|part| &part.claims);
                let claims = claims.filter(|id| match focus {
                    Selection::Source(source) => {
                        let claim = dataset.find_claim(id);
                        claim.is_some_and(|claim| claim.source == *source)
                    }
                    _ => true,
                });
                tie.claims.extend(claims.cloned());
            }
        }
    }
}
