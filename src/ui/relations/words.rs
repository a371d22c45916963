use crate::dataset::{Dataset, StopStatus};
use crate::query::{Edge, Group, Link, Node, RelationsGraph, Standing, Tie};
use crate::text;
use crate::view::Selection;

/// The most characters of a title on a card, and of what is said of it below.
const TITLE: usize = 140;
const BELOW: usize = 90;

/// Everything that a graph says.
pub(super) struct Words {
    /// Of each node: its name, and what stands below it.
    pub(super) cards: Vec<[String; 2]>,
    /// Of each node, in full.
    pub(super) spoken: Vec<String>,
    /// Of each edge, in full.
    pub(super) edges: Vec<String>,
    pub(super) headings: Vec<(Group, String)>,
}

impl Words {
    pub(super) fn new(dataset: &Dataset, graph: &RelationsGraph) -> Self {
        let focus = &graph.nodes()[0];
        let edges = graph.edges().iter().map(|edge| {
            let ends = edge.ends.map(|end| called(&graph.nodes()[end]));
            let ends = ends.map(|name| text::bidi::elided(name, TITLE));
            let ties = edge_words(&focus.what, edge);
            text::spoken_tie([&ends[0], &ends[1]], &ties, edge.claims(dataset).len())
        });
        let ties = |at: usize| graph.edge_of(at).map(|edge| &graph.edges()[edge]);
        let nodes = || graph.nodes().iter().enumerate();
        Self {
            edges: edges.collect(),
            cards: nodes()
                .map(|(at, node)| card(focus, node, ties(at)))
                .collect(),
            spoken: nodes()
                .map(|(at, node)| {
                    let ties = ties(at).map(|edge| edge_words(&focus.what, edge));
                    let ties = ties.unwrap_or_else(|| text::IN_THE_MIDDLE.to_owned());
                    let when = text::dates(&node.whens);
                    let name = text::bidi::elided(called(node), TITLE);
                    text::spoken_node(sort(&node.what), &name, &when, &ties)
                })
                .collect(),
            headings: headings(graph),
        }
    }
}

/// A name, or that there is none.
pub(super) fn called(node: &Node) -> &str {
    if node.label.trim().is_empty() {
        text::NO_TITLE
    } else {
        &node.label
    }
}

/// What sort of thing something is.
fn sort(what: &Selection) -> &'static str {
    match what {
        Selection::Event(_) => text::FOUND_EVENT,
        Selection::Venue(_) => text::FOUND_PLACE,
        Selection::Person(_) => text::FOUND_PERSON,
        Selection::Organisation(_) => text::FOUND_ORGANISATION,
        Selection::Source(_) => text::FOUND_SOURCE,
    }
}

fn card(focus: &Node, node: &Node, edge: Option<&Edge>) -> [String; 2] {
    let mut below: Vec<String> = Vec::new();
    match edge {
        // That the events of a place are there goes without saying.
        Some(edge) if node.group == Group::Events && is_there(edge) => {}
        Some(edge) => below.push(edge_words(&focus.what, edge)),
        None if !node.kind.trim().is_empty() => below.push(node.kind.clone()),
        None => below.push(sort(&node.what).to_owned()),
    }
    if !node.whens.is_empty() {
        below.push(text::short_dates_with_year(&node.whens));
    } else if node.known && node.what.event().is_some() {
        below.push(text::UNDATED.to_owned());
    }
    if !node.known {
        below.push(text::MEANT_ONLY.to_owned());
    }
    below.retain(|words| !words.is_empty());
    let below = below.join(" · ");
    [
        text::bidi::elided(called(node), TITLE).into_owned(),
        text::bidi::elided(&below, BELOW).into_owned(),
    ]
}

/// Whether an edge says no more than where an event was, or of what organisation.
fn is_there(edge: &Edge) -> bool {
    let mut ties = edge.ties.iter();
    ties.all(|tie| matches!(tie.link, Link::Venue | Link::Organisation))
}

/// What ties two nodes, as seen from the first.
pub(super) fn edge_words(focus: &Selection, edge: &Edge) -> String {
    let mut words: Vec<String> = Vec::new();
    let has_stop = edge
        .ties
        .iter()
        .any(|tie| matches!(tie.link, Link::Stop(..)));
    for tie in &edge.ties {
        // That a stop of a journey is one of its places, and a part of it on the same trip, goes without saying.
        let is_same_trip =
            matches!(&tie.link, Link::Relation(kind) if kind.as_str() == "same_journey");
        if (has_stop && tie.link == Link::Venue) || (edge.ties.len() > 1 && is_same_trip) {
            continue;
        }
        let tie = tie_words(focus, tie);
        if !tie.is_empty() && !words.contains(&tie) {
            words.push(tie);
        }
    }
    let is_part = |tie: &Tie| matches!(tie.link, Link::Part(..));
    if edge.standing == Standing::Disputed && edge.ties.iter().any(is_part) {
        return text::SOURCES_DISAGREE.to_owned();
    }
    words.join(", ")
}

/// What one tie is.
pub(super) fn tie_words(focus: &Selection, tie: &Tie) -> String {
    match &tie.link {
        Link::Relation(kind) => text::relation(kind, tie.forward),
        Link::PartOf => text::relation("part_of", tie.forward),
        Link::Part(role, _) => text::part_taken(&role.to_string()).to_owned(),
        Link::Organisation => text::ORGANISATION.to_owned(),
        Link::Venue => text::FOUND_PLACE.to_owned(),
        Link::Stop(order, status) => text::stop_of_journey(*order, stop_words(*status)),
        Link::Together { certain, doubtful } => {
            let (certain, doubtful) = (certain.len(), doubtful.len());
            match focus {
                Selection::Person(_) => text::both_at(certain, doubtful),
                _ => text::was_at(certain, doubtful),
            }
        }
        Link::SpeaksOf => text::claims(tie.claims.len()),
    }
}

fn stop_words(status: StopStatus) -> &'static str {
    match status {
        StopStatus::Reached => text::STOP_REACHED,
        StopStatus::NotReached => text::STOP_NOT_REACHED,
        StopStatus::Planned => text::STOP_PLANNED,
    }
}

fn headings(graph: &RelationsGraph) -> Vec<(Group, String)> {
    let focus = &graph.nodes()[0].what;
    let groups = Group::AROUND.into_iter();
    let of = |group: Group| {
        let heading = match (group, focus) {
            (Group::Before, _) => text::TIES_BEFORE,
            (Group::After, _) => text::TIES_AFTER,
            (Group::Setting, _) => text::TIES_SETTING,
            (Group::Events | Group::Focus, _) => text::TIES_EVENTS,
            (Group::People, Selection::Event(_)) => text::TIES_PEOPLE,
            (Group::People, Selection::Person(_)) => text::TIES_MET,
            (Group::People, Selection::Source(_)) => text::TIES_PEOPLE_NAMED,
            (Group::People, _) => text::TIES_PEOPLE_THERE,
        };
        let shown = graph.group(group).count();
        (
            group,
            text::ties_of_sort(heading, shown, graph.left_out(group)),
        )
    };
    groups.map(of).collect()
}
