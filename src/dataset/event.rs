use geo::algorithm::centroid::Centroid as _;
use serde::{Deserialize, Serialize};

use super::{JsonObject, word};
use crate::geo::{Bounds, LonLat};
use crate::time::Edtf;

/// Something that happened, was announced, or is expected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// Unique in its dataset.
    pub id: String,
    /// One line.
    pub title: String,
    /// When it was, exactly as precise as the source; `None` when nothing is said.
    pub when: Option<Edtf>,
    /// What else it may have been: dates of remaining claims that stand equal to the first
    /// (see [`super::without()`]).
    pub other_whens: Vec<Edtf>,
    /// How the date follows from the text where the text does not print it.
    pub when_derivation: Option<String>,
    /// A few sentences; may be empty.
    pub summary: String,
    /// What sort of event: `summit`, `sport` …; empty when nothing is said.
    pub kind: String,
    /// What it is about.
    pub themes: Vec<String>,
    /// Ids of its venues, in the order of the geometry's points.
    pub venues: Vec<String>,
    /// How well its place is known.
    pub precision: PlacePrecision,
    /// Whether it took place.
    pub status: Status,
    /// Id of the event it is a part of.
    pub part_of: Option<String>,
    /// Ids of the sources that speak of it.
    pub sources: Vec<String>,
    /// Whether sources disagree about it.
    pub disputed: bool,
    /// Whether people were hurt or killed: shown without ornament.
    pub grave: bool,
    /// Where on the map.
    pub geometry: Geometry,
    /// Whether it rests on a source of which is not sure that it had been published (see [`super::as_known`]): then it is
    /// certain in no window.
    pub doubtful: bool,
    /// What else the file says about it, untouched.
    pub extra: JsonObject,
    /// What stands beside the properties of a feature, untouched; its geometry, too, where a [`Geometry`] holds less
    /// of it: heights, holes in areas.
    pub beside: Option<Box<JsonObject>>,
}

impl Event {
    /// Every date that it may have had by the sources that are read; empty when nothing is said.
    pub fn whens(&self) -> impl Iterator<Item = &Edtf> {
        self.when.iter().chain(&self.other_whens)
    }
}

/// How well a place is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlacePrecision {
    /// A building, an airfield, a square.
    Site,
    /// A town.
    City,
    /// A part of a country, or a sea.
    Region,
    /// A whole country.
    Country,
    /// Along a line.
    Line,
    /// Not at all.
    #[default]
    None,
}

/// Whether something took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    #[default]
    Happened,
    /// Somebody said that it would.
    Announced,
    /// It was to be expected.
    Expected,
    /// It was called off.
    Cancelled,
}

word::display_as_word!(PlacePrecision, Status);

/// Where an event lies on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Geometry {
    /// No place that could be pinned.
    #[default]
    Nowhere,
    /// One place or several at once, in the order of the event's venues.
    Points(Vec<LonLat>),
    /// Journeys: each a list of stops in order.
    Lines(Vec<Vec<LonLat>>),
    /// Outer rings of areas.
    Areas(Vec<Vec<LonLat>>),
}

impl Geometry {
    /// All places of it.
    pub fn places(&self) -> impl Iterator<Item = LonLat> + '_ {
        let (points, paths): (&[LonLat], &[Vec<LonLat>]) = match self {
            Self::Nowhere => (&[], &[]),
            Self::Points(points) => (points, &[]),
            Self::Lines(paths) | Self::Areas(paths) => (&[], paths),
        };
        points.iter().chain(paths.iter().flatten()).copied()
    }

    /// The places where a mark stands: each point, each stop, the middle of each area.
    #[must_use]
    pub fn marks(&self) -> Vec<LonLat> {
        match self {
            Self::Areas(rings) => rings.iter().filter_map(|ring| middle(ring)).collect(),
            _ => self.places().collect(),
        }
    }

    /// The smallest box around it.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::around(self.places())
    }
}

/// The centroid of an area.
fn middle(ring: &[LonLat]) -> Option<LonLat> {
    let line: geo::LineString = ring.iter().map(|p| (p.lon, p.lat)).collect();
    let point = geo::Polygon::new(line, Vec::new()).centroid()?;
    LonLat::new(point.x(), point.y())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_file() {
        assert_eq!(Status::Cancelled.to_string(), "cancelled");
        assert_eq!(PlacePrecision::None.to_string(), "none");
    }

    #[test]
    fn an_area_has_its_mark_in_the_middle() {
        let square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
            .map(|(lon, lat)| LonLat { lon, lat });
        assert_eq!(
            Geometry::Areas(vec![square.to_vec()]).marks(),
            [LonLat { lon: 1.0, lat: 1.0 }]
        );
    }
}
