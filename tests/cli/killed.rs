//! The program is killed while it saves: the file is the old one or the new one, whole, and so are the kept ones.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use summit_atlas::jobs::{KEPT, read_workspace, save_workspace};
use summit_atlas::workspace::Workspace;

use super::folder;

/// Says to this test that it is the program that saves, and where.
const SAVES: &str = "SUMMIT_ATLAS_TEST_SAVES";
/// The name of the test among all tests.
const NAME: &str =
    "cli::killed::killing_the_program_while_it_saves_leaves_the_old_file_or_the_new_one";
/// How often it is killed.
const KILLS: usize = 24;

/// A workspace that says which one it is, first and last, and is large enough to be cut somewhere.
fn numbered(number: u64) -> Workspace {
    let story = json!({"first": number, "words": "word ".repeat(300_000), "last": number});
    let text = json!({"summit_atlas_workspace": 1, "files": ["a.csv"], "stories": [story]});
    let reading = Workspace::read(text.to_string().as_bytes());
    assert!(reading.problems.is_empty());
    *reading.workspace.expect("a workspace")
}

/// Which one a file holds, if it is there; nothing may be wrong with it.
fn number_in(path: &Path) -> Option<u64> {
    if !path.exists() {
        return None;
    }
    let reading = read_workspace(path);
    assert!(
        reading.problems.is_empty(),
        "{}: {:?}",
        path.display(),
        reading.problems
    );
    let stories = reading.workspace.expect("a workspace").stories;
    let stories = stories.expect("a story");
    let (first, last) = (stories[0]["first"].as_u64(), stories[0]["last"].as_u64());
    assert_eq!(first, last);
    first
}

/// Saves one after the other, tells each on standard output, and never ends.
fn save_for_ever(path: &Path, from: u64) {
    let mut out = std::io::stdout();
    let mut next = numbered(from);
    for number in from.. {
        save_workspace(path, &next).expect("it is saved");
        // Prepared before it is told, so that whoever listens knows that the next save begins.
        next = numbered(number + 1);
        writeln!(out, "saved {number}").expect("somebody listens");
    }
}

/// What the system has for a moment: nothing happens in it.
fn some_turns(turns: usize) {
    let last = (0..turns).fold(0, |sum, turn| sum ^ std::hint::black_box(turn));
    std::hint::black_box(last);
}

#[test]
fn killing_the_program_while_it_saves_leaves_the_old_file_or_the_new_one() {
    if let Some(path) = std::env::var_os(SAVES) {
        let path = Path::new(&path);
        save_for_ever(path, number_in(path).unwrap_or(0) + 1);
    }
    let folder = folder();
    let path = folder.path().join("trip.atlas");
    save_workspace(&path, &numbered(0)).expect("it is saved");
    let this = std::env::current_exe().expect("the tests");
    let mut cut_short = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(&this)
            .args([NAME, "--exact", "--nocapture", "--test-threads=1"])
            .env(SAVES, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the tests start");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let told = |line: std::io::Result<String>| -> Option<u64> {
            line.ok()?.split_once("saved ")?.1.parse().ok()
        };
        let mut told = lines.filter_map(told);
        let mut last = told.next().expect("it saves");
        let part = folder
            .path()
            .join(format!("trip.atlas.{}.part", child.id()));
        if kill % 2 == 0 {
            // In the middle of a save: its temporary file is there.
            while !part.exists() && child.try_wait().is_ok_and(|ended| ended.is_none()) {}
        }
        // Later each time, so that each kill falls into another moment.
        some_turns(kill * 10_000);
        child.kill().expect("it runs until it is killed");
        child.wait().expect("it is gone");
        for number in told {
            last = number;
        }
        let now = number_in(&path).expect("the file is never gone");
        assert!(
            now == last || now == last + 1,
            "{now} after {last} was told"
        );
        for age in 1..=KEPT {
            let name = if age == 1 {
                "trip.atlas~".to_owned()
            } else {
                format!("trip.atlas~{age}")
            };
            let kept = number_in(&folder.path().join(name));
            assert!(kept.is_none_or(|kept| kept <= now), "{kept:?} beside {now}");
        }
        if part.exists() {
            cut_short += 1;
            std::fs::remove_file(part).expect("nobody writes it any more");
        }
    }
    assert!(cut_short > 0, "no kill met a save that was under way");
}
