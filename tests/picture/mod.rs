//! The whole window as a picture, map and all, without a driver.
//!
//! The picture must be that of `tests/pictures`: each channel within 2/255, but for at most
//! 0.05 % of the pixels, since processors round differently at edges. After a change of looks
//! that is wanted, `UPDATE_PICTURES=1 cargo test --test atlas picture` writes it anew; look at it
//! before it is committed. What was painted instead lies in `target/tmp` after a failure.

mod film;
mod presenting;
mod renderer;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use egui_kittest::Harness;
use image::{Rgba, RgbaImage};
use summit_atlas::app::App;
use summit_atlas::explorer::{Command, Explorer};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::{Pace, bundled};
use summit_atlas::picture::{Picture, Studio};
use summit_atlas::places::Worldview;
use summit_atlas::theme::{MapStyle, ThemeName};
use summit_atlas::view::{MapLayers, Selection, Settings, View};

pub(crate) use renderer::SoftwareRenderer;

/// The size of all pictures in points.
const SIZE: [f32; 2] = [900.0, 600.0];
/// How far a channel may be off.
const CHANNEL_TOLERANCE: u8 = 2;
/// One pixel in so many may be off by more.
const ONE_PIXEL_IN: usize = 2000;

/// What is looked at in all pictures.
fn commands() -> Vec<Command> {
    let summit = "cis-summit-dushanbe-2025".to_owned();
    vec![Command::Select(Selection::Event(summit))]
}

/// The window with an event in detail, on so many threads.
fn painted(theme: ThemeName, scale: f32, threads: usize) -> Picture {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let settings = Settings {
        theme,
        reduced_motion: true,
        ..Settings::default()
    };
    let mut explorer = Explorer::new(dataset, settings);
    let mut studio = Studio::new(SIZE, scale).expect("the bundled map");
    let threads = NonZeroUsize::new(threads).expect("some threads");
    // The first picture finds how much room the map has.
    studio.draw_with(&mut explorer, threads).expect("a picture");
    for command in commands() {
        explorer.apply(command);
    }
    studio.draw_with(&mut explorer, threads).expect("a picture")
}

fn image(picture: Picture) -> RgbaImage {
    let [width, height] = picture
        .size
        .map(|side| u32::try_from(side).expect("a small picture"));
    RgbaImage::from_raw(width, height, picture.pixels.into_flattened()).expect("all pixels")
}

/// Pixels that are off by more than the tolerance, as a picture: red where they are.
fn difference(a: &RgbaImage, b: &RgbaImage) -> (usize, RgbaImage) {
    assert_eq!(a.dimensions(), b.dimensions(), "sizes");
    let mut shown = a.clone();
    let mut count = 0;
    for (pixel, other) in shown.pixels_mut().zip(b.pixels()) {
        let off = pixel
            .0
            .iter()
            .zip(other.0)
            .any(|(a, b)| a.abs_diff(b) > CHANNEL_TOLERANCE);
        count += usize::from(off);
        *pixel = if off {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba(pixel.0.map(|channel| 192 + channel / 4))
        };
    }
    (count, shown)
}

/// Fails when a picture is not the expected one, and leaves both and their difference behind.
fn assert_same(name: &str, actual: &RgbaImage, expected: &RgbaImage, advice: &str) {
    let (count, shown) = difference(actual, expected);
    let pixels = actual.pixels().len();
    if count <= pixels / ONE_PIXEL_IN {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (what, picture) in [
        ("actual", actual),
        ("expected", expected),
        ("difference", &shown),
    ] {
        let path = folder.join(format!("{name}-{what}.png"));
        picture.save(path).expect("a picture of the failure");
    }
    panic!(
        "{count} of {pixels} pixels differ; look at {}/{name}-*.png. {advice}",
        folder.display()
    );
}

fn reference(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    folder.join(format!("{name}.png"))
}

#[test]
fn the_window_looks_as_it_did() {
    assert_reference("window-light", &image(painted(ThemeName::Light, 1.0, 2)));
}

/// Fails when a picture is not that of `tests/pictures`, or writes it there when that is wanted.
fn assert_reference(name: &str, actual: &RgbaImage) {
    let path = reference(name);
    if std::env::var_os("UPDATE_PICTURES").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of pictures");
        actual.save(&path).expect("the picture");
    }
    let advice = "If it should look so: UPDATE_PICTURES=1 cargo test --test atlas picture";
    let expected = image::open(&path).unwrap_or_else(|error| panic!("{error}. {advice}"));
    assert_same(name, actual, &expected.to_rgba8(), advice);
}

/// The window with the map as somebody set it.
fn painted_map(settings: Settings, camera: Camera, map: MapLayers) -> Picture {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let mut explorer = Explorer::new(dataset, settings);
    let mut studio = Studio::new(SIZE, 1.0).expect("the bundled map");
    studio.draw(&mut explorer).expect("a picture");
    let view = explorer.view().clone();
    explorer.restore(View {
        camera,
        map,
        ..view
    });
    studio.draw(&mut explorer).expect("a picture")
}

#[test]
fn the_map_looks_as_it_did_in_other_styles_and_languages() {
    let camera = |lon, lat, zoom| Camera::new(LonLat { lon, lat }, zoom);
    let pictures = [
        (
            "map-night-two-languages",
            painted_map(
                Settings {
                    theme: ThemeName::Dark,
                    lettering: "az+ru".to_owned().try_into().expect("two languages"),
                    reduced_motion: true,
                    ..Settings::default()
                },
                camera(47.0, 40.5, 6.6),
                MapLayers::default(),
            ),
        ),
        (
            "map-contrast-administered",
            painted_map(
                Settings {
                    map_style: Some(MapStyle::HighContrast),
                    reduced_motion: true,
                    ..Settings::default()
                },
                camera(33.5, 46.0, 6.0),
                MapLayers {
                    borders: Worldview::AsAdministered,
                    graticule: true,
                },
            ),
        ),
    ];
    for (name, picture) in pictures {
        assert_reference(name, &image(picture));
    }
}

#[test]
fn a_picture_is_the_same_to_the_byte_on_any_number_of_threads() {
    let once = painted(ThemeName::Light, 1.0, 1).to_png().expect("a PNG");
    let again = painted(ThemeName::Light, 1.0, 3).to_png().expect("a PNG");
    assert!(once == again);
}

#[test]
fn nothing_is_left_unpainted_in_any_theme_or_scale() {
    for theme in [ThemeName::Light, ThemeName::Dark] {
        for scale in [1.0, 1.5] {
            let picture = painted(theme, scale, 2);
            assert_eq!(picture.textures_missing, 0);
            assert_eq!(picture.callbacks_skipped, 0);
            // The studio paints on black, and no token is black.
            let bare = |pixel: &[u8; 4]| pixel[..3] == [0; 3];
            let count = picture.pixels.iter().filter(|pixel| bare(pixel)).count();
            let first = picture.pixels.iter().position(bare);
            let first = first.map(|at| [at % picture.size[0], at / picture.size[0]]);
            assert_eq!(first, None, "{theme:?} at {scale}: {count} pixels are bare");
        }
    }
}

#[test]
fn the_picture_is_what_the_window_shows() {
    let mut window: Harness<App> = Harness::builder()
        .with_size(SIZE)
        .with_theme(egui::Theme::Light)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(600)
        .with_render_cursor(false)
        .renderer(SoftwareRenderer::default())
        .build_eframe(|cc| {
            App::new(&cc.egui_ctx, None, Vec::new(), Pace::AtOnce).expect("the program starts")
        });
    window.run();
    window.state_mut().command(Command::ToggleReducedMotion);
    for command in commands() {
        window.state_mut().command(command);
    }
    window.run();
    let shown = window.render().expect("a picture of the window");
    let picture = image(painted(ThemeName::Light, 1.0, 2));
    assert_same("window-and-picture", &picture, &shown, "");
}

#[test]
fn a_difference_is_seen() {
    let white = RgbaImage::from_pixel(100, 50, Rgba([255; 4]));
    let mut other = white.clone();
    other.put_pixel(3, 4, Rgba([253, 255, 255, 255]));
    assert_eq!(difference(&white, &other).0, 0, "within the tolerance");
    other.put_pixel(5, 6, Rgba([255, 252, 255, 255]));
    let (count, shown) = difference(&white, &other);
    assert_eq!(count, 1);
    assert_eq!(shown.get_pixel(5, 6), &Rgba([255, 0, 0, 255]));
}
