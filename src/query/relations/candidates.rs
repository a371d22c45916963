use std::collections::HashMap;

use super::{Group, Link, Standing, Tie};
use crate::dataset::{Dataset, EventIx};
use crate::view::Selection;

/// What may be shown beside the focus.
pub(super) struct Candidate {
    pub(super) what: Selection,
    pub(super) group: Group,
    pub(super) ties: Vec<Tie>,
    pub(super) standing: Standing,
    /// How well it is connected.
    pub(super) weight: usize,
}

/// Everything that is tied to the focus, in the order in which it was found.
pub(super) struct Candidates<'a> {
    pub(super) focus: &'a Selection,
    pub(super) list: Vec<Candidate>,
    pub(super) at: HashMap<Selection, usize>,
    pub(super) left_out: [usize; Group::COUNT],
}

impl Candidates<'_> {
    /// Ties something to the focus. What is tied several times stays in the group of the first.
    pub(super) fn tie(&mut self, what: Selection, group: Group, standing: Standing, tie: Tie) {
        if what == *self.focus {
            return;
        }
        if let Some(&at) = self.at.get(&what) {
            let candidate = &mut self.list[at];
            candidate.standing = candidate.standing.max(standing);
            candidate.ties.push(tie);
            return;
        }
        self.at.insert(what.clone(), self.list.len());
        self.list.push(Candidate {
            what,
            group,
            ties: vec![tie],
            standing,
            weight: 0,
        });
    }

    /// Says that so many of a group are left out already.
    pub(super) fn leave_out(&mut self, group: Group, count: usize) {
        self.left_out[group as usize] += count;
    }

    /// Says how it stands with something, whatever its ties say one by one.
    pub(super) fn set_standing(&mut self, what: &Selection, standing: Standing) {
        if let Some(&at) = self.at.get(what) {
            self.list[at].standing = standing;
        }
    }
}

/// How much is tied to an event.
pub(super) fn event_weight(dataset: &Dataset, ix: EventIx) -> usize {
    let relations = dataset.relations_of(ix).count();
    relations + dataset.parts_of(ix).len() + dataset.participations_in(ix).count()
}

/// A tie with the claims that say so.
pub(super) fn said(link: Link, forward: bool, claims: Vec<String>) -> Tie {
    Tie {
        link,
        forward,
        claims,
    }
}

/// Disputed where one of the claims stands on a side of a dispute; said otherwise.
pub(super) fn standing(dataset: &Dataset, claims: &[String]) -> Standing {
    let is_disputed = |id: &String| {
        let event = dataset.find_claim(id).map(|claim| &claim.event);
        let event = event.and_then(|event| dataset.find_event(event));
        let disputes = event.into_iter().flat_map(|ix| dataset.disputes_about(ix));
        let mut sides = disputes.flat_map(|dispute| &dispute.sides);
        sides.any(|side| side.contains(id))
    };
    if claims.iter().any(is_disputed) {
        Standing::Disputed
    } else {
        Standing::Said
    }
}
