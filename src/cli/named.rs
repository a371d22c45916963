//! What is named on the command line: files of events, and workspaces that name some.

use std::path::{Path, PathBuf};

use super::{Exit, say, tell};
use crate::jobs::{is_workspace, read_workspace};
use crate::text;
use crate::view::Origin;
use crate::workspace::{Workspace, shown};

/// What is named.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Files of events; none stands for the dataset that comes along.
    pub(super) files: Vec<PathBuf>,
    /// The workspace that names some of them.
    pub(super) workspace: Option<Box<Workspace>>,
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
                named.files.push(path.to_path_buf());
            }
        }
        Ok(named)
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
            self.files.push(match origin {
                Origin::Summits => PathBuf::from(Origin::SUMMITS),
                Origin::File(path) => path,
            });
        }
        if workspace.files.is_empty() {
            self.files.push(PathBuf::from(Origin::SUMMITS));
        }
        self.workspace = Some(workspace);
        Ok(())
    }
}
