//! What the selection is tied to: who was with whom, what led to what, as a diagram over the window.
//!
//! The selection stands in the middle and moves with it: whatever is selected, here or anywhere, is what the diagram is
//! of. Lines say by form what they are, and what a line rests on stands at the foot. The graph is worked out when the
//! selection or the dataset changes, and not before the panel is open.

mod canvas;
mod card;
mod foot;
mod lines;
mod words;

use egui::{Align2, Id, LayerId, Order, Ui, UiBuilder, Vec2, Window, WindowDrag, pos2, vec2};

use super::widgets::muted;
use crate::explorer::{Command, Explorer, Panel};
use crate::query::{Layout, RelationsGraph};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;
use canvas::canvas_ui;
use foot::{foot_ui, legend_ui};
use words::Words;

/// Size of the panel at first, as a part of the window, within bounds in points; its least size, and its distance from
/// the upper edge of the window.
const PART: f32 = 0.66;
const SMALLEST: [f32; 2] = [1200.0, 660.0];
const LARGEST: [f32; 2] = [1680.0, 1000.0];
const LEAST: [f32; 2] = [320.0, 260.0];
const FROM_TOP: f32 = 48.0;
/// Room for what a tie rests on, below the diagram, as a part of the panel, within bounds in points: of what is left
/// beside the diagram's least.
const FOOT_PART: f32 = 0.18;
const FOOT: [f32; 2] = [104.0, 200.0];
const DIAGRAM_LEAST: f32 = 140.0;

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct RelationsState {
    made: Option<Made>,
    /// What has the keyboard when the diagram has it.
    at: Option<Selection>,
    /// Both ends of the tie whose claims are shown.
    chosen: Option<[Selection; 2]>,
    /// The card that the arrows have led to, and that is to be brought into sight.
    reached: bool,
}

/// A graph with its places and its words.
struct Made {
    /// What it was made for.
    of: Selection,
    revision: u64,
    graph: RelationsGraph,
    words: Words,
    /// Where everything stands, and in what room.
    layout: Layout,
    room: Vec2,
}

impl Made {
    /// The edge between two things.
    fn edge(&self, [from, to]: &[Selection; 2]) -> Option<usize> {
        let ends = [self.graph.find(from)?, self.graph.find(to)?];
        let mut edges = self.graph.edges().iter();
        edges.position(|edge| edge.ends == ends || edge.ends == [ends[1], ends[0]])
    }

    /// What an edge lies between.
    fn ends(&self, edge: usize) -> [Selection; 2] {
        let nodes = self.graph.nodes();
        self.graph.edges()[edge]
            .ends
            .map(|end| nodes[end].what.clone())
    }

    fn arrange(&mut self, room: Vec2) {
        let room = room.floor();
        if self.room != room {
            self.layout = Layout::new(&self.graph, room.into());
            self.room = room;
        }
    }
}

impl RelationsState {
    /// The graph of what is selected now.
    fn make(&mut self, explorer: &Explorer) {
        let Some(selection) = &explorer.view().selection else {
            self.made = None;
            return;
        };
        let revision = explorer.visible().filter_revision();
        let made = self.made.as_ref().map(|made| (&made.of, made.revision));
        if made == Some((selection, revision)) {
            return;
        }
        if made.is_none_or(|(of, _)| of != selection) {
            self.at = Some(selection.clone());
            self.reached = true;
        }
        let graph = RelationsGraph::of(explorer.dataset(), selection);
        self.made = graph.map(|graph| {
            let room = Vec2::splat(1.0);
            Made {
                of: selection.clone(),
                revision,
                words: Words::new(explorer.dataset(), &graph),
                layout: Layout::new(&graph, room.into()),
                graph,
                room,
            }
        });
    }
}

/// The panel, if it is open.
pub(super) fn relations_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut RelationsState,
    commands: &mut Vec<Command>,
) {
    if explorer.transient().panel != Some(Panel::Relations) {
        return;
    }
    state.make(explorer);
    let id = Id::unique("relations");
    let layer = LayerId::new(Order::Middle, id);
    let opens = !ui.memory(|memory| memory.areas().visible_last_frame(&layer));
    let window = ui.ctx().content_rect();
    let room = window.size() - vec2(2.0 * space::LARGE, FROM_TOP + space::LARGE);
    let wished = (window.size() * PART).clamp(SMALLEST.into(), LARGEST.into());
    let mut open = true;
    Window::new(text::RELATIONS)
        .id(id)
        .open(&mut open)
        .collapsible(false)
        // A title that is dragged would be a tab stop without a name.
        .drag_area(WindowDrag::Anywhere)
        .pivot(Align2::CENTER_TOP)
        .default_pos(pos2(window.center().x, FROM_TOP))
        .default_size(wished.min(room))
        .min_size(vec2(LEAST[0], LEAST[1]).min(room))
        .max_size(room)
        .show(ui.ctx(), |ui| {
            panel_ui(ui, explorer, state, opens, commands);
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::Relations));
    }
}

fn panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut RelationsState,
    opens: bool,
    commands: &mut Vec<Command>,
) {
    let height = ui.available_height();
    let foot = (height * FOOT_PART).clamp(FOOT[0], FOOT[1]);
    let foot = foot.min(height - DIAGRAM_LEAST).max(0.0);
    let size = vec2(ui.available_width(), ui.available_height() - foot).max(vec2(1.0, 1.0));
    let (_, rect) = ui.allocate_space(size);
    let Some(made) = &mut state.made else {
        let words = match &explorer.view().selection {
            Some(selection) if explorer.knows(selection) => text::NOT_LEFT,
            _ => text::RELATIONS_OF_NOTHING,
        };
        let words = muted(words, explorer.theme()).size(size::BODY);
        ui.put(rect, egui::Label::new(words).wrap());
        return;
    };
    made.arrange(size);
    let builder = UiBuilder::new().max_rect(rect);
    ui.scope_builder(builder, |ui| {
        canvas_ui(
            ui,
            explorer,
            made,
            (&mut state.at, &mut state.chosen, &mut state.reached),
            opens,
            commands,
        );
    });
    legend_ui(ui, explorer, &made.graph);
    let chosen = state.chosen.as_ref().and_then(|ends| made.edge(ends));
    foot_ui(ui, explorer, made, chosen, commands);
}
