use std::collections::{HashMap, HashSet};

use crate::dataset::{JsonObject, PlacePrecision, Source, Venue};
use crate::geo::LonLat;

/// The places and sources that rows name, each once.
#[derive(Default)]
pub(super) struct Places {
    venues: Vec<Venue>,
    /// By the id that rows give, or by name and country.
    by_name: HashMap<String, usize>,
    ids: HashSet<String>,
    /// Whether rows put a place at different coordinates.
    scattered: HashSet<usize>,
    sources: Vec<Source>,
    known_sources: HashSet<String>,
}

/// A place as a row names it.
pub(super) struct Named<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) country: Option<&'a str>,
    pub(super) precision: PlacePrecision,
    pub(super) at: Option<LonLat>,
}

impl Places {
    /// The id of a place: what the row says, or else its name, with the country where the name is that of another
    /// place, too.
    pub(super) fn venue(&mut self, named: &Named<'_>) -> String {
        let Named {
            id,
            name,
            country,
            precision,
            at,
        } = *named;
        let key = match id {
            Some(id) => format!("id\n{id}"),
            None => format!("{name}\n{}", country.unwrap_or_default()),
        };
        let coordinates = at.map(|it| [it.lon, it.lat]);
        if let Some(row) = self.by_name.get(&key) {
            let venue = &mut self.venues[*row];
            if venue.coordinates.is_none() && !self.scattered.contains(row) {
                venue.coordinates = coordinates;
            } else if coordinates.is_some() && venue.coordinates != coordinates {
                venue.coordinates = None;
                self.scattered.insert(*row);
            }
            return venue.id.clone();
        }
        let mut id = id.unwrap_or(name).to_owned();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            id = match (country, count) {
                (Some(country), 1) => format!("{name} ({country})"),
                _ => format!("{name} ({count})"),
            };
            count += 1;
        }
        self.by_name.insert(key, self.venues.len());
        self.venues.push(Venue {
            id: id.clone(),
            name: name.to_owned(),
            names: std::collections::BTreeMap::new(),
            aliases: Vec::new(),
            country: country.map(str::to_owned),
            // A line is a property of a journey, not of a place.
            precision: match precision {
                PlacePrecision::Line => PlacePrecision::None,
                other => other,
            },
            coordinates,
            note: None,
            extra: JsonObject::new(),
        });
        id
    }

    /// Remembers a source, which is called as the row calls it.
    pub(super) fn source(&mut self, name: &str) {
        if !self.known_sources.insert(name.to_owned()) {
            return;
        }
        let is_address = name.starts_with("https://") || name.starts_with("http://");
        self.sources.push(Source {
            id: name.to_owned(),
            title: name.to_owned(),
            authors: Vec::new(),
            publisher: None,
            published: None,
            published_derivation: None,
            url: is_address.then(|| name.to_owned()),
            kind: None,
            extra: JsonObject::new(),
        });
    }

    pub(super) fn finish(self) -> (Vec<Venue>, Vec<Source>) {
        (self.venues, self.sources)
    }
}
