use std::path::PathBuf;

use crate::geo::{Camera, ScreenPoint};
use crate::time::{Window, WindowMode};
use crate::view::Selection;

/// Everything a person can do, however they do it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Show something in detail, and bring it into sight if it is out of it.
    Select(Selection),
    /// As [`Command::Select`], and fly there in any case.
    Show(Selection),
    /// Show nothing in detail.
    Deselect,
    /// Point at something without choosing it.
    Hover(Option<Selection>),

    /// Drag the map by points.
    Pan([f64; 2]),
    /// Zoom by levels; the place under a point of the map stays there.
    ZoomAt(ScreenPoint, f64),
    /// Zoom by levels around the middle, smoothly.
    ZoomBy(f64),
    /// Fly to a camera.
    FlyTo(Camera),
    /// Fly to where everything visible is in sight.
    FitAll,
    /// Go on gliding with a speed in points per second.
    Glide([f64; 2]),

    /// Look at a window of time.
    SetWindow(Window),
    /// Say how the window counts.
    SetMode(WindowMode),
    /// Move the window by steps; a large step is the window's own length.
    StepTime {
        /// How many, to the past when negative.
        steps: i64,
        /// Whether they are large.
        large: bool,
    },
    /// Move to the next (1) or previous (−1) event and select it.
    StepEvent(i64),
    /// Move the window to the first moment of the timeline.
    ToFirst,
    /// Move the window to the last moment of the timeline.
    ToLast,
    /// Show a stretch of time on the timeline.
    SetAxis(Window),
    /// Show the stretch that the dataset opened with.
    ResetAxis,
    /// Play or pause.
    TogglePlay,
    /// Play faster (2 doubles) or slower.
    SetSpeed(f64),
    /// What happens when playing reaches the end.
    CycleLoop,

    /// Look for words.
    SetWords(String),
    /// Choose a kind of event, or let go of it.
    ToggleKind(String),
    /// Only what sources disagree about, or everything again.
    ToggleDisputed,
    /// Only what did not (yet) happen, or everything again.
    TogglePlanned,
    /// Let everything through again.
    ClearFilter,

    /// Take back the last change of the view.
    Undo,
    /// Make it again.
    Redo,
    /// The drag or stroke that was under way has ended: what comes next is a new step.
    EndStroke,

    /// Choose a file to open.
    Open,
    /// Open a file.
    OpenFile(PathBuf),
    /// Open the bundled dataset.
    OpenBundled,
    /// Light or dark.
    ToggleTheme,
    /// Jump instead of flying, or fly again.
    ToggleReducedMotion,
    /// Fill the screen, or no longer.
    ToggleFullScreen,
    /// Open or close a panel that lies over the window.
    TogglePanel(Panel),
    /// Put a notice away.
    DismissNotice(usize),
    /// Put the cursor into the search field.
    FocusSearch,
    /// Copy text.
    Copy(String),
    /// Close the program.
    Quit,
}

/// A panel that lies over the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Licences and attribution.
    About,
    /// All commands with their shortcuts.
    Shortcuts,
}

/// What only the floors above can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for a file.
    AskForFile,
    /// Read a file.
    Read(PathBuf),
    /// Read the bundled dataset.
    ReadBundled,
    /// Fill the screen, or no longer.
    ToggleFullScreen,
    /// Put the cursor into the search field.
    FocusSearch,
    /// Copy text.
    Copy(String),
    /// Close the program.
    Quit,
}

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
}

const fn keys(key: &'static str, scope: Scope) -> Shortcut {
    Shortcut {
        key,
        ctrl: false,
        shift: false,
        scope,
    }
}

const fn ctrl(key: &'static str) -> Shortcut {
    Shortcut {
        key,
        ctrl: true,
        shift: false,
        scope: Scope::Window,
    }
}

const fn shift(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        shift: true,
        ..shortcut
    }
}

const fn with_ctrl(shortcut: Shortcut) -> Shortcut {
    Shortcut {
        ctrl: true,
        ..shortcut
    }
}

/// Zoom levels of one press of a key.
const KEY_ZOOM: f64 = 1.0;
/// Points of one press of an arrow key.
const KEY_PAN: f64 = 120.0;

impl Command {
    /// Every command that has a name of its own, with that name: the source of menus, tooltips,
    /// shortcuts and the sheet of shortcuts.
    #[must_use]
    pub fn catalogue() -> Vec<(Self, CommandInfo)> {
        use Command as C;
        use Scope::{Map, Time, Window};
        let step = |steps, large| C::StepTime { steps, large };
        let rows: Vec<(Self, &'static str, Option<Shortcut>, &'static str)> = vec![
            (C::Open, "Open file…", Some(ctrl("O")), "Open a GeoJSON file of events"),
            (C::OpenBundled, "Open the summit dataset", None, "Open the events that come with the program"),
            (C::Quit, "Quit", Some(ctrl("Q")), "Close the program; the view comes back next time"),
            (C::Undo, "Undo", Some(ctrl("Z")), "Take back the last change of the view"),
            (C::Redo, "Redo", Some(shift(ctrl("Z"))), "Make the change again"),
            (C::FocusSearch, "Search", Some(ctrl("F")), "Look for words in events, places and people"),
            (C::ClearFilter, "Show all events", None, "Clear the search and all choices"),
            (C::Deselect, "Deselect", Some(keys("Escape", Window)), "Show nothing in detail"),
            (C::TogglePlay, "Play or pause", Some(keys("Space", Time)), "Move the window through time"),
            (step(-1, false), "Step back", Some(keys("ArrowLeft", Time)), "Move the window back by one step"),
            (step(1, false), "Step forward", Some(keys("ArrowRight", Time)), "Move the window forward by one step"),
            (step(-1, true), "Leap back", Some(shift(keys("ArrowLeft", Time))), "Move the window back by its length"),
            (step(1, true), "Leap forward", Some(shift(keys("ArrowRight", Time))), "Move the window forward by its length"),
            (C::StepEvent(-1), "Previous event", Some(with_ctrl(keys("ArrowLeft", Time))), "Select the event before"),
            (C::StepEvent(1), "Next event", Some(with_ctrl(keys("ArrowRight", Time))), "Select the event after"),
            (C::ToFirst, "To the beginning", Some(keys("Home", Time)), "Move the window to the left end of the timeline"),
            (C::ToLast, "To the end", Some(keys("End", Time)), "Move the window to the right end of the timeline"),
            (C::CycleLoop, "Loop", None, "Stop at the end, or start again"),
            (C::ResetAxis, "Reset the timeline", None, "Show the stretch of time that the file opened with"),
            (C::Pan([KEY_PAN, 0.0]), "Pan west", Some(keys("ArrowLeft", Map)), "Move the map"),
            (C::Pan([-KEY_PAN, 0.0]), "Pan east", Some(keys("ArrowRight", Map)), "Move the map"),
            (C::Pan([0.0, KEY_PAN]), "Pan north", Some(keys("ArrowUp", Map)), "Move the map"),
            (C::Pan([0.0, -KEY_PAN]), "Pan south", Some(keys("ArrowDown", Map)), "Move the map"),
            (C::ZoomBy(KEY_ZOOM), "Zoom in", Some(keys("PageUp", Map)), "Look closer"),
            (C::ZoomBy(-KEY_ZOOM), "Zoom out", Some(keys("PageDown", Map)), "Look from farther away"),
            (C::FitAll, "Show all on the map", Some(ctrl("0")), "Fly to where all visible events are in sight"),
            (C::ToggleTheme, "Light or dark", None, "Change between light and dark colours"),
            (C::ToggleReducedMotion, "Reduce motion", None, "Jump instead of flying"),
            (C::ToggleFullScreen, "Full screen", Some(keys("F11", Window)), "Fill the screen"),
            (C::TogglePanel(Panel::Shortcuts), "Shortcuts", Some(keys("F1", Window)), "All commands with their keys"),
            (C::TogglePanel(Panel::About), "About Summit Atlas", None, "Version, licences and attribution"),
        ];
        let info = |title, shortcut, tooltip| CommandInfo {
            title,
            shortcut,
            tooltip,
        };
        rows.into_iter()
            .map(|(command, title, shortcut, tooltip)| (command, info(title, shortcut, tooltip)))
            .collect()
    }

    /// Its name, keys and explanation, if it is in the [`Command::catalogue`].
    #[must_use]
    pub fn info(&self) -> Option<CommandInfo> {
        let found = Self::catalogue().into_iter().find(|(command, _)| command == self);
        found.map(|(_, info)| info)
    }
}
