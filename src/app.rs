//! The window on the screen: eframe on one side, the explorer on the other.
//!
//! `logic` drains what jobs have done, does what was commanded and moves what moves by itself;
//! `ui` paints the window. An atlas in which nothing changes paints nothing.

mod asking;
mod base;
mod effects;
mod exports;
mod failures;
mod opening;
mod run;
mod workspaces;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::explorer::{
    Choice, Command, Deferral, Explorer, GazetteerFinder, Notice, Panel, PlaceFinder,
};
use crate::jobs::{Done, Jobs, Pace, Waker, bundled};
use crate::map::{MapState, ground};
use crate::problem::Problem;
use crate::text;
use crate::ui::{WindowState, set_fonts, set_style, set_zoom, window_ui};
use crate::view::{BaseSource, Origin};
use crate::workspace::Session;
use opening::{Awaited, opening};
use workspaces::Workspaces;

pub use run::{Renderer, run};

/// Under which key the session is kept.
const SESSION_KEY: &str = "session";
/// The name under which the system knows the program.
pub const APP_ID: &str = "summit-atlas";

/// The program in its window.
pub struct App {
    explorer: Explorer,
    state: WindowState,
    jobs: Jobs,
    pace: Pace,
    /// Whether the places of the world were asked for: they are read when somebody looks for one.
    places_asked: bool,
    commands: Vec<Command>,
    /// What is being read: what was asked for before does not count any more.
    reading: Option<Vec<Origin>>,
    awaited: Option<Awaited>,
    /// What is to be opened beside what is being read.
    beside: Vec<Origin>,
    /// What was remembered, with what a newer program wrote into it.
    session: Session,
    workspaces: Workspaces,
    /// A link to follow once what is being opened is there.
    link: Option<String>,
    /// Where the session is kept as well, and what stands there.
    session_file: Option<(PathBuf, String)>,
    /// Whether the window filled the screen before bookmarks were presented.
    was_full: bool,
    probe: Option<Box<dyn Probe>>,
}

/// Watches frames go by, for measurements.
pub trait Probe {
    /// A frame was painted; `complete` when nothing of it was a stand-in. Answers with what to do next.
    fn frame(&mut self, complete: bool) -> Option<Command>;
}

impl App {
    /// The program with what it remembers, files to open, and whether to work at once.
    ///
    /// # Errors
    /// When the map or the dataset that are built in cannot be read.
    pub fn new(
        ctx: &Context,
        remembered: Option<&str>,
        files: Vec<PathBuf>,
        pace: Pace,
    ) -> anyhow::Result<Self> {
        set_fonts(ctx);
        let (session, mut problems) = remembered.map_or_else(Default::default, Session::from_text);
        let waker: Waker = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let summits = bundled::summits();
        problems.extend(summits.problems);
        let dataset = summits
            .dataset
            .ok_or_else(|| anyhow::anyhow!("the bundled dataset cannot be read"))?;
        let map = MapState::new(&bundled::map()?, pace, &waker);
        let mut explorer = Explorer::new(dataset, session.settings.clone());
        explorer.set_bookmarks(session.bookmarks.of(explorer.origins()));
        explorer.defer(Deferral::Large);
        set_style(ctx, explorer.settings().theme);
        // Text size is a setting, with commands of its own.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let jobs = Jobs::new(pace, waker);
        let is_resumed = files.is_empty();
        let is_bundled = [[].as_slice(), &[Origin::Summits]].contains(&session.files.as_slice());
        let mut awaited = None;
        let (to_open, beside) = opening(Choice::InPlace, files);
        let to_open = match to_open {
            Some(command) => Some(command),
            None if is_bundled => {
                if let Some(view) = session.view.clone() {
                    explorer.restore(view);
                }
                None
            }
            None => {
                awaited = Awaited::of_session(&session);
                Some(Command::OpenAll(session.files.clone()))
            }
        };
        let resumed = session.workspace.clone().filter(|_| is_resumed);
        let mut app = Self {
            explorer,
            state: WindowState::new(map),
            jobs,
            pace,
            places_asked: false,
            commands: Vec::new(),
            reading: None,
            awaited,
            beside,
            session: session.clone(),
            workspaces: Workspaces::default(),
            link: None,
            session_file: None,
            was_full: false,
            probe: None,
        };
        if !problems.is_empty() {
            app.explorer.notify(Notice {
                file: text::PROGRAM.to_owned(),
                failed: false,
                problems,
            });
        }
        app.commands.extend(to_open);
        if let Some(workspace) = resumed {
            app.resume_workspace(workspace);
        }
        let base = app.explorer.settings().base.clone();
        if base != BaseSource::Offline {
            app.use_base(&base);
        }
        Ok(app)
    }

    /// Gives the list in which places are found by their names.
    pub fn set_place_finder(&mut self, finder: Arc<dyn PlaceFinder>) {
        self.places_asked = true;
        self.state.set_place_finder(finder);
    }

    /// Lets somebody watch the frames.
    pub fn set_probe(&mut self, probe: Box<dyn Probe>) {
        self.probe = Some(probe);
    }

    /// What the program is doing.
    #[must_use]
    pub fn explorer(&self) -> &Explorer {
        &self.explorer
    }

    /// Does a command with the next frame.
    pub fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Looks as a link says, once what is being opened is there.
    pub fn follow(&mut self, link: String) {
        self.link = Some(link);
    }

    /// Drains jobs, does commands, and moves on what moves by itself.
    fn step(&mut self, ctx: &Context) {
        let done: Vec<Done> = self.jobs.take_done().collect();
        for done in done {
            match done {
                Done::Read { asked, read, index } if Some(&asked) == self.reading.as_ref() => {
                    self.reading = None;
                    let is_there = read.reading.dataset.is_some();
                    self.opened(asked.clone(), read, index);
                    self.workspace_goes_on(&asked, is_there);
                }
                Done::Read { .. } => {}
                Done::Workspace(path, reading) => self.workspace_read(path, reading),
                Done::WorkspaceSaved(path, workspace, saved) => {
                    self.workspace_saved(path, *workspace, saved);
                }
                Done::Exported(path, done) => self.exported(&path, done),
                Done::ChosenWorkspace(path) => self.commands.push(Command::SaveWorkspaceTo(path)),
                Done::ChosenExport(export, path) => {
                    self.commands.push(Command::ExportTo(export, path));
                }
                Done::Chosen(choice, files) => self.chosen(choice, files),
                Done::ChosenMap(path) => {
                    let base = BaseSource::File(path);
                    self.commands.push(Command::SetBase(base));
                }
                Done::MapOpened(path, opened) => self.map_opened(&path, opened),
                Done::Places(places) => {
                    let finder = GazetteerFinder::new(*places);
                    self.set_place_finder(Arc::new(finder));
                }
                Done::SomeWords(of, part) => self.explorer.words_are_read(&of, part),
                Done::Words(of, words) => self.explorer.set_words(&of, *words),
                Done::ToCopy(words) => self.copied(ctx, words),
                Done::Worked(worked) => self.worked(*worked),
                Done::Failed(job) => self.failed(&job),
            }
        }
        if self.explorer.transient().panel == Some(Panel::Places) && !self.places_asked {
            self.places_asked = true;
            self.jobs.start(|| {
                let places = bundled::gazetteer().ok()?;
                Some(Done::Places(Box::new(places)))
            });
        }
        let (dropped, beside) = ctx.input(|i| (i.raw.dropped_files.clone(), i.modifiers.shift));
        let paths = dropped.iter().map(|file| file.path().to_path_buf());
        self.dropped(paths.collect(), beside);
        if self.reading.is_none() && self.commands.is_empty() {
            let beside = std::mem::take(&mut self.beside);
            if beside.is_empty() {
                let link = self.link.take();
                self.commands.extend(link.map(Command::OpenLink));
            } else {
                self.commands.push(Command::AddAll(beside));
            }
        }
        let theme = self.explorer.settings().theme;
        for command in std::mem::take(&mut self.commands) {
            self.explorer.apply(command);
        }
        for effect in self.explorer.take_effects() {
            self.effect(ctx, effect);
        }
        if self.explorer.settings().theme != theme {
            set_style(ctx, self.explorer.settings().theme);
        }
        self.compare_with_workspace();
        self.name_workspace(ctx);
        set_zoom(ctx, &self.explorer);
        if self.explorer.moving() {
            let dt = ctx.input(|i| f64::from(i.stable_dt)).min(0.1);
            self.explorer.advance(dt);
            ctx.request_repaint();
        }
    }

    /// Tells of reports that earlier runs left behind.
    pub fn tell_faults(&mut self, faults: &[PathBuf]) {
        if faults.is_empty() {
            return;
        }
        let told = |report: &PathBuf| {
            Problem::warning(text::EARLIER_FAULT)
                .in_file(report.display().to_string())
                .hint(text::EARLIER_FAULT_HINT)
        };
        self.explorer.notify(Notice {
            file: text::PROGRAM.to_owned(),
            failed: false,
            problems: faults.iter().map(told).collect(),
        });
    }

    /// Remembers the bookmarks of the file that is shown.
    fn keep_bookmarks(&mut self) {
        let bookmarks = self.explorer.bookmarks().to_vec();
        self.session
            .bookmarks
            .keep(self.explorer.origins(), bookmarks);
    }

    /// What is to be remembered.
    fn session(&mut self) -> Session {
        self.keep_bookmarks();
        let mut session = self.session.clone();
        session.settings = self.explorer.settings().clone();
        session.files = self.explorer.origins().to_vec();
        session.workspace = self.workspace_path().map(Path::to_path_buf);
        session.view = Some(self.explorer.lasting_view().clone());
        session
    }

    fn after_frame(&mut self, ctx: &Context) {
        let map = self.state.map.rect();
        let camera = self.explorer.view().camera;
        let is_clean = !self.is_unsaved();
        self.explorer
            .set_map_size([f64::from(map.width()), f64::from(map.height())]);
        let refitted = self.explorer.view().camera != camera;
        if refitted && is_clean {
            self.still_clean();
        }
        let problems: Vec<Problem> = self.state.map.take_problems();
        if !problems.is_empty() {
            self.explorer.notify(Notice {
                file: text::MAP.to_owned(),
                failed: false,
                problems,
            });
        }
        if let Some(probe) = &mut self.probe {
            let next = probe.frame(self.state.map.is_complete() && !refitted);
            self.commands.extend(next);
        }
        if refitted {
            // Nobody sees the map at the wrong size: this frame is laid out anew before it is painted.
            ctx.request_discard("the map has its size");
        }
        let beside = self.link.is_some() || !self.beside.is_empty();
        let follows = beside && self.reading.is_none();
        let waits = self.explorer.has_effects() || !self.commands.is_empty();
        if refitted || follows || waits {
            ctx.request_repaint();
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.step(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        window_ui(ui, &self.explorer, &mut self.state, &mut self.commands);
        self.after_frame(ui.ctx());
    }

    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        ground(&self.explorer).to_normalized_gamma_f32()
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        let session = self.session().to_text();
        self.keep_session(&session);
        storage.set_string(SESSION_KEY, session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_for_the_next_frame_asks_for_it() {
        let ctx = Context::default();
        let mut app = App::new(&ctx, None, Vec::new(), Pace::AtOnce).unwrap();
        let asks = |app: &mut App| {
            let input = egui::RawInput::default();
            let mut output = ctx.run_ui(input, |ui| app.after_frame(ui.ctx()));
            output.textures_delta.clear();
            output.viewport_output[&egui::ViewportId::ROOT]
                .repaint_delay
                .is_zero()
        };
        while asks(&mut app) {}
        app.explorer.defer(Deferral::Always);
        app.explorer.apply(Command::ToggleOnlyInSight);
        drop(app.explorer.take_effects());
        assert!(!asks(&mut app), "nothing waits");
        app.explorer.set_map_size([800.0, 600.0]);
        assert!(asks(&mut app), "another part of the map is in sight");
    }
}
