//! What there is on a map.

use crate::places::{Drawn, Worldview};
use crate::theme::BATHYMETRY;

/// What an area is. In the order in which they are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaKind {
    /// Sea that is deeper than the step of this number of [`BATHYMETRY`].
    Depth(u8),
    /// Dry land.
    Land,
    /// Sea, on maps that paint it over the land.
    Ocean,
    /// Woods and parks.
    Wood,
    /// Built-up areas.
    Urban,
    /// Ice.
    Glacier,
    /// Lakes, reservoirs and wide rivers.
    Lake,
    /// Houses.
    Building,
}

impl AreaKind {
    /// The area of sea that is at least as deep as some metres; `None` where that is shallow.
    #[must_use]
    pub fn of_depth(metres: u64) -> Option<Self> {
        let step = BATHYMETRY.partition_point(|depth| u64::from(*depth) <= metres);
        u8::try_from(step.checked_sub(1)?).ok().map(Self::Depth)
    }
}

/// What a line is. In the order in which they are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// The border between two regions of a country.
    Region,
    /// A river.
    River {
        /// Importance, small first, 0 ..= 12.
        rank: u8,
    },
    /// A road.
    Road {
        /// Importance, small first, 0 ..= 4.
        rank: u8,
    },
    /// The border between two countries.
    Border {
        /// How it is drawn by the resolutions of the United Nations.
        recognised: Drawn,
        /// How it is drawn as territory is administered.
        administered: Drawn,
    },
}

impl LineKind {
    /// How the line is drawn by a worldview.
    #[must_use]
    pub const fn drawn(self, worldview: Worldview) -> Drawn {
        match (self, worldview) {
            (Self::Border { recognised, .. }, Worldview::UnitedNations) => recognised,
            (Self::Border { administered, .. }, Worldview::AsAdministered) => administered,
            _ => Drawn::Solid,
        }
    }
}

/// What has a name. In the order in which names give way to each other when ranks are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A country.
    Country,
    /// The capital of a country.
    Capital,
    /// A sea, an ocean, a gulf, a strait.
    Sea,
    /// A town that is not a capital.
    Town,
    /// A range, a plain, a desert, a peninsula, a group of islands.
    Terrain,
    /// A lake.
    Lake,
    /// A river.
    River,
}
