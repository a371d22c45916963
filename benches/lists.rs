//! What lists and facets cost: a keystroke with all that follows, a move of the window, another order.

use std::hint::black_box;

use summit_atlas::dataset::{Claim, Dataset, Event, Geometry, Parts, Source, Venue};
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
    Dataset::new("bench", parts(n)).0
}

/// The same by the word of those sources, each published on a day: what an event is, claims carry.
pub(crate) fn claimed(n: usize) -> Dataset {
    let mut parts = parts(n);
    let source = |i: usize| {
        let record = format!(
            r#"{{"id": "s{i}", "title": "Source {i}", "published": "{}-0{}-1{}"}}"#,
            2000 + i / 20,
            1 + i % 9,
            i % 10
        );
        serde_json::from_str::<Source>(&record).ok()
    };
    parts.sources = (0..SOURCES).filter_map(source).collect();
    let claim = r#"{"id": "", "event": "", "field": "when", "source": ""}"#;
    let claim = serde_json::from_str::<Claim>(claim).ok();
    for (i, event) in parts.events.iter_mut().enumerate() {
        event.sources.dedup();
        // Every eighth event has a second one to speak of it.
        event
            .sources
            .truncate(if i.is_multiple_of(8) { 2 } else { 1 });
        let when = event
            .when
            .as_ref()
            .map_or_else(String::new, ToString::to_string);
        for source in &event.sources {
            parts.claims.extend(claim.as_ref().map(|claim| Claim {
                id: format!("c{source}-{i}"),
                event: event.id.clone(),
                value: when.clone().into(),
                source: source.clone(),
                ..claim.clone()
            }));
        }
    }
    parts.declared = true;
    Dataset::new("bench", parts).0
}

fn parts(n: usize) -> Parts {
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
            disputed: h.is_multiple_of(9),
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
    Parts {
        events: (0..n).map(event).collect(),
        venues: (0..VENUES).filter_map(venue).collect(),
        ..Parts::default()
    }
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
    let asked = "asking every event for its membership";
    let mut tables = [
        Table::new(
            "facets: the counts of all ten, with nearly all events in the window; window and list included",
            asked,
        ),
        Table::new(
            "list: what is listed after a move of the window, nearly all events in it",
            asked,
        ),
        Table::new(
            "keystroke: all that follows one, with 1 of 4 events that have the word; counts, list and columns of time",
            "looking through all titles",
        ),
        Table::new("sight: which events a map has in sight", asked),
        Table::new("order: all events by title under their places", asked),
    ];
    for n in [1_000, 10_000, 100_000, 1_000_000] {
        let dataset = events(n);
        let index = Index::new(&dataset);
        let bench = Bench {
            n,
            dataset: &dataset,
            index: &index,
            whole: window(0),
        };
        let [facets, lists, strokes, sights, orders] = &mut tables;
        bench.facets(facets);
        bench.lists(lists);
        bench.strokes(strokes);
        bench.sights(sights);
        bench.orders(orders);
    }
    for table in tables {
        table.print();
    }
}

/// A dataset of `n` events, and nearly all of its time.
struct Bench<'a> {
    n: usize,
    dataset: &'a Dataset,
    index: &'a Index,
    whole: Option<Window>,
}

impl Bench<'_> {
    /// The baseline: every event for its membership.
    fn ask(&self) -> bool {
        let window = self.whole.unwrap_or(Window::ALL);
        let order = self.dataset.in_order().iter();
        let spans = order.filter_map(|ix| self.dataset.span(*ix));
        let inside = spans.filter(|span| span.membership(&window) != Membership::Outside);
        black_box(inside.count()) <= self.n
    }

    fn visible(&self) -> Visible {
        let mut visible = Visible::default();
        let filter = Filter::default();
        visible.set_filter(self.dataset, self.index, self.whole.as_ref(), &filter);
        visible
    }

    fn facets(&self, table: &mut Table) {
        let mut visible = self.visible();
        table.row(
            self.n,
            || {
                visible.set_window(self.whole.as_ref());
                let counts = Facet::ALL.map(|facet| visible.facet_counts(self.index, facet).len());
                black_box(counts.iter().sum::<usize>()) > 0
            },
            || self.ask(),
        );
    }

    fn lists(&self, table: &mut Table) {
        let mut visible = self.visible();
        let usual = self.index.arranged(self.dataset, ListOrder::default());
        let mut listing = Listing::default();
        table.row(
            self.n,
            || {
                visible.set_window(self.whole.as_ref());
                listing.refill(&usual, visible.listed(self.index));
                black_box(listing.lines()) > 0
            },
            || self.ask(),
        );
    }

    fn strokes(&self, table: &mut Table) {
        let mut visible = self.visible();
        let usual = self.index.arranged(self.dataset, ListOrder::default());
        let mut listing = Listing::default();
        let words = ["gan", "ganj"].map(|words| Filter {
            words: words.to_owned(),
            ..Filter::default()
        });
        let mut stroke = 0;
        table.row(
            self.n,
            || {
                stroke = 1 - stroke;
                let filter = &words[stroke];
                visible.set_filter(self.dataset, self.index, self.whole.as_ref(), filter);
                listing.refill(&usual, visible.listed(self.index));
                black_box(listing.rows()) > 0
            },
            || {
                let titles = self.dataset.parts().events.iter();
                let found = titles.filter(|it| it.title.to_lowercase().contains("ganj"));
                black_box(found.count()) > 0
            },
        );
    }

    fn sights(&self, table: &mut Table) {
        let middle = LonLat {
            lon: 45.0,
            lat: 45.0,
        };
        let viewport = Camera::new(middle, 5.0).viewport(900.0, 600.0);
        table.row(
            self.n,
            || !black_box(in_sight(self.dataset, &viewport)).is_empty(),
            || self.ask(),
        );
    }

    fn orders(&self, table: &mut Table) {
        let by_title = ListOrder {
            grouping: Grouping::Place,
            key: SortKey::Title,
            descending: false,
        };
        table.row(
            self.n,
            || black_box(Arrangement::new(self.dataset, by_title)).order() == by_title,
            || self.ask(),
        );
    }
}
