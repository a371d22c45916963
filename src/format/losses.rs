use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;

use crate::dataset::{Event, JsonObject, Parts};
use crate::problem::Problem;

/// What became of a dataset on its way into a file.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the format could not carry; everything else is read again as it was.
    pub lost: Vec<Loss>,
}

/// What a format could not carry: a field of some records, or records as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The list that they are of: `events`, `claims`.
    pub list: &'static str,
    /// The field; `None` where all of the record is gone.
    pub field: Option<String>,
    /// Which records: their ids, or their numbers in the list, from 1.
    pub records: Vec<String>,
}

/// What stands at the top of a file.
const FILE: &str = "file";

/// How many records and how many fields are named in a sentence.
const NAMED: usize = 4;

impl Writing {
    /// What was lost, told to a person: for each list what is not in the file, and what is there in part.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for of_list in self.lost.chunk_by(|a, b| a.list == b.list) {
            let (whole, fields): (Vec<&Loss>, Vec<&Loss>) =
                of_list.iter().partition(|it| it.field.is_none());
            let list = of_list.first().map_or("", |it| it.list);
            for loss in whole {
                let (count, named) = (loss.records.len(), some(loss.records.iter()));
                problems.push(lost(
                    list,
                    format!("{count} have no place in this format: {named}"),
                ));
            }
            if fields.is_empty() {
                continue;
            }
            let mut records: Vec<&String> = Vec::new();
            let mut seen = HashSet::new();
            for id in fields.iter().flat_map(|it| &it.records) {
                if seen.insert(id) {
                    records.push(id);
                }
            }
            let (count, named) = (records.len(), some(records.iter().copied()));
            let message = if list == FILE {
                "this is not written".to_owned()
            } else {
                format!("{count} are written in part: {named}")
            };
            let fields = some(fields.iter().filter_map(|it| it.field.as_ref()));
            problems.push(lost(list, message).at_field(fields));
        }
        problems
    }
}

fn lost(list: &str, message: String) -> Problem {
    Problem::warning(message)
        .at_item(list)
        .hint("GeoJSON takes everything")
}

/// The first of some names, and that there are others.
fn some<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut names: Vec<&str> = names.take(NAMED + 1).map(String::as_str).collect();
    if names.len() > NAMED {
        names[NAMED] = "…";
    }
    names.join(", ")
}

/// What is not as it was after a dataset was written and read again.
#[must_use]
pub fn losses(before: &Parts, after: Option<&Parts>) -> Vec<Loss> {
    let nothing = Parts::default();
    let after = after.unwrap_or(&nothing);
    let mut found = Found::default();
    found.events(&before.events, &after.events);
    found.list("sources", &before.sources, &after.sources);
    found.list("venues", &before.venues, &after.venues);
    found.list("persons", &before.persons, &after.persons);
    found.list("organisations", &before.organisations, &after.organisations);
    found.list("claims", &before.claims, &after.claims);
    found.list("disputes", &before.disputes, &after.disputes);
    found.list(
        "participations",
        &before.participations,
        &after.participations,
    );
    found.list("relations", &before.relations, &after.relations);
    found.list("stops", &before.stops, &after.stops);
    found.list("figures", &before.figures, &after.figures);
    found.list("editor_notes", &before.editor_notes, &after.editor_notes);
    for (name, value) in &before.extra {
        if after.extra.get(name) != Some(value) {
            found.add(FILE, Some(name), name.clone());
        }
    }
    if before.declared && !after.declared {
        found.add(FILE, Some("summit_atlas"), "1".to_owned());
    }
    found.0
}

/// What was found so far, in the order of the lists.
#[derive(Default)]
struct Found(Vec<Loss>);

impl Found {
    fn add(&mut self, list: &'static str, field: Option<&str>, record: String) {
        let same = |loss: &&mut Loss| loss.list == list && loss.field.as_deref() == field;
        match self.0.iter_mut().find(same) {
            Some(loss) => loss.records.push(record),
            None => self.0.push(Loss {
                list,
                field: field.map(str::to_owned),
                records: vec![record],
            }),
        }
    }

    /// Records of any sort, found again by their id or else by their place.
    fn list<T: Serialize + PartialEq>(&mut self, list: &'static str, before: &[T], after: &[T]) {
        if before == after {
            return;
        }
        let object = |record: &T| match serde_json::to_value(record) {
            Ok(Value::Object(object)) => object,
            _ => JsonObject::new(),
        };
        let id = |object: &JsonObject| object.get("id").and_then(Value::as_str).map(str::to_owned);
        let after: Vec<JsonObject> = after.iter().map(object).collect();
        let by_id: HashMap<String, usize> = after
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(at, object)| Some((id(object)?, at)))
            .collect();
        for (at, record) in before.iter().map(object).enumerate() {
            let known = id(&record);
            let place = known.as_ref().map_or(Some(at), |id| by_id.get(id).copied());
            let name = known.unwrap_or_else(|| (at + 1).to_string());
            let Some(again) = place.and_then(|at| after.get(at)) else {
                self.add(list, None, name);
                continue;
            };
            for (field, value) in &record {
                if again.get(field) != Some(value) {
                    self.add(list, Some(field), name.clone());
                }
            }
        }
    }

    /// Events stay in their order.
    fn events(&mut self, before: &[Event], after: &[Event]) {
        for (at, event) in before.iter().enumerate() {
            let Some(again) = after.get(at) else {
                self.add("events", None, event.id.clone());
                continue;
            };
            if event == again {
                continue;
            }
            for (field, same) in fields(event, again) {
                if !same {
                    self.add("events", Some(field), event.id.clone());
                }
            }
            for (name, value) in &event.extra {
                if again.extra.get(name) != Some(value) {
                    self.add("events", Some(name), event.id.clone());
                }
            }
        }
    }
}

/// Each field of an event, and whether it is the same in both.
fn fields<'a>(a: &'a Event, b: &'a Event) -> [(&'static str, bool); 19] {
    [
        ("id", a.id == b.id),
        ("title", a.title == b.title),
        ("when", a.when == b.when),
        ("other_whens", a.other_whens == b.other_whens),
        ("when_derivation", a.when_derivation == b.when_derivation),
        ("summary", a.summary == b.summary),
        ("kind", a.kind == b.kind),
        ("themes", a.themes == b.themes),
        ("venues", a.venues == b.venues),
        ("precision", a.precision == b.precision),
        ("status", a.status == b.status),
        ("part_of", a.part_of == b.part_of),
        ("sources", a.sources == b.sources),
        ("disputed", a.disputed == b.disputed),
        ("grave", a.grave == b.grave),
        ("geometry", a.geometry == b.geometry),
        ("doubtful", a.doubtful == b.doubtful),
        ("beside", a.beside == b.beside),
        (
            "extra",
            b.extra.keys().all(|name| a.extra.contains_key(name)),
        ),
    ]
}
