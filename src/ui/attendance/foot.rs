use egui::{Align, Layout, ScrollArea, Sense, Ui, vec2};

use super::super::detail::claim_ui;
use super::super::widgets::{bold, muted};
use super::Table;
use super::sign::{RADIUS, SORTS, sign_ui, sort_words};
use crate::dataset::Participation;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};

/// Width of a tooltip in points, and how many claims it has at most.
const TOOLTIP: f32 = 340.0;
const CLAIMS: usize = 4;
/// How many parts stand side by side at most.
const PARTS: usize = 3;

/// What the signs mean.
pub(super) fn legend_ui(ui: &mut Ui, theme: &Theme) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        for cell in SORTS {
            let room = vec2(2.0 * RADIUS + space::TINY, ui.spacing().interact_size.y);
            let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
            sign_ui(ui.painter(), theme, rect.center(), cell);
            ui.label(muted(sort_words(cell), theme));
            ui.add_space(space::MEDIUM);
        }
    });
}

/// The claims of the chosen cell, by the part in which they see somebody; or how to choose one.
pub(super) fn foot_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    table: &Table,
    chosen: Option<[usize; 2]>,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let area = ScrollArea::vertical()
        .id_salt(chosen)
        .auto_shrink([false, false])
        .min_scrolled_height(0.0);
    area.show(ui, |ui| {
        let Some(cell) = chosen else {
            ui.label(muted(text::CHOOSE_A_CELL, theme));
            return;
        };
        ui.label(bold(table.spoken(cell), size::BODY));
        let parts: Vec<&Participation> = parts(explorer, table, cell).collect();
        if parts.is_empty() {
            ui.label(muted(text::NOT_MENTIONED_IS_NOT_ABSENT, theme));
            return;
        }
        // What does not agree stands side by side.
        ui.columns(parts.len().min(PARTS), |columns| {
            for (at, part) in parts.into_iter().enumerate() {
                columns[at % PARTS].with_layout(Layout::top_down(Align::Min), |ui| {
                    part_ui(ui, explorer, part, commands);
                });
            }
        });
    });
}

/// One part in which claims see somebody, with these claims.
fn part_ui(ui: &mut Ui, explorer: &Explorer, part: &Participation, commands: &mut Vec<Command>) {
    let office = part.office.as_deref().unwrap_or_default();
    let words = text::part(&part.role.to_string(), office);
    ui.label(muted(words, explorer.theme()));
    for claim in &part.claims {
        if let Some(claim) = explorer.dataset().find_claim(claim) {
            claim_ui(ui, explorer, claim, commands);
        }
    }
}

/// A cell in full, with the first of its claims.
pub(super) fn tooltip_ui(ui: &mut Ui, explorer: &Explorer, table: &Table, cell: [usize; 2]) {
    let theme = explorer.theme();
    ui.set_max_width(TOOLTIP);
    ui.label(bold(table.spoken(cell), size::BODY));
    let [row, column] = cell;
    let Some(mention) = table.attendance.mention(row, column) else {
        ui.label(muted(text::NOT_MENTIONED_IS_NOT_ABSENT, theme));
        return;
    };
    let claims = mention.claims.iter();
    let claims = claims.filter_map(|id| explorer.dataset().find_claim(id));
    for claim in claims.take(CLAIMS) {
        ui.add_space(space::TINY);
        ui.label(&claim.summary);
        ui.label(muted(
            text::locator(&claim.source, &claim.paragraphs),
            theme,
        ));
    }
    let more = mention.claims.len().saturating_sub(CLAIMS);
    if more > 0 {
        ui.label(muted(text::and_more(more), theme));
    }
}

/// The participations that a cell is made of.
fn parts<'a>(
    explorer: &'a Explorer,
    table: &'a Table,
    [row, column]: [usize; 2],
) -> impl Iterator<Item = &'a Participation> {
    let event = &table.attendance.events()[column].id;
    let person = &table.attendance.people()[row].id;
    let ix = explorer.dataset().find_event(event);
    let parts = ix.map(|ix| explorer.dataset().participations_in(ix));
    parts
        .into_iter()
        .flatten()
        .filter(move |part| part.person == *person)
}
