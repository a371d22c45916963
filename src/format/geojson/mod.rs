//! GeoJSON (RFC 7946), plain or with the foreign members of a summit-atlas dataset.
//!
//! A plain file is one source. The title of an event is its `title` or `name`; its date is `when`
//! (EDTF), or `start` and `end`, or `date`, or the `year`. Unknown properties are kept. A feature
//! without a place or a date is kept, too: it is listed, though not on the map or in the window.
//!
//! With a top-level `"summit_atlas": 1` the foreign members `venues`, `claims` … are read as well. A plain file may have
//! `venues` and `sources` in the same form; where they are of another form they are its own affair.
//!
//! [`write()`] writes all of it again: records line by line, and what the program does not know as it was.

mod feature;
mod geometry;
mod lines;
mod members;
mod write;

use std::sync::Arc;

use serde_json::Value;

pub use geometry::write as geometry;
pub use write::{feature, write};

use super::Reading;
use crate::dataset::{Dataset, JsonObject, Parts};
use crate::problem::{Place, Problem};

/// A mark that some programs write before a text.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The version of the foreign members that this program knows.
const VERSION: u64 = 1;

/// Reads the bytes of a file called `name`.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    let mut problems = Vec::new();
    let parts = read_parts(bytes, &mut problems);
    let dataset = parts.map(|parts| {
        let (dataset, found) = Dataset::new(name, parts);
        problems.extend(found);
        Arc::new(dataset)
    });
    locate(name, bytes, &mut problems);
    Reading { dataset, problems }
}

/// Says of problems of a file in which file and on which line they are.
pub fn locate(name: &str, bytes: &[u8], problems: &mut [Problem]) {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    lines::locate(bytes, problems);
    for problem in problems {
        problem.place.file = Some(name.to_owned());
    }
}

fn read_parts(bytes: &[u8], problems: &mut Vec<Problem>) -> Option<Parts> {
    let mut root = match root_object(bytes) {
        Ok(root) => root,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let mut parts = Parts::default();
    let declared = root.contains_key("summit_atlas");
    parts.declared = declared;
    if declared {
        if root.get("summit_atlas").and_then(Value::as_u64) == Some(VERSION) {
            root.shift_remove("summit_atlas");
        } else {
            problems.push(
                Problem::warning(format!("this program reads version {VERSION}"))
                    .at_field("summit_atlas")
                    .hint("what is understood is shown; a newer program may show more"),
            );
        }
        members::read(&mut root, &mut parts, problems);
    } else {
        members::read_plain(&mut root, &mut parts);
    }
    let features = match root.shift_remove("type").as_ref().and_then(Value::as_str) {
        Some("FeatureCollection") => {
            if let Some(Value::Array(features)) = root.shift_remove("features") {
                parts.extra = root;
                features
            } else {
                problems.push(
                    Problem::error("a FeatureCollection without a list of features")
                        .at_field("features")
                        .hint("write \"features\": [ … ]"),
                );
                return None;
            }
        }
        Some("Feature") => {
            root.insert("type".to_owned(), Value::from("Feature"));
            vec![Value::Object(root)]
        }
        other => {
            let message = other.map_or_else(
                || "there is no GeoJSON \"type\"".to_owned(),
                |other| format!("\"{other}\" is not a FeatureCollection or a Feature"),
            );
            problems.push(
                Problem::error(message)
                    .at_field("type")
                    .hint("open a GeoJSON file (RFC 7946) with events as features"),
            );
            return None;
        }
    };
    parts.events.reserve(features.len());
    for (row, value) in features.into_iter().enumerate() {
        parts
            .events
            .extend(feature::read(row, value, declared, problems));
    }
    Some(parts)
}

fn root_object(bytes: &[u8]) -> Result<JsonObject, Problem> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::error("the file is empty").hint("open a GeoJSON file"));
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(root)) => Ok(root),
        Ok(_) => {
            Err(Problem::error("the file is JSON, but not an object").hint("open a GeoJSON file"))
        }
        Err(error) => Err(json_problem(bytes, &error)),
    }
}

fn json_problem(bytes: &[u8], error: &serde_json::Error) -> Problem {
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace());
    let mut problem = if error.is_eof() {
        Problem::error("the file ends in the middle").hint("it was cut off: get it again")
    } else if !matches!(first, Some(b'{' | b'[')) {
        Problem::error("this is not JSON").hint("open a GeoJSON file")
    } else {
        let mut message = error.to_string();
        if let Some(at) = message.rfind(" at line ") {
            message.truncate(at);
        }
        let column = error.column();
        Problem::error(format!("not JSON from column {column} on: {message}"))
            .hint("look at that line, or get the file again")
    };
    problem.place = Place {
        line: (error.line() > 0).then_some(error.line()),
        ..Place::default()
    };
    problem
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod write_tests;
