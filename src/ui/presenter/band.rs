use std::sync::Arc;

use egui::{
    Align, Button, FontFamily, FontId, Galley, Layout, Rect, RichText, Role, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::card::Card;
use super::lines::{APART, laid, said};
use super::strip::{STRIP, strip_ui};
use crate::explorer::{Command, Explorer, Present};
use crate::text;
use crate::theme::Rgba;
use crate::view::{Part, Parts};

/// Height of the window that all sizes below are given for.
const WINDOW: f32 = 600.0;
/// Sizes of type: the name, the date (a twentieth of the window is 30), the number.
const NAME: f32 = 34.0;
const DATE: f32 = 31.0;
const NUMBER: f32 = 21.0;
/// Height of a line to the size of its type.
const LEADING: f32 = 1.25;
/// Distances: at the sides, above and below, between lines, between a name and its date.
const SIDE: f32 = 24.0;
const ABOVE: f32 = 9.0;
const BETWEEN: f32 = 3.0;
/// Room for the number and the buttons, in the same units.
const CONTROLS: f32 = 190.0;
/// Lines that a name takes at the most, and what is said of the selection: where names stand in one line with their
/// dates, and where they do not.
const LINES: usize = 2;
const CARD_LINES: [usize; 2] = [3, 2];
/// The most by which larger type makes the band higher: the map is the page.
const LARGEST: f32 = 1.5;

/// The band below the map. It is as high for every bookmark: the map must not change its size with each step.
pub(super) struct Band {
    /// Points to a unit of the sizes.
    unit: f32,
    width: f32,
    /// Whether all names have room beside their dates.
    in_one_line: bool,
    /// Room for the number and the buttons, which a picture does without.
    controls: f32,
    /// Heights of the name and the date.
    name: f32,
    date: f32,
    /// What is said of the selection.
    card: Card,
}

impl Band {
    /// As high as the bookmark that needs the most.
    pub(super) fn new(ui: &Ui, explorer: &Explorer, parts: Parts) -> Self {
        let large = explorer.settings().text_size.factor().clamp(1.0, LARGEST);
        let unit = ui.ctx().content_rect().height() / WINDOW * large;
        let width = ui.available_width() - 2.0 * SIDE * unit;
        let mut band = Self {
            unit,
            width,
            in_one_line: true,
            controls: if parts.contains(Part::Controls) {
                CONTROLS * unit
            } else {
                0.0
            },
            name: 0.0,
            date: DATE * LEADING * unit,
            card: Card::new(unit, width),
        };
        let ink = explorer.theme().ink;
        let room = band.width - band.controls;
        let all = explorer.bookmarks();
        for bookmark in all {
            let when = text::window(&explorer.window_of(&bookmark.view));
            let is_when = text::is_when(&bookmark.name, &when);
            let name = band.name(ui, headline(&bookmark.name, &when), ink);
            band.name = band.name.max(name.size().y);
            band.in_one_line &= name.rows.len() == 1;
            if is_when {
                band.in_one_line &= name.size().x <= room;
                continue;
            }
            let date = band.date(ui, &when, room, ink);
            let beside = name.size().x + date.size().x + APART * unit;
            band.in_one_line &= date.rows.len() == 1 && beside <= room;
            band.date = band.date.max(date.size().y);
        }
        let lines = CARD_LINES[usize::from(!band.in_one_line)];
        for bookmark in all {
            band.card.make_room(ui, explorer, bookmark, lines);
        }
        band
    }

    /// In points.
    pub(super) fn height(&self) -> f32 {
        let words = if self.in_one_line {
            self.name.max(self.date)
        } else {
            self.name + self.date + BETWEEN * self.unit
        };
        let card = self.card.height();
        let card = if card > 0.0 {
            card + BETWEEN * self.unit
        } else {
            0.0
        };
        (words + card + (2.0 * ABOVE + STRIP) * self.unit).ceil()
    }

    fn name(&self, ui: &Ui, words: &str, ink: Rgba) -> Arc<Galley> {
        let font = FontId::new(NAME * self.unit, FontFamily::Name("bold".into()));
        laid(ui, words, font, (self.width, LINES), ink)
    }

    fn date(&self, ui: &Ui, words: &str, room: f32, ink: Rgba) -> Arc<Galley> {
        let font = FontId::new(DATE * self.unit, FontFamily::Proportional);
        laid(ui, words, font, (room, LINES), ink)
    }

    /// What a bookmark is called and when that is, which one of how many, what is selected, where in time that is.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        index: usize,
        commands: &mut Vec<Command>,
    ) {
        let Some(bookmark) = explorer.bookmarks().get(index) else {
            return;
        };
        let (theme, unit) = (explorer.theme(), self.unit);
        let band = ui.max_rect();
        super::super::widgets::hairline_ui(ui, theme);
        let mut at = band.min + vec2(SIDE, ABOVE) * unit;
        // What is called so at the end of the flight; once hands moved time, when it is now.
        let when = text::window(&explorer.arriving_window());
        let called_when = text::window(&explorer.window_of(&bookmark.view));
        // A name that says when and nothing else says it for the date.
        let is_when = text::is_when(&bookmark.name, &called_when);
        let name = if is_when {
            &when
        } else {
            headline(&bookmark.name, &called_when)
        };
        let galley = self.name(ui, name, theme.ink);
        let row = galley.size();
        said(ui, at, galley, theme.ink, name);
        if self.in_one_line {
            at.x += row.x + APART * unit;
            // Both stand on one line.
            at.y += (NAME - DATE) * unit * 0.9;
        } else {
            at.y += self.name + BETWEEN * unit;
        }
        let room = band.max.x - SIDE * unit - self.controls - at.x;
        if !is_when {
            let galley = self.date(ui, &when, room, theme.ink);
            said(ui, at, galley, theme.muted, &when);
        }
        let right = band.max.x - SIDE * unit;
        if self.controls > 0.0 {
            let corners = [right - self.controls, right].map(|x| pos2(x, at.y));
            let below = vec2(0.0, self.date);
            let controls = Rect::from_min_max(corners[0], corners[1] + below);
            self.controls_ui(ui, explorer, controls, index, commands);
        }
        at = pos2(band.min.x + SIDE * unit, at.y + self.date + BETWEEN * unit);
        self.card.show(ui, explorer, at, bookmark);
        let strip = Rect::from_min_max(
            pos2(at.x, band.max.y - (STRIP + ABOVE * 0.4) * unit),
            pos2(right, band.max.y - ABOVE * 0.4 * unit),
        );
        strip_ui(ui, explorer, strip, unit, index);
    }

    /// The number, and buttons for those who have no clicker.
    fn controls_ui(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        rect: Rect,
        index: usize,
        commands: &mut Vec<Command>,
    ) {
        let theme = explorer.theme();
        let all = explorer.bookmarks().len();
        let layout = Layout::right_to_left(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        let sized = |words: &str| {
            RichText::new(words)
                .size(NUMBER * self.unit)
                .color(theme.muted)
        };
        for (step, sign, enabled) in [
            (Present::End, "×", true),
            (Present::Next, "›", index + 1 < all),
            (Present::Previous, "‹", index > 0),
        ] {
            let command = Command::Present(step);
            let Some(info) = command.info() else { continue };
            let button = Button::new(sized(sign)).frame(false);
            let response = ui.add_enabled(enabled, button).on_hover_text(info.title);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, info.title));
            if response.clicked() {
                commands.push(command);
            }
        }
        let number = ui.label(sized(&text::of_how_many(index, all)));
        let spoken = text::spoken_of_how_many(index, all);
        number.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
}

/// What stands largest: the name without its time, or the time if that is the name.
fn headline<'a>(name: &'a str, when: &'a str) -> &'a str {
    if text::is_when(name, when) {
        when
    } else {
        text::without_time(name, when)
    }
}
