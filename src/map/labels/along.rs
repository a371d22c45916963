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
use crate::map::lettering::{SpriteKey, TypeStyle};

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
/// How much letters may turn from one to the next, and all together, in radians.
const TURN: (f64, f64) = (0.42, 1.5);
/// Letters may lean a little beyond lying on their side, in radians.
const STEEPEST: f64 = std::f64::consts::FRAC_PI_2 + 0.35;

impl Placer<'_> {
    /// The name of a sea or a part of the land, spaced out along its line, again and again where that is long.
    pub(super) fn along(&mut self, name: &Along) {
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
        let line = self.fonts.line(&text, plain.weight).clone();
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
            text: &text,
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
        if self.plane.zoom < 4 + river.rank / 2 {
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
            let set = Setting {
                text: &words.0,
                style,
                lift: RIVER_LIFT,
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
        set: &Setting<'_>,
        key: PlacedKey,
    ) -> bool {
        let style = set.style;
        let line = self.fonts.line(set.text, style.weight).clone();
        let mut glyphs = Vec::with_capacity(line.glyphs.len());
        let mut tracked = 0.0;
        for glyph in &line.glyphs {
            glyphs.push((*glyph, (glyph.middle() + tracked) * style.size));
            tracked += style.tracking;
        }
        let width = (line.width + (tracked - style.tracking).max(0.0)) * style.size;
        let length = curve.length();
        let center = middle * length;
        let half = f64::from(width) / 2.0;
        if glyphs.is_empty() || center - half < 0.0 || center + half > length {
            return false;
        }
        let mut boxes = Vec::with_capacity(glyphs.len());
        let mut angles: Vec<f64> = Vec::with_capacity(glyphs.len());
        for (_, x) in &glyphs {
            let along = center + f64::from(x - width / 2.0);
            let angle = curve.angle(along);
            let at = pos_of(curve.at(along));
            let up = f64::from(set.lift + style.size * 0.36);
            let lifted = at + lift(angle, up);
            boxes.push(Rect::from_center_size(lifted, Vec2::splat(style.size * 0.9)).expand(1.0));
            angles.push(angle);
        }
        let turned = |(a, b): (&f64, &f64)| turn(*a, *b) > TURN.0;
        let bent = angles.iter().zip(angles.iter().skip(1)).any(turned)
            || angles.iter().any(|angle| turn(*angle, angles[0]) > TURN.1)
            || angles.iter().any(|angle| angle.abs() > STEEPEST);
        let near = boxes.iter().any(|it| self.plane.reaches(it.center()));
        if bent || !near || !boxes.iter().all(|it| self.room.is_free(*it)) {
            return false;
        }
        for it in boxes {
            self.room.take(it);
        }
        let glyphs = glyphs
            .into_iter()
            .map(|(glyph, x)| (SpriteKey::glyph(glyph, style), x - width / 2.0));
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
}

/// What is set along a line.
struct Setting<'a> {
    text: &'a str,
    style: TypeStyle,
    lift: f32,
}

/// How far it is from one direction to another, in radians.
fn turn(a: f64, b: f64) -> f64 {
    let turn = (a - b).abs() % std::f64::consts::TAU;
    turn.min(std::f64::consts::TAU - turn)
}
