//! What is visible, and how certainly: a dataset and the parts of a view in, rows and counts out.
//!
//! [`Index`] is made once for a dataset. [`Visible`] is refilled in place whenever the window or
//! the filter changes, so that scrubbing through time allocates nothing once its lists have grown.
//! [`Passed`] is the part of the answer that the window has no say in.
//! [`SourceEvidence`] holds what one source says against all others, [`Placeless`] is what has no mark on the map.
//! [`RelationsGraph`] is what one thing has to do with others, and [`Layout`] where that stands in a picture.
//! Nothing here draws, and nothing is remembered beyond the last answer.

mod arrangement;
mod attendance;
mod columns;
mod conditions;
mod event_set;
mod evidence;
mod facets;
mod finder;
mod index;
mod known_values;
mod listing;
mod opening;
mod passed;
mod passing;
mod place_key;
mod placeless;
mod relations;
mod search;
mod sight;
mod visible;

pub use arrangement::{Arrangement, Heading};
pub use attendance::Gatherings;
pub use columns::{Drawn, Facts, MapColumns, Walk};
pub use conditions::{Answer, evaluate, value_title, why};
pub use event_set::EventSet;
pub use evidence::{
    Contradiction, EventEvidence, FieldClaims, SourceEvidence, claims_by_field, journeys_of,
    parts_by_role, who_dates, who_says,
};
pub use facets::{FacetIndex, FacetValues};
pub use finder::ValueFinder;
pub use index::Index;
pub use known_values::{has_selection, has_value};
pub use listing::{Line, Listing};
pub use opening::Opening;
pub use passed::Passed;
pub use place_key::{PlaceKey, is_missed, is_pinned_at, place_key};
pub use placeless::{Listed, Placeless};
pub use relations::{Area, Edge, Group, Layout, Link, Node, RelationsGraph, Standing, Step, Tie};
pub use search::{Found, Hit, How, Needle, SearchIndex};
pub use sight::in_sight;
pub use visible::{Counts, Row, Visible};

#[cfg(test)]
mod tests;
