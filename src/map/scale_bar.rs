use egui::{Align2, FontFamily, FontId, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::explorer::Explorer;
use crate::geo::{LonLat, Viewport, distance_km};
use crate::text;
use crate::theme::{size, space};

/// The longest scale bar in points.
const LONGEST_BAR: f64 = 120.0;
/// The closest zoom at which data made for 1 : 10 million tell the truth.
const DATA_ZOOM: f64 = 10.0;
/// Room for the bar in points.
pub(super) const BAR_ROOM: f32 = 148.0;

/// A bar whose length is a round number of kilometres, in the middle of the map.
pub(super) fn scale_bar_ui(ui: &Ui, explorer: &Explorer, viewport: &Viewport) {
    let theme = explorer.theme();
    let y = viewport.height / 2.0;
    let place = |x: f64| -> LonLat { viewport.geo_from_screen([x, y]) };
    let middle = viewport.width / 2.0;
    let per_point = distance_km(place(middle - 1.0), place(middle + 1.0)) / 2.0;
    let rect = ui.max_rect();
    let room = f64::from(rect.width() - BAR_ROOM) + LONGEST_BAR;
    let km = round_below(per_point * LONGEST_BAR.min(room));
    #[expect(clippy::cast_possible_truncation, reason = "some hundred points")]
    let length = (km / per_point.max(1e-9)) as f32;
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
        &words,
        font.clone(),
        theme.ink.into(),
    );
    let mut spoken = text::scale_bar(&words);
    if is_beyond_the_data(viewport) {
        let note_at = pos2(rect.min.x + BAR_ROOM, rect.center().y);
        let note = text::MAP_SCALE_OF_DATA;
        painter.text(note_at, Align2::LEFT_CENTER, note, font, theme.muted.into());
        spoken = format!("{spoken}, {note}");
    }
    let response = ui.interact(rect, ui.scope_id().with("scale bar"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// Whether the map is shown closer than its data were made for, so that it says so.
pub(super) fn is_beyond_the_data(viewport: &Viewport) -> bool {
    viewport.camera.zoom > DATA_ZOOM
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
