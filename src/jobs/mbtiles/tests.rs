use std::io::Write as _;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;

/// A folder that is gone after the test, and a database in it.
struct Made {
    folder: TempDir,
    path: PathBuf,
}

fn made(metadata: &[(&str, &str)], tiles: &[(u8, u32, u32, &[u8])]) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.mbtiles");
    let database = Connection::open(&path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, \
             tile_data blob);
             CREATE UNIQUE INDEX at ON tiles (zoom_level, tile_column, tile_row);",
        )
        .unwrap();
    for (name, value) in metadata {
        let sql = "INSERT INTO metadata VALUES (?1, ?2)";
        database.execute(sql, (name, value)).unwrap();
    }
    for (zoom, column, row, bytes) in tiles {
        let sql = "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)";
        database.execute(sql, (zoom, column, row, bytes)).unwrap();
    }
    database.close().unwrap();
    Made { folder, path }
}

fn id(zoom: u8, x: u32, y: u32) -> TileId {
    TileId::new(zoom, x, y).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

#[test]
fn vector_tiles_are_unpacked_and_rows_are_turned() {
    let tile = gzip(b"\x1a\x01north");
    let map = made(
        &[
            ("name", "A map"),
            ("format", "pbf"),
            ("minzoom", "1"),
            ("maxzoom", "2"),
            ("bounds", "-10.5, 40,20,60"),
            ("attribution", "<a href='x'>&copy; me</a>"),
            ("json", r#"{"vector_layers":[{"id":"transportation"}]}"#),
        ],
        &[
            (2, 1, 3, &tile),
            (2, 1, 0, b"\x1a\x01south"),
            (1, 0, 0, b"\x1F\x8Bx"),
        ],
    );
    let tiles = MbTiles::open(&map.path).unwrap();
    assert_eq!(tiles.content(), TileContent::Vector(Schema::OpenMapTiles));
    assert_eq!((tiles.name(), tiles.attribution()), ("A map", "© me"));
    assert_eq!(tiles.zooms(), 1..=2);
    assert_eq!(
        tiles.bounds().unwrap().min,
        LonLat {
            lon: -10.5,
            lat: 40.0
        }
    );
    assert_eq!(tiles.tile(id(2, 1, 0)), Ok(Some(b"\x1a\x01north".to_vec())));
    assert_eq!(tiles.tile(id(2, 1, 3)), Ok(Some(b"\x1a\x01south".to_vec())));
    assert_eq!(tiles.tile(id(2, 0, 3)), Ok(None));
    let error = tiles.tile(id(1, 0, 1)).unwrap_err();
    assert!(matches!(error, SourceError::Damaged(_)), "{error}");
    drop(tiles);
    let left = std::fs::read_dir(map.folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside the file");
}

#[test]
fn pictures_are_known_with_and_without_a_format() {
    for metadata in [&[("format", "png")][..], &[("format", " JPG ")], &[]] {
        let map = made(metadata, &[(0, 0, 0, PNG), (3, 1, 1, PNG)]);
        let tiles = MbTiles::open(&map.path).unwrap();
        assert_eq!(tiles.content(), TileContent::Raster);
        assert_eq!(tiles.zooms(), 0..=3, "as the tiles say");
        assert_eq!(
            (tiles.name(), tiles.attribution(), tiles.bounds()),
            ("", "", None)
        );
        assert_eq!(tiles.tile(TileId::WORLD), Ok(Some(PNG.to_vec())));
    }
}

#[test]
fn what_cannot_be_shown_is_told() {
    let told = |metadata: &[(&str, &str)], tiles: &[(u8, u32, u32, &[u8])]| {
        let map = made(metadata, tiles);
        MbTiles::open(&map.path).unwrap_err().to_string()
    };
    let one: &[(u8, u32, u32, &[u8])] = &[(0, 0, 0, PNG)];
    assert!(told(&[("format", "gif")], one).contains("\"gif\" tiles"));
    assert_eq!(told(&[], &[]), "there are no tiles in this map");
    assert_eq!(
        told(&[("format", "png")], &[]),
        "there are no tiles in this map"
    );
    assert!(told(&[("minzoom", "5"), ("maxzoom", "2")], one).contains("from 5 to 2"));
    assert!(told(&[("maxzoom", "99")], one).contains("from 0 to 99"));
    assert!(told(&[("json", "[1]")], one).contains("not a JSON object"));
    for text in [
        "",
        "1,2,3",
        "1,2,3,x",
        "5,0,1,1",
        "-181,0,0,0",
        "0,0,0,91",
        "nan,0,0,0",
    ] {
        assert_eq!(bounds(text), None, "{text}");
    }
}

#[test]
fn a_tile_that_is_too_large_is_refused() {
    let long = vec![1; 16 << 20];
    let bomb = gzip(&vec![0; (16 << 20) + 1]);
    let longer = [&long[..], &long[..], &[1]].concat();
    let map = made(
        &[("format", "png")],
        &[(0, 0, 0, &bomb), (1, 0, 0, &longer), (1, 1, 0, &long)],
    );
    let tiles = MbTiles::open(&map.path).unwrap();
    for tile in [id(0, 0, 0), id(1, 0, 1)] {
        let error = tiles.tile(tile).unwrap_err();
        assert!(matches!(error, SourceError::TooLarge { .. }), "{error}");
    }
    assert_eq!(
        tiles.tile(id(1, 1, 1)).map(|tile| tile.unwrap().len()),
        Ok(16 << 20)
    );
}

#[test]
fn a_tile_that_is_no_blob_is_damaged() {
    let map = made(&[("format", "png")], &[(0, 0, 0, PNG)]);
    let database = Connection::open(&map.path).unwrap();
    database
        .execute("UPDATE tiles SET tile_data = 7", [])
        .unwrap();
    database.close().unwrap();
    let error = MbTiles::open(&map.path)
        .unwrap()
        .tile(TileId::WORLD)
        .unwrap_err();
    assert!(matches!(error, SourceError::Damaged(_)), "{error}");
}

#[test]
fn a_database_cut_short_or_damaged_anywhere_is_survived() {
    let big = [PNG, &[7; 9000]].concat();
    let tiles: Vec<_> = (0..16).map(|n| (2, n % 4, n / 4, &big[..])).collect();
    let map = made(&[("format", "png"), ("name", "x")], &tiles);
    let bytes = std::fs::read(&map.path).unwrap();
    let survive = |bytes: &[u8]| {
        std::fs::write(&map.path, bytes).unwrap();
        if let Ok(tiles) = MbTiles::open(&map.path) {
            for n in 0..16 {
                if let Err(error) = tiles.tile(id(2, n % 4, n / 4)) {
                    assert!(!error.to_string().is_empty());
                }
            }
            return true;
        }
        false
    };
    assert!(survive(&bytes));
    let mut opened = 0;
    for cut in (0..bytes.len()).step_by(bytes.len() / 30) {
        opened += u32::from(survive(&bytes[..cut]));
    }
    assert!(opened < 30, "a database cut short opens only near its end");
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut damaged = bytes.clone();
        let end = damaged.len().min(at + 5);
        damaged[at..end].fill(0xFF);
        survive(&damaged);
    }
}
