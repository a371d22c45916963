use egui::{
    Key, Popup, PopupCloseBehavior, RectAlign, Response, RichText, Role, TextEdit, Ui, WidgetInfo,
};

use super::super::widgets::{link_ui, muted};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::{Edtf, Window};
use crate::view::TypedDate;

/// Width of the field in points, where there is room and where there is not.
const WIDTH: f32 = 128.0;
const NARROW: f32 = 88.0;
/// In a row narrower than this, in points, there is not.
const ROOM: f32 = 1000.0;
/// Width of what is said above it.
const POPUP: f32 = 270.0;

/// The date field from one frame to the next.
#[derive(Default)]
pub(in crate::ui) struct DateBox {
    /// Whether the cursor is to be put into it.
    pub(in crate::ui) focus: bool,
    typed: String,
    /// Whether what is understood is shown: from when the field has the keyboard until something else is
    /// turned to.
    open: bool,
}

/// Width of the field in a row of some width, both in points.
pub(super) fn width(row: f32) -> f32 {
    if row < ROOM { NARROW } else { WIDTH }
}

/// A field for any date, as EDTF or in plain words; above it, what is understood while one types.
pub(super) fn date_box_ui(
    ui: &mut Ui,
    row: f32,
    explorer: &Explorer,
    state: &mut DateBox,
    commands: &mut Vec<Command>,
) {
    let field = TextEdit::singleline(&mut state.typed)
        .hint_text(text::DATE_HINT)
        .desired_width(width(row) - 2.0 * space::SMALL);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &state.typed, text::DATE_HINT);
        info.label = Some(text::DATE_FIELD.to_owned());
        info
    });
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    state.open |= response.has_focus();
    if !state.open {
        return;
    }
    let pressed = |key| ui.input(|i| i.key_pressed(key));
    if pressed(Key::Escape) {
        state.typed.clear();
        state.open = false;
        return;
    }
    let typed = TypedDate::read(&state.typed);
    if response.lost_focus() && pressed(Key::Enter) {
        if let TypedDate::One(_, window) = &typed {
            go_to(state, *window, commands);
            return;
        }
        // What was not understood stays to be mended.
        response.request_focus();
    }
    let shown = understood_ui(&response, explorer.theme(), &state.typed, &typed);
    if let Some(window) = shown.chosen {
        go_to(state, window, commands);
        response.surrender_focus();
    } else if !shown.is_used && !response.has_focus() && !response.lost_focus() {
        state.open = false;
    }
}

fn go_to(state: &mut DateBox, window: Window, commands: &mut Vec<Command>) {
    state.typed.clear();
    state.open = false;
    commands.push(Command::EndStroke);
    commands.push(Command::GoTo(window));
}

/// What came of showing what was understood.
#[derive(Clone, Copy, Debug, Default)]
struct Understood {
    /// The window of the date that was clicked.
    chosen: Option<Window>,
    /// Whether the pointer is on it, or the keyboard in it.
    is_used: bool,
}

impl Understood {
    /// With one more date that could be clicked.
    fn with(self, response: &Response, window: Window) -> Self {
        Self {
            chosen: self.chosen.or(response.clicked().then_some(window)),
            is_used: self.is_used || response.has_focus() || response.gained_focus(),
        }
    }
}

/// What was understood, or why nothing was.
fn understood_ui(response: &Response, theme: &Theme, words: &str, typed: &TypedDate) -> Understood {
    let popup = Popup::from_response(response)
        .align(RectAlign::TOP_END)
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks);
    let shown = popup.show(|ui| {
        ui.set_min_width(POPUP);
        reading_ui(ui, theme, words, typed)
    });
    shown.map_or_else(Understood::default, |shown| Understood {
        is_used: shown.inner.is_used || shown.response.contains_pointer(),
        ..shown.inner
    })
}

fn reading_ui(ui: &mut Ui, theme: &Theme, words: &str, typed: &TypedDate) -> Understood {
    let nothing = Understood::default();
    match typed {
        _ if words.trim().is_empty() => {
            ui.label(muted(text::DATE_EXAMPLES, theme));
            nothing
        }
        TypedDate::One(edtf, window) => nothing.with(&choice_ui(ui, theme, edtf, *window), *window),
        TypedDate::Several(all) => {
            ui.label(muted(text::DATE_CHOICE, theme));
            all.iter().fold(nothing, |understood, (edtf, window)| {
                understood.with(&choice_ui(ui, theme, edtf, *window), *window)
            })
        }
        TypedDate::None(error) => {
            let reason = RichText::new(error.reason());
            ui.label(reason.color(theme.dispute).size(size::BODY));
            if let Some(hint) = error.hint() {
                ui.label(muted(hint, theme));
            }
            nothing
        }
    }
}

/// A date in words with its window; clicked it is gone to.
fn choice_ui(ui: &mut Ui, theme: &Theme, edtf: &Edtf, window: Window) -> Response {
    let words = text::date(edtf);
    let response = link_ui(ui, theme, &words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let bounds = format!("{edtf} · {}", text::bounds(&window));
    ui.label(muted(bounds, theme));
    response
}
