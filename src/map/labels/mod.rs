//! The names of the basemap: placed without touching, the important first, and steady while one pans and zooms.
//!
//! Names are placed anew only when something changes that matters to them: a quarter of a zoom, other tiles, a quarter
//! of the map's width, a mark in the way. In between they move with the map. What comes and goes fades. Names at the
//! edge of the map or under what lies on it are held back, not placed elsewhere, so that panning moves nothing.

mod along;
mod curve;
mod look;
mod place;
mod plane;
mod room;
mod wish;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use egui::{Pos2, Rect, Shape as Paint, Ui, Vec2, vec2};

use self::curve::Curve;
pub(super) use self::look::SECOND;
use self::place::Placer;
use self::plane::{Placed, PlacedKey, Plane, Shape, lift, pos_of};
use self::wish::{Along, wishes};
pub(super) use self::wording::wording;
use super::lettering::{Fonts, SpriteAtlas, SpriteKey, Stamp};
use crate::basemap::{AtlasName, Look, TileWords};
use crate::geo::{Viewport, World};
use crate::theme::MapTokens;
use crate::theme::duration::NAME_FADE;
use crate::view::Lettering;

/// Steps of the zoom for which names are placed.
const STEPS_PER_ZOOM: f64 = 4.0;

/// The name of a mark, at its place on the screen.
pub(super) struct MarkName {
    pub(super) sprite: SpriteKey,
    /// Its top left corner.
    pub(super) at: Pos2,
    /// Its box, relative to the mark.
    pub(super) beside: Rect,
}

/// What a frame asks of the names.
pub(super) struct Scene<'a> {
    pub(super) viewport: Viewport,
    /// The map on the screen.
    pub(super) map: Rect,
    /// Where names may stand: the map as far as there is world.
    pub(super) rect: Rect,
    pub(super) words: Vec<Arc<TileWords>>,
    pub(super) look: Look,
    pub(super) lettering: Lettering,
    /// Whether names along lines are shown: those of another map are its own.
    pub(super) atlas_names: bool,
    /// What stands at places of the map, relative to them in points.
    pub(super) obstacles: Vec<(World, Rect)>,
    /// What lies on the map, on the screen.
    pub(super) covered: &'a [Rect],
    /// Places that are named already, in lower case.
    pub(super) named: &'a HashSet<String>,
    /// Names of marks, on the screen: what they say, where, and how far they are faded in.
    pub(super) marks: &'a [(MarkName, f32)],
    /// Seconds since the last frame.
    pub(super) dt: f32,
    /// Whether nothing fades.
    pub(super) at_once: bool,
}

/// What names are placed for: as long as it stays the same they are not placed anew.
#[derive(Clone, Debug, PartialEq)]
struct Reason {
    plane: Plane,
    words: Vec<usize>,
    look: Look,
    lettering: Lettering,
    atlas_names: bool,
    obstacles: Vec<(World, Rect)>,
}

#[derive(Clone, Debug)]
struct Shown {
    placed: Placed,
    opacity: f32,
    wanted: bool,
    feet: Option<Feet>,
}

/// Where the glyphs of a name along a line stand, from its anchor on the screen, and how they are turned. It stays so
/// until the zoom changes.
#[derive(Clone, Debug)]
struct Feet {
    /// Width of the world on the screen for which this holds, in points.
    world: f64,
    glyphs: Vec<(Vec2, f32)>,
    /// The box around all of them.
    bounds: Rect,
}

/// The names on the map.
pub(super) struct NameLayer {
    atlas: SpriteAtlas,
    along: Vec<Along>,
    reason: Option<Reason>,
    shown: BTreeMap<PlacedKey, Shown>,
    moving: bool,
}

impl NameLayer {
    /// A layer with some names along lines; those of tiles come with each frame.
    pub(super) fn new(names: &[AtlasName]) -> Self {
        Self {
            atlas: SpriteAtlas::new(),
            along: names.iter().map(Along::from).collect(),
            reason: None,
            shown: BTreeMap::new(),
            moving: false,
        }
    }

    /// Whether a name is coming or going.
    pub(super) fn is_moving(&self) -> bool {
        self.moving
    }

    /// The fonts, to measure with.
    pub(super) fn fonts(&mut self) -> &mut Fonts {
        self.atlas.fonts()
    }

    /// Paints the names of a frame.
    pub(super) fn show(&mut self, ui: &Ui, scene: &Scene<'_>) {
        let tokens = scene.look.style.tokens();
        self.place(scene, tokens);
        self.fade(scene);
        self.paint(ui, scene, tokens);
    }

    fn place(&mut self, scene: &Scene<'_>, tokens: &'static MapTokens) {
        let reason = Reason {
            plane: plane(scene.viewport),
            words: scene
                .words
                .iter()
                .map(|words| Arc::as_ptr(words).addr())
                .collect(),
            look: scene.look,
            lettering: scene.lettering,
            atlas_names: scene.atlas_names,
            obstacles: scene.obstacles.clone(),
        };
        if self.reason.as_ref() == Some(&reason) {
            return;
        }
        let restyled = self.reason.as_ref().is_none_or(|before| {
            (before.look.style, before.lettering) != (reason.look.style, reason.lettering)
        });
        let plane = reason.plane;
        let mut placer = Placer::new(plane, self.atlas.fonts(), tokens, scene.lettering);
        for (place, rect) in &scene.obstacles {
            placer
                .room
                .take(rect.translate(plane.pos(*place).to_vec2()));
        }
        let along = if scene.atlas_names {
            self.along.as_slice()
        } else {
            &[]
        };
        let names = placer.place(&wishes(&scene.words, along, &plane, scene.named));
        if restyled {
            self.shown.clear();
        }
        for shown in self.shown.values_mut() {
            shown.wanted = false;
        }
        let opacity = if restyled { 1.0 } else { 0.0 };
        for placed in names {
            let before = self.shown.get(&placed.key).map(|shown| shown.opacity);
            let shown = Shown {
                opacity: before.unwrap_or(opacity),
                wanted: true,
                placed,
                feet: None,
            };
            self.shown.insert(shown.placed.key.clone(), shown);
        }
        self.reason = Some(reason);
    }

    fn fade(&mut self, scene: &Scene<'_>) {
        let step = if scene.at_once {
            1.0
        } else {
            scene.dt / NAME_FADE
        };
        self.moving = false;
        self.shown.retain(|_, shown| {
            shown.set_feet(scene);
            let rect = shown.bounds(scene);
            let hidden = !scene.rect.contains_rect(rect)
                || scene.covered.iter().any(|covered| covered.intersects(rect));
            let to = if shown.wanted && !hidden { 1.0 } else { 0.0 };
            shown.opacity = if to > shown.opacity {
                (shown.opacity + step).min(to)
            } else {
                (shown.opacity - step).max(to)
            };
            self.moving |= (shown.opacity - to).abs() > 0.0;
            shown.wanted || shown.opacity > 0.0
        });
    }

    fn paint(&mut self, ui: &Ui, scene: &Scene<'_>, tokens: &MapTokens) {
        let painter = ui.painter();
        self.atlas.begin(ui.ctx(), ui.ctx().pixels_per_point());
        for shown in self.shown.values().filter(|shown| shown.opacity > 0.0) {
            let opacity = shown.opacity;
            let at = scene.on_screen(shown.placed.anchor);
            match &shown.placed.shape {
                Shape::Straight { sprite, rect, dot } => {
                    if let Some(dot) = dot {
                        let part = |color: crate::theme::Rgba| {
                            egui::Color32::from(color).gamma_multiply(opacity)
                        };
                        painter.circle_filled(at, dot + 1.1, part(tokens.label_halo));
                        painter.circle_filled(at, *dot, part(tokens.label_town));
                    }
                    let stamp = Stamp {
                        at: at + rect.min.to_vec2(),
                        angle: 0.0,
                        opacity,
                    };
                    self.atlas.stamp(sprite, stamp);
                }
                Shape::Along { glyphs, .. } => {
                    let feet = shown.feet.iter().flat_map(|feet| &feet.glyphs);
                    for ((sprite, _), (from_anchor, angle)) in glyphs.iter().zip(feet) {
                        let stamp = Stamp {
                            at: at + *from_anchor,
                            angle: *angle,
                            opacity,
                        };
                        self.atlas.stamp(sprite, stamp);
                    }
                }
            }
        }
        for (name, opacity) in scene.marks {
            let stamp = Stamp {
                at: name.at,
                angle: 0.0,
                opacity: *opacity,
            };
            self.atlas.stamp(&name.sprite, stamp);
        }
        let mesh = self.atlas.finish();
        if !mesh.is_empty() {
            painter.add(Paint::mesh(mesh));
        }
        self.moving |= self.atlas.is_full();
    }
}

/// The plane for a viewport: its zoom is rounded down to a step, its middle to a quarter of the viewport.
fn plane(viewport: Viewport) -> Plane {
    let zoom = (viewport.camera.zoom * STEPS_PER_ZOOM).floor() / STEPS_PER_ZOOM;
    let world = 256.0 * zoom.exp2();
    let center = World::from(viewport.camera.center);
    let rounded = |at: f64, size: f64| {
        let step = (size / 4.0 / world).max(1e-12);
        (at / step).round() * step
    };
    #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
    let reach = vec2(viewport.width as f32, viewport.height as f32);
    Plane {
        middle: World {
            x: rounded(center.x, viewport.width),
            y: rounded(center.y, viewport.height),
        },
        world,
        reach,
        zoom: viewport.camera.tile_zoom(),
    }
}

/// Where a point of the world is on a map that fills a part of the screen.
pub(super) fn on_screen(viewport: &Viewport, map: Rect, at: World) -> Pos2 {
    let center = World::from(viewport.camera.center);
    let world = viewport.camera.world_points();
    let from_middle = pos_of([(at.x - center.x) * world, (at.y - center.y) * world]);
    map.center() + from_middle.to_vec2()
}

impl Scene<'_> {
    fn on_screen(&self, at: World) -> Pos2 {
        on_screen(&self.viewport, self.map, at)
    }
}

impl Shown {
    /// Works out where glyphs along a line stand, if that is not known for this zoom.
    fn set_feet(&mut self, scene: &Scene<'_>) {
        let world = scene.viewport.camera.world_points();
        let Shape::Along {
            course,
            middle,
            glyphs,
            lift: up,
            size,
        } = &self.placed.shape
        else {
            return;
        };
        let known = self.feet.as_ref();
        if known.is_some_and(|feet| feet.world.to_bits() == world.to_bits()) {
            return;
        }
        let anchor = self.placed.anchor;
        let points = course
            .iter()
            .map(|at| [(at.x - anchor.x) * world, (at.y - anchor.y) * world]);
        let curve = Curve::new(points.collect());
        let center = middle * curve.length();
        let glyphs = glyphs.iter().map(|(_, offset)| {
            let along = center + f64::from(*offset);
            let [x, y] = curve.direction(along);
            let at = pos_of(curve.at(along)) + lift([x, y], f64::from(*up));
            #[expect(clippy::cast_possible_truncation, reason = "an angle")]
            let turned = y.atan2(x) as f32;
            (at.to_vec2(), turned)
        });
        let glyphs: Vec<(Vec2, f32)> = glyphs.collect();
        let boxes = glyphs
            .iter()
            .map(|(at, _)| Rect::from_center_size(at.to_pos2(), Vec2::splat(*size)));
        self.feet = Some(Feet {
            world,
            bounds: boxes.fold(Rect::NOTHING, Rect::union),
            glyphs,
        });
    }

    /// The box of the name on the screen.
    fn bounds(&self, scene: &Scene<'_>) -> Rect {
        let anchor = scene.on_screen(self.placed.anchor).to_vec2();
        let from_anchor = match &self.placed.shape {
            Shape::Straight { rect, .. } => *rect,
            Shape::Along { .. } => self.feet.as_ref().map_or(Rect::NOTHING, |feet| feet.bounds),
        };
        from_anchor.translate(anchor)
    }
}
