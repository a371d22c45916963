use serde::{Deserialize, Serialize};

use crate::theme::ThemeName;

/// What a person prefers. A link or an undo never changes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeName,
    /// Jump instead of flying.
    pub reduced_motion: bool,
}
