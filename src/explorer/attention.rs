use roaring::RoaringBitmap;

use super::state::Explorer;
use crate::dataset::{Dataset, EventIx, OrganisationIx, PersonIx, SourceIx, VenueIx};
use crate::view::Selection;

/// How much something stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attention {
    /// As everything else.
    #[default]
    None,
    /// It belongs to what is pointed at: an event to a person, a place, an organisation or a source.
    Related,
    /// It is pointed at in any panel, or has the keyboard there.
    Pointed,
    /// It is shown in detail.
    Selected,
}

/// A record of one dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Event(EventIx),
    Venue(VenueIx),
    Person(PersonIx),
    Organisation(OrganisationIx),
    Source(SourceIx),
}

impl Thing {
    fn find(data: &Dataset, selection: &Selection) -> Option<Self> {
        match selection {
            Selection::Event(id) => data.find_event(id).map(Self::Event),
            Selection::Venue(id) => data.find_venue(id).map(Self::Venue),
            Selection::Person(id) => data.find_person(id).map(Self::Person),
            Selection::Organisation(id) => data.find_organisation(id).map(Self::Organisation),
            Selection::Source(id) => data.find_source(id).map(Self::Source),
        }
    }

    /// The events that belong to it, itself aside, by their positions. Linear in what it takes part in.
    fn events(self, data: &Dataset) -> RoaringBitmap {
        let position = |event: EventIx| u32::try_from(event.get()).ok();
        let by_id = |id: &String| data.find_event(id).and_then(position);
        let at = |events: &[EventIx]| events.iter().copied().filter_map(position).collect();
        match self {
            Self::Event(_) => RoaringBitmap::new(),
            Self::Venue(venue) => at(data.events_at(venue)),
            Self::Organisation(organisation) => at(data.events_of(organisation)),
            Self::Person(person) => {
                let parts = data.participations_by(person);
                parts.filter_map(|part| by_id(&part.event)).collect()
            }
            Self::Source(source) => {
                let claims = data.claims_by(source);
                claims.filter_map(|claim| by_id(&claim.event)).collect()
            }
        }
    }
}

/// What is selected and what is pointed at, looked up once for all that is painted: a question about an event costs next
/// to nothing then.
#[derive(Clone, Copy, Debug)]
pub struct Attended<'a> {
    selected: Option<Thing>,
    pointed: Option<Thing>,
    related: &'a RoaringBitmap,
    revision: u64,
}

impl Attended<'_> {
    /// How much an event stands out.
    #[must_use]
    pub fn event(&self, event: EventIx) -> Attention {
        let own = self.of(Thing::Event(event));
        if own == Attention::None && self.is_related(event) {
            Attention::Related
        } else {
            own
        }
    }

    /// How much a place stands out.
    #[must_use]
    pub fn venue(&self, venue: VenueIx) -> Attention {
        self.of(Thing::Venue(venue))
    }

    /// How much a person stands out.
    #[must_use]
    pub fn person(&self, person: PersonIx) -> Attention {
        self.of(Thing::Person(person))
    }

    /// The place that is selected, and the one that is pointed at.
    pub fn venues(&self) -> impl Iterator<Item = VenueIx> + use<> {
        let both = [self.selected, self.pointed].into_iter().flatten();
        both.filter_map(|thing| match thing {
            Thing::Venue(venue) => Some(venue),
            _ => None,
        })
    }

    /// The event that is pointed at.
    #[must_use]
    pub fn pointed_event(&self) -> Option<EventIx> {
        match self.pointed {
            Some(Thing::Event(event)) => Some(event),
            _ => None,
        }
    }

    /// Changes with what is pointed at: what is made for it can be kept until then.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    fn of(&self, thing: Thing) -> Attention {
        if self.selected == Some(thing) {
            Attention::Selected
        } else if self.pointed == Some(thing) {
            Attention::Pointed
        } else {
            Attention::None
        }
    }

    fn is_related(&self, event: EventIx) -> bool {
        !self.related.is_empty()
            && u32::try_from(event.get()).is_ok_and(|position| self.related.contains(position))
    }
}

impl Explorer {
    /// What is selected and what is pointed at.
    #[must_use]
    pub fn attended(&self) -> Attended<'_> {
        let find = |it: &Selection| Thing::find(&self.dataset, it);
        Attended {
            selected: self.view.selection.as_ref().and_then(find),
            pointed: self.transient.hovered.as_ref().and_then(find),
            related: &self.related,
            revision: self.pointed,
        }
    }

    /// How much something stands out, wherever it is shown.
    #[must_use]
    pub fn attention(&self, to: &Selection) -> Attention {
        if self.view.selection.as_ref() == Some(to) {
            return Attention::Selected;
        }
        if self.transient.hovered.as_ref() == Some(to) {
            return Attention::Pointed;
        }
        let event = to.event().filter(|_| !self.related.is_empty());
        let event = event.and_then(|id| self.dataset.find_event(id));
        event.map_or(Attention::None, |event| self.attended().event(event))
    }

    /// Points at something, or at nothing. What belongs to it is looked up here, once.
    pub(super) fn point_at(&mut self, selection: Option<Selection>) {
        if self.transient.hovered == selection {
            return;
        }
        let thing = selection
            .as_ref()
            .and_then(|selection| Thing::find(&self.dataset, selection));
        self.related = thing.map_or_else(RoaringBitmap::new, |thing| thing.events(&self.dataset));
        self.transient.hovered = selection;
        self.pointed += 1;
    }
}
