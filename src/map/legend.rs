use egui::{Align2, FontFamily, FontId, Sense, Stroke, Ui, pos2, vec2};

use super::marks::ring_ui;
use crate::explorer::Explorer;
use crate::text;
use crate::theme::{size, space};

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Certain,
    Possible,
    Planned,
    Disputed,
    Journey,
}

/// The signs that are in use, with what they mean and how many there are.
pub(super) fn entries(explorer: &Explorer) -> Vec<(Sign, &'static str, usize)> {
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

/// The signs on their card.
pub(super) fn legend_ui(ui: &mut Ui, explorer: &Explorer) {
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
