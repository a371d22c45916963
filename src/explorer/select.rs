use super::state::Explorer;
use super::time_steps::{axis_showing, reaching};
use crate::dataset::{Dataset, EventIx};
use crate::geo::{Bounds, Camera, LonLat, Margins};
use crate::time::{Membership, Moment};
use crate::view::Selection;

/// Zoom at which something that was asked for is shown, unless it is shown closer already.
const SHOW_ZOOM: f64 = 6.0;
/// Points from the edge of the map within which a place counts as out of sight.
const EDGE: f64 = 40.0;

impl Explorer {
    /// Selects something and brings it into the window and into sight; with `fly`, into the
    /// middle in any case. Returns whether a flight began.
    pub(super) fn select(&mut self, selection: Selection, fly: bool) -> bool {
        if !exists(&self.dataset, &selection) {
            return false;
        }
        let places = self.places_of(&selection);
        if let Some(event) = selection.event().and_then(|id| self.dataset.find_event(id)) {
            self.bring_into_window(event);
        }
        self.view.selection = Some(selection);
        let Some(bounds) = Bounds::around(places.iter().copied()) else {
            return false;
        };
        let viewport = self.viewport();
        let [width, height] = self.map_size;
        let in_sight = |place: &LonLat| {
            let [x, y] = viewport.screen_from_geo(*place);
            (EDGE..=width - EDGE).contains(&x) && (EDGE..=height - EDGE).contains(&y)
        };
        if !fly && places.iter().all(in_sight) {
            return false;
        }
        let zoom = self.view.camera.zoom;
        let closest = if fly { zoom.max(SHOW_ZOOM) } else { zoom };
        let camera = viewport.fitted(bounds, Margins::all(2.0 * EDGE), closest);
        self.fly_to(Camera::new(camera.center, camera.zoom))
    }

    /// Selects the event that is `steps` after the selected one among all dated ones that pass
    /// the filter; without a selection, the first at or after the window's start.
    pub(super) fn step_event(&mut self, steps: i64) {
        let events = self.visible.timeline();
        let selected = self.selected_event();
        let at = selected.and_then(|ix| self.visible.position(ix));
        let next = if let Some(at) = at {
            let at = i64::try_from(at).unwrap_or(0).saturating_add(steps);
            usize::try_from(at).ok().and_then(|at| events.get(at))
        } else {
            let start = self.window().start();
            let earliest = |ix: &EventIx| {
                let span = self.dataset.span(*ix);
                span.map_or(Moment::END, crate::time::Span::earliest)
            };
            let after = events.partition_point(|ix| earliest(ix) < start);
            let at = if steps > 0 {
                Some(after)
            } else {
                after.checked_sub(1)
            };
            at.and_then(|at| events.get(at))
        };
        if let Some(event) = next {
            let id = self.dataset.event(*event).id.clone();
            self.select(Selection::Event(id), false);
        }
    }

    fn bring_into_window(&mut self, event: EventIx) {
        let Some(span) = self.dataset.span(event) else {
            return;
        };
        if span.membership(&self.window()) == Membership::Outside {
            self.view.time = reaching(self.view.time, self.view.axis, span.extent());
        }
        self.view.axis = axis_showing(self.view.axis, span.extent());
    }

    /// Whether the file has what is selected, be it that only sources speak of it that are off.
    #[must_use]
    pub fn knows(&self, selection: &Selection) -> bool {
        exists(&self.whole, selection)
    }

    /// Whether the sources that are on speak of what is selected.
    #[must_use]
    pub fn has(&self, selection: &Selection) -> bool {
        exists(&self.dataset, selection)
    }

    /// What is selected is called so in the file; its id if it has nothing of the kind.
    #[must_use]
    pub fn title_of<'a>(&'a self, selection: &'a Selection) -> &'a str {
        let data = &self.whole;
        let title = match selection {
            Selection::Event(id) => data.find_event(id).map(|ix| &data.event(ix).title),
            Selection::Venue(id) => data.find_venue(id).map(|ix| &data.venue(ix).name),
            Selection::Person(id) => data.find_person(id).map(|ix| &data.person(ix).name),
            Selection::Organisation(id) => data
                .find_organisation(id)
                .map(|ix| &data.organisation(ix).name),
            Selection::Source(id) => data.find_source(id).map(|ix| &data.source(ix).title),
        };
        title.map_or(selection.id(), String::as_str)
    }

    fn places_of(&self, selection: &Selection) -> Vec<LonLat> {
        let data = &self.dataset;
        match selection {
            Selection::Event(id) => data
                .find_event(id)
                .map_or_else(Vec::new, |ix| data.marks(ix).to_vec()),
            Selection::Venue(id) => data
                .find_venue(id)
                .and_then(|ix| data.venue(ix).pin())
                .into_iter()
                .collect(),
            Selection::Person(_) | Selection::Organisation(_) | Selection::Source(_) => Vec::new(),
        }
    }
}

fn exists(data: &Dataset, selection: &Selection) -> bool {
    match selection {
        Selection::Event(id) => data.find_event(id).is_some(),
        Selection::Venue(id) => data.find_venue(id).is_some(),
        Selection::Person(id) => data.find_person(id).is_some(),
        Selection::Organisation(id) => data.find_organisation(id).is_some(),
        Selection::Source(id) => data.find_source(id).is_some(),
    }
}
