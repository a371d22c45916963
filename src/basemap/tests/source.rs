//! What tiles are, and what is said when there are none.

use std::sync::Arc;
use std::time::Duration;

use pmtiles::TileType;

use crate::basemap::{Archive, Schema, SourceError, TileContent, TileId, TileSource};
use crate::problem::Problem;

use super::fixtures::{archive, bundled, id};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

fn open(tile_type: TileType, metadata: &str) -> Archive {
    let bytes = archive(tile_type, metadata, &[(TileId::WORLD, PNG.to_vec())]);
    Archive::open(Arc::new(bytes)).unwrap()
}

#[test]
fn an_archive_of_pictures_is_read_as_it_is() {
    for tile_type in [TileType::Png, TileType::Jpeg, TileType::Webp] {
        let archive = open(tile_type, r#"{"attribution":"A"}"#);
        assert_eq!(archive.content(), TileContent::Raster);
        let source: &dyn TileSource = &archive;
        assert_eq!(source.tile(TileId::WORLD), Ok(Some(PNG.to_vec())));
        assert_eq!(source.tile(id(1, 0, 0)), Ok(None));
        assert_eq!((source.zooms(), source.attribution()), (0..=0, "A"));
    }
}

#[test]
fn the_schema_of_vector_tiles_is_found_by_their_layers() {
    let content = |layers: &[&str]| {
        let layers: Vec<_> = layers
            .iter()
            .map(|id| format!(r#"{{"id":"{id}","fields":{{}}}}"#))
            .collect();
        let metadata = format!(r#"{{"vector_layers":[7,{{}},{}]}}"#, layers.join(","));
        open(TileType::Mvt, &metadata).content()
    };
    let vector = TileContent::Vector;
    assert_eq!(bundled().content(), vector(Schema::Atlas));
    assert_eq!(
        content(&["boundaries", "earth", "landuse", "places", "roads", "water"]),
        vector(Schema::Protomaps)
    );
    assert_eq!(
        content(&["boundary", "place", "transportation", "water", "water_name"]),
        vector(Schema::OpenMapTiles)
    );
    assert_eq!(content(&["streets", "ocean"]), vector(Schema::Atlas));
    assert_eq!(open(TileType::Mvt, "{}").content(), vector(Schema::Atlas));
    assert_eq!(Schema::of_layers(&["water"]), None);
}

#[test]
fn what_is_no_tile_is_known_by_its_first_bytes() {
    let found = |content: TileContent, bytes: &[u8]| match content.check(bytes) {
        Ok(()) => "a tile",
        Err(SourceError::WrongContent { found }) => found,
        Err(error) => panic!("{error}"),
    };
    let vector = TileContent::Vector(Schema::Protomaps);
    let raster = TileContent::Raster;
    assert_eq!(found(raster, PNG), "a tile");
    assert_eq!(found(raster, b"\xFF\xD8\xFF\xE0"), "a tile");
    assert_eq!(found(raster, b"RIFF\x01\x02\x03\x04WEBPVP8 "), "a tile");
    assert_eq!(
        found(raster, b"RIFF\x01\x02\x03\x04WAVE"),
        "something unknown"
    );
    assert_eq!(
        found(raster, b"\xEF\xBB\xBF \n<!DOCTYPE html>"),
        "a web page"
    );
    assert_eq!(found(raster, b""), "something unknown");
    assert_eq!(found(vector, b"\x1a\x05layer"), "a tile");
    assert_eq!(found(vector, b"{\"error\": 1}"), "a JSON text");
    assert_eq!(found(vector, PNG), "a picture");
}

#[test]
fn errors_are_told_in_plain_words() {
    let told = |error: SourceError| Problem::from(&error).to_string();
    assert_eq!(
        told(SourceError::Refused { status: 401 }),
        "the tile server says: a key or a password is missing or wrong (HTTP status 401). \
         Hint: look at the address and the key of the map, then choose it again"
    );
    assert!(told(SourceError::Refused { status: 500 }).contains("tries again by itself"));
    assert_eq!(
        told(SourceError::Unreachable("nobody answers".to_owned())),
        "nobody answers. Hint: the offline map stays; the program tries again by itself"
    );
    let busy = SourceError::Busy {
        status: 429,
        retry_after: Some(Duration::from_secs(3)),
    };
    assert!(told(busy).starts_with("the tile server says: that was asked too often"));
    for status in 0..1000 {
        let error = SourceError::Refused { status };
        assert!(error.to_string().contains(&status.to_string()));
    }
}
