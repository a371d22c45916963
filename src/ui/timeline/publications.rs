use egui::{FontFamily, FontId, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::on_screen::x_of;
use crate::explorer::{Command, Explorer, Publication};
use crate::text;
use crate::theme::size;
use crate::time::Axis;
use crate::view::Selection;

/// Points within which sources share one tick.
const NEAR: f32 = 5.0;
/// Height of a tick in points, and of one that is pointed at.
const HEIGHTS: [f32; 2] = [6.0, 9.0];
/// A span wider than this is drawn, in points: when in it the source came out is not known.
const WIDE: f32 = 4.0;
/// Sources that a tooltip lists at most.
const LISTED: usize = 8;

/// Sources that had come out by the same point of the axis.
struct PublicationTick<'a> {
    x: f32,
    sources: Vec<Publication<'a>>,
}

/// When the sources came out, above the axis: a tick where each certainly had, a dashed line over the time in which it may
/// have been. A click leads to the source.
pub(super) fn publications_ui(
    ui: &Ui,
    strip: Rect,
    axis: &Axis,
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) {
    let ticks = ticks(strip, axis, explorer);
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let ink = explorer.theme().muted.into();
    let words = ui
        .painter()
        .layout_no_wrap(text::PUBLISHED.to_owned(), font, ink);
    let at = strip.left_center() - vec2(0.0, words.size().y / 2.0);
    let end = at.x + words.size().x + NEAR;
    let begins = |it: &Publication| x_of(axis, strip, it.span.earliest());
    let all = || ticks.iter().flat_map(|tick| &tick.sources);
    if all().all(|it| begins(it) > end) {
        ui.painter().galley(at, words, ink);
    }
    for (at, tick) in ticks.iter().enumerate() {
        tick_ui(ui, strip, (axis, at), tick, explorer, commands);
    }
}

/// The ticks in sight, from left to right.
fn ticks<'a>(strip: Rect, axis: &Axis, explorer: &'a Explorer) -> Vec<PublicationTick<'a>> {
    let mut all: Vec<(f32, Publication)> = explorer
        .publications()
        .map(|it| (x_of(axis, strip, it.span.latest()), it))
        .filter(|(x, _)| strip.x_range().contains(*x))
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ticks: Vec<PublicationTick> = Vec::new();
    for (x, it) in all {
        match ticks.last_mut() {
            Some(last) if x - last.x < NEAR => last.sources.push(it),
            _ => ticks.push(PublicationTick {
                x,
                sources: vec![it],
            }),
        }
    }
    ticks
}

fn tick_ui(
    ui: &Ui,
    strip: Rect,
    (axis, at): (&Axis, usize),
    tick: &PublicationTick<'_>,
    explorer: &Explorer,
    commands: &mut Vec<Command>,
) {
    let Some(first) = tick.sources.first() else {
        return;
    };
    let room = Rect::from_x_y_ranges(tick.x - NEAR..=tick.x + NEAR, strip.y_range());
    let id = ui.scope_id().with(("published", at));
    let response = ui.interact(room, id, Sense::CLICK);
    let said = |it: &Publication| text::published(&it.source.id, &text::date(&it.when));
    let spoken: Vec<String> = tick.sources.iter().map(said).collect();
    let spoken = spoken.join("; ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let selection = || Selection::Source(first.source.id.clone());
    if response.clicked() {
        commands.push(Command::Select(selection()));
    }
    if response.hovered() {
        commands.push(Command::Hover(Some(selection())));
    }
    let pointed = explorer.transient().hovered.as_ref();
    let is_it = |it: &Publication| pointed == Some(&Selection::Source(it.source.id.clone()));
    let lit = response.hovered() || pointed.is_some() && tick.sources.iter().any(is_it);
    let theme = explorer.theme();
    let color = if lit { theme.selection } else { theme.muted };
    let stroke = Stroke::new(if lit { 2.5 } else { 1.5 }, color);
    let painter = ui.painter();
    let foot = strip.max.y;
    let top = foot - HEIGHTS[usize::from(lit)];
    painter.line_segment([pos2(tick.x, top), pos2(tick.x, foot)], stroke);
    for it in &tick.sources {
        let left = x_of(axis, strip, it.span.earliest()).max(strip.min.x);
        if tick.x - left > WIDE {
            let y = foot - HEIGHTS[0] / 2.0;
            let line = [pos2(left, y), pos2(tick.x, y)];
            let thin = Stroke::new(1.0, color);
            ui.painter()
                .extend(Shape::dashed_line(&line, thin, 3.0, 2.0));
        }
    }
    response.on_hover_ui(|ui| {
        for it in tick.sources.iter().take(LISTED) {
            ui.label(&it.source.title);
            ui.small(said(it));
        }
        if tick.sources.len() > LISTED {
            ui.label(text::and_more(tick.sources.len() - LISTED));
        }
    });
}
