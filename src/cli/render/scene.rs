use std::sync::Arc;

use super::super::arguments::Render;
use super::super::input::{Read, known_sources, window};
use super::super::named::Named;
use super::super::query;
use super::super::{Exit, say, tell};
use super::{failed, files_and_link, pixels, told};
use crate::dataset::Dataset;
use crate::explorer::{Command, Explorer, Present};
use crate::geo::Camera;
use crate::map::{Figure, file_stem};
use crate::picture::Studio;
use crate::text;
use crate::time::Window;
use crate::view::{BaseSource, Bookmark, MapLayers, Part, Parts, Selection, Settings, View};
use crate::workspace::{MapSettings, Workspace};

/// A window that looks as the arguments say, and where pictures of it are made.
pub(super) struct Scene {
    pub(super) studio: Studio,
    pub(super) explorer: Explorer,
    /// The files as they are.
    pub(super) dataset: Arc<Dataset>,
    /// The window of the arguments.
    pub(super) window: Option<Window>,
    pub(super) figure: Figure,
}

impl Scene {
    /// Reads the files and looks as the arguments say; what is wrong with them is told.
    pub(super) fn set(arguments: &Render) -> Result<Self, Exit> {
        pixels(arguments)?;
        let (files, link) = files_and_link(&arguments.inputs)?;
        let window = window(&arguments.filters.window)?;
        let selection = selection(arguments)?;
        let Named { files, workspace } = Named::of(&files)?;
        let workspace = workspace.map_or_else(Workspace::default, |it| *it);
        let dataset = Read::of(&files).told()?;
        told::selected(&dataset, selection.as_ref())?;
        let figure = figure(arguments);
        let settings = settings(arguments, &figure, &workspace.map);
        let mut explorer = Explorer::new(Arc::clone(&dataset), settings);
        let studio = Studio::new(arguments.size.map(f32::from), arguments.scale);
        let studio = studio.and_then(|mut studio| {
            studio.set_figure(figure.clone());
            // How much room the map has decides what fits on it.
            studio.settle(&mut explorer)?;
            Ok(studio)
        });
        let mut scene = Self {
            studio: studio.map_err(|error| failed(&error))?,
            explorer,
            dataset,
            window,
            figure,
        };
        scene.begin(&workspace, arguments.bookmark.as_deref())?;
        if let Some(link) = link {
            scene.follow(link)?;
        }
        let is_placed = scene.explorer.view().camera != scene.explorer.usual_view().camera;
        scene.filter(arguments)?;
        let axis = scene.explorer.view().axis;
        scene.look(arguments, selection);
        if arguments.present {
            let keeps = is_placed || arguments.center.is_some() || arguments.zoom.is_some();
            scene.present(arguments.title.as_deref(), axis, keeps)?;
        }
        told::notes(&scene.explorer);
        told::letters(arguments, &scene.studio);
        told::legend(&scene.figure, &scene.explorer);
        told::panels(arguments, &scene.figure);
        Ok(scene)
    }

    /// Looks as a workspace does, or as one of its bookmarks.
    fn begin(&mut self, workspace: &Workspace, bookmark: Option<&str>) -> Result<(), Exit> {
        let explorer = &mut self.explorer;
        let home = explorer.usual_view();
        if let Some(view) = &workspace.view {
            explorer.restore(view.on(&home));
        }
        let Some(name) = bookmark else {
            return Ok(());
        };
        let views: Vec<Bookmark> = workspace.views.iter().map(|it| it.on(&home)).collect();
        let Some(at) = views.iter().position(|it| it.name == name) else {
            let names: Vec<&str> = views.iter().map(|it| it.name.as_str()).collect();
            say(text::bookmark_missing(name, &names));
            return Err(Exit::Usage);
        };
        explorer.set_bookmarks(vec![views[at].clone()]);
        explorer.apply(Command::ShowBookmark(0));
        explorer.set_bookmarks(Vec::new());
        Ok(())
    }

    /// Looks as a link says; what of it could not be used is told.
    fn follow(&mut self, link: &str) -> Result<(), Exit> {
        let explorer = &mut self.explorer;
        explorer.apply(Command::OpenLink(link.to_owned()));
        let mut failed = false;
        while let Some(notice) = explorer.notices().first() {
            notice.problems.iter().for_each(tell);
            failed |= notice.failed;
            explorer.apply(Command::DismissNotice(0));
        }
        if failed { Err(Exit::Usage) } else { Ok(()) }
    }

    /// Which events are meant, and by whose word: the filters of the arguments on top of those of the link.
    fn filter(&mut self, arguments: &Render) -> Result<(), Exit> {
        let filters = &arguments.filters;
        for source in known_sources(&self.dataset, &filters.without_source)? {
            if !self.explorer.view().sources_off.contains(&source) {
                self.explorer.apply(Command::ToggleSource(source));
            }
        }
        let asked = query::filter(filters.query.as_deref())?;
        if filters.query.is_some() {
            self.explorer.apply(Command::SetWords(asked.words));
        }
        if filters.known_on.is_some() {
            self.explorer
                .apply(Command::SetKnownBefore(filters.known_on));
        }
        Ok(())
    }

    /// When and where, and what is on the map.
    fn look(&mut self, arguments: &Render, selection: Option<Selection>) {
        let explorer = &mut self.explorer;
        if let Some(mode) = arguments.mode {
            explorer.apply(Command::SetMode(mode));
        }
        if let Some(window) = self.window {
            explorer.apply(Command::GoTo(window));
        }
        if let Some(selection) = selection {
            explorer.apply(Command::Select(selection));
        }
        let view = explorer.view().clone();
        let camera = Camera::new(
            arguments.center.unwrap_or(view.camera.center),
            arguments.zoom.unwrap_or(view.camera.zoom),
        );
        explorer.restore(View {
            camera,
            map: MapLayers {
                borders: arguments.borders.unwrap_or(view.map.borders),
                graticule: arguments.graticule || view.map.graticule,
            },
            ..view
        });
        told::held(arguments, camera, explorer.view().camera);
    }

    /// Presents what is looked at as the one bookmark that there is, on the timeline that was there before. A camera that
    /// was asked for stays as it is; any other is framed anew, as it would be for the bookmark of a window.
    fn present(
        &mut self,
        title: Option<&str>,
        before: Window,
        keeps_camera: bool,
    ) -> Result<(), Exit> {
        let explorer = &mut self.explorer;
        let (camera, window) = (explorer.view().camera, explorer.window());
        if window.is_bounded() {
            explorer.apply(Command::SetAxis(before.hull(&window)));
        }
        explorer.apply(Command::AddBookmark);
        let view = explorer.view();
        let is_named = view.selection.is_some() || !view.filter.words.is_empty();
        let file = (!is_named).then(|| file_stem(explorer.dataset().name()));
        if let Some(title) = title.or(file) {
            let title = title.to_owned();
            explorer.apply(Command::RenameBookmark(0, title));
        }
        explorer.apply(Command::Present(Present::Begin));
        // How much room the map has is known now.
        let settled = self.studio.settle(explorer);
        settled.map_err(|error| failed(&error))?;
        if keeps_camera {
            let view = explorer.view().clone();
            explorer.restore(View { camera, ..view });
        }
        Ok(())
    }
}

fn selection(arguments: &Render) -> Result<Option<Selection>, Exit> {
    let parsed = arguments.select.as_deref().map(str::parse).transpose();
    parsed.map_err(|()| {
        say(text::SELECT_WHAT);
        Exit::Usage
    })
}

fn figure(arguments: &Render) -> Figure {
    let parts = arguments.parts;
    Figure {
        parts: match arguments.title {
            // Nobody turns the pages of a picture.
            _ if arguments.present => parts.without(Part::Controls),
            Some(_) => parts.with(Part::Title),
            None => parts,
        },
        title: arguments.title.clone(),
        caption_room: 0,
    }
}

fn settings(arguments: &Render, figure: &Figure, map: &MapSettings) -> Settings {
    let has_panels = figure.parts.without(Part::Title) == Parts::WINDOW;
    Settings {
        theme: arguments.theme,
        map_style: arguments.map_style.or(map.style),
        lettering: arguments.names.or(map.names).unwrap_or_default(),
        base: BaseSource::Offline,
        reduced_motion: true,
        text_size: arguments.text_size,
        // A legend that is asked for is open.
        legend: (!has_panels).then(|| figure.parts.contains(Part::Legend)),
        ..Settings::default()
    }
}
