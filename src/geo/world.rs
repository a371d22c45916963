use super::LonLat;

/// The latitude at which the Web-Mercator square ends, in degrees (EPSG:3857).
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// A point of the Web-Mercator plane as a unit square: `x` grows east from −180°, `y` grows south
/// from [`MAX_LATITUDE`].
///
/// Spherical formulas of EPSG:3857 (Snyder, *Map Projections: A Working Manual*, 1987, eq. 7-1 to
/// 7-5 with R = 1/2π).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
    /// 0 at 180° west, 1 at 180° east.
    pub x: f64,
    /// 0 at the northern edge of the square, 1 at the southern.
    pub y: f64,
}

impl From<LonLat> for World {
    /// Latitudes past [`MAX_LATITUDE`] land on the edge of the square.
    fn from(place: LonLat) -> Self {
        let phi = place.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
        Self {
            x: place.lon / 360.0 + 0.5,
            y: 0.5 - phi.tan().asinh() / std::f64::consts::TAU,
        }
    }
}

impl From<World> for LonLat {
    /// `x` outside 0 ..= 1 is wrapped around the globe, `y` is clamped to the square.
    fn from(point: World) -> Self {
        let phi = ((0.5 - point.y.clamp(0.0, 1.0)) * std::f64::consts::TAU)
            .sinh()
            .atan();
        Self::wrapped((point.x - 0.5) * 360.0, phi.to_degrees())
    }
}
