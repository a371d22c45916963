use std::collections::HashSet;

use egui::{
    Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::badges::Badge;
use super::choice::{choice_ui, events_card_ui};
use super::fading::Fading;
use super::forms::{broken_form_ui, form_ui, missed_ui};
use super::labels::{MarkName, SECOND, wording};
use super::lettering::{Align, Fonts, SpriteKey, TextLine, TypeStyle, Weight};
use super::occupied::Occupied;
use super::pin::{BADGE, Pin};
use crate::dataset::EventIx;
use crate::explorer::{Attention, Command, Explorer};
use crate::geo::{Bounds, Margins, Viewport};
use crate::query::Listed;
use crate::text::{self, Names};
use crate::theme::{Theme, size};
use crate::time::Membership;

/// Zoom past which places that still overlap are told apart by a list, not by going closer.
const CLOSEST: f64 = 12.0;

/// How far the light around the name of a mark reaches, in points.
const HALO: f32 = 1.7;

/// A mark with its room on the screen.
pub(super) struct Mark<'a> {
    pub(super) pin: &'a Pin,
    at: Pos2,
    radius: f32,
}

impl<'a> Mark<'a> {
    /// A mark on a map whose top left corner is `origin`.
    pub(super) fn new(mark: &'a Fading, origin: Pos2) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "screen coordinates are f32"
        )]
        let at = origin + vec2(mark.at[0] as f32, mark.at[1] as f32);
        let pin: &Pin = &mark.pin;
        let radius = pin.radius();
        Self { pin, at, radius }
    }

    /// Keeps its room free of names.
    pub(super) fn claim(&self, occupied: &mut Occupied) {
        let room = Vec2::splat(2.0 * self.radius + 3.0);
        occupied.claim(Rect::from_center_size(self.at, room));
    }

    /// Where it takes the pointer.
    pub(super) fn target(&self) -> Rect {
        Rect::from_center_size(self.at, Vec2::splat(2.0 * self.radius + 6.0))
    }

    /// What it covers: its ring, and the sign of a dispute at its shoulder.
    pub(super) fn covers(&self) -> Rect {
        let ring = self.target();
        if !self.pin.disputed {
            return ring;
        }
        ring.union(Rect::from_center_size(
            self.shoulder(),
            Vec2::splat(2.0 * BADGE),
        ))
    }

    /// Where the sign of a dispute stands.
    fn shoulder(&self) -> Pos2 {
        let aside = self.pin.aside();
        self.at + vec2(aside, -aside)
    }

    /// Makes the mark something to click, with a name for those who do not see it. `is_second` when another one lies at the
    /// same place.
    pub(super) fn interact(
        &self,
        ui: &Ui,
        explorer: &Explorer,
        viewport: &Viewport,
        is_second: bool,
        commands: &mut Vec<Command>,
    ) {
        let rect = self.target();
        if !ui.clip_rect().intersects(rect) {
            return;
        }
        let (lon, lat) = (self.pin.place.lon.to_bits(), self.pin.place.lat.to_bits());
        let id = ui.scope_id().with(("mark", lon, lat));
        let id = if is_second { id.with("selected") } else { id };
        let response = ui.interact(rect, id, Sense::CLICK);
        let name = self.spoken(explorer);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, true, self.pin.is_selected(), &name)
        });
        let measuring = explorer.transient().measurement.is_some();
        if response.clicked() {
            if measuring {
                // Distances are measured from mark to mark exactly.
                commands.push(if response.double_clicked() {
                    Command::EndMeasure
                } else {
                    Command::AddMeasurePoint(self.pin.place)
                });
            } else {
                commands.extend(self.clicked(explorer, viewport));
            }
        }
        if response.hovered() {
            commands.push(Command::Hover(self.pin.selection(explorer)));
        }
        if self.pin.events.len() > 1 && !measuring {
            let opens = response.clicked() && !self.goes_closer(viewport);
            choice_ui(&response, explorer, opens, || self.rows(explorer), commands);
        }
        self.card_ui(response, explorer);
    }

    /// Whether a click leads closer, to where its places can be told apart.
    fn goes_closer(&self, viewport: &Viewport) -> bool {
        !self.pin.hidden.is_empty() && viewport.camera.zoom < CLOSEST
    }

    fn clicked(&self, explorer: &Explorer, viewport: &Viewport) -> Option<Command> {
        if !self.goes_closer(viewport) {
            return self.pin.selection(explorer).map(Command::Select);
        }
        let places = self.pin.hidden.iter().copied().chain([self.pin.place]);
        let bounds = Bounds::around(places)?;
        Some(Command::FlyTo(viewport.fitted(
            bounds,
            Margins::all(120.0),
            CLOSEST,
        )))
    }

    /// What a screen reader says: the place, how many events, and how certain.
    fn spoken(&self, explorer: &Explorer) -> String {
        let dataset = explorer.dataset();
        let place = self.pin.name.as_deref().unwrap_or(text::UNNAMED_PLACE);
        match self.pin.events.as_slice() {
            [only] => text::mark_of_event(place, &dataset.event(*only).title),
            events if self.pin.hidden.is_empty() => text::mark_of_place(place, events.len()),
            events => text::mark_of_places(place, self.pin.hidden.len(), events.len()),
        }
    }

    /// Its events, as a list to choose from.
    fn rows(&self, explorer: &Explorer) -> Vec<Listed> {
        let visible = explorer.visible();
        let listed = |event: &EventIx| (*event, Some(visible.membership(*event)));
        self.pin.events.iter().map(listed).collect()
    }

    fn card_ui(&self, response: Response, explorer: &Explorer) {
        let name = self.pin.name.as_deref();
        response.on_hover_ui(|ui| events_card_ui(ui, explorer, name, &self.pin.events));
    }

    /// Paints the mark: its form says the kind; filled when certain, broken when possible, hollow when planned, crossed
    /// out when a journey did not come there.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme) {
        let (at, radius) = (self.at, self.radius);
        let form = self.pin.form;
        let halo: Color32 = theme.panel.into();
        let fill = |radius: f32, color: Color32| {
            form_ui(painter, form, at, radius, color, Stroke::NONE);
        };
        let ring = |out: f32, width: f32| {
            let stroke = Stroke::new(width, theme.selection);
            let clear = Color32::TRANSPARENT;
            form_ui(painter, form, at, radius + out, clear, stroke);
        };
        match self.pin.attention {
            Attention::None => {}
            Attention::Related => ring(3.0, 1.0),
            Attention::Pointed | Attention::Selected => {
                fill(radius + 5.0, theme.selection.with_alpha(60).into());
                ring(3.5, 2.0);
            }
        }
        fill(radius + 1.5, halo);
        let certain = self.pin.membership == Membership::Certain;
        let several = self.pin.events.len() > 1;
        if self.pin.missed && !several {
            missed_ui(
                painter,
                at,
                radius - 0.5,
                halo,
                Stroke::new(1.5, theme.mark),
            );
        } else if certain {
            fill(radius, theme.mark.into());
            if self.pin.planned && !several {
                fill(radius - 2.0, halo);
            }
        } else {
            let stroke = Stroke::new(1.75, theme.mark);
            broken_form_ui(painter, form, at, radius - 0.75, stroke);
        }
        if several {
            let count = text::badge(self.pin.events.len());
            // Three figures have to fit into the mark, too.
            let size = if count.len() > 2 {
                size::SMALL - 2.5
            } else {
                size::SMALL
            };
            let font = FontId::new(size, FontFamily::Name("bold".into()));
            let ink = if certain { theme.on_mark } else { theme.mark };
            painter.text(at, Align2::CENTER_CENTER, count, font, ink.into());
        }
        if self.pin.disputed {
            let at = self.shoulder();
            let font = FontId::new(size::BODY, FontFamily::Name("bold".into()));
            painter.circle_filled(at, 6.0, halo);
            painter.text(
                at,
                Align2::CENTER_CENTER,
                text::DISPUTED_SIGN,
                font,
                theme.dispute.into(),
            );
        }
    }

    /// The name of the place, where there is room for it.
    pub(super) fn name(
        &self,
        fonts: &mut Fonts,
        map: Rect,
        explorer: &Explorer,
        occupied: &mut Occupied,
    ) -> Option<MarkName> {
        let lines = self.lines(explorer)?;
        let sizes: Vec<[f32; 2]> = lines.iter().map(|line| line.size(fonts)).collect();
        let width = sizes.iter().map(|size| size[0]).fold(0.0, f32::max);
        let room = vec2(width, sizes.iter().map(|size| size[1]).sum());
        let gap = self.radius + if self.pin.disputed { 9.0 } else { 4.0 };
        let starts = [
            pos2(gap, -room.y / 2.0),
            pos2(-gap - room.x, -room.y / 2.0),
            pos2(-room.x / 2.0, self.radius + 2.0),
            pos2(-room.x / 2.0, -self.radius - room.y - 2.0),
        ];
        let beside = starts
            .into_iter()
            .map(|start| Rect::from_min_size(start, room))
            .find(|beside| {
                let rect = beside.translate(self.at.to_vec2());
                map.contains_rect(rect) && occupied.take(rect.shrink(1.0))
            })?;
        Some(MarkName {
            sprite: SpriteKey::lines(lines, Align::Left),
            at: self.at + beside.min.to_vec2(),
            beside,
        })
    }

    /// The name of the place in the languages of the map, line by line.
    fn lines(&self, explorer: &Explorer) -> Option<Vec<TextLine>> {
        let dataset = explorer.dataset();
        let venue = self
            .pin
            .venue
            .as_deref()
            .and_then(|id| dataset.find_venue(id));
        let names = match venue {
            Some(venue) => dataset.venue(venue).all_names(),
            None => Names::new(self.pin.name.as_deref()?),
        };
        let ((first, _), second) = wording(&names, explorer.settings().lettering);
        let style = TypeStyle {
            size: size::BODY,
            weight: Weight::SemiBold,
            oblique: false,
            tracking: 0.0,
            color: explorer.marks_theme().ink,
            halo: explorer.map_tokens().label_halo,
            halo_width: HALO,
        };
        let text = match self.pin.hidden.len() {
            0 => first,
            others => text::and_others(&first, others),
        };
        let mut lines = vec![TextLine { text, style }];
        lines.extend(second.map(|(text, _)| TextLine {
            text,
            style: TypeStyle {
                size: size::BODY * SECOND,
                weight: Weight::Regular,
                ..style
            },
        }));
        Some(lines)
    }

    /// What keeps names away: the mark itself and the name it shows, relative to its place.
    pub(super) fn obstacle(&self, name: Option<&MarkName>) -> Rect {
        let room = Vec2::splat(2.0 * self.radius + 3.0);
        let mark = Rect::from_center_size(pos2(0.0, 0.0), room);
        name.map_or(mark, |name| mark.union(name.beside))
    }
}

/// Paints counts on countries, and marks over them.
pub(super) fn paint_all(
    painter: &Painter,
    theme: &Theme,
    marks: &[(Mark<'_>, f32)],
    badges: &[Badge<'_>],
) {
    for badge in badges {
        badge.paint(painter, theme);
    }
    // The most important marks come first in the list and last on the paper.
    for (mark, opacity) in marks.iter().rev() {
        mark.paint(&faded(painter, *opacity), theme);
    }
}

/// Makes counts on countries and marks something to click.
pub(super) fn interact_all(
    ui: &Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    (marks, badges): (&[(Mark<'_>, f32)], &[Badge<'_>]),
    commands: &mut Vec<Command>,
) {
    for badge in badges {
        badge.interact(ui, explorer, commands);
    }
    for (mark, _) in marks.iter().rev() {
        // Among very many events the selected one has a mark of its own where others have theirs, too.
        let is_other = |other: &Pin| !other.is_selected() && other.place == mark.pin.place;
        let is_second = mark.pin.is_selected() && marks.iter().any(|(it, _)| is_other(it.pin));
        mark.interact(ui, explorer, viewport, is_second, commands);
    }
}

/// The same painter with a part of its opacity.
pub(super) fn faded(painter: &Painter, opacity: f32) -> Painter {
    let mut painter = painter.clone();
    painter.multiply_opacity(opacity);
    painter
}

/// The names that marks show, in lower case, so that the map does not show them again.
pub(super) fn names<'a>(pins: impl Iterator<Item = &'a Pin>) -> HashSet<String> {
    pins.filter_map(|pin| Some(pin.name.as_ref()?.to_lowercase()))
        .collect()
}
