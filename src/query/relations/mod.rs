//! What one thing has to do with others: who was with whom, what led to what, each tie with the claims that it rests on.
//!
//! A [`RelationsGraph`] has what is selected in its middle (the *focus*), what is tied to it, and the ties among the
//! events shown. It reaches one step far; only people come from the second one: those who were at the same events as
//! somebody, or at the events of a place, an organisation or a source. That is not said by anybody: it is worked out
//! from who was where, told apart ([`Standing::Derived`]), and certain only where no source doubts either presence.
//! Whether two people *met* at an event it does not say: to have made one statement is to have a part in one event, too.
//!
//! Of a large neighbourhood the best connected are shown, and of the others how many there are. What a source denies or
//! sources disagree about is left out last. Nothing here knows of filters or the window of time: relations hold
//! whatever is looked at.

mod area;
mod build;
mod candidates;
mod layout;
mod neighbours;
mod routes;
mod together;

use crate::dataset::{Claim, Dataset, EventIx, Role, StopStatus};
use crate::time::Edtf;
use crate::view::Selection;

pub use area::Area;
pub use layout::{Layout, Step};

/// What is tied to what, with the focus in the middle.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationsGraph {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    left_out: [usize; Group::COUNT],
}

/// Something that is tied to something.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub what: Selection,
    /// Its title or name; its id where the file does not have it.
    pub label: String,
    /// When it may have been, if it is an event.
    pub whens: Vec<Edtf>,
    /// What sort of event, if it is one; may be empty.
    pub kind: String,
    /// Where it belongs.
    pub group: Group,
    /// Whether the file has it, rather than only a reference to it.
    pub known: bool,
}

/// Where a node belongs, as seen from the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What is selected.
    Focus,
    /// Events that an event comes after, or is a part of.
    Before,
    /// Events that come after an event, or are its parts.
    After,
    /// The events of anything else than an event.
    Events,
    /// People.
    People,
    /// Places and organisations of an event.
    Setting,
}

impl Group {
    /// How many there are.
    const COUNT: usize = 6;
    /// Each of them but the focus, in the order of the nodes.
    pub const AROUND: [Self; Self::COUNT - 1] = [
        Self::Before,
        Self::After,
        Self::Events,
        Self::People,
        Self::Setting,
    ];
}

/// Two nodes with all that ties them.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Positions of the nodes; the focus is the first, if it is one of them.
    pub ends: [usize; 2],
    /// Never none.
    pub ties: Vec<Tie>,
    /// How it stands with them, all in all.
    pub standing: Standing,
}

/// One tie between two nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// What ties them.
    pub link: Link,
    /// Whether it is read from the first end to the second.
    pub forward: bool,
    /// Ids of the claims that say so; none in a file without claims.
    pub claims: Vec<String>,
}

/// What ties two nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// A relation of that kind, from event to event.
    Relation(String),
    /// An event is a part of another one.
    PartOf,
    /// Somebody's part in an event, with their office.
    Part(Role, Option<String>),
    /// A claim sees an organisation in an event.
    Organisation,
    /// An event was at a place.
    Venue,
    /// A stop of a journey: its place among them, from 1.
    Stop(u32, StopStatus),
    /// Both were at these events, in the order of time.
    Together {
        /// Where no source doubts it.
        certain: Vec<EventIx>,
        /// Where sources disagree about one of them.
        doubtful: Vec<EventIx>,
    },
    /// A source speaks of an event.
    SpeaksOf,
}

/// How it stands with a tie; later ones outweigh earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Said, and not doubted.
    Said,
    /// Worked out from what is said.
    Derived,
    /// Said to be to come.
    Expected,
    /// Said not to be: somebody was not there, a stop was not reached.
    Absent,
    /// Rests on claims that cannot all be true.
    Disputed,
}

impl Standing {
    /// Each of them, the plainest first.
    pub const ALL: [Self; 5] = [
        Self::Said,
        Self::Derived,
        Self::Expected,
        Self::Absent,
        Self::Disputed,
    ];
}

impl RelationsGraph {
    /// What something has to do with the rest of a dataset; `None` when the dataset does not have it.
    ///
    /// Linear in what is tied to it; for a place in the stops of all journeys, for a source in all events.
    #[must_use]
    pub fn of(dataset: &Dataset, focus: &Selection) -> Option<Self> {
        build::graph(dataset, focus)
    }

    /// The focus, and then each group in its order: events by time, people by name.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges of the focus in the order of the nodes, and then those among events.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The edge between a node and the focus; `None` for the focus itself.
    #[must_use]
    pub fn edge_of(&self, node: usize) -> Option<usize> {
        let edge = node.checked_sub(1)?;
        (node < self.nodes.len()).then_some(edge)
    }

    /// The nodes of a group, by their positions.
    pub fn group(&self, group: Group) -> impl Iterator<Item = usize> + '_ {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(move |(_, node)| node.group == group)
            .map(|(at, _)| at)
    }

    /// How many of a group are not shown.
    #[must_use]
    pub fn left_out(&self, group: Group) -> usize {
        self.left_out[group as usize]
    }

    /// Whether nothing is tied to the focus.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.edges.is_empty()
    }

    /// The position of something among the nodes.
    #[must_use]
    pub fn find(&self, what: &Selection) -> Option<usize> {
        self.nodes.iter().position(|node| node.what == *what)
    }
}

impl Edge {
    /// The claims that it rests on, each once, as far as the dataset has them.
    #[must_use]
    pub fn claims<'a>(&self, dataset: &'a Dataset) -> Vec<&'a Claim> {
        let mut claims: Vec<&Claim> = Vec::new();
        for id in self.ties.iter().flat_map(|tie| &tie.claims) {
            if let Some(claim) = dataset.find_claim(id)
                && !claims.iter().any(|it| it.id == claim.id)
            {
                claims.push(claim);
            }
        }
        claims
    }

    /// Whether it has a direction: what it is read from led, answers or refers to the other end.
    #[must_use]
    pub fn direction(&self) -> Option<bool> {
        let directed = |tie: &&Tie| match &tie.link {
            Link::Relation(kind) => !matches!(kind.as_str(), "coincides_with" | "same_journey"),
            Link::PartOf => true,
            _ => false,
        };
        let tie = self.ties.iter().find(directed)?;
        Some(tie.forward)
    }
}

#[cfg(test)]
mod tests;
