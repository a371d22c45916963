use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;
use egui::util::IdTypeMap;

use super::App;
use crate::dataset::Dataset;
use crate::explorer::{Command, Explorer, Export, Notice, OpenWorkspace, Panel};
use crate::jobs::{Done, Job, export_csv, export_geojson, save};
use crate::picture::Studio;
use crate::problem::{Problem, Subject};
use crate::text;
use crate::view::{BaseSource, Settings, View};
use crate::workspace::shown;

/// The window, to be painted again elsewhere.
struct Scene {
    whole: Arc<Dataset>,
    settings: Settings,
    view: View,
    panel: Option<Panel>,
    workspace: Option<OpenWorkspace>,
    /// Size in points, and pixels to a point.
    size: [f32; 2],
    scale: f32,
    /// How large panels are.
    layout: IdTypeMap,
}

impl App {
    /// Puts on the clipboard what took a while to write.
    pub(super) fn copied(&mut self, ctx: &Context, words: String) {
        ctx.copy_text(words);
        self.explorer.say(text::COPIED);
    }

    /// Writes what is listed or shown, on a thread of its own.
    pub(super) fn export(&mut self, ctx: &Context, export: Export, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.explorer.set_writing(Some(shown(&path)));
        match export {
            Export::Csv | Export::GeoJson => {
                let list = self.explorer.list();
                self.jobs.start_job(Job::Export, move || {
                    let (dataset, events) = (list.dataset(), list.in_order());
                    let done = match export {
                        Export::Csv => export_csv(dataset, &events, &path).map(|()| Vec::new()),
                        _ => export_geojson(dataset, &events, &path),
                    };
                    Some(Done::Exported(path, done.map_err(Box::new)))
                });
            }
            Export::Picture(scale) => {
                let scene = self.scene(ctx, scale);
                self.jobs.start_job(Job::Export, move || {
                    let done = scene.write(&path).map_err(Box::new);
                    Some(Done::Exported(path, done))
                });
            }
        }
    }

    fn scene(&self, ctx: &Context, scale: u8) -> Scene {
        Scene {
            whole: self.explorer.shared_whole(),
            settings: self.explorer.settings().clone(),
            view: self.explorer.view().clone(),
            panel: self.explorer.transient().panel,
            workspace: self.explorer.transient().workspace.clone(),
            size: ctx.content_rect().size().into(),
            scale: f32::from(scale),
            layout: ctx.data(Clone::clone),
        }
    }

    /// Says that something was written, or why not.
    pub(super) fn exported(&mut self, path: &Path, done: Result<Vec<Problem>, Box<Problem>>) {
        let file = shown(path);
        self.explorer.set_writing(None);
        match done {
            Ok(problems) => {
                if !problems.is_empty() {
                    self.explorer.notify(Notice {
                        file: file.clone(),
                        failed: false,
                        problems,
                    });
                }
                self.explorer.notify_written(&file);
            }
            Err(problem) => self.explorer.notify(Notice {
                file,
                failed: true,
                problems: vec![*problem],
            }),
        }
    }
}

impl Scene {
    fn write(self, path: &Path) -> Result<Vec<Problem>, Problem> {
        let is_offline = self.settings.base == BaseSource::Offline;
        let png = self.png().map_err(|error| {
            Problem::error(error.to_string())
                .in_file(shown(path))
                .hint(text::PICTURE_FAULT_HINT)
                .about(Subject::Target)
        })?;
        save(path, &png)?;
        let told = Problem::warning(text::PICTURE_OF_OFFLINE_MAP)
            .in_file(shown(path))
            .hint(text::PICTURE_OF_OFFLINE_MAP_HINT);
        Ok(if is_offline { Vec::new() } else { vec![told] })
    }

    fn png(self) -> anyhow::Result<Vec<u8>> {
        let settings = Settings {
            base: BaseSource::Offline,
            reduced_motion: true,
            ..self.settings
        };
        let mut explorer = Explorer::new(self.whole, settings);
        let mut studio = Studio::new(self.size, self.scale)?;
        studio.set_layout(self.layout);
        // The first picture finds how much room the map has.
        studio.draw(&mut explorer)?;
        explorer.restore(self.view);
        explorer.set_workspace(self.workspace);
        if let Some(panel) = self.panel {
            explorer.apply(Command::TogglePanel(panel));
        }
        Ok(studio.draw(&mut explorer)?.to_png()?)
    }
}
