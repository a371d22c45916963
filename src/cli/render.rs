use super::arguments::Render;
use super::input::{dataset, known_sources, window};
use super::{Exit, output, say};
use crate::explorer::{Command, Explorer};
use crate::geo::Camera;
use crate::picture::Studio;
use crate::view::{BaseSource, MapLayers, Selection, Settings, View};

/// Writes a picture of the window.
pub(super) fn render(arguments: &Render) -> Exit {
    if output::is_terminal(&arguments.out) {
        say(
            "error: a picture is nothing for a terminal. Hint: name a file with --out, or pass it on with |",
        );
        return Exit::Usage;
    }
    let filters = &arguments.filters;
    let read = dataset(arguments.file.as_deref()).and_then(|dataset| {
        let off = known_sources(&dataset, &filters.without_source)?;
        Ok((dataset, off, window(&filters.window)?))
    });
    let (dataset, off, window) = match read {
        Ok(read) => read,
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
        ..Settings::default()
    };
    let mut explorer = Explorer::new(dataset, settings);
    let picture = (|| -> anyhow::Result<Vec<u8>> {
        let mut studio = Studio::new(arguments.size.map(f32::from), arguments.scale)?;
        // The first picture finds how much room the map has, which decides what fits on it.
        studio.draw(&mut explorer)?;
        for source in off {
            explorer.apply(Command::ToggleSource(source));
        }
        if filters.known_on.is_some() {
            explorer.apply(Command::SetKnownBefore(filters.known_on));
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
    output::write(&arguments.out, &png)
}
