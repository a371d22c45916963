use egui::{FontFamily, FontId, Ui};

use super::super::reading::words_ui;
use super::facts::fact_ui;
use super::{called, events_of_it_ui, link_ui, muted, title_ui};
use crate::dataset::{Venue, VenueIx};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::size;

/// One place: what it is called, where it is, and what happened there.
pub(super) fn venue_ui(ui: &mut Ui, explorer: &Explorer, ix: VenueIx, commands: &mut Vec<Command>) {
    let dataset = explorer.dataset();
    let theme = explorer.theme();
    let venue = dataset.venue(ix);
    let country = venue.country.as_deref();
    let country = country.map(|code| super::people::country(dataset, code));
    let above = text::place_of(
        &venue.precision.to_string(),
        country.filter(|it| *it != venue.name),
    );
    title_ui(ui, explorer, &above, called(&venue.name));
    names_ui(ui, explorer, venue, commands);
    aliases_ui(ui, explorer, venue, commands);
    if let Some(pin) = venue.pin() {
        fact_ui(ui, explorer, text::PINNED_AT, |ui| {
            ui.label(text::degrees(pin));
        });
    }
    let geonames = venue.extra.get("geonames");
    if let Some(number) = geonames.filter(|number| !number.is_null()) {
        fact_ui(ui, explorer, text::GEONAMES, |ui| {
            ui.label(number.to_string());
        });
    }
    if let Some(note) = &venue.note {
        words_ui(ui, muted(note, theme));
    }
    events_of_it_ui(
        ui,
        explorer,
        text::EVENTS_HERE,
        dataset.events_at(ix),
        commands,
    );
}

/// The names by language. The languages of the map come in their order, then the others by their tags.
fn names_ui(ui: &mut Ui, explorer: &Explorer, venue: &Venue, commands: &mut Vec<Command>) {
    if venue.names.is_empty() {
        return;
    }
    let rank = |tag: &str| {
        let mut all = text::Language::ALL.iter();
        all.position(|language| language.code() == tag)
            .unwrap_or(usize::MAX)
    };
    let mut names: Vec<(&String, &String)> = venue.names.iter().collect();
    names.sort_by_key(|(tag, _)| rank(tag));
    fact_ui(ui, explorer, text::NAMES_OF_PLACE, |ui| {
        for (tag, name) in names {
            name_ui(ui, explorer, name, &text::language_name(tag), commands);
        }
    });
}

/// Former names and other spellings.
fn aliases_ui(ui: &mut Ui, explorer: &Explorer, venue: &Venue, commands: &mut Vec<Command>) {
    if venue.aliases.is_empty() {
        return;
    }
    fact_ui(ui, explorer, text::OTHER_NAMES, |ui| {
        for alias in &venue.aliases {
            let sort = text::alias(alias.kind(), &alias.language);
            name_ui(ui, explorer, &alias.name, &sort, commands);
        }
    });
}

/// A name and what sort of name it is. One in letters that no font has is there to be copied.
fn name_ui(ui: &mut Ui, explorer: &Explorer, name: &str, sort: &str, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let font = FontId::new(size::BODY, FontFamily::Proportional);
    let is_there = ui.fonts_mut(|fonts| fonts.has_glyphs(&font, name));
    ui.horizontal_wrapped(|ui| {
        if is_there {
            words_ui(ui, called(name).into());
            ui.label(muted(text::bidi::elided(sort, 80), theme));
        } else {
            ui.label(muted(format!("{sort}: {}", text::NO_LETTERS), theme));
            let copy = link_ui(ui, theme, text::COPY_NAME).on_hover_text(sort);
            if copy.clicked() {
                commands.push(Command::Copy(name.to_owned()));
            }
        }
    });
}
