use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use super::*;
use crate::format::geojson;
use crate::query::{EventSet, Line, Listing};
use crate::view::DateClass;

static SUMMITS: LazyLock<Arc<Dataset>> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    geojson::read("summits", bytes).dataset.unwrap()
});

fn all_orders() -> impl Iterator<Item = ListOrder> {
    Grouping::ALL.into_iter().flat_map(|(grouping, _)| {
        SortKey::ALL.into_iter().flat_map(move |(key, _)| {
            [false, true].map(|descending| ListOrder {
                grouping,
                key,
                descending,
            })
        })
    })
}

/// What a list shows of a set, as text.
fn lines(order: ListOrder, listed: &EventSet) -> Vec<String> {
    let dataset = &**SUMMITS;
    let arrangement = Arrangement::new(dataset, order);
    let mut listing = Listing::default();
    listing.refill(&arrangement, listed);
    (0..listing.lines())
        .map(
            |line| match listing.line(dataset, &arrangement, line).unwrap() {
                Line::Heading(heading, count) => format!("{heading:?} {count}"),
                Line::Event(ix, _) => dataset.event(ix).id.clone(),
            },
        )
        .collect()
}

#[test]
fn every_order_lists_every_event_and_counts_what_stands_under_each_heading() {
    let dataset = &**SUMMITS;
    let n = dataset.len();
    let odd = EventSet::of_flags((0..n).map(|rank| rank % 2 == 1));
    for order in all_orders() {
        for listed in [EventSet::range(0..n), odd.clone(), EventSet::default()] {
            let arrangement = Arrangement::new(dataset, order);
            let mut listing = Listing::default();
            listing.refill(&arrangement, &listed);
            let events: BTreeSet<EventIx> = listing.events(dataset).collect();
            let expected: BTreeSet<EventIx> = listed.events(dataset).collect();
            assert_eq!(events, expected, "{order:?}");
            let mut under = 0;
            let mut row = 0;
            for line in 0..listing.lines() {
                match listing.line(dataset, &arrangement, line).unwrap() {
                    Line::Heading(_, count) => {
                        assert_eq!(under, 0, "{order:?}");
                        assert!(count > 0);
                        under = count;
                    }
                    Line::Event(event, _) => {
                        assert_eq!(listing.event(dataset, row), Some(event));
                        assert_eq!(listing.line_of(row), line);
                        assert_eq!(listing.row_of(dataset, event, row), Some(row));
                        assert_eq!(listing.headings_before(line), line - row);
                        row += 1;
                        under = under.saturating_sub(1);
                    }
                }
            }
            assert_eq!((under, row), (0, listing.rows()), "{order:?}");
            assert_eq!(listing.line(dataset, &arrangement, listing.lines()), None);
        }
    }
}

#[test]
fn the_usual_list_begins_with_the_newest_month_and_ends_with_what_has_no_date() {
    let dataset = &**SUMMITS;
    let all = lines(ListOrder::default(), &EventSet::range(0..dataset.len()));
    assert!(all[0].starts_with("Period("), "{}", all[0]);
    let undated = all.iter().position(|line| line.starts_with("Undated"));
    let undated = undated.unwrap();
    for id in &all[undated + 1..] {
        let event = dataset.event(dataset.find_event(id).unwrap());
        assert_eq!(super::super::facets::date_class(event), DateClass::Undated);
    }
}

#[test]
fn an_event_at_two_places_stands_under_both_and_titles_rise() {
    let dataset = &**SUMMITS;
    let all = EventSet::range(0..dataset.len());
    let order = ListOrder {
        grouping: Grouping::Place,
        key: SortKey::Title,
        descending: false,
    };
    let listed = lines(order, &all);
    let several = dataset.parts().events.iter();
    let several = several.filter(|event| event.venues.len() > 1);
    let mut checked = 0;
    for event in several {
        let venues: BTreeSet<&String> = event.venues.iter().collect();
        let count = listed.iter().filter(|id| **id == event.id).count();
        assert_eq!(count, venues.len(), "{}", event.id);
        checked += 1;
    }
    assert!(checked > 0);
    let flat = ListOrder {
        grouping: Grouping::Nothing,
        ..order
    };
    let titles: Vec<String> = lines(flat, &all)
        .iter()
        .map(|id| fold(&dataset.event(dataset.find_event(id).unwrap()).title))
        .collect();
    assert!(titles.is_sorted());
    let back = ListOrder {
        descending: true,
        ..flat
    };
    let newest = lines(back, &all);
    assert!(newest.first() != lines(flat, &all).first());
}
