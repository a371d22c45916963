use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::*;
use crate::dataset::{Claim, Event, Geometry, Status, Venue};
use crate::format::{Loss, losses};
use crate::geo::LonLat;

/// What a table could stumble over.
const PIECES: [&str; 19] = [
    "", "a", "Ь", "ə", ",", ";", "|", "\"", "\\", "\n", "\r\n", "=", "'", "-1", " ", "\t", "e",
    "[", "🗺",
];
const DATES: [&str; 6] = [
    "2025-10-09",
    "2025",
    "-0500",
    "[2025-09-10,2025-10-09]",
    "2025-10~/..",
    "Y12000",
];
const NAMES: [&str; 10] = [
    "note", "when", "Title", "lat", "column 3", "=x", "status", "year", "a b", "",
];
const PLACES: [&str; 3] = ["v", "w", "missing"];
const HEADS: [&str; 18] = [
    "title", "when", "start", "end", "year", "lat", "lon", "place", "country", "status", "tags",
    "notes", "Notes", "source", "url", "", "x y", "disputed",
];
const CELLS: [&str; 5] = ["2025", "10/09/2025", "41,5", "TJ;RU", "yes"];

fn one_of_these(texts: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(texts)
}

fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(one_of_these(&PIECES), 0..5).prop_map(|it| it.concat())
}

fn geometry() -> impl Strategy<Value = Geometry> {
    let place =
        || (-180.0..=180.0_f64, -90.0..=90.0_f64).prop_map(|(lon, lat)| LonLat { lon, lat });
    prop_oneof![
        Just(Geometry::Nowhere),
        prop::collection::vec(place(), 1..3).prop_map(Geometry::Points),
        prop::collection::vec(place(), 2..3).prop_map(|it| Geometry::Lines(vec![it])),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let date = prop::option::of(one_of_these(&DATES).prop_map(|it| it.parse().unwrap()));
    let value = prop_oneof![
        word().prop_map(Value::from),
        Just(json!(3)),
        Just(json!(null)),
        Just(json!(["x"]))
    ];
    let extra = prop::collection::vec((one_of_these(&NAMES), value), 0..3);
    let venues = prop::collection::vec(one_of_these(&PLACES), 0..3);
    let lists = (
        prop::collection::vec(word(), 0..3),
        prop::collection::vec(word(), 0..2),
    );
    let rest = (
        any::<bool>(),
        any::<bool>(),
        prop::option::of(word()),
        prop::option::of(word()),
        0..4_usize,
    );
    let words = (word(), word(), word(), lists);
    (words, date, geometry(), extra, venues, rest).prop_map(
        |((title, summary, kind, (themes, sources)), when, geometry, extra, venues, rest)| {
            let (disputed, grave, part_of, when_derivation, status) = rest;
            let statuses = [
                Status::Happened,
                Status::Announced,
                Status::Expected,
                Status::Cancelled,
            ];
            Event {
                title,
                summary,
                kind,
                themes,
                sources,
                when,
                geometry,
                disputed,
                grave,
                part_of,
                when_derivation,
                status: statuses[status],
                venues: venues.into_iter().map(str::to_owned).collect(),
                extra: extra
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
                ..Event::default()
            }
        },
    )
}

fn dataset() -> impl Strategy<Value = Dataset> {
    let venue = |id: &str, name: String| -> Venue {
        serde_json::from_value(json!({"id": id, "name": name, "country": "TJ"})).unwrap()
    };
    let claim = json!({"id": "c", "event": "e0", "field": "when", "source": "s"});
    let claim: Claim = serde_json::from_value(claim).unwrap();
    let parts = (
        prop::collection::vec(event(), 0..5),
        word(),
        word(),
        any::<bool>(),
    );
    parts.prop_map(move |(mut events, v, w, claims)| {
        for (at, event) in events.iter_mut().enumerate() {
            event.id = format!("e{at}");
        }
        let parts = Parts {
            events,
            venues: vec![venue("v", v), venue("w", w)],
            claims: if claims {
                vec![claim.clone()]
            } else {
                Vec::new()
            },
            ..Parts::default()
        };
        Dataset::new("x", parts).0
    })
}

/// Whether a field of an event is named as lost.
fn is_named(lost: &[Loss], id: &str, field: &str) -> bool {
    let of = |loss: &&Loss| loss.list == "events" && loss.field.as_deref() == Some(field);
    lost.iter()
        .filter(of)
        .any(|loss| loss.records.iter().any(|it| it == id))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again_but_for_what_is_named_as_lost(dataset in dataset()) {
        let writing = write(&dataset);
        let again = read("x", &writing.bytes).dataset.expect("a dataset");
        let (before, after) = (&dataset.parts().events, &again.parts().events);
        prop_assert_eq!(before.len(), after.len(), "each event is a row");
        for (a, b) in before.iter().zip(after) {
            let lost = |field: &str| is_named(&writing.lost, &a.id, field);
            prop_assert_eq!(&a.id, &b.id);
            prop_assert!(a.title == b.title || lost("title"));
            prop_assert!(a.when == b.when || lost("when"));
            prop_assert!(a.when_derivation == b.when_derivation || lost("when_derivation"));
            prop_assert!(a.summary == b.summary || lost("summary"));
            prop_assert!(a.kind == b.kind || lost("kind"));
            prop_assert!(a.themes == b.themes || lost("themes"));
            prop_assert!(a.venues == b.venues || lost("venues"));
            prop_assert!(a.sources == b.sources || lost("sources"));
            prop_assert!(a.status == b.status || lost("status"));
            prop_assert!(a.part_of == b.part_of || lost("part_of"));
            prop_assert!(a.geometry == b.geometry || lost("geometry"));
            prop_assert!(a.precision == b.precision || lost("precision"));
            for (name, value) in &a.extra {
                prop_assert!(b.extra.get(name) == Some(value) || lost(name), "{}", name);
            }
            // What a table has a place for arrives.
            if a.extra.is_empty() {
                prop_assert_eq!(&a.when, &b.when);
                prop_assert_eq!((a.status, a.disputed, a.grave), (b.status, b.disputed, b.grave));
                if matches!(&a.geometry, Geometry::Points(points) if points.len() == 1) {
                    prop_assert_eq!(&a.geometry, &b.geometry);
                }
            }
        }
        let claims = writing.lost.iter().any(|it| it.list == "claims" && it.field.is_none());
        prop_assert_eq!(claims, !dataset.parts().claims.is_empty());
    }

    #[test]
    fn what_was_read_from_a_table_is_written_without_loss(
        header in prop::collection::vec(one_of_these(&HEADS), 1..9),
        rows in prop::collection::vec(
            prop::collection::vec(prop_oneof![word(), one_of_these(&CELLS).prop_map(str::to_owned)], 0..10),
            0..6,
        ),
    ) {
        let header = std::iter::once("id").chain(header).chain(["event"]);
        let header: Vec<String> = header.map(str::to_owned).collect();
        let rows = rows.into_iter().map(|mut row| {
            row.resize(header.len(), String::new());
            row
        });
        let text = write_table(&header, rows);
        let first = read("x", text.as_bytes()).dataset.expect("a dataset");
        let writing = write(&first);
        prop_assert_eq!(&writing.lost, &[]);
        let again = read("x", &writing.bytes).dataset.expect("a dataset");
        prop_assert_eq!(losses(first.parts(), Some(again.parts())), []);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), head in any::<bool>()) {
        let bytes = if head { [b"title,when,lat,lon\n", bytes.as_slice()].concat() } else { bytes };
        let reading = read("x", &bytes);
        prop_assert!(reading.dataset.is_some() || !reading.problems.is_empty());
        for problem in &reading.problems {
            prop_assert_eq!(problem.place.file.as_deref(), Some("x"));
        }
    }
}
