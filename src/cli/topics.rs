//! Help that belongs to no order: what queries and links can say. It is made of the tables by which they are read.

use std::ffi::OsString;

use crate::text;
use crate::view::LinkKey;
use crate::view::query::QueryField;

/// Between an example and what it means.
const GAP: usize = 2;

/// The page that `help` is asked for, if it is one of these.
pub(super) fn asked(mut arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let (help, topic) = (arguments.next()?, arguments.next()?);
    if help != "help" || arguments.next().is_some() {
        return None;
    }
    match topic.to_str()? {
        text::TOPIC_QUERIES => Some(queries()),
        text::TOPIC_LINKS => Some(links()),
        _ => None,
    }
}

fn queries() -> String {
    let fields = QueryField::ALL.map(QueryField::key);
    let fields = rows(fields.map(|key| {
        (
            text::query_example(key).to_owned(),
            text::query_meaning(key),
        )
    }));
    let fixed = QueryField::ALL.into_iter().filter_map(|field| {
        let values = field.fixed_values()?;
        Some((field.key().to_owned(), values.join(", ")))
    });
    let fixed = rows(fixed);
    [
        text::QUERIES_HELP_HEAD,
        &format!("{}\n{}", text::QUERY_HELP_WORDS, text::QUERY_HELP_OPERATORS),
        &format!("{}\n{fields}", text::TOPIC_FIELDS),
        &format!("{}\n{fixed}", text::TOPIC_VALUES),
        text::QUERIES_HELP_TAIL,
    ]
    .join("\n\n")
}

fn links() -> String {
    let keys = LinkKey::ALL.map(LinkKey::key);
    let keys = rows(keys.map(|key| (text::link_example(key), text::link_meaning(key))));
    [
        text::LINKS_HELP_HEAD,
        &format!("{}\n{keys}", text::TOPIC_KEYS),
        text::LINK_HELP_MORE,
        text::LINKS_HELP_TAIL,
    ]
    .join("\n\n")
}

/// Two columns.
fn rows<T: AsRef<str>>(rows: impl IntoIterator<Item = (String, T)>) -> String {
    let rows: Vec<(String, T)> = rows.into_iter().collect();
    let widths = rows.iter().map(|(left, _)| left.chars().count());
    let width = widths.max().unwrap_or_default() + GAP;
    let lines = rows
        .iter()
        .map(|(left, right)| format!("  {left:width$}{}", right.as_ref()));
    lines.collect::<Vec<String>>().join("\n")
}
