use std::io::Read as _;
use std::path::Path;

use super::save::save;
use crate::problem::Problem;

/// The longest session that is read, in bytes.
const LONGEST: u64 = 16 << 20;

/// The session in a file, if there is one.
#[must_use]
pub fn read_session(file: &Path) -> Option<String> {
    let mut text = String::new();
    let file = std::fs::File::open(file).ok()?;
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Writes a session to a file, in a folder that is made where it is missing.
///
/// # Errors
/// As [`save`].
pub fn save_session(file: &Path, session: &str) -> Result<(), Problem> {
    if let Some(folder) = file.parent() {
        // What is wrong with it, saving tells.
        drop(std::fs::create_dir_all(folder));
    }
    save(file, session.as_bytes())
}
