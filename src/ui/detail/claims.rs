use egui::{Align, Frame, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::super::reading::words_ui;
use super::super::widgets::{bold, hairline_ui, section_ui};
use super::facts::source_link_ui;
use super::{more_ui, muted};
use crate::dataset::{Claim, Dispute, EventIx, Rank};
use crate::explorer::{Command, Explorer};
use crate::query::claims_by_field;
use crate::text;
use crate::theme::{size, space};

/// Width of a side of a dispute in points, below which its words would be broken.
const NARROWEST: f32 = 100.0;

/// Where sources disagree about an event: the sides next to each other, the note below.
pub(super) fn disputes_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    for dispute in explorer.dataset().disputes_about(ix) {
        ui.add_space(space::MEDIUM);
        dispute_ui(ui, explorer, ix, dispute, commands);
    }
}

fn dispute_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    dispute: &Dispute,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let line = theme.dispute.with_alpha(110);
    Frame::new()
        .fill(theme.dispute_tint.into())
        .stroke(Stroke::new(1.0, line))
        .corner_radius(space::RADIUS)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.label(bold(text::DISPUTED_SIGN, size::BODY).color(theme.dispute));
                words_ui(ui, bold(&dispute.question, size::BODY));
            });
            ui.add_space(space::TINY);
            let claims: Vec<&Claim> = explorer.dataset().claims_about(ix).collect();
            sides_ui(ui, explorer, dispute, &claims, commands);
            if let Some(note) = &dispute.note {
                ui.add_space(space::TINY);
                words_ui(ui, muted(text::editor_note(note), theme));
            }
        });
}

/// The sides of a dispute, up to three next to each other where there is room.
fn sides_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    dispute: &Dispute,
    claims: &[&Claim],
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let room = ui.available_width() + space::MEDIUM;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most three"
    )]
    let columns = (room / (NARROWEST + space::MEDIUM)).clamp(1.0, 3.0) as usize;
    for row in dispute.sides.chunks(columns) {
        #[expect(clippy::cast_precision_loss, reason = "at most three")]
        let width = (room / row.len() as f32 - space::MEDIUM).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::MEDIUM, space::TINY);
            for side in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    let rule = vec2(width, 2.0);
                    let (rect, _) = ui.allocate_exact_size(rule, Sense::hover());
                    ui.painter().rect_filled(rect, 0.0, theme.dispute);
                    for id in side {
                        if let Some(claim) = claims.iter().find(|claim| claim.id == *id) {
                            claim_words_ui(ui, claim);
                            locator_ui(ui, explorer, claim, commands);
                        }
                    }
                });
            }
        });
    }
}

/// Claims about one field that are listed at once.
const SHOWN: usize = 100;

/// What was said about an event by what it is about: each claim with its sort, whose it is, and where it stands.
pub(super) fn claims_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let fields = claims_by_field(explorer.dataset(), ix);
    if fields.is_empty() {
        if explorer.dataset().implied_source() {
            let words = text::implied_claim(explorer.dataset().name());
            section_ui(ui, theme, text::CLAIMS, "");
            ui.label(muted(words, theme));
        }
        return;
    }
    let count = fields.iter().map(|field| field.claims.len()).sum();
    section_ui(ui, theme, text::CLAIMS, &text::claims(count));
    for field in fields {
        hairline_ui(ui, theme);
        let heading = text::field(field.field);
        words_ui(ui, bold(text::bidi::elided(&heading, 80), size::SMALL));
        for claim in field.claims.iter().take(SHOWN) {
            claim_ui(ui, explorer, claim, commands);
            ui.add_space(space::TINY);
        }
        more_ui(ui, explorer, field.claims.len().saturating_sub(SHOWN));
        ui.add_space(space::TINY);
    }
}

/// One claim.
pub(in crate::ui) fn claim_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    claim: &Claim,
    commands: &mut Vec<Command>,
) {
    claim_words_ui(ui, claim);
    locator_ui(ui, explorer, claim, commands);
}

/// What a claim says: its summary, or its value where it has none.
fn claim_words_ui(ui: &mut Ui, claim: &Claim) {
    if !claim.summary.trim().is_empty() {
        words_ui(ui, (&claim.summary).into());
        return;
    }
    if claim.is_of_whole() {
        return;
    }
    let value = match &claim.value {
        serde_json::Value::Null => text::NO_SUMMARY.to_owned(),
        serde_json::Value::String(value) => value.clone(),
        value => value.to_string(),
    };
    words_ui(ui, value.into());
}

/// Whose a claim is, of what sort, and in which paragraphs of which source it stands.
fn locator_ui(ui: &mut Ui, explorer: &Explorer, claim: &Claim, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let at = (claim.source.as_str(), claim.paragraphs.as_slice());
        source_link_ui(ui, explorer, at, commands);
        let mut words = vec![claim.kind.to_string()];
        words.extend(claim.by.as_ref().map(|by| speaker(explorer, by)));
        if claim.rank == Rank::Deprecated {
            words.push(claim.rank.to_string());
        }
        let words = words.join(", ");
        words_ui(ui, muted(text::bidi::elided(&words, 160), theme));
    });
}

/// The name of whom a source quotes.
fn speaker(explorer: &Explorer, id: &str) -> String {
    let data = explorer.dataset();
    if let Some(ix) = data.find_person(id) {
        return data.person(ix).name.clone();
    }
    data.find_organisation(id)
        .map_or_else(|| id.to_owned(), |ix| data.organisation(ix).name.clone())
}
