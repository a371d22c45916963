use std::collections::HashMap;

use egui::Rect;

/// Side of a cell of the grid, in points.
const CELL: f32 = 64.0;
/// A rectangle in more cells than this is held against everything instead.
const MANY: usize = 512;

/// Which parts of the map are taken, in points of any plane.
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: Vec<Rect>,
    cells: HashMap<(i32, i32), Vec<usize>>,
    large: Vec<usize>,
}

impl Room {
    /// Whether nothing stands in a rectangle.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let meets = |index: &usize| self.taken.get(*index).is_some_and(|it| it.intersects(rect));
        if self.large.iter().any(meets) {
            return false;
        }
        match cells(rect) {
            Some(mut cells) => !cells.any(|cell| {
                let there = self.cells.get(&cell);
                there.is_some_and(|there| there.iter().any(meets))
            }),
            None => !self.taken.iter().any(|it| it.intersects(rect)),
        }
    }

    /// Takes a rectangle, free or not.
    pub(super) fn take(&mut self, rect: Rect) {
        let index = self.taken.len();
        self.taken.push(rect);
        match cells(rect) {
            Some(cells) => {
                for cell in cells {
                    self.cells.entry(cell).or_default().push(index);
                }
            }
            None => self.large.push(index),
        }
    }
}

/// The cells that a rectangle lies in; `None` when there are too many.
fn cells(rect: Rect) -> Option<impl Iterator<Item = (i32, i32)>> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` clamps, which is wanted"
    )]
    let cell = |at: f32| (at / CELL).floor() as i32;
    let (left, right) = (cell(rect.min.x), cell(rect.max.x));
    let (top, bottom) = (cell(rect.min.y), cell(rect.max.y));
    let count =
        |from: i32, to: i32| usize::try_from(i64::from(to) - i64::from(from) + 1).unwrap_or(0);
    let few = count(left, right).saturating_mul(count(top, bottom)) <= MANY;
    few.then(|| (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (x, y))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn what_is_taken_is_not_free_however_large_it_is() {
        let rect = |x, y, w, h| Rect::from_min_size(pos2(x, y), vec2(w, h));
        let mut room = Room::default();
        room.take(rect(0.0, 0.0, 50.0, 10.0));
        room.take(rect(-9000.0, 300.0, 20_000.0, 9000.0));
        assert!(!room.is_free(rect(40.0, 5.0, 100.0, 10.0)));
        assert!(room.is_free(rect(51.0, 0.0, 10.0, 10.0)));
        assert!(!room.is_free(rect(5000.0, 4000.0, 1.0, 1.0)));
        assert!(!room.is_free(rect(-1e9, -1e9, 2e9, 2e9)));
        assert!(room.is_free(rect(0.0, 11.0, 10.0, 10.0)));
    }
}
