//! What is visible, and how certainly: a dataset and the parts of a view in, rows and counts out.
//!
//! [`Index`] is made once for a dataset. [`Visible`] is refilled in place whenever the window or
//! the filter changes, so that scrubbing through time allocates nothing once its lists have grown.
//! [`SourceEvidence`] holds what one source says against all others, [`Placeless`] is what has no mark on the map.
//! Nothing here draws, and nothing is remembered beyond the last answer.

mod attendance;
mod evidence;
mod index;
mod placeless;
mod search;
mod visible;

pub use attendance::Gatherings;
pub use evidence::{
    Contradiction, EventEvidence, FieldClaims, SourceEvidence, claims_by_field, journeys_of,
    parts_by_role, who_dates, who_says,
};
pub use index::Index;
pub use placeless::{Listed, Placeless};
pub use search::{Found, Hit, How, Needle, SearchIndex};
pub use visible::{Counts, Facets, Row, Visible};

#[cfg(test)]
mod tests;
