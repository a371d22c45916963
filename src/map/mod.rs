//! The map on the screen: tiles, names, marks of events, and what hands do to them.
//!
//! The view's camera is the truth; each frame the walkers widget is set from it and none of its
//! own gestures are used. At rest everything is drawn with the snapped camera of
//! [`crate::geo::Snapped`], so that no tile is resampled. Panels' rules hold here, too: the map
//! gets an explorer and proposes commands.

mod areas;
mod badges;
mod borders;
mod caption;
mod choice;
mod color;
mod event_rows;
mod fading;
mod forms;
mod frame;
mod furniture;
mod gestures;
mod graticule;
mod haloed;
mod hatch;
mod imprint;
mod joining;
mod journeys;
mod labels;
mod legend;
mod lettering;
mod marks;
mod measure;
mod notes;
mod occupied;
mod other_map;
mod pin;
mod pin_layer;
mod pins;
mod pointing;
mod readout;
mod scale_bar;
mod signs;
mod ties;
mod tile_layer;
mod tools;
mod tray;
mod widget;

pub use caption::{Figure, caption_room, file_stem};
pub use forms::{form_ui, ring_ui};
pub use furniture::LEGEND_FROM;
pub use imprint::Attribution;
pub use other_map::OtherMap;
pub use pointing::{lit, points_at};
pub use tile_layer::TileLayer;
pub use widget::{MapState, ground, map_ui};
