//! What words cost: reading those of a dataset, and each keystroke.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use summit_atlas::dataset::{Dataset, Event};
use summit_atlas::format::geojson;
use summit_atlas::jobs::bundled;
use summit_atlas::query::SearchIndex;

use crate::table::Table;

/// What people type, well and badly; every beginning of it is a keystroke.
const QUERIES: [&str; 18] = [
    "event 777",
    "evnet",
    "conference in ganja",
    "гянджа",
    "gence",
    "aliyev",
    "Алиев",
    "pashinan",
    "санкт-петербург",
    "signed an agreement",
    "agreemnet",
    "k3",
    "2025",
    "csto summit",
    "xzqwvkjhgf",
    "verhandlungen",
    "the border of the two",
    "zzzzzzzz",
];
/// Words of summaries: a file of a million events has many of few and few of many.
const WORDS: [&str; 24] = [
    "the",
    "of",
    "in",
    "and",
    "a",
    "to",
    "summit",
    "border",
    "agreement",
    "signed",
    "president",
    "Aliyev",
    "Pashinyan",
    "Ganja",
    "Гянджа",
    "talks",
    "conference",
    "Dushanbe",
    "between",
    "minister",
    "CIS",
    "railway",
    "two",
    "was",
];
/// How many people, places and so on the list below the field shows.
const SHOWN: usize = 6;
/// Runs of which the median stands for a keystroke.
const RUNS: usize = 5;

pub(crate) fn run() {
    let mut build = Table::new(
        "words: reading those of n events",
        "making all texts lower-case",
    );
    let mut strokes = Table::new(
        "words: the median keystroke with n events, what is listed and which events pass",
        "looking through all texts in lower case",
    );
    let mut slowest = Table::new(
        "words: the slowest keystroke with n events",
        "looking through all texts in lower case",
    );
    let mut memory = Vec::new();
    let summits = bundled::summits().dataset;
    let made = [1_000, 10_000, 100_000, 1_000_000].map(|n| (n, None));
    let bundled = summits.map(|dataset| (dataset.len(), Some(dataset)));
    for (n, dataset) in bundled.into_iter().chain(made) {
        let Some(dataset) = dataset.or_else(|| events(n)) else {
            continue;
        };
        let bytes = measure(&dataset, [&mut build, &mut strokes, &mut slowest]);
        memory.push(format!("{n} events: {} KB of words", bytes / 1000));
    }
    for table in [build, strokes, slowest] {
        table.print();
    }
    // As tables do it: a closed output ends the benchmark's use, not its run.
    drop(std::io::Write::write_all(
        &mut std::io::stdout(),
        format!("\n{}\n", memory.join("\n")).as_bytes(),
    ));
}

/// Adds a row to each table; how many bytes of memory the index takes.
fn measure(dataset: &Dataset, [build, strokes, slowest]: [&mut Table; 3]) -> usize {
    let n = dataset.len();
    build.row(
        n,
        || black_box(SearchIndex::new(dataset)).bytes() > 0,
        || black_box(haystacks(dataset)).len() == n,
    );
    let index = SearchIndex::new(dataset);
    let haystacks = haystacks(dataset);
    let mut all: Vec<(Duration, String)> = QUERIES
        .iter()
        .flat_map(|query| beginnings(query))
        .map(|typed| (usual(&index, dataset, &typed), typed))
        .collect();
    all.sort();
    for (table, at) in [(strokes, all.len() / 2), (slowest, all.len() - 1)] {
        let typed = all[at].1.as_str();
        let lower = typed.to_lowercase();
        table.row(
            n,
            || answer(&index, dataset, typed) <= n + SHOWN,
            || {
                let found = haystacks.iter().filter(|it| {
                    let mut words = lower.split_whitespace();
                    words.all(|word| it.contains(word))
                });
                black_box(found.count()) <= n
            },
        );
    }
    index.bytes()
}

/// What one keystroke asks for.
fn answer(index: &SearchIndex, dataset: &Dataset, typed: &str) -> usize {
    let listed = black_box(index.search_names(dataset, typed, SHOWN));
    let passing = black_box(index.matching_events(typed));
    listed.len() + passing.map_or(0, |events| events.len())
}

/// The median of a few answers.
fn usual(index: &SearchIndex, dataset: &Dataset, typed: &str) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            black_box(answer(index, dataset, typed));
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// What was typed after each keystroke.
fn beginnings(query: &str) -> Vec<String> {
    let ends = query.char_indices().map(|(at, it)| at + it.len_utf8());
    ends.map(|end| query[..end].to_owned()).collect()
}

fn haystacks(dataset: &Dataset) -> Vec<String> {
    let text = |event: &Event| {
        [event.title.as_str(), &event.summary, &event.kind]
            .join("\n")
            .to_lowercase()
    };
    dataset.parts().events.iter().map(text).collect()
}

/// So many events with a title and a sentence, at a thousand places.
fn events(n: usize) -> Option<Arc<Dataset>> {
    // A fixed scramble: every run sees the same events.
    let scrambled = |i: usize| (i as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
    let some = |i: usize, count: usize| {
        let words = (0..count).map(|it| {
            let at = usize::try_from(scrambled(i * 16 + it)).unwrap_or(0) % WORDS.len();
            WORDS[at]
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let venues: Vec<String> = (0..n.min(1000))
        .map(|i| format!(r#"{{"id":"v{i}","name":"Town {i}","names":{{"ru":"Город {i}"}}}}"#))
        .collect();
    let feature = |i: usize| {
        let h = scrambled(i);
        let (year, month, day) = (1920 + h % 100, 1 + h / 128 % 12, 1 + h / 2048 % 28);
        format!(
            r#"{{"type":"Feature","geometry":null,"properties":{{"id":"e{i}","title":"Event {i}","summary":"{}","when":"{year}-{month:02}-{day:02}","kind":"k{}","venues":["v{}"]}}}}"#,
            some(i, 12),
            h % 7,
            i % n.min(1000),
        )
    };
    let features: Vec<String> = (0..n).map(feature).collect();
    let text = format!(
        r#"{{"type":"FeatureCollection","summit_atlas":1,"venues":[{}],"features":[{}]}}"#,
        venues.join(","),
        features.join(",")
    );
    drop(features);
    geojson::read("bench", text.as_bytes()).dataset
}
