//! The menu of everything that events can be chosen by.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::super::widgets::{fold_ui, muted, outlined};
use crate::explorer::{Command, Explorer};
use crate::query::{ValueFinder, value_title};
use crate::text;
use crate::text::folding::fold;
use crate::theme::space;
use crate::view::Facet;

/// Size of the menu in points.
const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 440.0;
/// So many values of a facet are shown; the others are found by their words.
const SHOWN: usize = 24;

/// What the menu keeps from one frame to the next.
#[derive(Default)]
pub(super) struct Choosing {
    /// What was typed to find a choice.
    words: String,
    finder: ValueFinder,
}

/// The button that opens the menu.
pub(super) fn facets_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    choosing: &mut Choosing,
    commands: &mut Vec<Command>,
) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(muted(text::CHOOSE, explorer.theme()));
    let (response, _) = MenuButton::from_button(button)
        .config(config)
        .ui(ui, |ui| menu_ui(ui, explorer, choosing, commands));
    response.on_hover_text(text::CHOOSE_TOOLTIP);
}

/// The field in which a choice is found, and below it the values of all facets. Only what is painted is worked out.
fn menu_ui(ui: &mut Ui, explorer: &Explorer, choosing: &mut Choosing, commands: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    let words = &mut choosing.words;
    let edit = TextEdit::singleline(words)
        .hint_text(text::FIND_CHOICE_HINT)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo {
        label: Some(text::FIND_CHOICE.to_owned()),
        ..WidgetInfo::text_edit(true, words.as_str(), words.as_str(), text::FIND_CHOICE_HINT)
    });
    let sought = fold(words);
    let (dataset, facets) = (explorer.shared_dataset(), explorer.index().facets());
    choosing.finder.look_for(&dataset, facets, &sought);
    ui.add_space(space::SMALL);
    let area = ScrollArea::vertical()
        .max_height(HEIGHT)
        .auto_shrink([false, true]);
    area.show(ui, |ui| {
        let mut any = false;
        for facet in Facet::ALL {
            let shown = Shown::new(explorer, &choosing.finder, facet, &sought);
            any |= facet_ui(ui, explorer, facet, &sought, &shown, commands);
        }
        if !any {
            ui.label(muted(text::NO_CHOICE, explorer.theme()));
        }
    });
}

/// The values of a facet that are shown.
struct Shown<'a> {
    /// The first ones, then those that are chosen though they stand further down, or though no event has them.
    names: Vec<&'a str>,
    /// How many more were found.
    hidden: usize,
}

impl<'a> Shown<'a> {
    fn new(explorer: &'a Explorer, finder: &ValueFinder, facet: Facet, sought: &str) -> Self {
        let values = explorer.index().facets().of(facet);
        let found = finder.found(facet);
        let all = found.map_or(values.names().len(), <[usize]>::len);
        let place = |n: usize| found.map_or(n, |found| found[n]);
        let is_found = |at: usize| found.is_none_or(|found| found.binary_search(&at).is_ok());
        let mut places: Vec<usize> = (0..all.min(SHOWN)).map(place).collect();
        let first = places.len();
        let choices = &explorer.view().filter.choices;
        let mut unheard_of = Vec::new();
        for name in choices.of(facet).into_iter().flatten() {
            match values.find(name) {
                Some(at) if !places[..first].contains(&at) && is_found(at) => places.push(at),
                None if fold(&value_title(explorer.dataset(), facet, name)).contains(sought) => {
                    unheard_of.push(name.as_str());
                }
                Some(_) | None => {}
            }
        }
        places[first..].sort_unstable();
        let names = places.iter().map(|at| values.names()[*at].as_str());
        Self {
            names: names.chain(unheard_of).collect(),
            hidden: all - places.len(),
        }
    }

    fn found(&self) -> usize {
        self.names.len() + self.hidden
    }
}

/// The values of a facet; whether there was anything to show.
fn facet_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    facet: Facet,
    sought: &str,
    shown: &Shown<'_>,
    commands: &mut Vec<Command>,
) -> bool {
    let choices = &explorer.view().filter.choices;
    // One value that all have is no choice.
    let is_choice = shown.found() > 1 || choices.of(facet).is_some();
    if shown.found() == 0 || sought.is_empty() && !is_choice {
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
        for value in &shown.names {
            let count = explorer.facet_count(facet, value);
            let title = value_title(explorer.dataset(), facet, value);
            let mut on = choices.contains(facet, value);
            let words =
                text::bidi::elided(&format!("{title}  {}", text::number(count)), 60).into_owned();
            let spoken = text::spoken_choice(name, &title, count);
            let response = outlined(ui, |ui| ui.checkbox(&mut on, words));
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &spoken));
            if response.changed() {
                commands.push(Command::ToggleChoice(facet, (*value).to_owned()));
            }
        }
        if shown.hidden > 0 {
            ui.label(muted(text::and_more(shown.hidden), explorer.theme()));
        }
        if choices.of(facet).is_some() && ui.small_button(text::LET_GO).clicked() {
            commands.push(Command::ClearFacet(facet));
        }
    });
    true
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui::{CentralPanel, Context, RawInput, Rect, pos2};
    use serde_json::json;

    use super::*;
    use crate::dataset::{Dataset, Event, Parts, Venue};
    use crate::theme::ThemeName;
    use crate::ui::{set_fonts, set_style};
    use crate::view::Settings;

    /// A file of so many countries, with an event of a kind of its own in each.
    fn countries(count: usize) -> Explorer {
        let code = |n: usize| format!("C{n:05}");
        let venue = |n: usize| -> Venue {
            let (id, name) = (format!("v{n}"), format!("Country {n:05}"));
            let venue = json!({"id": id, "name": name, "country": code(n), "precision": "country"});
            serde_json::from_value(venue).expect("a place")
        };
        let event = |n: usize| Event {
            id: format!("e{n}"),
            title: format!("Event {n:05}"),
            kind: format!("kind {n:05}"),
            venues: vec![format!("v{n}")],
            ..Event::default()
        };
        let parts = Parts {
            venues: (0..count).map(venue).collect(),
            events: (0..count).map(event).collect(),
            ..Parts::default()
        };
        let dataset = Arc::new(Dataset::new("countries", parts).0);
        let mut explorer = Explorer::new(dataset, Settings::default());
        // Chosen is what stands last, so that it is looked for.
        explorer.apply(Command::ToggleChoice(Facet::Country, code(count - 1)));
        explorer.apply(Command::ToggleChoice(Facet::Kind, "kind 00001".to_owned()));
        explorer
    }

    /// What a frame with the open menu costs once it has been there: allocations, their bytes, and titles read.
    fn cost(explorer: &Explorer, words: &str) -> [u64; 3] {
        let ctx = Context::default();
        set_fonts(&ctx);
        set_style(&ctx, ThemeName::Light);
        let mut choosing = Choosing {
            words: words.to_owned(),
            ..Choosing::default()
        };
        let frame = |choosing: &mut Choosing| {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(
                    pos2(0.0, 0.0),
                    egui::vec2(600.0, 900.0),
                )),
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                CentralPanel::default()
                    .show(ui, |ui| menu_ui(ui, explorer, choosing, &mut Vec::new()));
            });
            output.textures_delta.clear();
        };
        for _ in 0..4 {
            frame(&mut choosing);
        }
        let before = choosing.finder.titles_read();
        let counted = allocation_counter::measure(|| frame(&mut choosing));
        let read = choosing.finder.titles_read() - before;
        [counted.count_total, counted.bytes_total, read as u64]
    }

    #[test]
    fn a_frame_costs_what_is_painted_however_many_values_there_are() {
        let (few, many) = (countries(100), countries(20_000));
        for words in ["", "country 000", "kind"] {
            let [few, many] = [&few, &many].map(|explorer| cost(explorer, words));
            assert_eq!([few[2], many[2]], [0, 0], "{words}: titles are read anew");
            for (few, many) in few.into_iter().zip(many) {
                assert!(many <= few + few / 10, "{words}: {few} and {many}");
            }
        }
    }

    #[test]
    fn what_is_chosen_is_shown_however_far_down_it_stands() {
        let mut explorer = countries(100);
        explorer.apply(Command::ToggleChoice(Facet::Country, "XX".to_owned()));
        let mut finder = ValueFinder::default();
        let shown = Shown::new(&explorer, &finder, Facet::Country, "");
        assert_eq!(shown.names.len(), SHOWN + 2);
        assert_eq!(shown.names[SHOWN..], ["C00099", "XX"]);
        assert_eq!(shown.hidden, 100 - SHOWN - 1);
        let dataset = explorer.shared_dataset();
        finder.look_for(&dataset, explorer.index().facets(), "0009");
        let shown = Shown::new(&explorer, &finder, Facet::Country, "0009");
        assert_eq!((shown.names.len(), shown.hidden), (11, 0));
        assert_eq!(shown.names[10], "C00099", "once");
    }
}
