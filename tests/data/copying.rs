//! The words are ours: no run of eight words of the dataset stands in one of the documents.

use std::collections::BTreeSet;

use serde_json::Value;

use super::FILE;

/// Fingerprints of the documents, made by `geodata/build/shingles.py`; its head says how.
const FINGERPRINTS: &str = include_str!("../../geodata/sources.shingles");

/// What else is in words and comes along with the data.
const PAGES: [&str; 2] = [
    include_str!("../../geodata/README.md"),
    include_str!("../../geodata/EDITING.md"),
];

/// Words in a run.
const RUN: usize = 8;

fn fingerprints() -> BTreeSet<u64> {
    let lines = FINGERPRINTS.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| u64::from_str_radix(line, 16).expect("sixteen hexadecimal digits"))
        .collect()
}

/// 64-bit FNV-1a (Fowler, Noll, Vo).
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Runs of letters and digits, in lower case.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The runs of a text that stand in a document, too.
fn copied(text: &str, known: &BTreeSet<u64>) -> Vec<String> {
    let words = words(text);
    let runs = words.windows(RUN).map(|run| run.join(" "));
    runs.filter(|run| known.contains(&fnv(run.as_bytes())))
        .collect()
}

/// Every text in a value.
fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn no_run_of_eight_words_is_a_documents() {
    let known = fingerprints();
    assert!(known.len() > 4000, "{} fingerprints", known.len());
    let file: Value = serde_json::from_str(FILE).expect("the dataset is JSON");
    let mut found = Vec::new();
    texts(&file, &mut found);
    assert!(found.len() > 5000, "{} texts", found.len());
    for text in found.into_iter().chain(PAGES) {
        assert_eq!(copied(text, &known), Vec::<String>::new(), "in {text:?}");
    }
}

#[test]
fn a_copied_run_would_be_found() {
    // The test vector of the algorithm's authors.
    assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
    let run = "one two three four five six seven eight";
    let known = BTreeSet::from([fnv(run.as_bytes())]);
    let text = "Zero, One two THREE four: five-six (seven) eight; nine.";
    assert_eq!(copied(text, &known), [run]);
    assert_eq!(copied("One two three four.", &known), [""; 0]);
}
