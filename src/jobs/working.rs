//! What an explorer leaves to others.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Done, Job, Jobs};
use crate::explorer::{Leftover, Work};

/// A dataset of at most so many events is let go of at once: about a millisecond.
const FORGOTTEN_AT_ONCE: usize = 5_000;

/// One piece of work is done at a time, and of those that come in the meantime only the newest.
#[derive(Clone, Default)]
pub(super) struct Line(Arc<Mutex<Standing>>);

#[derive(Default)]
struct Standing {
    is_busy: bool,
    next: Option<Work>,
}

impl Line {
    fn lock(&self) -> MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stands in line. Hands the work back where nobody is at work.
    fn enter(&self, work: Work) -> Option<Work> {
        let mut standing = self.lock();
        if standing.is_busy {
            standing.next = Some(work);
            return None;
        }
        standing.is_busy = true;
        Some(work)
    }

    /// The work that came in the meantime; without any, nobody is at work from now on.
    fn next(&self) -> Option<Work> {
        let mut standing = self.lock();
        let next = standing.next.take();
        standing.is_busy = next.is_some();
        next
    }
}

impl Jobs {
    /// Does what an explorer leaves to others, after what it left before. What waits gives way to what is newer, and what
    /// nobody wants any more comes to no result.
    pub fn work(&self, work: Work) {
        let Some(first) = self.line.enter(work) else {
            return;
        };
        let (line, sender) = (self.line.clone(), self.sender.clone());
        let waker = Arc::clone(&self.waker);
        self.start(move || {
            let mut next = Some(first);
            while let Some(work) = next {
                // A fault in here leaves a report; whoever waits is told at least that it is over.
                let id = work.id();
                let done = match catch_unwind(AssertUnwindSafe(|| work.run())) {
                    Ok(worked) => worked.map(|worked| Done::Worked(Box::new(worked))),
                    Err(_) => Some(Done::Failed(Job::Work(id))),
                };
                if let Some(done) = done
                    && sender.send(done).is_ok()
                {
                    waker();
                }
                next = line.next();
            }
            None
        });
    }

    /// Lets go of what an explorer needs no more.
    pub fn forget(&self, left: Leftover) {
        if left.events() > FORGOTTEN_AT_ONCE {
            self.start(move || {
                drop(left);
                None
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::explorer::{Command, Deferral, Doing, Effect, Explorer};
    use crate::jobs::{Pace, bundled};
    use crate::view::Settings;

    fn explorer() -> Explorer {
        let dataset = bundled::summits().dataset.unwrap();
        let mut explorer = Explorer::new(dataset, Settings::default());
        explorer.defer(Deferral::Always);
        explorer
    }

    /// What is left to others after a source was switched.
    fn switched(explorer: &mut Explorer, source: &str) -> Work {
        explorer.apply(Command::ToggleSource(source.to_owned()));
        let effects = explorer.take_effects();
        let mut works = effects.into_iter().filter_map(|effect| match effect {
            Effect::Work(work) => Some(*work),
            _ => None,
        });
        works.next().unwrap()
    }

    #[test]
    fn of_what_waits_only_the_newest_is_done() {
        let (mut explorer, line) = (explorer(), Line::default());
        let works: Vec<Work> = ["001", "002", "003"]
            .map(|source| switched(&mut explorer, source))
            .into();
        let [first, second, third] = [0, 1, 2].map(|at| works[at].clone());
        assert_eq!(line.enter(first.clone()), Some(first));
        assert_eq!(line.enter(second), None);
        assert_eq!(line.enter(third.clone()), None);
        assert_eq!(line.next(), Some(third));
        assert_eq!(line.next(), None);
        assert_eq!(line.enter(works[0].clone()), Some(works[0].clone()));
    }

    #[test]
    fn what_nobody_wants_any_more_comes_to_no_result() {
        let mut explorer = explorer();
        let old = switched(&mut explorer, "001");
        let new = switched(&mut explorer, "002");
        let jobs = Jobs::new(Pace::AtOnce, Arc::new(|| {}));
        jobs.work(old);
        assert!(jobs.take_done().next().is_none());
        jobs.work(new);
        let done: Vec<Done> = jobs.take_done().collect();
        let [Done::Worked(_)] = done.as_slice() else {
            panic!("{done:?}");
        };
        for done in done {
            if let Done::Worked(worked) = done {
                drop(explorer.take_work(*worked));
            }
        }
        assert_eq!(explorer.sources_read(), (3, 5));
    }

    #[test]
    fn a_thread_wakes_the_window_with_a_result() {
        let (woken, wakes) = channel();
        let jobs = Jobs::new(
            Pace::Background,
            Arc::new(move || woken.send(()).unwrap_or_default()),
        );
        let mut explorer = explorer();
        jobs.work(switched(&mut explorer, "001"));
        assert_eq!(explorer.doing(), Some(Doing::Reading));
        wakes.recv().unwrap();
        let Some(Done::Worked(worked)) = jobs.take_done().next() else {
            panic!("no result");
        };
        jobs.forget(explorer.take_work(*worked));
        assert_eq!(explorer.doing(), None);
        assert_eq!(explorer.sources_read(), (4, 5));
    }
}
