use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::problem::{Problem, Record};

/// Gives each problem about a record the line on which the record begins, if it has none yet.
///
/// The file is looked through once more for that, and only if there is such a problem.
pub(super) fn locate(bytes: &[u8], problems: &mut [Problem]) {
    let lacks = |problem: &&mut Problem| problem.place.line.is_none();
    let mut lacking: Vec<(Record, &mut Problem)> = problems
        .iter_mut()
        .filter(lacks)
        .filter_map(|problem| Some((problem.place.record?, problem)))
        .collect();
    if lacking.is_empty() {
        return;
    }
    // What cannot be read has been told; it has no records either.
    let Ok(root) = serde_json::from_slice::<BTreeMap<String, &RawValue>>(bytes) else {
        return;
    };
    let breaks: Vec<usize> = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at)
        .collect();
    let mut lists: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (record, problem) in &mut lacking {
        let lines = lists.entry(record.list).or_insert_with(|| {
            let list = root.get(record.list);
            list.map_or_else(Vec::new, |list| lines_of(list, bytes, &breaks))
        });
        problem.place.line = lines.get(record.row).copied();
    }
}

/// The line, from 1, on which each element of a list begins.
fn lines_of(list: &RawValue, bytes: &[u8], breaks: &[usize]) -> Vec<usize> {
    let rows: Vec<&RawValue> = serde_json::from_str(list.get()).unwrap_or_default();
    let start = bytes.as_ptr() as usize;
    let line = |row: &&RawValue| {
        let offset = (row.get().as_ptr() as usize).saturating_sub(start);
        breaks.partition_point(|at| *at < offset) + 1
    };
    rows.iter().map(line).collect()
}
