use egui::{Align, Frame, Layout, Margin, Sense, Stroke, Ui, vec2};

use super::super::widgets::{bold, hairline_ui, section_ui};
use super::muted;
use crate::dataset::{Claim, Dispute, EventIx, Rank};
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

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
                ui.label(bold(&dispute.question, size::BODY));
            });
            ui.add_space(space::TINY);
            let claims: Vec<&Claim> = explorer.dataset().claims_about(ix).collect();
            sides_ui(ui, explorer, dispute, &claims, commands);
            if let Some(note) = &dispute.note {
                ui.add_space(space::TINY);
                ui.label(muted(text::editor_note(note), theme));
            }
        });
}

/// The sides of a dispute, at most three next to each other.
fn sides_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    dispute: &Dispute,
    claims: &[&Claim],
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    for row in dispute.sides.chunks(3) {
        #[expect(clippy::cast_precision_loss, reason = "at most three")]
        let width = (ui.available_width() + space::MEDIUM) / row.len() as f32 - space::MEDIUM;
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
                            ui.label(&claim.summary);
                            locator_ui(ui, explorer, claim, commands);
                        }
                    }
                });
            }
        });
    }
}

/// What was said about an event: each claim with its sort, whose it is, and where it stands.
pub(super) fn claims_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let claims: Vec<&Claim> = explorer.dataset().claims_about(ix).collect();
    if claims.is_empty() {
        if explorer.dataset().implied_source() {
            let words = text::implied_claim(explorer.dataset().name());
            section_ui(ui, theme, text::CLAIMS, "");
            ui.label(muted(words, theme));
        }
        return;
    }
    section_ui(ui, theme, text::CLAIMS, &text::claims(claims.len()));
    for claim in claims {
        claim_ui(ui, explorer, claim, commands);
        ui.add_space(space::TINY);
        hairline_ui(ui, theme);
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
    let words = if claim.summary.is_empty() {
        format!("{}: {}", claim.field, claim.value)
    } else {
        claim.summary.clone()
    };
    ui.label(words);
    locator_ui(ui, explorer, claim, commands);
}

/// Whose a claim is, of what sort, and in which paragraphs of which source it stands.
fn locator_ui(ui: &mut Ui, explorer: &Explorer, claim: &Claim, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        let locator = text::locator(&claim.source, &claim.paragraphs);
        let title = explorer
            .dataset()
            .find_source(&claim.source)
            .map(|ix| explorer.dataset().source(ix).title.clone());
        let link = egui::Button::new(
            egui::RichText::new(&locator)
                .size(size::SMALL)
                .color(theme.selection),
        );
        let response = ui
            .add(link.frame(false))
            .on_hover_text(title.unwrap_or_default());
        if response.clicked() {
            commands.push(Command::Select(Selection::Source(claim.source.clone())));
        }
        let mut words = vec![claim.kind.to_string()];
        words.extend(claim.by.as_ref().map(|by| speaker(explorer, by)));
        if claim.rank == Rank::Deprecated {
            words.push(claim.rank.to_string());
        }
        ui.label(muted(words.join(", "), theme));
    });
}

/// The name of whom a source quotes.
fn speaker(explorer: &Explorer, id: &str) -> String {
    let data = explorer.dataset();
    if let Some(ix) = data.find_person(id) {
        return data.person(ix).name.clone();
    }
    let organisations = &data.parts().organisations;
    let found = organisations
        .iter()
        .find(|organisation| organisation.id == id);
    found.map_or_else(|| id.to_owned(), |organisation| organisation.name.clone())
}
