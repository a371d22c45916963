use std::collections::BTreeMap;

use egui::{
    Color32, Painter, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Tooltip, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::borders::WIDTH;
use super::labels::on_screen;
use super::occupied::Occupied;
use crate::explorer::Explorer;
use crate::geo::{LonLat, Viewport, World};
use crate::places::{BorderNote, Worldview};
use crate::text;
use crate::theme::duration::NAME_FADE;
use crate::theme::{MapTokens, size, space};

/// Radius of a sign in points.
const RADIUS: f32 = 7.0;
/// How far the middle of a sign stands above its place, in points: a town that lies there keeps its dot and its name.
const ABOVE: f32 = 18.0;
/// Two signs whose middles are nearer to each other than this would touch, the light around them and their stems
/// included; in points.
const APART: f32 = 20.0;
/// The zoom from which on there are signs.
const FROM_ZOOM: f64 = 3.5;
/// Points kept free between a sign and the edge of the map.
const EDGE: f32 = 4.0;
/// Side of what takes the pointer, in points.
const TARGET: f32 = 24.0;
/// Widths of the ring, of the line down to the place, and of the light along that line, in points.
const WIDTHS: [f32; 3] = [1.25, 1.0, 3.0];
/// Points between the end of that line and the place.
const GAP: f32 = 4.0;

/// The sign of a note on borders: a small ring with an i, on a stem above its place.
pub(super) struct Sign<'a> {
    note: &'a BorderNote,
    place: LonLat,
    /// Its middle on the screen.
    at: Pos2,
}

/// The signs that a view has at a zoom, in the order of the notes, in sight or not: where the map is decides nothing,
/// so that nothing comes or goes for a sign while one pans. Of two that would touch there is the first.
pub(super) fn signs<'a>(
    notes: &'a [BorderNote],
    explorer: &Explorer,
    viewport: &Viewport,
    map: Rect,
) -> Vec<Sign<'a>> {
    match explorer.view().map.borders {
        Worldview::AsAdministered => apart(notes, viewport, map),
        Worldview::UnitedNations => Vec::new(),
    }
}

fn apart<'a>(notes: &'a [BorderNote], viewport: &Viewport, map: Rect) -> Vec<Sign<'a>> {
    let mut signs: Vec<Sign<'a>> = Vec::new();
    if viewport.camera.zoom < FROM_ZOOM {
        return signs;
    }
    for note in notes {
        let Some(place) = note.place() else { continue };
        let at = on_screen(viewport, map, World::from(place)) - vec2(0.0, ABOVE);
        if signs.iter().all(|sign| sign.at.distance(at) >= APART) {
            signs.push(Sign { note, place, at });
        }
    }
    signs
}

impl Sign<'_> {
    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * RADIUS))
    }

    /// Whether it can be shown: all of it lies on the map, its place as well, and nothing lies on it.
    fn is_free(&self, map: Rect, covered: &[Rect]) -> bool {
        let place = self.at + vec2(0.0, ABOVE);
        map.contains_rect(self.rect().expand(EDGE))
            && map.contains(place)
            && !covered.iter().any(|rect| rect.intersects(self.rect()))
    }

    /// What keeps names of the map away, relative to its place.
    fn obstacle(&self) -> (World, Rect) {
        let middle = pos2(0.0, -ABOVE);
        let rect = Rect::from_center_size(middle, Vec2::splat(2.0 * RADIUS));
        (World::from(self.place), rect)
    }

    fn paint(&self, painter: &Painter, tokens: &MapTokens) {
        let ink = Color32::from(tokens.border);
        let ground = Color32::from(tokens.label_halo.with_alpha(255));
        let [ring, stem, light] = WIDTHS;
        let foot = self.at + vec2(0.0, ABOVE - GAP);
        let stands = [self.at + vec2(0.0, RADIUS), foot];
        painter.line_segment(stands, Stroke::new(light, Color32::from(tokens.label_halo)));
        painter.line_segment(stands, Stroke::new(stem, ink));
        painter.circle_filled(self.at, RADIUS + 1.0, Color32::from(tokens.label_halo));
        painter.circle(self.at, RADIUS, ground, Stroke::new(ring, ink));
        // An i of shapes: in the middle to a hair, whatever the font.
        painter.circle_filled(self.at + vec2(0.0, -3.1), 1.1, ink);
        let letter = [self.at + vec2(0.0, -1.0), self.at + vec2(0.0, 3.9)];
        painter.line_segment(letter, Stroke::new(1.75, ink));
    }

    /// Makes the sign something to point at and to reach with the keyboard, with its note for those who do not see it.
    fn interact(&self, ui: &Ui, measuring: bool) -> Response {
        // Who measures clicks on the map.
        let sense = if measuring {
            Sense::hover()
        } else {
            Sense::click()
        };
        let rect = Rect::from_center_size(self.at, Vec2::splat(TARGET));
        let response = ui.interact(rect, ui.scope_id().with(("note", &self.note.id)), sense);
        let spoken = text::border_note(&self.note.title, &self.note.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, !measuring, &spoken));
        if response.clicked() {
            response.request_focus();
        }
        response
    }

    fn card_ui(&self, ui: &mut Ui) {
        ui.set_max_width(WIDTH);
        ui.label(RichText::new(&self.note.title).strong().size(size::BODY));
        ui.add_space(space::TINY);
        ui.label(&self.note.text);
    }
}

/// What the signs of notes keep from one frame to the next: how far each is faded in.
#[derive(Debug, Default)]
pub(super) struct NoteLayer {
    opacities: BTreeMap<String, f32>,
    began: bool,
    moving: bool,
}

/// The signs of a frame.
pub(super) struct ShownSigns<'a>(Vec<Shown<'a>>);

struct Shown<'a> {
    sign: Sign<'a>,
    /// From 0 to 1.
    opacity: f32,
    /// Whether it is to be seen: it is there, or comes.
    free: bool,
}

impl NoteLayer {
    /// Whether a sign is coming or going.
    pub(super) fn is_moving(&self) -> bool {
        self.moving
    }

    /// Lets signs come where they are free and go where they are not. `dt` is in seconds; what is there in the first
    /// frame is there at once, and so is everything where motion is not wanted. What the zoom or the view takes away
    /// is gone at once: names of the map may stand there. `covered` is what lies on the map, marks included.
    pub(super) fn advance<'a>(
        &mut self,
        signs: Vec<Sign<'a>>,
        map: Rect,
        covered: &[Rect],
        dt: f32,
        at_once: bool,
    ) -> ShownSigns<'a> {
        let step = if at_once || !self.began {
            1.0
        } else {
            dt / NAME_FADE
        };
        self.began = true;
        self.moving = false;
        let mut before = std::mem::take(&mut self.opacities);
        let shown = signs.into_iter().map(|sign| {
            let free = sign.is_free(map, covered);
            let last = before.remove(&sign.note.id).unwrap_or(0.0);
            let opacity = if free {
                (last + step).min(1.0)
            } else {
                (last - step).max(0.0)
            };
            self.moving |= opacity > 0.0 && opacity < 1.0;
            self.opacities.insert(sign.note.id.clone(), opacity);
            Shown {
                sign,
                opacity,
                free,
            }
        });
        ShownSigns(shown.collect())
    }
}

impl ShownSigns<'_> {
    /// Keeps their room free of names of marks.
    pub(super) fn claim(&self, occupied: &mut Occupied) {
        for shown in &self.0 {
            occupied.claim(shown.sign.rect());
        }
    }

    /// What keeps names of the map away, relative to places.
    pub(super) fn obstacles(&self) -> Vec<(World, Rect)> {
        self.0.iter().map(|shown| shown.sign.obstacle()).collect()
    }

    /// Paints the signs.
    pub(super) fn paint(&self, painter: &Painter, tokens: &MapTokens) {
        for shown in self.0.iter().filter(|shown| shown.opacity > 0.0) {
            let mut painter = painter.clone();
            painter.multiply_opacity(shown.opacity);
            shown.sign.paint(&painter, tokens);
        }
    }

    /// Shows the card of the sign that is pointed at, or else of the one that has the keyboard; a click gives it that.
    /// A card yields to a mark that the pointer is on. Returns whether the pointer is on a sign.
    pub(super) fn interact(&self, ui: &Ui, explorer: &Explorer, on_a_mark: bool) -> bool {
        let measuring = explorer.transient().measurement.is_some();
        let stay = self.0.iter().filter(|shown| shown.free);
        let responses: Vec<_> = stay
            .map(|shown| (&shown.sign, shown.sign.interact(ui, measuring)))
            .collect();
        let on_a_sign = responses.iter().any(|(_, response)| response.hovered());
        for (sign, response) in &responses {
            let focused = response.has_focus();
            if focused {
                let stroke = Stroke::new(2.0, explorer.marks_theme().selection);
                ui.painter().circle_stroke(sign.at, RADIUS + 3.0, stroke);
            }
            let kept = focused && (response.hovered() || !(on_a_sign || on_a_mark));
            if kept || Tooltip::should_show_tooltip(response, false) {
                Tooltip::for_widget(response)
                    .width(WIDTH)
                    .show(|ui| sign.card_ui(ui));
            }
        }
        on_a_sign
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dataset::{Dataset, Parts};
    use crate::explorer::Command;
    use crate::geo::Camera;
    use crate::places::Worldviews;
    use crate::view::Settings;

    const MAP: [f32; 2] = [900.0, 600.0];

    /// Notes at some places, called by their numbers.
    fn notes(places: &[[f64; 2]]) -> Worldviews {
        let notes: Vec<String> = places
            .iter()
            .enumerate()
            .map(|(n, [lon, lat])| {
                format!(r#"{{"id":"{n}","title":"N","text":"t","at":[{lon},{lat}]}}"#)
            })
            .collect();
        let notes = notes.join(",");
        let file = format!(r#"{{"rule":{{"un":"a","held":"b"}},"lines":[],"notes":[{notes}]}}"#);
        Worldviews::read(file.as_bytes()).unwrap()
    }

    fn map() -> Rect {
        Rect::from_min_size(pos2(300.0, 40.0), MAP.into())
    }

    fn viewport(lon: f64, zoom: f64) -> Viewport {
        let camera = Camera::new(LonLat { lon, lat: 0.0 }, zoom);
        camera.viewport(f64::from(MAP[0]), f64::from(MAP[1]))
    }

    fn shown(signs: &[Sign<'_>]) -> Vec<String> {
        signs.iter().map(|sign| sign.note.id.clone()).collect()
    }

    /// The signs around a longitude at a zoom.
    fn at(views: &Worldviews, lon: f64, zoom: f64) -> Vec<Sign<'_>> {
        apart(views.notes(), &viewport(lon, zoom), map())
    }

    #[test]
    fn signs_are_there_from_a_zoom_on_and_as_administered_only() {
        let views = notes(&[[0.0, 0.0]]);
        assert_eq!(at(&views, 0.0, 3.5).len(), 1);
        assert!(at(&views, 0.0, 3.4).is_empty());
        let (dataset, _) = Dataset::new("nothing", Parts::default());
        let mut explorer = Explorer::new(Arc::new(dataset), Settings::default());
        let mut shown = |borders| {
            explorer.apply(Command::SetBorders(borders));
            signs(views.notes(), &explorer, &viewport(0.0, 6.0), map()).len()
        };
        assert_eq!(shown(Worldview::UnitedNations), 0);
        assert_eq!(shown(Worldview::AsAdministered), 1);
    }

    #[test]
    fn of_signs_that_would_touch_there_is_the_first_wherever_the_map_is() {
        // A degree of longitude is 22.8 points wide at zoom 5, and 11.4 at zoom 4.
        let views = notes(&[[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]);
        for lon in [0.0, 7.3, -19.0] {
            assert_eq!(shown(&at(&views, lon, 5.0)), ["0", "1", "2"]);
            assert_eq!(shown(&at(&views, lon, 4.0)), ["0", "2"]);
        }
    }

    #[test]
    fn a_sign_stands_clear_of_the_edge_and_of_what_lies_on_the_map() {
        let views = notes(&[[0.0, 0.0]]);
        let middle = map().center() - vec2(0.0, ABOVE);
        let free = |lon: f64, taken: Rect| at(&views, lon, 5.0)[0].is_free(map(), &[taken]);
        let beside = |by| Rect::from_center_size(middle + vec2(by, 0.0), Vec2::splat(10.0));
        assert!(free(0.0, Rect::NOTHING));
        assert!(!free(0.0, beside(11.0)));
        assert!(free(0.0, beside(13.0)));
        // Half of the map is 450 points wide, 19.8 degrees.
        assert!(free(19.2, Rect::NOTHING));
        assert!(!free(19.5, Rect::NOTHING));
        assert!(!free(25.0, Rect::NOTHING));
    }

    #[test]
    fn the_first_signs_are_there_at_once_and_later_ones_come_and_go() {
        let views = notes(&[[0.0, 0.0]]);
        let mut layer = NoteLayer::default();
        let mut opacity = |covered: &[Rect], dt, at_once| {
            let shown = layer.advance(at(&views, 0.0, 5.0), map(), covered, dt, at_once);
            (shown.0[0].opacity, layer.is_moving())
        };
        let (free, taken) = ([], [map()]);
        assert_eq!(opacity(&free, 0.016, false), (1.0, false));
        assert_eq!(opacity(&taken, NAME_FADE / 4.0, false), (0.75, true));
        assert_eq!(opacity(&free, NAME_FADE / 8.0, false), (0.875, true));
        assert_eq!(opacity(&taken, 1.0, false), (0.0, false));
        assert_eq!(opacity(&free, 0.0, true), (1.0, false));
    }
}
