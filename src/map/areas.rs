use std::collections::BTreeMap;

use egui::{Painter, Pos2, Rect, Stroke};

use super::badges::{Badge, attention_of, size_of};
use super::hatch::Hatch;
use super::labels::on_screen;
use super::scale_bar::is_beyond_the_data;
use crate::explorer::{Attention, Explorer};
use crate::geo::{LonLat, Viewport, World};
use crate::jobs::{Outlines, Pace, Waker};
use crate::places::Country;
use crate::query::Placeless;
use crate::theme::duration::MARK_FADE;
use crate::view::Selection;

/// Distance between two lines of a hatching along the axes, in points.
const STEP: f64 = 11.0;
/// Width of a line in points, and how strong it is, 0 ..= 255: usually, for what belongs to what is pointed at, and for what is
/// pointed at or selected.
const LINE: f32 = 1.0;
const STRENGTHS: [f32; 3] = [60.0, 90.0, 130.0];
/// From which zoom on hatching pales, and the part of its strength that is left where it ends.
const PALES: f64 = 6.0;
const PALEST: f32 = 0.4;
/// Points beyond the edge of the map that are hatched, so that panning a little hatches nothing anew.
const BEYOND: f32 = 240.0;
/// A count may stand on every so many-th line, this far from the edge of its country, in points.
const EVERY: i64 = 6;
const ROOM: f64 = 30.0;
/// Places of an outline nearer than this cannot be told apart, in points.
const FINEST: f64 = 0.7;
/// Width of the whole world at zoom 0, in points.
const TILE: f64 = 256.0;
/// Points kept free between a count and the edge of the map, and between it and what stands there.
const EDGE: f32 = 10.0;
const GAP: f32 = 3.0;

/// The countries that events are known to, hatched; no line is drawn around them, since borders are not what is said.
pub(super) struct AreaLayer {
    outlines: Outlines,
    /// Outlines by the code of the country, as they were needed.
    known: BTreeMap<String, Option<Outline>>,
    /// How far each is faded in, from 0 to 1.
    opacities: BTreeMap<String, f32>,
    began: bool,
    moving: bool,
    /// Which of them are pointed at or selected.
    lit: BTreeMap<String, Attention>,
    /// For which that was found out: what is pointed at, what is visible, what is selected.
    lit_for: Option<(u64, u64, Option<Selection>)>,
}

/// The outline of a country on the plane of the map.
struct Outline {
    name: String,
    middle: World,
    rings: Vec<Ring>,
    /// The same as fine as can be told apart at a whole level of zoom, with that level.
    coarse: Option<(i32, Vec<Ring>)>,
    hatched: Option<Hatched>,
}

/// A closed line on the plane of the map, and the corners of what it reaches over.
#[derive(Clone, Debug)]
struct Ring {
    places: Vec<World>,
    corners: [World; 2],
}

/// The hatching of a country around its middle, for a zoom and a part of the plane.
struct Hatched {
    world: f64,
    seen: Rect,
    hatch: Hatch,
}

impl AreaLayer {
    pub(super) fn new(pace: Pace, waker: &Waker) -> Self {
        Self {
            outlines: Outlines::new(pace, waker),
            known: BTreeMap::new(),
            opacities: BTreeMap::new(),
            began: false,
            moving: false,
            lit: BTreeMap::new(),
            lit_for: None,
        }
    }

    /// Whether a hatching is coming or going.
    pub(super) fn is_moving(&self) -> bool {
        self.moving
    }

    /// Whether outlines that are needed are still being read: the frame that they come with is asked for by them.
    pub(super) fn is_waiting(&self) -> bool {
        self.outlines.are_coming()
    }

    /// Lets hatchings come and go. `dt` is in seconds.
    pub(super) fn advance(
        &mut self,
        explorer: &Explorer,
        (viewport, map): (&Viewport, Rect),
        placeless: &Placeless,
        dt: f32,
        at_once: bool,
    ) {
        self.moving = false;
        let needed = !placeless.countries.is_empty() || !self.opacities.is_empty();
        // Closer than the outlines are true they would say too much.
        if !needed || is_beyond_the_data(viewport) {
            self.opacities.clear();
            return;
        }
        let Some(countries) = self.outlines.get() else {
            return;
        };
        for code in placeless.countries.keys() {
            if !self.known.contains_key(code) {
                let outline = countries.find(code).and_then(Outline::new);
                self.known.insert(code.clone(), outline);
            }
            self.opacities.entry(code.clone()).or_insert(0.0);
        }
        let step = if at_once || !self.began {
            1.0
        } else {
            dt / MARK_FADE
        };
        self.began = true;
        let moving = &mut self.moving;
        self.opacities.retain(|code, opacity| {
            let stays = placeless.countries.contains_key(code);
            *opacity = (*opacity + if stays { step } else { -step }).clamp(0.0, 1.0);
            *moving |= *opacity > 0.0 && *opacity < 1.0;
            stays || *opacity > 0.0
        });
        for code in self.opacities.keys() {
            if let Some(Some(outline)) = self.known.get_mut(code) {
                outline.hatch(viewport, map);
            }
        }
        self.light(explorer, placeless);
    }

    /// Finds out which countries stand out, if something else is pointed at, selected or visible than before. Linear in
    /// the events that are known to a country.
    fn light(&mut self, explorer: &Explorer, placeless: &Placeless) {
        let attended = explorer.attended();
        let reason = (
            attended.revision(),
            explorer.visible().revision(),
            explorer.view().selection.clone(),
        );
        if self.lit_for.as_ref() == Some(&reason) {
            return;
        }
        let data = explorer.dataset();
        let lit = placeless.countries.iter();
        let lit = lit.map(|(code, rows)| {
            let attention = attention_of(data, &attended, code, rows);
            (code.clone(), attention)
        });
        self.lit = lit.collect();
        self.lit_for = Some(reason);
    }

    /// Paints the hatchings.
    pub(super) fn paint(&self, painter: &Painter, explorer: &Explorer, viewport: &Viewport) {
        let theme = explorer.marks_theme();
        // The closer one looks, the less an area says.
        #[expect(clippy::cast_possible_truncation, reason = "some levels of zoom")]
        let beyond = ((viewport.camera.zoom - PALES) / 4.0).clamp(0.0, 1.0) as f32;
        let strength = |attention: Attention| {
            let strength = match attention {
                Attention::None => STRENGTHS[0],
                Attention::Related => STRENGTHS[1],
                Attention::Pointed | Attention::Selected => STRENGTHS[2],
            };
            strength * (1.0 - beyond * (1.0 - PALEST))
        };
        for (code, opacity) in &self.opacities {
            let Some(Some(outline)) = self.known.get(code) else {
                continue;
            };
            let lit = self.lit.get(code).copied().unwrap_or_default();
            let mut painter = painter.clone();
            painter.multiply_opacity(*opacity * strength(lit) / 255.0);
            let seen = painter.clip_rect();
            let origin = on_screen(viewport, seen, outline.middle).to_vec2();
            let lines = outline.hatched.iter().flat_map(|it| it.hatch.segments());
            for [from, to] in lines {
                let line = [from + origin, to + origin];
                if Rect::from_two_pos(line[0], line[1]).intersects(seen) {
                    painter.line_segment(line, Stroke::new(LINE, theme.mark));
                }
            }
        }
    }

    /// The counts on the countries in sight, each where it is free: in the middle, or else nearest to it.
    pub(super) fn badges<'a>(
        &self,
        explorer: &Explorer,
        (viewport, map): (&Viewport, Rect),
        placeless: &'a Placeless,
        covered: &[Rect],
    ) -> Vec<Badge<'a>> {
        let mut taken = covered.to_vec();
        let mut badges = Vec::new();
        for (code, rows) in &placeless.countries {
            let there = self.opacities.contains_key(code);
            let Some(Some(outline)) = self.known.get(code).filter(|_| there) else {
                continue;
            };
            let size = size_of(rows.len());
            let free = |at: &Pos2| {
                let rect = Rect::from_center_size(*at, size);
                let apart = |taken: &Rect| !taken.intersects(rect.expand(GAP));
                map.shrink(EDGE).contains_rect(rect) && taken.iter().all(apart)
            };
            let middle = on_screen(viewport, map, outline.middle);
            let at = if free(&middle) {
                Some(middle)
            } else {
                let hatch = outline.hatched.iter();
                let inside = hatch.flat_map(|it| it.hatch.inside(EVERY, ROOM));
                let inside = inside.map(|at| at + middle.to_vec2()).filter(free);
                inside.min_by(|a, b| {
                    let far = |at: &Pos2| at.distance_sq(middle);
                    far(a).total_cmp(&far(b))
                })
            };
            let Some(at) = at else { continue };
            taken.push(Rect::from_center_size(at, size));
            let local = at - map.min;
            let place = viewport.geo_from_screen([f64::from(local.x), f64::from(local.y)]);
            let attention = self.lit.get(code).copied().unwrap_or_default();
            let name = outline.name.clone();
            badges.push(Badge::new(
                explorer,
                (code, name),
                rows,
                (place, at),
                attention,
            ));
        }
        badges
    }
}

impl Outline {
    fn new(country: &Country) -> Option<Self> {
        let ring =
            |places: &mut dyn Iterator<Item = LonLat>| Ring::new(places.map(World::from).collect());
        Some(Self {
            name: country.name.clone(),
            middle: World::from(country.middle()?),
            rings: country
                .rings()
                .map(|mut places| ring(&mut places))
                .collect(),
            coarse: None,
            hatched: None,
        })
    }

    /// The rings without what cannot be told apart at a zoom, worked out once for each whole level.
    fn coarse(&mut self, zoom: f64) -> &[Ring] {
        #[expect(clippy::cast_possible_truncation, reason = "a few levels of zoom")]
        let level = zoom.floor() as i32;
        let kept = self.coarse.take().filter(|(of, _)| *of == level);
        let fresh = || {
            let apart = FINEST / (TILE * f64::from(level + 1).exp2());
            let rings = self.rings.iter().filter_map(|ring| ring.thinned(apart));
            (level, rings.collect())
        };
        let kept = kept.unwrap_or_else(fresh);
        &self.coarse.insert(kept).1
    }

    /// Hatches what is in sight, if that is not done already.
    fn hatch(&mut self, viewport: &Viewport, map: Rect) {
        let world = viewport.camera.world_points();
        let seen = map.translate(-on_screen(viewport, map, self.middle).to_vec2());
        let same =
            |it: &Hatched| it.world.to_bits() == world.to_bits() && it.seen.contains_rect(seen);
        if self.hatched.as_ref().is_some_and(same) {
            return;
        }
        let middle = self.middle;
        let seen = seen.expand(BEYOND);
        let on_plane = |at: &World| [at.x - middle.x, at.y - middle.y].map(|it| it * world);
        // A ring that reaches nowhere into what is seen crosses each line evenly on either side of it.
        let reaches = |ring: &&Ring| {
            let [low, high] = ring.corners.map(|corner| on_plane(&corner));
            let [right, foot] = [seen.max.x, seen.max.y].map(f64::from);
            let [left, top] = [seen.min.x, seen.min.y].map(f64::from);
            low[0] <= right && high[0] >= left && low[1] <= foot && high[1] >= top
        };
        let rings = self.coarse(viewport.camera.zoom).iter().filter(reaches);
        let rings = rings.map(|ring| ring.places.iter().map(on_plane).collect());
        self.hatched = Some(Hatched {
            world,
            seen,
            hatch: Hatch::new(rings, seen, STEP),
        });
    }
}

impl Ring {
    fn new(places: Vec<World>) -> Self {
        let far = World {
            x: f64::INFINITY,
            y: f64::INFINITY,
        };
        let near = World {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        };
        let corners = places.iter().fold([far, near], |[low, high], at| {
            let low = World {
                x: low.x.min(at.x),
                y: low.y.min(at.y),
            };
            let high = World {
                x: high.x.max(at.x),
                y: high.y.max(at.y),
            };
            [low, high]
        });
        Self { places, corners }
    }

    /// The same without places nearer to the one before than that; `None` if all are.
    fn thinned(&self, apart: f64) -> Option<Self> {
        let (first, last) = (*self.places.first()?, *self.places.last()?);
        let [low, high] = self.corners;
        if high.x - low.x < apart && high.y - low.y < apart {
            return None;
        }
        let mut kept = first;
        let mut places = vec![first];
        let inner = self.places.get(1..self.places.len() - 1)?;
        for at in inner {
            if (at.x - kept.x).hypot(at.y - kept.y) >= apart {
                kept = *at;
                places.push(kept);
            }
        }
        places.push(last);
        Some(Self {
            places,
            corners: self.corners,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_as_fine_as_can_be_told_apart_and_stays_closed() {
        let at = |x: f64, y: f64| World { x, y };
        let circle = (0..=3600).map(|step| {
            let (sin, cos) = (f64::from(step) / 1800.0 * std::f64::consts::PI).sin_cos();
            at(0.5 + 0.1 * cos, 0.5 + 0.1 * sin)
        });
        let ring = Ring::new(circle.collect());
        let thin = ring.thinned(0.01).expect("it is larger than that");
        assert!(thin.places.len() < 80, "{}", thin.places.len());
        assert_eq!(thin.places.first(), ring.places.first());
        assert_eq!(thin.places.last(), ring.places.last());
        let near = |place: &World| {
            let away = thin
                .places
                .iter()
                .map(|it| (it.x - place.x).hypot(it.y - place.y));
            away.fold(f64::INFINITY, f64::min)
        };
        assert!(ring.places.iter().all(|place| near(place) <= 0.01));
        assert!(ring.thinned(0.3).is_none(), "no more than a point");
    }
}
