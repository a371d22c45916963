//! From what was stated to what it may mean.

use super::{Bounds, Each, Parts, Span, Spread, Widening};
use crate::time::edtf::{Days, Edtf, EdtfDate, EdtfSet, Interval, IntervalEnd, SetMember};
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::unit::Unit;
use crate::time::window::Window;

pub(super) fn span(edtf: &Edtf, widening: Widening) -> Span {
    match edtf {
        Edtf::Date(date) => match meant(date, widening) {
            Meant::Stretch(stretch) => one_stretch(stretch),
            Meant::Spread(spread) => Span {
                parts: Some(Box::new(Parts::OneOf(Box::default(), Box::new([spread])))),
                ..one_stretch(spread.hull())
            },
        },
        Edtf::Interval(interval) => lasting(interval, widening),
        Edtf::OneOf(set) => one_of(set, widening),
        Edtf::AllOf(set) => all_of(set, widening),
    }
}

/// What a date may be.
enum Meant {
    Stretch(Window),
    Spread(Spread),
}

fn meant(date: &EdtfDate, widening: Widening) -> Meant {
    let mark = date.approximate_precision();
    match date.meant() {
        Days::Run(start, end) => {
            let stated = Window::new(start, end).unwrap_or(Window::SUPPORTED);
            Meant::Stretch(mark.map_or(stated, |unit| {
                let units = i64::from(widening.approximate_units);
                let (start, end) = (unit.step(start, -units), unit.step(end, units));
                Window::new(start, end).unwrap_or(stated)
            }))
        }
        Days::Pattern(pattern) => {
            let units = mark.map_or(0, |_| widening.approximate_units);
            let unit = mark.unwrap_or(Precision::Day);
            Meant::Spread(Spread::new(pattern, unit, units))
        }
    }
}

/// The stretch that a date may lie in, from the first to the last of its days.
fn widened(date: &EdtfDate, widening: Widening) -> Window {
    match meant(date, widening) {
        Meant::Stretch(stretch) => stretch,
        Meant::Spread(spread) => spread.hull(),
    }
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

/// What a member of a set may be.
fn member(member: &SetMember, widening: Widening) -> Meant {
    let (start, end) = match member {
        SetMember::One(date) => return meant(date, widening),
        SetMember::Between(from, to) => {
            (widened(from, widening).start(), widened(to, widening).end())
        }
        SetMember::From(from) => (widened(from, widening).start(), Moment::END),
        SetMember::UpTo(to) => (Moment::BEGINNING, widened(to, widening).end()),
    };
    Meant::Stretch(Window::new(start, end).unwrap_or(Window::ALL))
}

fn one_of(set: &EdtfSet, widening: Widening) -> Span {
    let (mut stretches, mut spreads) = (Vec::new(), Vec::new());
    for it in set.members() {
        match member(it, widening) {
            Meant::Stretch(stretch) => stretches.push(stretch),
            Meant::Spread(spread) => spreads.push(spread),
        }
    }
    stretches.sort_unstable_by_key(Window::start);
    stretches.dedup_by(|next, kept| {
        let joined = next.start() <= kept.end();
        if joined {
            *kept = kept.hull(next);
        }
        joined
    });
    let span = one_stretch(hull(
        stretches
            .iter()
            .copied()
            .chain(spreads.iter().map(Spread::hull)),
    ));
    if stretches.len() < 2 && spreads.is_empty() {
        return span;
    }
    let parts = stretches
        .iter()
        .map(|part| Bounds::one_day(part.start(), part.end()));
    Span {
        parts: Some(Box::new(Parts::OneOf(parts.collect(), spreads.into()))),
        ..span
    }
}

fn all_of(set: &EdtfSet, widening: Widening) -> Span {
    let (mut parts, mut spreads) = (Vec::new(), Vec::new());
    for it in set.members() {
        match member(it, widening) {
            Meant::Stretch(stretch) => parts.push(Each {
                first: stretch.start(),
                last: stretch.end(),
                unit: unit_of_range(it),
            }),
            Meant::Spread(spread) => spreads.push(spread),
        }
    }
    let stretches = parts
        .iter()
        .filter_map(|part| Window::new(part.first, part.last));
    let span = one_stretch(hull(stretches.chain(spreads.iter().map(Spread::hull))));
    if let ([Each { unit: None, .. }], []) = (parts.as_slice(), spreads.as_slice()) {
        return span;
    }
    parts.sort_unstable_by_key(|part| (part.first, part.last));
    Span {
        parts: Some(Box::new(Parts::AllOf(parts.into(), spreads.into()))),
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

fn hull(stretches: impl Iterator<Item = Window>) -> Window {
    let hull = stretches.reduce(|all, next| all.hull(&next));
    hull.unwrap_or(Window::ALL)
}
