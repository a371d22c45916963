//! The timeline: transport, the window in large type, and the axis with its events.

mod axis_area;
mod bars;
mod date_box;
mod drag;
mod folds;
mod handles;
mod heaps;
mod known_handle;
mod lane_layout;
mod lanes;
mod menu;
mod minimap;
mod on_screen;
mod publications;
mod scale;
mod snapping;
mod transport;

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::theme::space;
use crate::time::{Inside, Moment};

pub(super) use lanes::{paint_bar, paint_ring, sign_stretch};

/// What the timeline keeps from one frame to the next.
#[derive(Default)]
pub(super) struct TimelineState {
    /// The date field.
    pub(super) date: date_box::DateBox,
    /// The drag that is under way.
    drag: Option<drag::Drag>,
    /// How many points the pointer is to the right of the middle of what it drags on the minimap.
    grip: f64,
    /// The moment that the menu of the axis is about.
    menu_at: Option<Moment>,
    /// The events that the axis shows.
    in_sight: Inside,
    counted: bars::Counted,
    counted_all: bars::Counted,
    /// Whether what is there for hands alone is left out, in a picture.
    pub(super) is_bare: bool,
}

/// Transport above, axis below, all of time in small at the foot.
pub(super) fn timeline_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    super::widgets::hairline_ui(ui, explorer.theme());
    transport::transport_ui(ui, explorer, state, commands);
    ui.add_space(space::TINY);
    ui.spacing_mut().item_spacing.y = 0.0;
    let rest = ui.available_rect_before_wrap();
    let axis = Rect::from_min_max(rest.min, rest.max - vec2(0.0, minimap::HEIGHT));
    ui.scope_builder(UiBuilder::new().max_rect(axis), |ui| {
        axis_area::axis_area_ui(ui, explorer, state, commands);
    });
    minimap::minimap_ui(ui, explorer, state, commands);
}

/// The command that selects an event.
fn select(explorer: &Explorer, event: EventIx) -> crate::view::Selection {
    crate::view::Selection::Event(explorer.dataset().event(event).id.clone())
}
