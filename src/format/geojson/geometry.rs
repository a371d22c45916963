use geojson::{GeometryValue, Position};
use serde_json::{Value, json};

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

/// Whether [`write()`] makes the same of what [`read`] reads: nothing of it goes beyond a [`Geometry`].
pub(super) fn is_whole(geometry: &geojson::Geometry) -> bool {
    let flat = |position: &Position| position.as_slice().len() == 2;
    let line = |positions: &Vec<Position>| positions.iter().all(flat);
    let ring = |polygon: &Vec<Vec<Position>>| match polygon.as_slice() {
        [ring] => line(ring),
        _ => false,
    };
    let named = geometry.foreign_members.as_ref();
    geometry.bbox.is_none()
        && named.is_none_or(geojson::JsonObject::is_empty)
        && match &geometry.value {
            GeometryValue::Point { coordinates } => flat(coordinates),
            GeometryValue::MultiPoint { coordinates } => {
                coordinates.len() != 1 && line(coordinates)
            }
            GeometryValue::LineString { coordinates } => line(coordinates),
            GeometryValue::MultiLineString { coordinates } => {
                coordinates.len() != 1 && coordinates.iter().all(line)
            }
            GeometryValue::Polygon { coordinates } => ring(coordinates),
            GeometryValue::MultiPolygon { coordinates } => {
                coordinates.len() != 1 && coordinates.iter().all(ring)
            }
            GeometryValue::GeometryCollection { .. } => false,
        }
}

/// A geometry as GeoJSON has it: one place is a Point, several are a `MultiPoint`.
#[must_use]
pub fn write(geometry: &Geometry) -> Value {
    let position = |p: &LonLat| json!([p.lon, p.lat]);
    let line = |places: &Vec<LonLat>| places.iter().map(position).collect::<Value>();
    let (kind, coordinates) = match geometry {
        Geometry::Nowhere => return Value::Null,
        Geometry::Points(points) => match points.as_slice() {
            [only] => ("Point", position(only)),
            _ => ("MultiPoint", line(points)),
        },
        Geometry::Lines(lines) => match lines.as_slice() {
            [only] => ("LineString", line(only)),
            _ => ("MultiLineString", lines.iter().map(line).collect()),
        },
        Geometry::Areas(rings) => {
            let polygon = |ring| json!([line(ring)]);
            match rings.as_slice() {
                [only] => ("Polygon", polygon(only)),
                rings => ("MultiPolygon", rings.iter().map(polygon).collect()),
            }
        }
    };
    json!({ "type": kind, "coordinates": coordinates })
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
