use geojson::{GeometryValue, Position};

use crate::dataset::Geometry;
use crate::geo::LonLat;

/// What to do about a coordinate that is out of range.
pub(super) const ORDER_HINT: &str =
    "GeoJSON writes the longitude first, −180 … 180, then the latitude, −90 … 90";

/// A geometry, or why there is none: a message and a hint.
pub(super) fn read(geometry: geojson::Geometry) -> Result<Geometry, (String, &'static str)> {
    match geometry.value {
        GeometryValue::Point { coordinates } => Ok(Geometry::Points(vec![place(&coordinates)?])),
        GeometryValue::MultiPoint { coordinates } => Ok(Geometry::Points(places(&coordinates)?)),
        GeometryValue::LineString { coordinates } => {
            Ok(Geometry::Lines(vec![places(&coordinates)?]))
        }
        GeometryValue::MultiLineString { coordinates } => {
            let lines = coordinates.iter().map(|line| places(line));
            Ok(Geometry::Lines(lines.collect::<Result<_, _>>()?))
        }
        GeometryValue::Polygon { coordinates } => {
            Ok(Geometry::Areas(outer(&coordinates)?.into_iter().collect()))
        }
        GeometryValue::MultiPolygon { coordinates } => {
            let rings = coordinates.iter().map(|polygon| outer(polygon));
            let rings: Vec<Option<Vec<LonLat>>> = rings.collect::<Result<_, _>>()?;
            Ok(Geometry::Areas(rings.into_iter().flatten().collect()))
        }
        GeometryValue::GeometryCollection { .. } => Err((
            "a GeometryCollection has no place on this map".to_owned(),
            "use one MultiPoint, MultiLineString or MultiPolygon",
        )),
    }
}

/// What is said of a coordinate that is out of range.
pub(super) fn out_of_range(lon: f64, lat: f64) -> String {
    format!("longitude {lon}, latitude {lat} is not on the globe")
}

fn outer(polygon: &[Vec<Position>]) -> Result<Option<Vec<LonLat>>, (String, &'static str)> {
    polygon.first().map(|ring| places(ring)).transpose()
}

fn places(positions: &[Position]) -> Result<Vec<LonLat>, (String, &'static str)> {
    positions.iter().map(place).collect()
}

fn place(position: &Position) -> Result<LonLat, (String, &'static str)> {
    match *position.as_slice() {
        [lon, lat, ..] => LonLat::new(lon, lat).ok_or((out_of_range(lon, lat), ORDER_HINT)),
        _ => Err((
            "a position needs a longitude and a latitude".to_owned(),
            ORDER_HINT,
        )),
    }
}
