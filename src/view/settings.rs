use serde::{Deserialize, Serialize};

use super::{BaseSource, Lettering};
use crate::theme::{MapStyle, ThemeName};

/// What a person prefers. A link or an undo never changes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeName,
    /// How the map is painted; where nothing is chosen, as it fits the theme.
    pub map_style: Option<MapStyle>,
    /// In which languages the map is lettered.
    pub lettering: Lettering,
    /// Where the map comes from. Remembered on its own, so that what cannot be read of it does not take the rest along.
    #[serde(skip)]
    pub base: BaseSource,
    /// Jump instead of flying.
    pub reduced_motion: bool,
    /// Whether the legend of the map is open; where nothing is chosen, as there is room for it.
    pub legend: Option<bool>,
}

impl Settings {
    /// How the map is painted.
    #[must_use]
    pub fn map_style(&self) -> MapStyle {
        self.map_style.unwrap_or(match self.theme {
            ThemeName::Light => MapStyle::Atlas,
            ThemeName::Dark => MapStyle::Night,
        })
    }
}
