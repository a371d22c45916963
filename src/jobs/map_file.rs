use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::file_bytes::FileBytes;
use super::mbtiles::MbTiles;
use super::told::told;
use crate::basemap::{Archive, TileSource};
use crate::problem::Problem;

/// How a `SQLite` database begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Opens a file of tiles, `PMTiles` or `MBTiles`, whatever its name ends in. Tiles are read when
/// they are asked for.
///
/// # Errors
///
/// What is wrong with the file, with its name.
pub fn open_map_file(path: &Path) -> Result<Arc<dyn TileSource>, Problem> {
    open(path).map_err(|problem| problem.in_file(path.display().to_string()))
}

fn open(path: &Path) -> Result<Arc<dyn TileSource>, Problem> {
    if path.is_dir() {
        return Err(Problem::error("this is a folder").hint("open a file inside it"));
    }
    let mut start = Vec::with_capacity(SQLITE.len());
    File::open(path)
        .and_then(|file| file.take(SQLITE.len() as u64).read_to_end(&mut start))
        .map_err(|error| told(&error))?;
    if start == SQLITE {
        let map = MbTiles::open(path).map_err(|error| {
            Problem::error(error.to_string()).hint("fetch the file again, or choose another map")
        })?;
        return Ok(Arc::new(map));
    }
    let bytes = FileBytes::open(path).map_err(|error| told(&error))?;
    let archive = Archive::open(Arc::new(bytes)).map_err(|error| Problem::from(&error))?;
    Ok(Arc::new(archive))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::{Schema, TileContent, TileId};

    #[test]
    fn a_file_is_known_by_its_bytes_and_what_is_wrong_is_told_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map");
        let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/basemap.pmtiles");
        std::fs::copy(bundled, &path).unwrap();
        let map = open_map_file(&path).unwrap();
        assert_eq!(map.content(), TileContent::Vector(Schema::Atlas));
        assert!(map.tile(TileId::WORLD).unwrap().is_some());
        let wrong = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            open_map_file(&path).err().unwrap().to_string()
        };
        assert!(wrong(b"").contains("map: the file is empty"));
        assert!(wrong(b"<html>").contains("map: this is not a PMTiles archive"));
        let damaged = wrong(&[SQLITE, &[0xFF; 2000]].concat());
        assert!(
            damaged.contains("map: this is not an MBTiles map"),
            "{damaged}"
        );
        for (path, told) in [
            (folder.path().join("missing"), "there is no such file"),
            (folder.path().to_path_buf(), "this is a folder"),
        ] {
            let problem = open_map_file(&path).err().unwrap().to_string();
            assert!(problem.contains(told), "{problem}");
        }
    }
}
