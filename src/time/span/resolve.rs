//! From what was stated to what it may mean.

use super::{Bounds, Each, Parts, Span, Widening};
use crate::time::edtf::{Edtf, EdtfDate, EdtfSet, Interval, IntervalEnd, SetMember};
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::unit::Unit;
use crate::time::window::Window;

pub(super) fn span(edtf: &Edtf, widening: Widening) -> Span {
    match edtf {
        Edtf::Date(date) => one_stretch(widened(date, widening)),
        Edtf::Interval(interval) => lasting(interval, widening),
        Edtf::OneOf(set) => one_of(set, widening),
        Edtf::AllOf(set) => all_of(set, widening),
    }
}

/// The stretch that a date may lie in.
fn widened(date: &EdtfDate, widening: Widening) -> Window {
    let stated = date.extent();
    if !date.qualifier().is_approximate() {
        return stated;
    }
    let (precision, units) = (date.precision(), i64::from(widening.approximate_units));
    let start = precision.step(stated.start(), -units);
    let end = precision.step(stated.end(), units);
    Window::new(start, end).unwrap_or(stated)
}

fn one_stretch(stretch: Window) -> Span {
    Span {
        bounds: Bounds::one_day(stretch.start(), stretch.end()),
        lasts: false,
        parts: None,
    }
}

/// The grain in which the start and the end of an interval are counted: whole days, or seconds where a time of day
/// is stated. An end that is not known is as fine as the other.
fn grains(start: &IntervalEnd, end: &IntervalEnd) -> (Unit, Unit) {
    let stated = |end: &IntervalEnd| {
        let date = end.date()?;
        let timed = date.time().is_some();
        Some(if timed { Unit::Second } else { Unit::Day })
    };
    let (first, last) = (stated(start), stated(end));
    (
        first.or(last).unwrap_or(Unit::Day),
        last.or(first).unwrap_or(Unit::Day),
    )
}

fn lasting(interval: &Interval, widening: Widening) -> Span {
    let (start, end) = (interval.start(), interval.end());
    let (start_grain, end_grain) = grains(&start, &end);
    let stretch = |end: &IntervalEnd| end.date().map(|date| widened(date, widening));
    let (start_in, end_in) = (stretch(&start), stretch(&end));
    let first = start_in.map_or(Moment::BEGINNING, |stretch| stretch.start());
    let last = end_in.map_or(Moment::END, |stretch| stretch.end());
    // The latest start is that of the last day that the start may be, but not after the last day of the end.
    let late = if start == IntervalEnd::Open {
        Moment::BEGINNING
    } else {
        let latest = start_in.map_or(last, |stretch| stretch.end().min(last));
        start_grain.floor(latest.bounded().plus(-1))
    };
    // The earliest end is that of the first day that the end may be, but not before the first day of the start.
    let early = if end == IntervalEnd::Open {
        Moment::END
    } else {
        let earliest = end_in.map_or(first, |stretch| stretch.start().max(first));
        end_grain.next(earliest.bounded())
    };
    Span {
        bounds: Bounds {
            first: first.seconds(),
            last: last.seconds(),
            late: late.seconds(),
            early: early.seconds(),
        },
        lasts: true,
        parts: None,
    }
}

/// The stretch of a member of a set.
fn member(member: &SetMember, widening: Widening) -> Window {
    let (start, end) = match member {
        SetMember::One(date) => return widened(date, widening),
        SetMember::Between(from, to) => {
            (widened(from, widening).start(), widened(to, widening).end())
        }
        SetMember::From(from) => (widened(from, widening).start(), Moment::END),
        SetMember::UpTo(to) => (Moment::BEGINNING, widened(to, widening).end()),
    };
    Window::new(start, end).unwrap_or(Window::ALL)
}

fn one_of(set: &EdtfSet, widening: Widening) -> Span {
    let members = set.members().iter();
    let mut stretches: Vec<Window> = members.map(|m| member(m, widening)).collect();
    stretches.sort_unstable_by_key(Window::start);
    stretches.dedup_by(|next, kept| {
        let joined = next.start() <= kept.end();
        if joined {
            *kept = kept.hull(next);
        }
        joined
    });
    let span = one_stretch(hull(&stretches));
    if stretches.len() < 2 {
        return span;
    }
    let parts = stretches
        .iter()
        .map(|part| Bounds::one_day(part.start(), part.end()));
    Span {
        parts: Some(Box::new(Parts::OneOf(parts.collect()))),
        ..span
    }
}

fn all_of(set: &EdtfSet, widening: Widening) -> Span {
    let members = set.members();
    let stretches: Vec<Window> = members.iter().map(|m| member(m, widening)).collect();
    let span = one_stretch(hull(&stretches));
    if let [SetMember::One(_)] = members {
        return span;
    }
    let mut parts: Vec<Each> = members
        .iter()
        .zip(&stretches)
        .map(|(member, stretch)| Each {
            first: stretch.start(),
            last: stretch.end(),
            unit: unit_of_range(member),
        })
        .collect();
    parts.sort_unstable_by_key(|part| (part.first, part.last));
    Span {
        parts: Some(Box::new(Parts::AllOf(parts.into()))),
        ..span
    }
}

/// The unit that a range of an all-of set is counted in: the coarser of its ends.
fn unit_of_range(member: &SetMember) -> Option<Precision> {
    match member {
        SetMember::One(_) => None,
        SetMember::Between(..) | SetMember::From(_) | SetMember::UpTo(_) => {
            member.dates().map(|date| date.precision()).max()
        }
    }
}

fn hull(stretches: &[Window]) -> Window {
    let hull = stretches
        .iter()
        .copied()
        .reduce(|all, next| all.hull(&next));
    hull.unwrap_or(Window::ALL)
}
