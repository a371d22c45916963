use std::collections::BTreeMap;

use crate::geo::{Bounds, Camera, LonLat, MAX_ZOOM, Margins};
use crate::places::{Entry, Gazetteer, PlaceId, PlaceKind};
use crate::text;
use crate::view::{Lettering, Tongue};

/// Degrees of longitude that a map of about the usual width shows at zoom 0.
const DEGREES: f64 = 1100.0;
/// Width and height that a map usually has free of panels, in points.
const ROOM: [f64; 2] = [780.0, 480.0];
/// The zooms that one flies to: the whole world is in sight, and the map has no more to show.
const FARTHEST: f64 = 2.0;
const CLOSEST: f64 = MAX_ZOOM - 8.0;

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
    /// The name that was found, if it is another one and no part of that.
    pub matched: Option<String>,
    /// What it is, unless a town or a country; country, region, number of people: what tells it from others of its
    /// name.
    pub detail: String,
    /// Where it is; of what has an extent, the middle.
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

    /// What it is, country, region and number of people.
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
        let kind = kind(entry.kind()).map(str::to_owned);
        let parts = [kind, region.map(str::to_owned), country, people];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl PlaceFinder for GazetteerFinder {
    fn find(&self, typed: &str, near: LonLat, lettering: Lettering, limit: usize) -> Vec<PlaceHit> {
        let found = self.gazetteer.search(typed, Some(near), limit);
        let hits = found.into_iter().map(|found| {
            let name = name(found.entry, lettering.first);
            let camera = camera(found.entry);
            PlaceHit {
                matched: (!name.contains(found.name)).then(|| found.name.to_owned()),
                detail: self.detail(found.entry, lettering.first),
                at: camera.center,
                zoom: camera.zoom,
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

/// What a place is, in a word; nothing for towns and countries, which everybody takes them for.
const fn kind(kind: PlaceKind) -> Option<&'static str> {
    Some(match kind {
        PlaceKind::Country | PlaceKind::Capital | PlaceKind::Town => return None,
        PlaceKind::Region => text::KIND_REGION,
        PlaceKind::Ocean => text::KIND_OCEAN,
        PlaceKind::Sea => text::KIND_SEA,
        PlaceKind::Strait => text::KIND_STRAIT,
        PlaceKind::Bay => text::KIND_BAY,
        PlaceKind::Lake => text::KIND_LAKE,
        PlaceKind::River => text::KIND_RIVER,
        PlaceKind::Range => text::KIND_RANGE,
        PlaceKind::Plateau => text::KIND_PLATEAU,
        PlaceKind::Plain => text::KIND_PLAIN,
        PlaceKind::Desert => text::KIND_DESERT,
        PlaceKind::Peninsula => text::KIND_PENINSULA,
        PlaceKind::Island => text::KIND_ISLAND,
        PlaceKind::Islands => text::KIND_ISLANDS,
    })
}

/// How one looks at a place: so that all of it is seen, or a town with its surroundings.
fn camera(entry: Entry<'_>) -> Camera {
    let zoom = match (entry.bounds(), entry.population()) {
        // A country is looked at where its name stands: its islands may lie an ocean away.
        (Some(Bounds { min, max }), _) if entry.kind() == PlaceKind::Country => {
            let width = (max.lon - min.lon).max((max.lat - min.lat) * 2.0).max(0.1);
            (DEGREES / width).log2().clamp(FARTHEST, CLOSEST)
        }
        (Some(bounds), _) => {
            let map = Camera::new(entry.at(), FARTHEST).viewport(ROOM[0], ROOM[1]);
            let fitted = map.fitted(bounds, Margins::all(0.0), CLOSEST);
            return Camera::new(fitted.center, fitted.zoom.max(FARTHEST));
        }
        (None, 1_000_000..) => 9.0,
        (None, 100_000..) => 10.0,
        (None, _) => 11.0,
    };
    Camera::new(entry.at(), zoom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    static BYTES: &[u8] = include_bytes!("../../geodata/gazetteer.tsv.gz");

    fn bundled() -> GazetteerFinder {
        GazetteerFinder::new(Gazetteer::read(BYTES).expect("the bundled gazetteer"))
    }

    /// Name, other name and detail of the first place found on a map lettered in a language.
    fn first(finder: &GazetteerFinder, typed: &str, tongue: Tongue) -> [String; 3] {
        let near = LonLat { lon: 0.0, lat: 0.0 };
        let hit = finder.find(typed, near, Lettering::in_one(tongue), 1).pop();
        let hit = hit.expect("something is found");
        [hit.name, hit.matched.unwrap_or_default(), hit.detail]
    }

    #[test]
    fn the_list_says_what_a_place_is_unless_a_town_or_a_country() {
        let finder = bundled();
        let english = |typed| first(&finder, typed, Tongue::In(Language::English));
        assert_eq!(english("volga"), ["Volga", "", "river · Russia"]);
        assert_eq!(english("caspian"), ["Caspian Sea", "", "sea"]);
        assert_eq!(english("lake victoria"), ["Lake Victoria", "", "lake"]);
        let caucasus = ["Greater Caucasus", "Кавказ", "mountain range"];
        assert_eq!(english("Кавказ"), caucasus);
        assert_eq!(english("caucasus"), ["Greater Caucasus", "", caucasus[2]]);
        assert_eq!(english("sakhalin"), ["Sakhalin", "", "island"]);
        assert_eq!(english("sahara"), ["Sahara", "", "desert"]);
        assert_eq!(english("baku")[2], "Baki · Azerbaijan · 2.3 million");
        assert_eq!(english("azerbaijan")[2], "10.2 million");
        let local = first(&finder, "Иссык-Куль", Tongue::Local);
        assert_eq!(local, ["Ысык-Көл", "Иссык-Куль", "lake · Кыргызстан"]);
    }

    #[test]
    fn one_flies_to_where_all_of_it_is_seen() {
        for entry in bundled().gazetteer.iter() {
            let Some(bounds) = entry.bounds() else {
                continue;
            };
            let Camera { center, zoom } = camera(entry);
            assert!((FARTHEST..=CLOSEST).contains(&zoom), "{entry:?} at {zoom}");
            if entry.kind() == PlaceKind::Country || zoom <= FARTHEST {
                continue;
            }
            let map = camera(entry).viewport(ROOM[0], ROOM[1]);
            for corner in [bounds.min, bounds.max, entry.at()] {
                let [x, y] = map.screen_from_geo(corner);
                let seen =
                    (-0.5..=ROOM[0] + 0.5).contains(&x) && (-0.5..=ROOM[1] + 0.5).contains(&y);
                assert!(seen, "{corner:?} of {entry:?} from {center:?} at {zoom}");
            }
        }
    }
}
