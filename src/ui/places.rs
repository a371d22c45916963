use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Button, FontFamily, FontId, Key, Modifiers, Response, Role, ScrollArea, TextEdit, Ui,
    WidgetInfo, Window, vec2,
};

use super::widgets::muted;
use crate::explorer::{Command, Explorer, Panel, PlaceFinder, PlaceHit};
use crate::geo::Camera;
use crate::text;
use crate::theme::{Theme, size, space};

/// Places that are listed at the most.
const LISTED: usize = 12;
/// Width of the list in points, and its distance from the upper edge of the window.
const WIDTH: f32 = 420.0;
const FROM_TOP: f32 = 72.0;

/// What the search for places keeps from one frame to the next.
#[derive(Default)]
pub(super) struct PlacesState {
    pub(super) finder: Option<Arc<dyn PlaceFinder>>,
    typed: String,
    found: Vec<PlaceHit>,
    /// Which of them Enter goes to.
    chosen: usize,
    was_open: bool,
}

/// The window in which a place is found by its name.
pub(super) fn places_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut PlacesState,
    commands: &mut Vec<Command>,
) {
    let is_open = explorer.transient().panel == Some(Panel::Places);
    let was_open = std::mem::replace(&mut state.was_open, is_open);
    let opens = is_open && !was_open;
    if !is_open {
        return;
    }
    let mut open = true;
    let shown = Window::new(text::PLACES)
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_TOP, [0.0, FROM_TOP])
        .default_width(WIDTH)
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            let done = search_ui(ui, explorer, state, opens, commands);
            list_ui(ui, explorer, state, commands) || done
        });
    let done = shown.and_then(|shown| shown.inner).unwrap_or(false);
    if done || !open {
        commands.push(Command::TogglePanel(Panel::Places));
    }
}

/// The field, and the keys in it. Returns whether the window is done with.
fn search_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut PlacesState,
    opens: bool,
    commands: &mut Vec<Command>,
) -> bool {
    let id = ui.scope_id().with("field");
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key| has_keyboard && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let enter = pressed(Key::Enter);
    let before = state.typed.clone();
    let edit = TextEdit::singleline(&mut state.typed)
        .id(id)
        .hint_text(text::PLACES_HINT)
        .desired_width(f32::INFINITY)
        .margin(vec2(space::SMALL, 6.0));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo {
        label: Some(text::PLACES.to_owned()),
        ..WidgetInfo::text_edit(true, &before, &state.typed, text::PLACES_HINT)
    });
    if opens {
        response.request_focus();
    }
    if response.changed() || opens {
        let near = explorer.view().camera.center;
        let typed = state.typed.trim();
        state.found = match &state.finder {
            Some(finder) if !typed.is_empty() => {
                finder.find(typed, near, explorer.settings().lettering, LISTED)
            }
            _ => Vec::new(),
        };
        state.chosen = 0;
    }
    let last = state.found.len().saturating_sub(1);
    if down {
        state.chosen = (state.chosen + 1).min(last);
    }
    if up {
        state.chosen = state.chosen.saturating_sub(1);
    }
    if enter && let Some(hit) = state.found.get(state.chosen) {
        go(hit, commands);
        return true;
    }
    // Esc takes the keyboard from the field before it could be asked.
    response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape))
}

fn go(hit: &PlaceHit, commands: &mut Vec<Command>) {
    let camera = Camera::new(hit.at, hit.zoom);
    commands.extend([Command::EndStroke, Command::FlyTo(camera)]);
}

/// What was found. Returns whether one of them was clicked.
fn list_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &PlacesState,
    commands: &mut Vec<Command>,
) -> bool {
    let theme = explorer.theme();
    ui.add_space(space::TINY);
    if state.found.is_empty() {
        let words = match (&state.finder, state.typed.trim().is_empty()) {
            (None, _) => text::PLACES_MISSING,
            (Some(_), true) => text::PLACES_BEGIN,
            (Some(_), false) => text::PLACES_NONE,
        };
        ui.label(muted(words, theme));
        return false;
    }
    let mut clicked = false;
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for (at, hit) in state.found.iter().enumerate() {
            let response = row_ui(ui, theme, hit, at == state.chosen);
            if at == state.chosen {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                go(hit, commands);
                clicked = true;
            }
        }
    });
    ui.label(muted(text::found_places(state.found.len()), theme));
    clicked
}

fn row_ui(ui: &mut Ui, theme: &Theme, hit: &PlaceHit, chosen: bool) -> Response {
    let format = |family: &str, size, color: crate::theme::Rgba| {
        let family = match family {
            "bold" => FontFamily::Name(family.into()),
            _ => FontFamily::Proportional,
        };
        TextFormat::simple(FontId::new(size, family), color.into())
    };
    let mut job = LayoutJob::default();
    job.append(&hit.name, 0.0, format("bold", size::BODY, theme.ink));
    if let Some(matched) = &hit.matched {
        let format = format("", size::BODY, theme.muted);
        job.append(matched, space::SMALL, format);
    }
    let detail = format("", size::SMALL, theme.muted);
    job.append(&hit.detail, space::MEDIUM, detail);
    let row = Button::selectable(chosen, job)
        .truncate()
        .min_size(vec2(ui.available_width(), 26.0));
    let response = ui.add(row);
    let spoken = text::found_place(&hit.name, hit.matched.as_deref(), &hit.detail);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    response
}
