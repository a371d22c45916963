//! Names that follow a line: spaced out over seas and ranges, close above rivers.

use std::sync::Arc;

use egui::{Rect, Vec2};

use super::curve::Curve;
use super::look;
use super::place::Placer;
use super::plane::{Placed, PlacedKey, Shape, lift, pos_of};
use super::wish::Along;
use super::wording::{capitals, wording};
use crate::basemap::{LabelKey, LabelKind, RiverLine};
use crate::geo::World;
use crate::map::lettering::{SetLine, SpriteKey, TypeStyle};

/// Sizes of names along lines, in points, and how much a rank takes of the largest.
const SIZES: (f32, f32, f32) = (10.5, 17.0, 0.8);
/// Room between letters that are set along a line, in ems: least, most, and most where the thing is small.
const TRACKING: (f32, f32, f32) = (0.08, 0.75, 0.22);
/// How much of a line its name fills at least and at most.
const FILL: (f32, f32) = (0.6, 0.96);
/// Points after which a name along a line is written again, and from which on the line is too long for one.
const AGAIN: f64 = 1500.0;
const ENDLESS: f64 = 20_000.0;
/// How far from the middle of its part of a line a name may stand, as a part of it: what is tried one after the other.
const ASIDE: [f64; 9] = [0.0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32];
/// Points between two names of one river.
const RIVER_AGAIN: f32 = 380.0;
/// Size of a river's name, and how far it stands above the line, in points.
const RIVER_SIZE: f32 = 10.0;
const RIVER_LIFT: f32 = 3.5;
/// Cosines of how much letters may turn from one to the next (0.42), and all together (1.5 radians).
const TURN: (f64, f64) = (0.913_1, 0.070_7);
/// Letters may lean a little (0.35 radians) beyond lying on their side: the cosine of that.
const STEEPEST: f64 = -0.342_9;

impl Placer<'_> {
    /// The name of a sea or a part of the land, spaced out along its line, again and again where that is long.
    pub(super) fn along(&mut self, name: &Along) {
        if !self.plane.meets(&name.course) {
            return;
        }
        let curve = Curve::new(name.course.iter().map(|at| self.plane.point(*at)).collect());
        let length = curve.length();
        if length > ENDLESS {
            return;
        }
        let (words, _) = wording(&name.names, self.lettering);
        let (smallest, largest, step) = SIZES;
        let text = if name.wide && name.rank <= 3 {
            capitals(&words)
        } else {
            words.0
        };
        let repeats = (length / AGAIN).round().max(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let share = (length / repeats) as f32;
        let plain = look::along(name.kind, 1.0, !name.wide, self.tokens).style;
        let line = self.fonts.line(&text, plain.weight);
        #[expect(clippy::cast_precision_loss, reason = "some letters")]
        let gaps = line.glyphs.len().saturating_sub(1).max(1) as f32;
        let natural = line.width + gaps * TRACKING.0;
        let largest = (largest - step * f32::from(name.rank)).max(smallest);
        let size = (FILL.0 * share / natural).clamp(smallest, largest);
        let size = (size * 2.0).round() / 2.0;
        if natural * size > FILL.1 * share {
            return;
        }
        let widest = if name.wide { TRACKING.1 } else { TRACKING.2 };
        let tracking = ((FILL.0 * share / size - line.width) / gaps).clamp(TRACKING.0, widest);
        // Where there is no room to space it out it stands close.
        let settings = [tracking, TRACKING.0].map(|tracking| Setting {
            line: Arc::clone(&line),
            style: TypeStyle {
                size,
                tracking,
                ..look::along(name.kind, size, !name.wide, self.tokens).style
            },
            lift: -0.32 * size,
        });
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a dozen at the most"
        )]
        let repeats = repeats as u32;
        for index in 0..repeats {
            let tries = settings
                .iter()
                .flat_map(|set| ASIDE.map(|aside| (set, aside)));
            for ((set, aside), which) in tries.zip(0..) {
                let middle = (f64::from(index) + 0.5 + aside) / f64::from(repeats);
                let key = PlacedKey {
                    thing: name.key.clone(),
                    which: [i64::from(index), i64::from(repeats) * 32 + which],
                };
                if self.set(&curve, &name.course, middle, set, key) {
                    break;
                }
            }
        }
    }

    /// The name of a river, above its line, where that is straight enough.
    pub(super) fn river(&mut self, river: &RiverLine) {
        if self.plane.zoom < 4 + river.rank / 2 || !self.plane.meets(&river.points) {
            return;
        }
        let mut course = river.points.clone();
        let leftward = course
            .last()
            .zip(course.first())
            .is_some_and(|(b, a)| b.x < a.x);
        if leftward {
            course.reverse();
        }
        let curve = Curve::new(course.iter().map(|at| self.plane.point(*at)).collect());
        let (words, _) = wording(&river.names, self.lettering);
        let style = look::along(LabelKind::River, RIVER_SIZE, true, self.tokens).style;
        let course: Arc<[World]> = course.into();
        let set = Setting {
            line: self.fonts.line(&words.0, style.weight),
            style,
            lift: RIVER_LIFT,
        };
        for middle in [0.5, 0.35, 0.65, 0.2, 0.8] {
            let at = curve.at(middle * curve.length());
            let anchor = self.plane.world_at(at);
            let pos = pos_of(at);
            let others = self.rivers.get(&river.names.english);
            if others.is_some_and(|all| all.iter().any(|it| it.distance(pos) < RIVER_AGAIN)) {
                continue;
            }
            let cells = (f64::from(self.plane.zoom) + 3.0).exp2();
            #[expect(clippy::cast_possible_truncation, reason = "a cell of the world")]
            let which = [anchor.x, anchor.y].map(|at| (at * cells) as i64);
            let key = PlacedKey {
                thing: LabelKey::of_name(LabelKind::River, &river.names.english, anchor.into()),
                which,
            };
            if self.set(&curve, &course, middle, &set, key) {
                let name = Arc::clone(&river.names.english);
                self.rivers.entry(name).or_default().push(pos);
                return;
            }
        }
    }

    /// Sets a name along a line with its middle at a part of the length. Returns whether there was room.
    fn set(
        &mut self,
        curve: &Curve,
        course: &Arc<[World]>,
        middle: f64,
        set: &Setting,
        key: PlacedKey,
    ) -> bool {
        let style = set.style;
        let (offsets, width) = set.offsets();
        let center = middle * curve.length();
        let half = f64::from(width) / 2.0;
        if offsets.is_empty() || center - half < 0.0 || center + half > curve.length() {
            return false;
        }
        let Some(boxes) = self.boxes(curve, center, set, &offsets) else {
            return false;
        };
        if !boxes.iter().any(|it| self.plane.reaches(it.center())) {
            return false;
        }
        for it in boxes {
            self.room.take(it);
        }
        let glyphs = set.line.glyphs.iter().zip(offsets);
        let glyphs = glyphs.map(|(glyph, x)| (SpriteKey::glyph(*glyph, style), x));
        self.placed.push(Placed {
            key,
            anchor: self.plane.world_at(curve.at(center)),
            shape: Shape::Along {
                course: Arc::clone(course),
                middle,
                glyphs: glyphs.collect(),
                lift: set.lift,
                size: style.size,
            },
        });
        true
    }

    /// The boxes of letters along a line; `None` where the line bends too much for them or there is no room.
    fn boxes(
        &self,
        curve: &Curve,
        center: f64,
        set: &Setting,
        offsets: &[f32],
    ) -> Option<Vec<Rect>> {
        let size = set.style.size;
        let up = f64::from(set.lift + size * 0.36);
        let mut directions: Option<([f64; 2], [f64; 2])> = None;
        let boxes = offsets.iter().map(|x| {
            let along = center + f64::from(*x);
            let direction = curve.direction(along);
            let (first, last) = directions.unwrap_or((direction, direction));
            directions = Some((first, direction));
            let bent = dot(last, direction) < TURN.0
                || dot(first, direction) < TURN.1
                || direction[0] < STEEPEST;
            let at = pos_of(curve.at(along)) + lift(direction, up);
            let it = Rect::from_center_size(at, Vec2::splat(size * 0.9)).expand(1.0);
            (!bent && self.room.is_free(it)).then_some(it)
        });
        boxes.collect()
    }
}

/// What is set along a line.
struct Setting {
    line: Arc<SetLine>,
    style: TypeStyle,
    lift: f32,
}

impl Setting {
    /// How far the middle of each letter is from the middle of the name, and the width of the name, in points.
    fn offsets(&self) -> (Vec<f32>, f32) {
        let style = self.style;
        let mut tracked = 0.0;
        let middles = self.line.glyphs.iter().map(|glyph| {
            let middle = (glyph.middle() + tracked) * style.size;
            tracked += style.tracking;
            middle
        });
        let mut offsets: Vec<f32> = middles.collect();
        let width = (self.line.width + (tracked - style.tracking).max(0.0)) * style.size;
        for offset in &mut offsets {
            *offset -= width / 2.0;
        }
        (offsets, width)
    }
}

fn dot(a: [f64; 2], b: [f64; 2]) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}
