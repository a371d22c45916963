//! What queries cost: reading one, finding the events that answer it, and the reasons of one of them.

use std::hint::black_box;

use summit_atlas::format::geojson;
use summit_atlas::query::{Answer, Index};
use summit_atlas::view::query::parse;

use crate::table::Table;

/// Queries of one condition each, and one of several.
const QUERIES: [&str; 6] = [
    "kind:k3",
    "during:1950",
    "certainly:1950/1960",
    "sources>=1",
    "near:48,45~200km",
    "kind:k3 during:1950/1960 not near:48,45~500km (sources>=1 or date:undated)",
];

pub(crate) fn run() {
    for query in QUERIES {
        let mut table = Table::new(
            &format!("queries: `{query}` over n events"),
            "comparing the kind of every event",
        );
        for n in [1_000, 10_000, 100_000, 1_000_000] {
            let text = super::events(n);
            let Some(dataset) = geojson::read("events", text.as_bytes()).dataset else {
                continue;
            };
            drop(text);
            let index = Index::opened(&dataset);
            table.row(
                n,
                || {
                    let answer = Answer::new(&dataset, &index, black_box(query));
                    answer.events().is_some_and(|events| events.len() <= n)
                },
                || {
                    let all = dataset.parts().events.iter();
                    all.filter(|event| event.kind == black_box("k3")).count() <= n
                },
            );
        }
        table.print();
    }
    let mut table = Table::new(
        "queries: reading one of n conditions",
        "splitting it at spaces",
    );
    for n in [1, 10, 100, 500] {
        let query = "theme:sport or not (during:2025-10 x) ".repeat(n);
        let query = query.as_str();
        table.row(
            n,
            || parse(black_box(query)).condition.is_some(),
            || black_box(query).split(' ').count() > n,
        );
    }
    table.print();
}
