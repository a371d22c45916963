//! Tiles over the network: off until somebody chooses them.
//!
//! The way of a tile: [`OnlineJobs::want`] says what is in sight; one thread looks into the
//! [`DiskCache`], at most two ask the server through the [`Network`]; [`OnlineJobs::take_ready`]
//! hands back bytes. A server that is slow, silent or broken holds up neither a frame nor the
//! offline map nor what is in the cache, and is told of once.
//!
//! A [`Network`] is the choice: without one nothing here can open a connection, and nothing else
//! in the crate names sockets or the HTTP client (a test reads the sources and says so).
//!
//! What servers of donated tiles ask for (OpenStreetMap's tile usage policy) holds for all: the
//! program names itself, opens two connections at the most, keeps tiles as long as it is told to
//! and a week where nothing is said, asks whether a tile has changed instead of fetching it anew,
//! and fetches only what is in sight. There is no way to fetch an area.

mod disk_cache;
mod fetcher;
mod health;
mod network;
mod online_jobs;
mod source;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::SystemTime;

pub use disk_cache::DiskCache;
pub use network::{Limits, Network, USER_AGENT};
pub use online_jobs::{OnlineJobs, OnlineReady, OnlineTile};
pub use source::OnlineSource;

/// Says what time it is.
pub type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// The clock on the wall.
#[must_use]
pub fn system_clock() -> Clock {
    Arc::new(SystemTime::now)
}
