use egui::{
    Align, Button, Color32, CornerRadius, FontFamily, FontId, Frame, Layout, Margin, Rect,
    RichText, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2,
};

use super::caption::{Caption, Figure};
use super::imprint::{Attribution, EDGE, Imprint, STRIP};
use super::legend::{entries, folded_size, height, legend_ui};
use super::measure::measure_card_ui;
use super::occupied::Occupied;
use super::readout::{Readout, readout_ui};
use super::scale_bar::{BAR_ROOM, is_beyond_the_data, scale_bar_ui};
use super::signs::Signs;
use super::tray::{SIGN, tray_ui, tray_words};
use crate::explorer::{Command, Explorer};
use crate::geo::Viewport;
use crate::query::Placeless;
use crate::text;
use crate::theme::{size, space};
use crate::view::{Part, Parts};

/// Width of the legend in points, for counts of four digits, and of each digit more.
const LEGEND: f32 = 222.0;
const DIGIT: f32 = 7.0;
/// The map must be wider and higher than this for the legend not to be in its way, in points.
pub const LEGEND_FROM: [f32; 2] = [540.0, 320.0];
const GAP: f32 = 6.0;
/// The least width of the scale bar in points.
const LEAST_BAR: f32 = 64.0;
/// Size of the card of a measurement in points.
const MEASURE: [f32; 2] = [348.0, 56.0];

/// What always lies on the map: legend, scale bar, coordinates, attribution, zoom buttons; and what
/// is measured. While bookmarks are presented, scale bar and attribution.
///
/// Everything claims its room, so that no name is hidden below it.
pub(super) struct Furniture {
    legend: Option<Rect>,
    bar: Rect,
    /// Where the coordinates stand when there are some.
    readout: Option<Rect>,
    attribution: Rect,
    imprint: Imprint,
    zoom: Option<Rect>,
    measure: Option<Rect>,
    tray: Option<Rect>,
    caption: Option<(Caption, Rect)>,
    map: Rect,
    whose: Attribution,
    parts: Parts,
}

/// How wide words are in small type, in points.
fn text_width(ui: &Ui, text: &str) -> f32 {
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), font, Color32::BLACK);
    galley.size().x
}

impl Furniture {
    /// Finds the room for everything on a map.
    pub(super) fn new(
        ui: &Ui,
        (map, viewport): (Rect, &Viewport),
        explorer: &Explorer,
        (figure, whose, signs): (&Figure, Attribution, &Signs),
        occupied: &mut Occupied,
    ) -> Self {
        let width = |text: &str| text_width(ui, text);
        let corner = map.max - vec2(EDGE, EDGE);
        let inside = map.size() - 2.0 * vec2(EDGE, EDGE);
        let imprint = Imprint::new(ui, &whose.short, inside);
        let attribution = Rect::from_min_max(corner - imprint.size, corner);
        let parts = figure.parts;
        let bare = explorer.presentation().is_some();
        let legend = legend_room(ui, map, (explorer, parts), signs).filter(|_| !bare);
        let has_zoom = parts.contains(Part::Controls) && !bare;
        let zoom = Some(zoom_room(map)).filter(|zoom| {
            // On a low map whose it is comes first.
            has_zoom && zoom.max.y + GAP <= attribution.min.y
        });
        let widest = map.width() - 3.0 * EDGE - zoom.map_or(0.0, |zoom| zoom.width());
        let caption = Caption::new(ui, explorer, figure, widest).map(|caption| {
            let corner = map.min + vec2(EDGE, EDGE);
            let room = Rect::from_min_size(corner, caption.size());
            (caption, room)
        });
        let note = if is_beyond_the_data(viewport) {
            width(text::MAP_SCALE_OF_DATA) + space::SMALL
        } else {
            0.0
        };
        let left = legend.map_or(map.min.x, |legend| legend.max.x);
        let taken = [zoom, caption.as_ref().map(|(_, room)| *room)];
        let room = vec2((BAR_ROOM + note).min(inside.x), STRIP);
        let place = BarPlace::new((map, left), attribution, taken, room);
        let bar = place.bar;
        let room = vec2(Readout::width(ui, viewport), STRIP);
        let readout = place.readout((map, left), attribution, room);
        let readout = readout.filter(|_| !bare);
        let measure = explorer.transient().measurement.as_ref().map(|_| {
            let corner = pos2(map.center().x - MEASURE[0] / 2.0, map.min.y + EDGE);
            Rect::from_min_size(corner.max(map.min), MEASURE.into())
        });
        let strips = [bar, readout.unwrap_or(bar)];
        let sign = if parts.contains(Part::Controls) {
            SIGN
        } else {
            0.0
        };
        let room = |words: &str| width(words) + sign;
        let tray = tray_room(map, legend, strips, &signs.placeless, room);
        let tray = tray.filter(|room| !bare && place.is_free(room) && !room.intersects(bar));
        let all = Self {
            legend,
            bar,
            readout,
            attribution,
            imprint,
            zoom,
            measure,
            tray,
            caption,
            map,
            whose,
            parts,
        };
        all.rooms().for_each(|rect| occupied.claim(rect));
        all
    }

    fn rooms(&self) -> impl Iterator<Item = Rect> {
        let caption = self.caption.as_ref().map(|(_, room)| *room);
        let always = [self.attribution, self.bar];
        let some = [self.legend, self.readout, self.measure, self.tray];
        let some = some.into_iter().chain([self.zoom, caption]);
        some.flatten().chain(always)
    }

    /// Shows it all.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        viewport: &Viewport,
        readout: &Readout,
        signs: &Signs,
        commands: &mut Vec<Command>,
    ) {
        if let Some(room) = self.tray {
            card(ui, room, explorer, |ui| {
                let shown = (explorer, self.parts);
                tray_ui(ui, self.map, shown, &signs.placeless, commands);
            });
        }
        if let Some(legend) = self.legend {
            card(ui, legend, explorer, |ui| {
                legend_ui(ui, (explorer, self.parts), signs, commands);
            });
        }
        card(ui, self.bar, explorer, |ui| {
            scale_bar_ui(ui, explorer, viewport);
        });
        // What lies on the map is not the map: there is no place under the pointer.
        let covered = |at| self.rooms().any(|room| room.contains(at));
        if let (Some(room), Some(place)) = (self.readout, readout.place(viewport, covered)) {
            quiet_card(ui, room, explorer, |ui| {
                readout_ui(ui, explorer, viewport, place);
            });
        }
        card(ui, self.attribution, explorer, |ui| {
            self.imprint.show(ui, explorer, &self.whose, commands);
        });
        if let Some(zoom) = self.zoom {
            card(ui, zoom, explorer, |ui| zoom_ui(ui, commands));
        }
        if let Some((caption, room)) = &self.caption {
            card(ui, *room, explorer, |ui| caption.show(ui, *room));
        }
        if let (Some(room), Some(measurement)) = (self.measure, &explorer.transient().measurement) {
            card(ui, room, explorer, |ui| {
                measure_card_ui(ui, explorer, viewport, measurement, commands);
            });
        }
    }
}

/// Where the scale bar lies.
struct BarPlace {
    bar: Rect,
    /// Whether it is beside the attribution, not above it.
    is_beside: bool,
    /// What lies at the upper edge: the buttons, and the caption.
    taken: [Option<Rect>; 2],
}

impl BarPlace {
    /// Beside the attribution where there is room, above it where there is none: to the right, or else to the left, or
    /// else a little shorter. `left` is where the legend ends.
    fn new(
        (map, left): (Rect, f32),
        attribution: Rect,
        taken: [Option<Rect>; 2],
        room: Vec2,
    ) -> Self {
        let beside = pos2(left + GAP, map.max.y - EDGE - room.y);
        let above = pos2(attribution.max.x - room.x, attribution.min.y - GAP - room.y);
        let is_beside = beside.x + room.x + GAP <= attribution.min.x;
        let bar = Rect::from_min_size(if is_beside { beside } else { above }, room);
        let mut place = Self {
            bar,
            is_beside,
            taken,
        };
        let to_left = bar.translate(vec2(left.max(map.min.x + GAP) + GAP - bar.min.x, 0.0));
        let title = taken[1].map_or(left, |title| title.max.x);
        let shorter = bar.with_min_x(bar.min.x.max(title + GAP));
        let mut rooms = [bar, to_left, shorter].into_iter();
        let fitting = rooms.find(|room| place.is_free(room) && room.width() >= LEAST_BAR);
        place.bar = fitting.unwrap_or(bar);
        place
    }

    fn is_free(&self, room: &Rect) -> bool {
        let mut taken = self.taken.iter().flatten();
        !taken.any(|it| it.intersects(*room))
    }

    /// Where the coordinates stand: beside the bar, or over it.
    fn readout(&self, (map, left): (Rect, f32), attribution: Rect, room: Vec2) -> Option<Rect> {
        let bar = self.bar;
        let beside = pos2(bar.max.x + GAP, bar.min.y);
        let over = bar.min.y - GAP - STRIP;
        let at = if self.is_beside && beside.x + room.x + GAP <= attribution.min.x {
            beside
        } else if self.is_beside {
            pos2(bar.min.x, over)
        } else {
            pos2(attribution.max.x - room.x, over)
        };
        let rect = Rect::from_min_size(at, room);
        (rect.min.x >= left && rect.max.x <= map.max.x).then_some(rect)
    }
}

/// In the upper right corner.
fn zoom_room(map: Rect) -> Rect {
    let corner = pos2(map.max.x - EDGE - 30.0, map.min.y + EDGE);
    Rect::from_min_size(corner, vec2(30.0, 60.0))
}

/// Above the legend, or beside or above the strips at the lower edge; in fewer words where the map is narrow.
fn tray_room(
    map: Rect,
    legend: Option<Rect>,
    [bar, readout]: [Rect; 2],
    placeless: &Placeless,
    width: impl Fn(&str) -> f32,
) -> Option<Rect> {
    let above = legend.map_or(bar.min.y.min(readout.min.y), |legend| legend.min.y) - GAP - STRIP;
    let all = [false, true].into_iter().filter_map(|short| {
        let words = tray_words(placeless, short)?;
        Some(vec2(width(&words) + 2.0 * space::SMALL, STRIP))
    });
    let left = map.min.x + EDGE;
    let beside = |room: &Vec2| {
        let rect = Rect::from_min_size(pos2(left, bar.min.y), *room);
        let free = legend.is_none() && rect.max.x + GAP <= bar.min.x;
        free.then_some(rect)
    };
    let over = |room: &Vec2| Some(Rect::from_min_size(pos2(left, above), *room));
    let rooms: Vec<Vec2> = all.collect();
    let places = rooms.iter().filter_map(beside);
    let mut places = places.chain(rooms.iter().filter_map(over));
    places.find(|rect| map.shrink(EDGE - 1.0).contains_rect(*rect))
}

fn legend_room(
    ui: &Ui,
    map: Rect,
    (explorer, parts): (&Explorer, Parts),
    signs: &Signs,
) -> Option<Rect> {
    if !parts.contains(Part::Legend) {
        return None;
    }
    if map.width() <= LEGEND_FROM[0] || map.height() <= LEGEND_FROM[1] {
        return None;
    }
    if !explorer.legend_is_open() {
        let size = folded_size(ui);
        let corner = pos2(map.min.x + EDGE, map.max.y - EDGE - size.y);
        return Some(Rect::from_min_size(corner, size));
    }
    let height = height(&entries(explorer, signs));
    let corner = pos2(map.min.x + EDGE, map.max.y - EDGE - height);
    let digits = text::number(explorer.dataset().len()).chars().count();
    let digits = u8::try_from(digits.saturating_sub(4)).unwrap_or(0);
    let width = LEGEND + f32::from(digits) * DIGIT;
    Some(Rect::from_min_size(corner, vec2(width, height)))
}

fn zoom_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    for (levels, sign) in [(1.0, "+"), (-1.0, "−")] {
        let command = Command::ZoomBy(levels);
        let Some(info) = command.info() else { continue };
        let button = Button::new(RichText::new(sign).size(size::TITLE)).frame(false);
        let response = ui
            .add_sized(vec2(30.0, 30.0), button)
            .on_hover_text(info.tooltip);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, info.title));
        if response.clicked() {
            commands.push(command);
        }
    }
}

/// A card over the map that takes the pointer.
fn card(ui: &mut Ui, rect: Rect, explorer: &Explorer, add: impl FnOnce(&mut Ui)) {
    // Clicks on a card are not clicks on the map.
    ui.interact(
        rect,
        ui.scope_id()
            .with(("card", rect.min.x.to_bits(), rect.min.y.to_bits())),
        Sense::CLICK | Sense::DRAG,
    );
    quiet_card(ui, rect, explorer, add);
}

/// A card over the map that the pointer passes through.
fn quiet_card(ui: &mut Ui, rect: Rect, explorer: &Explorer, add: impl FnOnce(&mut Ui)) {
    let theme = explorer.theme();
    let frame = Frame::new()
        .fill(Color32::from(theme.panel.with_alpha(235)))
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(space::RADIUS))
        .inner_margin(Margin::ZERO);
    ui.painter().add(frame.paint(rect));
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min)),
    );
    add(&mut child);
}
