use egui::{
    FontFamily, FontId, Popup, PopupCloseBehavior, Rect, RectAlign, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::event_rows::{EventRows, ROW};
use super::pointing::lit;
use crate::explorer::{Attention, Command, Explorer};
use crate::query::Placeless;
use crate::text;
use crate::theme::{size, space};
use crate::time::Membership;
use crate::view::{Part, Parts};

/// Room beside the words for the sign of what opens, in points.
pub(super) const SIGN: f32 = 14.0;
/// Height of the list at the most, and what of the map stays free above it, in points.
const HEIGHT: f32 = 11.0 * ROW;
const ABOVE: f32 = 40.0;

/// What the tray says: how many events have no mark, and how many of them are known to the country unless that is too
/// long; nothing when there are none.
pub(super) fn tray_words(placeless: &Placeless, short: bool) -> Option<String> {
    let events = placeless.events.len();
    (events > 0).then(|| text::not_on_the_map(events, if short { 0 } else { placeless.by_country }))
}

/// Whether the event that is pointed at elsewhere is in the tray.
fn holds_pointed(explorer: &Explorer) -> bool {
    let Some(event) = explorer.attended().pointed_event() else {
        return false;
    };
    let (dataset, visible) = (explorer.dataset(), explorer.visible());
    if dataset.span(event).is_none() {
        return visible.undated.contains(&event);
    }
    dataset.marks(event).is_empty() && visible.membership(event) != Membership::Outside
}

/// The tray of events without a place: a quiet button that opens their list above it.
pub(super) fn tray_ui(
    ui: &Ui,
    map: Rect,
    (explorer, parts): (&Explorer, Parts),
    placeless: &Placeless,
    commands: &mut Vec<Command>,
) {
    let Some(words) = tray_words(placeless, false) else {
        return;
    };
    let theme = explorer.theme();
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("tray"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let painter = ui.painter();
    if holds_pointed(explorer) {
        painter.add(lit(rect, Attention::Pointed, theme));
    }
    let is_lit = response.hovered() || response.has_focus();
    let ink = if is_lit { theme.selection } else { theme.ink };
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let at = pos2(rect.min.x + space::SMALL, rect.center().y);
    let sign = if parts.contains(Part::Controls) {
        SIGN
    } else {
        0.0
    };
    let room = rect.width() - 2.0 * space::SMALL - sign;
    let mut galley = painter.layout_no_wrap(words, font.clone(), ink.into());
    if galley.size().x > room + 1.0 {
        let words = tray_words(placeless, true).unwrap_or_default();
        galley = painter.layout_no_wrap(words, font, ink.into());
    }
    painter.galley(at - vec2(0.0, galley.size().y / 2.0), galley, ink.into());
    if parts.contains(Part::Controls) {
        // An arrowhead that points to where the list is.
        let tip = pos2(rect.max.x - space::SMALL - 4.0, rect.center().y - 2.0);
        let head = vec![tip + vec2(-4.0, 4.0), tip, tip + vec2(4.0, 4.0)];
        painter.add(Shape::line(head, Stroke::new(1.25, ink)));
    }
    if response.has_focus() {
        let (stroke, inside) = (Stroke::new(1.5, theme.selection), egui::StrokeKind::Inside);
        painter.rect_stroke(rect, f32::from(space::RADIUS), stroke, inside);
    }
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    Popup::from_toggle_button_response(&response)
        .align(RectAlign::TOP_START)
        .accessible_name(text::TRAY)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let list = EventRows {
                rows: &placeless.events,
                spoken: text::in_the_tray,
                height: HEIGHT.min(rect.min.y - map.min.y - ABOVE),
                opened: !was_open,
            };
            list.show(ui, explorer, commands);
        });
    response.on_hover_text(text::TRAY_TOOLTIP);
}
