//! The window off the screen: the same shapes and textures, drawn without any graphics driver.
//!
//! [`Studio`] runs [`crate::ui::window_ui`] until nothing is pending and draws the last frame with
//! the [`Rasteriser`]. What it shows is what the window shows: it is the same function. A [`Film`] is many such pictures of
//! one view, at the times at which the window would show them.

mod film;
mod raster;
mod studio;

pub use film::{Film, LARGEST_FILM, played};
pub use raster::{Picture, Rasteriser};
pub use studio::{PictureError, Studio};
