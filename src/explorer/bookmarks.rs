use super::bookmark_list::Bookmarks;
use super::command::{Command, Effect, Panel};
use super::state::Explorer;
use crate::text;
use crate::view::{Bookmark, View};

/// The most characters of what is selected in a name that the program gives.
const TITLE: usize = 80;

impl Explorer {
    /// The bookmarks of the file, in order.
    #[must_use]
    pub fn bookmarks(&self) -> &[Bookmark] {
        self.bookmarks.all()
    }

    /// Gives the file other bookmarks.
    pub fn set_bookmarks(&mut self, bookmarks: Vec<Bookmark>) {
        self.end_presentation();
        self.bookmarks = Bookmarks {
            all: bookmarks,
            ..Bookmarks::default()
        };
    }

    /// The bookmark that was shown last, if it is still there.
    #[must_use]
    pub fn shown_bookmark(&self) -> Option<usize> {
        self.bookmarks.shown()
    }

    /// The bookmark that was removed last, while it can be brought back.
    #[must_use]
    pub fn removed_bookmark(&self) -> Option<&Bookmark> {
        self.bookmarks.removed.as_ref().map(|(_, removed)| removed)
    }

    /// What a bookmark of this view is called at first: what is selected and when, without a selection what is searched
    /// for, or when alone; with a number where that name is taken.
    #[must_use]
    pub fn name_of_view(&self) -> String {
        let view = self.arrived();
        let selected = view.selection.as_ref().map(|it| self.title_of(it));
        let words = Some(view.filter.words.as_str()).filter(|words| !words.is_empty());
        let what = selected
            .or(words)
            .map(|what| text::bidi::elided(what, TITLE));
        let when = text::window(&self.arriving_window());
        let name = text::bookmark_name(what.as_deref(), &when);
        let taken = |name: &str| self.bookmarks().iter().any(|it| it.name == name);
        if !taken(&name) {
            return name;
        }
        let mut numbered = (2..).map(|number| text::numbered(&name, number));
        numbered.find(|name| !taken(name)).unwrap_or(name)
    }

    /// A bookmark as a link.
    #[must_use]
    pub fn link_of_bookmark(&self, at: usize) -> Option<String> {
        let bookmark = self.bookmarks().get(at)?;
        Some(self.link_to(&bookmark.view))
    }

    /// Does a command about bookmarks, if it is one. Answers whether something set off that will change the view from
    /// now on. While they are presented they stay as they are.
    pub(super) fn mark_views(&mut self, command: &Command) -> Option<bool> {
        let presents = self.presentation.is_some();
        match command {
            Command::ShowBookmark(at) => return Some(self.show_bookmark(*at)),
            Command::StepBookmark(steps) => {
                let at = self.bookmarks.after(*steps);
                return Some(at.is_some_and(|at| self.show_bookmark(at)));
            }
            Command::CopyBookmarkLink(at) => {
                let link = self.link_of_bookmark(*at);
                self.effects.extend(link.map(Effect::Copy));
            }
            Command::AddBookmark if !presents => {
                let view = self.arrived();
                let name = self.name_of_view();
                let end = self.bookmarks.all.len();
                self.bookmarks.insert(end, Bookmark::new(name, view));
                self.bookmarks.show(end);
                self.transient.panel = Some(Panel::Bookmarks);
            }
            Command::RenameBookmark(at, name) if !presents => {
                let name = name.trim();
                let bookmark = self.bookmarks.all.get_mut(*at);
                if let Some(bookmark) = bookmark.filter(|_| !name.is_empty()) {
                    name.clone_into(&mut bookmark.name);
                }
            }
            Command::RemoveBookmark(at) if !presents => {
                if let Some(removed) = self.bookmarks.remove(*at) {
                    self.bookmarks.removed = Some((*at, removed));
                }
            }
            Command::RestoreBookmark if !presents => {
                if let Some((at, removed)) = self.bookmarks.removed.take() {
                    self.bookmarks.insert(at, removed);
                }
            }
            Command::MoveBookmark { from, to } if !presents => {
                self.bookmarks.move_to(*from, *to);
            }
            Command::AddBookmark
            | Command::RenameBookmark(..)
            | Command::RemoveBookmark(_)
            | Command::RestoreBookmark
            | Command::MoveBookmark { .. } => {}
            _ => return None,
        }
        Some(false)
    }

    /// Flies to a bookmark. Answers whether anything set off.
    fn show_bookmark(&mut self, at: usize) -> bool {
        let Some(view) = self.bookmarked(at) else {
            return false;
        };
        self.bookmarks.show(at);
        self.set_off_for(view)
    }

    /// The view of a bookmark, as the map that it is presented on shows it.
    pub(super) fn bookmarked(&self, at: usize) -> Option<View> {
        let view = self.bookmarks().get(at)?.view.clone();
        let camera = self.framed(view.camera);
        Some(View { camera, ..view })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Bookmarks {
        let view = View::from_text("").expect("a view");
        let all = names.iter().map(|name| Bookmark::new(*name, view.clone()));
        Bookmarks {
            all: all.collect(),
            ..Bookmarks::default()
        }
    }

    fn names(bookmarks: &Bookmarks) -> String {
        bookmarks.all.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn what_is_shown_stays_shown_wherever_it_is_moved() {
        for (from, to, order, shown) in [
            (0, 2, "bcad", 0),
            (0, 99, "bcda", 0),
            (1, 0, "bacd", 0),
            (1, 3, "acdb", 3),
            (3, 0, "dabc", 2),
            (9, 0, "abcd", 1),
        ] {
            let mut bookmarks = named(&["a", "b", "c", "d"]);
            bookmarks.show(1);
            bookmarks.move_to(from, to);
            assert_eq!(
                (names(&bookmarks).as_str(), bookmarks.shown),
                (order, Some(shown))
            );
        }
    }

    #[test]
    fn steps_end_at_the_first_and_the_last() {
        let mut bookmarks = named(&["a", "b", "c"]);
        assert_eq!(
            (bookmarks.after(1), bookmarks.after(-1)),
            (Some(0), Some(2))
        );
        bookmarks.show(1);
        for (steps, at) in [(1, 2), (2, 2), (-1, 0), (i64::MIN, 0), (i64::MAX, 2)] {
            assert_eq!(bookmarks.after(steps), Some(at));
        }
        assert_eq!(Bookmarks::default().after(1), None);
    }
}
