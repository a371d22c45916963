use geo::algorithm::area::Area as _;
use geo::algorithm::bounding_rect::BoundingRect as _;
use geo::algorithm::centroid::Centroid as _;
use geo::algorithm::contains::Contains as _;
use geo::algorithm::interior_point::InteriorPoint as _;
use geo::algorithm::line_measures::Distance as _;
use geo::{Euclidean, MultiPolygon, Point, Rect};

use crate::geo::LonLat;

/// The outlines could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CountriesError {
    /// Not GeoJSON.
    #[error("the country outlines are not GeoJSON: {0}")]
    NotGeoJson(#[from] serde_json::Error),
    /// Not a list of countries.
    #[error("feature {0} of the country outlines has no \"iso\", no \"name\" or no area")]
    NotACountry(usize),
}

/// One country.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or a user-assigned code where there is none.
    pub iso: String,
    /// English short name.
    pub name: String,
    outline: MultiPolygon<f64>,
    bounds: Rect<f64>,
}

/// All countries.
#[derive(Clone, Debug)]
pub struct Countries(Vec<Country>);

impl Countries {
    /// Reads a GeoJSON `FeatureCollection` whose features have `iso`, `name` and an area.
    ///
    /// # Errors
    /// When the bytes are not such a collection.
    pub fn read(bytes: &[u8]) -> Result<Self, CountriesError> {
        let collection: geojson::FeatureCollection = serde_json::from_slice(bytes)?;
        let countries = collection.features.into_iter().enumerate();
        countries
            .map(|(row, feature)| country(feature).ok_or(CountriesError::NotACountry(row + 1)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The country whose outline contains the place.
    #[must_use]
    pub fn country_at(&self, place: LonLat) -> Option<&Country> {
        self.country_near(place, 0.0)
    }

    /// The country at the place, or else the nearest one within `tolerance` degrees of it.
    #[must_use]
    pub fn country_near(&self, place: LonLat, tolerance: f64) -> Option<&Country> {
        let point = Point::new(place.lon, place.lat);
        let close = |c: &&Country| {
            let (min, max) = (c.bounds.min(), c.bounds.max());
            (min.x - tolerance..=max.x + tolerance).contains(&place.lon)
                && (min.y - tolerance..=max.y + tolerance).contains(&place.lat)
        };
        let candidates: Vec<&Country> = self.0.iter().filter(close).collect();
        let inside = candidates.iter().find(|c| c.outline.contains(&point));
        inside.copied().or_else(|| {
            candidates
                .iter()
                .map(|country| (Euclidean.distance(&country.outline, &point), *country))
                .filter(|(distance, _)| tolerance > 0.0 && *distance <= tolerance)
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map(|(_, country)| country)
        })
    }

    /// The country of a code.
    #[must_use]
    pub fn find(&self, iso: &str) -> Option<&Country> {
        self.0.iter().find(|country| country.iso == iso)
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Country> {
        self.0.iter()
    }
}

impl Country {
    /// The rings of its outline, those around holes included; what lies inside an odd number of them is inside.
    pub fn rings(&self) -> impl Iterator<Item = impl Iterator<Item = LonLat> + '_> + '_ {
        let rings = self.outline.iter().flat_map(|polygon| {
            let holes = polygon.interiors().iter();
            std::iter::once(polygon.exterior()).chain(holes)
        });
        rings.map(|ring| {
            let points = ring.coords();
            points.map(|at| LonLat {
                lon: at.x,
                lat: at.y,
            })
        })
    }

    /// A place inside its largest part, its centroid where that is inside.
    #[must_use]
    pub fn middle(&self) -> Option<LonLat> {
        let parts = self.outline.iter();
        let sizes = parts.map(|part| (part.unsigned_area(), part));
        let (_, largest) = sizes.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let centroid = largest.centroid();
        let inside = centroid.filter(|point| largest.contains(point));
        let point = inside.or_else(|| largest.interior_point())?;
        LonLat::new(point.x(), point.y())
    }
}

fn country(feature: geojson::Feature) -> Option<Country> {
    let text = |key| Some(feature.property(key)?.as_str()?.to_owned());
    let (iso, name) = (text("iso")?, text("name")?);
    let outline = match geo::Geometry::<f64>::try_from(feature.geometry?).ok()? {
        geo::Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
        geo::Geometry::MultiPolygon(polygons) => polygons,
        _ => return None,
    };
    let bounds = outline.bounding_rect()?;
    Some(Country {
        iso,
        name,
        outline,
        bounds,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"iso":"AA","name":"West"},"geometry":
         {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
        {"type":"Feature","properties":{"iso":"BB","name":"East"},"geometry":
         {"type":"MultiPolygon","coordinates":[[[[1,0],[2,0],[2,1],[1,1],[1,0]]]]}}]}"#;

    #[test]
    fn a_place_lies_in_its_country_and_a_coast_has_a_tolerance() {
        let countries = Countries::read(TWO.as_bytes()).expect("two countries");
        let at = |lon, tolerance| {
            let found = countries.country_near(LonLat { lon, lat: 0.5 }, tolerance);
            found.map(|c| c.iso.as_str())
        };
        assert_eq!(at(0.5, 0.0), Some("AA"));
        assert_eq!(at(1.5, 0.0), Some("BB"));
        assert_eq!(at(2.05, 0.0), None);
        assert_eq!(at(2.05, 0.1), Some("BB"));
        assert_eq!(at(-0.5, 0.1), None);
    }

    #[test]
    fn a_country_has_its_rings_and_a_place_inside_whatever_its_form() {
        let horseshoe = "[[0,0],[3,0],[3,3],[2.5,3],[2.5,0.5],[0.5,0.5],[0.5,3],[0,3],[0,0]]";
        let text = TWO.replace("[[0,0],[1,0],[1,1],[0,1],[0,0]]", horseshoe);
        let countries = Countries::read(text.as_bytes()).expect("two countries");
        let west = countries.find("AA").expect("a country");
        assert_eq!(west.rings().map(Iterator::count).collect::<Vec<_>>(), [9]);
        let middle = west.middle().expect("a place");
        let there = countries.country_at(middle).expect("a country");
        assert_eq!(there.iso, "AA");
        assert!(countries.find("CC").is_none());
    }

    #[test]
    fn what_is_no_list_of_countries_is_said() {
        assert!(Countries::read(b"[]").is_err());
        let nameless = TWO.replace("\"name\":\"East\"", "\"x\":1");
        let error = Countries::read(nameless.as_bytes()).expect_err("no name");
        assert!(error.to_string().contains("feature 2"));
    }
}
