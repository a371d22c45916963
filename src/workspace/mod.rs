//! What comes back the next time: settings, the last view, the file that was open, and the bookmarks of every file; and
//! workspaces, which are files.
//!
//! A [`Session`] is one line of JSON, a [`Workspace`] a page of it. Reading always gives what can be understood: the rest
//! is left at its default, told, and in a workspace kept. Where the text is kept is not known here, and no file is opened.

mod atlas_file;
mod kept_bookmarks;
mod origins;
mod paths;
mod session;

pub use atlas_file::{
    ENDING, LARGEST, MapSettings, Workspace, WorkspaceReading, looks_like_workspace,
};
pub use kept_bookmarks::KeptBookmarks;
pub use paths::{DataFile, found, shown, stored};
pub use session::Session;
