use egui::{
    Align, Button, Color32, CornerRadius, DragValue, Layout, Response, Role, Sense, Shape, Stroke,
    Ui, WidgetInfo, vec2,
};

use super::super::widgets::{bold, muted, tooltip};
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
    Loop,
}

/// The row above the axis: moving through time, and where one is.
pub(super) fn transport_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let playback = explorer.playback();
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 40.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.add_space(space::MEDIUM);
            ui.spacing_mut().item_spacing.x = 6.0;
            button_ui(
                ui,
                explorer,
                Icon::Previous,
                &Command::StepEvent(-1),
                false,
                commands,
            );
            let icon = if playback.playing {
                Icon::Pause
            } else {
                Icon::Play
            };
            button_ui(ui, explorer, icon, &Command::TogglePlay, true, commands);
            button_ui(
                ui,
                explorer,
                Icon::Next,
                &Command::StepEvent(1),
                false,
                commands,
            );
            speed_ui(ui, explorer, commands);
            let looping = playback.loop_mode == LoopMode::All;
            button_ui(
                ui,
                explorer,
                Icon::Loop,
                &Command::CycleLoop,
                looping,
                commands,
            );
            ui.add_space(space::TINY);
            modes_ui(ui, explorer, commands);
            ui.add_space(space::SMALL);
            let window = explorer.window();
            let counts = &explorer.visible().counts;
            window_ui(ui, &text::window(&window));
            ui.add_space(space::TINY);
            ui.label(
                muted(
                    text::counts(counts.certain, counts.possible, counts.all),
                    theme,
                )
                .size(size::BODY),
            );
            if ui.available_width() > 190.0 {
                ui.label(muted(text::bounds(&window), theme))
                    .on_hover_text(text::HALF_OPEN);
            }
        },
    );
}

/// The window in large type, in a room that grows by steps, so that what stands beside it keeps its
/// place while time plays.
fn window_ui(ui: &mut Ui, words: &str) {
    const STEP: f32 = 60.0;
    let start = ui.cursor().min.x;
    let end = ui.label(bold(words, size::WINDOW)).rect.max.x;
    ui.add_space(((end - start) / STEP).ceil() * STEP - (end - start));
}

fn speed_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
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

fn modes_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let current = explorer.view().time.mode;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (mode, words, explanation) in [
        (WindowMode::Instant, text::INSTANT, text::INSTANT_TOOLTIP),
        (WindowMode::Window, text::WINDOW, text::WINDOW_TOOLTIP),
        (
            WindowMode::FromStart,
            text::FROM_START,
            text::FROM_START_TOOLTIP,
        ),
        (WindowMode::ToEnd, text::TO_END, text::TO_END_TOOLTIP),
    ] {
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
    strong: bool,
    commands: &mut Vec<Command>,
) -> Option<Response> {
    let info = command.info()?;
    let theme = explorer.theme();
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let name = match icon {
        Icon::Play => text::PLAY,
        Icon::Pause => text::PAUSE,
        Icon::Previous | Icon::Next | Icon::Loop => info.title,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let is_play = matches!(icon, Icon::Play | Icon::Pause);
    let (fill, ink) = match (is_play, strong, response.hovered()) {
        (true, ..) => (theme.ink, theme.paper),
        (false, true, _) => (theme.selection_tint, theme.selection),
        (false, false, true) => (theme.hover, theme.ink),
        (false, false, false) => (theme.panel, theme.ink),
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
    let response = response.on_hover_text(tooltip(&info));
    if response.clicked() {
        commands.push(command.clone());
    }
    Some(response)
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
        Icon::Loop => {
            let ring: Vec<_> = (0..=20_u8)
                .map(|step| {
                    let angle = 0.6 + f32::from(step) * 0.25;
                    at + vec2(angle.cos(), angle.sin()) * 5.0
                })
                .collect();
            let tip = ring[20];
            painter.add(Shape::line(ring, stroke));
            let head = [
                tip + vec2(3.5, -1.5),
                tip + vec2(-3.0, -2.5),
                tip + vec2(0.5, 3.0),
            ];
            painter.add(Shape::convex_polygon(head.to_vec(), color, Stroke::NONE));
        }
    }
}
