use std::collections::HashSet;
use std::sync::Arc;

use egui::{Align2, Color32, FontFamily, FontId, Galley, Painter, Rect, Vec2, pos2, vec2};

use super::tile_layer::TileLayer;
use crate::basemap::{LabelCandidate, LabelKind};
use crate::geo::Viewport;
use crate::theme::MapTokens;

/// Points kept free around each name.
const AIR: f32 = 3.0;
/// Points between the dot of a town and its name.
const DOT_GAP: f32 = 6.0;
/// Radius of the dot of a town, and of a capital, in points.
const DOTS: [f32; 2] = [1.8, 2.4];

/// A name with its place on the screen.
pub(super) struct Placed {
    pub(super) galley: Arc<Galley>,
    pub(super) rect: Rect,
    color: Color32,
}

/// Where names may not be: what stands there already.
#[derive(Default)]
pub(super) struct Occupied(Vec<Rect>);

impl Occupied {
    /// Takes the room if it is free.
    pub(super) fn take(&mut self, rect: Rect) -> bool {
        let free = !self.0.iter().any(|taken| taken.intersects(rect));
        if free {
            self.0.push(rect);
        }
        free
    }

    /// Takes the room in any case.
    pub(super) fn claim(&mut self, rect: Rect) {
        self.0.push(rect);
    }
}

/// Paints the names of the basemap where there is room, the important first.
///
/// `named` are places that marks name already, in lower case: they are not named twice.
pub(super) fn labels_ui(
    painter: &Painter,
    tiles: &TileLayer,
    viewport: &Viewport,
    tokens: &MapTokens,
    occupied: &mut Occupied,
    named: &HashSet<String>,
) {
    let rect = painter.clip_rect();
    let mut placed = Vec::new();
    let mut dots = Vec::new();
    for label in candidates(tiles, viewport, named) {
        let [x, y] = viewport.screen_from_geo(label.anchor);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "screen coordinates are f32"
        )]
        let at = rect.min + vec2(x as f32, y as f32);
        if !rect.expand(60.0).contains(at) {
            continue;
        }
        let (size, color) = look(label, tokens);
        let font = FontId::new(size, FontFamily::Proportional);
        let galley = painter.layout_no_wrap(label.text.to_string(), font, color);
        let dot = match label.kind {
            LabelKind::Town => Some(DOTS[0]),
            LabelKind::Capital => Some(DOTS[1]),
            LabelKind::Country | LabelKind::Sea | LabelKind::Lake => None,
        };
        let room = if dot.is_some() {
            [Align2::LEFT_CENTER, Align2::RIGHT_CENTER].as_slice()
        } else {
            [Align2::CENTER_CENTER].as_slice()
        };
        let free = room.iter().find_map(|align| {
            let gap = align.to_sign().x * if dot.is_some() { DOT_GAP } else { 0.0 };
            // `to_sign` is −1 for text that starts at the point, so the gap goes the other way.
            let rect = align.anchor_size(pos2(at.x - gap, at.y), galley.size());
            if !painter.clip_rect().contains_rect(rect) {
                return None;
            }
            let room = rect
                .union(Rect::from_center_size(at, Vec2::splat(4.0)))
                .expand(AIR);
            occupied.take(room).then_some(rect)
        });
        if let Some(rect) = free {
            dots.extend(dot.map(|radius| (at, radius)));
            placed.push(Placed {
                galley,
                rect,
                color,
            });
        }
    }
    for (at, radius) in dots {
        painter.circle_filled(at, radius + 1.0, tokens.label_halo);
        painter.circle_filled(at, radius, tokens.label_town);
    }
    for label in placed {
        label.paint(painter, tokens.label_halo.into());
    }
}

impl Placed {
    /// A name that is already laid out, at its place.
    pub(super) fn new(galley: Arc<Galley>, rect: Rect, color: Color32) -> Self {
        Self {
            galley,
            rect,
            color,
        }
    }

    /// Paints the name over its halo.
    pub(super) fn paint(self, painter: &Painter, halo: Color32) {
        // Four corners make an even outline at these sizes, at half the cost of eight.
        for (dx, dy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let at = self.rect.min + vec2(dx, dy);
            painter.galley_with_override_text_color(at, Arc::clone(&self.galley), halo);
        }
        painter.galley(self.rect.min, self.galley, self.color);
    }
}

/// The names to try, each once, the important first.
fn candidates<'a>(
    tiles: &'a TileLayer,
    viewport: &Viewport,
    named: &HashSet<String>,
) -> Vec<&'a LabelCandidate> {
    let zoom = viewport.camera.tile_zoom();
    let mut seen = HashSet::new();
    let mut labels: Vec<_> = tiles
        .labels()
        .filter(|label| label.min_zoom <= zoom && !named.contains(&label.text.to_lowercase()))
        .filter(|label| seen.insert(label.key()))
        .collect();
    labels.sort_by(|a, b| {
        let weight = |l: &LabelCandidate| (l.rank + class(l.kind), l.kind);
        weight(a)
            .cmp(&weight(b))
            .then(b.population.cmp(&a.population))
            .then_with(|| a.text.cmp(&b.text))
    });
    labels
}

/// How much a name stands back behind others of its rank.
fn class(kind: LabelKind) -> u8 {
    match kind {
        LabelKind::Country => 0,
        LabelKind::Capital | LabelKind::Sea => 1,
        LabelKind::Town => 2,
        LabelKind::Lake => 3,
    }
}

/// Size in points and colour.
fn look(label: &LabelCandidate, tokens: &MapTokens) -> (f32, Color32) {
    let step = f32::from(label.rank.min(6)) * 0.4;
    match label.kind {
        LabelKind::Country => (14.0 - step, tokens.label_country.into()),
        LabelKind::Capital => (12.5 - step / 2.0, tokens.label_town.into()),
        LabelKind::Town => (12.0 - step / 2.0, tokens.label_town.into()),
        LabelKind::Sea => (13.0 - step, tokens.label_water.into()),
        LabelKind::Lake => (11.0, tokens.label_water.into()),
    }
}
