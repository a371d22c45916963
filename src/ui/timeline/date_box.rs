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
const NARROWEST: f32 = 60.0;
/// Width of what is said above it.
const POPUP: f32 = 270.0;

/// The date field from one frame to the next.
#[derive(Default)]
pub(in crate::ui) struct DateBox {
    /// Whether the cursor is to be put into it.
    pub(in crate::ui) focus: bool,
    typed: String,
}

/// A field for any date, as EDTF or in plain words; above it, what is understood while one types.
pub(super) fn date_box_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut DateBox,
    commands: &mut Vec<Command>,
) {
    let width = (ui.available_width() - 2.0 * space::SMALL).clamp(NARROWEST, WIDTH);
    let field = TextEdit::singleline(&mut state.typed)
        .hint_text(text::DATE_HINT)
        .desired_width(width);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &state.typed, text::DATE_HINT);
        info.label = Some(text::DATE_FIELD.to_owned());
        info
    });
    if std::mem::take(&mut state.focus) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let is_open =
        response.has_focus() || entered || Popup::is_id_open(ui.ctx(), popup_id(&response));
    if !is_open || state.typed.trim().is_empty() && !response.has_focus() {
        return;
    }
    let typed = TypedDate::read(&state.typed);
    if entered {
        match &typed {
            TypedDate::One(_, window) => {
                go_to(state, *window, commands);
                return;
            }
            // What was not understood stays to be mended.
            TypedDate::Several(_) | TypedDate::None(_) => response.request_focus(),
        }
    }
    let chosen = understood_ui(&response, explorer.theme(), &state.typed, &typed);
    if let Some(window) = chosen {
        go_to(state, window, commands);
        response.surrender_focus();
    }
}

fn popup_id(response: &Response) -> egui::Id {
    Popup::default_response_id(response)
}

fn go_to(state: &mut DateBox, window: Window, commands: &mut Vec<Command>) {
    state.typed.clear();
    commands.push(Command::EndStroke);
    commands.push(Command::GoTo(window));
}

/// What was understood, or why nothing was. Returns the window of a date that was clicked.
fn understood_ui(
    response: &Response,
    theme: &Theme,
    words: &str,
    typed: &TypedDate,
) -> Option<Window> {
    let popup = Popup::from_response(response)
        .align(RectAlign::TOP_END)
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks);
    let shown = popup.show(|ui| {
        ui.set_min_width(POPUP);
        reading_ui(ui, theme, words, typed)
    });
    shown.and_then(|shown| shown.inner)
}

fn reading_ui(ui: &mut Ui, theme: &Theme, words: &str, typed: &TypedDate) -> Option<Window> {
    match typed {
        _ if words.trim().is_empty() => {
            ui.label(muted(text::DATE_EXAMPLES, theme));
            None
        }
        TypedDate::One(edtf, window) => choice_ui(ui, theme, edtf, *window),
        TypedDate::Several(all) => {
            ui.label(muted(text::DATE_CHOICE, theme));
            let choices = all.iter();
            choices
                .filter_map(|(edtf, window)| choice_ui(ui, theme, edtf, *window))
                .last()
        }
        TypedDate::None(error) => {
            ui.label(
                RichText::new(error.reason())
                    .color(theme.dispute)
                    .size(size::BODY),
            );
            if let Some(hint) = error.hint() {
                ui.label(muted(hint, theme));
            }
            None
        }
    }
}

/// A date in words with its window; clicked it is gone to.
fn choice_ui(ui: &mut Ui, theme: &Theme, edtf: &Edtf, window: Window) -> Option<Window> {
    let words = text::date(edtf);
    let response = link_ui(ui, theme, &words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    ui.label(muted(format!("{edtf} · {}", text::bounds(&window)), theme));
    response.clicked().then_some(window)
}
