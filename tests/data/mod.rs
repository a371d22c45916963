//! The bundled dataset holds together: everything is somebody's statement, and lies where it says.

mod attendance;
mod copying;
mod evidence;
mod queries;
mod schema;
pub(crate) mod switchboard;
mod together;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;
use summit_atlas::dataset::{Dataset, Event, EventIx, Geometry, PlacePrecision, Rank, Venue};
use summit_atlas::jobs::bundled;
use summit_atlas::time::Edtf;

/// How far outside of its country's simplified outline a place may lie, in degrees: about 5 km.
const OUTLINE_TOLERANCE: f64 = 0.05;

/// The text of the file that is built in.
const FILE: &str = include_str!("../../geodata/summits.geojson");

/// The bundled dataset.
fn summits() -> Arc<Dataset> {
    bundled::summits()
        .dataset
        .expect("the bundled dataset can be read")
}

/// All events with their places in the dataset.
fn events(dataset: &Dataset) -> impl Iterator<Item = (EventIx, &Event)> {
    dataset
        .in_order()
        .iter()
        .map(|ix| (*ix, dataset.event(*ix)))
}

/// The ids of some records, of which each must be there once.
fn unique<'a, T>(records: &'a [T], id: impl Fn(&'a T) -> &'a str) -> BTreeSet<&'a str> {
    let ids: BTreeSet<&str> = records.iter().map(&id).collect();
    assert_eq!(ids.len(), records.len(), "an id is given twice");
    ids
}

#[test]
fn the_dataset_is_read_without_problems_and_is_no_smaller_than_promised() {
    let reading = bundled::summits();
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    let dataset = reading.dataset.expect("the bundled dataset can be read");
    assert!(!dataset.implied_source(), "the dataset makes claims");
    assert!(dataset.len() >= 70, "{} events", dataset.len());
    assert!(
        dataset.parts().venues.len() >= 20,
        "{} venues",
        dataset.parts().venues.len()
    );
}

#[test]
fn the_five_articles_are_the_sources_and_each_is_heard() {
    let dataset = summits();
    let sources: Vec<&str> = dataset
        .parts()
        .sources
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    assert_eq!(sources, ["000", "001", "002", "003", "004"]);
    for source in &dataset.parts().sources {
        let ix = dataset.find_source(&source.id).expect("a source by its id");
        assert!(
            dataset.claims_by(ix).next().is_some(),
            "{} makes no claim",
            source.id
        );
        assert!(!source.title.is_empty(), "{} has no title", source.id);
        let published = source.published.as_deref().map(str::parse::<Edtf>);
        assert!(
            matches!(published, Some(Ok(_))),
            "{}: {published:?}",
            source.id
        );
    }
}

#[test]
fn every_event_is_carried_by_claims_of_sources_that_are_there() {
    let dataset = summits();
    for (ix, event) in events(&dataset) {
        let claimed: BTreeSet<&str> = dataset
            .claims_about(ix)
            .map(|claim| claim.source.as_str())
            .collect();
        assert!(!claimed.is_empty(), "{} has no claim", event.id);
        for source in &claimed {
            assert!(
                dataset.find_source(source).is_some(),
                "{}: source {source}",
                event.id
            );
        }
        let named: BTreeSet<&str> = event.sources.iter().map(String::as_str).collect();
        assert_eq!(
            named, claimed,
            "{}: sources named, and sources of its claims",
            event.id
        );
    }
}

#[test]
fn every_claim_says_something_in_a_paragraph() {
    let dataset = summits();
    let parts = dataset.parts();
    unique(&parts.claims, |claim| &claim.id);
    for claim in &parts.claims {
        assert!(
            dataset.find_event(&claim.event).is_some(),
            "{}: {}",
            claim.id,
            claim.event
        );
        assert!(!claim.field.is_empty(), "{} is about nothing", claim.id);
        assert!(
            !claim.value.is_null(),
            "{} says nothing a machine can read",
            claim.id
        );
        assert!(
            !claim.summary.is_empty(),
            "{} says nothing a person can read",
            claim.id
        );
        assert!(!claim.paragraphs.is_empty(), "{} stands nowhere", claim.id);
        assert!(
            claim.paragraphs.iter().all(|n| *n > 0),
            "{}: paragraphs from 1",
            claim.id
        );
    }
}

#[test]
fn every_date_is_read_as_it_is_written() {
    let root: Value = serde_json::from_str(FILE).expect("JSON");
    let dataset = summits();
    let features = root["features"].as_array().expect("features");
    assert_eq!(features.len(), dataset.len());
    for feature in features {
        let id = feature["id"].as_str().expect("an id");
        assert_eq!(feature["properties"]["id"], id, "both ids of a feature");
        let event = dataset.event(dataset.find_event(id).expect("an event by its id"));
        let read = event.when.as_ref().map(ToString::to_string);
        assert_eq!(
            read.as_deref(),
            feature["properties"]["when"].as_str(),
            "{id}"
        );
        assert!(
            feature["properties"].get("when").is_some(),
            "{id}: write null for no date"
        );
    }
}

#[test]
fn the_date_of_an_event_is_that_of_a_preferred_claim() {
    let dataset = summits();
    for (ix, event) in events(&dataset) {
        let preferred: Vec<&Value> = dataset
            .claims_about(ix)
            .filter(|claim| claim.field == "when" && claim.rank == Rank::Preferred)
            .map(|claim| &claim.value)
            .collect();
        let when = event
            .when
            .as_ref()
            .map_or(Value::Null, |when| Value::from(when.to_string()));
        if when.is_null() {
            assert!(
                preferred.is_empty(),
                "{} is dated by {preferred:?}",
                event.id
            );
        } else {
            assert!(
                preferred.contains(&&when),
                "{}: {when} is not of {preferred:?}",
                event.id
            );
        }
    }
}

#[test]
fn the_named_venues_are_there_and_pinned() {
    let dataset = summits();
    unique(&dataset.parts().venues, |venue| &venue.id);
    for (id, name) in [
        ("dushanbe", "Dushanbe"),
        ("st-petersburg", "St Petersburg"),
        ("lachin", "Lachin"),
        ("ganja", "Ganja"),
        ("aktau", "Aktau"),
    ] {
        let ix = dataset.find_venue(id).expect("a named venue");
        assert_eq!(dataset.venue(ix).name, name);
        assert!(dataset.venue(ix).pin().is_some(), "{id} has no pin");
        assert!(!dataset.events_at(ix).is_empty(), "nothing happens at {id}");
    }
}

#[test]
fn every_pinned_venue_lies_inside_its_country() {
    let dataset = summits();
    let countries = bundled::countries().expect("the bundled outlines can be read");
    let known: BTreeSet<&str> = countries
        .iter()
        .map(|country| country.iso.as_str())
        .collect();
    let mut pinned = 0;
    for venue in &dataset.parts().venues {
        if let Some(country) = venue.country.as_deref() {
            assert!(known.contains(country), "{} is in {country}", venue.id);
        }
        let Some(pin) = venue.pin() else { continue };
        pinned += 1;
        let found = countries
            .country_near(pin, OUTLINE_TOLERANCE)
            .map(|c| c.iso.as_str());
        assert!(found.is_some(), "{} lies in no country", venue.id);
        assert_eq!(found, venue.country.as_deref(), "{}", venue.id);
    }
    assert!(pinned >= 15, "only {pinned} venues are pinned");
}

#[test]
fn only_what_is_known_to_the_town_is_pinned() {
    let dataset = summits();
    for venue in &dataset.parts().venues {
        let fine = matches!(venue.precision, PlacePrecision::Site | PlacePrecision::City);
        assert_eq!(
            venue.coordinates.is_some(),
            fine,
            "{}: {}",
            venue.id,
            venue.precision
        );
    }
}

#[test]
fn events_lie_where_their_venues_are_in_order() {
    let dataset = summits();
    let mut lines = 0;
    for (ix, event) in events(&dataset) {
        let venues: Vec<&Venue> = dataset
            .venues_of(ix)
            .map(|venue| dataset.venue(venue))
            .collect();
        let pins: Vec<_> = venues.iter().filter_map(|venue| venue.pin()).collect();
        match &event.geometry {
            Geometry::Nowhere => assert!(pins.is_empty(), "{} has a place after all", event.id),
            Geometry::Points(points) => assert_eq!(*points, pins, "{}", event.id),
            Geometry::Lines(stops) => {
                lines += 1;
                assert_eq!(*stops, [pins], "{}", event.id);
                assert_eq!(event.precision, PlacePrecision::Line, "{}", event.id);
            }
            Geometry::Areas(_) => panic!("{} is an area", event.id),
        }
    }
    assert!(lines > 0, "there is no journey");
}

#[test]
fn a_dispute_has_sides_whose_claims_are_about_its_event() {
    let dataset = summits();
    let parts = dataset.parts();
    unique(&parts.disputes, |dispute| &dispute.id);
    assert!(!parts.disputes.is_empty(), "nobody disagrees");
    let about: BTreeMap<&str, &str> = parts
        .claims
        .iter()
        .map(|claim| (claim.id.as_str(), claim.event.as_str()))
        .collect();
    for dispute in &parts.disputes {
        assert!(dispute.sides.len() >= 2, "{} has one side", dispute.id);
        assert!(!dispute.question.is_empty(), "{} asks nothing", dispute.id);
        let mut seen = BTreeSet::new();
        for side in &dispute.sides {
            assert!(!side.is_empty(), "{} has an empty side", dispute.id);
            for claim in side {
                let event = about.get(claim.as_str()).copied();
                assert_eq!(
                    event,
                    Some(dispute.event.as_str()),
                    "{}: {claim}",
                    dispute.id
                );
                assert!(
                    seen.insert(claim),
                    "{}: {claim} is on two sides",
                    dispute.id
                );
            }
        }
    }
}

#[test]
fn an_event_is_disputed_exactly_when_it_is_in_a_dispute() {
    let dataset = summits();
    for (ix, event) in events(&dataset) {
        let in_dispute = dataset.disputes_about(ix).next().is_some();
        assert_eq!(event.disputed, in_dispute, "{}", event.id);
    }
}

#[test]
fn people_relations_and_figures_are_claimed_too() {
    let dataset = summits();
    let parts = dataset.parts();
    let claims = unique(&parts.claims, |claim| &claim.id);
    unique(&parts.persons, |person| &person.id);
    unique(&parts.figures, |figure| &figure.id);
    let carried = |what: &str, ids: &[String]| {
        assert!(!ids.is_empty(), "{what} is nobody's statement");
        for id in ids {
            assert!(
                claims.contains(id.as_str()),
                "{what}: claim {id} is not there"
            );
        }
    };
    for part in &parts.participations {
        carried(&format!("{} at {}", part.person, part.event), &part.claims);
    }
    for relation in &parts.relations {
        carried(
            &format!("{} → {}", relation.from, relation.to),
            &relation.claims,
        );
        assert_ne!(relation.from, relation.to);
    }
    for figure in &parts.figures {
        carried(&figure.id, &figure.claims);
    }
}
