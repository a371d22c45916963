use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::geo::{Bounds, Camera, LonLat, Margins, Viewport};
use crate::time::{Folds, Moment, TimeView, Unit, Window, WindowMode};
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
/// The part of the dated events that the timeline shows at first when a few lie far away.
const BULK: (usize, usize) = (3, 5);
/// How many times longer the whole must be than the bulk before only the bulk is shown.
const FAR: i64 = 3;

/// The view with which a dataset opens on a map of the given size.
pub(super) fn view(dataset: &Dataset, viewport: Viewport) -> View {
    let window = window(dataset);
    View {
        camera: camera(dataset.bounds(), viewport),
        time: TimeView {
            mode: WindowMode::Window,
            window,
        },
        axis: axis(window),
        folds: folds(dataset),
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

/// What the timeline leaves out: where no event may have been.
pub(super) fn folds(dataset: &Dataset) -> Folds {
    let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
    Folds::of_empty(spans)
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

/// The window with which a dataset opens: all its time, or the stretch where most of it is when
/// a few events far away would leave no room for the others; in whole months, years or days.
pub(super) fn window(dataset: &Dataset) -> Window {
    let Some(extent) = dataset.extent() else {
        return undated();
    };
    let bulk = bulk(dataset).unwrap_or(extent);
    let length = |window: Window| window.duration().unwrap_or(i64::MAX);
    let shown = if length(extent) / FAR > length(bulk) {
        bulk
    } else {
        extent
    };
    let unit = rounding(length(shown));
    let end = unit.floor(shown.end());
    let end = if end < shown.end() {
        unit.next(end)
    } else {
        end
    };
    Window::new(unit.floor(shown.start()), end).unwrap_or(shown)
}

/// The window of a dataset without dates: the years 1900 to 2099.
fn undated() -> Window {
    let year = |year| Moment::from_ymd(year, 1, 1).unwrap_or(Moment::MAX);
    Window::new(year(1900), year(2100)).unwrap_or(Window::HISTORY)
}

/// The stretch of time around a window that the timeline shows.
pub(super) fn axis(window: Window) -> Window {
    let margin = window.duration().unwrap_or(0) / 8;
    let wide = Window::new(window.start().plus(-margin), window.end().plus(margin));
    let wide = wide.unwrap_or(window);
    wide.intersection(&Window::SUPPORTED).unwrap_or(wide)
}

/// The shortest window in which most events start, up to the last end of those.
fn bulk(dataset: &Dataset) -> Option<Window> {
    let bounded = |ix| {
        let extent = dataset.span(ix)?.extent();
        extent.is_bounded().then_some(extent)
    };
    // Already in the order of their starts.
    let spans: Vec<Window> = dataset
        .in_order()
        .iter()
        .filter_map(|ix| bounded(*ix))
        .collect();
    let most = (spans.len() * BULK.0).div_ceil(BULK.1).max(1);
    let runs = spans.windows(most);
    let shortest = runs.min_by_key(|run| {
        let (first, last) = (run[0].start(), run[run.len() - 1].start());
        last.seconds() - first.seconds()
    })?;
    let end = shortest.iter().map(Window::end).max()?;
    Window::new(shortest[0].start(), end)
}

/// In what units a window of so many seconds begins and ends.
fn rounding(seconds: i64) -> Unit {
    const DAY: i64 = 86_400;
    match seconds {
        s if s < 3 * DAY => Unit::Hour,
        s if s < 120 * DAY => Unit::Day,
        s if s < 6 * 365 * DAY => Unit::Month,
        _ => Unit::Year,
    }
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
