//! The messages of a vector tile: layers and features, read in place (Mapbox Vector Tile specification 2.1, section 4).

use super::error::DecodeError;
use super::geometry::TILE_UNITS;
use super::properties::Tables;
use super::schema::LayerKind;
use super::source::Schema;
use super::wire::{Field, Wire};

/// The greatest extent of a layer, in its own units.
const MAX_EXTENT: u64 = 1 << 16;

/// What a layer says before its features.
pub(super) struct Layer<'a> {
    pub(super) kind: LayerKind,
    /// Tile units per unit of the layer.
    pub(super) scale: f64,
    pub(super) tables: Tables<'a>,
}

impl<'a> Layer<'a> {
    /// Everything but the features; `None` for a layer that is not drawn.
    pub(super) fn read(message: &'a [u8], schema: Schema) -> Result<Option<Self>, DecodeError> {
        let mut wire = Wire::new(message);
        let (mut name, mut version, mut extent) = (None, 1, 4096);
        let mut tables = Tables::default();
        while let Some(field) = wire.field()? {
            match field {
                (1, Field::Bytes(bytes)) => name = LayerKind::of_name(schema, bytes),
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
pub(super) enum GeometryType {
    Point,
    Line,
    Polygon,
    Other,
}

/// One feature, not yet looked into.
pub(super) struct Feature<'a> {
    pub(super) tags: &'a [u8],
    pub(super) geometry_type: GeometryType,
    pub(super) geometry: &'a [u8],
}

impl<'a> Feature<'a> {
    pub(super) fn read(message: &'a [u8]) -> Result<Self, DecodeError> {
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
