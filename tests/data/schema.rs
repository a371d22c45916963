//! The schema that comes along says what the dataset is, and finds what is misspelt.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use super::FILE;

const SCHEMA: &str = include_str!("../../geodata/dataset.schema.json");

fn compiled(schemas: &mut Schemas) -> SchemaIndex {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let mut compiler = Compiler::new();
    compiler
        .add_resource("dataset.schema.json", schema)
        .expect("the schema has a place");
    compiler
        .compile("dataset.schema.json", schemas)
        .expect("the schema is one")
}

fn file() -> Value {
    serde_json::from_str(FILE).expect("the dataset is JSON")
}

#[test]
fn the_dataset_is_what_its_schema_says() {
    let mut schemas = Schemas::new();
    let index = compiled(&mut schemas);
    let file = file();
    let found = schemas.validate(&file, index);
    assert!(
        found.is_ok(),
        "{}",
        found.err().map_or_else(String::new, |e| e.to_string())
    );
}

#[test]
fn a_misspelt_field_and_a_wrong_word_are_found() {
    let mut schemas = Schemas::new();
    let index = compiled(&mut schemas);
    let changes: [(&str, &str, Value); 5] = [
        ("claims", "paragraph", json!([1])),
        ("claims", "rank", json!("best")),
        ("venues", "coordinates", json!([200, 41])),
        ("participations", "role", json!("missing")),
        ("disputes", "sides", json!("both")),
    ];
    for (list, field, value) in changes {
        let mut file = file();
        file[list][0][field] = value;
        assert!(schemas.validate(&file, index).is_err(), "{field} of {list}");
    }
    let mut file = file();
    file["features"][0]["properties"]["colour"] = json!("red");
    assert!(
        schemas.validate(&file, index).is_ok(),
        "events may say more"
    );
}

#[test]
fn check_knows_the_fields_of_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for (list, fields) in summit_atlas::rules::FIELDS {
        let items = schema["properties"][list]["items"]["$ref"].as_str();
        let record = items.and_then(|items| schema.pointer(items.trim_start_matches('#')));
        let record = record.expect("a list of records");
        let properties = record["properties"].as_object().expect("with properties");
        let named: Vec<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(named, fields, "{list}");
    }
}
