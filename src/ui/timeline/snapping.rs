use crate::explorer::Explorer;
use crate::time::{Axis, Moment, Unit};

/// Points within which an edge is drawn to where an event begins or ends.
pub(super) const REACH: f64 = 14.0;

/// The moment at a point of the axis, rounded so that windows begin and end with a day or whatever
/// unit can still be told apart. With `to_events` it is drawn to the nearest beginning or end of an
/// event, if one is near.
pub(super) fn moment_at(explorer: &Explorer, axis: &Axis, x: f64, to_events: bool) -> Moment {
    let moment = axis.moment_from_x(x);
    let near = || {
        let event = explorer.nearest_boundary(moment)?;
        ((axis.x_from_moment(event) - x).abs() <= REACH).then_some(event)
    };
    let event = if to_events { near() } else { None };
    event.unwrap_or_else(|| rounded(moment, unit(axis)))
}

/// The smallest unit that can be told apart.
pub(super) fn unit(axis: &Axis) -> Unit {
    match axis.seconds_per_point() {
        s if s > 4.0 * 3600.0 => Unit::Day,
        s if s > 240.0 => Unit::Hour,
        s if s > 4.0 => Unit::Minute,
        _ => Unit::Second,
    }
}

/// The nearest boundary of a unit.
pub(super) fn rounded(moment: Moment, unit: Unit) -> Moment {
    let (before, after) = (unit.floor(moment), unit.next(moment));
    let closer_to_end = after.seconds() - moment.seconds() < moment.seconds() - before.seconds();
    if closer_to_end { after } else { before }
}
