use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::super::arguments::{Render, RenderTarget};
use super::super::progress::Progress;
use super::super::{Exit, output, say, tell};
use super::scene::Scene;
use super::{failed, pixels, refused};
use crate::explorer::Command;
use crate::jobs::{can_save, save};
use crate::picture::{Film, LARGEST_FILM, Picture, PictureError, played};
use crate::text;

/// Frames of a film, from the fewest to the most.
const FRAMES: std::ops::RangeInclusive<f64> = 2.0..=10_000.0;
/// Threads that make frames at the most: each keeps a map of its own.
const MOST_THREADS: usize = 8;
/// What stands for the number in the name of a frame.
const NUMBER: &str = "%04d";
/// How frames are called in a folder.
const FRAME: &str = "frame-%04d.png";

/// How a film is written.
pub(super) enum Form {
    /// As files whose names have [`NUMBER`] for the number.
    Frames(String),
    Gif(PathBuf),
    Webp(PathBuf),
}

impl Form {
    /// What the names of the arguments ask for.
    pub(super) fn of(target: &RenderTarget) -> Result<Self, Exit> {
        if let Some(frames) = &target.frames {
            return pattern(frames).map(Self::Frames);
        }
        let movie = target.movie.clone().unwrap_or_default();
        let extension = movie.extension().and_then(|it| it.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("gif") => Ok(Self::Gif(movie)),
            Some("webp") => Ok(Self::Webp(movie)),
            _ => {
                let name = movie.display().to_string();
                Err(refused(&text::ask_ffmpeg(&name, target.fps)))
            }
        }
    }
}

/// The names of the frames; their folder is made if it is not there.
fn pattern(target: &Path) -> Result<String, Exit> {
    let named = target.to_str().filter(|name| *name != "-");
    let name = named.ok_or_else(|| refused(text::FRAMES_WHERE))?;
    let is_file = Path::new(name)
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("png"));
    match name.matches('%').count() {
        1 if is_file && name.contains(NUMBER) => Ok(name.to_owned()),
        0 if !is_file => Ok(target.join(FRAME).display().to_string()),
        _ => Err(refused(text::FRAMES_WHERE)),
    }
}

/// Makes the film and writes it.
pub(super) fn write(arguments: &Render, form: &Form) -> Result<(), Exit> {
    let fps = arguments.target.fps;
    check(arguments, form)?;
    let film = film(arguments)?;
    let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = NonZeroUsize::new(threads.get().min(MOST_THREADS)).unwrap_or(threads);
    let all = film.times.len();
    let mut progress = Progress::on_terminal();
    let told = |frame: usize| {
        if let Some(progress) = &mut progress {
            progress.show(&text::film_progress(frame + 1, all));
        }
    };
    let (path, bytes) = match form {
        Form::Frames(pattern) => return frames(&film, threads, pattern, told),
        Form::Gif(path) => (path, film.to_gif(threads, fps, told)),
        Form::Webp(path) => (path, film.to_webp(threads, fps, told)),
    };
    drop(progress);
    match output::write(path, &bytes.map_err(|error| failed(&error))?) {
        Exit::Good => Ok(()),
        exit => Err(exit),
    }
}

/// Whether there is room for what is asked for, and whether it may be written there, before the work begins.
fn check(arguments: &Render, form: &Form) -> Result<(), Exit> {
    let target = &arguments.target;
    let is_long = !FRAMES.contains(&((target.seconds * f64::from(target.fps)).round() + 1.0));
    if is_long {
        return Err(refused(text::FILM_TOO_LONG));
    }
    let size = pixels(arguments)?;
    let is_large = size.iter().any(|side| *side > LARGEST_FILM as usize);
    let (path, is_large) = match form {
        Form::Gif(_) if target.fps > 50 => return Err(refused(text::GIF_TOO_FAST)),
        Form::Gif(path) | Form::Webp(path) => (path.clone(), is_large),
        Form::Frames(pattern) => {
            let first = PathBuf::from(numbered(pattern, 0));
            if target.frames.as_deref() == first.parent()
                && let Some(folder) = first.parent()
                && folder
                    .parent()
                    .is_none_or(|it| it.as_os_str().is_empty() || it.is_dir())
            {
                made(folder)?;
            }
            (first, false)
        }
    };
    if is_large {
        return Err(refused(text::FILM_TOO_LARGE));
    }
    can_save(&path).map_err(|problem| {
        tell(&problem);
        Exit::CannotWrite
    })
}

/// Makes a folder, unless something is there already: what that is good for is seen when it is written to.
fn made(folder: &Path) -> Result<(), Exit> {
    use std::io::ErrorKind as Kind;
    let error = match fs::create_dir(folder) {
        Ok(()) => return Ok(()),
        Err(error) if error.kind() == Kind::AlreadyExists => return Ok(()),
        Err(error) => error,
    };
    let why = match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => text::MAY_NOT_MAKE.to_owned(),
        _ => error.to_string(),
    };
    say(text::folder_not_made(&folder.display().to_string(), &why));
    Err(Exit::CannotWrite)
}

/// The film that the arguments ask for.
fn film(arguments: &Render) -> Result<Film, Exit> {
    let mut scene = Scene::set(arguments)?;
    let explorer = &mut scene.explorer;
    // What is asked for is the stage; what is open at an end goes as far as the timeline.
    let stage = scene.window.and_then(|window| {
        let axis = explorer.view().axis;
        let is_bounded = window.is_bounded();
        if is_bounded {
            Some(window)
        } else {
            window.intersection(&axis)
        }
    });
    if let Some(stage) = stage {
        explorer.apply(Command::SetAxis(stage));
    }
    let target = &arguments.target;
    let times = played(explorer, target.seconds, target.fps);
    let mut figure = scene.figure;
    figure.caption_room = scene.studio.caption_room(explorer, &times);
    Ok(Film {
        settings: explorer.settings().clone(),
        view: explorer.view().clone(),
        dataset: scene.dataset,
        size: arguments.size.map(f32::from),
        scale: arguments.scale,
        figure,
        times,
    })
}

/// Why no more frames are written.
enum Stopped {
    Picture(PictureError),
    Told,
}

impl From<PictureError> for Stopped {
    fn from(error: PictureError) -> Self {
        Self::Picture(error)
    }
}

/// Writes all frames, each as a whole.
fn frames(
    film: &Film,
    threads: NonZeroUsize,
    pattern: &str,
    mut told: impl FnMut(usize),
) -> Result<(), Exit> {
    let all = film.times.len();
    let behind = numbered(pattern, all);
    if Path::new(&behind).exists() {
        say(text::older_frame(&behind));
    }
    let develop = |picture: Picture| Ok(picture.to_quick_png()?);
    let done = film.shoot(threads, develop, |number, png: Vec<u8>| {
        if number == 0 {
            let (each, many) = (png.len() as u64, all as u64);
            say(text::frames_take(all, each * many, pattern));
        }
        told(number);
        save(Path::new(&numbered(pattern, number)), &png).map_err(|problem| {
            tell(&problem);
            Stopped::Told
        })
    });
    match done {
        Ok(()) => Ok(()),
        Err(Stopped::Told) => Err(Exit::CannotWrite),
        Err(Stopped::Picture(error)) => Err(failed(&error)),
    }
}

/// The name of a frame, which people count from 1.
fn numbered(pattern: &str, frame: usize) -> String {
    pattern.replacen(NUMBER, &format!("{:04}", frame + 1), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_have_names_that_sort() {
        let named = |target: &str| pattern(Path::new(target)).ok();
        assert_eq!(named("a").as_deref(), Some("a/frame-%04d.png"));
        assert_eq!(named("a/%04d.png").as_deref(), Some("a/%04d.png"));
        for wrong in ["-", "a.png", "a/%d.png", "a/%04d-%04d.png", "a%04d"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
        assert_eq!(numbered("a/%04d.png", 0), "a/0001.png");
        assert_eq!(numbered("a/%04d.png", 9_999), "a/10000.png");
    }
}
