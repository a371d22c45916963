use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// Writes a file to a temporary name beside it, syncs, and renames: the file is the old one or the new one, never half
/// of either. A link stays one, and permissions stay; what is no file (a device, a pipe) is written to directly.
///
/// # Errors
/// What is wrong with the target and what to do about it; then it is as it was before.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    written(path, bytes).map_err(|error| told(&error).in_file(path.display().to_string()))
}

/// Finds out whether [`save`] may write there, as far as that can be known before; nothing is left behind.
///
/// # Errors
/// As [`save`].
pub fn can_save(path: &Path) -> Result<(), Problem> {
    tried(path).map_err(|error| told(&error).in_file(path.display().to_string()))
}

fn tried(path: &Path) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&path) {
        Ok(before) if before.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(before) if !before.is_file() => Ok(()),
        Ok(before) if before.permissions().readonly() => {
            Err(io::ErrorKind::PermissionDenied.into())
        }
        _ => {
            let part = part_of(&path).ok_or(io::ErrorKind::InvalidInput)?;
            fs::File::create(&part)?;
            fs::remove_file(&part)
        }
    }
}

fn written(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Where a link leads; what is not there yet has no other name.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = fs::metadata(&path).ok();
    if before.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if before.as_ref().is_some_and(|it| !it.is_file()) {
        return fs::File::options()
            .write(true)
            .open(&path)?
            .write_all(bytes);
    }
    if before
        .as_ref()
        .is_some_and(|it| it.permissions().readonly())
    {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let part = part_of(&path).ok_or(io::ErrorKind::InvalidInput)?;
    let done = (|| {
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        if let Some(before) = &before {
            file.set_permissions(before.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&part, &path)
    })();
    if done.is_err() {
        // What cannot be removed was never made.
        drop(fs::remove_file(&part));
    }
    done
}

/// The name under which a file is written.
fn part_of(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    Some(path.with_file_name(name))
}

/// What the system says about a target, told to a person.
fn told(error: &io::Error) -> Problem {
    use io::ErrorKind as Kind;
    let (message, hint) = match error.kind() {
        Kind::NotFound => (
            "its folder is not there".to_owned(),
            "make the folder first",
        ),
        Kind::NotADirectory => (
            "what should be its folder is a file".to_owned(),
            "look at the name",
        ),
        Kind::IsADirectory => ("this is a folder".to_owned(), "name a file inside it"),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => (
            "the file may not be written".to_owned(),
            "look at its permissions and at those of its folder",
        ),
        Kind::StorageFull | Kind::QuotaExceeded => (
            "there is no room left on the disk".to_owned(),
            "make room, or write elsewhere",
        ),
        Kind::InvalidFilename | Kind::InvalidInput => (
            "this cannot be the name of a file".to_owned(),
            "choose another name",
        ),
        _ => (
            format!("the file cannot be written: {error}"),
            "look whether the disk is there",
        ),
    };
    Problem::error(message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_new_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let inside = |name: &str| {
            save(&folder.path().join(name), b"x")
                .unwrap_err()
                .to_string()
        };
        assert!(inside("").contains("this is a folder. Hint: "));
        assert!(inside("missing/a").contains("its folder is not there. Hint: "));
        assert!(inside("a.csv/b").contains("Hint: "));
        assert!(inside(&"n".repeat(300)).contains("Hint: "));
        let asked = |name: &str| can_save(&folder.path().join(name)).map_err(|it| it.to_string());
        for wrong in ["", "missing/a", "a.csv/b", &"n".repeat(300)] {
            assert_eq!(asked(wrong), Err(inside(wrong)), "{wrong}");
        }
        assert_eq!((asked("a.csv"), asked("new")), (Ok(()), Ok(())));
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn who_may_not_write_a_file_does_not_replace_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"kept").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = save(&path, b"new").unwrap_err().to_string();
        assert!(
            error.contains("the file may not be written. Hint: "),
            "{error}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"kept");
    }

    #[test]
    #[cfg(unix)]
    fn links_and_permissions_stay_and_devices_are_written_to() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, b"old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        save(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o640
        );
        save(Path::new("/dev/null"), b"gone").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
