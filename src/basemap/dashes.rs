//! Dashes that meet at the edges of tiles.
//!
//! Each tile knows only its own part of a line, so dashes counted from where that part begins would
//! jump at the edge. Here a line is cut where it crosses the edge, and each piece gets a whole number
//! of periods with half a dash at either end: on both sides of an edge half a dash meets half a dash.

use super::clip::{Point, Rect, along, distance, length};

/// A pattern, in the units of the line it is laid on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dash {
    /// Length of a dash.
    pub(super) on: f64,
    /// Length of the gap after it.
    pub(super) off: f64,
}

/// Lays the pattern on a line and hands each dash to `emit`. `tile` is the square whose edges the
/// pieces end at.
pub(super) fn lay(line: &[Point], dash: Dash, tile: &Rect, mut emit: impl FnMut(&[Point])) {
    let mut piece: Vec<Point> = Vec::with_capacity(line.len() + 1);
    let mut dashed = Vec::new();
    let mut end_piece = |piece: &mut Vec<Point>, next: Point| {
        lay_piece(piece, dash, &mut dashed, &mut emit);
        piece.clear();
        piece.push(next);
    };
    piece.extend(line.first());
    for pair in line.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        if let Some((enter, leave)) = tile.cut(a, b) {
            for fraction in [enter, leave] {
                if fraction > 0.0 && fraction < 1.0 {
                    let crossing = along(a, b, fraction);
                    piece.push(crossing);
                    end_piece(&mut piece, crossing);
                }
            }
        }
        piece.push(b);
    }
    let end = piece.last().copied().unwrap_or_default();
    end_piece(&mut piece, end);
}

/// Lays a whole number of periods on a piece.
fn lay_piece(
    piece: &[Point],
    dash: Dash,
    dashed: &mut Vec<Point>,
    emit: &mut impl FnMut(&[Point]),
) {
    let length = length(piece);
    let period = dash.on + dash.off;
    let periods = (length / period).round();
    if periods < 1.0 || !periods.is_finite() {
        emit(piece);
        return;
    }
    let stretch = length / (periods * period);
    let (on, off) = (dash.on * stretch, dash.off * stretch);
    // Walk along: `left` is what remains of the dash or gap under way.
    let (mut drawing, mut left) = (true, on / 2.0);
    dashed.clear();
    dashed.extend(piece.first());
    for pair in piece.windows(2) {
        let length = distance(pair[0], pair[1]);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let turn = along(pair[0], pair[1], done / length);
            dashed.push(turn);
            if drawing {
                emit(dashed);
            }
            dashed.clear();
            dashed.push(turn);
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length - done;
        dashed.push(pair[1]);
    }
    if drawing && dashed.len() > 1 {
        emit(dashed);
    }
}
