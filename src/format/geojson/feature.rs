use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::dataset::{Event, Geometry, JsonObject, PlacePrecision};
use crate::problem::{Problem, Subject};
use crate::time::Edtf;

/// One feature as an event; `None` (and a problem) only when it is no object at all.
pub(super) fn read(
    row: usize,
    value: Value,
    declared: bool,
    problems: &mut Vec<Problem>,
) -> Option<Event> {
    let mut item = format!("feature {}", row + 1);
    let Value::Object(mut feature) = value else {
        problems.push(
            Problem::error("this is not a feature")
                .at_record("features", row)
                .at_item(item)
                .hint("write { \"type\": \"Feature\", … }"),
        );
        return None;
    };
    let properties = match feature.shift_remove("properties") {
        Some(Value::Object(properties)) => properties,
        _ => JsonObject::new(),
    };
    feature.shift_remove("type");
    let (given_id, shape) = (feature.shift_remove("id"), feature.shift_remove("geometry"));
    let mut fields = Fields {
        row,
        declared,
        properties,
        beside: feature,
        item: &mut item,
        problems,
    };
    let id = fields.id(given_id, row);
    *fields.item = format!("feature {} \"{id}\"", row + 1);
    let geometry = fields.geometry(shape);
    Some(fields.event(id, geometry))
}

/// The properties of a feature that are not read yet.
struct Fields<'a> {
    /// Of the feature, from 0.
    row: usize,
    /// Whether the file says that it follows our rules.
    declared: bool,
    properties: JsonObject,
    /// What else the feature has, and its geometry where ours holds less of it.
    beside: JsonObject,
    item: &'a mut String,
    problems: &'a mut Vec<Problem>,
}

impl Fields<'_> {
    fn event(mut self, id: String, geometry: Geometry) -> Event {
        let title = self.text("title").or_else(|| self.text("name"));
        let when = self.when();
        let themes = self.take("themes").unwrap_or_default();
        let venues = self.take("venues").unwrap_or_default();
        let sources = self.take("sources").unwrap_or_default();
        let precision = self.take("precision").unwrap_or(match geometry {
            Geometry::Nowhere => PlacePrecision::None,
            Geometry::Points(_) => PlacePrecision::Site,
            Geometry::Lines(_) => PlacePrecision::Line,
            Geometry::Areas(_) => PlacePrecision::Region,
        });
        Event {
            title: title.unwrap_or_else(|| id.clone()),
            other_whens: Vec::new(),
            doubtful: false,
            when_derivation: self.text("when_derivation"),
            summary: self
                .text("summary")
                .or_else(|| self.text("description"))
                .unwrap_or_default(),
            kind: self.text("kind").unwrap_or_default(),
            status: self.take("status").unwrap_or_default(),
            part_of: self.text("part_of"),
            disputed: self.take("disputed").unwrap_or_default(),
            grave: self.take("grave").unwrap_or_default(),
            id,
            when,
            themes,
            venues,
            precision,
            sources,
            geometry,
            extra: self.properties,
            beside: (!self.beside.is_empty()).then(|| Box::new(self.beside)),
        }
    }

    /// The id of the feature, of its properties, or one made from its position.
    fn id(&mut self, feature_id: Option<Value>, row: usize) -> String {
        let own = self.properties.get("id");
        // Another id among the properties is one of the file's own, and stays there.
        let same = feature_id.is_none() || own == feature_id.as_ref() || own == Some(&Value::Null);
        let given = feature_id.or_else(|| own.cloned());
        if same {
            self.properties.shift_remove("id");
        }
        match given {
            Some(Value::String(id)) if !id.is_empty() => id,
            Some(Value::Number(id)) => {
                let text = id.to_string();
                self.beside.insert("id".to_owned(), Value::Number(id));
                text
            }
            _ => format!("feature-{}", row + 1),
        }
    }

    fn geometry(&mut self, value: Option<Value>) -> Geometry {
        let Some(value) = value else {
            self.report(
                "geometry",
                "there is none",
                "write \"geometry\": null for an event without a place",
            );
            return Geometry::Nowhere;
        };
        if value.is_null() {
            return Geometry::Nowhere;
        }
        let read = geojson::Geometry::deserialize(&value)
            .map_err(|error| {
                (
                    format!("not a geometry: {error}"),
                    "see RFC 7946, section 3.1",
                )
            })
            .and_then(|given| {
                let whole = super::geometry::is_whole(&given);
                Ok((super::geometry::read(given)?, whole))
            });
        let (geometry, whole) = read.unwrap_or_else(|(message, hint)| {
            self.report("geometry", &message, hint);
            (Geometry::Nowhere, false)
        });
        if !whole {
            self.beside.insert("geometry".to_owned(), value);
        }
        geometry
    }

    /// The date in the first of the usual properties that is there. What cannot be read stays
    /// among the unknown properties.
    fn when(&mut self) -> Option<Edtf> {
        if let Some(when) = self.date_text("when") {
            return self.date(&["when"], &when);
        }
        if let Some(start) = self.date_text("start") {
            return match self.date_text("end") {
                Some(end) => self.date(&["start", "end"], &format!("{start}/{end}")),
                None => self.date(&["start"], &start),
            };
        }
        ["date", "time", "year"].into_iter().find_map(|key| {
            let text = self.date_text(key)?;
            self.date(&[key], &text)
        })
    }

    /// The date that some fields say together; they are read then.
    fn date(&mut self, fields: &[&str], text: &str) -> Option<Edtf> {
        match text.parse::<Edtf>() {
            Ok(date) => {
                for field in fields {
                    self.properties.shift_remove(*field);
                }
                Some(date)
            }
            Err(error) => {
                let problem = Problem::error(error.to_string())
                    .about(Subject::Date)
                    .at_record("features", self.row)
                    .at_item(self.item.clone())
                    .at_field(fields.join(", "));
                self.problems.push(match error.hint() {
                    Some(hint) => problem.hint(hint),
                    None => problem,
                });
                None
            }
        }
    }

    /// A property as the text of a date: years may be numbers.
    fn date_text(&mut self, key: &str) -> Option<String> {
        match self.properties.get(key)? {
            Value::Null => {
                self.properties.shift_remove(key);
                None
            }
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(year_text(number)),
            other => {
                let message = format!("{other} is not a date");
                self.report(key, &message, "write a date such as 2025-10-09 in quotes");
                None
            }
        }
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.properties.get(key)? {
            Value::String(_) => match self.properties.shift_remove(key) {
                Some(Value::String(text)) => Some(text),
                _ => None,
            },
            Value::Null => {
                self.properties.shift_remove(key);
                None
            }
            // Anything else keeps its place among the unknown properties.
            _ => None,
        }
    }

    /// A property of a fixed type. One of another type is kept as unknown; it is reported in a
    /// file that says it follows our rules, and is a plain file's own affair.
    fn take<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let value = self.properties.get(key)?;
        if value.is_null() {
            self.properties.shift_remove(key);
            return None;
        }
        match serde_json::from_value(value.clone()) {
            Ok(value) => {
                self.properties.shift_remove(key);
                Some(value)
            }
            Err(error) => {
                if self.declared {
                    let message = error.to_string();
                    self.report(key, &message, "see geodata/README.md for what stands here");
                }
                None
            }
        }
    }

    fn report(&mut self, field: &str, message: &str, hint: &str) {
        self.problems.push(
            Problem::error(message)
                .at_record("features", self.row)
                .at_item(self.item.clone())
                .at_field(field)
                .hint(hint),
        );
    }
}

/// A year that is written as a number, as EDTF writes it.
fn year_text(number: &serde_json::Number) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "whole, and of few digits")]
    let whole = |year: f64| (year.fract() == 0.0 && year.abs() < 1e6).then_some(year as i64);
    let year = number.as_i64().or_else(|| whole(number.as_f64()?));
    year.map_or_else(
        || number.to_string(),
        |year| {
            let sign = if year < 0 { "-" } else { "" };
            format!("{sign}{:04}", year.unsigned_abs())
        },
    )
}
