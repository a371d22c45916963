use std::collections::BTreeMap;

use crate::geo::{Bounds, LonLat, MAX_ZOOM};
use crate::places::{Entry, Gazetteer, PlaceId, PlaceKind};
use crate::text;
use crate::view::{Lettering, Tongue};

/// Degrees of longitude that a map of about the usual width shows at zoom 0.
const DEGREES: f64 = 1100.0;

/// A list of places that can be asked for a name.
pub trait PlaceFinder {
    /// The places that somebody who typed this may mean, the likeliest first and at most `limit`, named as the map is
    /// lettered.
    ///
    /// `near` is the middle of the map: of two that are equally likely the nearer one comes first.
    fn find(&self, typed: &str, near: LonLat, lettering: Lettering, limit: usize) -> Vec<PlaceHit>;
}

/// A place that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceHit {
    /// Its name as the map writes it.
    pub name: String,
    /// The name that was found, if it is another one.
    pub matched: Option<String>,
    /// Country, region, number of people: what tells it from others of its name.
    pub detail: String,
    /// Where it is.
    pub at: LonLat,
    /// The zoom at which all of it is seen well.
    pub zoom: f64,
}

impl<F: Fn(&str, LonLat, Lettering, usize) -> Vec<PlaceHit>> PlaceFinder for F {
    fn find(&self, typed: &str, near: LonLat, lettering: Lettering, limit: usize) -> Vec<PlaceHit> {
        self(typed, near, lettering, limit)
    }
}

/// The gazetteer, asked as somebody types.
#[derive(Debug)]
pub struct GazetteerFinder {
    gazetteer: Gazetteer,
    /// Countries by their code.
    countries: BTreeMap<String, PlaceId>,
}

impl GazetteerFinder {
    /// A finder of everything in a gazetteer.
    #[must_use]
    pub fn new(gazetteer: Gazetteer) -> Self {
        let countries = gazetteer
            .iter()
            .filter(|entry| entry.kind() == PlaceKind::Country)
            .filter_map(|entry| Some((entry.country()?.to_owned(), entry.id())));
        let countries = countries.collect();
        Self {
            gazetteer,
            countries,
        }
    }

    /// Country, region and number of people.
    fn detail(&self, entry: Entry<'_>, tongue: Tongue) -> String {
        let country = entry
            .country()
            .filter(|_| entry.kind() != PlaceKind::Country);
        let country = country.map(|code| {
            let known = self
                .countries
                .get(code)
                .and_then(|id| self.gazetteer.get(*id));
            known.map_or_else(|| code.to_owned(), |country| name(country, tongue))
        });
        let region = entry
            .region()
            .filter(|region| *region != entry.names().english());
        let people = usize::try_from(entry.population()).unwrap_or(0);
        let people = (people > 0).then(|| text::people(people));
        let parts = [region.map(str::to_owned), country, people];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl PlaceFinder for GazetteerFinder {
    fn find(&self, typed: &str, near: LonLat, lettering: Lettering, limit: usize) -> Vec<PlaceHit> {
        let found = self.gazetteer.search(typed, Some(near), limit);
        let hits = found.into_iter().map(|found| {
            let name = name(found.entry, lettering.first);
            PlaceHit {
                matched: (found.name != name).then(|| found.name.to_owned()),
                detail: self.detail(found.entry, lettering.first),
                at: found.entry.at(),
                zoom: zoom(found.entry),
                name,
            }
        });
        hits.collect()
    }
}

fn name(entry: Entry<'_>, tongue: Tongue) -> String {
    let names = entry.names();
    match tongue {
        Tongue::Local => names.local().to_owned(),
        Tongue::In(language) => names.in_language(language).to_owned(),
    }
}

/// How close one looks at a place: so that all of it is seen, or a town with its surroundings.
fn zoom(entry: Entry<'_>) -> f64 {
    match (entry.bounds(), entry.population()) {
        (Some(Bounds { min, max }), _) => {
            let width = (max.lon - min.lon).max((max.lat - min.lat) * 2.0).max(0.1);
            (DEGREES / width).log2().clamp(2.0, MAX_ZOOM - 8.0)
        }
        (None, 1_000_000..) => 9.0,
        (None, 100_000..) => 10.0,
        (None, _) => 11.0,
    }
}
