use std::sync::Arc;

use super::command::Effect;
use super::pursuit::Pending;
use super::state::Explorer;
use super::work::{Deferral, Doing, Indexed, Leftover, Missing, Work, WorkId, Worked};
use crate::dataset::Reading;

impl Explorer {
    /// Says which work is left to others: what comes as [`Effect::Work`] then is to be run, and its result to be given to
    /// [`Explorer::take_work`]. Until then all is shown as it was.
    pub fn defer(&mut self, deferral: Deferral) {
        self.pursuit.deferral = deferral;
    }

    /// What is being worked out elsewhere, so that what is shown is not yet what the view asks for.
    #[must_use]
    pub fn doing(&self) -> Option<Doing> {
        self.pursuit.pending.as_ref().map(|pending| pending.doing)
    }

    /// Shows what was worked out, unless something else is wished for by now. Hands back what is needed no more.
    pub fn take_work(&mut self, worked: Worked) -> Leftover {
        let pending = self.pursuit.pending.as_ref();
        if !pending.is_some_and(|it| it.is(&worked.wanted)) {
            return Leftover::new(worked.read);
        }
        self.pursuit.pending = None;
        let left = self.put(worked);
        self.pursue();
        left
    }

    /// Work has failed. If it is what is waited for, all stays as it is shown until something else is wished for.
    pub fn give_up_work(&mut self, failed: &WorkId) {
        let pursuit = &mut self.pursuit;
        if pursuit.pending.take_if(|it| it.is(&failed.0)).is_some() {
            pursuit.given_up = Some(pursuit.wish.clone());
        }
    }

    /// Has all worked out that the view asks for. `reads_alike` when the same sources count as before.
    pub(super) fn ask(&mut self, reads_alike: bool) {
        if !reads_alike {
            let reading = self.reading_of_view();
            if *self.pursuit.wish.reading != reading {
                self.pursuit.wish.reading = Arc::new(reading);
            }
        }
        let sight = self.view.only_in_sight.then(|| self.viewport());
        let wish = &mut self.pursuit.wish;
        wish.order = self.view.list;
        wish.sight = sight;
        if wish.filter != self.view.filter {
            wish.filter.clone_from(&self.view.filter);
        }
        self.pursue();
    }

    /// The words that were looked for may be found elsewhere now.
    pub(super) fn look_anew(&mut self) {
        self.pursuit.refilter = true;
        self.pursuit.given_up = None;
        let pending = self.pursuit.pending.take();
        self.pursuit.pending = pending.filter(|it| it.doing == Doing::Reading);
        self.pursue();
    }

    /// Shows another dataset, whatever was shown before: at once, since there is nothing else to be shown.
    pub(super) fn show_anew(&mut self) {
        self.pursuit = self.pursuit.of_another();
        let wanted = Arc::new(());
        let work = self.work(&wanted, Missing::OF_DATASET);
        if let Some(worked) = work.run() {
            self.put(worked);
        }
    }

    fn reading_of_view(&self) -> Reading {
        let (off, before) = (&self.view.sources_off, self.view.known_before);
        Reading::new(self.whole.parts(), off, before)
    }

    /// Works out what is asked for and not shown, or has it worked out.
    fn pursue(&mut self) {
        let now = &self.pursuit;
        let missing = Missing::of(&now.wish, &now.shown, now.refilter);
        if missing.is_nothing() {
            self.pursuit.pending = None;
            self.pursuit.given_up = None;
            return;
        }
        let pending = now.pending.as_ref();
        let is_pending = pending.is_some_and(|pending| pending.serves(&now.wish));
        if is_pending || now.given_up.as_ref() == Some(&now.wish) {
            return;
        }
        self.pursuit.given_up = None;
        let wanted = Arc::new(());
        let work = self.work(&wanted, missing);
        if self.pursuit.deferral.leaves(&work) {
            self.pursuit.pending = Some(Pending {
                wanted,
                wish: work.wish.clone(),
                doing: work.doing(),
            });
            self.effects.push(Effect::Work(Box::new(work)));
            return;
        }
        self.pursuit.pending = None;
        if let Some(worked) = work.run() {
            self.put(worked);
        }
    }

    fn work(&self, wanted: &Arc<()>, missing: Missing) -> Work {
        Work {
            wanted: Arc::downgrade(wanted),
            whole: Indexed {
                dataset: Arc::clone(&self.whole),
                index: Arc::clone(&self.whole_index),
            },
            shown: Indexed {
                dataset: Arc::clone(&self.dataset),
                index: Arc::clone(&self.index),
            },
            wish: self.pursuit.wish.clone(),
            missing,
        }
    }

    /// Shows what was worked out.
    fn put(&mut self, worked: Worked) -> Leftover {
        let reads = worked.read.is_some();
        let left = worked.read.map(|read| Indexed {
            dataset: std::mem::replace(&mut self.dataset, read.dataset),
            index: std::mem::replace(&mut self.index, read.index),
        });
        if let Some(arrangement) = worked.arrangement {
            self.arrangement = arrangement;
        }
        if let Some(sight) = worked.sight {
            self.visible.set_sight(sight.0);
        }
        if let Some((passed, found)) = worked.passed {
            let window = self.window();
            self.visible.set_passed(passed, Some(&window));
            self.found = found;
            self.pursuit.refilter = false;
        }
        self.pursuit.shown = worked.wish;
        if reads {
            self.point_at(None);
            self.ask_for_words();
        }
        Leftover::new(left)
    }
}
