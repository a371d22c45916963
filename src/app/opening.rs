use std::path::{Path, PathBuf};

use super::App;
use crate::explorer::{Choice, Command, Notice};
use crate::jobs::{Input, ReadTogether, is_workspace};
use crate::problem::Problem;
use crate::query::Index;
use crate::text;
use crate::view::{BaseSource, Origin, View};
use crate::workspace::{Session, shown};

/// How to look at what is being read, once it is there.
pub(super) struct Awaited {
    asked: Vec<Origin>,
    look: Look,
}

/// How to look at what is read.
enum Look {
    /// As in the last session.
    At(Box<View>),
    /// As at what is open when it is there, with the bookmarks of that.
    AsNow,
}

impl Awaited {
    /// The view of the last session.
    pub(super) fn of_session(session: &Session) -> Option<Self> {
        Some(Self {
            asked: session.files.clone(),
            look: Look::At(Box::new(session.view.clone()?)),
        })
    }
}

impl App {
    /// Says what is being read; what was asked for before does not count any more.
    pub(super) fn begin_to_read(&mut self, asked: Vec<Origin>) {
        self.explorer.set_reading(Some(what(&asked)));
        self.explorer.set_coming(Some(asked.clone()));
        self.reading = Some(asked);
    }

    /// What will be read is to be looked at as what is open then.
    pub(super) fn await_as_now(&mut self, asked: &[Origin]) {
        self.awaited = Some(Awaited {
            asked: asked.to_vec(),
            look: Look::AsNow,
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
        self.explorer.set_coming(None);
        let ReadTogether { reading, unread } = read;
        let names: Vec<String> = asked.iter().map(name).collect();
        if let Some(dataset) = reading.dataset {
            let index = index.map_or_else(|| Index::opened(&dataset), |index| *index);
            self.keep_bookmarks();
            let awaited = self.awaited.take().filter(|it| it.asked == asked);
            let (view, along) = match awaited.map(|it| it.look) {
                None => (None, Vec::new()),
                Some(Look::At(view)) => (Some(*view), Vec::new()),
                Some(Look::AsNow) => (
                    Some(
                        self.explorer
                            .view_of_both(self.explorer.lasting_view(), &dataset),
                    ),
                    self.explorer.bookmarks_of_both(&dataset),
                ),
            };
            let left = self.explorer.open(dataset, index);
            self.jobs.forget(left);
            let mut at = 0..;
            let mut opened = asked;
            opened.retain(|_| at.next().is_some_and(|at| !unread.contains(&at)));
            let kept = self.session.bookmarks.of(&opened);
            self.explorer.set_origins(opened);
            self.explorer
                .set_bookmarks(if kept.is_empty() { along } else { kept });
            if let Some(view) = view {
                self.explorer.restore(view);
            }
        }
        self.tell_of(&names, &unread, reading.problems);
    }

    /// Tells what is wrong with files, each by itself.
    fn tell_of(&mut self, names: &[String], unread: &[usize], problems: Vec<Problem>) {
        let mut left = problems;
        for (at, name) in names.iter().enumerate() {
            let is_of_it = |it: &Problem| {
                // What fits no name is told with the last one.
                it.place.file.as_ref() == Some(name) || at + 1 == names.len()
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
        let (command, beside) = opening(choice, files);
        self.commands.extend(command);
        self.beside.extend(beside);
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
        self.chosen(choice, events);
    }
}

/// What opens files, and what is to be opened beside them once they are there: a workspace comes first.
pub(super) fn opening(choice: Choice, files: Vec<PathBuf>) -> (Option<Command>, Vec<Origin>) {
    let workspace = files.iter().position(|path| is_workspace(path));
    let origins =
        |files: Vec<PathBuf>| files.into_iter().map(Origin::from_path).collect::<Vec<_>>();
    let mut files = files;
    match (choice, workspace) {
        (Choice::InPlace, Some(at)) => {
            let workspace = files.remove(at);
            (Some(Command::OpenFile(workspace)), origins(files))
        }
        (Choice::InPlace, None) if files.len() == 1 => {
            let command = files.pop().map(|path| match Origin::from_path(path) {
                Origin::Summits => Command::OpenBundled,
                Origin::File(path) => Command::OpenFile(path),
            });
            (command, Vec::new())
        }
        _ if files.is_empty() => (None, Vec::new()),
        (Choice::InPlace, None) => (Some(Command::OpenAll(origins(files))), Vec::new()),
        (Choice::Beside, _) => (Some(Command::AddAll(origins(files))), Vec::new()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_along_is_named_like_a_file() {
        let opened =
            |names: &[&str]| opening(Choice::InPlace, names.iter().map(PathBuf::from).collect());
        assert_eq!(opened(&[]), (None, Vec::new()));
        assert_eq!(opened(&[Origin::SUMMITS]).0, Some(Command::OpenBundled));
        let file = Origin::File("a.csv".into());
        assert_eq!(
            opened(&["a.csv", Origin::SUMMITS]).0,
            Some(Command::OpenAll(vec![file.clone(), Origin::Summits]))
        );
        assert_eq!(
            opened(&["a.csv", "b.atlas"]),
            (Some(Command::OpenFile("b.atlas".into())), vec![file])
        );
    }
}
