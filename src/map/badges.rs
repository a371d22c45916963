use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::choice::{choice_ui, events_card_ui};
use super::occupied::Occupied;
use crate::dataset::{Dataset, EventIx, VenueIx};
use crate::explorer::{Attended, Attention, Command, Explorer};
use crate::geo::{LonLat, World};
use crate::query::{Listed, Row};
use crate::text;
use crate::theme::{Theme, size};
use crate::time::Membership;
use crate::view::Selection;

/// Height of a count on a country, the room for its sign, and for a digit, in points.
const HEIGHT: f32 = 17.0;
const SIGN: f32 = 19.0;
const DIGIT: f32 = 7.5;

/// How many events are known to be somewhere in a country, on its area.
#[derive(Clone, Debug)]
pub(super) struct Badge<'a> {
    code: String,
    /// What the country is called.
    name: String,
    rows: &'a [Row],
    place: LonLat,
    at: Pos2,
    attention: Attention,
    /// What a click selects: the only event, or the country.
    selection: Option<Selection>,
}

/// The size of the count of some events, in points.
pub(super) fn size_of(events: usize) -> Vec2 {
    let digits = u8::try_from(text::badge(events).len()).unwrap_or(4);
    vec2(SIGN + f32::from(digits) * DIGIT, HEIGHT)
}

/// How much a country stands out: as the first of its events, or as the country itself.
pub(super) fn attention_of(
    dataset: &Dataset,
    attended: &Attended<'_>,
    code: &str,
    rows: &[Row],
) -> Attention {
    let is_it = |venue: &VenueIx| {
        let venue = dataset.venue(*venue);
        venue.pin().is_none() && venue.country.as_deref() == Some(code)
    };
    let itself = attended.venues().filter(is_it);
    let itself = itself.map(|venue| attended.venue(venue));
    let events = rows.iter().map(|row| attended.event(row.event));
    itself.chain(events).max().unwrap_or_default()
}

impl<'a> Badge<'a> {
    pub(super) fn new(
        explorer: &Explorer,
        (code, name): (&str, String),
        rows: &'a [Row],
        (place, at): (LonLat, Pos2),
        attention: Attention,
    ) -> Self {
        let dataset = explorer.dataset();
        let country = || {
            let venues = dataset.venues_of(rows.first()?.event);
            let mut venues = venues.map(|venue| dataset.venue(venue));
            venues.find(|venue| venue.pin().is_none() && venue.country.as_deref() == Some(code))
        };
        let selection = match rows {
            [only] => Some(Selection::Event(dataset.event(only.event).id.clone())),
            _ => country().map(|venue| Selection::Venue(venue.id.clone())),
        };
        Self {
            code: code.to_owned(),
            name,
            rows,
            place,
            at,
            attention,
            selection,
        }
    }

    fn rect(&self) -> Rect {
        Rect::from_center_size(self.at, size_of(self.rows.len()))
    }

    /// Keeps its room free of names of marks.
    pub(super) fn claim(&self, occupied: &mut Occupied) {
        occupied.claim(self.rect());
    }

    /// Where it takes the pointer.
    pub(super) fn target(&self) -> Rect {
        self.rect().expand(2.0)
    }

    /// What keeps names of the map away, relative to its place.
    pub(super) fn obstacle(&self) -> (World, Rect) {
        let rect = Rect::from_center_size(Pos2::ZERO, size_of(self.rows.len()));
        (World::from(self.place), rect)
    }

    /// Paints it: a piece of the hatching and how many, in a frame that is broken when all are possible only.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme) {
        let rect = self.rect();
        if self.attention != Attention::None {
            let is_related = self.attention == Attention::Related;
            let stroke = Stroke::new(if is_related { 1.0 } else { 2.0 }, theme.selection);
            painter.rect_stroke(rect.expand(2.5), 5.0, stroke, StrokeKind::Outside);
        }
        painter.rect_filled(rect.expand(1.0), 4.0, theme.panel);
        let certain = self
            .rows
            .iter()
            .any(|row| row.membership == Membership::Certain);
        framed_hatch_ui(painter, rect, certain, theme);
        let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
        let count = text::badge(self.rows.len());
        let at = rect.right_center() - vec2(4.0, 0.0);
        painter.text(at, Align2::RIGHT_CENTER, count, font, theme.mark.into());
    }

    /// Makes it something to click, with a name for those who do not see it.
    pub(super) fn interact(&self, ui: &Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
        let id = ui.scope_id().with(("country", &self.code));
        let response = ui.interact(self.target(), id, Sense::CLICK);
        let spoken = text::on_a_country(&self.name, self.rows.len());
        let selected = self.attention == Attention::Selected;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &spoken));
        let measuring = explorer.transient().measurement.is_some();
        if response.clicked() && !measuring {
            commands.extend(self.selection.clone().map(Command::Select));
        }
        if response.hovered() {
            commands.push(Command::Hover(self.selection.clone()));
        }
        if self.rows.len() > 1 {
            let opens = response.clicked() && !measuring;
            let listed = |row: &Row| (row.event, Some(row.membership));
            let rows = || self.rows.iter().map(listed).collect::<Vec<Listed>>();
            choice_ui(&response, explorer, opens, rows, commands);
        }
        response.on_hover_ui(|ui| {
            let events: Vec<EventIx> = self.rows.iter().map(|row| row.event).collect();
            events_card_ui(ui, explorer, Some(&self.name), &events);
        });
    }
}

/// The sign of what is known to the country: hatching in a frame, at the left end of a rectangle.
pub(super) fn framed_hatch_ui(painter: &Painter, rect: Rect, certain: bool, theme: &Theme) {
    let stroke = Stroke::new(1.25, theme.mark);
    let swatch = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(9.0, rect.height() - 8.0));
    for along in [3.0, 8.0, 13.0] {
        let from = swatch.left_top() + vec2(0.0, along);
        let to = swatch.left_top() + vec2(along, 0.0);
        let over = (along - swatch.height()).max(0.0);
        let beyond = (along - swatch.width()).max(0.0);
        let line = [from + vec2(over, -over), to + vec2(-beyond, beyond)];
        painter.line_segment(line, Stroke::new(1.0, theme.mark));
    }
    if certain {
        painter.rect(rect, 3.0, Color32::TRANSPARENT, stroke, StrokeKind::Inside);
        return;
    }
    let frame = rect.shrink(0.6);
    let corners = [
        frame.left_top(),
        frame.right_top(),
        frame.right_bottom(),
        frame.left_bottom(),
        frame.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, 3.0, 2.5));
}
