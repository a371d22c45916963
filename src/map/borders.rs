use std::sync::Arc;

use egui::{Pos2, Rect, Response, RichText, Ui};

use super::labels::on_screen;
use crate::basemap::{ContestedLine, TileWords};
use crate::explorer::Explorer;
use crate::geo::Viewport;
use crate::places::{BorderLine, Drawn, Worldview, Worldviews};
use crate::text;
use crate::theme::{size, space};

/// How near the pointer has to be to a line, in points.
const NEAR: f32 = 6.0;
/// Width of an explanation in points.
pub(super) const WIDTH: f32 = 320.0;

/// Explains the border under the pointer: what is drawn, by which rule, and what else is to be known.
pub(super) fn borders_ui(
    map: &Response,
    explorer: &Explorer,
    viewport: &Viewport,
    words: &[Arc<TileWords>],
    worldviews: &Worldviews,
) {
    let Some(pointer) = map.hover_pos() else {
        return;
    };
    let worldview = explorer.view().map.borders;
    let all = words.iter().flat_map(|words| &words.contested);
    let nearest = all
        .filter(|line| line.kind.drawn(worldview) != Drawn::Not)
        .map(|line| (distance(line, pointer, viewport, map.rect), line))
        .filter(|(distance, _)| *distance < NEAR)
        .min_by(|(a, _), (b, _)| a.total_cmp(b));
    let Some(line) = nearest.and_then(|(_, line)| worldviews.line(&line.entry)) else {
        return;
    };
    map.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(WIDTH);
        explanation_ui(ui, line, worldview);
    });
}

/// What is known about a border.
fn explanation_ui(ui: &mut Ui, line: &BorderLine, worldview: Worldview) {
    let small = |text: &str| RichText::new(text).size(size::SMALL);
    let view = line.view(worldview);
    ui.label(RichText::new(&line.title).strong().size(size::BODY));
    ui.label(small(match worldview {
        Worldview::UnitedNations => text::BORDERS_RECOGNISED,
        Worldview::AsAdministered => text::BORDERS_ADMINISTERED,
    }));
    ui.add_space(space::TINY);
    ui.label(&view.why);
    if let Some(since) = &view.since {
        ui.label(small(&text::since(since)));
    }
    if !view.resolutions.is_empty() {
        ui.label(small(&view.resolutions.join(", ")));
    }
    if let Some(note) = &line.note {
        ui.add_space(space::TINY);
        ui.label(small(note));
    }
}

/// How far a line is from a point, in points.
fn distance(line: &ContestedLine, from: Pos2, viewport: &Viewport, map: Rect) -> f32 {
    let mut points = line.points.iter().map(|at| on_screen(viewport, map, *at));
    let Some(mut last) = points.next() else {
        return f32::INFINITY;
    };
    let mut nearest = f32::INFINITY;
    for point in points {
        let (way, to) = (point - last, from - last);
        let part = (to.dot(way) / way.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        nearest = nearest.min((to - way * part).length());
        last = point;
    }
    nearest
}
