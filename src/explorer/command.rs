use std::path::PathBuf;

use super::exported::Export;
use super::list::List;
use super::playback::LoopMode;
use super::work::Work;
use crate::geo::{Camera, LonLat, ScreenPoint};
use crate::places::Worldview;
use crate::theme::MapStyle;
use crate::time::{Moment, Window, WindowMode};
use crate::view::{BaseSource, Facet, Lettering, ListOrder, Origin, Part, Selection};

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
    /// The keyboard is on what stands for something: as [`Command::Hover`], while the pointer is on nothing.
    FocusOn(Selection),

    /// Stand still: a touch stops a flight or a glide where it is.
    Stop,
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
    /// Fly to a place, as close as now.
    CentreOn(LonLat),
    /// Copy the coordinates of the place under the pointer, or of the map's middle.
    CopyCoordinates,

    /// Begin to measure distances on the map, or leave it.
    ToggleMeasure,
    /// Measure from a place on.
    MeasureFrom(LonLat),
    /// Measure on to a place.
    AddMeasurePoint(LonLat),
    /// Measure on to the middle of the map; where the last point lies there already, or was put
    /// with the pointer, the measurement ends.
    EnterMeasurePoint,
    /// Take back the last point of the measurement.
    RemoveMeasurePoint,
    /// The measurement is complete.
    EndMeasure,

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
    /// Look at a stretch of time, and bring it into sight on the timeline: what was typed. The edges
    /// that the mode does not show go along.
    GoTo(Window),
    /// Show a stretch of time on the timeline.
    SetAxis(Window),
    /// Show the stretch that the dataset opened with.
    ResetAxis,
    /// Show the time of all events on the timeline.
    ShowAllTime,
    /// Show the window on the timeline, as wide as it goes.
    ShowWindow,
    /// Show less time on the timeline by a factor, or more by one below 1, around the window.
    ZoomAxis(f64),
    /// Leave the empty stretches out of the timeline, or nothing at all.
    ToggleFolds,
    /// Leave a stretch of time out of the timeline.
    Fold(Window),
    /// Leave out the empty stretch that a moment lies in, if there is one.
    FoldAt(Moment),
    /// Show again what is left out around a moment.
    UnfoldAt(Moment),
    /// Play or pause.
    TogglePlay,
    /// Play faster (2 doubles) or slower.
    SetSpeed(f64),
    /// The next of what may happen when playing reaches the end.
    CycleLoop,
    /// What happens when playing reaches the end.
    SetLoop(LoopMode),

    /// Look for words.
    SetWords(String),
    /// Choose a value of a facet, or let go of it.
    ToggleChoice(Facet, String),
    /// Let go of all values of a facet.
    ClearFacet(Facet),
    /// List only what lies on the map that is in sight, or everything again.
    ToggleOnlyInSight,
    /// List events in another order, under other headings.
    SetList(ListOrder),
    /// Only what sources disagree about, or everything again.
    ToggleDisputed,
    /// Only what did not (yet) happen, or everything again.
    TogglePlanned,
    /// Let everything through again.
    ClearFilter,
    /// Count a source as never read, or read it again.
    ToggleSource(String),
    /// Read all sources again, whenever they were published.
    AllSources,
    /// Count only what had been published before a moment, or everything.
    SetKnownBefore(Option<Moment>),

    /// Take back the last change of the view.
    Undo,
    /// Make it again.
    Redo,
    /// Keep what is looked at under a name of its own.
    AddBookmark,
    /// Let a bookmark keep what is looked at now.
    UpdateBookmark(usize),
    /// Call a bookmark something else.
    RenameBookmark(usize, String),
    /// Forget a bookmark.
    RemoveBookmark(usize),
    /// Bring back the bookmark that was removed last, or the view that one had.
    RestoreBookmark,
    /// Let a bookmark stand elsewhere among them.
    MoveBookmark {
        /// Where it stands.
        from: usize,
        /// Where it will stand.
        to: usize,
    },
    /// Fly to a bookmark; time goes along.
    ShowBookmark(usize),
    /// Fly to the next (1) or previous (−1) bookmark.
    StepBookmark(i64),
    /// Copy a bookmark as a link.
    CopyBookmarkLink(usize),
    /// Present the bookmarks, or go on presenting them.
    Present(Present),

    /// The drag or stroke that was under way has ended: what comes next is a new step.
    EndStroke,

    /// Choose a file to open.
    Open,
    /// Open a file: events or a workspace.
    OpenFile(PathBuf),
    /// Open the bundled dataset.
    OpenBundled,
    /// Open these together, in place of what is open.
    OpenAll(Vec<Origin>),
    /// Choose files to open beside what is open.
    Add,
    /// Open these beside what is open, and go on looking as before.
    AddAll(Vec<Origin>),
    /// Open the bundled dataset beside what is open.
    AddBundled,
    /// Close one of what is open together.
    CloseOrigin(Origin),
    /// Close the workspace; what is shown stays.
    CloseWorkspace,
    /// Save the workspace, under a new name if it has none.
    SaveWorkspace,
    /// Choose a name and save the workspace under it.
    SaveWorkspaceAs,
    /// Save the workspace under a name.
    SaveWorkspaceTo(PathBuf),
    /// Choose where to write what is listed or shown.
    Export(Export),
    /// Write it there.
    ExportTo(Export, PathBuf),
    /// Light or dark.
    ToggleTheme,
    /// How the map is painted; `None` as it fits the theme.
    SetMapStyle(Option<MapStyle>),
    /// In which languages the map is lettered.
    SetLettering(Lettering),
    /// Whose borders are drawn.
    SetBorders(Worldview),
    /// Where the map comes from.
    SetBase(BaseSource),
    /// Choose a file of map tiles.
    OpenMap,
    /// Draw meridians and parallels, or no longer.
    ToggleGraticule,
    /// Open the legend of the map, or fold it.
    ToggleLegend,
    /// Jump instead of flying, or fly again.
    ToggleReducedMotion,
    /// Make everything larger.
    LargerText,
    /// Make everything smaller.
    SmallerText,
    /// Make everything as large as usual.
    UsualText,
    /// Make a panel around the map so many points wide or high.
    SizePanel(Part, u16),
    /// Make all panels as wide and high as usual.
    UsualPanels,
    /// Fill the screen, or no longer.
    ToggleFullScreen,
    /// Open or close a panel that lies over the window.
    TogglePanel(Panel),
    /// Show a column of the table by its name, or leave it out.
    ToggleColumn(String),
    /// Copy what is listed, with the columns of the table, as CSV.
    CopyTable,
    /// Put a notice away.
    DismissNotice(usize),
    /// Put the cursor into the search field.
    FocusSearch,
    /// Put the cursor into the date field.
    FocusDate,
    /// Copy text.
    Copy(String),
    /// Copy the view as a link.
    CopyLink,
    /// Look as a link says. It opens no file and no server.
    OpenLink(String),
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
    /// A place to be found by its name.
    Places,
    /// A tile server to be entered.
    MapServer,
    /// Who was at which event, and who was not.
    Attendance,
    /// What is listed, as a table.
    Table,
    /// A link to be entered.
    Link,
    /// What is selected, with everything that it is tied to.
    Relations,
    /// The border lines with an explanation, and by which rules they are drawn.
    Borders,
    /// Views with a name, in order.
    Bookmarks,
}

/// What a presenter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Present {
    /// Begin with the first bookmark; without bookmarks, see how to make one.
    Begin,
    /// Begin with the bookmark that was shown last.
    BeginHere,
    /// The bookmark after; at the last one, nothing.
    Next,
    /// The bookmark before; at the first one, nothing.
    Previous,
    /// The first bookmark.
    First,
    /// The last bookmark.
    Last,
    /// Show nothing, or go on.
    Blank,
    /// Back to where one was.
    End,
}

/// What files are chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// In place of what is open.
    InPlace,
    /// Beside it.
    Beside,
}

/// What only the floors above can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask for files.
    AskForFiles(Choice),
    /// Read a file.
    Read(PathBuf),
    /// Read the bundled dataset.
    ReadBundled,
    /// Read these as one dataset, and look at it as now if the view stays.
    ReadAll {
        /// What is to be open.
        origins: Vec<Origin>,
        /// Whether it is looked at as now.
        view_stays: bool,
    },
    /// Close the workspace; what is shown stays.
    CloseWorkspace,
    /// Save the workspace, under a new name if it has none.
    SaveWorkspace,
    /// Ask for a name and save the workspace under it.
    SaveWorkspaceAs,
    /// Save the workspace under a name.
    SaveWorkspaceTo(PathBuf),
    /// Ask where to write what is listed or shown.
    AskWhereTo(Export),
    /// Write it there.
    ExportTo(Export, PathBuf),
    /// Read the words of the dataset that is shown, a large one.
    ReadWords,
    /// Work something out; the result is awaited.
    Work(Box<Work>),
    /// Ask for a file of map tiles.
    AskForMap,
    /// Take the map from there.
    UseBase(BaseSource),
    /// Fill the screen, or no longer.
    ToggleFullScreen,
    /// Fill the screen, and remember whether it was filled.
    FillScreen,
    /// Fill the screen as it was before.
    LeaveScreen,
    /// Put the cursor into the search field.
    FocusSearch,
    /// Put the cursor into the date field.
    FocusDate,
    /// Give a row of the list of bookmarks the keyboard.
    FocusBookmark(usize),
    /// Copy text.
    Copy(String),
    /// Write a long list as a table, and copy that.
    CopyTable(Box<List>),
    /// Close the program.
    Quit,
}
