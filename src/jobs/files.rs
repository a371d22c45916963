use std::path::Path;

use crate::format::{Reading, geojson};
use crate::problem::Problem;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 4 << 30;

/// Reads a file of events, whatever may be wrong with it.
#[must_use]
pub fn read_file(path: &Path) -> Reading {
    let name = path.display().to_string();
    match read_bytes(path) {
        Ok(bytes) => geojson::read(&name, &bytes),
        Err(problem) => Reading {
            dataset: None,
            problems: vec![problem.in_file(name)],
        },
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let told = |error: &std::io::Error| {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => {
                Problem::error("there is no such file").hint("look at the name and the folder")
            }
            ErrorKind::PermissionDenied => {
                Problem::error("the file may not be read").hint("look at its permissions")
            }
            _ => Problem::error(format!("the file cannot be read: {error}"))
                .hint("look whether the disk is there"),
        }
    };
    let about = std::fs::metadata(path).map_err(|e| told(&e))?;
    if about.is_dir() {
        return Err(Problem::error("this is a folder").hint("open a file inside it"));
    }
    if about.len() > LARGEST {
        return Err(Problem::error("the file is larger than 4 GiB").hint("split it"));
    }
    std::fs::read(path).map_err(|e| told(&e))
}
