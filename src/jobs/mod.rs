//! The world outside: threads, files and what is built into the program.
//!
//! A [`Jobs`] does work in the background and hands back what is [`Done`]; a callback wakes the
//! window. [`TileJobs`] make tiles, nearest first. Tests and off-screen pictures let both work
//! at once, before a call returns ([`Pace::AtOnce`]), so that nothing has to be waited for.
//!
//! Nothing here knows what a window is, and nothing is decided: results are handed upward.

mod arrived;
pub mod bundled;
mod exports;
mod file_bytes;
mod files;
mod map_file;
mod mbtiles;
pub mod online;
mod outlines;
mod reports;
mod save;
mod session_file;
mod tile_worker;
mod tiles;
mod together;
mod told;
mod working;
mod workspace_file;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::basemap::TileSource;
use crate::dataset::Dataset;
use crate::explorer::{Choice, Export, WorkId, Worked};
use crate::places::Gazetteer;
use crate::problem::Problem;
use crate::query::{Index, SearchIndex};
use crate::view::Origin;
use crate::workspace::{Workspace, WorkspaceReading};
use working::Line;

pub use arrived::Arrived;
pub use exports::{export_csv, export_geojson};
pub use file_bytes::FileBytes;
pub use files::{Input, People, read_file};
pub use map_file::open_map_file;
pub use mbtiles::{MbTiles, MbTilesError};
pub use outlines::Outlines;
pub use reports::{install_panic_hook, take_untold_reports};
pub use save::{KEPT, can_save, save, save_keeping, with_ending};
pub use session_file::{read_session, save_session};
pub use tiles::{TileJobs, TileReady, TileRequest};
pub use together::{ReadTogether, read_all_named, read_together};
pub use workspace_file::{fault_of_named, is_workspace, read_workspace, save_workspace};

/// Wakes whoever waits for results; may be called from any thread.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Where work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// On threads of its own; results come when they are there.
    Background,
    /// Before the call returns.
    AtOnce,
}

impl Pace {
    /// How many results to take in one frame, where `smooth` are few enough for a smooth one.
    #[must_use]
    pub fn uploads(self, smooth: usize) -> usize {
        match self {
            Self::Background => smooth,
            Self::AtOnce => usize::MAX,
        }
    }
}

/// A map from a file.
#[derive(Clone)]
pub struct OpenedMap(pub Arc<dyn TileSource>);

impl std::fmt::Debug for OpenedMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("OpenedMap").finish_non_exhaustive()
    }
}

/// A finished piece of work.
#[derive(Debug)]
pub enum Done {
    /// Files of events were read as one dataset.
    Read {
        /// What was to be read.
        asked: Vec<Origin>,
        /// What came of it.
        read: ReadTogether,
        /// What filters and lists need to know of it.
        index: Option<Box<Index>>,
    },
    /// A workspace was read.
    Workspace(PathBuf, WorkspaceReading),
    /// A workspace was written, or could not be: then it is as it was before.
    WorkspaceSaved(PathBuf, Box<Workspace>, Result<(), Box<Problem>>),
    /// Something else was written, with what had no place in it, or could not be.
    Exported(PathBuf, Result<Vec<Problem>, Box<Problem>>),
    /// A person chose under which name a workspace is saved.
    ChosenWorkspace(PathBuf),
    /// A person chose where something else is written.
    ChosenExport(Export, PathBuf),
    /// A person chose files.
    Chosen(Choice, Vec<PathBuf>),
    /// A person chose a file of map tiles.
    ChosenMap(PathBuf),
    /// A file of map tiles was opened, or could not be.
    MapOpened(PathBuf, Result<OpenedMap, Box<Problem>>),
    /// The places of the world were read.
    Places(Box<Gazetteer>),
    /// A part of the words of a dataset was read, from 0 to 1.
    SomeWords(Arc<Dataset>, f32),
    /// The words of a dataset were read.
    Words(Arc<Dataset>, Box<SearchIndex>),
    /// Text to be copied was written.
    ToCopy(String),
    /// What an explorer left to others.
    Worked(Box<Worked>),
    /// A job met a fault of the program's own.
    Failed(Job),
}

/// Which work it was, where others wait for it.
#[derive(Clone, Debug)]
pub enum Job {
    /// Something is read: files of events, or a workspace.
    Read(Vec<Origin>),
    /// Something but a workspace is written.
    Export,
    /// What an explorer left to others.
    Work(WorkId),
    /// Anything else: nobody waits for it.
    Other,
}

/// Work in the background.
pub struct Jobs {
    pace: Pace,
    waker: Waker,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    line: Line,
}

impl Jobs {
    /// Work that calls `waker` whenever something is done.
    #[must_use]
    pub fn new(pace: Pace, waker: Waker) -> Self {
        let (sender, receiver) = channel();
        Self {
            pace,
            waker,
            sender,
            receiver,
            line: Line::default(),
        }
    }

    /// Wakes whoever waits for results.
    #[must_use]
    pub fn waker(&self) -> &Waker {
        &self.waker
    }

    /// Reads a file: events, or a workspace.
    pub fn read(&self, path: PathBuf) {
        let job = Job::Read(vec![Origin::File(path.clone())]);
        self.start_job(job, move || {
            Some(if is_workspace(&path) {
                let reading = read_workspace(&path);
                Done::Workspace(path, reading)
            } else {
                let asked = vec![Origin::File(path)];
                let together = read_together(&inputs(&asked));
                read(asked, together)
            })
        });
    }

    /// Reads files of events as one dataset.
    pub fn read_all(&self, asked: Vec<Origin>) {
        self.start_job(Job::Read(asked.clone()), move || {
            let together = read_together(&inputs(&asked));
            Some(read(asked, together))
        });
    }

    /// Reads the files of events that a workspace names as one dataset.
    pub fn read_all_named(&self, asked: Vec<Origin>) {
        self.start_job(Job::Read(asked.clone()), move || {
            let together = read_all_named(&asked);
            Some(read(asked, together))
        });
    }

    /// Reads a workspace only.
    pub fn read_workspace(&self, path: PathBuf) {
        self.start(move || {
            let reading = read_workspace(&path);
            Some(Done::Workspace(path, reading))
        });
    }

    /// Writes a workspace.
    pub fn save_workspace(&self, path: PathBuf, workspace: Workspace) {
        self.start(move || {
            let saved = save_workspace(&path, &workspace).map_err(Box::new);
            Some(Done::WorkspaceSaved(path, Box::new(workspace), saved))
        });
    }

    /// Reads the words of a dataset, and tells from time to time how far it is.
    pub fn read_words(&self, dataset: Arc<Dataset>) {
        let (sender, waker) = (self.sender.clone(), Arc::clone(&self.waker));
        self.start(move || {
            let search = SearchIndex::with_progress(&dataset, |part| {
                if sender
                    .send(Done::SomeWords(Arc::clone(&dataset), part))
                    .is_ok()
                {
                    waker();
                }
            });
            Some(Done::Words(dataset, Box::new(search)))
        });
    }

    /// Does some work; what it returns is handed back by [`Jobs::take_done`].
    pub fn start(&self, work: impl FnOnce() -> Option<Done> + Send + 'static) {
        self.start_job(Job::Other, work);
    }

    /// The same, where others wait for it: should it fail, it is said which it was.
    pub fn start_job(&self, job: Job, work: impl FnOnce() -> Option<Done> + Send + 'static) {
        let (sender, waker) = (self.sender.clone(), Arc::clone(&self.waker));
        let run = move || {
            // A fault in here leaves a report; whoever waits is told at least that it is over.
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Some(Done::Failed(job)));
            if let Some(done) = done
                && sender.send(done).is_ok()
            {
                waker();
            }
        };
        match self.pace {
            Pace::AtOnce => run(),
            Pace::Background => {
                std::thread::spawn(run);
            }
        }
    }

    /// What is done since the last call.
    pub fn take_done(&self) -> impl Iterator<Item = Done> + '_ {
        self.receiver.try_iter()
    }
}

fn inputs(origins: &[Origin]) -> Vec<Input<'_>> {
    origins.iter().map(Input::from).collect()
}

/// What came of reading files of events.
fn read(asked: Vec<Origin>, read: ReadTogether) -> Done {
    let index = read.reading.dataset.as_deref().map(Index::opened);
    Done::Read {
        asked,
        read,
        index: index.map(Box::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_fails_says_which_it_was() {
        let jobs = Jobs::new(Pace::AtOnce, Arc::new(|| {}));
        jobs.start_job(Job::Read(vec![Origin::Summits]), || panic!("a fault"));
        jobs.start(|| panic!("a fault"));
        let done: Vec<Done> = jobs.take_done().collect();
        let [Done::Failed(Job::Read(asked)), Done::Failed(Job::Other)] = done.as_slice() else {
            panic!("{done:?}");
        };
        assert_eq!(asked, &[Origin::Summits]);
    }
}
