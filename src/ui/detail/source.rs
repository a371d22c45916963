use egui::Ui;

use super::super::links::small_thing_link_ui;
use super::super::reading::words_ui;
use super::super::widgets::{fold_ui, section_ui};
use super::claims::claim_ui;
use super::facts::fact_ui;
use super::{
    DetailState, called, event_link_ui, events_ui, link_ui, more_ui, muted, over_time_ui, title_ui,
    when_words,
};
use crate::dataset::{Citation, ClaimIx, Source, SourceIx};
use crate::explorer::{Command, Explorer};
use crate::query::{Contradiction, EventEvidence, SourceEvidence};
use crate::text;
use crate::theme::space;

/// Lines of one list that are shown at once.
const SHOWN: usize = 200;

/// One source: how it is cited, whose view it is, what it claims, what of it others dispute, and what only it says.
pub(super) fn source_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: SourceIx,
    state: &mut DetailState,
    commands: &mut Vec<Command>,
) {
    let source = explorer.dataset().source(ix);
    let kind = source.kind.as_deref().filter(|kind| !kind.is_empty());
    let above = format!("{} {}", kind.unwrap_or(text::SOURCE), source.id);
    title_ui(ui, explorer, &above, &source.title);
    record_ui(ui, explorer, source);
    cite_ui(ui, explorer, source, commands);
    if link_ui(ui, explorer.theme(), text::SWITCH_OFF).clicked() {
        commands.push(Command::ToggleSource(source.id.clone()));
    }
    let evidence = evidence(explorer, ix, state);
    overview_ui(ui, explorer, evidence, commands);
    disputed_ui(ui, explorer, evidence, commands);
    only_here_ui(ui, explorer, evidence, commands);
    let theme = explorer.theme();
    let count = text::claims_about_events(evidence.claims(), evidence.events.len());
    section_ui(ui, theme, text::CLAIMS_BY_EVENT, &count);
    ui.add_space(space::TINY);
    for event in evidence.events.iter().take(SHOWN) {
        event_claims_ui(ui, explorer, event, commands);
    }
    more_ui(ui, explorer, evidence.events.len().saturating_sub(SHOWN));
}

/// What the source says, worked out when it is selected and when other sources are read.
fn evidence<'a>(
    explorer: &Explorer,
    ix: SourceIx,
    state: &'a mut DetailState,
) -> &'a SourceEvidence {
    let id = &explorer.dataset().source(ix).id;
    let revision = explorer.visible().filter_revision();
    let kept = state.evidence.take();
    let kept = kept.filter(|(of, at, _)| of == id && *at == revision);
    let fresh = || {
        let evidence = SourceEvidence::new(explorer.dataset(), ix);
        (id.clone(), revision, evidence)
    };
    &state.evidence.insert(kept.unwrap_or_else(fresh)).2
}

/// Who wrote it, where and when it appeared, and whose view it is.
fn record_ui(ui: &mut Ui, explorer: &Explorer, source: &Source) {
    let theme = explorer.theme();
    let words = |ui: &mut Ui, label: &str, words: &str| {
        fact_ui(ui, explorer, label, |ui| {
            words_ui(ui, words.into());
        });
    };
    if !source.authors.is_empty() {
        words(ui, text::BY, &source.authors.join(", "));
    }
    if let Some(publisher) = &source.publisher {
        words(ui, text::PUBLISHED_BY, publisher);
    }
    if let Some(origin) = source.said("translated_from") {
        words(ui, text::FROM, origin);
    }
    fact_ui(ui, explorer, text::WHEN, |ui| {
        let written = source.published.as_deref().filter(|it| !it.is_empty());
        let date = written.map(|written| {
            let date = written.parse().map(|date| text::date(&date));
            date.unwrap_or_else(|_| written.to_owned())
        });
        ui.label(date.unwrap_or_else(|| text::UNDATED.to_owned()));
        if let Some(derivation) = &source.published_derivation {
            words_ui(ui, muted(derivation, theme));
        }
    });
    if let Some(view) = source.said("view_of") {
        words(ui, text::VIEW_OF, view);
    }
    if let Some(language) = source.said("language") {
        words(ui, text::LANGUAGE, &text::language_name(language));
    }
    if let Some(url) = source.url.as_deref().filter(|url| !url.is_empty()) {
        fact_ui(ui, explorer, text::LINK, |ui| {
            ui.hyperlink(url);
        });
    }
    if let Some(note) = source.said("note") {
        fact_ui(ui, explorer, text::NOTE, |ui| {
            words_ui(ui, muted(note, theme));
        });
    }
}

/// The citation in three forms, to be copied.
fn cite_ui(ui: &mut Ui, explorer: &Explorer, source: &Source, commands: &mut Vec<Command>) {
    type Form = fn(&Citation<'_>) -> String;
    const FORMS: [(&str, Form); 3] = [
        (text::COPY_TEXT, |it| it.text()),
        (text::COPY_BIBTEX, |it| it.bibtex()),
        (text::COPY_CSL, |it| it.csl_json()),
    ];
    let citation = Citation::new(source);
    fact_ui(ui, explorer, text::CITE, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            for (words, form) in FORMS {
                if link_ui(ui, explorer.theme(), words).clicked() {
                    commands.push(Command::Copy(form(&citation)));
                }
            }
        });
    });
    ui.add_space(space::TINY);
}

/// How much it says, and its events over time.
fn overview_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    evidence: &SourceEvidence,
    commands: &mut Vec<Command>,
) {
    if evidence.events.is_empty() {
        return;
    }
    section_ui(ui, explorer.theme(), text::OVER_TIME, "");
    ui.add_space(space::TINY);
    let events = evidence.events.iter().map(|it| (it.event, None));
    over_time_ui(ui, explorer, events, commands);
}

/// The disputes in which it stands on a side, with what it says and what others say.
fn disputed_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    evidence: &SourceEvidence,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let count = text::claims(evidence.disputed_claims());
    section_ui(ui, theme, text::DISPUTED_HERE, &count);
    ui.add_space(space::TINY);
    for it in evidence.disputed.iter().take(SHOWN) {
        contradiction_ui(ui, explorer, it, commands);
    }
    more_ui(ui, explorer, evidence.disputed.len().saturating_sub(SHOWN));
}

fn contradiction_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    it: &Contradiction,
    commands: &mut Vec<Command>,
) {
    let data = explorer.dataset();
    let question = text::disputed(called(&data.dispute(it.dispute).question));
    let title = called(&data.event(it.event).title);
    let fold = ("dispute", it.dispute.get());
    fold_ui(
        ui,
        explorer.theme(),
        (fold, false),
        (&question, title),
        |ui| {
            event_ui(ui, explorer, it.event, commands);
            for (label, rows) in [(text::IT_SAYS, &it.own), (text::OTHERS_SAY, &it.others)] {
                if rows.is_empty() {
                    continue;
                }
                ui.label(muted(label, explorer.theme()));
                claims_ui(ui, explorer, rows, commands);
            }
        },
    );
}

/// The way to an event.
fn event_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: crate::dataset::EventIx,
    commands: &mut Vec<Command>,
) {
    let selection = crate::view::Selection::Event(explorer.dataset().event(ix).id.clone());
    small_thing_link_ui(ui, explorer, text::OPEN_EVENT, selection, commands);
    ui.add_space(space::TINY);
}

/// What no other source says.
fn only_here_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    evidence: &SourceEvidence,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let (events, claims) = (&evidence.only_events, &evidence.only_claims);
    let count = text::events_and_claims(events.len(), claims.len());
    section_ui(ui, theme, text::ONLY_HERE, &count);
    ui.add_space(space::TINY);
    if !events.is_empty() {
        let count = text::number(events.len());
        let words = (text::ONLY_EVENTS, count.as_str());
        fold_ui(ui, theme, ("only events", false), words, |ui| {
            events_ui(ui, explorer, events.iter().copied(), commands);
        });
    }
    if !claims.is_empty() {
        let count = text::claims(claims.len());
        let words = (text::ONLY_FIELDS, count.as_str());
        fold_ui(ui, theme, ("only claims", false), words, |ui| {
            let data = explorer.dataset();
            let event = |row: &ClaimIx| data.find_event(&data.claim(*row).event);
            let shown = claims.get(..SHOWN).unwrap_or(claims);
            for rows in shown.chunk_by(|a, b| event(a) == event(b)) {
                if let Some(event) = event(&rows[0]) {
                    event_link_ui(ui, explorer, event, commands);
                }
                claims_ui(ui, explorer, rows, commands);
                ui.add_space(space::SMALL);
            }
            more_ui(ui, explorer, claims.len().saturating_sub(SHOWN));
        });
    }
}

/// What it claims about one event.
fn event_claims_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    it: &EventEvidence,
    commands: &mut Vec<Command>,
) {
    let event = explorer.dataset().event(it.event);
    let below = format!("{} · {}", when_words(event), text::claims(it.claims.len()));
    let fold = ("event", it.event.get());
    let words = (called(&event.title), below.as_str());
    fold_ui(ui, explorer.theme(), (fold, false), words, |ui| {
        event_ui(ui, explorer, it.event, commands);
        claims_ui(ui, explorer, &it.claims, commands);
    });
}

fn claims_ui(ui: &mut Ui, explorer: &Explorer, rows: &[ClaimIx], commands: &mut Vec<Command>) {
    for row in rows.iter().take(SHOWN) {
        claim_ui(ui, explorer, explorer.dataset().claim(*row), commands);
        ui.add_space(space::TINY);
    }
    more_ui(ui, explorer, rows.len().saturating_sub(SHOWN));
}
