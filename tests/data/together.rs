//! Several files as one: nothing is lost, and nothing is there twice.

use std::collections::BTreeSet;

use proptest::prelude::*;
use summit_atlas::dataset::{Dataset, EventIx, Parts, only, together};
use summit_atlas::jobs::bundled;

fn summits() -> Parts {
    let reading = bundled::summits();
    reading.dataset.expect("it is built in").parts().clone()
}

fn file(name: &str, parts: Parts) -> Dataset {
    Dataset::new(name, parts).0
}

/// Everything that is in a list, whatever its order.
fn all<T: std::fmt::Debug>(records: &[T]) -> BTreeSet<String> {
    records.iter().map(|it| format!("{it:?}")).collect()
}

#[test]
fn the_summits_twice_are_the_summits() {
    let (both, problems) = together(vec![file("a", summits()), file("b", summits())]);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(format!("{:?}", both.parts()), format!("{:?}", summits()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two parts of a file, put together, are the file without what tied one to the other.
    #[test]
    fn a_file_in_two_parts_is_whole_again(halves in prop::collection::vec(any::<bool>(), 200)) {
        let whole = summits();
        let half = |wanted: bool| {
            let chosen: Vec<EventIx> = (0..whole.events.len())
                .filter(|at| halves[*at] == wanted)
                .filter_map(EventIx::new)
                .collect();
            only(&whole, &chosen)
        };
        let (first, second) = (half(true), half(false));
        let tied = whole.relations.len() - first.relations.len() - second.relations.len();
        let (both, problems) = together(vec![file("a", first), file("b", second)]);
        prop_assert!(problems.is_empty(), "{problems:?}");
        let parts = both.parts();
        let ids = |parts: &Parts| {
            parts.events.iter().map(|it| it.id.clone()).collect::<BTreeSet<String>>()
        };
        prop_assert_eq!(ids(parts), ids(&whole));
        prop_assert_eq!(all(&parts.claims), all(&whole.claims));
        prop_assert_eq!(all(&parts.sources), all(&whole.sources));
        prop_assert_eq!(all(&parts.participations), all(&whole.participations));
        prop_assert_eq!(all(&parts.disputes), all(&whole.disputes));
        prop_assert_eq!(all(&parts.figures), all(&whole.figures));
        prop_assert_eq!(parts.relations.len() + tied, whole.relations.len());
        prop_assert_eq!(parts.venues.len(), all(&parts.venues).len());
    }
}
