use crate::view::Bookmark;

/// The bookmarks of a file in their order, and which one was shown last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bookmarks {
    pub(super) all: Vec<Bookmark>,
    pub(super) shown: Option<usize>,
    /// What was removed last, and where it stood.
    pub(super) removed: Option<(usize, Bookmark)>,
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
        self.shown = self.shown.map(|shown| shown + usize::from(shown >= at));
    }

    pub(super) fn remove(&mut self, at: usize) -> Option<Bookmark> {
        if at >= self.all.len() {
            return None;
        }
        let removed = self.all.remove(at);
        self.shown = match self.shown {
            Some(shown) if shown == at => None,
            Some(shown) => Some(shown - usize::from(shown > at)),
            None => None,
        };
        Some(removed)
    }

    pub(super) fn move_to(&mut self, from: usize, to: usize) {
        let was_shown = self.shown == Some(from);
        if let Some(bookmark) = self.remove(from) {
            let to = to.min(self.all.len());
            self.insert(to, bookmark);
            if was_shown {
                self.shown = Some(to);
            }
        }
    }
}
