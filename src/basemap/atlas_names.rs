//! Names that are set along a line of their own: seas, ranges, plains. They are written by hand and are the same at
//! every zoom, so they come in one file, not in tiles.

use geojson::GeoJson;
use serde_json::{Map, Value};

use crate::geo::{LonLat, World};
use crate::text::{Language, Names};

use super::kinds::LabelKind;

/// Why the names could not be read.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum NamesError {
    /// The bytes are no collection of features.
    #[error("this is no GeoJSON with features")]
    NotGeoJson,
    /// A feature, counted from 1, is not as it should be.
    #[error("feature {0} has no name, no known kind, no rank or no line")]
    Feature(usize),
}

/// A name along a line.
#[derive(Clone, Debug, PartialEq)]
pub struct AtlasName {
    /// What it is called.
    pub names: Names,
    /// A sea or a part of the land.
    pub kind: LabelKind,
    /// Whether it names an ocean or a sea as a whole, or land of about the size of a country: set wide.
    pub wide: bool,
    /// Importance, 0 first.
    pub rank: u8,
    /// The line on which the name stands, from its first letter to its last; at least two points.
    pub baseline: Vec<World>,
}

/// Reads the file: `GeoJSON` features with a `LineString`, `name`, `name:xx`, `kind` and `rank`.
///
/// # Errors
/// When the bytes are no `GeoJSON`, or a feature has no name, no known kind or no line.
pub fn read_atlas_names(bytes: &[u8]) -> Result<Vec<AtlasName>, NamesError> {
    let text = std::str::from_utf8(bytes).or(Err(NamesError::NotGeoJson))?;
    let Ok(GeoJson::FeatureCollection(collection)) = text.parse::<GeoJson>() else {
        return Err(NamesError::NotGeoJson);
    };
    let features = collection.features.into_iter().enumerate();
    features
        .map(|(index, feature)| {
            let properties = feature.properties.unwrap_or_default();
            let geometry = feature.geometry.map(|geometry| geometry.value);
            name(&properties, geometry.as_ref()).ok_or(NamesError::Feature(index + 1))
        })
        .collect()
}

fn name(
    properties: &Map<String, Value>,
    geometry: Option<&geojson::GeometryValue>,
) -> Option<AtlasName> {
    let text = |key: &str| properties.get(key).and_then(Value::as_str);
    let mut names = Names::new(text("name")?);
    names.local = text("name:local").map(Into::into);
    for language in Language::ALL {
        if let Some(name) = text(&format!("name:{}", language.code())) {
            names.insert(language, name);
        }
    }
    let (kind, wide) = match text("kind")? {
        "ocean" | "sea" => (LabelKind::Sea, true),
        "strait" | "bay" => (LabelKind::Sea, false),
        "range" | "plateau" | "plain" | "desert" | "region" => (LabelKind::Terrain, true),
        "peninsula" | "island" | "islands" => (LabelKind::Terrain, false),
        _ => return None,
    };
    let rank = properties.get("rank").and_then(Value::as_u64)?;
    let geojson::GeometryValue::LineString { coordinates } = geometry? else {
        return None;
    };
    let baseline: Option<Vec<World>> = coordinates
        .iter()
        .map(|at| LonLat::new(at[0], at[1]).map(World::from))
        .collect();
    Some(AtlasName {
        names,
        kind,
        wide,
        rank: u8::try_from(rank).ok()?,
        baseline: baseline.filter(|points| points.len() > 1)?,
    })
}
