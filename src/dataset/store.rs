use std::collections::HashSet;

use super::indices::Indices;
use super::order::{by_time, extent, ordered};
use super::{
    Claim, ClaimIx, Dispute, DisputeIx, Event, EventIx, Figure, JsonObject, Note, Organisation,
    OrganisationIx, Participation, Person, PersonIx, Relation, Source, SourceIx, Stop, Venue,
    VenueIx,
};
use crate::geo::{Bounds, LonLat};
use crate::problem::Problem;
use crate::time::{Span, Widening, Window};

/// What a file says, before it is indexed.
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each field is the list of the records it is named after"
)]
pub struct Parts {
    /// Whether the file says that it follows the rules of a dataset with sources and claims.
    pub declared: bool,
    pub events: Vec<Event>,
    pub venues: Vec<Venue>,
    pub persons: Vec<Person>,
    pub organisations: Vec<Organisation>,
    pub sources: Vec<Source>,
    pub claims: Vec<Claim>,
    pub disputes: Vec<Dispute>,
    pub participations: Vec<Participation>,
    pub relations: Vec<Relation>,
    pub stops: Vec<Stop>,
    pub figures: Vec<Figure>,
    pub editor_notes: Vec<Note>,
    /// What else stands at the top of the file, untouched.
    pub extra: JsonObject,
}

/// Events with their evidence: immutable and indexed.
#[derive(Debug)]
pub struct Dataset {
    name: String,
    parts: Parts,
    indices: Indices,
    spans: Vec<Option<Span>>,
    /// By earliest start, latest end, id; undated last.
    order: Vec<EventIx>,
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
        let span = |event: &Event| {
            let whens = event.whens();
            let span = Span::either(whens.map(|when| Span::from_edtf(when, Widening::default())))?;
            Some(if event.doubtful {
                span.doubtful()
            } else {
                span
            })
        };
        let spans: Vec<Option<Span>> = parts.events.iter().map(span).collect();
        let dataset = Self {
            name: name.into(),
            indices: Indices::new(&parts, &mut problems),
            order: ordered(&parts.events, &spans),
            extent: extent(&spans),
            spans,
            parts,
        };
        (dataset, problems)
    }

    /// The name of the file it came from.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the file without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        let last = self.name.rsplit(['/', '\\']).next();
        last.unwrap_or(&self.name)
    }

    /// Everything the file said.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Everything the file said, without the indices.
    #[must_use]
    pub fn into_parts(self) -> Parts {
        self.parts
    }

    /// Whether the file makes no claims, so that it is itself the one source.
    #[must_use]
    pub fn implied_source(&self) -> bool {
        self.parts.claims.is_empty() && !self.parts.declared
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

    /// The place of an event in [`Dataset::in_order`]; `None` for one that is not there. `O(log n)`.
    #[must_use]
    pub fn rank(&self, ix: EventIx) -> Option<usize> {
        let (records, spans) = (&self.parts.events, &self.spans);
        records.get(ix.get())?;
        let order = |it: &EventIx| by_time(records, spans, *it, ix);
        self.order.binary_search_by(order).ok()
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

    /// The record of an organisation.
    #[must_use]
    pub fn organisation(&self, ix: OrganisationIx) -> &Organisation {
        &self.parts.organisations[ix.get()]
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
        self.indices.events_by_id.get(id).copied()
    }

    /// The venue of that id.
    #[must_use]
    pub fn find_venue(&self, id: &str) -> Option<VenueIx> {
        self.indices.venues_by_id.get(id).copied()
    }

    /// The place that is the country of a code as a whole, if there is one.
    #[must_use]
    pub fn find_country(&self, code: &str) -> Option<VenueIx> {
        self.indices.countries.get(code).copied()
    }

    /// The person of that id.
    #[must_use]
    pub fn find_person(&self, id: &str) -> Option<PersonIx> {
        self.indices.persons_by_id.get(id).copied()
    }

    /// The organisation of that id.
    #[must_use]
    pub fn find_organisation(&self, id: &str) -> Option<OrganisationIx> {
        self.indices.organisations_by_id.get(id).copied()
    }

    /// The claim of that id.
    #[must_use]
    pub fn find_claim(&self, id: &str) -> Option<&Claim> {
        let ix = self.indices.claims_by_id.get(id)?;
        Some(self.claim(*ix))
    }

    /// The source of that id.
    #[must_use]
    pub fn find_source(&self, id: &str) -> Option<SourceIx> {
        self.indices.sources_by_id.get(id).copied()
    }

    /// When an event may have been; `None` when it is undated.
    #[must_use]
    pub fn span(&self, ix: EventIx) -> Option<&Span> {
        self.spans[ix.get()].as_ref()
    }

    /// Where the marks of an event stand.
    #[must_use]
    pub fn marks(&self, ix: EventIx) -> &[LonLat] {
        self.indices.marks.of(ix.get())
    }

    /// The venues of an event, in their order.
    pub fn venues_of(&self, ix: EventIx) -> impl Iterator<Item = VenueIx> + '_ {
        self.indices.venues_of_event.of(ix.get()).iter().copied()
    }

    /// The events at a venue.
    #[must_use]
    pub fn events_at(&self, ix: VenueIx) -> &[EventIx] {
        self.indices.events_of_venue.of(ix.get())
    }

    /// The events in which claims see an organisation, in the order of the file.
    #[must_use]
    pub fn events_of(&self, ix: OrganisationIx) -> &[EventIx] {
        self.indices.events_of_organisation.of(ix.get())
    }

    /// The claims about an event.
    pub fn claims_about(&self, ix: EventIx) -> impl Iterator<Item = &Claim> + '_ {
        let rows = self.indices.claims_of_event.of(ix.get());
        rows.iter().map(|claim| self.claim(*claim))
    }

    /// The claims a source makes.
    pub fn claims_by(&self, ix: SourceIx) -> impl Iterator<Item = &Claim> + '_ {
        let rows = self.indices.claims_of_source.of(ix.get());
        rows.iter().map(|claim| self.claim(*claim))
    }

    /// Where the claims about an event are.
    #[must_use]
    pub fn claim_rows_about(&self, ix: EventIx) -> &[ClaimIx] {
        self.indices.claims_of_event.of(ix.get())
    }

    /// Where the claims that a source makes are.
    #[must_use]
    pub fn claim_rows_by(&self, ix: SourceIx) -> &[ClaimIx] {
        self.indices.claims_of_source.of(ix.get())
    }

    /// The record of a dispute.
    #[must_use]
    pub fn dispute(&self, ix: DisputeIx) -> &Dispute {
        &self.parts.disputes[ix.get()]
    }

    /// Where the disputes about an event are.
    #[must_use]
    pub fn dispute_rows_about(&self, ix: EventIx) -> &[DisputeIx] {
        self.indices.disputes_of_event.of(ix.get())
    }

    /// What editors say about an event.
    pub fn notes_on(&self, ix: EventIx) -> impl Iterator<Item = &Note> + '_ {
        let rows = self.indices.notes_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.editor_notes[*row])
    }

    /// The events that are parts of another one.
    #[must_use]
    pub fn parts_of(&self, ix: EventIx) -> &[EventIx] {
        self.indices.parts_of_event.of(ix.get())
    }

    /// Events by earliest start, latest end, id, as [`Dataset::in_order`] has them; undated last.
    pub fn sort_by_time(&self, events: &mut [EventIx]) {
        let (records, spans) = (&self.parts.events, &self.spans);
        events.sort_by(|a, b| by_time(records, spans, *a, *b));
    }

    /// The disputes about an event.
    pub fn disputes_about(&self, ix: EventIx) -> impl Iterator<Item = &Dispute> + '_ {
        let rows = self.indices.disputes_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.disputes[row.get()])
    }

    /// Who took part in an event, and who did not.
    pub fn participations_in(&self, ix: EventIx) -> impl Iterator<Item = &Participation> + '_ {
        let rows = self.indices.participations_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.participations[*row])
    }

    /// What a person took part in, or did not.
    pub fn participations_by(&self, ix: PersonIx) -> impl Iterator<Item = &Participation> + '_ {
        let rows = self.indices.participations_of_person.of(ix.get());
        rows.iter().map(|row| &self.parts.participations[*row])
    }

    /// Relations from and to an event.
    pub fn relations_of(&self, ix: EventIx) -> impl Iterator<Item = &Relation> + '_ {
        let rows = self.indices.relations_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.relations[*row])
    }

    /// The stops of a journey, in order.
    pub fn stops_of(&self, ix: EventIx) -> impl Iterator<Item = &Stop> + '_ {
        let rows = self.indices.stops_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.stops[*row])
    }

    /// Numbers tied to an event.
    pub fn figures_of(&self, ix: EventIx) -> impl Iterator<Item = &Figure> + '_ {
        let rows = self.indices.figures_of_event.of(ix.get());
        rows.iter().map(|row| &self.parts.figures[*row])
    }
}

fn make_ids_unique(events: &mut [Event], problems: &mut Vec<Problem>) {
    let mut taken: HashSet<String> = HashSet::with_capacity(events.len());
    for (row, event) in events.iter_mut().enumerate() {
        if taken.insert(event.id.clone()) {
            continue;
        }
        let mut count = 2;
        let mut renamed = format!("{}~{count}", event.id);
        while !taken.insert(renamed.clone()) {
            count += 1;
            renamed = format!("{}~{count}", event.id);
        }
        problems.push(
            Problem::error(format!("the id is taken; this one is called \"{renamed}\""))
                .at_record("features", row)
                .at_item(format!("event \"{}\"", event.id))
                .at_field("id")
                .hint("give each event an id of its own"),
        );
        event.id = renamed;
    }
}
