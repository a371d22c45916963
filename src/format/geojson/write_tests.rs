use serde_json::{Value, json};

use super::*;
use crate::format::losses;

static SUMMITS: &[u8] = include_bytes!("../../../geodata/summits.geojson");

/// What a file says, without what says nothing: nulls and empty lists.
fn said(value: Value) -> Value {
    let says = |value: &Value| *value != Value::Null && *value != json!([]) && *value != json!({});
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, said(value)));
            Value::Object(fields.filter(|(_, value)| says(value)).collect())
        }
        Value::Array(items) => items.into_iter().map(said).collect(),
        other => other,
    }
}

fn rewritten(bytes: &[u8]) -> (Value, Vec<String>) {
    let reading = read("x.geojson", bytes);
    let before = reading.dataset.expect("a dataset");
    let mut writing = write(&before);
    assert_eq!(writing.lost, []);
    let after = read("x.geojson", &writing.bytes)
        .dataset
        .expect("a dataset");
    writing.lost = losses(before.parts(), Some(after.parts()));
    let lost = writing.problems().iter().map(ToString::to_string).collect();
    (serde_json::from_slice(&writing.bytes).expect("JSON"), lost)
}

#[test]
fn the_summit_dataset_is_written_as_it_is() {
    let (again, lost) = rewritten(SUMMITS);
    assert_eq!(lost, [""; 0]);
    let before: Value = serde_json::from_slice(SUMMITS).expect("JSON");
    assert_eq!(said(again), said(before));
    let reading = read("x", SUMMITS);
    let text = write(&reading.dataset.expect("a dataset")).bytes;
    let second = write(&read("x", &text).dataset.expect("a dataset")).bytes;
    assert_eq!(text, second, "twice is as good as once");
}

#[test]
fn what_the_program_does_not_know_survives() {
    let file = json!({
        "type": "FeatureCollection", "name": "mine", "crs": {"type": "name"}, "bbox": [0, 0, 1, 1],
        "venues": [{"id": "v", "name": "V", "stars": 3}], "sources": "none",
        "features": [
            {"type": "Feature", "id": 7, "bbox": [1, 2, 1, 2], "geometry": {"type": "Point", "coordinates": [1.0, 2.0, 300.0]},
             "properties": {"title": "A", "depth": 3, "nested": {"a": [1]}, "venues": ["v"], "when": "2025"}},
            {"type": "Feature", "id": "b", "geometry": {"type": "Polygon", "coordinates": [
                [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]], [[1.0, 0.5], [2.0, 0.5], [2.0, 1.0], [1.0, 0.5]]]},
             "properties": {"id": 12, "title": 5, "name": "B", "when": "soon", "status": "open", "summary": ["x"]}},
            {"type": "Feature", "id": "c", "geometry": {"type": "GeometryCollection", "geometries": []},
             "properties": {"when": true, "start": "2024", "precision": 3, "description": "words"}},
            {"type": "Feature", "id": "d", "geometry": {"type": "MultiPoint", "coordinates": [[1.0, 2.0]]}, "properties": {}},
            {"type": "Feature", "id": "e", "geometry": {"type": "Polygon", "coordinates": [[[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]]]},
             "properties": {}},
        ]
    });
    let bytes = file.to_string();
    let (again, lost) = rewritten(bytes.as_bytes());
    assert_eq!(lost, [""; 0]);
    for name in ["name", "crs", "bbox", "sources"] {
        assert_eq!(again[name], file[name], "{name}");
    }
    assert_eq!(again["venues"][0]["stars"], 3);
    for (at, before) in file["features"]
        .as_array()
        .expect("features")
        .iter()
        .enumerate()
    {
        let feature = &again["features"][at];
        for name in ["id", "bbox", "geometry"] {
            assert_eq!(feature[name], before[name], "{name} of {before}");
        }
        for (name, value) in before["properties"].as_object().expect("properties") {
            // A start that was read is the date, and a description the summary.
            let kept = match name.as_str() {
                "start" => &feature["properties"]["date"],
                "description" => &feature["properties"]["summary"],
                name => &feature["properties"][name],
            };
            assert_eq!(kept, value, "{name} of {before}");
        }
    }
}

#[test]
fn a_plain_file_may_name_its_places_and_sources() {
    let text = r#"{"type":"FeatureCollection","venues":[{"id":"v","name":"V"}],"sources":[{"id":"s","title":"S"}],
        "features":[{"type":"Feature","properties":{"id":"a","venues":["v"],"sources":["s"]},"geometry":null}]}"#;
    let reading = read("x", text.as_bytes());
    assert_eq!(reading.problems, []);
    let dataset = reading.dataset.expect("a dataset");
    assert!(dataset.implied_source());
    assert_eq!(
        (dataset.parts().venues.len(), dataset.parts().sources.len()),
        (1, 1)
    );
    let other = text.replace("\"id\":\"v\",", "");
    let dataset = read("x", other.as_bytes()).dataset.expect("a dataset");
    assert_eq!(
        dataset.parts().venues.len(),
        0,
        "another form is the file's own affair"
    );
    assert!(dataset.parts().extra.contains_key("venues"));
}

#[test]
fn a_table_goes_to_geojson_and_back_without_loss() {
    let table = "title,when,place,country,lat,lon,source,depth\nA,2025,Baku,AZ,40.4,49.9,https://example.org,3\nB,,,,,,,\n";
    let dataset = crate::format::csv::read("x", table.as_bytes())
        .dataset
        .expect("a dataset");
    let writing = write(&dataset);
    assert_eq!(writing.lost, []);
    let again = read("x", &writing.bytes);
    assert_eq!(again.problems, []);
    let again = again.dataset.expect("a dataset");
    assert_eq!(losses(dataset.parts(), Some(again.parts())), []);
    let back = crate::format::csv::write(&again);
    assert_eq!(back.lost, []);
    assert_eq!(back.bytes, crate::format::csv::write(&dataset).bytes);
}
