//! Places by position and by name: which country a place lies in, whose borders are drawn, and the gazetteer.
//!
//! [`Countries`] is read from outlines given as bytes. Outlines are simplified, so a place on a
//! coast may lie just outside: [`Countries::country_near`] takes a tolerance. Where territory is
//! contested the outlines follow one stated worldview; [`Worldviews`] say line by line what is drawn and why.
//! [`Gazetteer`] finds towns and countries by any of their names.
//!
//! It does not open files.

mod countries;
mod gazetteer;
mod worldview;
mod worldviews;

pub use countries::{Countries, CountriesError, Country};
pub use gazetteer::{
    Entry, FormerName, Found, Gazetteer, GazetteerError, How, MAX_FOUND, PlaceId, PlaceKind,
    PlaceNames,
};
pub use worldview::{Drawn, Worldview};
pub use worldviews::{BorderLine, BorderNote, LineView, Worldviews, WorldviewsError};
