//! Films: each frame is the window at its time, and what is encoded is what was painted.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::num::NonZeroUsize;
use std::sync::Arc;

use image::AnimationDecoder as _;
use image::codecs::webp::WebPDecoder;
use summit_atlas::explorer::{Command, Explorer};
use summit_atlas::jobs::bundled;
use summit_atlas::map::Figure;
use summit_atlas::picture::{Film, Picture, PictureError, Studio, played};
use summit_atlas::time::{Moment, Window, WindowMode};
use summit_atlas::view::{Part, Parts, Settings, View};

const SIZE: [f32; 2] = [640.0, 400.0];
const FPS: u32 = 4;

fn settings() -> Settings {
    Settings {
        reduced_motion: true,
        ..Settings::default()
    }
}

/// The summits of 2025 as they add up, in so many seconds.
fn film(parts: Parts, seconds: f64) -> Film {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let mut figure = Figure {
        parts,
        ..Figure::default()
    };
    let mut explorer = Explorer::new(Arc::clone(&dataset), settings());
    let mut studio = studio(&figure);
    studio.settle(&mut explorer).expect("a window at rest");
    let year = |year| Moment::from_ymd(year, 1, 1).expect("a year");
    let stage = Window::new(year(2025), year(2026)).expect("a year");
    explorer.apply(Command::SetMode(WindowMode::FromStart));
    explorer.apply(Command::GoTo(stage));
    explorer.apply(Command::SetAxis(stage));
    let times = played(&mut explorer, seconds, FPS);
    figure.caption_room = studio.caption_room(&explorer, &times);
    Film {
        dataset,
        settings: settings(),
        size: SIZE,
        scale: 1.0,
        figure,
        view: explorer.view().clone(),
        times,
    }
}

fn studio(figure: &Figure) -> Studio {
    let mut studio = Studio::new(SIZE, 1.0).expect("the bundled map");
    studio.set_figure(figure.clone());
    studio
}

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).expect("some threads")
}

/// All frames, made on so many threads.
fn frames(film: &Film, number: usize) -> Vec<Picture> {
    let mut frames = Vec::new();
    let shot = film.shoot(threads(number), Ok, |at, picture: Picture| {
        assert_eq!(at, frames.len(), "frames come in their order");
        frames.push(picture);
        Ok::<(), PictureError>(())
    });
    shot.expect("all frames");
    frames
}

#[test]
fn each_frame_is_the_window_at_its_time() {
    for parts in [Parts::WINDOW, Parts::MAP.with(Part::Legend)] {
        let film = film(parts, 1.5);
        let frames = frames(&film, 2);
        assert_eq!(frames.len(), 7, "both ends have a frame");
        let seen: BTreeSet<_> = film.times.iter().map(|it| it.window.end()).collect();
        assert_eq!(seen.len(), 7, "time moves from frame to frame");
        for (frame, time) in frames.iter().zip(&film.times) {
            let mut explorer = Explorer::new(Arc::clone(&film.dataset), settings());
            let mut studio = studio(&film.figure);
            studio.settle(&mut explorer).expect("a window at rest");
            explorer.restore(View {
                time: *time,
                ..film.view.clone()
            });
            let shown = studio.draw(&mut explorer).expect("a picture");
            let equal = shown.pixels == frame.pixels;
            assert!(equal, "{parts:?}: the frame at {time:?} is another");
        }
        assert!(frames[0] != frames[6], "the film moves");
    }
}

#[test]
fn a_film_lasts_as_long_as_asked_and_then_stands_still() {
    let film = film(Parts::MAP, 5.0);
    assert_eq!(film.times.len(), 21);
    let ends: Vec<Moment> = film.times.iter().map(|it| it.window.end()).collect();
    assert!(ends.is_sorted(), "time goes forward");
    assert_eq!(Some(ends[20]), Moment::from_ymd(2026, 1, 1), "to the end");
    let first = Moment::from_ymd(2025, 1, 2).expect("a day");
    assert!(ends[0] <= first, "from the beginning");
}

#[test]
fn an_animated_webp_has_every_pixel_of_every_frame() {
    let film = film(Parts::MAP.with(Part::Legend), 1.5);
    let mut heard = Vec::new();
    let webp = film.to_webp(threads(2), FPS, |frame| heard.push(frame));
    let webp = webp.expect("a film");
    assert_eq!(heard, (0..7).collect::<Vec<_>>());
    let reader = WebPDecoder::new(Cursor::new(&webp)).expect("a WebP");
    let decoded = reader.into_frames().collect_frames().expect("its frames");
    let frames = frames(&film, 1);
    assert_eq!(decoded.len(), frames.len());
    for (decoded, frame) in decoded.iter().zip(&frames) {
        assert_eq!(decoded.delay().numer_denom_ms(), (250, 1));
        // This decoder blends what is opaque one step too dark.
        let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= 1;
        let pixels = frame.pixels.as_flattened();
        assert!(decoded.buffer().as_raw().iter().zip(pixels).all(near));
    }
    let composed = composed(&webp, film.pixels());
    assert_eq!(composed.len(), frames.len());
    for (composed, frame) in composed.iter().zip(&frames) {
        assert!(*composed == frame.pixels, "a pixel is lost");
    }
    let again = film.to_webp(threads(1), FPS, |_| ()).expect("a film");
    assert!(webp == again, "the same bytes on any number of threads");
}

/// The frames of an animated WebP, as the form defines them: what is opaque replaces, what is clear keeps what is below.
fn composed(webp: &[u8], [width, height]: [usize; 2]) -> Vec<Vec<[u8; 4]>> {
    let number = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0, |n, byte| n * 256 + usize::from(*byte))
    };
    assert_eq!(
        number(&webp[4..8]) + 8,
        webp.len(),
        "the size in the header"
    );
    let mut canvas = vec![[0; 4]; width * height];
    let (mut frames, mut rest) = (Vec::new(), &webp[12..]);
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = number(&head[4..]);
        let chunk = &after[..length];
        rest = &after[length + length % 2..];
        if &head[..4] != b"ANMF" {
            continue;
        }
        let (left, top) = (2 * number(&chunk[..3]), 2 * number(&chunk[3..6]));
        let still = &chunk[16..];
        let size = u32::try_from(still.len() + 4).expect("a short file");
        let still = [b"RIFF", &size.to_le_bytes()[..], b"WEBP", still].concat();
        let still = image::load_from_memory_with_format(&still, image::ImageFormat::WebP);
        for (x, y, pixel) in still.expect("a still").to_rgba8().enumerate_pixels() {
            if pixel.0[3] == 255 {
                canvas[(top + y as usize) * width + left + x as usize] = pixel.0;
            }
        }
        frames.push(canvas.clone());
    }
    frames
}

#[test]
fn a_gif_keeps_still_what_does_not_change() {
    let film = film(Parts::MAP.with(Part::Timeline), 1.5);
    let gif = film.to_gif(threads(2), FPS, |_| ()).expect("a film");
    let again = film.to_gif(threads(1), FPS, |_| ()).expect("a film");
    assert!(gif == again, "the same bytes on any number of threads");
    let mut options = ::gif::DecodeOptions::new();
    options.set_color_output(::gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(&gif[..]).expect("a GIF");
    assert_eq!(decoder.repeat(), ::gif::Repeat::Infinite);
    let [width, height] = film.pixels();
    let sides = (decoder.width(), decoder.height());
    assert_eq!(
        (usize::from(sides.0), usize::from(sides.1)),
        (width, height)
    );
    let frames = frames(&film, 2);
    let mut canvas = vec![[0; 4]; width * height];
    let mut number = 0;
    while let Some(frame) = decoder.read_next_frame().expect("a frame") {
        assert_eq!(frame.delay, 25, "hundredths of a second");
        let before = canvas.clone();
        let pixels = frame.buffer.as_chunks::<4>().0;
        for (at, pixel) in pixels.iter().enumerate() {
            let x = usize::from(frame.left) + at % usize::from(frame.width);
            let y = usize::from(frame.top) + at / usize::from(frame.width);
            if pixel[3] == 255 {
                canvas[y * width + x] = *pixel;
            }
        }
        let off = |(a, b): (&[u8; 4], &[u8; 4])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > 40);
        let far = canvas
            .iter()
            .zip(&frames[number].pixels)
            .filter(|it| off(*it));
        let far = far.count();
        assert!(
            far < width * height / 200,
            "frame {number}: {far} are far off"
        );
        if number > 0 {
            let moves = |at: usize| canvas[at] != before[at];
            let still = |at: usize| frames[number].pixels[at] == frames[number - 1].pixels[at];
            assert_eq!((0..canvas.len()).find(|at| moves(*at) && still(*at)), None);
        }
        number += 1;
    }
    assert_eq!(number, frames.len());
}
