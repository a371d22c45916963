//! Help that belongs to no order of the command line.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const TOPIC_QUERIES: &str = "queries";
pub const TOPIC_LINKS: &str = "links";
pub const TOPIC_FIELDS: &str = "Fields:";
pub const TOPIC_VALUES: &str = "Fields with a few values:";
pub const TOPIC_KEYS: &str = "Keys:";

pub const QUERIES_HELP_HEAD: &str =
    "Queries ask for events: behind --where of list and render, in the search field of the window, and
as words= in links.";
pub const QUERIES_HELP_TAIL: &str = "Numbers are compared with = != < <= > >=. Dates are EDTF, or plain words between quotes. Names and
values are found in any script. What has no date is at no time: not during:2025 has it, too.

Examples:
  summit-atlas list --where 'theme:sport during:2025-10'
  summit-atlas list --where 'absent:Aliyev or (kind:summit -country:TJ)'
  summit-atlas list --where 'near:\"Port of Baku\" ~ 50 km sources >= 2'
  summit-atlas render --out picture.png --where 'during:\"autumn 2023\"'";

pub const LINKS_HELP_HEAD: &str = "A link says what is looked at. It begins with summit-atlas:? and has keys with their values, in any
order, with & between them. A key that is missing has the value with which the dataset opens. In a
value %20 is a blank, %26 an & and %25 a %. Links open no files and no servers.";
pub const LINKS_HELP_TAIL: &str = "Examples:
  summit-atlas 'summit-atlas:?center=48.5,41.2&zoom=6&select=event:cis-founded'
  summit-atlas render events.csv 'summit-atlas:?from=2025-06&to=2026&theme=sport' --out picture.png";
