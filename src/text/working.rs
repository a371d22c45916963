//! What is being worked out, while what was there before is still shown.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const READING_SOURCES: &str = "working out what the sources say …";
pub const ARRANGING: &str = "sorting the list …";
pub const FILTERING: &str = "looking through the events …";
