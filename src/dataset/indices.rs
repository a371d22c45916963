use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::links::Links;
use super::{
    ClaimIx, DisputeIx, EventIx, OrganisationIx, Parts, PersonIx, PlacePrecision, SourceIx, Venue,
    VenueIx,
};
use crate::geo::LonLat;
use crate::problem::{Problem, Record, Severity};

/// Which record has an id, and which records belong to which.
#[derive(Debug)]
pub(super) struct Indices {
    pub(super) events_by_id: HashMap<String, EventIx>,
    pub(super) venues_by_id: HashMap<String, VenueIx>,
    /// The place that is a country, by its code.
    pub(super) countries: HashMap<String, VenueIx>,
    pub(super) persons_by_id: HashMap<String, PersonIx>,
    pub(super) organisations_by_id: HashMap<String, OrganisationIx>,
    pub(super) sources_by_id: HashMap<String, SourceIx>,
    pub(super) claims_by_id: HashMap<String, ClaimIx>,
    pub(super) marks: Links<LonLat>,
    pub(super) venues_of_event: Links<VenueIx>,
    pub(super) events_of_venue: Links<EventIx>,
    pub(super) events_of_organisation: Links<EventIx>,
    pub(super) claims_of_event: Links<ClaimIx>,
    pub(super) claims_of_source: Links<ClaimIx>,
    pub(super) disputes_of_event: Links<DisputeIx>,
    pub(super) participations_of_event: Links<usize>,
    pub(super) participations_of_person: Links<usize>,
    pub(super) relations_of_event: Links<usize>,
    pub(super) figures_of_event: Links<usize>,
    pub(super) stops_of_event: Links<usize>,
    pub(super) notes_of_event: Links<usize>,
    pub(super) parts_of_event: Links<EventIx>,
}

impl Indices {
    /// Indexes the parts of a file; references that lead nowhere are told.
    pub(super) fn new(parts: &Parts, problems: &mut Vec<Problem>) -> Self {
        let mut linker = Linker {
            events: by_id("features", &parts.events, |e| &e.id, EventIx::new, problems),
            venues: by_id("venues", &parts.venues, |v| &v.id, VenueIx::new, problems),
            persons: by_id(
                "persons",
                &parts.persons,
                |p| &p.id,
                PersonIx::new,
                problems,
            ),
            organisations: by_id(
                "organisations",
                &parts.organisations,
                |o| &o.id,
                OrganisationIx::new,
                problems,
            ),
            sources: by_id(
                "sources",
                &parts.sources,
                |s| &s.id,
                SourceIx::new,
                problems,
            ),
            claims: by_id("claims", &parts.claims, |c| &c.id, ClaimIx::new, problems),
            declared: parts.declared,
            at: None,
            problems,
        };
        let (venues_of_event, events_of_venue) = linker.venues(parts);
        let (claims_of_event, claims_of_source) = linker.claims(parts);
        let events_of_organisation = linker.organisations(parts);
        let (participations_of_event, participations_of_person) = linker.participations(parts);
        let disputes_of_event = linker.disputes(parts);
        let relations_of_event = linker.relations(parts);
        let figures_of_event = linker.figures(parts);
        let stops_of_event = linker.stops(parts);
        let notes_of_event = linker.notes(parts);
        let parts_of_event = linker.parts_of_events(parts);
        let events = parts.events.iter().enumerate();
        let marks: Vec<_> = events
            .flat_map(|(row, e)| e.geometry.marks().into_iter().map(move |p| (row, p)))
            .collect();
        Self {
            marks: Links::new(parts.events.len(), &marks),
            countries: countries(&parts.venues),
            venues_of_event,
            events_of_venue,
            events_of_organisation,
            claims_of_event,
            claims_of_source,
            disputes_of_event,
            participations_of_event,
            participations_of_person,
            relations_of_event,
            figures_of_event,
            stops_of_event,
            notes_of_event,
            parts_of_event,
            events_by_id: linker.events,
            venues_by_id: linker.venues,
            persons_by_id: linker.persons,
            organisations_by_id: linker.organisations,
            sources_by_id: linker.sources,
            claims_by_id: linker.claims,
        }
    }
}

/// Follows references by id, and reports those that lead nowhere.
struct Linker<'a> {
    events: HashMap<String, EventIx>,
    venues: HashMap<String, VenueIx>,
    persons: HashMap<String, PersonIx>,
    organisations: HashMap<String, OrganisationIx>,
    sources: HashMap<String, SourceIx>,
    claims: HashMap<String, ClaimIx>,
    declared: bool,
    /// The record whose references are followed.
    at: Option<Record>,
    problems: &'a mut Vec<Problem>,
}

impl Linker<'_> {
    fn venues(&mut self, parts: &Parts) -> (Links<VenueIx>, Links<EventIx>) {
        let (mut venues, mut events) = (Vec::new(), Vec::new());
        for (row, event) in parts.events.iter().enumerate() {
            self.at = Some(Record {
                list: "features",
                row,
            });
            for id in &event.venues {
                let venue = self.venues.get(id).copied();
                if let Some(venue) = self.found(venue, &event.id, "venues", id) {
                    venues.push((row, venue));
                    events.extend(EventIx::new(row).map(|event| (venue.get(), event)));
                }
            }
            if let Some(whole) = &event.part_of {
                self.event(whole, &event.id, "part_of");
            }
            for id in &event.sources {
                let source = self.sources.get(id).copied();
                self.found(source, &event.id, "sources", id);
            }
        }
        let by_event = Links::new(parts.events.len(), &venues);
        (by_event, Links::new(parts.venues.len(), &events))
    }

    fn claims(&mut self, parts: &Parts) -> (Links<ClaimIx>, Links<ClaimIx>) {
        let (mut by_event, mut by_source) = (Vec::new(), Vec::new());
        for (row, claim) in parts.claims.iter().enumerate() {
            self.at = Some(Record {
                list: "claims",
                row,
            });
            let Some(ix) = ClaimIx::new(row) else { break };
            let event = self.event(&claim.event, &claim.id, "event");
            by_event.extend(event.map(|event| (event, ix)));
            let source = self.sources.get(&claim.source).copied();
            let source = self.found(source, &claim.id, "source", &claim.source);
            by_source.extend(source.map(|source| (source.get(), ix)));
        }
        let by_event = Links::new(parts.events.len(), &by_event);
        (by_event, Links::new(parts.sources.len(), &by_source))
    }

    /// The events in which claims see an organisation, each once. Whether its id leads anywhere the rules of the dataset ask.
    fn organisations(&self, parts: &Parts) -> Links<EventIx> {
        let mut by_organisation: Vec<(usize, EventIx)> = Vec::new();
        let claims = parts.claims.iter();
        for claim in claims.filter(|claim| claim.field == "organisations") {
            let Some(event) = self.events.get(&claim.event) else {
                continue;
            };
            let ids = claim.value.as_array().into_iter().flatten();
            for id in ids.filter_map(serde_json::Value::as_str) {
                let organisation = self.organisations.get(id).map(|ix| (ix.get(), *event));
                by_organisation.extend(organisation);
            }
        }
        by_organisation.sort_unstable();
        by_organisation.dedup();
        Links::new(parts.organisations.len(), &by_organisation)
    }

    /// What editors say about events. Whether their ids lead anywhere the rules of the dataset ask.
    fn notes(&self, parts: &Parts) -> Links<usize> {
        let mut by_event: Vec<(usize, usize)> = Vec::new();
        for (row, note) in parts.editor_notes.iter().enumerate() {
            let events = note.about("events");
            let events = events.filter_map(|id| self.events.get(id));
            by_event.extend(events.map(|event| (event.get(), row)));
        }
        by_event.sort_unstable();
        by_event.dedup();
        Links::new(parts.events.len(), &by_event)
    }

    /// The parts of each event, in the order of the file.
    fn parts_of_events(&self, parts: &Parts) -> Links<EventIx> {
        let events = parts.events.iter().enumerate();
        let pairs: Vec<(usize, EventIx)> = events
            .filter_map(|(row, event)| {
                let whole = self.events.get(event.part_of.as_ref()?)?;
                Some((whole.get(), EventIx::new(row)?))
            })
            .collect();
        Links::new(parts.events.len(), &pairs)
    }

    fn disputes(&mut self, parts: &Parts) -> Links<DisputeIx> {
        let mut by_event = Vec::new();
        for (row, dispute) in parts.disputes.iter().enumerate() {
            self.at = Some(Record {
                list: "disputes",
                row,
            });
            let Some(ix) = DisputeIx::new(row) else { break };
            let event = self.event(&dispute.event, &dispute.id, "event");
            by_event.extend(event.map(|event| (event, ix)));
            for side in &dispute.sides {
                self.all_claims(side, &dispute.id, "sides");
            }
        }
        Links::new(parts.events.len(), &by_event)
    }

    fn participations(&mut self, parts: &Parts) -> (Links<usize>, Links<usize>) {
        let (mut by_event, mut by_person) = (Vec::new(), Vec::new());
        for (row, part) in parts.participations.iter().enumerate() {
            self.at = Some(Record {
                list: "participations",
                row,
            });
            let item = format!("participation {} of {}", row + 1, part.event);
            let event = self.event(&part.event, &item, "event");
            by_event.extend(event.map(|event| (event, row)));
            let person = self.persons.get(&part.person).copied();
            let person = self.found(person, &item, "person", &part.person);
            by_person.extend(person.map(|person| (person.get(), row)));
            self.all_claims(&part.claims, &item, "claims");
        }
        let by_event = Links::new(parts.events.len(), &by_event);
        (by_event, Links::new(parts.persons.len(), &by_person))
    }

    fn relations(&mut self, parts: &Parts) -> Links<usize> {
        let mut by_event = Vec::new();
        for (row, relation) in parts.relations.iter().enumerate() {
            self.at = Some(Record {
                list: "relations",
                row,
            });
            let item = format!("relation {}", row + 1);
            for (field, id) in [("from", &relation.from), ("to", &relation.to)] {
                let event = self.event(id, &item, field);
                by_event.extend(event.map(|event| (event, row)));
            }
            self.all_claims(&relation.claims, &item, "claims");
        }
        Links::new(parts.events.len(), &by_event)
    }

    fn figures(&mut self, parts: &Parts) -> Links<usize> {
        let mut by_event = Vec::new();
        for (row, figure) in parts.figures.iter().enumerate() {
            self.at = Some(Record {
                list: "figures",
                row,
            });
            self.all_claims(&figure.claims, &figure.id, "claims");
            if let Some(id) = &figure.event {
                let event = self.event(id, &figure.id, "event");
                by_event.extend(event.map(|event| (event, row)));
            }
        }
        Links::new(parts.events.len(), &by_event)
    }

    fn stops(&mut self, parts: &Parts) -> Links<usize> {
        let mut by_event = Vec::new();
        for (row, stop) in parts.stops.iter().enumerate() {
            self.at = Some(Record { list: "stops", row });
            let event = self.event(&stop.event, &stop.id, "event");
            by_event.extend(event.map(|event| (event, row)));
            let venue = self.venues.get(&stop.venue).copied();
            self.found(venue, &stop.id, "venue", &stop.venue);
            if let Some(at) = &stop.at {
                self.event(at, &stop.id, "at");
            }
            self.all_claims(&stop.claims, &stop.id, "claims");
        }
        by_event.sort_by_key(|(event, row)| (*event, parts.stops[*row].order));
        Links::new(parts.events.len(), &by_event)
    }

    fn all_claims(&mut self, ids: &[String], item: &str, field: &str) {
        for id in ids {
            let claim = self.claims.get(id).copied();
            self.found(claim, item, field, id);
        }
    }

    /// The row of the event that `item` names in a field.
    fn event(&mut self, id: &str, item: &str, field: &str) -> Option<usize> {
        let event = self.events.get(id).copied();
        self.found(event, item, field, id).map(EventIx::get)
    }

    /// What was looked up, told if it was not there.
    fn found<T>(&mut self, found: Option<T>, item: &str, field: &str, id: &str) -> Option<T> {
        if found.is_none() {
            let mut problem = Problem::error(format!("\"{id}\" is not in this file"))
                .at_item(item)
                .at_field(field)
                .hint("add it, or take the reference out");
            // In a plain file the words may mean something else.
            if !self.declared {
                problem.severity = Severity::Warning;
            }
            problem.place.record = self.at;
            self.problems.push(problem);
        }
        found
    }
}

/// The first place of each code that is a country as a whole.
fn countries(venues: &[Venue]) -> HashMap<String, VenueIx> {
    let mut found = HashMap::new();
    for (row, venue) in venues.iter().enumerate() {
        let code = venue.country.as_ref();
        let code = code.filter(|_| venue.precision == PlacePrecision::Country);
        if let (Some(code), Some(ix)) = (code, VenueIx::new(row)) {
            found.entry(code.clone()).or_insert(ix);
        }
    }
    found
}

/// Where each id is; of two records with one id the first, and the other is told.
fn by_id<T, I: Copy>(
    list: &'static str,
    records: &[T],
    id: impl Fn(&T) -> &String,
    ix: impl Fn(usize) -> Option<I>,
    problems: &mut Vec<Problem>,
) -> HashMap<String, I> {
    let mut found = HashMap::with_capacity(records.len());
    for (row, record) in records.iter().enumerate() {
        let (Some(ix), id) = (ix(row), id(record)) else {
            break;
        };
        if let Entry::Vacant(free) = found.entry(id.clone()) {
            free.insert(ix);
        } else {
            problems.push(
                Problem::error("another one has this id, too")
                    .at_record(list, row)
                    .at_item(format!("\"{id}\""))
                    .at_field("id")
                    .hint("give each an id of its own; only the first is found by it"),
            );
        }
    }
    found
}
