//! The menu of everything that events can be chosen by.

use std::borrow::Cow;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::super::widgets::{fold_ui, muted, outlined};
use crate::explorer::{Command, Explorer};
use crate::query::value_title;
use crate::text;
use crate::text::folding::fold;
use crate::theme::space;
use crate::view::Facet;

/// Size of the menu in points.
const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 440.0;
/// So many values of a facet are shown; the others are found by their words.
const SHOWN: usize = 24;

/// The button that opens the menu. `words` is what was typed to find a choice.
pub(super) fn facets_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    words: &mut String,
    commands: &mut Vec<Command>,
) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(muted(text::CHOOSE, explorer.theme()));
    let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_width(WIDTH);
        let edit = TextEdit::singleline(words)
            .hint_text(text::FIND_CHOICE_HINT)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo {
            label: Some(text::FIND_CHOICE.to_owned()),
            ..WidgetInfo::text_edit(true, words.as_str(), words.as_str(), text::FIND_CHOICE_HINT)
        });
        ui.add_space(space::SMALL);
        let area = ScrollArea::vertical()
            .max_height(HEIGHT)
            .auto_shrink([false, true]);
        area.show(ui, |ui| {
            let sought = fold(words);
            let mut any = false;
            for facet in Facet::ALL {
                any |= facet_ui(ui, explorer, facet, &sought, commands);
            }
            if !any {
                ui.label(muted(text::NO_CHOICE, explorer.theme()));
            }
        });
    });
    response.on_hover_text(text::CHOOSE_TOOLTIP);
}

/// The values of a facet; whether there was anything to show.
fn facet_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    facet: Facet,
    sought: &str,
    commands: &mut Vec<Command>,
) -> bool {
    let choices = &explorer.view().filter.choices;
    let found: Vec<(&str, usize, Cow<'_, str>)> = explorer
        .facet_values(facet)
        .map(|(value, count)| (value, count, value_title(explorer.dataset(), facet, value)))
        .filter(|(_, _, title)| sought.is_empty() || fold(title).contains(sought))
        .collect();
    // One value that all have is no choice.
    if found.is_empty() || sought.is_empty() && found.len() < 2 && choices.of(facet).is_none() {
        return false;
    }
    let name = text::facet(facet.key());
    let chosen = choices.of(facet).map_or(0, std::collections::BTreeSet::len);
    let right = if chosen > 0 {
        text::chosen(chosen)
    } else {
        String::new()
    };
    let open = !sought.is_empty() || chosen > 0;
    let id = (facet.key(), open);
    fold_ui(ui, explorer.theme(), (id, open), (name, &right), |ui| {
        let is_chosen = |value: &str| choices.contains(facet, value);
        let (first, rest) = found.split_at(found.len().min(SHOWN));
        let hidden = rest.iter().filter(|(value, ..)| !is_chosen(value)).count();
        let chosen = rest.iter().filter(|(value, ..)| is_chosen(value));
        for (value, count, title) in first.iter().chain(chosen) {
            let mut on = is_chosen(value);
            let words =
                text::bidi::elided(&format!("{title}  {}", text::number(*count)), 60).into_owned();
            let spoken = text::spoken_choice(name, title, *count);
            let response = outlined(ui, |ui| ui.checkbox(&mut on, words));
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &spoken));
            if response.changed() {
                commands.push(Command::ToggleChoice(facet, (*value).to_owned()));
            }
        }
        if hidden > 0 {
            ui.label(muted(text::and_more(hidden), explorer.theme()));
        }
        if choices.of(facet).is_some() && ui.small_button(text::LET_GO).clicked() {
            commands.push(Command::ClearFacet(facet));
        }
    });
    true
}
