//! Queries as arguments.

use super::{Exit, say};
use crate::text;
use crate::view::Filter;
use crate::view::query::parse;

/// The filter of `--where`. A query that is not wholly understood is told with signs under the mistake.
pub(super) fn filter(query: Option<&str>) -> Result<Filter, Exit> {
    let query = query.unwrap_or_default();
    let Some(error) = parse(query).error else {
        return Ok(Filter {
            words: query.to_owned(),
            ..Filter::default()
        });
    };
    say(format_args!("error: --where, {error}"));
    for line in error.pointed_at(query) {
        say(format_args!("  {line}"));
    }
    if let Some(hint) = error.hint() {
        say(text::query_hint(hint));
    }
    Err(Exit::Usage)
}
