use egui::style::ScrollAnimation;
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Frame, Id, Key, LayerId, Margin, Modifiers, Order,
    Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, Window, vec2,
};

use super::widgets::{bold, hairline_ui, muted};
use crate::explorer::{Command, Explorer, Panel};
use crate::geo::Camera;
use crate::places::{BorderLine, BorderNote, Drawn, LineView, Worldview, Worldviews};
use crate::text;
use crate::theme::{Theme, size, space};

/// Width of the list, its height at first and at least, and its distance from the upper edge of the window, in points.
const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 520.0;
const LEAST: f32 = 220.0;
const FROM_TOP: f32 = 72.0;
/// Room at the left and the right of the text in points.
const MARGIN: i8 = 10;
/// Size of the sample of a line, and of its dashes and gaps, in points.
const SAMPLE: [f32; 2] = [26.0, 24.0];
const DASH: [f32; 2] = [5.0, 3.0];
/// How far a press of an arrow key scrolls, in points.
const STEP: f32 = 48.0;
/// From how close a place is shown on the map.
const ZOOM: f64 = 6.0;

/// The window that lists every border with an explanation, after the rules by which they are drawn.
pub(super) fn border_list_ui(
    ui: &Ui,
    explorer: &Explorer,
    worldviews: &Worldviews,
    commands: &mut Vec<Command>,
) {
    let id = Id::unique("border list");
    let layer = LayerId::new(Order::Middle, id);
    let opens = !ui.memory(|memory| memory.areas().visible_last_frame(&layer));
    let room = ui.ctx().content_rect().height() - FROM_TOP - space::LARGE;
    let mut open = true;
    Window::new(text::BORDER_LIST)
        .id(id)
        .open(&mut open)
        .collapsible(false)
        .resizable([false, true])
        .anchor(Align2::CENTER_TOP, [0.0, FROM_TOP])
        .default_size([WIDTH, HEIGHT.min(room)])
        .min_height(LEAST.min(room))
        .max_height(room)
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            list_ui(ui, explorer, worldviews, opens, commands);
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::Borders));
    }
}

/// Some forty entries whose text is laid out once: cheap enough to make all of them, so that a screen reader finds them.
fn list_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    worldviews: &Worldviews,
    opens: bool,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let page = page_ui(ui, theme, opens);
    let area = ScrollArea::vertical().auto_shrink([false, false]);
    area.show(ui, |ui| {
        if let Some(by) = scrolled(ui, &page) {
            ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
        }
        let page = Frame::new().inner_margin(Margin::symmetric(MARGIN, 0));
        page.show(ui, |ui| {
            heading_ui(ui, text::BORDER_RULES);
            for worldview in Worldview::ALL {
                let now = worldview == explorer.view().map.borders;
                rule_ui(ui, theme, worldview, worldviews.rule(worldview), now);
            }
            heading_ui(ui, text::BORDER_LINES);
            for line in worldviews.lines() {
                line_ui(ui, theme, line);
                hairline_ui(ui, theme);
            }
            heading_ui(ui, text::BORDER_NOTES);
            for note in worldviews.notes() {
                note_ui(ui, theme, note, commands);
                hairline_ui(ui, theme);
            }
        });
    });
}

/// What takes the keyboard to scroll with.
fn page_ui(ui: &Ui, theme: &Theme, opens: bool) -> Response {
    let rect = ui.available_rect_before_wrap();
    let sense = Sense::focusable_noninteractive();
    let page = ui.interact(rect, ui.scope_id().with("page"), sense);
    page.widget_info(|| WidgetInfo::labeled(Role::Group, true, text::BORDER_LIST));
    let keys = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(page.id, keys));
    if opens {
        page.request_focus();
    }
    if page.has_focus() {
        let ring = Stroke::new(1.5, theme.selection);
        let radius = CornerRadius::same(space::RADIUS);
        ui.painter()
            .rect_stroke(rect.expand(3.0), radius, ring, StrokeKind::Inside);
    }
    page
}

/// How far keys scroll the list: down when negative.
fn scrolled(ui: &Ui, page: &Response) -> Option<f32> {
    if !page.has_focus() {
        return None;
    }
    let leaf = page.rect.height() - STEP;
    let keys = [
        (Key::ArrowDown, -STEP),
        (Key::ArrowUp, STEP),
        (Key::PageDown, -leaf),
        (Key::PageUp, leaf),
        (Key::End, f32::MIN / 4.0),
        (Key::Home, f32::MAX / 4.0),
    ];
    ui.input_mut(|input| {
        let pressed = |(key, _): &(Key, f32)| input.consume_key(Modifiers::NONE, *key);
        keys.into_iter().find(pressed).map(|(_, by)| by)
    })
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(space::SMALL);
    ui.label(bold(words, size::TITLE));
    ui.add_space(space::TINY);
}

fn rule_ui(ui: &mut Ui, theme: &Theme, worldview: Worldview, rule: &str, now: bool) {
    let name = name(worldview);
    ui.add_space(space::TINY);
    ui.horizontal(|ui| {
        ui.label(bold(name, size::BODY));
        if now {
            ui.label(muted(text::ON_THE_MAP_NOW, theme));
        }
    });
    ui.label(rule);
    ui.add_space(space::TINY);
    hairline_ui(ui, theme);
}

fn line_ui(ui: &mut Ui, theme: &Theme, line: &BorderLine) {
    ui.add_space(space::TINY);
    ui.label(bold(&line.title, size::BODY));
    for worldview in Worldview::ALL {
        view_ui(ui, theme, name(worldview), line.view(worldview));
    }
    if let Some(note) = &line.note {
        ui.add_space(space::TINY);
        ui.label(muted(note, theme));
    }
    ui.add_space(space::TINY);
}

/// How one worldview draws a line, and why.
fn view_ui(ui: &mut Ui, theme: &Theme, worldview: &str, view: &LineView) {
    let words = match view.draw {
        Drawn::Not => text::NO_LINE,
        Drawn::Solid => text::SOLID_LINE,
        Drawn::Dashed => text::DASHED_LINE,
    };
    ui.add_space(space::TINY);
    ui.horizontal_top(|ui| {
        sample_ui(ui, theme, view.draw);
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                ui.label(muted(text::worldview_says(worldview, words), theme));
                if let Some(since) = &view.since {
                    ui.label(muted(text::since(since), theme));
                }
            });
            ui.label(&view.why);
            if !view.resolutions.is_empty() {
                ui.label(muted(view.resolutions.join(", "), theme));
            }
        });
    });
}

/// A line as it is drawn.
fn sample_ui(ui: &mut Ui, theme: &Theme, drawn: Drawn) {
    let (rect, _) = ui.allocate_exact_size(SAMPLE.into(), Sense::hover());
    let stroke = Stroke::new(1.5, Color32::from(theme.ink));
    let ends = [rect.left_center(), rect.right_center()];
    let painter = ui.painter();
    match drawn {
        Drawn::Not => {}
        Drawn::Solid => {
            painter.line_segment(ends, stroke);
        }
        Drawn::Dashed => {
            let [dash, gap] = DASH;
            painter.extend(Shape::dashed_line(&ends, stroke, dash, gap));
        }
    }
}

fn note_ui(ui: &mut Ui, theme: &Theme, note: &BorderNote, commands: &mut Vec<Command>) {
    ui.add_space(space::TINY);
    ui.label(bold(&note.title, size::BODY));
    ui.label(&note.text);
    if let Some(place) = note.place() {
        let spoken = text::show_on_the_map(&note.title);
        let button = super::widgets::link_ui(ui, theme, text::SHOW_ON_THE_MAP);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if button.clicked() {
            // The list lies over the middle of the map, where the place will be.
            commands.extend([
                Command::EndStroke,
                Command::TogglePanel(Panel::Borders),
                Command::FlyTo(Camera::new(place, ZOOM)),
            ]);
        }
    }
    ui.add_space(space::TINY);
}

/// What a worldview is called in menus.
fn name(worldview: Worldview) -> &'static str {
    let info = Command::SetBorders(worldview).info();
    info.map_or(worldview.code(), |info| info.title)
}
