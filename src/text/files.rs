//! Phrases of several files that are open together.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::phrases::plural;

pub const SUMMITS: &str = "the summit dataset";
pub const OPEN_TOGETHER: &str = "Open together";
pub const DESCRIBED_OTHERWISE_HINT: &str = "give what is something else another id or another name; what is the same is shown as the first file has it";

/// That places, people, bodies or sources stand in an earlier file, and are described in another way there.
#[must_use]
pub fn described_otherwise(count: usize) -> String {
    let what = plural(
        count,
        "place, person, body or source",
        "places, people, bodies or sources",
    );
    format!(
        "{what} with the same id and name stand in an earlier file and are described otherwise there"
    )
}

pub const CONVERT_WHERE: &str =
    "error: only one file is named. Hint: name the file to write last, or - for standard output";
pub const LINK_COPIED: &str = "Link copied";
pub const COPIED: &str = "Copied";
pub const WORKSPACE_SAVED: &str = "Workspace saved";
pub const DISMISS_ALL: &str = "Dismiss all";

/// That a second workspace was named.
#[must_use]
pub fn one_workspace(name: &str) -> String {
    format!("error: {name} is a second workspace. Hint: name one at a time")
}

/// That a workspace has no bookmark of a name.
#[must_use]
pub fn bookmark_missing(name: &str, known: &[&str]) -> String {
    let hint = if known.is_empty() {
        "name a workspace that has bookmarks".to_owned()
    } else {
        format!("its bookmarks are {}", known.join(", "))
    };
    format!("error: --bookmark: there is none called \"{name}\". Hint: {hint}")
}

/// How much else there is to be told.
#[must_use]
pub fn more_notices(count: usize) -> String {
    plural(count, "more notice", "more notices")
}

/// What several files are called: `2 files`.
#[must_use]
pub fn files(count: usize) -> String {
    plural(count, "file", "files")
}

/// What closes one of several files.
#[must_use]
pub fn close_file(name: &str) -> String {
    format!("Close {name}")
}
