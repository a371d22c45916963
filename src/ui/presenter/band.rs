use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Button, FontFamily, FontId, Galley, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::strip::{STRIP, strip_ui};
use crate::explorer::{Command, Explorer, Present};
use crate::text;
use crate::theme::Rgba;
use crate::view::{Bookmark, Part, Parts, Selection};

/// Height of the window that all sizes below are given for.
const WINDOW: f32 = 600.0;
/// Sizes of type: the name, the date (a twentieth of the window is 30), the card, its sources, the number.
const NAME: f32 = 34.0;
const DATE: f32 = 31.0;
const CARD: f32 = 20.0;
const SOURCES: f32 = 12.5;
const NUMBER: f32 = 21.0;
/// Distances: at the sides, above and below, between lines, between a name and its date.
const SIDE: f32 = 24.0;
const ABOVE: f32 = 9.0;
const BETWEEN: f32 = 3.0;
const APART: f32 = 26.0;
/// Room for the number and the buttons, in the same units.
const CONTROLS: f32 = 190.0;
/// Lines that a name takes at the most, and sources that are named.
const LINES: usize = 2;
const NAMED: usize = 5;

/// The band below the map. It is as high for every bookmark: the map must not change its size with each step.
pub(super) struct Band {
    /// Points to a unit of the sizes.
    unit: f32,
    width: f32,
    /// Whether all names have room beside their dates.
    in_one_line: bool,
    /// Room for the number and the buttons, which a picture does without.
    controls: f32,
    /// Heights of the name, the date and the card.
    name: f32,
    date: f32,
    card: f32,
}

impl Band {
    /// As high as the bookmark that needs the most.
    pub(super) fn new(ui: &Ui, explorer: &Explorer, parts: Parts) -> Self {
        let unit = ui.ctx().content_rect().height() / WINDOW;
        let mut band = Self {
            unit,
            width: ui.available_width() - 2.0 * SIDE * unit,
            in_one_line: true,
            controls: if parts.contains(Part::Controls) {
                CONTROLS * unit
            } else {
                0.0
            },
            name: 0.0,
            date: 0.0,
            card: 0.0,
        };
        let ink = explorer.theme().ink;
        let room = band.width - band.controls;
        let all = explorer.bookmarks();
        for bookmark in all {
            let when = text::window(&explorer.window_of(&bookmark.view));
            let name = band.name(ui, text::without_time(&bookmark.name, &when), ink);
            let date = band.date(ui, &when, room, ink);
            let is_short = name.rows.len() == 1 && date.rows.len() == 1;
            let beside = name.size().x + date.size().x + APART * unit;
            band.in_one_line &= is_short && beside <= room;
            band.name = band.name.max(name.size().y);
            band.date = band.date.max(date.size().y);
        }
        if all.iter().any(|it| it.view.selection.is_some()) {
            band.card = CARD * 1.25 * unit;
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
        let card = if self.card > 0.0 {
            self.card + BETWEEN * self.unit
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
        let name = text::without_time(&bookmark.name, &called_when);
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
        let galley = self.date(ui, &when, room, theme.ink);
        said(ui, at, galley, theme.muted, &when);
        let right = band.max.x - SIDE * unit;
        if self.controls > 0.0 {
            let corners = [right - self.controls, right].map(|x| pos2(x, at.y));
            let below = vec2(0.0, self.date);
            let controls = Rect::from_min_max(corners[0], corners[1] + below);
            self.controls_ui(ui, explorer, controls, index, commands);
        }
        at = pos2(band.min.x + SIDE * unit, at.y + self.date + BETWEEN * unit);
        if self.card > 0.0 {
            self.card_ui(ui, explorer, at, bookmark);
        }
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

    /// What is selected in one line: its title where that is not the name, its summary, and in small where it stands.
    fn card_ui(&self, ui: &Ui, explorer: &Explorer, at: egui::Pos2, bookmark: &Bookmark) {
        let Some(selection) = &explorer.view().selection else {
            return;
        };
        let (theme, unit) = (explorer.theme(), self.unit);
        let sources = sources(explorer, selection);
        let font = FontId::new(SOURCES * unit, FontFamily::Proportional);
        let half = (self.width * 0.4, 1);
        let small = laid(ui, &sources, font, half, theme.muted);
        let words = card_words(explorer, selection, bookmark);
        let font = FontId::new(CARD * unit, FontFamily::Proportional);
        let taken = small.size().x + APART * unit;
        let line = laid(ui, &words, font, (self.width - taken, 1), theme.ink);
        if !sources.is_empty() {
            let right = at.x + self.width - small.size().x;
            let on_line = line.size().y - small.size().y - 0.18 * CARD * unit + 2.0 * unit;
            said(
                ui,
                pos2(right, at.y + on_line),
                small,
                theme.muted,
                &sources,
            );
        }
        if !words.is_empty() {
            said(ui, at, line, theme.ink, &words);
        }
    }
}

fn card_words(explorer: &Explorer, selection: &Selection, bookmark: &Bookmark) -> String {
    let title = explorer.title_of(selection);
    let event = selection.event();
    let event = event.and_then(|id| explorer.dataset().find_event(id));
    let summary = event.map_or("", |ix| explorer.dataset().event(ix).summary.as_str());
    let said = bookmark.name.starts_with(title);
    let parts = [title, summary].into_iter().skip(usize::from(said));
    let parts = parts.filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" — ")
}

/// In which paragraphs of which sources an event stands.
fn sources(explorer: &Explorer, selection: &Selection) -> String {
    let data = explorer.dataset();
    let Some(event) = selection.event().and_then(|id| data.find_event(id)) else {
        return String::new();
    };
    let mut paragraphs: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for claim in data.claims_about(event) {
        let known = paragraphs.entry(claim.source.as_str()).or_default();
        known.extend(&claim.paragraphs);
    }
    let more = paragraphs.len().saturating_sub(NAMED);
    let named = paragraphs.into_iter().take(NAMED);
    let mut words: Vec<String> = named
        .map(|(source, all)| text::locator(source, &all.into_iter().collect::<Vec<_>>()))
        .collect();
    if more > 0 {
        words.push(text::and_more(more));
    }
    words.join(" · ")
}

/// Words in the room that there is, in so many lines.
fn laid(ui: &Ui, words: &str, font: FontId, (room, lines): (f32, usize), ink: Rgba) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words.to_owned(), font, ink.into(), room);
    job.wrap = TextWrapping {
        max_width: room,
        max_rows: lines,
        ..TextWrapping::default()
    };
    let job = super::super::reading::in_order(ui.painter(), job, room);
    ui.painter().layout_job(job)
}

/// Paints words, and says them to a screen reader.
fn said(ui: &Ui, at: egui::Pos2, galley: Arc<Galley>, ink: Rgba, words: &str) {
    let rect = Rect::from_min_size(at, galley.size());
    let id = ui.scope_id().with(("said", words));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter()
        .galley_with_override_text_color(at, galley, ink.into());
}
