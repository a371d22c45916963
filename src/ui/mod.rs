//! The window: panels around the map, and the timeline below.
//!
//! [`window_ui`] is all of it, one function. Panels get `&Explorer` and push commands; none of
//! them changes anything itself. What a panel must remember from frame to frame (half-typed text,
//! a drag under way) lies in [`WindowState`].

mod attendance;
mod bookmarks;
mod border_list;
mod category;
mod detail;
mod events;
mod file_menu;
mod fonts;
mod known;
mod links;
mod listed;
mod map_menu;
mod map_server;
mod notices;
mod open_link;
mod overlays;
mod places;
mod presenter;
mod reading;
mod relations;
mod rooms;
mod shortcuts;
mod sources;
mod strip;
mod style;
mod table;
mod timeline;
mod top_bar;
mod widgets;
mod window;
mod working;

pub use fonts::set_fonts;
pub use style::{set_style, set_zoom};
pub use window::{WindowState, window_ui};
