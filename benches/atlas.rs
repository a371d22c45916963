//! What things cost against n, as tables with a ratio to a baseline of the same run.
//!
//! `cargo bench` prints everything, `cargo bench -- scrub` one table. Each figure is the median
//! of many runs; the machine's noise is in the ratio's favour, since both sides meet it.
//! Later tables go into a module of their own and a line in `main`.

mod commands;
mod gazetteer;
mod lists;
mod map;
mod queries;
mod search;
mod table;
mod time;

use std::hint::black_box;
use std::num::NonZeroUsize;
use std::sync::Arc;

use summit_atlas::explorer::Explorer;
use summit_atlas::format::geojson;
use summit_atlas::jobs::bundled;
use summit_atlas::picture::Studio;
use summit_atlas::query::{Index, Visible};
use summit_atlas::time::{Membership, Moment, Window};
use summit_atlas::view::{Filter, Settings};
use table::Table;

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    let tables: [(&str, fn()); 15] = [
        ("load", load),
        ("scrub", scrub),
        ("read", time::read),
        ("step", time::step),
        ("restrict", time::restrict),
        ("axis", time::axis),
        ("tiles", map::tiles),
        ("screen", map::screen),
        ("motion", map::motion),
        ("gazetteer", gazetteer::run),
        ("words", search::run),
        ("lists", lists::run),
        ("queries", queries::run),
        ("commands", commands::run),
        ("picture", picture),
    ];
    for (name, run) in tables {
        if wanted.is_empty() || wanted.iter().any(|w| w == name) {
            run();
        }
    }
}

/// A plain file of `n` events spread over a century and a continent.
fn events(n: usize) -> String {
    let feature = |i: usize| {
        // A fixed scramble: every run sees the same events.
        let h = (i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
        let (lon, lat) = (20 + h % 60, 35 + h / 64 % 25);
        let (year, month, day) = (1920 + h % 100, 1 + h / 128 % 12, 1 + h / 2048 % 28);
        format!(
            r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lon}.{},{lat}.{}]}},"properties":{{"id":"e{i}","title":"Event {i}","when":"{year}-{month:02}-{day:02}","kind":"k{}"}}}}"#,
            h % 9973,
            h % 7919,
            h % 7
        )
    };
    let features: Vec<String> = (0..n).map(feature).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

fn load() {
    let mut table = Table::new(
        "load: GeoJSON text to indexed dataset",
        "serde_json to a value",
    );
    for n in [1_000, 10_000, 100_000] {
        let text = events(n);
        table.row(
            n,
            || {
                black_box(geojson::read("bench", text.as_bytes()))
                    .dataset
                    .is_some()
            },
            || black_box(serde_json::from_str::<serde_json::Value>(&text)).is_ok(),
        );
    }
    table.print();
}

fn scrub() {
    let mut table = Table::new(
        "scrub: membership and counts for a new window",
        "asking every span",
    );
    for n in [1_000, 10_000, 100_000] {
        let Some(dataset) = geojson::read("bench", events(n).as_bytes()).dataset else {
            continue;
        };
        let filter = Filter::default();
        let mut visible = Visible::default();
        visible.set_filter(&dataset, &Index::new(&dataset), None, &filter);
        let day = |n: i64| Moment::from_seconds(n * 86_400);
        let mut start = 0;
        let ask = |start: i64| {
            let window = Window::new(day(start), day(start + 3650)).unwrap_or(Window::ALL);
            let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
            let inside = spans.filter(|span| span.membership(&window) != Membership::Outside);
            black_box(inside.count()) <= n
        };
        table.row(
            n,
            || {
                start = (start + 1) % 10_000;
                let window = Window::new(day(start), day(start + 3650));
                visible.set_window(window.as_ref());
                visible.counts.certain > 0
            },
            || ask(5000),
        );
    }
    table.print();
}

fn picture() {
    let mut table = Table::new(
        "picture: the summit view at 1280 × 720, by threads",
        "the same on one thread",
    );
    let Some(dataset) = bundled::summits().dataset else {
        return;
    };
    for threads in [1, 2, 4] {
        let Some(threads) = NonZeroUsize::new(threads) else {
            continue;
        };
        let draw = |threads: NonZeroUsize| {
            let Ok(mut studio) = Studio::new([1280.0, 720.0], 1.0) else {
                return false;
            };
            let mut explorer = Explorer::new(Arc::clone(&dataset), Settings::default());
            studio.draw_with(&mut explorer, threads).is_ok()
        };
        table.row(threads.get(), || draw(threads), || draw(NonZeroUsize::MIN));
    }
    table.print();
}
