use std::sync::Arc;

use super::command::{Command, Effect};
use super::exported::OpenWorkspace;
use super::state::{Explorer, Notice};
use crate::dataset::Dataset;
use crate::text;

/// What the floors above have to do for a command about workspaces and exports.
pub(super) fn effect(command: Command) -> Option<Effect> {
    Some(match command {
        Command::SaveWorkspace => Effect::SaveWorkspace,
        Command::SaveWorkspaceAs => Effect::SaveWorkspaceAs,
        Command::SaveWorkspaceTo(path) => Effect::SaveWorkspaceTo(path),
        Command::Export(export) => Effect::AskWhereTo(export),
        Command::ExportTo(export, path) => Effect::ExportTo(export, path),
        _ => return None,
    })
}

impl Explorer {
    /// The file as it is, to be shared with a job.
    #[must_use]
    pub fn shared_whole(&self) -> Arc<Dataset> {
        Arc::clone(&self.whole)
    }

    /// Says that a file is being written, or no longer.
    pub fn set_writing(&mut self, file: Option<String>) {
        self.transient.writing = file;
    }

    /// Says which workspace is open.
    pub fn set_workspace(&mut self, workspace: Option<OpenWorkspace>) {
        self.transient.workspace = workspace;
    }

    /// Says that a file was written. It takes the place of what was said of an earlier one.
    pub fn notify_written(&mut self, path: &str) {
        self.notices.retain(|notice| !notice.problems.is_empty());
        self.notify(Notice {
            file: text::written(path),
            failed: false,
            problems: Vec::new(),
        });
    }
}
