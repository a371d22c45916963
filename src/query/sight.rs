use super::EventSet;
use crate::dataset::Dataset;
use crate::geo::{LonLat, Viewport};

/// The events with a mark on the map that is in sight. Linear in the number of events.
#[must_use]
pub fn in_sight(dataset: &Dataset, viewport: &Viewport) -> EventSet {
    let frame = Frame::of(viewport);
    let order = dataset.in_order().iter();
    EventSet::of_flags(order.map(|ix| dataset.marks(*ix).iter().any(|mark| frame.contains(*mark))))
}

/// What a map shows, in degrees. The world is shown once.
struct Frame {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Frame {
    fn of(viewport: &Viewport) -> Self {
        let half = viewport.width / 2.0 * viewport.degrees_per_point();
        let middle = viewport.camera.center.lon;
        let top = viewport.geo_from_screen([viewport.width / 2.0, 0.0]);
        let bottom = viewport.geo_from_screen([viewport.width / 2.0, viewport.height]);
        Self {
            west: middle - half,
            east: middle + half,
            south: bottom.lat,
            north: top.lat,
        }
    }

    fn contains(&self, place: LonLat) -> bool {
        (self.south..=self.north).contains(&place.lat)
            && (self.west..=self.east).contains(&place.lon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Camera;

    fn place(lon: f64, lat: f64) -> LonLat {
        LonLat { lon, lat }
    }

    #[test]
    fn what_the_map_shows_is_in_sight_and_nothing_else() {
        for (center, zoom) in [((48.0, 41.0), 5.0), ((179.0, 60.0), 4.0), ((0.0, 0.0), 1.0)] {
            let viewport = Camera::new(place(center.0, center.1), zoom).viewport(900.0, 600.0);
            let frame = Frame::of(&viewport);
            let mut seen = [0, 0];
            for lon in (-180_i32..180).step_by(3) {
                for lat in (-84_i32..85).step_by(3) {
                    let place = place(f64::from(lon), f64::from(lat));
                    let [x, y] = viewport.screen_from_geo(place);
                    let expected = (0.0..=900.0).contains(&x) && (0.0..=600.0).contains(&y);
                    assert_eq!(frame.contains(place), expected, "{place:?} {center:?}");
                    seen[usize::from(expected)] += 1;
                }
            }
            assert!(seen[1] > 0, "{seen:?}");
        }
    }
}
