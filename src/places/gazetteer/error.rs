use std::io;

use crate::problem::Problem;

/// Why a gazetteer could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// Not compressed with gzip, or cut short.
    #[error("the gazetteer cannot be decompressed: {0}")]
    Decompress(io::Error),
    /// More text than any real gazetteer has.
    #[error("the gazetteer has more than {limit} bytes of text")]
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// The text is not UTF-8.
    #[error("the text of the gazetteer is not UTF-8")]
    Utf8,
    /// The first line is not the one of a gazetteer.
    #[error("this is not a gazetteer")]
    NotAGazetteer,
    /// Only version 1 is read.
    #[error("the gazetteer has version {0}; this program reads version 1")]
    Version(String),
    /// A line that cannot be understood.
    #[error("line {line} of the gazetteer: {reason}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The head promises another number of places.
    #[error("the gazetteer should have {told} places and has {found}")]
    Count {
        /// How many there should be.
        told: usize,
        /// How many there are.
        found: usize,
    },
}

impl GazetteerError {
    /// What to do about it, as a phrase without a full stop.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NotAGazetteer | Self::Version(_) | Self::Line { .. } => {
                "write the file again with geodata/build/gazetteer.py"
            }
            _ => "the copy was probably cut short or damaged; fetch the file again",
        }
    }
}

impl From<&GazetteerError> for Problem {
    fn from(error: &GazetteerError) -> Self {
        Self::error(error.to_string()).hint(error.hint())
    }
}
