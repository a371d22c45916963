use std::sync::Arc;

use serde_json::{Value, json};

use super::*;
use crate::dataset::Cell;
use crate::format::geojson;

/// A dataset of one summit, where people have parts by claims, and of whose participants there are disputes.
fn dataset(parts: &[(&str, &str, &[&str])], disputes: &[(&str, &[&[&str]])]) -> Arc<Dataset> {
    let claim =
        |id: &str| json!({"id": id, "event": "summit", "field": "participants", "source": "s"});
    let claims = parts.iter().flat_map(|(_, _, claims)| *claims);
    let mut claims: Vec<Value> = claims.map(|id| claim(id)).collect();
    claims.dedup();
    let parts = parts.iter().map(|(person, role, claims)| {
        json!({"event": "summit", "person": person, "role": role, "claims": claims})
    });
    let disputes = disputes.iter().enumerate().map(|(at, (field, sides))| {
        json!({"id": at.to_string(), "event": "summit", "field": field, "question": "?", "sides": sides})
    });
    let file = json!({
        "type": "FeatureCollection", "summit_atlas": 1,
        "features": [{"type": "Feature", "geometry": null, "id": "summit",
            "properties": {"id": "summit", "title": "The summit", "kind": "summit", "when": "2025"}}],
        "sources": [{"id": "s", "title": "The source"}],
        "persons": [{"id": "anna", "name": "Anna"}, {"id": "ben", "name": "Ben"}],
        "claims": claims,
        "participations": parts.collect::<Vec<Value>>(),
        "disputes": disputes.collect::<Vec<Value>>(),
    });
    let reading = geojson::read("x", file.to_string().as_bytes());
    reading.dataset.expect("a dataset")
}

/// What is known of a person at the summit.
fn cell(dataset: &Dataset, person: &str) -> Cell {
    let attendance = Attendance::of(dataset, Gatherings::Summits);
    let row = attendance.people().iter().position(|it| it.id == person);
    row.map_or(Cell::NotMentioned, |row| attendance.cell(row, 0))
}

#[test]
fn whoever_was_there_and_was_not_is_disputed() {
    let parts: [(&str, &str, &[&str]); 3] = [
        ("anna", "absent", &["a"]),
        ("anna", "host", &["b"]),
        ("ben", "expected", &["c"]),
    ];
    let dataset = dataset(&parts, &[]);
    assert_eq!(cell(&dataset, "anna"), Cell::Disputed);
    assert_eq!(cell(&dataset, "ben"), Cell::Expected);
    assert_eq!(cell(&dataset, "nobody"), Cell::NotMentioned);
}

#[test]
fn a_dispute_about_participants_is_of_those_whom_its_sides_see_in_different_parts() {
    // Both sides see Anna there; they differ on Ben.
    let parts: [(&str, &str, &[&str]); 3] = [
        ("anna", "participant", &["a", "b"]),
        ("ben", "expected", &["a"]),
        ("ben", "participant", &["b"]),
    ];
    let sides: [(&str, &[&[&str]]); 1] = [("participants", &[&["a"], &["b"]])];
    let disputed = dataset(&parts, &sides);
    assert_eq!(cell(&disputed, "anna"), Cell::Present(Role::Participant));
    assert_eq!(cell(&disputed, "ben"), Cell::Disputed);
    // A dispute about something else is not about them.
    let sides: [(&str, &[&[&str]]); 1] = [("outcome", &[&["a"], &["b"]])];
    assert_eq!(
        cell(&dataset(&parts, &sides), "ben"),
        Cell::Present(Role::Participant)
    );
    // A side that does not mention somebody does not contradict.
    let parts: [(&str, &str, &[&str]); 2] = [
        ("anna", "participant", &["a", "b"]),
        ("ben", "participant", &["b"]),
    ];
    let sides: [(&str, &[&[&str]]); 1] = [("participants", &[&["a"], &["b"]])];
    assert_eq!(
        cell(&dataset(&parts, &sides), "ben"),
        Cell::Present(Role::Participant)
    );
}

#[test]
fn whom_the_file_does_not_name_is_called_by_their_id_and_kept() {
    let dataset = dataset(&[("stranger", "absent", &["a"])], &[]);
    let attendance = Attendance::of(&dataset, Gatherings::All);
    assert_eq!(attendance.people()[0].name, "stranger");
    assert_eq!(attendance.people()[0].mentions[0].sources, ["s"]);
    assert_eq!(cell(&dataset, "stranger"), Cell::Absent);
}
