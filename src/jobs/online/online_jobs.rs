use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::fetcher::{Asked, Fetcher, Looked};
use super::health::MayAsk;
use super::network::{CONNECTIONS, Network, Validators};
use super::{Clock, DiskCache, OnlineSource};
use crate::basemap::TileId;
use crate::jobs::{Pace, Waker};
use crate::problem::Problem;

/// Gets tiles of a server, those wanted most first.
///
/// One thread looks into the cache and at most two ask the server, so that what is at hand never
/// waits for what is not. When this is dropped every connection ends at once.
#[derive(Debug)]
pub struct OnlineJobs {
    pace: Pace,
    shared: Arc<Shared>,
    sender: Sender<OnlineReady>,
    receiver: Receiver<OnlineReady>,
    /// Wanted, and not yet answered for good.
    pending: HashSet<TileId>,
}

/// News of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlineReady {
    /// Which tile.
    pub id: TileId,
    /// What came.
    pub tile: OnlineTile,
    /// Whether it is still being asked for: something newer comes if it stays wanted.
    pub more: bool,
    /// What is wrong with the server: told once for each kind until it is well again.
    pub problem: Option<Problem>,
}

/// What came of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnlineTile {
    /// Its bytes, decompressed; they look like what the source says, and may still not decode.
    Bytes(Arc<[u8]>),
    /// The server has no such tile.
    Absent,
    /// It has not changed, or nothing that can be used came: what is shown stays, be it an older
    /// tile or the offline map. There is no use in wanting it again soon.
    Unchanged,
    /// The server is left alone for a while: what is shown stays. Unless more comes, it was not
    /// wanted any more; once it is in sight again, it can be.
    Later,
}

#[derive(Debug)]
struct Shared {
    fetcher: Fetcher,
    queue: Mutex<Queue>,
    news: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    /// What is still wanted and in nobody's hands, the most wanted last.
    waiting: Vec<Wish>,
    /// All that is wanted now.
    wanted: HashSet<TileId>,
    closed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Wish {
    id: TileId,
    stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// To be looked for in the cache.
    Look,
    /// To be asked for.
    Ask(Validators),
}

impl OnlineJobs {
    /// Tiles of a server; `waker` is called whenever there is news. No connection is opened before
    /// a tile is wanted.
    #[must_use]
    pub fn new(
        source: OnlineSource,
        network: Network,
        cache: DiskCache,
        clock: Clock,
        pace: Pace,
        waker: &Waker,
    ) -> Self {
        let (sender, receiver) = channel();
        let shared = Arc::new(Shared {
            fetcher: Fetcher::new(source, network, cache, clock),
            queue: Mutex::default(),
            news: Condvar::new(),
        });
        if pace == Pace::Background {
            let start = |work: fn(&Shared, Wish) -> Vec<OnlineReady>, looks: bool| {
                let (shared, sender) = (Arc::clone(&shared), sender.clone());
                let waker = Arc::clone(waker);
                std::thread::spawn(move || {
                    while let Some(wish) = shared.next(looks) {
                        for ready in work(&shared, wish) {
                            if sender.send(ready).is_err() {
                                return;
                            }
                            waker();
                        }
                    }
                });
            };
            start(Shared::look, true);
            for _ in 0..CONNECTIONS {
                start(Shared::ask, false);
            }
        }
        Self {
            pace,
            shared,
            sender,
            receiver,
            pending: HashSet::new(),
        }
    }

    /// Says what is wanted now, the most wanted first: only what is in sight. What was wanted
    /// before and is not any more is dropped, unless it is being fetched already.
    ///
    /// What the server cannot be asked for now stays wanted, and comes when it can.
    pub fn want(&mut self, ids: &[TileId]) {
        let mut queue = self.shared.lock();
        let mut before = std::mem::take(&mut queue.waiting);
        for dropped in &before {
            self.pending.remove(&dropped.id);
        }
        queue.wanted = ids.iter().copied().collect();
        for id in ids.iter().rev() {
            if self.pending.insert(*id) {
                let known = before.iter().position(|wish| wish.id == *id);
                let wish = known.map(|at| before.swap_remove(at));
                queue.waiting.push(wish.unwrap_or(Wish {
                    id: *id,
                    stage: Stage::Look,
                }));
            }
        }
        drop(queue);
        match self.pace {
            Pace::Background => self.shared.news.notify_all(),
            Pace::AtOnce => self.work_at_once(),
        }
    }

    fn work_at_once(&self) {
        while let Some(wish) = self.shared.try_next(true) {
            self.send(self.shared.look(wish));
        }
        while let Some(wish) = self.shared.try_next(false) {
            self.send(self.shared.ask(wish));
        }
    }

    fn send(&self, news: Vec<OnlineReady>) {
        for ready in news {
            // The receiver is our own: it cannot be gone.
            drop(self.sender.send(ready));
        }
    }

    /// News of a tile.
    pub fn take_ready(&mut self) -> Option<OnlineReady> {
        let ready = self.receiver.try_recv().ok()?;
        if !ready.more {
            self.pending.remove(&ready.id);
        }
        Some(ready)
    }

    /// How many tiles are on their way: wanted, not answered for good, and the server may be
    /// asked. While it is left alone nothing is.
    #[must_use]
    pub fn pending(&self) -> usize {
        match self.shared.fetcher.may_ask() {
            MayAsk::Now => self.pending.len(),
            MayAsk::After(_) | MayAsk::Never => 0,
        }
    }

    /// Forgets what went wrong and asks again: a person wants it.
    pub fn retry(&self) {
        self.shared.fetcher.forget_failures();
        self.shared.news.notify_all();
    }

    /// Says that the bytes of a tile cannot be decoded: they are not kept, and the tile is left
    /// alone for a while. Returns what to tell, if that is news.
    #[must_use]
    pub fn reject(&self, id: TileId, why: &str) -> Option<Problem> {
        self.shared.fetcher.reject(id, why)
    }

    /// The server.
    #[must_use]
    pub fn source(&self) -> &OnlineSource {
        &self.shared.fetcher.source
    }
}

impl Drop for OnlineJobs {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.news.notify_all();
        self.shared.fetcher.network.hang_up();
    }
}

impl Shared {
    /// A panic elsewhere leaves the queue as it is: a list of wishes is never half-written.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next wish of a kind; `None` when nobody wants anything any more.
    fn next(&self, looks: bool) -> Option<Wish> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            let mut pause = None;
            if let Some(at) = queue.find(looks) {
                match self.permission(looks) {
                    MayAsk::Now => return Some(queue.waiting.remove(at)),
                    MayAsk::After(time) => pause = Some(time),
                    MayAsk::Never => {}
                }
            }
            queue = match pause {
                None => self
                    .news
                    .wait(queue)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(time) => {
                    // A clock that is set anew is noticed within a minute.
                    let time = time.min(Duration::from_mins(1));
                    let woken = self.news.wait_timeout(queue, time);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    /// The next wish of a kind, if there is one and it may be worked on now.
    fn try_next(&self, looks: bool) -> Option<Wish> {
        let mut queue = self.lock();
        let at = queue.find(looks)?;
        (self.permission(looks) == MayAsk::Now).then(|| queue.waiting.remove(at))
    }

    fn permission(&self, looks: bool) -> MayAsk {
        if looks {
            MayAsk::Now
        } else {
            self.fetcher.may_ask()
        }
    }

    /// Puts a wish back for later. Returns whether it is still wanted.
    fn put_back(&self, wish: Wish) -> bool {
        let mut queue = self.lock();
        let wanted = queue.wanted.contains(&wish.id);
        if wanted {
            queue.waiting.push(wish);
        }
        drop(queue);
        self.news.notify_all();
        wanted
    }

    /// Looks for a tile in the cache.
    fn look(&self, Wish { id, .. }: Wish) -> Vec<OnlineReady> {
        // What cannot be looked for can still be asked for.
        let looked = catch_unwind(AssertUnwindSafe(|| self.fetcher.look(id)));
        let (tile, stage) = match looked.unwrap_or(Looked::Unknown) {
            Looked::Fresh(bytes) => (Some(OnlineTile::Bytes(bytes)), None),
            Looked::Absent => (Some(OnlineTile::Absent), None),
            Looked::Stale(bytes, known) => {
                (Some(OnlineTile::Bytes(bytes)), Some(Stage::Ask(known)))
            }
            Looked::Unknown => (None, Some(Stage::Ask(Validators::default()))),
        };
        let more = stage.is_some_and(|stage| self.put_back(Wish { id, stage }));
        let tile = match tile {
            Some(tile) => tile,
            None if more => return Vec::new(),
            None => OnlineTile::Later,
        };
        vec![OnlineReady {
            id,
            tile,
            more,
            problem: None,
        }]
    }

    /// Asks the server for a tile.
    fn ask(&self, wish: Wish) -> Vec<OnlineReady> {
        let id = wish.id;
        let none = Validators::default();
        let known = match &wish.stage {
            Stage::Ask(known) => known,
            Stage::Look => &none,
        };
        let asked = catch_unwind(AssertUnwindSafe(|| self.fetcher.ask(id, known)));
        let (asked, problem) = asked.unwrap_or_else(|_| {
            let problem = Problem::error(format!("a fault while fetching map tile {id:?}"))
                .hint("the offline map stays; please report it");
            (Asked::Odd, Some(problem))
        });
        let (tile, more) = match asked {
            Asked::Bytes(bytes) => (OnlineTile::Bytes(bytes), false),
            Asked::Absent => (OnlineTile::Absent, false),
            Asked::Unchanged | Asked::Odd => (OnlineTile::Unchanged, false),
            Asked::Paused => (OnlineTile::Later, self.put_back(wish)),
        };
        if more && problem.is_none() {
            return Vec::new();
        }
        vec![OnlineReady {
            id,
            tile,
            more,
            problem,
        }]
    }
}

impl Queue {
    /// Where the most wanted wish of a kind waits.
    fn find(&self, looks: bool) -> Option<usize> {
        let of_kind = |wish: &Wish| (wish.stage == Stage::Look) == looks;
        self.waiting.iter().rposition(of_kind)
    }
}
