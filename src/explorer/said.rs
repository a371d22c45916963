use super::command::Command;
use super::state::Explorer;
use crate::text;

impl Explorer {
    /// Says quietly that something was done of which nothing else can be seen; it stands there until something else is done.
    pub fn say(&mut self, words: impl Into<String>) {
        self.transient.said = Some(words.into());
    }

    /// Says what a command did, or no longer what an earlier one did.
    pub(super) fn say_of(&mut self, command: &Command) {
        let words = match command {
            // The pointer passes over things all the time.
            Command::Hover(_) | Command::FocusOn(_) | Command::EndStroke => return,
            Command::CopyLink | Command::CopyBookmarkLink(_) => Some(text::LINK_COPIED),
            Command::Copy(_) | Command::CopyCoordinates => Some(text::COPIED),
            _ => None,
        };
        self.transient.said = words.map(str::to_owned);
    }
}
