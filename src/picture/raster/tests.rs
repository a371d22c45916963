//! What is painted, as seen from outside: through `draw`.

mod coverage;
mod shading;

use std::num::NonZeroUsize;

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{
    ClippedPrimitive, Color32, ColorImage, Pos2, Rect, TextureId, TextureOptions, TexturesDelta,
    pos2,
};

use super::{Picture, Rasteriser};

const ATLAS: TextureId = TextureId::Managed(0);
const IMAGE: TextureId = TextureId::Managed(1);
const ONE_TEXTURE: Rect = Rect {
    min: Pos2::ZERO,
    max: Pos2::new(1.0, 1.0),
};

/// With a white texture for what has none.
fn rasteriser() -> Rasteriser {
    let mut rasteriser = Rasteriser::default();
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    set(
        &mut rasteriser,
        ATLAS,
        ImageDelta::full(white, TextureOptions::LINEAR),
    );
    rasteriser
}

fn set(rasteriser: &mut Rasteriser, id: TextureId, delta: ImageDelta) {
    let mut deltas = TexturesDelta::default();
    deltas.push(id, delta);
    rasteriser.apply_textures(&mut deltas);
    assert!(deltas.is_empty());
}

/// Colours that differ from texel to texel, some of them translucent.
fn colourful(width: usize, height: usize) -> ColorImage {
    let pixels = (0..width * height)
        .map(|i| {
            let channel = |factor: usize| u8::try_from(i * factor % 256).unwrap();
            Color32::from_rgba_unmultiplied(channel(37), channel(91), channel(53), channel(149))
        })
        .collect();
    ColorImage::new([width, height], pixels)
}

fn mesh(texture_id: TextureId, vertices: Vec<Vertex>, indices: Vec<u32>) -> Mesh {
    Mesh {
        indices,
        vertices,
        texture_id,
    }
}

fn plain(points: &[Pos2], color: Color32, indices: Vec<u32>) -> Mesh {
    let vertices = points
        .iter()
        .map(|p| Vertex::untextured(*p, color))
        .collect();
    mesh(ATLAS, vertices, indices)
}

fn textured(rect: Rect, uv: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(IMAGE);
    mesh.add_rect_with_uv(rect, uv, color);
    mesh
}

/// The same triangles, one to a mesh, so that none is recognised as half of a rectangle.
fn apart(mesh: &Mesh) -> Vec<Mesh> {
    mesh.triangles()
        .map(|triangle| Mesh {
            indices: triangle.to_vec(),
            ..mesh.clone()
        })
        .collect()
}

fn draw(
    rasteriser: &Rasteriser,
    meshes: &[Mesh],
    size: [usize; 2],
    pixels_per_point: f32,
) -> Picture {
    let primitives: Vec<_> = meshes
        .iter()
        .map(|it| clipped(it, Rect::EVERYTHING))
        .collect();
    let threads = NonZeroUsize::MIN;
    rasteriser.draw_with(&primitives, size, pixels_per_point, Color32::BLACK, threads)
}

fn clipped(mesh: &Mesh, clip_rect: Rect) -> ClippedPrimitive {
    ClippedPrimitive {
        clip_rect,
        primitive: Primitive::Mesh(mesh.clone()),
    }
}

#[test]
fn clip_rects_are_rounded_to_device_pixels() {
    let everywhere = plain(
        &[
            pos2(-9.0, -9.0),
            pos2(99.0, -9.0),
            pos2(-9.0, 99.0),
            pos2(99.0, 99.0),
        ],
        Color32::WHITE,
        vec![0, 1, 2, 2, 1, 3],
    );
    // At 1.5 pixels a point: 1.5 rounds away from zero to 2, 4.35 down to 4.
    let clip = Rect::from_min_max(pos2(1.0, 1.0), pos2(2.9, 2.9));
    let picture = rasteriser().draw(&[clipped(&everywhere, clip)], [8, 8], 1.5, Color32::BLACK);
    for y in 0..8 {
        for x in 0..8 {
            let inside = (2..4).contains(&x) && (2..4).contains(&y);
            let expected = if inside { 255 } else { 0 };
            assert_eq!(
                picture.pixel(x, y),
                Some([expected, expected, expected, 255])
            );
        }
    }
}

#[test]
fn a_frame_that_frees_a_texture_still_shows_it() {
    let mut rasteriser = rasteriser();
    let image = ColorImage::filled([2, 2], Color32::RED);
    set(
        &mut rasteriser,
        IMAGE,
        ImageDelta::full(image, TextureOptions::LINEAR),
    );
    let quad = textured(
        Rect::from_min_max(Pos2::ZERO, pos2(2.0, 2.0)),
        ONE_TEXTURE,
        Color32::WHITE,
    );
    let mut freeing = TexturesDelta::default();
    freeing.free(IMAGE);
    rasteriser.apply_textures(&mut freeing);
    let last = draw(&rasteriser, std::slice::from_ref(&quad), [2, 2], 1.0);
    assert_eq!(
        (last.pixel(0, 0), last.textures_missing),
        (Some([255, 0, 0, 255]), 0)
    );
    rasteriser.apply_textures(&mut TexturesDelta::default());
    let gone = draw(&rasteriser, &[quad], [2, 2], 1.0);
    assert_eq!(
        (gone.pixel(0, 0), gone.textures_missing),
        (Some([0, 0, 0, 255]), 1)
    );
}

#[test]
fn a_part_of_a_texture_is_replaced_and_a_part_that_does_not_fit_is_not() {
    let mut rasteriser = rasteriser();
    let options = TextureOptions::NEAREST;
    let image = ColorImage::filled([3, 3], Color32::RED);
    set(&mut rasteriser, IMAGE, ImageDelta::full(image, options));
    let patch = ColorImage::filled([2, 1], Color32::GREEN);
    set(
        &mut rasteriser,
        IMAGE,
        ImageDelta::partial([1, 2], patch.clone(), options),
    );
    set(
        &mut rasteriser,
        IMAGE,
        ImageDelta::partial([2, 0], patch, options),
    );
    let quad = textured(
        Rect::from_min_max(Pos2::ZERO, pos2(3.0, 3.0)),
        ONE_TEXTURE,
        Color32::WHITE,
    );
    let picture = draw(&rasteriser, &[quad], [3, 3], 1.0);
    let red = [255, 0, 0, 255];
    let green = [0, 255, 0, 255];
    assert_eq!(
        picture.pixels,
        [red, red, red, red, red, red, red, green, green]
    );
}

#[test]
fn broken_meshes_are_left_out() {
    let points = [
        pos2(0.0, 0.0),
        pos2(f32::NAN, 4.0),
        pos2(4.0, f32::INFINITY),
    ];
    let broken = plain(&points, Color32::WHITE, vec![0, 1, 2, 0, 0, 0, 0, 1, 7, 2]);
    let empty = plain(&[], Color32::WHITE, vec![0, 1, 2]);
    let picture = draw(&rasteriser(), &[broken, empty], [4, 4], 1.0);
    assert_eq!(picture.pixels, [[0, 0, 0, 255]; 16]);
}

#[test]
fn callbacks_are_counted() {
    let callback = ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Callback(egui::PaintCallback {
            rect: Rect::EVERYTHING,
            callback: std::sync::Arc::new(()),
        }),
    };
    let picture = rasteriser().draw(&[callback], [2, 2], 1.0, Color32::BLACK);
    assert_eq!(picture.callbacks_skipped, 1);
}

#[test]
fn a_png_has_the_same_pixels() {
    let quad = plain(
        &[pos2(0.0, 0.0), pos2(5.0, 1.0), pos2(2.0, 4.0)],
        Color32::RED,
        vec![0, 1, 2],
    );
    let picture = draw(&rasteriser(), &[quad], [5, 4], 1.0);
    let read = image::load_from_memory(&picture.to_png().unwrap())
        .unwrap()
        .into_rgba8();
    assert_eq!(read.dimensions(), (5, 4));
    assert_eq!(read.into_raw(), picture.pixels.as_flattened());
    assert!(draw(&rasteriser(), &[], [0, 4], 1.0).to_png().is_err());
}
