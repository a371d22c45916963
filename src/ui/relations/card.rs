use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Galley, Painter, Pos2, Rect, Response, Shape,
    Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::super::category::{Category, Paint};
use super::Made;
use crate::explorer::Explorer;
use crate::query::{Group, Node};
use crate::theme::{size, space};
use crate::view::Selection;

/// From the left edge of a card to the middle of its sign, and to its words, in points.
const SIGN: f32 = 15.0;
const WORDS: f32 = 28.0;
/// Radius of a sign.
const RADIUS: f32 = 6.0;

/// Paints a card: its sign, its name, and below it what ties it to the one in the middle.
pub(super) fn card_ui(
    ui: &Ui,
    explorer: &Explorer,
    made: &Made,
    at: usize,
    response: &Response,
    is_lit: bool,
) {
    let theme = explorer.theme();
    let node = &made.graph.nodes()[at];
    let rect = response.rect;
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
    let is_focus = node.group == Group::Focus;
    let fill = match (is_focus, response.hovered() || is_lit) {
        (true, _) => theme.selection_tint,
        (false, true) => theme.hover,
        (false, false) => theme.panel,
    };
    let line = if response.has_focus() {
        Stroke::new(2.0, theme.selection)
    } else if is_focus {
        Stroke::new(1.5, theme.selection)
    } else if is_lit || response.hovered() {
        Stroke::new(1.0, theme.muted)
    } else {
        Stroke::new(1.0, theme.line)
    };
    let radius = CornerRadius::same(space::RADIUS);
    painter.rect(rect, radius, fill, line, StrokeKind::Inside);
    let middle = pos2(rect.min.x + SIGN, rect.center().y);
    sign_ui(&painter, explorer, node, middle);
    let [title, below] = &made.words.cards[at];
    let room = rect.width() - WORDS - space::SMALL;
    let (face, points) = match node.group {
        Group::Focus => (FontFamily::Name("bold".into()), size::BODY),
        _ => (FontFamily::Proportional, size::SMALL),
    };
    let ink = if node.known { theme.ink } else { theme.muted };
    let rows = if is_focus { 3 } else { 2 };
    let title = lines(
        &painter,
        title,
        (FontId::new(points, face), ink.into()),
        room,
        rows,
    );
    let small = FontId::new(size::SMALL, FontFamily::Proportional);
    let below = lines(&painter, below, (small, theme.muted.into()), room, 1);
    let height = title.size().y + below.size().y;
    let top = rect.center().y - height / 2.0;
    let left = rect.min.x + WORDS;
    let foot = top + title.size().y;
    painter.galley(pos2(left, top), title, ink.into());
    painter.galley(pos2(left, foot), below, theme.muted.into());
}

/// Words in so many lines of a width at most; what does not fit is cut.
fn lines(
    painter: &Painter,
    words: &str,
    (font, color): (FontId, Color32),
    room: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, color));
    job.wrap = TextWrapping {
        max_width: room.max(1.0),
        max_rows: rows,
        ..TextWrapping::default()
    };
    let job = super::super::reading::in_order(painter, job, room);
    painter.layout_job(job)
}

/// What something is, as a sign: events have that of their kind, everything else a form of its own.
fn sign_ui(painter: &Painter, explorer: &Explorer, node: &Node, at: Pos2) {
    let theme = explorer.theme();
    let ink = Color32::from(theme.ink);
    let stroke = Stroke::new(1.5, ink);
    match &node.what {
        Selection::Event(_) => {
            let category = Category::of(explorer, &node.kind);
            let paint = if node.known {
                Paint::Filled
            } else {
                Paint::Hollow(theme.panel.into())
            };
            category.paint(painter, at, RADIUS - 0.5, paint);
        }
        Selection::Person(_) => {
            painter.circle_stroke(at - vec2(0.0, 3.5), 3.0, stroke);
            let shoulder = |step: u8| {
                let angle = f32::from(step) / 8.0 * std::f32::consts::PI;
                at + vec2(-angle.cos() * RADIUS, 6.5 - angle.sin() * RADIUS)
            };
            painter.add(Shape::line((0..=8).map(shoulder).collect(), stroke));
        }
        Selection::Organisation(_) => {
            let corner = |x: f32, y: f32| at + vec2(x, y);
            let roof = vec![corner(-6.0, -2.5), corner(0.0, -6.5), corner(6.0, -2.5)];
            painter.add(Shape::closed_line(roof, stroke));
            for x in [-4.0, 0.0, 4.0] {
                painter.line_segment([corner(x, -1.0), corner(x, 4.0)], stroke);
            }
            painter.line_segment([corner(-6.0, 5.5), corner(6.0, 5.5)], stroke);
        }
        Selection::Venue(_) => {
            let head = at - vec2(0.0, 2.0);
            let side = |step: u8| {
                let angle = (f32::from(step) / 12.0 * 1.5 + 0.75) * std::f32::consts::PI;
                head + vec2(angle.cos(), angle.sin()) * 4.5
            };
            let mut drop: Vec<Pos2> = (0..=12).map(side).collect();
            drop.push(at + vec2(0.0, 7.0));
            painter.add(Shape::closed_line(drop, stroke));
            painter.circle_filled(head, 1.5, ink);
        }
        Selection::Source(_) => {
            let page = Rect::from_center_size(at, vec2(10.0, 13.0));
            painter.rect_stroke(page, CornerRadius::same(1), stroke, StrokeKind::Inside);
            for y in [-2.5, 0.5, 3.5] {
                let line = [at + vec2(-2.5, y), at + vec2(2.5, y)];
                painter.line_segment(line, Stroke::new(1.0, ink));
            }
        }
    }
}
