use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use etcetera::base_strategy::{BaseStrategy as _, choose_native_strategy};
use serde::{Deserialize, Serialize};

use super::network::{Keep, Validators};

/// What ends the names of tiles.
const TILE: &str = "tile";
/// What ends the names of tiles that are being written.
const PART: &str = "part";
/// How much stays when room is made.
const KEPT_TENTHS: u64 = 9;
/// Uses that lie closer together are not told apart: not every look at a tile writes.
const GRAIN: Duration = Duration::from_mins(10);
/// After this time a tile that is being written was given up.
const GIVEN_UP: Duration = Duration::from_hours(1);

/// Tiles that came over the network, in a folder of bounded size; those that were used longest
/// ago go first.
///
/// A tile is a file: one line of JSON about it, then its bytes. What is damaged is dropped when
/// it is read. Where there is no folder, or it cannot be written, nothing is kept and nothing
/// fails. Two programs may share a folder.
#[derive(Debug)]
pub struct DiskCache {
    folder: Option<PathBuf>,
    limit: u64,
    /// What is there; `None` before the first look.
    index: Mutex<Option<Index>>,
    /// Makes names that are not used twice.
    written: AtomicU64,
}

/// What is there.
#[derive(Debug, Default)]
struct Index {
    files: HashMap<String, Stored>,
    bytes: u64,
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    bytes: u64,
    used: SystemTime,
}

/// What a file says about itself in its first line.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    url: String,
    /// Seconds since 1970.
    fresh_until: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_modified: Option<String>,
    /// [`fnv1a`] of the bytes.
    sum: u64,
}

/// A tile that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) bytes: Vec<u8>,
    pub(super) keep: Keep,
}

impl DiskCache {
    /// How many bytes are kept unless somebody says otherwise.
    pub const USUAL_LIMIT: u64 = 256 << 20;

    /// A cache in a folder that is made when it is needed; `None` keeps nothing. `limit` is in
    /// bytes of the files.
    #[must_use]
    pub const fn new(folder: Option<PathBuf>, limit: u64) -> Self {
        Self {
            folder,
            limit,
            index: Mutex::new(None),
            written: AtomicU64::new(0),
        }
    }

    /// A cache where the system keeps such things.
    #[must_use]
    pub fn in_system_folder() -> Self {
        let system = choose_native_strategy().ok();
        let folder = system.map(|system| {
            let own = system.cache_dir().join(env!("CARGO_PKG_NAME"));
            own.join("tiles")
        });
        Self::new(folder, Self::USUAL_LIMIT)
    }

    /// What is kept of an address.
    pub(super) fn get(&self, url: &str, now: SystemTime) -> Option<Kept> {
        let folder = self.folder.as_ref()?;
        let name = name(url);
        let path = folder.join(&name);
        let file = fs::read(&path).ok()?;
        let Some((about, bytes)) = read(&file) else {
            self.drop_file(&path, &name, now);
            return None;
        };
        // Of two addresses with one name the other one's tile is here.
        if about.url != url {
            return None;
        }
        self.use_file(&path, &name, now);
        Some(Kept {
            bytes: bytes.to_vec(),
            keep: Keep {
                fresh_until: SystemTime::UNIX_EPOCH
                    .checked_add(Duration::from_secs(about.fresh_until))?,
                validators: Validators {
                    etag: about.etag,
                    last_modified: about.last_modified,
                },
            },
        })
    }

    /// Keeps what came from an address. What cannot be kept is not.
    pub(super) fn put(&self, url: &str, bytes: &[u8], keep: &Keep, now: SystemTime) {
        let Some(folder) = &self.folder else { return };
        let until = keep.fresh_until.duration_since(SystemTime::UNIX_EPOCH);
        let about = About {
            url: url.to_owned(),
            fresh_until: until.unwrap_or_default().as_secs(),
            etag: keep.validators.etag.clone(),
            last_modified: keep.validators.last_modified.clone(),
            sum: fnv1a(bytes),
        };
        let Ok(mut file) = serde_json::to_vec(&about) else {
            return;
        };
        file.push(b'\n');
        file.extend_from_slice(bytes);
        let size = file.len() as u64;
        if size > self.limit {
            return;
        }
        let name = name(url);
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let part = folder.join(format!("{name}-{}-{number}.{PART}", std::process::id()));
        let path = folder.join(&name);
        if write(folder, &part, &path, &file, now).is_err() {
            // What cannot be removed was never made.
            drop(fs::remove_file(&part));
            return;
        }
        let mut guard = self.index(folder, now);
        let index = guard.get_or_insert_default();
        index.insert(
            name,
            Stored {
                bytes: size,
                used: now,
            },
        );
        if index.bytes > self.limit {
            index.make_room(folder, self.limit / 10 * KEPT_TENTHS);
        }
    }

    /// Forgets what is kept of an address.
    pub(super) fn remove(&self, url: &str, now: SystemTime) {
        if let Some(folder) = &self.folder {
            let name = name(url);
            self.drop_file(&folder.join(&name), &name, now);
        }
    }

    fn drop_file(&self, path: &Path, name: &str, now: SystemTime) {
        if let Some(folder) = &self.folder
            && fs::remove_file(path).is_ok()
            && let Some(index) = &mut *self.index(folder, now)
        {
            index.remove(name);
        }
    }

    /// Remembers that a file was used.
    fn use_file(&self, path: &Path, name: &str, now: SystemTime) {
        let Some(folder) = &self.folder else { return };
        let mut guard = self.index(folder, now);
        let known = guard.as_mut().and_then(|index| index.files.get_mut(name));
        let Some(stored) = known else { return };
        if now
            .duration_since(stored.used)
            .is_ok_and(|since| since >= GRAIN)
        {
            stored.used = now;
            drop(guard);
            // Where this fails the tile counts as older than it is.
            drop(
                File::options()
                    .write(true)
                    .open(path)
                    .and_then(|file| file.set_modified(now)),
            );
        }
    }

    /// What is there, looked for when it is needed first.
    fn index(&self, folder: &Path, now: SystemTime) -> MutexGuard<'_, Option<Index>> {
        let mut guard = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if guard.is_none() {
            *guard = Some(Index::of(folder, now));
        }
        guard
    }
}

impl Index {
    fn of(folder: &Path, now: SystemTime) -> Self {
        let mut index = Self::default();
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(about) = entry.metadata() else {
                continue;
            };
            let used = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            let end = Path::new(&name).extension().and_then(|end| end.to_str());
            match end {
                Some(TILE) if about.is_file() => {
                    let bytes = about.len();
                    index.insert(name, Stored { bytes, used });
                }
                Some(PART) if now.duration_since(used).is_ok_and(|age| age > GIVEN_UP) => {
                    drop(fs::remove_file(entry.path()));
                }
                _ => {}
            }
        }
        index
    }

    fn insert(&mut self, name: String, stored: Stored) {
        self.bytes += stored.bytes;
        if let Some(old) = self.files.insert(name, stored) {
            self.bytes -= old.bytes;
        }
    }

    fn remove(&mut self, name: &str) {
        if let Some(old) = self.files.remove(name) {
            self.bytes -= old.bytes;
        }
    }

    /// Removes what was used longest ago.
    fn make_room(&mut self, folder: &Path, target: u64) {
        let used = self.files.iter().map(|(name, stored)| (stored.used, name));
        let mut oldest: Vec<(SystemTime, String)> =
            used.map(|(used, name)| (used, name.clone())).collect();
        oldest.sort_unstable();
        for (_, name) in oldest {
            if self.bytes <= target {
                break;
            }
            // What is not there any more, or cannot be removed, does not count either.
            drop(fs::remove_file(folder.join(&name)));
            self.remove(&name);
        }
    }
}

/// Writes beside the target and renames. The disk is not waited for: a tile that a power cut
/// leaves half written is found by its sum.
fn write(
    folder: &Path,
    part: &Path,
    path: &Path,
    bytes: &[u8],
    now: SystemTime,
) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = File::create(part)?;
    file.write_all(bytes)?;
    file.set_modified(now)?;
    drop(file);
    fs::rename(part, path)
}

/// What a file says about itself, and its bytes; `None` when it is damaged.
fn read(file: &[u8]) -> Option<(About, &[u8])> {
    let end = file.iter().position(|byte| *byte == b'\n')?;
    let about: About = serde_json::from_slice(&file[..end]).ok()?;
    let bytes = &file[end + 1..];
    (fnv1a(bytes) == about.sum).then_some((about, bytes))
}

/// The name of the file for an address: nothing of the address can lead out of the folder.
fn name(url: &str) -> String {
    format!("{:016x}.{TILE}", fnv1a(url.as_bytes()))
}

/// FNV-1a with 64 bits: tells apart what differs by accident, and is the same everywhere.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests;
