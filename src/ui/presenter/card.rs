use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{FontFamily, FontId, Galley, Pos2, Ui, pos2};

use super::lines::{APART, laid, said};
use crate::explorer::Explorer;
use crate::text;
use crate::theme::Rgba;
use crate::view::{Bookmark, Selection};

/// Sizes of type: what is said, and where it stands.
const CARD: f32 = 20.0;
const SOURCES: f32 = 12.5;
/// The part of the width that sources take at the most.
const SOURCES_ROOM: f32 = 0.4;
/// Sources that are named.
const NAMED: usize = 5;
/// The most characters of what is said.
const LONGEST: usize = 1200;

/// What is said of the selection: its title where that is not the name, its summary, and in small where it stands.
pub(super) struct Card {
    /// Points to a unit of the sizes.
    unit: f32,
    width: f32,
    /// Lines that it takes, and how high they are.
    lines: usize,
    height: f32,
}

impl Card {
    /// A card of a width in points, without a line.
    pub(super) fn new(unit: f32, width: f32) -> Self {
        Self {
            unit,
            width,
            lines: 0,
            height: 0.0,
        }
    }

    /// In points.
    pub(super) fn height(&self) -> f32 {
        self.height
    }

    /// Makes room for what is said with a bookmark, up to so many lines.
    pub(super) fn make_room(
        &mut self,
        ui: &Ui,
        explorer: &Explorer,
        bookmark: &Bookmark,
        lines: usize,
    ) {
        let Some(selection) = &bookmark.view.selection else {
            return;
        };
        let small = self.sources(ui, explorer, selection);
        let words = card_words(explorer, selection, bookmark);
        let galley = self.words(ui, &words, small.size().x, lines, explorer.theme().ink);
        self.lines = self.lines.max(galley.rows.len());
        self.height = self.height.max(galley.size().y).max(small.size().y);
    }

    /// Shows it from a point on.
    pub(super) fn show(&self, ui: &Ui, explorer: &Explorer, at: Pos2, bookmark: &Bookmark) {
        let selection = explorer.view().selection.as_ref();
        let Some(selection) = selection.filter(|_| self.lines > 0) else {
            return;
        };
        let (theme, unit) = (explorer.theme(), self.unit);
        let small = self.sources(ui, explorer, selection);
        let words = card_words(explorer, selection, bookmark);
        let galley = self.words(ui, &words, small.size().x, self.lines, theme.ink);
        let spoken = sources(explorer, selection);
        if !spoken.is_empty() {
            let line = galley.rows.first().map_or(0.0, |row| row.rect().height());
            let right = at.x + self.width - small.size().x;
            let on_line = line - small.size().y - 0.18 * CARD * unit + 2.0 * unit;
            said(ui, pos2(right, at.y + on_line), small, theme.muted, &spoken);
        }
        if !words.is_empty() {
            said(ui, at, galley, theme.ink, &words);
        }
    }

    fn sources(&self, ui: &Ui, explorer: &Explorer, selection: &Selection) -> Arc<Galley> {
        let font = FontId::new(SOURCES * self.unit, FontFamily::Proportional);
        let room = (self.width * SOURCES_ROOM, 1);
        let words = sources(explorer, selection);
        laid(ui, &words, font, room, explorer.theme().muted)
    }

    fn words(&self, ui: &Ui, words: &str, taken: f32, lines: usize, ink: Rgba) -> Arc<Galley> {
        let font = FontId::new(CARD * self.unit, FontFamily::Proportional);
        let room = self.width - taken - APART * self.unit;
        fitted(ui, words, &font, (room, lines), ink)
    }
}

/// Words in so many lines; what there is no room for is cut off at the end of a word.
fn fitted(
    ui: &Ui,
    words: &str,
    font: &FontId,
    (room, lines): (f32, usize),
    ink: Rgba,
) -> Arc<Galley> {
    let words = &*text::bidi::elided(words, LONGEST);
    let laid_in = |words: &str, lines| laid(ui, words, font.clone(), (room, lines), ink);
    let whole = laid_in(words, usize::MAX);
    if whole.rows.len() <= lines {
        return whole;
    }
    let blanks = words.char_indices().filter(|(_, it)| it.is_whitespace());
    let ends: Vec<usize> = blanks.map(|(at, _)| at).collect();
    let fits = |end: usize| laid_in(&cut(words, end), usize::MAX).rows.len() <= lines;
    let fitting = ends.partition_point(|end| fits(*end));
    match fitting.checked_sub(1) {
        Some(last) => laid_in(&cut(words, ends[last]), lines),
        None => laid_in(words, lines),
    }
}

/// The words before a blank, without what would stand oddly before an ellipsis.
fn cut(words: &str, end: usize) -> String {
    let before = words.get(..end).unwrap_or(words);
    let odd = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | ':' | '–' | '—' | '.');
    format!("{}…", before.trim_end_matches(odd))
}

fn card_words(explorer: &Explorer, selection: &Selection, bookmark: &Bookmark) -> String {
    let title = explorer.title_of(selection);
    let event = selection.event();
    let event = event.and_then(|id| explorer.dataset().find_event(id));
    let summary = event.map_or("", |ix| explorer.dataset().event(ix).summary.as_str());
    let said = bookmark.name.starts_with(title);
    let parts = [title, summary].into_iter().skip(usize::from(said));
    let parts = parts.filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" — ")
}

/// In which paragraphs of which sources an event stands.
fn sources(explorer: &Explorer, selection: &Selection) -> String {
    let data = explorer.dataset();
    let Some(event) = selection.event().and_then(|id| data.find_event(id)) else {
        return String::new();
    };
    let mut paragraphs: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for claim in data.claims_about(event) {
        let known = paragraphs.entry(claim.source.as_str()).or_default();
        known.extend(&claim.paragraphs);
    }
    let more = paragraphs.len().saturating_sub(NAMED);
    let named = paragraphs.into_iter().take(NAMED);
    let mut words: Vec<String> = named
        .map(|(source, all)| text::locator(source, &all.into_iter().collect::<Vec<_>>()))
        .collect();
    if more > 0 {
        words.push(text::and_more(more));
    }
    words.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::ThemeName;
    use crate::ui::set_fonts;

    const SUMMARY: &str = "The presidents met in the evening, spoke for two hours, and agreed that the investigation \
        would go on until those who are responsible are named; nobody said by when.";

    /// What stands in each line.
    fn lines(words: &str, room: f32, lines: usize) -> Vec<String> {
        let context = egui::Context::default();
        set_fonts(&context);
        let mut all = Vec::new();
        for _ in 0..2 {
            let mut output = context.run_ui(egui::RawInput::default(), |ui| {
                let font = FontId::new(20.0, FontFamily::Proportional);
                let ink = ThemeName::Light.tokens().ink;
                let galley = fitted(ui, words, &font, (room, lines), ink);
                all = galley.rows.iter().map(|row| row.text()).collect();
            });
            output.textures_delta.clear();
        }
        all
    }

    #[test]
    fn what_has_no_room_is_cut_at_a_word_and_uses_all_lines() {
        for room in [200.0, 300.0, 420.0, 600.0] {
            for most in 1..=3 {
                let shown = lines(SUMMARY, room, most);
                assert!(shown.len() <= most, "{shown:?}");
                let shown = shown.join(" ");
                let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(cut) = shown.strip_suffix('…') {
                    let rest = SUMMARY.strip_prefix(cut).expect("the beginning");
                    let next = rest.chars().next().expect("a rest");
                    assert!(!next.is_alphanumeric(), "{shown:?}");
                } else {
                    assert_eq!(shown, SUMMARY);
                }
            }
        }
        assert_eq!(lines("short", 600.0, 3), ["short"]);
        assert_eq!(lines(&"x".repeat(400), 200.0, 2).len(), 2);
        assert_eq!(lines("", 200.0, 2).join(""), "");
    }
}
