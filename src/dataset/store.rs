use std::collections::HashMap;

use super::links::Links;
use super::{
    Claim, ClaimIx, Dispute, DisputeIx, Event, EventIx, Figure, Note, Organisation, Participation,
    Person, PersonIx, Relation, Source, SourceIx, Venue, VenueIx,
};
use crate::geo::{Bounds, LonLat};
use crate::problem::Problem;
use crate::time::{Moment, Span, Widening, Window};

/// What a file says, before it is indexed.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each field is the list of the records it is named after")]
pub struct Parts {
    pub events: Vec<Event>,
    pub venues: Vec<Venue>,
    pub persons: Vec<Person>,
    pub organisations: Vec<Organisation>,
    pub sources: Vec<Source>,
    pub claims: Vec<Claim>,
    pub disputes: Vec<Dispute>,
    pub participations: Vec<Participation>,
    pub relations: Vec<Relation>,
    pub figures: Vec<Figure>,
    pub editor_notes: Vec<Note>,
}

/// Events with their evidence: immutable and indexed.
#[derive(Debug)]
pub struct Dataset {
    name: String,
    parts: Parts,
    implied_source: bool,
    events_by_id: HashMap<String, EventIx>,
    venues_by_id: HashMap<String, VenueIx>,
    persons_by_id: HashMap<String, PersonIx>,
    sources_by_id: HashMap<String, SourceIx>,
    spans: Vec<Option<Span>>,
    /// By earliest start, latest end, id; undated last.
    order: Vec<EventIx>,
    marks: Links<LonLat>,
    venues_of_event: Links<VenueIx>,
    events_of_venue: Links<EventIx>,
    claims_of_event: Links<ClaimIx>,
    claims_of_source: Links<ClaimIx>,
    disputes_of_event: Links<DisputeIx>,
    participations_of_event: Links<usize>,
    participations_of_person: Links<usize>,
    relations_of_event: Links<usize>,
    figures_of_event: Links<usize>,
    extent: Option<Window>,
}

impl Dataset {
    /// Indexes the parts of a file called `name`.
    ///
    /// References that lead nowhere are reported and otherwise left alone. Events whose id is
    /// taken get a new one and a warning, so that nothing is lost.
    #[must_use]
    pub fn new(name: impl Into<String>, mut parts: Parts) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        make_ids_unique(&mut parts.events, &mut problems);
        let events_by_id = by_id(&parts.events, |e| &e.id, EventIx::new);
        let venues_by_id = by_id(&parts.venues, |v| &v.id, VenueIx::new);
        let persons_by_id = by_id(&parts.persons, |p| &p.id, PersonIx::new);
        let sources_by_id = by_id(&parts.sources, |s| &s.id, SourceIx::new);
        let claims_by_id = by_id(&parts.claims, |c| &c.id, ClaimIx::new);
        let spans: Vec<Option<Span>> = parts
            .events
            .iter()
            .map(|e| {
                let when = e.when.as_ref()?;
                Some(Span::from_edtf(when, Widening::default()))
            })
            .collect();
        let order = ordered(&parts.events, &spans);
        let event = |id: &str| events_by_id.get(id).copied();
        let mut links = Linker {
            problems: &mut problems,
        };

        let mut event_venues = Vec::new();
        for (row, record) in parts.events.iter().enumerate() {
            for id in &record.venues {
                let venue = venues_by_id.get(id).copied();
                let found = links.resolve(venue, &record.id, "venues", id);
                event_venues.extend(found.map(|venue| (row, venue)));
            }
            for id in &record.sources {
                let source = sources_by_id.get(id).copied();
                links.resolve(source, &record.id, "sources", id);
            }
        }
        let venue_events: Vec<_> = event_venues
            .iter()
            .filter_map(|&(row, venue)| Some((venue.get(), EventIx::new(row)?)))
            .collect();

        let (mut event_claims, mut source_claims) = (Vec::new(), Vec::new());
        for (row, claim) in parts.claims.iter().enumerate() {
            let Some(ix) = ClaimIx::new(row) else { break };
            let about = links.resolve(event(&claim.event), &claim.id, "event", &claim.event);
            event_claims.extend(about.map(|e| (e.get(), ix)));
            let source = sources_by_id.get(&claim.source).copied();
            let source = links.resolve(source, &claim.id, "source", &claim.source);
            source_claims.extend(source.map(|s| (s.get(), ix)));
        }

        let mut event_disputes = Vec::new();
        for (row, dispute) in parts.disputes.iter().enumerate() {
            let Some(ix) = DisputeIx::new(row) else { break };
            let about = links.resolve(event(&dispute.event), &dispute.id, "event", &dispute.event);
            event_disputes.extend(about.map(|e| (e.get(), ix)));
            for id in dispute.sides.iter().flatten() {
                links.resolve(claims_by_id.get(id).copied(), &dispute.id, "sides", id);
            }
        }

        let (mut event_people, mut person_events) = (Vec::new(), Vec::new());
        for (row, part) in parts.participations.iter().enumerate() {
            let item = format!("participation {} of {}", row + 1, part.event);
            let about = links.resolve(event(&part.event), &item, "event", &part.event);
            event_people.extend(about.map(|e| (e.get(), row)));
            let person = persons_by_id.get(&part.person).copied();
            let person = links.resolve(person, &item, "person", &part.person);
            person_events.extend(person.map(|p| (p.get(), row)));
        }

        let mut event_relations = Vec::new();
        for (row, relation) in parts.relations.iter().enumerate() {
            let item = format!("relation {}", row + 1);
            for (field, id) in [("from", &relation.from), ("to", &relation.to)] {
                let end = links.resolve(event(id), &item, field, id);
                event_relations.extend(end.map(|e| (e.get(), row)));
            }
        }

        let mut event_figures = Vec::new();
        for (row, figure) in parts.figures.iter().enumerate() {
            if let Some(id) = &figure.event {
                let about = links.resolve(event(id), &figure.id, "event", id);
                event_figures.extend(about.map(|e| (e.get(), row)));
            }
        }

        let marks: Vec<_> = parts
            .events
            .iter()
            .enumerate()
            .flat_map(|(row, e)| e.geometry.marks().into_iter().map(move |p| (row, p)))
            .collect();
        let events = parts.events.len();
        let dataset = Self {
            name: name.into(),
            implied_source: parts.claims.is_empty(),
            extent: extent(&spans),
            marks: Links::new(events, &marks),
            venues_of_event: Links::new(events, &event_venues),
            events_of_venue: Links::new(parts.venues.len(), &venue_events),
            claims_of_event: Links::new(events, &event_claims),
            claims_of_source: Links::new(parts.sources.len(), &source_claims),
            disputes_of_event: Links::new(events, &event_disputes),
            participations_of_event: Links::new(events, &event_people),
            participations_of_person: Links::new(parts.persons.len(), &person_events),
            relations_of_event: Links::new(events, &event_relations),
            figures_of_event: Links::new(events, &event_figures),
            events_by_id,
            venues_by_id,
            persons_by_id,
            sources_by_id,
            spans,
            order,
            parts,
        };
        (dataset, problems)
    }

    /// The name of the file it came from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Everything the file said.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Whether the file makes no claims, so that it is itself the one source.
    #[must_use]
    pub fn implied_source(&self) -> bool {
        self.implied_source
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.events.len()
    }

    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.events.is_empty()
    }

    /// All events by earliest start, latest end, id; undated ones last.
    #[must_use]
    pub fn in_order(&self) -> &[EventIx] {
        &self.order
    }

    /// From the earliest to the latest moment at which any dated event may have been, as far as
    /// it is bounded; `None` without dates.
    #[must_use]
    pub fn extent(&self) -> Option<Window> {
        self.extent
    }

    /// The smallest box around all events.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.parts.events.iter().flat_map(|e| e.geometry.places()))
    }

    /// The record of an event.
    ///
    /// # Panics
    /// When the index is one of another, larger dataset; so do the other lookups by index.
    #[must_use]
    pub fn event(&self, ix: EventIx) -> &Event {
        &self.parts.events[ix.get()]
    }

    /// The record of a venue.
    #[must_use]
    pub fn venue(&self, ix: VenueIx) -> &Venue {
        &self.parts.venues[ix.get()]
    }

    /// The record of a person.
    #[must_use]
    pub fn person(&self, ix: PersonIx) -> &Person {
        &self.parts.persons[ix.get()]
    }

    /// The record of a source.
    #[must_use]
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.parts.sources[ix.get()]
    }

    /// The record of a claim.
    #[must_use]
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.parts.claims[ix.get()]
    }

    /// The event of that id.
    #[must_use]
    pub fn find_event(&self, id: &str) -> Option<EventIx> {
        self.events_by_id.get(id).copied()
    }

    /// The venue of that id.
    #[must_use]
    pub fn find_venue(&self, id: &str) -> Option<VenueIx> {
        self.venues_by_id.get(id).copied()
    }

    /// The person of that id.
    #[must_use]
    pub fn find_person(&self, id: &str) -> Option<PersonIx> {
        self.persons_by_id.get(id).copied()
    }

    /// The source of that id.
    #[must_use]
    pub fn find_source(&self, id: &str) -> Option<SourceIx> {
        self.sources_by_id.get(id).copied()
    }

    /// When an event may have been; `None` when it is undated.
    #[must_use]
    pub fn span(&self, ix: EventIx) -> Option<&Span> {
        self.spans[ix.get()].as_ref()
    }

    /// Where the marks of an event stand.
    #[must_use]
    pub fn marks(&self, ix: EventIx) -> &[LonLat] {
        self.marks.of(ix.get())
    }

    /// The venues of an event, in their order.
    pub fn venues_of(&self, ix: EventIx) -> impl Iterator<Item = VenueIx> + '_ {
        self.venues_of_event.of(ix.get()).iter().copied()
    }

    /// The events at a venue.
    #[must_use]
    pub fn events_at(&self, ix: VenueIx) -> &[EventIx] {
        self.events_of_venue.of(ix.get())
    }

    /// The claims about an event.
    pub fn claims_about(&self, ix: EventIx) -> impl Iterator<Item = &Claim> + '_ {
        let rows = self.claims_of_event.of(ix.get());
        rows.iter().map(|claim| self.claim(*claim))
    }

    /// The claims a source makes.
    pub fn claims_by(&self, ix: SourceIx) -> impl Iterator<Item = &Claim> + '_ {
        let rows = self.claims_of_source.of(ix.get());
        rows.iter().map(|claim| self.claim(*claim))
    }

    /// The disputes about an event.
    pub fn disputes_about(&self, ix: EventIx) -> impl Iterator<Item = &Dispute> + '_ {
        let rows = self.disputes_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.disputes[row.get()])
    }

    /// Who took part in an event, and who did not.
    pub fn participations_in(&self, ix: EventIx) -> impl Iterator<Item = &Participation> + '_ {
        let rows = self.participations_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.participations[*row])
    }

    /// What a person took part in, or did not.
    pub fn participations_by(&self, ix: PersonIx) -> impl Iterator<Item = &Participation> + '_ {
        let rows = self.participations_of_person.of(ix.get());
        rows.iter().map(|row| &self.parts.participations[*row])
    }

    /// Relations from and to an event.
    pub fn relations_of(&self, ix: EventIx) -> impl Iterator<Item = &Relation> + '_ {
        let rows = self.relations_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.relations[*row])
    }

    /// Numbers tied to an event.
    pub fn figures_of(&self, ix: EventIx) -> impl Iterator<Item = &Figure> + '_ {
        let rows = self.figures_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.figures[*row])
    }
}

/// Reports references that lead nowhere.
struct Linker<'a> {
    problems: &'a mut Vec<Problem>,
}

impl Linker<'_> {
    fn resolve<T>(&mut self, found: Option<T>, item: &str, field: &str, id: &str) -> Option<T> {
        if found.is_none() {
            self.problems.push(
                Problem::warning(format!("\"{id}\" is not in this file"))
                    .at_item(item)
                    .at_field(field)
                    .hint("add it, or take the reference out"),
            );
        }
        found
    }
}

fn by_id<T, I>(
    records: &[T],
    id: impl Fn(&T) -> &String,
    ix: impl Fn(usize) -> Option<I>,
) -> HashMap<String, I> {
    let rows = records.iter().enumerate();
    rows.rev()
        .filter_map(|(row, record)| Some((id(record).clone(), ix(row)?)))
        .collect()
}

fn make_ids_unique(events: &mut [Event], problems: &mut Vec<Problem>) {
    let mut uses: HashMap<String, usize> = HashMap::with_capacity(events.len());
    for event in events {
        let count = uses.entry(event.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            let renamed = format!("{}~{count}", event.id);
            problems.push(
                Problem::warning(format!("the id is taken; this one is called \"{renamed}\""))
                    .at_item(format!("event \"{}\"", event.id))
                    .at_field("id")
                    .hint("give each event an id of its own"),
            );
            event.id = renamed;
        }
    }
}

/// All events by earliest start, latest end, id; undated last.
fn ordered(events: &[Event], spans: &[Option<Span>]) -> Vec<EventIx> {
    let mut order: Vec<EventIx> = (0..events.len()).filter_map(EventIx::new).collect();
    order.sort_by(|a, b| {
        let key = |ix: &EventIx| {
            let span = spans[ix.get()].as_ref();
            span.map_or((true, Moment::END, Moment::END), |span| {
                (false, span.earliest(), span.latest())
            })
        };
        let id = |ix: &EventIx| events[ix.get()].id.as_str();
        key(a).cmp(&key(b)).then_with(|| id(a).cmp(id(b)))
    });
    order
}

/// The window around all bounded ends.
fn extent(spans: &[Option<Span>]) -> Option<Window> {
    let ends = || {
        let dated = spans.iter().flatten();
        dated
            .flat_map(|span| [span.earliest(), span.latest()])
            .filter(|moment| moment.is_bounded())
    };
    Window::new(ends().min()?, ends().max()?)
}
