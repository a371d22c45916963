//! Pictures of an `egui_kittest` harness, painted by the program's own rasteriser: no window and no driver.
//!
//! Give it to a harness: `Harness::builder().renderer(SoftwareRenderer::default())`.

use egui::{Color32, Context, FullOutput, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use summit_atlas::picture::Rasteriser;

/// Paints what a harness shows.
#[derive(Default)]
pub(crate) struct SoftwareRenderer(Rasteriser);

impl TestRenderer for SoftwareRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.apply_textures(delta);
    }

    /// Paints on black. Fails where the picture would lack something: a paint callback, or a mesh without its texture.
    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let pixels_per_point = ctx.pixels_per_point();
        let points = ctx.content_rect().size();
        let size = [points.x, points.y].map(|side| device_pixels(side, pixels_per_point));
        let primitives = ctx.tessellate(output.shapes.clone(), pixels_per_point);
        let picture = self
            .0
            .draw(&primitives, size, pixels_per_point, Color32::BLACK);
        if picture.callbacks_skipped + picture.textures_missing > 0 {
            return Err(format!(
                "{} paint callbacks and {} meshes without a texture cannot be painted",
                picture.callbacks_skipped, picture.textures_missing
            ));
        }
        let [width, height] = size.map(u32::try_from);
        width
            .ok()
            .zip(height.ok())
            .and_then(|(width, height)| {
                RgbaImage::from_raw(width, height, picture.pixels.into_flattened())
            })
            .ok_or_else(|| format!("a picture cannot be {size:?} pixels"))
    }
}

/// As `egui_kittest` rounds for its own renderers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates; screens are small and positive"
)]
fn device_pixels(points: f32, pixels_per_point: f32) -> usize {
    (points * pixels_per_point).round() as usize
}
