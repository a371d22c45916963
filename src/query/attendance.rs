use std::collections::BTreeMap;

use crate::dataset::{
    Attendance, Attendee, Cell, Dataset, Dispute, EventIx, Gathering, Mention, Participation, Role,
};

/// The kinds of events at which people gather.
const SUMMIT: &str = "summit";
const MEETING: &str = "meeting";
/// The field of a claim, and of a dispute, that says who was there.
const PARTICIPANTS: &str = "participants";

/// Which events an [`Attendance`] has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gatherings {
    /// Summits and meetings, whether or not anybody is mentioned there.
    #[default]
    SummitsAndMeetings,
    /// Summits alone.
    Summits,
    /// Every event at which somebody is mentioned, of whatever kind.
    All,
}

impl Gatherings {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::SummitsAndMeetings, Self::Summits, Self::All];

    fn has(self, dataset: &Dataset, ix: EventIx) -> bool {
        let kind = dataset.event(ix).kind.as_str();
        match self {
            Self::SummitsAndMeetings => kind == SUMMIT || kind == MEETING,
            Self::Summits => kind == SUMMIT,
            Self::All => dataset.participations_in(ix).next().is_some(),
        }
    }
}

impl Attendance {
    /// Who was at which of some events of a dataset, in the order of time. Linear in the number of events.
    #[must_use]
    pub fn of(dataset: &Dataset, which: Gatherings) -> Self {
        let order = dataset.in_order().iter().copied();
        let columns: Vec<EventIx> = order.filter(|ix| which.has(dataset, *ix)).collect();
        let mut people: BTreeMap<&str, Vec<Mention>> = BTreeMap::new();
        for (at, ix) in columns.iter().enumerate() {
            for (person, parts) in by_person(dataset, *ix) {
                let said = mention(dataset, *ix, at, &parts);
                people.entry(person).or_default().extend(said);
            }
        }
        let people = people.into_iter().map(|(id, mentions)| Attendee {
            id: id.to_owned(),
            name: name(dataset, id),
            mentions,
        });
        let events = columns.iter().map(|ix| {
            let event = dataset.event(*ix);
            Gathering {
                id: event.id.clone(),
                title: event.title.clone(),
                whens: event.whens().cloned().collect(),
            }
        });
        Self::new(events.collect(), people.collect())
    }
}

/// The participations in an event by whom they are of.
fn by_person(dataset: &Dataset, ix: EventIx) -> BTreeMap<&str, Vec<&Participation>> {
    let mut people: BTreeMap<&str, Vec<&Participation>> = BTreeMap::new();
    for part in dataset.participations_in(ix) {
        people.entry(&part.person).or_default().push(part);
    }
    people
}

/// What somebody's participations in one event say of them, without the claims that it rests on.
pub(super) fn cell(dataset: &Dataset, ix: EventIx, parts: &[&Participation]) -> Cell {
    let roles = parts.iter().map(|part| part.role).collect();
    let mention = Mention::new(
        0,
        roles,
        is_disputed(dataset, ix, parts),
        Vec::new(),
        Vec::new(),
    );
    mention.map_or(Cell::NotMentioned, |it| it.cell())
}

fn is_disputed(dataset: &Dataset, ix: EventIx, parts: &[&Participation]) -> bool {
    let mut disputes = dataset.disputes_about(ix);
    disputes.any(|dispute| divides(dispute, parts))
}

/// What somebody's participations in one event come to.
fn mention(dataset: &Dataset, ix: EventIx, at: usize, parts: &[&Participation]) -> Option<Mention> {
    let disputed = is_disputed(dataset, ix, parts);
    let mut claims: Vec<String> = Vec::new();
    for claim in parts.iter().flat_map(|part| &part.claims) {
        if !claims.contains(claim) {
            claims.push(claim.clone());
        }
    }
    let mut sources: Vec<String> = claims
        .iter()
        .filter_map(|claim| Some(dataset.find_claim(claim)?.source.clone()))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let roles = parts.iter().map(|part| part.role).collect();
    Mention::new(at, roles, disputed, sources, claims)
}

/// Whether the sides of a dispute see somebody in different parts. Sides that see them in the same one disagree about
/// others, and a side that does not mention them does not contradict.
fn divides(dispute: &Dispute, parts: &[&Participation]) -> bool {
    if dispute.field != PARTICIPANTS {
        return false;
    }
    let sides = dispute.sides.iter().map(|side| {
        let on_side = |part: &&&Participation| part.claims.iter().any(|it| side.contains(it));
        let mut roles: Vec<Role> = parts.iter().filter(on_side).map(|it| it.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    });
    let mut sides = sides.filter(|roles| !roles.is_empty());
    let first = sides.next();
    first.is_some_and(|first| sides.any(|other| other != first))
}

/// What somebody is called; their id where the file does not name them.
fn name(dataset: &Dataset, id: &str) -> String {
    let person = dataset.find_person(id).map(|ix| dataset.person(ix));
    person.map_or_else(|| id.to_owned(), |person| person.name.clone())
}

#[cfg(test)]
mod tests;
