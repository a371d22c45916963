use std::path::PathBuf;

use super::{APP_ID, App, Probe, SESSION_KEY};
use crate::jobs::{Pace, read_session, save_session};
use crate::text;

/// The file in which the session is kept.
const SESSION_FILE: &str = "session.json";

impl App {
    /// Keeps the session in a file as well. Whatever happens while it is written, the file is the old one or the new
    /// one; the storage of eframe is neither when the program is ended in the middle.
    pub fn keep_session_in(&mut self, file: PathBuf) {
        self.session_file = Some((file, String::new()));
    }

    pub(super) fn keep_session(&mut self, session: &str) {
        if let Some((file, kept)) = &mut self.session_file
            && kept != session
            && save_session(file, session).is_ok()
        {
            session.clone_into(kept);
        }
    }
}

/// What paints the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// OpenGL: the first complete frame is there sooner, and without a graphics card every frame.
    #[default]
    Glow,
    /// Vulkan, Metal, DirectX 12, or OpenGL.
    #[cfg(feature = "wgpu")]
    Wgpu,
}

impl From<Renderer> for eframe::Renderer {
    fn from(renderer: Renderer) -> Self {
        match renderer {
            Renderer::Glow => Self::Glow,
            #[cfg(feature = "wgpu")]
            Renderer::Wgpu => Self::Wgpu,
        }
    }
}

/// Opens the window and stays until it is closed.
///
/// `link` is followed once the files are there. `faults` are reports that earlier runs left behind; they are told.
///
/// # Errors
/// When there is no display or no graphics driver, or what is built in cannot be read.
pub fn run(
    files: Vec<PathBuf>,
    link: Option<String>,
    faults: &[PathBuf],
    probe: Option<Box<dyn Probe>>,
    renderer: Renderer,
) -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(text::PROGRAM)
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([800.0, 560.0]),
        renderer: renderer.into(),
        system_font_fallback: false,
        // So that the window shows the very colours that pictures have; without a graphics card it is faster, too.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|cc| {
            let session = eframe::storage_dir(APP_ID).map(|folder| folder.join(SESSION_FILE));
            let kept = session.as_deref().and_then(read_session);
            let remembered = kept.or_else(|| cc.storage?.get_string(SESSION_KEY));
            let mut app = App::new(&cc.egui_ctx, remembered.as_deref(), files, Pace::Background)?;
            app.tell_faults(faults);
            if let Some(session) = session {
                app.keep_session_in(session);
            }
            if let Some(link) = link {
                app.follow(link);
            }
            if let Some(probe) = probe {
                app.set_probe(probe);
            }
            Ok(Box::new(app))
        }),
    )
}
