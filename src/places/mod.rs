//! Which country a place lies in.
//!
//! [`Countries`] is read from outlines given as bytes. Outlines are simplified, so a place on a
//! coast may lie just outside: [`Countries::country_near`] takes a tolerance. Where territory is
//! contested the outlines follow one stated worldview; `geodata/BASEMAP.md` says which.
//!
//! It does not open files and knows no towns.

mod countries;
mod worldview;
mod worldviews;

pub use countries::{Countries, CountriesError, Country};
pub use worldview::Worldview;
pub use worldviews::{BorderLine, BorderNote, LineView, Worldviews, WorldviewsError};
