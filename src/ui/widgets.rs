use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Response, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::category::{Category, Paint};
use crate::dataset::Event;
use crate::explorer::{Command, CommandInfo, Shortcut};
use crate::text;
use crate::theme::{Theme, size, space};

/// Room for the sign of a heading that opens, in points.
const FOLD_SIGN: f32 = 12.0;

/// Text in the semi-bold face.
pub(super) fn bold(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(FontId::new(size, FontFamily::Name("bold".into())))
}

/// Second-rank text.
pub(super) fn muted(text: impl Into<String>, theme: &Theme) -> RichText {
    RichText::new(text).size(size::SMALL).color(theme.muted)
}

/// Adds words to a line of text, with what was searched for underlined: bytes of the words, from left to right.
pub(super) fn append_marked(
    job: &mut LayoutJob,
    words: &str,
    ranges: &[Range<usize>],
    format: &TextFormat,
    theme: &Theme,
) {
    let marked = TextFormat {
        underline: Stroke::new(1.5, theme.selection),
        ..format.clone()
    };
    let mut done = 0;
    for range in ranges {
        if let (Some(before), Some(found)) =
            (words.get(done..range.start), words.get(range.clone()))
        {
            job.append(before, 0.0, format.clone());
            job.append(found, 0.0, marked.clone());
            done = range.end;
        }
    }
    job.append(words.get(done..).unwrap_or_default(), 0.0, format.clone());
}

/// A rounded switch with a count, and perhaps the sign of what it is about: on or off.
pub(super) fn chip_ui(
    ui: &mut Ui,
    theme: &Theme,
    on: bool,
    (sign, words): (Option<Category>, &str),
    count: usize,
) -> Response {
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let layout =
        |text: String, color: Color32| ui.painter().layout_no_wrap(text, font.clone(), color);
    let ink = if on { theme.selection } else { theme.ink };
    let shown = text::bidi::elided(words, CHIP).into_owned();
    let words_galley = layout(shown, ink.into());
    let count_galley = layout(text::number(count), theme.muted.into());
    let gap = 5.0;
    let sign_room = if sign.is_some() { 12.0 } else { 0.0 };
    let room = vec2(
        sign_room + words_galley.size().x + gap + count_galley.size().x + 2.0 * 9.0,
        22.0,
    );
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, true, on, format!("{words} ({count})"))
    });
    let fill = match (on, response.hovered()) {
        (true, _) => theme.selection_tint,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    let line = if on || response.has_focus() {
        theme.selection
    } else {
        theme.line
    };
    let painter = ui.painter();
    let radius = CornerRadius::same(11);
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(1.0, line),
        egui::StrokeKind::Inside,
    );
    if let Some(sign) = sign {
        let at = egui::pos2(rect.min.x + 12.0, rect.center().y);
        sign.paint(painter, at, 3.5, Paint::Filled);
    }
    let at = egui::pos2(
        rect.min.x + 9.0 + sign_room,
        rect.center().y - words_galley.size().y / 2.0,
    );
    let count_at = egui::pos2(at.x + words_galley.size().x + gap, at.y);
    painter.galley(at, words_galley, ink.into());
    painter.galley(count_at, count_galley, theme.muted.into());
    response
}

/// The most characters of a switch.
const CHIP: usize = 32;
/// The most characters of a link; a title may be longer.
const LINK: usize = 240;

/// A button without a frame that looks like a link.
pub(super) fn link_ui(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    sized_link_ui(ui, theme, words, size::BODY)
}

/// The same in type of a size.
pub(super) fn sized_link_ui(ui: &mut Ui, theme: &Theme, words: &str, size: f32) -> Response {
    let words = text::bidi::elided(words, LINK);
    let rich = RichText::new(words).color(theme.selection).size(size);
    let (words, spoken) = super::reading::job(ui, rich);
    let response = ui
        .add(egui::Button::new(words).frame(false).wrap())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    if let Some(spoken) = spoken {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    }
    response
}

/// A heading that opens and closes what stands below it. Whether it is open is kept while the window is.
pub(super) fn fold_ui(
    ui: &mut Ui,
    theme: &Theme,
    (id, open): (impl std::hash::Hash + std::fmt::Debug, bool),
    (words, right): (&str, &str),
    add: impl FnOnce(&mut Ui),
) {
    let id = ui.scope_id().with(("fold", id));
    let mut is_open = ui.data(|data| data.get_temp(id)).unwrap_or(open);
    ui.horizontal_top(|ui| {
        let sign = if is_open { text::OPENED } else { text::CLOSED };
        let room = vec2(FOLD_SIGN, 16.0);
        ui.allocate_ui_with_layout(room, egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.set_min_width(FOLD_SIGN);
            ui.label(RichText::new(sign).color(theme.muted));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let rich = RichText::new(text::bidi::elided(words, LINK)).color(theme.ink);
            let (job, _) = super::reading::job(ui, rich);
            let heading = ui.add(egui::Button::new(job).frame(false).wrap());
            heading.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, words));
            if heading.clicked() {
                is_open = !is_open;
                ui.data_mut(|data| data.insert_temp(id, is_open));
            }
            if !right.is_empty() {
                ui.label(muted(right, theme));
            }
            if is_open {
                ui.add_space(space::TINY);
                add(ui);
            }
        });
    });
    ui.add_space(space::TINY);
}

/// A button for a command: its title, with its explanation and keys on hover.
pub(super) fn command_ui(
    ui: &mut Ui,
    command: &Command,
    enabled: bool,
    commands: &mut Vec<Command>,
) {
    let response = command_response_ui(ui, command, enabled, commands);
    if response.is_some_and(|it| it.clicked()) {
        ui.close();
    }
}

/// The same in a panel, which stays open, with what came of it.
pub(super) fn command_response_ui(
    ui: &mut Ui,
    command: &Command,
    enabled: bool,
    commands: &mut Vec<Command>,
) -> Option<Response> {
    let info = command.info()?;
    let mut button = egui::Button::new(info.title);
    if let Some(shortcut) = info.shortcut {
        button = button.shortcut_text(keys(shortcut));
    }
    let response = ui.add_enabled(enabled, button).on_hover_text(info.tooltip);
    if response.clicked() {
        commands.push(command.clone());
    }
    Some(response)
}

/// What a tooltip of a command says.
pub(super) fn tooltip(info: &CommandInfo) -> String {
    match info.shortcut {
        Some(shortcut) => format!("{} ({})", info.tooltip, keys(shortcut)),
        None => info.tooltip.to_owned(),
    }
}

/// A shortcut as people read it: `Ctrl+Shift+Z`.
pub(super) fn keys(shortcut: Shortcut) -> String {
    let key = match shortcut.key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        "PageUp" => "PgUp",
        "PageDown" => "PgDn",
        "Plus" => "+",
        "Minus" => "−",
        "Equals" => "=",
        "Period" => ".",
        key => key,
    };
    let mut keys = String::new();
    if shortcut.ctrl {
        keys.push_str(if cfg!(target_os = "macos") {
            "⌘+"
        } else {
            "Ctrl+"
        });
    }
    if shortcut.shift {
        keys.push_str("Shift+");
    }
    if shortcut.alt {
        keys.push_str("Alt+");
    }
    keys + key
}

/// A thin line across.
pub(super) fn hairline_ui(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.line);
}

/// Adds a box or a ring to choose by, with the outline that menus take from all that is in them: what is off must be
/// seen, too.
pub(super) fn outlined<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        let visuals = ui.visuals_mut();
        let (quiet, lit) = (visuals.weak_text_color(), visuals.selection.stroke.color);
        visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, quiet);
        visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, lit);
        visuals.widgets.active.bg_stroke = Stroke::new(1.0, lit);
        add(ui)
    })
    .inner
}

/// A small heading with a number at the right edge.
pub(super) fn section_ui(ui: &mut Ui, theme: &Theme, words: &str, right: &str) {
    ui.add_space(space::MEDIUM);
    ui.horizontal(|ui| {
        ui.label(muted(words, theme));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(muted(right, theme));
        });
    });
}

/// When an event was, in full.
pub(super) fn when_words(event: &Event) -> String {
    let words = text::dates(event.whens());
    if words.is_empty() {
        text::UNDATED.to_owned()
    } else {
        words
    }
}
