//! What can follow where somebody types a query.

use summit_atlas::explorer::{Command, Completion};
use summit_atlas::view::View;

use super::explorer;

/// What is offered at the end of a query.
fn offered(query: &str) -> Vec<Completion> {
    let mut explorer = explorer();
    explorer.apply(Command::SetWords(query.to_owned()));
    explorer.completions(query.len())
}

fn written(query: &str) -> Vec<String> {
    let offered = offered(query).into_iter();
    offered.map(|row| row.written).collect()
}

#[test]
fn fields_and_values_are_offered_by_their_beginnings() {
    for (query, expected) in [
        ("s", &[][..]),
        ("so", &["source:", "sources>="]),
        ("sport -DUR", &["during:"]),
        ("summit", &[]),
        ("disputed:", &["yes", "no"]),
        ("status:c", &["cancelled"]),
        ("country:kyr", &["KG"]),
        ("place:Гян", &["Ganja"]),
        ("place:\"st p", &["\"St Petersburg\""]),
        ("near:akt", &["\"Aktau airport~50km\"", "Aktau~50km"]),
        ("absent:паш", &["\"Nikol Pashinyan\""]),
        ("person:lavr", &["\"Sergey Lavrov\""]),
        (
            "organisation:csto",
            &["\"Collective Security Treaty Organization\""],
        ),
        ("during:2025", &[]),
        ("nothing:x", &[]),
        ("theme:zzz", &[]),
    ] {
        let mut found = written(query);
        if query.starts_with("near") {
            found.sort();
        }
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn whatever_is_offered_is_understood_and_found() {
    for query in [
        "theme:",
        "kind:",
        "country:",
        "person:",
        "source:",
        "date:",
        "precision:",
        "present:",
        "expected:",
        "place:",
        "near:",
        "x (theme:",
        "-\"a b\" absent:\"",
    ] {
        let rows = offered(query);
        assert!(!rows.is_empty(), "{query}");
        for row in rows {
            let mut explorer = explorer();
            explorer.apply(Command::SetWords(row.query.clone()));
            let answer = explorer.visible().answer();
            let parsed = answer.parsed();
            let is_open = query.contains('(');
            assert_eq!(parsed.error.is_some(), is_open, "{}: {parsed:?}", row.query);
            assert_eq!(answer.notes(), [""; 0], "{}", row.query);
            assert!(row.query.is_char_boundary(row.caret));
            assert!(row.query[..row.caret].contains(&row.written));
        }
    }
}

#[test]
fn a_query_goes_through_a_line_of_text() {
    let mut explorer = explorer();
    let query = "absent:\"Ilham Aliyev\" near:46.36,40.68~500m sources>=2 & тема";
    explorer.apply(Command::SetWords(query.to_owned()));
    let text = explorer.view().to_text();
    let view = View::from_text(&text).expect("a view");
    assert_eq!(view.filter.words, query);
    assert_eq!(&view, explorer.view());
}
