use egui::{Key, Modifiers, PointerButton, Popup, Ui};

use crate::explorer::{Command, Scope, Shortcut};

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Nothing,
    Text,
    Map,
    Control,
    /// Bookmarks are presented; `bool`: a control of the presenter has the keyboard.
    Presenting(bool),
}

/// Keys that stand for commands, as commands.
///
/// A key without Ctrl stands for nothing while text is typed; the keys of time belong to
/// whatever has the keyboard, if it is not the map.
///
/// While bookmarks are presented (`presenting`), only the presenter's keys hold.
///
/// `was_typing` says whether text was typed in the last frame: `Esc` then ends that, and takes the
/// keyboard from the field before this function could see it.
pub(super) fn shortcuts_ui(
    ui: &Ui,
    map_focused: bool,
    (was_typing, presenting): (bool, bool),
    commands: &mut Vec<Command>,
) {
    let focus = if presenting {
        let focused = ui.memory(|memory| memory.focused().is_some());
        Focus::Presenting(focused && !map_focused)
    } else if map_focused {
        Focus::Map
    } else if ui.ctx().text_edit_focused() {
        Focus::Text
    } else if ui.memory(|memory| memory.focused().is_some()) {
        Focus::Control
    } else {
        Focus::Nothing
    };
    let mut rows: Vec<(Command, Shortcut)> = Command::catalogue()
        .into_iter()
        .filter_map(|(command, info)| Some((command, info.shortcut?)))
        .collect();
    // egui takes a key with Shift or Alt for the key without, so the richer ones are tried first.
    rows.sort_by_key(|(_, shortcut)| {
        let with = [shortcut.ctrl, shortcut.shift, shortcut.alt];
        std::cmp::Reverse(with.into_iter().filter(|held| *held).count())
    });
    for (command, shortcut) in rows {
        let Some(key) = Key::from_name(shortcut.key) else {
            continue;
        };
        let pressed = if key == Key::Escape {
            // Menus and fields look at it, too: what is open closes first.
            let taken = was_typing || ui.ctx().any_popup_open() || Popup::is_any_open(ui.ctx());
            !taken && holds(shortcut, focus) && ui.input(|i| i.key_pressed(key))
        } else {
            holds(shortcut, focus) && ui.input_mut(|i| i.consume_key(modifiers(shortcut), key))
        };
        if pressed {
            commands.push(Command::EndStroke);
            commands.push(command);
        }
    }
    if !presenting {
        mouse_ui(ui, commands);
    }
}

/// The buttons at the side of a mouse go through the views that were looked at.
fn mouse_ui(ui: &Ui, commands: &mut Vec<Command>) {
    for (button, command) in [
        (PointerButton::Extra1, Command::Undo),
        (PointerButton::Extra2, Command::Redo),
    ] {
        if ui.input(|i| i.pointer.button_pressed(button)) {
            commands.extend([Command::EndStroke, command]);
        }
    }
}

/// Whether a shortcut holds while something has the keyboard.
fn holds(shortcut: Shortcut, focus: Focus) -> bool {
    let is_arrow = shortcut.key.starts_with("Arrow");
    match (shortcut.scope, focus) {
        // A control that has the keyboard is pressed with these.
        (Scope::Presentation, Focus::Presenting(true)) => {
            !matches!(shortcut.key, "Space" | "Enter")
        }
        (Scope::Presentation, Focus::Presenting(false)) => true,
        (Scope::Presentation, _) | (_, Focus::Presenting(_)) => false,
        (Scope::Window, Focus::Text) => {
            (shortcut.ctrl && !matches!(shortcut.key, "Z")) || is_special(shortcut.key)
        }
        (Scope::Window, _) | (Scope::Map, Focus::Map) | (Scope::Time, Focus::Nothing) => true,
        (Scope::Time, Focus::Map) => shortcut.ctrl || shortcut.key == "Space",
        (Scope::Time, Focus::Control) => shortcut.ctrl && is_arrow,
        (Scope::Map, _) | (Scope::Time, Focus::Text) => false,
    }
}

/// Keys that never type a letter.
fn is_special(key: &str) -> bool {
    key == "Escape"
        || key
            .strip_prefix('F')
            .is_some_and(|n| n.parse::<u8>().is_ok())
}

fn modifiers(shortcut: Shortcut) -> Modifiers {
    let held = [
        (shortcut.ctrl, Modifiers::COMMAND),
        (shortcut.shift, Modifiers::SHIFT),
        (shortcut.alt, Modifiers::ALT),
    ];
    let held = held.into_iter().filter(|(held, _)| *held);
    held.fold(Modifiers::NONE, |all, (_, one)| all | one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_names_a_key_and_none_is_given_twice() {
        let mut seen = Vec::new();
        for (_, info) in Command::catalogue() {
            let Some(shortcut) = info.shortcut else {
                continue;
            };
            assert!(Key::from_name(shortcut.key).is_some(), "{}", shortcut.key);
            assert!(!seen.contains(&shortcut), "{} twice", shortcut.key);
            seen.push(shortcut);
        }
    }

    #[test]
    fn no_bare_key_fires_while_text_is_typed() {
        for (_, info) in Command::catalogue() {
            let Some(shortcut) = info.shortcut else {
                continue;
            };
            if !shortcut.ctrl && !is_special(shortcut.key) {
                assert!(!holds(shortcut, Focus::Text), "{}", info.title);
            }
        }
    }
}
