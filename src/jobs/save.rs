use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Subject};

/// How many earlier versions [`save_keeping`] keeps.
pub const KEPT: usize = 3;

/// A point at which the program may be ended from outside, or the machine may stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Point {
    /// The new file has its temporary name, and nothing in it.
    Begun,
    /// Half of it is written.
    Half,
    /// All of it is written.
    Written,
    /// It is on the disk.
    Synced,
    /// A kept copy is older by one.
    Moved,
    /// The version before is kept.
    Kept,
    /// The new file has its name.
    Renamed,
}

/// Writes a file to a temporary name beside it, syncs, and renames: the file is the old one or the new one, never half
/// of either. A link stays one, and permissions stay; what is no file (a device, a pipe) is written to directly.
///
/// # Errors
/// What is wrong with the target and what to do about it; then it is as it was before.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    written(path, bytes, 0, &mut |_| ()).map_err(|error| told(&error, path))
}

/// Finds out whether [`save`] may write there, as far as that can be known before; nothing is left behind.
///
/// # Errors
/// As [`save`].
pub fn can_save(path: &Path) -> Result<(), Problem> {
    tried(path).map_err(|error| told(&error, path))
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

/// As [`save`], and what was there stays beside it: the version before as `name~`, those before it as `name~2` and
/// `name~3`. A file that is the same already stays as it is.
///
/// # Errors
/// As [`save`].
pub fn save_keeping(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let size = fs::metadata(path).ok().filter(fs::Metadata::is_file);
    let same_size = size.is_some_and(|about| about.len() == bytes.len() as u64);
    if same_size && fs::read(path).is_ok_and(|now| now == bytes) {
        return Ok(());
    }
    written(path, bytes, KEPT, &mut |_| ()).map_err(|error| told(&error, path))
}

/// The name of a kept version, 1 the last one.
fn kept_name(path: &Path, age: usize) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push(match age {
        1 => "~".to_owned(),
        age => format!("~{age}"),
    });
    Some(path.with_file_name(name))
}

/// A path with an ending where it has none, unless another file is there already: nobody was asked about that one.
#[must_use]
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let ended = path.with_extension(ending);
    if path.extension().is_none() && !ended.exists() {
        ended
    } else {
        path.to_owned()
    }
}

fn written(
    path: &Path,
    bytes: &[u8],
    kept: usize,
    reached: &mut dyn FnMut(Point),
) -> io::Result<()> {
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
        reached(Point::Begun);
        let (first, rest) = bytes.split_at(bytes.len() / 2);
        file.write_all(first)?;
        reached(Point::Half);
        file.write_all(rest)?;
        reached(Point::Written);
        if let Some(before) = &before {
            file.set_permissions(before.permissions())?;
        }
        file.sync_all()?;
        reached(Point::Synced);
        if before.is_some() && kept > 0 {
            keep(&path, kept, reached)?;
        }
        fs::rename(&part, &path)?;
        reached(Point::Renamed);
        Ok(())
    })();
    if done.is_err() {
        // What cannot be removed was never made.
        drop(fs::remove_file(&part));
    } else {
        // Where a folder cannot be synced, its file system does without.
        drop(synced_folder(&path));
    }
    done
}

/// Gives a file a second name, and those that had it before names of greater age. The file itself stays where it is.
fn keep(path: &Path, kept: usize, reached: &mut dyn FnMut(Point)) -> io::Result<()> {
    let name = |age| kept_name(path, age).ok_or(io::ErrorKind::InvalidInput);
    for age in (1..kept).rev() {
        match fs::rename(name(age)?, name(age + 1)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => reached(Point::Moved),
        }
    }
    let newest = name(1)?;
    // A second name takes no room; where a file system has none, there is a copy.
    if fs::hard_link(path, &newest).is_err() {
        let part = part_of(&newest).ok_or(io::ErrorKind::InvalidInput)?;
        let copied = fs::copy(path, &part)
            .and_then(|_| fs::File::open(&part)?.sync_all())
            .and_then(|()| fs::rename(&part, &newest));
        if copied.is_err() {
            drop(fs::remove_file(&part));
        }
        copied?;
    }
    reached(Point::Kept);
    Ok(())
}

/// Has the names in a folder written to the disk.
fn synced_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// The name under which a file is written.
fn part_of(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    Some(path.with_file_name(name))
}

/// What the system says about a target, told to a person.
fn told(error: &io::Error, path: &Path) -> Problem {
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
    Problem::error(message)
        .hint(hint)
        .in_file(path.display().to_string())
        .about(Subject::Target)
}

#[cfg(test)]
mod tests;
