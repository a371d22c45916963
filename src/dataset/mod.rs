//! Events, the places, people and sources linked to them, and who says what.
//!
//! A [`Dataset`] is made once from [`Parts`], never changes and is shared behind an `Arc`. Records
//! are what a file says, with references as ids; the dataset adds the indices that answer "which
//! claims carry this event?" at once, and the order and the spans that time needs.
//!
//! An event is carried by claims and a claim by a source. A file without claims is itself one
//! source and each of its rows one implied claim: [`Dataset::implied_source`] says so.
//!
//! Several files can be made one dataset: see [`together()`].
//!
//! It does not read files (`format` does), does not choose what is visible (`query` does), and
//! never resolves a disagreement: both sides stay.

mod attendance;
mod citation;
mod event;
mod evidence;
mod index;
mod indices;
mod known;
mod links;
mod only;
mod order;
mod records;
mod store;
mod together;
mod without;
mod word;

pub use attendance::{Attendance, Attendee, Cell, Gathering, Mention, Tally};
pub use citation::Citation;
pub use event::{Event, Geometry, PlacePrecision, Status};
pub use evidence::{
    Claim, ClaimKind, Dispute, Figure, Participation, Rank, Relation, Role, Stop, StopStatus,
};
pub use index::{ClaimIx, DisputeIx, EventIx, OrganisationIx, PersonIx, SourceIx, VenueIx};
pub use known::{Reading, as_known, published_before};
pub use only::only;
pub use records::{Alias, JsonObject, Note, Organisation, Person, Source, Venue};
pub use store::{Dataset, Parts};
pub use together::together;
pub use without::without;
