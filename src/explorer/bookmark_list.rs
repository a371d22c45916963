use crate::view::Bookmark;

/// The bookmarks of a file in their order, and which one was shown last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bookmarks {
    pub(super) all: Vec<Bookmark>,
    pub(super) shown: Option<usize>,
    /// What was done last that can be taken back.
    pub(super) last: Option<Change>,
}

/// A change of the list that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// A bookmark that was removed, and where it stood.
    Removed(usize, Bookmark),
    /// A bookmark that was given another view: where it stands, how it was, and what it was called then.
    Updated(usize, Bookmark, String),
}

impl Change {
    /// The same after a change of the list that moves what stands at a place elsewhere; `None` where that is gone.
    fn followed(self, to: impl Fn(usize) -> Option<usize>) -> Option<Self> {
        match self {
            Self::Removed(..) => Some(self),
            Self::Updated(at, before, name) => Some(Self::Updated(to(at)?, before, name)),
        }
    }
}

impl Bookmarks {
    pub(super) fn all(&self) -> &[Bookmark] {
        &self.all
    }

    pub(super) fn shown(&self) -> Option<usize> {
        self.shown
    }

    /// Says which one is shown now.
    pub(super) fn show(&mut self, at: usize) {
        self.shown = (at < self.all.len()).then_some(at);
    }

    /// The one that is so many after the one shown last; from none on, the first or the last.
    pub(super) fn after(&self, steps: i64) -> Option<usize> {
        let last = self.all.len().checked_sub(1)?;
        let Some(shown) = self.shown else {
            return Some(if steps < 0 { last } else { 0 });
        };
        let at = i64::try_from(shown).ok()?.saturating_add(steps).max(0);
        Some(usize::try_from(at).map_or(last, |at| at.min(last)))
    }

    pub(super) fn insert(&mut self, at: usize, bookmark: Bookmark) {
        let at = at.min(self.all.len());
        self.all.insert(at, bookmark);
        self.follow(|stood| Some(stood + usize::from(stood >= at)));
    }

    pub(super) fn remove(&mut self, at: usize) -> Option<Bookmark> {
        if at >= self.all.len() {
            return None;
        }
        let removed = self.all.remove(at);
        self.follow(|stood| (stood != at).then(|| stood - usize::from(stood > at)));
        Some(removed)
    }

    pub(super) fn move_to(&mut self, from: usize, to: usize) {
        if from >= self.all.len() {
            return;
        }
        let bookmark = self.all.remove(from);
        let to = to.min(self.all.len());
        self.all.insert(to, bookmark);
        self.follow(|stood| {
            if stood == from {
                return Some(to);
            }
            let stood = stood - usize::from(stood > from);
            Some(stood + usize::from(stood >= to))
        });
    }

    /// Gives a bookmark another view, and another name if it goes by the view.
    pub(super) fn update(&mut self, at: usize, bookmark: Bookmark) {
        let Some(now) = self.all.get_mut(at) else {
            return;
        };
        let name = bookmark.name.clone();
        let before = std::mem::replace(now, bookmark);
        self.last = Some(Change::Updated(at, before, name));
        self.show(at);
    }

    /// Takes back what was done last.
    pub(super) fn take_back(&mut self) -> Option<usize> {
        match self.last.take()? {
            Change::Removed(at, removed) => {
                self.insert(at, removed);
                Some(at.min(self.all.len() - 1))
            }
            Change::Updated(at, mut before, name) => {
                let now = self.all.get_mut(at)?;
                // A name that was given since is kept.
                if now.name != name {
                    before.name.clone_from(&now.name);
                }
                *now = before;
                Some(at)
            }
        }
    }

    /// What is known by its place goes where that went.
    fn follow(&mut self, to: impl Fn(usize) -> Option<usize>) {
        self.shown = self.shown.and_then(&to);
        self.last = self.last.take().and_then(|last| last.followed(&to));
    }
}
