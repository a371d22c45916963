//! Where names stand. Everything happens on a plane at one zoom, a little below the one that is shown: as one zooms in
//! names only move apart, so what is placed without touching stays without touching until the next step.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::look::{self, Look, SECOND};
use super::plane::{Placed, PlacedKey, Plane, Shape};
use super::room::Room;
use super::wish::Wish;
use super::wording::{broken, capitals, wording};
use crate::basemap::{LabelCandidate, LabelKind};
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
/// The part of a lake's name that must fit into it.
const LAKE_FIT: f32 = 0.55;

/// Places names one after the other.
pub(super) struct Placer<'a> {
    pub(super) plane: Plane,
    pub(super) fonts: &'a mut Fonts,
    pub(super) tokens: &'a MapTokens,
    pub(super) lettering: Lettering,
    pub(super) room: Room,
    pub(super) rivers: BTreeMap<Arc<str>, Vec<Pos2>>,
    pub(super) placed: Vec<Placed>,
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
        let roomy = label.kind == LabelKind::Country && since > 0;
        let free = sides(look.dot, roomy, size)
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
}

/// A number for one of several places of a name: they lie degrees apart.
#[expect(clippy::cast_possible_truncation, reason = "some degrees")]
fn cell(at: LonLat) -> i64 {
    (at.lat.round() as i64) * 1000 + at.lon.round() as i64 + 1
}

/// How far the name of a large area may stand from the best place for it, in parts of its own size.
const ASIDE_OF_ITS_PLACE: [[f32; 2]; 7] = [
    [0.0, 0.0],
    [0.0, -1.1],
    [0.0, 1.1],
    [0.4, 0.0],
    [-0.4, 0.0],
    [0.0, -2.2],
    [0.0, 2.2],
];

/// Where a name may stand around its place: its alignment and the top left corner of its box.
fn sides(dot: Option<f32>, roomy: bool, size: Vec2) -> Vec<(Align, Vec2)> {
    let Some(dot) = dot else {
        let around = if roomy {
            ASIDE_OF_ITS_PLACE.as_slice()
        } else {
            &[[0.0; 2]]
        };
        let place = |aside: &[f32; 2]| {
            let offset = vec2(size.x * (aside[0] - 0.5), size.y * (aside[1] - 0.5));
            (Align::Center, offset)
        };
        return around.iter().map(place).collect();
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
