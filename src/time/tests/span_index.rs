//! The index answers what each span answers by itself.

use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::Index;

use super::{brute, config, span, window};
use crate::time::{Axis, Bin, Histogram, Inside, Membership, Moment, Span, SpanIndex, Window};

/// Spans of every sort around the year 2000, sparse ones, and some without bounds.
fn pool() -> &'static [Span] {
    static POOL: OnceLock<Vec<Span>> = OnceLock::new();
    POOL.get_or_init(|| {
        let texts = (0..4000_u32).map(text);
        let always = ["/..", "../", "../..", "[..1999,2001..]", "[..2001,1999..]"];
        let texts = texts.chain(always.map(str::to_owned));
        texts.map(|text| span(&text)).collect()
    })
}

/// The expression of a number: a fixed scramble of its form and its dates.
fn text(number: u32) -> String {
    let h = number.wrapping_mul(0x9E37_79B9) >> 7;
    let (year, month, day) = (1990 + h % 20, 1 + h / 20 % 12, 1 + h / 240 % 28);
    let date = format!("{year}-{month:02}-{day:02}");
    let later = year + h / 7 % 9;
    match number % 24 {
        0..6 => date,
        6 | 7 => format!("{year}-{month:02}"),
        8 => format!("{year}"),
        9 => format!("{year}~"),
        10 => "199X".to_owned(),
        11 => format!("{date}/{}-06", later + 1),
        12 => format!("{year}/{later}"),
        13 => format!("{date}/{date}"),
        14 => format!("{date}T12:{day:02}:00Z"),
        15 if month > 6 => format!("{date}/"),
        15 => format!("{year}-{month:02}/"),
        16 => format!("/{year}-{month:02}"),
        17 => format!("{year}-{month:02}/.."),
        18 => format!("../{date}"),
        19 => format!("[..{date}]"),
        20 => format!("[{year}-{month:02}..]"),
        21 => format!("[{year},{}-{month:02}]", later + 2),
        22 => format!("{{{year}-{month:02},{}}}", later + 2),
        _ => format!("{{{year}..{later}}}"),
    }
}

fn in_order(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.earliest(), span.latest()));
    spans
}

/// None, few, or thousands; sometimes without sets, sometimes little else.
pub(super) fn spans() -> impl Strategy<Value = Vec<Span>> {
    let any = |most: usize| proptest::collection::vec(any::<Index>(), 0..most);
    let many = prop_oneof![2 => any(6), 4 => any(200), 1 => any(5000)];
    (many, 0..4_u8).prop_map(|(picks, sort)| {
        let pool = pool();
        let spans = picks.iter().map(|pick| pick.get(pool).clone());
        let spans = spans.filter(|span| match sort {
            0 => span.bounds().is_some(),
            1 => span.bounds().is_none() || span.lasts(),
            _ => true,
        });
        in_order(spans.collect())
    })
}

/// A window: anywhere, or with sides at or beside where the answer of a span may change.
pub(super) fn at(
    spans: &[Span],
    (side, pick, by): (u8, [Index; 2], [i64; 2]),
    any: (i64, i64),
) -> Window {
    let edge = |which: usize| {
        let span = pick[which].get(spans);
        let edge = match (side >> (2 + 2 * which) & 3, span.bounds()) {
            (0, _) | (2, None) => span.earliest(),
            (1, _) | (_, None) => span.latest(),
            (2, Some(bounds)) => Moment::from_seconds(bounds.late),
            (_, Some(bounds)) => Moment::from_seconds(bounds.early),
        };
        edge.plus(by[which])
    };
    let any = (Moment::from_seconds(any.0), Moment::from_seconds(any.1));
    let (start, end) = match side & 3 {
        _ if spans.is_empty() => any,
        0 => any,
        1 => (edge(0), any.1),
        2 => (any.0, edge(1)),
        _ => (edge(0).min(edge(1)), edge(0).max(edge(1))),
    };
    Window::new(start, end).unwrap_or(Window::second_at(start))
}

pub(super) type Sides = (u8, [Index; 2], [i64; 2]);

pub(super) fn sides() -> impl Strategy<Value = Sides> {
    (any::<u8>(), any::<[Index; 2]>(), [-1..2_i64, -1..2_i64])
}

/// Whether it is possible only since a side is unbounded, by the words of [`Bin::unbounded`].
fn only_unbounded(span: &Span, window: &Window) -> bool {
    let Some(bounds) = span.bounds() else {
        return false;
    };
    let starts = span.earliest() == Moment::BEGINNING;
    let ends = span.latest() == Moment::END;
    let (start, end) = (window.start().seconds(), window.end().seconds());
    let unknown = if span.lasts() {
        ends && start > bounds.late || starts && end < bounds.early
    } else {
        starts || ends
    };
    unknown && span.membership(window) == Membership::Possible
}

fn naive<'a>(spans: impl IntoIterator<Item = &'a Span>, window: &Window) -> Bin {
    let mut bin = Bin::default();
    for span in spans {
        let count = match span.membership(window) {
            Membership::Outside => continue,
            Membership::Certain => &mut bin.certain,
            Membership::Possible if only_unbounded(span, window) => &mut bin.unbounded,
            Membership::Possible => &mut bin.possible,
        };
        *count += 1;
    }
    bin
}

fn count(number: u32) -> usize {
    number as usize
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn it_counts_and_lists_what_each_span_answers(
        spans in spans(),
        windows in proptest::collection::vec((sides(), brute::window()), 1..5),
        rows in proptest::collection::vec(any::<Index>(), 6),
    ) {
        let index = SpanIndex::new(&spans);
        prop_assert_eq!(index.len(), spans.len());
        let mut inside = Inside::default();
        for (sides, any) in windows {
            let window = at(&spans, sides, any);
            let answers: Vec<Membership> = spans.iter().map(|it| it.membership(&window)).collect();
            for (position, answer) in answers.iter().enumerate() {
                prop_assert_eq!(index.membership(position, &window), *answer);
            }
            let is_inside = |position: &usize| answers[*position] != Membership::Outside;
            let expected: Vec<usize> = (0..spans.len()).filter(is_inside).collect();
            let bin = naive(&spans, &window);
            prop_assert_eq!(index.counts(&window), bin, "{:?}", window);

            index.find(&window, &mut inside);
            prop_assert_eq!(inside.window(), window);
            prop_assert_eq!(inside.len(), expected.len());
            prop_assert_eq!(inside.certain(), count(bin.certain));
            prop_assert_eq!(inside.possible(), count(bin.possible + bin.unbounded));
            let all = inside.iter_from(&index, 0);
            prop_assert_eq!(all.len(), expected.len());
            prop_assert_eq!(all.collect::<Vec<_>>(), &expected[..]);
            prop_assert_eq!(inside.nth(&index, expected.len()), None);
            prop_assert_eq!(inside.iter_from(&index, expected.len() + 3).next(), None);
            for row in &rows {
                let position = row.index(spans.len() + 2);
                let before = expected.partition_point(|it| *it < position);
                prop_assert_eq!(inside.before(&index, position), before);
                let row = expected.binary_search(&position).ok();
                prop_assert_eq!(inside.rank(&index, position), row);
                prop_assert_eq!(inside.nth(&index, before), expected.get(before).copied());
                let rest: Vec<usize> = inside.iter_from(&index, before).collect();
                prop_assert_eq!(rest, &expected[before..]);
            }
        }
    }

    #[test]
    fn bins_count_what_membership_says(
        spans in spans(),
        any in brute::window(),
        sides in sides(),
        bins in 1..60_usize,
    ) {
        let axis = Axis::fitted(at(&spans, sides, any), 300.0);
        let mut histogram = Histogram::compute(&SpanIndex::new(pool_in_order()), &axis, 70);
        histogram.refill(&SpanIndex::new(&spans), &axis, bins);
        prop_assert_eq!(histogram.bins().len(), bins);
        for (number, bin) in histogram.bins().iter().enumerate() {
            let window = histogram.window(number).unwrap();
            prop_assert_eq!(*bin, naive(&spans, &window));
            let inside = spans.iter().filter(|it| it.membership(&window) != Membership::Outside);
            prop_assert_eq!(count(bin.total()), inside.count());
        }
        prop_assert_eq!(histogram.window(histogram.bins().len()), None);
    }

    #[test]
    fn any_expression_is_counted(
        expressions in proptest::collection::vec(brute::expression(), 0..40),
        any in brute::window(),
        sides in sides(),
    ) {
        let spans = expressions.iter().map(|it| span(&it.text)).collect();
        let spans = in_order(spans);
        let window = at(&spans, sides, any);
        let index = SpanIndex::new(&spans);
        prop_assert_eq!(index.counts(&window), naive(&spans, &window));
        let mut inside = Inside::default();
        index.find(&window, &mut inside);
        prop_assert_eq!(inside.len(), count(naive(&spans, &window).total()));
    }
}

fn pool_in_order() -> &'static [Span] {
    static POOL: OnceLock<Vec<Span>> = OnceLock::new();
    POOL.get_or_init(|| in_order(pool().to_vec()))
}

#[test]
fn nothing_is_in_nothing() {
    let index = SpanIndex::new([]);
    assert!(index.is_empty());
    assert_eq!(index.counts(&Window::ALL), Bin::default());
    assert_eq!(index.membership(0, &Window::ALL), Membership::Outside);
    let inside = Inside::default();
    assert!(inside.is_empty());
    assert_eq!(inside.nth(&index, 0), None);
    assert_eq!(inside.iter_from(&index, 0).next(), None);
    // Rows of an index that did not fill it: fewer or none, but no harm.
    let other = SpanIndex::new(pool_in_order());
    let mut all = Inside::default();
    other.find(&Window::ALL, &mut all);
    assert_eq!(all.len(), other.len());
    assert_eq!(all.iter_from(&index, 3).count(), 0);
    assert_eq!(inside.iter_from(&other, 0).count(), 0);
}

#[test]
fn rows_far_apart_are_found() {
    // Something that lasts, then thousands of days, then the last ones; and a set with its gap there.
    let texts = ["1900/2100", "[1901,2101]", "{1902,2103-07-02}", "1903/2090"].map(str::to_owned);
    let years = 2000..2100_u32;
    let days = years.flat_map(|year| (1..51).map(move |day| (year, 1 + day % 12, 1 + day % 25)));
    let days = days.map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let last = ["2103-07-01".to_owned(), "2103-07-02".to_owned()];
    let spans: Vec<Span> = texts
        .into_iter()
        .chain(days)
        .chain(last)
        .map(|it| span(&it))
        .collect();
    let spans = in_order(spans);
    let index = SpanIndex::new(&spans);
    let mut inside = Inside::default();
    for (from, to, rows) in [
        ("2103-07-01", "2103-07-02", vec![5004]),
        ("2103-07-01", "2103-07-03", vec![2, 5004, 5005]),
        ("2100-06-01", "2103-07-03", vec![0, 1, 2, 5004, 5005]),
    ] {
        index.find(&window(from, to), &mut inside);
        assert_eq!(inside.iter_from(&index, 0).collect::<Vec<_>>(), rows);
    }
}

#[track_caller]
fn is(text: &str, from: &str, to: &str, [certain, possible, unbounded]: [u32; 3]) {
    let expected = Bin {
        certain,
        possible,
        unbounded,
    };
    let index = SpanIndex::new(&[span(text)]);
    assert_eq!(
        index.counts(&window(from, to)),
        expected,
        "{text} in {from}–{to}"
    );
}

#[test]
fn what_has_no_bound_counts_apart() {
    let (certain, possible, unbounded, outside) = ([1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]);
    is("[..2025-12]", "1900", "1901", unbounded);
    is("[..2025-12]", "2026", "2027", outside);
    is("[..2025-12]", "..", "2026", certain);
    is("[..2025-12]", "..", "2025-12-31", unbounded);
    is("[1760-12..]", "1800", "..", unbounded);
    is("[1760-12..]", "1700", "..", certain);
    is("2024-12-25/", "2024-12-25", "2024-12-26", certain);
    is("2024-12-25/", "2024-12-26", "2024-12-27", unbounded);
    is("2024-12-25/", "2024-12-01", "2024-12-25", outside);
    // It starts on some day in June, whatever its end.
    is("2024-06/", "2024-06-10", "2024-06-20", possible);
    is("2024-06/", "2024-06-01", "2024-07-01", certain);
    is("2024-06/", "2024-06-30", "2024-07-02", possible);
    is("2024-06/", "2024-07-01", "2024-07-02", unbounded);
    is("/2024-06", "2024-06-10", "2024-06-20", possible);
    is("/2024-06", "2024-05-01", "2024-06-01", unbounded);
    // It goes on for ever: that is known.
    is("2024-06/..", "2024-06-10", "2024-06-20", possible);
    is("2024-06/..", "2030", "2031", certain);
    is("../2024-06", "1900", "1901", certain);
    is("/..", "1900", "1901", unbounded);
    is("../..", "1900", "1901", certain);
    is("[..1999,2001..]", "1900", "1901", possible);
    is("[..1999,2001..]", "2000", "2001", outside);
}

#[test]
fn the_nearest_edge_is_found_on_either_side() {
    let spans = ["[..1990]", "2000-01-10", "2000-02-01/2000-02-03", "2001/"];
    let index = SpanIndex::new(&spans.map(span));
    for (at, nearest) in [
        ("2000-01-10T01:00:00Z", "2000-01-10"),
        ("2000-01-10T23:00:00Z", "2000-01-11"),
        ("2000-01-25", "2000-02-01"),
        ("1900", "1991-01-01"),
        ("2099", "2001-01-01"),
    ] {
        let found = index.nearest_edge(span(at).earliest());
        assert_eq!(found.map(|edge| edge.to_string()).as_deref(), Some(nearest));
    }
    assert_eq!(SpanIndex::default().nearest_edge(Moment::MIN), None);
}
