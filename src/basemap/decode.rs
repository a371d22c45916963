//! What is on a tile: Mapbox Vector Tiles (specification 2.1) decoded into what the map draws.
//!
//! Only the layers and properties of our own basemap are kept; other layers are skipped unread.
//! Decoding takes time and memory in proportion to the bytes of the tile and refuses anything that
//! claims more than it contains. It draws nothing and places no names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::DecodeError;
use super::geometry::{MAX_POINTS, Shape, TILE_UNITS, read_paths, read_point};
use super::kinds::{AreaKind, LabelKind, LineKind};
use super::paths::{Paths, widest_middle};
use super::properties::{Properties, Tables};
use super::wire::{Field, Wire};

/// The most names a tile may have.
const MAX_LABELS: usize = 1 << 16;
/// The greatest extent of a layer, in its own units.
const MAX_EXTENT: u64 = 1 << 16;
/// Rank of a feature that states none: after those that do.
const UNRANKED: u8 = 10;
/// Rivers past this rank are drawn alike.
const LAST_RIVER_RANK: u8 = 12;

/// A point with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelPoint {
    /// What has the name.
    pub kind: LabelKind,
    /// Where, in tile units.
    pub at: [f32; 2],
    /// The name, in English as far as there is one.
    pub name: Arc<str>,
    /// The name in Russian.
    pub name_russian: Option<Arc<str>>,
    /// The name where it is.
    pub name_local: Option<Arc<str>>,
    /// ISO 3166-1 alpha-2 code of a country, or of the country of a town.
    pub country: Option<Arc<str>>,
    /// Importance, small first.
    pub rank: u8,
    /// Inhabitants of a town; 0 when not known.
    pub population: u64,
    /// Room for the name in tile units, as far as the shape of the thing limits it.
    pub room: Option<f32>,
}

/// One decoded tile. Coordinates are in tile units: 0 ..= 4096 from the north-west corner, a buffer
/// beyond.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VectorTile {
    areas: BTreeMap<AreaKind, Paths>,
    lines: BTreeMap<LineKind, Paths>,
    points: Vec<LabelPoint>,
}

impl VectorTile {
    /// Side of a tile in tile units.
    pub const UNITS: f32 = 4096.0;

    /// Reads the decompressed bytes of a tile.
    ///
    /// # Errors
    ///
    /// When the bytes are no vector tile, are damaged, or describe more than any real tile does.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let mut tile = Self::default();
        let mut budget = MAX_POINTS;
        let mut wire = Wire::new(bytes);
        while let Some((number, field)) = wire.field()? {
            match (number, field) {
                (3, Field::Bytes(layer)) => tile.read_layer(layer, &mut budget)?,
                // The specification reserves these for extensions.
                (16..=8191, _) => {}
                _ => return Err(DecodeError::NotATile(number)),
            }
        }
        Ok(tile)
    }

    /// The rings of all areas of a kind, to be filled together by the non-zero rule.
    #[must_use]
    pub fn area(&self, kind: AreaKind) -> Option<&Paths> {
        self.areas.get(&kind)
    }

    /// The lines, grouped by what they are, in the order in which they are painted.
    pub fn lines(&self) -> impl Iterator<Item = (LineKind, &Paths)> {
        self.lines.iter().map(|(kind, paths)| (*kind, paths))
    }

    /// The points with names, in the order in which they were in the tile.
    #[must_use]
    pub fn points(&self) -> &[LabelPoint] {
        &self.points
    }

    /// How many points all areas and lines have.
    #[must_use]
    pub fn point_count(&self) -> usize {
        let areas = self.areas.values().map(Paths::point_count);
        areas
            .chain(self.lines.values().map(Paths::point_count))
            .sum()
    }

    fn read_layer(&mut self, message: &[u8], budget: &mut usize) -> Result<(), DecodeError> {
        let Some(layer) = Layer::read(message)? else {
            return Ok(());
        };
        let mut wire = Wire::new(message);
        while let Some(field) = wire.field()? {
            if let (2, Field::Bytes(feature)) = field {
                let feature = Feature::read(feature)?;
                self.read_feature(&layer, &feature, budget)?;
            }
        }
        Ok(())
    }

    fn read_feature(
        &mut self,
        layer: &Layer<'_>,
        feature: &Feature<'_>,
        budget: &mut usize,
    ) -> Result<(), DecodeError> {
        let properties = layer.tables.read(feature.tags)?;
        match (layer.kind, feature.geometry_type) {
            (LayerKind::Area(kind), GeometryType::Polygon) => {
                let paths = self.areas.entry(kind).or_default();
                let before = paths.len();
                read_paths(feature.geometry, layer.scale, Shape::Rings, budget, paths)?;
                if kind == AreaKind::Lake {
                    let lake = lake_label(paths, before, &properties);
                    self.add_point(lake)?;
                }
                Ok(())
            }
            (LayerKind::Lines(layer_kind), GeometryType::Line) => {
                let paths = self.lines.entry(layer_kind.line(&properties)).or_default();
                read_paths(feature.geometry, layer.scale, Shape::Lines, budget, paths)
            }
            (LayerKind::Points(layer_kind), GeometryType::Point) => {
                let at = read_point(feature.geometry, layer.scale)?;
                let kind = match (layer_kind, properties.capital) {
                    (LabelKind::Town, true) => LabelKind::Capital,
                    (kind, _) => kind,
                };
                self.add_point(at.and_then(|at| label_point(kind, at, None, &properties)))
            }
            // Another shape than the layer should have: of no use, but no damage either.
            _ => Ok(()),
        }
    }

    fn add_point(&mut self, point: Option<LabelPoint>) -> Result<(), DecodeError> {
        if self.points.len() >= MAX_LABELS {
            return Err(DecodeError::TooMany {
                what: "names",
                limit: MAX_LABELS,
            });
        }
        self.points.extend(point);
        Ok(())
    }
}

fn label_point(
    kind: LabelKind,
    at: [f32; 2],
    room: Option<f32>,
    properties: &Properties<'_>,
) -> Option<LabelPoint> {
    Some(LabelPoint {
        kind,
        at,
        name: properties.name.map(Arc::from)?,
        name_russian: properties.name_russian.map(Arc::from),
        name_local: properties.name_local.map(Arc::from),
        country: properties.country.map(Arc::from),
        rank: properties.rank.unwrap_or(UNRANKED),
        population: properties.population,
        room,
    })
}

/// The name of a lake in the middle of its longest ring, when all of that lies in this tile: of a
/// lake that is cut by the edge nobody knows the middle.
fn lake_label(paths: &Paths, from: usize, properties: &Properties<'_>) -> Option<LabelPoint> {
    properties.name?;
    let width = |bounds: [f32; 4]| bounds[2] - bounds[0];
    let ring = paths
        .iter()
        .skip(from)
        .max_by(|a, b| width(a.bounds).total_cmp(&width(b.bounds)))?;
    let inside = |at: f32| (0.0..VectorTile::UNITS).contains(&at);
    if !ring.bounds.iter().all(|&at| inside(at)) {
        return None;
    }
    let (at, room) = widest_middle(ring)?;
    label_point(LabelKind::Lake, at, Some(room), properties)
}

/// The layers that are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LayerKind {
    Area(AreaKind),
    Lines(LineLayer),
    Points(LabelKind),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineLayer {
    Rivers,
    Boundaries,
    Regions,
}

impl LineLayer {
    fn line(self, properties: &Properties<'_>) -> LineKind {
        match self {
            Self::Rivers => LineKind::River {
                rank: properties.rank.unwrap_or(UNRANKED).min(LAST_RIVER_RANK),
            },
            Self::Boundaries if properties.kind == Some("disputed") => LineKind::DisputedBorder,
            Self::Boundaries => LineKind::Border,
            Self::Regions => LineKind::Region,
        }
    }
}

impl LayerKind {
    fn of_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"land" => Self::Area(AreaKind::Land),
            b"lakes" => Self::Area(AreaKind::Lake),
            b"glaciers" => Self::Area(AreaKind::Glacier),
            b"rivers" => Self::Lines(LineLayer::Rivers),
            b"boundaries" => Self::Lines(LineLayer::Boundaries),
            b"admin1" => Self::Lines(LineLayer::Regions),
            b"country_labels" => Self::Points(LabelKind::Country),
            b"places" => Self::Points(LabelKind::Town),
            b"seas" => Self::Points(LabelKind::Sea),
            _ => return None,
        })
    }
}

/// What a layer says before its features.
struct Layer<'a> {
    kind: LayerKind,
    /// Tile units per unit of the layer.
    scale: f64,
    tables: Tables<'a>,
}

impl<'a> Layer<'a> {
    /// Everything but the features; `None` for a layer that is not drawn.
    fn read(message: &'a [u8]) -> Result<Option<Self>, DecodeError> {
        let mut wire = Wire::new(message);
        let (mut name, mut version, mut extent) = (None, 1, 4096);
        let mut tables = Tables::default();
        while let Some(field) = wire.field()? {
            match field {
                (1, Field::Bytes(bytes)) => name = LayerKind::of_name(bytes),
                (3, Field::Bytes(key)) => tables.push_key(key)?,
                (4, Field::Bytes(value)) => tables.push_value(value)?,
                (5, Field::Varint(units)) => extent = units,
                (15, Field::Varint(number)) => version = number,
                _ => {}
            }
        }
        if !(1..=2).contains(&version) {
            return Err(DecodeError::Version(version));
        }
        let units = u32::try_from(extent)
            .ok()
            .filter(|_| (1..=MAX_EXTENT).contains(&extent))
            .ok_or(DecodeError::Extent(extent))?;
        Ok(name.map(|kind| Self {
            kind,
            scale: TILE_UNITS / f64::from(units),
            tables,
        }))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GeometryType {
    Point,
    Line,
    Polygon,
    Other,
}

/// One feature, not yet looked into.
struct Feature<'a> {
    tags: &'a [u8],
    geometry_type: GeometryType,
    geometry: &'a [u8],
}

impl<'a> Feature<'a> {
    fn read(message: &'a [u8]) -> Result<Self, DecodeError> {
        let mut feature = Self {
            tags: &[],
            geometry_type: GeometryType::Other,
            geometry: &[],
        };
        let mut wire = Wire::new(message);
        while let Some(field) = wire.field()? {
            match field {
                (2, Field::Bytes(tags)) => feature.tags = tags,
                (3, Field::Varint(code)) => {
                    feature.geometry_type = match code {
                        1 => GeometryType::Point,
                        2 => GeometryType::Line,
                        3 => GeometryType::Polygon,
                        _ => GeometryType::Other,
                    };
                }
                (4, Field::Bytes(geometry)) => feature.geometry = geometry,
                _ => {}
            }
        }
        Ok(feature)
    }
}
