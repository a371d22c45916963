/// What can be written of what is listed or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Export {
    /// What is listed, as a table.
    Csv,
    /// What is listed, with everything that belongs to it.
    GeoJson,
    /// The window, with this many pixels to a point.
    Picture(u8),
}

impl Export {
    /// How the names of such files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::Picture(_) => "png",
        }
    }
}

/// What is said of the workspace that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWorkspace {
    /// The name of its file.
    pub name: String,
    /// Whether something is not in it yet.
    pub unsaved: bool,
}
