mod films;
mod scene;
mod told;

use std::path::{Path, PathBuf};

use super::arguments::Render;
use super::{Exit, output, say};
use crate::picture::{PictureError, Studio};
use crate::text;
use crate::view::Link;
use films::Form;
use scene::Scene;

/// The most pixels along a side of a picture.
const LARGEST: usize = 16_384;

/// Writes a picture of the window, or many.
pub(super) fn render(arguments: &Render) -> Exit {
    let done = match &arguments.target.out {
        Some(out) => picture(arguments, out),
        None => Form::of(&arguments.target).and_then(|form| films::write(arguments, &form)),
    };
    done.err().unwrap_or(Exit::Good)
}

fn picture(arguments: &Render, out: &Path) -> Result<(), Exit> {
    if output::is_terminal(out) {
        say(text::NOT_FOR_A_TERMINAL);
        return Err(Exit::Usage);
    }
    let ending = out.extension().filter(|it| !it.eq_ignore_ascii_case("png"));
    if let Some(ending) = ending.filter(|_| !output::is_standard(out)) {
        return Err(refused(&text::not_a_png(&ending.to_string_lossy())));
    }
    let mut scene = Scene::set(arguments)?;
    let drawn = scene.studio.draw(&mut scene.explorer);
    let png = drawn.and_then(|picture| Ok(picture.to_png()?));
    match output::write(out, &png.map_err(|error| failed(&error))?) {
        Exit::Good => Ok(()),
        exit => Err(exit),
    }
}

/// Says that a picture could not be made.
fn failed(error: &PictureError) -> Exit {
    say(format_args!("error: {error}"));
    Exit::CannotWrite
}

/// Says that more is asked for than there is room for.
fn refused(words: &str) -> Exit {
    say(words);
    Exit::Usage
}

/// Width and height of the pictures in pixels, unless that is too much.
fn pixels(arguments: &Render) -> Result<[usize; 2], Exit> {
    let size = Studio::pixels(arguments.size.map(f32::from), arguments.scale);
    if size.iter().any(|side| *side > LARGEST) {
        return Err(refused(text::PICTURE_TOO_LARGE));
    }
    Ok(size)
}

/// The files and the link among what was named, in any order.
fn files_and_link(inputs: &[PathBuf]) -> Result<(Vec<&Path>, Option<&str>), Exit> {
    let link_of = |input: &'_ PathBuf| input.to_str().is_some_and(Link::is_one);
    let (links, files): (Vec<_>, Vec<_>) = inputs.iter().partition(|input| link_of(input));
    if links.len() > 1 {
        return Err(refused(text::ONE_LINK));
    }
    let files = files.into_iter().map(PathBuf::as_path).collect();
    Ok((files, links.first().and_then(|link| link.to_str())))
}
