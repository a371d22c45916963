//! The small language in which events are asked for: `theme:sport during:2025-10 absent:Aliyev sources>=2`.
//!
//! [`parse`] makes a [`Condition`] of what was typed. It never fails as a whole: what was understood before a mistake
//! counts, and a [`QueryError`] says what was wrong, at which column, and what to write instead. So a query works while
//! it is half typed. The same text stands in the search field, in links and behind `--where`; plain words without any
//! field are a query, too. A condition prints itself in one canonical form, and what is printed is read as the same
//! condition. [`completing()`] says what a person who types is about to write.
//!
//! Nothing here knows a dataset: which names there are, and which events fulfil a condition, is found in `query`.
//!
//! # Grammar
//!
//! ```text
//! query     = [ or ]
//! or        = and { "or" and }
//! and       = not { [ "and" ] not }
//! not       = { "not" | "-" } term
//! term      = "(" or ")" | field | word { word }       (after "not" and "-" one word only)
//! field     = name ( ":" | "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
//! value     = characters up to a space or parenthesis | '"' characters '"'
//! word      = the same, but no name with a colon behind it
//! ```
//!
//! - `and`, `or` and `not` are operators in capitals and small letters alike; between quotes they are words. `-` is one
//!   in front of something.
//! - Between quotes `\"` is a quote and `\\` a backslash.
//! - Words that follow each other are one condition: all of them must be there. Quotes keep words together behind `not`.
//! - Behind the name of a field there is no space, but round a sign that compares numbers and in front of a distance. A
//!   name that is no field is a mistake before a colon and before a sign with a number, and a word before another sign.
//! - Numbers are compared (`sources>=2`; a colon is `=`); everything else takes a colon or `=`.
//! - `|`, `||` and `&&` that stand alone are mistakes: they combine conditions elsewhere, and say nothing here.
//! - At most [`MAX_LENGTH`] characters are read, and parentheses are nested [`MAX_DEPTH`] deep at most. Reading takes a
//!   time that is linear in the length.

mod completing;
mod condition;
mod error;
mod field;
mod lexer;
mod near;
mod parser;
mod print;
mod values;

pub use completing::{Completing, completing, written_value};
pub use condition::{Centre, Comparison, Condition};
pub use error::QueryError;
pub use field::{Countable, OwnWords, Part, QueryField, Timing};
pub use parser::{Parsed, parse};

/// The most characters of a query that are read.
pub const MAX_LENGTH: usize = 10_000;

/// How deep parentheses may be nested.
pub const MAX_DEPTH: usize = 64;

#[cfg(test)]
mod tests;
