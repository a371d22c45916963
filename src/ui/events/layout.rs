use std::ops::Range;

use crate::dataset::EventIx;
use crate::explorer::Explorer;
use crate::query::{Line, Listing};
use crate::ui::listed::Listed;

/// Height of an event and of a heading in the list, in points.
pub(super) const ROW: f32 = 58.0;
pub(super) const HEADING: f32 = 30.0;

/// What is listed, with the heights of its lines.
#[derive(Debug, Default)]
pub(super) struct ListLayout {
    listed: Listed,
}

impl ListLayout {
    pub(super) fn update(&mut self, explorer: &Explorer) {
        self.listed.update(explorer);
    }

    /// What is listed.
    pub(super) fn listing(&self) -> &Listing {
        self.listed.listing()
    }

    /// The same, to be walked through.
    pub(super) fn listed(&self) -> &Listed {
        &self.listed
    }

    /// Height of everything in points.
    pub(super) fn height(&self) -> f64 {
        self.top(self.listing().lines())
    }

    /// Where a line starts. A million rows take more points than an `f32` can tell apart.
    #[expect(clippy::cast_precision_loss, reason = "lines are points on a screen")]
    pub(super) fn top(&self, line: usize) -> f64 {
        let headings = self.listing().headings_before(line);
        headings as f64 * f64::from(HEADING) + (line - headings) as f64 * f64::from(ROW)
    }

    /// The lines that reach into a stretch of the list.
    pub(super) fn within(&self, stretch: Range<f64>) -> Range<usize> {
        let lines = self.listing().lines();
        let (mut from, mut to) = (0, lines);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.top(middle) <= stretch.start {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let first = from.saturating_sub(1);
        let shown = (first..lines).take_while(|line| self.top(*line) < stretch.end);
        first..first + shown.count()
    }

    /// What stands on a line.
    pub(super) fn line<'a>(&self, explorer: &'a Explorer, line: usize) -> Option<Line<'a>> {
        self.listed.line(explorer, line)
    }

    /// The stretch of a row.
    pub(super) fn stretch_of(&self, row: usize) -> Range<f64> {
        let line = self.listing().line_of(row);
        self.top(line)..self.top(line + 1)
    }

    /// The row of an event: one given row if it is there, or else the first one.
    pub(super) fn row_of(&self, explorer: &Explorer, event: EventIx, near: usize) -> Option<usize> {
        self.listed.row_of(explorer, event, near)
    }
}
