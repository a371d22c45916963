//! What is visible, and how certainly: a dataset and the parts of a view in, rows and counts out.
//!
//! [`Index`] is made once for a dataset. [`Visible`] is refilled in place whenever the window or
//! the filter changes, so that scrubbing through time allocates nothing once its lists have grown.
//! [`Placeless`] is what of it has no mark on the map. Nothing here draws, and nothing is remembered beyond the last answer.

mod index;
mod placeless;
mod visible;

pub use index::Index;
pub use placeless::{Listed, Placeless};
pub use visible::{Counts, Facets, Row, Visible};

#[cfg(test)]
mod tests;
