//! A window that moves costs no memory: nothing stutters while time plays.

use summit_atlas::query::{Index, Visible};
use summit_atlas::time::{Axis, Histogram, Window};
use summit_atlas::view::Filter;

use super::{summits, window};

/// A look at every month of the dataset, as a list and a timeline look at it.
fn scrub(visible: &mut Visible, histogram: &mut Histogram) -> usize {
    let mut seen = 0;
    for year in 1990..2027 {
        for month in 1..=12 {
            let next = if month == 12 {
                (year + 1, 1, 1)
            } else {
                (year, month + 1, 1)
            };
            let at = window((year, month, 1), next);
            visible.set_window(Some(&at));
            seen += visible.rows_from(visible.len() / 2).take(30).count();
            let axis = Axis::fitted(at.hull(&window((2025, 1, 1), (2026, 1, 1))), 1600.0);
            histogram.refill(visible.span_index(), &axis, 200);
            seen += histogram.bins().len();
        }
    }
    seen
}

#[test]
fn a_window_that_moves_allocates_nothing() {
    let dataset = summits();
    let (mut visible, mut histogram) = (Visible::default(), Histogram::default());
    let index = Index::new(&dataset);
    visible.set_filter(&dataset, &index, Some(&Window::ALL), &Filter::default());
    // What is kept grows once to its size.
    let first = scrub(&mut visible, &mut histogram);
    let mut again = 0;
    let counted = allocation_counter::measure(|| again = scrub(&mut visible, &mut histogram));
    assert_eq!(again, first);
    assert_eq!(counted.count_total, 0, "{counted:?}");
}
