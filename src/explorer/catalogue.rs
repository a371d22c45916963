mod map;
mod views;
mod workspace;

use super::command::{Command, Panel};
use crate::text;

/// What a command is called and how it is reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommandInfo {
    /// For menus and lists.
    pub title: &'static str,
    /// Keys.
    pub shortcut: Option<Shortcut>,
    /// One line on what it does.
    pub tooltip: &'static str,
}

/// Keys that stand for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Name of the key: `Space`, `ArrowLeft`, `Z`.
    pub key: &'static str,
    /// With Ctrl (⌘ on macOS).
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
    /// Where it holds.
    pub scope: Scope,
}

/// Where a shortcut holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Window,
    /// Unless a text field, a list or the map has the focus.
    Time,
    /// While the map has the focus.
    Map,
    /// While bookmarks are presented; nothing else holds then.
    Presentation,
}

type Entry = (Command, CommandInfo);

impl Command {
    /// Every command that has a name of its own, with that name: the source of menus, tooltips,
    /// shortcuts and the sheet of shortcuts.
    #[must_use]
    pub fn catalogue() -> Vec<(Self, CommandInfo)> {
        let mut all = of_files();
        all.extend(workspace::of_workspaces());
        all.extend(of_the_view());
        all.extend(views::of_bookmarks());
        all.extend(of_the_panels());
        all.extend(of_time());
        all.extend(of_the_timeline());
        all.extend(map::of_the_map());
        all.extend(map::of_its_tools());
        all.extend(map::of_its_looks());
        all.extend(views::of_sizes());
        all.extend(views::of_presenting());
        all
    }

    /// Its name, keys and explanation, if it is in the [`Command::catalogue`].
    #[must_use]
    pub fn info(&self) -> Option<CommandInfo> {
        let found = Self::catalogue()
            .into_iter()
            .find(|(command, _)| command == self);
        found.map(|(_, info)| info)
    }
}

/// A command with its name and explanation, and with its keys if it has some.
fn entry(
    command: Command,
    shortcut: impl Into<Option<Shortcut>>,
    title: &'static str,
    tooltip: &'static str,
) -> Entry {
    let info = CommandInfo {
        title,
        shortcut: shortcut.into(),
        tooltip,
    };
    (command, info)
}

const fn keys(scope: Scope, key: &'static str) -> Shortcut {
    Shortcut {
        key,
        ctrl: false,
        shift: false,
        alt: false,
        scope,
    }
}

const fn ctrl(scope: Scope, key: &'static str) -> Shortcut {
    Shortcut {
        ctrl: true,
        ..keys(scope, key)
    }
}

const fn alt(scope: Scope, key: &'static str) -> Shortcut {
    Shortcut {
        alt: true,
        ..keys(scope, key)
    }
}

const fn shift(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        shift: true,
        ..shortcut
    }
}

fn of_files() -> Vec<Entry> {
    use Command as C;
    use Scope::Window as W;
    vec![
        entry(
            C::Open,
            ctrl(W, "O"),
            "Open file…",
            "Open a file of events, or a workspace",
        ),
        entry(
            C::TogglePanel(Panel::Link),
            shift(ctrl(W, "L")),
            "Open link…",
            "Look as a link says; it opens no file and no server",
        ),
        entry(
            C::CopyLink,
            ctrl(W, "L"),
            "Copy link",
            "Copy what is looked at as a link",
        ),
        entry(
            C::OpenBundled,
            None,
            "Open the summit dataset",
            "Open the events that come along",
        ),
        entry(
            C::Quit,
            ctrl(W, "Q"),
            "Quit",
            "Close; the view comes back the next time",
        ),
    ]
}

fn of_the_view() -> Vec<Entry> {
    use Command as C;
    use Scope::Window as W;
    vec![
        entry(C::Undo, ctrl(W, "Z"), text::UNDO, text::UNDO_TOOLTIP),
        entry(C::Redo, shift(ctrl(W, "Z")), text::REDO, text::REDO_TOOLTIP),
        entry(
            C::FocusSearch,
            ctrl(W, "F"),
            "Search",
            "Look for words in events and names",
        ),
        entry(
            C::TogglePanel(Panel::Places),
            shift(ctrl(W, "F")),
            "Go to place…",
            "Find a town, a river, a sea by its name and fly there",
        ),
        entry(
            C::AllSources,
            None,
            "All sources on",
            "Read all sources of the file again",
        ),
        entry(
            C::ClearFilter,
            None,
            "Show all events",
            "Clear the search and all choices",
        ),
        entry(
            C::ToggleOnlyInSight,
            None,
            "List only what is in sight",
            "The list and its counts follow the map, or everything is listed",
        ),
        entry(
            C::Deselect,
            keys(W, "Escape"),
            "Deselect",
            "Close what lies on top, then show nothing in detail, then clear the search",
        ),
        entry(
            C::ToggleTheme,
            None,
            "Light or dark",
            "Change between light and dark colours",
        ),
        entry(
            C::ToggleReducedMotion,
            None,
            "Reduce motion",
            "Jump instead of flying",
        ),
        entry(
            C::ToggleFullScreen,
            keys(W, "F11"),
            "Full screen",
            "Fill the screen",
        ),
    ]
}

/// What lies over the window.
fn of_the_panels() -> Vec<Entry> {
    use Command as C;
    use Scope::Window as W;
    vec![
        entry(
            C::TogglePanel(Panel::Table),
            shift(ctrl(W, "T")),
            text::TABLE,
            "What is listed, in rows and columns",
        ),
        entry(
            C::CopyTable,
            None,
            "Copy the list as CSV",
            "What is listed, with the columns of the table",
        ),
        entry(
            C::TogglePanel(Panel::Attendance),
            shift(ctrl(W, "A")),
            text::ATTENDANCE,
            text::ATTENDANCE_TOOLTIP,
        ),
        entry(
            C::TogglePanel(Panel::Relations),
            shift(ctrl(W, "R")),
            text::RELATIONS,
            text::RELATIONS_TOOLTIP,
        ),
        entry(
            C::TogglePanel(Panel::Shortcuts),
            keys(W, "F1"),
            "Shortcuts",
            "All commands with their keys",
        ),
        entry(
            C::TogglePanel(Panel::About),
            None,
            "About Summit Atlas",
            "Version, licences and attribution",
        ),
    ]
}

fn of_time() -> Vec<Entry> {
    use Command as C;
    use Scope::Time as T;
    let step = |steps, large| C::StepTime { steps, large };
    let (left, right) = ("ArrowLeft", "ArrowRight");
    let (next, previous) = (C::StepEvent(1), C::StepEvent(-1));
    vec![
        entry(
            C::TogglePlay,
            keys(T, "Space"),
            "Play or pause",
            "Move the window through time",
        ),
        entry(
            step(-1, false),
            keys(T, left),
            "Step back",
            "Move the window back by one step",
        ),
        entry(
            step(1, false),
            keys(T, right),
            "Step forward",
            "Move the window on by one step",
        ),
        entry(
            step(-1, true),
            shift(keys(T, left)),
            "Leap back",
            "Move it back by its length",
        ),
        entry(
            step(1, true),
            shift(keys(T, right)),
            "Leap forward",
            "Move it on by its length",
        ),
        entry(
            previous,
            ctrl(T, left),
            "Previous event",
            "Select the event before",
        ),
        entry(next, ctrl(T, right), "Next event", "Select the event after"),
        entry(
            C::ToFirst,
            keys(T, "Home"),
            "To the beginning",
            "To the timeline's left end",
        ),
        entry(
            C::ToLast,
            keys(T, "End"),
            "To the end",
            "To the timeline's right end",
        ),
        entry(
            C::CycleLoop,
            None,
            "Loop",
            "At the end: stop, start again, play the window again, turn round, or go back to where it began",
        ),
    ]
}

fn of_the_timeline() -> Vec<Entry> {
    use Command as C;
    use Scope::Time as T;
    vec![
        entry(
            C::FocusDate,
            ctrl(Scope::Window, "G"),
            "Go to a date",
            "Type a date, as EDTF or in plain words",
        ),
        entry(
            C::ZoomAxis(2.0),
            ctrl(T, "ArrowUp"),
            "Zoom the timeline in",
            "Show half as much time",
        ),
        entry(
            C::ZoomAxis(0.5),
            ctrl(T, "ArrowDown"),
            "Zoom the timeline out",
            "Show twice as much time",
        ),
        entry(
            C::ShowWindow,
            None,
            "Zoom the timeline to the window",
            "Show the window with a margin",
        ),
        entry(
            C::ShowAllTime,
            None,
            "Show all time",
            "Show the time of all events on the timeline",
        ),
        entry(
            C::ResetAxis,
            None,
            "Reset the timeline",
            "Show the time that the file opened with",
        ),
        entry(
            C::ToggleFolds,
            ctrl(Scope::Window, "E"),
            "Fold empty stretches",
            "Leave out of the timeline where nothing was, or show it again",
        ),
    ]
}
