//! Dates as they were stated, what they may mean, and the axis that shows them.
//!
//! An [`Edtf`] is a date as its source states it, a [`Span`] is every time that it may mean, and
//! [`Span::membership`] holds that against a [`Window`]: *certainly inside*, *possibly inside* or *outside*. Around
//! them are [`Moment`] and [`Unit`] (instants and the calendar), [`TimeView`] (what of a window counts), [`Axis`] with
//! its [`Tick`]s, [`SpanIndex`] (many spans, asked window by window) and [`Histogram`].
//!
//! Pure values: no clock, no input or output, no drawing, no words for people but those of [`EdtfError`]. Playback and
//! stepping live in the explorer. There are no time zones but the offsets that date-times state; no leap seconds; and
//! only the proleptic Gregorian calendar, from the year −9999 to 9999, where the year 0 is 1 BC.
//!
//! # What an expression means
//!
//! A window `[start, end)` is half-open and to the second. Days are those of UTC. A date, however imprecise, is **one
//! unknown day**; a date-time is **one unknown second**. It may be any day of its *stretch*, and for a window
//!
//! - it is *certainly inside* when the window covers the whole stretch,
//! - it is *possibly inside* when the window overlaps the stretch.
//!
//! So a window shorter than a day never holds a day for certain, and `2025` is a day in 2025, not the year.
//!
//! | expression | its stretch |
//! |---|---|
//! | `2025-10-09`, `2025-10`, `2025` | that day, month, year |
//! | `2025-10-09T14:30:05Z`, `2025-10-09T14:30Z` | that second, minute; `Z` or nothing is UTC, `+04:30` is ahead of it |
//! | `202X`, `20XX`, `2XXX` | all years with these digits; so are `2025-XX`, `2025-XX-XX` the year, `2025-10-XX` the month |
//! | `-01XX` | −199 to −100; `-000X` is −9 to −1, since there is no year −0 |
//! | `2025-21` … `2025-23` | spring March to May, summer June to August, autumn September to November |
//! | `2025-24` | winter, December 2025 to February 2026 |
//! | `…?` | the same: doubt about a source does not widen |
//! | `…~`, `…%` | widened to each side by [`Widening::approximate_units`] (default 1) units of its [`Precision`] |
//!
//! The seasons are those of northern meteorology, a convention: ISO 8601-2 leaves their months open.
//!
//! **Intervals** last. `a/b` has a start day in the stretch of `a` and an end day in the stretch of `b`, the start not
//! after the end, and occupies all of the days from the one to the other, both included. An end with a time of day is
//! counted in seconds instead. It is
//!
//! - *certainly inside* when for every choice of start and end it touches the window,
//! - *possibly inside* when it does for some choice.
//!
//! | expression | its choices |
//! |---|---|
//! | `2025-10-09/2025-10-10` | one: both days |
//! | `1984/2004-06~` | any day of 1984 to any day of May to July 2004 |
//! | `2024-12-25/` | the end is not known: 25 December 2024 or any later day |
//! | `/2024-12-25` | the start is not known: 25 December 2024 or any earlier day |
//! | `2024-12-25/..` | it goes on for ever |
//! | `../2024-12-25` | it has gone on since for ever, and ended on that day |
//! | `../..`, `/..`, `../` | as the parts say; with no date at all (`/`) it is refused |
//!
//! **Sets** are not intervals: nothing in them lasts.
//!
//! | expression | meaning |
//! |---|---|
//! | `[1667,1670..1672]` | one unknown day in the stretches of the members together |
//! | `[..2025-12]`, `[1760-12..]` | one unknown day up to the end of December 2025, from December 1760 on |
//! | `{1960,1961-12}` | a day in each member: certain when one member is, possible when one may be |
//! | `{1667..1672}` | a day in each year; the members are counted in the coarser unit of the two ends |
//!
//! ```
//! use summit_atlas::time::{Edtf, Membership, Span, Widening};
//!
//! # fn main() -> Result<(), summit_atlas::time::EdtfError> {
//! let date: Edtf = "2025-10-09/2025-10".parse()?;
//! let october: Edtf = "2025-10".parse()?;
//! let span = Span::from_edtf(&date, Widening::default());
//! let window = Span::from_edtf(&october, Widening::NONE).extent();
//! assert_eq!(span.membership(&window), Membership::Certain);
//!
//! let error = "12/09/1986".parse::<Edtf>().unwrap_err();
//! assert_eq!(error.hint().as_deref(), Some("write 1986-09-12 or 1986-12-09"));
//! # Ok(())
//! # }
//! ```
//!
//! # Supported
//!
//! ISO 8601-2:2019 (as the [Library of Congress](https://www.loc.gov/standards/datetime/) presents it) at level 0 and
//! level 1, and the sets of level 2. Beyond that, date-times may be ends of intervals and may leave the seconds out,
//! any date of level 1 may be an end or a member, and `1XXX` is read. The rest of level 2 is refused by name, and so are
//! years beyond four digits: marks on parts, `X` before known digits, exponents, significant digits, seasons above 24.

mod axis;
mod calendar;
mod edtf;
mod folds;
mod histogram;
mod moment;
mod precision;
mod span;
mod span_index;
mod ticks;
mod unit;
mod view;
mod window;

pub use axis::{Axis, Folded};
pub use edtf::{
    Edtf, EdtfDate, EdtfError, EdtfSet, Interval, IntervalEnd, Qualifier, Season, SetMember,
    TimeOfDay, Zone,
};
pub use folds::Folds;
pub use histogram::{Bin, Histogram};
pub use moment::{Civil, Moment};
pub use precision::Precision;
pub use span::{Span, Widening};
pub use span_index::{Inside, Positions, Presence, SpanIndex};
pub use ticks::{Tick, TickLabel};
pub use unit::Unit;
pub use view::{Edge, TimeView, WindowMode};
pub use window::{Membership, Window};

#[cfg(test)]
mod tests;
