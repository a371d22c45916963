/// A box in a picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Area {
    /// All of a picture.
    pub(super) fn whole([width, height]: [usize; 2]) -> Self {
        Self {
            left: 0,
            top: 0,
            width,
            height,
        }
    }

    /// Begun at even places, as some forms want it.
    pub(super) fn evened(self) -> Self {
        let (left, top) = (self.left % 2, self.top % 2);
        Self {
            left: self.left - left,
            top: self.top - top,
            width: self.width + left,
            height: self.height + top,
        }
    }

    /// What of a picture so many pixels wide lies in the box, row by row.
    pub(super) fn rows<T>(self, pixels: &[T], width: usize) -> impl Iterator<Item = &[T]> {
        let rows = pixels.chunks_exact(width).skip(self.top).take(self.height);
        rows.map(move |row| &row[self.left..self.left + self.width])
    }
}

/// The smallest box around all that differs between two pictures so many pixels wide; nothing where they are the same.
pub(super) fn changed<T: PartialEq>(before: &[T], now: &[T], width: usize) -> Option<Area> {
    let differs = |(a, b): (&T, &T)| a != b;
    let mut found: Option<[usize; 4]> = None;
    let rows = before.chunks_exact(width).zip(now.chunks_exact(width));
    for (y, (a, b)) in rows.enumerate() {
        let Some(left) = a.iter().zip(b).position(differs) else {
            continue;
        };
        let right = a.iter().zip(b).rposition(differs).unwrap_or(left);
        found = Some(match found {
            None => [left, y, right, y],
            Some([l, top, r, _]) => [l.min(left), top, r.max(right), y],
        });
    }
    found.map(|[left, top, right, bottom]| Area {
        left,
        top,
        width: right - left + 1,
        height: bottom - top + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_is_the_smallest_one() {
        let before = [0_u8; 5 * 4];
        assert_eq!(changed(&before, &before, 5), None);
        let mut now = before;
        now[5 + 3] = 1;
        now[3 * 5 + 1] = 1;
        let area = changed(&before, &now, 5).unwrap();
        let expected = Area {
            left: 1,
            top: 1,
            width: 3,
            height: 3,
        };
        assert_eq!(area, expected);
        let even = area.evened();
        assert_eq!((even.left, even.top, even.width, even.height), (0, 0, 4, 4));
        let inside: Vec<u8> = area.rows(&now, 5).flatten().copied().collect();
        assert_eq!(inside, [0, 0, 1, 0, 0, 0, 1, 0, 0]);
    }
}
