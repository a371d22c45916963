//! Pixels: exact however deep, seamless at every edge, never a panic.

use proptest::prelude::*;

use crate::basemap::{
    AreaKind, Drawing, Drawn, LineKind, Look, MAX_SIDE, Patch, Pixels, ReliefPatch, Style, TileId,
    VectorTile, rasterise,
};
use crate::theme::MapStyle;

use super::fixtures::{Geometry, Value, bundled_tile, id, layer};

fn style() -> Style {
    Style::new(Look::default())
}

/// A tile without relief.
fn painted(tile: &VectorTile, patch: &Patch, zoom: u8, side: u32, scale: f32) -> Pixels {
    let drawing = Drawing {
        tile,
        patch: *patch,
        zoom,
        relief: None,
    };
    rasterise(drawing, side, scale, &style())
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = 4 * (y * pixels.side + x) as usize;
    [0, 1, 2, 3].map(|channel| pixels.rgba[at + channel])
}

/// The greatest difference of a channel.
fn difference(a: [u8; 4], b: [u8; 4]) -> u8 {
    let channels = a.iter().zip(b);
    channels
        .map(|(a, b)| a.abs_diff(b))
        .max()
        .unwrap_or_default()
}

fn is_land(pixel: [u8; 4]) -> bool {
    let land = MapStyle::Atlas.tokens().land;
    difference(pixel, [land.r, land.g, land.b, land.a]) < 4
}

fn is_water(pixel: [u8; 4]) -> bool {
    let water = MapStyle::Atlas.tokens().water;
    difference(pixel, [water.r, water.g, water.b, water.a]) < 4
}

#[test]
fn a_picture_is_opaque_and_as_large_as_asked() {
    let tile = bundled_tile(id(3, 4, 2));
    for (asked, given) in [(0, 1), (1, 1), (300, 300), (MAX_SIDE + 1, MAX_SIDE)] {
        let pixels = painted(&tile, &Patch::whole(id(3, 4, 2)), 3, asked, 1.0);
        assert_eq!(pixels.side, given);
        assert_eq!(pixels.rgba.len() as u64, u64::from(given).pow(2) * 4);
        assert!(
            pixels
                .rgba
                .iter()
                .skip(3)
                .step_by(4)
                .all(|&alpha| alpha == 255)
        );
    }
}

#[test]
fn a_patch_is_a_cut_out_of_the_whole() {
    // The tile at eight times the size, and each of some of its 64 parts on its own.
    let source = id(6, 40, 24);
    let tile = bundled_tile(source);
    let whole = painted(&tile, &Patch::whole(source), 9, 4096, 1.0);
    for (column, row) in [(0, 0), (3, 2), (4, 2), (5, 3), (7, 7)] {
        let child = id(9, source.x() * 8 + column, source.y() * 8 + row);
        let part = painted(&tile, &child.patch(6), 9, 512, 1.0);
        let (mut far, mut dashes) = (0, 0);
        for y in 0..512 {
            for x in 0..512 {
                let in_whole = pixel(&whole, column * 512 + x, row * 512 + y);
                let apart = difference(in_whole, pixel(&part, x, y));
                // Dashes are laid anew in every part; solid lines and areas are the same.
                far += u32::from(apart > 90);
                dashes += u32::from(apart > 2);
            }
        }
        assert!(
            far < 5 && dashes < 4000,
            "{column} {row}: {far} far, {dashes} different"
        );
    }
}

#[test]
fn zoom_19_is_exact_to_the_pixel() {
    // Land east of x = 1000 units, seen at zoom 19 where that edge is.
    let ring = Geometry::Ring(vec![[1000, -100], [4200, -100], [4200, 4200], [1000, 4200]]);
    let tile = VectorTile::decode(&layer("land", 4096, &ring, &[])).unwrap();
    // 8192 parts a tile, half a unit each: the edge is the western edge of part 2000.
    let (west, east) = (id(19, 1999, 77).patch(6), id(19, 2000, 77).patch(6));
    let sea = painted(&tile, &west, 19, 512, 1.0);
    let land = painted(&tile, &east, 19, 512, 1.0);
    assert!(is_water(pixel(&sea, 500, 256)) && is_water(pixel(&sea, 0, 0)));
    assert!(is_land(pixel(&land, 3, 256)) && is_land(pixel(&land, 511, 511)));
    // In the middle of a part, 256 device pixels from its edge, at an extent that allows it.
    let ring = Geometry::Ring(vec![
        [4001, -1],
        [20_000, -1],
        [20_000, 20_000],
        [4001, 20_000],
    ]);
    let tile = VectorTile::decode(&layer("land", 16_384, &ring, &[])).unwrap();
    let pixels = painted(&tile, &id(19, 2000, 77).patch(6), 19, 512, 1.0);
    assert!(is_water(pixel(&pixels, 248, 100)) && is_land(pixel(&pixels, 258, 100)));
}

#[test]
fn bundled_neighbours_match_at_their_edge() {
    for (zoom, x, y) in [(3, 4, 2), (5, 19, 11), (6, 39, 23), (6, 36, 18)] {
        let paint = |tile: TileId| {
            let patch = Patch::whole(tile);
            painted(&bundled_tile(tile), &patch, zoom, 512, 1.0)
        };
        let (west, east) = (paint(id(zoom, x, y)), paint(id(zoom, x + 1, y)));
        // A step across the edge is no bigger than steps next to it, but for a few pixels.
        let steps = |a: &Pixels, at: u32, b: &Pixels, bt: u32| {
            let rows = 0..512;
            rows.filter(|&row| difference(pixel(a, at, row), pixel(b, bt, row)) > 24)
                .count()
        };
        let across = steps(&west, 511, &east, 0);
        let beside = steps(&west, 510, &west, 511).max(steps(&east, 0, &east, 1));
        assert!(
            across <= beside + 6,
            "{zoom}/{x}/{y}: {across} across, {beside} beside"
        );
    }
}

#[test]
fn a_disputed_border_crosses_an_edge_in_the_middle_of_a_dash() {
    let properties = [("un", Value::Text("dashed"))];
    let paint = |shift: i64| {
        let line = Geometry::Line(vec![[1500 - shift, 2051], [6000 - shift, 2051]]);
        let tile = VectorTile::decode(&layer("boundaries", 4096, &line, &properties)).unwrap();
        painted(&tile, &Patch::whole(TileId::WORLD), 6, 512, 2.0)
    };
    let (west, east) = (paint(0), paint(4096));
    let border = MapStyle::Atlas.tokens().border_disputed;
    let row = 256;
    let drawn = |pixels: &Pixels, x: u32| {
        difference(pixel(pixels, x, row), [border.r, border.g, border.b, 255]) < 30
    };
    for x in 0..4 {
        assert!(drawn(&west, 511 - x) && drawn(&east, x));
    }
    for pixels in [&west, &east] {
        assert!((200..220).any(|x| drawn(pixels, x)) && (200..220).any(|x| !drawn(pixels, x)));
    }
    assert_eq!(pixel(&west, 511, row), pixel(&east, 0, row));
}

#[test]
fn the_edge_of_a_tile_is_no_coast() {
    // All land, cut exactly at the edge as archives without a buffer do.
    let ring = Geometry::Ring(vec![[0, 0], [4096, 0], [4096, 4096], [0, 4096]]);
    let tile = VectorTile::decode(&layer("land", 4096, &ring, &[])).unwrap();
    let pixels = painted(&tile, &Patch::whole(TileId::WORLD), 5, 64, 1.0);
    for at in 0..64 {
        assert!(is_land(pixel(&pixels, at, 0)) && is_land(pixel(&pixels, 63, at)));
    }
}

#[test]
fn a_tile_full_of_scribble_is_drawn_in_bounded_time_and_memory() {
    let scribble: Vec<_> = (0..200_000_i64)
        .map(|n| [n * 7919 % 4096, n * 104_729 % 4096])
        .collect();
    let kind = [("kind", Value::Text("disputed"))];
    let mut bytes = layer("land", 4096, &Geometry::Ring(scribble.clone()), &[]);
    bytes.extend(layer("boundaries", 4096, &Geometry::Line(scribble), &kind));
    let tile = VectorTile::decode(&bytes).unwrap();
    let pixels = painted(&tile, &Patch::whole(TileId::WORLD), 6, 256, 1.0);
    assert_eq!(pixels.side, 256);
}

#[test]
fn a_patch_that_makes_no_sense_is_painted_all_the_same() {
    let tile = bundled_tile(id(3, 4, 2));
    for (origin, size) in [
        ([f64::NAN, f64::INFINITY], 0.5),
        ([-3.0, 7.0], f64::NAN),
        ([0.5, 0.5], 0.0),
        ([1.0, 1.0], f64::INFINITY),
    ] {
        let source = id(3, 4, 2);
        let patch = Patch {
            source,
            origin,
            size,
        };
        assert_eq!(painted(&tile, &patch, 3, 64, 1.0).side, 64);
    }
}

#[test]
fn nothing_is_wider_than_what_neighbours_allow_for() {
    let style = style();
    let lines = [
        LineKind::Border {
            recognised: Drawn::Solid,
            administered: Drawn::Solid,
        },
        LineKind::Border {
            recognised: Drawn::Dashed,
            administered: Drawn::Not,
        },
        LineKind::Road { rank: 0 },
        LineKind::Region,
        LineKind::River { rank: 0 },
    ];
    for zoom in 0..=30 {
        let areas = [AreaKind::Land, AreaKind::Lake, AreaKind::Glacier];
        let around = areas.map(|kind| [style.halo(kind, zoom), style.outline(kind, zoom)]);
        let along = lines.map(|kind| [style.band(kind, zoom), style.line(kind, zoom)]);
        for stroke in around.into_iter().chain(along).flatten().flatten() {
            assert!(stroke.width / 2.0 <= Style::REACH);
        }
    }
}

#[test]
fn the_shape_of_the_land_lies_where_it_belongs_and_ends_at_the_coast() {
    let half = vec![[-64, -64], [2048, -64], [2048, 4160], [-64, 4160]];
    let tile = VectorTile::decode(&layer("land", 4096, &Geometry::Ring(half), &[])).unwrap();
    // Dark above the middle, light below; two pixels beyond each side.
    let shades =
        image::RgbImage::from_fn(12, 12, |_, y| image::Rgb([if y < 6 { 60 } else { 250 }; 3]));
    let relief = ReliefPatch::new(shades, [2.0, 2.0], 8.0);
    let drawing = Drawing {
        tile: &tile,
        patch: Patch::whole(TileId::WORLD),
        zoom: 6,
        relief: Some(&relief),
    };
    let pixels = rasterise(drawing, 256, 1.0, &style());
    assert_eq!(pixel(&pixels, 20, 20), [60, 60, 60, 255]);
    assert_eq!(pixel(&pixels, 20, 236), [250, 250, 250, 255]);
    let plain = painted(&tile, &Patch::whole(TileId::WORLD), 6, 256, 1.0);
    assert_eq!(pixel(&pixels, 200, 20), pixel(&plain, 200, 20));
    assert_ne!(pixel(&pixels, 20, 20), pixel(&plain, 20, 20));
    let deep = Drawing {
        zoom: 12,
        ..drawing
    };
    let without = painted(&tile, &Patch::whole(TileId::WORLD), 12, 256, 1.0);
    assert_eq!(
        rasterise(deep, 256, 1.0, &style()),
        without,
        "no relief so deep"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_makes_it_panic(
        points in proptest::collection::vec(
            (-16_000_000_i64..16_000_000, -16_000_000_i64..16_000_000), 1..12),
        near in any::<bool>(),
        zoom in 0_u8..=255,
        deep in 0_u8..=30,
        side in 0_u32..200,
        pixels_per_point in prop_oneof![any::<f32>(), 0.5_f32..3.0],
    ) {
        let points: Vec<_> = points
            .iter()
            .map(|&(x, y)| if near { [x % 5000, y % 5000] } else { [x, y] })
            .collect();
        let mut bytes = layer("land", 4096, &Geometry::Ring(points.clone()), &[]);
        bytes.extend(layer("boundaries", 4096, &Geometry::Line(points.clone()), &[
            ("un", Value::Text("dashed")),
        ]));
        bytes.extend(layer("rivers", 4096, &Geometry::Line(points), &[]));
        let tile = VectorTile::decode(&bytes).unwrap();
        let shown = id(deep, (1 << deep) / 3, (1 << deep) / 2);
        let pixels = painted(&tile, &shown.patch(0), zoom, side, pixels_per_point);
        prop_assert_eq!(pixels.rgba.len() as u64, u64::from(pixels.side).pow(2) * 4);
    }
}
