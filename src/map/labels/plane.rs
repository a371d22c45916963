use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2};

use crate::basemap::LabelKey;
use crate::geo::{LonLat, World};
use crate::map::lettering::SpriteKey;

/// The plane on which names are placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plane {
    /// Its origin.
    pub(super) middle: World,
    /// Width of the world on it, in points.
    pub(super) world: f64,
    /// Names are placed as far from the origin as this, in points.
    pub(super) reach: Vec2,
    /// The zoom of the tiles.
    pub(super) zoom: u8,
}

impl Plane {
    pub(super) fn point(&self, at: World) -> [f64; 2] {
        [
            (at.x - self.middle.x) * self.world,
            (at.y - self.middle.y) * self.world,
        ]
    }

    pub(super) fn pos(&self, at: World) -> Pos2 {
        pos_of(self.point(at))
    }

    pub(super) fn world_at(&self, [x, y]: [f64; 2]) -> World {
        World {
            x: self.middle.x + x / self.world,
            y: self.middle.y + y / self.world,
        }
    }

    /// Whether a line could come as near as names are placed.
    pub(super) fn meets(&self, line: &[World]) -> bool {
        let mut bounds = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for at in line {
            bounds[0] = bounds[0].min(at.x);
            bounds[1] = bounds[1].min(at.y);
            bounds[2] = bounds[2].max(at.x);
            bounds[3] = bounds[3].max(at.y);
        }
        let [west, north, east, south] = bounds;
        let min = self.pos(World { x: west, y: north });
        let max = self.pos(World { x: east, y: south });
        min.x <= self.reach.x
            && max.x >= -self.reach.x
            && min.y <= self.reach.y
            && max.y >= -self.reach.y
    }

    pub(super) fn reaches(&self, at: Pos2) -> bool {
        at.x.abs() <= self.reach.x && at.y.abs() <= self.reach.y
    }

    /// Points per kilometre at a place.
    pub(super) fn per_km(&self, at: LonLat) -> f32 {
        let around = 40_075.017 * at.lat.to_radians().cos().max(0.01);
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let points = (self.world / around) as f32;
        points
    }
}

/// What makes a placed name the same one as in the frame before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlacedKey {
    pub(super) thing: LabelKey,
    /// Which of several.
    pub(super) which: [i64; 2],
}

#[cfg(test)]
impl PlacedKey {
    /// Whether it is a name of a thing.
    pub(super) fn is_of(&self, thing: &LabelKey) -> bool {
        self.thing == *thing
    }
}

/// A name at its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) key: PlacedKey,
    pub(super) anchor: World,
    pub(super) shape: Shape,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Straight {
        sprite: SpriteKey,
        /// The box of the lines, from the anchor, in points.
        rect: Rect,
        dot: Option<f32>,
    },
    Along {
        course: Arc<[World]>,
        /// The middle of the name as a part of the length of the course.
        middle: f64,
        /// Glyphs, with their distance from the middle in points.
        glyphs: Vec<(SpriteKey, f32)>,
        /// How far the letters stand above the course, in points.
        lift: f32,
        /// Height of the letters in points.
        size: f32,
    },
}

/// Upward from a line that goes in a direction, by some points.
pub(super) fn lift([x, y]: [f64; 2], by: f64) -> Vec2 {
    pos_of([y * by, -x * by]).to_vec2()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen coordinates are f32"
)]
pub(super) fn pos_of([x, y]: [f64; 2]) -> Pos2 {
    pos2(x as f32, y as f32)
}
