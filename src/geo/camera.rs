use serde::{Deserialize, Serialize};

use super::{LonLat, Viewport};

/// Side of the world at zoom 0, in points.
pub(super) const WORLD_POINTS: f64 = 256.0;
/// Side of one basemap tile at its own zoom, in points.
pub const TILE_POINTS: f64 = 512.0;
/// The farthest out that a link or a flag may ask for; a map goes no farther than the whole world
/// ([`Viewport::least_zoom`]).
pub const MIN_ZOOM: f64 = 0.0;
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
