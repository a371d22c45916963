//! Who says what: participations, stops, sources and notes stand on claims and say how they are known.

use serde_json::Value;
use summit_atlas::dataset::{Claim, Geometry, StopStatus};
use summit_atlas::text;
use summit_atlas::time::Edtf;

use super::{events, summits};

/// Whether a claim names a person, in its value or as who speaks.
fn names(claim: &Claim, person: &str) -> bool {
    fn holds(value: &Value, person: &str) -> bool {
        match value {
            Value::String(text) => text == person,
            Value::Array(values) => values.iter().any(|value| holds(value, person)),
            Value::Object(fields) => fields.values().any(|value| holds(value, person)),
            _ => false,
        }
    }
    claim.by.as_deref() == Some(person) || holds(&claim.value, person)
}

#[test]
fn whoever_took_part_or_was_absent_is_named_by_a_claim() {
    let dataset = summits();
    let mut absent = 0;
    for part in &dataset.parts().participations {
        let claims = part.claims.iter().filter_map(|id| dataset.find_claim(id));
        let named = claims.filter(|claim| names(claim, &part.person)).count();
        assert!(named > 0, "{} in {}", part.person, part.event);
        absent += usize::from(part.role == summit_atlas::dataset::Role::Absent);
    }
    assert!(absent > 0, "an absence is data");
}

#[test]
fn the_stops_of_a_journey_are_in_order_and_on_its_line() {
    let dataset = summits();
    let mut not_reached = 0;
    for (ix, event) in events(&dataset) {
        let stops: Vec<_> = dataset.stops_of(ix).collect();
        let orders: Vec<u32> = stops.iter().map(|stop| stop.order).collect();
        let counted: Vec<u32> = (1..).take(stops.len()).collect();
        assert_eq!(orders, counted, "{}", event.id);
        assert_eq!(event.kind == "journey", !stops.is_empty(), "{}", event.id);
        for stop in &stops {
            let when = stop.when.as_ref().map(|when| when.parse::<Edtf>());
            assert!(matches!(when, None | Some(Ok(_))), "{}", stop.id);
            assert!(!stop.claims.is_empty(), "{}", stop.id);
            not_reached += usize::from(stop.status == StopStatus::NotReached);
        }
        let pins = stops.iter().filter_map(|stop| {
            let venue = dataset.find_venue(&stop.venue)?;
            dataset.venue(venue).pin()
        });
        if let Geometry::Lines(lines) = &event.geometry {
            assert_eq!(lines.concat(), pins.collect::<Vec<_>>(), "{}", event.id);
        }
    }
    assert!(not_reached > 0, "a stop that was not reached is marked so");
}

#[test]
fn every_document_says_what_it_is_whose_view_it_is_and_how_its_date_is_known() {
    let dataset = summits();
    for source in &dataset.parts().sources {
        let said = |field: &str| {
            let text = source.extra.get(field).and_then(Value::as_str);
            text.is_some_and(|text| !text.is_empty())
        };
        assert!(said("view_of") && said("cite"), "{}", source.id);
        let kinds = ["news", "opinion", "analysis", "translation"];
        let kind = source.kind.as_deref().unwrap_or("");
        assert!(kinds.contains(&kind), "{}: {kind}", source.id);
        let inferred = source.extra["published_known"] == "inferred";
        assert_eq!(
            inferred,
            source.published_derivation.is_some(),
            "{}",
            source.id
        );
        let event = dataset.find_event(&format!("publication-{}", source.id));
        let event = dataset.event(event.expect("its publication is an event"));
        let published = event.when.as_ref().map(ToString::to_string);
        assert_eq!(published, source.published, "{}", source.id);
    }
}

#[test]
fn what_is_not_from_the_sources_says_so() {
    let dataset = summits();
    let (mut outside, mut reading) = (0, 0);
    for note in &dataset.parts().editor_notes {
        let text = |field: &str| note.extra.get(field).and_then(Value::as_str).unwrap_or("");
        assert_eq!(text("by"), "editor", "{}", note.id);
        let is_outside = text("kind") == "common_knowledge";
        let says_so = text("text").starts_with("Not from the sources: ");
        assert_eq!(is_outside, says_so, "{}", note.id);
        outside += usize::from(is_outside);
        reading += usize::from(!is_outside);
    }
    assert!(outside > 12 && reading > 0, "{outside} and {reading}");
    assert!(dataset.parts().disputes.len() > 12);
    for dispute in &dataset.parts().disputes {
        assert!(dispute.note.is_some(), "{}", dispute.id);
    }
}

#[test]
fn every_relation_has_words() {
    let dataset = summits();
    for relation in &dataset.parts().relations {
        for forward in [true, false] {
            let words = text::relation(&relation.kind, forward);
            assert!(words.starts_with(char::is_uppercase), "{}", relation.kind);
        }
    }
}
