use super::bookmark_list::{Bookmarks, Change};
use super::command::{Command, Effect, Panel};
use super::state::Explorer;
use crate::geo::LonLat;
use crate::text;
use crate::view::{Bookmark, View};

/// The most characters of what is selected in a name that the program gives.
const TITLE: usize = 80;
/// How far from the middle of the map the place in the middle may be, as a part of the map's shorter side.
const MIDDLE: f64 = 0.25;

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
        match &self.bookmarks.last {
            Some(Change::Removed(_, removed)) => Some(removed),
            _ => None,
        }
    }

    /// The bookmark that was given another view last, as it was before, while that can be taken back.
    #[must_use]
    pub fn updated_bookmark(&self) -> Option<&Bookmark> {
        match &self.bookmarks.last {
            Some(Change::Updated(_, before, _)) => Some(before),
            _ => None,
        }
    }

    /// What a bookmark of this view is called at first: what is special about it, or else its window.
    #[must_use]
    pub fn name_of_view(&self) -> String {
        self.free_name(&self.arrived(), None)
    }

    /// What a view is called that nobody gave a name: what is selected; without a selection what is searched for and the
    /// place in the middle, where the map does not show everything; and when. With nothing of that, when alone.
    fn name_of(&self, view: &View) -> (String, String) {
        let when = text::window(&self.window_of(view));
        let selected = view.selection.as_ref().map(|it| self.title_of(it));
        let words = Some(view.filter.words.trim()).filter(|words| !words.is_empty());
        let what: Vec<&str> = match selected {
            Some(selected) => vec![selected],
            None => words
                .into_iter()
                .chain(self.place_in_the_middle(view))
                .collect(),
        };
        let what = what.into_iter().map(|what| text::bidi::elided(what, TITLE));
        (text::what_is_looked_at(what), when)
    }

    /// The same with a number where another bookmark than the one at `except` has that name.
    fn free_name(&self, view: &View, except: Option<usize>) -> String {
        let (what, when) = self.name_of(view);
        let others = || self.bookmarks().iter().enumerate();
        let taken = |name: &String| others().any(|(at, it)| Some(at) != except && it.name == *name);
        let name = text::bookmark_name(&what, &when, 1);
        let mut names = (1..).map(|number| text::bookmark_name(&what, &when, number));
        names.find(|name| !taken(name)).unwrap_or(name)
    }

    /// The venue in the middle of the map, unless the map shows everything anyway.
    fn place_in_the_middle(&self, view: &View) -> Option<&str> {
        let [width, height] = self.map_size;
        let viewport = view.camera.viewport(width, height);
        let bounds = self.whole_index.opening().bounds?;
        let is_in_sight = |corner: LonLat| {
            let [x, y] = viewport.screen_from_geo(corner);
            (0.0..=width).contains(&x) && (0.0..=height).contains(&y)
        };
        if is_in_sight(bounds.min) && is_in_sight(bounds.max) {
            return None;
        }
        let venues = self.whole.parts().venues.iter();
        let distances = venues.filter_map(|venue| {
            let [lon, lat] = venue.coordinates?;
            let [x, y] = viewport.screen_from_geo(LonLat::new(lon, lat)?);
            Some(((x - width / 2.0).hypot(y - height / 2.0), venue))
        });
        let near = distances.filter(|(far, _)| *far <= width.min(height) * MIDDLE);
        let nearest = near.min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.map(|(_, venue)| venue.name.as_str())
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
            Command::AddBookmark if !presents => self.add_bookmark(),
            Command::UpdateBookmark(at) if !presents => self.update_bookmark(*at),
            Command::RenameBookmark(at, name) if !presents => {
                let name = name.trim();
                let bookmark = self.bookmarks.all.get_mut(*at);
                if let Some(bookmark) = bookmark.filter(|_| !name.is_empty()) {
                    name.clone_into(&mut bookmark.name);
                }
            }
            Command::RemoveBookmark(at) if !presents => {
                if let Some(removed) = self.bookmarks.remove(*at) {
                    self.bookmarks.last = Some(Change::Removed(*at, removed));
                }
            }
            Command::RestoreBookmark if !presents => {
                let at = self.bookmarks.take_back();
                self.effects.extend(at.map(Effect::FocusBookmark));
            }
            Command::MoveBookmark { from, to } if !presents => {
                self.bookmarks.move_to(*from, *to);
            }
            Command::AddBookmark
            | Command::UpdateBookmark(_)
            | Command::RenameBookmark(..)
            | Command::RemoveBookmark(_)
            | Command::RestoreBookmark
            | Command::MoveBookmark { .. } => {}
            _ => return None,
        }
        Some(false)
    }

    /// Keeps the view as the last bookmark. Where there is one of this view, that is shown in the list.
    fn add_bookmark(&mut self) {
        let view = self.arrived();
        let written = view.to_text();
        let is_kept = |it: &Bookmark| it.view == view || it.view.to_text() == written;
        let at = self.bookmarks().iter().position(is_kept);
        let at = at.unwrap_or_else(|| {
            let bookmark = self.bookmark_of(self.name_of_view(), view.clone());
            let end = self.bookmarks.all.len();
            self.bookmarks.insert(end, bookmark);
            end
        });
        self.bookmarks.show(at);
        self.transient.panel = Some(Panel::Bookmarks);
        self.effects.push(Effect::FocusBookmark(at));
    }

    /// Gives a bookmark the present view. A name that says what its view was says what it is now.
    fn update_bookmark(&mut self, at: usize) {
        let Some(before) = self.bookmarks().get(at) else {
            return;
        };
        let view = self.arrived();
        if before.view == view {
            return;
        }
        let (what, when) = self.name_of(&before.view);
        let is_own = !text::is_bookmark_name(&before.name, &what, &when);
        let name = if is_own {
            before.name.clone()
        } else {
            self.free_name(&view, Some(at))
        };
        let bookmark = before.renewed(name, view, self.map_size);
        self.bookmarks.update(at, bookmark);
    }

    /// A bookmark of a view on this map.
    fn bookmark_of(&self, name: String, view: View) -> Bookmark {
        Bookmark::new(name, view).made_on(self.map_size)
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
        let bookmark = self.bookmarks().get(at)?;
        let view = bookmark.view.clone();
        let camera = self.framed(view.camera, bookmark.map_size());
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
