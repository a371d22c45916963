//! Names: each is proposed by one tile, where it is, and important ones first.

use std::collections::BTreeMap;

use crate::basemap::{LabelKind, TileId, TileWords, VectorTile};
use crate::geo::World;
use crate::text::Language;

use super::fixtures::{Geometry, Value, bundled_tile, id, layer};

#[test]
fn a_name_in_the_buffer_belongs_to_the_neighbour() {
    for (at, expected) in [
        ([0, 0], 1),
        ([4095, 4095], 1),
        ([4096, 10], 0),
        ([10, 4096], 0),
        ([-1, 10], 0),
    ] {
        let properties = [("name", Value::Text("Lachin"))];
        let bytes = layer("places", 4096, &Geometry::Point(at), &properties);
        let tile = VectorTile::decode(&bytes).unwrap();
        assert_eq!(
            TileWords::of(&tile, TileId::WORLD).points.len(),
            expected,
            "{at:?}"
        );
    }
}

#[test]
fn every_candidate_lies_in_its_tile_and_is_proposed_once() {
    for zoom in [0_u8, 2, 4, 6] {
        let mut seen = BTreeMap::new();
        let tiles = 1_u32 << zoom;
        let middle = tiles / 2..(tiles / 2 + 12).min(tiles);
        for tile in middle
            .clone()
            .flat_map(|x| (0..=tiles / 2).map(move |y| (x, y)))
        {
            let Some(tile) = TileId::new(zoom, tile.0, tile.1) else {
                continue;
            };
            for label in TileWords::of(&bundled_tile(tile), tile).points {
                let place = World::from(label.anchor);
                let inside = |at: f64, index: u32| {
                    let within = at * f64::from(tiles) - f64::from(index);
                    (-1e-9..1.0).contains(&within)
                };
                assert!(
                    inside(place.x, tile.x()) && inside(place.y, tile.y()),
                    "{label:?}"
                );
                if label.main && label.kind != LabelKind::Lake {
                    let twice = seen.insert(label.key(), (tile, label.anchor));
                    assert_eq!(twice, None, "{label:?} in {tile:?}");
                }
            }
        }
    }
}

#[test]
fn baku_is_a_capital_by_the_sea() {
    let tile = id(6, 40, 24);
    let labels = TileWords::of(&bundled_tile(tile), tile).points;
    let baku = labels
        .iter()
        .find(|label| &*label.names.english == "Baku")
        .unwrap();
    assert_eq!(baku.kind, LabelKind::Capital);
    assert_eq!(&**baku.names.in_language(Language::Russian), "Баку");
    assert_eq!(&**baku.names.local(), "Bakı");
    assert_eq!(baku.country.as_deref(), Some("AZ"));
    assert!((baku.anchor.lon - 49.89).abs() < 0.1 && (baku.anchor.lat - 40.38).abs() < 0.1);
    assert!(baku.min_zoom <= 4);
}

#[test]
fn important_names_come_first_and_the_order_is_stable() {
    let tile = id(3, 4, 2);
    let labels = TileWords::of(&bundled_tile(tile), tile).points;
    assert!(labels.len() > 20);
    assert!(labels.is_sorted_by_key(|label| (label.rank, label.kind)));
    assert_eq!(labels, TileWords::of(&bundled_tile(tile), tile).points);
}

#[test]
fn the_course_of_a_river_is_cut_where_the_tile_ends() {
    let name = [("name", Value::Text("Kura")), ("rank", Value::Int(4))];
    let course = vec![
        [-60, 100],
        [10, 100],
        [900, 400],
        [4200, 400],
        [5000, 9],
        [4090, 5],
    ];
    let bytes = layer("rivers", 4096, &Geometry::Line(course), &name);
    let words = TileWords::of(&VectorTile::decode(&bytes).unwrap(), TileId::WORLD);
    let lengths: Vec<_> = words
        .rivers
        .iter()
        .map(|river| river.points.len())
        .collect();
    assert_eq!(lengths, [4, 2], "the point just beyond belongs to it");
    assert!(words.rivers.iter().all(|river| river.rank == 4));
}
