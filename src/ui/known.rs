use std::collections::BTreeMap;

use egui::{TextEdit, Ui, WidgetInfo};

use super::widgets::{muted, outlined};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::space;
use crate::time::Moment;
use crate::view::TypedDate;

/// Width of the menu in points.
const WIDTH: f32 = 320.0;

/// On which day the knowledge that is shown ends, in a few words.
pub(super) fn known_now(explorer: &Explorer) -> String {
    let before = explorer.view().known_before;
    text::as_known(before.map(text::last_day).as_deref())
}

/// Everything, what was known when each source had come out, or on a day that is typed.
pub(super) fn known_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    ui.set_min_width(WIDTH);
    ui.set_max_width(WIDTH);
    let theme = explorer.theme();
    ui.label(muted(text::KNOWN_HINT, theme));
    ui.add_space(space::TINY);
    let before = explorer.view().known_before;
    if outlined(ui, |ui| ui.radio(before.is_none(), text::KNOWN_TODAY)).clicked() {
        commands.extend([Command::EndStroke, Command::SetKnownBefore(None)]);
    }
    for (moment, sources) in publications(explorer) {
        let words = text::known_after(&text::last_day(moment), &sources.join(", "));
        if outlined(ui, |ui| ui.radio(before == Some(moment), words)).clicked() {
            commands.extend([Command::EndStroke, Command::SetKnownBefore(Some(moment))]);
        }
    }
    ui.separator();
    typed_ui(ui, explorer, typed, commands);
}

/// A field for any day.
fn typed_ui(ui: &mut Ui, explorer: &Explorer, typed: &mut String, commands: &mut Vec<Command>) {
    let field = TextEdit::singleline(typed)
        .hint_text(text::DATE_HINT)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo {
        label: Some(text::KNOWN_FIELD.to_owned()),
        ..WidgetInfo::text_edit(true, "", typed.as_str(), text::DATE_HINT)
    });
    if typed.is_empty() {
        return;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let said = match TypedDate::read(typed) {
        TypedDate::One(edtf, window) => {
            if entered {
                commands.extend([
                    Command::EndStroke,
                    Command::SetKnownBefore(Some(window.end())),
                ]);
            }
            text::date(&edtf)
        }
        TypedDate::Several(all) => text::dates(all.iter().map(|(edtf, _)| edtf)),
        TypedDate::None(error) => error.to_string(),
    };
    ui.label(muted(said, explorer.theme()));
}

/// When the sources had certainly come out, the earliest first, each with those that came last.
fn publications(explorer: &Explorer) -> BTreeMap<Moment, Vec<String>> {
    let mut found: BTreeMap<Moment, Vec<String>> = BTreeMap::new();
    for it in explorer.publications() {
        let sources = found.entry(it.span.latest()).or_default();
        sources.push(it.source.id.clone());
    }
    found
}
