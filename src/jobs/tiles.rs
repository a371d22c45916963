use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::tile_worker::TileMaker;
use super::{Pace, Waker};
use crate::basemap::{
    Look, Patch, Pixels, Relief, TileContent, TileId, TileSource, TileWords, sources,
};
use crate::problem::Problem;

/// Threads that make tiles. Two keep a small machine usable.
const WORKERS: usize = 2;

/// A tile as it is wanted: on which square, how large, how coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileRequest {
    /// Which square.
    pub id: TileId,
    /// Device pixels along a side.
    pub side: u32,
    /// Thousandths of a device pixel per point.
    pub scale_thousandths: u32,
    /// In which colours, with whose borders.
    pub look: Look,
}

/// A tile that was made.
#[derive(Clone, Debug)]
pub struct TileReady {
    /// What was asked for.
    pub request: TileRequest,
    /// The picture; `None` when the archive could not give it.
    pub pixels: Option<Pixels>,
    /// The names on it.
    pub words: Arc<TileWords>,
    /// What was wrong, told once for each tile of the archive.
    pub problem: Option<Problem>,
}

/// Makes tiles, nearest first.
pub struct TileJobs {
    pace: Pace,
    shared: Arc<Shared>,
    sender: Sender<TileReady>,
    receiver: Receiver<TileReady>,
    /// Asked for, and not yet taken.
    pending: HashSet<TileRequest>,
    /// Those of them whose source is another one since they were asked for.
    outdated: HashSet<TileRequest>,
}

struct Shared {
    tiles: Arc<dyn TileSource>,
    maker: TileMaker,
    queue: Mutex<Queue>,
    news: Condvar,
}

#[derive(Default)]
struct Queue {
    /// What is still wanted, the most wanted last.
    wanted: Vec<TileRequest>,
    /// Whether one thread alone works.
    quiet: bool,
    closed: bool,
}

impl TileJobs {
    /// Makes tiles from a source, over the shape of the land if there is one; `waker` is called whenever one is ready.
    /// Where the source has nothing is open water.
    #[must_use]
    pub fn new(
        tiles: Arc<dyn TileSource>,
        relief: Option<Arc<Relief>>,
        pace: Pace,
        waker: &Waker,
    ) -> Self {
        Self::start(tiles, relief, false, pace, waker)
    }

    /// Makes tiles that lie over those of another map: where the source has nothing, there is no picture.
    #[must_use]
    pub fn over(tiles: Arc<dyn TileSource>, pace: Pace, waker: &Waker) -> Self {
        Self::start(tiles, None, true, pace, waker)
    }

    fn start(
        tiles: Arc<dyn TileSource>,
        relief: Option<Arc<Relief>>,
        over: bool,
        pace: Pace,
        waker: &Waker,
    ) -> Self {
        let (sender, receiver) = channel();
        let jobs = Self {
            pace,
            shared: Arc::new(Shared {
                maker: TileMaker::new(Arc::clone(&tiles), relief, over),
                tiles,
                queue: Mutex::default(),
                news: Condvar::new(),
            }),
            sender,
            receiver,
            pending: HashSet::new(),
            outdated: HashSet::new(),
        };
        if pace == Pace::Background {
            for worker in 0..WORKERS {
                let (shared, sender) = (Arc::clone(&jobs.shared), jobs.sender.clone());
                let waker = Arc::clone(waker);
                std::thread::spawn(move || {
                    while let Some(request) = shared.next(worker) {
                        if sender.send(shared.maker.make(request)).is_err() {
                            return;
                        }
                        waker();
                    }
                });
            }
        }
        jobs
    }

    /// Whether one thread alone shall work: while the map moves, the other is left to those who paint it.
    pub fn set_quiet(&self, quiet: bool) {
        let before = std::mem::replace(&mut self.shared.lock().quiet, quiet);
        if before && !quiet {
            self.shared.news.notify_all();
        }
    }

    /// Says what is wanted now, the most wanted first. What was wanted before and is not any more
    /// is dropped, unless it is being made already.
    pub fn want(&mut self, requests: &[TileRequest]) {
        if self.pace == Pace::AtOnce {
            let new = requests.iter().copied();
            let new: Vec<_> = new.filter(|it| self.pending.insert(*it)).collect();
            for ready in self.shared.maker.make_all(&new) {
                // The receiver is our own: it cannot be gone.
                drop(self.sender.send(ready));
            }
            return;
        }
        let mut queue = self.shared.lock();
        for dropped in queue.wanted.drain(..) {
            self.pending.remove(&dropped);
            self.outdated.remove(&dropped);
        }
        for request in requests.iter().rev() {
            if self.pending.insert(*request) {
                queue.wanted.push(*request);
            }
        }
        drop(queue);
        self.shared.news.notify_all();
    }

    /// A tile that is ready. One whose source is another one by now has a side of 0, which nobody asks for.
    pub fn take_ready(&mut self) -> Option<TileReady> {
        let mut ready = self.receiver.try_recv().ok()?;
        self.pending.remove(&ready.request);
        if self.outdated.remove(&ready.request) {
            ready.request.side = 0;
        }
        Some(ready)
    }

    /// Where tiles are made.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// How many tiles were asked for and not taken.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// From which tiles of the source a tile is made.
    #[must_use]
    pub fn sources(&self, id: TileId) -> Vec<Patch> {
        self.shared.sources(id)
    }

    /// What the tiles of the source are.
    #[must_use]
    pub fn content(&self) -> TileContent {
        self.shared.tiles.content()
    }

    /// A tile of the source may be another one from now on.
    pub fn forget(&mut self, id: TileId) {
        self.shared.maker.forget(id);
        let shared = &self.shared;
        let from_it = |at: TileId| shared.sources(at).iter().any(|it| it.source == id);
        let pending = self.pending.iter().copied();
        self.outdated
            .extend(pending.filter(|request| from_it(request.id)));
    }

    /// Whose map it is.
    #[must_use]
    pub fn attribution(&self) -> &str {
        self.shared.tiles.attribution()
    }
}

impl Drop for TileJobs {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.news.notify_all();
    }
}

impl Shared {
    fn sources(&self, id: TileId) -> Vec<Patch> {
        sources(self.tiles.content(), self.tiles.zooms(), id)
    }

    /// A panic elsewhere leaves the queue as it is: a list of wishes is never half-written.
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next wish, as a worker of a number; `None` when nobody wants anything any more.
    fn next(&self, worker: usize) -> Option<TileRequest> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            let may_work = worker == 0 || !queue.quiet;
            if may_work && let Some(request) = queue.wanted.pop() {
                return Some(request);
            }
            queue = self
                .news
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}
