//! Phrases of workspaces and exports.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::phrases::plural;

pub const WORKSPACE: &str = "Workspace";
pub const FILES_TO_OPEN: &str = "Events, workspaces";
pub const UNSAVED: &str = "unsaved changes";
pub const PICTURE_OF_OFFLINE_MAP: &str = "the picture shows the offline map";
pub const PICTURE_OF_OFFLINE_MAP_HINT: &str =
    "pictures are made without a network, and without map files";
pub const PICTURE_FAULT_HINT: &str = "make the window smaller, or try again";
pub const STAYS_OFFLINE: &str =
    "the workspace was saved with an online map; nothing was asked over the network";
pub const STAYS_OFFLINE_HINT: &str = "choose that map in Map, Source";
pub const OPENED_NONE: &str = "none of the files of the workspace could be opened";
pub const OPENED_NONE_HINT: &str =
    "what was shown before is still shown; saving keeps the files and the view of the workspace";

/// That the version before was kept.
#[must_use]
pub fn open_kept_copy(name: &str) -> String {
    format!("open the version before it, which was kept as {name}")
}

/// The workspace that is open, in the bar: `trip.atlas · unsaved changes`.
#[must_use]
pub fn workspace_state(name: &str, unsaved: bool) -> String {
    if unsaved {
        format!("{name} · {UNSAVED}")
    } else {
        name.to_owned()
    }
}

/// The title of the window: `• trip.atlas – Summit Atlas`.
#[must_use]
pub fn window_title(workspace: Option<(&str, bool)>) -> String {
    match workspace {
        None => super::PROGRAM.to_owned(),
        Some((name, false)) => format!("{name} – {}", super::PROGRAM),
        Some((name, true)) => format!("• {name} – {}", super::PROGRAM),
    }
}

/// That a file is being written.
#[must_use]
pub fn writing(path: &str) -> String {
    format!("writing {path} …")
}

/// That a file was written.
#[must_use]
pub fn written(path: &str) -> String {
    format!("Written: {path}")
}

/// Above what is wrong with a file that was to be written.
#[must_use]
pub fn not_written(path: &str) -> String {
    format!("{path} could not be written")
}

/// Whose data an exported file has.
#[must_use]
pub fn exported_from(file: &str, citations: &[String]) -> String {
    let mut words = format!("From {file}");
    if !citations.is_empty() {
        words.push_str("; sources: ");
        words.push_str(&citations.join("; "));
    }
    words
}

/// `2 files, 1 error, 0 warnings`
#[must_use]
pub fn checked_workspace(files: usize, errors: usize, warnings: usize) -> String {
    [
        plural(files, "file", "files"),
        plural(errors, "error", "errors"),
        plural(warnings, "warning", "warnings"),
    ]
    .join(", ")
}

/// That one of several links was not followed.
#[must_use]
pub fn not_followed_as_well(link: &str) -> String {
    format!("{link} is not followed as well. Hint: name one link at a time")
}
