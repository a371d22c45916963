//! What layers and their features are, in the words of the style.

use super::kinds::{AreaKind, Drawn, LabelKind, LineKind};
use super::properties::Properties;

/// Rank of a feature that states none: after those that do.
pub(super) const UNRANKED: u8 = 12;

/// A layer that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LayerKind {
    Area(AreaKind),
    Depths,
    Rivers,
    Borders,
    Regions,
    Points(LabelKind),
}

impl LayerKind {
    /// The layer of a name; `None` when it is not drawn.
    pub(super) fn of_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"bathymetry" => Self::Depths,
            b"land" => Self::Area(AreaKind::Land),
            b"urban" => Self::Area(AreaKind::Urban),
            b"lakes" => Self::Area(AreaKind::Lake),
            b"glaciers" => Self::Area(AreaKind::Glacier),
            b"rivers" => Self::Rivers,
            b"boundaries" => Self::Borders,
            b"admin1" => Self::Regions,
            b"country_labels" => Self::Points(LabelKind::Country),
            b"places" => Self::Points(LabelKind::Town),
            b"lake_labels" => Self::Points(LabelKind::Lake),
            _ => return None,
        })
    }

    /// What a polygon of the layer is.
    pub(super) fn area(self, properties: &Properties<'_>) -> Option<AreaKind> {
        match self {
            Self::Area(kind) => Some(kind),
            Self::Depths => AreaKind::of_depth(properties.depth),
            _ => None,
        }
    }

    /// What a line of the layer is.
    pub(super) fn line(self, properties: &Properties<'_>) -> Option<LineKind> {
        match self {
            Self::Rivers => Some(LineKind::River {
                rank: properties.rank.unwrap_or(UNRANKED).min(UNRANKED),
            }),
            Self::Borders => Some(LineKind::Border {
                recognised: drawn(properties.recognised),
                administered: drawn(properties.administered),
            }),
            Self::Regions => Some(LineKind::Region),
            _ => None,
        }
    }

    /// What a point of the layer names.
    pub(super) fn point(self, properties: &Properties<'_>) -> Option<LabelKind> {
        match self {
            Self::Points(LabelKind::Town) if properties.capital => Some(LabelKind::Capital),
            Self::Points(kind) => Some(kind),
            _ => None,
        }
    }
}

/// A border of which nothing is said is an ordinary one.
fn drawn(word: Option<&str>) -> Drawn {
    match word {
        Some("dashed") => Drawn::Dashed,
        Some("none") => Drawn::Not,
        _ => Drawn::Solid,
    }
}
