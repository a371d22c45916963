use super::camera::WORLD_POINTS;
use super::{Camera, LonLat, ScreenPoint, Viewport, World};

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

impl Viewport {
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
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::{MAX_ZOOM, MIN_ZOOM};

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
    }
}
