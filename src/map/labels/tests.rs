//! Names on the bundled map: none touches another, none jumps while one pans or zooms.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, LazyLock};

use egui::{Rect, vec2};

use super::*;
use crate::basemap::{TileId, VectorTile};
use crate::geo::{Camera, LonLat};
use crate::jobs::bundled::{self, OfflineMap};
use crate::map::lettering::Fonts;
use crate::theme::MapStyle;
use crate::view::Tongue;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 600.0;

fn map() -> &'static OfflineMap {
    static MAP: LazyLock<OfflineMap> = LazyLock::new(|| bundled::map().expect("the map"));
    &MAP
}

/// The words of all tiles in sight.
fn words(viewport: Viewport) -> Vec<Arc<TileWords>> {
    let zoom = viewport.camera.tile_zoom().min(9);
    let corner = |at| World::from(viewport.geo_from_screen(at));
    let (first, last) = (corner([0.0, 0.0]), corner([WIDTH, HEIGHT]));
    let tile = |at: f64| -> u32 {
        let tiles = f64::from(1_u32 << zoom);
        let text = (at.clamp(0.0, 0.999_999) * tiles).floor().to_string();
        text.parse().expect("a whole number")
    };
    let (columns, rows) = (tile(first.x)..=tile(last.x), tile(first.y)..=tile(last.y));
    rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
        .filter_map(|(x, y)| {
            let id = TileId::new(zoom, x, y)?;
            let bytes = map().archive.tile(id).ok()??;
            Some(Arc::new(TileWords::of(
                &VectorTile::decode(&bytes).ok()?,
                id,
            )))
        })
        .collect()
}

fn view(lon: f64, lat: f64, zoom: f64) -> Viewport {
    Camera::new(LonLat { lon, lat }, zoom).viewport(WIDTH, HEIGHT)
}

fn placed(viewport: Viewport, lettering: Lettering) -> Vec<Placed> {
    let mut fonts = Fonts::new();
    let along: Vec<Along> = map().names.iter().map(Along::from).collect();
    let plane = plane(viewport);
    let placer = Placer::new(plane, &mut fonts, MapStyle::Atlas.tokens(), lettering);
    placer.place(&wishes(&words(viewport), &along, &plane, &HashSet::new()))
}

/// The boxes of straight names on a screen.
fn boxes(names: &[Placed], viewport: Viewport) -> Vec<Rect> {
    let screen = Rect::from_min_size(egui::pos2(0.0, 0.0), vec2(900.0, 600.0));
    let straight = names.iter().filter_map(|name| match &name.shape {
        Shape::Straight { rect, .. } => {
            let at = on_screen(&viewport, screen, name.anchor);
            Some(rect.translate(at.to_vec2()))
        }
        Shape::Along { .. } => None,
    });
    straight.collect()
}

#[test]
fn names_never_touch_at_any_zoom_of_their_step_and_in_any_language() {
    let two = Lettering {
        first: Tongue::Local,
        second: Some(Tongue::In(crate::text::Language::Russian)),
    };
    for (lon, lat, zoom) in [(47.0, 41.0, 6.0), (68.0, 39.0, 7.0), (15.0, 50.0, 4.0)] {
        for lettering in [Lettering::default(), two] {
            let names = placed(view(lon, lat, zoom), lettering);
            assert!(names.len() > 20, "{} names at {zoom}", names.len());
            for within in [0.0, 0.12, 0.249] {
                let boxes = boxes(&names, view(lon, lat, zoom + within));
                for (index, a) in boxes.iter().enumerate() {
                    let touched = boxes.iter().skip(index + 1).any(|b| a.intersects(*b));
                    assert!(!touched, "{a:?} at {zoom} + {within}");
                }
            }
        }
    }
}

#[test]
fn panning_moves_no_name_to_another_place() {
    let keys = |viewport| -> BTreeSet<PlacedKey> {
        let names = placed(viewport, Lettering::default());
        // Those well inside, which are in sight of both.
        let inside = |name: &&Placed| {
            let at = viewport.screen_from_geo(LonLat::from(name.anchor));
            (300.0..600.0).contains(&at[0]) && (200.0..400.0).contains(&at[1])
        };
        names
            .iter()
            .filter(inside)
            .map(|name| name.key.clone())
            .collect()
    };
    let before = view(47.0, 41.0, 6.5);
    let after = before.panned([10.0, -6.0]).viewport(WIDTH, HEIGHT);
    let (before, after) = (keys(before), keys(after));
    let common = before.intersection(&after).count();
    assert!(common + 2 >= before.len(), "{common} of {}", before.len());
    assert!(before.len() > 3);
}

#[test]
fn large_countries_are_named_where_one_looks() {
    // Siberia, far from the middle of Russia's name; eastern Kazakhstan.
    for (lon, lat, zoom, iso) in [(45.0, 58.0, 5.0, "RU"), (78.0, 48.0, 5.5, "KZ")] {
        let viewport = view(lon, lat, zoom);
        let label = words(viewport)
            .iter()
            .flat_map(|words| words.points.clone())
            .find(|label| {
                label.kind == crate::basemap::LabelKind::Country
                    && label.country.as_deref() == Some(iso)
            })
            .expect("the country");
        let names = placed(viewport, Lettering::default());
        let shown = names.iter().any(|name| name.key.is_of(&label.key()));
        assert!(shown, "{iso}");
    }
}
