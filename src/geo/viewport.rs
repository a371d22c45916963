use super::camera::WORLD_POINTS;
use super::{Bounds, Camera, LonLat, MAX_LATITUDE, MAX_ZOOM, MIN_ZOOM, ScreenPoint, World};

/// Room around the whole world at the least zoom, in points: for the line around it.
const AIR: f64 = 10.0;

/// Room to be kept free inside the edges of a viewport, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is the edge it is named after")]
pub struct Margins {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Margins {
    /// The same room at each edge.
    #[must_use]
    pub const fn all(points: f64) -> Self {
        Self {
            left: points,
            top: points,
            right: points,
            bottom: points,
        }
    }
}

/// A camera with the size of the screen part it fills, in points.
///
/// Every camera that comes out of it is *held*: it goes no farther out than the whole world, and
/// shows nothing beyond an edge of the world where the world is larger than the viewport. Where it
/// is smaller it lies in the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// What is looked at.
    pub camera: Camera,
    /// Points.
    pub width: f64,
    /// Points.
    pub height: f64,
}

impl Viewport {
    /// Where a place appears, in points from the top left corner; it may lie outside.
    ///
    /// The world is shown once: it ends at the antimeridian.
    #[must_use]
    pub fn screen_from_geo(&self, place: LonLat) -> ScreenPoint {
        self.screen_from_world(World::from(place), World::from(self.camera.center))
    }

    /// The same for a place of the plane, with the plane's place of the middle of the map: for very many places at once.
    #[must_use]
    pub fn screen_from_world(&self, place: World, center: World) -> ScreenPoint {
        let size = self.camera.world_points();
        [
            self.width / 2.0 + (place.x - center.x) * size,
            self.height / 2.0 + (place.y - center.y) * size,
        ]
    }

    /// The place that appears at a point of the screen.
    #[must_use]
    pub fn geo_from_screen(&self, [x, y]: ScreenPoint) -> LonLat {
        let c = World::from(self.camera.center);
        let size = self.camera.world_points();
        LonLat::from(World {
            x: c.x + (x - self.width / 2.0) / size,
            y: c.y + (y - self.height / 2.0) / size,
        })
    }

    /// The same, or `None` beyond the edges of the world.
    #[must_use]
    pub fn place_at(&self, at: ScreenPoint) -> Option<LonLat> {
        let [min, max] = self.world_on_screen();
        let inside = (0..2).all(|axis| (min[axis]..=max[axis]).contains(&at[axis]));
        inside.then(|| self.geo_from_screen(at))
    }

    /// The top left and the bottom right corner of the world on the screen.
    #[must_use]
    pub fn world_on_screen(&self) -> [ScreenPoint; 2] {
        [
            LonLat {
                lon: -180.0,
                lat: MAX_LATITUDE,
            },
            LonLat {
                lon: 180.0,
                lat: -MAX_LATITUDE,
            },
        ]
        .map(|corner| self.screen_from_geo(corner))
    }

    /// How many degrees of longitude a point of the screen is wide.
    #[must_use]
    pub fn degrees_per_point(&self) -> f64 {
        360.0 / self.camera.world_points()
    }

    /// The farthest that the map goes out: the zoom at which the whole world is in sight.
    #[must_use]
    pub fn least_zoom(&self) -> f64 {
        let room = (self.width.min(self.height) - 2.0 * AIR).max(1.0);
        (room / WORLD_POINTS).log2().clamp(MIN_ZOOM, MAX_ZOOM)
    }

    /// A camera, held (see [`Viewport`]). One that is held already stays exactly as it is.
    #[must_use]
    pub fn held(&self, camera: Camera) -> Camera {
        let zoom = camera.zoom.clamp(self.least_zoom(), MAX_ZOOM);
        let mut held = Camera { zoom, ..camera };
        let world = held.world_points();
        let now = World::from(camera.center);
        let x = held_part(now.x, self.width / world);
        let y = held_part(now.y, self.height / world);
        let to = LonLat::from(World {
            x: x.unwrap_or(now.x),
            y: y.unwrap_or(now.y),
        });
        if x.is_some() {
            held.center.lon = to.lon;
        }
        if y.is_some() || camera.center.lat.abs() > MAX_LATITUDE {
            held.center.lat = to.lat;
        }
        held
    }

    /// The camera after the map was dragged by some points.
    #[must_use]
    pub fn panned(&self, by: [f64; 2]) -> Camera {
        self.held(self.moved(by))
    }

    /// The camera after zooming by `levels` while the place under `at` stays where it is, as far
    /// as no edge of the world holds it.
    #[must_use]
    pub fn zoomed_at(&self, at: ScreenPoint, levels: f64) -> Camera {
        let zoom = (self.camera.zoom + levels).clamp(self.least_zoom(), MAX_ZOOM);
        let c = World::from(self.camera.center);
        let size = self.camera.world_points();
        let zoomed = Camera {
            zoom,
            ..self.camera
        };
        // What is under the pointer on the plane, which has no edges.
        let aside = [at[0] - self.width / 2.0, at[1] - self.height / 2.0];
        let part = 1.0 / size - 1.0 / zoomed.world_points();
        self.held(Camera {
            center: on_the_plane([c.x + aside[0] * part, c.y + aside[1] * part]),
            zoom,
        })
    }

    /// The closest camera that shows all of the bounds inside some margins, but no closer than
    /// `max_zoom`.
    #[must_use]
    pub fn fitted(&self, bounds: Bounds, margins: Margins, max_zoom: f64) -> Camera {
        let (a, b) = (World::from(bounds.min), World::from(bounds.max));
        let room = [
            (self.width - margins.left - margins.right).max(64.0),
            (self.height - margins.top - margins.bottom).max(64.0),
        ];
        let zoom = |room: f64, extent: f64| (room / extent.max(1e-12) / WORLD_POINTS).log2();
        let zoom = zoom(room[0], b.x - a.x).min(zoom(room[1], a.y - b.y));
        let middle = LonLat::from(World {
            x: f64::midpoint(a.x, b.x),
            y: f64::midpoint(a.y, b.y),
        });
        // The middle of the bounds comes to the middle of the room.
        let aside = [
            (margins.left - margins.right) / 2.0,
            (margins.top - margins.bottom) / 2.0,
        ];
        let least = self.least_zoom();
        Camera::new(middle, zoom.min(max_zoom).max(least))
            .viewport(self.width, self.height)
            .panned(aside)
    }

    /// The camera moved by some points, wherever that leads.
    fn moved(&self, [dx, dy]: [f64; 2]) -> Camera {
        let c = World::from(self.camera.center);
        let size = self.camera.world_points();
        Camera {
            center: on_the_plane([c.x - dx / size, c.y - dy / size]),
            zoom: self.camera.zoom,
        }
    }
}

/// The place at a point of the plane, brought to its edge when it lies outside.
fn on_the_plane([x, y]: [f64; 2]) -> LonLat {
    LonLat::from(World {
        x: x.clamp(0.0, 1.0),
        y: y.clamp(0.0, 1.0),
    })
}

/// Where the middle of a view that is `extent` long goes on an axis of length 1, if it has to go
/// anywhere.
fn held_part(at: f64, extent: f64) -> Option<f64> {
    let to = if extent >= 1.0 {
        0.5
    } else {
        at.clamp(extent / 2.0, 1.0 - extent / 2.0)
    };
    // What an edge holds already differs from it by rounding at most.
    ((to - at).abs() > 1e-15).then_some(to)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn camera() -> impl Strategy<Value = Camera> {
        (-180.0..=180.0, -90.0..=90.0, -3.0..25.0)
            .prop_map(|(lon, lat, zoom)| Camera::new(LonLat { lon, lat }, zoom))
    }

    fn size() -> impl Strategy<Value = (f64, f64)> {
        (120.0..4000.0, 120.0..2400.0)
    }

    /// A held camera in its viewport.
    fn view() -> impl Strategy<Value = Viewport> {
        (camera(), size()).prop_map(|(camera, (width, height))| {
            let held = camera.viewport(width, height).held(camera);
            held.viewport(width, height)
        })
    }

    fn close(a: ScreenPoint, b: ScreenPoint, within: f64) -> bool {
        (a[0] - b[0]).abs() <= within && (a[1] - b[1]).abs() <= within
    }

    /// No paper beside a world that is larger than the viewport, as much on both sides of one that
    /// is smaller, and never farther out than the whole world.
    fn is_held(camera: Camera, width: f64, height: f64) -> Result<(), TestCaseError> {
        let view = camera.viewport(width, height);
        prop_assert!(camera.zoom >= view.least_zoom() && camera.zoom <= MAX_ZOOM);
        let [min, max] = view.world_on_screen();
        for (min, max, side) in [(min[0], max[0], width), (min[1], max[1], height)] {
            if max - min >= side {
                prop_assert!(
                    min <= 1e-3 && max >= side - 1e-3,
                    "{} {} in {}",
                    min,
                    max,
                    side
                );
            } else {
                prop_assert!(
                    (min - (side - max)).abs() < 1e-3,
                    "{} {} in {}",
                    min,
                    max,
                    side
                );
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn a_camera_is_held_in_the_world_and_held_again_stays(
            camera in camera(), (width, height) in size(),
        ) {
            let view = camera.viewport(width, height);
            let held = view.held(camera);
            is_held(held, width, height)?;
            prop_assert_eq!(view.held(held), held);
            prop_assert_eq!(held.viewport(width, height).held(held), held);
        }

        #[test]
        fn whatever_hands_do_the_camera_is_held(
            view in view(), by in (-5000.0..5000.0, -5000.0..5000.0),
            at in (0.0..1.0, 0.0..1.0), levels in -30.0..30.0,
        ) {
            let (width, height) = (view.width, view.height);
            is_held(view.panned([by.0, by.1]), width, height)?;
            is_held(view.zoomed_at([at.0 * width, at.1 * height], levels), width, height)?;
            let places = [view.camera.center, LonLat { lon: by.0 / 30.0, lat: by.1 / 60.0 }];
            let bounds = Bounds::around(places).expect("two places");
            is_held(view.fitted(bounds, Margins::all(40.0), 12.0), width, height)?;
        }

        #[test]
        fn screen_and_geo_are_inverse(view in view(), x in 0.0..1.0, y in 0.0..1.0) {
            let at = [x * view.width, y * view.height];
            let Some(place) = view.place_at(at) else {
                let [min, max] = view.world_on_screen();
                let inside = |i: usize| (min[i]..=max[i]).contains(&at[i]);
                prop_assert!(!inside(0) || !inside(1));
                return Ok(());
            };
            prop_assert!(close(view.screen_from_geo(place), at, 1e-3));
        }

        #[test]
        fn zoom_keeps_the_place_under_the_pointer_unless_an_edge_holds_it(
            view in view(), x in 0.0..1.0, y in 0.0..1.0, levels in -2.0..2.0,
        ) {
            let at = [x * view.width, y * view.height];
            let place = view.place_at(at);
            prop_assume!(place.is_some());
            let zoomed = view.zoomed_at(at, levels).viewport(view.width, view.height);
            let now = zoomed.screen_from_geo(place.expect("a place"));
            let [min, max] = zoomed.world_on_screen();
            for (i, side) in [(0, view.width), (1, view.height)] {
                let loose = min[i] < -1e-3 && max[i] > side + 1e-3;
                prop_assert!(!loose || (now[i] - at[i]).abs() < 1e-3, "{:?} {:?}", now, at);
            }
        }

        #[test]
        fn fitted_shows_all_of_the_bounds(
            lon in -170.0..150.0, lat in -70.0..60.0, w in 0.1..20.0, h in 0.1..10.0,
        ) {
            let bounds = Bounds { min: LonLat { lon, lat }, max: LonLat { lon: lon + w, lat: lat + h } };
            let view = Camera::new(LonLat { lon: 0.0, lat: 0.0 }, 3.0).viewport(800.0, 600.0);
            let margins = Margins { bottom: 90.0, ..Margins::all(40.0) };
            let fitted = view.fitted(bounds, margins, MAX_ZOOM).viewport(800.0, 600.0);
            for place in [bounds.min, bounds.max] {
                let [x, y] = fitted.screen_from_geo(place);
                prop_assert!((39.9..=760.1).contains(&x) && (39.9..=510.1).contains(&y));
            }
        }
    }

    #[test]
    fn the_least_zoom_shows_the_whole_world_with_its_frame() {
        let view = Camera::new(
            LonLat {
                lon: 70.0,
                lat: 50.0,
            },
            0.0,
        )
        .viewport(743.0, 515.0);
        let whole = view.held(view.camera);
        assert!((whole.world_points() - 495.0).abs() < 1e-9);
        let [min, max] = whole.viewport(743.0, 515.0).world_on_screen();
        assert!(close(min, [124.0, 10.0], 1e-6) && close(max, [619.0, 505.0], 1e-6));
    }
}
