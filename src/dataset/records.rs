use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PlacePrecision;
use crate::geo::LonLat;
use crate::text::{Language, Names};

/// Fields of a file that this program does not know, kept as they are.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;

/// A place with a role in an event; on the screen it is called a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    /// Unique among the venues.
    pub id: String,
    /// Its present official name in English.
    pub name: String,
    /// Names by language tag (BCP 47).
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Further names under which it is looked for: former ones, other spellings.
    #[serde(default)]
    pub aliases: Vec<Alias>,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
    /// How well it can be pinned.
    #[serde(default)]
    pub precision: PlacePrecision,
    /// Longitude and latitude in degrees.
    #[serde(default)]
    pub coordinates: Option<[f64; 2]>,
    /// What an editor says about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// A further name of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// Its language tag (BCP 47).
    #[serde(default)]
    pub language: String,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

impl Venue {
    /// What it is called in the languages of the map. The local name is the one in the language of its country, where
    /// that is one of them.
    #[must_use]
    pub fn all_names(&self) -> Names {
        let mut names = Names::new(self.name.as_str());
        for language in Language::ALL {
            if let Some(name) = self.names.get(language.code()) {
                names.insert(language, name.as_str());
            }
        }
        let local = self.country.as_deref().and_then(Language::of_country);
        names.local = local.and_then(|language| names.known_in(language).cloned());
        names
    }

    /// Where it is pinned, if it can be: sites and cities are, countries are not.
    #[must_use]
    pub fn pin(&self) -> Option<LonLat> {
        let [lon, lat] = self.coordinates?;
        matches!(self.precision, PlacePrecision::Site | PlacePrecision::City)
            .then(|| LonLat::new(lon, lat))
            .flatten()
    }
}

/// A text among the fields that the program keeps as they are; `None` where it is none, or empty.
fn said<'a>(extra: &'a JsonObject, field: &str) -> Option<&'a str> {
    let text = extra.get(field)?.as_str()?;
    (!text.trim().is_empty()).then_some(text)
}

impl Alias {
    /// What sort of name: `former`, `variant`.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        said(&self.extra, "kind")
    }
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Unique among the persons.
    pub id: String,
    /// The usual English form.
    pub name: String,
    /// Names by language tag (BCP 47).
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// What an editor says about them.
    #[serde(default)]
    pub note: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// A body of people with a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Unique among the organisations.
    pub id: String,
    /// The usual English form.
    pub name: String,
    /// Its usual abbreviation.
    #[serde(default)]
    pub short: Option<String>,
    /// What an editor says about it.
    #[serde(default)]
    pub note: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

/// A document that makes claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Unique among the sources.
    pub id: String,
    /// What stands above it.
    pub title: String,
    /// Who wrote it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// When it was published, in EDTF.
    #[serde(default)]
    pub published: Option<String>,
    /// How the date of publication follows where it is not printed.
    #[serde(default)]
    pub published_derivation: Option<String>,
    /// Where it can be read.
    #[serde(default)]
    pub url: Option<String>,
    /// What sort of document.
    #[serde(default)]
    pub kind: Option<String>,
    /// Fields this program does not know.
    #[serde(flatten)]
    pub extra: JsonObject,
}

impl Source {
    /// What the record says in a field that is the dataset's own: `view_of`, `language`, `cite`, `note` …
    #[must_use]
    pub fn said(&self, field: &str) -> Option<&str> {
        said(&self.extra, field)
    }
}

/// What an editor of the dataset says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Unique among the notes.
    pub id: String,
    /// The note with whatever else belongs to it.
    #[serde(flatten)]
    pub extra: JsonObject,
}

impl Note {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        said(&self.extra, "text")
    }

    /// Whether it rests on something other than the sources, and says so.
    #[must_use]
    pub fn is_not_from_the_sources(&self) -> bool {
        said(&self.extra, "basis").is_some_and(|basis| basis == "not from the sources")
    }

    /// Ids of the events or other records that it is about, from the list of that name.
    pub fn about<'a>(&'a self, list: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let ids = self.extra.get(list).and_then(serde_json::Value::as_array);
        ids.into_iter().flatten().filter_map(|id| id.as_str())
    }
}
