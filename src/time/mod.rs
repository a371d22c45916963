//! Dates as they were stated, what they may mean, and the axis that shows them.
//!
//! An [`Edtf`] is a date as its source states it, a [`Span`] is every time that it may mean, and
//! [`Span::membership`] holds that against a [`Window`]: *certainly inside*, *possibly inside* or *outside*. Around
//! them are [`Moment`] and [`Unit`] (instants and the calendar), [`TimeView`] (what of a window counts), [`Axis`] with
//! its [`Tick`]s, [`SpanIndex`] (many spans, asked window by window) and [`Histogram`].
//!
//! Pure values: no clock, no input or output, no drawing, no words for people but those of [`EdtfError`]. Playback and
//! stepping live in the explorer. There are no time zones but the offsets that date-times state; no leap seconds; and
//! only the proleptic Gregorian calendar, from the year −285 000 000 to 285 000 000 (every second of which is exact as a
//! float), where the year 0 is 1 BC.
//!
//! # What an expression means
//!
//! A window `[start, end)` is half-open and to the second. Days are those of UTC. A date, however imprecise, is **one
//! unknown day**; a date-time is **one unknown second**. It may be any day of its *stretch* (of its *stretches*, where
//! the days that it may be do not follow each other), and for a window
//!
//! - it is *certainly inside* when the window covers all stretches,
//! - it is *possibly inside* when the window overlaps one of them.
//!
//! So a window shorter than a day never holds a day for certain, and `2025` is a day in 2025, not the year.
//!
//! | expression | its stretch |
//! |---|---|
//! | `2025-10-09`, `2025-10`, `2025` | that day, month, year |
//! | `2025-10-09T14:30:05Z`, `2025-10-09T14:30Z` | that second, minute; `Z` or nothing is UTC, `+04:30` is ahead of it |
//! | `202X`, `20XX`, `2XXX` | all years with these digits; so are `2025-XX`, `2025-XX-XX` the year, `2025-10-XX` the month |
//! | `-01XX` | −199 to −100; `-000X` is −9 to −1, since there is no year −0 |
//! | `156X-12-25`, `XXXX-12` | each 25 December from 1560 to 1569; each December from 0 to 9999 |
//! | `1984-1X`, `2004-06-2X`, `2004-X1` | October to December; 20 to 29 June; January and November |
//! | `XXXX-02-29`, `2004-02-2X` | only days that exist: 29 February of leap years; 20 to 29 February |
//! | `Y170000002`, `Y-17E7` | that year; −17·10⁷ |
//! | `1950S2`, `Y171010000S3` | an estimate with so many significant digits: all years that share them, 1900 to 1999 and 171 000 000 to 171 999 999 |
//! | `2025-21` … `2025-23` | spring March to May, summer June to August, autumn September to November |
//! | `2025-24` | winter, December 2025 to February 2026 |
//! | `2025-25` … `2025-28` | the same four, stated of the northern hemisphere |
//! | `2025-29` … `2025-32` | southern spring September to November 2025, summer December 2025 to February 2026, autumn March to May 2025, winter June to August 2025 |
//! | `2025-33` … `2025-36` | the quarters, January to March and on |
//! | `2025-37` … `2025-39` | the quadrimesters, January to April and on |
//! | `2025-40`, `2025-41` | the semesters, January to June and July to December |
//! | `…?` | the same: doubt about a source does not widen |
//! | `…~`, `…%` | each stretch widened to both sides by [`Widening::approximate_units`] (default 1) units of its [`Precision`] |
//!
//! The seasons are those of meteorology, northern unless the south is stated, a convention: ISO 8601-2 leaves their
//! months open. A season that runs over the turn of the year is counted to the year in which it starts. After `Y` and
//! before `S` there is only a year. A pattern of which no filling is a date is refused (`2004-02-3X`).
//!
//! **Marks on parts.** A mark to the right of a part (`2004-06~-11`) qualifies that part and all to the left of it, a mark
//! to the left of a part (`2004-~06-11`) that part alone. `~` and `%` widen by a unit of the part that they stand at, and
//! where several do, by that of the coarsest: `2004-06~-11` and `2004-~06-11` by a month, `2004~-06-11` and
//! `~2004-06-~11` by a year. The unit of a part is that of its last known digit: `156X~-12-25` widens each 25 December by
//! ten years, `156X-12-25~` by a day. A date-time has no marks.
//!
//! **Intervals** last. `a/b` has a start day in the stretch of `a` and an end day in the stretch of `b`, the start not
//! after the end, and occupies all of the days from the one to the other, both included. An end with a time of day is
//! counted in seconds instead. The stretch of an end whose days do not follow each other goes from the first to the last
//! of them (`156X-12-25/1570` may have started on any day from 25 December 1560 on). It is
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
//! | `[156X-12-25,1570]` | one unknown day: 25 December in the 1560s, or a day of 1570 |
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
//! ISO 8601-2:2019 (as the [Library of Congress](https://www.loc.gov/standards/datetime/) presents it) at levels 0, 1 and
//! 2. Beyond that, date-times may be ends of intervals and members of sets, and may leave the seconds out; `Y` is read
//! before a year of four digits; seasons and their like may be of a year with unknown digits.
//!
//! There is one canonical form: `Y` only where four digits are not enough, no mark to the left of the year
//! (`?2004-06` is `2004?-06`), and none to the left of a part that repeats the one to its right. An exponent is kept as it
//! was stated: `Y17E7` is not `Y170000000`.

mod axis;
mod bin;
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
pub use bin::Bin;
pub use edtf::{
    DatePart, Edtf, EdtfDate, EdtfError, EdtfSet, Hemisphere, Interval, IntervalEnd, Qualifier,
    Season, SetMember, TimeOfDay, YearPart, Zone,
};
pub use folds::Folds;
pub use histogram::Histogram;
pub use moment::{Civil, Moment};
pub use precision::Precision;
pub use span::{Span, Widening};
pub use span_index::{Inside, Positions, SpanIndex};
pub use ticks::{Tick, TickLabel};
pub use unit::Unit;
pub use view::{Edge, TimeView, WindowMode};
pub use window::{Membership, Window};

#[cfg(test)]
mod tests;
