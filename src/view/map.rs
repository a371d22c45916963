use serde::{Deserialize, Serialize};

use crate::places::Worldview;
use crate::text::Language;

/// What lies on the map besides the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapLayers {
    /// Whose borders are drawn.
    pub borders: Worldview,
    /// Whether meridians and parallels are.
    pub graticule: bool,
}

/// In what a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// What is written where the thing is, where the fonts have every letter of it; else Latin letters.
    Local,
    /// One language.
    In(Language),
}

/// In which languages the map is lettered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lettering {
    /// The first line of a name.
    pub first: Tongue,
    /// A second, smaller line, where it is not the same.
    pub second: Option<Tongue>,
}

impl Default for Lettering {
    fn default() -> Self {
        Self::in_one(Tongue::In(Language::English))
    }
}

impl Lettering {
    /// One language only.
    #[must_use]
    pub const fn in_one(first: Tongue) -> Self {
        Self {
            first,
            second: None,
        }
    }
}

impl Tongue {
    /// `local`, or the code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::In(language) => language.code(),
        }
    }

    /// The tongue of a [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "local" => Some(Self::Local),
            code => Language::from_code(code).map(Self::In),
        }
    }
}

impl From<Lettering> for String {
    fn from(lettering: Lettering) -> Self {
        match lettering.second {
            None => lettering.first.code().to_owned(),
            Some(second) => format!("{}+{}", lettering.first.code(), second.code()),
        }
    }
}

impl TryFrom<String> for Lettering {
    type Error = String;

    /// Reads `ru`, `local`, `az+ru`.
    fn try_from(text: String) -> Result<Self, String> {
        let (first, second) = match text.split_once('+') {
            None => (text.as_str(), None),
            Some((first, second)) => (first, Some(second)),
        };
        let tongue = |code: &str| {
            Tongue::from_code(code)
                .ok_or_else(|| format!("{code:?} is not \"local\" or a language of the map"))
        };
        Ok(Self {
            first: tongue(first)?,
            second: second.map(tongue).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lettering_is_read_back() {
        for text in ["en", "local", "az+ru", "local+en"] {
            let lettering = Lettering::try_from(text.to_owned()).unwrap();
            assert_eq!(String::from(lettering), text);
        }
        assert!(Lettering::try_from("az+fr".to_owned()).is_err());
        assert!(Lettering::try_from(String::new()).is_err());
    }
}
