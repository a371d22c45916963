//! A part of an index answers what an index of that part would.

use proptest::prelude::*;
use proptest::sample::Index;

use super::span_index::{at, sides, spans};
use super::{brute, config};
use crate::time::{Axis, Histogram, Inside, Moment, Span, SpanIndex, Window};

/// Which positions to keep.
#[derive(Clone, Debug)]
enum Keep {
    All,
    None,
    /// About so many of 64, scattered.
    Scattered(u32),
    /// A stretch of them.
    Between(Index, Index),
    /// A few, in any order, some of them twice, some past the end.
    Picked(Vec<Index>),
}

fn keep() -> impl Strategy<Value = Keep> {
    prop_oneof![
        1 => Just(Keep::All),
        1 => Just(Keep::None),
        6 => (0..65_u32).prop_map(Keep::Scattered),
        3 => any::<[Index; 2]>().prop_map(|[from, to]| Keep::Between(from, to)),
        3 => proptest::collection::vec(any::<Index>(), 0..80).prop_map(Keep::Picked),
    ]
}

impl Keep {
    fn positions(&self, len: usize) -> Vec<u32> {
        let end = u32::try_from(len).unwrap();
        let index = |it: &Index| u32::try_from(it.index(len + 1)).unwrap();
        match self {
            Self::All => (0..end + 3).collect(),
            Self::None => Vec::new(),
            Self::Scattered(share) => {
                let kept = |at: &u32| at.wrapping_mul(0x9E37_79B9) >> 26 < *share;
                (0..end + 100).filter(kept).collect()
            }
            Self::Between(from, to) => (index(from)..index(to)).collect(),
            Self::Picked(picks) => {
                let picks: Vec<u32> = picks.iter().map(index).collect();
                picks.iter().chain(picks.iter().take(2)).copied().collect()
            }
        }
    }

    fn kept(&self, spans: &[Span]) -> Vec<Span> {
        let mut positions = self.positions(spans.len());
        positions.sort_unstable();
        positions.dedup();
        let spans = positions.iter().filter_map(|at| spans.get(*at as usize));
        spans.cloned().collect()
    }
}

#[track_caller]
fn same_in(part: &SpanIndex, fresh: &SpanIndex, window: &Window, rows: &[Index]) {
    assert_eq!(part.counts(window), fresh.counts(window));
    assert_eq!(
        part.counts_by_bounds(window),
        fresh.counts_by_bounds(window)
    );
    let (mut inside, mut expected) = (Inside::default(), Inside::default());
    part.find(window, &mut inside);
    fresh.find(window, &mut expected);
    assert_eq!(inside.window(), expected.window());
    assert_eq!(inside.len(), expected.len());
    assert_eq!(inside.certain(), expected.certain());
    for position in 0..=fresh.len() {
        let membership = fresh.membership(position, window);
        assert_eq!(part.membership(position, window), membership);
        assert_eq!(inside.membership(part, position), membership);
    }
    let positions: Vec<usize> = expected.iter_from(fresh, 0).collect();
    assert_eq!(inside.iter_from(part, 0).collect::<Vec<_>>(), positions);
    for row in rows {
        let at = row.index(fresh.len() + 2);
        assert_eq!(inside.nth(part, at), positions.get(at).copied());
        assert_eq!(inside.rank(part, at), positions.binary_search(&at).ok());
        assert_eq!(inside.before(part, at), expected.before(fresh, at));
        let rest = positions.get(at..).unwrap_or_default();
        assert_eq!(inside.iter_from(part, at).collect::<Vec<_>>(), rest);
    }
}

#[track_caller]
fn same(part: &SpanIndex, spans: &[Span], windows: &[Window], rows: &[Index]) {
    let fresh = SpanIndex::new(spans);
    assert_eq!(
        (part.len(), part.is_empty()),
        (fresh.len(), fresh.is_empty())
    );
    for window in windows {
        same_in(part, &fresh, window, rows);
        let axis = Axis::fitted(*window, 300.0);
        let histogram = Histogram::compute(part, &axis, 40);
        assert_eq!(histogram, Histogram::compute(&fresh, &axis, 40));
        for side in [window.start(), window.end()] {
            for moment in [side.plus(-1), side, side.plus(1)] {
                assert_eq!(part.nearest_edge(moment), fresh.nearest_edge(moment));
            }
        }
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_part_answers_as_an_index_of_its_own(
        spans in spans(),
        keep in proptest::collection::vec(keep(), 1..4),
        sides in proptest::collection::vec((sides(), brute::window()), 1..4),
        rows in proptest::collection::vec(any::<Index>(), 4),
    ) {
        // Sides beside those of spans that are kept, and of spans that are not.
        let windows: Vec<Window> = sides.iter().map(|(sides, any)| at(&spans, *sides, *any)).collect();
        let whole = SpanIndex::new(&spans);
        let (mut part, mut kept) = (whole.clone(), spans.clone());
        for keep in keep {
            part = part.restricted(keep.positions(kept.len()));
            kept = keep.kept(&kept);
            same(&part, &kept, &windows, &rows);
        }
        // The whole has not changed.
        same(&whole, &spans, &windows[..1], &rows);
    }
}

#[test]
fn a_part_of_nothing_is_nothing() {
    let none = SpanIndex::default().restricted(0..9);
    assert!(none.is_empty());
    assert_eq!(none.nearest_edge(Moment::MIN), None);
    assert_eq!(none.counts(&Window::ALL).total(), 0);
}
