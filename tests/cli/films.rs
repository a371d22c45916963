//! `render` with links, with parts of the window, and of films.

use std::fs;
use std::path::Path;

use image::AnimationDecoder as _;
use image::codecs::webp::WebPDecoder;

use super::render::{names, size};
use super::{Ran, folder, folder_with, run};

/// Renders into a file, and gives the file.
fn rendered(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let small = ["render", "--size", "640x480", "--out", "a.png"];
    assert_eq!(run(folder, &[&small[..], arguments].concat()).good(), "");
    fs::read(folder.join("a.png")).expect("the picture")
}

/// A short film of the year 2025, small.
fn filmed(folder: &Path, arguments: &[&str]) -> Ran {
    let year = ["--from", "2025-01", "--to", "2026", "--mode", "from-start"];
    let short = [
        "render",
        "--size",
        "640x480",
        "--seconds",
        "0.4",
        "--fps",
        "10",
    ];
    run(folder, &[&short[..], &year, arguments].concat())
}

#[test]
fn a_link_is_looked_at_and_options_say_otherwise() {
    let folder = folder();
    let plain = rendered(folder.path(), &[]);
    let link =
        "summit-atlas:?v=1&center=68.8,38.5&zoom=6&from=2025-10-01&to=2025-11-01&graticule=yes";
    let linked = rendered(folder.path(), &[link]);
    assert!(linked != plain, "the link changes nothing");
    let flags = ["--center", "68.8,38.5", "--zoom", "6"];
    let other = rendered(folder.path(), &[link, "--zoom", "5"]);
    assert!(other != linked, "the option changes nothing");
    let back = rendered(folder.path(), &[&["--zoom", "6"], &[link][..]].concat());
    assert!(back == linked, "the order changes something");
    assert!(
        rendered(folder.path(), &flags) != linked,
        "the link's time is lost"
    );
}

#[test]
fn what_is_wrong_with_a_link_is_told_and_the_rest_is_drawn() {
    let folder = folder_with("one.geojson", super::GOOD);
    let out = ["render", "--size", "320x240", "--out", "a.png"];
    let link = "summit-atlas:?v=1&zoom=6&colour=red&from=yesterday";
    let ran = run(folder.path(), &[&out[..], &["one.geojson", link]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    for word in ["colour", "from", "Hint: "] {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
    let ran = run(folder.path(), &[&out[..], &[link, link]].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("Hint: "), "{}", ran.err);
    assert_eq!(names(folder.path()), ["a.png", "one.geojson"]);
}

#[test]
fn parts_of_the_window_make_a_figure() {
    let folder = folder();
    let window = rendered(folder.path(), &[]);
    let panels = rendered(folder.path(), &["--with", "panels"]);
    assert!(panels == window, "panels are the window");
    let mut seen = vec![window];
    for arguments in [
        &["--with", "map"][..],
        &["--with", "map,legend,attribution"],
        &["--with", "timeline"],
        &["--with", "list"],
        &["--with", "map,title"],
        &["--with", "map", "--title", "Summits"],
        &["--with", "map", "--known-on", "2025-12"],
        &["--with", "map", "--lang", "ru"],
        &["--present"],
        &["--present", "--title", "Summits"],
        &["--present", "--from", "2025-10", "--to", "2025-11"],
        &["--present", "--zoom", "5"],
    ] {
        let picture = rendered(folder.path(), arguments);
        assert_eq!(size(&picture), (640, 480));
        assert!(!seen.contains(&picture), "{arguments:?} changes nothing");
        seen.push(picture);
    }
    let ran = run(
        folder.path(),
        &["render", "--out", "b.png", "--with", "maps"],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("timeline, legend"), "{}", ran.err);
}

/// How many pixels long the upper edge of the card in the upper left corner is.
fn edge(png: &[u8]) -> usize {
    let picture = image::load_from_memory(png).expect("a PNG").to_rgba8();
    let rows = (8..16).map(|y| {
        let line = picture.get_pixel(20, y);
        let same = (20..picture.width()).take_while(|x| picture.get_pixel(*x, y) == line);
        same.count()
    });
    rows.max().unwrap_or_default()
}

#[test]
fn frames_are_numbered_and_the_same_again() {
    let folder = folder();
    let ran = filmed(folder.path(), &["--frames", "film", "--with", "map"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("5 frames, about 3 MB"), "{}", ran.err);
    let film = folder.path().join("film");
    let expected: Vec<String> = (1..=5).map(|n| format!("frame-000{n}.png")).collect();
    assert_eq!(names(&film), expected);
    let read = |name: &str| fs::read(film.join(name)).expect("a frame");
    assert_eq!(size(&read("frame-0001.png")), (640, 480));
    assert!(read("frame-0001.png") != read("frame-0005.png"));
    let edges: Vec<usize> = (1..=5)
        .map(|n| edge(&read(&format!("frame-000{n}.png"))))
        .collect();
    assert!(edges[0] > 100, "the card of the caption");
    assert_eq!(edges, [edges[0]; 5], "it stands still");
    let again = ["--frames", "film/again-%04d.png", "--with", "map"];
    let ran = filmed(folder.path(), &again);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for n in 1..=5 {
        let again = read(&format!("again-000{n}.png"));
        assert!(again == read(&format!("frame-000{n}.png")), "{n}");
    }
    let shorter = filmed(folder.path(), &["--frames", "film", "--seconds", "0.2"]);
    assert_eq!(shorter.code, 2, "an option is said once");
    let shorter = [
        "render",
        "--size",
        "640x480",
        "--seconds",
        "0.2",
        "--fps",
        "10",
    ];
    let ran = run(
        folder.path(),
        &[&shorter[..], &["--frames", "film"]].concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("frame-0004.png is left"), "{}", ran.err);
}

#[test]
fn movies_are_gif_or_webp() {
    let folder = folder();
    for name in ["a.gif", "b.webp"] {
        let ran = filmed(folder.path(), &["--movie", name]);
        assert_eq!(ran.good(), "", "{name}");
    }
    assert_eq!(names(folder.path()), ["a.gif", "b.webp"]);
    let webp = fs::read(folder.path().join("b.webp")).expect("a film");
    let decoder = WebPDecoder::new(std::io::Cursor::new(webp)).expect("a WebP");
    let frames = decoder.into_frames().collect_frames().expect("its frames");
    assert_eq!(frames.len(), 5);
    assert!(
        frames
            .iter()
            .all(|it| it.buffer().dimensions() == (640, 480))
    );
    let gif = fs::read(folder.path().join("a.gif")).expect("a film");
    let mut decoder = gif::Decoder::new(&gif[..]).expect("a GIF");
    assert_eq!((decoder.width(), decoder.height()), (640, 480));
    let mut delays = Vec::new();
    while let Some(frame) = decoder.read_next_frame().expect("a frame") {
        delays.push(frame.delay);
    }
    assert_eq!(delays, [10; 5], "hundredths of a second");
}

#[test]
fn what_no_film_can_be_is_told_before_it_is_made() {
    let folder = folder_with("file", "kept");
    let usage = [
        (&["--movie", "a.mp4"][..], "ffmpeg -framerate 25"),
        (&["--movie", "a"], ".gif or .webp"),
        (&["--movie", "a.gif", "--fps", "60"], "at most 50"),
        (&["--movie", "a.webp", "--fps", "0"], "from 1 to 60"),
        (&["--movie", "a.webp", "--size", "4200x400"], "4096 pixels"),
        (&["--frames", "f", "--seconds", "1000"], "10 000 frames"),
        (&["--frames", "f", "--seconds", "soon"], "from 0.1 to 1000"),
        (&["--frames", "f.png"], "%04d"),
        (
            &["--frames", "f", "--movie", "a.gif"],
            "cannot be used with",
        ),
        (&["--out", "a.png", "--mode", "soon"], "from-start"),
        (&["--movie", "a.gif", "--present"], "cannot be used with"),
        (
            &["--out", "a.png", "--present", "--with", "map"],
            "cannot be used with",
        ),
        (&["--out", "a.jpg"], ".jpg says otherwise"),
        (&["--out", "a.png", "--fps", "5"], "cannot be used with"),
        (&["--out", "a.png", "--seconds", "5"], "cannot be used with"),
        (
            &["--out", "a.png", "--size", "7680x4320", "--scale", "3"],
            "16384 pixels",
        ),
    ];
    for (arguments, words) in usage {
        let ran = run(folder.path(), &[&["render"], arguments].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    let nowhere = ["--movie", "missing/a.gif"];
    let in_file = ["--movie", "file/a.webp"];
    for arguments in [
        nowhere,
        in_file,
        ["--frames", "file"],
        ["--frames", "missing/f"],
        ["--frames", "missing/%04d.png"],
    ] {
        let ran = filmed(folder.path(), &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{arguments:?}");
        assert!(ran.err.contains("Hint: "), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(names(folder.path()), ["file"], "nothing is left");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_made_is_told_as_that() {
    let folder = folder();
    let ran = filmed(folder.path(), &["--frames", "/sys/frames"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    let said = "error: /sys/frames: this folder cannot be made: you may not write there. Hint: ";
    assert!(ran.err.starts_with(said), "{}", ran.err);
}

#[test]
fn a_legend_without_room_is_told() {
    let folder = folder();
    let render = |size: &str, parts: &str| {
        let arguments = ["render", "--out", "a.png", "--size", size, "--with", parts];
        run(folder.path(), &arguments)
    };
    let ran = render("640x300", "map,legend");
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with("note: there is no room for the legend"),
        "{}",
        ran.err
    );
    render("640x400", "map,legend").good();
    render("640x300", "map").good();
    let ran = render("320x240", "panels");
    assert!(
        ran.err.starts_with("note: below 640x480 there is no room"),
        "{}",
        ran.err
    );
}
