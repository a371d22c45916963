//! What layers and their features are, in the words of the style: of our own basemap, of the Protomaps basemap (version 4,
//! docs.protomaps.com/basemaps/layers) and of `OpenMapTiles` (version 3, openmaptiles.org/schema).

use super::kinds::{AreaKind, LabelKind, LineKind};
use super::properties::Properties;
use super::source::Schema;
use crate::places::Drawn;

/// Rank of a feature that states none: after those that do.
pub(super) const UNRANKED: u8 = 12;

/// A layer that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LayerKind {
    Area(AreaKind),
    Depths,
    /// Seas and lakes by their kind.
    Waters,
    /// Woods, built-up areas and ice by their kind.
    Covers,
    Rivers,
    /// Rivers, canals and streams by their kind.
    Waterways,
    Roads,
    Borders,
    /// Borders of countries and regions by their level or kind.
    AdminLines,
    Regions,
    Points(LabelKind),
    /// Countries and towns by their kind.
    Places,
    /// Seas and lakes by their kind.
    WaterNames,
}

impl LayerKind {
    /// The layer of a name; `None` when it is not drawn.
    pub(super) fn of_name(schema: Schema, name: &[u8]) -> Option<Self> {
        match schema {
            Schema::Atlas => Self::of_atlas(name),
            Schema::Protomaps => Self::of_protomaps(name),
            Schema::OpenMapTiles => Self::of_open_map_tiles(name),
        }
    }

    fn of_atlas(name: &[u8]) -> Option<Self> {
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

    fn of_protomaps(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"earth" => Self::Area(AreaKind::Land),
            b"landcover" | b"landuse" => Self::Covers,
            b"water" => Self::Waters,
            b"buildings" => Self::Area(AreaKind::Building),
            b"roads" => Self::Roads,
            b"boundaries" => Self::AdminLines,
            b"places" => Self::Places,
            _ => return None,
        })
    }

    fn of_open_map_tiles(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"water" => Self::Waters,
            b"landcover" | b"landuse" | b"park" => Self::Covers,
            b"waterway" => Self::Waterways,
            b"building" => Self::Area(AreaKind::Building),
            b"transportation" => Self::Roads,
            b"boundary" => Self::AdminLines,
            b"place" => Self::Places,
            b"water_name" => Self::WaterNames,
            _ => return None,
        })
    }

    /// What a polygon of the layer is.
    pub(super) fn area(self, properties: &Properties<'_>) -> Option<AreaKind> {
        let kind = properties.kind.unwrap_or_default();
        match self {
            Self::Area(kind) => Some(kind),
            Self::Depths => AreaKind::of_depth(properties.depth),
            Self::Waters => match kind {
                "ocean" => Some(AreaKind::Ocean),
                "playa" | "swimming_pool" => None,
                _ => Some(AreaKind::Lake),
            },
            Self::Covers => match kind {
                "wood" | "forest" | "park" | "national_park" | "nature_reserve" | "garden" => {
                    Some(AreaKind::Wood)
                }
                "urban_area" | "residential" | "suburb" | "commercial" | "industrial" => {
                    Some(AreaKind::Urban)
                }
                "glacier" | "ice" => Some(AreaKind::Glacier),
                _ => None,
            },
            _ => None,
        }
    }

    /// What a line of the layer is.
    pub(super) fn line(self, properties: &Properties<'_>) -> Option<LineKind> {
        let kind = properties.kind.unwrap_or_default();
        match self {
            Self::Rivers => Some(LineKind::River {
                rank: properties.rank.unwrap_or(UNRANKED).min(UNRANKED),
            }),
            Self::Waters | Self::Waterways => {
                let rank = match kind {
                    "river" => 4,
                    "canal" => 7,
                    "stream" => 9,
                    "drain" | "ditch" => 11,
                    _ => return None,
                };
                Some(LineKind::River { rank })
            }
            Self::Roads => {
                let rank = match kind {
                    "highway" | "motorway" | "trunk" => 0,
                    "major_road" | "primary" | "secondary" => 1,
                    "tertiary" | "minor_road" | "minor" => 2,
                    "service" | "track" => 3,
                    "path" => 4,
                    _ => return None,
                };
                Some(LineKind::Road { rank })
            }
            Self::Borders => Some(LineKind::Border {
                recognised: drawn(properties.recognised),
                administered: drawn(properties.administered),
            }),
            Self::AdminLines => admin_line(kind, properties),
            Self::Regions => Some(LineKind::Region),
            _ => None,
        }
    }

    /// What a point of the layer names.
    pub(super) fn point(self, properties: &Properties<'_>) -> Option<LabelKind> {
        let town = if properties.capital {
            LabelKind::Capital
        } else {
            LabelKind::Town
        };
        match (self, properties.kind.unwrap_or_default()) {
            (Self::Points(LabelKind::Town), _)
            | (Self::Places, "locality" | "city" | "town" | "village") => Some(town),
            (Self::Points(kind), _) => Some(kind),
            (Self::Places, "country") => Some(LabelKind::Country),
            (Self::WaterNames | Self::Waters, "ocean" | "sea" | "bay" | "strait") => {
                Some(LabelKind::Sea)
            }
            (Self::WaterNames | Self::Waters, "lake") => Some(LabelKind::Lake),
            _ => None,
        }
    }
}

/// A border by its level (2 between countries, 3 and 4 between regions) or its kind.
fn admin_line(kind: &str, properties: &Properties<'_>) -> Option<LineKind> {
    if properties.maritime {
        return None;
    }
    let border = |drawn| LineKind::Border {
        recognised: drawn,
        administered: drawn,
    };
    match (kind, properties.level) {
        ("unrecognized_country" | "disputed", _) => Some(border(Drawn::Dashed)),
        ("country", _) | (_, Some(2)) if properties.disputed => Some(border(Drawn::Dashed)),
        ("country", _) | (_, Some(2)) => Some(border(Drawn::Solid)),
        ("region", _) | (_, Some(3 | 4)) => Some(LineKind::Region),
        _ => None,
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
