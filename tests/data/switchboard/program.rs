//! The same in the program: a dataset in the words in which the oracle answers.

use summit_atlas::dataset::{Dataset, Event, Geometry};
use summit_atlas::geo::LonLat;
use summit_atlas::query::Visible;
use summit_atlas::time::{Membership, Moment, Window};

use super::dates::{Days, Inside};
use super::left::{Answer, Left, LeftEvent, place, record};

/// What a dataset says.
pub(super) fn left(dataset: &Dataset) -> Left {
    let parts = dataset.parts();
    let words = |claims: &[String]| claims.join(" ");
    let sorted = |records: Vec<[String; 4]>| {
        let mut records = records;
        records.sort();
        records
    };
    let participations = parts.participations.iter().map(|it| {
        let role = it.role.to_string();
        record([&it.event, &it.person, &role], [&*words(&it.claims)])
    });
    let relations = parts
        .relations
        .iter()
        .map(|it| record([&it.from, &it.to, &it.kind], [&*words(&it.claims)]));
    let stops = parts
        .stops
        .iter()
        .map(|it| record([&it.id, &it.event, &it.venue], [&*words(&it.claims)]));
    let figures = parts.figures.iter().map(|it| {
        let event = it.event.as_deref().unwrap_or("");
        record([&it.id, event, &it.label], [&*words(&it.claims)])
    });
    let disputes = parts.disputes.iter().map(|it| {
        let sides = it.sides.iter().map(|side| side.iter().cloned().collect());
        (it.id.clone(), sides.collect())
    });
    Left {
        sources: parts.sources.iter().map(|it| it.id.clone()).collect(),
        claims: parts.claims.iter().map(|it| it.id.clone()).collect(),
        events: parts
            .events
            .iter()
            .map(|it| (it.id.clone(), event(it)))
            .collect(),
        disputes: disputes.collect(),
        participations: sorted(participations.collect()),
        relations: sorted(relations.collect()),
        stops: sorted(stops.collect()),
        figures: sorted(figures.collect()),
    }
}

fn event(event: &Event) -> LeftEvent {
    let whens = event.when.iter().chain(&event.other_whens);
    let words = |places: &[LonLat]| places.iter().map(|it| place(it.lon, it.lat)).collect();
    let (shape, places) = match &event.geometry {
        Geometry::Nowhere => ("nowhere", Vec::new()),
        Geometry::Points(points) => ("points", words(points)),
        Geometry::Lines(lines) => ("line", words(&lines.concat())),
        Geometry::Areas(_) => panic!("{} is an area", event.id),
    };
    LeftEvent {
        whens: whens.map(ToString::to_string).collect(),
        venues: event.venues.clone(),
        status: event.status.to_string(),
        part_of: event.part_of.clone(),
        sources: event.sources.clone(),
        disputed: event.disputed,
        shape,
        places,
    }
}

/// The ids of all events in the order of the dataset.
pub(super) fn in_order(dataset: &Dataset) -> Vec<&str> {
    let order = dataset.in_order().iter();
    order.map(|ix| dataset.event(*ix).id.as_str()).collect()
}

/// A window of whole days.
pub(super) fn window(days: Days) -> Window {
    let moment = |day| match day {
        i64::MIN => Moment::BEGINNING,
        i64::MAX => Moment::END,
        day => Moment::from_seconds(day * 86_400),
    };
    Window::new(moment(days.from), moment(days.to)).expect("a window has a length")
}

/// What is visible, once its window is set.
pub(super) fn answer(dataset: &Dataset, visible: &Visible) -> Answer {
    let rows = visible.rows().map(|row| {
        let inside = match row.membership {
            Membership::Certain => Inside::Certain,
            Membership::Possible => Inside::Possible,
            Membership::Outside => Inside::Outside,
        };
        (dataset.event(row.event).id.clone(), inside)
    });
    assert_eq!(visible.undated.len(), visible.counts.undated);
    Answer {
        inside: rows.collect(),
        certain: visible.counts.certain,
        possible: visible.counts.possible,
        undated: visible.counts.undated,
        all: visible.counts.all,
    }
}
