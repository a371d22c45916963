//! What places by name cost: reading the gazetteer, and each keystroke.

use std::hint::black_box;
use std::io::Read as _;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use summit_atlas::geo::LonLat;
use summit_atlas::places::Gazetteer;

use crate::table::Table;

static BYTES: &[u8] = include_bytes!("../geodata/gazetteer.tsv.gz");

/// What people type, well and badly; every beginning of it is a keystroke.
const QUERIES: [&str; 36] = [
    "gence",
    "Гянджа",
    "Ganja",
    "gəncə",
    "Գյանջա",
    "kirovabad",
    "khankendi",
    "Stepanakert",
    "Ստեփանակերտ",
    "leningrad",
    "Санкт-Петербург",
    "st petersburg",
    "stalinabad",
    "Целиноград",
    "cholpon ata",
    "copenhagen",
    "Константинополь",
    "yokohama",
    "azerbaycan",
    "Ўзбекистон",
    "san francisco",
    "santa maria",
    "verkhneberezovsk",
    "novonikolayevskaya",
    "aaaaaaaaaa",
    "xzqwvkjhgf",
    "anotherlongnamewithoutany",
    "saintes maries de la mer",
    "новосибирск",
    "kara",
    "alexandria",
    "petropavlovsk-kamchatsky",
    "თბილისი",
    "Чолпон-Ата",
    "laçın",
    "dusanbe",
];
/// How many places the list below the field shows.
const SHOWN: usize = 10;
/// Runs of which the median stands for a keystroke.
const RUNS: usize = 9;

pub(crate) fn run() {
    let Ok(gazetteer) = Gazetteer::read(BYTES) else {
        return;
    };
    read(&gazetteer);
    search(&gazetteer);
}

fn read(gazetteer: &Gazetteer) {
    let title = format!(
        "gazetteer: reading all n places with {} names into {} bytes",
        gazetteer.name_count(),
        gazetteer.bytes()
    );
    let mut table = Table::new(&title, "decompressing alone");
    table.row(
        gazetteer.len(),
        || black_box(Gazetteer::read(BYTES)).is_ok(),
        || {
            let mut text = Vec::new();
            GzDecoder::new(BYTES).read_to_end(&mut text).is_ok() && !black_box(text).is_empty()
        },
    );
    table.print();
}

fn search(gazetteer: &Gazetteer) {
    let near = LonLat::new(46.0, 40.0);
    let mut strokes: Vec<(Duration, String)> = QUERIES
        .iter()
        .flat_map(|query| beginnings(query))
        .map(|typed| (usual(gazetteer, &typed, near), typed))
        .collect();
    strokes.sort();
    let median = strokes[strokes.len() / 2].0.as_secs_f64() * 1e3;
    let title = format!(
        "gazetteer: the slowest keystroke of n letters; the median of all {} takes {median:.3} ms",
        strokes.len()
    );
    let mut table = Table::new(&title, "comparing all English names");
    for letters in [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24] {
        let long = |it: &&(Duration, String)| it.1.chars().count() == letters;
        let Some((_, typed)) = strokes.iter().rev().find(long) else {
            continue;
        };
        table.row(
            letters,
            || black_box(gazetteer.search(typed, near, SHOWN)).len() <= SHOWN,
            || {
                let english = gazetteer.iter().map(|it| it.names().english());
                let begun = english.filter(|it| it.starts_with(typed.as_str()));
                black_box(begun.count()) <= gazetteer.len()
            },
        );
    }
    table.print();
}

/// What was typed after each keystroke.
fn beginnings(query: &str) -> Vec<String> {
    let ends = query.char_indices().map(|(at, it)| at + it.len_utf8());
    ends.map(|end| query[..end].to_owned()).collect()
}

/// The median of a few searches.
fn usual(gazetteer: &Gazetteer, typed: &str, near: Option<LonLat>) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            black_box(gazetteer.search(typed, near, SHOWN));
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}
