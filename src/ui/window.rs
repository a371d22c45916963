use std::sync::Arc;

use egui::{CentralPanel, Frame, Panel, Ui};

use super::attendance::{AttendanceState, attendance_ui};
use super::bookmarks::{BookmarksState, bookmarks_ui};
use super::detail::{DetailState, detail_panel_ui};
use super::events::{EventsPanelState, events_panel_ui};
use super::map_server::{MapServerState, map_server_ui};
use super::notices::notices_ui;
use super::open_link::{link_ui, pasted_ui};
use super::overlays::overlays_ui;
use super::places::PlacesState;
use super::presenter::presenter_ui;
use super::relations::{RelationsState, relations_ui};
use super::rooms::Rooms;
use super::shortcuts::shortcuts_ui;
use super::table::{TableState, table_ui};
use super::timeline::{TimelineState, timeline_ui};
use super::top_bar::top_bar_ui;
use crate::explorer::{Command, Explorer, PlaceFinder};
use crate::map::{Figure, MapState, map_ui};
use crate::theme::space;
use crate::view::{Part, Parts};

/// What the panels keep from one frame to the next.
pub struct WindowState {
    /// The map.
    pub map: MapState,
    /// The list of events.
    pub(super) events: EventsPanelState,
    /// The timeline.
    pub(super) timeline: TimelineState,
    /// The panel of what is selected.
    detail: DetailState,
    /// The table of who was where.
    attendance: AttendanceState,
    /// The list as a table.
    table: TableState,
    /// The list of bookmarks.
    bookmarks: BookmarksState,
    /// What the selection is tied to.
    relations: RelationsState,
    /// The search for places.
    places: PlacesState,
    /// A tile server that is being entered.
    server: MapServerState,
    /// The day up to which sources count, as it is being typed.
    known: String,
    /// A link, as it is being typed.
    link: String,
    /// Whether text is being typed.
    typing: bool,
}

impl WindowState {
    /// A window with a map.
    #[must_use]
    pub fn new(map: MapState) -> Self {
        Self {
            map,
            events: EventsPanelState::default(),
            timeline: TimelineState::default(),
            detail: DetailState::default(),
            attendance: AttendanceState::default(),
            table: TableState::default(),
            bookmarks: BookmarksState::default(),
            relations: RelationsState::default(),
            places: PlacesState::default(),
            server: MapServerState::default(),
            known: String::new(),
            link: String::new(),
            typing: false,
        }
    }

    /// Shows only a part of the window, for a picture.
    pub fn set_figure(&mut self, figure: Figure) {
        self.timeline.is_bare = !figure.parts.contains(Part::Controls);
        self.map.figure = figure;
    }

    /// Puts the cursor into the search field in the next frame.
    pub fn focus_search(&mut self) {
        self.events.focus_search = true;
    }

    /// Gives the list in which places are found by their names.
    pub fn set_place_finder(&mut self, finder: Arc<dyn PlaceFinder>) {
        self.places.finder = Some(finder);
    }

    /// Gives a row of the list of bookmarks the keyboard in the next frame.
    pub fn focus_bookmark(&mut self, at: usize) {
        self.bookmarks.focus_on(at);
    }

    /// Puts the cursor into the date field in the next frame.
    pub fn focus_date(&mut self) {
        self.timeline.date.focus = true;
    }
}

/// The whole window.
pub fn window_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut WindowState,
    commands: &mut Vec<Command>,
) {
    let hovered = explorer.transient().hovered.clone();
    let before = commands.len();
    let presenting = explorer.presentation().is_some();
    let keyboard = (state.typing, presenting);
    shortcuts_ui(ui, state.map.is_focused(), keyboard, commands);
    if presenting {
        state.bookmarks.hide();
        presenter_ui(ui, explorer, &mut state.map, commands);
    } else {
        pasted_ui(ui, ui.ctx().text_edit_focused(), commands);
        panels_ui(ui, explorer, state, commands);
        panels_above_ui(ui, explorer, state, commands);
    }
    state.typing = ui.ctx().text_edit_focused();
    let (mut points_at, mut has_keyboard) = (None, None);
    let mut pushed = commands.split_off(before);
    pushed.retain(|command| match command {
        Command::Hover(selection) => {
            points_at.clone_from(selection);
            false
        }
        Command::FocusOn(selection) => {
            has_keyboard = Some(selection.clone());
            false
        }
        _ => true,
    });
    commands.append(&mut pushed);
    let points_at = points_at.or(has_keyboard);
    // Said only when it changes: a pointer that rests on something is no reason to paint.
    if points_at != hovered {
        commands.push(Command::Hover(points_at));
    }
}

/// The map with the panels around it, as far as they are shown.
fn panels_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut WindowState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let parts: Parts = state.map.figure.parts;
    let rooms = Rooms::of(ui.available_size());
    if parts.contains(Part::Bar) {
        Panel::top("top")
            .frame(Frame::new().fill(theme.panel.into()))
            .show_separator_line(false)
            .show(ui, |ui| {
                top_bar_ui(ui, explorer, &mut state.known, commands);
            });
    }
    if parts.contains(Part::Timeline) {
        rooms.panel_ui(ui, explorer, Part::Timeline, commands, |ui, commands| {
            timeline_ui(ui, explorer, &mut state.timeline, commands);
        });
    }
    // In a low window what does not fit is cut off, and does not lie over the timeline.
    ui.set_clip_rect(ui.available_rect_before_wrap());
    if parts.contains(Part::List) {
        rooms.panel_ui(ui, explorer, Part::List, commands, |ui, commands| {
            events_panel_ui(ui, explorer, &mut state.events, commands);
        });
    }
    if parts.contains(Part::Detail) {
        rooms.panel_ui(ui, explorer, Part::Detail, commands, |ui, commands| {
            detail_panel_ui(ui, explorer, &mut state.detail, commands);
        });
    }
    CentralPanel::no_frame().show(ui, |ui| {
        let map = ui.available_rect_before_wrap();
        map_ui(ui, explorer, &mut state.map, commands);
        notices_ui(ui, map.shrink(space::MEDIUM), explorer, commands);
    });
}

/// The panels that lie over them.
fn panels_above_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut WindowState,
    commands: &mut Vec<Command>,
) {
    let worldviews = state.map.worldviews();
    overlays_ui(ui, explorer, worldviews, &mut state.places, commands);
    attendance_ui(ui, explorer, &mut state.attendance, commands);
    link_ui(ui, explorer, &mut state.link, commands);
    bookmarks_ui(ui, explorer, &mut state.bookmarks, commands);
    table_ui(ui, explorer, &mut state.table, commands);
    relations_ui(ui, explorer, &mut state.relations, commands);
    map_server_ui(ui, explorer, &mut state.server, commands);
}
