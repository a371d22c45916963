use egui::{Align, Layout, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::super::attendance::sign_ui;
use super::super::detail::claim_ui;
use super::super::links::small_thing_link_ui;
use super::super::widgets::{bold, muted};
use super::Made;
use super::lines::stroke_ui;
use super::words::tie_words;
use crate::dataset::{Cell, EventIx};
use crate::explorer::{Command, Explorer};
use crate::query::{Edge, Link, RelationsGraph, Standing, Tie};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::view::Selection;

/// Width of a tooltip in points, and how many claims it has at most.
const TOOLTIP: f32 = 340.0;
const CLAIMS: usize = 4;
/// How many ties stand side by side, and how many claims and events below each, at most.
const TIES: usize = 3;
const LISTED: usize = 24;
/// Length of a line in the legend, in points.
const SAMPLE: f32 = 30.0;

/// What the forms of the lines mean, of those in use.
pub(super) fn legend_ui(ui: &mut Ui, explorer: &Explorer, graph: &RelationsGraph) {
    let theme = explorer.theme();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        for (standing, words) in Standing::ALL.into_iter().zip(text::TIE_SORTS) {
            if !graph.edges().iter().any(|edge| edge.standing == standing) {
                continue;
            }
            sample_ui(ui, theme, standing);
            let is_file = standing == Standing::Said && explorer.dataset().implied_source();
            let words = if is_file { text::FILE_SAYS_SO } else { words };
            ui.label(muted(words, theme));
            ui.add_space(space::MEDIUM);
        }
        if graph.edges().iter().any(|edge| edge.direction().is_some()) {
            ui.label(muted(text::ARROW, theme));
            ui.label(muted(text::TIE_DIRECTION, theme));
        }
    });
}

fn sample_ui(ui: &mut Ui, theme: &Theme, standing: Standing) {
    let room = vec2(SAMPLE, ui.spacing().interact_size.y);
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let line = [rect.left_center(), rect.right_center()];
    let color = match standing {
        Standing::Disputed => theme.dispute,
        _ => theme.muted,
    };
    stroke_ui(ui.painter(), &line, Stroke::new(1.2, color), standing);
    let cell = match standing {
        Standing::Said | Standing::Derived => return,
        Standing::Expected => Cell::Expected,
        Standing::Absent => Cell::Absent,
        Standing::Disputed => Cell::Disputed,
    };
    let at = pos2(rect.center().x, rect.center().y);
    ui.painter().circle_filled(at, 7.5, theme.panel);
    sign_ui(ui.painter(), theme, at, cell);
}

/// What the chosen tie rests on; or how to choose one.
pub(super) fn foot_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    made: &Made,
    chosen: Option<usize>,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let area = ScrollArea::vertical()
        .id_salt(("foot", chosen))
        .auto_shrink([false, false])
        .min_scrolled_height(0.0);
    area.show(ui, |ui| {
        let Some(at) = chosen else {
            let words = if made.graph.is_alone() {
                text::NO_TIES
            } else {
                text::CHOOSE_A_TIE
            };
            ui.label(muted(words, theme));
            return;
        };
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.label(bold(&made.words.edges[at], size::BODY));
        let edge = &made.graph.edges()[at];
        ui.columns(edge.ties.len().min(TIES), |columns| {
            for (at, tie) in edge.ties.iter().enumerate() {
                // What does not agree stands side by side.
                columns[at % TIES].with_layout(Layout::top_down(Align::Min), |ui| {
                    tie_ui(ui, explorer, made, tie, commands);
                });
            }
        });
    });
}

fn tie_ui(ui: &mut Ui, explorer: &Explorer, made: &Made, tie: &Tie, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let mut words = tie_words(&made.of, tie);
    if let Link::Part(_, Some(office)) = &tie.link {
        words = text::part(&words, &text::bidi::elided(office, 120));
    }
    ui.label(muted(words, theme));
    if let Link::Together { certain, doubtful } = &tie.link {
        ui.label(muted(text::WORKED_OUT_BY, theme));
        ui.columns(2, |columns| {
            for (events, sign) in [(certain, ""), (doubtful, text::DISPUTED_SIGN)] {
                for ix in events.iter().take(LISTED) {
                    event_ui(&mut columns[0], explorer, *ix, sign, commands);
                }
                more_ui(&mut columns[0], theme, events.len());
            }
            claims_ui(&mut columns[1], explorer, tie, commands);
        });
    } else {
        claims_ui(ui, explorer, tie, commands);
    }
}

/// The claims that a tie rests on.
fn claims_ui(ui: &mut Ui, explorer: &Explorer, tie: &Tie, commands: &mut Vec<Command>) {
    if tie.claims.is_empty() {
        ui.label(muted(text::TIE_WITHOUT_CLAIMS, explorer.theme()));
    }
    let claims = tie.claims.iter();
    let claims = claims.filter_map(|id| explorer.dataset().find_claim(id));
    for claim in claims.take(LISTED) {
        claim_ui(ui, explorer, claim, commands);
    }
    more_ui(ui, explorer.theme(), tie.claims.len());
}

fn more_ui(ui: &mut Ui, theme: &Theme, all: usize) {
    if all > LISTED {
        ui.label(muted(text::and_more(all - LISTED), theme));
    }
}

/// An event at which two people were both.
fn event_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    ix: EventIx,
    sign: &str,
    commands: &mut Vec<Command>,
) {
    let event = explorer.dataset().event(ix);
    let title = text::dated_title(&event.title, &text::dates(event.whens()));
    let words = format!("{sign} {title}");
    let selection = Selection::Event(event.id.clone());
    small_thing_link_ui(ui, explorer, words.trim(), selection, commands);
}

/// A tie in full, with the first of its claims.
pub(super) fn tooltip_ui(ui: &mut Ui, explorer: &Explorer, made: &Made, at: usize) {
    let theme = explorer.theme();
    ui.set_max_width(TOOLTIP);
    ui.label(bold(&made.words.edges[at], size::BODY));
    let edge: &Edge = &made.graph.edges()[at];
    if edge.standing == Standing::Disputed {
        ui.label(muted(text::SOURCES_DISAGREE, theme));
    }
    let claims = edge.claims(explorer.dataset());
    for claim in claims.iter().take(CLAIMS) {
        ui.add_space(space::TINY);
        ui.label(text::bidi::elided(&claim.summary, 300).as_ref());
        let locator = text::locator(&claim.source, &claim.paragraphs);
        ui.label(muted(locator, theme));
    }
    let more = claims.len().saturating_sub(CLAIMS);
    if more > 0 {
        ui.label(muted(text::and_more(more), theme));
    }
}
