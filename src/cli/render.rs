use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use super::arguments::Render;
use super::list::{dataset, known_sources, window};
use super::query::filter;
use super::{Exit, say};
use crate::explorer::{Command, Explorer};
use crate::geo::Camera;
use crate::picture::Studio;
use crate::view::{BaseSource, MapLayers, Selection, Settings, View};

/// Writes a picture of the window.
pub(super) fn render(arguments: &Render) -> Exit {
    let dataset = match dataset(arguments.file.as_deref()) {
        Ok(dataset) => dataset,
        Err(exit) => return exit,
    };
    let off = match known_sources(&dataset, &arguments.without_source) {
        Ok(off) => off,
        Err(exit) => return exit,
    };
    let asked = window(&arguments.window)
        .and_then(|window| Ok((window, filter(arguments.query.as_deref())?)));
    let (window, filter) = match asked {
        Ok(asked) => asked,
        Err(exit) => return exit,
    };
    let selection = match arguments.select.as_deref().map(str::parse::<Selection>) {
        None => None,
        Some(Ok(selection)) => Some(selection),
        Some(Err(())) => {
            say(
                "error: --select takes event:ID, venue:ID, person:ID, organisation:ID or source:ID",
            );
            return Exit::Usage;
        }
    };
    let settings = Settings {
        theme: arguments.theme,
        map_style: arguments.map_style,
        lettering: arguments.names,
        base: BaseSource::Offline,
        reduced_motion: true,
    };
    let mut explorer = Explorer::new(dataset, settings);
    let picture = (|| -> anyhow::Result<Vec<u8>> {
        let mut studio = Studio::new(arguments.size.map(f32::from), arguments.scale)?;
        // The first picture finds how much room the map has, which decides what fits on it.
        studio.draw(&mut explorer)?;
        for source in off {
            explorer.apply(Command::ToggleSource(source));
        }
        if arguments.known_on.is_some() {
            explorer.apply(Command::SetKnownBefore(arguments.known_on));
        }
        if let Some(window) = window {
            explorer.apply(Command::GoTo(window));
        }
        if let Some(selection) = selection {
            explorer.apply(Command::Select(selection));
        }
        let camera = explorer.view().camera;
        let camera = Camera::new(
            arguments.center.unwrap_or(camera.center),
            arguments.zoom.unwrap_or(camera.zoom),
        );
        let view = View {
            camera,
            filter,
            map: MapLayers {
                borders: arguments.borders,
                graticule: arguments.graticule,
            },
            ..explorer.view().clone()
        };
        explorer.restore(view);
        Ok(studio.draw(&mut explorer)?.to_png()?)
    })();
    let png = match picture {
        Ok(png) => png,
        Err(error) => {
            say(format_args!("error: {error:#}"));
            return Exit::CannotWrite;
        }
    };
    match write(&arguments.out, &png) {
        Ok(()) => Exit::Good,
        Err(error) => {
            say(format_args!(
                "error: {error:#}. Hint: look at --out, its folder and the room on the disk"
            ));
            Exit::CannotWrite
        }
    }
}

/// Writes to a temporary name beside the target, syncs, and renames: the target is the old file
/// or the new one, never half of it.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut name = path.file_name().context("--out names no file")?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = (|| -> std::io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    })();
    if written.is_err() {
        // What cannot be removed was never made.
        drop(std::fs::remove_file(&part));
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}
