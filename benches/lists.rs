//! What lists and facets cost: a keystroke with all that follows, a move of the window, another order.

use std::hint::black_box;
use std::sync::Arc;

use summit_atlas::dataset::{Dataset, Event, Geometry, Parts, Venue};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::query::{Arrangement, Index, Listing, Visible, in_sight};
use summit_atlas::time::{Membership, Moment, Window};
use summit_atlas::view::{Facet, Filter, Grouping, ListOrder, SortKey};

use crate::table::Table;

const KINDS: usize = 9;
const THEMES: usize = 30;
const VENUES: usize = 2_000;
const COUNTRIES: usize = 120;
const SOURCES: usize = 300;

/// Events as a large collection has them: two themes each, one of two thousand towns, one or two of three hundred sources.
fn events(n: usize) -> Dataset {
    let event = |i: usize| {
        // A fixed scramble: every run sees the same events.
        let h = (i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
        let at = |step: u64, of: usize| usize::try_from(h / step).unwrap_or(0) % of;
        let (year, month, day) = (1920 + h % 100, 1 + h / 128 % 12, 1 + h / 2048 % 28);
        let when = match h / 65_536 % 10 {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            2 => format!("{year}-{month:02}~"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let (lon, lat) = (20 + at(3, 60), 35 + at(7, 25));
        let place = |whole: usize| f64::from(u32::try_from(whole).unwrap_or(0));
        Event {
            id: format!("e{i}"),
            title: format!(
                "{} event {i}",
                ["Summit", "border", "Ganja", "talks"][at(11, 4)]
            ),
            when: when.parse().ok(),
            kind: format!("kind {}", at(13, KINDS)),
            themes: vec![
                format!("theme {}", at(17, THEMES)),
                format!("theme {}", at(19, THEMES)),
            ],
            venues: vec![format!("v{}", at(23, VENUES))],
            sources: vec![
                format!("s{}", at(29, SOURCES)),
                format!("s{}", at(31, SOURCES)),
            ],
            disputed: h % 9 == 0,
            geometry: Geometry::Points(vec![LonLat {
                lon: place(lon),
                lat: place(lat),
            }]),
            ..Event::default()
        }
    };
    let venue = |i: usize| {
        let record = format!(
            r#"{{"id": "v{i}", "name": "Town {i}", "country": "C{}"}}"#,
            i % COUNTRIES
        );
        serde_json::from_str::<Venue>(&record).ok()
    };
    let parts = Parts {
        events: (0..n).map(event).collect(),
        venues: (0..VENUES).filter_map(venue).collect(),
        ..Parts::default()
    };
    Dataset::new("bench", parts).0
}

/// The window of a step: the first of them nearly all of time, the others ten years.
fn window(step: i64) -> Option<Window> {
    let day = |n: i64| Moment::from_seconds(n * 86_400);
    let start = -18_000 + step % 10_000;
    Window::new(
        day(start),
        day(start + if step == 0 { 36_000 } else { 3650 }),
    )
}

pub(crate) fn run() {
    let mut facets = Table::new(
        "facets: the counts of all ten, with nearly all events in the window; window and list included",
        "asking every event for its membership",
    );
    let mut lists = Table::new(
        "list: what is listed after a move of the window, nearly all events in it",
        "asking every event for its membership",
    );
    let mut strokes = Table::new(
        "keystroke: all that follows one, with 1 of 4 events that have the word; counts, list and columns of time",
        "looking through all titles",
    );
    let mut sights = Table::new(
        "sight: which events a map has in sight",
        "asking every event for its membership",
    );
    let mut orders = Table::new(
        "order: all events by title under their places",
        "asking every event for its membership",
    );
    for n in [1_000, 10_000, 100_000, 1_000_000] {
        let dataset = Arc::new(events(n));
        let index = Index::new(&dataset);
        let whole = window(0);
        let ask = || {
            let window = whole.unwrap_or(Window::ALL);
            let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
            let inside = spans.filter(|span| span.membership(&window) != Membership::Outside);
            black_box(inside.count()) <= n
        };
        let mut visible = Visible::default();
        visible.set_filter(&dataset, &index, whole.as_ref(), &Filter::default());
        facets.row(
            n,
            || {
                visible.set_window(whole.as_ref());
                let counts = Facet::ALL.map(|facet| visible.facet_counts(&index, facet).len());
                black_box(counts.iter().sum::<usize>()) > 0
            },
            ask,
        );
        let usual = index.arranged(&dataset, ListOrder::default());
        let mut listing = Listing::default();
        lists.row(
            n,
            || {
                visible.set_window(whole.as_ref());
                listing.refill(&usual, visible.listed(&index));
                black_box(listing.lines()) > 0
            },
            ask,
        );
        let words = |words: &str| Filter {
            words: words.to_owned(),
            ..Filter::default()
        };
        let (shorter, longer) = (words("gan"), words("ganj"));
        let mut longer_now = false;
        strokes.row(
            n,
            || {
                longer_now = !longer_now;
                let filter = if longer_now { &longer } else { &shorter };
                visible.set_filter(&dataset, &index, whole.as_ref(), filter);
                listing.refill(&usual, visible.listed(&index));
                black_box(listing.rows()) > 0
            },
            || {
                let titles = dataset.parts().events.iter();
                black_box(
                    titles
                        .filter(|it| it.title.to_lowercase().contains("ganj"))
                        .count(),
                ) > 0
            },
        );
        let viewport = Camera::new(
            LonLat {
                lon: 45.0,
                lat: 45.0,
            },
            5.0,
        )
        .viewport(900.0, 600.0);
        sights.row(
            n,
            || !black_box(in_sight(&dataset, &viewport)).is_empty(),
            ask,
        );
        let by_title = ListOrder {
            grouping: Grouping::Place,
            key: SortKey::Title,
            descending: false,
        };
        orders.row(
            n,
            || black_box(Arrangement::new(&dataset, by_title)).order() == by_title,
            ask,
        );
    }
    for table in [facets, lists, strokes, sights, orders] {
        table.print();
    }
}
