use egui::{
    Align2, Color32, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Rect, Role, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::category::{Category, Paint};
use super::timeline::{paint_bar, paint_ring, sign_stretch};
use super::widgets::muted;
use crate::dataset::{Event, EventIx};
use crate::explorer::{Attention, Command, Explorer};
use crate::map::points_at;
use crate::text;
use crate::theme::{size, space};
use crate::time::{Axis, Moment, Span, Window};
use crate::view::Selection;

/// Height of the line of signs and of the years below it, in points.
const LINE: f32 = 20.0;
const YEARS: f32 = 15.0;
/// Width of a sign; what took less room is a sign and nothing else.
const DOT: f32 = 9.0;
/// More events than these are not told apart on so short a line.
const MOST: usize = 400;
/// What a strip shows at least, in seconds (60 days): a single day would look like an age.
const SHORTEST: i64 = 60 * 86_400;
/// Length of the tail of a span without a beginning or an end, in points.
const TAIL: f32 = 24.0;

/// One event on a strip.
#[derive(Clone, Copy, Debug)]
pub(super) struct StripSign {
    /// Which.
    pub(super) event: EventIx,
    /// What is to be said beside its date, such as that somebody was not there; its sign is hollow then.
    pub(super) remark: Option<&'static str>,
}

/// A sign where it is painted.
struct Placed<'a> {
    sign: StripSign,
    event: &'a Event,
    span: &'a Span,
    bar: Rect,
    id: Id,
}

/// Events over time on one line, from the first to the last: what is certain is filled, what is not is a dashed
/// span. It is one tab stop; arrows go from sign to sign. Stretches that the timeline folds are folded here, too.
/// Nothing is shown for fewer than two dated events, nor for more than can be told apart.
pub(super) fn strip_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    signs: &[StripSign],
    commands: &mut Vec<Command>,
) {
    let data = explorer.dataset();
    let dated = || signs.iter().filter(|sign| data.span(sign.event).is_some());
    let undated = signs.len() - dated().count();
    let spans = dated().filter_map(|sign| data.span(sign.event));
    let Some(stretch) = stretch(spans) else {
        return;
    };
    if !(2..=MOST).contains(&dated().count()) {
        return;
    }
    let theme = explorer.theme();
    let room = vec2(ui.available_width(), LINE + YEARS);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let line = Rect::from_min_size(rect.min, vec2(rect.width(), LINE)).shrink2(vec2(DOT, 0.0));
    let width = f64::from(line.width());
    let axis = Axis::folded(stretch, width, &explorer.view().folds);
    paint_ground(ui, explorer, rect, line, &axis);
    let mut placed: Vec<Placed> = dated()
        .filter_map(|sign| place(ui, explorer, line, &axis, *sign))
        .collect();
    // Arrows go through time.
    placed.sort_by(|a, b| a.bar.left().total_cmp(&b.bar.left()));
    let stop = tab_stop(ui, explorer, &placed);
    // What is wide lies below what is narrow.
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by(|a, b| placed[*b].bar.width().total_cmp(&placed[*a].bar.width()));
    for at in order {
        sign_ui(
            ui,
            explorer,
            line,
            (&placed, at),
            stop == Some(at),
            commands,
        );
    }
    if undated > 0 {
        ui.label(muted(text::undated_of_them(undated), theme));
    }
    ui.add_space(space::TINY);
}

/// From the earliest to the latest bounded moment, as wide as a strip is at least.
fn stretch<'a>(spans: impl Iterator<Item = &'a Span>) -> Option<Window> {
    let ends = spans.flat_map(|span| {
        let core = span.certain_core();
        let inner = core.into_iter().flat_map(|core| [core.0, core.1]);
        [span.earliest(), span.latest()].into_iter().chain(inner)
    });
    let mut ends = ends.filter(|moment| moment.is_bounded());
    let first = ends.next()?;
    let (start, end) = ends.fold((first, first), |(start, end), it| {
        (start.min(it), end.max(it))
    });
    let length = end.seconds().saturating_sub(start.seconds());
    let missing = (SHORTEST - length).max(0) / 2;
    Window::new(start.plus(-missing), end.plus(missing))
}

/// The line, the years at its ends, and where time is left out.
fn paint_ground(ui: &Ui, explorer: &Explorer, rect: Rect, line: Rect, axis: &Axis) {
    let theme = explorer.theme();
    let painter = ui.painter();
    let rule = Stroke::new(1.0, theme.line);
    painter.hline(rect.x_range(), line.center().y, rule);
    for fold in axis.folds_in_sight() {
        let [left, right] = [fold.left, fold.right].map(|x| line.min.x + points(x));
        let gap = Rect::from_x_y_ranges(left..=right, line.y_range());
        painter.rect_filled(gap.shrink2(vec2(0.0, 6.0)), 0.0, theme.panel);
        for x in [left, right] {
            let (low, high) = (line.center().y + 4.0, line.center().y - 4.0);
            let slant = [pos2(x - 2.0, low), pos2(x + 2.0, high)];
            painter.line_segment(slant, Stroke::new(1.0, theme.faint));
        }
    }
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let ink: Color32 = theme.muted.into();
    let window = axis.window();
    let first = text::year_of(window.start());
    let last = text::year_of(window.end().plus(-1));
    let (left, right) = (rect.left_bottom(), rect.right_bottom());
    painter.text(left, Align2::LEFT_BOTTOM, &first, font.clone(), ink);
    if last != first {
        painter.text(right, Align2::RIGHT_BOTTOM, last, font, ink);
    }
}

fn points(x: f64) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let points = x as f32;
    points
}

fn place<'a>(
    ui: &Ui,
    explorer: &'a Explorer,
    line: Rect,
    axis: &Axis,
    sign: StripSign,
) -> Option<Placed<'a>> {
    let data = explorer.dataset();
    let span = data.span(sign.event)?;
    let x = |moment: Moment| {
        let x = line.min.x + points(axis.x_from_moment(moment));
        x.clamp(line.min.x - DOT, line.max.x + DOT)
    };
    let [left, right] = sign_stretch(span, x, TAIL);
    let y = line.center().y;
    Some(Placed {
        sign,
        event: data.event(sign.event),
        span,
        bar: Rect::from_x_y_ranges(left..=right, y - DOT / 2.0..=y + DOT / 2.0),
        id: ui.scope_id().with(("strip", sign.event)),
    })
}

/// The sign that Tab comes to: the one that has the keyboard, the selected one, or the first.
fn tab_stop(ui: &Ui, explorer: &Explorer, placed: &[Placed<'_>]) -> Option<usize> {
    let focused = ui.memory(egui::Memory::focused);
    let has_keyboard = placed.iter().position(|it| Some(it.id) == focused);
    let selected = explorer.selected_event();
    let is_selected = |it: &Placed<'_>| Some(it.sign.event) == selected;
    has_keyboard
        .or_else(|| placed.iter().position(is_selected))
        .or(Some(0))
}

fn sign_ui(
    ui: &Ui,
    explorer: &Explorer,
    line: Rect,
    (placed, at): (&[Placed<'_>], usize),
    is_stop: bool,
    commands: &mut Vec<Command>,
) {
    let it = &placed[at];
    let theme = explorer.theme();
    let room = Rect::from_x_y_ranges(it.bar.x_range(), line.y_range());
    // What the arrows have just given the keyboard to must keep it in this frame.
    let is_stop = is_stop || ui.memory(|memory| memory.has_focus(it.id));
    let sense = if is_stop {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(room, it.id, sense);
    let selection = Selection::Event(it.event.id.clone());
    let is_selected = explorer.view().selection.as_ref() == Some(&selection);
    let when = super::widgets::when_words(it.event);
    let spoken = text::on_strip(&it.event.title, &when, it.sign.remark);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    if response.clicked() {
        commands.push(Command::Select(selection));
    } else {
        points_at(&response, || selection, commands);
    }
    let attention = explorer.attended().event(it.sign.event);
    let lit = attention >= Attention::Pointed || response.has_focus();
    let category = Category::of(explorer, &it.event.kind);
    paint_bar(ui, it.bar, it.span, category, theme, lit);
    if attention == Attention::Related && !lit {
        paint_ring(ui, it.bar, theme);
    }
    if it.sign.remark.is_some() && it.bar.width() <= DOT + 0.5 {
        let ground = Paint::Hollow(theme.panel.into());
        category.paint(ui.painter(), it.bar.center(), DOT / 2.0, ground);
    }
    let say = |ui: &mut Ui| {
        super::reading::words_ui(ui, (&it.event.title).into());
        let words = std::iter::once(when.as_str()).chain(it.sign.remark);
        ui.small(words.collect::<Vec<_>>().join(" · "));
    };
    if response.has_focus() {
        response.show_tooltip_ui(say);
        keys_ui(ui, placed, at);
    } else {
        response.on_hover_ui(say);
    }
}

/// A sign that has the keyboard: arrows go to its neighbours, Home and End to the first and the last.
fn keys_ui(ui: &Ui, placed: &[Placed<'_>], at: usize) {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    let id = placed[at].id;
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    // Taken, so that the sign that gets the keyboard now does not go on with the same press.
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = placed.len() - 1;
    let mut to = at;
    if pressed(Key::ArrowRight) {
        to = (to + 1).min(last);
    }
    if pressed(Key::ArrowLeft) {
        to = to.saturating_sub(1);
    }
    if pressed(Key::Home) {
        to = 0;
    }
    if pressed(Key::End) {
        to = last;
    }
    if to != at {
        ui.memory_mut(|memory| memory.request_focus(placed[to].id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Widening;

    fn span(when: &str) -> Span {
        Span::from_edtf(&when.parse().expect("a date"), Widening::default())
    }

    #[test]
    fn a_strip_goes_from_the_first_to_the_last_and_is_never_a_day() {
        let spans = [span("1993"), span("2025-10-09"), span("2025-12-25/")];
        let whole = stretch(spans.iter()).expect("a stretch");
        assert_eq!(Some(whole.start()), Moment::from_ymd(1993, 1, 1));
        assert_eq!(whole.end().civil().year, 2025);
        let day = [span("2025-10-09")];
        let shown = stretch(day.iter()).expect("a stretch");
        assert!(shown.duration() >= Some(SHORTEST));
        assert!(stretch([span("../..")].iter()).is_none());
        assert!(stretch(std::iter::empty()).is_none());
    }
}
