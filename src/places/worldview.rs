use serde::{Deserialize, Serialize};

/// Whose borders are drawn.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Worldview {
    /// Internationally recognised borders, by resolutions of the General Assembly of the United Nations.
    #[default]
    UnitedNations,
    /// As territory is administered, where a stable, dated line exists.
    AsAdministered,
}

impl Worldview {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::UnitedNations, Self::AsAdministered];

    /// Its name in links and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnitedNations => "un",
            Self::AsAdministered => "administered",
        }
    }

    /// The worldview of a [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// How a border is drawn.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Drawn {
    /// Not at all.
    #[serde(rename = "none")]
    Not,
    /// As a line.
    #[default]
    Solid,
    /// As a broken line: it is contested.
    Dashed,
}
