//! What is named on the command line: files of events, and workspaces that name some.

use std::path::{Path, PathBuf};

use super::{Exit, say, tell};
use crate::jobs::{Input, is_workspace, read_workspace};
use crate::text;
use crate::view::Origin;
use crate::workspace::{Workspace, shown};

/// What is named.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Files of events, each once; none stands for the dataset that comes along.
    pub(super) files: Vec<NamedFile>,
    /// The workspace that names some of them.
    pub(super) workspace: Option<Box<Workspace>>,
}

/// A file of events, by who names it.
#[derive(Debug)]
pub(super) enum NamedFile {
    /// A person: it may be a pipe, a device or standard input as well.
    ByPerson(PathBuf),
    /// A workspace, which comes from anybody: it is a file and nothing else.
    ByWorkspace(Origin),
}

impl NamedFile {
    /// Where its bytes come from.
    pub(super) fn input(&self) -> Input<'_> {
        match self {
            Self::ByPerson(path) => Input::named(path),
            Self::ByWorkspace(origin) => Input::named_in_workspace(origin),
        }
    }

    /// Whether both lead to the same file, however they are written.
    fn is_same(&self, other: &Self) -> bool {
        match (self.input(), other.input()) {
            (Input::File(a) | Input::Named(a), Input::File(b) | Input::Named(b)) => {
                a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
            }
            (a, b) => a == b,
        }
    }
}

impl Named {
    /// Files as they are, and those of a workspace in its place. What is wrong with it is told.
    pub(super) fn of(paths: &[impl AsRef<Path>]) -> Result<Self, Exit> {
        let mut named = Self::default();
        for path in paths.iter().map(AsRef::as_ref) {
            let is_own = path.as_os_str() != "-" && path.as_os_str() != Origin::SUMMITS;
            if is_own && is_workspace(path) {
                named.add_workspace(path)?;
            } else {
                named.add(NamedFile::ByPerson(path.to_path_buf()));
            }
        }
        Ok(named)
    }

    /// Adds a file, unless it is there already.
    fn add(&mut self, file: NamedFile) {
        if !self.files.iter().any(|it| it.is_same(&file)) {
            self.files.push(file);
        }
    }

    fn add_workspace(&mut self, path: &Path) -> Result<(), Exit> {
        if self.workspace.is_some() {
            say(text::one_workspace(&shown(path)));
            return Err(Exit::Usage);
        }
        let reading = read_workspace(path);
        reading.problems.iter().for_each(tell);
        let workspace = reading.workspace.ok_or(Exit::BadInput)?;
        let folder = path.parent().unwrap_or(path);
        for file in &workspace.files {
            let origin = file.origin(folder).map_err(|problem| {
                tell(&problem);
                Exit::BadInput
            })?;
            self.add(NamedFile::ByWorkspace(origin));
        }
        if workspace.files.is_empty() {
            self.add(NamedFile::ByWorkspace(Origin::Summits));
        }
        self.workspace = Some(workspace);
        Ok(())
    }
}
