/// Points between two things in one lane.
const GAP: f32 = 8.0;
/// A name is shortened to so many points, but no further.
const SHORTEST_NAME: f32 = 64.0;

/// What wants a place in a lane: from where to where its sign reaches, and the room its name
/// needs behind it; all in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wish {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) name: f32,
    /// Whether its name comes before the signs of others.
    pub(super) prominent: bool,
    /// Whether it says so little about its time that others come first.
    pub(super) vague: bool,
}

/// Where it went.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lane {
    /// From the top, from 0.
    pub(super) row: usize,
    /// Room for the name in points; 0 for none.
    pub(super) name: f32,
}

/// Things that found no lane of their own and would lie over each other: they share a sign in the last
/// lane.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heap {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) row: usize,
    /// Indices of the wishes, from the left.
    pub(super) members: Vec<usize>,
}

/// Where everything went.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Packing {
    /// For each wish its lane; `None` for those in a heap.
    pub(super) lanes: Vec<Option<Lane>>,
    /// From the left; they overlap nothing.
    pub(super) heaps: Vec<Heap>,
}

/// Packs wishes into `rows` lanes, the first ones first; nothing lies over anything else.
///
/// If there is room for all with their names, or without where a name does not fit, that is it. Otherwise
/// signs come before names: as many signs as possible find a lane, names go where there is room behind them,
/// and what is left becomes heaps in a lane that is kept for them (one for vague wishes, one for others).
pub(super) fn pack(wishes: &[Wish], rows: usize) -> Packing {
    let rows = rows.max(1);
    let mut lanes = Lanes::new(rows);
    let all: Option<Vec<Lane>> = wishes.iter().map(|wish| lanes.place_named(wish)).collect();
    if let Some(all) = all {
        return Packing {
            lanes: all.into_iter().map(Some).collect(),
            heaps: Vec::new(),
        };
    }
    let mut packing = signs_first(wishes, rows);
    if packing.lanes.iter().all(Option::is_some) {
        return packing;
    }
    packing = signs_first(wishes, rows - 1);
    let left: Vec<usize> = unplaced(&packing, wishes, |_| true);
    let vague = left.iter().filter(|at| wishes[**at].vague).count();
    if vague > 0 && vague < left.len() && rows > 1 {
        packing = signs_first(wishes, rows - 2);
        for (row, of_vague) in [(rows - 2, true), (rows - 1, false)] {
            let left = unplaced(&packing, wishes, |wish| wish.vague == of_vague);
            packing.heap(wishes, left, row);
        }
    } else {
        packing.heap(wishes, left, rows - 1);
    }
    packing
}

/// The wishes of some sort without a lane, from the left.
fn unplaced(packing: &Packing, wishes: &[Wish], of_sort: impl Fn(&Wish) -> bool) -> Vec<usize> {
    let is_left = |at: &usize| packing.lanes[*at].is_none() && of_sort(&wishes[*at]);
    let mut left: Vec<usize> = (0..wishes.len()).filter(is_left).collect();
    left.sort_by(|a, b| wishes[*a].left.total_cmp(&wishes[*b].left));
    left
}

/// Signs without regard to names, then names where there is room.
fn signs_first(wishes: &[Wish], rows: usize) -> Packing {
    let mut lanes = Lanes::new(rows);
    let mut placed: Vec<Option<Lane>> = wishes
        .iter()
        .map(|wish| {
            if wish.prominent {
                return lanes.place_named(wish);
            }
            let row = lanes.airiest(wish.left, wish.right)?;
            lanes.take(row, wish.left, wish.right);
            Some(Lane { row, name: 0.0 })
        })
        .collect();
    for (wish, lane) in wishes.iter().zip(&mut placed) {
        if let Some(lane) = lane
            && lane.name == 0.0
        {
            lane.name = lanes.extend(lane.row, wish.right, wish.name);
        }
    }
    Packing {
        lanes: placed,
        heaps: Vec::new(),
    }
}

impl Packing {
    /// Puts wishes into a row of their own: those that overlap as one heap.
    fn heap(&mut self, wishes: &[Wish], left: Vec<usize>, row: usize) {
        let before = self.heaps.len();
        for at in left {
            let wish = wishes[at];
            match self.heaps[before..].last_mut() {
                Some(heap) if wish.left < heap.right + GAP => {
                    heap.right = heap.right.max(wish.right);
                    heap.members.push(at);
                }
                _ => self.heaps.push(Heap {
                    left: wish.left,
                    right: wish.right,
                    row,
                    members: vec![at],
                }),
            }
        }
        let lanes = &mut self.lanes;
        self.heaps.retain(|heap| {
            if let [only] = heap.members[..] {
                lanes[only] = Some(Lane { row, name: 0.0 });
            }
            heap.members.len() > 1
        });
    }
}

/// What is taken in each lane, from left to right.
struct Lanes {
    taken: Vec<Vec<(f32, f32)>>,
}

impl Lanes {
    fn new(rows: usize) -> Self {
        Self {
            taken: vec![Vec::new(); rows],
        }
    }

    fn is_free(&self, row: usize, left: f32, right: f32) -> bool {
        let apart = |(from, to): &(f32, f32)| right + GAP <= *from || *to + GAP <= left;
        self.taken[row].iter().all(apart)
    }

    fn take(&mut self, row: usize, left: f32, right: f32) {
        self.taken[row].push((left, right));
    }

    /// The first lane with room for a wish with its name, or without it.
    fn place_named(&mut self, wish: &Wish) -> Option<Lane> {
        [wish.name, 0.0].into_iter().find_map(|name| {
            let (left, right) = (wish.left, wish.right + name);
            let row = (0..self.taken.len()).find(|row| self.is_free(*row, left, right))?;
            self.take(row, left, right);
            Some(Lane { row, name })
        })
    }

    /// The lane with the most room to the left of a free stretch: what stands there may keep its name.
    fn airiest(&self, left: f32, right: f32) -> Option<usize> {
        let free = (0..self.taken.len()).filter(|row| self.is_free(*row, left, right));
        let nearest = |row: &usize| {
            let ends = self.taken[*row].iter().map(|(_, to)| *to);
            ends.filter(|to| *to <= left)
                .fold(f32::NEG_INFINITY, f32::max)
        };
        free.min_by(|a, b| nearest(a).total_cmp(&nearest(b)))
    }

    /// Takes room behind something for its name, shortened if need be; 0 where even that is too little.
    fn extend(&mut self, row: usize, right: f32, name: f32) -> f32 {
        let starts = self.taken[row].iter().map(|(from, _)| *from);
        let next = starts
            .filter(|from| *from >= right)
            .fold(f32::INFINITY, f32::min);
        let room = name.min(next - GAP - right);
        if room < name.min(SHORTEST_NAME) {
            return 0.0;
        }
        self.take(row, right, right + room);
        room
    }
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
            prominent: false,
            vague: false,
        };
        let of = |wishes: &[Wish], rows| -> Vec<Option<(usize, bool)>> {
            let lanes = pack(wishes, rows).lanes.into_iter();
            lanes
                .map(|lane| lane.map(|lane| (lane.row, lane.name > 0.0)))
                .collect()
        };
        let [upper, lower] = [0, 1].map(|row| Some((row, true)));
        assert_eq!(of(&[wish(0.0), wish(20.0)], 2), [upper, lower]);
        // Without its name the second still fits between the first's name and nothing.
        assert_eq!(of(&[wish(40.0), wish(0.0)], 1), [upper, Some((0, false))]);
        // Signs come before names.
        let three = [wish(0.0), wish(20.0), wish(5.0)];
        assert_eq!(of(&three, 2), [Some((0, false)), upper, Some((1, false))]);
        // What fits nowhere shares the last lane.
        let four = [wish(0.0), wish(5.0), wish(8.0), wish(100.0)];
        assert_eq!(of(&four, 2), [upper, None, None, upper]);
        let heaps = pack(&four, 2).heaps;
        assert_eq!(heaps.len(), 1);
        assert_eq!(heaps[0].members, [1, 2]);
    }

    #[test]
    fn the_name_of_what_is_prominent_comes_before_signs() {
        let wish = |left: f32, prominent| Wish {
            left,
            right: left + 10.0,
            name: 50.0,
            prominent,
            vague: false,
        };
        let mut wishes = vec![wish(0.0, true)];
        wishes.extend([20.0, 24.0, 28.0].map(|left| wish(left, false)));
        let lanes = pack(&wishes, 2).lanes;
        assert_eq!(lanes[0].map(|lane| lane.name), Some(50.0));
    }

    #[test]
    fn what_is_vague_is_heaped_apart() {
        let wish = |left, right, vague| Wish {
            left,
            right,
            name: 50.0,
            prominent: false,
            vague,
        };
        let near = (0..4).map(|n: u8| wish(f32::from(n), 10.0 + f32::from(n), false));
        let vague = (0..3).map(|_| wish(0.0, 500.0, true));
        let wishes: Vec<Wish> = near.chain(vague).collect();
        let packing = pack(&wishes, 4);
        let rows: Vec<usize> = packing.heaps.iter().map(|heap| heap.row).collect();
        assert_eq!(rows, [2, 3]);
        assert_eq!(packing.heaps[0].members, [4, 5, 6]);
        assert_eq!(packing.heaps[1].members, [2, 3]);
    }

    /// What lies where: left, right, row.
    fn taken(wishes: &[Wish], packing: &Packing) -> Vec<(f32, f32, usize)> {
        let signs = wishes
            .iter()
            .zip(&packing.lanes)
            .filter_map(|(wish, lane)| {
                let lane = (*lane)?;
                Some((wish.left, wish.right + lane.name, lane.row))
            });
        let heaps = packing.heaps.iter();
        signs
            .chain(heaps.map(|heap| (heap.left, heap.right, heap.row)))
            .collect()
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_nothing_is_lost(
            wishes in prop::collection::vec(
                (0.0..500.0f32, 4.0..80.0f32, 0.0..120.0f32, any::<bool>()),
                0..40,
            ),
            rows in 1..6usize,
        ) {
            let wishes: Vec<Wish> = wishes.into_iter()
                .map(|(left, width, name, vague)| Wish {
                    left,
                    right: left + width,
                    name,
                    prominent: false,
                    vague,
                })
                .collect();
            let packing = pack(&wishes, rows);
            let taken = taken(&wishes, &packing);
            for (i, a) in taken.iter().enumerate() {
                prop_assert!(a.2 < rows);
                for b in &taken[..i] {
                    prop_assert!(a.2 != b.2 || a.1 <= b.0 || b.1 <= a.0, "{a:?} and {b:?}");
                }
            }
            for (at, lane) in packing.lanes.iter().enumerate() {
                let heaps = packing.heaps.iter().filter(|heap| heap.members.contains(&at));
                prop_assert_eq!(heaps.count(), usize::from(lane.is_none()));
            }
        }
    }
}
