mod saving;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::App;
use crate::explorer::{Command, Notice};
use crate::jobs::bundled;
use crate::problem::Problem;
use crate::text;
use crate::theme::MapStyle;
use crate::view::{BaseSource, Bookmark, Lettering, View};
use crate::workspace::{DataFile, Workspace, WorkspaceReading, found, shown};

/// What the program knows of workspaces.
#[derive(Default)]
pub(super) struct Workspaces {
    open: Option<Opened>,
    /// The workspace of the last session, which is being read again: what is shown stays as the session left it.
    resuming: Option<PathBuf>,
    /// What is being saved.
    saving: Option<Shown>,
    /// The title that the window has; none before the first frame.
    title: Option<String>,
}

/// The workspace that is open.
struct Opened {
    path: PathBuf,
    /// As it stands in the file.
    file: Workspace,
    /// What was shown when it was opened or saved; `None` until that is there.
    clean: Option<Shown>,
    /// Files that it names and that were not tried yet.
    waiting: VecDeque<DataFile>,
    /// Whether a file is shown since it was opened: until then nothing takes the place of what it says.
    is_shown: bool,
    /// Whether none of its files could be opened.
    has_failed: bool,
    /// The map that it asked for and did not get.
    declined: Option<BaseSource>,
}

/// What a workspace saves of what is shown.
#[derive(Clone, PartialEq)]
struct Shown {
    view: View,
    style: MapStyle,
    names: Lettering,
    base: BaseSource,
    file: Option<PathBuf>,
    bookmarks: Vec<Bookmark>,
}

impl Opened {
    fn new(path: PathBuf, file: Workspace) -> Self {
        Self {
            path,
            waiting: file.files.iter().cloned().collect(),
            file,
            clean: None,
            is_shown: false,
            has_failed: false,
            declined: None,
        }
    }
}

impl App {
    /// The file of the workspace that is open.
    pub(super) fn workspace_path(&self) -> Option<&Path> {
        let open = self.workspaces.open.as_ref();
        open.map(|open| open.path.as_path())
    }

    /// Reads the workspace of the last session again; what is shown comes from the session.
    pub(super) fn resume_workspace(&mut self, path: PathBuf) {
        self.workspaces.resuming = Some(path.clone());
        self.jobs.read_workspace(path);
    }

    /// A workspace was read.
    pub(super) fn workspace_read(&mut self, path: PathBuf, reading: WorkspaceReading) {
        let resumes = self.workspaces.resuming.as_ref() == Some(&path);
        if resumes {
            self.workspaces.resuming = None;
        } else if self.reading.as_ref() == Some(&path) {
            self.reading = None;
            self.explorer.set_reading(None);
        } else {
            return;
        }
        let failed = reading.workspace.is_none();
        if !reading.problems.is_empty() && (failed || !resumes) {
            self.tell(shown(&path), failed, reading.problems);
        }
        match reading.workspace {
            Some(workspace) if resumes => {
                let clean = self.clean_from(&path, &workspace);
                self.workspaces.open = Some(Opened {
                    clean: Some(clean),
                    is_shown: true,
                    waiting: VecDeque::new(),
                    ..Opened::new(path, *workspace)
                });
            }
            Some(workspace) => self.open_workspace(Opened::new(path, *workspace)),
            None => {}
        }
    }

    /// What would be shown if a workspace had been opened and left as it was.
    fn clean_from(&self, path: &Path, workspace: &Workspace) -> Shown {
        let now = self.shown_now();
        let source = workspace.map.source.clone();
        let first = workspace.files.first();
        Shown {
            view: workspace.view.clone().unwrap_or(now.view),
            bookmarks: if workspace.views.is_empty() {
                now.bookmarks
            } else {
                workspace.views.clone()
            },
            style: workspace.map.style.unwrap_or(now.style),
            names: workspace.map.names.unwrap_or(now.names),
            base: source.map_or(now.base, |it| placed(it, path).unwrap_or_default()),
            file: first.map_or(now.file, |file| match file {
                DataFile::Summits => None,
                DataFile::Path(text) => found(text, folder(path)).ok(),
            }),
        }
    }

    fn open_workspace(&mut self, mut open: Opened) {
        let settings = self.explorer.settings();
        let (style, names, base) = (
            settings.map_style(),
            settings.lettering,
            settings.base.clone(),
        );
        let map = open.file.map.clone();
        if let Some(wanted) = map.style.filter(|wanted| *wanted != style) {
            self.explorer.apply(Command::SetMapStyle(Some(wanted)));
        }
        if let Some(wanted) = map.names.filter(|wanted| *wanted != names) {
            self.explorer.apply(Command::SetLettering(wanted));
        }
        if let Some(wanted) = map.source {
            // A workspace comes from anybody: it opens no connection that was not chosen here.
            let given = match placed(wanted.clone(), &open.path) {
                Ok(given) if given.is_online() && given != base => {
                    let told = Problem::warning(text::STAYS_OFFLINE).hint(text::STAYS_OFFLINE_HINT);
                    self.tell(shown(&open.path), false, vec![told]);
                    open.declined = Some(wanted);
                    BaseSource::Offline
                }
                Ok(given) => given,
                Err(problem) => {
                    self.tell(shown(&open.path), false, vec![problem]);
                    open.declined = Some(wanted);
                    BaseSource::Offline
                }
            };
            if given != base {
                self.explorer.apply(Command::SetBase(given));
            }
        }
        self.awaited = None;
        let names_none = open.file.files.is_empty();
        self.workspaces.open = Some(open);
        if names_none {
            self.workspace_shown();
        } else {
            self.open_next();
        }
    }

    /// Opens the next file that the workspace names.
    fn open_next(&mut self) {
        while let Some(open) = &mut self.workspaces.open {
            let path = match open.waiting.pop_front() {
                None => {
                    let told = Problem::error(text::OPENED_NONE).hint(text::OPENED_NONE_HINT);
                    open.has_failed = true;
                    let name = shown(&open.path);
                    self.tell(name, false, vec![told]);
                    return;
                }
                Some(DataFile::Summits) => {
                    self.opened(None, bundled::summits(), None);
                    self.workspace_shown();
                    return;
                }
                Some(DataFile::Path(text)) => found(&text, folder(&open.path)),
            };
            match path {
                Ok(path) => {
                    self.explorer.set_reading(Some(shown(&path)));
                    self.reading = Some(path.clone());
                    self.jobs.read_named(path);
                    return;
                }
                Err(problem) => {
                    let name = problem.place.file.clone().unwrap_or_default();
                    self.tell(name, true, vec![problem]);
                }
            }
        }
    }

    /// A file was opened, or could not be: the workspace that named it goes on from there.
    pub(super) fn workspace_goes_on(&mut self, is_there: bool) {
        let Some(open) = &mut self.workspaces.open else {
            return;
        };
        if open.is_shown {
            return;
        }
        if is_there {
            self.workspace_shown();
        } else if !open.has_failed {
            self.open_next();
        }
    }

    /// A file of the workspace, or one in place of all that it names, is shown: it is looked at as the workspace says.
    fn workspace_shown(&mut self) {
        let Some(open) = &mut self.workspaces.open else {
            return;
        };
        open.is_shown = true;
        let told = |file: DataFile| {
            Problem::warning(text::ONE_AT_A_TIME)
                .at_item(file.as_text().to_owned())
                .hint(text::ONE_AT_A_TIME_HINT)
        };
        let others: Vec<Problem> = open.waiting.drain(..).map(told).collect();
        let (name, view) = (shown(&open.path), open.file.view.clone());
        let (is_another, views) = (open.has_failed, open.file.views.clone());
        if !views.is_empty() {
            self.explorer.set_bookmarks(views);
        }
        if let Some(view) = view {
            self.explorer.restore(view);
        }
        let mut clean = self.shown_now();
        if is_another {
            clean.file = Some(PathBuf::new());
        }
        if let Some(open) = &mut self.workspaces.open {
            open.clean = Some(clean);
        }
        if !others.is_empty() {
            self.tell(name, false, others);
        }
    }

    /// A map file that may have been the workspace's could not be opened.
    pub(super) fn map_of_workspace_failed(&mut self, base: &BaseSource) {
        if let Some(open) = &mut self.workspaces.open
            && let Some(wanted) = open.file.map.source.clone()
            && placed(wanted.clone(), &open.path).as_ref() == Ok(base)
        {
            open.declined = Some(wanted);
        }
    }

    /// Tells a person about a file.
    fn tell(&mut self, file: String, failed: bool, problems: Vec<Problem>) {
        self.explorer.notify(Notice {
            file,
            failed,
            problems,
        });
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Where a workspace at a path has its map from.
fn placed(source: BaseSource, path: &Path) -> Result<BaseSource, Problem> {
    Ok(match source {
        BaseSource::File(file) => BaseSource::File(found(&file.to_string_lossy(), folder(path))?),
        source => source,
    })
}
