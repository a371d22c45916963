//! Phrases of links.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const VIEW_LINK: &str = "Link";
pub const OPEN_LINK: &str = "Open link";
pub const OPEN_LINK_HINT: &str = "Paste a link that begins with summit-atlas: — it changes the view, and opens no file and no server.";
pub const OPEN_LINK_DO: &str = "Look there";
pub const LINK_OF_ANOTHER_HINT: &str = "open that file to see what the link shows";

/// That a link was made with another dataset than the one that is open.
#[must_use]
pub fn link_of_another(made_with: &str, open: &str) -> String {
    format!("the link was made with \"{made_with}\"; it is applied to \"{open}\"")
}
