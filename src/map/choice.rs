use egui::{Popup, PopupCloseBehavior, RectAlign, Response, SetOpenCommand, Ui};

use super::event_rows::{EventRows, ROW};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::query::Listed;
use crate::text;

/// Events that the card of a mark lists.
const CARD_ROWS: usize = 6;
/// Height of a list of events at one place at the most, in points.
const HEIGHT: f32 = 8.0 * ROW;

/// The events at a sign that stands for several, as a list below it to choose from. It goes with the sign.
pub(super) fn choice_ui(
    sign: &Response,
    explorer: &Explorer,
    opens: bool,
    rows: impl FnOnce() -> Vec<Listed>,
    commands: &mut Vec<Command>,
) {
    let was_open = Popup::is_id_open(&sign.ctx, Popup::default_response_id(sign));
    if !opens && !was_open {
        return;
    }
    let rows = rows();
    let open = opens.then_some(SetOpenCommand::Bool(!was_open));
    Popup::from_response(sign)
        .open_memory(open)
        .align(RectAlign::BOTTOM_START)
        .accessible_name(text::EVENTS_AT_PLACE)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let list = EventRows {
                rows: &rows,
                spoken: text::at_the_place,
                height: HEIGHT,
                opened: !was_open,
            };
            list.show(ui, explorer, commands);
        });
}

/// What is shown of the events at a sign while it is pointed at.
pub(super) fn events_card_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    place: Option<&str>,
    events: &[EventIx],
) {
    if let Some(place) = place {
        ui.strong(place);
    }
    for event in events.iter().take(CARD_ROWS) {
        let event = explorer.dataset().event(*event);
        ui.label(&event.title);
        ui.small(text::dates(event.whens()));
    }
    let more = events.len().saturating_sub(CARD_ROWS);
    if more > 0 {
        ui.small(text::and_more(more));
    }
}
