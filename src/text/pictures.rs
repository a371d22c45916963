//! What is said in and of pictures and films.

use super::phrases::plural;

/// Below the help of `render`.
pub const RENDER_HELP: &str = "The picture has size × scale pixels. It needs no display, no graphics driver and no network, and
is the same each time. Whatever is left out of it with --with, the map, its scale, whose map it is
and the window of time in words stay. --present makes the picture that presenting (F5) a bookmark of
it would show.

A link (summit-atlas:?…, copied with Ctrl+L) says what is looked at; options say otherwise.

A film is the playing of the window: frame k is the window k / fps seconds after it began to play.
With --from and --to the time between them is played; without, the timeline as it opens. After the
end it stands still. --frames writes PNG files, at most 10 000, and says how much room they take;
--movie writes GIF (256 colours, chosen once for all frames, without dithering) or WebP (without
loss), of at most 4096 pixels a side. MP4 needs another program: --movie out.mp4 prints the line
for ffmpeg.

Queries (--where) are explained by `summit-atlas help queries`, links by `summit-atlas help links`.

Examples:
  summit-atlas render --out picture.png
  summit-atlas render --out picture.png --size 1920x1080 --scale 2 --theme dark
  summit-atlas render --out map.png --center 45.5,42 --zoom 6 --style plain --lang az+ru
  summit-atlas render --out figure.png --with map,timeline,legend --from 2025-06 --to 2026
  summit-atlas render --out slide.png --present --title Dushanbe --from 2025-10 --to 2025-11
  summit-atlas render events.csv --out - --from 2025-06 --to 2026 | display
  summit-atlas render 'summit-atlas:?v=1&center=48,41&zoom=5' --out picture.png
  summit-atlas render --movie year.webp --with timeline --from 2025-01 --to 2026 --mode from-start
  summit-atlas render --frames frames --fps 30 --seconds 20";

/// A film that no encoder here can write, with what can: the pattern is that of the frames.
#[must_use]
pub fn ask_ffmpeg(movie: &str, fps: u32) -> String {
    format!(
        "error: {movie}: a film is written as .gif or .webp. Hint: for other forms write the frames and encode them, with the same options and\n  \
         summit-atlas render --frames frames --fps {fps} …\n  {}",
        ffmpeg("frames/frame-%04d.png", movie, fps)
    )
}

/// How another program makes a film of frames.
#[must_use]
pub fn ffmpeg(pattern: &str, movie: &str, fps: u32) -> String {
    format!(
        "ffmpeg -framerate {fps} -i {pattern} -vf \"pad=ceil(iw/2)*2:ceil(ih/2)*2\" -pix_fmt yuv420p {movie}"
    )
}

/// How much room frames will take: `251 frames, about 21 MB, in frames/frame-%04d.png`.
#[must_use]
pub fn frames_take(frames: usize, bytes: u64, pattern: &str) -> String {
    let megabytes = bytes.div_ceil(1 << 20);
    format!(
        "{}, about {megabytes} MB, in {pattern}",
        plural(frames, "frame", "frames")
    )
}

/// A frame of a longer film that was written before lies behind the last one.
#[must_use]
pub fn older_frame(name: &str) -> String {
    format!(
        "warning: {name} is left of another film. Hint: remove it before the frames are put together"
    )
}

/// How far a film is: `frame 12 of 251`.
#[must_use]
pub fn film_progress(frame: usize, all: usize) -> String {
    format!("frame {frame} of {all}")
}

/// A picture whose name ends like another sort of file.
#[must_use]
pub fn not_a_png(ending: &str) -> String {
    format!(
        "error: pictures are PNG files, and .{ending} says otherwise. Hint: write a name that ends in .png"
    )
}

/// A folder for frames that cannot be made, and why.
#[must_use]
pub fn folder_not_made(folder: &str, why: &str) -> String {
    format!(
        "error: {folder}: this folder cannot be made: {why}. Hint: name one where you may write"
    )
}

/// You may not make a folder there.
pub const MAY_NOT_MAKE: &str = "you may not write there";

/// Where the map looks instead of where it was to look.
#[must_use]
pub fn map_is_held([lon, lat]: [f64; 2], zoom: f64) -> String {
    let short = |value: f64, places: i32| {
        let factor = 10_f64.powi(places);
        // Never -0.
        (value * factor).round() / factor + 0.0
    };
    format!(
        "note: the map is never smaller than the whole world, ends at its edges and does not repeat: it is drawn with --center {},{} --zoom {}",
        short(lon, 4),
        short(lat, 4),
        short(zoom, 2)
    )
}

/// Letters of a title that are drawn as boxes.
#[must_use]
pub fn letters_without_font(letters: &str) -> String {
    format!("note: no font here has {letters}: boxes stand for them in the title")
}

/// What should be known beside mistakes.
#[must_use]
pub fn note(words: &str) -> String {
    format!("note: {words}")
}

/// What --names takes, by the codes of all languages.
#[must_use]
pub fn languages_of_names(codes: &[&str]) -> String {
    format!(
        "Languages of the names on the map: {}, local (as written there), or two at once as in az+ru",
        codes.join(", ")
    )
}

/// More than one file, or more than one link.
/// What is wrong where a second link is named.
pub const ONE_LINK: &str =
    "error: one link at the most. Hint: name the one that says what is looked at";

/// That a picture is too small for all panels; the least size in points.
#[must_use]
pub fn no_room_for_panels(least: [f32; 2]) -> String {
    let [width, height] = least;
    format!(
        "note: below {width}x{height} there is no room for all that the panels say. Hint: a larger --size, or --with map"
    )
}

/// That a legend was asked for and the map is too small for it, in points.
#[must_use]
pub fn no_room_for_legend(least: [f32; 2]) -> String {
    let [width, height] = least;
    format!(
        "note: there is no room for the legend: the map must be wider than {width} and higher than {height} points"
    )
}
/// A terminal shows no pictures.
pub const NOT_FOR_A_TERMINAL: &str = "error: a picture is nothing for a terminal. Hint: name a file with --out, or pass it on with |";
/// What can be selected.
pub const SELECT_WHAT: &str =
    "error: --select takes event:ID, venue:ID, person:ID, organisation:ID or source:ID";
/// Too many pixels.
pub const PICTURE_TOO_LARGE: &str = "error: the picture would have more than 16384 pixels a side. Hint: write a smaller --size or --scale";
/// Too many pixels for a film.
pub const FILM_TOO_LARGE: &str = "error: a film has at most 4096 pixels a side. Hint: write a smaller --size or --scale, or write --frames";
/// Too many frames.
pub const FILM_TOO_LONG: &str =
    "error: a film has 2 to 10 000 frames. Hint: write another --seconds or --fps";
/// GIF counts in hundredths of a second.
pub const GIF_TOO_FAST: &str =
    "error: a GIF shows at most 50 frames a second. Hint: write --fps 50 or less, or a .webp";
/// Where frames may go.
pub const FRAMES_WHERE: &str = "error: --frames takes a folder, or a name of a PNG file with %04d for the number. Hint: write --frames frames, or --frames film/%04d.png";

/// What is not read: `as known on 31 October 2025; without the sources 004, 005`; nothing where all is.
#[must_use]
pub fn unread(known: Option<&str>, off: &[&str]) -> Option<String> {
    let known = known.map(|day| format!("as known on {day}"));
    let off = (!off.is_empty()).then(|| {
        let word = if off.len() == 1 { "source" } else { "sources" };
        format!("without the {word} {}", off.join(", "))
    });
    let said: Vec<String> = known.into_iter().chain(off).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_named() {
        assert_eq!(unread(None, &[]), None);
        let words = unread(Some("31 October 2025"), &["004", "005"]);
        let expected = "as known on 31 October 2025; without the sources 004, 005";
        assert_eq!(words.as_deref(), Some(expected));
        assert_eq!(
            unread(None, &["004"]).as_deref(),
            Some("without the source 004")
        );
    }

    #[test]
    fn a_map_that_is_held_says_where_it_looks() {
        let said = map_is_held([67.499_96, -0.000_01], 3.0);
        assert!(said.ends_with("--center 67.5,0 --zoom 3"), "{said}");
    }

    #[test]
    fn room_is_never_said_to_be_less() {
        assert_eq!(frames_take(1, 1, "a"), "1 frame, about 1 MB, in a");
        assert_eq!(frames_take(2, 1 << 20, "a"), "2 frames, about 1 MB, in a");
    }
}
