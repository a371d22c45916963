//! What time costs: reading dates, a new window, a new axis.

use std::hint::black_box;

use summit_atlas::time::{
    Axis, Edtf, Folds, Histogram, Inside, Membership, Moment, Span, SpanIndex, TickLabel, Widening,
    Window,
};

use crate::table::Table;

/// Bars of the histogram; what a wide window shows.
const BINS: usize = 200;
/// Rows that a list shows at once.
const ROWS: usize = 30;
/// The widest timeline that people have, in points.
const WIDTH: f64 = 2560.0;

/// A fixed scramble: every run sees the same dates.
fn scrambled(i: usize) -> u64 {
    (i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16
}

/// Dates as a careful archive has them: most known to the day, the others to the month, the year or
/// about, some that last, some without an end.
fn date(i: usize) -> String {
    let h = scrambled(i);
    let (year, month, day) = (1920 + h % 100, 1 + h / 128 % 12, 1 + h / 2048 % 28);
    match h / 65_536 % 20 {
        0 => format!("{year}"),
        1 => format!("{year}~"),
        2 | 3 => format!("{year}-{month:02}"),
        4 => format!("{year}-{month:02}-{day:02}?"),
        5 => format!("{year}-2{}", 1 + h % 4),
        6 => format!("{}X", year / 10),
        7 | 8 => format!("{year}-{month:02}-{day:02}/{}-06-30", year + 1),
        9 => format!("{year}-{month:02}-{day:02}/"),
        10 => format!("[..{year}-{month:02}-{day:02}]"),
        11 => format!("{year}-{month:02}-{day:02}T12:{day:02}:00Z"),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

pub(crate) fn read() {
    let mut table = Table::new(
        "read: EDTF strings to what they may mean",
        "counting their bytes as text",
    );
    for n in [1_000, 10_000, 100_000, 1_000_000] {
        let texts: Vec<String> = (0..n).map(date).collect();
        table.row(
            n,
            || {
                let dates = texts.iter().filter_map(|text| text.parse::<Edtf>().ok());
                let spans = dates.map(|date| Span::from_edtf(&date, Widening::default()));
                black_box(spans.count()) == n
            },
            || {
                let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
                black_box(characters) > n
            },
        );
    }
    table.print();
}

/// So many spans in the order of time. A pool is enough: what is looked up is as many.
fn spans(n: usize) -> Vec<Span> {
    let pool: Vec<Span> = (0..n.min(200_000))
        .filter_map(|i| date(i).parse::<Edtf>().ok())
        .map(|date| Span::from_edtf(&date, Widening::default()))
        .collect();
    let mut spans: Vec<Span> = pool.iter().cycle().take(n).cloned().collect();
    spans.sort_by_key(|span| (span.earliest(), span.latest()));
    spans
}

/// Windows that jump about, ten years long.
fn window(step: i64) -> Window {
    let day = |n: i64| Moment::from_seconds(n * 86_400);
    let start = -18_000 + step * 997 % 30_000;
    Window::new(day(start), day(start + 3650)).unwrap_or(Window::ALL)
}

pub(crate) fn step() {
    let mut table = Table::new(
        "step: a new window, its counts, thirty rows and the histogram of a new axis",
        "asking every span",
    );
    for n in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        let spans = spans(n);
        let index = SpanIndex::new(&spans);
        let century = window(0).hull(&window(30));
        let (mut inside, mut histogram) = (Inside::default(), Histogram::default());
        let mut step = 0;
        table.row(
            n,
            || {
                step += 1;
                let window = window(step);
                index.find(&window, &mut inside);
                let rows = inside.iter_from(&index, inside.len() / 2).take(ROWS);
                let found = rows.filter(|at| index.membership(*at, &window) != Membership::Outside);
                #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
                let moved = (step % 400) as f64;
                let axis = Axis::fitted(century, WIDTH).zoomed_at(moved, 1.0 + moved / 20.0);
                histogram.refill(&index, &axis, BINS);
                black_box(found.count()) <= ROWS
            },
            || {
                let window = window(7);
                let inside = spans
                    .iter()
                    .filter(|span| span.membership(&window) != Membership::Outside);
                black_box(inside.count()) <= n
            },
        );
    }
    table.print();
}

pub(crate) fn restrict() {
    let mut table = Table::new(
        "restrict: an index of n spans of twice as many, from the index of all",
        "an index of the same spans from nothing",
    );
    for n in [1_000, 10_000, 100_000, 500_000, 5_000_000] {
        let all = spans(2 * n);
        let index = SpanIndex::new(&all);
        // One of each two neighbours, scrambled as what a filter lets through.
        let half = (0..n).map(|pair| 2 * pair + usize::from(scrambled(pair) & 1 == 0));
        let kept: Vec<&Span> = half.clone().filter_map(|at| all.get(at)).collect();
        let positions: Vec<u32> = half.filter_map(|at| u32::try_from(at).ok()).collect();
        table.row(
            n,
            || black_box(index.restricted(positions.iter().copied())).len() == n,
            || black_box(SpanIndex::new(kept.iter().copied())).len() == n,
        );
    }
    table.print();
}

pub(crate) fn axis() {
    let mut table = Table::new(
        "axis: layout with n folds, and its labels",
        "the same without folds",
    );
    for n in [0, 1, 12, 100] {
        let year = |year: usize| {
            let year = i32::try_from(year).unwrap_or(0);
            Moment::from_ymd(year, 1, 1).unwrap_or(Moment::MIN)
        };
        // Nine tenths of every period: wider than a fold, so that each one is torn.
        let first = year(1500).seconds();
        let period = (year(2030).seconds() - first) / i64::try_from(n.max(1)).unwrap_or(1);
        let gap = |period_start: i64| {
            let start = Moment::from_seconds(period_start + period / 20);
            Window::new(start, start.plus(period * 9 / 10))
        };
        let starts = (0_i64..).take(n).map(|i| first + i * period);
        let gaps: Vec<Window> = starts.filter_map(gap).collect();
        let folds = Folds::new(gaps);
        let seen = Window::new(year(1500), year(2030)).unwrap_or(Window::ALL);
        let width = |label: &TickLabel| match label {
            TickLabel::Year(_) => 30.0,
            _ => 40.0,
        };
        let laid = |folds: &Folds| {
            let axis = Axis::folded(seen, WIDTH, folds);
            let labels = black_box(axis.ticks_fitting(14.0, width, &[]));
            !labels.is_empty() && axis.folds_in_sight().count() == folds.gaps().len()
        };
        table.row(n, || laid(&folds), || laid(&Folds::NONE));
    }
    table.print();
}
