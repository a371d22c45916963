//! Tiles and archives from arbitrary bytes: nothing panics, and what decodes can be painted at any zoom.
//!
//! Run with `cargo +nightly fuzz run tile`.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use summit_atlas::basemap::{Archive, Drawing, Look, Relief, Style, TileId, TileWords, VectorTile, rasterise};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(tile) = VectorTile::decode(bytes) {
        let zoom = bytes.len().to_le_bytes()[0] % 20;
        let Some(id) = TileId::new(zoom, 0, 0) else { return };
        let words = TileWords::of(&tile, id);
        assert!(words.points.iter().all(|label| !label.names.english.is_empty()));
        let drawing = Drawing {
            tile: &tile,
            patch: id.patch(0),
            zoom,
            relief: None,
        };
        rasterise(drawing, 64, 1.0, &Style::new(Look::default()));
    }
    let source: Arc<[u8]> = bytes.into();
    if let Ok(archive) = Archive::open(Arc::new(source)) {
        drop(archive.tile(TileId::WORLD));
        if let Some(relief) = Relief::new(archive) {
            drop(relief.under(TileId::WORLD));
        }
    }
});
