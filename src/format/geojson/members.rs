use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::dataset::{JsonObject, Parts, Venue};
use crate::problem::Problem;

/// Takes the foreign members of a dataset out of the top level of a file.
pub(super) fn read(root: &mut JsonObject, parts: &mut Parts, problems: &mut Vec<Problem>) {
    let mut member = |name: &'static str| Member {
        name,
        value: root.shift_remove(name),
    };
    parts.sources = member("sources").records(problems);
    parts.venues = member("venues").records(problems);
    parts.persons = member("persons").records(problems);
    parts.organisations = member("organisations").records(problems);
    parts.claims = member("claims").records(problems);
    parts.disputes = member("disputes").records(problems);
    parts.participations = member("participations").records(problems);
    parts.relations = member("relations").records(problems);
    parts.stops = member("stops").records(problems);
    parts.figures = member("figures").records(problems);
    parts.editor_notes = member("editor_notes").records(problems);
    for (row, venue) in parts.venues.iter_mut().enumerate() {
        let Some([lon, lat]) = venue.coordinates else {
            continue;
        };
        if crate::geo::LonLat::new(lon, lat).is_none() {
            venue.coordinates = None;
            problems.push(
                Problem::error(super::geometry::out_of_range(lon, lat))
                    .at_record("venues", row)
                    .at_item(format!("venue \"{}\"", venue.id))
                    .at_field("coordinates")
                    .hint(super::geometry::ORDER_HINT),
            );
        }
    }
}

/// Takes the venues and the sources of a plain file out of its top level, where they have the form of ours.
pub(super) fn read_plain(root: &mut JsonObject, parts: &mut Parts) {
    if let Some(sources) = whole_list(root, "sources") {
        parts.sources = sources;
    }
    if let Some(venues) = whole_list::<Venue>(root, "venues") {
        let on_globe = |venue: &Venue| {
            let [lon, lat] = venue.coordinates.unwrap_or_default();
            crate::geo::LonLat::new(lon, lat).is_some()
        };
        if venues.iter().all(on_globe) {
            parts.venues = venues;
        }
    }
    for (name, taken) in [
        ("sources", !parts.sources.is_empty()),
        ("venues", !parts.venues.is_empty()),
    ] {
        if taken {
            root.shift_remove(name);
        }
    }
}

/// A list of which every record is one of ours.
fn whole_list<T: DeserializeOwned>(root: &JsonObject, name: &str) -> Option<Vec<T>> {
    let rows = root.get(name)?.as_array()?;
    let records = rows.iter().map(|row| serde_json::from_value(row.clone()));
    records.collect::<Result<Vec<T>, _>>().ok()
}

/// One top-level list.
struct Member {
    name: &'static str,
    value: Option<Value>,
}

impl Member {
    /// The records that can be read; a problem for each other one.
    fn records<T: DeserializeOwned>(self, problems: &mut Vec<Problem>) -> Vec<T> {
        let rows = match self.value {
            None => return Vec::new(),
            Some(Value::Array(rows)) => rows,
            Some(_) => {
                problems.push(
                    Problem::error("this is not a list")
                        .at_field(self.name)
                        .hint("write [ … ]"),
                );
                return Vec::new();
            }
        };
        let rows = rows.into_iter().enumerate();
        rows.filter_map(|(row, value)| {
            let id = value.get("id").and_then(Value::as_str);
            let item = id.map_or_else(
                || format!("{} {}", self.name, row + 1),
                |id| format!("{} {} \"{id}\"", self.name, row + 1),
            );
            match serde_json::from_value(value) {
                Ok(record) => Some(record),
                Err(error) => {
                    problems.push(
                        Problem::error(error.to_string())
                            .at_record(self.name, row)
                            .at_item(item)
                            .hint("compare it with the others of its kind"),
                    );
                    None
                }
            }
        })
        .collect()
    }
}
