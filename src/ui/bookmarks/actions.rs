use egui::{Button, Key, Modifiers, Ui};

use super::BookmarksState;
use crate::explorer::{Command, Explorer};
use crate::text;

/// What can be done with a bookmark of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Show,
    Update,
    Rename,
    MoveUp,
    MoveDown,
    CopyLink,
    Remove,
}

impl Action {
    pub(super) const ALL: [Self; 7] = [
        Self::Show,
        Self::Update,
        Self::Rename,
        Self::MoveUp,
        Self::MoveDown,
        Self::CopyLink,
        Self::Remove,
    ];

    /// Its name, and what it does.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Show => (text::GO_THERE, text::GO_THERE_TOOLTIP),
            Self::Update => (text::UPDATE, text::UPDATE_TOOLTIP),
            Self::Rename => (text::RENAME, text::RENAME_TOOLTIP),
            Self::MoveUp => (text::MOVE_UP, text::MOVE_UP_TOOLTIP),
            Self::MoveDown => (text::MOVE_DOWN, text::MOVE_DOWN_TOOLTIP),
            Self::CopyLink => (text::COPY_ITS_LINK, text::COPY_ITS_LINK_TOOLTIP),
            Self::Remove => (text::REMOVE, text::REMOVE_TOOLTIP),
        }
    }

    /// Its key in the list. A row is a button: `Enter` presses it anyway.
    pub(super) const fn key(self) -> Option<(Modifiers, Key)> {
        match self {
            Self::Show | Self::CopyLink => None,
            Self::Update => Some((Modifiers::COMMAND, Key::U)),
            Self::Rename => Some((Modifiers::NONE, Key::F2)),
            Self::MoveUp => Some((Modifiers::ALT, Key::ArrowUp)),
            Self::MoveDown => Some((Modifiers::ALT, Key::ArrowDown)),
            Self::Remove => Some((Modifiers::NONE, Key::Delete)),
        }
    }

    /// Whether it can be done with the bookmark at a place of a list with that last place.
    pub(super) const fn is_possible(self, at: usize, last: usize) -> bool {
        match self {
            Self::MoveUp => at > 0,
            Self::MoveDown => at < last,
            _ => true,
        }
    }
}

impl BookmarksState {
    /// Does something with the bookmark at a place.
    pub(super) fn perform(
        &mut self,
        action: Action,
        at: usize,
        explorer: &Explorer,
        commands: &mut Vec<Command>,
    ) {
        self.current = at;
        match action {
            Action::Show => commands.push(Command::ShowBookmark(at)),
            Action::Update => commands.push(Command::UpdateBookmark(at)),
            Action::Rename => {
                let bookmark = explorer.bookmarks().get(at);
                self.renaming = bookmark.map(|it| (at, it.name.clone()));
            }
            Action::MoveUp => self.move_row(at, at.saturating_sub(1), commands),
            Action::MoveDown => self.move_row(at, at + 1, commands),
            Action::CopyLink => commands.push(Command::CopyBookmarkLink(at)),
            Action::Remove => {
                commands.push(Command::RemoveBookmark(at));
                let last = explorer.bookmarks().len().saturating_sub(2);
                self.current = at.min(last);
            }
        }
    }

    /// Lets a bookmark stand elsewhere.
    pub(super) fn move_row(&mut self, from: usize, to: usize, commands: &mut Vec<Command>) {
        commands.push(Command::MoveBookmark { from, to });
        self.current = to;
    }
}

/// What is done with the current row.
pub(super) fn buttons_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let at = state.current;
    // A row is gone to by a click on it.
    let all = Action::ALL.into_iter().filter(|it| *it != Action::Show);
    ui.horizontal_wrapped(|ui| {
        for action in all {
            if button_ui(ui, explorer, action, at) {
                state.perform(action, at, explorer, commands);
            }
        }
    });
}

/// The menu of a row.
pub(super) fn menu_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    at: usize,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    for action in Action::ALL {
        if button_ui(ui, explorer, action, at) {
            state.perform(action, at, explorer, commands);
            ui.close();
        }
    }
}

fn button_ui(ui: &mut Ui, explorer: &Explorer, action: Action, at: usize) -> bool {
    let last = explorer.bookmarks().len().saturating_sub(1);
    let (words, tooltip) = action.words();
    let response = ui.add_enabled(action.is_possible(at, last), Button::new(words));
    response.on_hover_text(tooltip).clicked()
}
