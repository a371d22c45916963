use egui::{
    Align, Align2, Button, Color32, CornerRadius, FontFamily, FontId, Frame, Layout, Margin, Rect,
    RichText, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::marks::ring_ui;
use super::occupied::Occupied;
use crate::explorer::{Command, Explorer};
use crate::geo::{LonLat, Viewport, distance_km};
use crate::text;
use crate::theme::{size, space};

/// The longest scale bar in points.
const LONGEST_BAR: f64 = 120.0;
/// Width of the legend in points, for counts of four digits, and of each digit more.
const LEGEND: f32 = 200.0;
const DIGIT: f32 = 7.0;
/// The map must be wider and higher than this for the legend not to be in its way, in points.
const LEGEND_FROM: [f32; 2] = [540.0, 320.0];
/// Room from the edge of the map in points.
const EDGE: f32 = 12.0;

/// What always lies on the map: legend, scale bar, attribution, zoom buttons.
///
/// Everything claims its room, so that no name is hidden below it.
pub(super) struct Furniture {
    legend: Option<Rect>,
    bar: Rect,
    attribution: Rect,
    zoom: Rect,
}

impl Furniture {
    /// Finds the room for everything on a map.
    pub(super) fn new(ui: &Ui, map: Rect, explorer: &Explorer, occupied: &mut Occupied) -> Self {
        let width = |text: &str, size: f32| {
            let font = FontId::new(size, FontFamily::Proportional);
            ui.painter()
                .layout_no_wrap(text.to_owned(), font, Color32::BLACK)
                .size()
                .x
        };
        let words = width(text::MAP_ATTRIBUTION, size::SMALL) + 2.0 * space::SMALL;
        let attribution = Rect::from_min_max(
            pos2(
                (map.max.x - EDGE - words).max(map.min.x),
                map.max.y - EDGE - 24.0,
            ),
            map.max - vec2(EDGE, EDGE),
        );
        let rows = entries(explorer).len();
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = rows as f32 * 22.0 + 16.0;
        let legend = (map.width() > LEGEND_FROM[0] && map.height() > LEGEND_FROM[1]).then(|| {
            let corner = pos2(map.min.x + EDGE, map.max.y - EDGE - height);
            let digits = text::number(explorer.dataset().len()).chars().count();
            let digits = u8::try_from(digits.saturating_sub(4)).unwrap_or(0);
            let width = LEGEND + f32::from(digits) * DIGIT;
            Rect::from_min_size(corner, vec2(width, height))
        });
        // Beside the attribution where there is room, above it where there is none.
        let room = vec2(148.0, 24.0);
        let left = legend.map_or(map.min.x, |legend| legend.max.x);
        let beside = pos2(left + EDGE, map.max.y - EDGE - room.y);
        let above = pos2(attribution.max.x - room.x, attribution.min.y - 6.0 - room.y);
        let fits = beside.x + room.x + EDGE <= attribution.min.x;
        let bar = Rect::from_min_size(if fits { beside } else { above }, room);
        let zoom = Rect::from_min_size(
            pos2(map.max.x - EDGE - 30.0, map.min.y + EDGE),
            vec2(30.0, 60.0),
        );
        for rect in legend.into_iter().chain([attribution, bar, zoom]) {
            occupied.claim(rect);
        }
        Self {
            legend,
            bar,
            attribution,
            zoom,
        }
    }

    /// Where it lies on the screen.
    pub(super) fn rects(&self) -> Vec<Rect> {
        let all = [self.bar, self.attribution, self.zoom];
        self.legend.into_iter().chain(all).collect()
    }

    /// Shows it all.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        viewport: &Viewport,
        source: &str,
        commands: &mut Vec<Command>,
    ) {
        let theme = explorer.theme();
        if let Some(legend) = self.legend {
            card(ui, legend, explorer, |ui| legend_ui(ui, explorer));
        }
        card(ui, self.bar, explorer, |ui| {
            scale_bar_ui(ui, explorer, viewport);
        });
        card(ui, self.attribution, explorer, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(space::SMALL);
                let words = RichText::new(text::MAP_ATTRIBUTION).size(size::SMALL);
                ui.label(words.color(theme.muted)).on_hover_text(source);
            });
        });
        card(ui, self.zoom, explorer, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for (levels, sign) in [(1.0, "+"), (-1.0, "−")] {
                let command = Command::ZoomBy(levels);
                let Some(info) = command.info() else { continue };
                let button = Button::new(RichText::new(sign).size(size::TITLE)).frame(false);
                let response = ui
                    .add_sized(vec2(30.0, 30.0), button)
                    .on_hover_text(info.tooltip);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, info.title)
                });
                if response.clicked() {
                    commands.push(command);
                }
            }
        });
    }
}

/// A quiet card over the map.
fn card(ui: &mut Ui, rect: Rect, explorer: &Explorer, add: impl FnOnce(&mut Ui)) {
    let theme = explorer.theme();
    let frame = Frame::new()
        .fill(Color32::from(theme.panel.with_alpha(235)))
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::ZERO);
    // Clicks on a card are not clicks on the map.
    ui.interact(
        rect,
        ui.scope_id()
            .with(("card", rect.min.x.to_bits(), rect.min.y.to_bits())),
        Sense::CLICK | Sense::DRAG,
    );
    ui.painter().add(frame.paint(rect));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min)),
    );
    add(&mut child);
}

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Certain,
    Possible,
    Planned,
    Disputed,
    Journey,
}

/// The signs that are in use, with what they mean and how many there are.
fn entries(explorer: &Explorer) -> Vec<(Sign, &'static str, usize)> {
    let visible = explorer.visible();
    let journeys = visible.rows().filter(|row| {
        let geometry = &explorer.dataset().event(row.event).geometry;
        matches!(geometry, crate::dataset::Geometry::Lines(_))
    });
    let all = [
        (Sign::Certain, text::CERTAINLY, visible.counts.certain),
        (Sign::Possible, text::POSSIBLY, visible.counts.possible),
        (Sign::Planned, text::NOT_YET, visible.facets.planned),
        (
            Sign::Disputed,
            text::SOURCES_DISAGREE,
            visible.facets.disputed,
        ),
        (Sign::Journey, text::JOURNEY, journeys.count()),
    ];
    let in_use = |entry: &(Sign, &str, usize)| entry.2 > 0 || entry.0 == Sign::Certain;
    all.into_iter().filter(in_use).collect()
}

fn legend_ui(ui: &mut Ui, explorer: &Explorer) {
    let theme = explorer.theme();
    let left = ui.max_rect().min.x;
    ui.add_space(space::SMALL);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (sign, words, count) in entries(explorer) {
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{words}: {count}"))
        });
        let painter = ui.painter();
        let at = pos2(left + 18.0, rect.center().y);
        match sign {
            Sign::Certain => {
                painter.circle_filled(at, 5.0, theme.mark);
            }
            Sign::Possible => ring_ui(painter, at, 4.75, Stroke::new(1.75, theme.mark)),
            Sign::Planned => {
                painter.circle_filled(at, 5.0, theme.mark);
                painter.circle_filled(at, 3.0, theme.panel);
            }
            Sign::Disputed => {
                let font = FontId::new(size::BODY, FontFamily::Name("bold".into()));
                let sign = text::DISPUTED_SIGN;
                painter.text(at, Align2::CENTER_CENTER, sign, font, theme.dispute.into());
            }
            Sign::Journey => {
                let stroke = Stroke::new(2.0, theme.selection);
                painter.line_segment([at - vec2(7.0, 0.0), at + vec2(7.0, 0.0)], stroke);
            }
        }
        let font = FontId::new(size::SMALL, FontFamily::Proportional);
        let words_at = pos2(left + 34.0, at.y);
        painter.text(
            words_at,
            Align2::LEFT_CENTER,
            words,
            font.clone(),
            theme.ink.into(),
        );
        let count_at = pos2(rect.max.x - 12.0, at.y);
        painter.text(
            count_at,
            Align2::RIGHT_CENTER,
            text::number(count),
            font,
            theme.muted.into(),
        );
    }
}

/// A bar whose length is a round number of kilometres, in the middle of the map.
fn scale_bar_ui(ui: &Ui, explorer: &Explorer, viewport: &Viewport) {
    let theme = explorer.theme();
    let y = viewport.height / 2.0;
    let place = |x: f64| -> LonLat { viewport.geo_from_screen([x, y]) };
    let middle = viewport.width / 2.0;
    let per_point = distance_km(place(middle - 1.0), place(middle + 1.0)) / 2.0;
    let km = round_below(per_point * LONGEST_BAR);
    #[expect(clippy::cast_possible_truncation, reason = "some hundred points")]
    let length = (km / per_point.max(1e-9)) as f32;
    let rect = ui.max_rect();
    let painter = ui.painter();
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let words = text::kilometres(km);
    let left = rect.min.x + space::SMALL;
    let at = pos2(left, rect.max.y - 7.0);
    let stroke = Stroke::new(1.5, theme.ink);
    painter.line_segment([at, at + vec2(length, 0.0)], stroke);
    for x in [0.0, length] {
        painter.line_segment([at + vec2(x, 0.75), at + vec2(x, -4.0)], stroke);
    }
    let words_at = pos2(left + length / 2.0, rect.max.y - 8.0);
    painter.text(
        words_at,
        Align2::CENTER_BOTTOM,
        words,
        font,
        theme.ink.into(),
    );
}

/// The largest of 1, 2, 5 times a power of ten that is not above a number.
fn round_below(number: f64) -> f64 {
    let power = 10_f64.powf(number.max(1e-6).log10().floor());
    let best = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|step| step * power <= number);
    best.unwrap_or(1.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_bars_are_round() {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * b;
        assert!(close(round_below(730.0), 500.0));
        assert!(close(round_below(200.0), 200.0));
        assert!(close(round_below(0.19), 0.1));
    }
}
