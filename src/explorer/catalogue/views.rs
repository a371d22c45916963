use super::super::command::{Command, Panel, Present};
use super::{Entry, Scope, alt, ctrl, entry, keys, shift};
use crate::text;

/// Views to come back to.
pub(super) fn of_bookmarks() -> Vec<Entry> {
    use Command as C;
    use Scope::Window as W;
    vec![
        entry(C::Undo, alt(W, "ArrowLeft"), text::BACK, text::BACK_TOOLTIP),
        entry(
            C::Redo,
            alt(W, "ArrowRight"),
            text::FORWARD,
            text::FORWARD_TOOLTIP,
        ),
        entry(
            C::AddBookmark,
            ctrl(W, "D"),
            text::ADD_BOOKMARK,
            text::ADD_BOOKMARK_TOOLTIP,
        ),
        entry(
            C::TogglePanel(Panel::Bookmarks),
            ctrl(W, "B"),
            text::BOOKMARKS,
            text::BOOKMARKS_TOOLTIP,
        ),
        entry(
            C::StepBookmark(1),
            ctrl(W, "PageDown"),
            text::NEXT_BOOKMARK,
            text::NEXT_BOOKMARK_TOOLTIP,
        ),
        entry(
            C::StepBookmark(-1),
            ctrl(W, "PageUp"),
            text::PREVIOUS_BOOKMARK,
            text::PREVIOUS_BOOKMARK_TOOLTIP,
        ),
        entry(
            C::Present(Present::Begin),
            keys(W, "F5"),
            text::PRESENT_BOOKMARKS,
            text::PRESENT_TOOLTIP,
        ),
        entry(
            C::Present(Present::BeginHere),
            shift(keys(W, "F5")),
            text::PRESENT_HERE,
            text::PRESENT_HERE_TOOLTIP,
        ),
    ]
}

/// What presenters and their clickers press.
pub(super) fn of_presenting() -> Vec<Entry> {
    let mut all = Vec::new();
    for (step, title, tooltip, pressed) in [
        (
            Present::Next,
            text::PRESENT_NEXT,
            text::NEXT_BOOKMARK_TOOLTIP,
            &["ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"][..],
        ),
        (
            Present::Previous,
            text::PRESENT_PREVIOUS,
            text::PREVIOUS_BOOKMARK_TOOLTIP,
            &["ArrowLeft", "ArrowUp", "PageUp", "Backspace"],
        ),
        (
            Present::First,
            text::PRESENT_FIRST,
            text::PRESENT_FIRST_TOOLTIP,
            &["Home"],
        ),
        (
            Present::Last,
            text::PRESENT_LAST,
            text::PRESENT_LAST_TOOLTIP,
            &["End"],
        ),
        (
            Present::Blank,
            text::PRESENT_BLANK,
            text::PRESENT_BLANK_TOOLTIP,
            &["Period", "B"],
        ),
        (
            Present::End,
            text::PRESENT_END,
            text::PRESENT_END_TOOLTIP,
            &["Escape"],
        ),
    ] {
        let command = || Command::Present(step);
        let pressed = pressed.iter().map(|key| keys(Scope::Presentation, key));
        all.extend(pressed.map(|keys| entry(command(), keys, title, tooltip)));
    }
    for (command, key, title) in [
        (Command::LargerText, "Plus", text::LARGER_TEXT),
        (Command::LargerText, "Equals", text::LARGER_TEXT),
        (Command::SmallerText, "Minus", text::SMALLER_TEXT),
        (Command::UsualText, "0", text::USUAL_TEXT),
    ] {
        let keys = ctrl(Scope::Presentation, key);
        all.push(entry(command, keys, title, text::TEXT_SIZE_TOOLTIP));
    }
    all
}

/// How large everything is.
pub(super) fn of_sizes() -> Vec<Entry> {
    use Scope::Window as W;
    let (larger, smaller) = (text::LARGER_TEXT, text::SMALLER_TEXT);
    let tooltip = text::TEXT_SIZE_TOOLTIP;
    vec![
        entry(Command::LargerText, ctrl(W, "Plus"), larger, tooltip),
        // Where + is typed with Shift, browsers take its key without.
        entry(Command::LargerText, ctrl(W, "Equals"), larger, tooltip),
        entry(Command::SmallerText, ctrl(W, "Minus"), smaller, tooltip),
        entry(Command::UsualText, ctrl(W, "0"), text::USUAL_TEXT, tooltip),
        entry(
            Command::UsualPanels,
            None,
            text::USUAL_PANELS,
            text::USUAL_PANELS_TOOLTIP,
        ),
    ]
}
