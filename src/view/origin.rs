use std::path::{Path, PathBuf};

/// Where events come from: what is open, is one or several of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The dataset that comes along.
    Summits,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// How the dataset that comes along is named among files.
    pub const SUMMITS: &'static str = "bundled:summits";

    /// What a person or a session names.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        if text == Self::SUMMITS {
            Self::Summits
        } else {
            Self::File(PathBuf::from(text))
        }
    }

    /// What a path names, which may be the name of the dataset that comes along.
    #[must_use]
    pub fn from_path(path: PathBuf) -> Self {
        if path.as_os_str() == Self::SUMMITS {
            Self::Summits
        } else {
            Self::File(path)
        }
    }

    /// What [`Origin::from_text`] reads, as far as the path is text.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Summits => Self::SUMMITS.to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// The file, if it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Summits => None,
            Self::File(path) => Some(path),
        }
    }
}
