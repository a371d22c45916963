use egui::{
    Button, Color32, FontFamily, FontId, Layout, Pos2, Rect, RichText, Role, Sense, Shape, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};

use super::occupied::Occupied;
use super::readout::{Readout, fineness, local};
use crate::explorer::{Command, Explorer, Measurement};
use crate::geo::{Leg, LonLat, Viewport};
use crate::text;
use crate::theme::{size, space};

/// Pieces of the line of a leg.
const STEPS: u16 = 64;
/// Radius of a point in points of the screen.
const RADIUS: f32 = 4.0;
/// Lengths of a dash and of the gap after it in points.
const DASH: [f32; 2] = [6.0, 4.0];

/// Paints what is measured, and the leg that would follow.
pub(super) fn measure_ui(ui: &Ui, explorer: &Explorer, viewport: &Viewport, readout: &Readout) {
    let Some(measurement) = &explorer.transient().measurement else {
        return;
    };
    let sheet = Sheet {
        ui,
        explorer,
        viewport,
        origin: ui.clip_rect().min,
    };
    let legs = measurement.legs();
    for leg in &legs {
        sheet.line(leg, false);
    }
    let mut taken = Occupied::default();
    let last = measurement.points().last();
    let next = readout
        .place(viewport, |_| false)
        .filter(|_| !measurement.is_ended());
    if let (Some(from), Some(to)) = (last, next) {
        let leg = Leg::between(*from, to);
        sheet.line(&leg, true);
        let above = sheet.on_screen(to) + vec2(0.0, -18.0);
        sheet.words(above, text::leg(&leg), &mut taken);
    }
    for point in measurement.points() {
        sheet.point(*point);
    }
    for (at, leg) in legs.iter().enumerate() {
        sheet.name(at + 1, leg, &mut taken);
    }
    if readout.pointer.is_none() && next.is_some() {
        sheet.cross();
    }
}

/// What a measurement is painted on.
struct Sheet<'a> {
    ui: &'a Ui,
    explorer: &'a Explorer,
    viewport: &'a Viewport,
    origin: Pos2,
}

impl Sheet<'_> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    fn on_screen(&self, place: LonLat) -> Pos2 {
        let [x, y] = self.viewport.screen_from_geo(place);
        pos2(self.origin.x + x as f32, self.origin.y + y as f32)
    }

    fn line(&self, leg: &Leg, dashed: bool) {
        let theme = self.explorer.marks_theme();
        let painter = self.ui.painter();
        let halo = Stroke::new(4.0, Color32::from(theme.panel.with_alpha(200)));
        let ink = Stroke::new(2.0, theme.selection);
        for run in leg.runs(STEPS) {
            let points: Vec<Pos2> = run.iter().map(|place| self.on_screen(*place)).collect();
            if dashed {
                let pieces = Shape::dashed_line(&points, ink, DASH[0], DASH[1]);
                painter.add(Shape::Vec(pieces));
            } else {
                painter.add(Shape::line(points.clone(), halo));
                painter.add(Shape::line(points, ink));
            }
        }
    }

    fn point(&self, place: LonLat) {
        let theme = self.explorer.marks_theme();
        let (painter, at) = (self.ui.painter(), self.on_screen(place));
        painter.circle_filled(at, RADIUS + 1.5, theme.panel);
        painter.circle_filled(at, RADIUS, theme.selection);
    }

    /// Where `Enter` puts a point.
    fn cross(&self) {
        let stroke = Stroke::new(1.5, self.explorer.marks_theme().selection);
        let at = self.ui.clip_rect().center();
        for arm in [vec2(9.0, 0.0), vec2(0.0, 9.0)] {
            self.ui.painter().line_segment([at - arm, at + arm], stroke);
        }
    }

    /// Length and direction of a leg in its middle, said as well.
    fn name(&self, number: usize, leg: &Leg, taken: &mut Occupied) {
        let at = self.on_screen(leg.at(0.5));
        let rect = self.words(at, text::leg(leg), taken);
        let id = self.ui.scope_id().with(("leg", number));
        let response = self.ui.interact(rect, id, Sense::hover());
        let spoken = text::spoken_leg(number, leg);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }

    /// Words on a small plate, unless others stand there already.
    fn words(&self, at: Pos2, words: String, taken: &mut Occupied) -> Rect {
        let painter = self.ui.painter();
        let theme = self.explorer.marks_theme();
        let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
        let galley = painter.layout_no_wrap(words, font, theme.selection.into());
        let rect = Rect::from_center_size(at, galley.size() + vec2(10.0, 4.0));
        if taken.take(rect) {
            let plate = Color32::from(theme.panel.with_alpha(235));
            painter.rect_filled(rect, f32::from(space::RADIUS), plate);
            painter.galley(rect.min + vec2(5.0, 2.0), galley, theme.selection.into());
        }
        rect
    }
}

/// The total, what comes next, and what can be done with it.
pub(super) fn measure_card_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    measurement: &Measurement,
    commands: &mut Vec<Command>,
) {
    let legs = measurement.legs();
    let (title, hint) = match (legs.is_empty(), measurement.is_ended()) {
        (_, true) => (text::total(&legs), text::MEASURE_AGAIN),
        (false, false) => (text::total(&legs), text::MEASURE_NEXT),
        (true, false) if measurement.points().is_empty() => {
            (text::MEASURE.to_owned(), text::MEASURE_BEGIN)
        }
        (true, false) => (text::MEASURE.to_owned(), text::MEASURE_NEXT),
    };
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        ui.add_space(space::MEDIUM);
        let font = FontId::new(size::BODY, FontFamily::Name("bold".into()));
        ui.label(RichText::new(title).font(font));
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(space::SMALL);
            let copy = Command::Copy(text::measured(&legs, fineness(viewport)));
            let some = !measurement.points().is_empty();
            for (words, name, enabled, command) in [
                ("×", text::MEASURE_CLOSE, true, Command::ToggleMeasure),
                ("←", text::MEASURE_UNDO, some, Command::RemoveMeasurePoint),
                (text::COPY, text::MEASURE_COPY, !legs.is_empty(), copy),
            ] {
                let response = ui
                    .add_enabled(enabled, Button::new(words).frame(false))
                    .on_hover_text(name);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
                if response.clicked() {
                    commands.push(command);
                }
            }
        });
    });
    ui.horizontal(|ui| {
        ui.add_space(space::MEDIUM);
        let hint = RichText::new(hint).size(size::SMALL);
        ui.label(hint.color(explorer.theme().muted));
    });
}

/// What a click on the map means while something is measured.
pub(super) fn measured_click(
    response: &egui::Response,
    origin: Pos2,
    viewport: &Viewport,
) -> Option<Command> {
    if response.double_clicked_by(egui::PointerButton::Primary) {
        return Some(Command::EndMeasure);
    }
    let click = response.clicked_by(egui::PointerButton::Primary);
    if !click || response.triple_clicked_by(egui::PointerButton::Primary) {
        return None;
    }
    let at = local(origin, response.interact_pointer_pos()?);
    viewport.place_at(at).map(Command::AddMeasurePoint)
}
