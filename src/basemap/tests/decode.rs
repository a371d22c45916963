//! Tiles: sound ones give what is on them, all others answer with an error.

use geo::Geometry as Shape;
use proptest::prelude::*;

use crate::basemap::{AreaKind, DecodeError, Drawn, LabelKind, LineKind, Paths, VectorTile};

use super::fixtures::{Geometry, Value, bundled, bytes_field, id, layer, varint, varint_field};

/// Numbers that are whole, as such.
fn whole<const N: usize>(numbers: [f32; N]) -> [i64; N] {
    numbers.map(|number| {
        let text = number.to_string();
        text.parse().expect("the number is whole")
    })
}

fn triangle() -> Geometry {
    Geometry::Ring(vec![[0, 0], [100, 0], [0, 100]])
}

#[test]
fn areas_lines_and_points_are_found() {
    let line = Geometry::Line(vec![[0, 0], [4096, 4096], [-20, 5]]);
    let mut bytes = layer("land", 4096, &triangle(), &[]);
    bytes.extend(layer("rivers", 4096, &line, &[("rank", Value::Int(3))]));
    bytes.extend(layer("boundaries", 4096, &line, &[]));
    let contested = [
        ("un", Value::Text("none")),
        ("held", Value::Text("dashed")),
        ("line", Value::Text("a-line")),
    ];
    bytes.extend(layer("boundaries", 4096, &line, &contested));
    bytes.extend(layer("of another map", 4096, &line, &[]));
    let tile = VectorTile::decode(&bytes).unwrap();
    let land = tile.area(AreaKind::Land).unwrap();
    assert_eq!(
        land.iter().next().unwrap().points,
        [[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]]
    );
    let kinds: Vec<_> = tile.lines().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        [
            LineKind::River { rank: 3 },
            LineKind::Border {
                recognised: Drawn::Not,
                administered: Drawn::Dashed
            },
            LineKind::Border {
                recognised: Drawn::Solid,
                administered: Drawn::Solid
            },
        ]
    );
    let explained: Vec<_> = tile.contested().map(|(entry, ..)| &**entry).collect();
    assert_eq!(explained, ["a-line"]);
    let (_, river) = tile.lines().next().unwrap();
    assert_eq!(
        whole(river.iter().next().unwrap().bounds),
        [-20, 0, 4096, 4096]
    );
}

#[test]
fn numbers_of_every_type_are_read() {
    for value in [
        Value::Int(7),
        Value::Uint(7),
        Value::Sint(7),
        Value::Float(7.0),
        Value::Double(7.0),
        Value::Text("7"),
    ] {
        let properties = [
            ("name", Value::Text("Gəncə")),
            ("rank", value),
            ("pop", value),
        ];
        let bytes = layer("places", 4096, &Geometry::Point([5, 6]), &properties);
        let tile = VectorTile::decode(&bytes).unwrap();
        let point = &tile.points()[0];
        assert_eq!(
            (&*point.names.english, point.rank, point.population),
            ("Gəncə", 7, 7)
        );
        assert_eq!((point.kind, point.at), (LabelKind::Town, [5.0, 6.0]));
    }
    for (flag, kind) in [
        (Value::Bool(true), LabelKind::Capital),
        (Value::Int(1), LabelKind::Capital),
        (Value::Int(0), LabelKind::Town),
    ] {
        let properties = [("name", Value::Text("Bakı")), ("capital", flag)];
        let bytes = layer("places", 4096, &Geometry::Point([5, 6]), &properties);
        assert_eq!(VectorTile::decode(&bytes).unwrap().points()[0].kind, kind);
    }
}

#[test]
fn other_extents_are_scaled() {
    let bytes = layer("land", 512, &triangle(), &[]);
    let tile = VectorTile::decode(&bytes).unwrap();
    let land = tile.area(AreaKind::Land).unwrap();
    assert_eq!(whole(land.iter().next().unwrap().bounds), [0, 0, 800, 800]);
}

#[test]
fn errors_name_what_is_wrong() {
    let error = |bytes: &[u8]| VectorTile::decode(bytes).unwrap_err().to_string();
    assert_eq!(
        error(b"<html>"),
        "the tile is damaged: a field has the unknown wire type 4"
    );
    assert_eq!(
        error(b"Not Found"),
        "the tile is damaged: a field has the unknown wire type 6"
    );
    assert_eq!(
        error(&[8, 1]),
        "this is not a vector tile: it has a field 1, which tiles do not have"
    );
    let whole = layer("land", 4096, &triangle(), &[]);
    assert_eq!(
        error(&whole[..whole.len() - 1]),
        "the tile is damaged: the data ends in the middle of a field"
    );
    assert_eq!(
        error(&layer("land", 0, &triangle(), &[])),
        "a layer has an extent of 0 units"
    );
    let far = Geometry::Line(vec![[0, 0], [1 << 40, 0]]);
    assert_eq!(
        error(&layer("rivers", 4096, &far, &[])),
        "a geometry runs far outside its tile"
    );
}

#[test]
fn a_count_is_not_believed() {
    let mut commands = Vec::new();
    varint(&mut commands, 1 << 3 | 1);
    commands.extend([0, 0]);
    varint(&mut commands, 0x1FFF_FFFF << 3 | 2);
    commands.extend([2, 2, 2]);
    let (mut feature, mut layer, mut tile) = (Vec::new(), Vec::new(), Vec::new());
    varint_field(&mut feature, 3, 2);
    bytes_field(&mut feature, 4, &commands);
    bytes_field(&mut layer, 1, b"rivers");
    bytes_field(&mut layer, 2, &feature);
    bytes_field(&mut tile, 3, &layer);
    let error = VectorTile::decode(&tile).unwrap_err();
    assert!(matches!(error, DecodeError::Wire(_)), "{error}");
}

/// All points of lines and rings as `mvt-reader`, an independent reader, finds them.
fn reference_points(bytes: Vec<u8>, layers: &[&str]) -> Vec<[f32; 2]> {
    let reader = mvt_reader::Reader::new(bytes).unwrap();
    let mut points = Vec::new();
    for meta in reader.get_layer_metadata().unwrap() {
        if !layers.contains(&meta.name.as_str()) {
            continue;
        }
        let mut line = |line: &geo::LineString<f32>| {
            points.extend(line.0.iter().map(|point| [point.x, point.y]));
        };
        for feature in reader.get_features(meta.layer_index).unwrap() {
            match feature.geometry {
                Shape::LineString(only) => line(&only),
                Shape::MultiLineString(many) => many.0.iter().for_each(&mut line),
                Shape::MultiPolygon(many) => many.0.iter().for_each(|polygon| {
                    line(polygon.exterior());
                    polygon.interiors().iter().for_each(&mut line);
                }),
                _ => {}
            }
        }
    }
    points
}

/// Points in an order that does not depend on the reader; rings close in one and not in the other.
fn sorted(mut points: Vec<[f32; 2]>) -> Vec<[u32; 2]> {
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    points
        .into_iter()
        .map(|point| point.map(f32::to_bits))
        .collect()
}

#[test]
fn an_independent_reader_finds_the_same() {
    let mut compared = 0;
    for tile in [
        id(0, 0, 0),
        id(3, 4, 2),
        id(5, 19, 11),
        id(6, 39, 23),
        id(6, 36, 18),
    ] {
        let bytes = bundled().tile(tile).unwrap().unwrap();
        let decoded = VectorTile::decode(&bytes).unwrap();
        let points = |paths: &Paths| paths.iter().flat_map(|path| path.points.to_vec()).collect();
        for (kind, name) in [
            (AreaKind::Land, "land"),
            (AreaKind::Lake, "lakes"),
            (AreaKind::Glacier, "glaciers"),
        ] {
            let ours: Vec<_> = decoded.area(kind).map(points).unwrap_or_default();
            compared += ours.len();
            assert_eq!(
                sorted(ours),
                sorted(reference_points(bytes.clone(), &[name]))
            );
        }
        let ours: Vec<_> = decoded
            .lines()
            .flat_map(|(_, paths)| points(paths))
            .collect();
        compared += ours.len();
        let theirs = reference_points(bytes, &["rivers", "boundaries", "admin1"]);
        assert_eq!(sorted(ours), sorted(theirs));
    }
    assert!(compared > 10_000);
}

#[test]
fn every_bundled_tile_of_the_first_zooms_decodes() {
    for zoom in 0..=4 {
        for n in 0..1_u32 << (2 * zoom) {
            let tile = id(zoom, n % (1 << zoom), n >> zoom);
            if let Some(bytes) = bundled().tile(tile).unwrap() {
                VectorTile::decode(&bytes).unwrap();
            }
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Err(error) = VectorTile::decode(&bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn damaged_tiles_are_survived(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = bundled().tile(id(6, 39, 23)).unwrap().unwrap();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let length = bytes.len();
        for bytes in [&bytes[..], &bytes[..cut.index(length)]] {
            if let Ok(tile) = VectorTile::decode(bytes) {
                prop_assert!(tile.point_count() <= length);
            }
        }
    }
}
