//! The × at the end of the search field.

use egui::{Button, Layout, Margin, Rect, Response, Role, Ui, UiBuilder, WidgetInfo, pos2};

use crate::explorer::Command;
use crate::text;
use crate::theme::Theme;
use crate::ui::widgets::muted;

/// Room for it at the end of the field, and around the words of the field, in points.
const ROOM: i8 = 22;
const AROUND: Margin = Margin::symmetric(8, 6);

/// What lies around the words of the field, with room for the × where there is one.
pub(super) const fn margin(has_words: bool) -> Margin {
    if has_words {
        Margin {
            right: ROOM,
            ..AROUND
        }
    } else {
        AROUND
    }
}

/// The ×: the words go, and the field has the keyboard.
pub(super) fn clear_ui(ui: &mut Ui, theme: &Theme, field: &Response, commands: &mut Vec<Command>) {
    let left = field.rect.max.x - f32::from(ROOM);
    let room = Rect::from_min_max(pos2(left, field.rect.min.y), field.rect.max);
    let layout = Layout::centered_and_justified(egui::Direction::LeftToRight);
    let mut room = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    let button = Button::new(muted(text::CLEAR_SIGN, theme)).frame(false);
    let response = room.add(button).on_hover_text(text::CLEAR_SEARCH_TOOLTIP);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text::CLEAR_SEARCH));
    if response.clicked() {
        commands.extend([
            Command::EndStroke,
            Command::SetWords(String::new()),
            Command::EndStroke,
        ]);
        field.request_focus();
    }
}
