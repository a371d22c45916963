//! Which events fulfil a condition, and why.
//!
//! An [`Answer`] is worked out once for a query: each part of the condition becomes a set of events, and the sets are
//! combined as the parts are. It keeps them, so that *why* an event is among them is a look at sets of which each is
//! asked for one event. Names that were typed are held against all names of people, places and values, whatever the
//! case, the marks and the script; a name that nothing has answers with no event and a note.
//!
//! Time has three values, and a condition has two: `during:`, `before:` and `after:` hold of what is certainly or
//! possibly so, `certainly:` only of what is certain. None of them ever holds of what has no date; `not` turns all of
//! that round, so that `not during:2025` has what was certainly not in 2025 *and* what has no date.
//!
//! Distances are those along the great circle to the nearest mark of an event on the map: its points, its stops, the
//! middle of its areas.

mod leaf;
mod names;
mod why;

use super::event_set::narrow;
use super::{EventSet, Index};
use crate::dataset::{Dataset, EventIx};
use crate::view::query::{Condition, Parsed, parse};
use leaf::Leaf;

pub use names::value_title;

/// What comes of a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    parsed: Parsed,
    root: Option<Node>,
    notes: Vec<String>,
}

/// A part of a condition with the events that fulfil it.
#[derive(Clone, Debug)]
struct Node {
    events: EventSet,
    part: Part,
}

/// How it is put together.
#[derive(Clone, Debug)]
enum Part {
    /// Of parts that all hold, or of which one does.
    Several(Vec<Node>),
    /// Of what does not hold, as it is written.
    Not(String),
    Leaf(Box<Leaf>),
}

impl Answer {
    /// Reads a query, and finds the events that fulfil it as far as it was understood.
    #[must_use]
    pub fn new(dataset: &Dataset, index: &Index, query: &str) -> Self {
        let parsed = parse(query);
        let mut notes = Vec::new();
        let condition = parsed.condition.as_ref();
        Self {
            root: condition.map(|it| Node::new(dataset, index, it, &mut notes)),
            parsed,
            notes,
        }
    }

    /// The events that fulfil the query; `None` where it asks for nothing, so that all do.
    #[must_use]
    pub fn events(&self) -> Option<&EventSet> {
        self.root.as_ref().map(|root| &root.events)
    }

    /// What was understood, and what was not.
    #[must_use]
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// What a person should know beside mistakes: names that nothing has.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whether it asks for more than plain words.
    #[must_use]
    pub fn has_fields(&self) -> bool {
        let condition = self.parsed.condition.as_ref();
        condition.is_some_and(|condition| !condition.is_plain())
    }

    /// The plain words of the query.
    #[must_use]
    pub fn plain_words(&self) -> String {
        let condition = self.parsed.condition.as_ref();
        condition.map_or_else(String::new, Condition::plain_words)
    }

    /// The words that are to be marked where they are found.
    #[must_use]
    pub fn marked_words(&self) -> String {
        let condition = self.parsed.condition.as_ref();
        condition.map_or_else(String::new, Condition::marked_words)
    }

    /// Which parts of the query an event fulfils, in words; nothing where it does not fulfil the whole. What it costs does not
    /// grow with the dataset, but for a search by halves.
    #[must_use]
    pub fn why(&self, dataset: &Dataset, event: EventIx) -> Vec<String> {
        let mut reasons = Vec::new();
        if let (Some(root), Some(rank)) = (&self.root, dataset.rank(event)) {
            root.explain(dataset, narrow(rank), event, &mut reasons);
        }
        reasons
    }
}

/// The events that fulfil a condition.
#[must_use]
pub fn evaluate(dataset: &Dataset, index: &Index, condition: &Condition) -> EventSet {
    Node::new(dataset, index, condition, &mut Vec::new()).events
}

/// Which parts of a condition an event fulfils, in words; for many events ask one [`Answer`].
#[must_use]
pub fn why(dataset: &Dataset, index: &Index, condition: &Condition, event: EventIx) -> Vec<String> {
    let answer = Answer {
        root: Some(Node::new(dataset, index, condition, &mut Vec::new())),
        ..Answer::default()
    };
    answer.why(dataset, event)
}

impl Node {
    fn new(
        dataset: &Dataset,
        index: &Index,
        condition: &Condition,
        notes: &mut Vec<String>,
    ) -> Self {
        let mut several = |parts: &[Condition], join: fn(&mut EventSet, &EventSet)| {
            let parts: Vec<Self> = parts
                .iter()
                .map(|part| Self::new(dataset, index, part, notes))
                .collect();
            let mut sets = parts.iter().map(|part| &part.events);
            let mut events = sets.next().cloned().unwrap_or_default();
            sets.for_each(|set| join(&mut events, set));
            let part = Part::Several(parts);
            Self { events, part }
        };
        match condition {
            Condition::All(parts) => several(parts, EventSet::keep),
            Condition::Any(parts) => several(parts, EventSet::add),
            Condition::Not(inner) => {
                let mut events = EventSet::range(0..dataset.len());
                events.remove(&Self::new(dataset, index, inner, notes).events);
                let part = Part::Not(condition.to_string());
                Self { events, part }
            }
            leaf => {
                let (leaf, events) = Leaf::new(dataset, index, leaf);
                notes.extend(leaf.note().filter(|note| !notes.contains(note)));
                let part = Part::Leaf(Box::new(leaf));
                Self { events, part }
            }
        }
    }

    /// Adds why an event is among those of the node, if it is.
    fn explain(&self, dataset: &Dataset, rank: u32, event: EventIx, reasons: &mut Vec<String>) {
        if !self.events.contains(rank) {
            return;
        }
        let mut add = |reason: String| {
            if !reason.is_empty() && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        };
        match &self.part {
            Part::Several(parts) => {
                for part in parts {
                    part.explain(dataset, rank, event, reasons);
                }
            }
            Part::Not(written) => add(written.clone()),
            Part::Leaf(leaf) => leaf.explain(dataset, rank, event, &mut add),
        }
    }
}

#[cfg(test)]
mod tests;
