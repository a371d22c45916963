use super::LonLat;

/// A box of longitudes and latitudes, in degrees, that does not cross the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// South-western corner.
    pub min: LonLat,
    /// North-eastern corner.
    pub max: LonLat,
}

impl Bounds {
    /// The smallest box around all places, or `None` when there are none.
    #[must_use]
    pub fn around(places: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        places.into_iter().fold(None, |bounds, p| {
            Some(bounds.map_or(Self { min: p, max: p }, |b: Self| Self {
                min: LonLat {
                    lon: b.min.lon.min(p.lon),
                    lat: b.min.lat.min(p.lat),
                },
                max: LonLat {
                    lon: b.max.lon.max(p.lon),
                    lat: b.max.lat.max(p.lat),
                },
            }))
        })
    }

    /// Whether the place lies in the box, its edges included.
    #[must_use]
    pub fn contains(&self, p: LonLat) -> bool {
        (self.min.lon..=self.max.lon).contains(&p.lon)
            && (self.min.lat..=self.max.lat).contains(&p.lat)
    }
}
