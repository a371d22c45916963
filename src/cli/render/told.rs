//! What is said of a picture beside what it shows.

use super::super::arguments::Render;
use super::super::{Exit, say};
use crate::dataset::Dataset;
use crate::explorer::Explorer;
use crate::geo::Camera;
use crate::map::{Figure, LEGEND_FROM};
use crate::picture::Studio;
use crate::query::has_selection;
use crate::text;
use crate::text::slips;
use crate::view::{Part, Parts, Selection};

/// What is less than this apart, in degrees or in zoom, is the same.
const ALIKE: f64 = 1e-4;

/// The least size of a picture, in points, in which all panels say what they have to.
const LEAST: [f32; 2] = [640.0, 480.0];

/// Whether what is to be selected is there.
pub(super) fn selected(dataset: &Dataset, selection: Option<&Selection>) -> Result<(), Exit> {
    let Some(selection) = selection.filter(|it| !has_selection(dataset, it)) else {
        return Ok(());
    };
    let parts = dataset.parts();
    let (kind, id) = (selection.kind(), selection.id());
    let meant = match selection {
        Selection::Event(_) => slips::nearest(id, parts.events.iter().map(|it| &*it.id)),
        Selection::Venue(_) => slips::nearest(id, parts.venues.iter().map(|it| &*it.id)),
        Selection::Person(_) => slips::nearest(id, parts.persons.iter().map(|it| &*it.id)),
        Selection::Organisation(_) => {
            slips::nearest(id, parts.organisations.iter().map(|it| &*it.id))
        }
        Selection::Source(_) => slips::nearest(id, parts.sources.iter().map(|it| &*it.id)),
    };
    say(text::select_missing(kind, id, dataset.name(), meant));
    Err(Exit::Usage)
}

/// Which names of a query nothing has.
pub(super) fn notes(explorer: &Explorer) {
    for note in explorer.visible().answer().notes() {
        say(text::note(note));
    }
}

/// Where the map looks, if that is not where the arguments say: it ends at its edges, and is never smaller than the world.
pub(super) fn held(arguments: &Render, asked: Camera, used: Camera) {
    let differs = |a: f64, b: f64| (a - b).abs() > ALIKE;
    let elsewhere =
        differs(asked.center.lon, used.center.lon) || differs(asked.center.lat, used.center.lat);
    let is_moved = arguments.center.is_some() && elsewhere;
    let is_closer = arguments.zoom.is_some() && differs(asked.zoom, used.zoom);
    if is_moved || is_closer {
        let at = [used.center.lon, used.center.lat];
        say(text::map_is_held(at, used.zoom));
    }
}

/// Letters of the title that no font has.
pub(super) fn letters(arguments: &Render, studio: &Studio) {
    let title = arguments.title.as_deref().unwrap_or_default();
    let missing = studio.letters_without_font(title);
    if !missing.is_empty() {
        say(text::letters_without_font(&missing));
    }
}

/// A legend that was asked for and has no room.
pub(super) fn legend(figure: &Figure, explorer: &Explorer) {
    let is_asked_for =
        figure.parts.contains(Part::Legend) && figure.parts.without(Part::Title) != Parts::WINDOW;
    let map = explorer.viewport();
    let has_room = map.width > f64::from(LEGEND_FROM[0]) && map.height > f64::from(LEGEND_FROM[1]);
    if is_asked_for && !has_room {
        say(text::no_room_for_legend(LEGEND_FROM));
    }
}

/// Panels in a picture that is too small for them.
pub(super) fn panels(arguments: &Render, figure: &Figure) {
    let [width, height] = arguments.size.map(f32::from);
    let has_panels = figure.parts.without(Part::Title) == Parts::WINDOW && !arguments.present;
    if has_panels && (width < LEAST[0] || height < LEAST[1]) {
        say(text::no_room_for_panels(LEAST));
    }
}
