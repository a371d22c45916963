use std::cmp::Ordering;

use super::{Event, EventIx};
use crate::time::{Moment, Span, Window};

/// All events by earliest start, latest end, id; undated last.
pub(super) fn ordered(events: &[Event], spans: &[Option<Span>]) -> Vec<EventIx> {
    let mut order: Vec<EventIx> = (0..events.len()).filter_map(EventIx::new).collect();
    order.sort_by(|a, b| by_time(events, spans, *a, *b));
    order
}

/// How two events stand in that order.
pub(super) fn by_time(
    events: &[Event],
    spans: &[Option<Span>],
    a: EventIx,
    b: EventIx,
) -> Ordering {
    let key = |ix: EventIx| {
        let span = spans[ix.get()].as_ref();
        span.map_or((true, Moment::END, Moment::END), |span| {
            (false, span.earliest(), span.latest())
        })
    };
    let id = |ix: EventIx| events[ix.get()].id.as_str();
    key(a).cmp(&key(b)).then_with(|| id(a).cmp(id(b)))
}

/// The window around all bounded ends; `None` where there are none.
pub(super) fn extent(spans: &[Option<Span>]) -> Option<Window> {
    let ends = || {
        let dated = spans.iter().flatten();
        dated
            .flat_map(|span| [span.earliest(), span.latest()])
            .filter(|moment| moment.is_bounded())
    };
    Window::new(ends().min()?, ends().max()?)
}
