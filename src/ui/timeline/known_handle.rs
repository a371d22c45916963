use std::sync::Arc;

use egui::{
    Color32, CursorIcon, EventFilter, FontFamily, FontId, Galley, Key, PointerButton, Rect,
    Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::on_screen::x_of;
use super::snapping::{REACH, rounded};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::{Axis, Moment, Unit};

/// Height of the strip above the axis in which its flag stands, in points.
pub(super) const STRIP: f32 = 16.0;
/// Points to either side within which it can be taken.
const GRIP: f32 = 6.0;
/// Width and height of its flag, and of the corner that is folded, in points.
const PAGE: [f32; 2] = [9.0, 11.0];
const CORNER: f32 = 3.5;
/// Dropped so close to the right edge, in points, it is off again.
const PARK: f32 = 8.0;

/// The edge of what had been published, to be painted over what lies there.
pub(super) struct KnownHandle {
    x: f32,
    is_on: bool,
    is_taken: bool,
    has_focus: bool,
    /// What stands beside it.
    words: Option<Arc<Galley>>,
}

/// The handle that restricts everything to what had been published by a day: a page on a thin line. It waits at the right
/// edge while everything counts. None where no source says when it came out.
pub(super) fn known_handle_ui(
    ui: &Ui,
    (strip, plot): (Rect, Rect),
    axis: &Axis,
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) -> KnownHandle {
    let known = explorer.view().known_before;
    let x = known.map_or(plot.max.x, |moment| x_of(axis, plot, moment));
    let x = x.clamp(plot.min.x, plot.max.x);
    let end = if known.is_some() { plot } else { strip }.max.y;
    let grip = Rect::from_x_y_ranges(x - GRIP..=x + GRIP, strip.min.y..=end);
    let id = ui.scope_id().with("known");
    let response = ui
        .interact(grip, id, Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::ResizeHorizontal);
    let (read, all) = explorer.sources_read();
    let day = known.map(text::last_day);
    let spoken = text::known_spoken(day.as_deref(), read, all);
    response.widget_info(|| slider(known.unwrap_or(axis.window().end()), &spoken));
    if response.drag_started() {
        commands.push(Command::EndStroke);
    }
    if response.dragged_by(PointerButton::Primary)
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let snaps = ui.input(|i| i.modifiers.shift);
        let moment = (pointer.x < plot.max.x - PARK).then(|| {
            let x = f64::from((pointer.x - plot.min.x).max(0.0));
            moment_at(explorer, axis, x, snaps)
        });
        commands.extend(set(explorer, moment));
    }
    if response.drag_stopped() {
        commands.push(Command::EndStroke);
    }
    if response.double_clicked() {
        commands.extend(set(explorer, None));
    }
    if response.has_focus() {
        commands.extend(keys_ui(ui, &response, axis, explorer));
    }
    let is_taken = response.hovered() || response.has_focus() || response.dragged();
    let counts = is_taken.then_some((read, all));
    let words = match &day {
        Some(day) => Some(text::known_flag(day, counts)),
        None => is_taken.then(|| text::as_known(None)),
    };
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let words = words.map(|it| {
        let ink = explorer.theme().ink.into();
        ui.painter().layout_no_wrap(it, font, ink)
    });
    let has_focus = response.has_focus();
    if !response.dragged() {
        response.on_hover_text(text::KNOWN_HANDLE_HINT);
    }
    KnownHandle {
        x,
        is_on: known.is_some(),
        is_taken,
        has_focus,
        words,
    }
}

/// A slider that says its day and how many sources count.
fn slider(moment: Moment, spoken: &str) -> WidgetInfo {
    let mut info = WidgetInfo::labeled(Role::Slider, true, text::KNOWN_HANDLE);
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds of history fit into f64"
    )]
    let value = moment.seconds() as f64;
    info.value = Some(value);
    info.current_text_value = Some(spoken.to_owned());
    info
}

/// The command that lets knowledge end before a moment, unless it does so already.
fn set(explorer: &Explorer, moment: Option<Moment>) -> Option<Command> {
    let changes = explorer.view().known_before != moment;
    changes.then_some(Command::SetKnownBefore(moment))
}

/// The end of a day at a point of the axis; with `to_sources` it is drawn to where a source had come out.
fn moment_at(explorer: &Explorer, axis: &Axis, x: f64, to_sources: bool) -> Moment {
    let far = |moment: &Moment| (axis.x_from_moment(*moment) - x).abs();
    let near = || {
        let ends = explorer.publications().map(|it| it.span.latest());
        let nearest = ends.min_by(|a, b| far(a).total_cmp(&far(b)));
        nearest.filter(|moment| far(moment) <= REACH)
    };
    let source = if to_sources { near() } else { None };
    source.unwrap_or_else(|| rounded(axis.moment_from_x(x), Unit::Day))
}

/// Arrows move it by days, with Shift by ten; Page Up and Page Down go to where the next or the last source had come out,
/// Home to the first; End and Delete take it back to the edge.
fn keys_ui(ui: &Ui, response: &Response, axis: &Axis, explorer: &Explorer) -> Option<Command> {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let known = explorer.view().known_before;
    let edge = Unit::Day.next(axis.window().end().plus(-1));
    let at = known.map_or(edge, |moment| moment.min(edge));
    let ends = || explorer.publications().map(|it| it.span.latest());
    let pressed = |key| ui.input(|i| i.key_pressed(key));
    if pressed(Key::Delete) || pressed(Key::Backspace) || pressed(Key::End) {
        return set(explorer, None);
    }
    let jump = if pressed(Key::Home) {
        ends().min()
    } else if pressed(Key::PageDown) {
        ends().filter(|end| *end < at).max()
    } else if pressed(Key::PageUp) {
        let next = ends().filter(|end| *end > at).min();
        if next.is_none() {
            return set(explorer, None);
        }
        next
    } else {
        None
    };
    if jump.is_some() {
        return set(explorer, jump);
    }
    let (left, right, shift) = ui.input(|i| {
        let count = |key| i64::try_from(i.num_presses(key)).unwrap_or(0);
        let (left, right) = (count(Key::ArrowLeft), count(Key::ArrowRight));
        (left, right, i.modifiers.shift)
    });
    let steps = (right - left) * if shift { 10 } else { 1 };
    if steps == 0 {
        return None;
    }
    let moment = Unit::Day.step(at, steps);
    set(explorer, (moment < edge).then_some(moment))
}

impl KnownHandle {
    /// A thin line with a page on top and what it means beside that; the page is blank while everything counts.
    pub(super) fn paint(&self, ui: &Ui, (strip, plot): (Rect, Rect), theme: &Theme) {
        let painter = ui.painter();
        let x = self.x;
        let ink: Color32 = if self.is_taken {
            theme.selection.into()
        } else {
            theme.ink.into()
        };
        let page = Rect::from_center_size(pos2(x, strip.center().y), PAGE.into());
        let line = Stroke::new(if self.is_taken { 2.0 } else { 1.0 }, ink);
        if self.is_on {
            painter.line_segment([pos2(x, page.max.y), pos2(x, plot.max.y)], line);
        }
        let (right, top) = (page.max.x, page.min.y);
        let fold = [
            pos2(right - CORNER, top),
            pos2(right - CORNER, top + CORNER),
            pos2(right, top + CORNER),
        ];
        let corners = vec![
            page.left_top(),
            fold[0],
            fold[2],
            page.right_bottom(),
            page.left_bottom(),
        ];
        let fill = if self.is_on { ink } else { theme.paper.into() };
        let stroke = Stroke::new(1.0, ink);
        painter.add(Shape::convex_polygon(corners, fill, stroke));
        let crease = if self.is_on { theme.paper } else { theme.ink };
        painter.line(fold.to_vec(), Stroke::new(1.0, crease));
        if self.has_focus {
            let ring = Stroke::new(1.5, theme.selection);
            painter.rect_stroke(page.expand(2.5), 3.0, ring, StrokeKind::Outside);
        }
        self.paint_words(ui, strip, page, theme);
    }

    fn paint_words(&self, ui: &Ui, strip: Rect, page: Rect, theme: &Theme) {
        let Some(words) = &self.words else { return };
        let room = words.size() + vec2(2.0 * space::TINY, 0.0);
        let after = page.max.x + space::TINY;
        let left = if after + room.x <= strip.max.x {
            after
        } else {
            page.min.x - space::TINY - room.x
        };
        let rect = Rect::from_min_size(pos2(left, strip.center().y - room.y / 2.0), room);
        ui.painter().rect_filled(rect, 2.0, theme.paper);
        let at = rect.min + vec2(space::TINY, 0.0);
        let ink = theme.ink.into();
        ui.painter().galley(at, Arc::clone(words), ink);
    }
}
