//! `--where` asks as the search field does.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use summit_atlas::jobs::bundled;
use summit_atlas::query::{Answer, Index};

use super::{folder, run, run_with};

fn ids(arguments: &[&str]) -> Vec<String> {
    let folder = folder();
    let out = run(folder.path(), arguments).good();
    let listing: Value = serde_json::from_str(&out).expect("JSON");
    let events = listing["events"].as_array().expect("events").iter();
    let mut ids: Vec<String> = events
        .map(|event| event["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort();
    ids
}

#[test]
fn only_what_answers_is_listed() {
    let sport = ["aliyev-speech-dushanbe-2025", "cis-games-2025"];
    assert_eq!(ids(&["list", "--where", "theme:sport"]), sport);
    assert_eq!(
        ids(&["list", "--where", "-disputed:yes theme:sport"]),
        sport[..1]
    );
    let in_september = ["list", "--where", "theme:sport", "--to", "2025-10"];
    assert_eq!(ids(&in_september), ["cis-games-2025"]);
    assert!(ids(&["list", "--where", ""]).len() >= 70);
    assert_eq!(
        ids(&["list", "--where", "date:undated text:Nizami"]),
        ["nizami-born-ganja"]
    );
}

#[test]
fn a_mistake_ends_with_two_and_a_sign_below_it() {
    let folder = folder();
    for order in [&["list"][..], &["render", "--out", "a.png"]] {
        let mut arguments = order.to_vec();
        arguments.extend(["--where", "тема durng:2025"]);
        let ran = run(folder.path(), &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert_eq!(
            ran.err.lines().collect::<Vec<_>>(),
            [
                "error: --where, column 6: there is no field \"durng\"",
                "  тема durng:2025",
                "       ^^^^^",
                "Hint: did you mean during?",
            ]
        );
    }
    assert!(!folder.path().join("a.png").exists());
}

#[test]
fn a_name_that_nothing_has_is_noted() {
    let folder = folder();
    let ran = run(folder.path(), &["list", "--where", "absent:Nobody"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err, "note: Nobody here is called \"Nobody\".\n");
    assert!(ran.out.contains("\"events\": []"), "{}", ran.out);
}

/// Why events answer a query, by their ids, in one of the forms with objects.
fn why(query: &str, format: &str) -> BTreeMap<String, Value> {
    let folder = folder();
    let arguments = ["list", "--where", query, "--format", format];
    let out = run(folder.path(), &arguments).good();
    let object = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    let objects: Vec<Value> = match format {
        "ndjson" => out.lines().map(object).collect(),
        "json" => object(&out)["events"].as_array().expect("events").clone(),
        _ => object(&out)["features"]
            .as_array()
            .expect("features")
            .clone(),
    };
    let place = if format == "geojson" {
        "/properties/why"
    } else {
        "/why"
    };
    let reasons = |it: &Value| it.pointer(place).cloned().unwrap_or_default();
    let id = |it: &Value| it["id"].as_str().expect("an id").to_owned();
    objects.iter().map(|it| (id(it), reasons(it))).collect()
}

#[test]
fn each_event_says_why_it_answers_in_the_words_of_the_window() {
    let dataset = bundled::summits().dataset.expect("the bundled dataset");
    let index = Index::new(&dataset);
    for query in [
        "absent:Алиев or (theme:sport during:2025-10)",
        "not theme:sport near:Ganja~60km",
        "summit sources>=2",
        "date:undated",
    ] {
        let answer = Answer::new(&dataset, &index, query);
        let answering = answer.events().expect("a query").events(&dataset);
        let expected: BTreeMap<String, Value> = answering
            .map(|ix| {
                (
                    dataset.event(ix).id.clone(),
                    json!(answer.why(&dataset, ix)),
                )
            })
            .collect();
        assert!(!expected.is_empty(), "{query}");
        assert!(expected.values().all(|why| *why != json!([])), "{query}");
        for format in ["json", "ndjson", "geojson"] {
            assert_eq!(why(query, format), expected, "{query} as {format}");
        }
    }
    let of_games = why("theme:sport during:2025-10", "json");
    let expected = json!(["theme: sport", "certainly in October 2025"]);
    assert_eq!(of_games["cis-games-2025"], expected);
}

#[test]
fn without_a_query_nothing_answers() {
    let folder = folder();
    for arguments in [
        &["list"][..],
        &["list", "--where", ""],
        &["list", "--format", "geojson"],
        &["list", "--format", "csv"],
        &["list", "--format", "table"],
    ] {
        let out = run(folder.path(), arguments).good();
        let heads = out.lines().next().unwrap_or_default();
        assert!(!out.contains("\"why\":"), "{arguments:?}");
        assert!(!heads.to_lowercase().contains("why"), "{arguments:?}");
    }
}

#[test]
fn tables_have_a_column_for_reasons() {
    let folder = folder();
    let query = ["list", "--where", "absent:Aliyev -theme:sport", "--format"];
    let list = |rest: &[&str]| run(folder.path(), &[&query[..], rest].concat()).good();
    let csv = list(&["csv"]);
    assert!(csv.starts_with("why,id,title,"), "{csv}");
    let second = csv.lines().nth(1).expect("an event");
    assert!(
        second.starts_with("absent: Ilham Aliyev · not theme:sport,"),
        "{second}"
    );
    let csv = list(&["csv", "--from", "2025"]);
    assert!(csv.starts_with("membership,why,id,"), "{csv}");
    let none = list(&["csv", "--to", "1900"]);
    assert!(none.starts_with("membership,why,id,"), "{none}");
    for table in [csv, list(&["geojson"])] {
        let checked = run_with(folder.path(), &["check", "-"], &table).good();
        assert!(checked.ends_with(", 0 errors, 0 warnings\n"), "{checked}");
    }
    let table = list(&["table"]);
    let (heads, rows) = table.split_once('\n').expect("lines");
    let at = heads.find("WHY").expect("a column");
    let reason: String = rows.chars().skip(at).take(20).collect();
    assert_eq!(reason, "absent: Ilham Aliyev");
}

#[test]
fn render_takes_what_is_there_and_tells_the_rest() {
    let folder = folder();
    let rendered = |arguments: &[&str]| {
        let small = ["render", "--out", "a.png", "--size", "640x480"];
        run(folder.path(), &[&small[..], arguments].concat())
    };
    for (select, said) in [
        (
            "event:nope",
            "error: --select: there is no event \"nope\" in summits.geojson. Hint: look for its id",
        ),
        ("event:", "there is no event \"\""),
        ("event:cis-foundde", "Hint: did you mean event:cis-founded?"),
        ("source:9", "there is no source \"9\""),
    ] {
        let ran = rendered(&["--select", select]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{select}");
        assert!(ran.err.contains(said), "{select}: {}", ran.err);
        assert!(!folder.path().join("a.png").exists(), "{select}");
    }
    let ran = rendered(&["--where", "theme:sports"]);
    let note = "note: No event here has \"sports\" as its theme.\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, note));
    let link =
        "summit-atlas:?select=event:nope&theme=nosuch&without=009&words=theme:sport)&query=x";
    let ran = rendered(&[link]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in [
        "warning: \"select\": there is no event \"nope\"",
        "warning: \"theme\": no event has \"nosuch\"",
        "warning: \"without\": there is no source \"009\"",
        "warning: \"words\": the query is not wholly understood: column 12",
        "Hint: did you mean words?",
    ] {
        assert!(ran.err.contains(said), "no {said:?} in:\n{}", ran.err);
    }
}

#[test]
fn the_last_line_of_a_table_counts_what_is_above_it() {
    let folder = folder();
    let last = |query: &str| {
        let arguments = ["list", "--format", "table", "--where", query];
        let ran = run(folder.path(), &arguments);
        ran.out.lines().last().unwrap_or_default().to_owned()
    };
    let all = last("");
    let count = all.split_once(" events;").expect("a count").0;
    assert_eq!(
        last("theme:sport"),
        format!("2 of {count} events; 0 without a date")
    );
    assert_eq!(
        last("id:none"),
        format!("0 of {count} events; 0 without a date")
    );
}
