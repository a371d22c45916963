//! Counts of the bundled data against those worked out from the records themselves, without any index.

use serde_json::{Value, json};

use super::*;
use crate::format::geojson;

fn bundled() -> (Dataset, Value) {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    let reading = geojson::read("summits.geojson", bytes);
    let dataset = std::sync::Arc::into_inner(reading.dataset.expect("a dataset"));
    let records = serde_json::from_slice(bytes).expect("JSON");
    (dataset.expect("the only one"), records)
}

fn list<'a>(records: &'a Value, name: &str) -> &'a [Value] {
    records[name].as_array().expect("a list")
}

fn evidence(dataset: &Dataset, id: &str) -> SourceEvidence {
    SourceEvidence::new(dataset, dataset.find_source(id).expect("a source"))
}

#[test]
fn what_a_source_claims_is_all_there_by_event_and_in_order() {
    let (dataset, records) = bundled();
    for source in list(&records, "sources") {
        let id = source["id"].as_str().expect("an id");
        let found = evidence(&dataset, id);
        let claims = list(&records, "claims").iter();
        let own: Vec<&Value> = claims.filter(|claim| claim["source"] == id).collect();
        let events: BTreeSet<&str> = own.iter().filter_map(|it| it["event"].as_str()).collect();
        assert_eq!(found.claims(), own.len(), "{id}");
        assert_eq!(found.events.len(), events.len(), "{id}");
        let mut sorted: Vec<EventIx> = found.events.iter().map(|it| it.event).collect();
        dataset.sort_by_time(&mut sorted);
        assert!(found.events.iter().map(|it| it.event).eq(sorted));
    }
}

#[test]
fn what_only_one_source_says_is_found() {
    let (dataset, records) = bundled();
    let claims = list(&records, "claims");
    for source in list(&records, "sources") {
        let id = source["id"].as_str().expect("an id");
        let found = evidence(&dataset, id);
        let alone = |event: &str| {
            let mut about = claims.iter().filter(|claim| claim["event"] == event);
            about.all(|claim| claim["source"] == id)
        };
        let features = list(&records, "features").iter();
        let only: BTreeSet<&str> = features
            .filter_map(|feature| feature["properties"]["id"].as_str())
            .filter(|event| alone(event))
            .collect();
        let told = found
            .only_events
            .iter()
            .map(|ix| dataset.event(*ix).id.as_str());
        assert_eq!(told.collect::<BTreeSet<_>>(), only, "{id}");
        let only_claims: BTreeSet<&str> = claims
            .iter()
            .filter(|claim| claim["source"] == id && !alone(claim["event"].as_str().expect("id")))
            .filter(|claim| {
                let same =
                    |it: &&Value| it["event"] == claim["event"] && it["field"] == claim["field"];
                claims.iter().filter(same).all(|it| it["source"] == id)
            })
            .filter_map(|claim| claim["id"].as_str())
            .collect();
        let told = found
            .only_claims
            .iter()
            .map(|row| dataset.claim(*row).id.as_str());
        assert_eq!(told.collect::<BTreeSet<_>>(), only_claims, "{id}");
    }
}

#[test]
fn disputes_show_what_others_say() {
    let (dataset, records) = bundled();
    for source in list(&records, "sources") {
        let id = source["id"].as_str().expect("an id");
        let of_it = |claim: &Value| {
            let mut claims = list(&records, "claims").iter();
            claims.any(|it| it["id"] == *claim && it["source"] == id)
        };
        let part_of = |dispute: &&Value| {
            let sides = dispute["sides"].as_array().expect("sides").iter();
            sides
                .flat_map(|side| side.as_array().expect("ids"))
                .any(of_it)
        };
        let disputes: BTreeSet<&str> = list(&records, "disputes")
            .iter()
            .filter(part_of)
            .filter_map(|dispute| dispute["id"].as_str())
            .collect();
        let found = evidence(&dataset, id);
        let told = found
            .disputed
            .iter()
            .map(|it| dataset.dispute(it.dispute).id.as_str());
        assert_eq!(told.collect::<BTreeSet<_>>(), disputes, "{id}");
        for it in &found.disputed {
            assert!(!it.own.is_empty());
            assert!(it.own.iter().all(|row| dataset.claim(*row).source == id));
            assert!(it.others.iter().all(|row| dataset.claim(*row).source != id));
        }
    }
    // By hand, from the table in geodata/README.md: the missiles of document 001, and what stands against them.
    let found = evidence(&dataset, "003");
    let apology = found
        .disputed
        .iter()
        .find(|it| dataset.dispute(it.dispute).id == "d-apology");
    let apology = apology.expect("document 003 says yes");
    let ids = |rows: &[ClaimIx]| -> Vec<String> {
        rows.iter()
            .map(|row| dataset.claim(*row).id.clone())
            .collect()
    };
    assert_eq!(ids(&apology.own), ["c-192"]);
    assert_eq!(
        ids(&apology.others),
        ["c-193"],
        "document 002 is on the same side"
    );
}

#[test]
fn fields_stand_in_their_order_and_lose_no_claim() {
    let (dataset, _) = bundled();
    for &ix in dataset.in_order() {
        let fields = claims_by_field(&dataset, ix);
        let count: usize = fields.iter().map(|field| field.claims.len()).sum();
        assert_eq!(count, dataset.claims_about(ix).count());
        let first: Vec<&str> = fields
            .iter()
            .map(|it| it.field)
            .filter(|it| FIRST.contains(it))
            .collect();
        assert!(
            fields
                .iter()
                .take(first.len())
                .map(|it| it.field)
                .eq(first.iter().copied())
        );
        let order = FIRST.iter().filter(|it| first.contains(it));
        assert!(order.eq(first.iter()));
        for field in fields {
            assert!(field.claims.iter().all(|claim| claim.field == field.field));
        }
    }
}

#[test]
fn a_date_knows_who_says_so() {
    let (dataset, _) = bundled();
    let ix = dataset
        .find_event("cis-summit-dushanbe-2025")
        .expect("an event");
    let when = dataset.event(ix).when.as_ref().expect("a date");
    let sources: BTreeSet<&str> = who_dates(&dataset, ix, when)
        .map(|it| it.source.as_str())
        .collect();
    assert!(!sources.is_empty());
    let other: Edtf = "1800".parse().expect("a date");
    assert_eq!(who_dates(&dataset, ix, &other).count(), 0);
}

#[test]
fn parts_of_a_person_and_journeys_are_found() {
    let (dataset, records) = bundled();
    let person = dataset.find_person("ilham-aliyev").expect("a person");
    let told: usize = parts_by_role(&dataset, person)
        .iter()
        .map(|(_, parts)| parts.len())
        .sum();
    let parts = list(&records, "participations").iter();
    assert_eq!(
        told,
        parts
            .filter(|part| part["person"] == "ilham-aliyev")
            .count()
    );
    let journeys = journeys_of(&dataset, person).into_iter();
    let ids: Vec<&str> = journeys.map(|ix| dataset.event(ix).id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "aliyev-three-summits-2025",
            "aliyev-trip-st-petersburg-2025"
        ]
    );
}

#[test]
fn references_that_lead_nowhere_do_no_harm() {
    let file = json!({
        "type": "FeatureCollection", "summit_atlas": 1,
        "sources": [{ "id": "a", "title": "A" }],
        "claims": [
            { "id": "1", "event": "gone", "field": "when", "source": "a" },
            { "id": "2", "event": "e", "field": "when", "source": "nobody" },
            { "id": "3", "event": "e", "field": "", "source": "a" },
        ],
        "disputes": [{ "id": "d", "event": "e", "question": "?", "sides": [["3", "x"], ["2"]] }],
        "features": [{ "type": "Feature", "id": "e", "geometry": null,
            "properties": { "title": "E", "sources": ["a"] } }],
    });
    let reading = geojson::read("odd", file.to_string().as_bytes());
    let dataset = reading.dataset.expect("a dataset");
    let found = evidence(&dataset, "a");
    assert_eq!(found.claims(), 1);
    assert_eq!(found.disputed_claims(), 1);
    assert_eq!(found.disputed[0].others.len(), 1);
    assert!(
        found.only_events.is_empty(),
        "another, unknown source speaks of it"
    );
    assert_eq!(found.only_claims.len(), 1);
}
