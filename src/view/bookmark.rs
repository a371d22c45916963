use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::View;

/// The member with the size of the map.
const MAP: &str = "map";
/// How many points a side of a map may have.
const SIDES: std::ops::RangeInclusive<f64> = 1.0..=100_000.0;

/// A view with a name, to come back to.
///
/// As JSON it is `{"name": …, "view": …, "map": [width, height]}`, with the view as [`View::to_text`] writes it and the size
/// in points of the map that it was made on, if that is known; other members, as a newer program may write them, are kept.
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

    /// The same with the size in points of the map that it was made on: what was in sight there.
    #[must_use]
    pub fn made_on(mut self, map: [f64; 2]) -> Self {
        self.extra.insert(MAP.to_owned(), json!(map));
        self
    }

    /// The size in points of the map that it was made on, if it says so.
    #[must_use]
    pub fn map_size(&self) -> Option<[f64; 2]> {
        let sides = self.extra.get(MAP)?.as_array()?;
        let [width, height] = sides.as_slice() else {
            return None;
        };
        let size = [width.as_f64()?, height.as_f64()?];
        let is_size = |side: &f64| SIDES.contains(side);
        size.iter().all(is_size).then_some(size)
    }

    /// The same with another name and another view, made on a map of some size.
    #[must_use]
    pub fn renewed(&self, name: String, view: View, map: [f64; 2]) -> Self {
        let extra = self.extra.clone();
        Self { name, view, extra }.made_on(map)
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
    fn it_says_how_large_the_map_was_where_that_can_be() {
        let bookmark = |map: &str| {
            let text = format!(r#"{{"name":"a","view":"zoom=3","map":{map}}}"#);
            serde_json::from_str::<Bookmark>(&text).expect("a bookmark")
        };
        let made = bookmark("[1]").made_on([640.5, 480.0]);
        assert_eq!(made.map_size(), Some([640.5, 480.0]));
        assert_eq!(bookmark("[640.5,480.0]"), made);
        for odd in [
            "7", "[]", "[0,5]", "[-1,9]", "[1e9,9]", "[1,2,3]", "\"a\"", "null",
        ] {
            let bookmark = bookmark(odd);
            assert_eq!(bookmark.map_size(), None, "{odd}");
            let written = serde_json::to_value(&bookmark).expect("JSON");
            let kept: Value = serde_json::from_str(odd).expect("JSON");
            assert_eq!(written["map"], kept, "it is kept as it is");
        }
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
