use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::url_template::{UrlTemplate, UrlTemplateError};
use crate::problem::Problem;

/// Where the map comes from: what a person has chosen. A link, an undo or a file never changes
/// it, since two of these open connections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BaseSource {
    /// What is built in.
    #[default]
    Offline,
    /// The standard tiles of OpenStreetMap, over the network.
    OpenStreetMap,
    /// Another tile server.
    Online(OnlineMap),
    /// A file of tiles.
    File(PathBuf),
}

impl BaseSource {
    /// Whether it needs the network.
    #[must_use]
    pub const fn is_online(&self) -> bool {
        matches!(self, Self::OpenStreetMap | Self::Online(_))
    }

    /// Reads what was remembered. What cannot be read is [`Self::Offline`], and told.
    #[must_use]
    pub fn read(remembered: Value) -> (Self, Option<Problem>) {
        match serde_json::from_value(remembered) {
            Ok(source) => (source, None),
            Err(error) => {
                let problem = Problem::warning(format!(
                    "the map that was chosen cannot be understood: {error}"
                ))
                .hint("the offline map is shown; choose the other one again");
                (Self::Offline, Some(problem))
            }
        }
    }
}

/// What the tiles of a server are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OnlineContent {
    /// Pictures: PNG, JPEG or WebP.
    #[default]
    Raster,
    /// Vector tiles with the layers of this program's own basemap.
    Atlas,
    /// Vector tiles with the layers of the Protomaps basemap, version 4.
    Protomaps,
    /// Vector tiles with the layers of `OpenMapTiles`, version 3.
    OpenMapTiles,
}

/// A tile server as a person enters it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Entered", into = "Entered")]
pub struct OnlineMap {
    name: String,
    template: UrlTemplate,
    zooms: (u8, u8),
    attribution: String,
    link: Option<String>,
    content: OnlineContent,
}

/// The deepest zoom that a server can have.
const MAX_ZOOM: u8 = 30;
/// The deepest zoom where none is entered.
const USUAL_ZOOM: u8 = 19;

/// What is written of a tile server, before it is looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entered {
    /// What it is called; the server's name when this is empty.
    #[serde(default)]
    pub name: String,
    /// Where its tiles are: see [`UrlTemplate`].
    pub template: String,
    /// The first zoom it has, 0 when missing.
    #[serde(default)]
    pub min_zoom: u8,
    /// The last zoom it has, 0 ..= 30; 19 when missing.
    #[serde(default = "usual_zoom")]
    pub max_zoom: u8,
    /// Who is to be named beside the map.
    #[serde(default)]
    pub attribution: String,
    /// Where that leads, `https://…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What its tiles are.
    #[serde(default)]
    pub content: OnlineContent,
}

const fn usual_zoom() -> u8 {
    USUAL_ZOOM
}

/// Why a tile server cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum OnlineMapError {
    /// The address is wrong.
    #[error(transparent)]
    Template(#[from] UrlTemplateError),
    /// The zooms make no sense.
    #[error("the zooms run from {min} to {max}; they must rise, and end at {MAX_ZOOM} or before")]
    Zooms {
        /// The first.
        min: u8,
        /// The last.
        max: u8,
    },
}

impl From<&OnlineMapError> for Problem {
    fn from(error: &OnlineMapError) -> Self {
        Self::error(error.to_string()).hint(match error {
            OnlineMapError::Template(error) => error.hint(),
            OnlineMapError::Zooms { .. } => "most servers have the zooms from 0 to 19",
        })
    }
}

impl OnlineMap {
    /// What it is called, on one line; never empty.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its tiles are.
    #[must_use]
    pub const fn template(&self) -> &UrlTemplate {
        &self.template
    }

    /// The zooms it has.
    #[must_use]
    pub const fn zooms(&self) -> RangeInclusive<u8> {
        self.zooms.0..=self.zooms.1
    }

    /// Who is to be named beside the map, on one line; may be empty.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// Where the attribution leads: a web address.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }

    /// What its tiles are.
    #[must_use]
    pub const fn content(&self) -> OnlineContent {
        self.content
    }
}

impl TryFrom<Entered> for OnlineMap {
    type Error = OnlineMapError;

    /// What cannot be shown is left out of names: breaks of lines and other control characters,
    /// and a link that is no web address.
    fn try_from(entered: Entered) -> Result<Self, Self::Error> {
        let template: UrlTemplate = entered.template.parse()?;
        let (min, max) = (entered.min_zoom, entered.max_zoom);
        if min > max || max > MAX_ZOOM {
            return Err(OnlineMapError::Zooms { min, max });
        }
        let mut name = one_line(&entered.name);
        if name.is_empty() {
            template.host().clone_into(&mut name);
        }
        let is_web = |link: &String| {
            let web = link.starts_with("https://") || link.starts_with("http://");
            web && link.chars().all(|c| !c.is_control() && !c.is_whitespace())
        };
        Ok(Self {
            name,
            template,
            zooms: (min, max),
            attribution: one_line(&entered.attribution),
            link: entered.link.filter(is_web),
            content: entered.content,
        })
    }
}

impl From<OnlineMap> for Entered {
    fn from(map: OnlineMap) -> Self {
        Self {
            name: map.name,
            template: map.template.into(),
            min_zoom: map.zooms.0,
            max_zoom: map.zooms.1,
            attribution: map.attribution,
            link: map.link,
            content: map.content,
        }
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> (BaseSource, Option<Problem>) {
        BaseSource::read(serde_json::from_str(json).unwrap())
    }

    fn online(json: &str) -> OnlineMap {
        match read(&format!(r#"{{"online":{json}}}"#)) {
            (BaseSource::Online(map), None) => map,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_choice_is_written_and_read() {
        let map = r#"{"name":"My map","template":"https://h/{z}/{x}/{-y}","min_zoom":2,"max_zoom":7,"attribution":"© me","link":"https://h/me","content":"openmaptiles"}"#;
        for json in [
            r#""offline""#.to_owned(),
            r#""openstreetmap""#.to_owned(),
            r#"{"file":"/maps/europe.pmtiles"}"#.to_owned(),
            format!(r#"{{"online":{map}}}"#),
        ] {
            let (source, problem) = read(&json);
            assert_eq!(problem, None, "{json}");
            assert_eq!(serde_json::to_string(&source).unwrap(), json);
            assert_eq!(
                source.is_online(),
                json.contains("openst") || json.contains("online")
            );
        }
    }

    #[test]
    fn what_is_left_out_of_a_server_has_its_usual_value() {
        let map = online(r#"{"template":"https://h:1/{z}/{x}/{y}","later":1}"#);
        assert_eq!((map.name(), map.attribution()), ("h:1", ""));
        assert_eq!(
            (map.zooms(), map.content()),
            (0..=19, OnlineContent::Raster)
        );
        let map = online(
            r#"{"name":" a\n b\u0007 ","template":"https://h/{z}/{x}/{y}","link":"javascript:1"}"#,
        );
        assert_eq!((map.name(), map.link()), ("a b", None));
    }

    #[test]
    fn what_cannot_be_read_is_the_offline_map_and_told() {
        for (json, why) in [
            ("7", "invalid type"),
            (r#""moon""#, "moon"),
            (r#"{"tomorrow":{}}"#, "tomorrow"),
            (r#"{"online":{"name":"x"}}"#, "template"),
            (
                r#"{"online":{"template":"ftp://h/{z}/{x}/{y}"}}"#,
                "https://",
            ),
            (
                r#"{"online":{"template":"https://h/{z}/{x}/{y}","min_zoom":9,"max_zoom":3}}"#,
                "from 9 to 3",
            ),
            (
                r#"{"online":{"template":"https://h/{z}/{x}/{y}","max_zoom":31}}"#,
                "from 0 to 31",
            ),
        ] {
            let (source, problem) = read(json);
            assert_eq!(source, BaseSource::Offline, "{json}");
            let told = problem.expect(json).to_string();
            assert!(told.contains(why), "{told}");
            assert!(told.starts_with("the map that was chosen"), "{told}");
        }
    }
}
