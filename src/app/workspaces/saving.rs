use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::{App, Opened, Shown, folder};
use crate::explorer::OpenWorkspace;
use crate::problem::Problem;
use crate::text;
use crate::view::{BaseSource, NamedView, ViewText};
use crate::workspace::{DataFile, Workspace, shown, stored};

impl App {
    /// Saves the workspace to a file.
    pub(in crate::app) fn save_workspace(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        if self.workspaces.saving.is_some() {
            // One after the other, so that the newer one is what stays.
            self.workspaces.again = Some(path);
            return;
        }
        let now = self.shown_now();
        let workspace = self.workspace_at(&path, &now);
        self.workspaces.saving = Some(now);
        self.jobs.save_workspace(path, workspace);
    }

    /// What is shown, as a workspace at a path.
    fn workspace_at(&self, path: &Path, now: &Shown) -> Workspace {
        let folder_now = folder(path);
        let open = self.workspaces.open.as_ref();
        let mut workspace = open.map_or_else(Workspace::default, |open| open.file.clone());
        let before = open.map_or(folder_now, |open| folder(&open.path));
        let moved = |file: &DataFile| match file.origin(before) {
            Ok(origin) if before != folder_now => DataFile::of(&origin, folder_now),
            // What cannot be found from here is kept as it is.
            _ => file.clone(),
        };
        if open.is_some_and(|open| !open.is_shown) {
            workspace.files = workspace.files.iter().map(moved).collect();
        } else {
            let named = now.files.iter().map(|it| DataFile::of(it, folder_now));
            let unread = open.into_iter().flat_map(|open| &open.unread).map(moved);
            workspace.files = named.collect();
            for file in unread {
                if !workspace.files.contains(&file) {
                    workspace.files.push(file);
                }
            }
            workspace.view = Some(ViewText::of(&now.view));
            workspace.views = now.bookmarks.iter().map(NamedView::from).collect();
        }
        // What a newer program wrote there stays until something else is chosen here.
        let clean = open.and_then(|open| open.clean.as_ref());
        let stays = |key: &str, same: fn(&Shown, &Shown) -> bool| {
            let is_same = clean.is_none_or(|clean| same(clean, now));
            open.is_some_and(|open| open.file.map.is_unread(key)) && is_same
        };
        if !stays("style", |a, b| a.style == b.style) {
            workspace.map.style = Some(now.style);
        }
        if !stays("names", |a, b| a.names == b.names) {
            workspace.map.names = Some(now.names);
        }
        if stays("source", |a, b| a.base == b.base) {
            return workspace;
        }
        let declined = open.and_then(|open| open.declined.clone());
        workspace.map.source = Some(match (&now.base, declined) {
            (BaseSource::Offline, Some(declined)) => declined,
            (BaseSource::File(file), _) => BaseSource::File(stored(file, folder_now).into()),
            (base, _) => base.clone(),
        });
        workspace
    }

    /// A workspace was saved, or could not be.
    pub(in crate::app) fn workspace_saved(
        &mut self,
        path: PathBuf,
        workspace: Workspace,
        saved: Result<(), Box<Problem>>,
    ) {
        let clean = self.workspaces.saving.take();
        let again = self.workspaces.again.take();
        let is_closed = std::mem::take(&mut self.workspaces.is_closed);
        if let Err(problem) = saved {
            self.tell(shown(&path), true, vec![*problem]);
        } else if !is_closed {
            self.workspace_is_at(path, workspace, clean);
        }
        if let Some(again) = again {
            self.save_workspace(&again);
        }
    }

    /// What is open is the workspace at a path.
    fn workspace_is_at(&mut self, path: PathBuf, workspace: Workspace, clean: Option<Shown>) {
        let before = self.workspaces.open.take();
        let is_shown = before.as_ref().is_none_or(|open| open.is_shown);
        let mut open = Opened::new(path, workspace);
        open.clean = clean;
        open.is_shown = is_shown;
        open.unread = open.others_than(self.explorer.origins());
        open.declined = before.and_then(|open| open.declined);
        self.workspaces.open = Some(open);
        self.explorer.say(text::WORKSPACE_SAVED);
    }

    pub(super) fn shown_now(&self) -> Shown {
        let settings = self.explorer.settings();
        Shown {
            view: self.explorer.lasting_view().clone(),
            style: settings.map_style(),
            names: settings.lettering,
            base: settings.base.clone(),
            files: self.explorer.origins().to_vec(),
            bookmarks: self.explorer.bookmarks().to_vec(),
        }
    }

    /// Whether something that is shown is not in the workspace.
    pub(in crate::app) fn is_unsaved(&self) -> bool {
        let open = self.workspaces.open.as_ref();
        let clean = open.and_then(|open| open.clean.as_ref());
        clean.is_some_and(|clean| *clean != self.shown_now())
    }

    /// What is shown is what the workspace says: the window only has another size.
    pub(in crate::app) fn still_clean(&mut self) {
        let now = self.shown_now();
        if let Some(open) = &mut self.workspaces.open
            && open.clean.is_some()
        {
            open.clean = Some(now);
        }
    }

    /// Says in the bar and in the title which workspace is open, and whether it is saved.
    pub(in crate::app) fn name_workspace(&mut self, ctx: &Context) {
        let unsaved = self.is_unsaved();
        let named = self.workspace_path().map(|path| OpenWorkspace {
            name: shown(Path::new(path.file_name().unwrap_or_default())),
            unsaved,
        });
        let title = named.as_ref().map(|it| (it.name.as_str(), it.unsaved));
        let title = text::window_title(title);
        self.explorer.set_workspace(named);
        if self.workspaces.title.as_ref() != Some(&title) {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.workspaces.title = Some(title);
        }
    }
}
