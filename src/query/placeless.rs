use std::collections::BTreeMap;

use super::{Row, Visible};
use crate::dataset::{Dataset, EventIx, PlacePrecision};
use crate::time::Membership;

/// An event and how surely it is inside the window; `None` for one without a date.
pub type Listed = (EventIx, Option<Membership>);

/// What passes the filter, may lie in the window, and has no mark on the map: nothing of it may be lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placeless {
    /// All of it: the visible events without a place of their own, in the order of time, then those without a date,
    /// which the map never marks.
    pub events: Vec<Listed>,
    /// The dated ones that are known to the country, by its code (ISO 3166-1 alpha-2). One event may be in several.
    pub countries: BTreeMap<String, Vec<Row>>,
    /// How many events those are.
    pub by_country: usize,
}

impl Placeless {
    /// Looks through what is visible. Linear in that.
    #[must_use]
    pub fn of(dataset: &Dataset, visible: &Visible) -> Self {
        let mut found = Self::default();
        for row in visible.rows() {
            if dataset.marks(row.event).is_empty() {
                found.add(dataset, row);
            }
        }
        found.add_undated(visible);
        found
    }

    /// Adds what has no date and passes the filter.
    pub fn add_undated(&mut self, visible: &Visible) {
        let undated = visible.undated.iter().map(|event| (*event, None));
        self.events.extend(undated);
    }

    /// Adds a visible event without a mark; they come in the order of time.
    pub fn add(&mut self, dataset: &Dataset, row: Row) {
        self.events.push((row.event, Some(row.membership)));
        let mut on_one = false;
        for venue in dataset.venues_of(row.event) {
            let venue = dataset.venue(venue);
            let Some(code) = &venue.country else { continue };
            if venue.precision != PlacePrecision::Country {
                continue;
            }
            on_one = true;
            // The code is copied once for each country, not for each event.
            let rows = match self.countries.get_mut(code) {
                Some(rows) => rows,
                None => self.countries.entry(code.clone()).or_default(),
            };
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        self.by_country += usize::from(on_one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Event, Geometry, Parts, Venue};
    use crate::geo::LonLat;
    use crate::query::Index;
    use crate::view::Filter;

    fn country(id: &str, code: Option<&str>, precision: PlacePrecision) -> Venue {
        Venue {
            id: id.to_owned(),
            name: id.to_owned(),
            names: BTreeMap::new(),
            aliases: Vec::new(),
            country: code.map(str::to_owned),
            precision,
            coordinates: None,
            note: None,
            extra: serde_json::Map::new(),
        }
    }

    fn event(id: &str, when: Option<&str>, venues: &[&str], geometry: Geometry) -> Event {
        Event {
            id: id.to_owned(),
            title: id.to_owned(),
            when: when.map(|when| when.parse().unwrap()),
            venues: venues.iter().map(|id| (*id).to_owned()).collect(),
            geometry,
            ..Event::default()
        }
    }

    #[test]
    fn what_has_no_mark_is_listed_and_what_is_known_to_the_country_belongs_there() {
        let somewhere = Geometry::Points(vec![LonLat { lon: 1.0, lat: 2.0 }]);
        let parts = Parts {
            venues: vec![
                country("a", Some("AA"), PlacePrecision::Country),
                country("b", Some("BB"), PlacePrecision::Country),
                country("nowhere", None, PlacePrecision::Country),
                country("region", Some("AA"), PlacePrecision::Region),
            ],
            events: vec![
                event("both", Some("2021"), &["a", "b", "a"], Geometry::Nowhere),
                event("pinned", Some("2022"), &["a"], somewhere.clone()),
                event("no-code", Some("2023"), &["nowhere"], Geometry::Nowhere),
                event("region", Some("2024"), &["region"], Geometry::Nowhere),
                event("undated", None, &["a"], somewhere),
            ],
            ..Parts::default()
        };
        let (dataset, _) = Dataset::new("some", parts);
        let mut visible = Visible::default();
        visible.set_filter(&dataset, &Index::new(&dataset), None, &Filter::default());
        let found = Placeless::of(&dataset, &visible);
        let ids = found
            .events
            .iter()
            .map(|(event, _)| &dataset.event(*event).id);
        let ids: Vec<&str> = ids.map(String::as_str).collect();
        assert_eq!(ids, ["both", "no-code", "region", "undated"]);
        assert_eq!(found.events[3].1, None);
        let counts = found.countries.iter();
        let counts: Vec<_> = counts
            .map(|(code, rows)| (code.as_str(), rows.len()))
            .collect();
        assert_eq!(counts, [("AA", 1), ("BB", 1)]);
        assert_eq!(found.by_country, 1);
    }
}
