//! Which module may name which.

use std::collections::BTreeMap;

use super::tokens::{Token, tokens};

/// Crates that only floors from egui's up may name.
const WINDOW_CRATES: [&str; 4] = ["egui", "eframe", "walkers", "rfd"];

/// The table of floors.
pub(super) struct Floors {
    by_module: BTreeMap<String, u32>,
    egui: u32,
}

impl Floors {
    /// Reads the table in the documentation of a crate: `//! | 4 | [`view`] | … |`.
    pub(super) fn from_docs(page: &str) -> Self {
        let mut floors = Self {
            by_module: BTreeMap::new(),
            egui: u32::MAX,
        };
        let rows = page.lines().filter_map(|line| line.strip_prefix("//! |"));
        let mut begins = false;
        for row in rows {
            begins |= row.contains("egui begins here");
            let mut cells = row.split('|').map(str::trim);
            let (Some(Ok(floor)), Some(module)) = (cells.next().map(str::parse), cells.next())
            else {
                continue;
            };
            let module = module
                .strip_prefix("[`")
                .and_then(|name| name.split('`').next());
            let module = module.expect("a row of the table names its module as [`name`]");
            let known = floors.by_module.insert(module.to_owned(), floor);
            assert_eq!(known, None, "{module} has two floors");
            if begins {
                floors.egui = floors.egui.min(floor);
            }
        }
        assert!(!floors.by_module.is_empty(), "there is no table of floors");
        floors
    }

    /// The floor of a module.
    pub(super) fn of(&self, module: &str) -> Option<u32> {
        self.by_module.get(module).copied()
    }

    /// All modules, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_module.keys().map(String::as_str)
    }

    /// The first floor that may name egui.
    pub(super) fn egui_begins(&self) -> u32 {
        self.egui
    }
}

/// The modules that a front page declares, sorted.
pub(super) fn declared_modules(page: &str) -> Vec<String> {
    let tokens = tokens(page);
    let mut names: Vec<String> = tokens
        .windows(3)
        .filter(|three| three[0].text == "mod" && three[2].text == ";")
        .map(|three| three[1].text.clone())
        .collect();
    names.sort();
    names
}

/// Everything in a file that names what is not below it: `src/view/text.rs:7: …`.
///
/// `path` is the file's below `src`, its parts joined by `/`.
pub(super) fn violations(path: &str, source: &str, floors: &Floors) -> Vec<String> {
    let mut module: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    if module.len() > 1 && module.last() == Some(&"mod") {
        module.pop();
    }
    let home = module[0];
    let Some(own) = floors.of(home) else {
        return vec![format!(
            "src/{path}:1: \"{home}\" has no floor in the table of src/lib.rs"
        )];
    };
    let mut wrong = Vec::new();
    let mut report = |line: usize, what: String| wrong.push(format!("src/{path}:{line}: {what}"));
    let tokens = tokens(source);
    if own < floors.egui {
        for token in tokens
            .iter()
            .filter(|token| WINDOW_CRATES.contains(&token.text.as_str()))
        {
            let (name, egui) = (&token.text, floors.egui);
            report(
                token.line,
                format!("floor {own} names {name}, which begins at floor {egui}"),
            );
        }
    }
    for (line, named) in named_from_root(&tokens, module.len()) {
        match named.as_deref() {
            None => report(
                line,
                "this names the whole crate: write what of it".to_owned(),
            ),
            Some(name) if name == home => {}
            Some(name) => match floors.of(name) {
                None => report(
                    line,
                    format!("\"{name}\" is no module of the table in src/lib.rs"),
                ),
                Some(floor) if floor < own => {}
                Some(floor) => {
                    report(
                        line,
                        format!("{home} (floor {own}) names {name} (floor {floor})"),
                    );
                }
            },
        }
    }
    wrong
}

/// Every module of the crate that is named by a path, with its line; `None` for a path that
/// names the root itself. `depth` is how deep the file's module lies below the root.
fn named_from_root(tokens: &[Token], depth: usize) -> Vec<(usize, Option<String>)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    // The braces that are open, and of which of them a module is the inside.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match text(at) {
            "{" => braces.push(at >= 2 && text(at - 2) == "mod"),
            "}" => {
                braces.pop();
            }
            "crate" if text(at + 1) == "::" => {
                at += 2;
                from_root(tokens, at, &mut found);
                continue;
            }
            // `use crate as c`; `pub(crate)` names nothing.
            "crate" if text(at + 1) != ")" => found.push((tokens[at].line, None)),
            "super" => {
                let inside = depth + braces.iter().filter(|module| **module).count();
                let mut steps = 1;
                while text(at + 1) == "::" && text(at + 2) == "super" {
                    (steps, at) = (steps + 1, at + 2);
                }
                if steps == inside && text(at + 1) == "::" {
                    at += 2;
                    from_root(tokens, at, &mut found);
                    continue;
                }
                assert!(
                    steps <= inside,
                    "a path leaves the crate in line {}",
                    tokens[at].line
                );
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The first parts of the paths that go on from the root at a token: one name, or a group.
fn from_root(tokens: &[Token], at: usize, found: &mut Vec<(usize, Option<String>)>) {
    let Some(first) = tokens.get(at) else { return };
    let mut name = |token: &Token| {
        let is_name = !["*", "self"].contains(&token.text.as_str());
        found.push((token.line, is_name.then(|| token.text.clone())));
    };
    if first.text != "{" {
        name(first);
        return;
    }
    let (mut depth, mut starts) = (0_usize, false);
    for token in &tokens[at..] {
        match token.text.as_str() {
            "{" => {
                depth += 1;
                starts = depth == 1;
            }
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            }
            "," => starts = depth == 1,
            _ => {
                if std::mem::take(&mut starts) {
                    name(token);
                }
            }
        }
    }
}
