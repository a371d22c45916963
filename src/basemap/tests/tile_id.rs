//! Tiles, their ancestors and their numbers in an archive.

use proptest::prelude::*;

use crate::basemap::{Patch, TileId};

use super::fixtures::id;

prop_compose! {
    fn tiles()(zoom in 0_u8..=TileId::MAX_ZOOM)
        (zoom in Just(zoom), x in 0..1_u32 << zoom, y in 0..1_u32 << zoom) -> TileId {
        id(zoom, x, y)
    }
}

#[test]
fn only_tiles_that_exist_can_be_made() {
    assert!(TileId::new(2, 3, 3).is_some());
    assert!(TileId::new(2, 4, 0).is_none());
    assert!(TileId::new(2, 0, 4).is_none());
    assert!(TileId::new(31, 0, 0).is_none());
    assert!(TileId::WORLD.parent().is_none());
    assert!(id(30, 0, 0).children().is_none());
}

#[test]
fn a_patch_is_the_part_of_the_last_tile() {
    let patch = id(9, 319, 193).patch(6);
    assert_eq!(patch.source, id(6, 39, 24));
    assert_eq!((patch.origin, patch.size), ([0.875, 0.125], 0.125));
    assert_eq!(id(4, 3, 2).patch(6), Patch::whole(id(4, 3, 2)));
}

#[test]
fn a_place_in_a_tile_has_its_coordinates() {
    let north_west = TileId::WORLD.lon_lat([0.0, 0.0]);
    assert!((north_west.lon + 180.0).abs() < 1e-9 && (north_west.lat - 85.051_129).abs() < 1e-6);
    let middle = TileId::WORLD.lon_lat([0.5, 0.5]);
    assert!(middle.lon.abs() < 1e-9 && middle.lat.abs() < 1e-9);
}

proptest! {
    #[test]
    fn numbers_are_those_of_the_reference(tile in tiles()) {
        let coord = pmtiles::TileCoord::new(tile.zoom(), tile.x(), tile.y()).unwrap();
        prop_assert_eq!(tile.archive_number(), pmtiles::TileId::from(coord).value());
    }

    #[test]
    fn children_have_their_parent(tile in tiles()) {
        for child in tile.children().into_iter().flatten() {
            prop_assert_eq!(child.parent(), Some(tile));
            prop_assert_eq!(child.ancestor(tile.zoom()).0, tile);
        }
    }

    #[test]
    fn an_ancestor_holds_the_tile_where_it_says(tile in tiles(), zoom in 0_u8..=30) {
        let (ancestor, part) = tile.ancestor(zoom);
        prop_assert_eq!(ancestor.zoom(), zoom.min(tile.zoom()));
        for corner in [0.0, 1.0] {
            let direct = tile.lon_lat([corner, corner]);
            let through = ancestor.lon_lat(part.origin.map(|at| at + corner * part.size));
            prop_assert!((direct.lon - through.lon).abs() < 1e-9);
            prop_assert!((direct.lat - through.lat).abs() < 1e-9);
        }
    }
}
