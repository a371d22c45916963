use std::path::{Path, PathBuf};

use super::App;
use crate::explorer::{Choice, Command, Notice};
use crate::jobs::{Input, ReadTogether, is_workspace};
use crate::problem::Problem;
use crate::query::Index;
use crate::text;
use crate::view::{BaseSource, Bookmark, Origin, View};
use crate::workspace::{Session, shown};

/// How to look at what is being read, once it is there.
pub(super) struct Awaited {
    asked: Vec<Origin>,
    view: View,
    /// Bookmarks that come along, unless there are some for what is read.
    bookmarks: Vec<Bookmark>,
}

impl Awaited {
    /// The view of the last session.
    pub(super) fn of_session(session: &Session) -> Option<Self> {
        Some(Self {
            asked: session.files.clone(),
            view: session.view.clone()?,
            bookmarks: Vec::new(),
        })
    }
}

impl App {
    /// Says what is being read; what was asked for before does not count any more.
    pub(super) fn begin_to_read(&mut self, asked: Vec<Origin>) {
        self.explorer.set_reading(Some(what(&asked)));
        self.reading = Some(asked);
    }

    /// What will be read is to be looked at as what is open now.
    pub(super) fn await_as_now(&mut self, asked: &[Origin]) {
        self.awaited = Some(Awaited {
            asked: asked.to_vec(),
            view: self.explorer.lasting_view().clone(),
            bookmarks: self.explorer.bookmarks().to_vec(),
        });
    }

    /// Shows what was read, and tells what could not be.
    pub(super) fn opened(
        &mut self,
        asked: Vec<Origin>,
        read: ReadTogether,
        index: Option<Box<Index>>,
    ) {
        self.explorer.set_reading(None);
        let ReadTogether { reading, unread } = read;
        let names: Vec<String> = asked.iter().map(name).collect();
        if let Some(dataset) = reading.dataset {
            let index = index.map_or_else(|| Index::opened(&dataset), |index| *index);
            self.keep_bookmarks();
            let left = self.explorer.open(dataset, index);
            self.jobs.forget(left);
            let awaited = self.awaited.take().filter(|it| it.asked == asked);
            let mut at = 0..;
            let mut opened = asked;
            opened.retain(|_| at.next().is_some_and(|at| !unread.contains(&at)));
            let kept = self.session.bookmarks.of(&opened);
            self.explorer.set_origins(opened);
            match awaited {
                Some(awaited) => {
                    let none = kept.is_empty();
                    let bookmarks = if none { awaited.bookmarks } else { kept };
                    self.explorer.set_bookmarks(bookmarks);
                    self.explorer.restore(awaited.view);
                }
                None => self.explorer.set_bookmarks(kept),
            }
        }
        self.tell_of(&names, &unread, reading.problems);
    }

    /// Tells what is wrong with files, each by itself.
    fn tell_of(&mut self, names: &[String], unread: &[usize], problems: Vec<Problem>) {
        let mut left = problems;
        for (at, name) in names.iter().enumerate() {
            let is_of_it = |it: &Problem| {
                let file = it.place.file.as_deref();
                file == Some(name) || (at + 1 == names.len() && file.is_none())
            };
            let (of_it, others) = left.into_iter().partition(is_of_it);
            left = others;
            let of_it: Vec<Problem> = of_it;
            if !of_it.is_empty() {
                self.explorer.notify(Notice {
                    file: name.clone(),
                    failed: unread.contains(&at),
                    problems: of_it,
                });
            }
        }
    }

    /// Opens what a person chose in a dialog.
    pub(super) fn chosen(&mut self, choice: Choice, files: Vec<PathBuf>) {
        self.commands.extend(opening(choice, files));
    }

    /// Opens what was dropped on the window.
    pub(super) fn dropped(&mut self, files: Vec<PathBuf>, beside: bool) {
        let choice = if beside {
            Choice::Beside
        } else {
            Choice::InPlace
        };
        let (maps, events): (Vec<PathBuf>, Vec<PathBuf>) =
            files.into_iter().partition(|path| is_map(path));
        let maps = maps.into_iter().map(BaseSource::File);
        self.commands.extend(maps.map(Command::SetBase));
        self.commands.extend(opening(choice, events));
    }
}

/// What opens files: a workspace stands alone, and so does the first of several.
pub(super) fn opening(choice: Choice, files: Vec<PathBuf>) -> Option<Command> {
    let workspace = files.iter().find(|path| is_workspace(path));
    if let (Choice::InPlace, Some(path)) = (choice, workspace.or(files.first()))
        && (workspace.is_some() || files.len() == 1)
    {
        return Some(Command::OpenFile(path.clone()));
    }
    let origins: Vec<Origin> = files.into_iter().map(Origin::File).collect();
    match choice {
        _ if origins.is_empty() => None,
        Choice::InPlace => Some(Command::OpenAll(origins)),
        Choice::Beside => Some(Command::AddAll(origins)),
    }
}

/// Whether a file is a map by its name.
fn is_map(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    matches!(ending.as_deref(), Some("pmtiles" | "mbtiles"))
}

/// What a file is called where something is wrong with it.
fn name(origin: &Origin) -> String {
    Input::from(origin).name().into_owned()
}

/// What is being read.
fn what(origins: &[Origin]) -> String {
    match origins {
        [one] => shown(Path::new(&name(one))),
        several => text::files(several.len()),
    }
}
