use std::num::NonZeroUsize;
use std::sync::Arc;

use egui::{Context, RawInput, Rect, pos2};

use super::{Picture, Rasteriser};
use crate::explorer::Explorer;
use crate::jobs::{Pace, bundled};
use crate::map::{MapState, ground};
use crate::ui::{WindowState, set_fonts, set_style, set_zoom, window_ui};

/// Frames after which a picture that is still not finished is given up.
const MOST_FRAMES: usize = 64;
/// Frames drawn at least, so that panels have found their sizes.
const LEAST_FRAMES: usize = 4;

/// A picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The bundled map is broken.
    #[error("the bundled map cannot be read: {0}")]
    Map(#[from] bundled::OfflineMapError),
    /// The picture never came to rest.
    #[error("the picture was not finished after {MOST_FRAMES} frames")]
    Unfinished,
    /// Something was to be painted by a graphics driver.
    #[error("{0} shapes have no texture, or can only be painted by a graphics driver")]
    Undrawable(usize),
}

/// Where pictures of the window are made.
pub struct Studio {
    ctx: Context,
    state: WindowState,
    rasteriser: Rasteriser,
    /// Size in points and device pixels per point.
    size: [f32; 2],
    scale: f32,
    frames: usize,
}

impl Studio {
    /// A studio for pictures of `size` points at `scale` device pixels per point.
    ///
    /// # Errors
    /// When the bundled map is broken.
    pub fn new(size: [f32; 2], scale: f32) -> Result<Self, PictureError> {
        let ctx = Context::default();
        set_fonts(&ctx);
        let map = bundled::map()?;
        let nobody: crate::jobs::Waker = Arc::new(|| {});
        Ok(Self {
            ctx,
            state: WindowState::new(MapState::new(&map, Pace::AtOnce, &nobody)),
            rasteriser: Rasteriser::default(),
            size,
            scale,
            frames: 0,
        })
    }

    /// Draws the window of an explorer once nothing is pending, on all cores.
    ///
    /// # Errors
    /// When the picture does not come to rest.
    pub fn draw(&mut self, explorer: &mut Explorer) -> Result<Picture, PictureError> {
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.draw_with(explorer, threads)
    }

    /// As [`Studio::draw`], on a number of threads, of which the picture does not depend.
    ///
    /// # Errors
    /// As [`Studio::draw`].
    pub fn draw_with(
        &mut self,
        explorer: &mut Explorer,
        threads: NonZeroUsize,
    ) -> Result<Picture, PictureError> {
        set_style(&self.ctx, explorer.settings().theme);
        for frame in 1..=MOST_FRAMES {
            let output = self.frame(explorer);
            if frame < LEAST_FRAMES || !self.state.map.is_complete() {
                continue;
            }
            let scale = self.ctx.pixels_per_point();
            let primitives = self.ctx.tessellate(output, scale);
            let device = |points: f32| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a few thousand pixels"
                )]
                let pixels = (points * self.scale).round().max(1.0) as usize;
                pixels
            };
            let size = self.size.map(device);
            let picture =
                self.rasteriser
                    .draw_with(&primitives, size, scale, ground(explorer), threads);
            return match picture.callbacks_skipped + picture.textures_missing {
                0 => Ok(picture),
                missing => Err(PictureError::Undrawable(missing)),
            };
        }
        Err(PictureError::Unfinished)
    }

    fn frame(&mut self, explorer: &mut Explorer) -> Vec<egui::epaint::ClippedShape> {
        #[expect(clippy::cast_precision_loss, reason = "a few frames")]
        let time = self.frames as f64 / 60.0;
        self.frames += 1;
        set_zoom(&self.ctx, explorer);
        let size = egui::Vec2::from(self.size) / self.ctx.zoom_factor();
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            time: Some(time),
            max_texture_side: Some(8192),
            focused: false,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&input.viewport_id) {
            viewport.native_pixels_per_point = Some(self.scale);
        }
        let mut commands = Vec::new();
        let mut output = self.ctx.run_ui(input, |ui| {
            window_ui(ui, explorer, &mut self.state, &mut commands);
        });
        self.rasteriser.apply_textures(&mut output.textures_delta);
        let map = self.state.map.rect();
        explorer.set_map_size([f64::from(map.width()), f64::from(map.height())]);
        output.shapes
    }
}
