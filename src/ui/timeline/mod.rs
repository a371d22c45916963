//! The timeline: transport, the window in large type, and the axis with its events.

mod axis_area;
mod lane_layout;
mod lanes;
mod transport;

use egui::Ui;

use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::theme::space;
use crate::time::{Histogram, Window};

/// What the timeline keeps from one frame to the next.
#[derive(Default)]
pub(super) struct TimelineState {
    /// The drag that is under way.
    drag: Option<axis_area::Drag>,
    histogram: Histogram,
    /// What the histogram was made from: the filter's revision, the axis and its width.
    counted: Option<(u64, Window, u32)>,
}

/// Transport above, axis below.
pub(super) fn timeline_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    super::widgets::hairline_ui(ui, explorer.theme());
    transport::transport_ui(ui, explorer, commands);
    ui.add_space(space::TINY);
    axis_area::axis_area_ui(ui, explorer, state, commands);
}

/// The command that selects an event.
fn select(explorer: &Explorer, event: EventIx) -> crate::view::Selection {
    crate::view::Selection::Event(explorer.dataset().event(event).id.clone())
}
