use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::disk_cache::{DiskCache, Kept};
use super::health::{Health, MayAsk};
use super::network::{Answer, Keep, Network, Validators};
use super::{Clock, OnlineSource};
use crate::basemap::{
    GzipError, MAX_TILE_BYTES, SourceError, TileContent, TileId, gunzip, is_gzip,
};
use crate::problem::Problem;

/// How long it is remembered that a server has no such tile.
const ABSENT: Duration = Duration::from_hours(1);
/// How long a tile is left alone that something else came instead of.
const ODD: Duration = Duration::from_mins(10);
/// How many of these are remembered at the most.
const REMEMBERED: usize = 10_000;

/// Gets one tile after the other, from the cache or from the server. Made for several threads;
/// asks nobody unless it is told to.
#[derive(Debug)]
pub(super) struct Fetcher {
    pub(super) source: OnlineSource,
    pub(super) network: Network,
    cache: DiskCache,
    clock: ClockFace,
    health: Mutex<Health>,
    /// Tiles that are not there, and until when that is believed.
    absent: Mutex<HashMap<TileId, SystemTime>>,
}

/// A clock without hands to show.
struct ClockFace(Clock);

impl std::fmt::Debug for ClockFace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

/// What is known of a tile without asking the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Looked {
    /// It is here and fresh.
    Fresh(Arc<[u8]>),
    /// It is here; whether it has changed is to be asked for by these.
    Stale(Arc<[u8]>, Validators),
    /// There is no such tile.
    Absent,
    /// Nothing.
    Unknown,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A tile.
    Bytes(Arc<[u8]>),
    /// It has not changed.
    Unchanged,
    /// There is no such tile.
    Absent,
    /// Nothing that can be used, and no use in asking for this tile again now.
    Odd,
    /// The server is left alone for a while.
    Paused,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Fetcher {
    pub(super) fn new(
        source: OnlineSource,
        network: Network,
        cache: DiskCache,
        clock: Clock,
    ) -> Self {
        Self {
            source,
            network,
            cache,
            clock: ClockFace(clock),
            health: Mutex::default(),
            absent: Mutex::default(),
        }
    }

    fn now(&self) -> SystemTime {
        (self.clock.0)()
    }

    /// Whether the server may be asked.
    pub(super) fn may_ask(&self) -> MayAsk {
        lock(&self.health).may_ask(self.now())
    }

    /// A person wants it: pauses and refusals are forgotten.
    pub(super) fn forget_failures(&self) {
        lock(&self.health).forget();
        lock(&self.absent).clear();
    }

    /// What is known of a tile without asking the server.
    pub(super) fn look(&self, id: TileId) -> Looked {
        let now = self.now();
        if !self.source.zooms.contains(&id.zoom()) {
            return Looked::Absent;
        }
        if lock(&self.absent)
            .get(&id)
            .is_some_and(|until| *until > now)
        {
            return Looked::Absent;
        }
        let Some(Kept { bytes, keep }) = self.cache.get(&self.source.url(id), now) else {
            return Looked::Unknown;
        };
        if keep.fresh_until > now {
            Looked::Fresh(bytes.into())
        } else {
            Looked::Stale(bytes.into(), keep.validators)
        }
    }

    /// Asks the server for a tile, unless it is as it was; and what to tell a person, if anything.
    pub(super) fn ask(&self, id: TileId, known: &Validators) -> (Asked, Option<Problem>) {
        let url = self.source.url(id);
        let answer = self.network.get(&url, known, self.now());
        let now = self.now();
        let checked = answer.and_then(|answer| match answer {
            Answer::Tile(bytes, keep) => Ok(Answer::Tile(self.checked(bytes)?, keep)),
            other => Ok(other),
        });
        let asked = match checked {
            Ok(Answer::Tile(bytes, keep)) => {
                match keep {
                    Some(keep) => self.cache.put(&url, &bytes, &keep, now),
                    None => self.cache.remove(&url, now),
                }
                Asked::Bytes(bytes.into())
            }
            Ok(Answer::Unchanged(keep)) => {
                self.renew(&url, keep, now);
                Asked::Unchanged
            }
            Ok(Answer::NoSuchTile) => {
                self.cache.remove(&url, now);
                self.set_absent(id, now, ABSENT);
                let none_at_all = lock(&self.health).missed();
                let problem = none_at_all.then(|| self.problem(&SourceError::NothingThere));
                return (Asked::Absent, problem);
            }
            Err(error) => return self.failed(id, &error, now),
        };
        lock(&self.health).found();
        (asked, None)
    }

    /// A tile that came cannot be decoded: it is not kept, and left alone for a while.
    pub(super) fn reject(&self, id: TileId, why: &str) -> Option<Problem> {
        let now = self.now();
        self.cache.remove(&self.source.url(id), now);
        self.failed(id, &SourceError::Damaged(why.to_owned()), now)
            .1
    }

    fn failed(&self, id: TileId, error: &SourceError, now: SystemTime) -> (Asked, Option<Problem>) {
        let verdict = lock(&self.health).failed(error, now);
        if verdict.only_this_tile {
            self.set_absent(id, now, ODD);
        }
        let problem = verdict.tell.then(|| self.problem(error));
        let asked = if verdict.only_this_tile {
            Asked::Odd
        } else {
            Asked::Paused
        };
        (asked, problem)
    }

    /// What to tell a person.
    fn problem(&self, error: &SourceError) -> Problem {
        Problem::warning(error.to_string())
            .at_item(&self.source.name)
            .hint(error.hint())
    }

    /// A tile that is one: unpacked once more where the server keeps it packed and does not say so.
    fn checked(&self, bytes: Vec<u8>) -> Result<Vec<u8>, SourceError> {
        let packed = matches!(self.source.content, TileContent::Vector(_)) && is_gzip(&bytes);
        let bytes = if packed {
            gunzip(&bytes, MAX_TILE_BYTES).map_err(|error| match error {
                GzipError::TooLarge => SourceError::TooLarge {
                    limit: MAX_TILE_BYTES,
                },
                GzipError::Damaged(error) => {
                    SourceError::Damaged(format!("a tile cannot be decompressed: {error}"))
                }
            })?
        } else {
            bytes
        };
        self.source.content.check(&bytes)?;
        Ok(bytes)
    }

    /// Keeps a tile that has not changed for longer.
    fn renew(&self, url: &str, keep: Option<Keep>, now: SystemTime) {
        let (Some(kept), Some(mut keep)) = (self.cache.get(url, now), keep) else {
            return;
        };
        let (new, old) = (&mut keep.validators, kept.keep.validators);
        new.etag = new.etag.take().or(old.etag);
        new.last_modified = new.last_modified.take().or(old.last_modified);
        self.cache.put(url, &kept.bytes, &keep, now);
    }

    fn set_absent(&self, id: TileId, now: SystemTime, time: Duration) {
        let mut absent = lock(&self.absent);
        if absent.len() >= REMEMBERED {
            absent.clear();
        }
        if let Some(until) = now.checked_add(time) {
            absent.insert(id, until);
        }
    }
}
