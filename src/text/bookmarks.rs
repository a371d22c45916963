//! What bookmarks, presenting and the sizes of type and panels say.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const UNDO: &str = "Undo (back)";
pub const UNDO_TOOLTIP: &str = "Take back the last change of the view; Alt+← does the same";
pub const REDO: &str = "Redo (forward)";
pub const REDO_TOOLTIP: &str = "Make the change again; Alt+→ does the same";
pub const BACK: &str = "Back";
pub const BACK_TOOLTIP: &str = "To the view before; the same as undo";
pub const FORWARD: &str = "Forward";
pub const FORWARD_TOOLTIP: &str = "To the view after; the same as redo";

pub const BOOKMARKS: &str = "Bookmarks";
pub const BOOKMARKS_TOOLTIP: &str = "Views with a name, in the order in which they are presented";
pub const ADD_BOOKMARK: &str = "Bookmark this view";
pub const ADD_BOOKMARK_TOOLTIP: &str = "Keep what is looked at, to come back to and to present";
pub const NEXT_BOOKMARK: &str = "Next bookmark";
pub const NEXT_BOOKMARK_TOOLTIP: &str = "Fly to the bookmark after";
pub const PREVIOUS_BOOKMARK: &str = "Previous bookmark";
pub const PREVIOUS_BOOKMARK_TOOLTIP: &str = "Fly to the bookmark before";
pub const NO_BOOKMARKS: &str = "No bookmarks yet";
pub const NO_BOOKMARKS_HINT: &str = "Look at what is to be shown: a place, a time, an event. Ctrl+D keeps it here under a name. F5 then presents the bookmarks on the whole screen, one after the other.";
pub const BOOKMARK_KEYS: &str =
    "Enter goes there · F2 renames · Ctrl+U updates · Alt+↑ Alt+↓ move · Delete removes";
pub const BOOKMARK_LIST: &str = "List of bookmarks";
pub const GO_THERE: &str = "Go there";
pub const GO_THERE_TOOLTIP: &str = "Fly to what it keeps (Enter)";
pub const UPDATE: &str = "Update to this view";
pub const UPDATE_TOOLTIP: &str =
    "Let it keep what is looked at now, in the place of what it keeps (Ctrl+U)";
pub const TAKE_BACK: &str = "Take back";
pub const RENAME: &str = "Rename";
pub const RENAME_TOOLTIP: &str = "Call it something else (F2)";
pub const BOOKMARK_NAME: &str = "Name of the bookmark";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_UP_TOOLTIP: &str = "Present it earlier (Alt+↑)";
pub const MOVE_DOWN: &str = "Move down";
pub const MOVE_DOWN_TOOLTIP: &str = "Present it later (Alt+↓)";
pub const COPY_ITS_LINK: &str = "Copy its link";
pub const COPY_ITS_LINK_TOOLTIP: &str = "A link that leads to what it keeps";
pub const REMOVE: &str = "Remove";
pub const REMOVE_TOOLTIP: &str = "Take it out of the list; it can be brought back (Delete)";
pub const BRING_BACK: &str = "Bring back";
pub const BOOKMARK_UNREAD: &str = "this bookmark of the last session cannot be read";
pub const BOOKMARK_UNREAD_HINT: &str =
    "it is kept as it is and not shown; a newer program may read it";

pub const PRESENT_BOOKMARKS: &str = "Present bookmarks";
pub const PRESENT_TOOLTIP: &str = "Show the bookmarks on the whole screen, from the first one on";
pub const PRESENT_HERE: &str = "Present from here";
pub const PRESENT_HERE_TOOLTIP: &str =
    "Show the bookmarks on the whole screen, from the one that was shown last";
pub const KEYS_OF_PRESENTING: &str = "While presenting";
pub const PRESENT_NEXT: &str = "Next";
pub const PRESENT_PREVIOUS: &str = "Previous";
pub const PRESENT_FIRST: &str = "First bookmark";
pub const PRESENT_FIRST_TOOLTIP: &str = "Fly to the first bookmark";
pub const PRESENT_LAST: &str = "Last bookmark";
pub const PRESENT_LAST_TOOLTIP: &str = "Fly to the last bookmark";
pub const PRESENT_BLANK: &str = "Blank screen";
pub const PRESENT_BLANK_TOOLTIP: &str = "Show nothing, or go on";
pub const PRESENT_END: &str = "End the presentation";
pub const PRESENT_END_TOOLTIP: &str = "Back to where one was";
pub const BLANK_SCREEN: &str = "The screen is blank; . goes on";

pub const TEXT_SIZE: &str = "Text size";
pub const TEXT_SIZE_TOOLTIP: &str = "From 80 % to 200 %; remembered, and never changed by a link";
pub const LARGER_TEXT: &str = "Larger text";
pub const SMALLER_TEXT: &str = "Smaller text";
pub const USUAL_TEXT: &str = "Usual text size";
pub const USUAL_PANELS: &str = "Usual panel sizes";
pub const USUAL_PANELS_TOOLTIP: &str =
    "The list, the details and the timeline as wide and high as they are at first";

/// What stands between what is shown and when.
const BETWEEN: &str = " · ";

/// `theme:sport · Ganja`
#[must_use]
pub fn what_is_looked_at<S: AsRef<str>>(what: impl IntoIterator<Item = S>) -> String {
    let mut all = String::new();
    for what in what {
        if !all.is_empty() {
            all.push_str(BETWEEN);
        }
        all.push_str(what.as_ref());
    }
    all
}

/// `CIS summit in Dushanbe · October 2025`, or when alone; from the second of the name on with its number:
/// `CIS summit in Dushanbe (2) · October 2025`.
#[must_use]
pub fn bookmark_name(what: &str, when: &str, number: usize) -> String {
    let numbered = |name: &str| {
        if number > 1 {
            format!("{name} ({number})")
        } else {
            name.to_owned()
        }
    };
    if what.is_empty() {
        numbered(when)
    } else {
        format!("{}{BETWEEN}{when}", numbered(what))
    }
}

/// Whether that is how the program names a bookmark of that, whatever its number.
#[must_use]
pub fn is_bookmark_name(name: &str, what: &str, when: &str) -> bool {
    if what.is_empty() {
        return is_when(name, when);
    }
    let named = without_time(name, when);
    named != name && without_number(named) == what
}

/// Whether a name says when and nothing else, a number aside.
#[must_use]
pub fn is_when(name: &str, when: &str) -> bool {
    name == when || without_number(name) == when
}

fn without_number(name: &str) -> &str {
    let inside = name.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    let numbered = inside.filter(|(_, number)| number.parse::<usize>().is_ok());
    numbered.map_or(name, |(name, _)| name)
}

/// A name without the time at its end, where that is what the time is anyway.
#[must_use]
pub fn without_time<'a>(name: &'a str, when: &str) -> &'a str {
    let what = name.strip_suffix(when);
    let what = what.and_then(|what| what.strip_suffix(BETWEEN));
    what.unwrap_or(name)
}

/// `3 / 7`
#[must_use]
pub fn of_how_many(at: usize, all: usize) -> String {
    format!("{} / {all}", at + 1)
}

/// What a screen reader says of the same.
#[must_use]
pub fn spoken_of_how_many(at: usize, all: usize) -> String {
    format!("Bookmark {} of {all}", at + 1)
}

/// What a screen reader says of a bookmark in the list.
#[must_use]
pub fn spoken_bookmark(at: usize, all: usize, name: &str, when: &str) -> String {
    let what = without_time(name, when);
    let number = spoken_of_how_many(at, all);
    if is_when(name, when) {
        format!("{number}: {name}")
    } else {
        format!("{number}: {what}, {when}")
    }
}

#[must_use]
pub fn removed(name: &str) -> String {
    format!("Removed: {name}")
}

#[must_use]
pub fn updated(name: &str) -> String {
    format!("Updated to this view: {name}")
}

/// What a screen reader says of the strip of time below a presentation.
#[must_use]
pub fn spoken_strip(when: &str, all: &str) -> String {
    format!("{when}, of {all}")
}

/// `125 %`
#[must_use]
pub fn percent(percent: u16) -> String {
    format!("{percent}\u{202f}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_once() {
        let name = bookmark_name("CIS summit in Dushanbe", "October 2025", 1);
        assert_eq!(name, "CIS summit in Dushanbe · October 2025");
        assert_eq!(
            without_time(&name, "October 2025"),
            "CIS summit in Dushanbe"
        );
        assert_eq!(without_time(&name, "2025"), name);
        assert_eq!(without_time("October 2025", "October 2025"), "October 2025");
        assert_eq!(what_is_looked_at(["a", "b"]), "a · b");
    }

    #[test]
    fn names_that_the_program_gives_are_told_from_others() {
        for (what, when) in [("", "2024"), ("Ganja", "2024"), ("Ganja (b)", "c. 1991")] {
            for number in [1, 2, 17] {
                let name = bookmark_name(what, when, number);
                assert!(is_bookmark_name(&name, what, when), "{name}");
                assert_eq!(is_when(&name, when), what.is_empty(), "{name}");
                assert!(!is_bookmark_name(&name, what, "1999"), "{name}");
                assert!(!is_bookmark_name(&name, "Baku", when), "{name}");
            }
        }
        assert!(!is_bookmark_name("An autumn", "Ganja", "2024"));
        assert!(!is_when("2024 (b)", "2024") && !is_when("", "2024"));
        let spoken = spoken_bookmark(0, 2, "2024", "2024");
        assert_eq!(spoken, "Bookmark 1 of 2: 2024");
    }
}
