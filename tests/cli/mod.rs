//! The built program, run as a person runs it.

mod attendance;
mod check;
mod convert;
mod films;
mod info;
mod killed;
mod list;
mod network;
mod queries;
mod render;
mod rules;
mod tables;
mod together;
mod usage;
mod without_source;
mod workspaces;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What came of a run.
struct Ran {
    /// The exit code.
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// What was printed, after a good end with nothing to say.
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
}

/// The program in a folder, without a display, and with a home of its own.
fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_summit-atlas"));
    command.current_dir(folder).stdin(Stdio::null());
    for name in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WAYLAND_SOCKET",
        "RUST_BACKTRACE",
    ] {
        command.env_remove(name);
    }
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(name, folder);
    }
    command
}

/// Runs the program in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = program(folder)
        .args(arguments)
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let ran = Ran {
        code: output.status.code().expect("the program ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    assert!(!ran.err.contains("panicked"), "{arguments:?}: {}", ran.err);
    ran
}

/// Runs the program with something on its standard input.
fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = program(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    stdin.write_all(input.as_bytes()).expect("it listens");
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        code: output.status.code().expect("the program ends by itself"),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// An empty folder that is gone after the test.
fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for a test")
}

/// A folder with one file in it.
fn folder_with(name: &str, text: impl AsRef<[u8]>) -> TempDir {
    let folder = folder();
    std::fs::write(folder.path().join(name), text).expect("a file for a test");
    folder
}

/// Everything that can be wrong with a feature, and one that is right.
const BAD: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "no-place", "properties": {"when": "2025-10-09"}},
  {"type": "Feature", "id": "no-date", "properties": {"when": "2025-13"}, "geometry": null},
  {"type": "Feature", "id": "far-out", "properties": {"when": "2025"},
   "geometry": {"type": "Point", "coordinates": [68.8, 138.5]}},
  7,
  {"type": "Feature", "id": "good", "properties": {"title": "Good", "when": "2025-10-09"},
   "geometry": {"type": "Point", "coordinates": [46.4, 40.7]}}
]}"#;

/// A file of three events in which nothing is wrong.
const GOOD: &str = r#"{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "b", "properties": {"title": "B", "when": "2025-06"},
   "geometry": {"type": "Point", "coordinates": [46.4, 40.7]}},
  {"type": "Feature", "id": "z", "properties": {"title": "Z"}, "geometry": null},
  {"type": "Feature", "id": "a", "properties": {"title": "A", "when": "2025-06-01/2025-06-03"},
   "geometry": {"type": "LineString", "coordinates": [[46.4, 40.7], [68.8, 38.5]]}}
]}"#;

/// A table of four events: one that lasts, one that can be read in two ways, one that cannot, one of a country.
const TABLE: &str = "\
Event;Start;End;Place;Country;Lat;Lon;Kind;Seats
Summit of Turkic states;6.10.2025;7.10.2025;Gabala;AZ;40,98;47,85;summit;12
A plenary;10/09/2025;;Dushanbe;TJ;38,54;68,78;meeting;
Unread;2025-13;;;;;;;
\"Talks; in two lines
and more\";2025;;;Georgia;;;meeting;=7
";
