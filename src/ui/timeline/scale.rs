use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, FontFamily, FontId, Galley, Painter, Rect, Stroke, Ui, pos2};

use super::folds::FoldLabel;
use crate::explorer::Explorer;
use crate::text;
use crate::theme::size;
use crate::time::{Axis, Tick, TickLabel};

/// Height of the labels below the axis in points.
pub(super) const LABELS: f32 = 20.0;
/// Points between two labels.
const GAP: f64 = 14.0;
/// Points from a tick to its label.
const INDENT: f32 = 3.0;

/// The ticks of an axis with their labels, and to the left what they leave unsaid: `October 2025`
/// where they count days.
pub(super) fn scale_ui(
    ui: &Ui,
    rect: Rect,
    plot: Rect,
    axis: &Axis,
    explorer: &Explorer,
    folds: &[FoldLabel],
) {
    let theme = explorer.theme();
    let painter = ui.painter();
    let y = plot.max.y;
    let line = Stroke::new(1.0, theme.line);
    painter.line_segment([pos2(rect.min.x, y), pos2(rect.max.x, y)], line);
    let mut taken: Vec<Range<f64>> = folds.iter().map(|fold| fold.room.clone()).collect();
    let width = |label: &TickLabel| f64::from(written(painter, *label, true).size().x + INDENT);
    let mut ticks = axis.ticks_fitting(GAP, width, &taken);
    if let Some(words) = text::tick_context(axis.window().start(), &labels(&ticks)) {
        let words = bold(painter, words);
        let end = f64::from(words.size().x);
        // A tick there that says it itself speaks for all that follow.
        let said = ticks.iter().any(|tick| tick.major && tick.x < end + GAP);
        if !said {
            taken.insert(0, 0.0..end);
            ticks = axis.ticks_fitting(GAP, width, &taken);
            painter.galley(pos2(rect.min.x, y + 4.0), words, theme.ink.into());
        }
    }
    for tick in ticks {
        tick_ui(painter, rect, y, tick, explorer);
    }
}

fn tick_ui(painter: &Painter, rect: Rect, y: f32, tick: Tick, explorer: &Explorer) {
    let theme = explorer.theme();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let x = rect.min.x + tick.x as f32;
    let length = if tick.major { 7.0 } else { 4.0 };
    let stroke = Stroke::new(1.0, theme.faint);
    painter.line_segment([pos2(x, y), pos2(x, y + length)], stroke);
    let color: Color32 = if tick.major {
        theme.ink.into()
    } else {
        theme.muted.into()
    };
    let words = written(painter, tick.label, tick.major);
    if x + INDENT + words.size().x <= rect.max.x + 4.0 {
        painter.galley_with_override_text_color(pos2(x + INDENT, y + 4.0), words, color);
    }
}

fn labels(ticks: &[Tick]) -> Vec<TickLabel> {
    ticks.iter().map(|tick| tick.label).collect()
}

fn written(painter: &Painter, label: TickLabel, major: bool) -> Arc<Galley> {
    let words = text::tick(label);
    if major {
        return bold(painter, words);
    }
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    painter.layout_no_wrap(words, font, Color32::PLACEHOLDER)
}

fn bold(painter: &Painter, words: String) -> Arc<Galley> {
    let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
    painter.layout_no_wrap(words, font, Color32::PLACEHOLDER)
}
