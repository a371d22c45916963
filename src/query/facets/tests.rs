use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::format::geojson;
use crate::query::{Index, Visible};
use crate::time::{Membership, Moment, Window};
use crate::view::Filter;

static SUMMITS: LazyLock<(Arc<Dataset>, Index)> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    let dataset = geojson::read("summits", bytes).dataset.unwrap();
    let index = Index::new(&dataset);
    (dataset, index)
});

/// Whether an event has a value of a facet, by its record alone.
fn has(dataset: &Dataset, ix: EventIx, facet: Facet, value: &str) -> bool {
    let event = dataset.event(ix);
    match facet {
        Facet::Theme => event.themes.iter().any(|theme| theme == value),
        Facet::Kind => event.kind == value,
        Facet::Country => event.venues.iter().any(|id| {
            let mut venues = dataset.parts().venues.iter();
            venues.any(|venue| venue.id == *id && venue.country.as_deref() == Some(value))
        }),
        Facet::Person => {
            let mut parts = dataset.parts().participations.iter();
            parts.any(|part| part.event == event.id && part.person == value)
        }
        Facet::Organisation => {
            let claims = dataset.parts().claims.iter();
            let mut claims =
                claims.filter(|claim| claim.event == event.id && claim.field == "organisations");
            claims.any(|claim| {
                let bodies = claim.value.as_array().into_iter().flatten();
                bodies.into_iter().any(|body| body.as_str() == Some(value))
            })
        }
        Facet::Source => event.sources.iter().any(|source| source == value),
        Facet::Date => date_class(event).key() == value,
        Facet::Precision => event.precision.to_string() == value,
        Facet::Status => event.status.to_string() == value,
        Facet::Disputed => event.disputed == (value == "yes"),
    }
}

fn choices() -> impl Strategy<Value = Filter> {
    let facets = &SUMMITS.1.facets().facets;
    let all: Vec<(Facet, String)> = Facet::ALL
        .into_iter()
        .zip(facets)
        .flat_map(|(facet, values)| values.names.iter().map(move |name| (facet, name.clone())))
        .chain([(Facet::Kind, "unheard of".to_owned())])
        .collect();
    let words = prop::sample::select(vec!["", "", "", "summit", "aliyev"]);
    (
        words,
        prop::collection::vec(prop::sample::select(all), 0..5),
    )
        .prop_map(|(words, chosen)| {
            let mut filter = Filter {
                words: words.to_owned(),
                ..Filter::default()
            };
            for (facet, value) in chosen {
                filter.choices.insert(facet, value);
            }
            filter
        })
}

fn window() -> impl Strategy<Value = Option<Window>> {
    let day = |n: i64| Moment::from_seconds(n * 86_400);
    prop::option::of((7000_i64..20_600, 1_i64..4000))
        .prop_map(move |it| it.and_then(|(start, days)| Window::new(day(start), day(start + days))))
}

proptest! {
    #[test]
    fn every_count_is_what_looking_at_every_event_gives(filter in choices(), window in window()) {
        let (dataset, index) = &*SUMMITS;
        let mut visible = Visible::default();
        visible.set_filter(dataset, index, window.as_ref(), &filter);
        let with_words = index.matching(dataset, &filter.words);
        let passes = |rank: u32, ix: EventIx, but: Option<Facet>| {
            with_words.as_ref().is_none_or(|set| set.contains(rank))
                && filter.choices.iter().filter(|(facet, _)| Some(*facet) != but).all(
                    |(facet, values)| values.iter().any(|value| has(dataset, ix, facet, value)),
                )
        };
        let is_in = |ix: EventIx| match (dataset.span(ix), &window) {
            (Some(span), Some(window)) => span.membership(window) != Membership::Outside,
            _ => true,
        };
        let ranked = || (0..).zip(dataset.in_order()).filter(|(_, ix)| is_in(**ix));
        let listed = ranked().filter(|(rank, ix)| passes(*rank, **ix, None));
        let expected: Vec<u32> = listed.map(|(rank, _)| rank).collect();
        prop_assert_eq!(visible.listed(index).iter().collect::<Vec<_>>(), expected);
        for facet in Facet::ALL {
            let values = index.facets().of(facet);
            let counts = visible.facet_counts(index, facet);
            prop_assert_eq!(values.names().len(), counts.len());
            for (name, count) in values.names().iter().zip(counts) {
                let among = ranked().filter(|(rank, ix)| passes(*rank, **ix, Some(facet)));
                let expected = among.filter(|(_, ix)| has(dataset, **ix, facet, name)).count();
                prop_assert_eq!(*count, expected, "{:?} {}", facet, name);
            }
        }
    }
}

#[test]
fn a_date_is_as_well_known_as_its_worst_end() {
    for (when, class) in [
        ("2025-10-09", DateClass::Day),
        ("2025-10-09T14:30:00Z", DateClass::Day),
        ("2025-10-09/2025-10-10", DateClass::Day),
        ("2025-10/2025-11-05", DateClass::Month),
        ("2023-23", DateClass::Month),
        ("2025", DateClass::Year),
        ("199X", DateClass::Year),
        ("2025-10~", DateClass::Doubtful),
        ("2025-10-09?", DateClass::Doubtful),
        ("2024-12-25/", DateClass::Doubtful),
        ("2024-12-25/..", DateClass::Day),
        ("[2025-12-21,2025-12-22]", DateClass::Doubtful),
        ("{2025-12-21,2025-12-22}", DateClass::Day),
        ("../..", DateClass::Doubtful),
    ] {
        let event = Event {
            when: Some(when.parse().unwrap()),
            ..Event::default()
        };
        assert_eq!(date_class(&event), class, "{when}");
    }
    assert_eq!(date_class(&Event::default()), DateClass::Undated);
}
