use egui::{Align2, CollapsingHeader, Grid, Key, ScrollArea, TextEdit, Ui, WidgetInfo, Window};

use super::widgets::{bold, muted};
use crate::explorer::{Command, Explorer, Panel};
use crate::text;
use crate::theme::{size, space};
use crate::view::{Link, LinkKey};

/// Height of the list of keys in points.
const KEYS: f32 = 320.0;

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
            keys_ui(ui, explorer);
        });
    if look && !typed.trim().is_empty() {
        commands.push(Command::OpenLink(std::mem::take(typed)));
        open = false;
    }
    if !open {
        commands.push(Command::TogglePanel(Panel::Link));
    }
}

/// What links can say, key by key, once it is unfolded.
fn keys_ui(ui: &mut Ui, explorer: &Explorer) {
    ui.add_space(space::SMALL);
    CollapsingHeader::new(text::LINK_HELP).show(ui, |ui| {
        ui.label(text::LINK_HELP_WORDS);
        ui.label(muted(text::LINK_HELP_MORE, explorer.theme()));
        ui.add_space(space::SMALL);
        ScrollArea::vertical().max_height(KEYS).show(ui, |ui| {
            Grid::new("keys")
                .num_columns(2)
                .spacing([space::LARGE, space::TINY])
                .show(ui, |ui| {
                    for key in LinkKey::ALL.map(LinkKey::key) {
                        ui.label(bold(text::link_example(key), size::BODY));
                        ui.label(muted(text::link_meaning(key), explorer.theme()));
                        ui.end_row();
                    }
                });
        });
    });
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
