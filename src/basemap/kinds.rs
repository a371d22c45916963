//! What there is on a map.

/// What an area is. In the order in which they are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaKind {
    /// Dry land.
    Land,
    /// Ice.
    Glacier,
    /// Lakes and reservoirs.
    Lake,
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
    /// The border between two countries.
    Border,
    /// A border about which there is a dispute.
    DisputedBorder,
}

/// What has a name. In the order in which names give way to each other when ranks are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A country.
    Country,
    /// The capital of a country.
    Capital,
    /// A sea, an ocean, a gulf.
    Sea,
    /// A town that is not a capital.
    Town,
    /// A lake.
    Lake,
}
