//! What is visible, and how certainly: a dataset and the parts of a view in, rows and counts out.
//!
//! [`Index`] is made once for a dataset. [`Visible`] is refilled in place whenever the window or
//! the filter changes, so that scrubbing through time allocates nothing once its lists have grown.
//! Nothing here draws, and nothing is remembered beyond the last answer.

mod index;
mod search;
mod visible;

pub use index::Index;
pub use search::{Found, Hit, How, Needle, SearchIndex};
pub use visible::{Counts, Facets, Row, Visible};

#[cfg(test)]
mod tests;
