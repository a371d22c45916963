use egui::{
    Align2, Color32, FontFamily, FontId, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
    pos2,
};

use super::frame::world_rect;
use super::haloed::Haloed;
use super::occupied::Occupied;
use crate::explorer::Explorer;
use crate::geo::{Graticule, GridLine, LonLat, NamedLine, ScreenPoint, Viewport};
use crate::text;
use crate::theme::{MapTokens, size};

/// Room between the edge of the map and a label in points.
const EDGE: f32 = 4.0;
/// Widths of lines, and of those with a name, in points.
const WIDTHS: [f32; 2] = [0.75, 1.25];
/// Lengths of a dash and of the gap after it in points.
const DASH: [f32; 2] = [5.0, 4.0];

/// Paints meridians and parallels where they are wanted, with their degrees at the upper and the
/// left edge of the map.
pub(super) fn graticule_ui(
    ui: &Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    occupied: &mut Occupied,
) {
    if !explorer.view().map.graticule {
        return;
    }
    let painter = ui.painter();
    // In sight: of the map or of the world, whichever is smaller.
    let room = world_rect(painter, viewport).intersect(painter.clip_rect());
    let grid = Graticule::new(viewport);
    let sheet = Sheet {
        ui,
        tokens: explorer.map_tokens(),
        room,
        step: grid.step,
    };
    let origin = painter.clip_rect().min;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let on_screen = |place: LonLat| -> Pos2 {
        let [x, y]: ScreenPoint = viewport.screen_from_geo(place);
        pos2(origin.x + x as f32, origin.y + y as f32)
    };
    for line in &grid.parallels {
        let y = on_screen(line.on_greenwich()).y;
        sheet.line([pos2(room.min.x, y), pos2(room.max.x, y)], line);
    }
    for line in &grid.meridians {
        let x = on_screen(line.on_equator()).x;
        sheet.line([pos2(x, room.min.y), pos2(x, room.max.y)], line);
    }
    // Names first: they are fewer and say more.
    let (named, plain): (Vec<&GridLine>, Vec<&GridLine>) =
        grid.parallels.iter().partition(|line| line.name.is_some());
    for line in named.into_iter().chain(plain) {
        let at = pos2(room.min.x + EDGE, on_screen(line.on_greenwich()).y);
        sheet.label(at, Align2::LEFT_CENTER, line, ['N', 'S'], occupied);
    }
    for line in &grid.meridians {
        let at = pos2(on_screen(line.on_equator()).x, room.min.y + EDGE);
        sheet.label(at, Align2::CENTER_TOP, line, ['E', 'W'], occupied);
    }
    let every = text::grid_line(f64::from(grid.step) / 3600.0, grid.step, [' ', ' ']);
    let spoken = format!("{} {}", text::GRATICULE_EVERY, every.trim());
    let corner = Rect::from_min_size(room.min, egui::vec2(1.0, 1.0));
    let response = ui.interact(corner, ui.scope_id().with("graticule"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// What lines and labels are painted on.
struct Sheet<'a> {
    ui: &'a Ui,
    tokens: &'a MapTokens,
    room: Rect,
    step: u32,
}

impl Sheet<'_> {
    fn line(&self, ends: [Pos2; 2], line: &GridLine) {
        let [plain, named] = WIDTHS;
        let painter = self.ui.painter();
        let ink = Color32::from(self.tokens.graticule);
        match line.name {
            None => painter.line_segment(ends, Stroke::new(plain, ink)),
            Some(NamedLine::Equator | NamedLine::PrimeMeridian) => {
                painter.line_segment(ends, Stroke::new(named, ink))
            }
            // Where the sun turns and where it stays away are dashed by custom.
            Some(_) => {
                let stroke = Stroke::new(named, ink);
                painter.add(Shape::Vec(Shape::dashed_line(
                    &ends, stroke, DASH[0], DASH[1],
                )))
            }
        };
    }

    fn label(
        &self,
        at: Pos2,
        align: Align2,
        line: &GridLine,
        letters: [char; 2],
        occupied: &mut Occupied,
    ) {
        let words = match line.name {
            Some(name) => text::named_line(name).to_owned(),
            None => text::grid_line(line.degrees, self.step, letters),
        };
        let font = FontId::new(size::SMALL, FontFamily::Proportional);
        let painter = self.ui.painter();
        let ink = Color32::from(self.tokens.label_water);
        let galley = painter.layout_no_wrap(words, font, ink);
        let rect = align.anchor_size(at, galley.size());
        if self.room.contains_rect(rect) && occupied.take(rect) {
            Haloed::new(galley, rect, ink).paint(painter, self.tokens.label_halo.into());
        }
    }
}
