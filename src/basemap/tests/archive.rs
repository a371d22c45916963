//! Archives: sound ones are read as they were written, all others answer with an error.

use std::sync::Arc;

use pmtiles::TileType;
use proptest::prelude::*;

use crate::basemap::{Archive, ArchiveError, TileId};
use crate::problem::Problem;

use super::fixtures::{BUNDLED, archive, bundled, id};

fn open(bytes: Vec<u8>) -> Result<Archive, ArchiveError> {
    Archive::open(Arc::new(bytes))
}

fn small() -> Vec<u8> {
    let tiles: Vec<_> = (0..4)
        .zip(b'0'..)
        .map(|(x, byte)| (id(2, x, 1), vec![byte; 40]))
        .collect();
    archive(
        TileType::Mvt,
        r#"{"attribution":"<a href='x'>&copy; A</a> &amp; B"}"#,
        &tiles,
    )
}

#[test]
fn an_archive_by_the_reference_writer_is_read() {
    let archive = open(small()).unwrap();
    assert_eq!(archive.zooms(), 0..=2);
    assert_eq!(archive.attribution(), "© A & B");
    assert_eq!(archive.tile(id(2, 3, 1)).unwrap(), Some(vec![b'3'; 40]));
    assert_eq!(archive.tile(id(2, 3, 2)).unwrap(), None);
    assert_eq!(archive.tile(id(9, 3, 2)).unwrap(), None);
}

#[test]
fn leaf_directories_are_followed() {
    let tiles: Vec<_> = (0..128 * 128)
        .map(|n: u32| {
            (
                id(7, n % 128, n / 128),
                format!("tile {n} {}", n * 77).into_bytes(),
            )
        })
        .collect();
    let archive = open(archive(TileType::Mvt, "{}", &tiles)).unwrap();
    for (id, bytes) in tiles {
        assert_eq!(archive.tile(id).unwrap(), Some(bytes), "{id:?}");
    }
}

#[test]
fn the_bundled_archive_has_the_world() {
    assert_eq!(bundled().zooms(), 0..=9);
    assert!(bundled().attribution().contains("Natural Earth"));
    assert!(bundled().tile(TileId::WORLD).unwrap().is_some());
}

#[test]
fn errors_name_what_is_wrong() {
    let message = |bytes: Vec<u8>| Problem::from(&open(bytes).unwrap_err()).to_string();
    let with = |at: usize, byte: u8| {
        let mut bytes = small();
        bytes[at] = byte;
        bytes
    };
    let said = [
        message(vec![]),
        message(b"<!DOCTYPE html><html>404 Not Found</html>".to_vec()),
        message(BUNDLED[..100].to_vec()),
        message(BUNDLED[..150].to_vec()),
        message(with(7, 4)),
        message(b"PM\x02\x00 an old archive".to_vec()),
        message(with(97, 4)),
        message(with(98, 3)),
        message(with(100, 9)),
        message(with(99, 5)),
        message(with(99, 77)),
        message(archive(TileType::Mvt, "[1]", &[])),
    ];
    let expected = [
        "the file is empty. Hint: the copy or download was probably cut short; fetch the file again",
        "this is not a PMTiles archive. Hint: choose a file that ends in .pmtiles",
        "the header should end at byte 127, but the file has only 100 bytes. \
         Hint: the copy or download was probably cut short; fetch the file again",
        "the first directory should end at byte ",
        "the archive has version 4 of the PMTiles format; this program reads version 3. \
         Hint: convert it with `pmtiles convert`",
        "the archive has version 2 of the PMTiles format; this program reads version 3. ",
        "the directories are compressed with Zstandard; this program reads gzip and uncompressed \
         archives. Hint: write the archive again with gzip compression",
        "the tiles are compressed with Brotli; this program reads gzip",
        "the archive says that its zooms run from 9 to 2. Hint: the file is damaged; fetch it again",
        "the archive holds AVIF tiles; this map needs vector tiles (MVT), PNG, JPEG or WebP. \
         Hint: choose an archive of vector tiles or of pictures",
        "the archive holds unknown tiles; this map needs vector tiles",
        "the metadata of the archive is not a JSON object: ",
    ];
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said:?} is not {expected:?}");
    }
}

#[test]
fn a_tile_that_unpacks_to_too_much_is_refused() {
    let bomb = vec![0; (16 << 20) + 1];
    let archive = open(archive(TileType::Mvt, "{}", &[(TileId::WORLD, bomb)])).unwrap();
    let error = archive.tile(TileId::WORLD).unwrap_err();
    assert!(
        matches!(error, ArchiveError::TooLarge { part: "a tile", .. }),
        "{error}"
    );
}

#[test]
fn a_directory_that_leads_to_itself_ends() {
    // No tiles but one leaf entry at 0 that points at itself, all of it uncompressed.
    let mut bytes = small();
    bytes.truncate(127);
    bytes[97] = 1;
    let directory = [1, 0, 0, 5, 1];
    let places = [(8, 127_u64), (16, 5), (24, 0), (32, 0), (40, 127), (48, 5)];
    for (at, number) in places.into_iter().chain([(56, 0), (64, 0)]) {
        bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
    }
    bytes.extend(directory);
    let error = open(bytes).unwrap().tile(TileId::WORLD).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a directory of the archive is damaged: directories lie too deep"
    );
}

#[test]
fn a_directory_with_absurd_claims_allocates_nothing() {
    let mut bytes = small();
    bytes.truncate(127);
    bytes[97] = 1;
    let directory = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0];
    for (at, number) in [(8, 127_u64), (16, 10), (32, 0)] {
        bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
    }
    bytes.extend(directory);
    let error = open(bytes).unwrap_err();
    assert!(matches!(error, ArchiveError::Directory(_)), "{error}");
}

/// Whatever the bytes are, opening and reading ends without a panic.
fn survive(bytes: Vec<u8>) {
    if let Ok(archive) = open(bytes) {
        for x in 0..4 {
            for tile in [id(2, x, 1), id(2, x, 2), TileId::WORLD, id(30, x, 7)] {
                if let Err(error) = archive.tile(tile) {
                    assert!(!error.to_string().is_empty());
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        survive(bytes.clone());
        let mut with_magic = b"PMTiles\x03".to_vec();
        with_magic.extend(bytes);
        survive(with_magic);
    }

    #[test]
    fn a_truncated_archive_is_an_error_or_lacks_tiles(cut in 0_usize..16_700) {
        let bytes = small();
        let cut = cut.min(bytes.len() - 1);
        survive(bytes[..cut].to_vec());
        if let Ok(archive) = open(bytes[..cut].to_vec()) {
            let tiles = (0..4).map(|x| archive.tile(id(2, x, 1)));
            prop_assert!(tiles.into_iter().any(|tile| tile.is_err()));
        }
    }

    #[test]
    fn damaged_bytes_are_survived(
        damage in proptest::collection::vec((0_usize..17_000, any::<u8>()), 1..6),
        uncompressed in any::<bool>(),
    ) {
        let mut bytes = small();
        for (at, byte) in damage {
            // Half of the damage goes where it matters most.
            let at = if at % 2 == 0 { at % 200 } else { at };
            if let Some(target) = bytes.get_mut(at) {
                *target = byte;
            }
        }
        if uncompressed {
            bytes[97] = 1;
        }
        survive(bytes);
    }
}
