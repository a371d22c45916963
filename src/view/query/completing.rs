use std::ops::Range;

use super::field::QueryField;
use super::lexer::{Kind, Named, lex};
use super::print::written;

/// What somebody is about to write where the caret stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completing {
    /// The name of a field, of which these letters are there.
    Field {
        /// What is there.
        typed: String,
        /// The bytes that the name takes the place of.
        range: Range<usize>,
    },
    /// The value of a field.
    Value {
        /// Of which.
        field: QueryField,
        /// What is there, without quotes.
        typed: String,
        /// The bytes that the value takes the place of, with the quotes.
        range: Range<usize>,
    },
}

/// What is about to be written at a byte of a query; `None` inside a word, behind a space, and where nothing can be
/// told.
#[must_use]
pub fn completing(query: &str, caret: usize) -> Option<Completing> {
    let before = query.get(..caret)?;
    let behind = query.get(caret..)?.chars().next();
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    // Quotes that are open hold whatever follows.
    let lexed = lex(before);
    let token = lexed.tokens.last().filter(|it| it.range.end == caret)?;
    match &token.kind {
        Kind::Words(word) if behind.is_none_or(ends) => {
            let is_name = word.chars().all(char::is_alphabetic) && before.ends_with(word.as_str());
            is_name.then(|| Completing::Field {
                typed: word.clone(),
                range: token.range.clone(),
            })
        }
        Kind::Field(Named {
            field: Some(field),
            value,
            at,
            ..
        }) => {
            let is_quoted = at.len() > 1 && before[at.clone()].starts_with('"');
            let is_closed = is_quoted && lexed.unclosed.is_none();
            if is_closed || behind.is_some_and(|c| !ends(c) && c != '"') {
                return None;
            }
            // The quote that is closed behind the caret goes with the others.
            let closing = usize::from(behind == Some('"') && is_quoted);
            Some(Completing::Value {
                field: *field,
                typed: value.clone(),
                range: at.start..at.end + closing,
            })
        }
        _ => None,
    }
}

/// A value as it is written behind its field: between quotes where it has to.
#[must_use]
pub fn written_value(value: &str) -> String {
    written(value)
}
