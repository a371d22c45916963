use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Galley, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::super::category::{Category, Paint};
use super::heaps::heap_ui;
use super::lane_layout::{Lane, Wish, pack};
use super::select;
use crate::dataset::EventIx;
use crate::explorer::{Attention, Command, Explorer};
use crate::map::points_at;
use crate::text;
use crate::theme::{Theme, size};
use crate::time::{Axis, Inside, Membership, Moment, Span};

/// Height of a lane in points.
pub(super) const LANE: f32 = 15.0;
/// More events than these in sight are shown by the histogram alone.
const MOST: usize = 400;
/// Width of a dot in points; a span shorter than this is a dot.
const DOT: f32 = 9.0;

/// A sign wider than this part of the timeline says little about when something was.
const WIDE: f32 = 0.12;

/// A name is at most so wide, in points, and has so much room around it.
const LONGEST_NAME: f32 = 170.0;
const NAME_MARGIN: f32 = 8.0;

/// Length of the tail of a span without a beginning or an end, in points.
const TAIL: f32 = 36.0;

/// One event in a lane.
struct Sign<'a> {
    event: EventIx,
    span: &'a Span,
    left: f32,
    right: f32,
    name: Arc<Galley>,
}

/// The events in sight as dots and bars, packed into lanes, with names where there is room.
pub(super) fn lanes_ui(
    ui: &Ui,
    rect: Rect,
    axis: &Axis,
    explorer: &Explorer,
    in_sight: &mut Inside,
    commands: &mut Vec<Command>,
) {
    let visible = axis.window();
    let index = explorer.visible().span_index();
    index.find(&visible, in_sight);
    let selected = explorer.selected_event();
    let mut signs: Vec<Sign> = if in_sight.len() > MOST {
        // What is pointed at, or selected, is told apart all the same.
        let pointed = explorer.attended().pointed_event();
        let pointed = pointed.filter(|event| selected != Some(*event));
        let both = [selected, pointed].into_iter().flatten();
        let both = both.filter(|event| {
            let position = explorer.visible().position(*event);
            position.is_some_and(|position| in_sight.rank(index, position).is_some())
        });
        both.filter_map(|ix| sign(ui, rect, axis, explorer, ix))
            .collect()
    } else {
        let timeline = explorer.visible().timeline();
        let positions = in_sight.iter_from(index, 0);
        let events = positions.map(|position| timeline[position]);
        events
            .filter_map(|ix| sign(ui, rect, axis, explorer, ix))
            .collect()
    };
    // What is selected finds room first, and what says nearly nothing about its time last.
    let is_vague = |sign: &Sign| sign.right - sign.left > WIDE * rect.width();
    signs.sort_by_key(|sign| (Some(sign.event) != selected, is_vague(sign)));
    let wishes: Vec<Wish> = signs
        .iter()
        .map(|sign| Wish {
            left: sign.left,
            right: sign.right,
            name: sign.name.size().x + NAME_MARGIN,
            prominent: Some(sign.event) == selected,
            vague: is_vague(sign),
        })
        .collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a handful of lanes"
    )]
    let rows = (rect.height() / LANE).floor().max(1.0) as usize;
    let packing = pack(&wishes, rows);
    // The selected one comes last, on top.
    for (sign, lane) in signs.iter().zip(&packing.lanes).rev() {
        if let Some(lane) = lane {
            sign_ui(ui, rect, explorer, sign, *lane, commands);
        }
    }
    for heap in &packing.heaps {
        let members: Vec<EventIx> = heap.members.iter().map(|at| signs[*at].event).collect();
        #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
        let y = rect.min.y + (heap.row as f32 + 0.5) * LANE;
        let room = Rect::from_x_y_ranges(heap.left..=heap.right, y - DOT / 2.0..=y + DOT / 2.0);
        heap_ui(ui, rect, room, explorer, &members, commands);
    }
}

/// From where to where the sign of a span reaches: at least a dot, and no further than a tail where nothing bounds it.
pub(in crate::ui) fn sign_stretch(span: &Span, x: impl Fn(Moment) -> f32, tail: f32) -> [f32; 2] {
    let (mut left, mut right) = (x(span.earliest()), x(span.latest()));
    // An open end says only "earlier" or "later": a short tail, not a bar across everything.
    let core = span.certain_core();
    if !span.earliest().is_bounded() {
        left = left.max(core.map_or(right, |core| x(core.0)) - tail);
    }
    if !span.latest().is_bounded() {
        right = right.min(core.map_or(left, |core| x(core.1)) + tail);
    }
    if right - left < DOT {
        let middle = f32::midpoint(left, right);
        (left, right) = (middle - DOT / 2.0, middle + DOT / 2.0);
    }
    [left, right]
}

fn sign<'a>(
    ui: &Ui,
    rect: Rect,
    axis: &Axis,
    explorer: &'a Explorer,
    ix: EventIx,
) -> Option<Sign<'a>> {
    let dataset = explorer.dataset();
    let span = dataset.span(ix)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "screen coordinates are f32"
    )]
    let x = |moment: Moment| {
        let x = axis.x_from_moment(moment) as f32;
        rect.min.x + x.clamp(-20.0, rect.width() + 20.0)
    };
    let [left, right] = sign_stretch(span, x, TAIL);
    Some(Sign {
        event: ix,
        span,
        left,
        right,
        name: name(ui, explorer, ix, LONGEST_NAME),
    })
}

/// The title of an event in at most so many points.
fn name(ui: &Ui, explorer: &Explorer, ix: EventIx, room: f32) -> Arc<Galley> {
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let mut job = egui::text::LayoutJob::single_section(
        explorer.dataset().event(ix).title.clone(),
        egui::TextFormat::simple(font, explorer.theme().ink.into()),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

fn sign_ui(
    ui: &Ui,
    rect: Rect,
    explorer: &Explorer,
    sign: &Sign,
    lane: Lane,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    #[expect(clippy::cast_precision_loss, reason = "a handful of lanes")]
    let y = rect.min.y + lane.row as f32 * LANE + LANE / 2.0;
    let bar = Rect::from_min_max(
        pos2(sign.left, y - DOT / 2.0),
        pos2(sign.right, y + DOT / 2.0),
    );
    let room = Rect::from_min_max(bar.min, bar.max + vec2(lane.name, 0.0))
        .expand(2.0)
        .intersect(rect);
    if !room.is_positive() {
        return;
    }
    let event = explorer.dataset().event(sign.event);
    let membership = explorer.visible().membership(sign.event);
    let response = ui.interact(room, ui.scope_id().with(("lane", sign.event)), Sense::CLICK);
    let is_selected = explorer.selected_event() == Some(sign.event);
    let when = text::dates(event.whens());
    let spoken = text::on_timeline(&event.title, &when);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    if response.clicked() {
        commands.push(Command::Select(select(explorer, sign.event)));
    }
    points_at(&response, || select(explorer, sign.event), commands);
    let attention = explorer.attended().event(sign.event);
    let lit = attention >= Attention::Pointed || response.has_focus();
    let category = Category::of(explorer, &event.kind);
    let category = if membership == Membership::Outside {
        category.faded(explorer)
    } else {
        category
    };
    paint_bar(ui, bar, sign.span, category, theme, lit);
    if attention == Attention::Related && !lit {
        paint_ring(ui, bar, theme);
    }
    if lane.name > 0.0 {
        let ink: Color32 = match (lit, membership) {
            (true, _) => theme.selection.into(),
            (false, Membership::Outside) => theme.muted.into(),
            (false, _) => theme.ink.into(),
        };
        let wanted = sign.name.size().x + NAME_MARGIN;
        let name = if lane.name < wanted - 0.5 {
            name(ui, explorer, sign.event, lane.name - NAME_MARGIN)
        } else {
            Arc::clone(&sign.name)
        };
        // The ring around what is lit takes a little more room.
        let gap = if lit { 6.0 } else { 4.0 };
        let at = pos2(bar.max.x + gap, y - name.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, name, ink);
    }
    response.on_hover_ui(|ui| {
        ui.label(&event.title);
        ui.small(when);
    });
}

/// A thin ring around the sign of what belongs to what is pointed at.
pub(in crate::ui) fn paint_ring(ui: &Ui, bar: Rect, theme: &Theme) {
    let stroke = Stroke::new(1.0, theme.selection);
    let (ring, radius) = (bar.expand(2.0), CornerRadius::same(6));
    ui.painter()
        .rect_stroke(ring, radius, stroke, StrokeKind::Middle);
}

/// A sign for what is known to the day; a bar for what lasts; a dashed outline wherever the sources
/// leave open when it was. The form and the colour are those of its kind.
pub(in crate::ui) fn paint_bar(
    ui: &Ui,
    bar: Rect,
    span: &Span,
    category: Category,
    theme: &Theme,
    lit: bool,
) {
    let painter = ui.painter();
    let radius = CornerRadius::same(4);
    let is_dot = bar.width() <= DOT + 0.5;
    if lit {
        let stroke = Stroke::new(2.0, theme.selection);
        painter.rect_stroke(
            bar.expand(2.5),
            CornerRadius::same(6),
            stroke,
            StrokeKind::Middle,
        );
    }
    if is_dot {
        category.paint(painter, bar.center(), DOT / 2.0, Paint::Filled);
        return;
    }
    let sign_at = pos2(bar.min.x + DOT / 2.0 + 1.0, bar.center().y);
    if is_exact(span, bar) {
        painter.rect_filled(bar, radius, category.color());
        let ground = Paint::Hollow(theme.paper.into());
        category.paint(painter, sign_at, DOT / 2.0 - 2.0, ground);
        return;
    }
    let inside = bar.shrink2(Vec2::splat(0.75));
    painter.rect_filled(inside, radius, theme.paper);
    let [a, b, c, d] = [
        inside.left_top(),
        inside.right_top(),
        inside.right_bottom(),
        inside.left_bottom(),
    ];
    // A span without a beginning or an end is drawn without that side.
    let corners = match (span.earliest().is_bounded(), span.latest().is_bounded()) {
        (false, _) => vec![a, b, c, d],
        (true, false) => vec![b, a, d, c],
        (true, true) => vec![a, b, c, d, a],
    };
    let stroke = Stroke::new(1.25, category.color());
    painter.extend(Shape::dashed_line(&corners, stroke, 3.0, 2.0));
    if span.earliest().is_bounded() {
        category.paint(
            painter,
            sign_at + vec2(1.0, 0.0),
            DOT / 2.0 - 1.75,
            Paint::Filled,
        );
    }
}

/// Whether a bar of this width shows all that there is to know: its ends are known, or a single day is wide.
fn is_exact(span: &Span, bar: Rect) -> bool {
    if span.lasts() {
        return span.certain_core() == Some((span.earliest(), span.latest()));
    }
    // Known to the day is known well, unless the day itself is wide open.
    let length = span.extent().duration();
    length.is_some_and(|length| length <= 86_400) && bar.width() < 4.0 * DOT
}
