//! A software rasteriser for egui's tessellated meshes: pictures without a window, a graphics card or a driver.
//!
//! It paints what `egui_glow` 0.37 paints with dithering off: premultiplied colours, multiplied and blended as they are
//! stored ("in gamma space"), `texture(uv) × vertex colour`, blended with `ONE, ONE_MINUS_SRC_ALPHA`, clip rectangles
//! rounded to device pixels, and vertices snapped to 1/256 of a pixel with the top-left rule, so that triangles that
//! share an edge neither leave a pixel unpainted nor paint one twice.
//!
//! Every step after the vertices are snapped is integer arithmetic, or `f64` arithmetic of a fixed order, for each row
//! by itself. So a picture is the same to the byte however many threads paint it.
//!
//! What it does not do: paint callbacks (they are counted, see [`Picture::callbacks_skipped`]), mipmaps (as
//! `egui-wgpu`: `mipmap_mode` is ignored), dithering, and translucent pictures (the background is made opaque).

mod fill;
mod mesh;
mod outline;
mod pixel;
#[cfg(test)]
mod tests;
mod texture;

use std::collections::HashMap;
use std::mem;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use std::thread;

use egui::epaint::Primitive;
use egui::{ClippedPrimitive, Color32, TextureId, TexturesDelta};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use self::mesh::Layer;
use self::outline::Clip;
use self::texture::Texture;

/// Bands handed to each thread, so that a thread with an easy part of the picture takes more of them.
const BANDS_PER_THREAD: usize = 4;

/// Holds egui's textures and paints its primitives into a [`Picture`].
///
/// One `Rasteriser` serves one [`egui::Context`] and is told of each frame's textures before the frame is drawn:
///
/// ```no_run
/// # use summit_atlas::picture::Rasteriser;
/// let ctx = egui::Context::default();
/// let mut rasteriser = Rasteriser::default();
/// let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
///     ui.label("hello");
/// });
/// rasteriser.apply_textures(&mut output.textures_delta);
/// let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
/// let picture = rasteriser.draw(&primitives, [320, 200], output.pixels_per_point, egui::Color32::WHITE);
/// assert_eq!(picture.pixels.len(), 320 * 200);
/// assert_eq!(picture.callbacks_skipped, 0);
/// ```
#[derive(Default)]
pub struct Rasteriser {
    textures: HashMap<TextureId, Texture>,
    /// Freed by the last delta. egui frees textures *after* the frame that came with the delta is painted.
    freed: Vec<TextureId>,
}

impl Rasteriser {
    /// Takes over one frame's changes of textures, and leaves `delta` empty.
    ///
    /// Textures that the delta frees can still be drawn until the next call, since the frame that frees a texture may
    /// show it a last time. A change that cannot be (pixels that do not fit the size, a part outside of its texture or
    /// for an unknown texture) is left out.
    pub fn apply_textures(&mut self, delta: &mut TexturesDelta) {
        for id in mem::take(&mut self.freed) {
            self.textures.remove(&id);
        }
        #[expect(
            clippy::iter_over_hash_type,
            reason = "textures do not depend on each other"
        )]
        for (id, changes) in delta.set.drain() {
            for change in changes {
                if change.is_whole() {
                    if let Some(texture) = Texture::new(change) {
                        self.textures.insert(id, texture);
                    }
                } else if let Some(texture) = self.textures.get_mut(&id) {
                    texture.update(&change);
                }
            }
        }
        self.freed.extend(delta.free.drain());
    }

    /// Paints `primitives`, in order, on all cores.
    ///
    /// `size` is width and height in device pixels, `pixels_per_point` turns the primitives' points into device
    /// pixels (what they were tessellated with), and `background` is what shows where nothing is painted; its
    /// translucency is ignored. A picture without area has no pixels.
    #[must_use]
    pub fn draw(
        &self,
        primitives: &[ClippedPrimitive],
        size: [usize; 2],
        pixels_per_point: f32,
        background: Color32,
    ) -> Picture {
        let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.draw_with(primitives, size, pixels_per_point, background, threads)
    }

    /// As [`Self::draw`], on `threads` threads, of which the caller's is one. The picture does not depend on their
    /// number.
    #[must_use]
    pub fn draw_with(
        &self,
        primitives: &[ClippedPrimitive],
        size: [usize; 2],
        pixels_per_point: f32,
        background: Color32,
        threads: NonZeroUsize,
    ) -> Picture {
        let [width, height] = size;
        let [red, green, blue, _] = background.to_array();
        let mut picture = Picture {
            size,
            pixels: vec![[red, green, blue, u8::MAX]; width * height],
            callbacks_skipped: 0,
            textures_missing: 0,
        };
        let mut layers = Vec::with_capacity(primitives.len());
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in primitives
        {
            let Primitive::Mesh(mesh) = primitive else {
                picture.callbacks_skipped += 1;
                continue;
            };
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                let clip = Clip::new(*clip_rect, pixels_per_point, size);
                layers.push(Layer::new(mesh, texture, clip, pixels_per_point));
            } else {
                picture.textures_missing += 1;
            }
        }
        if !picture.pixels.is_empty() {
            paint(&layers, &mut picture.pixels, size, threads);
        }
        picture
    }
}

/// Paints all layers, band by band. The picture must have an area.
fn paint(
    layers: &[Layer<'_>],
    pixels: &mut [[u8; 4]],
    [width, height]: [usize; 2],
    threads: NonZeroUsize,
) {
    let threads = threads.get().min(height);
    let bands = if threads == 1 {
        1
    } else {
        threads * BANDS_PER_THREAD
    };
    let rows = height.div_ceil(bands);
    let queue = Mutex::new(pixels.chunks_mut(rows * width).enumerate());
    let work = || {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((index, pixels)) = next else { break };
            let mut band = Band {
                pixels,
                width,
                top: index * rows,
            };
            for layer in layers {
                layer.paint(&mut band);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
}

/// Some rows of the picture, which one thread paints.
struct Band<'a> {
    pixels: &'a mut [[u8; 4]],
    /// Of the whole picture, in pixels.
    width: usize,
    /// The picture's row that the first of `pixels` lies in.
    top: usize,
}

impl Band<'_> {
    /// The picture's rows that lie in this band.
    fn rows(&self) -> Range<usize> {
        self.top..self.top + self.pixels.len() / self.width
    }

    /// The pixels `x0..x1` of the picture's row `y`, which must lie in this band.
    fn span(&mut self, y: usize, x0: usize, x1: usize) -> &mut [[u8; 4]] {
        let start = (y - self.top) * self.width;
        &mut self.pixels[start + x0..start + x1]
    }
}

/// A painted picture. Every pixel is opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in device pixels.
    pub size: [usize; 2],
    /// Red, green, blue and alpha (always 255) in sRGB, row by row from the top left; `size[0] × size[1]` of them.
    pub pixels: Vec<[u8; 4]>,
    /// Paint callbacks among the primitives. They need a graphics driver and are not in the picture.
    pub callbacks_skipped: usize,
    /// Meshes whose texture the rasteriser was never told of (or that was freed). They are not in the picture.
    pub textures_missing: usize,
}

impl Picture {
    /// The colour at column `x` and row `y` from the top left; nothing outside of the picture.
    #[must_use]
    pub fn pixel(&self, x: usize, y: usize) -> Option<[u8; 4]> {
        let [width, height] = self.size;
        (x < width && y < height).then(|| self.pixels[y * width + x])
    }

    /// The picture as a PNG file, the same bytes for the same pixels.
    ///
    /// # Errors
    /// When the encoder refuses: a picture without area, or one of more than 2³² − 1 pixels a side.
    pub fn to_png(&self) -> image::ImageResult<Vec<u8>> {
        self.encoded(CompressionType::Default)
    }

    /// As [`Self::to_png`], several times as fast, for a file that is somewhat larger.
    ///
    /// # Errors
    /// As [`Self::to_png`].
    pub fn to_quick_png(&self) -> image::ImageResult<Vec<u8>> {
        self.encoded(CompressionType::Fast)
    }

    fn encoded(&self, compression: CompressionType) -> image::ImageResult<Vec<u8>> {
        use image::error::{ImageError, ParameterError, ParameterErrorKind};

        let [width, height] = self.size.map(u32::try_from);
        let (Ok(width @ 1..), Ok(height @ 1..)) = (width, height) else {
            return Err(ImageError::Parameter(ParameterError::from_kind(
                ParameterErrorKind::DimensionMismatch,
            )));
        };
        let mut png = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut png, compression, FilterType::Adaptive);
        image::ImageEncoder::write_image(
            encoder,
            self.pixels.as_flattened(),
            width,
            height,
            image::ExtendedColorType::Rgba8,
        )?;
        Ok(png)
    }
}
