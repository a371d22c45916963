use serde::{Deserialize, Serialize};

/// A place on WGS 84, in degrees.
///
/// Longitude is in −180 ..= 180 (east positive), latitude in −90 ..= 90 (north positive).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east of Greenwich.
    pub lon: f64,
    /// Degrees north of the equator.
    pub lat: f64,
}

impl LonLat {
    /// The place, or `None` when a coordinate is out of range or not a number.
    #[must_use]
    pub fn new(lon: f64, lat: f64) -> Option<Self> {
        ((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat))
            .then_some(Self { lon, lat })
    }

    /// The place at any real longitude, brought into −180 ..= 180; the latitude is clamped.
    #[must_use]
    pub fn wrapped(lon: f64, lat: f64) -> Self {
        let lon = if (-180.0..=180.0).contains(&lon) {
            lon
        } else {
            (lon + 180.0).rem_euclid(360.0) - 180.0
        };
        Self {
            lon,
            lat: lat.clamp(-90.0, 90.0),
        }
    }
}
