mod saving;

use std::path::{Path, PathBuf};

use super::App;
use crate::explorer::{Command, Notice};
use crate::problem::Problem;
use crate::text;
use crate::theme::MapStyle;
use crate::view::{BaseSource, Bookmark, Lettering, Origin, View};
use crate::workspace::{DataFile, Workspace, WorkspaceReading, found, shown};

/// What the program knows of workspaces.
#[derive(Default)]
pub(super) struct Workspaces {
    open: Option<Opened>,
    /// The workspace of the last session, which is being read again: what is shown stays as the session left it.
    resuming: Option<PathBuf>,
    /// What is being saved.
    saving: Option<Shown>,
    /// Where to save again, once that is done.
    again: Option<PathBuf>,
    /// Whether the workspace was closed while it was being saved.
    is_closed: bool,
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
    /// What is read of it.
    asked: Vec<Origin>,
    /// Files that it names and that could not be opened; they stay in it.
    unread: Vec<DataFile>,
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
    files: Vec<Origin>,
    bookmarks: Vec<Bookmark>,
}

impl Opened {
    fn new(path: PathBuf, file: Workspace) -> Self {
        Self {
            path,
            file,
            asked: Vec::new(),
            unread: Vec::new(),
            clean: None,
            is_shown: false,
            has_failed: false,
            declined: None,
        }
    }

    /// The files that it names beside some that are open.
    fn others_than(&self, open: &[Origin]) -> Vec<DataFile> {
        let is_open = |file: &DataFile| {
            let origin = file.origin(folder(&self.path));
            origin.is_ok_and(|origin| open.contains(&origin))
        };
        let files = self.file.files.iter().filter(|file| !is_open(file));
        files.cloned().collect()
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
        } else if self.reading.as_deref() == Some(&[Origin::File(path.clone())]) {
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
                let open = Opened::new(path, *workspace);
                self.workspaces.open = Some(Opened {
                    is_shown: true,
                    unread: open.others_than(&self.session.files),
                    ..open
                });
            }
            Some(workspace) => self.open_workspace(Opened::new(path, *workspace)),
            None => {}
        }
    }

    /// What would be shown if the workspace of the last session had been opened and left as it was. That is known once its
    /// files are there.
    pub(super) fn compare_with_workspace(&mut self) {
        if self.reading.is_some() {
            return;
        }
        if let Some(open) = &self.workspaces.open
            && open.clean.is_none()
            && open.is_shown
        {
            let clean = self.clean_of(open);
            if let Some(open) = &mut self.workspaces.open {
                open.clean = Some(clean);
            }
        }
    }

    fn clean_of(&self, open: &Opened) -> Shown {
        let (now, workspace) = (self.shown_now(), &open.file);
        let home = self.explorer.usual_view();
        let source = workspace.map.source.clone();
        let files = workspace.files.iter();
        // One that could not be opened is not missed.
        let was_open = |origin: &Origin| self.session.files.contains(origin);
        let files: Vec<Origin> = files
            .filter_map(|file| file.origin(folder(&open.path)).ok())
            .filter(was_open)
            .collect();
        Shown {
            view: match &workspace.view {
                Some(view) => view.on(&home),
                None => now.view,
            },
            bookmarks: if workspace.views.is_empty() {
                now.bookmarks
            } else {
                workspace.views.iter().map(|it| it.on(&home)).collect()
            },
            style: workspace.map.style.unwrap_or(now.style),
            names: workspace.map.names.unwrap_or(now.names),
            base: source.map_or(now.base, |it| placed(it, &open.path).unwrap_or_default()),
            files: if workspace.files.is_empty() {
                now.files
            } else {
                files
            },
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
        let (mut origins, mut problems) = (Vec::new(), Vec::new());
        for file in &open.file.files {
            match file.origin(folder(&open.path)) {
                Ok(origin) if !origins.contains(&origin) => origins.push(origin),
                Ok(_) => {}
                Err(problem) => problems.push(problem),
            }
        }
        let names_none = open.file.files.is_empty();
        self.workspaces.open = Some(open);
        for problem in problems {
            let name = problem.place.file.clone().unwrap_or_default();
            self.tell(name, true, vec![problem]);
        }
        if names_none {
            self.workspace_shown();
        } else if origins.is_empty() {
            self.workspace_failed();
        } else {
            if let Some(open) = &mut self.workspaces.open {
                open.asked.clone_from(&origins);
            }
            self.begin_to_read(origins.clone());
            self.jobs.read_all_named(origins);
        }
    }

    /// None of its files could be opened.
    fn workspace_failed(&mut self) {
        if let Some(open) = &mut self.workspaces.open {
            open.has_failed = true;
            let name = shown(&open.path);
            let told = Problem::error(text::OPENED_NONE).hint(text::OPENED_NONE_HINT);
            self.tell(name, false, vec![told]);
        }
    }

    /// Closes the workspace. What is shown stays, and nothing is written but what is being saved.
    pub(super) fn close_workspace(&mut self) {
        self.workspaces.open = None;
        self.workspaces.is_closed = self.workspaces.saving.is_some();
    }

    /// Files were opened, or could not be: the workspace that named them goes on from there. Where something else was opened
    /// before they were there, it is closed.
    pub(super) fn workspace_goes_on(&mut self, asked: &[Origin], is_there: bool) {
        let Some(open) = &mut self.workspaces.open else {
            return;
        };
        if open.is_shown {
            return;
        }
        let is_of_it = open.asked.iter().all(|origin| asked.contains(origin));
        if !is_of_it && !open.has_failed {
            if is_there {
                self.workspaces.open = None;
            }
        } else if is_there {
            self.workspace_shown();
        } else if !open.has_failed {
            self.workspace_failed();
        }
    }

    /// Files of the workspace, or others in place of all that it names, are shown: they are looked at as it says.
    fn workspace_shown(&mut self) {
        let Some(open) = &mut self.workspaces.open else {
            return;
        };
        open.is_shown = true;
        open.unread = open.others_than(self.explorer.origins());
        let view = open.file.view.clone();
        let (is_another, views) = (open.has_failed, open.file.views.clone());
        let home = self.explorer.usual_view();
        if !views.is_empty() {
            let views = views.iter().map(|it| it.on(&home));
            self.explorer.set_bookmarks(views.collect());
        }
        if let Some(view) = view {
            self.explorer.restore(view.on(&home));
        }
        let mut clean = self.shown_now();
        if is_another {
            clean.files.clear();
        }
        if let Some(open) = &mut self.workspaces.open {
            // What was added before it was shown is not in it yet.
            let is_added = |file: &Origin| !open.asked.is_empty() && !open.asked.contains(file);
            clean.files.retain(|file| !is_added(file));
            open.clean = Some(clean);
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
