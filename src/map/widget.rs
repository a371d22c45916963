use std::sync::Arc;

use egui::{Color32, DragPanButtons, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use walkers::{Map, MapMemory, lon_lat};

use super::areas::AreaLayer;
use super::badges::Badge;
use super::borders::borders_ui;
use super::caption::Figure;
use super::fading::Fades;
use super::frame::{frame_ui, world_rect};
use super::furniture::Furniture;
use super::gestures::{Hands, gestures_ui};
use super::graticule::graticule_ui;
use super::imprint::Attribution;
use super::journeys::{journeys_hover_ui, journeys_ui};
use super::labels::{NameLayer, Scene};
use super::marks::{self, Mark, faded};
use super::measure::measure_ui;
use super::notes::{self, NoteLayer};
use super::occupied::Occupied;
use super::other_map::OtherMap;
use super::pin_layer::Pins;
use super::readout::Readout;
use super::signs::Signs;
use super::ties::ties_ui;
use super::tile_layer::{TileLayer, TileLook};
use super::tools::{Tools, tools_ui};
use crate::basemap::{TileSource, TileWords};
use crate::explorer::{Command, Explorer};
use crate::geo::{Camera, Viewport, World};
use crate::jobs::bundled::OfflineMap;
use crate::jobs::{Pace, TileJobs, Waker};
use crate::places::Worldviews;
use crate::problem::Problem;
use crate::text;

/// A frame that took longer than this many seconds counts as this long: after a rest nothing jumps.
const LONGEST_STEP: f32 = 0.05;

/// Bytes of tiles that are kept for the graphics driver, those of another map over the offline one included.
const KEPT_BYTES: usize = 96 << 20;

/// What the map keeps from one frame to the next.
pub struct MapState {
    tiles: TileLayer,
    other: Option<OtherMap>,
    names: NameLayer,
    notes: NoteLayer,
    worldviews: Arc<Worldviews>,
    memory: MapMemory,
    /// The camera of the last frame: while it changes the map is in motion.
    last: Option<Camera>,
    /// Where the map was, in points on the screen.
    rect: Rect,
    focused: bool,
    /// Whether the map was whole once: until then nothing comes softly.
    was_whole: bool,
    pins: Pins,
    fades: Fades,
    hands: Hands,
    tools: Tools,
    signs: Signs,
    areas: AreaLayer,
    /// What of the window is shown.
    pub figure: Figure,
}

impl MapState {
    /// A map, whose tiles are made at a pace; `waker` is called whenever one is ready.
    #[must_use]
    pub fn new(map: &OfflineMap, pace: Pace, waker: &Waker) -> Self {
        Self {
            tiles: TileLayer::new(TileJobs::new(
                Arc::clone(&map.archive) as Arc<dyn TileSource>,
                Some(Arc::clone(&map.relief)),
                pace,
                waker,
            )),
            other: None,
            names: NameLayer::new(&map.names),
            notes: NoteLayer::default(),
            worldviews: Arc::clone(&map.worldviews),
            memory: MapMemory::default(),
            last: None,
            rect: Rect::NOTHING,
            focused: false,
            was_whole: false,
            pins: Pins::default(),
            fades: Fades::default(),
            hands: Hands::default(),
            tools: Tools::default(),
            signs: Signs::default(),
            areas: AreaLayer::new(pace, waker),
            figure: Figure::default(),
        }
    }

    /// Shows another map over the offline one, or that alone.
    pub fn set_other(&mut self, other: Option<OtherMap>) {
        self.other = other;
    }

    /// What was wrong with tiles since the last call.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        let mut problems = self.tiles.take_problems();
        problems.extend(self.other.iter_mut().flat_map(OtherMap::take_problems));
        problems
    }

    /// Whether the last frame showed everything as it will stay: no stand-in tile, all names, no mark
    /// that is coming or going.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let other = self.other.as_ref().is_none_or(OtherMap::is_complete);
        let map = self.tiles.is_complete() && !self.areas.is_waiting();
        other && map && !self.is_fading()
    }

    /// Whether a mark, a name or a sign is coming or going.
    fn is_fading(&self) -> bool {
        let marks = self.fades.is_moving() || self.areas.is_moving();
        marks || self.names.is_moving() || self.notes.is_moving()
    }

    /// What is known about borders, and by which rules they are drawn.
    #[must_use]
    pub fn worldviews(&self) -> &Arc<Worldviews> {
        &self.worldviews
    }

    /// Bytes of tiles that are kept for the graphics driver, of the offline map and of the one that lies over it.
    #[must_use]
    pub fn tile_bytes(&self) -> usize {
        self.tiles.bytes() + self.other.as_ref().map_or(0, OtherMap::tile_bytes)
    }

    /// Where the map was in the last frame, in points on the screen.
    #[must_use]
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// Whether the map has the keyboard.
    #[must_use]
    pub fn is_focused(&self) -> bool {
        self.focused
    }
}

/// What the map lies on. Whoever clears the window clears it with this: without a graphics card each layer of paint counts.
#[must_use]
pub fn ground(explorer: &Explorer) -> Color32 {
    explorer.map_tokens().outside.into()
}

/// The map, filling what room there is.
pub fn map_ui(ui: &mut Ui, explorer: &Explorer, state: &mut MapState, commands: &mut Vec<Command>) {
    let rect = whole_points(ui.available_rect_before_wrap());
    state.rect = rect;
    let camera = explorer.view().camera;
    let at_rest = state.last == Some(camera);
    let scale = ui.ctx().pixels_per_point();
    let stored = camera.viewport(f64::from(rect.width()), f64::from(rect.height()));
    let origin = [f64::from(rect.min.x), f64::from(rect.min.y)];
    let snapped = stored.snapped(origin, f64::from(scale));
    let viewport = Viewport {
        camera: snapped.camera,
        ..stored
    };
    let look = TileLook {
        side: snapped.tile_side,
        scale,
        look: explorer.look(),
        at_rest,
        was_whole: state.was_whole,
    };
    state.tiles.begin_frame(ui.ctx(), look);
    if let Some(other) = &mut state.other {
        other.begin_frame(ui.ctx(), look);
    }
    let center = lon_lat(snapped.camera.center.lon, snapped.camera.center.lat);
    state.memory.center_at(center);
    if state.memory.set_zoom(snapped.camera.zoom).is_err() {
        return;
    }
    let mut map_ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("map"));
    map_ui.set_clip_rect(rect);
    let mut map = Map::new(Some(&mut state.tiles), &mut state.memory, center)
        .drag_pan_buttons(DragPanButtons::empty())
        .zoom_gesture(false)
        .double_click_to_zoom(false)
        .double_click_to_zoom_out(false)
        .panning(false);
    if let Some(other) = &mut state.other {
        map = map.with_layer(other.layer(), 1.0);
    }
    let response = map.show(&mut map_ui, |_, _, _, _| ()).response;
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, text::MAP));
    state.focused = response.has_focus();
    keep_arrows(&map_ui, &response);
    // Hands act on the camera as it is stored, not on the snapped one.
    let measuring = explorer.transient().measurement.is_some();
    let hands = &mut state.hands;
    gestures_ui(&map_ui, &response, &stored, measuring, hands, commands);
    let tools = &mut state.tools;
    tools_ui(&map_ui, &response, explorer, &stored, tools, commands);
    let words: Vec<_> = match &state.other {
        Some(other) => other.words().cloned().collect(),
        None => state.tiles.words().cloned().collect(),
    };
    let contested = words.clone();
    // What lies on the map says first what it is.
    if !layers_ui(&mut map_ui, explorer, &viewport, words, state, commands) {
        let worldviews = &state.worldviews;
        borders_ui(&response, explorer, &viewport, &contested, worldviews);
    }
    if state.focused {
        let stroke = egui::Stroke::new(2.0, explorer.marks_theme().selection);
        map_ui
            .painter()
            .rect_stroke(rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    let room = KEPT_BYTES / if state.other.is_some() { 2 } else { 1 };
    let mut coming = state.tiles.end_frame(room);
    if let Some(other) = &mut state.other {
        coming |= other.end_frame(room);
    }
    // In motion a frame follows anyway; at the end of it one more makes the map crisp.
    if !at_rest || coming || state.is_fading() {
        ui.ctx().request_repaint();
    }
    state.was_whole |= state.is_complete();
    state.last = Some(camera);
    ui.allocate_rect(rect, Sense::hover());
}

/// Journeys, names, signs, marks and what always lies on the map, from the bottom up. Returns whether the pointer is on
/// a sign or a mark.
fn layers_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    words: Vec<Arc<TileWords>>,
    state: &mut MapState,
    commands: &mut Vec<Command>,
) -> bool {
    let theme = explorer.marks_theme();
    let painter = ui.painter().clone();
    let map = painter.clip_rect();
    let attribution = attribution(&state.tiles, state.other.as_ref());
    let readout = Readout::new(ui, state.focused);
    let mut occupied = Occupied::default();
    state.signs.look(explorer);
    let shown = (&state.figure, attribution, &state.signs);
    let furniture = Furniture::new(ui, (map, viewport), explorer, shown, &mut occupied);
    let dt = ui.input(|i| i.stable_dt).min(LONGEST_STEP);
    let at_once = explorer.settings().reduced_motion || !state.was_whole;
    ground_ui(ui, explorer, viewport, state, &mut occupied, (dt, at_once));
    let covered = occupied.rects().to_vec();
    let pins = state.pins.look(explorer, viewport);
    let (coming, mut going) = state.fades.advance(pins, dt, at_once);
    for mark in &mut going {
        mark.at = viewport.screen_from_geo(mark.pin.place);
        let ghost = Mark::new(mark, map.min);
        ghost.paint(&faded(&painter, mark.opacity), theme);
    }
    let marks: Vec<(Mark, f32)> = coming
        .iter()
        .map(|mark| (Mark::new(mark, map.min), mark.opacity))
        .collect();
    for (mark, _) in &marks {
        mark.claim(&mut occupied);
    }
    let signs = notes::signs(state.worldviews.notes(), explorer, viewport, map);
    let mut taken = covered.clone();
    taken.extend(marks.iter().map(|(mark, _)| mark.covers()));
    let placeless = &state.signs.placeless;
    let badges = state
        .areas
        .badges(explorer, (viewport, map), placeless, &taken);
    for badge in &badges {
        badge.claim(&mut occupied);
        taken.push(badge.target());
    }
    let signs = state.notes.advance(signs, map, &taken, dt, at_once);
    signs.claim(&mut occupied);
    let fonts = state.names.fonts();
    let (mut names, mut obstacles) = (Vec::new(), signs.obstacles());
    obstacles.extend(badges.iter().map(Badge::obstacle));
    for (mark, opacity) in &marks {
        let name = mark.name(fonts, map, explorer, &mut occupied);
        obstacles.push((World::from(mark.pin.place), mark.obstacle(name.as_ref())));
        names.extend(name.map(|name| (name, *opacity)));
    }
    let scene = Scene {
        viewport: *viewport,
        rect: map.intersect(world_rect(&painter, viewport)),
        map,
        words,
        look: explorer.look(),
        lettering: explorer.settings().lettering,
        atlas_names: state.other.is_none(),
        obstacles,
        covered: &covered,
        named: &marks::names(coming.iter().map(|mark| &*mark.pin)),
        marks: &names,
        dt,
        at_once,
    };
    // Names lie over the stems of signs, whose rings they keep away from.
    signs.paint(&painter, explorer.map_tokens());
    state.names.show(ui, &scene);
    marks::paint_all(&painter, theme, &marks, &badges);
    let reached = |at| marks.iter().any(|(mark, _)| mark.target().contains(at));
    let on_badge = |at| badges.iter().any(|badge| badge.target().contains(at));
    let on_mark = readout
        .pointer
        .is_some_and(|at| reached(at) || on_badge(at));
    let on_sign = signs.interact(ui, explorer, on_mark);
    marks::interact_all(ui, explorer, viewport, (&marks, &badges), commands);
    if !on_mark && !on_sign {
        let drawn = (state.signs.drawn.as_slice(), readout.pointer, &*covered);
        journeys_hover_ui(ui, explorer, viewport, drawn, commands);
    }
    measure_ui(ui, explorer, viewport, &readout);
    furniture.show(ui, explorer, viewport, &readout, &state.signs, commands);
    on_mark || on_sign
}

/// What lies below names and marks: the frame, meridians and parallels, hatched countries, journeys, ties.
fn ground_ui(
    ui: &Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    state: &mut MapState,
    occupied: &mut Occupied,
    (dt, at_once): (f32, bool),
) {
    let painter = ui.painter().clone();
    let here = (viewport, painter.clip_rect());
    frame_ui(&painter, explorer, viewport);
    graticule_ui(ui, explorer, viewport, occupied);
    let (areas, placeless) = (&mut state.areas, &state.signs.placeless);
    areas.advance(explorer, here, placeless, dt, at_once);
    areas.paint(&painter, explorer, viewport);
    journeys_ui(&painter, explorer, viewport, &state.signs.drawn);
    ties_ui(&painter, explorer, viewport);
}

/// Whose map is on the screen.
fn attribution(tiles: &TileLayer, other: Option<&OtherMap>) -> Attribution {
    let offline = format!("{} · {}", tiles.source(), text::RELIEF_SOURCE);
    let Some(other) = other else {
        return Attribution {
            short: text::MAP_ATTRIBUTION.to_owned(),
            full: offline,
        };
    };
    let name = Some(other.attribution()).filter(|name| !name.is_empty());
    let name = name.unwrap_or(text::OTHER_MAP);
    Attribution {
        full: format!("{name}\n{offline}"),
        short: if other.is_bare() {
            text::two_maps(name)
        } else {
            name.to_owned()
        },
    }
}

/// While the map has the keyboard, arrows move the map and not the focus.
fn keep_arrows(ui: &Ui, response: &egui::Response) {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// The largest rectangle inside whose corners lie on whole points.
fn whole_points(rect: Rect) -> Rect {
    let (min, max) = (rect.min.ceil(), rect.max.floor());
    Rect::from_min_size(
        min,
        vec2((max.x - min.x).max(1.0), (max.y - min.y).max(1.0)),
    )
}
