use egui::{Button, PointerButton, Popup, Pos2, Response, SetOpenCommand, Ui};

use super::readout::{Readout, fineness, local};
use crate::explorer::{Command, Explorer};
use crate::geo::{LonLat, Viewport};
use crate::text;

/// What the map's menu and its tools keep from one frame to the next.
#[derive(Debug, Default)]
pub(super) struct Tools {
    /// Where the menu was opened: on the screen, and in the world.
    menu: Option<(Pos2, LonLat)>,
    measuring: bool,
}

/// The menu of a place on the map, and what the pointer's place decides.
pub(super) fn tools_ui(
    ui: &Ui,
    response: &Response,
    explorer: &Explorer,
    viewport: &Viewport,
    tools: &mut Tools,
    commands: &mut Vec<Command>,
) {
    let measuring = explorer.transient().measurement.is_some();
    // Whoever begins to measure may go on with the keyboard.
    if measuring && !tools.measuring {
        response.request_focus();
    }
    tools.measuring = measuring;
    copy_under_pointer(ui, viewport, commands);
    menu_ui(ui, response, explorer, viewport, tools, commands);
}

/// What is to be copied is what is under the pointer, if the pointer is on the map.
fn copy_under_pointer(ui: &Ui, viewport: &Viewport, commands: &mut [Command]) {
    let readout = Readout::new(ui, false);
    let Some(place) = readout.place(viewport, |_| false) else {
        return;
    };
    for command in commands {
        if *command == Command::CopyCoordinates {
            *command = Command::Copy(text::plain(place, fineness(viewport)));
        }
    }
}

/// A click with the second button opens the menu, a second one right after it zooms out instead.
fn menu_ui(
    ui: &Ui,
    response: &Response,
    explorer: &Explorer,
    viewport: &Viewport,
    tools: &mut Tools,
    commands: &mut Vec<Command>,
) {
    let id = Popup::default_response_id(response);
    let is_open = Popup::is_id_open(ui.ctx(), id);
    let twice = ui.input(|i| i.pointer.button_double_clicked(PointerButton::Secondary));
    let origin = response.rect.min;
    let mut set = None;
    let here = ui.input(|i| i.pointer.interact_pos());
    if let Some(at) = here.filter(|_| twice && (is_open || response.hovered())) {
        set = Some(SetOpenCommand::Bool(false));
        let out = viewport.zoomed_at(local(origin, at), -1.0);
        commands.push(Command::FlyTo(out));
    } else if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
        && let Some(place) = viewport.place_at(local(origin, at))
    {
        tools.menu = Some((at, place));
        set = Some(SetOpenCommand::Bool(true));
    }
    let Some((at, place)) = tools.menu else {
        return;
    };
    Popup::menu(response)
        .open_memory(set)
        .at_position(at)
        .show(|ui| {
            ui.set_min_width(240.0);
            place_ui(ui, explorer, viewport, place, commands);
        });
}

fn place_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    viewport: &Viewport,
    place: LonLat,
    commands: &mut Vec<Command>,
) {
    let mut item = |ui: &mut Ui, button: Button<'_>, command: Command| {
        if ui.add(button).clicked() {
            commands.push(command);
            ui.close();
        }
    };
    let fineness = fineness(viewport);
    let (plain, degrees) = (
        text::plain(place, fineness),
        text::sexagesimal(place, fineness),
    );
    for (words, copied) in [(text::COPY_DECIMAL, plain), (text::COPY_DEGREES, degrees)] {
        let button = Button::new(words).shortcut_text(copied.clone());
        item(ui, button, Command::Copy(copied));
    }
    ui.separator();
    let measure = Command::MeasureFrom(place);
    item(ui, Button::new(text::MEASURE_FROM_HERE), measure);
    let centre = Command::CentreOn(place);
    item(ui, Button::new(text::CENTRE_HERE), centre);
    ui.separator();
    if let Some(info) = Command::ToggleGraticule.info() {
        let mut shown = explorer.view().map.graticule;
        let response = ui.checkbox(&mut shown, info.title);
        if response.on_hover_text(info.tooltip).clicked() {
            commands.push(Command::ToggleGraticule);
            ui.close();
        }
    }
}
