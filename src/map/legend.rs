use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Galley, Painter, Pos2, Rect, Role, Sense,
    Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::badges::framed_hatch_ui;
use super::forms::{form_ui, missed_ui, ring_ui};
use super::signs::Signs;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{CATEGORIES, Form, Theme, size, space};
use crate::view::{Facet, Part, Parts};

/// Height of a row, of the heading, and the room for its arrowhead, in points.
const ROW: f32 = 18.0;
const HEADING: f32 = 24.0;
const ARROW: f32 = 8.0;
/// Where signs and words stand in a row, in points.
const SIGN: f32 = 18.0;
const WORDS: f32 = 34.0;

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Certain,
    Possible,
    Planned,
    Disputed,
    Shared,
    Journey,
    Missed,
    Tied,
    Country,
    Kind(Form),
}

/// A line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) words: String,
    pub(super) count: usize,
    /// What a click on it does, and whether that is so now; nothing for what is no switch.
    pub(super) switch: Option<(Command, bool)>,
}

/// The signs that are in use, with what they mean, how many there are, and the filter that each switches.
pub(super) fn entries(explorer: &Explorer, signs: &Signs) -> Vec<Entry> {
    let visible = explorer.visible();
    let choices = &explorer.view().filter.choices;
    let planned = Some((Command::TogglePlanned, choices.only_planned()));
    let disputed = Some((Command::ToggleDisputed, choices.only_disputed()));
    let countries = signs.placeless.by_country;
    let counts = &visible.counts;
    let all = [
        (Sign::Certain, text::CERTAINLY, counts.certain, None),
        (Sign::Possible, text::POSSIBLY, counts.possible, None),
        (Sign::Planned, text::NOT_YET, signs.planned, planned),
        (
            Sign::Disputed,
            text::SOURCES_DISAGREE,
            signs.disputed,
            disputed,
        ),
        (Sign::Shared, text::SEVERAL_AT_ONE, signs.shared, None),
        (Sign::Journey, text::JOURNEY, signs.journeys, None),
        (Sign::Missed, text::SIGN_OF_MISSED_STOP, signs.missed, None),
        (Sign::Tied, text::ONE_EVENT_TIED, signs.tied, None),
        (Sign::Country, text::KNOWN_TO_COUNTRY, countries, None),
    ];
    let all = all.into_iter().map(|(sign, words, count, switch)| Entry {
        sign,
        words: words.to_owned(),
        count,
        switch,
    });
    let in_use = |entry: &Entry| {
        let is_on = entry.switch.as_ref().is_some_and(|(_, on)| *on);
        entry.count > 0 || entry.sign == Sign::Certain || is_on
    };
    all.filter(in_use).chain(kinds(explorer, signs)).collect()
}

/// The forms of marks in use, with their kinds; none where all have the same for want of kinds.
fn kinds(explorer: &Explorer, signs: &Signs) -> Vec<Entry> {
    let choices = &explorer.view().filter.choices;
    let is_chosen = |kind: &str| choices.contains(Facet::Kind, kind);
    let named = explorer.index().kinds().iter().zip(Form::OF_KINDS);
    let mut entries: Vec<Entry> = named
        .map(|(kind, form)| Entry {
            sign: Sign::Kind(form),
            words: kind.clone(),
            count: signs.forms.get(&form).copied().unwrap_or(0),
            switch: Some((
                Command::ToggleChoice(Facet::Kind, kind.clone()),
                is_chosen(kind),
            )),
        })
        .filter(|entry| entry.count > 0 || is_chosen(&entry.words))
        .collect();
    let others = signs.forms.get(&Form::default()).copied().unwrap_or(0);
    if others > 0 && explorer.index().kinds().len() > CATEGORIES {
        entries.push(Entry {
            sign: Sign::Kind(Form::default()),
            words: text::OTHER_KINDS.to_owned(),
            count: others,
            switch: None,
        });
    }
    entries
}

/// The height of the open legend in points, its heading included: kinds stand two in a row.
pub(super) fn height(entries: &[Entry]) -> f32 {
    let kinds = entries.iter().filter(|entry| is_kind(entry)).count();
    let rows = entries.len() - kinds + kinds.div_ceil(2);
    let rows = u8::try_from(rows).unwrap_or(u8::MAX);
    HEADING + f32::from(rows) * ROW + space::SMALL
}

/// The size of the legend when it is folded, in points.
pub(super) fn folded_size(ui: &Ui) -> Vec2 {
    let words = heading_words(ui, Color32::PLACEHOLDER);
    vec2(
        words.size().x + ARROW + 3.0 * space::SMALL + space::TINY,
        HEADING,
    )
}

fn heading_words(ui: &Ui, ink: Color32) -> Arc<Galley> {
    let font = FontId::new(size::SMALL, FontFamily::Name("bold".into()));
    let words = text::LEGEND.to_owned();
    ui.painter().layout_no_wrap(words, font, ink)
}

/// The heading of the legend, which opens and folds it.
fn heading_ui(
    ui: &Ui,
    rect: Rect,
    (explorer, parts): (&Explorer, Parts),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let is_open = explorer.legend_is_open();
    let response = ui.interact(rect, ui.scope_id().with("legend"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, text::LEGEND));
    if response.clicked() {
        commands.push(Command::ToggleLegend);
    }
    let painter = ui.painter();
    let is_lit = response.hovered() || response.has_focus();
    let ink: Color32 = if is_lit { theme.selection } else { theme.ink }.into();
    let words = heading_words(ui, ink);
    let at = pos2(
        rect.min.x + space::SMALL + space::TINY,
        rect.center().y - words.size().y / 2.0,
    );
    painter.galley(at, words, ink);
    // It opens upwards, and folds downwards.
    let tall = if is_open { 2.0 } else { -2.0 };
    let tip = pos2(
        rect.max.x - space::SMALL - ARROW / 2.0,
        rect.center().y + tall,
    );
    let head = [
        tip + vec2(-4.0, -2.0 * tall),
        tip,
        tip + vec2(4.0, -2.0 * tall),
    ];
    if parts.contains(Part::Controls) {
        painter.add(Shape::line(head.to_vec(), Stroke::new(1.25, ink)));
    }
    if response.has_focus() {
        let (stroke, inside) = (Stroke::new(1.5, theme.selection), egui::StrokeKind::Inside);
        painter.rect_stroke(rect, f32::from(space::RADIUS), stroke, inside);
    }
    let tooltip = Command::ToggleLegend.info().map(|info| info.tooltip);
    response.on_hover_text(tooltip.unwrap_or_default());
}

fn is_kind(entry: &Entry) -> bool {
    matches!(entry.sign, Sign::Kind(_))
}

/// The heading on its card, and below it the signs unless it is folded.
pub(super) fn legend_ui(
    ui: &Ui,
    (explorer, parts): (&Explorer, Parts),
    signs: &Signs,
    commands: &mut Vec<Command>,
) {
    let card = ui.max_rect();
    let heading = Rect::from_min_size(card.min, vec2(card.width(), HEADING));
    heading_ui(ui, heading, (explorer, parts), commands);
    if !explorer.legend_is_open() {
        return;
    }
    let mut top = heading.max.y;
    let mut beside = false;
    for entry in entries(explorer, signs) {
        let half = card.width() / 2.0;
        let (left, width) = match (is_kind(&entry), beside) {
            (false, _) => (card.min.x, card.width()),
            (true, false) => (card.min.x, half),
            (true, true) => (card.min.x + half, half),
        };
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, ROW));
        entry_ui(ui, rect, explorer, &entry, commands);
        beside = is_kind(&entry) && !beside;
        if !beside {
            top += ROW;
        }
    }
}

fn entry_ui(ui: &Ui, rect: Rect, explorer: &Explorer, entry: &Entry, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let spoken = format!("{}: {}", entry.words, entry.count);
    let id = ui.scope_id().with(("legend", &entry.words));
    let mut ink = theme.ink;
    match &entry.switch {
        None => {
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        }
        Some((command, on)) => {
            let response = ui.interact(rect, id, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, &spoken));
            if response.clicked() {
                commands.push(command.clone());
            }
            let fill = match (*on, response.hovered()) {
                (true, _) => Some(theme.selection_tint),
                (false, true) => Some(theme.hover),
                (false, false) => None,
            };
            let card = rect.shrink2(vec2(4.0, 1.0));
            let radius = CornerRadius::same(space::RADIUS);
            if let Some(fill) = fill {
                ui.painter().rect_filled(card, radius, fill);
            }
            if response.has_focus() {
                let stroke = Stroke::new(1.5, theme.selection);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(card, radius, stroke, inside);
            }
            if *on {
                ink = theme.selection;
            }
            response.on_hover_text(text::LEGEND_SWITCH_TOOLTIP);
        }
    }
    let painter = ui.painter();
    sign_ui(
        painter,
        pos2(rect.min.x + SIGN, rect.center().y),
        entry.sign,
        theme,
    );
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let count = text::number(entry.count);
    let count = painter.layout_no_wrap(count, font.clone(), theme.muted.into());
    let count_at = rect.right_center() - vec2(10.0 + count.size().x, count.size().y / 2.0);
    let format = egui::TextFormat::simple(font, ink.into());
    let mut job = egui::text::LayoutJob::single_section(entry.words.clone(), format);
    let words_at = rect.min.x + WORDS - if is_kind(entry) { 3.0 } else { 0.0 };
    job.wrap = egui::text::TextWrapping::truncate_at_width(count_at.x - words_at - 2.0);
    let words = painter.layout_job(job);
    let words_at = pos2(words_at, rect.center().y - words.size().y / 2.0);
    painter.galley(words_at, words, ink.into());
    painter.galley(count_at, count, theme.muted.into());
}

fn sign_ui(painter: &Painter, at: Pos2, sign: Sign, theme: &Theme) {
    let (mark, panel): (Color32, Color32) = (theme.mark.into(), theme.panel.into());
    let bold = |size| FontId::new(size, FontFamily::Name("bold".into()));
    match sign {
        Sign::Certain => {
            painter.circle_filled(at, 5.0, mark);
        }
        Sign::Possible => ring_ui(painter, at, 4.75, Stroke::new(1.75, mark)),
        Sign::Planned => {
            painter.circle_filled(at, 5.0, mark);
            painter.circle_filled(at, 3.0, panel);
        }
        Sign::Disputed => {
            let (sign, ink) = (text::DISPUTED_SIGN, theme.dispute.into());
            painter.text(at, Align2::CENTER_CENTER, sign, bold(size::BODY), ink);
        }
        Sign::Shared => {
            painter.circle_filled(at, 7.0, mark);
            let (font, ink) = (bold(size::SMALL - 2.5), theme.on_mark.into());
            painter.text(at, Align2::CENTER_CENTER, "2", font, ink);
        }
        Sign::Journey => {
            let stroke = Stroke::new(1.5, theme.selection);
            painter.line_segment([at - vec2(8.0, 0.0), at + vec2(8.0, 0.0)], stroke);
            let head = [vec2(4.0, 0.0), vec2(-3.0, 3.5), vec2(-3.0, -3.5)];
            let head = head.map(|corner| at + corner).to_vec();
            painter.add(Shape::convex_polygon(head, theme.selection, Stroke::NONE));
        }
        Sign::Missed => missed_ui(painter, at, 5.0, panel, Stroke::new(1.5, mark)),
        Sign::Tied => {
            let ends = [at - vec2(8.0, 0.0), at + vec2(9.0, 0.0)];
            painter.extend(Shape::dotted_line(&ends, theme.selection, 4.0, 1.1));
        }
        Sign::Country => {
            let rect = Rect::from_center_size(at, vec2(17.0, 14.0));
            framed_hatch_ui(painter, rect, true, theme);
        }
        Sign::Kind(form) => form_ui(painter, form, at, 4.75, mark, Stroke::NONE),
    }
}
