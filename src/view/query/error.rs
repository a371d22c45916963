use std::fmt;
use std::ops::Range;

use crate::text;

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    range: Range<usize>,
    column: usize,
    message: String,
    hint: Option<String>,
}

impl QueryError {
    /// A mistake in a text; the range is cut to it.
    pub(super) fn new(
        whole: &str,
        range: Range<usize>,
        message: impl Into<String>,
        hint: Option<String>,
    ) -> Self {
        let end = range.end.min(whole.len());
        let range = range.start.min(end)..end;
        let before = whole.get(..range.start).unwrap_or_default();
        Self {
            column: before.chars().count() + 1,
            range,
            message: message.into(),
            hint,
        }
    }

    /// The bytes of the query that are wrong; empty where something is missing.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The character at which it went wrong, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The query, and below it signs under what is wrong.
    #[must_use]
    pub fn pointed_at(&self, query: &str) -> [String; 2] {
        let shown = |c: char| if c.is_control() { ' ' } else { c };
        let line: String = query.chars().map(shown).collect();
        let wrong = query.get(self.range.clone()).unwrap_or_default();
        let carets = wrong.chars().count().max(1);
        let below = format!("{}{}", " ".repeat(self.column - 1), "^".repeat(carets));
        [line, below]
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::query_error(self.column, &self.message))
    }
}

impl std::error::Error for QueryError {}
