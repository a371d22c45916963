/// Points between two things in one lane.
const GAP: f32 = 8.0;

/// What wants a place in a lane: from where to where its sign reaches, and the room its name
/// needs behind it; all in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wish {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) name: f32,
}

/// Where it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lane {
    /// From the top, from 0.
    pub(super) row: usize,
    /// Whether there is room for the name.
    pub(super) named: bool,
}

/// Packs wishes into `rows` lanes, the first ones first: each beside its neighbours with its name
/// if there is room, without it if not. If some find no room at all, the last lane is kept for
/// them: there signs lie over each other, without names.
pub(super) fn pack(wishes: &[Wish], rows: usize) -> Vec<Lane> {
    let rows = rows.max(1);
    let last = rows - 1;
    let all: Option<Vec<Lane>> = try_pack(wishes, rows).into_iter().collect();
    all.unwrap_or_else(|| {
        let heap = Lane {
            row: last,
            named: false,
        };
        let lanes = try_pack(wishes, last).into_iter();
        lanes.map(|lane| lane.unwrap_or(heap)).collect()
    })
}

/// The lane of each wish; `None` where every lane is taken.
fn try_pack(wishes: &[Wish], rows: usize) -> Vec<Option<Lane>> {
    let mut taken: Vec<Vec<(f32, f32)>> = vec![Vec::new(); rows];
    let mut place = |left: f32, right: f32| {
        let free = |lane: &Vec<(f32, f32)>| {
            lane.iter()
                .all(|(from, to)| right + GAP <= *from || *to + GAP <= left)
        };
        let row = taken.iter().position(free)?;
        taken[row].push((left, right));
        Some(row)
    };
    wishes
        .iter()
        .map(|wish| {
            if let Some(row) = place(wish.left, wish.right + wish.name) {
                return Some(Lane { row, named: true });
            }
            let row = place(wish.left, wish.right)?;
            Some(Lane { row, named: false })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_go_where_there_is_room() {
        let wish = |left| Wish {
            left,
            right: left + 10.0,
            name: 50.0,
        };
        let of = |wishes: &[Wish], rows| -> Vec<(usize, bool)> {
            let lanes = pack(wishes, rows).into_iter();
            lanes.map(|lane| (lane.row, lane.named)).collect()
        };
        assert_eq!(of(&[wish(0.0), wish(20.0)], 2), [(0, true), (1, true)]);
        // Without its name the second still fits between the first's name and nothing.
        assert_eq!(of(&[wish(40.0), wish(0.0)], 1), [(0, true), (0, false)]);
        // The third fits nowhere: the last lane is kept for what does not fit.
        let three = [wish(0.0), wish(20.0), wish(5.0)];
        assert_eq!(of(&three, 2), [(0, true), (1, false), (1, false)]);
        assert_eq!(of(&three[..2], 1), [(0, false), (0, false)]);
    }

    proptest! {
        #[test]
        fn what_is_named_overlaps_nothing(
            wishes in prop::collection::vec((0.0..500.0f32, 4.0..80.0f32, 0.0..120.0f32), 0..40),
            rows in 1..6usize,
        ) {
            let wishes: Vec<Wish> = wishes.into_iter()
                .map(|(left, width, name)| Wish { left, right: left + width, name })
                .collect();
            let lanes = pack(&wishes, rows);
            for (i, (a, lane)) in wishes.iter().zip(&lanes).enumerate() {
                prop_assert!(lane.row < rows);
                for (b, other) in wishes.iter().zip(&lanes).take(i) {
                    if lane.named && other.named && lane.row == other.row {
                        let apart = a.right + a.name <= b.left || b.right + b.name <= a.left;
                        prop_assert!(apart, "{a:?} and {b:?}");
                    }
                }
            }
        }
    }
}
