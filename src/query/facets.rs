//! The values of each facet, and the events that have them.

use std::collections::HashMap;

use super::EventSet;
use super::event_set::narrow;
use crate::dataset::{Dataset, Event, EventIx, PlacePrecision, Status};
use crate::time::{Edtf, IntervalEnd, Precision, SetMember};
use crate::view::{DISPUTED, DateClass, Facet};

/// For each facet its values, with the events that have them. Made once for a dataset.
#[derive(Debug, Default)]
pub struct FacetIndex {
    /// In the order of [`Facet::ALL`].
    facets: Vec<FacetValues>,
}

/// The values of one facet that any event has: the most frequent first, or from the surest to the least sure.
#[derive(Debug, Default)]
pub struct FacetValues {
    names: Vec<String>,
    sets: Vec<EventSet>,
    by_name: HashMap<String, usize>,
}

impl FacetIndex {
    /// Looks at every event.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let mut gathered: Vec<Gathered> = Facet::ALL.iter().map(|_| Gathered::default()).collect();
        let bodies = Bodies::new(dataset);
        for (rank, ix) in dataset.in_order().iter().enumerate() {
            let rank = narrow(rank);
            for (facet, values) in Facet::ALL.iter().zip(&mut gathered) {
                each_value(dataset, &bodies, *ix, *facet, |value| {
                    values.add(value, rank);
                });
            }
        }
        let facets = Facet::ALL.into_iter().zip(gathered);
        Self {
            facets: facets.map(|(facet, values)| values.finish(facet)).collect(),
        }
    }

    /// The values of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &FacetValues {
        static NONE: std::sync::LazyLock<FacetValues> =
            std::sync::LazyLock::new(FacetValues::default);
        self.facets.get(facet as usize).unwrap_or(&NONE)
    }
}

impl FacetValues {
    /// Their names: ids or words.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a value among them.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The events with the value of a name; `None` if no event has it.
    #[must_use]
    pub fn events(&self, name: &str) -> Option<&EventSet> {
        self.sets.get(self.find(name)?)
    }

    /// How many events of a set have each value.
    #[must_use]
    pub fn counts(&self, among: &EventSet) -> Vec<usize> {
        self.sets.iter().map(|set| set.common(among)).collect()
    }
}

/// The values of a facet with their ranks, while they are gathered.
#[derive(Default)]
struct Gathered {
    by_name: HashMap<String, usize>,
    values: Vec<(String, Vec<u32>)>,
}

impl Gathered {
    fn add(&mut self, value: &str, rank: u32) {
        let at = if let Some(at) = self.by_name.get(value) {
            *at
        } else {
            self.by_name.insert(value.to_owned(), self.values.len());
            self.values.push((value.to_owned(), Vec::new()));
            self.values.len() - 1
        };
        // What is said twice of an event counts once.
        let ranks = &mut self.values[at].1;
        if ranks.last() != Some(&rank) {
            ranks.push(rank);
        }
    }

    fn finish(mut self, facet: Facet) -> FacetValues {
        if let Some(order) = natural_order(facet) {
            let place = |name: &str| order.iter().position(|it| *it == name);
            self.values.sort_by_key(|(name, _)| place(name));
        } else {
            self.values
                .sort_by(|a, b| (b.1.len(), &a.0).cmp(&(a.1.len(), &b.0)));
        }
        let mut finished = FacetValues::default();
        for (at, (name, ranks)) in self.values.into_iter().enumerate() {
            finished.by_name.insert(name.clone(), at);
            finished.names.push(name);
            finished.sets.push(EventSet::from_rising(ranks));
        }
        finished
    }
}

/// The order of values that have one of their own.
fn natural_order(facet: Facet) -> Option<Vec<&'static str>> {
    Some(match facet {
        Facet::Date => DateClass::ALL.map(DateClass::key).to_vec(),
        Facet::Precision => {
            use PlacePrecision::{City, Country, Line, None, Region, Site};
            [Site, City, Region, Country, Line, None]
                .map(precision_word)
                .to_vec()
        }
        Facet::Status => {
            use Status::{Announced, Cancelled, Expected, Happened};
            [Happened, Announced, Expected, Cancelled]
                .map(status_word)
                .to_vec()
        }
        Facet::Disputed => DISPUTED.to_vec(),
        _ => return None,
    })
}

const fn precision_word(precision: PlacePrecision) -> &'static str {
    match precision {
        PlacePrecision::Site => "site",
        PlacePrecision::City => "city",
        PlacePrecision::Region => "region",
        PlacePrecision::Country => "country",
        PlacePrecision::Line => "line",
        PlacePrecision::None => "none",
    }
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Announced => "announced",
        Status::Expected => "expected",
        Status::Cancelled => "cancelled",
    }
}

/// The organisations of each event, which the dataset keeps the other way round.
struct Bodies<'a>(Vec<(EventIx, &'a str)>);

impl<'a> Bodies<'a> {
    fn new(dataset: &'a Dataset) -> Self {
        let all = dataset.parts().organisations.iter();
        let mut pairs: Vec<(EventIx, &str)> = all
            .filter_map(|body| Some((dataset.find_organisation(&body.id)?, body.id.as_str())))
            .flat_map(|(ix, id)| dataset.events_of(ix).iter().map(move |event| (*event, id)))
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    fn of(&self, event: EventIx) -> impl Iterator<Item = &'a str> {
        let from = self.0.partition_point(|(it, _)| *it < event);
        let rest = self.0[from..].iter();
        rest.take_while(move |(it, _)| *it == event)
            .map(|(_, id)| *id)
    }
}

/// The values that an event has of a facet, some perhaps twice.
fn each_value(
    dataset: &Dataset,
    bodies: &Bodies<'_>,
    ix: EventIx,
    facet: Facet,
    mut add: impl FnMut(&str),
) {
    let event = dataset.event(ix);
    match facet {
        Facet::Theme => event.themes.iter().for_each(|theme| add(theme)),
        Facet::Kind if event.kind.is_empty() => {}
        Facet::Kind => add(&event.kind),
        Facet::Country => countries(dataset, ix).for_each(add),
        Facet::Person => {
            let parts = dataset.participations_in(ix);
            let known = parts.filter(|part| dataset.find_person(&part.person).is_some());
            known.for_each(|part| add(&part.person));
        }
        Facet::Organisation => bodies.of(ix).for_each(add),
        Facet::Source => event.sources.iter().for_each(|source| add(source)),
        Facet::Date => add(date_class(event).key()),
        Facet::Precision => add(precision_word(event.precision)),
        Facet::Status => add(status_word(event.status)),
        Facet::Disputed => add(DISPUTED[usize::from(!event.disputed)]),
    }
}

/// The countries of an event's places; where it has none, what the file says of it.
pub(super) fn countries(dataset: &Dataset, ix: EventIx) -> impl Iterator<Item = &str> {
    let venues = dataset.venues_of(ix);
    let of_venues = venues.filter_map(|venue| dataset.venue(venue).country.as_deref());
    let event = dataset.event(ix);
    let said = event.venues.is_empty().then(|| event.extra.get("country"));
    let said = said.flatten().and_then(serde_json::Value::as_str);
    of_venues.chain(said).filter(|country| !country.is_empty())
}

/// How well the date of an event is known.
pub(super) fn date_class(event: &Event) -> DateClass {
    let mut whens = event.whens();
    let Some(when) = whens.next() else {
        return DateClass::Undated;
    };
    let is_vague = when.is_approximate() || when.is_uncertain() || is_open(when);
    if whens.next().is_some() || event.doubtful || is_vague {
        return DateClass::Doubtful;
    }
    match when.precision() {
        Some(precision) if precision <= Precision::Day => DateClass::Day,
        Some(precision) if precision <= Precision::Semester => DateClass::Month,
        Some(_) => DateClass::Year,
        None => DateClass::Doubtful,
    }
}

/// Whether a date is one of several, or has an end that nobody knows.
fn is_open(when: &Edtf) -> bool {
    match when {
        Edtf::Date(_) => false,
        Edtf::Interval(interval) => {
            let ends = [interval.start(), interval.end()];
            ends.iter().any(|end| matches!(end, IntervalEnd::Unknown))
        }
        Edtf::OneOf(_) => true,
        Edtf::AllOf(set) => {
            let open =
                |member: &SetMember| matches!(member, SetMember::From(_) | SetMember::UpTo(_));
            set.members().iter().any(open)
        }
    }
}

#[cfg(test)]
mod tests;
