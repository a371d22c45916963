use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Stroke, vec2};

use crate::dataset::{Cell, Role};
use crate::text;
use crate::theme::{Theme, size};

/// Radius of a sign in points.
pub(in crate::ui) const RADIUS: f32 = 5.5;
/// Radius of the sign of nothing.
const SPECK: f32 = 1.0;
/// Width of lines.
const LINE: f32 = 1.6;

/// Each sort of cell, as the legend has them.
pub(super) const SORTS: [Cell; 5] = [
    Cell::Present(Role::Participant),
    Cell::Absent,
    Cell::Expected,
    Cell::Disputed,
    Cell::NotMentioned,
];

/// The sign of a cell, by form and colour: a dot, a ring with a slash, a dashed ring, ≠, a speck.
pub(in crate::ui) fn sign_ui(painter: &Painter, theme: &Theme, at: Pos2, cell: Cell) {
    match cell {
        Cell::Present(_) => {
            painter.circle_filled(at, RADIUS, theme.selection);
        }
        Cell::Absent => {
            let stroke = Stroke::new(LINE, Color32::from(theme.mark));
            painter.circle_stroke(at, RADIUS, stroke);
            let slash = vec2(RADIUS, -RADIUS);
            painter.line_segment([at - slash, at + slash], stroke);
        }
        Cell::Expected => {
            crate::map::ring_ui(
                painter,
                at,
                RADIUS,
                Stroke::new(LINE, Color32::from(theme.ink)),
            );
        }
        Cell::Disputed => {
            let font = FontId::new(size::TITLE, FontFamily::Name("bold".into()));
            let color = theme.dispute.into();
            painter.text(at, Align2::CENTER_CENTER, text::DISPUTED_SIGN, font, color);
        }
        Cell::NotMentioned => {
            painter.circle_filled(at, SPECK, theme.faint);
        }
    }
}

/// What a cell is called.
pub(super) fn words(cell: Cell) -> String {
    match cell {
        Cell::Present(role @ (Role::Host | Role::Speaker)) => {
            text::present_as(cell.word(), &role.to_string())
        }
        cell => cell.word().to_owned(),
    }
}

/// What a sort of cells is called in the legend.
pub(super) fn sort_words(cell: Cell) -> &'static str {
    let [present, absent, expected, disputed, not_mentioned] = text::CELL_WORDS;
    match cell {
        Cell::Present(_) => present,
        Cell::Absent => absent,
        Cell::Expected => expected,
        Cell::Disputed => disputed,
        Cell::NotMentioned => not_mentioned,
    }
}
