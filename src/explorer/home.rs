use std::collections::BTreeSet;

use crate::geo::{Bounds, Camera, LonLat, Margins, Viewport};
use crate::query::Opening;
use crate::time::{Moment, TimeView, Unit, Window, WindowMode};
use crate::view::{Filter, ListOrder, MapLayers, View};

/// The closest zoom at which a file opens: a single place is shown with its surroundings.
const CLOSEST: f64 = 7.0;
/// Room around the events, for their names.
const ROOM: Margins = Margins::all(52.0);
/// Room for the scale bar and the attribution at the lower edge of the map.
const STRIP: f64 = 84.0;
/// Room for the legend: above it, or beside it.
const LEGEND: [f64; 2] = [160.0, 236.0];
/// On a map smaller than this the legend is folded at first, in points: it would cover two fifths of it.
const LEGEND_FROM: [f64; 2] = [540.0, 480.0];
/// The view with which a dataset opens on a map of the given size.
pub(super) fn view(opening: &Opening, viewport: Viewport) -> View {
    let window = opening.window;
    View {
        camera: camera(opening.bounds, viewport),
        time: TimeView {
            mode: WindowMode::Window,
            window,
        },
        axis: axis(window),
        folds: opening.folds.clone(),
        filter: Filter::default(),
        list: ListOrder::default(),
        only_in_sight: false,
        sources_off: BTreeSet::new(),
        known_before: None,
        selection: None,
        map: MapLayers::default(),
        kept: Vec::new(),
    }
}

/// Whether a map of a size in points has room for the legend beside what it shows.
pub(super) fn has_room_for_legend(size: [f64; 2]) -> bool {
    size[0] > LEGEND_FROM[0] && size[1] > LEGEND_FROM[1]
}

/// The camera from which all bounds are in sight, and nothing of them below what lies on the map;
/// the whole world when there are none.
pub(super) fn camera(bounds: Option<Bounds>, viewport: Viewport) -> Camera {
    let Some(bounds) = bounds else {
        let world = LonLat {
            lon: 20.0,
            lat: 25.0,
        };
        return viewport.held(Camera::new(world, 2.0));
    };
    let fitted = |margins| viewport.fitted(bounds, margins, CLOSEST);
    let strip = Margins {
        bottom: STRIP,
        ..ROOM
    };
    if !has_room_for_legend([viewport.width, viewport.height]) {
        return fitted(strip);
    }
    let [bottom, left] = LEGEND;
    let above = fitted(Margins { bottom, ..ROOM });
    let beside = fitted(Margins { left, ..strip });
    if above.zoom < beside.zoom {
        beside
    } else {
        above
    }
}

/// The stretch of time around a window that the timeline shows.
pub(super) fn axis(window: Window) -> Window {
    let margin = window.duration().unwrap_or(0) / 8;
    let wide = Window::new(window.start().plus(-margin), window.end().plus(margin));
    let wide = wide.unwrap_or(window);
    wide.intersection(&Window::SUPPORTED).unwrap_or(wide)
}

/// Steps that an axis has at least; a year has its twelve months although most have 31 days.
const STEPS_AT_LEAST: i64 = 11;

/// The unit by which a small step moves a window on an axis of so many seconds: the largest of
/// which about a dozen fit.
pub(super) fn step_unit(axis: Window) -> Unit {
    let seconds = axis.duration().unwrap_or(i64::MAX);
    let fits = |unit: &Unit| {
        let start = Moment::from_seconds(0);
        let length = unit.next(start).seconds() - start.seconds();
        length.saturating_mul(STEPS_AT_LEAST) <= seconds
    };
    let units = [
        Unit::Century,
        Unit::Decade,
        Unit::Year,
        Unit::Month,
        Unit::Day,
        Unit::Hour,
        Unit::Minute,
    ];
    units.into_iter().find(fits).unwrap_or(Unit::Second)
}
