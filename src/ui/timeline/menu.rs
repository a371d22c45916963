use egui::{Response, Ui};

use super::super::widgets::command_ui;
use super::TimelineState;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::time::{Axis, Moment};

/// What can be done with the timeline, in the order of its menu.
fn everywhere() -> [Command; 6] {
    [
        Command::ToggleFolds,
        Command::ShowWindow,
        Command::ShowAllTime,
        Command::ResetAxis,
        Command::ZoomAxis(2.0),
        Command::ZoomAxis(0.5),
    ]
}

/// The menu of the timeline's button.
pub(super) fn timeline_menu_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    for command in everywhere() {
        command_ui(ui, &command, true, commands);
    }
    ui.separator();
    fold_window_ui(ui, explorer, commands);
}

fn fold_window_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let window = explorer.view().time.window;
    let button = egui::Button::new(text::FOLD_WINDOW);
    let response = ui.add_enabled(window.is_bounded(), button);
    if response.on_hover_text(text::FOLD_WINDOW_TOOLTIP).clicked() {
        commands.push(Command::Fold(window));
        ui.close();
    }
}

/// The menu of a place on the axis, on the second mouse button.
pub(super) fn axis_menu_ui(
    response: &Response,
    axis: &Axis,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    if response.secondary_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let x = f64::from(pointer.x - response.rect.min.x);
        state.menu_at = Some(axis.moment_from_x(x));
    }
    if let Some(moment) = state.menu_at {
        place_menu_ui(response, moment, explorer, commands);
    }
}

/// The menu of a moment, on the second mouse button over what stands for it.
pub(super) fn place_menu_ui(
    response: &Response,
    moment: Moment,
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) {
    response.context_menu(|ui| {
        fold_here_ui(ui, explorer, moment, commands);
        timeline_menu_ui(ui, explorer, commands);
    });
}

/// Folds the empty stretch at a moment, or opens the fold there.
fn fold_here_ui(ui: &mut Ui, explorer: &Explorer, at: Moment, commands: &mut Vec<Command>) {
    let folded = explorer.view().folds.at(at);
    let (words, command) = match folded {
        Some(gap) => (text::unfold(&gap), Command::UnfoldAt(at)),
        None => match explorer.empty_around(at) {
            Some(gap) => (text::fold_empty(&gap), Command::FoldAt(at)),
            None => return,
        },
    };
    if ui.button(words).clicked() {
        commands.push(command);
        ui.close();
    }
    ui.separator();
}
