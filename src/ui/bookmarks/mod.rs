//! The list of bookmarks: shown by a click or `Enter`, renamed in place, moved by keys, buttons or with the mouse.
//!
//! While it is open its current row has the keyboard; what had it before has it again when the list is closed.

mod actions;
mod rows;

use egui::{Id, LayerId, ScrollArea, Ui, Window, WindowDrag, pos2, vec2};

use super::widgets::{bold, command_response_ui, muted};
use crate::explorer::{Command, Explorer, Panel, Present};
use crate::text;
use crate::theme::{size, space};
use actions::buttons_ui;
use rows::rows_ui;

/// Width of the panel and height of the list at the most, in points, and the panel's distance from the top of the window.
const WIDTH: f32 = 440.0;
const HEIGHT: f32 = 330.0;
const FROM_TOP: f32 = 56.0;
/// The most characters of a name beside the way back.
const NAME: usize = 40;

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct BookmarksState {
    /// The row that buttons act upon, and that Tab comes to.
    current: usize,
    /// The row that is being renamed, and what was typed so far.
    renaming: Option<(usize, String)>,
    /// Whether the current row is to have the keyboard.
    focus: bool,
    /// Whether the panel was open in the last frame.
    is_open: bool,
    keyboard: Keyboard,
}

/// Where the keyboard is.
#[derive(Default)]
struct Keyboard {
    /// Whether something in the panel had it in the last frame.
    is_here: bool,
    /// Whether it is about to come.
    comes: bool,
    /// What had it before.
    before: Option<Id>,
}

impl BookmarksState {
    /// Makes a row the current one and gives it the keyboard.
    pub(super) fn focus_on(&mut self, at: usize) {
        self.current = at;
        self.focus = true;
        self.keyboard.comes = true;
    }

    /// The panel is not there, whether it is open or not: once it is again, it has the keyboard.
    pub(super) fn hide(&mut self) {
        self.is_open = false;
        self.keyboard.is_here = false;
    }

    /// Gives the keyboard back, unless another panel has it now.
    fn close(&mut self, ui: &Ui, has_successor: bool) {
        self.renaming = None;
        self.focus = false;
        self.is_open = false;
        let before = self.keyboard.before.take();
        if std::mem::take(&mut self.keyboard.is_here) && !has_successor {
            ui.memory_mut(|memory| {
                if let Some(now) = memory.focused() {
                    memory.surrender_focus(now);
                }
                if let Some(before) = before {
                    memory.request_focus(before);
                }
            });
        }
    }

    /// Looks whether something in the panel has the keyboard. Where nothing has it, `Esc` may just have taken it.
    fn look(&mut self, ui: &Ui, panel: LayerId) {
        if let Some(focused) = ui.memory(egui::Memory::focused) {
            let response = ui.ctx().read_response(focused);
            self.keyboard.is_here = response.is_some_and(|it| it.layer_id == panel);
        }
    }
}

/// The panel, if it is open.
pub(super) fn bookmarks_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let panel = explorer.transient().panel;
    if panel != Some(Panel::Bookmarks) {
        if state.is_open {
            state.close(ui, panel.is_some());
        }
        return;
    }
    if !std::mem::replace(&mut state.is_open, true) {
        state.focus_on(explorer.shown_bookmark().unwrap_or(state.current));
    }
    let last = explorer.bookmarks().len().saturating_sub(1);
    state.current = state.current.min(last);
    let keyboard = &mut state.keyboard;
    if std::mem::take(&mut keyboard.comes) && !keyboard.is_here {
        keyboard.before = ui.memory(egui::Memory::focused);
    }
    let window = ui.ctx().content_rect();
    let room = window.size() - vec2(2.0 * space::LARGE, FROM_TOP + space::LARGE);
    let width = WIDTH.min(room.x);
    let mut open = true;
    let shown = Window::new(text::BOOKMARKS)
        .id(Id::unique("bookmarks"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        // A title that is dragged would be a tab stop without a name.
        .drag_area(WindowDrag::Anywhere)
        // Over the list: the map is what bookmarks are made of.
        .default_pos(pos2(space::LARGE, FROM_TOP))
        .default_width(width)
        .show(ui.ctx(), |ui| {
            ui.set_width(width - 2.0 * space::MEDIUM);
            panel_ui(ui, explorer, state, commands);
        });
    if let Some(shown) = shown {
        state.look(ui, shown.response.layer_id);
    }
    if !open {
        commands.push(Command::TogglePanel(Panel::Bookmarks));
    }
}

fn panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut BookmarksState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let some = !explorer.bookmarks().is_empty();
    ui.horizontal(|ui| {
        let add = command_response_ui(ui, &Command::AddBookmark, true, commands);
        // Without a row this is what there is to do.
        if let Some(add) = add.filter(|_| state.focus && !some) {
            state.focus = ui.is_sizing_pass();
            add.request_focus();
        }
        command_response_ui(ui, &Command::Present(Present::Begin), some, commands);
    });
    ui.add_space(space::TINY);
    taken_back_ui(ui, explorer, commands);
    if !some {
        ui.label(bold(text::NO_BOOKMARKS, size::BODY));
        ui.label(muted(text::NO_BOOKMARKS_HINT, theme).size(size::BODY));
        return;
    }
    let height = HEIGHT.min(ui.ctx().content_rect().height() * 0.5);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        rows_ui(ui, explorer, state, commands);
    });
    ui.add_space(space::TINY);
    buttons_ui(ui, explorer, state, commands);
    ui.label(muted(text::BOOKMARK_KEYS, theme));
}

/// What was done last, and the way back.
fn taken_back_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let name = |name: &str| text::bidi::elided(name, NAME).into_owned();
    let (words, back) = if let Some(removed) = explorer.removed_bookmark() {
        (text::removed(&name(&removed.name)), text::BRING_BACK)
    } else if let Some(before) = explorer.updated_bookmark() {
        (text::updated(&name(&before.name)), text::TAKE_BACK)
    } else {
        return;
    };
    ui.horizontal(|ui| {
        ui.label(muted(words, explorer.theme()));
        if ui.button(back).clicked() {
            commands.push(Command::RestoreBookmark);
        }
    });
}
