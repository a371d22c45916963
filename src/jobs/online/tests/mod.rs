//! Servers of all kinds, each of a test's own on this machine. No test waits for more than a
//! short time limit of its own.

mod absent;
mod connections;
mod jobs;
mod network;
mod server;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use super::{Clock, DiskCache, Limits, Network, OnlineJobs, OnlineReady, OnlineSource};
use crate::basemap::{TileContent, TileId};
use crate::jobs::{Pace, Waker};
use connections::Plain;
use server::Server;

/// A picture, as far as can be seen from its first bytes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

/// Time limits for servers that answer.
const PATIENT: Limits = Limits {
    connect: Duration::from_secs(5),
    whole: Duration::from_secs(10),
    bytes: 1000,
    redirects: 3,
};

/// Time limits for servers that do not.
const HASTY: Limits = Limits {
    connect: Duration::from_millis(100),
    whole: Duration::from_millis(100),
    ..PATIENT
};

fn id(zoom: u8, x: u32, y: u32) -> TileId {
    TileId::new(zoom, x, y).unwrap()
}

/// A clock that stands still until it is moved.
#[derive(Clone)]
struct Hands(Arc<Mutex<SystemTime>>);

impl Hands {
    fn new() -> Self {
        let start = SystemTime::UNIX_EPOCH + Duration::from_hours(486_492);
        Self(Arc::new(Mutex::new(start)))
    }

    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }

    fn pass(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }

    fn clock(&self) -> Clock {
        let hands = self.clone();
        Arc::new(move || hands.now())
    }
}

fn source(server: &Server) -> OnlineSource {
    OnlineSource {
        name: "Test".to_owned(),
        template: server.url("/{z}/{x}/{y}").parse().unwrap(),
        zooms: 0..=19,
        attribution: String::new(),
        link: None,
        content: TileContent::Raster,
        double: false,
    }
}

/// Jobs that work at once, with a folder for what is kept.
fn at_once(source: OnlineSource, limits: Limits, folder: &Path, hands: &Hands) -> OnlineJobs {
    let cache = DiskCache::new(Some(folder.join("tiles")), 1 << 20);
    let network = Network::through(limits, Plain::new());
    let waker: Waker = Arc::new(|| {});
    OnlineJobs::new(source, network, cache, hands.clock(), Pace::AtOnce, &waker)
}

/// All news there are.
fn news(jobs: &mut OnlineJobs) -> Vec<OnlineReady> {
    std::iter::from_fn(|| jobs.take_ready()).collect()
}
