//! Graphs of the bundled data against its records, and of odd data.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::format::geojson;

pub(super) fn bundled() -> Arc<Dataset> {
    let bytes = include_bytes!("../../../geodata/summits.geojson");
    let reading = geojson::read("summits.geojson", bytes);
    reading.dataset.expect("a dataset")
}

pub(super) fn graph(dataset: &Dataset, focus: &str) -> RelationsGraph {
    let focus = focus.parse().expect("a selection");
    RelationsGraph::of(dataset, &focus).expect("the dataset has it")
}

/// Everything that can be selected.
pub(super) fn selections(dataset: &Dataset) -> Vec<Selection> {
    let parts = dataset.parts();
    let mut all: Vec<Selection> = Vec::new();
    all.extend(
        parts
            .events
            .iter()
            .map(|it| Selection::Event(it.id.clone())),
    );
    all.extend(
        parts
            .venues
            .iter()
            .map(|it| Selection::Venue(it.id.clone())),
    );
    all.extend(
        parts
            .persons
            .iter()
            .map(|it| Selection::Person(it.id.clone())),
    );
    let bodies = parts.organisations.iter();
    all.extend(bodies.map(|it| Selection::Organisation(it.id.clone())));
    all.extend(
        parts
            .sources
            .iter()
            .map(|it| Selection::Source(it.id.clone())),
    );
    all
}

fn read(file: &Value) -> Arc<Dataset> {
    let reading = geojson::read("x", file.to_string().as_bytes());
    reading.dataset.expect("a dataset")
}

fn feature(id: &str, properties: &Value) -> Value {
    let mut all = json!({"id": id, "title": id});
    for (key, value) in properties.as_object().expect("properties") {
        all[key] = value.clone();
    }
    json!({"type": "Feature", "id": id, "geometry": null, "properties": all})
}

/// The edge of the focus that leads to something.
fn edge<'a>(graph: &'a RelationsGraph, what: &str) -> &'a Edge {
    let what = what.parse().expect("a selection");
    let node = graph.find(&what).expect("it is shown");
    &graph.edges()[graph.edge_of(node).expect("it is not the focus")]
}

fn ids(graph: &RelationsGraph, group: Group) -> Vec<&str> {
    let nodes = graph.group(group);
    nodes.map(|at| graph.nodes()[at].what.id()).collect()
}

#[test]
fn every_tie_of_the_bundled_data_rests_on_claims_and_no_node_is_invented() {
    let dataset = bundled();
    for selection in selections(&dataset) {
        let graph = RelationsGraph::of(&dataset, &selection).expect("it is there");
        assert_eq!(graph.nodes()[0].what, selection);
        assert!(graph.nodes().iter().all(|node| node.known), "{selection}");
        assert!(graph.nodes().len() <= 39, "{selection}");
        let unique: BTreeSet<String> = graph.nodes().iter().map(|it| it.what.to_string()).collect();
        assert_eq!(unique.len(), graph.nodes().len(), "{selection}: each once");
        for edge in graph.edges() {
            assert!(!edge.ties.is_empty());
            for tie in &edge.ties {
                let is_listed = tie.link == Link::SpeaksOf;
                assert!(is_listed || !tie.claims.is_empty(), "{selection}: {tie:?}");
                let known = |id: &String| dataset.find_claim(id).is_some();
                assert!(tie.claims.iter().all(known), "{selection}: {tie:?}");
            }
        }
    }
}

#[test]
fn a_summit_has_what_came_before_at_one_side_and_what_came_of_it_at_the_other() {
    let dataset = bundled();
    let graph = graph(&dataset, "event:cis-summit-dushanbe-2025");
    let after = ids(&graph, Group::After);
    assert!(after.contains(&"cis-plenary-dushanbe-2025"), "{after:?}");
    let part = edge(&graph, "event:cis-plenary-dushanbe-2025");
    assert_eq!(part.ties[0].link, Link::PartOf);
    assert!(!part.ties[0].forward, "the plenary is the part");
    let people = ids(&graph, Group::People);
    assert!(people.contains(&"ilham-aliyev"), "{people:?}");
    let setting = ids(&graph, Group::Setting);
    assert_eq!(setting, ["dushanbe", "cis"], "places, then organisations");
    for group in [Group::Before, Group::After] {
        let events: Vec<EventIx> = ids(&graph, group)
            .iter()
            .filter_map(|id| dataset.find_event(id))
            .collect();
        let mut sorted = events.clone();
        dataset.sort_by_time(&mut sorted);
        assert_eq!(events, sorted, "{group:?} in the order of time");
    }
}

#[test]
fn what_led_to_what_has_a_direction() {
    let dataset = bundled();
    let relation = |kind: &str| {
        let mut all = dataset.parts().relations.iter();
        all.find(|it| it.kind == kind).expect("one of that kind")
    };
    let leads = relation("leads_to");
    let cause = graph(&dataset, &format!("event:{}", leads.from));
    assert!(ids(&cause, Group::After).contains(&leads.to.as_str()));
    assert_eq!(
        edge(&cause, &format!("event:{}", leads.to)).direction(),
        Some(true)
    );
    let effect = graph(&dataset, &format!("event:{}", leads.to));
    assert!(ids(&effect, Group::Before).contains(&leads.from.as_str()));
    assert_eq!(
        edge(&effect, &format!("event:{}", leads.from)).direction(),
        Some(false)
    );
    let beside = relation("coincides_with");
    let graph = graph(&dataset, &format!("event:{}", beside.from));
    assert_eq!(
        edge(&graph, &format!("event:{}", beside.to)).direction(),
        None
    );
}

#[test]
fn absence_expectation_and_disagreement_are_told_apart() {
    let dataset = bundled();
    let bishkek = graph(&dataset, "event:cis-summit-bishkek-2023");
    assert_eq!(
        edge(&bishkek, "person:nikol-pashinyan").standing,
        Standing::Absent
    );
    let disputed = graph(&dataset, "event:cis-informal-summit-st-petersburg-2025");
    let aliyev = edge(&disputed, "person:ilham-aliyev");
    assert_eq!(aliyev.standing, Standing::Disputed);
    assert_eq!(aliyev.ties.len(), 2, "both sides");
    let expected = graph(&dataset, "event:aliyev-pashinyan-meeting-expected-2025");
    assert_eq!(
        edge(&expected, "person:ilham-aliyev").standing,
        Standing::Expected
    );
}

#[test]
fn who_met_whom_is_counted_from_the_records() {
    let dataset = bundled();
    let graph = graph(&dataset, "person:ilham-aliyev");
    let there = |person: &str| -> BTreeSet<&str> {
        let parts = dataset.parts().participations.iter();
        let parts = parts.filter(|it| it.person == person && it.role.is_there());
        parts.map(|it| it.event.as_str()).collect()
    };
    let own = there("ilham-aliyev");
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for person in &dataset.parts().persons {
        if person.id != "ilham-aliyev" && !there(&person.id).is_disjoint(&own) {
            others.insert(&person.id);
        }
    }
    let shown: BTreeSet<&str> = ids(&graph, Group::People).into_iter().collect();
    assert_eq!(shown, others);
    for person in others {
        let edge = edge(&graph, &format!("person:{person}"));
        let Link::Together { certain, doubtful } = &edge.ties[0].link else {
            panic!("{edge:?}");
        };
        let both: BTreeSet<&str> = there(person).intersection(&own).copied().collect();
        let events = certain.iter().chain(doubtful);
        let told: BTreeSet<&str> = events.map(|ix| dataset.event(*ix).id.as_str()).collect();
        assert_eq!(told, both, "{person}");
        // The one event at which it is disputed whether Aliyev was there makes no meeting certain.
        let petersburg = dataset.find_event("cis-informal-summit-st-petersburg-2025");
        assert!(!certain.iter().any(|ix| Some(*ix) == petersburg));
    }
}

#[test]
fn a_disputed_presence_makes_a_meeting_doubtful() {
    let claim = |id: &str, source: &str| json!({"id": id, "event": "e", "field": "participants", "source": source});
    let part = |person: &str, role: &str, claim: &str| json!({"event": "e", "person": person, "role": role, "claims": [claim]});
    let dataset = read(&json!({
        "type": "FeatureCollection", "summit_atlas": 1,
        "features": [feature("e", &json!({"when": "2025"}))],
        "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"}],
        "persons": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}],
        "claims": [claim("1", "s"), claim("2", "t"), claim("3", "s")],
        "participations": [
            part("a", "participant", "1"), part("a", "absent", "2"), part("b", "speaker", "3"),
            part("c", "expected", "3"),
        ],
    }));
    let graph = graph(&dataset, "person:b");
    assert_eq!(
        ids(&graph, Group::People),
        ["a"],
        "who was only to come met nobody"
    );
    let met = edge(&graph, "person:a");
    assert_eq!(met.standing, Standing::Disputed);
    let Link::Together { certain, doubtful } = &met.ties[0].link else {
        panic!("{met:?}");
    };
    assert_eq!((certain.len(), doubtful.len()), (0, 1));
    assert_eq!(met.ties[0].claims, ["1", "2", "3"]);
    let source = super::tests::graph(&dataset, "source:t");
    assert_eq!(
        ids(&source, Group::People),
        Vec::<&str>::new(),
        "it says that A was not there"
    );
}

#[test]
fn of_many_the_best_connected_are_shown_and_the_others_counted() {
    let people = 500;
    let persons: Vec<Value> = (0..people)
        .map(|n| json!({"id": format!("p{n:03}"), "name": format!("Person {n:03}")}))
        .collect();
    let mut parts: Vec<Value> = (0..people)
        .map(|n| json!({"event": "e", "person": format!("p{n:03}"), "role": "participant"}))
        .collect();
    parts.push(json!({"event": "f", "person": "p321", "role": "participant"}));
    parts[400]["role"] = json!("absent");
    let dataset = read(&json!({
        "type": "FeatureCollection", "summit_atlas": 1,
        "features": [feature("e", &json!({})), feature("f", &json!({}))],
        "persons": persons, "participations": parts,
    }));
    let graph = graph(&dataset, "event:e");
    let shown = ids(&graph, Group::People);
    assert_eq!((shown.len(), graph.left_out(Group::People)), (9, 491));
    assert!(
        shown.contains(&"p321") && shown.contains(&"p400"),
        "{shown:?}"
    );
    assert!(shown.is_sorted(), "by name: {shown:?}");
    let one = super::tests::graph(&dataset, "person:p321");
    assert_eq!(
        (ids(&one, Group::People).len(), one.left_out(Group::People)),
        (9, 489)
    );
    assert_eq!(ids(&one, Group::Events), ["e", "f"]);
}

#[test]
fn references_that_lead_nowhere_are_shown_as_such_and_nothing_is_tied_to_itself() {
    let dataset = read(&json!({
        "type": "FeatureCollection", "summit_atlas": 1,
        "features": [feature("e", &json!({"part_of": "e", "venues": ["nowhere"]}))],
        "persons": [{"id": "p", "name": ""}],
        "relations": [{"from": "e", "to": "gone", "kind": ""}, {"from": "e", "to": "e", "kind": "leads_to"}],
        "participations": [
            {"event": "e", "person": "nobody", "role": "absent", "claims": ["zz"]},
            {"event": "gone", "person": "p", "role": "participant"},
        ],
        "stops": [{"id": "s", "event": "e", "order": 4_294_967_295_u32, "venue": "nowhere", "at": "gone", "status": "not_reached"}],
    }));
    let event = graph(&dataset, "event:e");
    let unknown = event.nodes().iter().skip(1);
    assert!(unknown.clone().all(|node| !node.known));
    let names: Vec<&str> = unknown.map(|node| node.label.as_str()).collect();
    assert_eq!(names, ["gone", "nobody", "nowhere"]);
    assert_eq!(edge(&event, "venue:nowhere").standing, Standing::Absent);
    let person = graph(&dataset, "person:p");
    assert_eq!(ids(&person, Group::Events), ["gone"]);
    let nobody = Selection::Person("nobody".to_owned());
    assert_eq!(RelationsGraph::of(&dataset, &nobody), None);
    for selection in selections(&dataset) {
        assert!(RelationsGraph::of(&dataset, &selection).is_some());
    }
}

#[test]
fn a_file_without_claims_has_ties_of_its_own() {
    let dataset = read(&json!({
        "type": "FeatureCollection",
        "features": [feature("whole", &json!({})), feature("part", &json!({"part_of": "whole"})), feature("alone", &json!({}))],
    }));
    let whole = graph(&dataset, "event:whole");
    assert_eq!(ids(&whole, Group::After), ["part"]);
    assert_eq!(
        edge(&whole, "event:part").ties[0].claims,
        Vec::<String>::new()
    );
    assert!(graph(&dataset, "event:alone").is_alone());
}
