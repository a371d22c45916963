use serde_json::json;

use super::super::*;
use super::{at, read_text};
use crate::dataset::{Event, EventIx, JsonObject};

#[test]
fn formulas_are_disarmed_and_come_back() {
    let event = Event {
        id: "=1".to_owned(),
        title: "=cmd|'/c calc'!A1".to_owned(),
        summary: "'@SUM(A1)".to_owned(),
        when: Some("-0500".parse().unwrap()),
        geometry: at(-0.13, -51.5),
        ..Event::default()
    };
    let (dataset, _) = Dataset::new(
        "x",
        Parts {
            events: vec![event],
            ..Parts::default()
        },
    );
    let writing = write(&dataset);
    let text = String::from_utf8(writing.bytes.clone()).unwrap();
    let row = text.lines().nth(1).unwrap();
    assert!(row.starts_with("'=1,'=cmd|'/c calc'!A1,'-0500,"), "{row}");
    assert!(
        row.contains(",-0.13,-51.5,"),
        "coordinates stay numbers: {row}"
    );
    assert_eq!(writing.lost, []);
    let again = read("x", &writing.bytes).dataset.unwrap();
    assert_eq!(again.parts().events, dataset.parts().events);
}

#[test]
fn chosen_columns_of_chosen_rows_are_written_in_their_order() {
    let (dataset, _) = read_text("title,when,depth\nB,2025,3\nA,2024,\n");
    let events = [1, 0].map(|at| EventIx::new(at).unwrap());
    let columns = [
        Column::When,
        Column::Title,
        Column::Extra("depth".to_owned()),
    ];
    let text = write_rows(&dataset, events, &columns);
    assert_eq!(text, "when,title,depth\r\n2024,A,\r\n2025,B,3\r\n");
    assert_eq!(Column::Venues.title(), "Places");
    assert_eq!(columns[2].title(), "depth");
    assert!(Column::of(&dataset).starts_with(&Column::USUAL));
}

#[test]
fn what_a_table_cannot_carry_is_named() {
    let text = r#"{"type":"FeatureCollection","summit_atlas":1,
        "sources":[{"id":"s","title":"A source"}],
        "venues":[{"id":"v","name":"V","country":"TJ","names":{"ru":"В"}}],
        "claims":[{"id":"c","event":"a","field":"when","value":"2025","source":"s"}],
        "features":[
        {"type":"Feature","id":"a","properties":{"title":"A","when":"2025","venues":["v"],"sources":["s"],"depth":3},
         "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}"#;
    let dataset = crate::format::geojson::read("x", text.as_bytes())
        .dataset
        .unwrap();
    let writing = write(&dataset);
    let told: Vec<String> = writing.problems().iter().map(ToString::to_string).collect();
    let hint = ". Hint: GeoJSON takes everything";
    let expected = [
        "events, \"geometry, depth\": 1 are written in part: a",
        "sources, \"title\": 1 are written in part: s",
        "venues, \"names\": 1 are written in part: v",
        "claims: 1 have no place in this format: c",
        "file, \"summit_atlas\": this is not written",
    ];
    assert_eq!(told, expected.map(|it| format!("{it}{hint}")));
    let lost: Vec<String> = writing
        .lost
        .iter()
        .map(|it| {
            format!(
                "{}.{} {}",
                it.list,
                it.field.as_deref().unwrap_or("*"),
                it.records.join(" ")
            )
        })
        .collect();
    assert_eq!(
        lost,
        [
            "events.geometry a",
            "events.depth a",
            "sources.title s",
            "venues.names v",
            "claims.* c",
            "file.summit_atlas 1",
        ]
    );
}

#[test]
fn a_field_beside_the_usual_ones_comes_back_under_its_name() {
    let text = "title,Depth (m),Depth (m),\nA,3,4,5\n";
    let (dataset, problems) = read_text(text);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("events.csv:1, \"Depth (m)\": two columns have this name"));
    let extra: JsonObject = dataset.parts().events[0].extra.clone();
    assert_eq!(
        json!(extra),
        json!({"Depth (m)": "3", "Depth (m) 2": "4", "column 4": "5"})
    );
    let (odd, _) = read_text("column 3,title\na,A,b\n");
    let kept = json!(odd.parts().events[0].extra);
    assert_eq!(
        kept,
        json!({"column 3": "a", "column 3+": "b"}),
        "no two are called alike"
    );
    assert_eq!(write(&odd).lost, []);
    let header = String::from_utf8(write(&dataset).bytes).unwrap();
    assert!(
        header.contains(",Depth (m),Depth (m) 2,column 4\r\n"),
        "{header}"
    );
}
