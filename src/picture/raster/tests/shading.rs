//! Colours: against egui's fragment shader in plain floating point, and for any number of threads.

use egui::epaint::{RectShape, TessellationOptions, Tessellator};
use egui::{Shape, Stroke, TextureFilter, TextureWrapMode, Vec2};
use proptest::prelude::*;

use super::*;

const SIDE: usize = 24;

fn with_image(image: ColorImage, options: TextureOptions) -> Rasteriser {
    let mut rasteriser = rasteriser();
    set(&mut rasteriser, IMAGE, ImageDelta::full(image, options));
    rasteriser
}

fn wrapped(at: i64, size: usize, mode: TextureWrapMode) -> usize {
    let size = i64::try_from(size).unwrap();
    let texel = match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, size - 1),
        TextureWrapMode::Repeat => at.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let phase = at.rem_euclid(2 * size);
            phase.min(2 * size - 1 - phase)
        }
    };
    usize::try_from(texel).unwrap()
}

/// `sample_texture` of `egui-wgpu` 0.37's `egui.wgsl`, in 0–255.
#[expect(clippy::cast_possible_truncation, reason = "small")]
fn sample(image: &ColorImage, linear: bool, mode: TextureWrapMode, uv: [f64; 2]) -> [f64; 4] {
    let [width, height] = image.size;
    let texel = |x: i64, y: i64| {
        image[(wrapped(x, width, mode), wrapped(y, height, mode))]
            .to_array()
            .map(f64::from)
    };
    let [u, v] = [
        uv[0] * f64::from(width as u32),
        uv[1] * f64::from(height as u32),
    ];
    if !linear {
        return texel(u.floor() as i64, v.floor() as i64);
    }
    let [u, v] = [u - 0.5, v - 0.5];
    let [x, y] = [u.floor() as i64, v.floor() as i64];
    let [right, bottom] = [u - u.floor(), v - v.floor()];
    let upper = [texel(x, y), texel(x + 1, y)];
    let lower = [texel(x, y + 1), texel(x + 1, y + 1)];
    std::array::from_fn(|i| {
        let mix = |texels: [[f64; 4]; 2]| texels[0][i] * (1.0 - right) + texels[1][i] * right;
        mix(upper) * (1.0 - bottom) + mix(lower) * bottom
    })
}

/// Paints what an even `(u, v)` and an even colour over the whole picture give.
fn reference(
    image: &ColorImage,
    linear: bool,
    mode: TextureWrapMode,
    uv: Rect,
    colors: [Color32; 2],
) -> Vec<[f64; 4]> {
    let mix = |a: f64, b: f64, share: f64| a * (1.0 - share) + b * share;
    let share = |at: usize| (f64::from(u8::try_from(at).unwrap()) + 0.5) / 24.0;
    (0..SIDE * SIDE)
        .map(|index| {
            let [x, y] = [share(index % SIDE), share(index / SIDE)];
            let u = mix(uv.min.x.into(), uv.max.x.into(), x);
            let v = mix(uv.min.y.into(), uv.max.y.into(), y);
            let texel = sample(image, linear, mode, [u, v]);
            let [from, to] = colors.map(|it| it.to_array().map(f64::from));
            let mut painted: [f64; 4] =
                std::array::from_fn(|i| mix(from[i], to[i], y) * texel[i] / 255.0);
            // Over opaque black.
            painted[3] = 255.0;
            painted
        })
        .collect()
}

fn assert_like(picture: &Picture, expected: &[[f64; 4]]) {
    for (index, (got, expected)) in picture.pixels.iter().zip(expected).enumerate() {
        for (got, expected) in got.iter().zip(expected) {
            let off = (f64::from(*got) - expected).abs();
            assert!(off <= 2.0, "pixel {index}: {got} is not {expected}");
        }
    }
}

fn wrap_mode() -> impl Strategy<Value = TextureWrapMode> {
    prop_oneof![
        Just(TextureWrapMode::ClampToEdge),
        Just(TextureWrapMode::Repeat),
        Just(TextureWrapMode::MirroredRepeat),
    ]
}

fn color() -> impl Strategy<Value = Color32> {
    any::<[u8; 4]>().prop_map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(r, g, b, a))
}

proptest! {
    #[test]
    fn pictures_follow_the_shader(
        u in -1.5..1.5_f32,
        v in -1.5..1.5_f32,
        extent in 0.2..3.0_f32,
        from in color(),
        to in color(),
        mode in wrap_mode(),
    ) {
        let image = colourful(7, 5);
        let options = TextureOptions { wrap_mode: mode, ..TextureOptions::LINEAR };
        let rasteriser = with_image(image.clone(), options);
        let uv = Rect::from_min_size(pos2(u, v), Vec2::splat(extent));
        let mut quad = textured(Rect::from_min_size(Pos2::ZERO, Vec2::splat(24.0)), uv, from);
        let flat = reference(&image, true, mode, uv, [from, from]);
        assert_like(&draw(&rasteriser, &[quad.clone()], [SIDE; 2], 1.0), &flat);
        assert_like(&draw(&rasteriser, &apart(&quad), [SIDE; 2], 1.0), &flat);
        quad.vertices[2].color = to;
        quad.vertices[3].color = to;
        let shaded = reference(&image, true, mode, uv, [from, to]);
        assert_like(&draw(&rasteriser, &[quad], [SIDE; 2], 1.0), &shaded);
    }

    #[test]
    fn shades_without_a_texture_follow_the_shader(from in color(), to in color()) {
        let white = ColorImage::filled([1, 1], Color32::WHITE);
        let points = [pos2(0.0, 0.0), pos2(24.0, 0.0), pos2(0.0, 24.0), pos2(24.0, 24.0)];
        let mut quad = plain(&points, from, vec![0, 1, 2, 2, 1, 3]);
        quad.vertices[2].color = to;
        quad.vertices[3].color = to;
        let mode = TextureWrapMode::ClampToEdge;
        let shaded = reference(&white, true, mode, ONE_TEXTURE, [from, to]);
        assert_like(&draw(&rasteriser(), &[quad], [SIDE; 2], 1.0), &shaded);
    }
}

/// As map tiles are.
fn opaque(side: usize) -> ColorImage {
    let pixels = colourful(side, side).pixels;
    let pixels = pixels.iter().map(|it| it.to_opaque()).collect();
    ColorImage::new([side; 2], pixels)
}

#[test]
fn a_texture_in_its_own_size_is_copied() {
    let image = opaque(SIDE);
    let rasteriser = with_image(image.clone(), TextureOptions::LINEAR);
    let quad = textured(
        Rect::from_min_size(Pos2::ZERO, Vec2::splat(16.0)),
        ONE_TEXTURE,
        Color32::WHITE,
    );
    let texels: Vec<_> = image.pixels.iter().map(Color32::to_array).collect();
    assert_eq!(
        draw(&rasteriser, std::slice::from_ref(&quad), [SIDE; 2], 1.5).pixels,
        texels
    );
    assert_eq!(
        draw(&rasteriser, &apart(&quad), [SIDE; 2], 1.5).pixels,
        texels
    );
}

#[test]
fn a_texture_may_be_turned() {
    let [a, b, c, d] = [Color32::RED, Color32::GREEN, Color32::BLUE, Color32::WHITE];
    let rasteriser = with_image(
        ColorImage::new([2, 2], vec![a, b, c, d]),
        TextureOptions::NEAREST,
    );
    let mut quad = textured(
        Rect::from_min_size(Pos2::ZERO, Vec2::splat(2.0)),
        ONE_TEXTURE,
        Color32::WHITE,
    );
    quad.vertices[1].uv = pos2(0.0, 1.0);
    quad.vertices[2].uv = pos2(1.0, 0.0);
    let picture = draw(&rasteriser, &[quad], [2, 2], 1.0);
    assert_eq!(picture.pixels, [a, c, b, d].map(|it| it.to_array()));
}

#[test]
fn nearest_and_linear_are_chosen_by_size() {
    let checks = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
    let options = TextureOptions {
        magnification: TextureFilter::Nearest,
        minification: TextureFilter::Linear,
        ..TextureOptions::default()
    };
    let rasteriser = with_image(checks, options);
    let quad = |width: f32| {
        textured(
            Rect::from_min_size(Pos2::ZERO, Vec2::new(width, 1.0)),
            ONE_TEXTURE,
            Color32::WHITE,
        )
    };
    let larger = draw(&rasteriser, &[quad(6.0)], [6, 1], 1.0);
    let reds: Vec<_> = larger.pixels.iter().map(|it| it[0]).collect();
    assert_eq!(reds, [0, 0, 0, 255, 255, 255]);
    let smaller = draw(&rasteriser, &[quad(1.0)], [1, 1], 1.0);
    assert_eq!(smaller.pixels[0][0], 128);
}

/// About what a frame of the program is: 20 tiles over the whole window, panels, marks and glyphs.
fn frame(tile: f32, offset: f32) -> (Rasteriser, Vec<ClippedPrimitive>) {
    let rasteriser = with_image(opaque(512), TextureOptions::LINEAR);
    let mut meshes = Vec::new();
    for k in 0..20_u8 {
        let corner = pos2(f32::from(k % 5), f32::from(k / 5)) * tile;
        let rect = Rect::from_min_size(corner + Vec2::splat(offset), Vec2::splat(tile));
        meshes.push(textured(rect, ONE_TEXTURE, Color32::WHITE));
    }
    let mut tessellator = Tessellator::new(1.0, TessellationOptions::default(), [512; 2], vec![]);
    let mut shapes = Mesh::default();
    for k in 0..40_u8 {
        let corner = pos2(f32::from(k % 4) * 310.0, f32::from(k / 4) * 70.0);
        let rect = Rect::from_min_size(corner, Vec2::new(200.0, 50.0));
        tessellator.tessellate_shape(
            RectShape::filled(rect, 6.0, Color32::from_black_alpha(160)).into(),
            &mut shapes,
        );
        let ring = Stroke::new(1.5, Color32::WHITE);
        tessellator.tessellate_shape(Shape::circle_filled(corner, 7.3, Color32::RED), &mut shapes);
        tessellator.tessellate_shape(Shape::circle_stroke(corner, 7.3, ring), &mut shapes);
    }
    meshes.push(shapes);
    for k in 0..600_u16 {
        let corner = pos2(f32::from(k % 60) * 8.0, f32::from(k / 60) * 15.0);
        let uv = Rect::from_min_size(
            pos2(f32::from(k % 16) / 32.0, 0.25),
            Vec2::new(8.0, 12.0) / 512.0,
        );
        meshes.push(textured(
            Rect::from_min_size(corner, Vec2::new(8.0, 12.0)),
            uv,
            Color32::LIGHT_GRAY,
        ));
    }
    let primitives = meshes
        .iter()
        .map(|it| clipped(it, Rect::EVERYTHING))
        .collect();
    (rasteriser, primitives)
}

#[test]
fn a_picture_does_not_depend_on_the_number_of_threads() {
    let (rasteriser, primitives) = frame(341.3, -55.37);
    let picture = |threads: usize| {
        let threads = NonZeroUsize::new(threads).unwrap();
        rasteriser.draw_with(&primitives, [641, 359], 1.25, Color32::GRAY, threads)
    };
    let alone = picture(1);
    assert_eq!((alone.callbacks_skipped, alone.textures_missing), (0, 0));
    for threads in [2, 3, 7, 400] {
        assert!(alone == picture(threads), "{threads} threads");
    }
}
