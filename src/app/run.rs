use std::path::{Path, PathBuf};

use super::{APP_ID, App, Probe, SESSION_KEY};
use crate::jobs::Pace;
use crate::text;

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
/// `link` is followed once the file is there. `faults` are reports that earlier runs left behind; they are told.
///
/// # Errors
/// When there is no display or no graphics driver, or what is built in cannot be read.
pub fn run(
    file: Option<&Path>,
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
            let remembered = cc
                .storage
                .and_then(|storage| storage.get_string(SESSION_KEY));
            let mut app = App::new(&cc.egui_ctx, remembered.as_deref(), file, Pace::Background)?;
            app.tell_faults(faults);
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
