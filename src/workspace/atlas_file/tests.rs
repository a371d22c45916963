use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::geo::{Camera, LonLat};
use crate::view::View;

const FULL: &str = r#"{
  "summit_atlas_workspace": 1,
  "files": ["events.csv", "bundled:summits"],
  "view": "center=48,41&zoom=5&glow=much",
  "views": [{"name": "The Caucasus", "view": "center=45,42&zoom=6", "colour": "red"}],
  "map": {"style": "plain", "names": "az+ru", "source": "offline", "roads": true},
  "stories": [{"title": "A walk"}],
  "later": {"a": [1, null]}
}"#;

fn read(text: &str) -> (Workspace, Vec<String>) {
    let reading = Workspace::read(text.as_bytes());
    let problems = reading.problems.iter().map(ToString::to_string).collect();
    (*reading.workspace.expect("a workspace"), problems)
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_workspace_is_read_and_written_as_it_was() {
    let (workspace, problems) = read(FULL);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        workspace.files,
        [DataFile::Path("events.csv".to_owned()), DataFile::Summits]
    );
    assert_eq!(workspace.map.style, Some(MapStyle::Plain));
    assert_eq!(workspace.views[0].name, "The Caucasus");
    let text = workspace.to_text();
    assert!(looks_like_workspace(text.as_bytes()));
    assert_eq!(read(&text), (workspace, Vec::new()));
    let (again, full) = (value(&text), value(FULL));
    for (key, value) in again.as_object().unwrap() {
        if !key.starts_with("view") {
            assert_eq!(value, &full[key], "{key}");
        }
    }
    assert_eq!(again["views"][0]["colour"], "red");
    assert!(again["view"].as_str().unwrap().contains("glow=much"));
}

#[test]
fn what_a_newer_program_wrote_is_understood_in_part_and_comes_back() {
    let text = r#"{"summit_atlas_workspace": 2, "files": [{"url": "https://x"}, "a.csv", 7],
        "view": "zoom=99", "views": {"tree": []}, "map": {"style": "sepia", "names": "az"},
        "stories": "elsewhere", "pages": [1]}"#;
    let (workspace, problems) = read(text);
    assert_eq!(problems.len(), 6, "{problems:#?}");
    assert!(problems[0].contains("this program reads version 1"));
    assert!(problems.iter().all(|it| it.contains("Hint: ")));
    assert_eq!(workspace.files, [DataFile::Path("a.csv".to_owned())]);
    let again = value(&workspace.to_text());
    let before = value(text);
    for key in [MARK, "view", "views", "map", "stories", "pages"] {
        assert_eq!(again[key], before[key], "{key}");
    }
    assert_eq!(again["files"], json!(["a.csv", {"url": "https://x"}, 7]));
}

#[test]
fn missing_parts_are_at_their_defaults() {
    let (workspace, problems) = read(r#"{"summit_atlas_workspace": 1}"#);
    assert!(problems.is_empty());
    assert_eq!(workspace, Workspace::default());
    assert_eq!(
        workspace.to_text(),
        "{\n  \"summit_atlas_workspace\": 1\n}\n"
    );
}

#[test]
fn wherever_a_workspace_is_cut_it_is_told() {
    for end in 0..FULL.len() {
        if !FULL.is_char_boundary(end) {
            continue;
        }
        let reading = Workspace::read(&FULL.as_bytes()[..end]);
        assert!(reading.workspace.is_none(), "{end}");
        let told = reading.problems[0].to_string();
        assert!(told.contains("Hint: "), "{end}: {told}");
        let expected = if end == 0 {
            "the file is empty"
        } else {
            "ends in the middle"
        };
        assert!(told.contains(expected), "{end}: {told}");
    }
}

#[test]
fn what_is_no_workspace_is_told() {
    let deep = format!(r#"{{"{MARK}": {}1"#, "[".repeat(10_000));
    for (bytes, said) in [
        (&b"[]"[..], "not a workspace"),
        (b"{\"type\": \"FeatureCollection\"}", "not a workspace"),
        (b"when,title\n2025,x\n", "not a workspace"),
        (b"\x00\xff\x00", "not a workspace"),
        (
            b"{\"summit_atlas_workspace\": 1,\n nonsense}",
            ":2: not JSON",
        ),
        (b"{\"summit_atlas_workspace\": \"\xff\xfe\"}", "not JSON"),
        (deep.as_bytes(), "not JSON"),
    ] {
        let reading = Workspace::read(bytes);
        assert!(reading.workspace.is_none(), "{said}");
        let problem = reading.problems[0].clone().in_file("x.atlas").to_string();
        assert!(problem.contains(said), "{problem}");
        assert!(problem.contains("Hint: "), "{problem}");
    }
    let large = vec![b' '; usize::try_from(LARGEST).unwrap() + 1];
    assert!(
        Workspace::read(&large).problems[0]
            .message
            .contains("larger")
    );
    assert!(!looks_like_workspace(
        b"{\"type\": \"summit_atlas_workspace\"}"
    ));
    assert!(looks_like_workspace(
        b"\xEF\xBB\xBF {\n \"summit_atlas_workspace\": 1}"
    ));
}

prop_compose! {
    fn a_view()(lon in -180.0..180.0f64, lat in -80.0..80.0f64, zoom in 1.0..18.0f64, words in "[a-zü]{0,8}") -> View {
        let mut view = View::from_text("center=0,0&zoom=2").unwrap();
        view.camera = Camera::new(LonLat { lon, lat }, zoom);
        view.filter.words = words;
        view
    }
}

fn some_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop::collection::vec(inner, 0..3).prop_map(Value::from)
    })
}

fn some_keys() -> impl Strategy<Value = JsonObject> {
    let pairs = prop::collection::vec(("x_[a-z\"\\\\ü]{0,4}", some_json()), 0..4);
    pairs.prop_map(|pairs| pairs.into_iter().collect())
}

prop_compose! {
    fn a_workspace()(
        files in prop::collection::vec("[a-z./ \"]{1,9}", 0..4),
        view in prop::option::of(a_view()),
        views in prop::collection::vec(("\\PC{0,9}", a_view(), some_keys()), 0..3),
        style in prop::option::of(prop::sample::select(MapStyle::ALL.to_vec())),
        stories in prop::option::of(some_json()),
        (extra, of_map) in (some_keys(), some_keys()),
    ) -> Workspace {
        Workspace {
            files: files.into_iter().map(DataFile::Path).chain([DataFile::Summits]).collect(),
            view: view.as_ref().map(ViewText::of),
            views: views.into_iter().map(|(name, view, extra)| bookmark(name, &view, extra)).collect(),
            map: MapSettings {
                style,
                names: Some(Lettering::default()),
                source: Some(BaseSource::File("maps/ü.pmtiles".into())),
                extra: of_map,
                ..MapSettings::default()
            },
            stories,
            extra,
            ..Workspace::default()
        }
    }
}

proptest! {
    #[test]
    fn reading_is_the_inverse_of_writing(workspace in a_workspace()) {
        let reading = Workspace::read(workspace.to_text().as_bytes());
        prop_assert_eq!(reading.problems, Vec::new());
        prop_assert_eq!(*reading.workspace.unwrap(), workspace);
    }

    #[test]
    fn nothing_that_is_read_is_lost_or_panics(fields in some_keys(), parts in prop::collection::vec(some_json(), 5)) {
        let mut all = JsonObject::new();
        all.insert(MARK.to_owned(), Value::from(3));
        all.extend(["files", "view", "views", "map", "stories"].map(str::to_owned).into_iter().zip(parts));
        all.extend(fields);
        let text = Value::Object(all.clone()).to_string();
        let reading = Workspace::read(text.as_bytes());
        let again = value(&reading.workspace.unwrap().to_text());
        // A list has what is understood first, and a view is written in full.
        let sorted = |value: Option<&Value>| {
            let list = value.and_then(Value::as_array).cloned().unwrap_or_default();
            let mut list: Vec<String> = list.iter().map(ToString::to_string).collect();
            list.sort();
            list
        };
        for (key, before) in &all {
            match (key.as_str(), before) {
                ("view", Value::String(_)) => prop_assert!(again.get(key).is_some()),
                ("files" | "views", Value::Array(_)) => {
                    prop_assert_eq!(sorted(again.get(key)), sorted(Some(before)));
                }
                _ => prop_assert_eq!(again.get(key), Some(before), "{}", key),
            }
        }
    }
}

/// A bookmark with members that are not known.
fn bookmark(name: String, view: &View, extra: JsonObject) -> NamedView {
    let mut fields = JsonObject::new();
    fields.insert("name".to_owned(), Value::from(name));
    fields.insert("view".to_owned(), Value::from(view.to_text()));
    fields.extend(extra);
    serde_json::from_value(Value::Object(fields)).unwrap()
}
