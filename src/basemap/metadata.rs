use serde_json::{Map, Value};

use super::source::Schema;

/// What an archive says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// Who is to be named, as plain text; empty when it does not say.
    pub(crate) attribution: String,
    /// The schema of its vector layers; `None` when it does not name any that are known.
    pub(crate) schema: Option<Schema>,
}

impl Metadata {
    /// Reads the JSON object that `PMTiles` archives hold, and `MBTiles` in their row `json`.
    pub(crate) fn read(json: &[u8]) -> Result<Self, serde_json::Error> {
        let json: Map<String, Value> = serde_json::from_slice(json)?;
        let marked_up = json.get("attribution").and_then(Value::as_str);
        let layers = json.get("vector_layers").and_then(Value::as_array);
        let names: Vec<&str> = layers
            .into_iter()
            .flatten()
            .filter_map(|layer| layer.get("id").and_then(Value::as_str))
            .collect();
        Ok(Self {
            attribution: plain_text(marked_up.unwrap_or_default()),
            schema: Schema::of_layers(&names),
        })
    }
}

/// Text without HTML tags and with the few entities that occur in attributions resolved.
pub(crate) fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (index, piece) in html.split('<').enumerate() {
        text.push_str(match piece.split_once('>') {
            Some((_tag, after)) if index > 0 => after,
            _ => piece,
        });
    }
    for (entity, sign) in [
        ("&copy;", "©"),
        ("&nbsp;", "\u{a0}"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, sign);
    }
    text.trim().to_owned()
}
