//! What was wrong with an expression, where, and what to write instead.

use std::fmt;

use super::fault::{Fault, shown};
use super::hint;

/// Why an expression is not an EDTF date that this program reads.
///
/// Its text says what was wrong and where: `month 13 does not exist, at column 6 of "1969-13"`. Of a date in plain words
/// that would be read, were it not wrong, it says what is wrong with that: `day 31 does not exist in 2025-02`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    text: String,
    offset: usize,
    fault: Fault,
}

impl EdtfError {
    /// What is wrong, as it was read.
    pub(super) fn fault(self) -> Fault {
        self.fault
    }

    pub(super) fn new(text: &str, offset: usize, fault: Fault) -> Self {
        Self {
            text: text.to_owned(),
            offset,
            fault,
        }
    }

    /// The expression as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Byte of [`EdtfError::text`] at which it went wrong; always at the start of a character or at the end.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.meant().0
    }

    /// What was wrong, without the expression: `month 13 does not exist`.
    #[must_use]
    pub fn reason(&self) -> String {
        self.meant().1.to_string()
    }

    /// Whether it is an interval, in EDTF or plain words, that ends before it starts.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.meant().1 == Fault::Reversed
    }

    /// Where and what is wrong: with the plain date that was meant, if it was one.
    fn meant(&self) -> (usize, Fault) {
        let is_other_form = matches!(
            self.fault,
            Fault::NoYear | Fault::YearDigits(_) | Fault::Unexpected(_) | Fault::MonthDigits
        );
        let meant = is_other_form.then(|| hint::fault(&self.text)).flatten();
        meant.unwrap_or_else(|| (self.offset, self.fault.clone()))
    }

    /// What to write instead, as a sentence without a full stop: `write 1986-09-12 or 1986-12-09`.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let suggestions = self.suggestions();
        if suggestions.is_empty() {
            self.meant().1.hint()
        } else {
            Some(format!("write {}", suggestions.join(" or ")))
        }
    }

    /// EDTF expressions that may have been meant, likeliest first; each of them can be read. Dates as people
    /// commonly write them in English are recognised, and the order of day and month is never guessed silently:
    /// `12/09/1986` gives two.
    #[must_use]
    pub fn suggestions(&self) -> Vec<String> {
        hint::suggestions(&self.text)
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (offset, fault) = self.meant();
        let before = self.text.get(..offset).unwrap_or_default();
        let column = before.chars().count() + 1;
        let text = shortened(&self.text);
        write!(f, "{fault}, at column {column} of \"{text}\"")
    }
}

impl std::error::Error for EdtfError {}

/// The first 60 characters, with those that cannot be seen escaped.
fn shortened(text: &str) -> String {
    let mut start: String = text.chars().take(60).map(shown).collect();
    if text.chars().nth(60).is_some() {
        start.push('…');
    }
    start
}
