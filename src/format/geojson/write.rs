use serde::Serialize;
use serde_json::{Value, json};

use super::VERSION;
use crate::dataset::{Dataset, Event, JsonObject, Parts};
use crate::format::{Loss, Writing};

/// A dataset as a `FeatureCollection`: first what stands beside the events, then the events, a record on each line.
///
/// What reading kept is written as it was: nothing is lost of what was read from a file.
#[must_use]
pub fn write(dataset: &Dataset) -> Writing {
    let parts = dataset.parts();
    let mut bytes = b"{\n\"type\": \"FeatureCollection\"".to_vec();
    if parts.declared && !parts.extra.contains_key("summit_atlas") {
        member(&mut bytes, "summit_atlas", &VERSION);
    }
    for (name, value) in &parts.extra {
        member(&mut bytes, name, value);
    }
    lists(&mut bytes, parts);
    list(&mut bytes, "features", parts.events.iter().map(feature));
    bytes.extend(b"\n}\n");
    Writing {
        bytes,
        lost: worked_out(&parts.events),
    }
}

/// What is no part of a file: it is worked out when sources are left out.
fn worked_out(events: &[Event]) -> Vec<Loss> {
    let loss = |field: &str, has: fn(&Event) -> bool| {
        let events = events.iter().filter(|event| has(event));
        let records: Vec<String> = events.map(|event| event.id.clone()).collect();
        (!records.is_empty()).then(|| Loss {
            list: "events",
            field: Some(field.to_owned()),
            records,
        })
    };
    let other_whens = loss("other_whens", |event| !event.other_whens.is_empty());
    let doubtful = loss("doubtful", |event| event.doubtful);
    other_whens.into_iter().chain(doubtful).collect()
}

/// The lists of records that are there.
fn lists(bytes: &mut Vec<u8>, parts: &Parts) {
    fn some<T: Serialize>(bytes: &mut Vec<u8>, parts: &Parts, name: &str, records: &[T]) {
        if !records.is_empty() || (parts.declared && !parts.extra.contains_key(name)) {
            list(bytes, name, records.iter());
        }
    }
    some(bytes, parts, "sources", &parts.sources);
    some(bytes, parts, "venues", &parts.venues);
    some(bytes, parts, "persons", &parts.persons);
    some(bytes, parts, "organisations", &parts.organisations);
    some(bytes, parts, "claims", &parts.claims);
    some(bytes, parts, "disputes", &parts.disputes);
    some(bytes, parts, "participations", &parts.participations);
    some(bytes, parts, "relations", &parts.relations);
    some(bytes, parts, "stops", &parts.stops);
    some(bytes, parts, "figures", &parts.figures);
    some(bytes, parts, "editor_notes", &parts.editor_notes);
}

/// One member of the top level, on a line of its own.
fn member(bytes: &mut Vec<u8>, name: &str, value: &impl Serialize) {
    bytes.extend(b",\n");
    json_into(bytes, &name);
    bytes.extend(b": ");
    json_into(bytes, value);
}

/// A list of records, each on a line of its own.
fn list(bytes: &mut Vec<u8>, name: &str, records: impl Iterator<Item = impl Serialize>) {
    bytes.extend(b",\n");
    json_into(bytes, &name);
    bytes.extend(b": [");
    for (at, record) in records.enumerate() {
        bytes.extend(if at == 0 { &b"\n"[..] } else { b",\n" });
        json_into(bytes, &record);
    }
    bytes.extend(b"\n]");
}

fn json_into(bytes: &mut Vec<u8>, value: &impl Serialize) {
    // Memory takes whatever is written, and every value here is one of JSON.
    drop(serde_json::to_writer(bytes, value));
}

/// An event as a feature.
#[must_use]
pub fn feature(event: &Event) -> Value {
    let mut feature = JsonObject::new();
    feature.insert("type".to_owned(), Value::from("Feature"));
    feature.insert("id".to_owned(), Value::from(event.id.as_str()));
    feature.insert("geometry".to_owned(), super::geometry(&event.geometry));
    if let Some(beside) = event.beside.as_deref() {
        feature.extend(beside.clone());
    }
    let properties = properties(event);
    feature.insert("properties".to_owned(), Value::Object(properties));
    Value::Object(feature)
}

/// The properties, in the order of the contract. What was kept as it was stands in its old place.
fn properties(event: &Event) -> JsonObject {
    let extra = &event.extra;
    let free = |names: &[&'static str]| {
        let mut free = names.iter().filter(|name| !extra.contains_key(**name));
        free.next().copied()
    };
    let mut properties = JsonObject::new();
    let mut set = |name: Option<&str>, value: Value| {
        if let Some(name) = name {
            properties.insert(name.to_owned(), value);
        }
    };
    let when = event.when.as_ref().map(ToString::to_string);
    let when_names = if when.is_some() {
        &["when", "date", "time", "year"][..]
    } else {
        &["when"]
    };
    let given = event.beside.as_deref().and_then(|it| it.get("id"));
    set(
        Some("id"),
        given.cloned().unwrap_or_else(|| json!(event.id)),
    );
    set(free(&["title", "name"]), json!(event.title));
    set(free(when_names), json!(when));
    set(Some("when_derivation"), json!(event.when_derivation));
    set(free(&["summary", "description"]), json!(event.summary));
    set(Some("kind"), json!(event.kind));
    set(Some("themes"), json!(event.themes));
    set(Some("venues"), json!(event.venues));
    set(Some("precision"), json!(event.precision));
    set(Some("status"), json!(event.status));
    set(Some("part_of"), json!(event.part_of));
    set(Some("sources"), json!(event.sources));
    set(Some("disputed"), json!(event.disputed));
    set(Some("grave"), json!(event.grave));
    properties.extend(extra.clone());
    properties
}
