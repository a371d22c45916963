use crate::dataset::Dataset;
use crate::geo::Bounds;
use crate::time::{Folds, Moment, Unit, Window};

/// The part of the dated events that the timeline shows at first when a few lie far away.
const BULK: (usize, usize) = (3, 5);
/// How many times longer the whole must be than the bulk before only the bulk is shown.
const FAR: i64 = 3;

/// Where and when a dataset has anything: what it opens with. Worked out once.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The smallest box around all events.
    pub bounds: Option<Bounds>,
    /// All its time, or the stretch where most of it is when a few events far away would leave no room for the others; in
    /// whole months, years or days.
    pub window: Window,
    /// What the timeline leaves out: where no event may have been.
    pub folds: Folds,
}

impl Opening {
    /// Works it out. Linear in the size of the dataset.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let spans = dataset.in_order().iter().filter_map(|ix| dataset.span(*ix));
        Self {
            bounds: dataset.bounds(),
            window: window(dataset),
            folds: Folds::of_empty(spans),
        }
    }
}

/// The window with which a dataset opens: all its time, or the stretch where most of it is when
/// a few events far away would leave no room for the others; in whole months, years or days.
fn window(dataset: &Dataset) -> Window {
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
