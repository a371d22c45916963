use std::str::FromStr;

/// A part of the window that a picture may do without. The map, its scale, whose map it is and the window of time are in
/// every picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The bar at the top.
    Bar,
    /// The list of events.
    List,
    /// What is selected, in detail.
    Detail,
    /// The timeline.
    Timeline,
    /// The legend of the map.
    Legend,
    /// What the picture is called, on the map.
    Title,
    /// What is there for hands alone: the buttons on the map and of the timeline.
    Controls,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Bar,
        Self::List,
        Self::Detail,
        Self::Timeline,
        Self::Legend,
        Self::Title,
        Self::Controls,
    ];

    /// Its name in a list of parts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::List => "list",
            Self::Detail => "detail",
            Self::Timeline => "timeline",
            Self::Legend => "legend",
            Self::Title => "title",
            Self::Controls => "controls",
        }
    }
}

/// Which parts of the window are in a picture: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parts(u8);

/// The word for the whole window.
const WINDOW: &str = "panels";
/// What may be named though it is in every picture.
const ALWAYS: [&str; 2] = ["map", "attribution"];

impl Parts {
    /// The map alone.
    pub const MAP: Self = Self(0);
    /// The window as it is.
    pub const WINDOW: Self = Self(0b0111_1111).without(Part::Title);

    /// Whether a part is among them.
    #[must_use]
    pub const fn contains(self, part: Part) -> bool {
        self.0 & Self::bit(part) != 0
    }

    /// With a part.
    #[must_use]
    pub const fn with(self, part: Part) -> Self {
        Self(self.0 | Self::bit(part))
    }

    /// Without a part.
    #[must_use]
    pub const fn without(self, part: Part) -> Self {
        Self(self.0 & !Self::bit(part))
    }

    const fn bit(part: Part) -> u8 {
        1 << part as u8
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self::WINDOW
    }
}

/// A name that no part has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no part of the window. Hint: write some of {known}, with commas", known = known())]
pub struct PartsError(String);

fn known() -> String {
    let parts = Part::ALL.map(Part::code);
    let all = [WINDOW].into_iter().chain(ALWAYS).chain(parts);
    all.collect::<Vec<_>>().join(", ")
}

impl FromStr for Parts {
    type Err = PartsError;

    /// `map,timeline,legend`; `panels` is the window as it is.
    fn from_str(text: &str) -> Result<Self, PartsError> {
        let mut parts = Self::MAP;
        for name in text.split(',').map(str::trim) {
            if let Some(part) = Part::ALL.into_iter().find(|part| part.code() == name) {
                parts = parts.with(part);
            } else if name == WINDOW {
                parts = Self(parts.0 | Self::WINDOW.0);
            } else if !ALWAYS.contains(&name) {
                return Err(PartsError(name.to_owned()));
            }
        }
        Ok(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_by_their_names() {
        let read = |text: &str| text.parse::<Parts>();
        assert_eq!(read("panels"), Ok(Parts::WINDOW));
        assert_eq!(read("map,attribution"), Ok(Parts::MAP));
        let figure = read("map, timeline,legend").unwrap();
        for part in Part::ALL {
            let named = [Part::Timeline, Part::Legend].contains(&part);
            assert_eq!(figure.contains(part), named, "{part:?}");
            assert_eq!(read(part.code()), Ok(Parts::MAP.with(part)));
            assert!(!figure.without(part).contains(part));
        }
        assert!(!Parts::WINDOW.contains(Part::Title));
        assert!(read("panels,title").unwrap().contains(Part::Title));
        for wrong in ["", "maps", "timeline,,legend", "Timeline"] {
            let error = read(wrong).unwrap_err().to_string();
            assert!(error.contains("timeline, legend"), "{error}");
        }
    }
}
