use std::collections::HashSet;
use std::sync::Arc;

use egui::Context;

use super::tile_layer::{TileLayer, TileLook};
use crate::basemap::{TileContent, TileId, TileSource, TileWords};
use crate::jobs::online::{OnlineJobs, OnlineTile};
use crate::jobs::{Arrived, Pace, TileJobs, Waker};
use crate::problem::Problem;

/// Tiles that a server need not be asked for again are remembered up to this number.
const SETTLED: usize = 4096;

/// A map that somebody chose instead of the offline one. It lies over it: what of it is not there yet shows the other.
pub struct OtherMap {
    layer: TileLayer,
    online: Option<Online>,
    problems: Vec<Problem>,
}

struct Online {
    jobs: OnlineJobs,
    arrived: Arc<Arrived>,
    /// What the server has said all about that it will.
    settled: HashSet<TileId>,
}

impl OtherMap {
    /// The map of a file.
    #[must_use]
    pub fn of_file(tiles: Arc<dyn TileSource>, pace: Pace, waker: &Waker) -> Self {
        Self {
            layer: TileLayer::new(TileJobs::over(tiles, pace, waker)),
            online: None,
            problems: Vec::new(),
        }
    }

    /// The map of a server.
    #[must_use]
    pub fn online(jobs: OnlineJobs, pace: Pace, waker: &Waker) -> Self {
        let source = jobs.source();
        let arrived = Arc::new(Arrived::new(
            source.zooms.clone(),
            &source.attribution,
            source.content,
        ));
        let tiles = Arc::clone(&arrived) as Arc<dyn TileSource>;
        Self {
            layer: TileLayer::new(TileJobs::over(tiles, pace, waker)),
            online: Some(Online {
                jobs,
                arrived,
                settled: HashSet::new(),
            }),
            problems: Vec::new(),
        }
    }

    /// Whose map it is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        self.layer.source()
    }

    /// Whether the offline map is seen beside it.
    pub(super) fn is_bare(&self) -> bool {
        self.layer.is_bare()
    }

    /// Bytes of its tiles that are kept for the graphics driver.
    pub(super) fn tile_bytes(&self) -> usize {
        self.layer.bytes()
    }

    /// Whether its tiles are pictures, with names of their own on them.
    #[must_use]
    pub fn has_own_names(&self) -> bool {
        self.layer.content() == TileContent::Raster
    }

    /// Whether every tile in sight that is there is shown as it will stay.
    pub(super) fn is_complete(&self) -> bool {
        self.layer.is_complete()
    }

    /// What was wrong since the last call.
    pub(super) fn take_problems(&mut self) -> Vec<Problem> {
        self.problems.extend(self.layer.take_problems());
        std::mem::take(&mut self.problems)
    }

    pub(super) fn layer(&mut self) -> &mut TileLayer {
        &mut self.layer
    }

    /// The words on the tiles that were shown.
    pub(super) fn words(&self) -> impl Iterator<Item = &Arc<TileWords>> {
        self.layer.words()
    }

    pub(super) fn begin_frame(&mut self, ctx: &Context, look: TileLook) {
        if let Some(online) = &mut self.online {
            while let Some(ready) = online.jobs.take_ready() {
                self.problems.extend(ready.problem);
                match ready.tile {
                    OnlineTile::Bytes(bytes) => {
                        online.arrived.insert(ready.id, bytes);
                        self.layer.renew(ready.id);
                    }
                    OnlineTile::Later => continue,
                    OnlineTile::Absent | OnlineTile::Unchanged => {}
                }
                if !ready.more {
                    online.settled.insert(ready.id);
                }
            }
        }
        self.layer.begin_frame(ctx, look);
    }

    /// As [`TileLayer::end_frame`].
    pub(super) fn end_frame(&mut self, room: usize) -> bool {
        let mut coming = self.layer.end_frame(room);
        if let Some(online) = &mut self.online {
            if online.settled.len() > SETTLED {
                online.settled.clear();
            }
            let wanted: Vec<TileId> = self
                .layer
                .sources()
                .filter(|id| !online.settled.contains(id))
                .collect();
            online.jobs.want(&wanted);
            coming |= online.jobs.pending() > 0;
        }
        coming
    }
}
