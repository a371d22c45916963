use serde::{Deserialize, Serialize};

use super::{Bounds, LonLat, World};

/// Side of the world at zoom 0, in points.
const WORLD_POINTS: f64 = 256.0;
/// Side of one basemap tile at its own zoom, in points.
pub const TILE_POINTS: f64 = 512.0;
/// The farthest a camera goes out.
pub const MIN_ZOOM: f64 = 1.0;
/// The closest a camera comes.
pub const MAX_ZOOM: f64 = 19.0;

/// A point on the screen in points, `[x, y]`, from the top left corner of the viewport.
pub type ScreenPoint = [f64; 2];

/// What part of the map is looked at: the place in the middle and how large the world is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// The place in the middle of the viewport.
    pub center: LonLat,
    /// The world is 256 · 2^zoom points wide; [`MIN_ZOOM`] ..= [`MAX_ZOOM`].
    pub zoom: f64,
}

impl Camera {
    /// A camera with its zoom brought into the supported range.
    #[must_use]
    pub fn new(center: LonLat, zoom: f64) -> Self {
        Self {
            center,
            zoom: zoom.clamp(MIN_ZOOM, MAX_ZOOM),
        }
    }

    /// Width of the world in points.
    #[must_use]
    pub fn world_points(&self) -> f64 {
        WORLD_POINTS * self.zoom.exp2()
    }

    /// The zoom of the tiles that show this camera best, given tiles of [`TILE_POINTS`].
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a zoom lies between 0 and 19"
    )]
    pub fn tile_zoom(&self) -> u8 {
        (self.zoom.round() - 1.0).max(0.0) as u8
    }

    /// This camera, shown at a size in points.
    #[must_use]
    pub fn viewport(self, width: f64, height: f64) -> Viewport {
        Viewport {
            camera: self,
            width,
            height,
        }
    }
}

/// A camera moved by less than a pixel so that tiles are not resampled: a tile's side is a whole
/// number of device pixels, and its corners lie on them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Snapped {
    /// The camera to draw with; never stored. Its longitude may lie past ±180° by a part of a
    /// pixel.
    pub camera: Camera,
    /// Side of a tile on the screen in device pixels.
    pub tile_side: u32,
}

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
        let (p, c) = (World::from(place), World::from(self.camera.center));
        let size = self.camera.world_points();
        [
            self.width / 2.0 + (p.x - c.x) * size,
            self.height / 2.0 + (p.y - c.y) * size,
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

    /// The camera after the map was dragged by some points. Its middle stays on the map.
    #[must_use]
    pub fn panned(&self, [dx, dy]: [f64; 2]) -> Camera {
        let c = World::from(self.camera.center);
        let size = self.camera.world_points();
        self.kept_on_the_map(World {
            x: c.x - dx / size,
            y: c.y - dy / size,
        })
    }

    /// The camera after zooming by `levels` while the place under `at` stays where it is.
    #[must_use]
    pub fn zoomed_at(&self, at: ScreenPoint, levels: f64) -> Camera {
        let anchor = self.geo_from_screen(at);
        let zoomed = Camera::new(self.camera.center, self.camera.zoom + levels)
            .viewport(self.width, self.height);
        let now = zoomed.screen_from_geo(anchor);
        zoomed.panned([at[0] - now[0], at[1] - now[1]])
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
        Camera::new(middle, zoom.min(max_zoom))
            .viewport(self.width, self.height)
            .panned(aside)
    }

    /// The camera to draw with so that tiles stay crisp (see [`Snapped`]).
    ///
    /// `origin` is the top left corner of the viewport on the screen in points, and
    /// `pixels_per_point` the scale of the screen. A viewport at rest draws tiles, labels and
    /// marks, and picks, with this camera; the stored one stays untouched.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a tile is at most some thousand pixels wide"
    )]
    pub fn snapped(&self, origin: ScreenPoint, pixels_per_point: f64) -> Snapped {
        let tile_zoom = f64::from(self.camera.tile_zoom());
        // A tile is shown from half a zoom below its own to half a zoom above: rounding must not
        // leave that range, or another zoom of tiles would be asked for.
        let device = WORLD_POINTS * pixels_per_point;
        let least = (device * 0.5_f64.exp2()).ceil();
        let most = (device * 1.5_f64.exp2()).ceil() - 1.0;
        let least = if tile_zoom > 0.0 { least } else { 1.0 };
        let side = (device * (self.camera.zoom - tile_zoom).exp2())
            .round()
            .clamp(least, most);
        let zoom = tile_zoom + (side / device).log2();
        let world = side * tile_zoom.exp2();
        let middle = [
            (origin[0] + self.width / 2.0) * pixels_per_point,
            (origin[1] + self.height / 2.0) * pixels_per_point,
        ];
        let on_pixel = |world_px: f64, middle: f64| (world_px - middle).round() + middle;
        let c = World::from(self.camera.center);
        let (x, y) = (
            on_pixel(c.x * world, middle[0]) / world,
            on_pixel(c.y * world, middle[1]) / world,
        );
        // Rounding may lead past the antimeridian by a part of a pixel: not to be wrapped around.
        let center = LonLat {
            lon: (x - 0.5) * 360.0,
            lat: LonLat::from(World { x: 0.5, y }).lat,
        };
        Snapped {
            camera: Camera { center, zoom },
            tile_side: side as u32,
        }
    }

    /// A camera at a point of the plane, held so that no more than half the viewport looks past
    /// an edge of the world.
    fn kept_on_the_map(&self, center: World) -> Camera {
        Camera {
            center: LonLat::from(World {
                x: center.x.clamp(0.0, 1.0),
                y: center.y.clamp(0.0, 1.0),
            }),
            zoom: self.camera.zoom,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::MAX_LATITUDE;

    fn camera() -> impl Strategy<Value = Camera> {
        (-180.0..180.0, -80.0..80.0, MIN_ZOOM..MAX_ZOOM)
            .prop_map(|(lon, lat, zoom)| Camera::new(LonLat { lon, lat }, zoom))
    }

    fn close(a: ScreenPoint, b: ScreenPoint, within: f64) -> bool {
        (a[0] - b[0]).abs() <= within && (a[1] - b[1]).abs() <= within
    }

    #[test]
    fn snapping_at_the_antimeridian_stays_on_its_side() {
        for lon in [179.973_329_305_476_57, 180.0, -180.0, -179.99] {
            let view = Camera::new(LonLat { lon, lat: 0.0 }, 1.0).viewport(733.0, 515.0);
            let drawn = view.snapped([0.0, 0.0], 1.25).camera.viewport(733.0, 515.0);
            let middle = drawn.screen_from_geo(view.camera.center);
            assert!(
                close(middle, [733.0 / 2.0, 515.0 / 2.0], 0.51 / 1.25),
                "{lon}"
            );
        }
    }

    proptest! {
        #[test]
        fn screen_and_geo_are_inverse(camera in camera(), x in 0.0..1280.0, y in 0.0..720.0) {
            let view = camera.viewport(1280.0, 720.0);
            let place = view.geo_from_screen([x, y]);
            prop_assume!(place.lat.abs() < MAX_LATITUDE - 1e-6 && place.lon.abs() < 180.0 - 1e-6);
            let past_an_edge = World::from(camera.center).x + (x - 640.0) / camera.world_points();
            prop_assume!((0.0..=1.0).contains(&past_an_edge));
            prop_assert!(close(view.screen_from_geo(place), [x, y], 1e-3));
        }

        #[test]
        fn zoom_keeps_the_place_under_the_pointer(
            camera in camera(), x in 0.0..1280.0, y in 0.0..720.0, levels in -2.0..2.0,
        ) {
            let view = camera.viewport(1280.0, 720.0);
            let center = World::from(camera.center);
            let under = |camera: Camera| [
                center.x + (x - 640.0) / camera.world_points(),
                center.y + (y - 360.0) / camera.world_points(),
            ];
            prop_assume!(under(camera).iter().all(|part| (0.01..0.99).contains(part)));
            let place = view.geo_from_screen([x, y]);
            let zoomed = view.zoomed_at([x, y], levels).viewport(1280.0, 720.0);
            // Held at an edge of the world a map cannot keep every place where it is.
            let middle = World::from(zoomed.camera.center);
            prop_assume!((0.001..0.999).contains(&middle.x) && (0.001..0.999).contains(&middle.y));
            prop_assert!(close(zoomed.screen_from_geo(place), [x, y], 1e-3));
        }

        #[test]
        fn snapping_moves_less_than_a_pixel_and_aligns_tiles(
            camera in camera(), scale in prop::sample::select(vec![1.0, 1.25, 1.5, 2.0]),
            left in 0.0..400.0f64, top in 0.0..90.0f64,
        ) {
            let view = camera.viewport(733.0, 515.0);
            let origin = [left.round(), top.round()];
            let snapped = view.snapped(origin, scale);
            prop_assert_eq!(snapped.camera.tile_zoom(), camera.tile_zoom());
            let drawn = snapped.camera.viewport(733.0, 515.0);
            let middle = drawn.screen_from_geo(camera.center);
            prop_assert!(close(middle, [733.0 / 2.0, 515.0 / 2.0], 0.51 / scale));
            // The corner of the world is a tile corner: it lies on a device pixel.
            let c = World::from(snapped.camera.center);
            let world = snapped.camera.world_points() * scale;
            for (world_px, at) in [(c.x * world, (origin[0] + 733.0 / 2.0) * scale),
                                   (c.y * world, (origin[1] + 515.0 / 2.0) * scale)] {
                let corner = at - world_px;
                prop_assert!((corner - corner.round()).abs() < 1e-4, "{corner}");
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
}
