use super::{LonLat, MAX_LATITUDE, Viewport};

/// Steps between lines that are read easily, in seconds of arc, the widest first: 30° to 10″.
const STEPS: [u32; 15] = [
    30 * 3600,
    20 * 3600,
    10 * 3600,
    5 * 3600,
    2 * 3600,
    3600,
    30 * 60,
    20 * 60,
    10 * 60,
    5 * 60,
    2 * 60,
    60,
    30,
    20,
    10,
];
/// Meridians lie at least so many points apart.
const LEAST_GAP: f64 = 96.0;
/// The tropics: where the sun stands overhead at a solstice, in degrees (obliquity of the ecliptic
/// in 2025).
const TROPIC: f64 = 23.436;

/// A line of the graticule that has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the line it is named after")]
pub enum NamedLine {
    Equator,
    TropicOfCancer,
    TropicOfCapricorn,
    ArcticCircle,
    AntarcticCircle,
    PrimeMeridian,
}

impl NamedLine {
    /// Those that run along a parallel, with their latitude in degrees.
    pub const PARALLELS: [(Self, f64); 5] = [
        (Self::Equator, 0.0),
        (Self::TropicOfCancer, TROPIC),
        (Self::TropicOfCapricorn, -TROPIC),
        (Self::ArcticCircle, 90.0 - TROPIC),
        (Self::AntarcticCircle, TROPIC - 90.0),
    ];
}

/// A meridian or a parallel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridLine {
    /// Longitude of a meridian, latitude of a parallel, in degrees.
    pub degrees: f64,
    /// Its name, if it has one of its own.
    pub name: Option<NamedLine>,
}

/// The meridians and parallels that are in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct Graticule {
    /// From line to line, in seconds of arc.
    pub step: u32,
    /// From west to east.
    pub meridians: Vec<GridLine>,
    /// From south to north, and then the tropics and the polar circles.
    pub parallels: Vec<GridLine>,
}

impl Graticule {
    /// The lines on a map, as close together as they are still read easily.
    #[must_use]
    pub fn new(viewport: &Viewport) -> Self {
        let least = LEAST_GAP * viewport.degrees_per_point() * 3600.0;
        let fits = |step: &&u32| f64::from(**step) >= least;
        let step = STEPS.iter().rev().find(fits).copied().unwrap_or(STEPS[0]);
        let corner = |x, y| viewport.geo_from_screen([x, y]);
        let [min, max] = viewport.world_on_screen();
        let left = corner(min[0].max(0.0), 0.0).lon;
        let right = corner(max[0].min(viewport.width), 0.0).lon;
        // A viewport that ends at the antimeridian may come out on its other side.
        let (west, east) = if left < right {
            (left, right)
        } else {
            (-180.0, 180.0)
        };
        let (north, south) = (corner(0.0, 0.0).lat, corner(0.0, viewport.height).lat);
        let meridians = multiples(step, west, east).map(|degrees| GridLine {
            degrees,
            name: (degrees == 0.0).then_some(NamedLine::PrimeMeridian),
        });
        let named = NamedLine::PARALLELS
            .into_iter()
            .filter(|(_, degrees)| (south..=north).contains(degrees));
        let plain = multiples(step, south, north)
            .filter(|degrees| degrees.abs() < MAX_LATITUDE && *degrees != 0.0)
            .map(|degrees| GridLine {
                degrees,
                name: None,
            });
        Self {
            step,
            meridians: meridians.collect(),
            parallels: plain
                .chain(named.map(|(name, degrees)| GridLine {
                    degrees,
                    name: Some(name),
                }))
                .collect(),
        }
    }
}

impl GridLine {
    /// The place where a meridian meets the equator.
    #[must_use]
    pub fn on_equator(&self) -> LonLat {
        LonLat {
            lon: self.degrees,
            lat: 0.0,
        }
    }

    /// The place where a parallel meets the meridian of Greenwich.
    #[must_use]
    pub fn on_greenwich(&self) -> LonLat {
        LonLat {
            lon: 0.0,
            lat: self.degrees,
        }
    }
}

/// The multiples of so many seconds of arc between two numbers of degrees.
fn multiples(step: u32, from: f64, to: f64) -> impl Iterator<Item = f64> {
    let step = f64::from(step);
    #[expect(clippy::cast_possible_truncation, reason = "at most 360° in 10″")]
    let [first, last] = [
        (from * 3600.0 / step).ceil() as i32,
        (to * 3600.0 / step).floor() as i32,
    ];
    (first..=last).map(move |at| f64::from(at) * step / 3600.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Camera;

    fn at(lon: f64, lat: f64, zoom: f64) -> Graticule {
        let camera = Camera::new(LonLat { lon, lat }, zoom);
        let view = camera.viewport(740.0, 520.0);
        Graticule::new(&view.held(camera).viewport(740.0, 520.0))
    }

    #[test]
    fn steps_are_round_at_every_zoom() {
        for (zoom, step) in [
            (1.0, 30 * 3600),
            (3.0, 20 * 3600),
            (5.0, 5 * 3600),
            (7.0, 2 * 3600),
            (10.0, 600),
            (19.0, 10),
        ] {
            assert_eq!(at(45.0, 40.0, zoom).step, step, "at zoom {zoom}");
        }
    }

    #[test]
    fn the_lines_with_names_are_there_once() {
        let world = at(0.0, 0.0, 0.0);
        let names: Vec<_> = world
            .parallels
            .iter()
            .filter_map(|line| line.name)
            .collect();
        assert_eq!(names, NamedLine::PARALLELS.map(|(name, _)| name));
        let zeros = world.parallels.iter().filter(|line| line.degrees == 0.0);
        assert_eq!(zeros.count(), 1, "one equator");
        let ends = [world.meridians.first(), world.meridians.last()];
        assert_eq!(
            ends.map(|line| line.map(|line| line.degrees)),
            [Some(-180.0), Some(180.0)]
        );
    }

    proptest! {
        #[test]
        fn lines_are_few_and_in_sight(lon in -180.0..180.0, lat in -85.0..85.0, zoom in 0.0..19.0) {
            let grid = at(lon, lat, zoom);
            prop_assert!(grid.meridians.len() <= 15 && grid.parallels.len() <= 40);
            prop_assert!(grid.meridians.windows(2).all(|pair| pair[0].degrees < pair[1].degrees));
            prop_assert!(grid.meridians.iter().all(|line| line.degrees.abs() <= 180.0));
        }
    }
}
