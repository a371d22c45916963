use egui::{Color32, FontFamily, FontId, Painter, Pos2, Role, Sense, Ui, WidgetInfo, pos2};

use crate::explorer::Explorer;
use crate::geo::{LonLat, Viewport};
use crate::text::{self, FIGURE_SPACE, Fineness};
use crate::theme::{size, space};

/// Where coordinates are told: under the pointer, or in the middle of a map that has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Readout {
    /// The pointer on the screen, when it is on the map.
    pub(super) pointer: Option<Pos2>,
    /// Top left corner of the map on the screen.
    origin: Pos2,
    focused: bool,
}

impl Readout {
    /// Looks where the pointer is.
    pub(super) fn new(ui: &Ui, focused: bool) -> Self {
        let map = ui.clip_rect();
        let pointer = ui.input(|i| i.pointer.hover_pos()).filter(|at| {
            // A menu or a window may lie above.
            map.contains(*at) && ui.ctx().layer_id_at(*at) == Some(ui.layer_id())
        });
        Self {
            pointer,
            origin: map.min,
            focused,
        }
    }

    /// The place to tell, unless the pointer is on what lies on the map or beyond the world.
    pub(super) fn place(
        &self,
        viewport: &Viewport,
        covered: impl Fn(Pos2) -> bool,
    ) -> Option<LonLat> {
        match self.pointer {
            Some(at) if !covered(at) => viewport.place_at(local(self.origin, at)),
            Some(_) => None,
            None => self.focused.then_some(viewport.camera.center),
        }
    }

    /// The room that coordinates need at the zoom of a map, wherever they are.
    pub(super) fn width(ui: &Ui, viewport: &Viewport) -> f32 {
        let widest = LonLat { lon: 0.0, lat: 0.0 };
        let widest = text::readout(widest, fineness(viewport));
        let figures = Figures::new(ui.painter(), Color32::BLACK);
        figures.width(&widest) + 2.0 * space::SMALL
    }
}

/// A point of the screen as a point of the map.
pub(super) fn local(origin: Pos2, at: Pos2) -> [f64; 2] {
    let at = at - origin;
    [f64::from(at.x), f64::from(at.y)]
}

/// How finely a map can tell coordinates.
pub(super) fn fineness(viewport: &Viewport) -> Fineness {
    Fineness::of_point(viewport.degrees_per_point())
}

/// The coordinates of a place on their card.
pub(super) fn readout_ui(ui: &Ui, explorer: &Explorer, viewport: &Viewport, place: LonLat) {
    let rect = ui.max_rect();
    let words = text::readout(place, fineness(viewport));
    let figures = Figures::new(ui.painter(), explorer.theme().muted.into());
    figures.paint(pos2(rect.min.x + space::SMALL, rect.center().y), &words);
    let response = ui.interact(rect, ui.scope_id().with("coordinates"), Sense::hover());
    let spoken = words.replace(FIGURE_SPACE, "");
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{}: {spoken}", text::COORDINATES),
        )
    });
}

/// Text whose figures are all as wide as the widest of them, so that nothing jumps as they change.
struct Figures<'a> {
    painter: &'a Painter,
    font: FontId,
    color: Color32,
    figure: f32,
}

impl<'a> Figures<'a> {
    fn new(painter: &'a Painter, color: Color32) -> Self {
        let mut figures = Self {
            painter,
            font: FontId::new(size::SMALL, FontFamily::Proportional),
            color,
            figure: 0.0,
        };
        let widths = ('0'..='9').map(|figure| figures.galley(figure).size().x);
        figures.figure = widths.fold(0.0, f32::max);
        figures
    }

    fn galley(&self, letter: char) -> std::sync::Arc<egui::Galley> {
        self.painter
            .layout_no_wrap(letter.to_string(), self.font.clone(), self.color)
    }

    /// The letters of a text with the room that each takes.
    fn letters(&self, words: &str) -> impl Iterator<Item = (char, f32)> {
        words.chars().map(|letter| {
            let is_figure = letter.is_ascii_digit() || letter == FIGURE_SPACE;
            let room = if is_figure {
                self.figure
            } else {
                self.galley(letter).size().x
            };
            (letter, room)
        })
    }

    fn width(&self, words: &str) -> f32 {
        self.letters(words).map(|(_, room)| room).sum()
    }

    /// Paints a text that starts at a point, in the middle of its height.
    fn paint(&self, at: Pos2, words: &str) {
        let mut x = at.x;
        for (letter, room) in self.letters(words) {
            if !letter.is_whitespace() {
                let galley = self.galley(letter);
                let aside = (room - galley.size().x) / 2.0;
                let top = at.y - galley.size().y / 2.0;
                self.painter
                    .galley(pos2(x + aside, top), galley, self.color);
            }
            x += room;
        }
    }
}
