//! What is open, as it stands in a session.

use serde_json::Value;

use crate::view::Origin;

/// As a list of texts.
pub(super) fn to_json(files: &[Origin]) -> Value {
    files.iter().map(Origin::to_text).collect()
}

/// What [`to_json`] writes, or the one `file` that stands alone: none is the dataset that comes along.
pub(super) fn of(files: Option<Value>, file: Option<Value>) -> Vec<Origin> {
    let text = |value: &Value| value.as_str().map(Origin::from_text);
    match (files, file) {
        (Some(Value::Array(files)), _) => files.iter().filter_map(text).collect(),
        (_, Some(file)) => vec![text(&file).unwrap_or(Origin::Summits)],
        (_, None) => Vec::new(),
    }
}
