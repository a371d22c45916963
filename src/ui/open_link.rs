use egui::{Align2, Key, TextEdit, Ui, WidgetInfo, Window};

use super::widgets::muted;
use crate::explorer::{Command, Explorer, Panel};
use crate::text;
use crate::theme::space;
use crate::view::Link;

/// The window in which a link is entered, while it is open. `typed` is what it holds so far.
pub(super) fn link_ui(
    ui: &Ui,
    explorer: &Explorer,
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    if explorer.transient().panel != Some(Panel::Link) {
        return;
    }
    let mut open = true;
    let mut look = false;
    Window::new(text::OPEN_LINK)
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .default_width(460.0)
        .show(ui.ctx(), |ui| {
            ui.label(muted(text::OPEN_LINK_HINT, explorer.theme()));
            ui.add_space(space::SMALL);
            let edit = TextEdit::singleline(typed)
                .hint_text("summit-atlas:?…")
                .desired_width(f32::INFINITY);
            let response = ui.add(edit);
            response.widget_info(|| WidgetInfo {
                label: Some(text::VIEW_LINK.to_owned()),
                ..WidgetInfo::text_edit(true, typed.as_str(), typed.as_str(), "")
            });
            if typed.is_empty() && !response.has_focus() {
                response.request_focus();
            }
            look |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(space::SMALL);
            let button = egui::Button::new(text::OPEN_LINK_DO);
            look |= ui.add_enabled(Link::is_one(typed), button).clicked();
        });
    if look && !typed.trim().is_empty() {
        commands.push(Command::OpenLink(std::mem::take(typed)));
        open = false;
    }
    if !open {
        commands.push(Command::TogglePanel(Panel::Link));
    }
}

/// A link that is pasted while nothing is typed leads there at once.
pub(super) fn pasted_ui(ui: &Ui, is_typing: bool, commands: &mut Vec<Command>) {
    if is_typing {
        return;
    }
    let pasted = ui.input(|input| {
        let mut events = input.events.iter();
        events.find_map(|event| match event {
            egui::Event::Paste(text) if Link::is_one(text) => Some(text.clone()),
            _ => None,
        })
    });
    commands.extend(pasted.map(Command::OpenLink));
}
