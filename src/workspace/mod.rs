//! What comes back the next time: settings, the last view, the file that was open, and the bookmarks
//! of every file.
//!
//! A [`Session`] is one line of JSON. Reading always gives something valid: what cannot be read is
//! left at its default and told. Where the text is kept is not known here.

mod kept_bookmarks;
mod session;

pub use kept_bookmarks::KeptBookmarks;
pub use session::Session;
