use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::App;
use crate::explorer::{Effect, Worked};
use crate::jobs::{Done, ReadTogether, bundled, is_workspace};
use crate::view::Origin;

impl App {
    /// Does what only a program with files, threads and a window can.
    pub(super) fn effect(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::AskForFiles(choice) => self.ask_for_files(choice),
            Effect::Read(path) => {
                let path = absolute(path);
                self.begin_to_read(vec![Origin::File(path.clone())]);
                if is_workspace(&path) {
                    // Which files it names is not known yet.
                    self.explorer.set_coming(None);
                }
                self.jobs.read(path);
                // A file that was read at once is shown with the next frame.
                ctx.request_repaint();
            }
            Effect::ReadBundled => {
                self.reading = None;
                self.opened(vec![Origin::Summits], bundled_summits(), None);
                self.workspace_goes_on(&[Origin::Summits], true);
            }
            Effect::ReadAll {
                origins,
                view_stays,
            } => {
                let mut all: Vec<Origin> = Vec::with_capacity(origins.len());
                for origin in origins.into_iter().map(absolute_origin) {
                    if !all.contains(&origin) {
                        all.push(origin);
                    }
                }
                let origins = all;
                if view_stays {
                    self.await_as_now(&origins);
                }
                self.begin_to_read(origins.clone());
                self.jobs.read_all(origins);
                ctx.request_repaint();
            }
            Effect::CloseWorkspace => self.close_workspace(),
            Effect::ReadWords => self.jobs.read_words(self.explorer.shared_dataset()),
            Effect::Work(work) => self.jobs.work(*work),
            Effect::AskForMap => self.ask_for_map(),
            Effect::SaveWorkspace => match self.workspace_path().map(Path::to_path_buf) {
                Some(path) => self.save_workspace(&path),
                None => self.ask_for_workspace(None),
            },
            Effect::SaveWorkspaceAs => self.ask_for_workspace(self.workspace_path()),
            Effect::SaveWorkspaceTo(path) => self.save_workspace(&path),
            Effect::AskWhereTo(export) => self.ask_where_to(export),
            Effect::ExportTo(export, path) => self.export(ctx, export, path),
            Effect::UseBase(base) => self.use_base(&base),
            Effect::ToggleFullScreen => {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_full(ctx)));
            }
            Effect::FillScreen => {
                self.was_full = is_full(ctx);
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
            }
            Effect::LeaveScreen => {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.was_full));
            }
            Effect::FocusSearch => self.state.focus_search(),
            Effect::FocusDate => self.state.focus_date(),
            Effect::FocusBookmark(at) => self.state.focus_bookmark(at),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::CopyTable(list) => self.jobs.start(move || Some(Done::ToCopy(list.as_csv()))),
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }
}

impl App {
    /// Shows what the explorer left to others.
    pub(super) fn worked(&mut self, worked: Worked) {
        let left = self.explorer.take_work(worked);
        self.jobs.forget(left);
    }
}

/// Whether the window fills the screen.
fn is_full(ctx: &Context) -> bool {
    ctx.input(|i| i.viewport().fullscreen.unwrap_or(false))
}

/// The next start may be from another folder.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn absolute_origin(origin: Origin) -> Origin {
    match origin {
        Origin::Summits => Origin::Summits,
        Origin::File(path) => Origin::File(absolute(path)),
    }
}

fn bundled_summits() -> ReadTogether {
    ReadTogether {
        reading: bundled::summits(),
        unread: Vec::new(),
    }
}
