//! Where names stand. Everything happens on a plane at one zoom, a little below the one that is shown: as one zooms in
//! names only move apart, so what is placed without touching stays without touching until the next step.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::curve::Curve;
use super::look::{self, Look, SECOND};
use super::room::Room;
use super::wish::{Along, Wish};
use super::wording::{broken, capitals, wording};
use crate::basemap::{LabelCandidate, LabelKey, LabelKind, RiverLine};
use crate::geo::{LonLat, World};
use crate::map::lettering::{Align, Fonts, LINE_HEIGHT, SpriteKey, TextLine, TypeStyle};
use crate::theme::MapTokens;
use crate::view::Lettering;

/// Points kept free around each name.
const AIR: f32 = 3.0;
/// Points between the sign of a town and its name.
const DOT_GAP: f32 = 3.5;
/// Height of the middle of small letters above the baseline, as a part of the height of a line.
const MIDDLE: f32 = 0.5;
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
const ASIDE: [f64; 7] = [0.0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24];
/// Points between two names of one river.
const RIVER_AGAIN: f32 = 380.0;
/// Size of a river's name, and how far it stands above the line, in points.
const RIVER_SIZE: f32 = 10.0;
const RIVER_LIFT: f32 = 3.5;
/// How much letters may turn from one to the next, and all together, in radians.
const TURN: (f64, f64) = (0.42, 1.5);
/// Letters may lean a little beyond lying on their side, in radians.
const STEEPEST: f64 = std::f64::consts::FRAC_PI_2 + 0.35;
/// The part of a lake's name that must fit into it.
const LAKE_FIT: f32 = 0.55;

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

    fn world_at(&self, [x, y]: [f64; 2]) -> World {
        World {
            x: self.middle.x + x / self.world,
            y: self.middle.y + y / self.world,
        }
    }

    fn reaches(&self, at: Pos2) -> bool {
        at.x.abs() <= self.reach.x && at.y.abs() <= self.reach.y
    }

    /// Points per kilometre at a place.
    fn per_km(&self, at: LonLat) -> f32 {
        let around = 40_075.017 * at.lat.to_radians().cos().max(0.01);
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let points = (self.world / around) as f32;
        points
    }
}

/// What makes a placed name the same one as in the frame before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlacedKey {
    thing: LabelKey,
    /// Which of several.
    which: [i64; 2],
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

/// Places names one after the other.
pub(super) struct Placer<'a> {
    pub(super) plane: Plane,
    pub(super) fonts: &'a mut Fonts,
    pub(super) tokens: &'a MapTokens,
    pub(super) lettering: Lettering,
    pub(super) room: Room,
    rivers: BTreeMap<Arc<str>, Vec<Pos2>>,
    placed: Vec<Placed>,
}

impl<'a> Placer<'a> {
    pub(super) fn new(
        plane: Plane,
        fonts: &'a mut Fonts,
        tokens: &'a MapTokens,
        lettering: Lettering,
    ) -> Self {
        Self {
            plane,
            fonts,
            tokens,
            lettering,
            room: Room::default(),
            rivers: BTreeMap::new(),
            placed: Vec::new(),
        }
    }

    /// Places what there is room for, the first wishes first.
    pub(super) fn place(mut self, wishes: &[Wish<'_>]) -> Vec<Placed> {
        for wish in wishes {
            match wish {
                Wish::At(places) => {
                    // The first of several places for a name that has room.
                    places.iter().any(|label| self.at(label));
                }
                Wish::Along(name) => self.along(name),
                Wish::River(river) => self.river(river),
            }
        }
        self.placed
    }

    /// A name that stands straight, beside its sign or around its place. Returns whether there was room.
    fn at(&mut self, label: &LabelCandidate) -> bool {
        let at = self.plane.pos(World::from(label.anchor));
        if !self.plane.reaches(at) {
            return false;
        }
        let since = self.plane.zoom.saturating_sub(label.min_zoom);
        let look = look::straight(label.kind, label.rank, since, self.tokens);
        let lines = self.lines(label, look);
        let sizes: Vec<[f32; 2]> = lines.iter().map(|line| line.size(self.fonts)).collect();
        let width = sizes.iter().map(|size| size[0]).fold(0.0, f32::max);
        let size = vec2(width, sizes.iter().map(|size| size[1]).sum());
        if let Some(km) = label.room_km
            && km * self.plane.per_km(label.anchor) < width * LAKE_FIT
        {
            return false;
        }
        let free =
            sides(look.dot, size)
                .into_iter()
                .enumerate()
                .find_map(|(which, (align, offset))| {
                    let rect = Rect::from_min_size(pos2(0.0, 0.0) + offset, size);
                    let sign = look.dot.map_or(rect, |dot| {
                        rect.union(Rect::from_center_size(
                            pos2(0.0, 0.0),
                            Vec2::splat(2.0 * dot + 2.0),
                        ))
                    });
                    let taken = sign.expand(AIR).translate(at.to_vec2());
                    self.room
                        .is_free(taken)
                        .then_some((which, align, rect, taken))
                });
        let Some((which, align, rect, taken)) = free else {
            return false;
        };
        self.room.take(taken);
        let place = if label.main { 0 } else { cell(label.anchor) };
        self.placed.push(Placed {
            key: PlacedKey {
                thing: label.key(),
                which: [i64::try_from(which).unwrap_or(0), place],
            },
            anchor: World::from(label.anchor),
            shape: Shape::Straight {
                sprite: SpriteKey::lines(lines, align),
                rect,
                dot: look.dot,
            },
        });
        true
    }

    fn lines(&self, label: &LabelCandidate, look: Look) -> Vec<TextLine> {
        let (first, second) = wording(&label.names, self.lettering);
        let text = if look.capitals {
            capitals(&first)
        } else {
            first.0
        };
        let texts = if look.dot.is_some() {
            vec![text]
        } else {
            broken(&text)
        };
        let line = |text: String, style: TypeStyle| TextLine { text, style };
        let mut lines: Vec<TextLine> = texts
            .into_iter()
            .map(|text| line(text, look.style))
            .collect();
        lines.extend(second.map(|(text, _)| {
            let style = TypeStyle {
                size: look.style.size * SECOND,
                weight: crate::map::lettering::Weight::Regular,
                tracking: look.style.tracking.min(0.02),
                ..look.style
            };
            line(text, style)
        }));
        lines
    }

    /// The name of a sea or a part of the land, spaced out along its line, again and again where that is long.
    fn along(&mut self, name: &Along) {
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
        let style = TypeStyle {
            size,
            tracking,
            ..look::along(name.kind, size, !name.wide, self.tokens).style
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a dozen at the most"
        )]
        let repeats = repeats as u32;
        for index in 0..repeats {
            let set = Setting {
                text: &text,
                style,
                lift: -0.32 * size,
            };
            for (aside, shift) in ASIDE.into_iter().zip(0..) {
                let middle = (f64::from(index) + 0.5 + aside) / f64::from(repeats);
                let key = PlacedKey {
                    thing: name.key.clone(),
                    which: [i64::from(index), i64::from(repeats) * 8 + shift],
                };
                if self.set(&curve, &name.course, middle, &set, key) {
                    break;
                }
            }
        }
    }

    /// The name of a river, above its line, where that is straight enough.
    fn river(&mut self, river: &RiverLine) {
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

/// A number for one of several places of a name: they lie degrees apart.
#[expect(clippy::cast_possible_truncation, reason = "some degrees")]
fn cell(at: LonLat) -> i64 {
    (at.lat.round() as i64) * 1000 + at.lon.round() as i64 + 1
}

/// What is set along a line.
struct Setting<'a> {
    text: &'a str,
    style: TypeStyle,
    lift: f32,
}

/// Where a name may stand around its place: its alignment and the top left corner of its box.
fn sides(dot: Option<f32>, size: Vec2) -> Vec<(Align, Vec2)> {
    let Some(dot) = dot else {
        return vec![(Align::Center, size * -0.5)];
    };
    let gap = dot + DOT_GAP;
    let up = -size.y * MIDDLE;
    vec![
        (Align::Left, vec2(gap, up)),
        (Align::Right, vec2(-gap - size.x, up)),
        (
            Align::Center,
            vec2(-size.x / 2.0, -gap - size.y + size.y * (LINE_HEIGHT - 1.0)),
        ),
        (Align::Center, vec2(-size.x / 2.0, gap - 1.0)),
    ]
}

/// Upward from a line of a direction, by some points.
pub(super) fn lift(angle: f64, by: f64) -> Vec2 {
    pos_of([angle.sin() * by, -angle.cos() * by]).to_vec2()
}

/// How far it is from one direction to another, in radians.
fn turn(a: f64, b: f64) -> f64 {
    let turn = (a - b).abs() % std::f64::consts::TAU;
    turn.min(std::f64::consts::TAU - turn)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "screen coordinates are f32"
)]
pub(super) fn pos_of([x, y]: [f64; 2]) -> Pos2 {
    pos2(x as f32, y as f32)
}
