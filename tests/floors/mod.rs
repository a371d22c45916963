//! The house stands: a module imports only from floors below its own, and egui begins at floor 8.
//!
//! The floors are those of the table on the front page of the crate (`src/lib.rs`): there is no
//! second list. Tests inside modules keep to the same rule. What is looked at are names in the
//! source, so paths that a macro of another crate writes are not seen.

mod network;
mod rules;
mod tokens;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rules::{Floors, declared_modules, violations};

/// The sources of the crate.
fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The front page of the crate.
fn front_page() -> String {
    fs::read_to_string(source_folder().join("lib.rs")).expect("src/lib.rs is there")
}

/// All Rust files below a folder with their paths from it, parts joined by `/`.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder of sources") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(folder).expect("a file below the folder");
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                let text = fs::read_to_string(&path).expect("a source in UTF-8");
                found.insert(parts.join("/"), text);
            }
        }
    }
    found
}

#[test]
fn no_module_imports_from_its_own_floor_or_above() {
    let floors = Floors::from_docs(&front_page());
    let wrong: Vec<String> = sources(&source_folder())
        .iter()
        .filter(|(path, _)| !["lib.rs", "main.rs"].contains(&path.as_str()))
        .flat_map(|(path, text)| violations(path, text, &floors))
        .collect();
    assert!(wrong.is_empty(), "the house leans:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_row_on_the_front_page_and_every_row_its_module() {
    let page = front_page();
    let floors = Floors::from_docs(&page);
    let declared = declared_modules(&page);
    let told: Vec<&str> = floors.names().collect();
    assert_eq!(
        declared, told,
        "modules of the crate, and rows of the table"
    );
    let mut files: Vec<String> = sources(&source_folder())
        .keys()
        .filter_map(|path| path.split('/').next())
        .map(|top| top.trim_end_matches(".rs").to_owned())
        .filter(|top| top != "lib" && top != "main")
        .collect();
    files.dedup();
    assert_eq!(files, told, "files of the crate, and rows of the table");
}

#[test]
fn the_table_has_twelve_floors_with_egui_from_the_eighth_on() {
    let floors = Floors::from_docs(&front_page());
    let egui = floors.egui_begins();
    assert_eq!(egui, 8);
    assert_eq!(floors.of("explorer"), Some(6));
    assert_eq!(floors.of("format"), Some(4), "a row may link with mod@");
    assert_eq!(floors.of("cli"), Some(12));
    assert_eq!(floors.of("nowhere"), None);
}

/// Floors for invented sources.
fn invented() -> Floors {
    Floors::from_docs(
        "//! | 1 | [`geo`] | places |\n\
         //! | 1 | [`time`] | dates |\n\
         //! | 2 | [`view`](mod@view) | what is looked at |\n\
         //! | | *egui begins here* | |\n\
         //! | 3 | [`ui`] | panels |\n",
    )
}

/// The violations in one invented file.
fn found(path: &str, text: &str) -> Vec<String> {
    violations(path, text, &invented())
}

#[test]
fn an_import_that_runs_upward_is_found_however_it_is_written() {
    for text in [
        "use crate::ui::Panel;",
        "use crate::{\n    geo::LonLat,\n    ui::{Panel, widgets},\n};",
        "fn f() { let _: crate::ui::Panel; }",
        "pub(in crate::ui) fn f() {}",
        "use super::super::ui;",
        "mod tests { use super::super::super::ui::*; }",
        "macro_rules! m { () => { $crate::ui::f() } }",
        "const C: char = '\"'; use crate :: /* far */ ui :: X;",
        "use crate::view as ui_of_old; use crate::ui;",
        "fn f<'a>(x: &'a str) -> crate::ui::X<'a> {}",
        "use r#crate_less; use crate::r#ui::X;",
    ] {
        let found = found("view/filter.rs", text);
        assert_eq!(found.len(), 1, "{text:?} gives {found:?}");
        assert!(found[0].contains("ui"), "{found:?}");
        assert!(found[0].starts_with("src/view/filter.rs:"), "{found:?}");
    }
}

#[test]
fn neighbours_on_one_floor_do_not_import_each_other() {
    assert_eq!(found("time/mod.rs", "use crate::geo::LonLat;").len(), 1);
    assert_eq!(found("time.rs", "use super::geo::LonLat;").len(), 1);
}

#[test]
fn what_cannot_be_judged_is_found_as_well() {
    for text in [
        "use crate::*;",
        "use crate as c;",
        "use super::super::*;",
        "use crate::{self as c};",
    ] {
        assert_eq!(found("view/filter.rs", text).len(), 1, "{text:?}");
    }
    assert_eq!(
        found("view/filter.rs", "use crate::attic::Box;").len(),
        1,
        "no such floor"
    );
    assert_eq!(
        found("attic/mod.rs", "").len(),
        1,
        "a module without a floor"
    );
}

#[test]
fn egui_below_its_floor_is_found() {
    for name in ["egui", "eframe", "walkers", "rfd"] {
        let text = format!("fn f(at: {name}::Pos2) {{}}");
        assert_eq!(found("view/mod.rs", &text).len(), 1, "{text}");
        assert!(found("ui/mod.rs", &text).is_empty(), "{text}");
    }
    assert_eq!(found("geo/mod.rs", "use egui as g;").len(), 1);
}

#[test]
fn what_is_allowed_is_not_found() {
    for text in [
        "use crate::geo::LonLat; use crate::time::{self, Edtf}; use crate::view::Filter;",
        "use super::Selection; use super::super::geo::LonLat; use super::super::view::Filter;",
        "use self::inner::X; pub(crate) fn f() {} pub(super) fn g() {}",
        "// use crate::ui;\n/* crate::ui /* egui */ crate::ui */\n//! [`crate::ui`]\n",
        "const S: &str = \"crate::ui egui\"; const R: &str = r#\"\"crate::ui\"#; const B: &[u8] = b\"egui\";",
        "fn f<'ui>(x: &'ui str) {} const C: char = 'e'; const Q: char = '\\'';",
        "mod tests { use super::*; use super::super::Filter; }",
    ] {
        assert_eq!(
            found("view/filter.rs", text),
            Vec::<String>::new(),
            "{text:?}"
        );
    }
}
