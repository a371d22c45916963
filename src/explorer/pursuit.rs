use std::sync::{Arc, Weak};

use super::work::{Deferral, Doing, Wish};

/// What the view asks for and what is shown of it. Where that is not the same, the rest is being worked out.
#[derive(Debug, Default)]
pub(super) struct Pursuit {
    /// What the view asks for.
    pub(super) wish: Wish,
    /// What is shown.
    pub(super) shown: Wish,
    /// Whether the filter that is shown would have another answer now.
    pub(super) refilter: bool,
    pub(super) pending: Option<Pending>,
    /// What was wished for when its work failed: it is not tried again.
    pub(super) given_up: Option<Wish>,
    pub(super) deferral: Deferral,
}

/// Work that somebody else does. As long as this is kept, it is wanted.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) wanted: Arc<()>,
    pub(super) wish: Wish,
    pub(super) doing: Doing,
}

impl Pending {
    pub(super) fn is(&self, work: &Weak<()>) -> bool {
        work.as_ptr() == Arc::as_ptr(&self.wanted)
    }

    /// Whether its result is wanted by somebody who wishes that: a file that was read as it should be is worth having, and
    /// what else was wished for in the meantime follows.
    pub(super) fn serves(&self, wish: &Wish) -> bool {
        let reads = self.doing == Doing::Reading && self.wish.reading == wish.reading;
        reads || self.wish == *wish
    }
}

impl Pursuit {
    /// Nothing is shown of another file yet, and all of it is asked for.
    pub(super) fn of_another(&self) -> Self {
        Self {
            deferral: self.deferral,
            ..Self::default()
        }
    }

    pub(super) fn deferral(&self) -> Deferral {
        self.deferral
    }
}
