//! How large the panels around the map are.
//!
//! What a person chose is a setting, and is never overwritten by what a small window or large type leaves room for: with
//! the room the size comes back.

use egui::accesskit::Action;
use egui::{Frame, IdSalt, Margin, Panel, PanelState, Rect, Ui, Vec2};

use crate::explorer::{Command, Explorer};
use crate::theme::Rgba;
use crate::view::Part;

/// How large a panel is at first, at least and at most, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    usual: f32,
    least: f32,
    most: f32,
}

impl Room {
    /// The size of a panel for which one was chosen, or none.
    fn size(self, chosen: Option<u16>) -> f32 {
        chosen.map_or(self.usual, |chosen| {
            f32::from(chosen).max(self.least).min(self.most)
        })
    }
}

/// The rooms of the panels around the map. The map is the page: in a small window, or with large type, they leave it
/// a part of it all the same.
#[derive(Clone, Copy)]
pub(super) struct Rooms {
    left: Room,
    right: Room,
    timeline: Room,
}

impl Rooms {
    /// In a window of some points.
    pub(super) fn of(window: Vec2) -> Self {
        let room = |usual: f32, [least, from, to, most]: [f32; 4], part: f32| {
            let part = part.floor();
            Room {
                usual: usual.clamp(from, to).min(part),
                least: least.min(part),
                most: most.min(part),
            }
        };
        Self {
            left: room(window.x * 0.2, [220.0, 250.0, 320.0, 460.0], window.x * 0.3),
            right: room(
                window.x * 0.22,
                [250.0, 280.0, 380.0, 560.0],
                window.x * 0.34,
            ),
            timeline: room(
                window.y * 0.3,
                [148.0, 208.0, 320.0, 460.0],
                window.y * 0.45,
            ),
        }
    }

    /// Shows a panel beside the map (the list, the details or the timeline) as large as it was chosen, or as usual, as
    /// far as there is room. What hands make of its edge is proposed.
    pub(super) fn panel_ui(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        part: Part,
        commands: &mut Vec<Command>,
        add: impl FnOnce(&mut Ui, &mut Vec<Command>),
    ) {
        let theme = explorer.theme();
        let frame = |fill: Rgba| Frame::new().fill(fill.into()).inner_margin(Margin::ZERO);
        let (salt, room) = match part {
            Part::List => ("events", self.left),
            Part::Timeline => ("timeline", self.timeline),
            _ => ("detail", self.right),
        };
        let panel = match part {
            Part::List => Panel::left(salt).frame(frame(theme.panel)),
            Part::Timeline => Panel::bottom(salt)
                .frame(frame(theme.paper))
                .show_separator_line(false),
            _ => Panel::right(salt).frame(frame(theme.panel)),
        };
        let chosen = explorer.settings().panels.of(part);
        let size = room.size(chosen);
        let id = ui.scope_id().with_salt(IdSalt::new(salt));
        // egui remembers what was shown, be it chosen or not.
        let shown = PanelState {
            outer_rect: Rect::from_min_size(egui::Pos2::ZERO, Vec2::splat(size)),
        };
        ui.data_mut(|data| data.insert_persisted(id, shown));
        let is_moved = is_moved(ui, id.with("__resize"));
        let shown = panel
            .resizable(true)
            .default_size(size)
            .size_range(room.least..=room.most)
            .show(ui, |ui| add(ui, commands));
        let rect = shown.response.rect;
        let now = if part == Part::Timeline {
            rect.height()
        } else {
            rect.width()
        };
        if is_moved && (now - size).abs() >= 1.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "points of a window"
            )]
            let points = now.round() as u16;
            commands.push(Command::SizePanel(part, points));
        }
    }
}

/// Whether the edge of a panel is dragged, or a screen reader moves it.
fn is_moved(ui: &Ui, handle: egui::Id) -> bool {
    let is_dragged = ui
        .ctx()
        .read_response(handle)
        .is_some_and(|it| it.dragged() || it.drag_stopped());
    let asked = |action| ui.input(|input| input.has_accesskit_action_request(handle, action));
    let actions = [Action::Increment, Action::Decrement, Action::SetValue];
    is_dragged || actions.into_iter().any(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_held_to_the_room_and_comes_back_with_it() {
        let chosen = Some(400);
        let [wide, narrow] = [1280.0, 640.0].map(|x| Rooms::of(Vec2::new(x, 720.0)).left);
        assert_eq!(wide.size(chosen).to_bits(), 384.0_f32.to_bits());
        assert_eq!(narrow.size(chosen).to_bits(), 192.0_f32.to_bits());
        assert_eq!(wide.size(Some(0)).to_bits(), 220.0_f32.to_bits());
        assert_eq!(wide.size(None).to_bits(), 256.0_f32.to_bits());
    }
}
