//! Tiles and archives for tests, written by code that shares nothing with the readers.

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use crate::basemap::{Archive, TileId, VectorTile};

/// The archive that ships with the program.
pub(super) static BUNDLED: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/geodata/basemap.pmtiles"
));

/// The same, open.
pub(super) fn bundled() -> &'static Archive {
    static ARCHIVE: LazyLock<Archive> =
        LazyLock::new(|| Archive::open(Arc::new(BUNDLED)).expect("the bundled archive opens"));
    &ARCHIVE
}

/// A tile of the bundled archive.
pub(super) fn bundled_tile(id: TileId) -> VectorTile {
    let bytes = bundled().tile(id).expect("the bundled archive is sound");
    bytes
        .map(|bytes| VectorTile::decode(&bytes).expect("bundled tiles decode"))
        .unwrap_or_default()
}

/// A tile that exists.
pub(super) fn id(zoom: u8, x: u32, y: u32) -> TileId {
    TileId::new(zoom, x, y).expect("the tile exists")
}

/// A property value.
#[derive(Clone, Copy)]
pub(super) enum Value {
    Text(&'static str),
    Float(f32),
    Double(f64),
    Int(i64),
    Uint(u64),
    Sint(i64),
    Bool(bool),
}

/// A geometry: points, lines or rings.
#[derive(Clone)]
pub(super) enum Geometry {
    Point([i64; 2]),
    Line(Vec<[i64; 2]>),
    Ring(Vec<[i64; 2]>),
}

/// One layer with one feature, as bytes of a tile. Several can be strung together.
pub(super) fn layer(
    name: &str,
    extent: u64,
    geometry: &Geometry,
    properties: &[(&str, Value)],
) -> Vec<u8> {
    let mut tags = Vec::new();
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for (index, (key, value)) in properties.iter().enumerate() {
        varint(&mut tags, index as u64);
        varint(&mut tags, index as u64);
        bytes_field(&mut keys, 3, key.as_bytes());
        bytes_field(&mut values, 4, &value_message(*value));
    }
    let (kind, commands) = geometry_message(geometry);
    let mut feature = Vec::new();
    bytes_field(&mut feature, 2, &tags);
    varint_field(&mut feature, 3, kind);
    bytes_field(&mut feature, 4, &commands);
    let mut layer = Vec::new();
    varint_field(&mut layer, 15, 2);
    bytes_field(&mut layer, 1, name.as_bytes());
    bytes_field(&mut layer, 2, &feature);
    layer.extend(keys);
    layer.extend(values);
    varint_field(&mut layer, 5, extent);
    let mut tile = Vec::new();
    bytes_field(&mut tile, 3, &layer);
    tile
}

fn value_message(value: Value) -> Vec<u8> {
    let mut out = Vec::new();
    match value {
        Value::Text(text) => bytes_field(&mut out, 1, text.as_bytes()),
        Value::Float(float) => {
            out.push(2 << 3 | 5);
            out.extend(float.to_le_bytes());
        }
        Value::Double(double) => {
            out.push(3 << 3 | 1);
            out.extend(double.to_le_bytes());
        }
        Value::Int(int) => varint_field(&mut out, 4, int.cast_unsigned()),
        Value::Uint(uint) => varint_field(&mut out, 5, uint),
        Value::Sint(sint) => varint_field(&mut out, 6, zigzag(sint)),
        Value::Bool(flag) => varint_field(&mut out, 7, u64::from(flag)),
    }
    out
}

fn geometry_message(geometry: &Geometry) -> (u64, Vec<u8>) {
    let mut out = Vec::new();
    let kind = match geometry {
        Geometry::Point(point) => {
            path(&mut out, &[*point]);
            1
        }
        Geometry::Line(points) => {
            path(&mut out, points);
            2
        }
        Geometry::Ring(points) => {
            path(&mut out, points);
            varint(&mut out, 1 << 3 | 7);
            3
        }
    };
    (kind, out)
}

fn path(out: &mut Vec<u8>, points: &[[i64; 2]]) {
    let mut last = [0, 0];
    for (index, point) in points.iter().enumerate() {
        match index {
            0 => varint(out, 1 << 3 | 1),
            1 => varint(out, (points.len() as u64 - 1) << 3 | 2),
            _ => {}
        }
        for axis in 0..2 {
            varint(out, zigzag(point[axis] - last[axis]));
        }
        last = *point;
    }
}

pub(super) fn bytes_field(out: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    varint(out, number << 3 | 2);
    varint(out, bytes.len() as u64);
    out.extend(bytes);
}

pub(super) fn varint_field(out: &mut Vec<u8>, number: u64, value: u64) {
    varint(out, number << 3);
    varint(out, value);
}

pub(super) fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7F {
        out.push(value.to_le_bytes()[0] & 0x7F | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63).cast_unsigned()
}

/// An archive of tiles, written by the reference crate.
pub(super) fn archive(
    tile_type: pmtiles::TileType,
    metadata: &str,
    tiles: &[(TileId, Vec<u8>)],
) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let max_zoom = tiles.iter().map(|(id, _)| id.zoom()).max().unwrap_or(0);
    let mut writer = pmtiles::PmTilesWriter::new(tile_type)
        .max_zoom(max_zoom)
        .metadata(metadata)
        .create(&mut file)
        .expect("writing to memory works");
    let mut sorted: Vec<_> = tiles
        .iter()
        .map(|(id, bytes)| {
            let coord = pmtiles::TileCoord::new(id.zoom(), id.x(), id.y()).expect("it exists");
            (pmtiles::TileId::from(coord), coord, bytes)
        })
        .collect();
    sorted.sort_by_key(|(number, ..)| *number);
    for (_, coord, bytes) in sorted {
        writer
            .add_tile(coord, bytes)
            .expect("writing to memory works");
    }
    writer.finalize().expect("writing to memory works");
    file.into_inner()
}
