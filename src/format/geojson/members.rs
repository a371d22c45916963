use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::dataset::{JsonObject, Parts};
use crate::problem::Problem;

/// Takes the foreign members of a dataset out of the top level of a file.
pub(super) fn read(root: &mut JsonObject, parts: &mut Parts, problems: &mut Vec<Problem>) {
    let mut member = |name: &'static str| Member {
        name,
        value: root.remove(name),
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
