use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::arguments::{Info, InfoFormat};
use super::check::dataset_counts;
use super::input::Read;
use super::named::Named;
use super::{Exit, print, table};
use crate::dataset::{Dataset, EventIx};
use crate::format::Format;
use crate::text;
use crate::view::moment_to_text;

/// Sums up a file.
pub(super) fn info(arguments: &Info) -> Exit {
    let named = match Named::of(&arguments.files) {
        Ok(named) => named,
        Err(exit) => return exit,
    };
    let read = Read::of(&named.files);
    let Some(dataset) = &read.dataset else {
        read.tell();
        return Exit::BadInput;
    };
    let (format, faults) = (read.format, read.faults);
    let summary = Summary::of(dataset);
    let printed = match arguments.format {
        InfoFormat::Text => print(for_people(dataset, &summary, format, faults)),
        InfoFormat::Json => print(format_args!(
            "{:#}",
            as_json(dataset, &summary, format, faults)
        )),
    };
    let [errors, _] = faults;
    match printed {
        Exit::Good if errors > 0 => Exit::BadInput,
        other => other,
    }
}

/// What is counted among the events.
struct Summary {
    dated: usize,
    placed: usize,
    disputed: usize,
    kinds: Vec<(String, usize)>,
    statuses: Vec<(String, usize)>,
}

impl Summary {
    fn of(dataset: &Dataset) -> Self {
        let events = &dataset.parts().events;
        let all = (0..dataset.len()).filter_map(EventIx::new);
        Self {
            dated: events
                .iter()
                .filter(|it| it.whens().next().is_some())
                .count(),
            placed: all.filter(|ix| !dataset.marks(*ix).is_empty()).count(),
            disputed: events.iter().filter(|it| it.disputed).count(),
            kinds: counted(events.iter().map(|it| it.kind.clone())),
            statuses: counted(events.iter().map(|it| it.status.to_string())),
        }
    }
}

/// How often each word is there, the most frequent first.
fn counted(words: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// How many events rest on a source, and how many claims it makes.
fn evidence(dataset: &Dataset) -> Vec<(usize, usize)> {
    let parts = dataset.parts();
    let mut events: BTreeMap<&str, usize> = BTreeMap::new();
    for id in parts.events.iter().flat_map(|event| &event.sources) {
        *events.entry(id.as_str()).or_insert(0) += 1;
    }
    let count = |id: &str| {
        let claims = dataset
            .find_source(id)
            .map_or(0, |ix| dataset.claim_rows_by(ix).len());
        (events.get(id).copied().unwrap_or_default(), claims)
    };
    parts
        .sources
        .iter()
        .map(|source| count(&source.id))
        .collect()
}

fn for_people(
    dataset: &Dataset,
    summary: &Summary,
    format: Option<Format>,
    [errors, warnings]: [usize; 2],
) -> String {
    let words = |counts: &[(String, usize)]| {
        let named = counts.iter().map(|(word, count)| {
            format!(
                "{} {count}",
                if word.is_empty() { text::NOTHING } else { word }
            )
        });
        named.collect::<Vec<_>>().join(", ")
    };
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| text::NOTHING.to_owned());
    let records = dataset_counts(dataset)
        .into_iter()
        .filter(|(count, _, _)| *count > 0);
    let records: Vec<_> = records.collect();
    let values = [
        text::summed_up(
            dataset.len(),
            summary.dated,
            summary.placed,
            summary.disputed,
        ),
        or_nothing(dataset.extent().map(|window| text::window(&window))),
        or_nothing(dataset.bounds().map(|it| text::corners([it.min, it.max]))),
        or_nothing(Some(words(&summary.kinds)).filter(|it| !it.is_empty())),
        or_nothing(Some(words(&summary.statuses)).filter(|it| !it.is_empty())),
        or_nothing((!records.is_empty()).then(|| text::contents(records))),
        text::faults(errors, warnings),
    ];
    let mut rows: Vec<Vec<String>> = text::INFO_HEADS
        .iter()
        .zip(values)
        .map(|(head, value)| vec![(*head).to_owned(), value])
        .collect();
    let head = text::INFO_SOURCES;
    if dataset.implied_source() {
        rows.push(vec![head.to_owned(), text::ITSELF.to_owned()]);
    } else {
        for ((source, (events, claims)), at) in dataset
            .parts()
            .sources
            .iter()
            .zip(evidence(dataset))
            .zip(0..)
        {
            let head = if at == 0 { head } else { "" };
            let line = text::source_line(&source.id, &source.title, events, claims);
            rows.push(vec![head.to_owned(), line]);
        }
    }
    let mut lines = table::lines(&[], &rows, None, &[]);
    lines[0] = match format {
        Some(format) => format!(
            "{} ({})",
            dataset.name(),
            text::format_name(format.code(), dataset.parts().declared)
        ),
        None => dataset.name().to_owned(),
    };
    lines.join("\n")
}

fn as_json(
    dataset: &Dataset,
    summary: &Summary,
    format: Option<Format>,
    [errors, warnings]: [usize; 2],
) -> Value {
    let parts = dataset.parts();
    let named = |key: &str, counts: &[(String, usize)]| {
        let rows = counts
            .iter()
            .map(|(word, count)| json!({key: word, "events": count}));
        rows.collect::<Value>()
    };
    let sources = parts
        .sources
        .iter()
        .zip(evidence(dataset))
        .map(|(source, (events, claims))| {
            json!({
                "id": source.id,
                "title": source.title,
                "published": source.published,
                "events": events,
                "claims": claims,
            })
        });
    json!({
        "schema": "summit-atlas/info/1",
        "file": dataset.name(),
        "format": format.map(Format::code),
        "has_claims": !dataset.implied_source(),
        "counts": {
            "events": dataset.len(),
            "dated": summary.dated,
            "undated": dataset.len() - summary.dated,
            "placed": summary.placed,
            "placeless": dataset.len() - summary.placed,
            "disputed": summary.disputed,
            "sources": parts.sources.len(),
            "venues": parts.venues.len(),
            "persons": parts.persons.len(),
            "organisations": parts.organisations.len(),
            "claims": parts.claims.len(),
            "disputes": parts.disputes.len(),
            "participations": parts.participations.len(),
            "relations": parts.relations.len(),
            "stops": parts.stops.len(),
            "figures": parts.figures.len(),
            "editor_notes": parts.editor_notes.len(),
        },
        "time": dataset.extent().map(|window| json!({
            "from": moment_to_text(window.start()),
            "to": moment_to_text(window.end()),
        })),
        "space": dataset.bounds().map(|it| json!({
            "west": it.min.lon, "south": it.min.lat, "east": it.max.lon, "north": it.max.lat,
        })),
        "kinds": named("kind", &summary.kinds),
        "statuses": named("status", &summary.statuses),
        "sources": sources.collect::<Vec<Value>>(),
        "problems": {"errors": errors, "warnings": warnings},
    })
}
