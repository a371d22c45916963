use egui::{
    Align, Button, Color32, CornerRadius, DragValue, Label, Layout, Rect, RichText, Role, Sense,
    Shape, Stroke, TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, vec2,
};

use super::super::widgets::{bold, muted, tooltip};
use super::TimelineState;
use super::date_box::{self, date_box_ui};
use super::menu::timeline_menu_ui;
use crate::explorer::{Command, Explorer, LoopMode, Playback};
use crate::text;
use crate::theme::{size, space};
use crate::time::WindowMode;

/// What a button of the transport shows.
#[derive(Clone, Copy)]
enum Icon {
    Previous,
    Next,
    Play,
    Pause,
}

/// Height of the row in points.
const ROW: f32 = 44.0;
/// Points that the controls at the right end of the row take beside the date field.
const RIGHT: f32 = 80.0;
/// The least room for the window in words, in points.
const READOUT: f32 = 60.0;
/// In a window narrower than this, in points, the modes are a menu.
const NARROW: f32 = 1160.0;

/// The row above the axis: moving through time and where one is to the left, going elsewhere to the
/// right. What is to the right keeps its place, whatever the left has to say.
pub(super) fn transport_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let room = vec2(ui.available_width(), ROW);
    let (row, _) = ui.allocate_exact_size(room, Sense::hover());
    if state.is_bare {
        let layout = Layout::left_to_right(Align::Center);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
        ui.add_space(space::MEDIUM);
        readout_ui(&mut ui, explorer);
        return;
    }
    let middle = row.max.x - RIGHT - date_box::width(row.width());
    let [left, right] = row.split_left_right_at_x(middle).into();
    let centered = Layout::left_to_right(Align::Center);
    let mut ui_of = |part: Rect| {
        let mut part_ui = ui.new_child(UiBuilder::new().max_rect(part).layout(centered));
        part_ui.set_clip_rect(part.intersect(part_ui.clip_rect()));
        part_ui.spacing_mut().item_spacing.x = 6.0;
        part_ui
    };
    left_ui(&mut ui_of(left), row.width() < NARROW, explorer, commands);
    let mut right_ui = ui_of(right);
    date_box_ui(
        &mut right_ui,
        row.width(),
        explorer,
        &mut state.date,
        commands,
    );
    folds_switch_ui(&mut right_ui, explorer, commands);
    right_ui
        .menu_button("⋯", |ui| timeline_menu_ui(ui, explorer, commands))
        .response
        .on_hover_text(text::TIMELINE_MENU)
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, text::TIMELINE_MENU));
}

/// Playing, the mode, and the window.
fn left_ui(ui: &mut Ui, is_narrow: bool, explorer: &Explorer, commands: &mut Vec<Command>) {
    ui.add_space(space::MEDIUM);
    playing_ui(ui, explorer, commands);
    ui.add_space(space::TINY);
    if is_narrow {
        modes_menu_ui(ui, explorer, commands);
    } else {
        modes_ui(ui, explorer, commands);
    }
    ui.add_space(space::SMALL);
    if ui.available_width() > READOUT {
        readout_ui(ui, explorer);
    }
}

/// How wide words are, in points.
fn width_of(ui: &Ui, words: impl Into<WidgetText>) -> f32 {
    let words = words.into();
    let laid = words.into_galley(
        ui,
        Some(TextWrapMode::Extend),
        f32::INFINITY,
        TextStyle::Body,
    );
    laid.size().x
}

/// Whether a button has room: what would be cut in two is left out.
fn has_room(ui: &Ui, words: &str) -> bool {
    width_of(ui, words) + 2.0 * ui.spacing().button_padding.x <= ui.available_width()
}

/// Back, play, on, how fast, and what happens at the end.
fn playing_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let back = Command::StepEvent(-1);
    button_ui(ui, explorer, Icon::Previous, &back, commands);
    let icon = if explorer.playback().playing {
        Icon::Pause
    } else {
        Icon::Play
    };
    button_ui(ui, explorer, icon, &Command::TogglePlay, commands);
    let on = Command::StepEvent(1);
    button_ui(ui, explorer, Icon::Next, &on, commands);
    speed_ui(ui, explorer, commands);
    loop_ui(ui, explorer, commands);
}

/// The window in large type, and below it how many events are in it and its bounds.
fn readout_ui(ui: &mut Ui, explorer: &Explorer) {
    let theme = explorer.theme();
    let window = explorer.window();
    let counts = &explorer.visible().counts;
    let counts = text::counts(counts.certain, counts.possible, counts.all);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::SMALL, 0.0);
        ui.add_space(2.0);
        ui.add(Label::new(bold(text::window(&window), size::WINDOW)).truncate());
        let (counts, bounds) = (muted(counts, theme), muted(text::bounds(&window), theme));
        let both = width_of(ui, counts.clone()) + space::SMALL + width_of(ui, bounds.clone());
        if both > ui.available_width() {
            ui.add(Label::new(counts).truncate());
            return;
        }
        ui.horizontal(|ui| {
            ui.add(Label::new(counts).extend());
            ui.add(Label::new(bounds).extend())
                .on_hover_text(text::HALF_OPEN);
        });
    });
}

/// What happens at the end, in a word; a click goes to the next, a menu offers all.
fn loop_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let current = explorer.playback().loop_mode;
    let (words, _) = loop_words(current);
    if !has_room(ui, words) {
        return;
    }
    let theme = explorer.theme();
    let on = current != LoopMode::Off;
    let ink = if on { theme.selection } else { theme.ink };
    let button = ui.menu_button(RichText::new(words).color(ink), |ui| {
        for mode in LoopMode::ALL {
            let (words, tooltip) = loop_words(mode);
            let choice = ui.selectable_label(mode == current, tooltip);
            choice.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, mode == current, words)
            });
            if choice.clicked() {
                commands.push(Command::SetLoop(mode));
                ui.close();
            }
        }
    });
    let spoken = format!("{}: {words}", text::LOOP);
    let response = button.response.on_hover_text(spoken.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
}

fn loop_words(mode: LoopMode) -> (&'static str, &'static str) {
    match mode {
        LoopMode::Off => (text::LOOP_OFF, text::LOOP_OFF_TOOLTIP),
        LoopMode::All => (text::LOOP_ALL, text::LOOP_ALL_TOOLTIP),
        LoopMode::Selection => (text::LOOP_SELECTION, text::LOOP_SELECTION_TOOLTIP),
        LoopMode::Bounce => (text::LOOP_BOUNCE, text::LOOP_BOUNCE_TOOLTIP),
        LoopMode::Once => (text::LOOP_ONCE, text::LOOP_ONCE_TOOLTIP),
    }
}

/// Whether empty stretches are left out.
fn folds_switch_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let on = !explorer.view().folds.is_empty();
    let Some(info) = Command::ToggleFolds.info() else {
        return;
    };
    let theme = explorer.theme();
    let ink = if on { theme.selection } else { theme.ink };
    let fill = if on {
        theme.selection_tint
    } else {
        theme.panel
    };
    let button = Button::new(RichText::new(text::FOLDS).color(ink)).fill(fill);
    let response = ui.add(button).on_hover_text(tooltip(&info));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, info.title));
    if response.clicked() {
        commands.push(Command::ToggleFolds);
    }
}

fn speed_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    if ui.available_width() < ui.spacing().interact_size.x {
        return;
    }
    let mut speed = explorer.playback().speed;
    let drag = DragValue::new(&mut speed)
        .range(Playback::SLOWEST..=Playback::FASTEST)
        .speed(0.02)
        .max_decimals(2)
        .custom_formatter(|speed, _| text::speed(speed))
        .custom_parser(text::read_speed);
    let response = ui.add(drag).on_hover_text(text::SPEED_TOOLTIP);
    response.widget_info(|| {
        let mut info = WidgetInfo::drag_value(true, speed);
        info.label = Some(text::SPEED.to_owned());
        info
    });
    if response.changed() {
        commands.push(Command::SetSpeed(speed));
    }
}

/// The modes in their words, with an explanation.
const MODES: [(WindowMode, &str, &str); 4] = [
    (WindowMode::Instant, text::INSTANT, text::INSTANT_TOOLTIP),
    (WindowMode::Window, text::WINDOW, text::WINDOW_TOOLTIP),
    (
        WindowMode::FromStart,
        text::FROM_START,
        text::FROM_START_TOOLTIP,
    ),
    (WindowMode::ToEnd, text::TO_END, text::TO_END_TOOLTIP),
];

/// The modes in a menu, where there is no room for all of them side by side.
fn modes_menu_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let current = explorer.view().time.mode;
    let words = MODES.iter().find(|(mode, ..)| *mode == current);
    let words = words.map_or(text::WINDOW, |(_, words, _)| words);
    if !has_room(ui, words) {
        return;
    }
    let button = ui.menu_button(words, |ui| {
        for (mode, words, explanation) in MODES {
            let on = mode == current;
            let choice = ui.selectable_label(on, words).on_hover_text(explanation);
            choice.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, words));
            if choice.clicked() {
                commands.push(Command::SetMode(mode));
                ui.close();
            }
        }
    });
    let spoken = format!("{}: {words}", text::WINDOW_MODE);
    let response = button.response.on_hover_text(spoken.as_str());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
}

fn modes_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let current = explorer.view().time.mode;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (mode, words, explanation) in MODES {
        let on = mode == current;
        let ink = if on { theme.selection } else { theme.ink };
        let fill = if on {
            theme.selection_tint
        } else {
            theme.panel
        };
        let button = Button::new(egui::RichText::new(words).color(ink))
            .fill(fill)
            .corner_radius(CornerRadius::ZERO)
            .selected(on);
        let response = ui.add(button).on_hover_text(explanation);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, words));
        if response.clicked() {
            commands.push(Command::SetMode(mode));
        }
    }
    ui.spacing_mut().item_spacing.x = 6.0;
}

/// A square button with a painted sign, named after its command.
fn button_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    icon: Icon,
    command: &Command,
    commands: &mut Vec<Command>,
) {
    let Some(info) = command.info() else { return };
    let theme = explorer.theme();
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let name = match icon {
        Icon::Play => text::PLAY,
        Icon::Pause => text::PAUSE,
        Icon::Previous | Icon::Next => info.title,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let is_play = matches!(icon, Icon::Play | Icon::Pause);
    let (fill, ink) = match (is_play, response.hovered()) {
        (true, _) => (theme.ink, theme.paper),
        (false, true) => (theme.hover, theme.ink),
        (false, false) => (theme.panel, theme.ink),
    };
    let line = if response.has_focus() {
        theme.selection
    } else {
        theme.line
    };
    let painter = ui.painter();
    let radius = CornerRadius::same(space::RADIUS);
    let width = if response.has_focus() { 2.0 } else { 1.0 };
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(width, line),
        egui::StrokeKind::Inside,
    );
    paint_icon(painter, rect.center(), icon, ink.into());
    if response.on_hover_text(tooltip(&info)).clicked() {
        commands.push(command.clone());
    }
}

fn paint_icon(painter: &egui::Painter, at: egui::Pos2, icon: Icon, color: Color32) {
    let stroke = Stroke::new(1.75, color);
    match icon {
        Icon::Previous | Icon::Next => {
            let sign = if matches!(icon, Icon::Next) {
                1.0
            } else {
                -1.0
            };
            let points = [
                vec2(-2.0 * sign, -4.5),
                vec2(2.5 * sign, 0.0),
                vec2(-2.0 * sign, 4.5),
            ];
            painter.add(Shape::line(points.map(|by| at + by).to_vec(), stroke));
        }
        Icon::Play => {
            let points = [vec2(-3.5, -5.0), vec2(5.0, 0.0), vec2(-3.5, 5.0)];
            painter.add(Shape::convex_polygon(
                points.map(|by| at + by).to_vec(),
                color,
                Stroke::NONE,
            ));
        }
        Icon::Pause => {
            for x in [-3.0, 3.0] {
                let bar = egui::Rect::from_center_size(at + vec2(x, 0.0), vec2(3.0, 10.0));
                painter.rect_filled(bar, 1.0, color);
            }
        }
    }
}
