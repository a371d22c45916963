use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::select;
use crate::dataset::EventIx;
use crate::explorer::{Attention, Command, Explorer};
use crate::text;
use crate::theme::size;
use crate::time::Membership;

/// Titles that a tooltip lists at most.
const LISTED: usize = 8;

/// Events that found no lane of their own: a count, with a line over the time that they may take. A
/// click selects the next one of them, which then has a lane.
pub(super) fn heap_ui(
    ui: &Ui,
    lanes: Rect,
    room: Rect,
    explorer: &Explorer,
    members: &[EventIx],
    commands: &mut Vec<Command>,
) {
    let seen = room.intersect(lanes);
    if !seen.is_positive() {
        return;
    }
    let theme = explorer.theme();
    let inside = members
        .iter()
        .any(|ix| explorer.visible().membership(*ix) != Membership::Outside);
    let color: Color32 = if inside { theme.mark } else { theme.faint }.into();
    let painter = ui.painter().with_clip_rect(lanes);
    let font = FontId::new(size::SMALL - 1.0, FontFamily::Name("bold".into()));
    let count = painter.layout_no_wrap(members.len().to_string(), font.clone(), color);
    let size = vec2(count.size().x + 10.0, 13.0);
    let (least, most) = (lanes.min.x + size.x / 2.0, lanes.max.x - size.x / 2.0);
    let middle = seen.center().x.min(most).max(least);
    let pill = Rect::from_center_size(pos2(middle, seen.center().y), size);
    let (left, right) = (room.left_center(), room.right_center());
    for (from, to) in [(left.x, pill.min.x), (pill.max.x, right.x)] {
        if from < to {
            let line = [pos2(from, left.y), pos2(to, left.y)];
            painter.line_segment(line, Stroke::new(1.0, color));
        }
    }
    let ids = members.iter().map(|ix| ix.get());
    let id = ui.scope_id().with(("heap", ids.min()));
    let response = ui.interact(pill.expand(1.0), id, Sense::CLICK);
    let titles: Vec<&str> = members
        .iter()
        .map(|ix| explorer.dataset().event(*ix).title.as_str())
        .collect();
    let spoken = text::heap(&titles);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let attended = explorer.attended();
    let attention = members.iter().map(|ix| attended.event(*ix)).max();
    let is_lit = response.hovered() || response.has_focus();
    let (width, line) = match attention.unwrap_or_default() {
        _ if is_lit => (2.0, theme.selection.into()),
        Attention::None => (1.25, color),
        Attention::Related => (1.5, theme.selection.into()),
        Attention::Pointed | Attention::Selected => (3.0, theme.selection.into()),
    };
    let stroke = Stroke::new(width, line);
    painter.rect(
        pill,
        CornerRadius::same(6),
        theme.paper,
        stroke,
        StrokeKind::Middle,
    );
    let digits = count.text().to_owned();
    painter.text(pill.center(), Align2::CENTER_CENTER, digits, font, color);
    if response.clicked() {
        let next = following(explorer, members);
        commands.push(Command::Select(select(explorer, next)));
    }
    response.on_hover_ui(|ui| {
        for title in titles.iter().take(LISTED) {
            ui.label(*title);
        }
        if titles.len() > LISTED {
            ui.label(text::and_more(titles.len() - LISTED));
        }
    });
}

/// The first member that comes after the selected event in the order of time; the first of all after the last one,
/// and where nothing is selected. What is selected has a lane of its own, so it is between the members rather than one.
fn following(explorer: &Explorer, members: &[EventIx]) -> EventIx {
    let visible = explorer.visible();
    let mut members = members.to_vec();
    members.sort_by_key(|ix| visible.position(*ix));
    let selected = explorer
        .selected_event()
        .and_then(|ix| visible.position(ix));
    let next = members.partition_point(|ix| visible.position(*ix) <= selected);
    members[next % members.len()]
}
