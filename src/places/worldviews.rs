use serde::Deserialize;

use super::{Drawn, Worldview};
use crate::geo::LonLat;

/// What is known about borders that are drawn in a way of their own, and why.
///
/// Read from `geodata/worldviews.json`; the same file decides, when the map is built, how each line is drawn.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Worldviews {
    rule: Rules,
    lines: Vec<BorderLine>,
    notes: Vec<BorderNote>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Rules {
    un: String,
    held: String,
}

/// A border with an explanation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BorderLine {
    /// By which tiles name it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// By the resolutions of the United Nations.
    un: LineView,
    /// As territory is administered.
    held: LineView,
    /// What else is to be known.
    pub note: Option<String>,
}

/// What one worldview says of a line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct LineView {
    /// How it is drawn.
    pub draw: Drawn,
    /// Why it is drawn as it is.
    pub why: String,
    /// The resolutions it rests on.
    #[serde(default)]
    pub resolutions: Vec<String>,
    /// Since when there has been a line, as an EDTF date.
    pub since: Option<String>,
}

/// Something to know about a place where no line is drawn.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BorderNote {
    /// Its name in the file.
    pub id: String,
    /// What the place is called.
    pub title: String,
    /// Where: longitude and latitude in degrees.
    at: [f64; 2],
    /// What is to be known.
    pub text: String,
}

impl Worldviews {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not JSON of the documented shape; the message says where.
    pub fn read(bytes: &[u8]) -> Result<Self, WorldviewsError> {
        serde_json::from_slice(bytes).map_err(|error| WorldviewsError(error.to_string()))
    }

    /// The rule by which a worldview draws borders, in a few sentences.
    #[must_use]
    pub fn rule(&self, worldview: Worldview) -> &str {
        match worldview {
            Worldview::UnitedNations => &self.rule.un,
            Worldview::AsAdministered => &self.rule.held,
        }
    }

    /// The line of a name.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<&BorderLine> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// All lines with an explanation.
    #[must_use]
    pub fn lines(&self) -> &[BorderLine] {
        &self.lines
    }

    /// What is to be known about places where no line is drawn.
    #[must_use]
    pub fn notes(&self) -> &[BorderNote] {
        &self.notes
    }
}

impl BorderLine {
    /// What a worldview says of the line.
    #[must_use]
    pub fn view(&self, worldview: Worldview) -> &LineView {
        match worldview {
            Worldview::UnitedNations => &self.un,
            Worldview::AsAdministered => &self.held,
        }
    }
}

impl BorderNote {
    /// Where it belongs; `None` when the file has a place that is none.
    #[must_use]
    pub fn place(&self) -> Option<LonLat> {
        LonLat::new(self.at[0], self.at[1])
    }
}

/// Why the worldviews could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the explanations of borders cannot be read: {0}")]
pub struct WorldviewsError(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_is_said_with_its_place() {
        let error = |bytes: &[u8]| Worldviews::read(bytes).unwrap_err().to_string();
        assert!(error(b"").contains("line 1"));
        assert!(error(b"{\"rule\": 7}").contains("line 1 column 10"));
        let dotted = br#"{"rule":{"un":"a","held":"b"},"notes":[],"lines":[{"id":"l","title":"L",
            "un":{"draw":"dotted","why":"x"}}]}"#;
        assert!(error(dotted).contains("`none`, `solid`, `dashed`"));
    }

    #[test]
    fn a_line_says_something_else_in_each_view() {
        let file = br#"{"rule":{"un":"a","held":"b"},"notes":[{"id":"n","title":"N","at":[48,41],"text":"t"}],
            "lines":[{"id":"l","title":"L","un":{"draw":"none","why":"x","resolutions":["A/RES/1"]},
                      "held":{"draw":"solid","since":"1974","why":"y"}}]}"#;
        let views = Worldviews::read(file).unwrap();
        let line = views.line("l").unwrap();
        assert_eq!(line.view(Worldview::UnitedNations).resolutions, ["A/RES/1"]);
        assert_eq!(line.view(Worldview::UnitedNations).draw, Drawn::Not);
        assert_eq!(line.view(Worldview::AsAdministered).draw, Drawn::Solid);
        assert_eq!(
            line.view(Worldview::AsAdministered).since.as_deref(),
            Some("1974")
        );
        assert_eq!(views.rule(Worldview::AsAdministered), "b");
        assert!(views.notes()[0].place().is_some());
        assert!(views.line("m").is_none());
    }
}
