//! What is on a tile: Mapbox Vector Tiles (specification 2.1) decoded into what the map draws.
//!
//! Only the layers and properties that are drawn are kept; other layers are skipped unread.
//! Decoding takes time and memory in proportion to the bytes of the tile and refuses anything that
//! claims more than it contains. It draws nothing and places no names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::Names;

use super::error::DecodeError;
use super::geometry::{MAX_POINTS, Shape, read_paths, read_point};
use super::kinds::{AreaKind, LabelKind, LineKind};
use super::message::{Feature, GeometryType, Layer};
use super::paths::{Path, Paths};
use super::properties::Properties;
use super::schema::UNRANKED;
use super::source::Schema;
use super::wire::{Field, Wire};

/// The most names a tile may have.
const MAX_LABELS: usize = 1 << 16;

/// A point with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelPoint {
    /// What has the name.
    pub kind: LabelKind,
    /// Where, in tile units.
    pub at: [f32; 2],
    /// What it is called.
    pub names: Names,
    /// The number of a town in `GeoNames`; 0 when not known.
    pub id: u64,
    /// ISO 3166-1 alpha-2 code of a country, or of the country of a town.
    pub country: Option<Arc<str>>,
    /// Importance, small first.
    pub rank: u8,
    /// Inhabitants of a town; 0 when not known.
    pub population: u64,
    /// Whether this is the best of several places for the name.
    pub main: bool,
    /// Room for the name from west to east in kilometres, as far as the shape of the thing limits it.
    pub room_km: Option<f32>,
}

/// What a line is called.
#[derive(Clone, Debug, PartialEq)]
enum LineName {
    River(Names),
    /// A border with an entry in the table of worldviews.
    Border(Arc<str>),
}

/// Lines that belong to one name: some paths of a kind, one after the other.
#[derive(Clone, Debug, PartialEq)]
struct NamedLine {
    name: LineName,
    kind: LineKind,
    paths: std::ops::Range<usize>,
}

/// One decoded tile. Coordinates are in tile units: 0 ..= 4096 from the north-west corner, a buffer
/// beyond.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VectorTile {
    areas: BTreeMap<AreaKind, Paths>,
    lines: BTreeMap<LineKind, Paths>,
    points: Vec<LabelPoint>,
    named: Vec<NamedLine>,
    /// Whether what nothing is said of is land, not water.
    on_land: bool,
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
        Self::decode_as(bytes, Schema::Atlas)
    }

    /// As [`Self::decode`], of tiles whose layers go by the names of another map.
    ///
    /// # Errors
    ///
    /// As [`Self::decode`].
    pub fn decode_as(bytes: &[u8], schema: Schema) -> Result<Self, DecodeError> {
        let mut tile = Self {
            on_land: schema == Schema::OpenMapTiles,
            ..Self::default()
        };
        let mut budget = MAX_POINTS;
        let mut wire = Wire::new(bytes);
        while let Some((number, field)) = wire.field()? {
            match (number, field) {
                (3, Field::Bytes(layer)) => tile.read_layer(layer, schema, &mut budget)?,
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

    /// Whether what nothing is said of is land: the map has layers for water only.
    #[must_use]
    pub fn is_on_land(&self) -> bool {
        self.on_land
    }

    /// Whether there is any dry land.
    #[must_use]
    pub fn has_land(&self) -> bool {
        self.area(AreaKind::Land)
            .is_some_and(|land| !land.is_empty())
    }

    /// The areas, grouped by what they are, in the order in which they are painted.
    pub fn areas(&self) -> impl Iterator<Item = (AreaKind, &Paths)> {
        self.areas.iter().map(|(kind, paths)| (*kind, paths))
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

    /// The rivers with names: their names, rank and course.
    pub fn rivers(&self) -> impl Iterator<Item = (&Names, u8, Path<'_>)> {
        self.named.iter().flat_map(move |line| {
            let river = match (&line.name, line.kind) {
                (LineName::River(names), LineKind::River { rank }) => Some((names, rank)),
                _ => None,
            };
            river.into_iter().flat_map(move |(names, rank)| {
                self.paths_of(line).map(move |path| (names, rank, path))
            })
        })
    }

    /// The borders that the table of worldviews explains: the name of the entry, what is drawn, and the course.
    pub fn contested(&self) -> impl Iterator<Item = (&Arc<str>, LineKind, Path<'_>)> {
        self.named.iter().flat_map(move |line| {
            let entry = match &line.name {
                LineName::Border(entry) => Some(entry),
                LineName::River(_) => None,
            };
            entry.into_iter().flat_map(move |entry| {
                self.paths_of(line)
                    .map(move |path| (entry, line.kind, path))
            })
        })
    }

    /// How many points all areas and lines have.
    #[must_use]
    pub fn point_count(&self) -> usize {
        let areas = self.areas.values().map(Paths::point_count);
        areas
            .chain(self.lines.values().map(Paths::point_count))
            .sum()
    }

    fn paths_of<'a>(&'a self, line: &NamedLine) -> impl Iterator<Item = Path<'a>> + use<'a> {
        let range = line.paths.clone();
        let paths = self.lines.get(&line.kind);
        paths
            .into_iter()
            .flat_map(move |paths| range.clone().filter_map(|index| paths.get(index)))
    }

    fn read_layer(
        &mut self,
        message: &[u8],
        schema: Schema,
        budget: &mut usize,
    ) -> Result<(), DecodeError> {
        let Some(layer) = Layer::read(message, schema)? else {
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
        let geometry = feature.geometry;
        // Another shape than the layer should have is of no use, but no damage either.
        match feature.geometry_type {
            GeometryType::Polygon => {
                let Some(kind) = layer.kind.area(&properties) else {
                    return Ok(());
                };
                let paths = self.areas.entry(kind).or_default();
                read_paths(geometry, layer.scale, Shape::Rings, budget, paths)
            }
            GeometryType::Line => {
                let Some(kind) = layer.kind.line(&properties) else {
                    return Ok(());
                };
                let paths = self.lines.entry(kind).or_default();
                let before = paths.len();
                read_paths(geometry, layer.scale, Shape::Lines, budget, paths)?;
                let range = before..paths.len();
                self.name_line(kind, range, &properties)
            }
            GeometryType::Point => {
                let Some(kind) = layer.kind.point(&properties) else {
                    return Ok(());
                };
                let at = read_point(geometry, layer.scale)?;
                self.points
                    .extend(at.and_then(|at| label_point(kind, at, &properties)));
                limited(self.points.len())
            }
            GeometryType::Other => Ok(()),
        }
    }

    fn name_line(
        &mut self,
        kind: LineKind,
        paths: std::ops::Range<usize>,
        properties: &Properties<'_>,
    ) -> Result<(), DecodeError> {
        let name = match kind {
            LineKind::River { .. } => properties.names().map(LineName::River),
            LineKind::Border { .. } => properties.line.map(Arc::from).map(LineName::Border),
            LineKind::Region | LineKind::Road { .. } => None,
        };
        let named = name.filter(|_| !paths.is_empty());
        self.named
            .extend(named.map(|name| NamedLine { name, kind, paths }));
        limited(self.named.len())
    }
}

fn limited(names: usize) -> Result<(), DecodeError> {
    if names <= MAX_LABELS {
        return Ok(());
    }
    Err(DecodeError::TooMany {
        what: "names",
        limit: MAX_LABELS,
    })
}

fn label_point(kind: LabelKind, at: [f32; 2], properties: &Properties<'_>) -> Option<LabelPoint> {
    Some(LabelPoint {
        kind,
        at,
        names: properties.names()?,
        id: properties.id,
        country: properties.country.map(Arc::from),
        rank: properties.rank.unwrap_or(UNRANKED),
        population: properties.population,
        main: properties.main.unwrap_or(true),
        room_km: properties.room_km,
    })
}
