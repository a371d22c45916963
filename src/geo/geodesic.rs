use geo::algorithm::line_measures::{Bearing as _, Distance as _, InterpolatePoint as _};
use geo::{Geodesic, Point};

use super::LonLat;

/// One part of a way that was measured: the shortest line between two places on the ellipsoid of
/// WGS 84.
///
/// C. F. F. Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013), 43–55: distances
/// within 15 nanometres on the ellipsoid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Where it starts.
    pub from: LonLat,
    /// Where it ends.
    pub to: LonLat,
    /// Kilometres.
    pub km: f64,
    /// The direction in which it sets out, in degrees from north over east, 0 ..< 360. A leg
    /// without a length goes north.
    pub bearing: f64,
}

impl Leg {
    /// The shortest line between two places.
    #[must_use]
    pub fn between(from: LonLat, to: LonLat) -> Self {
        let (a, b) = (point(from), point(to));
        let km = Geodesic.distance(a, b) / 1000.0;
        let bearing = if km > 0.0 {
            Geodesic.bearing(a, b).rem_euclid(360.0)
        } else {
            0.0
        };
        Self {
            from,
            to,
            km,
            // `rem_euclid` of the smallest negative number is 360.
            bearing: if bearing < 360.0 { bearing } else { 0.0 },
        }
    }

    /// The legs of a way over some places.
    #[must_use]
    pub fn along(places: &[LonLat]) -> Vec<Self> {
        let pairs = places.windows(2);
        pairs.map(|pair| Self::between(pair[0], pair[1])).collect()
    }

    /// The place at a part of the way, 0 ..= 1.
    #[must_use]
    pub fn at(&self, part: f64) -> LonLat {
        if part <= 0.0 {
            return self.from;
        }
        if part >= 1.0 {
            return self.to;
        }
        let between = Geodesic.point_at_ratio_between(point(self.from), point(self.to), part);
        LonLat::wrapped(between.x(), between.y())
    }

    /// The line in `steps` steps, as runs that do not cross the antimeridian: each ends at the edge
    /// of the world, and the next one begins at the other.
    #[must_use]
    pub fn runs(&self, steps: u16) -> Vec<Vec<LonLat>> {
        let steps = steps.max(1);
        let mut runs = vec![vec![self.from]];
        let mut last = self.from;
        for step in 1..=steps {
            let next = self.at(f64::from(step) / f64::from(steps));
            if (next.lon - last.lon).abs() > 180.0 {
                let edge = 180.0_f64.copysign(last.lon);
                // Both ends as far from the edge as they are, on either side of it.
                let (a, b) = ((edge - last.lon).abs(), (next.lon + edge).abs());
                let part = if a + b > 0.0 { a / (a + b) } else { 0.5 };
                let crossing = |lon| LonLat {
                    lon,
                    lat: last.lat + (next.lat - last.lat) * part,
                };
                if let Some(run) = runs.last_mut() {
                    run.push(crossing(edge));
                }
                runs.push(vec![crossing(-edge)]);
            }
            if let Some(run) = runs.last_mut() {
                run.push(next);
            }
            last = next;
        }
        runs
    }
}

fn point(place: LonLat) -> Point<f64> {
    Point::new(place.lon, place.lat)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).expect("a valid place")
    }

    /// Flinders Peak to Buninyong, the example of Vincenty (1975) on WGS 84, and whole quadrants.
    #[test]
    fn known_lines_have_their_known_length_and_bearing() {
        let dms = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        let flinders = place(dms(144.0, 25.0, 29.52440), -dms(37.0, 57.0, 3.72030));
        let buninyong = place(dms(143.0, 55.0, 35.38390), -dms(37.0, 39.0, 10.15610));
        for (leg, km, bearing) in [
            (Leg::between(flinders, buninyong), 54.972_271, 306.868_16),
            (
                Leg::between(place(0.0, 0.0), place(90.0, 0.0)),
                6_378.137 * std::f64::consts::FRAC_PI_2,
                90.0,
            ),
            (
                Leg::between(place(12.0, 90.0), place(12.0, 0.0)),
                10_001.965_729,
                180.0,
            ),
            (Leg::between(place(5.0, 5.0), place(5.0, 5.0)), 0.0, 0.0),
        ] {
            assert!((leg.km - km).abs() < 1e-5, "{leg:?}");
            assert!((leg.bearing - bearing).abs() < 1e-4, "{leg:?}");
        }
    }

    #[test]
    fn a_line_over_the_antimeridian_ends_at_both_edges_of_the_world() {
        let runs = Leg::between(place(170.0, 10.0), place(-170.0, 10.0)).runs(16);
        assert_eq!(runs.len(), 2);
        let (west, east) = (runs[0].last(), runs[1].first());
        assert!(west.is_some_and(|end| end.lon >= 180.0));
        assert!(east.is_some_and(|start| start.lon <= -180.0));
        assert_eq!(west.map(|end| end.lat), east.map(|start| start.lat));
    }

    proptest! {
        #[test]
        fn a_line_keeps_its_ends_and_its_length(
            a in (-180.0..180.0, -89.0..89.0), b in (-180.0..180.0, -89.0..89.0),
        ) {
            let leg = Leg::between(place(a.0, a.1), place(b.0, b.1));
            prop_assert!((0.0..360.0).contains(&leg.bearing));
            let runs = leg.runs(12);
            prop_assert_eq!(runs[0][0], leg.from);
            prop_assert_eq!(runs.last().and_then(|run| run.last()).copied(), Some(leg.to));
            for run in &runs {
                prop_assert!(run.windows(2).all(|p| (p[1].lon - p[0].lon).abs() <= 180.0));
            }
            let half = leg.at(0.5);
            let sum = Leg::between(leg.from, half).km + Leg::between(half, leg.to).km;
            prop_assert!((sum - leg.km).abs() < 1e-3, "{} {}", sum, leg.km);
        }
    }
}
