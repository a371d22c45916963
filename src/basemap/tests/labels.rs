//! Names: each is proposed by one tile, where it is, and important ones first.

use std::collections::BTreeMap;

use crate::basemap::{LabelKind, TileId, VectorTile, candidates};
use crate::geo::World;

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
        assert_eq!(candidates(&tile, TileId::WORLD).len(), expected, "{at:?}");
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
            for label in candidates(&bundled_tile(tile), tile) {
                let place = World::from(label.anchor);
                let inside = |at: f64, index: u32| {
                    let within = at * f64::from(tiles) - f64::from(index);
                    (-1e-9..1.0).contains(&within)
                };
                assert!(
                    inside(place.x, tile.x()) && inside(place.y, tile.y()),
                    "{label:?}"
                );
                if label.kind != LabelKind::Lake {
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
    let labels = candidates(&bundled_tile(tile), tile);
    let baku = labels.iter().find(|label| &*label.text == "Baku").unwrap();
    assert_eq!(baku.kind, LabelKind::Capital);
    assert_eq!(baku.text_russian.as_deref(), Some("Баку"));
    assert_eq!(baku.country.as_deref(), Some("AZ"));
    assert!((baku.anchor.lon - 49.89).abs() < 0.1 && (baku.anchor.lat - 40.38).abs() < 0.1);
    assert!(baku.min_zoom <= 4);
}

#[test]
fn important_names_come_first_and_the_order_is_stable() {
    let tile = id(3, 4, 2);
    let labels = candidates(&bundled_tile(tile), tile);
    assert!(labels.len() > 20);
    assert!(labels.is_sorted_by_key(|label| (label.rank, label.kind)));
    assert_eq!(labels, candidates(&bundled_tile(tile), tile));
}

#[test]
fn the_name_of_a_lake_stands_in_its_widest_part() {
    // A ladle: a thin handle to the west, the bowl in the east.
    let ladle = [
        [0, 490],
        [700, 490],
        [700, 100],
        [1500, 100],
        [1500, 900],
        [700, 900],
        [700, 510],
        [10, 510],
    ];
    let name = [("name", Value::Text("Ladle"))];
    let bytes = layer("lakes", 4096, &Geometry::Ring(ladle.to_vec()), &name);
    let labels = candidates(&VectorTile::decode(&bytes).unwrap(), TileId::WORLD);
    assert!(labels.is_empty() || labels[0].anchor.lon < 0.0);
    let moved = ladle.map(|[x, y]| [x + 50, y]).to_vec();
    let bytes = layer("lakes", 4096, &Geometry::Ring(moved), &name);
    let tile = VectorTile::decode(&bytes).unwrap();
    let [x, y] = tile.points()[0].at;
    assert!((700.0..1550.0).contains(&x) && (100.0..900.0).contains(&y));
    let cut = ladle.map(|[x, y]| [x - 50, y]).to_vec();
    let bytes = layer("lakes", 4096, &Geometry::Ring(cut), &name);
    assert!(VectorTile::decode(&bytes).unwrap().points().is_empty());
}
