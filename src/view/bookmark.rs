use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::View;

/// A view with a name, to come back to.
///
/// As JSON it is `{"name": …, "view": …}`, with the view as [`View::to_text`] writes it; other members, as a newer program
/// may write them, are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    /// What it is called.
    pub name: String,
    /// What is looked at.
    pub view: View,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl Bookmark {
    /// A view with a name.
    #[must_use]
    pub fn new(name: impl Into<String>, view: View) -> Self {
        Self {
            name: name.into(),
            view,
            extra: Map::new(),
        }
    }

    pub(super) const fn with_extra(name: String, view: View, extra: Map<String, Value>) -> Self {
        Self { name, view, extra }
    }

    pub(super) const fn extra(&self) -> &Map<String, Value> {
        &self.extra
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_comes_back_with_what_it_does_not_know() {
        let text = r#"{"name":"Aktau","view":"center=51,43&zoom=6&later=1","words":["a"]}"#;
        let bookmark: Bookmark = serde_json::from_str(text).expect("a bookmark");
        assert_eq!(bookmark.name, "Aktau");
        assert_eq!(bookmark.view.kept.len(), 1);
        let written = serde_json::to_string(&bookmark).expect("JSON");
        assert!(written.contains(r#""words":["a"]"#), "{written}");
        let again: Bookmark = serde_json::from_str(&written).expect("a bookmark");
        assert_eq!(again, bookmark);
    }

    #[test]
    fn what_has_no_name_or_no_view_is_no_bookmark() {
        for text in [
            r#"{"name":"a"}"#,
            r#"{"view":"zoom=3"}"#,
            r#"{"name":"a","view":"zoom=99"}"#,
            r#"{"name":7,"view":"zoom=3"}"#,
            "[]",
        ] {
            assert!(serde_json::from_str::<Bookmark>(text).is_err(), "{text}");
        }
    }
}
