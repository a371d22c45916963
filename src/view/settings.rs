use serde::{Deserialize, Serialize};

use super::{BaseSource, Lettering, PanelSizes, TextSize};
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
    /// How large type is.
    pub text_size: TextSize,
    /// The columns of the table by their names; `None`: the usual ones.
    pub columns: Option<Vec<String>>,
    /// Whether the legend of the map is open; where nothing is chosen, as there is room for it.
    pub legend: Option<bool>,
    /// How large the panels around the map are.
    pub panels: PanelSizes,
}

/// The columns that a table has where nothing is chosen.
const USUAL_COLUMNS: [&str; 8] = [
    "when", "title", "kind", "venues", "country", "status", "sources", "disputed",
];

impl Settings {
    /// The names of the columns that a table shows.
    #[must_use]
    pub fn table_columns(&self) -> Vec<String> {
        let usual = || USUAL_COLUMNS.map(str::to_owned).to_vec();
        self.columns.clone().unwrap_or_else(usual)
    }

    /// Shows a column of the table, or leaves it out.
    pub fn toggle_column(&mut self, name: &str) {
        let mut columns = self.table_columns();
        if let Some(at) = columns.iter().position(|column| column == name) {
            columns.remove(at);
        } else {
            columns.push(name.to_owned());
        }
        self.columns = Some(columns);
    }

    /// How the map is painted.
    #[must_use]
    pub fn map_style(&self) -> MapStyle {
        self.map_style.unwrap_or(match self.theme {
            ThemeName::Light => MapStyle::Atlas,
            ThemeName::Dark => MapStyle::Night,
        })
    }
}
