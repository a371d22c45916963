//! What can follow where somebody types a query.

use std::ops::Range;

use super::state::Explorer;
use crate::dataset::{PersonIx, Role, VenueIx};
use crate::query::value_title;
use crate::text;
use crate::text::folding::fold;
use crate::view::Facet;
use crate::view::query::{Completing, Part, QueryField, completing, written_value};

/// The most that is offered at once.
const OFFERED: usize = 8;
/// So many values of a facet are looked through, the most frequent first.
const LOOKED_AT: usize = 20_000;
/// Letters of a field's name that are there before it is offered.
const LETTERS: usize = 2;

/// Something that can stand where somebody types a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What would be written.
    pub written: String,
    /// What it is, or how many events have it.
    pub meaning: String,
    /// The query with it.
    pub query: String,
    /// The byte of that query at which the caret stands then.
    pub caret: usize,
    /// Whether it is the value of a field, and not a field.
    pub is_value: bool,
}

impl Completion {
    /// The same as it is shown: quotes say nothing there.
    #[must_use]
    pub fn shown(&self) -> &str {
        let quoted = self.written.strip_prefix('"');
        let inside = quoted.and_then(|it| it.strip_suffix('"'));
        inside.unwrap_or(&self.written)
    }
}

/// A value that can be written: itself, what it is called where that says more, and how many events have it.
struct Value {
    written: String,
    called: String,
    events: usize,
}

impl Explorer {
    /// What can stand at a byte of the query of the filter, the likeliest first: fields that begin with the letters that
    /// are there, or values of a field with words that do.
    #[must_use]
    pub fn completions(&self, caret: usize) -> Vec<Completion> {
        let query = &self.view().filter.words;
        match completing(query, caret) {
            None => Vec::new(),
            Some(Completing::Field { typed, range }) => {
                let typed = typed.to_lowercase();
                if typed.chars().count() < LETTERS {
                    return Vec::new();
                }
                let all = QueryField::ALL.into_iter();
                let fields = all.filter(|field| field.key().starts_with(&typed));
                let offered = fields.take(OFFERED).map(|field| {
                    let sign = if matches!(field, QueryField::Count(_)) {
                        ">="
                    } else {
                        ":"
                    };
                    let written = format!("{}{sign}", field.key());
                    let meaning = text::query_meaning(field.key()).to_owned();
                    taken(query, &range, written, meaning, false)
                });
                offered.collect()
            }
            Some(Completing::Value {
                field,
                typed,
                range,
            }) => {
                let sought = fold(typed.trim());
                let values = self.values_like(field, &sought).into_iter();
                let offered = values.take(OFFERED).map(|value| {
                    let events = text::events(value.events);
                    let meaning = if value.called == value.written {
                        events
                    } else {
                        format!("{}, {events}", value.called)
                    };
                    taken(query, &range, value.written, meaning, true)
                });
                offered.collect()
            }
        }
    }

    /// The values of a field of which a word begins with some folded letters.
    fn values_like(&self, field: QueryField, sought: &str) -> Vec<Value> {
        match field {
            QueryField::Facet(facet) => self.facet_values_like(facet, sought),
            QueryField::Person(part) => self.people_like(part, sought),
            QueryField::Place => self.places_like(sought, ""),
            QueryField::Near => self.places_like(sought, "~50km"),
            QueryField::Count(_) | QueryField::Time(_) | QueryField::Own(_) => Vec::new(),
        }
    }

    fn facet_values_like(&self, facet: Facet, sought: &str) -> Vec<Value> {
        let dataset = self.dataset();
        let values = self.facet_values(facet).take(LOOKED_AT);
        let found = values.filter_map(|(value, events)| {
            let called = value_title(dataset, facet, value);
            if !begins(value, sought) && !begins(&called, sought) {
                return None;
            }
            // A person is better known by the name than by the id.
            let is_name = matches!(facet, Facet::Person | Facet::Organisation);
            let written = if is_name { &*called } else { value };
            Some(Value {
                written: written_value(written),
                called: if is_name {
                    written_value(&called)
                } else {
                    called.into_owned()
                },
                events,
            })
        });
        let mut found: Vec<Value> = found.collect();
        if QueryField::Facet(facet).fixed_values().is_none() {
            found.sort_by_key(|value| std::cmp::Reverse(value.events));
        }
        found
    }

    fn people_like(&self, part: Part, sought: &str) -> Vec<Value> {
        let dataset = self.dataset();
        let is_part = |role: Role| match part {
            Part::Present => role.is_there(),
            Part::Absent => role == Role::Absent,
            Part::Expected => role == Role::Expected,
        };
        let all = (0..dataset.parts().persons.len()).filter_map(PersonIx::new);
        let found = all.filter_map(|ix| {
            let person = dataset.person(ix);
            let mut names = std::iter::once(&person.name).chain(person.names.values());
            if !names.any(|name| begins(name, sought)) {
                return None;
            }
            let parts = dataset.participations_by(ix);
            let mut events: Vec<&str> = parts
                .filter(|it| is_part(it.role))
                .map(|it| it.event.as_str())
                .collect();
            events.sort_unstable();
            events.dedup();
            Some(Value::named(&person.name, "", events.len()))
        });
        most_first(found)
    }

    fn places_like(&self, sought: &str, behind: &str) -> Vec<Value> {
        let dataset = self.dataset();
        let all = (0..dataset.parts().venues.len()).filter_map(VenueIx::new);
        let found = all.filter_map(|ix| {
            let venue = dataset.venue(ix);
            let aliases = venue.aliases.iter().map(|alias| &alias.name);
            let names = std::iter::once(&venue.name).chain(venue.names.values());
            let is_pinned = behind.is_empty() || venue.pin().is_some();
            let is_called = names.chain(aliases).any(|name| begins(name, sought));
            (is_pinned && is_called)
                .then(|| Value::named(&venue.name, behind, dataset.events_at(ix).len()))
        });
        most_first(found)
    }
}

impl Value {
    fn named(name: &str, behind: &str, events: usize) -> Self {
        let written = written_value(&format!("{name}{behind}"));
        Self {
            called: written.clone(),
            written,
            events,
        }
    }
}

/// Values that any event has, those of most events first.
fn most_first(values: impl Iterator<Item = Value>) -> Vec<Value> {
    let mut values: Vec<Value> = values.filter(|value| value.events > 0).collect();
    values.sort_by(|a, b| (b.events, &a.written).cmp(&(a.events, &b.written)));
    values
}

/// Whether a word of a name begins with folded letters.
fn begins(name: &str, sought: &str) -> bool {
    let folded = fold(name);
    let mut starts = folded.match_indices(sought).map(|(at, _)| at);
    starts.any(|at| at == 0 || folded.as_bytes()[at - 1] == b' ')
}

/// The query with something in place of what was typed. Behind a value at its end comes a space.
fn taken(
    query: &str,
    range: &Range<usize>,
    written: String,
    meaning: String,
    is_value: bool,
) -> Completion {
    let (before, behind) = (&query[..range.start], &query[range.end..]);
    let space = if is_value && behind.is_empty() {
        " "
    } else {
        ""
    };
    let start = format!("{before}{written}{space}");
    Completion {
        written,
        meaning,
        caret: start.len(),
        query: start + behind,
        is_value,
    }
}
