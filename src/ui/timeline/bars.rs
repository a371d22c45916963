use egui::{Rect, Stroke, Ui, pos2};

use crate::explorer::Explorer;
use crate::theme::Theme;
use crate::time::{Axis, Bin, Histogram};

/// Height of the histogram in points, if there is room for lanes as well.
pub(super) const HISTOGRAM: f32 = 44.0;
/// Width of a bar of the histogram in points.
const BIN: f32 = 8.0;

/// A histogram that is made anew only when what it counts, or where, has changed.
#[derive(Default)]
pub(super) struct Counted {
    histogram: Histogram,
    key: Option<(u64, Axis, u32)>,
}

impl Counted {
    /// The histogram of all events that pass the filter, in so many bins of an axis.
    pub(super) fn on(&mut self, explorer: &Explorer, axis: &Axis, bins: u32) -> &Histogram {
        let revision = explorer.visible().filter_revision();
        let is_same = |(counted, on, into): &(u64, Axis, u32)| {
            *counted == revision && *into == bins && on == axis
        };
        if !self.key.as_ref().is_some_and(is_same) {
            let index = explorer.visible().span_index();
            self.histogram.refill(index, axis, bins as usize);
            self.key = Some((revision, axis.clone(), bins));
        }
        &self.histogram
    }
}

/// How many bins of about so many points a width has.
pub(super) fn bins_of(width: f32, bin: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred bars"
    )]
    let bins = (width / bin).floor().max(1.0) as u32;
    bins
}

/// Bars for what certainly lies there, a line above them for what possibly does as well.
pub(super) fn histogram_ui(
    ui: &Ui,
    plot: Rect,
    axis: &Axis,
    explorer: &Explorer,
    counted: &mut Counted,
) {
    let bins = bins_of(plot.width(), BIN);
    let histogram = counted.on(explorer, axis, bins);
    let room = HISTOGRAM.min(plot.height()) - 4.0;
    paint(ui, plot, histogram, room, explorer.theme());
}

/// Bars for what is certain, a line over them for what may be there as well. What may have been at any
/// time before or after is not drawn: it says nothing about this time that it does not say about others.
fn paint(ui: &Ui, plot: Rect, histogram: &Histogram, room: f32, theme: &Theme) {
    let painter = ui.painter();
    let bounded = |bin: &Bin| bin.certain + bin.possible;
    let highest = histogram.bins().iter().map(bounded).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "counts are drawn, not read")]
    let height = |count: u32| (count as f32 / highest.max(1) as f32).min(1.0) * room;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred bars")]
    let width = plot.width() / histogram.bins().len().max(1) as f32;
    let mut outline = Vec::with_capacity(2 * histogram.bins().len());
    for (bin, index) in histogram.bins().iter().zip(0_u16..) {
        let left = plot.min.x + f32::from(index) * width;
        if bin.certain > 0 {
            let top = plot.max.y - height(bin.certain);
            let bar = Rect::from_x_y_ranges(left + 1.0..=left + width - 1.0, top..=plot.max.y);
            painter.rect_filled(bar, 0.0, theme.histogram);
        }
        let top = plot.max.y - height(bounded(bin));
        outline.extend([pos2(left, top), pos2(left + width, top)]);
    }
    painter.add(egui::Shape::line(outline, Stroke::new(1.0, theme.faint)));
}
