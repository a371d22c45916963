use std::collections::{BTreeMap, BTreeSet};

use egui::{Layout, Ui, vec2};

use super::super::links::small_thing_link_ui;
use super::super::reading::words_ui;
use super::muted;
use crate::dataset::Claim;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// The most characters of the words before a fact.
const LABEL: usize = 40;
/// Width of the words before a fact, in points.
const LABELS: f32 = 72.0;

/// A fact: what it is on the left, what is known on the right.
pub(super) fn fact_ui(ui: &mut Ui, explorer: &Explorer, label: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let room = vec2(LABELS, 18.0);
        ui.allocate_ui_with_layout(room, Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(LABELS);
            let label = muted(text::bidi::elided(label, LABEL), explorer.theme());
            words_ui(ui, label.size(size::BODY));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::TINY, 2.0);
            add(ui);
        });
    });
}

/// Who says so: each source once, with all paragraphs, as a link to it.
pub(super) fn sources_ui<'a>(
    ui: &mut Ui,
    explorer: &Explorer,
    claims: impl Iterator<Item = &'a Claim>,
    commands: &mut Vec<Command>,
) {
    sources_after_ui(ui, explorer, "", claims, commands);
}

/// The same after some words, in one line with them.
pub(super) fn sources_after_ui<'a>(
    ui: &mut Ui,
    explorer: &Explorer,
    words: &str,
    claims: impl Iterator<Item = &'a Claim>,
    commands: &mut Vec<Command>,
) {
    let mut paragraphs: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for claim in claims {
        paragraphs
            .entry(&claim.source)
            .or_default()
            .extend(&claim.paragraphs);
    }
    if paragraphs.is_empty() && words.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        if !words.is_empty() {
            ui.label(muted(words, explorer.theme()));
        }
        for (source, paragraphs) in paragraphs {
            let paragraphs: Vec<u32> = paragraphs.into_iter().collect();
            source_link_ui(ui, explorer, (source, &paragraphs), commands);
        }
    });
}

/// The same for claims by their ids.
pub(super) fn sources_of_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    claims: &[String],
    commands: &mut Vec<Command>,
) {
    let data = explorer.dataset();
    let claims = claims.iter().filter_map(|id| data.find_claim(id));
    sources_ui(ui, explorer, claims, commands);
}

/// Where something stands: `001 ¶12–13`, a link to the source; in words where the source is not in the file.
pub(super) fn source_link_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    (source, paragraphs): (&str, &[u32]),
    commands: &mut Vec<Command>,
) {
    let data = explorer.dataset();
    let theme = explorer.theme();
    let Some(ix) = data.find_source(source) else {
        ui.label(muted(text::unknown_source(source), theme));
        return;
    };
    let selection = Selection::Source(source.to_owned());
    let words = text::locator(source, paragraphs);
    let link = small_thing_link_ui(ui, explorer, &words, selection, commands);
    link.on_hover_text(super::called(&data.source(ix).title));
}
