//! What can be found, numbered through, and the texts that it is found by.

use crate::dataset::{
    Dataset, Event, EventIx, Organisation, OrganisationIx, Person, PersonIx, Source, SourceIx,
    Venue, VenueIx,
};
use crate::view::Selection;

/// Something that is found by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// A place.
    Venue(VenueIx),
    /// Somebody.
    Person(PersonIx),
    /// A body of people.
    Organisation(OrganisationIx),
    /// A document.
    Source(SourceIx),
    /// An event.
    Event(EventIx),
}

impl Found {
    /// The same by its id, which outlives the dataset.
    #[must_use]
    pub fn selection(self, dataset: &Dataset) -> Selection {
        match self {
            Self::Venue(ix) => Selection::Venue(dataset.venue(ix).id.clone()),
            Self::Person(ix) => Selection::Person(dataset.person(ix).id.clone()),
            Self::Organisation(ix) => Selection::Organisation(dataset.organisation(ix).id.clone()),
            Self::Source(ix) => Selection::Source(dataset.source(ix).id.clone()),
            Self::Event(ix) => Selection::Event(dataset.event(ix).id.clone()),
        }
    }

    /// What it is called first of all.
    #[must_use]
    pub fn title(self, dataset: &Dataset) -> &str {
        match self {
            Self::Venue(ix) => &dataset.venue(ix).name,
            Self::Person(ix) => &dataset.person(ix).name,
            Self::Organisation(ix) => &dataset.organisation(ix).name,
            Self::Source(ix) => &dataset.source(ix).title,
            Self::Event(ix) => &dataset.event(ix).title,
        }
    }

    /// Whether any word of its name is as good as the first: people are called by their last names.
    pub(super) fn has_last_name(self) -> bool {
        matches!(self, Self::Person(_))
    }

    /// Gives every text of it that is searched.
    pub(in super::super) fn texts<'a>(
        self,
        dataset: &'a Dataset,
        mut give: impl FnMut(Field, &'a str),
    ) {
        give(Field::Title, self.title(dataset));
        match self {
            Self::Venue(ix) => {
                let Venue { names, aliases, .. } = dataset.venue(ix);
                for name in names.values() {
                    give(Field::Other, name);
                }
                for alias in aliases {
                    give(Field::Other, &alias.name);
                }
            }
            Self::Person(ix) => {
                let Person { names, .. } = dataset.person(ix);
                for name in names.values() {
                    give(Field::Other, name);
                }
            }
            Self::Organisation(ix) => {
                let Organisation { short, .. } = dataset.organisation(ix);
                if let Some(short) = short {
                    give(Field::Other, short);
                }
            }
            Self::Source(ix) => {
                let Source { authors, id, .. } = dataset.source(ix);
                for author in authors {
                    give(Field::Other, author);
                }
                give(Field::Other, id);
            }
            Self::Event(ix) => {
                let event: &Event = dataset.event(ix);
                give(Field::Text, &event.summary);
                give(Field::Text, &event.kind);
                for theme in &event.themes {
                    give(Field::Text, theme);
                }
            }
        }
    }
}

/// Which text of a record it is, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Field {
    /// What it is called.
    Title,
    /// What it is also called.
    Other,
    /// What is said about it.
    Text,
}

/// All records numbered through: places, people, organisations, sources, and then events in the order of time, so that
/// of two that answer alike the lower number comes first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    venues: usize,
    persons: usize,
    organisations: usize,
    sources: usize,
    events: usize,
}

impl Numbers {
    pub(super) fn of(dataset: &Dataset) -> Self {
        let parts = dataset.parts();
        Self {
            venues: parts.venues.len(),
            persons: parts.persons.len(),
            organisations: parts.organisations.len(),
            sources: parts.sources.len(),
            events: parts.events.len(),
        }
    }

    /// How many records there are.
    pub(super) fn all(&self) -> usize {
        self.before_events() + self.events
    }

    /// How many are no events: the number of the first event.
    pub(super) fn before_events(&self) -> usize {
        self.venues + self.persons + self.organisations + self.sources
    }

    /// The record of a number.
    pub(super) fn record(&self, dataset: &Dataset, number: usize) -> Option<Found> {
        let mut left = number;
        if left < self.venues {
            return VenueIx::new(left).map(Found::Venue);
        }
        left -= self.venues;
        if left < self.persons {
            return PersonIx::new(left).map(Found::Person);
        }
        left -= self.persons;
        if left < self.organisations {
            return OrganisationIx::new(left).map(Found::Organisation);
        }
        left -= self.organisations;
        if left < self.sources {
            return SourceIx::new(left).map(Found::Source);
        }
        let event = dataset.in_order().get(left - self.sources)?;
        Some(Found::Event(*event))
    }
}
